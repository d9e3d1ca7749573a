/* A whole unit: models by call, summaries on demand, each function once. */
#include <string.h>
#include <time.h>

#include "analyzer/flow/engine.h"
#include "analyzer/flow/exchange.h"
#include "analyzer/flow/recursion.h"
#include "analyzer/model/annotations.h"

enum { MAX_DEPTH = 40 };

/* A static function of the unit is no API whatever its name is: a backport, say. */
static bool is_own(const struct rl_flow_unit *unit, const char *name)
{
    uint32_t at = GPOINTER_TO_UINT(g_hash_table_lookup(unit->functions, name));
    return at && unit->ir->functions[at - 1]->is_static;
}

const struct rl_api *rl_unit_api(struct rl_flow_unit *unit, const char *name)
{
    gpointer known;
    if (g_hash_table_lookup_extended(unit->apis, name, NULL, &known))
        return known;
    const struct rl_api *api = is_own(unit, name) ? NULL : rl_models_find(unit->options->models, name, unit->options->python);
    g_hash_table_insert(unit->apis, (gpointer)name, (gpointer)api);
    return api;
}

const struct rl_models *rl_flow_models(const struct rl_flow_unit *unit, int *python)
{
    *python = unit->options->python;
    return unit->options->models;
}

struct rl_flow_unit *rl_flow_unit_new(struct rl_arena *arena, const struct rl_ir_unit *ir,
                                      const struct rl_flow_options *options)
{
    struct rl_flow_unit *unit = rl_new(arena, struct rl_flow_unit);
    *unit = (struct rl_flow_unit){ .arena = arena, .ir = ir, .options = options };
    unit->apis = g_hash_table_new(g_str_hash, g_str_equal);
    unit->functions = g_hash_table_new(g_str_hash, g_str_equal);
    unit->contracts = g_hash_table_new(g_str_hash, g_str_equal);
    unit->owed = g_hash_table_new(g_str_hash, g_str_equal);
    unit->inits = g_hash_table_new(g_str_hash, g_str_equal);
    unit->results = rl_new_array(arena, ir->nfunctions, struct rl_flow_result);
    unit->summaries = rl_new_array(arena, ir->nfunctions, struct rl_summary *);
    unit->progress = rl_new_array(arena, ir->nfunctions, unsigned char);
    for (uint32_t i = 0; i < ir->nfunctions; i++)
        g_hash_table_insert(unit->functions, (gpointer)ir->functions[i]->name, GUINT_TO_POINTER(i + 1));
    rl_unit_find_contracts(unit);
    rl_unit_find_inits(unit);
    rl_unit_find_owning(unit);
    unit->recursion = rl_recursion_new(unit);
    return unit;
}

void rl_flow_unit_free(struct rl_flow_unit *unit)
{
    g_hash_table_destroy(unit->apis);
    g_hash_table_destroy(unit->functions);
    g_hash_table_destroy(unit->contracts);
    g_hash_table_destroy(unit->owning);
    g_hash_table_destroy(unit->owning_anywhere);
    g_hash_table_destroy(unit->field_names);
    g_hash_table_destroy(unit->ownership);
    g_hash_table_destroy(unit->owed);
    g_hash_table_destroy(unit->inits);
}

static uint64_t cpu_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (uint64_t)now.tv_sec * 1000000u + (uint64_t)now.tv_nsec / 1000u;
}

struct rl_summary *rl_unit_explore(struct rl_flow_unit *unit, uint32_t function, uint32_t at_most)
{
    const struct rl_ir_func *func = unit->ir->functions[function];
    struct rl_flow_result *result = &unit->results[function];
    if (func->lost || func->nblocks == 0) {
        *result = (struct rl_flow_result){ .completeness = RL_ABANDONED, .why = func->lost ? func->lost : "no body" };
        return NULL;
    }
    struct rl_summary *summary = NULL;
    uint64_t before = result->microseconds, outer = unit->nested, start = cpu_now();
    unit->depth++;
    unit->nested = 0;
    rl_explore(unit, func, at_most, result, &summary, NULL);
    uint64_t all = cpu_now() - start;
    result->microseconds = before + all - MIN(all, unit->nested);
    unit->nested = outer + all;
    unit->depth--;
    return summary;
}

void rl_unit_analyse(struct rl_flow_unit *unit, uint32_t function)
{
    unit->progress[function] = RL_PROGRESS_UNDER_WAY;
    unit->summaries[function] = rl_unit_explore(unit, function, 0);
    unit->progress[function] = RL_PROGRESS_DONE;
}

const struct rl_summary *rl_unit_summary(struct rl_flow_unit *unit, const char *name)
{
    uint32_t number = GPOINTER_TO_UINT(g_hash_table_lookup(unit->functions, name));
    if (number == 0)
        return unit->options->external ? rl_externals_find(unit->options->external, name) : NULL;
    unsigned char *progress = &unit->progress[number - 1];
    if (*progress == RL_PROGRESS_NONE && unit->depth <= MAX_DEPTH)
        rl_recursion_settle(unit, number - 1);
    return *progress == RL_PROGRESS_DONE || *progress == RL_PROGRESS_ASSUMED ? unit->summaries[number - 1] : NULL;
}

const struct rl_deeds *rl_flow_deeds(struct rl_flow_unit *unit, const char *function)
{
    const struct rl_summary *summary = rl_unit_summary(unit, function);
    return summary && !summary->incomplete ? &summary->deeds : NULL;
}

void rl_flow_run(struct rl_flow_unit *unit, const struct rl_ir_func *func, struct rl_arena *arena,
                 struct rl_flow_result *result)
{
    (void)arena;
    for (uint32_t i = 0; i < unit->ir->nfunctions; i++) {
        if (unit->ir->functions[i] != func)
            continue;
        if (unit->progress[i] == RL_PROGRESS_NONE)
            rl_recursion_settle(unit, i);
        *result = unit->results[i];
        return;
    }
    *result = (struct rl_flow_result){ .completeness = RL_ABANDONED, .why = "not of this unit" };
}

/* ---- mends --------------------------------------------------------------------------------------- */

static bool same_bug(const struct rl_obs *a, const struct rl_obs *b)
{
    return a->kind == b->kind && a->loc.file == b->loc.file && a->loc.line == b->loc.line && a->loc.col == b->loc.col &&
           a->nalso == b->nalso && g_strcmp0(a->object, b->object) == 0;
}

bool rl_flow_mends(struct rl_flow_unit *unit, const struct rl_ir_func *changed, const struct rl_flow_result *before, uint32_t obs)
{
    struct rl_flow_result after;
    struct rl_summary *summary;
    if (before->completeness != RL_COMPLETE || unit->depth > 0)
        return false;
    rl_explore(unit, changed, 0, &after, &summary, NULL);
    if (after.completeness != RL_COMPLETE)
        return false;
    for (uint32_t i = 0; i < after.nobs; i++) {
        bool known = false;
        for (uint32_t k = 0; k < before->nobs && !known; k++)
            known = k != obs && same_bug(after.obs[i], before->obs[k]);
        if (!known)
            return false;
    }
    return true;
}
