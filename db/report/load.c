/* Reading a run for a report. */
#include "db/report/load.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "db/sql.h"

struct loading {
    struct rl_store *store;
    struct rl_shown_run *shown;
    int64_t run;
    GHashTable *paths, *rules; /* stored -> printed; id -> struct rl_shown_rule */
    GError *error;
};

static const char *text_of(struct loading *l, sqlite3_stmt *row, int at)
{
    const char *text = (const char *)sqlite3_column_text(row, at);
    if (!text)
        return NULL;
    if (g_utf8_validate(text, -1, NULL))
        return rl_arena_strdup(l->shown->arena, text);
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    return rl_arena_strdup(l->shown->arena, valid);
}

static const char *path_of(struct loading *l, sqlite3_stmt *row, int at)
{
    const char *stored = (const char *)sqlite3_column_text(row, at);
    if (!stored)
        return NULL;
    const char *known = g_hash_table_lookup(l->paths, stored);
    if (known)
        return known;
    const char *root = l->shown->root;
    g_autofree char *full = stored[0] == '<' ? g_strdup(stored) : g_canonicalize_filename(stored, l->shown->run_root);
    size_t n = strlen(root);
    const char *below = n > 1 && strncmp(full, root, n) == 0 && full[n] == '/' ? full + n + 1 : full;
    const char *kept = rl_arena_strdup(l->shown->arena, below);
    g_hash_table_insert(l->paths, g_strdup(stored), (gpointer)kept);
    return kept;
}

static struct rl_loc loc_of(sqlite3_stmt *row, int at)
{
    return (struct rl_loc){
        .line = (uint32_t)sqlite3_column_int64(row, at),
        .col = (uint32_t)sqlite3_column_int64(row, at + 1),
        .end_line = (uint32_t)sqlite3_column_int64(row, at + 2),
        .end_col = (uint32_t)sqlite3_column_int64(row, at + 3),
    };
}

static sqlite3_stmt *rows(struct loading *l, const char *sql)
{
    return l->error ? NULL : rl_sql(l->store, sql, &l->error);
}

static bool next(struct loading *l, sqlite3_stmt *row) { return row && !l->error && rl_sql_row(l->store, row, &l->error); }

static void load_run(struct loading *l, const char *root)
{
    sqlite3_stmt *row = rows(l, "SELECT root, finished_at IS NOT NULL FROM run WHERE id = ?1");
    if (row)
        rl_sql_int(row, 1, l->run);
    if (!next(l, row)) {
        if (!l->error)
            g_set_error(&l->error, RL_ERROR, RL_ERROR_USAGE, "there is no run %" G_GINT64_FORMAT " in the database", l->run);
        return;
    }
    l->shown->run_root = g_strdup((const char *)sqlite3_column_text(row, 0));
    l->shown->finished = sqlite3_column_int(row, 1);
    rl_sql_reset(row);
    l->shown->root = g_canonicalize_filename(root ? root : l->shown->run_root, NULL);
}

static void load_rules(struct loading *l)
{
    sqlite3_stmt *row = rows(l, "SELECT r.id, r.name, r.family, r.guideline, r.summary, r.page, s.name, r.preview"
                                " FROM rule r JOIN severity s ON s.level = r.severity ORDER BY r.id");
    while (next(l, row)) {
        struct rl_shown_rule *rule = rl_new(l->shown->arena, struct rl_shown_rule);
        *rule = (struct rl_shown_rule){
            .id = text_of(l, row, 0), .name = text_of(l, row, 1), .family = text_of(l, row, 2), .guideline = text_of(l, row, 3),
            .summary = text_of(l, row, 4), .page = text_of(l, row, 5), .severity = text_of(l, row, 6),
            .preview = sqlite3_column_int(row, 7),
        };
        g_ptr_array_add(l->shown->rules, rule);
        g_hash_table_insert(l->rules, (gpointer)rule->id, rule);
    }
}

static void load_steps(struct loading *l, struct rl_finding *finding, int64_t id)
{
    sqlite3_stmt *row = rows(l, "SELECT file.path, s.line, s.col, s.end_line, s.end_col, s.text, s.count, s.is_branch"
                                " FROM finding_step s LEFT JOIN file ON file.id = s.file_id WHERE s.finding_id = ?1 ORDER BY s.number");
    if (!row)
        return;
    g_autoptr(GArray) steps = g_array_new(FALSE, TRUE, sizeof(struct rl_path_step));
    rl_sql_int(row, 1, id);
    while (next(l, row)) {
        struct rl_path_step step = {
            .file = path_of(l, row, 0), .loc = loc_of(row, 1), .text = text_of(l, row, 5), .count = sqlite3_column_int(row, 6),
            .has_count = sqlite3_column_type(row, 6) != SQLITE_NULL, .is_branch = sqlite3_column_int(row, 7),
        };
        g_array_append_val(steps, step);
    }
    finding->nsteps = steps->len;
    finding->steps = steps->len ? rl_arena_memdup(l->shown->arena, steps->data, steps->len * sizeof(struct rl_path_step)) : NULL;
}

static void load_counts(struct loading *l, struct rl_finding *finding, int64_t id)
{
    sqlite3_stmt *row = rows(l, "SELECT file.path, c.line, c.step, c.reference, c.name, c.count, c.standing"
                                " FROM finding_count c LEFT JOIN file ON file.id = c.file_id WHERE c.finding_id = ?1 ORDER BY c.number");
    if (!row)
        return;
    g_autoptr(GArray) counts = g_array_new(FALSE, TRUE, sizeof(struct rl_path_count));
    rl_sql_int(row, 1, id);
    while (next(l, row)) {
        struct rl_path_count count = {
            .file = path_of(l, row, 0), .line = (uint32_t)sqlite3_column_int64(row, 1), .step = (uint32_t)sqlite3_column_int64(row, 2),
            .column = (uint32_t)sqlite3_column_int64(row, 3), .reference = text_of(l, row, 4), .count = sqlite3_column_int(row, 5),
            .standing = text_of(l, row, 6),
        };
        g_array_append_val(counts, count);
    }
    finding->ncounts = counts->len;
    finding->counts = counts->len ? rl_arena_memdup(l->shown->arena, counts->data, counts->len * sizeof(struct rl_path_count)) : NULL;
}

static void load_places(struct loading *l, struct rl_finding *finding, int64_t id)
{
    sqlite3_stmt *row = rows(l, "SELECT file.path, p.line, p.col, p.end_line, p.end_col, p.text"
                                " FROM finding_place p LEFT JOIN file ON file.id = p.file_id WHERE p.finding_id = ?1 ORDER BY p.number");
    if (!row)
        return;
    g_autoptr(GArray) places = g_array_new(FALSE, TRUE, sizeof(struct rl_related));
    rl_sql_int(row, 1, id);
    while (next(l, row)) {
        struct rl_related place = {.file = path_of(l, row, 0), .loc = loc_of(row, 1), .text = text_of(l, row, 5)};
        g_array_append_val(places, place);
    }
    finding->nrelated = places->len;
    finding->related = places->len ? rl_arena_memdup(l->shown->arena, places->data, places->len * sizeof(struct rl_related)) : NULL;
}

/* Of several functions of one name (under #if and #else) the last that begins before the finding. */
static void load_function_of(struct loading *l, struct rl_shown_finding *shown, int64_t id)
{
    sqlite3_stmt *row = rows(l, "SELECT n.frontend, n.line, n.end_line FROM finding f JOIN function n ON n.run_id = f.run_id"
                                " AND n.file_id = f.file_id AND n.name = f.function WHERE f.id = ?1"
                                " ORDER BY n.line <= f.line DESC, n.line DESC LIMIT 1");
    if (!row)
        return;
    rl_sql_int(row, 1, id);
    while (next(l, row)) {
        shown->frontend = text_of(l, row, 0);
        shown->function_line = (uint32_t)sqlite3_column_int64(row, 1);
        shown->function_end = (uint32_t)sqlite3_column_int64(row, 2);
    }
}

static void load_edits(struct loading *l, struct rl_finding *finding, int64_t id)
{
    sqlite3_stmt *row = rows(l, "SELECT line, col, end_line, end_col, text FROM finding_edit WHERE finding_id = ?1 ORDER BY number");
    if (!row)
        return;
    g_autoptr(GArray) edits = g_array_new(FALSE, TRUE, sizeof(struct rl_edit));
    rl_sql_int(row, 1, id);
    while (next(l, row)) {
        struct rl_edit edit = {.loc = loc_of(row, 0), .text = text_of(l, row, 4)};
        g_array_append_val(edits, edit);
    }
    finding->nedits = edits->len;
    finding->edits = edits->len ? rl_arena_memdup(l->shown->arena, edits->data, edits->len * sizeof(struct rl_edit)) : NULL;
}

static int by_place(gconstpointer left, gconstpointer right)
{
    const struct rl_shown_finding *a = *(struct rl_shown_finding *const *)left, *b = *(struct rl_shown_finding *const *)right;
    int order = strcmp(a->finding.file, b->finding.file);
    if (!order)
        order = (a->finding.loc.line > b->finding.loc.line) - (a->finding.loc.line < b->finding.loc.line);
    if (!order)
        order = (a->finding.loc.col > b->finding.loc.col) - (a->finding.loc.col < b->finding.loc.col);
    if (!order)
        order = strcmp(a->finding.rule, b->finding.rule);
    if (!order)
        order = strcmp(a->fingerprint, b->fingerprint);
    return order ? order : (a->finding.occurrence > b->finding.occurrence) - (a->finding.occurrence < b->finding.occurrence);
}

static void load_finding(struct loading *l, sqlite3_stmt *row)
{
    struct rl_shown_finding *shown = rl_new(l->shown->arena, struct rl_shown_finding);
    struct rl_finding *f = &shown->finding;
    *f = (struct rl_finding){
        .rule = text_of(l, row, 1), .severity = (enum rl_severity)sqlite3_column_int(row, 2),
        .confidence = (enum rl_confidence)sqlite3_column_int(row, 3), .file = path_of(l, row, 4), .loc = loc_of(row, 5),
        .function = text_of(l, row, 9), .object = text_of(l, row, 10), .origin = text_of(l, row, 11),
        .origin_file = path_of(l, row, 12), .origin_loc = loc_of(row, 13), .message = text_of(l, row, 17), .hint = text_of(l, row, 18),
        .macro = text_of(l, row, 19), .occurrence = (uint32_t)sqlite3_column_int64(row, 21),
    };
    shown->fingerprint = text_of(l, row, 20);
    f->fingerprint = g_ascii_strtoull(shown->fingerprint, NULL, 16);
    shown->suppressed = sqlite3_column_int(row, 22);
    shown->suppressed_by = text_of(l, row, 23);
    shown->severity = text_of(l, row, 24);
    shown->confidence = text_of(l, row, 25);
    shown->known = sqlite3_column_int(row, 26);
    shown->verdict = text_of(l, row, 27);
    shown->why = text_of(l, row, 28);
    shown->rule = g_hash_table_lookup(l->rules, f->rule);
    load_steps(l, f, sqlite3_column_int64(row, 0));
    load_counts(l, f, sqlite3_column_int64(row, 0));
    load_places(l, f, sqlite3_column_int64(row, 0));
    load_function_of(l, shown, sqlite3_column_int64(row, 0));
    load_edits(l, f, sqlite3_column_int64(row, 0));
    g_ptr_array_add(l->shown->findings, shown);
}

static void load_findings(struct loading *l, const struct rl_filter *filter)
{
    g_autofree char *condition = l->error ? NULL : rl_filter_sql(l->store, filter, &l->error);
    g_autofree char *sql = g_strconcat(
        "SELECT f.id, f.rule, f.severity, f.confidence, file.path, f.line, f.col, f.end_line, f.end_col, f.function, f.object,"
        " f.origin, o.path, f.origin_line, f.origin_col, f.origin_end_line, f.origin_end_col, f.message, f.hint, f.macro,"
        " f.fingerprint, f.occurrence, f.suppressed, f.suppressed_by, s.name, c.name, f.known,"
        " t.verdict, t.why"
        " FROM finding f JOIN file ON file.id = f.file_id LEFT JOIN file o ON o.id = f.origin_file_id"
        " JOIN severity s ON s.level = f.severity JOIN confidence c ON c.level = f.confidence LEFT JOIN triage t ON t.id = f.triage_id"
        " WHERE f.run_id = ?1 AND ", condition, NULL);
    sqlite3_stmt *row = rows(l, sql);
    if (row)
        rl_sql_int(row, 1, l->run);
    while (next(l, row))
        load_finding(l, row);
    g_ptr_array_sort(l->shown->findings, by_place);
}

static void load_notes(struct loading *l)
{
    sqlite3_stmt *row = rows(l, "SELECT file.path, n.line, n.col, n.is_error, n.text FROM note n JOIN file ON file.id = n.file_id"
                                " WHERE n.run_id = ?1 ORDER BY file.path, n.line, n.col, n.text");
    if (row)
        rl_sql_int(row, 1, l->run);
    while (next(l, row)) {
        struct rl_shown_note *note = rl_new(l->shown->arena, struct rl_shown_note);
        *note = (struct rl_shown_note){
            .path = path_of(l, row, 0), .line = (uint32_t)sqlite3_column_int64(row, 1), .col = (uint32_t)sqlite3_column_int64(row, 2),
            .is_error = sqlite3_column_int(row, 3), .text = text_of(l, row, 4),
        };
        g_ptr_array_add(l->shown->notes, note);
    }
}

static void load_units(struct loading *l)
{
    sqlite3_stmt *row = rows(l, "SELECT file.path, s.name, u.why, u.status FROM unit u JOIN file ON file.id = u.file_id"
                                " JOIN unit_status s ON s.level = u.status WHERE u.run_id = ?1 AND u.status <> 0"
                                " ORDER BY file.path, u.status, u.why");
    if (row)
        rl_sql_int(row, 1, l->run);
    while (next(l, row)) {
        struct rl_shown_unit *unit = rl_new(l->shown->arena, struct rl_shown_unit);
        *unit = (struct rl_shown_unit){
            .path = path_of(l, row, 0), .status = text_of(l, row, 1), .why = text_of(l, row, 2),
            .is_skipped = sqlite3_column_int(row, 3) == RL_UNIT_SKIPPED,
        };
        g_ptr_array_add(l->shown->units, unit);
    }
}

static void load_files(struct loading *l)
{
    sqlite3_stmt *row = rows(l, "SELECT DISTINCT file.path FROM unit u JOIN file ON file.id = u.file_id"
                                " WHERE u.run_id = ?1 AND u.status = 0 ORDER BY file.path");
    if (row)
        rl_sql_int(row, 1, l->run);
    while (next(l, row))
        g_ptr_array_add(l->shown->files, (gpointer)path_of(l, row, 0));
}

static void load_functions(struct loading *l)
{
    sqlite3_stmt *row = rows(l, "SELECT file.path, f.line, f.name, c.name, f.why FROM function f JOIN file ON file.id = f.file_id"
                                " JOIN completeness c ON c.level = f.completeness WHERE f.run_id = ?1 AND f.completeness <> 0"
                                " ORDER BY file.path, f.line, f.col, f.name");
    if (row)
        rl_sql_int(row, 1, l->run);
    while (next(l, row)) {
        struct rl_shown_function *function = rl_new(l->shown->arena, struct rl_shown_function);
        *function = (struct rl_shown_function){
            .path = path_of(l, row, 0), .line = (uint32_t)sqlite3_column_int64(row, 1), .name = text_of(l, row, 2),
            .completeness = text_of(l, row, 3), .why = text_of(l, row, 4),
        };
        g_ptr_array_add(l->shown->functions, function);
    }
}

struct rl_shown_run *rl_shown_run_load(struct rl_store *store, int64_t run, const struct rl_report_options *options, GError **error)
{
    struct rl_shown_run *shown = g_new0(struct rl_shown_run, 1);
    *shown = (struct rl_shown_run){.arena = rl_arena_new(), .rules = g_ptr_array_new(), .findings = g_ptr_array_new(),
                                   .notes = g_ptr_array_new(), .units = g_ptr_array_new(), .functions = g_ptr_array_new(),
                                   .files = g_ptr_array_new()};
    struct loading l = {
        .store = store, .shown = shown, .run = run,
        .paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .rules = g_hash_table_new(g_str_hash, g_str_equal),
    };
    load_run(&l, options->root);
    load_rules(&l);
    load_findings(&l, &options->filter);
    load_notes(&l);
    load_units(&l);
    load_files(&l);
    load_functions(&l);
    if (!l.error)
        rl_store_totals(store, run, &options->filter, &shown->totals, &l.error);
    g_hash_table_destroy(l.paths);
    g_hash_table_destroy(l.rules);
    if (!l.error)
        return shown;
    g_propagate_error(error, l.error);
    rl_shown_run_free(shown);
    return NULL;
}

void rl_shown_run_free(struct rl_shown_run *shown)
{
    if (!shown)
        return;
    g_ptr_array_free(shown->rules, TRUE);
    g_ptr_array_free(shown->findings, TRUE);
    g_ptr_array_free(shown->notes, TRUE);
    g_ptr_array_free(shown->units, TRUE);
    g_ptr_array_free(shown->functions, TRUE);
    g_ptr_array_free(shown->files, TRUE);
    rl_arena_free(shown->arena);
    g_free(shown->run_root);
    g_free(shown->root);
    g_free(shown);
}

static int by_weight(gconstpointer left, gconstpointer right)
{
    const struct rl_shown_finding *a = *(struct rl_shown_finding *const *)left, *b = *(struct rl_shown_finding *const *)right;
    int order = (int)b->finding.severity - (int)a->finding.severity;
    if (!order)
        order = (int)b->finding.confidence - (int)a->finding.confidence;
    return order ? order : by_place(left, right);
}

GPtrArray *rl_shown_worst(const struct rl_shown_run *shown)
{
    GPtrArray *worst = g_ptr_array_new();
    for (guint i = 0; i < shown->findings->len; i++)
        g_ptr_array_add(worst, shown->findings->pdata[i]);
    g_ptr_array_sort(worst, by_weight);
    return worst;
}

/* Origins that are a kind of place rather than a call that makes an object. */
static const char *const kinds[] = {"argument", "element", "field", "global", "parameter", "static object", "variable"};

static bool is_kind(const char *origin)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i], origin) == 0)
            return true;
    return false;
}

const char *rl_shown_object(struct rl_shown_run *shown, const struct rl_finding *f)
{
    struct rl_arena *arena = shown->arena;
    if (!f->object)
        return NULL;
    const char *at = "";
    if (rl_loc_known(f->origin_loc) && f->origin_file && strcmp(f->origin_file, f->file) != 0)
        at = rl_arena_printf(arena, " at %s:%u", f->origin_file, f->origin_loc.line);
    else if (rl_loc_known(f->origin_loc))
        at = rl_arena_printf(arena, " at line %u", f->origin_loc.line);
    const char *tick = strchr(f->object, '`') ? "" : "`";
    const char *object = rl_arena_printf(arena, "%s%s%s", tick, f->object, tick);
    if (!f->origin)
        return *at ? rl_arena_printf(arena, "%s,%s", object, at) : object;
    if (strcmp(f->origin, f->object) == 0) /* no variable held it */
        return rl_arena_printf(arena, "the result of %s%s", f->origin, at);
    if (is_kind(f->origin))
        return rl_arena_printf(arena, "%s, %s %s", object, strchr("aeiou", f->origin[0]) ? "an" : "a", f->origin);
    if (strchr(f->origin, ' ')) /* a phrase of its own */
        return rl_arena_printf(arena, "%s, %s%s", object, f->origin, at);
    return rl_arena_printf(arena, "%s, made by %s%s", object, f->origin, at);
}

char *rl_shown_related(const char *text)
{
    if (!text)
        return g_strdup("also");
    size_t length = strlen(text);
    if (g_str_has_suffix(text, "here too"))
        return g_strdup_printf("%.*salso", (int)(length - strlen("here too")), text);
    return g_strndup(text, length - (g_str_has_suffix(text, " here") ? strlen(" here") : 0));
}
