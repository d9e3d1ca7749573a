/* RL904 removed-function: a function is called that the target version of Python does not have any more
 *
 * What the models say of it held for older versions.  A function of the project by that name is not the API's. */
#include "rules/rule.h"

#include <string.h>

enum { PYTHON_3 = 0x0300 };

static bool is_own(const struct rl_ir_unit *unit, const char *name)
{
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        if (strcmp(unit->functions[i]->name, name) == 0)
            return true;
    return false;
}

/* Code that is built with the interpreter's own headers, where private functions live on that no public header declares. */
static bool is_interpreter(const struct rl_ir_unit *unit)
{
    for (uint32_t i = 0; i < unit->nfiles; i++)
        if (strstr(unit->files[i].path, "/internal/pycore_") != NULL)
            return true;
    return false;
}

static void judge_call(const struct rl_call_site *site, const struct rl_inst *inst, struct rl_arena *arena, GPtrArray *out)
{
    const char *name = inst->a.text;
    const struct rl_api *api = rl_models_find(site->models, name, site->python);
    /* Code for Python 2 is not ported by single calls. */
    if (!api || strcmp(api->name, name) != 0 || api->until <= PYTHON_3 || site->python < api->until || is_own(site->unit, name))
        return;
    if (name[0] == '_' && is_interpreter(site->unit))
        return;
    struct rl_finding *finding = rl_new(arena, struct rl_finding);
    finding->loc = inst->loc;
    finding->macro = inst->macro;
    finding->object = name;
    finding->origin = name;
    finding->confidence = RL_CONFIDENCE_HIGH;
    finding->message = rl_arena_printf(arena, "Python %u.%u has no %s any more", api->until >> 8, api->until & 0xff, name);
    finding->hint = "call what took its place, or leave the call to older versions by PY_VERSION_HEX";
    g_ptr_array_add(out, finding);
}

static void judge_func(const struct rl_call_site *site, struct rl_arena *arena, GPtrArray *out)
{
    for (uint32_t b = 0; b < site->func->nblocks; b++) {
        for (uint32_t i = 0; i < site->func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &site->func->blocks[b].insts[i];
            if (inst->kind == RL_INST_CALL && inst->a.kind == RL_VAL_FUNC)
                judge_call(site, inst, arena, out);
        }
    }
}

const struct rl_rule rl_rule_removed_function = {
    .id = "RL904",
    .name = "removed-function",
    .family = "version",
    .guideline = "declaration-tables",
    .summary = "a function is called that the target version of Python does not have any more",
    .severity = RL_SEVERITY_NOTE,
    .judge_func = judge_func,
};
