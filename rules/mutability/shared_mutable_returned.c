/* RL403 shared-mutable-returned: a list, dict or set that an object keeps for itself is handed out
 *
 * A method or getter returns the very container that a field holds, and the unit puts a container of its own making there.
 * Whoever gets it can change what the object relies on. */
#include <string.h>

#include "rules/rule.h"

/* The field that VAL was read from, of an object that came in as a parameter; or NULL. */
static const struct rl_step *field_of(const struct rl_code *code, struct rl_val val)
{
    const struct rl_inst *load = rl_code_origin(code, val);
    if (!load || load->kind != RL_INST_LOAD || load->place->base != RL_BASE_MEM || load->place->nsteps != 1)
        return NULL;
    uint32_t self = rl_code_variable(code, load->place->mem);
    const struct rl_step *step = &load->place->steps[0];
    return self < code->func->nparams && step->kind == RL_STEP_FIELD && step->record ? step : NULL;
}

/* The same, also where the value went through a variable that is stored once. */
static const struct rl_step *returned_field(const struct rl_code *code, struct rl_val val)
{
    uint32_t id = rl_code_variable(code, val);
    const struct rl_inst *only = NULL;
    if (id == RL_CODE_NONE)
        return field_of(code, val);
    for (uint32_t b = 0; b < code->func->nblocks; b++) {
        for (uint32_t i = 0; i < code->func->blocks[b].ninsts; i++) {
            const struct rl_inst *store = &code->func->blocks[b].insts[i];
            if (!rl_code_changes(store, id) || (store->kind == RL_INST_STORE && store->a.kind == RL_VAL_INT))
                continue;
            if (only || store->kind != RL_INST_STORE)
                return NULL;
            only = store;
        }
    }
    return only ? field_of(code, only->a) : NULL;
}

/* The function puts something else into FIELD: it hands the container over. */
static bool replaces(const struct rl_code *code, const struct rl_step *field)
{
    for (uint32_t b = 0; b < code->func->nblocks; b++) {
        for (uint32_t i = 0; i < code->func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &code->func->blocks[b].insts[i];
            bool writes = inst->kind == RL_INST_STORE || inst->kind == RL_INST_ADDR;
            const struct rl_step *last = writes && inst->place->nsteps ? &inst->place->steps[inst->place->nsteps - 1] : NULL;
            if (last && last->kind == RL_STEP_FIELD && strcmp(last->field, field->field) == 0)
                return true;
        }
    }
    return false;
}

/* The instruction of the unit that puts a new container into FIELD, or NULL. */
static const struct rl_action *made_for(const struct rl_code *code, const struct rl_step *field)
{
    uint32_t count = 0;
    const struct rl_action *const *uses = rl_types_uses(code->types, field->record, field->field, &count);
    for (uint32_t i = 0; i < count; i++) {
        const struct rl_action *use = uses[i];
        bool made = use->kind == RL_DO_STORE && use->stored == RL_STORED_NEW && use->value && use->value->kind == RL_WAY_CALL;
        const struct rl_api *api = made && use->value->name ? rl_models_find(code->models, use->value->name, code->python) : NULL;
        if (api && api->traits & RL_TRAIT_CONTAINER)
            return use;
    }
    return NULL;
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    if (!rl_code_is_called_often(code) || !rl_type_is_object(code->func->result))
        return;
    for (uint32_t b = 0; b < code->func->nblocks; b++) {
        const struct rl_term *term = &code->func->blocks[b].term;
        const struct rl_step *field = term->kind == RL_TERM_RETURN ? returned_field(code, term->value) : NULL;
        const struct rl_action *made = field && !replaces(code, field) ? made_for(code, field) : NULL;
        if (!made)
            continue;
        const struct rl_inst place = { .loc = term->loc, .macro = term->macro };
        struct rl_finding *finding = rl_code_finding(
            code, &place, field->field, RL_CONFIDENCE_MEDIUM,
            rl_arena_printf(code->arena, "the caller gets the container in `%s` itself, and can change it", field->field),
            "return a copy, a tuple, or a read-only view");
        const struct rl_inst source = { .loc = made->loc };
        rl_code_step_before(code, finding, &source, rl_arena_printf(code->arena, "%s makes it", made->value->name));
        g_ptr_array_add(out, finding);
    }
}

const struct rl_rule rl_rule_shared_mutable_returned = {
    .id = "RL403",
    .name = "shared-mutable-returned",
    .family = "mutability",
    .guideline = "mutability",
    .summary = "a list, dict or set that an object keeps for itself is handed out",
    .severity = RL_SEVERITY_NOTE,
    .preview = "some containers are shared on purpose",
    .judge_code = judge_code,
};
