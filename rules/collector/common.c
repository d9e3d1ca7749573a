/* Which calls reach the collector.  See collector.h. */
#include <string.h>

#include "rules/collector/collector.h"

static const struct {
    const char *method;
    uint32_t trait;
} methods[] = {
    { "disable", RL_TRAIT_GC_OFF },
    { "enable", RL_TRAIT_GC_ON },
    { "isenabled", RL_TRAIT_GC_ASKS },
    { "collect", RL_TRAIT_GC_RUNS },
};

enum { ALL = RL_TRAIT_GC_OFF | RL_TRAIT_GC_ON | RL_TRAIT_GC_ASKS | RL_TRAIT_GC_RUNS };

uint32_t rl_collector_trait(const struct rl_code *code, const struct rl_code_call *call)
{
    const struct rl_inst *inst = call->inst;
    if (call->api->traits & ALL)
        return call->api->traits & ALL;
    if (call->api->varargs != RL_VARARGS_BUILD || inst->nargs < 2 || inst->args[1].kind != RL_VAL_STR)
        return 0;
    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
        if (strcmp(inst->args[1].text, methods[i].method) != 0)
            continue;
        const struct rl_code_call *maker = rl_code_maker(code, inst->args[0]);
        bool is_gc = maker && maker->api->traits & RL_TRAIT_LOOKUP && maker->inst->nargs == 1 &&
                     maker->inst->args[0].kind == RL_VAL_STR && strcmp(maker->inst->args[0].text, "gc") == 0;
        return is_gc ? methods[i].trait : 0;
    }
    return 0;
}

static bool enables(const struct rl_code *code, const struct rl_inst *inst)
{
    if (inst->kind != RL_INST_CALL || inst->a.kind != RL_VAL_FUNC)
        return false;
    for (uint32_t i = 0; i < inst->nargs; i++)
        if (inst->args[i].kind == RL_VAL_STR && strcmp(inst->args[i].text, "enable") == 0)
            return true;
    const struct rl_api *api = rl_models_find(code->models, inst->a.text, code->python);
    return api && api->traits & RL_TRAIT_GC_ON;
}

bool rl_collector_unit_enables(const struct rl_code *code)
{
    for (uint32_t f = 0; f < code->unit->nfunctions; f++) {
        const struct rl_ir_func *func = code->unit->functions[f];
        for (uint32_t b = 0; b < func->nblocks; b++)
            for (uint32_t i = 0; i < func->blocks[b].ninsts; i++)
                if (enables(code, &func->blocks[b].insts[i]))
                    return true;
    }
    return false;
}
