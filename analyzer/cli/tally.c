#include "analyzer/cli/tally.h"

#include <string.h>

#include "analyzer/cli/project.h"
#include "rules/rule.h"

enum { MOST_ERROR_LINES = 5 };

void rl_tally_init(struct rl_tally *tally, struct rl_console *console, const char *here)
{
    memset(tally, 0, sizeof(*tally));
    tally->console = console;
    tally->here = here;
    tally->started = g_get_monotonic_time();
    tally->missing = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    tally->skipped = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

void rl_tally_release(struct rl_tally *tally)
{
    g_hash_table_destroy(tally->missing);
    g_hash_table_destroy(tally->skipped);
}

static const char *plural(uint64_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

/* ---- single units --------------------------------------------------------------------- */

static void tell_skipped(struct rl_tally *tally, const struct rl_job *job, const char *path, const char *why)
{
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(tally->skipped, why));
    g_hash_table_replace(tally->skipped, g_strdup(why), GUINT_TO_POINTER(count + 1));
    if (job->named || tally->console->verbose)
        rl_note(tally->console, "%s: skipped: %s", path, why);
}

/* The header that NOTE misses ("'foo.h' file not found"), or NULL; owned. */
static char *missing_header(const struct rl_note_row *note)
{
    const char *end = note->is_error && note->text[0] == '\'' ? strstr(note->text, "' file not found") : NULL;
    return end ? g_strndup(note->text + 1, (gsize)(end - note->text - 1)) : NULL;
}

/* Each header that cannot be found is told once a run.  Returns whether ROW misses one. */
static bool tell_missing_headers(struct rl_tally *tally, const struct rl_unit_row *row)
{
    bool any = false;
    for (uint32_t i = 0; i < row->nnotes; i++) {
        char *header = missing_header(&row->notes[i]);
        if (!header)
            continue;
        any = true;
        if (g_hash_table_add(tally->missing, header)) {
            char *file = rl_path_display(row->notes[i].file, tally->here);
            rl_note(tally->console, "%s:%u: note: %s is not found: functions that need it are read without it", file, row->notes[i].loc.line, header);
            g_free(file);
        }
    }
    return any;
}

/* Compile errors are no failure: one line a unit, all with -v.  What follows from a missing header is not told apart. */
static void tell_compile_errors(struct rl_tally *tally, const char *path, const struct rl_unit_row *row)
{
    const struct rl_note_row *first = NULL;
    uint32_t count = 0;
    if (!tally->console->verbose && tell_missing_headers(tally, row))
        return;
    for (uint32_t i = 0; i < row->nnotes; i++) {
        const struct rl_note_row *note = &row->notes[i];
        first = first || !note->is_error ? first : note;
        count += note->is_error;
        if (tally->console->verbose) {
            char *file = rl_path_display(note->file, tally->here);
            rl_note(tally->console, "%s:%u:%u: %s: %s", file, note->loc.line, note->loc.col, note->is_error ? "error" : "note", note->text);
            g_free(file);
        }
    }
    tally->with_errors += count > 0;
    if (tally->console->verbose || count == 0 || tally->with_errors > MOST_ERROR_LINES)
        return;
    char *file = rl_path_display(first->file, tally->here);
    rl_note(tally->console, "%s: note: %u compile %s, the first at %s:%u: %s", path, count, plural(count, "error", "errors"), file,
            first->loc.line, first->text);
    g_free(file);
}

static void tell_functions(struct rl_tally *tally, const struct rl_unit_row *row)
{
    static const char *const words[] = {"complete", "coarsened", "not analysed"};
    bool mixed = false; /* tree-sitter read some, not all */
    for (uint32_t i = 0; i < row->nfunctions; i++)
        mixed = mixed || strcmp(row->functions[i].frontend, row->functions[0].frontend) != 0;
    for (uint32_t i = 0; tally->console->verbose && i < row->nfunctions; i++) {
        const struct rl_function_row *function = &row->functions[i];
        if (function->completeness == 0 && (!mixed || strcmp(function->frontend, "clang") == 0))
            continue;
        char *file = rl_path_display(function->file, tally->here);
        rl_note(tally->console, "%s:%u: function %s: %s, read by %s%s%s", file, function->loc.line, function->name,
                words[CLAMP(function->completeness, 0, 2)], function->frontend, function->why ? ": " : "",
                function->why ? function->why : "");
        g_free(file);
    }
}

void rl_tally_unit(struct rl_tally *tally, const struct rl_job *job, const struct rl_unit_row *row)
{
    char *path = rl_path_display(row->path, tally->here);
    tally->units++;
    tally->recalled += row->recalled;
    switch (row->status) {
    case RL_UNIT_DONE:
        break;
    case RL_UNIT_SKIPPED:
        tell_skipped(tally, job, path, row->why);
        break;
    case RL_UNIT_FAILED:
    case RL_UNIT_CRASHED:
        tally->failed++;
        rl_error(tally->console, "%s: %s", path, row->why ? row->why : "not analysed");
        break;
    }
    tell_compile_errors(tally, path, row);
    tell_functions(tally, row);
    g_free(path);
}

/* ---- suppressions -------------------------------------------------------------------------- */

/* Whether other tools are at work here that heed a NOLINT without rules. */
static bool has_other_tools(const char *root)
{
    static const char *const signs[] = {".clang-tidy", "CPPLINT.cfg"};
    bool found = false;
    for (size_t i = 0; i < G_N_ELEMENTS(signs) && !found; i++) {
        char *sign = g_build_filename(root, signs[i], NULL);
        found = g_file_test(sign, G_FILE_TEST_EXISTS);
        g_free(sign);
    }
    return found;
}

void rl_tally_suppressions(struct rl_tally *tally, const struct rl_ledger *ledger, const char *root)
{
    GError *error = NULL;
    GPtrArray *idle = rl_store_idle_suppressions(ledger->store, ledger->run, has_other_tools(root), &error);
    for (guint i = 0; idle && i < idle->len; i++) {
        const struct rl_idle_suppression *one = idle->pdata[i];
        char *path = g_canonicalize_filename(one->path, root), *shown = rl_path_display(path, tally->here);
        rl_note(tally->console, "%s:%u: note: %s: %s", shown, one->line, one->text, one->problem ? one->problem : "hides nothing");
        g_free(shown);
        g_free(path);
    }
    if (idle)
        g_ptr_array_free(idle, TRUE);
    g_clear_error(&error);
}

/* ---- the closing line -------------------------------------------------------------------- */

static gint compare_text(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

static void append_skipped(GString *line, GHashTable *skipped)
{
    guint total = 0;
    GString *reasons = g_string_new(NULL);
    GList *keys = g_list_sort(g_hash_table_get_keys(skipped), compare_text);
    for (GList *key = keys; key; key = key->next) {
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(skipped, key->data));
        total += count;
        g_string_append_printf(reasons, "%s%u %s", key == keys ? "" : ", ", count, (const char *)key->data);
    }
    if (total)
        g_string_append_printf(line, "; %u %s skipped (%s)", total, plural(total, "file", "files"), reasons->str);
    g_list_free(keys);
    g_string_free(reasons, TRUE);
}

/* " (RL101 6, RL103 8)" */
static void append_rules(GString *line, const struct rl_ledger *ledger, const struct rl_filter *filter)
{
    const char *separator = " (";
    GHashTable *counts = rl_store_count_by_rule(ledger->store, ledger->run, filter);
    for (size_t i = 0; i < rl_rules_count; i++) {
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, rl_rules[i]->id));
        if (!count)
            continue;
        g_string_append_printf(line, "%s%s %u", separator, rl_rules[i]->id, count);
        separator = ", ";
    }
    if (separator[0] == ',')
        g_string_append_c(line, ')');
    g_hash_table_destroy(counts);
}

static void append_totals(GString *line, const struct rl_run_totals *totals)
{
    uint32_t functions = totals->complete + totals->coarsened + totals->abandoned;
    g_string_append_printf(line, "checked %u %s, %u %s (%u complete, %u coarsened, %u not analysed): ", totals->files,
                           plural(totals->files, "file", "files"), functions, plural(functions, "function", "functions"),
                           totals->complete, totals->coarsened, totals->abandoned);
    if (totals->findings)
        g_string_append_printf(line, "%u %s", totals->findings, plural(totals->findings, "finding", "findings"));
    else
        g_string_append(line, "no findings");
}

void rl_tally_close(struct rl_tally *tally, const struct rl_ledger *ledger, const struct rl_filter *filter)
{
    struct rl_run_totals totals;
    GError *error = NULL;
    if (!rl_store_totals(ledger->store, ledger->run, filter, &totals, &error)) {
        rl_error(tally->console, "%s", error->message);
        g_error_free(error);
        return;
    }
    if (!tally->console->verbose && tally->with_errors > MOST_ERROR_LINES)
        rl_note(tally->console, "%u more files have compile errors (-v shows them)", tally->with_errors - MOST_ERROR_LINES);
    GString *line = g_string_new(NULL);
    append_totals(line, &totals);
    append_rules(line, ledger, filter);
    g_string_append_printf(line, " in %.1f s", (double)(g_get_monotonic_time() - tally->started) / 1e6);
    if (totals.suppressed)
        g_string_append_printf(line, "; %u suppressed", totals.suppressed);
    if (totals.known)
        g_string_append_printf(line, "; %u in the baseline", totals.known);
    if (tally->recalled)
        g_string_append_printf(line, "; %u %s not changed", tally->recalled, plural(tally->recalled, "file has", "files have"));
    append_skipped(line, tally->skipped);
    if (tally->failed)
        g_string_append_printf(line, "; %u %s could not be analysed", tally->failed, plural(tally->failed, "file", "files"));
    rl_note(tally->console, "%s", line->str);
    g_string_free(line, TRUE);
}
