#include "analyzer/graph/project.h"

#include <string.h>

#include "analyzer/base/components.h"

struct node {
    const struct rl_type_row *row;
    uint32_t unit;
};

struct joining {
    const struct rl_project_unit *units;
    uint32_t nunits;
    struct rl_arena *arena;
    GArray *nodes;       /* struct node */
    GHashTable *names;   /* what a target may be called -> node + 1 */
    GArray *edges;       /* struct rl_project_edge */
    GArray *arcs;        /* struct rl_arc, the same by numbers */
    GHashTable *holds;   /* "node field" -> what it is known to hold: node + 1, or MIXED */
};

#define MIXED GUINT_TO_POINTER(UINT32_MAX)

static const struct node *node_at(const struct joining *j, uint32_t i)
{
    return &g_array_index(j->nodes, struct node, i);
}

/* ---- names --------------------------------------------------------------------------------- */

enum scope { OF_UNIT, EXTERNAL, ANYWHERE };

/* Scopes of names: those of a unit begin with its number. */
static char *key_of(enum scope scope, uint32_t unit, char what, const char *name)
{
    return scope == OF_UNIT ? g_strdup_printf("%u%c%s", unit, what, name) : g_strdup_printf("%c%s", what, name);
}

/* The first that bears a name has it. */
static void name_node(struct joining *j, enum scope scope, uint32_t unit, char what, const char *name, uint32_t node)
{
    if (!name)
        return;
    char *key = key_of(scope, unit, what, name);
    if (g_hash_table_contains(j->names, key))
        g_free(key);
    else
        g_hash_table_insert(j->names, key, GUINT_TO_POINTER(node + 1));
}

static uint32_t look_up(const struct joining *j, enum scope scope, uint32_t unit, char what, const char *name)
{
    g_autofree char *key = key_of(scope, unit, what, name);
    return GPOINTER_TO_UINT(g_hash_table_lookup(j->names, key));
}

/* What NAME means in UNIT: a node + 1, or 0. */
static uint32_t resolve(const struct joining *j, uint32_t unit, const char *name)
{
    static const struct {
        enum scope scope;
        char what;
    } order[] = { { OF_UNIT, 's' }, { OF_UNIT, 'r' }, { EXTERNAL, 's' }, { ANYWHERE, 'r' } };
    uint32_t node = 0;
    for (size_t i = 0; name && !node && i < G_N_ELEMENTS(order); i++)
        node = look_up(j, order[i].scope, unit, order[i].what, name);
    return node;
}

/* The node of ROW, made when it is new: a header's type is told by every unit that includes it. */
static uint32_t node_of(struct joining *j, const struct rl_type_row *row, uint32_t unit)
{
    char *key = row->kind == RL_TYPE_ROW_OBJECT ? g_strdup_printf("%u@%s", unit, row->symbol)
                                                : g_strdup_printf("@%s@%s@%u", row->file, row->symbol ? row->symbol : "", row->loc.line);
    uint32_t known = GPOINTER_TO_UINT(g_hash_table_lookup(j->names, key));
    if (known) {
        g_free(key);
        return known - 1;
    }
    const struct node node = { row, unit };
    g_array_append_val(j->nodes, node);
    g_hash_table_insert(j->names, key, GUINT_TO_POINTER(j->nodes->len));
    return j->nodes->len - 1;
}

static void add_nodes(struct joining *j)
{
    for (uint32_t unit = 0; unit < j->nunits; unit++)
        for (uint32_t i = 0; i < j->units[unit].ntypes; i++) {
            const struct rl_type_row *row = &j->units[unit].types[i];
            bool type = row->kind == RL_TYPE_ROW_TYPE;
            if (!type && row->kind != RL_TYPE_ROW_OBJECT)
                continue;
            uint32_t number = node_of(j, row, unit);
            name_node(j, OF_UNIT, unit, 's', row->symbol, number);
            name_node(j, OF_UNIT, unit, 'r', row->record, number);
            if (type && !row->is_static)
                name_node(j, EXTERNAL, unit, 's', row->symbol, number);
            if (type)
                name_node(j, ANYWHERE, unit, 'r', row->record, number);
        }
}

/* ---- edges ------------------------------------------------------------------------------------- */

/* Whose edges ROW tells: a node + 1; 0: of no type, or told by another unit. */
static uint32_t holder_of(const struct joining *j, const struct rl_type_row *row, uint32_t unit)
{
    if (row->kind == RL_TYPE_ROW_STRUCT)
        return look_up(j, ANYWHERE, unit, 'r', row->record);
    if (row->kind != RL_TYPE_ROW_TYPE && row->kind != RL_TYPE_ROW_OBJECT)
        return 0;
    uint32_t node = row->symbol ? look_up(j, OF_UNIT, unit, 's', row->symbol) : 0;
    return node && node_at(j, node - 1)->row == row ? node : 0;
}

/* What the type's own unit says of FIELD, where another unit stores in it. */
static const struct rl_edge_row *with_answers(const struct joining *j, const struct rl_type_row *type, const struct rl_edge_row *row)
{
    struct rl_edge_row *copy = rl_arena_memdup(j->arena, row, sizeof(*row));
    copy->visited = copy->cleared = -1;
    for (uint32_t i = 0; i < type->nmembers; i++)
        if (strcmp(type->members[i].path, row->field) == 0) {
            copy->visited = type->members[i].visited ? 1 : -1;
            copy->cleared = type->members[i].cleared ? 1 : -1;
        }
    for (uint32_t i = 0; i < type->nedges; i++)
        if (strcmp(type->edges[i].field, row->field) == 0) {
            copy->visited = type->edges[i].visited;
            copy->cleared = type->edges[i].cleared;
        }
    return copy;
}

static void note_held(struct joining *j, uint32_t from, const struct rl_edge_row *row, uint32_t to)
{
    if (!row->function)
        return; /* nothing was seen to be stored there */
    char *key = g_strdup_printf("%u %s", from, row->field);
    gpointer known = g_hash_table_lookup(j->holds, key), now = to ? GUINT_TO_POINTER(to) : MIXED;
    g_hash_table_insert(j->holds, key, known && known != now ? MIXED : now);
}

static void add_edge(struct joining *j, uint32_t unit, const struct rl_type_row *row, uint32_t from, const struct rl_edge_row *edge)
{
    uint32_t to = resolve(j, unit, edge->target);
    note_held(j, from, edge, to);
    if (!to || to - 1 == from)
        return; /* a list's node holds its own kind: such chains need not close */
    const struct node *holder = node_at(j, from);
    if (row->kind == RL_TYPE_ROW_STRUCT)
        edge = with_answers(j, holder->row, edge);
    const struct rl_project_edge joined = { holder->row, node_at(j, to - 1)->row, edge, unit };
    const struct rl_arc arc = { from, to - 1 };
    g_array_append_val(j->edges, joined);
    g_array_append_val(j->arcs, arc);
}

/* A field that may hold something else, too, closes no cycle for sure; a store says more than the declaration. */
static void drop_mixed(struct joining *j)
{
    guint kept = 0;
    for (guint i = 0; i < j->edges->len; i++) {
        const struct rl_project_edge edge = g_array_index(j->edges, struct rl_project_edge, i);
        const struct rl_arc arc = g_array_index(j->arcs, struct rl_arc, i);
        g_autofree char *key = g_strdup_printf("%u %s", arc.from, edge.row->field);
        gpointer held = g_hash_table_lookup(j->holds, key);
        if (!edge.row->exact || held == MIXED || (held && !edge.row->function))
            continue;
        g_array_index(j->edges, struct rl_project_edge, kept) = edge;
        g_array_index(j->arcs, struct rl_arc, kept++) = arc;
    }
    g_array_set_size(j->edges, kept);
    g_array_set_size(j->arcs, kept);
}

static void add_edges(struct joining *j)
{
    for (uint32_t unit = 0; unit < j->nunits; unit++)
        for (uint32_t i = 0; i < j->units[unit].ntypes; i++) {
            const struct rl_type_row *row = &j->units[unit].types[i];
            uint32_t from = holder_of(j, row, unit);
            for (uint32_t k = 0; from && k < row->nedges; k++)
                add_edge(j, unit, row, from - 1, &row->edges[k]);
        }
    drop_mixed(j);
}

/* ---- cycles --------------------------------------------------------------------------------------- */

/* The collector never comes by: it does not know the type, nor can a subclass have told it (that calls the base's traverse).
 * A container or closure on the way does not help: the count that the type holds stays unexplained. */
static bool is_unknown(const struct rl_type_row *row)
{
    return row->kind == RL_TYPE_ROW_OBJECT || (row->gc == 0 && !row->traverse);
}

/* The collector knows it, but no instance ever lets go of what the field holds. */
static bool never_clears(const struct rl_project_edge *edge)
{
    return edge->from->gc == 1 && edge->row->visited == 1 && edge->row->cleared == 0;
}

struct searching {
    const struct joining *j;
    const uint32_t *component;
    uint32_t *queue, *by; /* by: edge + 1 that leads to a node first */
};

static bool fits(const struct rl_project_edge *edge, bool unknown)
{
    return unknown ? is_unknown(edge->from) && is_unknown(edge->to) : never_clears(edge);
}

/* What holds only its own kind, by whatever container, need not close; when one function closes it, the flow engine says so. */
static bool has_several_types(const struct rl_type_cycle *cycle)
{
    uint32_t types = 0;
    for (uint32_t i = 0; i < cycle->length; i++)
        types += cycle->edges[i].from->kind == RL_TYPE_ROW_TYPE;
    return types > 1;
}

static struct rl_type_cycle *unwind(const struct searching *s, uint32_t start, uint32_t last, bool unknown)
{
    struct rl_type_cycle *cycle = rl_new(s->j->arena, struct rl_type_cycle);
    const struct rl_arc *arcs = (const struct rl_arc *)(const void *)s->j->arcs->data;
    cycle->unknown = unknown;
    cycle->length = 1;
    for (uint32_t at = last; arcs[at - 1].from != start; at = s->by[arcs[at - 1].from])
        cycle->length++;
    cycle->edges = rl_new_array(s->j->arena, cycle->length, struct rl_project_edge);
    for (uint32_t at = last, k = cycle->length; k-- > 0; at = s->by[arcs[at - 1].from])
        cycle->edges[k] = g_array_index(s->j->edges, struct rl_project_edge, at - 1);
    return cycle;
}

/* The shortest way from START back to it, breadth first, through edges of one kind; NULL: none. */
static struct rl_type_cycle *shortest(const struct searching *s, uint32_t start, bool unknown)
{
    const struct rl_arc *arcs = (const struct rl_arc *)(const void *)s->j->arcs->data;
    uint32_t head = 0, tail = 1, last = 0;
    memset(s->by, 0, s->j->nodes->len * sizeof(*s->by));
    s->queue[0] = start;
    for (; head < tail && !last; head++)
        for (guint i = 0; i < s->j->arcs->len && !last; i++) {
            uint32_t to = arcs[i].to;
            if (arcs[i].from != s->queue[head] || s->component[to] != s->component[start] ||
                !fits(&g_array_index(s->j->edges, struct rl_project_edge, i), unknown))
                continue;
            if (to == start) {
                last = i + 1;
            } else if (!s->by[to]) {
                s->by[to] = i + 1;
                s->queue[tail++] = to;
            }
        }
    struct rl_type_cycle *cycle = last ? unwind(s, start, last, unknown) : NULL;
    return cycle && has_several_types(cycle) ? cycle : NULL;
}

static void search(const struct joining *j, GPtrArray *out)
{
    uint32_t n = j->nodes->len;
    uint32_t *component = g_new0(uint32_t, n + 1u), *queue = g_new0(uint32_t, n + 1u), *by = g_new0(uint32_t, n + 1u);
    bool *cyclic = g_new0(bool, n + 1u), *told = g_new0(bool, n + 1u);
    const struct searching s = { j, component, queue, by };
    rl_components(n, (const struct rl_arc *)(const void *)j->arcs->data, j->arcs->len, component, cyclic);
    for (uint32_t start = 0; start < n; start++) {
        struct rl_type_cycle *cycle = NULL;
        bool wanted = cyclic[start] && !told[component[start]] && node_at(j, start)->row->kind == RL_TYPE_ROW_TYPE;
        for (int unknown = 1; unknown >= 0 && wanted && !cycle; unknown--)
            cycle = shortest(&s, start, unknown);
        if (!cycle)
            continue;
        told[component[start]] = true;
        g_ptr_array_add(out, cycle);
    }
    g_free(told);
    g_free(cyclic);
    g_free(by);
    g_free(queue);
    g_free(component);
}

void rl_project_cycles(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out)
{
    struct joining j = {
        .units = units,
        .nunits = nunits,
        .arena = arena,
        .nodes = g_array_new(FALSE, FALSE, sizeof(struct node)),
        .names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .edges = g_array_new(FALSE, FALSE, sizeof(struct rl_project_edge)),
        .arcs = g_array_new(FALSE, FALSE, sizeof(struct rl_arc)),
        .holds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    add_nodes(&j);
    add_edges(&j);
    if (j.edges->len >= 2)
        search(&j, out);
    g_hash_table_destroy(j.holds);
    g_array_free(j.arcs, TRUE);
    g_array_free(j.edges, TRUE);
    g_hash_table_destroy(j.names);
    g_array_free(j.nodes, TRUE);
}
