/* RL206 borrowed-under-free-threading: a reference is borrowed from what another thread can change at the same time
 *
 * Judged where the module says that it runs without the GIL (Py_mod_gil, PyUnstable_Module_SetGIL), or the target is such a build
 * (`--python 3.14t`).  Not where the container is the function's own, or a critical section is open.  Sure of what came from
 * Python code, which other threads run, too; a field, or a helper's parameter, may hold what nobody changes, and is a guess. */
#include <string.h>

#include "rules/rule.h"

enum { OWN = 1, OTHER = 2, GIVEN = 4, LOCKED = 1, UNLOCKED = 2 }; /* GIVEN: by whoever calls from Python */

enum { NOT_USED = 1 }; /* the value of Py_MOD_GIL_NOT_USED */

static bool says_so(const struct rl_code *code, const struct rl_ir_func *func)
{
    for (uint32_t b = 0; b < func->nblocks; b++) {
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            bool call = inst->kind == RL_INST_CALL && inst->a.kind == RL_VAL_FUNC && inst->nargs == 2;
            const struct rl_api *api = call ? rl_models_find(code->models, inst->a.text, code->python) : NULL;
            if (api && api->traits & RL_TRAIT_THREADS && (inst->args[1].kind != RL_VAL_INT || inst->args[1].num == NOT_USED))
                return true;
        }
    }
    return false;
}

static bool runs_without_gil(const struct rl_code *code)
{
    for (const struct rl_pymodule *module = code->types ? code->types->modules : NULL; module; module = module->next) {
        const struct rl_filled *gil = rl_module_slot(module, "Py_mod_gil");
        if (gil && gil->is_number && gil->number == NOT_USED)
            return true;
    }
    for (uint32_t f = 0; f < code->unit->nfunctions; f++)
        if (!code->unit->functions[f]->in_header && says_so(code, code->unit->functions[f]))
            return true;
    return false;
}

/* ---- what is the function's own ------------------------------------------------------------ */

static void step(void *data, const struct rl_code *code, const struct rl_inst *inst, const struct rl_code_call *call, uint8_t *state)
{
    (void)data;
    if (inst->kind == RL_INST_STORE && inst->place->base == RL_BASE_VAR && inst->place->nsteps == 0) {
        const struct rl_code_call *maker = rl_code_call_at(code, rl_code_origin(code, inst->a));
        bool nothing = inst->a.kind == RL_VAL_INT, own = maker && maker->api->traits & RL_TRAIT_FRESH;
        uint32_t other = rl_code_variable(code, inst->a);
        state[inst->place->id] = nothing ? 0 : own ? OWN : other != RL_CODE_NONE ? state[other] : OTHER;
    }
    if (call && call->api->traits & RL_TRAIT_LOCKS)
        state[code->func->nvars] = LOCKED;
    if (call && call->api->traits & RL_TRAIT_UNLOCKS)
        state[code->func->nvars] = UNLOCKED;
    for (uint32_t i = 0; inst->kind == RL_INST_CALL && i < inst->nargs; i++) {
        uint32_t id = rl_code_variable(code, inst->args[i]), target = rl_code_target(code, inst->args[i]);
        enum rl_effect effect = call && i < call->api->nargs ? call->api->args[i].effect : RL_EFFECT_ESCAPES;
        bool looks = effect == RL_EFFECT_BORROW || effect == RL_EFFECT_DROPS || effect == RL_EFFECT_EMPTIES || effect == RL_EFFECT_RELEASES;
        if (id != RL_CODE_NONE && !looks && state[id] == OWN)
            state[id] = OTHER;
        bool parses = call && i >= call->api->nargs &&
                      (call->api->varargs == RL_VARARGS_PARSE || call->api->varargs == RL_VARARGS_OUT_BORROWED);
        if (target != RL_CODE_NONE)
            state[target] = parses ? GIVEN : OTHER;
    }
}

struct search {
    GPtrArray *out;
    GHashTable *told; /* names of containers */
};

static void visit(void *data, const struct rl_code *code, const struct rl_inst *inst, const struct rl_code_call *call, const uint8_t *state)
{
    struct search *search = data;
    if (!call || !call->api->strong || state[code->func->nvars] == LOCKED)
        return;
    bool from = call->api->from >= 0 && (uint32_t)call->api->from < inst->nargs;
    uint32_t owner = from ? rl_code_variable(code, inst->args[call->api->from]) : RL_CODE_NONE;
    if (owner != RL_CODE_NONE && state[owner] == OWN)
        return;
    const char *name = from ? rl_code_spelling(code, inst->args[call->api->from]) : NULL;
    const char *where = name ? rl_arena_printf(code->arena, "`%s`", name) : "what it looks at";
    const char *object = name ? name : inst->a.text;
    if (g_hash_table_contains(search->told, object))
        return; /* one container, one finding */
    g_hash_table_add(search->told, (void *)object);
    bool given = !from || (owner != RL_CODE_NONE && state[owner] == GIVEN);
    g_ptr_array_add(search->out, rl_code_finding(code, inst, object, given ? RL_CONFIDENCE_MEDIUM : RL_CONFIDENCE_LOW,
                                         rl_arena_printf(code->arena, "%s lends a reference, and another thread may change %s before it is used",
                                                         inst->a.text, where),
                                         rl_arena_printf(code->arena, "call %s, which gives a new reference", call->api->strong)));
}

/* The caller makes a dictionary of keyword arguments for this call alone. */
static bool takes_keywords(const struct rl_code *code)
{
    for (const struct rl_callback *callback = rl_code_callback(code); callback; callback = callback->same) {
        bool slot = strcmp(callback->slot, "tp_init") == 0 || strcmp(callback->slot, "tp_new") == 0 || strcmp(callback->slot, "tp_call") == 0;
        bool method = callback->flags > 0 && callback->flags & RL_METH_KEYWORDS && callback->flags & RL_METH_VARARGS;
        if (slot || method)
            return true;
    }
    return false;
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    if (!code->has_strong || (!code->free_threading && !runs_without_gil(code)))
        return;
    if (rl_models_find(code->models, code->func->name, code->python)) /* what old versions lack, made here */
        return;
    uint8_t *start = g_malloc0(code->func->nvars + 1u);
    for (uint32_t v = 0; v < code->func->nparams; v++)
        start[v] = v == 2 && takes_keywords(code) ? OWN : v > 0 && rl_code_is_called_often(code) ? GIVEN : OTHER;
    start[code->func->nvars] = UNLOCKED;
    struct search search = { out, g_hash_table_new(g_str_hash, g_str_equal) };
    struct rl_code_analysis analysis = { .step = step, .visit = visit, .data = &search };
    rl_code_analyse(code, &analysis, start);
    g_hash_table_destroy(search.told);
    g_free(start);
}

const struct rl_rule rl_rule_borrowed_under_free_threading = {
    .id = "RL206",
    .name = "borrowed-under-free-threading",
    .family = "use-after-release",
    .guideline = "lifetime",
    .summary = "a reference is borrowed from what another thread can change, in a module that runs without the GIL",
    .severity = RL_SEVERITY_WARNING,
    .judge_code = judge_code,
};
