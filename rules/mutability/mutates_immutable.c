/* RL401 mutates-immutable: a tuple, str or bytes is changed while others may see it
 *
 * A bit analysis says of each variable whether the object in it was made here and shown to nobody, was shown since, or came
 * from somebody else.  A function that looks at the count (Py_REFCNT) has asked, and is believed. */
#include <string.h>

#include "rules/rule.h"

enum {
    OWN = 1,    /* made here, and nobody else has seen it */
    SHOWN = 2,  /* made here, and code that may keep it has seen it since */
    LENT = 4,   /* somebody else's */
    OTHER = 8,  /* not known */
    WITHIN = 16 /* a pointer into an object of which the other bits tell */
};

struct search {
    GPtrArray *out;
    bool *told; /* by variable */
};

static uint8_t bits_of(const struct rl_code *code, const uint8_t *state, struct rl_val val)
{
    uint32_t id = rl_code_variable(code, val);
    return id == RL_CODE_NONE ? OTHER : state[id];
}

/* Pointers into what ARG holds. */
static uint8_t within(const struct rl_code *code, const uint8_t *state, struct rl_val arg)
{
    return (uint8_t)(bits_of(code, state, arg) | WITHIN);
}

static uint8_t bits_of_call(const struct rl_code *code, const uint8_t *state, const struct rl_code_call *call)
{
    const struct rl_api *api = call->api;
    bool from = api->from >= 0 && (uint32_t)api->from < call->inst->nargs;
    if (api->traits & RL_TRAIT_FRESH)
        return OWN;
    if (api->traits & RL_TRAIT_READ_ONLY && api->result == RL_RESULT_INTERIOR && from)
        return within(code, state, call->inst->args[api->from]);
    if (api->result != RL_RESULT_BORROWED || !from)
        return OTHER;
    uint8_t owner = bits_of(code, state, call->inst->args[api->from]);
    return owner == LENT || owner == SHOWN ? LENT : OTHER;
}

/* What the value that a STORE writes is. */
static uint8_t bits_of_value(const struct rl_code *code, const uint8_t *state, struct rl_val val)
{
    if (val.kind == RL_VAL_INT && val.num == 0)
        return 0;
    const struct rl_inst *made = rl_code_origin(code, val);
    const struct rl_code_call *call = rl_code_call_at(code, made);
    if (call)
        return bits_of_call(code, state, call);
    if (made && made->kind == RL_INST_BINARY) { /* p + 1 */
        uint8_t bits = bits_of(code, state, made->a);
        return bits & WITHIN ? bits : OTHER;
    }
    return bits_of(code, state, val);
}

/* What the address argument I receives. */
static uint8_t bits_received(const struct rl_code *code, const struct rl_code_call *call, uint32_t i, const uint8_t *state,
                             uint8_t before)
{
    const struct rl_api *api = call->api;
    if (i >= api->nargs)
        return api->varargs == RL_VARARGS_PARSE || api->varargs == RL_VARARGS_OUT_BORROWED ? LENT : OTHER;
    enum rl_effect effect = api->args[i].effect;
    if (effect == RL_EFFECT_INOUT_REPLACES || effect == RL_EFFECT_INOUT_KEEPS)
        return before;
    bool points = effect == RL_EFFECT_OUT_OTHER && api->traits & RL_TRAIT_READ_ONLY && call->inst->nargs;
    return points ? within(code, state, call->inst->args[0]) : OTHER;
}

/* True when argument I is kept where others see it: by a container that is not the function's own.  One that is being filled
 * may be: its items are taken over one by one. */
static bool is_published(const struct rl_code *code, const struct rl_code_call *call, uint32_t i, const uint8_t *state)
{
    const struct rl_api_arg *arg = &call->api->args[i];
    bool kept = arg->effect == RL_EFFECT_STORES || arg->effect == RL_EFFECT_STEALS || arg->effect == RL_EFFECT_STEALS_ON_SUCCESS;
    if (arg->traits & RL_ARG_SHOWN)
        return true;
    if (!kept || arg->into < 0 || (uint32_t)arg->into >= call->inst->nargs)
        return false;
    uint8_t container = bits_of(code, state, call->inst->args[arg->into]);
    return arg->effect == RL_EFFECT_STEALS ? container == LENT || container == SHOWN : container != OWN;
}

static void step(void *data, const struct rl_code *code, const struct rl_inst *inst, const struct rl_code_call *call, uint8_t *state)
{
    (void)data;
    if (inst->kind == RL_INST_STORE && inst->place->base == RL_BASE_VAR && inst->place->nsteps == 0)
        state[inst->place->id] = bits_of_value(code, state, inst->a);
    for (uint32_t i = 0; inst->kind == RL_INST_CALL && i < inst->nargs; i++) {
        uint32_t target = rl_code_target(code, inst->args[i]), id = rl_code_variable(code, inst->args[i]);
        if (target != RL_CODE_NONE)
            state[target] = call ? bits_received(code, call, i, state, state[target]) : OTHER;
        else if (call && id != RL_CODE_NONE && i < call->api->nargs && state[id] == OWN && is_published(code, call, i, state))
            state[id] = SHOWN;
    }
}

/* ---- telling ------------------------------------------------------------------------------- */

static void tell(const struct search *search, const struct rl_code *code, const struct rl_inst *inst, uint32_t id, const char *how,
                 uint8_t bits)
{
    const char *name = code->func->vars[id].name;
    if (search->told[id])
        return;
    search->told[id] = true; /* one bug */
    bool shown = (bits & (SHOWN | LENT | OTHER)) == SHOWN;
    const char *what = bits & WITHIN ? "points into an object that" : "is changed by";
    const char *message =
        bits & WITHIN ? rl_arena_printf(code->arena, "`%s` %s %s, and is written to", name, what,
                                        shown ? "others have been given" : "belongs to somebody else")
                      : rl_arena_printf(code->arena, "`%s` %s %s %s", name, what, how,
                                        shown ? "after others have been given it" : "and belongs to somebody else");
    g_ptr_array_add(search->out,
                    rl_code_finding(code, inst, name, RL_CONFIDENCE_MEDIUM, message,
                                    shown ? "make a new one for each use" : "make a copy, change that, and hand it out"));
}

static bool is_wrong(uint8_t bits)
{
    uint8_t kind = bits & (OWN | SHOWN | LENT | OTHER);
    return kind == LENT || (kind & SHOWN && !(kind & (LENT | OTHER)));
}

/* CALL writes to the plain memory that argument I points to. */
static bool writes_memory(const struct rl_code_call *call, uint32_t i)
{
    return i == 0 && i < call->api->nargs && call->api->args[i].effect == RL_EFFECT_CONTENTS && !strstr(call->api->args[i].type, "const");
}

static void visit_call(const struct search *search, const struct rl_code *code, const struct rl_code_call *call, const uint8_t *state)
{
    for (uint32_t i = 0; i < call->inst->nargs && i < call->api->nargs; i++) {
        bool filled = call->api->args[i].traits & RL_ARG_FILLED;
        if (!filled && !writes_memory(call, i))
            continue;
        uint32_t id = rl_code_variable(code, call->inst->args[i]);
        if (id == RL_CODE_NONE)
            id = rl_code_target(code, call->inst->args[i]);
        if (id == RL_CODE_NONE || !is_wrong(state[id]) || filled == !!(state[id] & WITHIN))
            continue;
        tell(search, code, call->inst, id, call->inst->a.text, state[id]);
    }
}

static void visit(void *data, const struct rl_code *code, const struct rl_inst *inst, const struct rl_code_call *call, const uint8_t *state)
{
    const struct search *search = data;
    if (call) {
        visit_call(search, code, call, state);
    } else if (inst->kind == RL_INST_STORE && inst->place->base == RL_BASE_MEM) {
        const struct rl_inst *made = rl_code_origin(code, inst->place->mem);
        const struct rl_code_call *maker = rl_code_call_at(code, made);
        uint32_t id = rl_code_variable(code, inst->place->mem);
        uint8_t bits = id != RL_CODE_NONE ? state[id] : 0;
        if (maker && maker->api->traits & RL_TRAIT_READ_ONLY && maker->inst->nargs) {
            id = rl_code_variable(code, maker->inst->args[0]);
            bits = id != RL_CODE_NONE ? (uint8_t)(state[id] | WITHIN) : 0;
        }
        if (bits & WITHIN && is_wrong(bits))
            tell(search, code, inst, id, NULL, bits);
    }
}

/* ---- the function -------------------------------------------------------------------------- */

/* Whoever asks for an object's count knows when it may be changed. */
static bool asks_for_counts(const struct rl_code *code)
{
    for (uint32_t t = 0; t < code->func->ntemps; t++) {
        const struct rl_inst *load = code->made[t];
        bool steps = load && load->kind == RL_INST_LOAD && load->place->nsteps;
        const struct rl_step *last = steps ? &load->place->steps[load->place->nsteps - 1] : NULL;
        if (last && last->field && strcmp(last->field, "ob_refcnt") == 0)
            return true;
    }
    return code->traits & RL_TRAIT_COUNT;
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    if (!(code->arg_traits & RL_ARG_FILLED) && !(code->traits & RL_TRAIT_READ_ONLY))
        return;
    if (asks_for_counts(code))
        return;
    struct search search = { out, g_new0(bool, code->func->nvars + 1u) };
    uint8_t *start = g_malloc0(code->func->nvars + 1u);
    bool called = rl_code_is_called_often(code);
    for (uint32_t v = 0; v < code->func->nvars; v++) /* the first is self, or a type */
        start[v] = v < code->func->nparams ? (called && v > 0 ? LENT : OTHER) : 0;
    struct rl_code_analysis analysis = { .step = step, .visit = visit, .data = &search };
    rl_code_analyse(code, &analysis, start);
    g_free(start);
    g_free(search.told);
}

const struct rl_rule rl_rule_mutates_immutable = {
    .id = "RL401",
    .name = "mutates-immutable",
    .family = "mutability",
    .guideline = "mutability",
    .summary = "a tuple, str or bytes is changed while others may see it",
    .severity = RL_SEVERITY_WARNING,
    .preview = "no undoubted finding is on record",
    .judge_code = judge_code,
};
