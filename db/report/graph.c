/* Loading the ownership graph, and its DOT and JSON forms. */
#include "db/report/graph.h"

#include <errno.h>
#include <jansson.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/suggest.h"
#include "db/report/tree.h"
#include "db/sql.h"

enum { ANY_OBJECT = -1 };

struct loading {
    struct rl_store *store;
    struct rl_graph *graph;
    GHashTable *by_id, *by_name; /* type id, built-in's name -> node + 1 */
    int64_t run;
    GError *error;
};

static const char *text_at(struct loading *l, sqlite3_stmt *row, int at)
{
    const char *text = (const char *)sqlite3_column_text(row, at);
    if (!text)
        return NULL;
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    return rl_arena_strdup(l->graph->arena, valid);
}

static int answer_at(sqlite3_stmt *row, int at)
{
    return sqlite3_column_type(row, at) == SQLITE_NULL ? -1 : sqlite3_column_int(row, at);
}

static struct rl_graph_node *node_at(const struct rl_graph *graph, uint32_t i)
{
    return &g_array_index(graph->nodes, struct rl_graph_node, i);
}

/* The node for what is of no row: "list", or any object (NAME NULL). */
static uint32_t node_for(struct loading *l, const char *name)
{
    const char *key = name ? name : "any object";
    gpointer known = g_hash_table_lookup(l->by_name, key);
    if (known)
        return GPOINTER_TO_UINT(known) - 1;
    struct rl_graph_node node = { .id = ANY_OBJECT, .kind = name ? "builtin" : "any", .name = key, .gc = -1 };
    g_array_append_val(l->graph->nodes, node);
    g_hash_table_insert(l->by_name, (gpointer)key, GUINT_TO_POINTER(l->graph->nodes->len));
    return l->graph->nodes->len - 1;
}

static void load_types(struct loading *l)
{
    sqlite3_stmt *row = rl_sql(l->store,
                               "SELECT t.id, t.kind, t.name, t.symbol, t.record, file.path, t.line, t.has_gc FROM type t"
                               " JOIN file ON file.id = t.file_id WHERE t.run_id = ?1 ORDER BY file.path, t.line, t.kind, t.name, t.id",
                               &l->error);
    if (!row)
        return;
    rl_sql_int(row, 1, l->run);
    while (rl_sql_row(l->store, row, &l->error)) {
        struct rl_graph_node node = { .id = sqlite3_column_int64(row, 0), .kind = text_at(l, row, 1), .name = text_at(l, row, 2),
                                      .symbol = text_at(l, row, 3), .record = text_at(l, row, 4), .path = text_at(l, row, 5),
                                      .line = (uint32_t)sqlite3_column_int64(row, 6), .gc = answer_at(row, 7) };
        g_array_append_val(l->graph->nodes, node);
        g_hash_table_insert(l->by_id, GSIZE_TO_POINTER((gsize)node.id), GUINT_TO_POINTER(l->graph->nodes->len));
    }
}

static void load_edges(struct loading *l)
{
    sqlite3_stmt *row = l->error ? NULL
                                 : rl_sql(l->store,
                                          "SELECT e.from_type_id, e.to_type_id, e.target, e.field, e.function, file.path, e.line, e.is_visited,"
                                          " e.is_cleared, e.is_exact, ifnull(c.number, 0), e.is_unbreakable FROM edge e"
                                          " JOIN type f ON f.id = e.from_type_id JOIN file ff ON ff.id = f.file_id"
                                          " LEFT JOIN file ON file.id = e.file_id LEFT JOIN cycle c ON c.id = e.cycle_id"
                                          " WHERE e.run_id = ?1 ORDER BY ff.path, f.line, e.id",
                                          &l->error);
    if (!row)
        return;
    rl_sql_int(row, 1, l->run);
    while (rl_sql_row(l->store, row, &l->error)) {
        gpointer from = g_hash_table_lookup(l->by_id, GSIZE_TO_POINTER((gsize)sqlite3_column_int64(row, 0)));
        gpointer to = g_hash_table_lookup(l->by_id, GSIZE_TO_POINTER((gsize)sqlite3_column_int64(row, 1)));
        if (!from)
            continue;
        struct rl_graph_arrow arrow = { .from = GPOINTER_TO_UINT(from) - 1,
                                        .to = to ? GPOINTER_TO_UINT(to) - 1 : node_for(l, text_at(l, row, 2)),
                                        .field = text_at(l, row, 3), .function = text_at(l, row, 4), .path = text_at(l, row, 5),
                                        .line = (uint32_t)sqlite3_column_int64(row, 6), .visited = answer_at(row, 7),
                                        .cleared = answer_at(row, 8), .exact = sqlite3_column_int(row, 9) != 0,
                                        .cycle = (uint32_t)sqlite3_column_int64(row, 10),
                                        .unbreakable = sqlite3_column_int(row, 11) != 0 };
        g_array_append_val(l->graph->arrows, arrow);
    }
}

static void load_cycles(struct loading *l)
{
    sqlite3_stmt *row = l->error ? NULL : rl_sql(l->store, "SELECT number, is_breakable FROM cycle WHERE run_id = ?1 ORDER BY number", &l->error);
    if (!row)
        return;
    rl_sql_int(row, 1, l->run);
    while (rl_sql_row(l->store, row, &l->error)) {
        struct rl_graph_cycle cycle = { (uint32_t)sqlite3_column_int64(row, 0), sqlite3_column_int(row, 1) != 0 };
        g_array_append_val(l->graph->cycles, cycle);
    }
}

/* ---- choosing ----------------------------------------------------------------------------------------- */

/* By its whole name, its last part ("deque"), symbol or struct. */
static bool is_called(const struct rl_graph_node *node, const char *name)
{
    const char *dot = strrchr(node->name, '.');
    return strcmp(node->name, name) == 0 || (dot && strcmp(dot + 1, name) == 0) || g_strcmp0(node->symbol, name) == 0 ||
           g_strcmp0(node->record, name) == 0;
}

/* Nothing is called NAME: says so, with the nearest name. */
static void set_unknown(const struct rl_graph *graph, const char *name, GError **error)
{
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; i < graph->nodes->len; i++) {
        const struct rl_graph_node *node = node_at(graph, i);
        const char *dot = strrchr(node->name, '.');
        const char *const called[] = { dot ? dot + 1 : node->name, node->symbol, node->record };
        for (size_t k = 0; k < G_N_ELEMENTS(called) && strcmp(node->kind, "type") == 0; k++)
            if (called[k])
                g_ptr_array_add(names, (gpointer)called[k]);
    }
    const char *near = rl_suggest(name, (const char *const *)names->pdata, names->len);
    if (near)
        g_set_error(error, RL_ERROR, RL_ERROR_INPUT, "%s: the run knows no such type; did you mean %s?", name, near);
    else
        g_set_error(error, RL_ERROR, RL_ERROR_INPUT, "%s: the run knows no such type; `reflint graph -f json` names all", name);
    g_ptr_array_free(names, TRUE);
}

/* Marks what is wanted; false with ERROR for a name that nothing has. */
static bool choose(struct rl_graph *graph, const struct rl_graph_options *options, GError **error)
{
    bool all = !options->types || !options->types[0];
    bool *wanted = g_new0(bool, graph->nodes->len + 1u);
    for (const char *const *name = options->types; !all && *name; name++) {
        bool found = false;
        for (guint i = 0; i < graph->nodes->len; i++)
            if (is_called(node_at(graph, i), *name))
                wanted[i] = found = true;
        if (!found) {
            set_unknown(graph, *name, error);
            g_free(wanted);
            return false;
        }
    }
    guint kept = 0;
    for (guint i = 0; i < graph->arrows->len; i++) {
        struct rl_graph_arrow arrow = g_array_index(graph->arrows, struct rl_graph_arrow, i);
        if ((options->cycles && !arrow.cycle) || (!all && !wanted[arrow.from] && !wanted[arrow.to]))
            continue;
        node_at(graph, arrow.from)->shown = node_at(graph, arrow.to)->shown = true;
        g_array_index(graph->arrows, struct rl_graph_arrow, kept++) = arrow;
    }
    g_array_set_size(graph->arrows, kept);
    for (guint i = 0; i < graph->nodes->len; i++)
        node_at(graph, i)->shown |= !options->cycles && (all || wanted[i]);
    kept = 0;
    for (guint c = 0; c < graph->cycles->len; c++) {
        struct rl_graph_cycle cycle = g_array_index(graph->cycles, struct rl_graph_cycle, c);
        bool shown = false;
        for (guint i = 0; i < graph->arrows->len; i++)
            shown = shown || g_array_index(graph->arrows, struct rl_graph_arrow, i).cycle == cycle.number;
        if (shown)
            g_array_index(graph->cycles, struct rl_graph_cycle, kept++) = cycle;
    }
    g_array_set_size(graph->cycles, kept);
    g_free(wanted);
    return true;
}

struct rl_graph *rl_graph_load(struct rl_store *store, int64_t run, const struct rl_graph_options *options, GError **error)
{
    struct rl_graph *graph = g_new0(struct rl_graph, 1);
    graph->arena = rl_arena_new();
    graph->nodes = g_array_new(FALSE, FALSE, sizeof(struct rl_graph_node));
    graph->arrows = g_array_new(FALSE, FALSE, sizeof(struct rl_graph_arrow));
    graph->cycles = g_array_new(FALSE, FALSE, sizeof(struct rl_graph_cycle));
    struct loading l = { store, graph, g_hash_table_new(NULL, NULL), g_hash_table_new(g_str_hash, g_str_equal), run, NULL };
    load_types(&l);
    load_edges(&l);
    load_cycles(&l);
    g_hash_table_destroy(l.by_id);
    g_hash_table_destroy(l.by_name);
    if (l.error)
        g_propagate_error(error, l.error);
    else if (choose(graph, options, error))
        return graph;
    rl_graph_free(graph);
    return NULL;
}

void rl_graph_free(struct rl_graph *graph)
{
    if (!graph)
        return;
    g_array_free(graph->nodes, TRUE);
    g_array_free(graph->arrows, TRUE);
    g_array_free(graph->cycles, TRUE);
    rl_arena_free(graph->arena);
    g_free(graph);
}

static bool finish(FILE *out, GError **error)
{
    if (fflush(out) == 0 && !ferror(out))
        return true;
    g_set_error_literal(error, RL_ERROR, RL_ERROR_IO, g_strerror(errno));
    return false;
}

/* ---- DOT ---------------------------------------------------------------------------------------------- */

static void print_quoted(FILE *out, const char *text)
{
    fputc('"', out);
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\')
            fputc('\\', out);
        if (*c == '\n' || *c == '\r')
            fputs("\\n", out);
        else
            fputc(*c, out);
    }
    fputc('"', out);
}

static void print_node(FILE *out, uint32_t number, const struct rl_graph_node *node, bool cyclic, bool unbreakable)
{
    bool file = node->path != NULL;
    bool object = strcmp(node->kind, "object") == 0 || !file;
    const char *shape = strcmp(node->kind, "module") == 0 ? "folder" : strcmp(node->kind, "globals") == 0 ? "note" : object ? "ellipse" : "box";
    g_autofree char *tip = file ? g_strdup_printf("%s:%u%s", node->path, node->line, node->gc == 1 ? ", garbage collected"
                                                                                       : node->gc == 0 ? ", not garbage collected" : "")
                                : g_strdup(node->kind);
    fprintf(out, "  n%u [label=", number);
    print_quoted(out, node->name);
    fprintf(out, ", shape=%s, tooltip=", shape);
    print_quoted(out, tip);
    if (unbreakable)
        fputs(", color=\"#c62828\", penwidth=2", out);
    else if (cyclic)
        fputs(", color=\"#1565c0\", penwidth=2", out);
    if (!file)
        fputs(", color=\"#9e9e9e\", fontcolor=\"#757575\"", out);
    else if (node->gc == 0)
        fputs(", style=dashed", out);
    fputs("];\n", out);
}

static void print_arrow(FILE *out, const struct rl_graph *graph, const struct rl_graph_arrow *arrow)
{
    bool any = node_at(graph, arrow->to)->path == NULL;
    g_autofree char *tip = g_strdup_printf("%s:%u%s%s", arrow->path ? arrow->path : "?", arrow->line, arrow->function ? ", " : "",
                                           arrow->function ? arrow->function : "");
    fprintf(out, "  n%u -> n%u [label=", arrow->from, arrow->to);
    print_quoted(out, arrow->field);
    fputs(", tooltip=", out);
    print_quoted(out, tip);
    fputs(arrow->unbreakable ? ", color=\"#c62828\", fontcolor=\"#c62828\", penwidth=2"
          : arrow->cycle     ? ", color=\"#1565c0\", fontcolor=\"#1565c0\", penwidth=2"
          : any              ? ", color=\"#bdbdbd\", fontcolor=\"#9e9e9e\""
                             : "",
          out);
    fputs("];\n", out);
}

bool rl_graph_dot(const struct rl_graph *graph, const struct rl_graph_options *options, FILE *out, GError **error)
{
    uint8_t *marks = g_new0(uint8_t, graph->nodes->len + 1u); /* 1: on a cycle; 2: on one that nothing breaks */
    for (guint i = 0; i < graph->arrows->len; i++) {
        const struct rl_graph_arrow *arrow = &g_array_index(graph->arrows, struct rl_graph_arrow, i);
        uint8_t mark = (uint8_t)((arrow->cycle ? 1 : 0) | (arrow->unbreakable ? 2 : 0));
        marks[arrow->from] |= mark;
        marks[arrow->to] |= mark;
    }
    fprintf(out, "// reflint %s: which type can hold which. Blue: on a cycle; red: on one that nothing breaks; dashed: not garbage collected\n",
            options->version ? options->version : "");
    fputs("digraph ownership {\n  rankdir=LR;\n  node [fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=9];\n", out);
    for (guint i = 0; i < graph->nodes->len; i++)
        if (node_at(graph, i)->shown)
            print_node(out, i, node_at(graph, i), marks[i] & 1, marks[i] & 2);
    for (guint i = 0; i < graph->arrows->len; i++)
        print_arrow(out, graph, &g_array_index(graph->arrows, struct rl_graph_arrow, i));
    fputs("}\n", out);
    g_free(marks);
    return finish(out, error);
}

/* ---- JSON --------------------------------------------------------------------------------------------- */

static json_t *json_answer(int answer)
{
    return answer < 0 ? json_null() : json_boolean(answer);
}

static json_t *json_node(const struct rl_graph_node *node, uint32_t number)
{
    json_t *object = json_object();
    rl_json_put(object, "id", json_integer(number));
    rl_json_put(object, "kind", rl_json_text(node->kind));
    rl_json_put(object, "name", rl_json_text(node->name));
    rl_json_put(object, "symbol", rl_json_text(node->symbol));
    rl_json_put(object, "struct", rl_json_text(node->record));
    rl_json_put(object, "path", rl_json_text(node->path));
    rl_json_put(object, "line", rl_json_known(node->line));
    rl_json_put(object, "collected", json_answer(node->gc));
    return object;
}

static json_t *json_arrow(const struct rl_graph_arrow *arrow)
{
    json_t *object = json_object();
    rl_json_put(object, "from", json_integer(arrow->from));
    rl_json_put(object, "to", json_integer(arrow->to));
    rl_json_put(object, "field", rl_json_text(arrow->field));
    rl_json_put(object, "function", rl_json_text(arrow->function));
    rl_json_put(object, "path", rl_json_text(arrow->path));
    rl_json_put(object, "line", rl_json_known(arrow->line));
    rl_json_put(object, "exact", json_boolean(arrow->exact));
    rl_json_put(object, "visited", json_answer(arrow->visited));
    rl_json_put(object, "cleared", json_answer(arrow->cleared));
    rl_json_put(object, "cycle", rl_json_known(arrow->cycle));
    rl_json_put(object, "unbreakable", json_boolean(arrow->unbreakable));
    return object;
}

static json_t *json_of(const struct rl_graph *graph, const struct rl_graph_options *options)
{
    json_t *root = json_object(), *nodes = json_array(), *edges = json_array(), *cycles = json_array();
    for (guint i = 0; i < graph->nodes->len; i++)
        if (node_at(graph, i)->shown)
            rl_json_add(nodes, json_node(node_at(graph, i), i));
    for (guint i = 0; i < graph->arrows->len; i++)
        rl_json_add(edges, json_arrow(&g_array_index(graph->arrows, struct rl_graph_arrow, i)));
    for (guint i = 0; i < graph->cycles->len; i++) {
        const struct rl_graph_cycle *cycle = &g_array_index(graph->cycles, struct rl_graph_cycle, i);
        json_t *object = json_object();
        rl_json_put(object, "number", json_integer(cycle->number));
        rl_json_put(object, "breakable", json_boolean(cycle->breakable));
        rl_json_add(cycles, object);
    }
    rl_json_put(root, "format", json_integer(1));
    rl_json_put(root, "reflint", rl_json_text(options->version));
    rl_json_put(root, "nodes", nodes);
    rl_json_put(root, "edges", edges);
    rl_json_put(root, "cycles", cycles);
    return root;
}

bool rl_graph_json(const struct rl_graph *graph, const struct rl_graph_options *options, FILE *out, GError **error)
{
    return rl_json_write(json_of(graph, options), out, error);
}

char *rl_graph_json_text(const struct rl_graph *graph, const struct rl_graph_options *options, size_t flags)
{
    json_t *root = json_of(graph, options);
    char *text = json_dumps(root, flags);
    char *kept = g_strdup(text ? text : "null");
    free(text);
    json_decref(root);
    return kept;
}
