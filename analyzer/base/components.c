#include "analyzer/base/components.h"

#include <glib.h>

struct tarjan {
    uint32_t nnodes;
    const struct rl_arc *arcs;
    uint32_t *first;   /* by node: its arcs are sorted[first[n]] up to sorted[first[n + 1]] */
    uint32_t *sorted;  /* targets */
    uint32_t *at;      /* by node: the next arc to follow */
    uint32_t *index, *low; /* 0: not visited yet */
    uint32_t *path, npath;   /* the way down to the node in hand */
    uint32_t *stack, nstack; /* nodes whose component is not complete */
    bool *on_stack;
    uint32_t next, ncomponents;
    uint32_t *component;
};

static void sort_arcs(struct tarjan *t, uint32_t narcs)
{
    for (uint32_t i = 0; i < narcs; i++)
        t->first[t->arcs[i].from + 1]++;
    for (uint32_t n = 0; n < t->nnodes; n++)
        t->first[n + 1] += t->first[n];
    for (uint32_t n = 0; n < t->nnodes; n++)
        t->at[n] = t->first[n];
    for (uint32_t i = 0; i < narcs; i++)
        t->sorted[t->at[t->arcs[i].from]++] = t->arcs[i].to;
    for (uint32_t n = 0; n < t->nnodes; n++)
        t->at[n] = t->first[n];
}

static void enter(struct tarjan *t, uint32_t node)
{
    t->index[node] = t->low[node] = ++t->next;
    t->path[t->npath++] = node;
    t->stack[t->nstack++] = node;
    t->on_stack[node] = true;
}

/* All arcs of NODE are followed: it is its component's first, or part of the one below it on the path. */
static void leave(struct tarjan *t, uint32_t node)
{
    t->npath--;
    if (t->npath > 0)
        t->low[t->path[t->npath - 1]] = MIN(t->low[t->path[t->npath - 1]], t->low[node]);
    if (t->low[node] != t->index[node])
        return;
    uint32_t member;
    do {
        member = t->stack[--t->nstack];
        t->on_stack[member] = false;
        t->component[member] = t->ncomponents;
    } while (member != node);
    t->ncomponents++;
}

static void visit(struct tarjan *t, uint32_t root)
{
    enter(t, root);
    while (t->npath > 0) {
        uint32_t node = t->path[t->npath - 1];
        if (t->at[node] == t->first[node + 1]) {
            leave(t, node);
            continue;
        }
        uint32_t to = t->sorted[t->at[node]++];
        if (t->index[to] == 0)
            enter(t, to);
        else if (t->on_stack[to])
            t->low[node] = MIN(t->low[node], t->index[to]);
    }
}

static void mark_cyclic(const struct tarjan *t, uint32_t narcs, bool *cyclic)
{
    uint32_t *size = g_new0(uint32_t, t->ncomponents + 1u);
    for (uint32_t n = 0; n < t->nnodes; n++)
        size[t->component[n]]++;
    for (uint32_t n = 0; n < t->nnodes; n++)
        cyclic[n] = size[t->component[n]] > 1;
    for (uint32_t i = 0; i < narcs; i++)
        if (t->arcs[i].from == t->arcs[i].to)
            cyclic[t->arcs[i].from] = true;
    g_free(size);
}

uint32_t rl_components(uint32_t nnodes, const struct rl_arc *arcs, uint32_t narcs, uint32_t *component, bool *cyclic)
{
    struct tarjan t = { .nnodes = nnodes, .arcs = arcs, .component = component };
    uint32_t *block = g_new0(uint32_t, 6u * (gsize)nnodes + narcs + 2u);
    t.first = block;
    t.at = t.first + nnodes + 1;
    t.index = t.at + nnodes;
    t.low = t.index + nnodes;
    t.path = t.low + nnodes;
    t.stack = t.path + nnodes;
    t.sorted = t.stack + nnodes;
    t.on_stack = g_new0(bool, nnodes + 1u);
    sort_arcs(&t, narcs);
    for (uint32_t n = 0; n < nnodes; n++)
        if (t.index[n] == 0)
            visit(&t, n);
    if (cyclic)
        mark_cyclic(&t, narcs, cyclic);
    g_free(t.on_stack);
    g_free(block);
    return t.ncomponents;
}
