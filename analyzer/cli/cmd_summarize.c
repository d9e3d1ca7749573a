/* reflint summarize: what one unit tells others, as a file; an action for build systems. */
#include <stdio.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/cli.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/depfile.h"
#include "analyzer/cli/session.h"
#include "analyzer/cli/sums.h"

struct command {
    struct rl_input_options inputs;
    struct rl_config *config;
    char *output, *depfile;
    char **summaries;
    struct rl_console console;
    struct rl_session session;
};

static bool write_results(struct command *command, const struct rl_parsed *parsed, GBytes *exports, GError **error)
{
    GBytes *bytes = rl_sum_write(parsed, exports);
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    char *there = NULL;
    gsize there_size = 0;
    /* A file that stays the same keeps its time, so that a build need not go on. */
    bool same = g_file_get_contents(command->output, &there, &there_size, NULL) && there_size == size && memcmp(there, data, size) == 0;
    bool ok = same || g_file_set_contents(command->output, data, (gssize)size, error);
    g_free(there);
    g_bytes_unref(bytes);
    return ok && (!command->depfile || rl_depfile_write(command->depfile, command->output, parsed, command->summaries, error));
}

static bool summarize(struct command *command, GPtrArray *sums, GError **error)
{
    struct rl_driver_options options = rl_session_driver(&command->session, &command->inputs, &command->console);
    options.sums = sums;
    options.files = rl_files_new();
    struct rl_driver *driver = rl_driver_new(&options, command->session.jobs.list);
    GBytes *exports = NULL;
    const struct rl_parsed *parsed = rl_driver_summarize(driver, &exports, error);
    bool ok = parsed && write_results(command, parsed, exports, error);
    if (exports)
        g_bytes_unref(exports);
    rl_driver_free(driver);
    rl_files_free(options.files);
    return ok;
}

static bool run(struct command *command, const struct rl_arguments *arguments, GError **error)
{
    static char *none[] = {NULL};
    if (!arguments->words[0] || arguments->words[1] || !command->output) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE, "one C file, and -o with the file to write, were expected");
        return false;
    }
    if (!rl_options_inputs(&command->inputs, command->config, error))
        return false;
    GPtrArray *sums = rl_sums_read(command->summaries ? command->summaries : none, error);
    bool ok = sums && rl_session_open(&command->session, command->config, &command->inputs, arguments->words, arguments->behind, NULL, error) &&
              summarize(command, sums, error);
    rl_session_release(&command->session);
    if (sums)
        g_ptr_array_free(sums, TRUE);
    return ok;
}

int rl_cmd_summarize(int argc, char **argv)
{
    struct command command = {0};
    struct rl_arguments arguments;
    enum rl_exit status = RL_EXIT_ERROR;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &command.output, "the file to write", "FILE"},
        {"depfile", 0, 0, G_OPTION_ARG_FILENAME, &command.depfile, "write what was read there, as make and ninja want it (also -MD FILE)", "FILE"},
        {"summaries", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &command.summaries, "what other units tell; may be repeated", "FILE"},
        {0},
    };
    rl_arguments_init(&arguments, "summarize", "FILE -o SUMMARY [-- FLAGS]", "Writes what the functions of one C file do to references.");
    rl_arguments_add(&arguments, entries);
    rl_options_add_inputs(&arguments, &command.inputs);
    rl_options_add_config(&arguments);
    rl_console_init(&command.console, true, false);
    rl_depfile_option(argc, argv);
    if (rl_arguments_parse(&arguments, argc, argv) && (command.config = rl_options_config(&arguments))) {
        GError *error = NULL;
        if (run(&command, &arguments, &error)) {
            status = RL_EXIT_CLEAN;
        } else {
            rl_arguments_complain(&arguments, error ? error->message : "interrupted");
            g_clear_error(&error);
        }
    }
    rl_arguments_release(&arguments);
    rl_input_options_release(&command.inputs);
    rl_config_free(command.config);
    g_free(command.output);
    g_free(command.depfile);
    g_strfreev(command.summaries);
    return status;
}
