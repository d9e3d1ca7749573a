/* In which order the functions of a unit are analysed, and what functions do that call each other in circles.
 *
 * Callees come before callers: the call graph's strongly connected components, in the order in which Tarjan's algorithm finds
 * them.  The summaries of a component with a circle are the least fixpoint (Sharir and Pnueli, Two approaches to interprocedural
 * data flow analysis, 1981): at first no call inside it returns, then each round knows the round before, until nothing is new.
 * A component that is too large, too costly or does not settle is analysed with calls of what is under way unknown, from its
 * first member on.  Nothing here depends on which function is asked for first.
 */
#include "analyzer/flow/recursion.h"

#include <string.h>

#include "analyzer/base/components.h"
#include "analyzer/flow/summarise.h"

/* MOST_STATES: worked on in all members together, in all rounds. */
enum { MOST_MEMBERS = 12, MOST_ROUNDS = 4, WIDEN_AFTER = 2, MOST_STATES = 3000 };

struct rl_recursion {
    uint32_t *component;     /* by function */
    bool *cyclic;            /* by function */
    bool *unsolved;          /* by component: recursion stays unknown */
    uint32_t *first, *members; /* by component: members[first[c]] up to members[first[c + 1]] */
    struct rl_arc *arcs;     /* sorted by caller */
    uint32_t *first_arc;     /* by function */
    uint32_t ncomponents;
};

/* ---- who calls whom ------------------------------------------------------------------------------- */

struct callees {
    struct rl_flow_unit *unit;
    GArray *arcs;
    uint32_t caller;
};

static void add_callee(void *data, const char *name)
{
    struct callees *in = data;
    uint32_t number = GPOINTER_TO_UINT(g_hash_table_lookup(in->unit->functions, name));
    if (number == 0 || rl_unit_api(in->unit, name))
        return;
    struct rl_arc arc = { in->caller, number - 1 };
    g_array_append_val(in->arcs, arc);
}

static void sort_members(struct rl_recursion *r, struct rl_arena *arena, uint32_t nfunctions)
{
    r->first = rl_new_array(arena, r->ncomponents + 2, uint32_t);
    r->members = rl_new_array(arena, nfunctions + 1, uint32_t);
    for (uint32_t i = 0; i < nfunctions; i++)
        r->first[r->component[i] + 2]++;
    for (uint32_t c = 2; c < r->ncomponents + 2; c++)
        r->first[c] += r->first[c - 1];
    for (uint32_t i = 0; i < nfunctions; i++)
        r->members[r->first[r->component[i] + 1]++] = i;
}

struct rl_recursion *rl_recursion_new(struct rl_flow_unit *unit)
{
    struct rl_arena *arena = unit->arena;
    uint32_t nfunctions = unit->ir->nfunctions;
    struct rl_recursion *r = rl_new(arena, struct rl_recursion);
    struct callees in = { .unit = unit, .arcs = g_array_new(FALSE, FALSE, sizeof(struct rl_arc)) };
    r->first_arc = rl_new_array(arena, nfunctions + 1, uint32_t);
    for (; in.caller < nfunctions; in.caller++) {
        r->first_arc[in.caller] = in.arcs->len;
        rl_flow_visit_names(unit->ir->functions[in.caller], add_callee, &in);
    }
    r->first_arc[nfunctions] = in.arcs->len;
    r->arcs = rl_arena_memdup(arena, in.arcs->data, in.arcs->len * sizeof(struct rl_arc));
    r->component = rl_new_array(arena, nfunctions + 1, uint32_t);
    r->cyclic = rl_new_array(arena, nfunctions + 1, bool);
    r->ncomponents = rl_components(nfunctions, r->arcs, in.arcs->len, r->component, r->cyclic);
    r->unsolved = rl_new_array(arena, r->ncomponents + 1, bool);
    sort_members(r, arena, nfunctions);
    g_array_free(in.arcs, TRUE);
    return r;
}

/* ---- one component --------------------------------------------------------------------------------- */

/* False: it does not settle, or would cost too much. */
static bool iterate(struct rl_flow_unit *unit, const uint32_t *members, uint32_t count)
{
    uint32_t states = 0;
    for (uint32_t m = 0; m < count; m++) {
        unit->progress[members[m]] = RL_PROGRESS_ASSUMED;
        unit->summaries[members[m]] = rl_new(unit->arena, struct rl_summary);
        unit->summaries[members[m]]->nparams = unit->ir->functions[members[m]]->nparams;
    }
    bool changed = true;
    for (unsigned round = 0; changed && round < MOST_ROUNDS; round++) {
        changed = false;
        for (uint32_t m = 0; m < count; m++) {
            const struct rl_summary *news = rl_unit_explore(unit, members[m], MOST_STATES - states);
            states += unit->results[members[m]].states;
            if (!news || news->incomplete || states >= MOST_STATES)
                return false;
            changed = rl_summary_join(unit->summaries[members[m]], news, round >= WIDEN_AFTER) || changed;
            if (unit->summaries[members[m]]->incomplete)
                return false;
        }
    }
    for (uint32_t m = 0; m < count && !changed; m++)
        changed = unit->summaries[members[m]]->noutcomes == 0; /* never ends?  Of that nothing is claimed */
    return !changed;
}

static void settle_component(struct rl_flow_unit *unit, uint32_t component)
{
    struct rl_recursion *r = unit->recursion;
    const uint32_t *members = &r->members[r->first[component]];
    uint32_t count = r->first[component + 1] - r->first[component];
    bool settled = r->cyclic[members[0]] && count <= MOST_MEMBERS && iterate(unit, members, count);
    for (uint32_t m = 0; m < count; m++)
        unit->progress[members[m]] = settled ? RL_PROGRESS_DONE : RL_PROGRESS_NONE;
    r->unsolved[component] = !settled;
    for (uint32_t m = 0; m < count; m++)
        if (unit->progress[members[m]] == RL_PROGRESS_NONE)
            rl_unit_analyse(unit, members[m]);
}

/* ---- all that a function needs ----------------------------------------------------------------------- */

static int by_number(gconstpointer a, gconstpointer b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The components that can be reached from FUNCTION and are not settled, callees first; owned. */
static GArray *find_open(struct rl_flow_unit *unit, uint32_t function)
{
    struct rl_recursion *r = unit->recursion;
    GArray *open = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    GHashTable *seen = g_hash_table_new(NULL, NULL);
    g_array_append_val(open, r->component[function]);
    g_hash_table_add(seen, GUINT_TO_POINTER(r->component[function]));
    for (guint at = 0; at < open->len; at++) {
        uint32_t component = g_array_index(open, uint32_t, at);
        for (uint32_t m = r->first[component]; m < r->first[component + 1]; m++)
            for (uint32_t a = r->first_arc[r->members[m]]; a < r->first_arc[r->members[m] + 1]; a++) {
                uint32_t callee = r->arcs[a].to;
                if (unit->progress[callee] == RL_PROGRESS_NONE &&
                    g_hash_table_add(seen, GUINT_TO_POINTER(r->component[callee])))
                    g_array_append_val(open, r->component[callee]);
            }
    }
    g_hash_table_destroy(seen);
    g_array_sort(open, by_number);
    return open;
}

void rl_recursion_settle(struct rl_flow_unit *unit, uint32_t function)
{
    struct rl_recursion *r = unit->recursion;
    if (r->unsolved[r->component[function]]) {
        rl_unit_analyse(unit, function); /* asked for by another member */
        return;
    }
    GArray *open = find_open(unit, function);
    for (guint i = 0; i < open->len; i++) {
        uint32_t component = g_array_index(open, uint32_t, i);
        if (unit->progress[r->members[r->first[component]]] == RL_PROGRESS_NONE)
            settle_component(unit, component);
    }
    g_array_free(open, TRUE);
}
