/* The GIL along one path: what the function has let go of and taken, and who calls the API without it.
 *
 * Detaching and attaching undo each other, and so do ensuring and releasing.  A state keeps the reduced word of what was
 * done (as in a free group), the last step in the lowest bits: an empty word is the state that the caller had.
 */
#include "analyzer/flow/engine.h"

enum { STEP_BITS = 3, STEP_MASK = 7, FULL = 1 << 27 };

static const uint32_t UNCLEAR = RL_GIL_WORD_UNCLEAR;

static enum rl_gil last_step(uint32_t word)
{
    return (enum rl_gil)(word & STEP_MASK);
}

static enum rl_gil inverse(enum rl_gil step)
{
    switch (step) {
    case RL_GIL_DETACHES: return RL_GIL_ATTACHES;
    case RL_GIL_ATTACHES: return RL_GIL_DETACHES;
    case RL_GIL_ENSURES: return RL_GIL_RELEASES;
    case RL_GIL_RELEASES: return RL_GIL_ENSURES;
    case RL_GIL_STAYS: case RL_GIL_UNCLEAR: break;
    }
    return RL_GIL_UNCLEAR;
}

static bool undoes(enum rl_gil step)
{
    return step == RL_GIL_ATTACHES || step == RL_GIL_RELEASES;
}

static uint32_t after(uint32_t word, enum rl_gil step)
{
    if (step == RL_GIL_STAYS || word == UNCLEAR)
        return word;
    if (step == RL_GIL_UNCLEAR || word >= FULL)
        return UNCLEAR;
    if (word && last_step(word) == inverse(step))
        return word >> STEP_BITS;
    bool crossed = word && undoes(step) && !undoes(last_step(word)); /* attaching what was not detached last */
    return crossed ? UNCLEAR : word << STEP_BITS | (uint32_t)step;
}

bool rl_gil_alike(uint32_t a, uint32_t b)
{
    return a == b || a == UNCLEAR || b == UNCLEAR;
}

void rl_gil_lose_track(struct rl_state *s)
{
    s->gil = UNCLEAR;
}

static bool is_detached(const struct rl_state *s)
{
    return s->gil != UNCLEAR && last_step(s->gil) == RL_GIL_DETACHES;
}

/* Calls that touch counts, exceptions, the interpreter's memory, or run code; what only reads a field does no harm. */
static bool touches_interpreter(const struct rl_api *api)
{
    if (api->gil != RL_GIL_STAYS || api->noreturn || (!api->needs_gil && api->kind != RL_API_STATEMENT))
        return false;
    if (api->result == RL_RESULT_NEW || api->result == RL_RESULT_ALLOC || api->exception != RL_EXC_NONE || api->runs == RL_RUNS_CODE || api->returns)
        return true;
    for (uint32_t i = 0; i < api->nargs; i++)
        switch (api->args[i].effect) {
        case RL_EFFECT_BORROW: case RL_EFFECT_OUT_OTHER: case RL_EFFECT_OUT_BORROWED: case RL_EFFECT_STORES_UNCOUNTED:
        case RL_EFFECT_ESCAPES: case RL_EFFECT_VISITS: case RL_EFFECT_CONTENTS:
            break;
        case RL_EFFECT_STORES: case RL_EFFECT_STEALS: case RL_EFFECT_STEALS_ON_SUCCESS: case RL_EFFECT_RETAINS:
        case RL_EFFECT_RETAINS_ON_SUCCESS: case RL_EFFECT_EMPTIES: case RL_EFFECT_DROPS: case RL_EFFECT_RELEASES: case RL_EFFECT_CLEARS: case RL_EFFECT_REPLACES:
        case RL_EFFECT_OUT_NEW: case RL_EFFECT_OUT_FOUND: case RL_EFFECT_OUT_ALLOC: case RL_EFFECT_INOUT_REPLACES:
        case RL_EFFECT_INOUT_KEEPS: case RL_EFFECT_INIT_NEW: case RL_EFFECT_FREES: case RL_EFFECT_FREES_ON_SUCCESS:
        case RL_EFFECT_DESTROYS: case RL_EFFECT_BUFFER_ACQUIRE: case RL_EFFECT_BUFFER_RELEASE:
            return true;
        }
    return false;
}

/* The result of instruction INST, which detached or ensured. */
static rl_term handle_of(struct rl_engine *e, uint32_t inst)
{
    return rl_term_symbol(e->terms, RL_T_CALL, inst, 0, e->insts[inst]->type, false);
}

static void tell(struct rl_engine *e, struct rl_state *s, enum rl_gil_fault fault, uint32_t inst, const char *user)
{
    rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_GIL, .gil = fault, .object = handle_of(e, inst), .user = user,
                                            .confidence = RL_LIKELY });
}

void rl_gil_use(struct rl_engine *e, struct rl_state *s, const char *name)
{
    if (!is_detached(s))
        return;
    tell(e, s, RL_GIL_NOT_HELD, s->gil_detached, name);
    rl_gil_lose_track(s); /* told once */
}

/* The instruction of this function whose result VAL is and that did STEP; UINT32_MAX: none. */
static uint32_t maker_of(const struct rl_engine *e, rl_term val, enum rl_gil step)
{
    const struct rl_term_info *info = rl_info(e, val);
    if (info->kind != RL_T_CALL || info->b != 0 || !e->inst_api[info->a] || e->inst_api[info->a]->gil != step)
        return UINT32_MAX;
    return info->a;
}

void rl_gil_call(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api)
{
    if (touches_interpreter(api)) {
        rl_gil_use(e, s, api->name);
        return;
    }
    if (api->gil == RL_GIL_STAYS || s->gil == UNCLEAR)
        return;
    if (undoes(api->gil)) {
        uint32_t maker = inst->nargs ? maker_of(e, rl_call_arg(e, s, inst, 0), inverse(api->gil)) : UINT32_MAX;
        if (maker != UINT32_MAX && s->gil == 0 && s->gil_undone == maker + 1) {
            tell(e, s, RL_GIL_TWICE, maker, api->name);
            rl_gil_lose_track(s);
            return;
        }
        s->gil_undone = maker != UINT32_MAX && last_step(s->gil) == inverse(api->gil) ? maker + 1 : 0;
    } else if (api->gil == RL_GIL_DETACHES) {
        s->gil_detached = e->inst;
        s->gil_undone = 0;
    } else {
        s->gil_ensured = e->inst;
        s->gil_undone = 0;
    }
    s->gil = after(s->gil, api->gil == RL_GIL_DETACHES && inst->discarded && inst->nargs == 0 ? RL_GIL_UNCLEAR : api->gil);
}

void rl_gil_apply(struct rl_engine *e, struct rl_state *s, uint32_t word)
{
    if (word == UNCLEAR) {
        rl_gil_lose_track(s);
        return;
    }
    int steps = 0;
    while (word >> (steps * STEP_BITS))
        steps++;
    while (steps-- > 0) {
        enum rl_gil step = (enum rl_gil)(word >> (steps * STEP_BITS) & STEP_MASK);
        s->gil = after(s->gil, step);
        if (step == RL_GIL_DETACHES)
            s->gil_detached = e->inst;
        else if (step == RL_GIL_ENSURES)
            s->gil_ensured = e->inst;
    }
}

/* Something else has the means to undo what instruction INST did: its result was returned, stored, or written by others. */
static bool is_handed_on(struct rl_engine *e, const struct rl_state *s, rl_term returned, uint32_t inst)
{
    if (!e->inst_api[inst])
        return true; /* a function of the project did it, and another one will undo it */
    rl_term handle = handle_of(e, inst);
    const struct rl_ref *ref = rl_state_ref(s, handle);
    if (returned == handle || rl_is_null(e, s, handle) || (ref && (ref->flags & RL_REF_ESCAPED)))
        return true;
    for (uint32_t i = 0; i < s->nbinds; i++) {
        const struct rl_term_info *val = rl_info(e, s->binds[i].val);
        bool may_be = (val->kind == RL_T_JOIN && !val->object) || rl_term_depends(e->terms, s->binds[i].val, handle);
        if (may_be && rl_info(e, rl_term_root(e->terms, s->binds[i].loc))->kind != RL_T_VAR)
            return true;
    }
    return false;
}

void rl_gil_exit(struct rl_engine *e, struct rl_state *s, rl_term returned)
{
    if (s->gil == UNCLEAR || s->gil == 0 || undoes(last_step(s->gil)))
        return;
    uint32_t inst = last_step(s->gil) == RL_GIL_DETACHES ? s->gil_detached : s->gil_ensured;
    if (!is_handed_on(e, s, returned, inst))
        tell(e, s, RL_GIL_LEFT, inst, "return");
}

enum need { NEED_NONE, NEED_GIL, NEED_CHANGES };

static enum need need_of_call(struct rl_engine *e, const struct rl_inst *inst, uint32_t number)
{
    const struct rl_api *api = e->inst_api[number];
    if (api)
        return touches_interpreter(api) ? NEED_GIL : api->gil != RL_GIL_STAYS ? NEED_CHANGES : NEED_NONE;
    const struct rl_summary *callee = inst->a.kind == RL_VAL_FUNC ? rl_unit_summary(e->unit, inst->a.text) : NULL;
    for (uint32_t i = 0; callee && i < callee->noutcomes; i++)
        if (callee->outcomes[i].gil != 0)
            return NEED_CHANGES;
    return callee && callee->needs_gil ? NEED_GIL : NEED_NONE;
}

static enum need need_of_block(struct rl_engine *e, uint32_t block)
{
    const struct rl_block *code = &e->func->blocks[block];
    for (uint32_t i = 0; i < code->ninsts; i++) {
        enum need need = code->insts[i].kind == RL_INST_CALL ? need_of_call(e, &code->insts[i], e->blocks[block].first_inst + i) : NEED_NONE;
        if (need != NEED_NONE)
            return need;
    }
    return NEED_NONE;
}

/* A walk through the graph that stops where the API is called, and must not come to a return. */
bool rl_gil_needed(struct rl_engine *e)
{
    uint32_t n = e->func->nblocks, top = 0;
    uint32_t *stack = g_new(uint32_t, n + 1);
    bool *seen = g_new0(bool, n + 1), called = false, escapes = false;
    stack[top++] = 0;
    seen[0] = true;
    while (top > 0 && !escapes) {
        uint32_t block = stack[--top];
        const struct rl_term *end = &e->func->blocks[block].term;
        enum need need = need_of_block(e, block);
        called = called || need == NEED_GIL;
        escapes = need == NEED_CHANGES || (need == NEED_NONE && end->kind == RL_TERM_RETURN);
        for (uint32_t i = 0; need == NEED_NONE && i < end->ntargets; i++)
            if (!seen[end->targets[i]]) {
                seen[end->targets[i]] = true;
                stack[top++] = end->targets[i];
            }
    }
    g_free(stack);
    g_free(seen);
    return called && !escapes;
}
