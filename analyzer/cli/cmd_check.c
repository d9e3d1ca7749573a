/* reflint check: the whole way from source to report. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/memory.h"
#include "analyzer/cli/baseline.h"
#include "analyzer/cli/cli.h"
#include "analyzer/cli/depfile.h"
#include "analyzer/cli/fixed.h"
#include "analyzer/cli/interrupt.h"
#include "analyzer/cli/joint.h"
#include "analyzer/cli/ledger.h"
#include "analyzer/cli/reports.h"
#include "analyzer/cli/session.h"
#include "analyzer/cli/shard.h"
#include "analyzer/cli/since.h"
#include "analyzer/cli/staged.h"
#include "analyzer/cli/tally.h"
#include "generated/rl_version.h"

enum { FAIL_ON_NEVER = RL_SEVERITY_ERROR + 1, DEFAULT_CACHE = 512 /* MB */ };

struct check {
    struct rl_config *config;
    /* options */
    struct rl_input_options inputs;
    struct rl_filter_options filters;
    struct rl_report_options_read reports;
    char *db, *fail_on_text, *stdin_path, *baseline, *changed, *shard, *depfile;
    char **summaries; /* files of other units' summaries; NULL: the units tell each other */
    unsigned part, parts; /* of --shard; 0: all */
    int cache_size; /* MB */
    gboolean no_db, no_cache, no_unused, exit_zero, quiet, verbose, fix, diff, staged;
    char **extra; /* clang-tidy's own options, which CMake adds */
    struct rl_filter filter;
    int fail_on;
    GBytes *text; /* standard input, when it is what is checked */
    /* the run */
    char *arguments;
    struct rl_console console;
    struct rl_session session;
    struct rl_ledger ledger;
    struct rl_joint joint;
    struct rl_cache *cache; /* NULL: none */
    struct rl_since since;
    GPtrArray *sums; /* struct rl_sum *; NULL: none given */
    struct rl_files *files;
    struct rl_tally tally;
    GPtrArray *accepted; /* of the baseline file (db/match.h); NULL: there is none */
    struct rl_fixing fixing;
    uint32_t fixed, written, unwritten; /* findings; files that --fix has changed, and could not change */
};

static void add_options(struct rl_arguments *arguments, struct check *check)
{
    const GOptionEntry entries[] = {
        {"db", 0, 0, G_OPTION_ARG_FILENAME, &check->db, "findings database (default: .reflint/reflint.db in the project's root)", "FILE"},
        {"no-db", 0, 0, G_OPTION_ARG_NONE, &check->no_db, "keep nothing", NULL},
        {"no-cache", 0, 0, G_OPTION_ARG_NONE, &check->no_cache, "look at every file anew, whatever earlier runs know of it", NULL},
        {"changed", 0, 0, G_OPTION_ARG_STRING, &check->changed, "only what git says has changed since REV, and what that changes in other files", "REV"},
        {"staged", 0, 0, G_OPTION_ARG_NONE, &check->staged, "only what git is to commit, as it lies in its index", NULL},
        {"shard", 0, 0, G_OPTION_ARG_STRING, &check->shard, "only part I of N, for one of N machines; reflint merge unites their databases", "I/N"},
        {"summaries", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &check->summaries, "what `reflint summarize` made of the other units; may be repeated; keeps nothing unless --db says where", "FILE"},
        {"depfile", 0, 0, G_OPTION_ARG_FILENAME, &check->depfile, "write which files were read for --output there (also -MD FILE)", "FILE"},
        {"cache-size", 0, 0, G_OPTION_ARG_INT, &check->cache_size, "MB that the database may take to remember unchanged files (default: 512)", "MB"},
        {"stdin-filename", 0, 0, G_OPTION_ARG_FILENAME, &check->stdin_path, "check standard input as if it were this file; keeps nothing unless --db says where", "PATH"},
        {"fix", 0, 0, G_OPTION_ARG_NONE, &check->fix, "mend what has a certain fix, in the files, and tell of the rest", NULL},
        {"diff", 0, 0, G_OPTION_ARG_NONE, &check->diff, "print what --fix would change as a unified diff instead of the findings, and change nothing", NULL},
        {"fail-on", 0, 0, G_OPTION_ARG_STRING, &check->fail_on_text, "exit 1 from this severity on: note, warning (default), error, never", "SEVERITY"},
        {"baseline", 0, 0, G_OPTION_ARG_FILENAME, &check->baseline, "findings that are accepted (default: " RL_BASELINE_NAME " in the project's root, or those of `reflint baseline`)", "FILE"},
        {"exit-zero", 0, 0, G_OPTION_ARG_NONE, &check->exit_zero, "exit 0 whatever is found", NULL},
        {"no-unused-suppressions", 0, 0, G_OPTION_ARG_NONE, &check->no_unused, "say nothing of comments that hide nothing", NULL},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &check->quiet, "say errors only on standard error", NULL},
        {"verbose", 'v', 0, G_OPTION_ARG_NONE, &check->verbose, "list skipped files, compile errors and functions not analysed completely", NULL},
        {"extra-arg", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING_ARRAY, &check->extra, NULL, NULL},
        {"extra-arg-before", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING_ARRAY, &check->extra, NULL, NULL},
        {0},
    };
    rl_arguments_add(arguments, entries);
    rl_options_add_inputs(arguments, &check->inputs);
    rl_options_add_filter(arguments, &check->filters);
    rl_options_add_config(arguments);
    rl_options_add_reports(arguments, &check->reports);
    g_option_context_set_description(
        arguments->context,
        "Without PATH: the files of the compile database, or else the working directory.\n"
        "Behind -- stand compiler flags, or a whole compile command (CMAKE_C_CLANG_TIDY=\"reflint;check\" works).\n"
        "Exit status: 0 clean, 1 findings, 2 usage error or an input that could not be analysed at all.\n");
}

static bool read_options(struct check *check, GError **error)
{
    static const char *const severities[] = {"note", "warning", "error", "never", NULL};
    check->fail_on = RL_SEVERITY_WARNING;
    const char *fail_on = check->fail_on_text ? check->fail_on_text : check->config->fail_on;
    if (fail_on && !rl_options_choice("--fail-on", fail_on, severities, &check->fail_on, error))
        return false;
    if (check->fix && check->diff) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE, "--fix changes files and --diff changes none: give one of them");
        return false;
    }
    if (check->staged && (check->changed || check->fix)) {
        g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "--staged is about git's index: %s",
                    check->fix ? "--fix would change files beside it" : "--changed compares with the files");
        return false;
    }
    if (check->shard && !rl_shard_read(check->shard, &check->part, &check->parts, error))
        return false;
    return rl_options_reports(&check->reports, error) && rl_options_inputs(&check->inputs, check->config, error) &&
           rl_options_filter(&check->filters, check->config, &check->filter, error);
}

static void take_unit(void *data, uint32_t index, const struct rl_unit_row *row, GBytes *encoded)
{
    struct check *check = data;
    if (!row) {
        rl_ledger_settle(&check->ledger);
        return;
    }
    rl_tally_unit(&check->tally, check->session.jobs.list->pdata[index], row);
    rl_joint_add(&check->joint, row);
    rl_ledger_put(&check->ledger, row, encoded);
}

static void keep_unit(void *data, uint32_t index, const struct rl_unit_row *row, GBytes *encoded)
{
    rl_since_keep(&((struct check *)data)->since, index, row, encoded);
}

/* For all units; their order is that of their paths. */
static bool write_depfile(struct check *check, const struct rl_driver *driver, GError **error)
{
    if (!check->depfile)
        return true;
    GArray *files = g_array_new(FALSE, FALSE, sizeof(struct rl_seen_file));
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < check->session.jobs.list->len; i++) {
        const struct rl_parsed *parsed = rl_driver_parsed(driver, i);
        for (uint32_t n = 0; n < parsed->nfiles; n++)
            if (g_hash_table_add(seen, parsed->files[n].path))
                g_array_append_val(files, parsed->files[n]);
    }
    const struct rl_parsed all = {.files = (struct rl_seen_file *)(void *)files->data, .nfiles = files->len};
    const char *target = check->reports.output ? check->reports.output : "-";
    bool ok = rl_depfile_write(check->depfile, target, &all, check->summaries, error);
    g_hash_table_destroy(seen);
    g_array_free(files, TRUE);
    return ok;
}

static struct rl_driver_options driver_options(struct check *check)
{
    struct rl_driver_options options = rl_session_driver(&check->session, &check->inputs, &check->console);
    options.cache = check->cache;
    options.sums = check->sums;
    options.files = check->files;
    options.gone_matters = check->changed != NULL;
    return options;
}

/* Ctrl-C while the run was under way: the process ends. */
static void end_if_interrupted(struct check *check)
{
    if (rl_interrupt_pending()) {
        rl_error(&check->console, "interrupted: %u of %u files were checked", check->tally.units, check->session.jobs.list->len);
        if (!check->ledger.in_memory)
            rl_error(&check->console, "their findings: reflint report --run %" G_GINT64_FORMAT, check->ledger.run);
        rl_store_close(check->ledger.store);
        rl_interrupt_release(); /* ends here */
        exit(RL_EXIT_ERROR);
    }
    rl_interrupt_release();
}

/* Both phases; false when no worker could be started. */
static bool run_driver(struct check *check)
{
    GError *error = NULL;
    const struct rl_driver_options options = driver_options(check);
    struct rl_driver *driver = rl_driver_new(&options, check->session.jobs.list);
    rl_interrupt_hold();
    bool ok = rl_driver_run(driver, check->changed ? keep_unit : take_unit, check, &error);
    if (ok && check->changed && !rl_interrupt_pending())
        ok = rl_since_finish(&check->since, &check->session.jobs, &options, take_unit, check, &error);
    rl_progress_clear(&check->console);
    end_if_interrupted(check);
    ok = ok && write_depfile(check, driver, &error);
    if (ok)
        rl_fixing_note(&check->fixing, driver, &check->session.jobs);
    rl_driver_free(driver);
    if (!ok) {
        rl_error(&check->console, "%s", error->message);
        g_error_free(error);
    }
    return ok;
}

/* --fix and --diff, over what the run has found. */
static bool fix(struct check *check)
{
    GError *error = NULL;
    const struct rl_driver_options options = driver_options(check);
    const struct rl_fixing_request request = {&check->session.jobs, &options, &check->ledger, &check->filter, check->session.root};
    rl_interrupt_hold();
    bool ok = rl_fixing_run(&check->fixing, &request, &error);
    rl_progress_clear(&check->console);
    end_if_interrupted(check);
    for (guint i = 0; i < check->fixing.problems->len; i++)
        rl_error(&check->console, "%s", (const char *)check->fixing.problems->pdata[i]);
    check->unwritten = check->fixing.problems->len;
    if (ok && check->fix)
        check->written = rl_fixed_write(&check->fixing, &check->console, &check->fixed, &check->unwritten);
    else if (ok)
        ok = rl_fixed_print(&check->fixing, check->session.here, check->session.root, &error);
    if (ok)
        return true;
    rl_error(&check->console, "%s", error->message);
    g_error_free(error);
    return false;
}

/* How many findings --fix has mended or --diff would, and how many stay. */
static void tell_fixed(struct check *check)
{
    struct rl_filter counted = check->filter;
    counted.suppressed = false;
    gint64 found = rl_store_count(check->ledger.store, check->ledger.run, &counted, RL_SEVERITY_NOTE);
    if (check->fix)
        rl_note(&check->console, "%u %s fixed in %u %s, %" G_GINT64_FORMAT " left", check->fixed,
                check->fixed == 1 ? "finding" : "findings", check->written, check->written == 1 ? "file" : "files", found);
    else if (check->diff)
        rl_note(&check->console, "--fix would mend %u of %" G_GINT64_FORMAT " %s, in %u %s", check->fixing.count, found,
                found == 1 ? "finding" : "findings", check->fixing.mended->len, check->fixing.mended->len == 1 ? "file" : "files");
}

/* --diff prints the diff where the findings would stand, unless they go into a file. */
static bool write_reports(struct check *check)
{
    GHashTable *texts = rl_jobs_texts(&check->session.jobs);
    const struct rl_report_options view = {
        .filter = check->filter,
        .texts = texts,
        .root = check->session.root,
        .version = RL_VERSION,
        .home = RL_HOME,
    };
    check->reports.make = check->diff && !check->reports.output ? NULL : check->reports.make;
    bool ok = rl_reports_write(&check->reports, check->ledger.store, check->ledger.run, &view, &check->console);
    g_hash_table_destroy(texts);
    return ok;
}

static void open_cache(struct check *check)
{
    struct rl_key_options options = {
        .models = check->session.models_hash,
        .python = check->inputs.python,
        .frontend = check->inputs.frontend,
    };
    check->cache = rl_cache_new(&check->ledger, &options, (int64_t)check->cache_size << 20);
}

/* A folder is linted as what it is; where single files are, the rest of the project has a say. */
static bool wants_context(const struct check *check)
{
    bool named = !check->parts;
    for (guint i = 0; i < check->session.jobs.list->len; i++)
        named = named && ((const struct rl_job *)check->session.jobs.list->pdata[i])->named;
    return check->changed || check->staged || named;
}

/* --summaries FILE... UNIT: what ends with .sum is none to lint. */
static bool take_summaries(struct check *check, struct rl_arguments *arguments, GError **error)
{
    if (check->depfile)
        check->files = rl_files_new();
    if (!check->summaries)
        return true;
    GPtrArray *sums = g_ptr_array_new(), *words = g_ptr_array_new();
    for (char **name = check->summaries; *name; name++)
        g_ptr_array_add(sums, *name);
    for (char **word = arguments->words; *word; word++)
        g_ptr_array_add(g_str_has_suffix(*word, ".sum") ? sums : words, *word);
    g_ptr_array_add(sums, NULL);
    g_ptr_array_add(words, NULL);
    g_free(check->summaries);
    g_free(arguments->words);
    check->summaries = (char **)g_ptr_array_free(sums, FALSE);
    arguments->words = (char **)g_ptr_array_free(words, FALSE);
    check->no_db = check->no_db || !check->db;
    check->no_cache = true; /* what is kept would not say which summaries were given */
    check->sums = rl_sums_read(check->summaries, error);
    return check->sums != NULL;
}

/* --changed, --staged and --shard: fewer files. */
static bool choose_jobs(struct check *check, GError **error)
{
    if (check->changed && !rl_since_open(&check->since, check->changed, &check->session.jobs, error))
        return false;
    if (check->staged && !rl_staged_choose(&check->session.jobs, error))
        return false;
    if (check->parts)
        rl_shard_apply(&check->session.jobs, check->session.root, check->part, check->parts);
    return true;
}

static enum rl_exit run_check(struct check *check)
{
    struct rl_run_row row = {
        .root = check->session.root,
        .arguments = check->arguments,
        .version = RL_VERSION,
        .python = check->inputs.python,
    };
    char *db = check->no_db ? NULL : rl_config_database(check->config, check->db);
    bool ok = rl_ledger_open(&check->ledger, db, &row, check->config, &check->console);
    g_free(db);
    if (!ok)
        return RL_EXIT_ERROR;
    if (!check->no_cache)
        open_cache(check);
    if (wants_context(check))
        rl_cache_add_context(check->cache, &check->session.jobs);
    ok = run_driver(check);
    ok = ok && rl_joint_judge(&check->joint, &check->session.jobs, &check->ledger);
    ok = rl_ledger_recognise(&check->ledger, check->accepted) && ok;
    if (check->fixing.files)
        ok = ok && fix(check);
    rl_cache_end(check->cache);
    ok = rl_ledger_end(&check->ledger) && ok;
    rl_ledger_prune(&check->ledger, rl_config_keep_runs(check->config));
    if (!check->ledger.store)
        return RL_EXIT_ERROR;
    if (check->fixing.files && check->written)
        return ok ? RL_EXIT_CLEAN : RL_EXIT_ERROR; /* what is left is told by a run of its own */
    ok = write_reports(check) && ok;
    if (!check->no_unused && check->config->unused_suppressions != 0)
        rl_tally_suppressions(&check->tally, &check->ledger, check->session.root);
    rl_tally_close(&check->tally, &check->ledger, &check->filter);
    tell_fixed(check);
    if (!ok || check->ledger.failed || check->tally.failed || check->unwritten)
        return RL_EXIT_ERROR;
    if (check->exit_zero || check->fail_on == FAIL_ON_NEVER)
        return RL_EXIT_CLEAN;
    struct rl_filter counted = check->filter;
    counted.suppressed = false;
    int64_t count = rl_store_count(check->ledger.store, check->ledger.run, &counted, (enum rl_severity)check->fail_on);
    return count ? RL_EXIT_FINDINGS : RL_EXIT_CLEAN;
}

/* All of standard input; owned, NULL with ERROR. */
static GBytes *read_stdin(GError **error)
{
    GByteArray *text = g_byte_array_new();
    char buffer[65536];
    size_t count;
    while ((count = fread(buffer, 1, sizeof(buffer), stdin)) > 0)
        g_byte_array_append(text, (const guint8 *)buffer, (guint)count);
    if (!ferror(stdin))
        return g_byte_array_free_to_bytes(text);
    g_byte_array_free(text, TRUE);
    g_set_error(error, RL_ERROR, RL_ERROR_IO, "standard input: %s", g_strerror(errno));
    return NULL;
}

static bool read_baseline(struct check *check, GError **error)
{
    char *file = rl_config_baseline(check->config, check->baseline);
    if (file)
        check->accepted = rl_baseline_read(file, error);
    bool ok = !file || check->accepted;
    g_free(file);
    return ok;
}

/* --stdin-filename, or "-" for a file without a name. */
static bool take_stdin(struct check *check, struct rl_arguments *arguments, GError **error)
{
    char **words = arguments->words;
    bool dash = words[0] && strcmp(words[0], "-") == 0;
    if (!check->stdin_path && !dash)
        return true;
    if (check->fix) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE, "--fix changes files: --diff tells what would become of standard input");
        return false;
    }
    if (words[0] && (!dash || words[1])) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE, "standard input and files cannot be checked in one run");
        return false;
    }
    g_strfreev(arguments->words);
    arguments->words = g_new0(char *, 2);
    arguments->words[0] = g_strdup(check->stdin_path ? check->stdin_path : "stdin.c");
    check->no_db = check->no_db || !check->db;
    check->text = read_stdin(error);
    return check->text != NULL;
}

/* FIXING: --fix or --diff has its turn behind the run. */
static enum rl_exit open_and_run(struct check *check, const struct rl_arguments *arguments, bool fixing)
{
    GError *error = NULL;
    enum rl_exit status = RL_EXIT_ERROR;
    rl_console_init(&check->console, check->quiet, check->verbose);
    if (rl_session_open(&check->session, check->config, &check->inputs, arguments->words, arguments->behind, check->text, &error) &&
        choose_jobs(check, &error)) {
        rl_joint_init(&check->joint);
        rl_tally_init(&check->tally, &check->console, check->session.here);
        if (check->session.jobs.warning)
            rl_note(&check->console, "%s", check->session.jobs.warning);
        if (check->session.jobs.list->len == 0)
            rl_note(&check->console, check->staged ? "no C file is staged" : check->changed ? "no C file has changed" : "no C files were found");
        if (fixing)
            rl_fixing_open(&check->fixing, &check->session.jobs);
        status = run_check(check);
        rl_fixing_release(&check->fixing);
        rl_cache_free(check->cache);
        check->cache = NULL;
        rl_ledger_release(&check->ledger);
        rl_tally_release(&check->tally);
        rl_joint_release(&check->joint);
    } else {
        rl_error(&check->console, "%s", error->message);
        g_error_free(error);
    }
    rl_session_release(&check->session);
    rl_since_release(&check->since);
    check->since = (struct rl_since){0};
    return status;
}

static enum rl_exit check_and_fix(struct check *check, const struct rl_arguments *arguments)
{
    enum rl_exit status = open_and_run(check, arguments, check->fix || check->diff);
    if (!check->written || status == RL_EXIT_ERROR)
        return status;
    return open_and_run(check, arguments, false);
}

static void release(struct check *check)
{
    rl_input_options_release(&check->inputs);
    rl_filter_options_release(&check->filters);
    rl_report_options_release(&check->reports);
    g_free(check->db);
    g_free(check->fail_on_text);
    g_free(check->stdin_path);
    g_free(check->baseline);
    g_clear_pointer(&check->accepted, g_ptr_array_unref);
    g_free(check->changed);
    g_free(check->shard);
    g_free(check->depfile);
    g_strfreev(check->summaries);
    g_clear_pointer(&check->sums, g_ptr_array_unref);
    rl_files_free(check->files);
    g_clear_pointer(&check->text, g_bytes_unref);
    g_strfreev(check->extra);
    g_free(check->arguments);
    rl_config_free(check->config);
}

int rl_cmd_check(int argc, char **argv)
{
    enum { MEMORY = 2 * 1024 * 1024 }; /* what a small run takes */
    struct check check = {0};
    struct rl_arguments arguments;
    enum rl_exit status = RL_EXIT_ERROR;
    rl_memory_warm(MEMORY);
    check.cache_size = DEFAULT_CACHE;
    rl_arguments_init(&arguments, "check", "[PATH...] [-- FLAGS]", "Finds reference leaks in C extension modules.");
    add_options(&arguments, &check);
    rl_depfile_option(argc, argv);
    check.arguments = g_strjoinv(" ", argv);
    if (rl_arguments_parse(&arguments, argc, argv) && (check.config = rl_options_config(&arguments))) {
        GError *error = NULL;
        if (read_options(&check, &error) && read_baseline(&check, &error) && take_stdin(&check, &arguments, &error) &&
            take_summaries(&check, &arguments, &error)) {
            status = check_and_fix(&check, &arguments);
        } else {
            rl_arguments_complain(&arguments, error->message);
            g_error_free(error);
        }
    }
    rl_arguments_release(&arguments);
    release(&check);
    return status;
}
