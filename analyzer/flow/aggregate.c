/* Aggregates: arrays whose elements a loop fills or empties.
 *
 * What is known of an array is its single elements as long as the path is straight.
 * When a loop comes round, the elements become one: the array owns some objects of
 * that kind (its element at the index ANY).  Reading an element whose index is not
 * known means that somebody is at work on them, one by one: from then on nothing is
 * claimed of them.
 */
#include "analyzer/flow/engine.h"

bool rl_drain(struct rl_engine *e, struct rl_state *s, rl_term loc)
{
    const struct rl_term_info at = *rl_info(e, loc);
    bool any = false, constant = rl_info(e, at.b)->kind == RL_T_INT;
    for (uint32_t i = 0; i < s->nbinds && !(e->off & RL_FLOW_NO_AGGREGATES); i++) {
        const struct rl_term_info other = *rl_info(e, s->binds[i].loc);
        if (other.kind != RL_T_INDEX || other.a != at.a || (constant && rl_info(e, other.b)->kind == RL_T_INT))
            continue;
        rl_count_escape(e, s, s->binds[i].val);
        any = true;
    }
    return any;
}

/* VAL is what LOC held at entry, less a constant. */
static bool is_lowered(const struct rl_engine *e, rl_term val, rl_term loc)
{
    const struct rl_term_info *info = rl_info(e, val);
    if (info->kind != RL_T_EXPR || (info->op != RL_OP_SUB && info->op != RL_OP_ADD) || rl_info(e, info->b)->kind != RL_T_INT)
        return false;
    const struct rl_term_info *before = rl_info(e, info->a);
    int64_t by = rl_info(e, info->b)->num;
    return before->kind == RL_T_INIT && before->a == loc && (info->op == RL_OP_SUB ? by > 0 : by < 0);
}

bool rl_is_past_end(const struct rl_engine *e, const struct rl_state *s, rl_term loc)
{
    const struct rl_term_info at = *rl_info(e, loc);
    if (at.kind != RL_T_INDEX)
        return false;
    const struct rl_term_info *array = rl_info(e, at.a);
    if (array->kind == RL_T_DEREF && rl_info(e, array->a)->kind == RL_T_INIT)
        array = rl_info(e, rl_info(e, array->a)->a); /* a heap array, by the field that points to it */
    for (uint32_t i = 0; i < s->nbinds && array->kind == RL_T_FIELD; i++) {
        const struct rl_term_info *count = rl_info(e, s->binds[i].loc);
        if (count->kind == RL_T_FIELD && count->a == array->a && s->binds[i].val == at.b && is_lowered(e, at.b, s->binds[i].loc))
            return true;
    }
    return false;
}

/* The innermost element that LOC is, or is a part of; RL_NO_TERM when it is in no array. */
static rl_term element_of(const struct rl_engine *e, rl_term loc)
{
    for (;;) {
        const struct rl_term_info *info = rl_info(e, loc);
        if (info->kind == RL_T_INDEX)
            return loc;
        if (info->kind != RL_T_FIELD)
            return RL_NO_TERM;
        loc = info->a;
    }
}

static bool is_open(const struct rl_state *s, rl_term val)
{
    const struct rl_ref *ref = rl_state_ref(s, val);
    return ref && ref->delta > 0 && !(ref->flags & RL_REF_ESCAPED);
}

/* What the array at ARRAY holds is not told apart any more. */
static void blur(struct rl_engine *e, struct rl_state *s, rl_term array)
{
    const struct rl_type *type = rl_info(e, array)->type;
    if (rl_info(e, array)->kind != RL_T_DEREF && !rl_state_get(s, array))
        rl_state_set(s, array, rl_term_symbol(e->terms, RL_T_OPAQUE, e->inst, array, type, false));
}

static void add_any(struct rl_engine *e, struct rl_state *s, rl_term part, rl_term val)
{
    rl_term other = rl_state_get(s, part);
    int entry;
    const struct rl_ref *ref = rl_state_ref(s, val);
    bool paid = ref && rl_loc_is_shared(e, s, part) && rl_count_holders(e, s, val, &entry) + 1 >= ref->delta;
    if (paid || (other && other != val)) { /* held by others, or objects of several rounds behind one name */
        rl_count_escape(e, s, val);
        if (other)
            rl_count_escape(e, s, other);
        return;
    }
    rl_state_set(s, part, val);
}

/* What a round has released of an array that was there before: the next one takes another element, and so on without end. */
static void settle_elements(struct rl_engine *e, struct rl_state *s)
{
    for (uint32_t i = 0; i < s->nrefs; i++) {
        const struct rl_term_info info = *rl_info(e, s->refs[i].val);
        if (info.kind == RL_T_INIT && s->refs[i].delta < 0 && element_of(e, info.a))
            rl_count_escape(e, s, s->refs[i].val);
    }
}

void rl_aggregate(struct rl_engine *e, struct rl_state *s)
{
    if (e->off & RL_FLOW_NO_AGGREGATES)
        return;
    settle_elements(e, s);
    rl_term any = rl_term_simple(e->terms, RL_T_OPAQUE, UINT32_MAX, 0);
    for (uint32_t i = s->nbinds; i-- > 0;) {
        struct rl_bind bind = s->binds[i];
        rl_term element = element_of(e, bind.loc);
        if (!element || rl_info(e, element)->b == any)
            continue;
        const struct rl_term_info info = *rl_info(e, element);
        rl_term part = rl_term_replace(e->terms, bind.loc, element, rl_term_simple(e->terms, RL_T_INDEX, info.a, any));
        rl_state_unset(s, bind.loc);
        blur(e, s, info.a);
        if (is_open(s, bind.val))
            add_any(e, s, part, bind.val);
        i = MIN(i, s->nbinds);
    }
}
