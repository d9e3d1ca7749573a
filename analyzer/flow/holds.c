/* Who holds whom: references that one object keeps to another, and the cycles that they close.
 *
 * What a call stores into a container is a fact on a term RL_T_HOLDS (holder, held, key): such facts merge, age and
 * are swept like others, so that an edge is only claimed where every merged path has it.  Fields are edges as they
 * are bound.  A cycle is told when it is still there at the exit, or when its objects are about to be forgotten.
 */
#include "analyzer/flow/engine.h"

enum { MOST_EDGES = 96, MOST_LENGTH = 8, MOST_STEPS = 2000 };

struct edge {
    rl_term from, to;
    rl_term via; /* the fact's term, or the field's location */
};

/* ---- facts ------------------------------------------------------------------------------- */

static bool is_held(const struct rl_fact *fact)
{
    return fact->lo == 1 && fact->hi == 1;
}

/* Objects that come and go: not NULL, no static type. */
static bool is_node(const struct rl_engine *e, rl_term val)
{
    switch ((int)rl_info(e, val)->kind) {
    case RL_T_PARAM: case RL_T_CALL: case RL_T_INIT:
        return true;
    default:
        return false;
    }
}

/* The number of a term RL_T_HOLDS: the instruction that stored it, and the slot. */
enum { SLOT_BITS = 36, BY_VALUE = 4 /* no place in the holder is known */, BY_PART = 5 };

int64_t rl_holds_slot_of(int64_t num)
{
    return num & (((int64_t)1 << SLOT_BITS) - 1);
}

/* The call that stored it has failed, as is known by now. */
static bool has_failed(struct rl_engine *e, const struct rl_state *s, int64_t num)
{
    uint32_t inst = (uint32_t)(num >> SLOT_BITS);
    rl_term result = rl_term_simple(e->terms, RL_T_CALL, inst, 0);
    return !rl_info(e, result)->object && rl_range_of(e, s, result).nonzero;
}

/* Where there are no other arguments the call itself tells. */
int64_t rl_holds_slot(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, uint32_t holder, uint32_t held)
{
    for (uint32_t i = 0; i < inst->nargs; i++) {
        if (i == holder || i == held)
            continue;
        const struct rl_term_info *info = rl_info(e, rl_call_arg(e, s, inst, i));
        if (info->kind == RL_T_STR)
            return (int64_t)1 << 32 | g_str_hash(info->text);
        return (int64_t)2 << 32 | rl_call_arg(e, s, inst, i);
    }
    return (int64_t)3 << 32 | e->inst;
}

/* SLOT 0: all of them. */
static void drop_holds(struct rl_engine *e, struct rl_state *s, rl_term holder, int64_t slot)
{
    for (uint32_t i = s->nfacts; i-- > 0;) {
        const struct rl_term_info *info = rl_info(e, s->facts[i].val);
        if (info->kind == RL_T_HOLDS && info->a == holder && (slot == 0 || rl_holds_slot_of(info->num) == slot))
            rl_state_fact_drop(s, s->facts[i].val);
    }
}

void rl_holds_settle(struct rl_engine *e, struct rl_state *s)
{
    for (uint32_t i = s->nfacts; i-- > 0;) {
        const struct rl_term_info info = *rl_info(e, s->facts[i].val);
        if (info.kind == RL_T_HOLDS && has_failed(e, s, info.num)) {
            rl_state_fact_drop(s, s->facts[i].val);
            i = MIN(i, s->nfacts);
        }
    }
}

void rl_holds_drop(struct rl_engine *e, struct rl_state *s, rl_term holder)
{
    if (!is_node(e, holder))
        return;
    drop_holds(e, s, holder, 0);
    const struct rl_term_info *info = rl_info(e, holder);
    if (info->kind == RL_T_PARAM && info->a < RL_MOST_TAKEN && e->summary)
        e->summary->taken |= 1u << info->a;
}

static bool closes_cycle(struct rl_engine *e, struct rl_state *s, rl_term through);
static rl_term object_of(struct rl_engine *e, rl_term loc);

static void add(struct rl_engine *e, struct rl_state *s, rl_term holder, rl_term val, int64_t slot, const char *api)
{
    drop_holds(e, s, holder, slot);
    if (!is_node(e, holder) || !is_node(e, val) || rl_is_null(e, s, val) || rl_is_null(e, s, holder))
        return;
    rl_term holds = rl_term_make(e->terms, &(struct rl_term_info){ .kind = RL_T_HOLDS, .a = holder, .b = val,
                                                                   .num = (int64_t)e->inst << SLOT_BITS | slot });
    if (rl_info(e, holds)->kind != RL_T_HOLDS)
        return; /* nested too deeply */
    struct rl_fact *fact = rl_state_fact_make(s, holds);
    fact->lo = fact->hi = 1;
    rl_event_add(e, s, RL_EVENT_STORE, holds, api, NULL);
    if (closes_cycle(e, s, holds))
        rl_state_fact_make(s, holds)->nonzero = true; /* states that differ in it are kept apart */
}

/* Argument INDEX is kept by argument INTO of INST: as what its model says, else where the other arguments say. */
static void keep(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api, uint32_t into, uint32_t index)
{
    const char *part = api->args[index].part;
    int64_t slot = part ? (int64_t)BY_PART << 32 | g_str_hash(part) : rl_holds_slot(e, s, inst, into, index);
    add(e, s, rl_term_pointee(e->terms, rl_call_arg(e, s, inst, into)), rl_term_pointee(e->terms, rl_call_arg(e, s, inst, index)), slot, api->name);
}

void rl_holds_value(struct rl_engine *e, struct rl_state *s, rl_term holder, rl_term val, const char *api)
{
    add(e, s, rl_term_pointee(e->terms, holder), rl_term_pointee(e->terms, val), (int64_t)BY_VALUE << 32 | val, api);
}

/* The field at LOC is NULL now: what a helper has put into the object may have been there. */
void rl_holds_emptied(struct rl_engine *e, struct rl_state *s, rl_term loc)
{
    rl_term holder = object_of(e, loc);
    for (uint32_t i = s->nfacts; holder && i-- > 0;) {
        const struct rl_term_info *info = rl_info(e, s->facts[i].val);
        if (info->kind == RL_T_HOLDS && info->a == holder && rl_holds_slot_of(info->num) >> 32 == BY_VALUE)
            rl_state_fact_drop(s, s->facts[i].val);
    }
}

/* A call that may take things out of what it was lent: it runs destructors or other code, and gives nothing back on loan. */
static bool may_take_out(const struct rl_api *api, uint32_t index)
{
    if (api->runs == RL_RUNS_NOTHING || api->runs == RL_RUNS_GC || api->result == RL_RESULT_BORROWED)
        return false;
    enum rl_effect effect = index < api->nargs ? api->args[index].effect : RL_EFFECT_BORROW;
    if (effect != RL_EFFECT_BORROW && effect != RL_EFFECT_EMPTIES && effect != RL_EFFECT_DROPS)
        return false;
    for (uint32_t i = 0; i < api->nargs; i++)
        if (api->args[i].into == (int)index)
            return false;
    return true;
}

/* obj.m, where m is a method that the project defines: the bound method holds obj. */
static bool binds_method(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api)
{
    if (!e->unit->options->is_method || api->result != RL_RESULT_NEW || api->nargs != 2 || inst->nargs != 2 ||
        api->runs != RL_RUNS_CODE)
        return false;
    const struct rl_term_info *name = rl_info(e, rl_call_arg(e, s, inst, 1));
    return name->kind == RL_T_STR && e->unit->options->is_method(e->unit->options->types, name->text);
}

/* PyObject_CallMethod(list, "append", "O", x), where the object was made here, so that its type is known: the method keeps what the
 * function that does the same keeps, and does nothing else. */
static bool call_method(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api)
{
    uint32_t first = 3; /* behind the object, the name and the format */
    if (api->varargs != RL_VARARGS_BUILD || api->format != 2 || inst->nargs <= first || inst->args[2].kind != RL_VAL_STR)
        return false;
    rl_term object = rl_term_pointee(e->terms, rl_call_arg(e, s, inst, 0));
    const struct rl_term_info made = *rl_info(e, object), name = *rl_info(e, rl_call_arg(e, s, inst, 1));
    const struct rl_api *maker = made.kind == RL_T_CALL && made.b == 0 && made.a < e->ninsts ? e->inst_api[made.a] : NULL;
    const struct rl_api *same = maker && maker->makes && name.kind == RL_T_STR ? rl_models_method(e->unit->options->models, maker->makes, name.text) : NULL;
    if (!same || strspn(inst->args[2].text, "O()") != strlen(inst->args[2].text))
        return false; /* values of C come between */
    for (uint32_t i = 1; i < same->nargs && first + i - 1 < inst->nargs; i++)
        if (same->args[i].effect == RL_EFFECT_STORES && same->args[i].into == 0) {
            rl_term val = rl_term_pointee(e->terms, rl_call_arg(e, s, inst, first + i - 1));
            rl_count_share(e, s, val, api->name, object);
            add(e, s, object, val, (int64_t)3 << 32 | e->inst, api->name);
        }
    return true;
}

void rl_holds_call(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api, rl_term result)
{
    for (uint32_t i = 0; i < api->nargs && i < inst->nargs; i++) {
        const struct rl_api_arg *arg = &api->args[i];
        bool keeps = arg->effect == RL_EFFECT_STORES || arg->effect == RL_EFFECT_STEALS || arg->effect == RL_EFFECT_STEALS_ON_SUCCESS;
        if (keeps && arg->into >= 0)
            keep(e, s, inst, api, (uint32_t)arg->into, i);
        else if (keeps && api->result == RL_RESULT_NEW)
            rl_holds_value(e, s, result, rl_call_arg(e, s, inst, i), api->name);
    }
    bool known = call_method(e, s, inst, api);
    for (uint32_t i = 0; i < inst->nargs && !known; i++) {
        rl_term val = rl_term_pointee(e->terms, rl_call_arg(e, s, inst, i));
        if (may_take_out(api, i))
            rl_holds_drop(e, s, val);
    }
    bool kept = api->result == RL_RESULT_NEW && api->kept && api->from >= 0 && (uint32_t)api->from < inst->nargs;
    if (kept) /* by that argument */
        rl_holds_value(e, s, rl_call_arg(e, s, inst, (uint32_t)api->from), result, api->name);
    if (binds_method(e, s, inst, api))
        rl_holds_value(e, s, result, rl_call_arg(e, s, inst, 0), api->name);
}

/* ---- edges ----------------------------------------------------------------------------------- */

struct edges {
    struct edge list[MOST_EDGES];
    uint32_t count;
};

static void add_edge(struct edges *edges, rl_term from, rl_term to, rl_term via)
{
    if (edges->count < MOST_EDGES)
        edges->list[edges->count++] = (struct edge){ from, to, via };
}

static bool is_gone(const struct rl_state *s, rl_term val)
{
    const struct rl_ref *ref = rl_state_ref(s, val);
    return ref && (ref->flags & (RL_REF_DEAD | RL_REF_STOLEN));
}

/* The object or memory that the field at LOC is in, or RL_NO_TERM. */
static rl_term object_of(struct rl_engine *e, rl_term loc)
{
    const struct rl_term_info root = *rl_info(e, rl_term_root(e->terms, loc));
    rl_term object = root.kind == RL_T_DEREF && loc != rl_term_root(e->terms, loc) ? rl_term_pointee(e->terms, root.a) : RL_NO_TERM;
    return object && is_node(e, object) ? object : RL_NO_TERM;
}

/* The field has a reference of its own to VAL. */
static bool counts(struct rl_engine *e, const struct rl_state *s, rl_term loc, rl_term val)
{
    const struct rl_ref *ref = rl_state_ref(s, val);
    if (!ref || ref->delta < 1 || !rl_info(e, val)->object)
        return false;
    return ref->retains >= 1 || ((ref->flags & RL_REF_NEW) && object_of(e, loc) != val && rl_loc_ownership(e, s, loc) == RL_OWNERSHIP_OWNED);
}

/* What was in an owning field at entry and is there still: VAL's holders, upwards. */
static void add_entry_holders(struct rl_engine *e, const struct rl_state *s, struct edges *edges, rl_term val)
{
    for (int depth = 0; depth < MOST_LENGTH; depth++) {
        const struct rl_term_info info = *rl_info(e, val);
        rl_term holder = info.kind == RL_T_INIT && info.b == 0 ? object_of(e, info.a) : RL_NO_TERM;
        if (!holder || rl_state_get(s, info.a) || (info.object && rl_loc_ownership(e, s, info.a) != RL_OWNERSHIP_OWNED))
            return;
        add_edge(edges, holder, val, info.a);
        val = holder;
    }
}

static void collect(struct rl_engine *e, const struct rl_state *s, struct edges *edges)
{
    edges->count = 0;
    for (uint32_t i = 0; i < s->nfacts; i++) {
        const struct rl_term_info info = *rl_info(e, s->facts[i].val);
        if (info.kind != RL_T_HOLDS || !is_held(&s->facts[i]) || is_gone(s, info.a) || is_gone(s, info.b) ||
            rl_is_null(e, s, info.a) || has_failed(e, s, info.num))
            continue;
        add_edge(edges, info.a, info.b, s->facts[i].val);
        add_entry_holders(e, s, edges, info.a);
    }
    for (uint32_t i = 0; i < s->nbinds; i++) {
        rl_term val = s->binds[i].val, holder = is_node(e, val) ? object_of(e, s->binds[i].loc) : RL_NO_TERM;
        if (!holder || !rl_info(e, holder)->object || is_gone(s, holder) || is_gone(s, val) || !counts(e, s, s->binds[i].loc, val))
            continue;
        add_edge(edges, holder, val, s->binds[i].loc);
    }
}

/* ---- cycles -------------------------------------------------------------------------------------- */

struct walk {
    const struct edges *edges;
    uint32_t path[MOST_LENGTH];
    uint32_t length, steps;
    rl_term start;
};

/* Extends the path from AT back to its start; each object once. */
static bool walk_from(struct walk *w, rl_term at)
{
    for (uint32_t i = 0; i < w->edges->count && w->length < MOST_LENGTH && w->steps < MOST_STEPS; i++) {
        const struct edge *edge = &w->edges->list[i];
        bool seen = edge->from != at || edge->to < w->start;
        for (uint32_t k = 1; k < w->length && !seen; k++)
            seen = w->edges->list[w->path[k]].from == edge->to;
        if (seen)
            continue;
        w->steps++;
        w->path[w->length++] = i;
        if (edge->to == w->start || walk_from(w, edge->to))
            return true;
        w->length--;
    }
    return false;
}

/* Whether the edge of the fact THROUGH lies on a cycle. */
static bool closes_cycle(struct rl_engine *e, struct rl_state *s, rl_term through)
{
    struct edges edges;
    collect(e, s, &edges);
    rl_term *reached = g_new(rl_term, edges.count + 1u);
    uint32_t n = 1;
    bool found = false;
    reached[0] = rl_info(e, through)->b;
    for (uint32_t k = 0; k < n && !found; k++) {
        found = reached[k] == rl_info(e, through)->a;
        for (uint32_t i = 0; i < edges.count; i++) {
            bool is_new = edges.list[i].from == reached[k];
            for (uint32_t m = 0; m < n && is_new; m++)
                is_new = reached[m] != edges.list[i].to;
            if (is_new)
                reached[n++] = edges.list[i].to;
        }
    }
    g_free(reached);
    return found;
}

/* The event that made the edge, or NULL: it was there before. */
static const struct rl_event *event_of(struct rl_engine *e, const struct rl_state *s, const struct edge *edge)
{
    bool field = rl_info(e, edge->via)->kind != RL_T_HOLDS;
    const struct rl_event *event = s->trail;
    while (event && !(field ? event->object == edge->to && event->kind == RL_EVENT_HOLD : event->object == edge->via))
        event = event->before;
    return event;
}

/* What the table of types says of the object's struct: its own, or that of a variable that holds it; see
 * rl_flow_options.collects. */
static int collects(struct rl_engine *e, const struct rl_state *s, rl_term val, const char **name)
{
    const struct rl_type *type = rl_info(e, val)->type;
    for (uint32_t i = 0; i <= s->nbinds && e->unit->options->collects; i++) {
        bool record = type && type->kind == RL_TYPE_POINTER && type->to && type->to->kind == RL_TYPE_RECORD && type->to->record;
        *name = record ? type->to->record->name : NULL;
        int known = *name ? e->unit->options->collects(e->unit->options->types, *name) : -1;
        if (known >= 0)
            return known;
        const struct rl_term_info *loc = i < s->nbinds && s->binds[i].val == val ? rl_info(e, s->binds[i].loc) : NULL;
        type = loc && loc->kind == RL_T_VAR ? e->func->vars[loc->a].type : NULL;
    }
    return -1;
}

/* False: the cycle goes through a type.  UNCOLLECTED: the struct of an object that the collector does not know, or NULL. */
static bool is_of_interest(struct rl_engine *e, const struct rl_state *s, const struct walk *w, const char **uncollected)
{
    *uncollected = NULL;
    for (uint32_t k = 0; k < w->length; k++) {
        const char *name = NULL;
        int known = collects(e, s, w->edges->list[w->path[k]].from, &name);
        if (known == 2)
            return false;
        if (known == 0 && !*uncollected)
            *uncollected = name;
    }
    return true;
}

static void tell(struct rl_engine *e, struct rl_state *s, const struct walk *w)
{
    struct rl_cycle cycle = { .length = w->length };
    if (!is_of_interest(e, s, w, &cycle.uncollected))
        return;
    cycle.steps = rl_new_array(e->arena, w->length, struct rl_obs_step);
    GString *chain = g_string_new(NULL);
    const struct rl_event *last = NULL;
    for (uint32_t k = 0; k < w->length; k++) {
        const struct edge *edge = &w->edges->list[w->path[k]];
        const char *from = rl_name_of(e, s, edge->from), *to = rl_name_of(e, s, edge->to);
        const struct rl_event *event = event_of(e, s, edge);
        const char *how = rl_info(e, edge->via)->kind == RL_T_HOLDS ? event && event->api ? event->api : "a call"
                                                                    : rl_loc_name_in(e, s, edge->via);
        cycle.steps[k] = (struct rl_obs_step){ .loc = event ? event->loc : e->func->loc,
                                               .text = rl_arena_printf(e->arena, "`%s` holds `%s` (%s%s)", from, to, how,
                                                                       event ? "" : ", since before") };
        g_string_append_printf(chain, "%s`%s`", k ? " -> " : "", from);
        last = event && (!last || event->length > last->length) ? event : last;
    }
    g_string_append_printf(chain, " -> `%s`", rl_name_of(e, s, w->start));
    cycle.chain = rl_arena_strdup(e->arena, chain->str);
    g_string_free(chain, TRUE);
    if (last)
        rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_CYCLE, .object = w->start, .cycle = &cycle, .user = last->api,
                                                .loc = last->loc, .confidence = RL_LIKELY });
}

/* Each cycle is looked for from its oldest object. */
void rl_holds_check(struct rl_engine *e, struct rl_state *s)
{
    struct edges edges;
    collect(e, s, &edges);
    for (uint32_t i = 0; i < edges.count; i++) {
        struct walk w = { .edges = &edges, .start = edges.list[i].from };
        bool before = false;
        for (uint32_t k = 0; k < i; k++)
            before = before || edges.list[k].from == w.start;
        if (!before && walk_from(&w, w.start))
            tell(e, s, &w);
    }
}

void rl_holds_forget(struct rl_engine *e, struct rl_state *s, rl_term symbol)
{
    for (uint32_t i = 0; i < s->nfacts; i++) {
        const struct rl_term_info *info = rl_info(e, s->facts[i].val);
        if (info->kind == RL_T_HOLDS && is_held(&s->facts[i]) && rl_term_depends(e->terms, s->facts[i].val, symbol)) {
            rl_holds_check(e, s);
            return;
        }
    }
}

/* ---- summaries -------------------------------------------------------------------------------------- */

uint8_t rl_holds_holder(struct rl_engine *e, struct rl_state *s, uint32_t index)
{
    struct edges edges;
    collect(e, s, &edges);
    for (uint32_t i = 0; i < edges.count; i++) {
        const struct rl_term_info held = *rl_info(e, edges.list[i].to);
        rl_term top = edges.list[i].from;
        if (held.kind != RL_T_PARAM || held.a != index)
            continue;
        for (int depth = 0; depth < MOST_LENGTH; depth++) { /* the list in a field of the parameter */
            const struct rl_term_info holder = *rl_info(e, top);
            if (holder.kind == RL_T_PARAM)
                return holder.a != index && holder.a < UINT8_MAX ? (uint8_t)(holder.a + 1) : 0; /* its own: told here */
            uint32_t k = 0;
            while (k < edges.count && edges.list[k].to != top)
                k++;
            if (k == edges.count)
                break;
            top = edges.list[k].from;
        }
    }
    return 0;
}
