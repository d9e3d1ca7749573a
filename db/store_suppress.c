/* Comments that hide findings: writing them, and those that are worth a word. */
#include "db/sql.h"

bool rl_store_put_suppression(struct rl_store *store, int64_t run, int64_t unit_id, const struct rl_unit_row *unit,
                              const struct rl_suppression_row *row, GError **error)
{
    int64_t file = rl_store_file_id(store, unit, row->file, error);
    /* In a header it is of use when one unit needs it, and idle only where all units have looked. */
    sqlite3_stmt *put = rl_sql(store,
                               "INSERT INTO suppression (run_id, unit_id, file_id, line, col, from_line, to_line, text, rules, reason,"
                               " problem, used, judged) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
                               " ON CONFLICT (run_id, file_id, line, col) DO UPDATE SET used = max(used, excluded.used),"
                               " judged = min(judged, excluded.judged)",
                               error);
    if (!file || !put)
        return false;
    rl_sql_int(put, 1, run);
    rl_sql_int(put, 2, unit_id);
    rl_sql_int(put, 3, file);
    rl_sql_int(put, 4, row->line);
    rl_sql_int(put, 5, row->col);
    rl_sql_known(put, 6, row->from);
    rl_sql_known(put, 7, row->to);
    rl_sql_text(put, 8, row->text);
    rl_sql_text(put, 9, row->rules);
    rl_sql_text(put, 10, row->reason);
    rl_sql_text(put, 11, row->problem);
    rl_sql_int(put, 12, row->used);
    rl_sql_int(put, 13, row->judged);
    return rl_sql_done(store, put, error);
}

static void free_idle(gpointer data)
{
    struct rl_idle_suppression *idle = data;
    g_free(idle->path);
    g_free(idle->text);
    g_free(idle->problem);
    g_free(idle);
}

GPtrArray *rl_store_idle_suppressions(struct rl_store *store, int64_t run, bool others, GError **error)
{
    GError *failed = NULL;
    sqlite3_stmt *get = rl_sql(store,
                               "SELECT file.path, s.line, s.text, s.problem FROM suppression s JOIN file ON file.id = s.file_id"
                               " WHERE s.run_id = ?1 AND (s.problem IS NOT NULL OR (NOT s.used AND s.judged AND"
                               " (NOT ?2 OR (s.rules IS NOT NULL AND s.rules <> '*') OR s.text LIKE 'reflint:%')))"
                               " ORDER BY file.path, s.line, s.col",
                               error);
    if (!get)
        return NULL;
    GPtrArray *list = g_ptr_array_new_with_free_func(free_idle);
    rl_sql_int(get, 1, run);
    rl_sql_int(get, 2, others);
    while (rl_sql_row(store, get, &failed)) {
        struct rl_idle_suppression *idle = g_new0(struct rl_idle_suppression, 1);
        *idle = (struct rl_idle_suppression){
            .path = g_strdup((const char *)sqlite3_column_text(get, 0)),
            .line = (uint32_t)sqlite3_column_int64(get, 1),
            .text = g_strdup((const char *)sqlite3_column_text(get, 2)),
            .problem = g_strdup((const char *)sqlite3_column_text(get, 3)),
        };
        g_ptr_array_add(list, idle);
    }
    if (!failed)
        return list;
    g_propagate_error(error, failed);
    g_ptr_array_free(list, TRUE);
    return NULL;
}
