/* From the type table to findings: every rule that looks at it, once a unit. */
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

static void finish(const struct rl_rule *rule, const struct rl_ir_unit *unit, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->rule = rule->id;
    finding->severity = rule->severity;
    finding->file = rl_judge_file(unit, finding->loc);
    finding->origin = NULL;
    finding->steps = rl_new_array(arena, finding->nrelated + 1u, struct rl_path_step);
    for (uint32_t i = 0; i < finding->nrelated; i++)
        finding->steps[i] = (struct rl_path_step){ .file = finding->related[i].file, .loc = finding->related[i].loc,
                                                   .text = finding->related[i].text };
    finding->nsteps = finding->nrelated;
    finding->fingerprint = rl_judge_fingerprint(finding); /* before the message, which names lines */
    finding->steps[finding->nsteps++] =
        (struct rl_path_step){ .file = finding->file, .loc = finding->loc, .text = finding->message };
    finding->nrelated = 0;
    finding->related = NULL;
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
        for (guint k = 0; k < found->len; k++) {
            struct rl_finding *finding = g_ptr_array_index(found, k);
            finish(rl_rules[i], unit, arena, finding);
            if (told_already(out, first, finding))
                continue;
            for (guint n = first; n < out->len; n++)
                if (((struct rl_finding *)g_ptr_array_index(out, n))->fingerprint == finding->fingerprint)
                    finding->occurrence++;
            g_ptr_array_add(out, finding);
        }
    }
    g_ptr_array_free(found, TRUE);
}
