/* Which command; everything else is theirs. */
#include <glib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "analyzer/cli/capture.h"
#include "analyzer/cli/cli.h"
#include "analyzer/cli/depfile.h"
#include "analyzer/cli/commands.h"
#include "analyzer/cli/output.h"
#include "analyzer/base/suggest.h"
#include "generated/rl_version.h"

static void print_help(FILE *out)
{
    fputs("Usage: reflint COMMAND [ARGUMENT...]\n\n"
          "Finds reference leaks in C code that uses the Python/C API.\n\n"
          "Commands:\n",
          out);
    for (size_t i = 0; i < rl_commands_count; i++)
        fprintf(out, "  %-10s %s\n", rl_commands[i].name, rl_commands[i].what);
    fputs("\n"
          "  reflint COMMAND --help    tells a command's options\n"
          "  reflint --version         tells the version\n",
          out);
}

/* What was printed must have got out, or the status says so. */
static int finish(int status)
{
    GError *error = NULL;
    if (rl_output_flush_stdout(&error))
        return status;
    fprintf(stderr, "reflint: %s\n", error->message);
    g_error_free(error);
    return RL_EXIT_ERROR;
}

static int unknown(const char *word)
{
    const char **names = g_new(const char *, rl_commands_count);
    for (size_t i = 0; i < rl_commands_count; i++)
        names[i] = rl_commands[i].name;
    const char *near = rl_suggest(word, names, rl_commands_count);
    fprintf(stderr, "reflint: there is no %s %s", word[0] == '-' ? "option" : "command", word);
    if (near)
        fprintf(stderr, "; did you mean `reflint %s`?", near);
    fputs("\nTry `reflint --help`.\n", stderr);
    g_free(names);
    return RL_EXIT_ERROR;
}

static int dispatch(int argc, char **argv)
{
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0 || strcmp(word, "version") == 0) {
        puts("reflint " RL_VERSION);
        return RL_EXIT_CLEAN;
    }
    bool help = strcmp(word, "help") == 0;
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || (help && argc == 2)) {
        print_help(stdout);
        return RL_EXIT_CLEAN;
    }
    char *ask[] = {argv[help ? 2 : 1], "--help", NULL}; /* help COMMAND */
    for (size_t i = 0; i < rl_commands_count; i++)
        if (strcmp(rl_commands[i].name, ask[0]) == 0)
            return help ? rl_commands[i].run(2, ask) : rl_commands[i].run(argc - 1, argv + 1);
    return unknown(ask[0]);
}

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "");
    if (rl_capture_is_wrapper(argv[0]))
        return rl_capture_wrap(argc, argv);
    signal(SIGPIPE, SIG_IGN); /* a reader that left is an error like a full disk */
    if (argc < 2) {
        print_help(stderr);
        return RL_EXIT_ERROR;
    }
    GError *error = NULL;
    char **words = rl_response_files(argv, &error);
    if (!words) {
        fprintf(stderr, "reflint: %s\n", error->message);
        g_error_free(error);
        return RL_EXIT_ERROR;
    }
    int status = finish(dispatch((int)g_strv_length(words), words));
    g_strfreev(words);
    return status;
}
