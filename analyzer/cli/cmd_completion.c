/* reflint completion: scripts for shells, which ask reflint itself for words, so that they never go stale. */
#include <stdio.h>
#include <string.h>

#include "analyzer/cli/cli.h"
#include "analyzer/cli/commands.h"
#include "analyzer/cli/options.h"
#include "analyzer/cli/templates.h"

/* NAME NULL: the commands. */
static enum rl_exit print_words(const char *name)
{
    for (size_t i = 0; i < rl_commands_count; i++) {
        const struct rl_command *command = &rl_commands[i];
        if (!name)
            printf("%s\t%s\n", command->name, command->what);
        else if (strcmp(command->name, name) == 0 && command->run != rl_cmd_completion)
            command->run(2, (char *[]){(char *)name, (char *)RL_LIST_OPTIONS, NULL});
    }
    return RL_EXIT_CLEAN;
}

int rl_cmd_completion(int argc, char **argv)
{
    static const char *const shells[] = {"bash", "zsh", "fish", NULL};
    gboolean words = FALSE;
    const GOptionEntry entries[] = {
        {"words", 0, 0, G_OPTION_ARG_NONE, &words, "the commands, or the options of COMMAND, each with what it does behind a tab", NULL},
        {0},
    };
    struct rl_arguments arguments;
    enum rl_exit status = RL_EXIT_ERROR;
    rl_arguments_init(&arguments, "completion", "bash|zsh|fish | --words [COMMAND]",
                      "Prints a completion script: source it, or put it where the shell looks for such scripts.");
    rl_arguments_add(&arguments, entries);
    if (rl_arguments_parse(&arguments, argc, argv)) {
        GError *error = NULL;
        int shell;
        if (words) {
            status = print_words(arguments.words[0]);
        } else if (!arguments.words[0]) {
            rl_arguments_complain(&arguments, "the name of a shell was expected: bash, zsh or fish");
        } else if (!rl_options_choice("completion", arguments.words[0], shells, &shell, &error)) {
            rl_arguments_complain(&arguments, error->message);
            g_error_free(error);
        } else {
            char *name = g_strconcat("completion.", shells[shell], NULL);
            fputs(rl_template(name), stdout);
            g_free(name);
            status = RL_EXIT_CLEAN;
        }
    }
    rl_arguments_release(&arguments);
    return status;
}
