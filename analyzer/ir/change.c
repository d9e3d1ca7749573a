#include "analyzer/ir/change.h"

#include <string.h>

struct changing {
    struct rl_arena *arena;
    struct rl_ir_func *func; /* the copy */
    const struct rl_change *change;
    struct rl_loc loc;       /* of the statement that is changed */
};

static bool same_place(struct rl_loc a, struct rl_loc b)
{
    return a.file == b.file && a.line == b.line && a.col == b.col;
}

/* ---- new instructions ------------------------------------------------------------------- */

static struct rl_place *variable_place(struct changing *c)
{
    for (uint32_t v = 0; c->change->variable && v < c->func->nvars; v++) {
        const struct rl_var *var = &c->func->vars[v];
        if (var->synthetic || strcmp(var->name, c->change->variable) != 0)
            continue;
        struct rl_place *place = rl_new(c->arena, struct rl_place);
        *place = (struct rl_place){.base = RL_BASE_VAR, .id = v, .type = var->type, .spelling = var->name};
        return place;
    }
    return NULL;
}

static struct rl_inst read_place(struct changing *c, struct rl_place *place, bool address)
{
    return (struct rl_inst){.kind = address ? RL_INST_ADDR : RL_INST_LOAD, .dst = c->func->ntemps++, .loc = c->loc,
                            .type = place->type, .place = place};
}

static struct rl_inst call_with(struct changing *c, struct rl_val value, struct rl_place *place)
{
    struct rl_val *args = rl_new_array(c->arena, 1, struct rl_val);
    struct rl_place **places = rl_new_array(c->arena, 1, struct rl_place *);
    args[0] = value;
    places[0] = place;
    return (struct rl_inst){.kind = RL_INST_CALL, .dst = RL_NO_TEMP, .loc = c->loc,
                            .a = {.kind = RL_VAL_FUNC, .text = c->change->callee}, .args = args, .arg_places = places, .nargs = 1,
                            .discarded = true};
}

static struct rl_val temp(uint32_t id)
{
    return (struct rl_val){.kind = RL_VAL_TEMP, .id = id};
}

/* COUNT instructions before number AT of BLOCK. */
static void insert(struct changing *c, struct rl_block *block, uint32_t at, const struct rl_inst *insts, uint32_t count)
{
    struct rl_inst *all = rl_new_array(c->arena, block->ninsts + count, struct rl_inst);
    if (at > 0)
        memcpy(all, block->insts, at * sizeof(*all));
    memcpy(all + at, insts, count * sizeof(*all));
    if (at < block->ninsts)
        memcpy(all + at + count, block->insts + at, (block->ninsts - at) * sizeof(*all));
    block->insts = all;
    block->ninsts += count;
}

static bool insert_call(struct changing *c, struct rl_block *block, uint32_t at)
{
    struct rl_place *place = variable_place(c);
    if (!place)
        return false;
    struct rl_inst insts[2];
    insts[0] = read_place(c, place, c->change->address);
    insts[1] = call_with(c, temp(insts[0].dst), place);
    insert(c, block, at, insts, 2);
    return true;
}

/* ---- one change --------------------------------------------------------------------------- */

/* The place that VALUE was loaded from. */
static struct rl_place *place_of(const struct rl_ir_func *func, struct rl_val value)
{
    for (uint32_t b = 0; value.kind == RL_VAL_TEMP && b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            if (inst->dst == value.id)
                return inst->kind == RL_INST_LOAD ? inst->place : NULL;
        }
    return NULL;
}

static bool change_return(struct changing *c, struct rl_block *block)
{
    if (block->term.kind != RL_TERM_RETURN || !same_place(block->term.loc, c->change->loc))
        return false;
    c->loc = block->term.loc;
    if (c->change->kind == RL_CHANGE_BEFORE_RETURN)
        return insert_call(c, block, block->ninsts);
    struct rl_inst call = call_with(c, block->term.value, place_of(c->func, block->term.value));
    insert(c, block, block->ninsts, &call, 1);
    return true;
}

static bool change_callee(struct rl_inst *inst, const char *callee)
{
    if (inst->kind != RL_INST_CALL || inst->a.kind != RL_VAL_FUNC)
        return false;
    inst->a.text = callee;
    return true;
}

/* The scope of the variable ends here, or its releases belong before what ends it. */
static bool change_end(struct changing *c, struct rl_block *block, uint32_t at)
{
    const struct rl_inst *inst = &block->insts[at];
    const struct rl_var *var = inst->kind == RL_INST_SCOPE_END ? &c->func->vars[inst->place->id] : NULL;
    return var && c->change->variable && strcmp(var->name, c->change->variable) == 0 && insert_call(c, block, at);
}

static bool change_store(struct changing *c, struct rl_block *block, uint32_t at)
{
    struct rl_inst *store = &block->insts[at];
    if (store->kind != RL_INST_STORE)
        return false;
    if (c->change->kind == RL_CHANGE_BEFORE_STORE) {
        struct rl_inst call = call_with(c, store->a, place_of(c->func, store->a));
        insert(c, block, at, &call, 1);
        return true;
    }
    struct rl_inst old = read_place(c, store->place, false);
    struct rl_inst call = call_with(c, temp(old.dst), NULL);
    insert(c, block, at + 1, &call, 1);
    insert(c, block, at, &old, 1);
    return true;
}

static bool change_call(struct changing *c, struct rl_block *block, uint32_t at)
{
    const struct rl_inst *inst = &block->insts[at];
    if (inst->kind != RL_INST_CALL)
        return false;
    if (c->change->kind == RL_CHANGE_BEFORE_RETURN)
        return insert_call(c, block, at);
    uint32_t argument = c->change->argument;
    if (argument >= inst->nargs)
        return false;
    struct rl_inst call = call_with(c, inst->args[argument], inst->arg_places ? inst->arg_places[argument] : NULL);
    insert(c, block, at, &call, 1);
    return true;
}

/* The only argument of the call that made the argument of CALL takes its place; that call is gone. */
static bool change_maker(struct changing *c, struct rl_block *block, uint32_t at)
{
    struct rl_inst *call = &block->insts[at];
    uint32_t argument = c->change->argument, maker = at;
    if (call->kind != RL_INST_CALL || argument >= call->nargs || call->args[argument].kind != RL_VAL_TEMP)
        return false;
    while (maker > 0 && block->insts[maker].dst != call->args[argument].id)
        maker--;
    const struct rl_inst made = block->insts[maker];
    if (maker == at || made.dst != call->args[argument].id || made.kind != RL_INST_CALL || made.nargs != 1)
        return false;
    call->args = rl_arena_memdup(c->arena, call->args, call->nargs * sizeof(*call->args));
    call->args[argument] = made.args[0];
    if (call->arg_places) {
        call->arg_places = rl_arena_memdup(c->arena, call->arg_places, call->nargs * sizeof(*call->arg_places));
        call->arg_places[argument] = made.arg_places ? made.arg_places[0] : NULL;
    }
    call->a.text = c->change->callee;
    memmove(&block->insts[maker], &block->insts[maker + 1], (block->ninsts - maker - 1) * sizeof(*block->insts));
    block->ninsts--;
    return true;
}

static bool change_inst(struct changing *c, struct rl_block *block, uint32_t at)
{
    if (!same_place(block->insts[at].loc, c->change->loc))
        return false;
    c->loc = block->insts[at].loc;
    switch (c->change->kind) {
    case RL_CHANGE_BEFORE_END: return change_end(c, block, at);
    case RL_CHANGE_BEFORE_STORE: case RL_CHANGE_AROUND_STORE: return change_store(c, block, at);
    case RL_CHANGE_INSTEAD: return change_maker(c, block, at);
    case RL_CHANGE_CALLEE: return change_callee(&block->insts[at], c->change->callee);
    case RL_CHANGE_BEFORE_CALL: case RL_CHANGE_BEFORE_RETURN: return change_call(c, block, at);
    case RL_CHANGE_RETURNED: break;
    }
    return false;
}

/* Every copy of the statement is changed; how many there are. */
static uint32_t apply(struct changing *c)
{
    uint32_t places = 0;
    if (c->change->kind == RL_CHANGE_BEFORE_RETURN || c->change->kind == RL_CHANGE_RETURNED)
        for (uint32_t b = 0; b < c->func->nblocks; b++)
            places += change_return(c, &c->func->blocks[b]);
    for (uint32_t b = 0; places == 0 && b < c->func->nblocks; b++)
        for (uint32_t i = c->func->blocks[b].ninsts; i-- > 0;)
            places += change_inst(c, &c->func->blocks[b], i);
    return places;
}

const struct rl_ir_func *rl_ir_change(struct rl_arena *arena, const struct rl_ir_func *func, const struct rl_change *changes,
                                      uint32_t count)
{
    struct changing c = {.arena = arena, .func = rl_arena_memdup(arena, func, sizeof(*func))};
    c.func->blocks = rl_arena_memdup(arena, func->blocks, func->nblocks * sizeof(*func->blocks));
    for (uint32_t b = 0; b < func->nblocks; b++)
        if (func->blocks[b].ninsts)
            c.func->blocks[b].insts = rl_arena_memdup(arena, func->blocks[b].insts, func->blocks[b].ninsts * sizeof(struct rl_inst));
    for (uint32_t i = 0; i < count; i++) {
        c.change = &changes[i];
        if (apply(&c) == 0)
            return NULL;
    }
    return c.func;
}
