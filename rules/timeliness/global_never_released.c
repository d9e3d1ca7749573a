/* RL603 global-never-released: a static variable gets a new reference when a module is executed, and nothing gives it up
 *
 * Only for modules with multi-phase initialisation: those are executed once for each interpreter and each reload. */
#include <string.h>

#include "rules/rule.h"

/* The function runs each time that the module is executed. */
static bool executes_module(const struct rl_code *code)
{
    for (const struct rl_callback *callback = rl_code_callback(code); callback; callback = callback->same)
        if (strcmp(callback->slot, "Py_mod_exec") == 0)
            return true;
    return false;
}

static bool is_given_up(const struct rl_code *code, uint32_t global)
{
    uint32_t count = 0;
    const struct rl_action *const *uses = rl_types_global_uses(code->types, global, &count);
    for (uint32_t i = 0; i < count; i++)
        if (uses[i]->kind == RL_DO_RELEASE || uses[i]->kind == RL_DO_CLEAR || uses[i]->kind == RL_DO_GIVE || uses[i]->kind == RL_DO_HAND)
            return true;
    return false;
}

/* The instruction that a condition looks at: behind comparisons with a constant, and `!`. */
static const struct rl_inst *looked_at(const struct rl_code *code, struct rl_val val)
{
    const struct rl_inst *made = rl_code_origin(code, val);
    bool shell = made && (made->kind == RL_INST_UNARY || (made->kind == RL_INST_BINARY && made->b.kind == RL_VAL_INT));
    return shell ? rl_code_origin(code, made->a) : made;
}

/* Every way to BLOCK asks whether it is there already. */
static bool is_tested(struct rl_code *code, uint32_t global, uint32_t block)
{
    for (uint32_t b = 0; b < code->func->nblocks; b++) {
        const struct rl_term *term = &code->func->blocks[b].term;
        const struct rl_inst *load = b != block && term->kind == RL_TERM_BRANCH ? looked_at(code, term->value) : NULL;
        if (load && load->kind == RL_INST_LOAD && load->place->base == RL_BASE_GLOBAL && load->place->id == global &&
            rl_code_dominates(code, b, block))
            return true;
    }
    return false;
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    if (!executes_module(code))
        return;
    for (uint32_t b = 0; b < code->func->nblocks; b++) {
        for (uint32_t i = 0; i < code->func->blocks[b].ninsts; i++) {
            const struct rl_inst *store = &code->func->blocks[b].insts[i];
            bool global = store->kind == RL_INST_STORE && store->place->base == RL_BASE_GLOBAL && store->place->nsteps == 0;
            const struct rl_code_call *maker = global ? rl_code_call_at(code, rl_code_origin(code, store->a)) : NULL;
            if (!maker || maker->api->result != RL_RESULT_NEW || is_given_up(code, store->place->id) || is_tested(code, store->place->id, b))
                continue;
            const char *name = code->unit->globals[store->place->id].name;
            g_ptr_array_add(out, rl_code_finding(code, store, name, RL_CONFIDENCE_MEDIUM,
                                                 rl_arena_printf(code->arena, "`%s` gets a new reference each time the module is executed, and nothing gives one up", name),
                                                 "keep it in the module's state, and release it in m_clear"));
        }
    }
}

const struct rl_rule rl_rule_global_never_released = {
    .id = "RL603",
    .name = "global-never-released",
    .family = "timeliness",
    .guideline = "timely-release",
    .summary = "a static variable gets a new reference when a module is executed, and nothing gives it up",
    .severity = RL_SEVERITY_NOTE,
    .preview = "a module may refuse a second execution in ways that the code does not tell",
    .judge_code = judge_code,
};
