/* Writing the type table and the ownership graph, and finding its cycles when a run ends. */
#include <string.h>

#include "analyzer/base/components.h"
#include "db/sql.h"

/* ---- one type ------------------------------------------------------------------------------------ */

static void bind_place(sqlite3_stmt *put, int at, struct rl_loc loc)
{
    rl_sql_known(put, at, loc.line);
    rl_sql_known(put, at + 1, loc.col);
}

static void bind_answer(sqlite3_stmt *put, int at, int answer)
{
    if (answer < 0)
        sqlite3_bind_null(put, at);
    else
        rl_sql_int(put, at, answer);
}

static bool put_slots(struct rl_store *store, int64_t id, const struct rl_type_row *type, GError **error)
{
    for (uint32_t i = 0; i < type->nslots; i++) {
        sqlite3_stmt *put = rl_sql(store, "INSERT INTO type_slot VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
        if (!put)
            return false;
        rl_sql_int(put, 1, id);
        rl_sql_int(put, 2, i + 1);
        rl_sql_text(put, 3, type->slots[i].name);
        rl_sql_text(put, 4, type->slots[i].value);
        rl_sql_int(put, 5, type->slots[i].at_run_time);
        rl_sql_known(put, 6, type->slots[i].line);
        if (!rl_sql_done(store, put, error))
            return false;
    }
    return true;
}

static bool put_members(struct rl_store *store, int64_t id, const struct rl_type_row *type, GError **error)
{
    for (uint32_t i = 0; i < type->nmembers; i++) {
        const struct rl_member_row *member = &type->members[i];
        sqlite3_stmt *put = rl_sql(store, "INSERT INTO type_member VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);
        if (!put)
            return false;
        rl_sql_int(put, 1, id);
        rl_sql_int(put, 2, i + 1);
        rl_sql_text(put, 3, member->path);
        rl_sql_text(put, 4, member->kind);
        rl_sql_text(put, 5, member->record);
        rl_sql_known(put, 6, member->visited);
        rl_sql_known(put, 7, member->cleared);
        rl_sql_known(put, 8, member->released);
        if (!rl_sql_done(store, put, error))
            return false;
    }
    return true;
}

static bool put_edges(struct rl_store *store, int64_t run, const struct rl_unit_row *unit, int64_t id, const struct rl_type_row *type,
                      GError **error)
{
    for (uint32_t i = 0; i < type->nedges; i++) {
        const struct rl_edge_row *edge = &type->edges[i];
        int64_t file = rl_store_file_id(store, unit, edge->file, error);
        sqlite3_stmt *put = file ? rl_sql(store,
                                          "INSERT INTO edge (run_id, from_type_id, field, target, is_exact, function, file_id, line, col,"
                                          " is_visited, is_cleared) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                                          error)
                                 : NULL;
        if (!put)
            return false;
        rl_sql_int(put, 1, run);
        rl_sql_int(put, 2, id);
        rl_sql_text(put, 3, edge->field);
        rl_sql_text(put, 4, edge->target);
        rl_sql_int(put, 5, edge->exact);
        rl_sql_text(put, 6, edge->function);
        rl_sql_int(put, 7, file);
        bind_place(put, 8, edge->loc);
        bind_answer(put, 10, edge->visited);
        bind_answer(put, 11, edge->cleared);
        if (!rl_sql_done(store, put, error))
            return false;
    }
    return true;
}

static const char *const kinds[] = { [RL_TYPE_ROW_TYPE] = "type", [RL_TYPE_ROW_MODULE] = "module", [RL_TYPE_ROW_STRUCT] = "struct",
                                     [RL_TYPE_ROW_OBJECT] = "object", [RL_TYPE_ROW_GLOBALS] = "globals" };

bool rl_store_put_type(struct rl_store *store, int64_t run, int64_t unit_id, const struct rl_unit_row *unit,
                       const struct rl_type_row *type, GError **error)
{
    int64_t file = rl_store_file_id(store, unit, type->file, error);
    sqlite3_stmt *put = file ? rl_sql(store,
                                      "INSERT INTO type (run_id, unit_id, file_id, line, col, kind, name, symbol, record, base, is_static,"
                                      " is_heap, has_gc, traverse, clear, dealloc) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
                                      " ?12, ?13, ?14, ?15, ?16) ON CONFLICT DO NOTHING",
                                      error)
                             : NULL;
    if (!put)
        return false;
    rl_sql_int(put, 1, run);
    rl_sql_int(put, 2, unit_id);
    rl_sql_int(put, 3, file);
    bind_place(put, 4, type->loc);
    rl_sql_text(put, 6, kinds[type->kind]);
    rl_sql_text(put, 7, type->name);
    rl_sql_text(put, 8, type->symbol);
    rl_sql_text(put, 9, type->record);
    rl_sql_text(put, 10, type->base);
    rl_sql_int(put, 11, type->is_static);
    rl_sql_int(put, 12, type->is_heap);
    bind_answer(put, 13, type->gc);
    rl_sql_text(put, 14, type->traverse);
    rl_sql_text(put, 15, type->clear);
    rl_sql_text(put, 16, type->dealloc);
    if (!rl_sql_done(store, put, error))
        return false;
    if (sqlite3_changes(store->db) == 0) /* in a header, told by another unit */
        return true;
    int64_t id = sqlite3_last_insert_rowid(store->db);
    return put_slots(store, id, type, error) && put_members(store, id, type, error) && put_edges(store, run, unit, id, type, error);
}

/* ---- across units ------------------------------------------------------------------------------------ */

static bool run_for(struct rl_store *store, int64_t run, const char *sql, GError **error)
{
    sqlite3_stmt *statement = rl_sql(store, sql, error);
    if (!statement)
        return false;
    rl_sql_int(statement, 1, run);
    return rl_sql_done(store, statement, error);
}

/* A name means the type or object of the same unit first, by its symbol or its struct; then a type of another unit.  So does
 * analyzer/graph/project.c. */
static bool link_edges(struct rl_store *store, int64_t run, GError **error)
{
#define FIRST_TYPE(which) "(SELECT t.id FROM type t WHERE t.run_id = ?1 AND " which " ORDER BY t.id LIMIT 1)"
#define SAME_UNIT " AND t.unit_id = (SELECT f.unit_id FROM type f WHERE f.id = edge.from_type_id)"
    return run_for(store, run,
                   "UPDATE edge SET to_type_id = coalesce("
                   FIRST_TYPE("t.kind IN ('type', 'object') AND t.symbol = edge.target" SAME_UNIT) ","
                   FIRST_TYPE("t.kind = 'type' AND t.record = edge.target" SAME_UNIT) ","
                   FIRST_TYPE("t.kind = 'type' AND t.symbol = edge.target AND NOT t.is_static") ","
                   FIRST_TYPE("t.kind = 'type' AND t.record = edge.target") ") WHERE run_id = ?1 AND target IS NOT NULL",
                   error);
#undef SAME_UNIT
#undef FIRST_TYPE
}

/* What a unit stores in the struct of another unit's type is that type's edge; the type's own unit says what becomes of it. */
static bool adopt_edges(struct rl_store *store, int64_t run, GError **error)
{
#define OWNER "(SELECT t.id FROM type t JOIN type s ON s.id = edge.from_type_id" \
              " WHERE t.run_id = ?1 AND t.kind = 'type' AND t.record = s.record ORDER BY t.id LIMIT 1)"
#define OF_STRUCT " WHERE run_id = ?1 AND from_type_id IN (SELECT id FROM type WHERE run_id = ?1 AND kind = 'struct')"
#define SAID(what) "(SELECT max(o." what ") FROM edge o WHERE o.from_type_id = " OWNER " AND o.field = edge.field)"
#define DONE(line) "(SELECT max(1) FROM type_member m WHERE m.type_id = " OWNER " AND m.path = edge.field AND m." line " IS NOT NULL)"
    return run_for(store, run,
                   "UPDATE edge SET is_visited = coalesce(" SAID("is_visited") ", " DONE("visited_line") "),"
                   " is_cleared = coalesce(" SAID("is_cleared") ", " DONE("cleared_line") ")" OF_STRUCT, error) &&
           run_for(store, run, "UPDATE edge SET from_type_id = coalesce(" OWNER ", from_type_id)" OF_STRUCT, error) &&
           run_for(store, run,
                   "DELETE FROM type WHERE run_id = ?1 AND kind = 'struct' AND id NOT IN (SELECT from_type_id FROM edge WHERE run_id = ?1)",
                   error);
#undef DONE
#undef SAID
#undef OF_STRUCT
#undef OWNER
}

struct graph {
    struct rl_store *store;
    int64_t run;
    GError **error;
    GHashTable *numbers; /* type id -> node + 1 */
    GArray *arcs;        /* struct rl_arc */
    GArray *edges;       /* struct stored_edge, the same order */
};

struct stored_edge {
    int64_t id;
    bool hidden;  /* the collector does not see it */
    bool cleared; /* or may be */
};

static uint32_t node_of(struct graph *g, int64_t type)
{
    gpointer known = g_hash_table_lookup(g->numbers, GSIZE_TO_POINTER((gsize)type));
    if (!known) {
        known = GUINT_TO_POINTER(g_hash_table_size(g->numbers) + 1);
        g_hash_table_insert(g->numbers, GSIZE_TO_POINTER((gsize)type), known);
    }
    return GPOINTER_TO_UINT(known) - 1;
}

static bool load_edges(struct graph *g)
{
    GError *why = NULL;
    sqlite3_stmt *row = rl_sql(g->store,
                               "SELECT e.id, e.from_type_id, e.to_type_id, e.is_visited IS 0 OR f.has_gc IS 0, e.is_cleared IS NOT 0"
                               "  FROM edge e JOIN type f ON f.id = e.from_type_id"
                               " WHERE e.run_id = ?1 AND e.to_type_id IS NOT NULL AND f.kind <> 'globals' ORDER BY e.id",
                               g->error);
    if (!row)
        return false;
    rl_sql_int(row, 1, g->run);
    while (rl_sql_row(g->store, row, &why)) {
        struct rl_arc arc = { node_of(g, sqlite3_column_int64(row, 1)), node_of(g, sqlite3_column_int64(row, 2)) };
        struct stored_edge edge = { sqlite3_column_int64(row, 0), sqlite3_column_int(row, 3), sqlite3_column_int(row, 4) };
        g_array_append_val(g->arcs, arc);
        g_array_append_val(g->edges, edge);
    }
    if (why)
        g_propagate_error(g->error, why);
    return !why;
}

/* Marks the edges between nodes of one component that nothing breaks: the collector does not see them, or a cycle through them
 * has no edge that is ever cleared. */
static void find_unbreakable(const struct graph *g, const uint32_t *component, bool *unbreakable)
{
    uint32_t nnodes = g_hash_table_size(g->numbers), n = 0;
    struct rl_arc *kept = g_new0(struct rl_arc, g->arcs->len + 1u);
    uint32_t *inner = g_new0(uint32_t, nnodes + 1u);
    for (guint i = 0; i < g->arcs->len; i++) {
        const struct rl_arc *arc = &g_array_index(g->arcs, struct rl_arc, i);
        if (component[arc->from] == component[arc->to] && !g_array_index(g->edges, struct stored_edge, i).cleared)
            kept[n++] = *arc;
    }
    rl_components(nnodes, kept, n, inner, NULL);
    for (guint i = 0; i < g->arcs->len; i++) {
        const struct rl_arc *arc = &g_array_index(g->arcs, struct rl_arc, i);
        const struct stored_edge *edge = &g_array_index(g->edges, struct stored_edge, i);
        bool inside = component[arc->from] == component[arc->to];
        unbreakable[i] = inside && (edge->hidden || (!edge->cleared && inner[arc->from] == inner[arc->to]));
    }
    g_free(inner);
    g_free(kept);
}

static bool put_cycle(struct graph *g, uint32_t number, bool breakable, int64_t *id)
{
    sqlite3_stmt *put = rl_sql(g->store, "INSERT INTO cycle (run_id, number, is_breakable) VALUES (?1, ?2, ?3)", g->error);
    if (!put)
        return false;
    rl_sql_int(put, 1, g->run);
    rl_sql_int(put, 2, number);
    rl_sql_int(put, 3, breakable);
    bool ok = rl_sql_done(g->store, put, g->error);
    *id = sqlite3_last_insert_rowid(g->store->db);
    return ok;
}

static bool mark_edge(struct graph *g, int64_t edge, int64_t cycle, bool unbreakable)
{
    sqlite3_stmt *mark = rl_sql(g->store, "UPDATE edge SET cycle_id = ?2, is_unbreakable = ?3 WHERE id = ?1", g->error);
    if (!mark)
        return false;
    rl_sql_int(mark, 1, edge);
    rl_sql_int(mark, 2, cycle);
    rl_sql_int(mark, 3, unbreakable);
    return rl_sql_done(g->store, mark, g->error);
}

static bool put_cycles(struct graph *g, const uint32_t *component, uint32_t ncomponents, const bool *unbreakable)
{
    bool ok = true, *broken = g_new0(bool, ncomponents + 1u);
    int64_t *ids = g_new0(int64_t, ncomponents + 1u);
    uint32_t count = 0;
    for (guint i = 0; i < g->arcs->len; i++)
        if (unbreakable[i])
            broken[component[g_array_index(g->arcs, struct rl_arc, i).from]] = true;
    for (guint i = 0; ok && i < g->arcs->len; i++) {
        const struct rl_arc *arc = &g_array_index(g->arcs, struct rl_arc, i);
        uint32_t c = component[arc->from];
        if (c != component[arc->to])
            continue;
        ok = (ids[c] || put_cycle(g, ++count, !broken[c], &ids[c])) &&
             mark_edge(g, g_array_index(g->edges, struct stored_edge, i).id, ids[c], unbreakable[i]);
    }
    g_free(ids);
    g_free(broken);
    return ok;
}

bool rl_store_find_cycles(struct rl_store *store, int64_t run, GError **error)
{
    struct graph g = { store, run, error, g_hash_table_new(NULL, NULL), g_array_new(FALSE, FALSE, sizeof(struct rl_arc)),
                       g_array_new(FALSE, FALSE, sizeof(struct stored_edge)) };
    bool ok = link_edges(store, run, error) && adopt_edges(store, run, error) && load_edges(&g);
    if (ok && g.arcs->len) {
        uint32_t nnodes = g_hash_table_size(g.numbers);
        uint32_t *component = g_new0(uint32_t, nnodes + 1u);
        bool *unbreakable = g_new0(bool, g.arcs->len + 1u);
        uint32_t n = rl_components(nnodes, (struct rl_arc *)(void *)g.arcs->data, g.arcs->len, component, NULL);
        find_unbreakable(&g, component, unbreakable);
        ok = put_cycles(&g, component, n, unbreakable);
        g_free(unbreakable);
        g_free(component);
    }
    g_array_free(g.edges, TRUE);
    g_array_free(g.arcs, TRUE);
    g_hash_table_destroy(g.numbers);
    return ok;
}
