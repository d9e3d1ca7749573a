/* RL805 uninitialized-reference: a variable is read that nothing has been stored in
 *
 * Two certain cases, whatever path is taken: an object pointer that no path to the read assigns, and the target of an
 * optional argument that has no value from the start and is read straight after the parse.  What only some paths leave
 * open is not told: compilers do. */
#include <string.h>

#include "rules/format/format.h"

/* ---- which variables may have been assigned ------------------------------------------------ */

struct flow {
    const struct rl_call_site *site;
    const struct rl_ir_func *func;
    bool **entry; /* by block: the variables that may be assigned at its beginning; NULL: not reached yet */
};

/* INST writes the variable ID, or hands out its address. */
static bool assigns(const struct rl_inst *inst, uint32_t id)
{
    switch (inst->kind) {
    case RL_INST_STORE: case RL_INST_COPY: case RL_INST_ZERO: case RL_INST_ADDR:
        return inst->place && inst->place->base == RL_BASE_VAR && inst->place->id == id;
    case RL_INST_LOAD: case RL_INST_BINARY: case RL_INST_UNARY: case RL_INST_CAST: case RL_INST_CALL: case RL_INST_OPAQUE:
    case RL_INST_SCOPE_END:
        break;
    }
    return false;
}

static void run_inst(const struct rl_inst *inst, bool *assigned)
{
    if (inst->place && inst->place->base == RL_BASE_VAR && assigns(inst, inst->place->id))
        assigned[inst->place->id] = true;
}

static bool is_known(const struct rl_call_site *site, const struct rl_inst *call)
{
    const char *name = call->a.kind == RL_VAL_FUNC ? call->a.text : NULL;
    bool known = name && rl_models_find(site->models, name, site->python);
    for (uint32_t i = 0; name && !known && i < site->unit->nfunctions; i++)
        known = strcmp(site->unit->functions[i]->name, name) == 0;
    return known;
}

/* Read without the headers, what looks like a call may be a macro that assigns its arguments. */
static void mark_doubtful(const struct flow *flow, bool *assigned)
{
    for (uint32_t b = 0; flow->func->frontend == RL_FRONTEND_TREE_SITTER && b < flow->func->nblocks; b++) {
        for (uint32_t i = 0; i < flow->func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &flow->func->blocks[b].insts[i];
            if (inst->kind != RL_INST_CALL || !inst->arg_places || is_known(flow->site, inst))
                continue;
            for (uint32_t a = 0; a < inst->nargs; a++)
                if (inst->arg_places[a] && inst->arg_places[a]->base == RL_BASE_VAR)
                    assigned[inst->arg_places[a]->id] = true;
        }
    }
}

/* Joins STATE into the entry of BLOCK; true when it changed. */
static bool join(struct flow *flow, uint32_t block, const bool *state)
{
    uint32_t nvars = flow->func->nvars;
    if (!flow->entry[block]) {
        flow->entry[block] = g_memdup2(state, nvars * sizeof(bool));
        return true;
    }
    bool changed = false;
    for (uint32_t v = 0; v < nvars; v++) {
        changed = changed || (state[v] && !flow->entry[block][v]);
        flow->entry[block][v] = flow->entry[block][v] || state[v];
    }
    return changed;
}

/* Blocks are in reverse post-order, so that a few rounds are enough: one more than loops are nested. */
static void solve(struct flow *flow)
{
    uint32_t nvars = flow->func->nvars;
    bool *state = g_new0(bool, nvars);
    for (uint32_t v = 0; v < nvars; v++)
        state[v] = v < flow->func->nparams;
    mark_doubtful(flow, state);
    join(flow, 0, state);
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t b = 0; b < flow->func->nblocks; b++) {
            const struct rl_block *block = &flow->func->blocks[b];
            if (!flow->entry[b])
                continue;
            memcpy(state, flow->entry[b], nvars * sizeof(bool));
            for (uint32_t i = 0; i < block->ninsts; i++)
                run_inst(&block->insts[i], state);
            for (uint32_t t = 0; t < block->term.ntargets; t++)
                changed = join(flow, block->term.targets[t], state) || changed;
        }
    }
    g_free(state);
}

/* ---- telling ------------------------------------------------------------------------------------- */

static void tell(const struct rl_call_site *site, struct rl_arena *arena, GPtrArray *out, const struct rl_inst *read,
                 const char *message, const char *hint)
{
    struct rl_finding *finding = rl_new(arena, struct rl_finding);
    finding->object = site->func->vars[read->place->id].name;
    finding->confidence = RL_CONFIDENCE_HIGH;
    finding->message = message;
    finding->hint = hint;
    finding->loc = read->loc;
    finding->macro = read->macro;
    g_ptr_array_add(out, finding);
}

/* What VAL is used for says that the variable is not read: `(void)x` and `x = x`, and macros that take it as a place. */
static bool is_real_read(const struct rl_call_site *site, const struct rl_block *block, uint32_t at)
{
    const struct rl_inst *read = &block->insts[at];
    for (uint32_t i = at + 1; i < block->ninsts; i++) {
        const struct rl_inst *inst = &block->insts[i];
        bool same = inst->a.kind == RL_VAL_TEMP && inst->a.id == read->dst;
        if (inst->kind == RL_INST_STORE && same)
            return inst->place->base != RL_BASE_VAR || inst->place->id != read->place->id;
        if (same || (inst->b.kind == RL_VAL_TEMP && inst->b.id == read->dst))
            return true;
        for (uint32_t a = 0; inst->kind == RL_INST_CALL && a < inst->nargs; a++) {
            if (inst->args[a].kind != RL_VAL_TEMP || inst->args[a].id != read->dst)
                continue;
            const struct rl_api *api = inst->a.kind == RL_VAL_FUNC ? rl_models_find(site->models, inst->a.text, site->python) : NULL;
            return !api || api->kind != RL_API_STATEMENT;
        }
    }
    return block->term.value.kind == RL_VAL_TEMP && block->term.value.id == read->dst;
}

/* A whole variable of the source that INST reads, else NULL. */
static const struct rl_var *read_variable(const struct flow *flow, const struct rl_inst *inst)
{
    if (inst->kind != RL_INST_LOAD || !inst->place || inst->place->base != RL_BASE_VAR || inst->place->nsteps)
        return NULL;
    const struct rl_var *var = &flow->func->vars[inst->place->id];
    return var->synthetic || inst->null_checked ? NULL : var;
}

static void judge_reads(struct flow *flow, struct rl_arena *arena, GPtrArray *out)
{
    bool *state = g_new0(bool, flow->func->nvars);
    for (uint32_t b = 0; b < flow->func->nblocks; b++) {
        const struct rl_block *block = &flow->func->blocks[b];
        if (!flow->entry[b])
            continue;
        memcpy(state, flow->entry[b], flow->func->nvars * sizeof(bool));
        for (uint32_t i = 0; i < block->ninsts; i++) {
            const struct rl_inst *inst = &block->insts[i];
            const struct rl_var *var = read_variable(flow, inst);
            if (var && !state[inst->place->id] && !var->address_taken && rl_type_is_object(var->type) &&
                is_real_read(flow->site, block, i)) {
                tell(flow->site, arena, out, inst, rl_arena_printf(arena, "`%s` is read, and nothing has been stored in it", var->name),
                     "assign it first, or start it with NULL");
                state[inst->place->id] = true; /* once is enough */
            }
            run_inst(inst, state);
        }
    }
    g_free(state);
}

/* ---- optional arguments ------------------------------------------------------------------------------ */

/* The ADDR in BLOCK before AT that made the temporary VAL, if it is of a whole variable. */
static const struct rl_inst *address_of(const struct rl_block *block, uint32_t at, struct rl_val val)
{
    for (uint32_t i = at; val.kind == RL_VAL_TEMP && i-- > 0;)
        if (block->insts[i].dst == val.id)
            return block->insts[i].kind == RL_INST_ADDR && block->insts[i].place->base == RL_BASE_VAR &&
                           block->insts[i].place->nsteps == 0 ? &block->insts[i] : NULL;
    return NULL;
}

/* True when nothing can have been stored in the variable ID before the call at AT. */
static bool is_open_before(const struct flow *flow, uint32_t b, uint32_t at, uint32_t id)
{
    const struct rl_block *block = &flow->func->blocks[b];
    const struct rl_inst *call = &block->insts[at];
    if (flow->entry[b][id])
        return false;
    for (uint32_t i = 0; i < at; i++) {
        bool own = false; /* the address that the call itself gets */
        for (uint32_t a = 0; block->insts[i].kind == RL_INST_ADDR && a < call->nargs; a++)
            own = own || (call->args[a].kind == RL_VAL_TEMP && call->args[a].id == block->insts[i].dst);
        if (!own && assigns(&block->insts[i], id))
            return false;
    }
    return true;
}

/* Follows the only way on from block B; the first read of the variable ID before any decision, or NULL. */
static const struct rl_inst *first_read(const struct flow *flow, uint32_t b, uint32_t id)
{
    for (uint32_t steps = 0; steps < flow->func->nblocks; steps++) {
        const struct rl_block *block = &flow->func->blocks[b];
        for (uint32_t i = 0; i < block->ninsts; i++) {
            const struct rl_inst *inst = &block->insts[i];
            if (inst->kind == RL_INST_LOAD && inst->place->base == RL_BASE_VAR && inst->place->id == id)
                return is_real_read(flow->site, block, i) ? inst : NULL;
            if (assigns(inst, id) || inst->kind == RL_INST_OPAQUE)
                return NULL;
        }
        if (block->term.kind != RL_TERM_JUMP)
            return NULL;
        b = block->term.targets[0];
    }
    return NULL;
}

static void judge_target(const struct flow *flow, uint32_t b, uint32_t at, uint32_t arg, struct rl_arena *arena, GPtrArray *out)
{
    const struct rl_block *block = &flow->func->blocks[b];
    const struct rl_inst *call = &block->insts[at], *address = address_of(block, at, call->args[arg]);
    if (!address || !is_open_before(flow, b, at, address->place->id))
        return;
    const struct rl_inst *read = first_read(flow, block->term.targets[0], address->place->id);
    if (read)
        tell(flow->site, arena, out, read,
             rl_arena_printf(arena, "`%s` is read, and %s stores nothing in it when the optional argument is missing",
                             flow->func->vars[address->place->id].name, call->a.text), "start it with the value that stands for a missing argument");
}

static void judge_parse(const struct flow *flow, uint32_t b, uint32_t at, struct rl_arena *arena, GPtrArray *out)
{
    const struct rl_inst *call = &flow->func->blocks[b].insts[at];
    struct rl_call_site site = *flow->site;
    site.inst = call;
    site.api = rl_models_find(site.models, call->a.text, site.python);
    if (!site.api || call->nargs < site.api->nargs)
        return;
    uint32_t fixed = site.api->nargs;
    if (site.api->varargs == RL_VARARGS_OUT_BORROWED && fixed >= 2) {
        struct rl_val min = call->args[fixed - 2];
        for (uint32_t i = fixed; min.kind == RL_VAL_INT && i < call->nargs; i++)
            if (i - fixed >= min.num)
                judge_target(flow, b, at, i, arena, out);
        return;
    }
    const char *formats[RL_FORMAT_CHOICES];
    if (site.api->varargs != RL_VARARGS_PARSE || rl_format_strings(&site, call->args[site.api->format], formats) != 1)
        return;
    GArray *units = rl_format_split(RL_VARARGS_PARSE, formats[0]);
    for (guint i = 0; units && i < units->len && fixed + i < call->nargs; i++) {
        const struct rl_format_arg *unit = &g_array_index(units, struct rl_format_arg, i);
        if (unit->optional && unit->effect != RL_FORMAT_INPUT && unit->effect != RL_FORMAT_CONVERTER)
            judge_target(flow, b, at, fixed + i, arena, out);
    }
    if (units)
        g_array_free(units, TRUE);
}

static void judge_parses(const struct flow *flow, struct rl_arena *arena, GPtrArray *out)
{
    for (uint32_t b = 0; b < flow->func->nblocks; b++) {
        const struct rl_block *block = &flow->func->blocks[b];
        const struct rl_inst *last = block->ninsts ? &block->insts[block->ninsts - 1] : NULL;
        bool tested = last && last->kind == RL_INST_CALL && last->arg_types && last->a.kind == RL_VAL_FUNC &&
                      block->term.kind == RL_TERM_BRANCH && block->term.value.kind == RL_VAL_TEMP && block->term.value.id == last->dst;
        if (tested && flow->entry[b])
            judge_parse(flow, b, block->ninsts - 1, arena, out);
    }
}

static void judge_func(const struct rl_call_site *site, struct rl_arena *arena, GPtrArray *out)
{
    enum { MOST = 1 << 24 }; /* variables by blocks: beyond that it would take too long */
    if (site->func->nvars == 0 || site->func->nblocks == 0 ||
        (uint64_t)site->func->nvars * site->func->nblocks > MOST)
        return;
    struct flow flow = { .site = site, .func = site->func, .entry = g_new0(bool *, site->func->nblocks) };
    solve(&flow);
    judge_reads(&flow, arena, out);
    judge_parses(&flow, arena, out);
    for (uint32_t b = 0; b < site->func->nblocks; b++)
        g_free(flow.entry[b]);
    g_free(flow.entry);
}

const struct rl_rule rl_rule_uninitialized_reference = {
    .id = "RL805",
    .name = "uninitialized-reference",
    .family = "uninit",
    .guideline = "failure-handling",
    .summary = "an object pointer or the target of an optional argument is read before anything was stored in it",
    .severity = RL_SEVERITY_ERROR,
    .judge_func = judge_func,
};
