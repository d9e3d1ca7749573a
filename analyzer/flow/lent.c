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

static bool takes_range(const struct rl_api *api, uint32_t index)
{
    return index + 2 < api->nargs && g_str_equal(api->args[index + 1].type, "Py_ssize_t") && g_str_equal(api->args[index + 2].type, "Py_ssize_t");
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
    bool range = takes_range(api, index);
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
