/* Containers that let go of what they have lent: PyDict_Clear, PyDict_DelItem, PyList_SetItem.
 *
 * A borrowed item remembers its slot in a fact on a term RL_T_HOLDS that says LENT; what a call stored says held (holds.c).
 * Only what was certainly in the slot that is emptied goes: another spelling of the key is another slot.
 */
#include "analyzer/flow/engine.h"

enum { LENT = 2 };

void rl_lent_note(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, uint32_t holder, rl_term val)
{
    rl_term container = rl_term_pointee(e->terms, rl_call_arg(e, s, inst, holder));
    if (inst->nargs < 2 || rl_is_null(e, s, val))
        return;
    int64_t slot = rl_holds_slot(e, s, inst, holder, holder);
    rl_term holds = rl_term_make(e->terms, &(struct rl_term_info){ .kind = RL_T_HOLDS, .a = container, .b = val, .num = slot });
    if (rl_info(e, holds)->kind != RL_T_HOLDS)
        return; /* nested too deeply */
    struct rl_fact *fact = rl_state_fact_make(s, holds);
    fact->lo = fact->hi = LENT;
}

/* The loan VAL was made in this round of every loop: SLOT is a constant or a caller's value, or both calls stand in one block. */
static bool same_round(const struct rl_engine *e, rl_term val, int64_t slot)
{
    const struct rl_term_info *info = rl_info(e, val);
    rl_term index = (rl_term)(slot & UINT32_MAX);
    enum rl_term_class kind = slot >> 32 == 1 ? RL_T_STR : slot >> 32 == 2 ? rl_info(e, index)->kind : RL_T_NONE;
    return kind == RL_T_STR || kind == RL_T_INT || kind == RL_T_PARAM ||
           (e->inst_block[info->a] == e->inst_block[e->inst] && info->a < e->inst);
}

/* Calls that read a slot and do nothing else. */
static bool reads_slot(const struct rl_api *api)
{
    return api && api->result == RL_RESULT_BORROWED && api->from >= 0 && api->nargs == 2 && api->runs == RL_RUNS_NOTHING;
}

bool rl_lent_can_ask(const struct rl_engine *e, const struct rl_state *s, const struct rl_ref *ref)
{
    const struct rl_term_info *info = rl_info(e, ref->val);
    if (!ref->owner || (ref->flags & (RL_REF_LENT | RL_REF_NEW)) != RL_REF_LENT || info->kind != RL_T_CALL || info->b != 0 ||
        e->inst_block[info->a] != e->inst_block[e->inst] || !reads_slot(e->inst_api[info->a]))
        return false;
    for (uint32_t i = 0; i < s->nfacts; i++) {
        const struct rl_term_info *holds = rl_info(e, s->facts[i].val);
        if (holds->kind == RL_T_HOLDS && holds->a == ref->owner && holds->b == ref->val && s->facts[i].lo == LENT)
            return true;
    }
    return false;
}

rl_term rl_lent_again(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api)
{
    if (!reads_slot(api) || inst->nargs != 2)
        return RL_NO_TERM;
    rl_term container = rl_term_pointee(e->terms, rl_call_arg(e, s, inst, (uint32_t)api->from));
    int64_t slot = rl_holds_slot(e, s, inst, (uint32_t)api->from, (uint32_t)api->from);
    for (uint32_t i = 0; i < s->nfacts; i++) {
        const struct rl_term_info holds = *rl_info(e, s->facts[i].val);
        if (holds.kind != RL_T_HOLDS || holds.a != container || s->facts[i].lo != LENT || rl_holds_slot_of(holds.num) != slot)
            continue;
        const struct rl_term_info *info = rl_info(e, holds.b);
        const struct rl_ref *ref = rl_state_ref(s, holds.b);
        bool there = ref && ref->owner == container && (ref->flags & RL_REF_LENT) &&
                     !(ref->flags & (RL_REF_DEAD | RL_REF_STOLEN | RL_REF_ESCAPED));
        if (there && info->kind == RL_T_CALL && info->b == 0 && same_round(e, holds.b, slot))
            return holds.b;
    }
    return RL_NO_TERM;
}

/* Is SLOT a number in [LOW, HIGH) of this call (PyList_SetSlice)? */
static bool in_range(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, uint32_t low, int64_t slot)
{
    const struct rl_term_info from = *rl_info(e, rl_call_arg(e, s, inst, low)), to = *rl_info(e, rl_call_arg(e, s, inst, low + 1));
    rl_term index = (rl_term)(slot & UINT32_MAX);
    if (slot >> 32 != 2 || from.kind != RL_T_INT || to.kind != RL_T_INT || index >= rl_terms_count(e->terms))
        return false;
    const struct rl_term_info at = *rl_info(e, index);
    return at.kind == RL_T_INT && from.num >= 0 && at.num >= from.num && at.num < to.num;
}

/* A pointer into the container: the next one that is asked for is another. */
static void forget_interior(struct rl_engine *e, struct rl_state *s, rl_term val)
{
    const struct rl_term_info info = *rl_info(e, val);
    if (info.kind == RL_T_INIT && !info.object)
        rl_havoc(e, s, info.a);
}

static void empty(struct rl_engine *e, struct rl_state *s, rl_term container)
{
    GArray *lent = g_array_new(FALSE, FALSE, sizeof(rl_term));
    for (uint32_t i = 0; i < s->nrefs; i++)
        if (s->refs[i].owner == container && s->refs[i].val != container)
            g_array_append_val(lent, s->refs[i].val);
    for (guint i = 0; i < lent->len; i++) {
        rl_count_dropped(e, s, g_array_index(lent, rl_term, i));
        forget_interior(e, s, g_array_index(lent, rl_term, i));
    }
    g_array_free(lent, TRUE);
}

void rl_lent_drop(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api, uint32_t index)
{
    rl_term container = rl_term_pointee(e->terms, rl_call_arg(e, s, inst, index));
    if (api->args[index].effect == RL_EFFECT_EMPTIES) {
        empty(e, s, container);
        return;
    }
    bool range = (api->args[index].traits & RL_ARG_RANGE) != 0;
    int64_t slot = rl_holds_slot(e, s, inst, index, index);
    for (uint32_t i = s->nfacts; i-- > 0;) {
        const struct rl_term_info info = *rl_info(e, s->facts[i].val);
        if (info.kind != RL_T_HOLDS || info.a != container || s->facts[i].lo < 1)
            continue;
        int64_t at = rl_holds_slot_of(info.num);
        if (range ? !in_range(e, s, inst, index + 1, at) : at != slot)
            continue;
        rl_count_dropped(e, s, info.b);
        rl_state_fact_drop(s, rl_term_make(e->terms, &info));
        i = MIN(i, s->nfacts);
    }
}
