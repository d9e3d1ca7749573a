/* The ownership graph in the store: references between units, cycles, what nothing breaks. */
#include <criterion/criterion.h>

#include "db/report/graph.h"
#include "db/sql.h"
#include "tests/unit/db/fixture.h"

static int64_t number(struct rl_store *store, const char *sql)
{
    sqlite3_stmt *get = rl_sql(store, sql, NULL);
    cr_assert(get && rl_sql_row(store, get, NULL), "%s", sql);
    int64_t value = sqlite3_column_int64(get, 0);
    rl_sql_reset(get);
    return value;
}

/* A unit with one type that holds TARGET in the field `f`. */
static void put(struct rl_store *store, int64_t run, const char *path, const char *symbol, const char *record, const char *target, int gc,
                int visited, int cleared)
{
    const struct rl_edge_row edges[] = {
        {.field = "f", .target = target, .file = path, .loc = {.line = 7}, .function = "set", .exact = true, .visited = visited, .cleared = cleared},
        {.field = "any", .file = path, .loc = {.line = 8}, .visited = 1, .cleared = 1},
    };
    const struct rl_slot_row slots[] = {{"tp_dealloc", "dealloc", false, 5}, {"tp_flags", "0", false, 6}};
    const struct rl_member_row members[] = {{"f", "object", "Other", 10, 11, 12, false, false}};
    const struct rl_type_row type = {.kind = RL_TYPE_ROW_TYPE, .file = path, .loc = {.line = 3}, .name = symbol, .symbol = symbol,
                                     .record = record, .gc = gc, .slots = slots, .nslots = 2, .members = members, .nmembers = 1,
                                     .edges = edges, .nedges = 2};
    const struct rl_unit_row unit = {.path = path, .types = &type, .ntypes = 1};
    GError *error = NULL;
    cr_assert(rl_store_put_unit(store, run, &unit, &error), "%s", error ? error->message : "");
}

static struct rl_store *two_types(const char *back, int gc, int visited, int cleared, int64_t *run)
{
    GError *error = NULL;
    struct rl_store *store = rl_store_open(NULL, &error);
    *run = rl_store_begin_run(store, &(struct rl_run_row){.root = "/p", .version = "1"}, &error);
    put(store, *run, "/p/a.c", "A_Type", "A", "B", gc, visited, cleared);
    put(store, *run, "/p/b.c", "B_Type", "B", back, gc, visited, cleared);
    cr_assert(rl_store_end_run(store, *run, &error), "%s", error ? error->message : "");
    return store;
}

Test(types, edges_lead_to_other_units)
{
    int64_t run;
    struct rl_store *store = two_types("A_Type", 0, 0, 0, &run);
    cr_expect_eq(number(store, "SELECT count(*) FROM edges WHERE held = 'B_Type' AND holder = 'A_Type' AND line = 7"), 1, "by the struct");
    cr_expect_eq(number(store, "SELECT count(*) FROM edges WHERE held = 'A_Type' AND holder = 'B_Type'"), 1, "by the symbol");
    cr_expect_eq(number(store, "SELECT count(*) FROM edges WHERE held IS NULL"), 2);
    cr_expect_eq(number(store, "SELECT count(*) FROM type_slot"), 4);
    cr_expect_eq(number(store, "SELECT released_line FROM type_member LIMIT 1"), 12);
    cr_expect_eq(number(store, "SELECT count(*) FROM cycle WHERE NOT is_breakable"), 1);
    cr_expect_eq(number(store, "SELECT count(*) FROM edge WHERE is_unbreakable AND cycle_id IS NOT NULL"), 2);
    rl_store_close(store);
}

Test(types, what_breaks_a_cycle)
{
    int64_t run;
    struct rl_store *store = two_types("A_Type", 1, 1, 1, &run);
    cr_expect_eq(number(store, "SELECT is_breakable FROM cycle"), 1, "visited and cleared");
    rl_store_close(store);
    store = two_types("A_Type", 1, 1, 0, &run);
    cr_expect_eq(number(store, "SELECT is_breakable FROM cycle"), 0, "never cleared");
    rl_store_close(store);
    store = two_types("A_Type", 1, 1, -1, &run);
    cr_expect_eq(number(store, "SELECT is_breakable FROM cycle"), 1, "not known: not claimed");
    rl_store_close(store);
    store = two_types("list", 0, 0, 0, &run);
    cr_expect_eq(number(store, "SELECT count(*) FROM cycle"), 0, "it does not lead back");
    rl_store_close(store);
}

Test(types, a_pruned_run_takes_its_graph_along)
{
    int64_t run;
    struct rl_store *store = two_types("A_Type", 0, 0, 0, &run);
    GError *error = NULL;
    int64_t newer = rl_store_begin_run(store, &(struct rl_run_row){.root = "/p", .version = "1"}, &error);
    cr_assert(rl_store_end_run(store, newer, &error) && rl_store_prune(store, 1, &error), "%s", error ? error->message : "");
    cr_expect_eq(number(store, "SELECT (SELECT count(*) FROM type) + (SELECT count(*) FROM edge) + (SELECT count(*) FROM cycle)"), 0);
    rl_store_close(store);
}

Test(types, names_are_quoted)
{
    int64_t run;
    GError *error = NULL;
    struct rl_store *store = rl_store_open(NULL, &error);
    run = rl_store_begin_run(store, &(struct rl_run_row){.root = "/p", .version = "1"}, &error);
    put(store, run, "/p/a.c", "A\"\\</script>\n", "A", "A", 1, 1, 1);
    cr_assert(rl_store_end_run(store, run, &error));
    struct rl_graph_options options = {.version = "1"};
    struct rl_graph *graph = rl_graph_load(store, run, &options, &error);
    cr_assert(graph);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    cr_assert(rl_graph_dot(graph, &options, out, &error));
    fclose(out);
    cr_expect(strstr(text, "label=\"A\\\"\\\\</script>\\n\""), "%s", text);
    free(text);
    out = open_memstream(&text, &size);
    cr_assert(rl_graph_html(graph, &options, out, &error));
    fclose(out);
    char *end = strstr(text, "</script>");
    cr_expect(end && !strstr(end + 1, "</script>"), "the script ends once");
    free(text);
    rl_graph_free(graph);
    rl_store_close(store);
}
