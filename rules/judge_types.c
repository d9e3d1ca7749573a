/* From the type table, and from instructions, to findings: every rule that looks at them, once a unit or function. */
#include <string.h>

#include "rules/judge.h"
#include "rules/rule.h"

/* A unit may define one type twice (a header's, two #if arms): one finding. */
static bool told_already(const GPtrArray *out, guint from, const struct rl_finding *finding)
{
    for (guint i = from; i < out->len; i++) {
        const struct rl_finding *other = g_ptr_array_index(out, i);
        if (strcmp(other->rule, finding->rule) == 0 && other->loc.line == finding->loc.line &&
            other->loc.file == finding->loc.file && g_strcmp0(other->object, finding->object) == 0)
            return true;
    }
    return false;
}

static void finish(const struct rl_rule *rule, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->rule = rule->id;
    if (!finding->has_severity)
        finding->severity = rule->severity;
    finding->origin = NULL;
    finding->steps = rl_new_array(arena, finding->nrelated + 1u, struct rl_path_step);
    for (uint32_t i = 0; i < finding->nrelated; i++)
        finding->steps[i] = (struct rl_path_step){ .file = finding->related[i].file, .loc = finding->related[i].loc,
                                                   .text = finding->related[i].text };
    finding->nsteps = finding->nrelated;
    rl_judge_identify(finding); /* before the message, which names lines */
    finding->steps[finding->nsteps++] =
        (struct rl_path_step){ .file = finding->file, .loc = finding->loc, .text = finding->message };
    finding->nrelated = 0;
    finding->related = NULL;
}

void rl_judge_add(const struct rl_rule *rule, const struct rl_ir_unit *unit, struct rl_arena *arena, struct rl_finding *finding,
                  GPtrArray *out, guint first)
{
    finding->file = rl_judge_file(unit, finding->loc);
    finish(rule, arena, finding);
    if (told_already(out, first, finding))
        return;
    for (guint n = first; n < out->len; n++)
        if (((struct rl_finding *)g_ptr_array_index(out, n))->fingerprint == finding->fingerprint)
            finding->occurrence++;
    g_ptr_array_add(out, finding);
}

void rl_rules_judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                          GPtrArray *out)
{
    guint first = out->len;
    GPtrArray *found = g_ptr_array_new();
    for (size_t i = 0; i < rl_rules_count; i++) {
        if (!rl_rules[i]->judge_types)
            continue;
        g_ptr_array_set_size(found, 0);
        rl_rules[i]->judge_types(types, unit, python, arena, found);
        for (guint k = 0; k < found->len; k++)
            rl_judge_add(rl_rules[i], unit, arena, g_ptr_array_index(found, k), out, first);
    }
    g_ptr_array_free(found, TRUE);
}

/* ---- code -------------------------------------------------------------------------------------- */

/* Judges SITE by one hook of RULE; findings without a place are the call's. */
static void judge_site(const struct rl_rule *rule, void (*hook)(const struct rl_call_site *, struct rl_arena *, GPtrArray *),
                       const struct rl_call_site *site, struct rl_arena *arena, GPtrArray *out, guint first)
{
    if (!hook)
        return;
    GPtrArray *found = g_ptr_array_new();
    hook(site, arena, found);
    for (guint k = 0; k < found->len; k++) {
        struct rl_finding *finding = g_ptr_array_index(found, k);
        if (!rl_loc_known(finding->loc) && site->inst) {
            finding->loc = site->inst->loc;
            finding->macro = site->inst->macro;
        }
        finding->function = site->func->name;
        rl_judge_add(rule, site->unit, arena, finding, out, first);
    }
    g_ptr_array_free(found, TRUE);
}

/* The hooks that look at the calls of a whole function. */
static void judge_calls(const struct rl_types *types, const struct rl_call_site *site, struct rl_arena *arena, GPtrArray *out,
                        guint first, bool free_threading)
{
    struct rl_code *code = rl_code_new(arena, site->unit, site->func, site->models, site->python);
    GPtrArray *found = g_ptr_array_new();
    code->types = types;
    code->free_threading = free_threading;
    for (size_t r = 0; r < rl_rules_count; r++) {
        if (!rl_rules[r]->judge_code)
            continue;
        g_ptr_array_set_size(found, 0);
        rl_rules[r]->judge_code(code, found);
        for (guint k = 0; k < found->len; k++) {
            struct rl_finding *finding = g_ptr_array_index(found, k);
            finding->function = site->func->name;
            rl_judge_add(rl_rules[r], site->unit, arena, finding, out, first);
        }
    }
    g_ptr_array_free(found, TRUE);
    rl_code_release(code);
}

void rl_rules_judge_code(const struct rl_types *types, const struct rl_ir_unit *unit, const struct rl_ir_func *func,
                         const struct rl_models *models, int python, struct rl_arena *arena, GPtrArray *out)
{
    guint first = out->len;
    struct rl_call_site site = { .unit = unit, .func = func, .models = models, .python = python & RL_PYTHON_VERSION };
    for (uint32_t b = 0; b < func->nblocks; b++) {
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            site.inst = &func->blocks[b].insts[i];
            bool variadic = site.inst->kind == RL_INST_CALL && site.inst->arg_types && site.inst->a.kind == RL_VAL_FUNC;
            site.api = variadic ? rl_models_find(models, site.inst->a.text, site.python) : NULL;
            for (size_t r = 0; r < rl_rules_count && site.api && site.api->varargs != RL_VARARGS_NONE; r++)
                judge_site(rl_rules[r], rl_rules[r]->judge_call, &site, arena, out, first);
        }
    }
    site.inst = NULL;
    site.api = NULL;
    for (size_t r = 0; r < rl_rules_count; r++)
        judge_site(rl_rules[r], rl_rules[r]->judge_func, &site, arena, out, first);
    judge_calls(types, &site, arena, out, first, python & RL_PYTHON_FREE_THREADED);
}

/* ---- all units ----------------------------------------------------------------------------------- */

void rl_rules_judge_project(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out)
{
    for (size_t i = 0; i < rl_rules_count; i++) {
        guint first = out->len;
        if (!rl_rules[i]->judge_project)
            continue;
        rl_rules[i]->judge_project(units, nunits, arena, out);
        for (guint k = first; k < out->len; k++) {
            struct rl_finding *finding = &((struct rl_project_finding *)g_ptr_array_index(out, k))->finding;
            finish(rl_rules[i], arena, finding);
            for (guint n = first; n < k; n++)
                finding->occurrence += ((struct rl_project_finding *)g_ptr_array_index(out, n))->finding.fingerprint == finding->fingerprint;
        }
    }
}
