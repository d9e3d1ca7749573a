/* reflint merge: the last runs of several databases as one run of another. */
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/cli.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/joint.h"
#include "analyzer/cli/ledger.h"
#include "analyzer/cli/merge.h"
#include "analyzer/cli/options.h"
#include "analyzer/cli/wire.h"
#include "generated/rl_version.h"

struct command {
    char *output;
    struct rl_config *config;
    struct rl_console console;
    struct rl_merge merge;
    struct rl_ledger ledger;
    struct rl_joint joint;
};

static void put_rows(struct command *command, const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        gsize size;
        const uint8_t *data = g_bytes_get_data(rows->pdata[i], &size);
        struct rl_arena *arena = rl_arena_new();
        struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
        struct rl_unit_row row;
        if (rl_wire_get_unit(&in, &row)) {
            rl_joint_add(&command->joint, &row);
            rl_ledger_put(&command->ledger, &row, rows->pdata[i]);
        }
        rl_arena_free(arena);
    }
}

/* All united rows as a new run of the output. */
static bool write_run(struct command *command, const char *arguments)
{
    GPtrArray *rows = rl_merge_unite(&command->merge);
    struct rl_run_row run = {
        .root = command->merge.root ? command->merge.root : command->config->root,
        .arguments = arguments,
        .version = RL_VERSION,
    };
    bool ok = rl_ledger_open(&command->ledger, command->output, &run, command->config, &command->console);
    if (ok) {
        rl_joint_init(&command->joint);
        put_rows(command, rows);
        ok = rl_joint_judge(&command->joint, NULL, &command->ledger);
        ok = rl_ledger_end(&command->ledger) && ok && !command->ledger.failed;
        rl_joint_release(&command->joint);
        rl_ledger_release(&command->ledger);
    }
    if (ok)
        rl_note(&command->console, "%u %s in %s", rows->len, rows->len == 1 ? "file" : "files", command->output);
    g_ptr_array_free(rows, TRUE);
    return ok;
}

static bool same_file(const char *a, const char *b)
{
    char *x = g_canonicalize_filename(a, NULL), *y = g_canonicalize_filename(b, NULL);
    bool same = strcmp(x, y) == 0;
    g_free(x);
    g_free(y);
    return same;
}

static bool run_merge(struct command *command, char **words, const char *arguments, GError **error)
{
    if (!words[0] || !command->output) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE, "databases to merge, and -o with the one to write, were expected");
        return false;
    }
    bool ok = true;
    for (char **word = words; ok && *word; word++) {
        if (same_file(*word, command->output)) {
            g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "%s: cannot be merged into itself", *word);
            return false;
        }
        ok = rl_merge_add(&command->merge, *word, error);
    }
    return ok && write_run(command, arguments);
}

int rl_cmd_merge(int argc, char **argv)
{
    struct command command = {0};
    struct rl_arguments arguments;
    enum rl_exit status = RL_EXIT_ERROR;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &command.output, "the database to write; a new run of it when it exists", "FILE"},
        {0},
    };
    rl_arguments_init(&arguments, "merge", "DB... -o DB", "Unites the last runs of several databases, of `check --shard` on several machines, say.");
    rl_arguments_add(&arguments, entries);
    rl_options_add_config(&arguments);
    char *line = g_strjoinv(" ", argv);
    rl_merge_init(&command.merge);
    rl_console_init(&command.console, false, false);
    if (rl_arguments_parse(&arguments, argc, argv) && (command.config = rl_options_config(&arguments))) {
        GError *error = NULL;
        if (run_merge(&command, arguments.words, line, &error)) {
            status = RL_EXIT_CLEAN;
        } else if (error) {
            rl_arguments_complain(&arguments, error->message);
            g_error_free(error);
        }
    }
    rl_merge_release(&command.merge);
    rl_arguments_release(&arguments);
    rl_config_free(command.config);
    g_free(command.output);
    g_free(line);
    return status;
}
