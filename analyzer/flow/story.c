/* The path of a finding as numbered steps, in the words of the source. */
#include <string.h>

#include "analyzer/flow/engine.h"

enum { MAX_STEPS = 40 };

/* ---- names --------------------------------------------------------------------------------- */

const char *rl_loc_name_in(struct rl_engine *e, const struct rl_state *s, rl_term loc)
{
    const struct rl_term_info info = *rl_info(e, loc);
    switch ((int)info.kind) {
    case RL_T_VAR:
        return e->func->vars[info.a].name;
    case RL_T_GLOBAL:
        return e->unit->ir->globals[info.a].name;
    case RL_T_DEREF:
        return rl_arena_printf(e->arena, "*%s", rl_name_of(e, s, info.a));
    case RL_T_FIELD: {
        const struct rl_term_info above = *rl_info(e, info.a);
        if (above.kind == RL_T_DEREF)
            return rl_arena_printf(e->arena, "%s->%s", rl_name_of(e, s, above.a), info.text);
        return rl_arena_printf(e->arena, "%s.%s", rl_loc_name_in(e, s, info.a), info.text);
    }
    case RL_T_INDEX: {
        const struct rl_term_info above = *rl_info(e, info.a);
        const char *array = above.kind == RL_T_DEREF ? rl_name_of(e, s, above.a) : rl_loc_name_in(e, s, info.a);
        const struct rl_term_info *index = rl_info(e, info.b);
        if (index->kind == RL_T_INT)
            return rl_arena_printf(e->arena, "%s[%lld]", array, (long long)index->num);
        return rl_arena_printf(e->arena, "%s[%s]", array, rl_name_of(e, s, info.b));
    }
    default:
        return "a value";
    }
}

const char *rl_loc_name(struct rl_engine *e, rl_term loc)
{
    return rl_loc_name_in(e, NULL, loc);
}

static const char *call_name(struct rl_engine *e, uint32_t inst)
{
    if (e->inst_api[inst])
        return e->inst_api[inst]->name;
    return e->insts[inst]->a.kind == RL_VAL_FUNC ? e->insts[inst]->a.text : "a call";
}

const char *rl_variable_of(struct rl_engine *e, const struct rl_state *s, rl_term val, const char *otherwise)
{
    const struct rl_term_info info = *rl_info(e, val);
    if (info.kind == RL_T_PARAM)
        return e->func->vars[info.a].name;
    for (uint32_t i = 0; s && i < s->nbinds; i++)
        if (s->binds[i].val == val && rl_info(e, s->binds[i].loc)->kind == RL_T_VAR &&
            !e->func->vars[rl_info(e, s->binds[i].loc)->a].synthetic)
            return rl_loc_name(e, s->binds[i].loc);
    return otherwise;
}

const char *rl_name_of(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    const struct rl_ref *ref = s ? rl_state_ref(s, val) : NULL;
    if (ref && ref->name)
        return ref->name;
    bool symbol = rl_info(e, val)->kind != RL_T_INT && rl_info(e, val)->kind != RL_T_SINGLETON;
    const char *variable = symbol ? rl_variable_of(e, s, val, NULL) : NULL;
    if (variable)
        return variable;
    const struct rl_term_info info = *rl_info(e, val);
    for (uint32_t i = 0; s && info.kind == RL_T_CALL && i < s->nbinds; i++)
        if (s->binds[i].val == val && rl_loc_is_shared(e, s, s->binds[i].loc))
            return rl_loc_name_in(e, s, s->binds[i].loc);
    switch ((int)info.kind) {
    case RL_T_INT:
        return info.num == 0 ? "NULL" : rl_arena_printf(e->arena, "%lld", (long long)info.num);
    case RL_T_PARAM:
        return e->func->vars[info.a].name;
    case RL_T_CALL:
        return call_name(e, info.a);
    case RL_T_SINGLETON:
        return info.text;
    case RL_T_ADDR:
        return rl_loc_name(e, info.a);
    case RL_T_INIT:
        return rl_loc_name_in(e, s, info.a);
    case RL_T_AGED:
        return rl_name_of(e, s, info.a);
    case RL_T_JOIN:
        return info.b ? rl_loc_name(e, info.b) : "a value";
    default:
        return "a value";
    }
}

/* ---- conditions ----------------------------------------------------------------------------- */

/* How the source writes the operand VAL. */
static const char *spelled(struct rl_engine *e, struct rl_val val, bool *pointer)
{
    *pointer = false;
    if (val.kind == RL_VAL_INT)
        return rl_arena_printf(e->arena, "%lld", (long long)val.num);
    if (val.kind != RL_VAL_TEMP || e->def_inst[val.id] == UINT32_MAX)
        return NULL;
    const struct rl_inst *inst = e->insts[e->def_inst[val.id]];
    *pointer = inst->type && inst->type->kind == RL_TYPE_POINTER;
    if (inst->kind == RL_INST_LOAD && inst->place->spelling) {
        if (inst->place->base == RL_BASE_VAR && e->func->vars[inst->place->id].synthetic)
            return NULL;
        return inst->place->spelling;
    }
    if (inst->kind == RL_INST_CALL && inst->a.kind == RL_VAL_FUNC)
        return rl_arena_printf(e->arena, "%s()", inst->a.text);
    if (inst->kind == RL_INST_CAST)
        return spelled(e, inst->a, pointer);
    return NULL;
}

const char *rl_spelled(struct rl_engine *e, struct rl_val val)
{
    bool pointer;
    return val.kind == RL_VAL_TEMP ? spelled(e, val, &pointer) : NULL;
}

static const char *op_text(enum rl_op op, bool truth)
{
    switch ((int)op) {
    case RL_OP_EQ: return truth ? "==" : "!=";
    case RL_OP_NE: return truth ? "!=" : "==";
    case RL_OP_LT: return truth ? "<" : ">=";
    case RL_OP_LE: return truth ? "<=" : ">";
    case RL_OP_GT: return truth ? ">" : "<=";
    case RL_OP_GE: return truth ? ">=" : "<";
    default: return NULL;
    }
}

static const char *truth_text(struct rl_engine *e, const char *what, bool pointer, bool truth)
{
    if (pointer)
        return rl_arena_printf(e->arena, "`%s` is %sNULL", what, truth ? "not " : "");
    return rl_arena_printf(e->arena, "`%s` is %s", what, truth ? "true" : "false");
}

static const char *condition_text(struct rl_engine *e, struct rl_val val, bool truth)
{
    bool pointer, other;
    const char *what = spelled(e, val, &pointer);
    if (what)
        return truth_text(e, what, pointer, truth);
    if (val.kind != RL_VAL_TEMP || e->def_inst[val.id] == UINT32_MAX)
        return NULL;
    const struct rl_inst *inst = e->insts[e->def_inst[val.id]];
    if (inst->kind == RL_INST_UNARY && inst->op == RL_OP_NOT)
        return condition_text(e, inst->a, !truth);
    const char *op = inst->kind == RL_INST_BINARY ? op_text(inst->op, truth) : NULL;
    const char *left = op ? spelled(e, inst->a, &pointer) : NULL, *right = op ? spelled(e, inst->b, &other) : NULL;
    if (!left || !right)
        return NULL;
    bool null = pointer && inst->b.kind == RL_VAL_INT && inst->b.num == 0;
    if (null && (inst->op == RL_OP_EQ || inst->op == RL_OP_NE))
        return truth_text(e, left, true, (inst->op == RL_OP_NE) == truth);
    return rl_arena_printf(e->arena, "`%s %s %s`", left, op, right);
}

/* ---- steps ---------------------------------------------------------------------------------- */

static const char *event_text(struct rl_engine *e, const struct rl_event *event)
{
    const char *api = event->api ? event->api : "a call";
    struct rl_arena *a = e->arena;
    switch ((enum rl_event_kind)event->kind) {
    case RL_EVENT_BRANCH: {
        const char *text = condition_text(e, e->func->blocks[event->block].term.value, event->truth);
        return text ? text : event->truth ? "the condition holds" : "the condition does not hold";
    }
    case RL_EVENT_MAKE:
        if (strcmp(api, e->func->name) == 0 && rl_info(e, event->object)->kind == RL_T_PARAM)
            return "the caller gives its reference away";
        return rl_arena_printf(a, "%s gives a new reference", api);
    case RL_EVENT_BORROW:
        return rl_arena_printf(a, "%s lends a borrowed reference", api);
    case RL_EVENT_HOLD:
        return rl_arena_printf(a, "`%s` holds it", event->text ? event->text : "a variable");
    case RL_EVENT_RETAIN:
        return rl_arena_printf(a, "%s takes a reference", api);
    case RL_EVENT_RELEASE:
        return rl_arena_printf(a, "%s releases a reference", api);
    case RL_EVENT_STEAL:
        return rl_arena_printf(a, "%s takes the reference over", api);
    case RL_EVENT_NOT_STOLEN:
        return rl_arena_printf(a, "%s fails and does not take the reference", api);
    case RL_EVENT_STORE:
        return rl_arena_printf(a, "%s keeps a reference of its own", api);
    case RL_EVENT_FAILED:
        return rl_arena_printf(a, "%s fails", api);
    case RL_EVENT_RAISED:
        return rl_arena_printf(a, "%s sets an exception", api);
    case RL_EVENT_NULL: case RL_EVENT_DIED:
        break;
    }
    return "";
}

static bool concerns(struct rl_engine *e, const struct rl_event *event, rl_term object)
{
    if (event->kind == RL_EVENT_NULL || event->kind == RL_EVENT_DIED)
        return false;
    if (!event->object)
        return event->kind == RL_EVENT_BRANCH || event->kind == RL_EVENT_FAILED || event->kind == RL_EVENT_RAISED;
    rl_term other = event->object;
    if (rl_info(e, other)->kind == RL_T_AGED)
        other = rl_info(e, other)->a;
    return other == object;
}

static bool same_place(struct rl_loc a, struct rl_loc b)
{
    return a.file == b.file && a.line == b.line && a.col == b.col;
}

/* The events that concern OBJECT, newest first, back to where its story begins. */
static GPtrArray *collect(struct rl_engine *e, const struct rl_state *s, rl_term object)
{
    GPtrArray *events = g_ptr_array_new();
    guint first = 0;
    for (const struct rl_event *event = s->trail; event; event = event->before) {
        if (!concerns(e, event, object))
            continue;
        g_ptr_array_add(events, (gpointer)event);
        if (event->object)
            first = events->len;
        if (event->kind == RL_EVENT_MAKE && event->object == object)
            break;
    }
    bool rooted = first > 0;
    if (rooted)
        g_ptr_array_set_size(events, (gint)first);
    return events;
}

struct rl_obs_step *rl_story(struct rl_engine *e, const struct rl_state *s, rl_term object, uint32_t *nsteps)
{
    if (rl_info(e, object)->kind == RL_T_AGED)
        object = rl_info(e, object)->a;
    GPtrArray *events = collect(e, s, object);
    struct rl_obs_step *steps = rl_new_array(e->arena, events->len + 1, struct rl_obs_step);
    uint32_t n = 0, branches = 0;
    for (guint i = 0; i < events->len; i++)
        branches += ((const struct rl_event *)g_ptr_array_index(events, i))->kind == RL_EVENT_BRANCH;
    for (guint i = events->len; i-- > 0;) {
        const struct rl_event *event = g_ptr_array_index(events, i);
        bool is_branch = event->kind == RL_EVENT_BRANCH;
        if (is_branch && branches-- > MAX_STEPS / 2)
            continue; /* of very long paths, the last decisions */
        if (n > 0 && is_branch && steps[n - 1].is_branch && same_place(steps[n - 1].loc, event->loc))
            n--;
        steps[n++] = (struct rl_obs_step){ .loc = event->loc, .text = event_text(e, event), .count = event->count, .moment = event->length,
                                           .has_count = event->object != RL_NO_TERM, .is_branch = is_branch };
    }
    g_ptr_array_free(events, TRUE);
    *nsteps = n;
    return steps;
}
