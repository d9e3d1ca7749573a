/* From observations to findings: rules in order, one finding a bug, fingerprints. */
#include <string.h>

#include "analyzer/base/embedded.h"
#include "rules/judge.h"
#include "rules/rule.h"

const struct rl_rule *rl_rule_find(const char *id)
{
    for (size_t i = 0; i < rl_rules_count; i++)
        if (g_ascii_strcasecmp(rl_rules[i]->id, id) == 0 || strcmp(rl_rules[i]->name, id) == 0)
            return rl_rules[i];
    return NULL;
}

/* rules/<group>/<rule_name>.md */
const char *rl_rule_page(const struct rl_rule *rule)
{
    char *file = g_strdup_printf("/%s.md", rule->name);
    g_strdelimit(file, "-", '_');
    const char *text = NULL;
    for (size_t i = 0; i < rl_embedded_pages_count && !text; i++)
        if (g_str_has_suffix(rl_embedded_pages[i].name, file))
            text = rl_embedded_pages[i].text;
    g_free(file);
    return text;
}

const char *rl_judge_file(const struct rl_ir_unit *unit, struct rl_loc loc)
{
    return loc.file < unit->nfiles ? unit->files[loc.file].path : "";
}

static const char *origin_name(const struct rl_obs *obs)
{
    switch (obs->origin) {
    case RL_ORIGIN_CALL: return obs->api ? obs->api : "a call";
    case RL_ORIGIN_PARAMETER: return "parameter";
    case RL_ORIGIN_FIELD: return "field";
    case RL_ORIGIN_GLOBAL: return "global";
    case RL_ORIGIN_SINGLETON: return "static object";
    case RL_ORIGIN_OTHER: break;
    }
    return NULL;
}

static uint64_t add_text(uint64_t hash, const char *text) /* FNV-1a */
{
    for (const char *c = text ? text : ""; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 0x100000001b3u;
    return (hash ^ 0xff) * 0x100000001b3u;
}

/* The path's shape without places: decisions may be rewritten, what happens to the object stays. */
static uint64_t hash_of(const struct rl_finding *finding, const char *function)
{
    uint64_t hash = 0xcbf29ce484222325u;
    hash = add_text(hash, finding->rule);
    hash = add_text(hash, function);
    hash = add_text(hash, finding->object);
    hash = add_text(hash, finding->origin);
    for (uint32_t i = 0; i < finding->nsteps; i++)
        if (!finding->steps[i].is_branch)
            hash = add_text(hash, finding->steps[i].text);
    return hash;
}

void rl_judge_identify(struct rl_finding *finding)
{
    finding->fingerprint = hash_of(finding, finding->function);
    finding->shape = hash_of(finding, NULL);
}

void rl_rules_path(const struct rl_obs *obs, const struct rl_ir_unit *unit, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->steps = rl_new_array(arena, obs->nsteps + 1, struct rl_path_step);
    for (uint32_t i = 0; i < obs->nsteps; i++) {
        const struct rl_obs_step *step = &obs->steps[i];
        finding->steps[i] = (struct rl_path_step){ .file = rl_judge_file(unit, step->loc), .loc = step->loc, .text = step->text,
                                                   .count = step->count, .has_count = step->has_count,
                                                   .is_branch = step->is_branch };
    }
    finding->nsteps = obs->nsteps;
    finding->steps[finding->nsteps++] = (struct rl_path_step){ .file = finding->file, .loc = obs->loc, .text = finding->message };
    finding->counts = rl_new_array(arena, obs->ncounts, struct rl_path_count);
    for (uint32_t i = 0; i < obs->ncounts; i++) {
        const struct rl_obs_count *count = &obs->counts[i];
        finding->counts[i] = (struct rl_path_count){ .file = rl_judge_file(unit, count->loc), .line = count->loc.line,
                                                     .step = count->step, .column = count->column, .reference = count->name,
                                                     .count = count->count, .standing = count->standing };
    }
    finding->ncounts = obs->ncounts;
}

static void fill_related(const struct rl_obs *obs, const struct rl_ir_unit *unit, struct rl_arena *arena,
                         struct rl_finding *finding)
{
    finding->related = rl_new_array(arena, obs->nalso, struct rl_related);
    for (uint32_t i = 0; i < obs->nalso; i++)
        finding->related[i] = (struct rl_related){ rl_judge_file(unit, obs->also[i]), obs->also[i], "here too" };
    finding->nrelated = obs->nalso;
}

static enum rl_confidence confidence_of(const struct rl_obs *obs)
{
    switch (obs->confidence) {
    case RL_SURE: return RL_CONFIDENCE_HIGH;
    case RL_LIKELY: return RL_CONFIDENCE_MEDIUM;
    case RL_GUESS: break;
    }
    return RL_CONFIDENCE_LOW;
}

struct rl_finding *rl_rules_judge(const struct rl_obs *obs, const struct rl_ir_unit *unit, struct rl_arena *arena)
{
    for (size_t i = 0; i < rl_rules_count; i++) {
        const struct rl_rule *rule = rl_rules[i];
        if (!rule->judge || !(rule->observes & 1u << obs->kind))
            continue;
        struct rl_finding finding = { .rule = rule->id, .severity = rule->severity, .confidence = confidence_of(obs),
                                      .file = rl_judge_file(unit, obs->loc), .loc = obs->loc, .function = obs->func->name,
                                      .object = obs->object, .origin = origin_name(obs), .origin_loc = obs->origin_loc,
                                      .macro = obs->macro, .seen = obs };
        if (!rule->judge(obs, arena, &finding))
            continue;
        finding.origin_file = rl_loc_known(obs->origin_loc) ? rl_judge_file(unit, obs->origin_loc) : NULL;
        rl_rules_path(obs, unit, arena, &finding);
        fill_related(obs, unit, arena, &finding);
        rl_judge_identify(&finding);
        return rl_arena_memdup(arena, &finding, sizeof(finding));
    }
    return NULL;
}

/* ---- grouping ---------------------------------------------------------------------------------- */

/* Both objects are made where they are lost: the macro makes its own. */
static bool same_expansion(const struct rl_finding *a, const struct rl_finding *b)
{
    return a->origin_loc.line == a->loc.line && b->origin_loc.line == b->loc.line;
}

/* Expansions of one macro in one function say the same thing again. */
static struct rl_finding *same_macro(const GPtrArray *out, guint from, const struct rl_finding *finding)
{
    for (guint i = from; finding->macro && i < out->len; i++) {
        struct rl_finding *other = g_ptr_array_index(out, i);
        if (other->macro && strcmp(other->macro, finding->macro) == 0 && strcmp(other->rule, finding->rule) == 0 &&
            g_strcmp0(other->object, finding->object) == 0 && g_strcmp0(other->origin, finding->origin) == 0 &&
            (other->origin_loc.line == finding->origin_loc.line || same_expansion(other, finding)))
            return other;
    }
    return NULL;
}

/* The same object by the same name at the same place: two ways there, one bug. */
static bool told_already(const GPtrArray *out, guint from, const struct rl_finding *finding)
{
    for (guint i = from; i < out->len; i++) {
        const struct rl_finding *other = g_ptr_array_index(out, i);
        if (other->loc.line == finding->loc.line && other->loc.file == finding->loc.file &&
            strcmp(rl_rule_find(other->rule)->family, rl_rule_find(finding->rule)->family) == 0 && g_strcmp0(other->object, finding->object) == 0)
            return true;
    }
    return false;
}

/* Module initialisation runs once, and a failure ends it: one note a function is enough, which names the others. */
static struct rl_finding *same_note(const GPtrArray *out, guint from, const struct rl_finding *finding)
{
    bool lowered = finding->severity == RL_SEVERITY_NOTE && rl_rule_find(finding->rule)->severity != RL_SEVERITY_NOTE;
    for (guint i = from; lowered && i < out->len; i++) {
        struct rl_finding *other = g_ptr_array_index(out, i);
        if (other->severity == RL_SEVERITY_NOTE && rl_rule_find(other->rule)->severity != RL_SEVERITY_NOTE)
            return other;
    }
    return NULL;
}

static void add_related(struct rl_finding *finding, const struct rl_finding *other, const char *text, struct rl_arena *arena)
{
    struct rl_related *more = rl_new_array(arena, finding->nrelated + 1u, struct rl_related);
    if (finding->nrelated)
        memcpy(more, finding->related, finding->nrelated * sizeof(*more));
    more[finding->nrelated++] = (struct rl_related){ other->file, other->loc, text };
    finding->related = more;
}

void rl_rules_judge_all(const struct rl_flow_result *result, const struct rl_ir_unit *unit, struct rl_arena *arena,
                        GPtrArray *out)
{
    guint from = out->len;
    for (uint32_t i = 0; i < result->nobs; i++) {
        struct rl_finding *finding = rl_rules_judge(result->obs[i], unit, arena);
        if (!finding)
            continue;
        if (told_already(out, from, finding))
            continue;
        struct rl_finding *other = same_macro(out, from, finding);
        if (other) {
            add_related(other, finding, "the same macro, here too", arena);
            continue;
        }
        other = same_note(out, from, finding);
        if (other) {
            add_related(other, finding, finding->message, arena);
            continue;
        }
        for (guint k = from; k < out->len; k++)
            if (((struct rl_finding *)g_ptr_array_index(out, k))->fingerprint == finding->fingerprint)
                finding->occurrence++;
        g_ptr_array_add(out, finding);
    }
}
