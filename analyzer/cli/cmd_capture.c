/* reflint capture: runs a build and writes down its compile commands. */
#include <errno.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/capture.h"
#include "analyzer/cli/cli.h"
#include "analyzer/cli/options.h"
#include "analyzer/cli/output.h"

struct capture {
    struct rl_arguments arguments;
    char *output;
    gboolean append, no_bear;
    char *folder, *log; /* of the wrappers; their log */
};

/* ---- the wrappers -------------------------------------------------------------------------------------- */

/* A link for each compiler in the folder PATH names. */
static void link_compilers(const char *path, const char *program, const char *folder)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
        char *link = rl_capture_is_compiler(name) ? g_build_filename(folder, name, NULL) : NULL;
        int made = link ? symlink(program, link) : 0;
        (void)made; /* there already: an earlier folder of PATH has it, too */
        g_free(link);
    }
    if (dir)
        g_dir_close(dir);
}

/* CC that names its compiler by a path would pass the wrappers by: it gets the name alone. */
static char **with_plain_compiler(char **environment, const char *folder)
{
    const char *cc = g_environ_getenv(environment, "CC");
    char **words = NULL;
    if (!cc || !g_shell_parse_argv(cc, NULL, &words, NULL))
        return environment;
    char *base = g_path_get_basename(words[0]), *link = g_build_filename(folder, base, NULL);
    if (words[0][0] == '/' && rl_capture_is_compiler(base) && g_file_test(link, G_FILE_TEST_EXISTS)) {
        char *value = g_strconcat(base, cc + strlen(words[0]), NULL);
        environment = g_environ_setenv(environment, "CC", value, TRUE);
        g_free(value);
    }
    g_free(link);
    g_free(base);
    g_strfreev(words);
    return environment;
}

static char **wrapped_environment(const struct capture *capture)
{
    char **environment = g_get_environ();
    const char *path = g_environ_getenv(environment, "PATH");
    char *old = g_strdup(path ? path : "/usr/bin:/bin"), *program = g_file_read_link("/proc/self/exe", NULL);
    char **folders = g_strsplit(old, ":", -1);
    for (char **folder = folders; program && *folder; folder++)
        link_compilers(*folder, program, capture->folder);
    char *new = g_strconcat(capture->folder, ":", old, NULL);
    environment = g_environ_setenv(environment, RL_CAPTURE_PATH, old, TRUE);
    environment = g_environ_setenv(environment, RL_CAPTURE_LOG, capture->log, TRUE);
    environment = g_environ_setenv(environment, "PATH", new, TRUE);
    environment = g_environ_setenv(environment, "CCACHE_DISABLE", "1", TRUE); /* it would not call the compiler */
    environment = with_plain_compiler(environment, capture->folder);
    g_free(new);
    g_free(old);
    g_free(program);
    g_strfreev(folders);
    return environment;
}

static void remove_folder(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
        char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
        g_free(path);
    }
    if (dir)
        g_dir_close(dir);
    g_rmdir(folder);
}

/* ---- the build --------------------------------------------------------------------------------------------- */

/* Its exit status; -1 with ERROR when it cannot be started. */
static int run_build(char **command, char **environment, GError **error)
{
    int status = -1;
    GSpawnFlags how = G_SPAWN_SEARCH_PATH_FROM_ENVP | G_SPAWN_CHILD_INHERITS_STDIN;
    if (!g_spawn_sync(NULL, command, environment, how, NULL, NULL, NULL, NULL, &status, error))
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int run_bear(struct capture *capture, char **behind, GError **error)
{
    GPtrArray *words = g_ptr_array_new();
    static const char *const start[] = {"bear", "--output"};
    for (size_t i = 0; i < G_N_ELEMENTS(start); i++)
        g_ptr_array_add(words, (gpointer)start[i]);
    g_ptr_array_add(words, capture->log);
    g_ptr_array_add(words, "--");
    for (; *behind; behind++)
        g_ptr_array_add(words, *behind);
    g_ptr_array_add(words, NULL);
    char **environment = g_environ_setenv(g_get_environ(), "CCACHE_DISABLE", "1", TRUE);
    int status = run_build((char **)words->pdata, environment, error);
    g_strfreev(environment);
    g_ptr_array_free(words, TRUE);
    return status;
}

/* What was there before stays where it is of other files. */
static void merge_old(json_t *rows, const char *path)
{
    json_t *old = json_load_file(path, 0, NULL);
    size_t count = json_array_size(rows);
    for (size_t i = 0; i < json_array_size(old); i++) {
        json_t *row = json_array_get(old, i), *file = json_object_get(row, "file");
        bool again = false;
        for (size_t k = 0; k < count && !again; k++)
            again = json_equal(json_object_get(json_array_get(rows, k), "file"), file);
        if (!again)
            json_array_append(rows, row);
    }
    json_decref(old);
}

static bool write_rows(const struct capture *capture, json_t *rows, GError **error)
{
    struct rl_output output;
    const char *path = capture->output ? capture->output : "compile_commands.json";
    if (capture->append)
        merge_old(rows, path);
    if (!rl_output_open(&output, path, error))
        return false;
    json_dumpf(rows, output.file, JSON_INDENT(1));
    fputc('\n', output.file);
    bool ok = rl_output_close(&output, true, error);
    if (ok)
        fprintf(stderr, "reflint: %s: %zu compile command%s\n", path, json_array_size(rows), json_array_size(rows) == 1 ? "" : "s");
    return ok;
}

static enum rl_exit record(struct capture *capture)
{
    GError *error = NULL;
    char *bear = capture->no_bear ? NULL : g_find_program_in_path("bear");
    int status;
    if (bear) {
        status = run_bear(capture, capture->arguments.behind, &error);
    } else {
        char **environment = wrapped_environment(capture);
        g_file_set_contents(capture->log, "", 0, NULL);
        status = run_build(capture->arguments.behind, environment, &error);
        g_strfreev(environment);
    }
    json_t *rows = bear ? json_load_file(capture->log, 0, NULL) : rl_capture_rows(capture->log);
    if (!error && json_array_size(rows) == 0)
        g_set_error(&error, RL_ERROR, RL_ERROR_IO, "%s has compiled no C file; is all built already?", capture->arguments.behind[0]);
    bool ok = !error && write_rows(capture, rows, &error);
    if (error)
        fprintf(stderr, "reflint: %s\n", error->message);
    if (status > 0)
        fprintf(stderr, "reflint: %s has ended with status %d\n", capture->arguments.behind[0], status);
    g_clear_error(&error);
    json_decref(rows);
    g_free(bear);
    return ok && status == 0 ? RL_EXIT_CLEAN : RL_EXIT_ERROR;
}

int rl_cmd_capture(int argc, char **argv)
{
    struct capture capture = {0};
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &capture.output, "where they go (default: compile_commands.json)", "FILE"},
        {"append", 0, 0, G_OPTION_ARG_NONE, &capture.append, "keep what FILE says of other files", NULL},
        {"no-bear", 0, 0, G_OPTION_ARG_NONE, &capture.no_bear, "do without bear, which is used where it is installed", NULL},
        {0},
    };
    enum rl_exit status = RL_EXIT_ERROR;
    rl_arguments_init(&capture.arguments, "capture", "-- COMMAND...",
                      "Runs COMMAND, a build, and records how it compiles C files; check takes the flags from there.\n"
                      "For example: reflint capture -- python3 setup.py build_ext --force");
    rl_arguments_add(&capture.arguments, entries);
    if (rl_arguments_parse(&capture.arguments, argc, argv)) {
        if (!capture.arguments.behind || !capture.arguments.behind[0] || capture.arguments.words[0]) {
            rl_arguments_complain(&capture.arguments, "a command behind -- was expected");
        } else {
            GError *error = NULL;
            capture.folder = g_dir_make_tmp("reflint-XXXXXX", &error);
            if (capture.folder) {
                capture.log = g_build_filename(capture.folder, "log.json", NULL);
                status = record(&capture);
                remove_folder(capture.folder);
            } else {
                fprintf(stderr, "reflint: %s\n", error->message);
                g_error_free(error);
            }
        }
    }
    rl_arguments_release(&capture.arguments);
    g_free(capture.output);
    g_free(capture.folder);
    g_free(capture.log);
    return status;
}
