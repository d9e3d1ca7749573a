/* What a call of a function with a summary does: each way out is followed by itself. */
#include "analyzer/flow/summarise.h"

#include <string.h>

/* FAMILY: what is released is memory. */
static void release(struct rl_engine *e, struct rl_state *s, rl_term val, const char *family, const char *name)
{
    if (!family)
        rl_count_release(e, s, val, name);
    else if (!rl_is_null(e, s, val))
        rl_memory_free(e, s, val, name, family);
}

/* The caller cannot tell these two ways out from each other, by what they give or by the arguments. */
static bool are_alike(const struct rl_summary *summary, const struct rl_outcome *a, const struct rl_outcome *b)
{
    bool alike = a->result == b->result && a->failed == b->failed && a->lo <= b->hi && b->lo <= a->hi;
    for (uint32_t p = 0; p < summary->nparams && alike; p++) {
        const struct rl_param_effect *x = &a->params[p], *y = &b->params[p];
        bool told = x->out == RL_OUT_INTEGER || y->out == RL_OUT_INTEGER; /* a flag that is handed out */
        alike = (x->guard == y->guard || x->guard == RL_GUARD_ANY || y->guard == RL_GUARD_ANY) &&
                !(told && (x->out == RL_OUT_NOTHING) == (y->out == RL_OUT_NOTHING) && x->number != y->number);
    }
    return alike;
}

/* A way out that the caller cannot tell from OUTCOME puts a reference of another kind, CLASS, behind argument INDEX. */
static bool may_put(const struct rl_summary *summary, const struct rl_outcome *outcome, uint32_t index, enum rl_out_class class)
{
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        if (summary->outcomes[i].params[index].out == class && are_alike(summary, &summary->outcomes[i], outcome))
            return true;
    return false;
}

/* What the place at ADDRESS, argument INDEX, receives. */
static void apply_out(struct rl_engine *e, struct rl_state *s, rl_term address, uint32_t index, const struct rl_summary *summary,
                      const struct rl_outcome *outcome, const char *name)
{
    const struct rl_param_effect *effect = &outcome->params[index];
    rl_term loc = rl_term_deref(e->terms, address);
    if (effect->out == RL_OUT_BUFFER) {
        rl_buffer_acquire(e, s, address, index + 1, name);
    } else if (effect->out == RL_OUT_RELEASED) {
        rl_buffer_release(e, s, address, name);
    } else if (effect->out == RL_OUT_NULL || effect->out == RL_OUT_INTEGER) {
        rl_store(e, s, loc, rl_term_int(e->terms, effect->number), NULL);
    } else {
        bool object = effect->out == RL_OUT_NEW || effect->out == RL_OUT_BORROWED;
        rl_term out = rl_call_symbol(e, s, index + 1, NULL, object);
        rl_forget_null(s, out);
        if (effect->out_nonnull)
            rl_state_fact_make(s, out)->nonzero = true;
        if (effect->out == RL_OUT_MEMORY) {
            rl_memory_mark(e, index + 1);
            rl_memory_new(e, s, out, name, effect->family);
        }
        rl_store(e, s, loc, out, NULL);
        if (effect->out == RL_OUT_NEW)
            rl_count_new(e, s, out, name);
        struct rl_ref *ref = effect->out == RL_OUT_NEW ? rl_state_ref(s, out) : NULL;
        if (ref)
            ref->flags |= RL_REF_HELD | (may_put(summary, outcome, index, RL_OUT_BORROWED) ? RL_REF_GUESSED : 0);
        else if (effect->out_lent && rl_count_tracked(e, out) && !may_put(summary, outcome, index, RL_OUT_NEW))
            rl_state_ref_make(s, out)->flags |= RL_REF_HELD | RL_REF_LENT;
        bool ours = effect->out != RL_OUT_OTHER && (rl_info(e, address)->kind == RL_T_ADDR || rl_info(e, address)->kind == RL_T_PARAM);
        if (!ours && rl_is_own_memory(e, out))
            rl_count_escape(e, s, out); /* this time it is none of ours, or it is put nobody knows where */
    }
}

/* The callee looks after what lies in argument INDEX, on some ways out: a loop that frees elements, and may find none. */
static bool takes_apart(const struct rl_summary *summary, uint32_t index)
{
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        if (summary->outcomes[i].params[index].writes || summary->outcomes[i].params[index].content != 0)
            return true;
    return false;
}

/* Another way out frees or keeps the block that argument INDEX points to, and nothing that callers see tells which way it
 * was.  LOOKED_AT: code that is not known does not keep it. */
static bool maybe_gone(const struct rl_summary *summary, const struct rl_outcome *outcome, uint32_t index, bool looked_at)
{
    const struct rl_param_effect *effect = &outcome->params[index];
    if ((effect->family && effect->delta < 0) || effect->guard == RL_GUARD_ZERO)
        return false;
    for (uint32_t i = 0; i < summary->noutcomes; i++) {
        const struct rl_outcome *other = &summary->outcomes[i];
        const struct rl_param_effect *its = &other->params[index];
        bool gone = its->escapes || (its->passed && !looked_at) || (its->family && its->delta < 0);
        bool alike = other->result == outcome->result &&
                     (other->result != RL_RETURN_INTEGER || (other->lo <= outcome->hi && outcome->lo <= other->hi));
        if (gone && alike)
            return true;
    }
    return false;
}

/* Whether a way out that the caller cannot tell from OUTCOME keeps more of argument INDEX: the callee knows what it releases. */
static bool is_contradicted(const struct rl_summary *summary, const struct rl_outcome *outcome, uint32_t index)
{
    for (uint32_t i = 0; i < summary->noutcomes; i++) {
        const struct rl_outcome *other = &summary->outcomes[i];
        if (other->params[index].delta > outcome->params[index].delta && are_alike(summary, other, outcome))
            return true;
    }
    return false;
}

/* The same of the GIL: the callee lets go of it, or takes it, when something that it remembers says so. */
static bool gil_is_unclear(const struct rl_summary *summary, const struct rl_outcome *outcome)
{
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        if (summary->outcomes[i].gil != outcome->gil && are_alike(summary, &summary->outcomes[i], outcome))
            return true;
    return false;
}

/* What is retained of argument INDEX is handed out as the result. */
static bool gives_back(const struct rl_summary *summary, uint32_t index)
{
    for (uint32_t i = 0; i < summary->noutcomes; i++) {
        const struct rl_outcome *outcome = &summary->outcomes[i];
        int given = outcome->result == RL_RETURN_ARGUMENT && outcome->argument == index;
        if (outcome->params[index].delta > given || outcome->params[index].escapes)
            return false;
    }
    return true;
}

static void apply_param(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, uint32_t index,
                        const struct rl_summary *summary, const struct rl_outcome *outcome, const char *name)
{
    const struct rl_param_effect *effect = &outcome->params[index];
    rl_term val = rl_call_arg(e, s, inst, index);
    rl_term pointee = rl_term_pointee(e->terms, val);
    if (effect->content != 0 && !rl_is_null(e, s, val)) {
        rl_term held = rl_load(e, s, rl_term_deref(e->terms, val), NULL);
        for (int n = 0; n < effect->content; n++)
            rl_count_retain(e, s, held, name);
        for (int n = 0; n > effect->content && !rl_is_null(e, s, held); n--)
            release(e, s, held, effect->content_family, name);
    }
    bool replaced = (effect->family && effect->delta < 0) || (effect->out != RL_OUT_NOTHING && effect->content == 0);
    if ((effect->writes && !effect->told) || (replaced && takes_apart(summary, index)))
        rl_memory_write(e, s, val);
    if (effect->out != RL_OUT_NOTHING && !rl_is_null(e, s, val))
        apply_out(e, s, val, index, summary, outcome, name);
    const struct rl_ref *block = rl_state_ref(s, pointee);
    bool looked_at = block && (block->flags & RL_REF_CONVERTED);
    bool unclear = effect->delta < 0 && !effect->family && is_contradicted(summary, outcome, index);
    if (effect->escapes || unclear || (block && (block->flags & RL_REF_MEMORY) && maybe_gone(summary, outcome, index, looked_at)))
        rl_count_escape(e, s, pointee);
    else if (effect->passed && effect->delta >= 0)
        rl_memory_pass(e, s, pointee, true);
    for (int n = 0; n < effect->delta; n++)
        rl_count_retain(e, s, pointee, name);
    struct rl_ref *ref = rl_state_ref(s, pointee);
    if (ref && effect->delta > 0 && summary->noutcomes > 1 && !gives_back(summary, index))
        ref->flags |= RL_REF_UNKNOWN_USER; /* one way out of several: the callee may be to blame */
    for (int n = 0; n > effect->delta; n--)
        release(e, s, pointee, effect->family, name);
    if (effect->stores && rl_info(e, pointee)->kind == RL_T_SINGLETON)
        rl_state_ref_make(s, pointee)->flags |= RL_REF_ESCAPED; /* one of many holders of a static object */
    else if (effect->stores)
        rl_count_share(e, s, pointee, name, RL_NO_TERM);
}

/* One outcome without any effect on what the caller has. */
static bool summary_is_pure(const struct rl_summary *summary)
{
    if (summary->noutcomes != 1 || summary->nparams != 1)
        return false;
    const struct rl_param_effect *p = &summary->outcomes[0].params[0];
    return p->nfields == 0 && p->delta == 0 && p->content == 0 && !p->escapes && !p->passed && !p->stores && !p->writes && p->out == RL_OUT_NOTHING;
}

/* A pointer that comes with a buffer is one into it. */
static bool fills_buffer(const struct rl_summary *summary, const struct rl_outcome *outcome)
{
    for (uint32_t i = 0; i < summary->nparams; i++)
        if (outcome->params[i].out == RL_OUT_BUFFER)
            return true;
    return false;
}

/* One way out gives a static object by name: the others give none. */
static bool tells_singletons(const struct rl_summary *summary)
{
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        if (summary->outcomes[i].singleton && summary->outcomes[i].result != RL_RETURN_OTHER)
            return true;
    return false;
}

/* Some way out of the callee returns a new reference to what is not known to be a static object. */
static bool returns_new(const struct rl_summary *summary)
{
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        if (summary->outcomes[i].result == RL_RETURN_NEW && !summary->outcomes[i].singleton)
            return true;
    return false;
}

/* A way out that reports a number, beside others that report one certain number each and do something else with the arguments:
 * callers tell them apart by that number, so it is none of those.  Narrows FACT. */
static void tell_apart(const struct rl_summary *summary, const struct rl_outcome *outcome, struct rl_fact *fact)
{
    for (uint32_t i = 0; i < summary->noutcomes && outcome->lo < outcome->hi; i++) {
        const struct rl_outcome *other = &summary->outcomes[i];
        if (other->result != RL_RETURN_INTEGER || other->lo != other->hi)
            continue;
        bool differs = false;
        for (uint32_t p = 0; p < summary->nparams; p++)
            differs = differs || (other->params[p].out != outcome->params[p].out &&
                                  (outcome->params[p].out == RL_OUT_MEMORY || outcome->params[p].out == RL_OUT_NEW));
        if (differs && other->lo == 0)
            fact->nonzero = true;
        else if (differs && other->lo == fact->lo)
            fact->lo++;
    }
}

static rl_term apply_result(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst,
                            const struct rl_summary *summary, const struct rl_outcome *outcome, const char *name)
{
    bool object = outcome->result == RL_RETURN_NEW || outcome->result == RL_RETURN_BORROWED || rl_type_is_object(inst->type);
    if (outcome->result == RL_RETURN_NULL && outcome->failed)
        return rl_term_int(e->terms, 0);
    if (outcome->result == RL_RETURN_NULL) { /* NULL for a reason that the caller may know to be absent */
        rl_term null = rl_call_symbol(e, s, 0, inst->type, object);
        struct rl_fact *fact = rl_state_fact_make(s, null);
        fact->lo = fact->hi = 0;
        return null;
    }
    if (outcome->singleton && (outcome->result == RL_RETURN_NEW || outcome->result == RL_RETURN_BORROWED)) {
        rl_term val = rl_term_make(
            e->terms, &(struct rl_term_info){ .kind = RL_T_SINGLETON, .text = outcome->singleton, .object = true });
        if (outcome->result == RL_RETURN_NEW)
            rl_count_retain(e, s, val, name);
        struct rl_ref *ref = rl_state_ref(s, val);
        if (ref && returns_new(summary))
            ref->flags |= RL_REF_UNKNOWN_USER; /* one way out of several, which the caller may know to be closed */
        return val;
    }
    if (outcome->result == RL_RETURN_ARGUMENT && outcome->argument < inst->nargs) {
        rl_term arg = rl_call_arg(e, s, inst, outcome->argument);
        if (outcome->nonnull && !rl_is_null(e, s, arg))
            rl_state_fact_make(s, arg)->nonzero = true;
        return arg;
    }
    if (outcome->result == RL_RETURN_INTEGER && outcome->lo == outcome->hi)
        return rl_term_int(e->terms, outcome->lo);
    if (outcome->result == RL_RETURN_INTEGER && outcome->hi == -1 && outcome->raised == RL_RAISED_YES)
        return rl_term_int(e->terms, -1); /* what callers test for */
    if (outcome->result == RL_RETURN_OTHER && inst->nargs == 1 && !object && summary_is_pure(summary)) {
        rl_term loc = rl_term_text(e->terms, RL_T_FIELD, rl_term_deref(e->terms, rl_call_arg(e, s, inst, 0)), name);
        rl_term known = rl_load(e, s, loc, inst->type); /* asked twice, it says the same */
        if (outcome->nonnull && rl_info(e, known)->kind == RL_T_INIT)
            rl_state_fact_make(s, known)->nonzero = true;
        return known;
    }
    rl_term val = rl_call_symbol(e, s, 0, inst->type, object);
    struct rl_fact *fact = rl_state_fact_make(s, val);
    fact->nonzero = outcome->nonnull || (outcome->result == RL_RETURN_OTHER && fills_buffer(summary, outcome));
    if (outcome->result == RL_RETURN_INTEGER) {
        fact->lo = outcome->lo;
        fact->hi = outcome->hi;
        tell_apart(summary, outcome, fact);
    }
    if (outcome->result == RL_RETURN_NEW) {
        rl_count_new(e, s, val, name);
    }
    if (outcome->result == RL_RETURN_MEMORY) {
        rl_memory_mark(e, 0);
        rl_memory_new(e, s, val, name, outcome->family);
    } else if (outcome->result == RL_RETURN_OTHER && rl_is_own_memory(e, val)) {
        rl_count_escape(e, s, val); /* this time it is none of ours */
    }
    struct rl_ref *ref = rl_state_ref(s, val);
    if (ref && outcome->shared)
        ref->flags |= RL_REF_SHARED;
    if (ref && outcome->guessed)
        ref->flags |= RL_REF_GUESSED;
    if (ref && (outcome->fresh || (outcome->result == RL_RETURN_NEW && tells_singletons(summary))))
        ref->flags |= RL_REF_FRESH;
    if (outcome->result == RL_RETURN_BORROWED && rl_count_tracked(e, val))
        rl_state_ref_make(s, val)->flags |= RL_REF_LENT | (outcome->guessed ? RL_REF_GUESSED : 0);
    else if (outcome->result == RL_RETURN_OTHER && object)
        rl_count_escape(e, s, val);
    return val;
}

static void apply_outcome(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst,
                          const struct rl_summary *summary, const struct rl_outcome *outcome, const char *name)
{
    rl_term result = apply_result(e, s, inst, summary, outcome, name);
    for (uint32_t i = 0; i < inst->nargs; i++)
        if (summary->coarse || i >= summary->nparams || i >= RL_MOST_TAKEN || (summary->taken & 1u << i) || outcome->params[i].writes)
            rl_holds_drop(e, s, rl_term_pointee(e->terms, rl_call_arg(e, s, inst, i)));
    for (uint32_t i = 0; i < summary->nparams && i < inst->nargs; i++)
        apply_param(e, s, inst, i, summary, outcome, name);
    for (uint32_t i = 0; i < summary->nparams && i < inst->nargs; i++) {
        uint32_t holder = outcome->params[i].holder;
        if (holder > 0 && holder <= inst->nargs)
            rl_holds_value(e, s, rl_call_arg(e, s, inst, holder - 1), rl_call_arg(e, s, inst, i), name);
    }
    rl_set_result(e, s, inst, result);
    rl_raise_outcome(e, s, summary, outcome, result, name);
    rl_gil_apply(e, s, gil_is_unclear(summary, outcome) ? RL_GIL_WORD_UNCLEAR : outcome->gil);
    if (outcome->failed) {
        s->failed = true;
        rl_event_add(e, s, rl_raise_is_certain(summary) ? RL_EVENT_RAISED : RL_EVENT_FAILED, RL_NO_TERM, name, NULL);
    }
}

static const char *callee_name(const struct rl_inst *inst)
{
    return inst->a.kind == RL_VAL_FUNC ? inst->a.text : "call";
}

/* Adds what OUTCOME supposes of its arguments to S; false when S knows better. */
static bool guards_hold(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_summary *summary,
                        const struct rl_outcome *outcome)
{
    for (uint32_t i = 0; i < summary->nparams && i < inst->nargs; i++) {
        uint8_t guard = outcome->params[i].guard;
        rl_term val = rl_call_arg(e, s, inst, i);
        if (guard != RL_GUARD_ANY && !rl_assume(e, s, val, guard == RL_GUARD_NONZERO))
            return false;
        guard = outcome->params[i].content_guard;
        if (guard != RL_GUARD_ANY && !rl_is_null(e, s, val) &&
            !rl_assume(e, s, rl_load(e, s, rl_term_deref(e->terms, val), NULL), guard == RL_GUARD_NONZERO))
            return false;
        if (!rl_fields_apply(e, s, rl_call_arg(e, s, inst, i), &outcome->params[i], callee_name(inst)))
            return false;
    }
    return true;
}

/* No way out of the callee is left when the argument is NULL.  Asked of results that nobody has looked at only: where a NULL
 * that is certain came from another function, which way that one went is not known. */
static bool refuses_null(const struct rl_summary *summary, uint32_t index)
{
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        if (index >= summary->nparams || !summary->outcomes[i].params[index].refuses_null)
            return false;
    return summary->noutcomes > 0;
}

/* Every way out of the callee that its arguments allow is followed. */
/* What is passed in place of the dots: the function lends it on, unless it can take references, by an `N` of its format. */
static void apply_dots(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_summary *summary)
{
    if (summary->nparams == 0 || inst->nargs <= summary->nparams)
        return;
    const struct rl_val format = inst->args[summary->nparams - 1];
    if (format.kind == RL_VAL_STR && !strchr(format.text, 'N'))
        return;
    for (uint32_t i = summary->nparams; i < inst->nargs; i++)
        rl_count_escape(e, s, rl_call_arg(e, s, inst, i));
}

bool rl_call_summary(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_summary *summary)
{
    if (summary->noutcomes == 0)
        return (e->off & RL_FLOW_NO_NORETURN) != 0;
    const char *name = callee_name(inst);
    if (summary->needs_gil)
        rl_gil_use(e, s, name);
    rl_deeds_of_callee(e, s, inst, &summary->deeds, name);
    for (uint32_t i = 0; i < inst->nargs; i++) {
        rl_term val = rl_term_pointee(e->terms, rl_call_arg(e, s, inst, i));
        bool releases = i < summary->nparams && summary->outcomes[0].params[i].delta < 0;
        if (!releases)
            rl_count_use(e, s, val, name);
        if (refuses_null(summary, i) && !rl_is_null(e, s, rl_call_arg(e, s, inst, i)))
            rl_use_nonnull(e, s, rl_call_arg(e, s, inst, i), name, rl_spelled(e, inst->args[i]));
    }
    apply_dots(e, s, inst, summary);
    for (uint32_t i = 0; i < summary->noutcomes; i++) {
        struct rl_state *other = rl_state_copy(e->pool, s);
        if (!guards_hold(e, other, inst, summary, &summary->outcomes[i])) {
            rl_state_drop(e->pool, other);
            continue;
        }
        apply_outcome(e, other, inst, summary, &summary->outcomes[i], name);
        other->next = e->forks;
        e->forks = other;
    }
    return false; /* every way out is a fork */
}
