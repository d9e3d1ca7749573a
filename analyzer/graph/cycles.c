/* Cycles of several types that nothing can break. */
#include <string.h>

#include "analyzer/base/components.h"
#include "analyzer/graph/edges.h"

struct searching {
    const struct rl_types *types;
    struct rl_arena *arena;
    GPtrArray *types_of; /* by number: const struct rl_pytype * */
    GPtrArray *edges;    /* those between the unit's types, exact */
    struct rl_arc *arcs; /* the same by the types' numbers */
    uint32_t *component;
    bool *cyclic;
    GPtrArray *out;
};

/* The collector never comes by: it does not know the type, nor can a subclass have told it (that calls the base's traverse). */
static bool is_unknown(const struct rl_pytype *type)
{
    return type->gc_known && type->flags_known && !type->has_gc && !type->elsewhere && !type->traverse.function;
}

/* The collector knows it, but no instance ever lets go of what the field holds. */
static bool never_clears(const struct rl_edge *edge)
{
    const struct rl_pytype *type = edge->from;
    bool nothing = !type->clear.function || (type->clear.known && !type->clear.truncated && !type->clear.handed);
    return type->gc_known && type->has_gc && edge->visited && !edge->cleared && nothing;
}

/* The shortest way from START back to it, breadth first, through edges of one kind. */
static struct rl_type_cycle *shortest(const struct searching *s, uint32_t start, bool unknown)
{
    uint32_t n = s->types_of->len, head = 0, tail = 1;
    uint32_t *queue = g_new0(uint32_t, n + 1u);
    uint32_t *by = g_new0(uint32_t, n + 1u), last = 0; /* edges, + 1 */
    queue[0] = start;
    for (; head < tail && !last; head++)
        for (guint i = 0; i < s->edges->len && !last; i++) {
            const struct rl_edge *edge = g_ptr_array_index(s->edges, i);
            uint32_t to = s->arcs[i].to;
            bool fits = unknown ? is_unknown(edge->from) && is_unknown(edge->to) : never_clears(edge);
            if (s->arcs[i].from != queue[head] || !fits || s->component[to] != s->component[start])
                continue;
            if (to == start) {
                last = i + 1;
            } else if (!by[to]) {
                by[to] = i + 1;
                queue[tail++] = to;
            }
        }
    struct rl_type_cycle *cycle = NULL;
    if (last) {
        cycle = rl_new(s->arena, struct rl_type_cycle);
        cycle->unknown = unknown;
        cycle->length = 1;
        for (uint32_t at = last; s->arcs[at - 1].from != start; at = by[s->arcs[at - 1].from])
            cycle->length++;
        cycle->edges = rl_new_array(s->arena, cycle->length, const struct rl_edge *);
        for (uint32_t at = last, k = cycle->length; k-- > 0; at = by[s->arcs[at - 1].from])
            cycle->edges[k] = g_ptr_array_index(s->edges, at - 1);
    }
    g_free(queue);
    g_free(by);
    return cycle;
}

static void search(struct searching *s)
{
    uint32_t n = s->types_of->len;
    GHashTable *numbers = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; i < n; i++)
        g_hash_table_insert(numbers, g_ptr_array_index(s->types_of, i), GUINT_TO_POINTER(i));
    s->arcs = g_new0(struct rl_arc, s->edges->len + 1u);
    for (guint i = 0; i < s->edges->len; i++) {
        const struct rl_edge *edge = g_ptr_array_index(s->edges, i);
        s->arcs[i].from = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, edge->from));
        s->arcs[i].to = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, edge->to));
    }
    g_hash_table_destroy(numbers);
    s->component = g_new0(uint32_t, n + 1u);
    s->cyclic = g_new0(bool, n + 1u);
    bool *told = g_new0(bool, n + 1u);
    rl_components(n, s->arcs, s->edges->len, s->component, s->cyclic);
    for (uint32_t start = 0; start < n; start++) {
        struct rl_type_cycle *cycle = NULL;
        for (int unknown = 1; unknown >= 0 && s->cyclic[start] && !told[s->component[start]] && !cycle; unknown--)
            cycle = shortest(s, start, unknown);
        if (!cycle)
            continue;
        told[s->component[start]] = true;
        g_ptr_array_add(s->out, cycle);
    }
    g_free(told);
    g_free(s->cyclic);
    g_free(s->component);
    g_free(s->arcs);
}

void rl_cycles_find(const struct rl_types *types, const GPtrArray *edges, struct rl_arena *arena, GPtrArray *out)
{
    struct searching s = { .types = types, .arena = arena, .out = out, .types_of = g_ptr_array_new(), .edges = g_ptr_array_new() };
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        g_ptr_array_add(s.types_of, (gpointer)type);
    for (guint i = 0; i < edges->len; i++) {
        const struct rl_edge *edge = g_ptr_array_index(edges, i);
        if (edge->from && edge->to && edge->to != edge->from && edge->exact)
            g_ptr_array_add(s.edges, (gpointer)edge);
    }
    if (s.edges->len >= 2)
        search(&s);
    g_ptr_array_free(s.types_of, TRUE);
    g_ptr_array_free(s.edges, TRUE);
}
