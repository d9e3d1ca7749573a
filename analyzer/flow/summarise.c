/* Summaries: recorded at each exit, applied at each call. */
#include "analyzer/flow/summarise.h"

#include <string.h>

/* What *PARAM receives, on a way out that reports failure or not. */
static void out_of(struct rl_engine *e, const struct rl_state *s, rl_term param, bool failing, struct rl_param_effect *effect)
{
    rl_term out = rl_state_get(s, rl_term_deref(e->terms, param));
    effect->out = (uint8_t)rl_buffer_out(e, s, param);
    if (!out || effect->out != RL_OUT_NOTHING)
        return;
    const struct rl_term_info info = *rl_info(e, out);
    const struct rl_ref *held = rl_state_ref(s, out);
    bool escaped = held && (held->flags & RL_REF_ESCAPED), told = !e->func->result || e->func->result->kind != RL_TYPE_RECORD;
    if (info.kind == RL_T_INT) {
        effect->out = info.num == 0 ? RL_OUT_NULL : RL_OUT_INTEGER;
        effect->number = info.num;
    } else if (held && (held->flags & RL_REF_HANDED) && told) { /* else a structure says whether it is there */
        effect->out = RL_OUT_MEMORY;
        effect->family = held->family;
    } else if (info.object && held && !escaped && held->delta > 0) {
        effect->out = failing && rl_is_null(e, s, out) ? RL_OUT_NULL : RL_OUT_NEW;
        effect->out_nonnull = rl_is_nonnull(e, s, out);
    } else {
        effect->out = info.object && !escaped ? RL_OUT_BORROWED : RL_OUT_OTHER;
    }
}

static uint8_t guard_of(struct rl_range range)
{
    return range.lo == 0 && range.hi == 0 ? RL_GUARD_ZERO : range.nonzero ? RL_GUARD_NONZERO : RL_GUARD_ANY;
}

static struct rl_param_effect effect_of(struct rl_engine *e, struct rl_state *s, uint32_t index, bool failing)
{
    const struct rl_var *var = &e->func->vars[index];
    if (var->type && var->type->kind == RL_TYPE_ARRAY)
        return (struct rl_param_effect){ .escapes = true, .writes = true }; /* `char *names[]`: it is followed as if it were a variable */
    rl_term param = rl_term_symbol(e->terms, RL_T_PARAM, index, 0, var->type, rl_type_is_object(var->type));
    struct rl_param_effect effect = { 0 };
    struct rl_range range = rl_range_of(e, s, param);
    effect.guard = guard_of(range);
    effect.refuses_null = range.nonzero && index < 64 && (e->dereferenced >> index & 1);
    const struct rl_ref *ref = rl_state_ref(s, param);
    int entry, now = rl_count_holders(e, s, param, &entry);
    if (ref) {
        effect.delta = (int8_t)CLAMP(ref->delta, -100, 100);
        effect.escapes = (ref->flags & RL_REF_ESCAPED) || (ref->delta != 0 && (ref->flags & RL_REF_UNKNOWN_USER));
        effect.stores = (ref->flags & RL_REF_SHARED) != 0;
        effect.writes = (ref->flags & RL_REF_WRITTEN) != 0;
        effect.passed = (ref->flags & RL_REF_PASSED) != 0 && !effect.escapes;
        if (effect.delta > 0 && e->contract >= RL_CONTRACT_CALLBACK)
            effect.delta = 0; /* told here: callers are not to blame */
    }
    if (now > 0) { /* kept in a field: with our reference, or with the caller's */
        effect.escapes = effect.escapes || effect.delta < now;
        effect.stores = true;
        effect.delta = (int8_t)(effect.delta - MIN(now, effect.delta));
    }
    effect.holder = effect.stores ? rl_holds_holder(e, s, index) : 0;
    rl_term loc = rl_term_deref(e->terms, param);
    const struct rl_type *type = var->type && var->type->kind == RL_TYPE_POINTER ? var->type->to : NULL;
    rl_term before = rl_term_symbol(e->terms, RL_T_INIT, loc, 0, type, rl_type_is_object(type));
    if (rl_type_is_object(type))
        effect.content_guard = guard_of(rl_range_of(e, s, before));
    const struct rl_ref *content = rl_state_ref(s, before);
    if (content && !(content->flags & RL_REF_ESCAPED))
        effect.content = (int8_t)CLAMP(content->delta, -100, 100);
    effect.family = ref && effect.delta < 0 ? ref->family : NULL;
    effect.content_family = content && effect.content < 0 ? content->family : NULL;
    effect.writes = effect.writes || (content && (content->flags & RL_REF_ESCAPED));
    out_of(e, s, param, failing, &effect);
    for (uint32_t i = 0; i < s->nbinds; i++) {
        bool part = s->binds[i].val != param && rl_term_pointee(e->terms, s->binds[i].val) == param; /* `list->last = &node->next` */
        effect.escapes = effect.escapes || (part && rl_loc_is_shared(e, s, s->binds[i].loc));
    }
    rl_fields_note(e, s, param, &effect);
    return effect;
}

/* ROUGHLY: but for what a join can hold without telling anything wrong. */
static bool same_effect(const struct rl_param_effect *a, const struct rl_param_effect *b, bool roughly)
{
    if (a->delta != b->delta || a->stores != b->stores || a->out != b->out || a->holder != b->holder || a->content != b->content ||
        g_strcmp0(a->content_family, b->content_family) != 0 || g_strcmp0(a->family, b->family) != 0)
        return false;
    return roughly || (a->escapes == b->escapes && a->passed == b->passed && a->writes == b->writes && a->guard == b->guard &&
                       a->content_guard == b->content_guard && a->number == b->number);
}

static bool same_outcome(const struct rl_outcome *x, const struct rl_outcome *y, uint32_t nparams, bool roughly)
{
    if (x->result != y->result || x->nonnull != y->nonnull || x->failed != y->failed || x->argument != y->argument ||
        x->shared != y->shared || x->guessed != y->guessed || x->singleton != y->singleton || x->fresh != y->fresh || x->spent != y->spent ||
        !rl_gil_alike(x->gil, y->gil) || g_strcmp0(x->family, y->family) != 0)
        return false;
    for (uint32_t i = 0; i < nparams; i++)
        if (!same_effect(&x->params[i], &y->params[i], roughly))
            return false;
    return x->result != RL_RETURN_INTEGER || (x->lo == y->lo && x->hi == y->hi) ||
           ((x->lo < 0) == (y->lo < 0) && (x->hi < 0) == (y->hi < 0) && (x->lo > 0) == (y->lo > 0));
}

/* True when INTO changed. */
static bool join_effect(struct rl_param_effect *into, const struct rl_param_effect *from)
{
    const struct rl_param_effect before = *into;
    into->refuses_null = into->refuses_null && from->refuses_null;
    into->escapes = into->escapes || from->escapes;
    into->passed = into->passed || from->passed;
    rl_fields_join(into, from);
    into->writes = into->writes || from->writes;
    into->guard = into->guard == from->guard ? into->guard : RL_GUARD_ANY;
    into->content_guard = into->content_guard == from->content_guard ? into->content_guard : RL_GUARD_ANY;
    into->out_nonnull = into->out_nonnull && from->out_nonnull;
    if (into->number != from->number)
        into->out = RL_OUT_OTHER;
    return into->refuses_null != before.refuses_null || into->escapes != before.escapes || into->passed != before.passed ||
           into->writes != before.writes || into->guard != before.guard || into->out != before.out ||
           into->nfields != before.nfields || into->told != before.told ||
           into->content_guard != before.content_guard || into->out_nonnull != before.out_nonnull;
}

static void classify(struct rl_engine *e, struct rl_state *s, rl_term returned, struct rl_outcome *outcome)
{
    const struct rl_term_info info = *rl_info(e, returned);
    struct rl_range range = rl_range_of(e, s, returned);
    outcome->nonnull = range.nonzero;
    outcome->unchecked = outcome->result == RL_RETURN_NEW && rl_may_fail(e, s, returned);
    outcome->singleton = info.kind == RL_T_SINGLETON ? info.text : NULL;
    int entry;
    const struct rl_ref *ref = rl_state_ref(s, returned);
    outcome->shared = rl_count_holders(e, s, returned, &entry) > 0 || info.kind == RL_T_SINGLETON ||
                      (ref && (ref->flags & RL_REF_SHARED));
    bool lent = info.kind == RL_T_CALL && ref && (ref->flags & (RL_REF_LENT | RL_REF_SHARED));
    outcome->fresh = ref && (ref->flags & RL_REF_FRESH);
    outcome->guessed = (ref && (ref->flags & RL_REF_GUESSED)) || (outcome->result == RL_RETURN_BORROWED && !lent);
    outcome->family = outcome->result == RL_RETURN_MEMORY && ref ? ref->family : NULL;
    outcome->spent = outcome->result == RL_RETURN_OTHER && e->object_result && ref && (ref->flags & (RL_REF_SPENT | RL_REF_DEAD));
    const struct rl_type *type = e->func->result;
    if (type && type->kind == RL_TYPE_POINTER && range.lo == 0 && range.hi == 0) {
        outcome->result = RL_RETURN_NULL;
    } else if (info.kind == RL_T_PARAM) {
        outcome->result = RL_RETURN_ARGUMENT;
        outcome->argument = (uint8_t)MIN(info.a, 255u);
    } else if (type && type->kind == RL_TYPE_INT) {
        outcome->result = RL_RETURN_INTEGER;
        outcome->lo = range.lo;
        outcome->hi = range.hi;
        outcome->nonnull = false;
    }
}

/* Outcomes that are one for the references may differ in what becomes of the exception. */
static void join_raised(struct rl_outcome *into, const struct rl_outcome *from)
{
    into->hedged = into->hedged && from->hedged;
    if (into->raised == from->raised && into->failure == from->failure)
        return;
    bool kept = into->raised <= RL_RAISED_ABSENT && from->raised <= RL_RAISED_ABSENT;
    into->raised = kept ? RL_RAISED_SAME : RL_RAISED_UNKNOWN;
}

/* Joins NEWS into INTO, which is the same_outcome(); true when INTO changed. */
static bool join_outcome(struct rl_outcome *into, const struct rl_outcome *news, uint32_t nparams)
{
    const struct rl_outcome before = *into;
    into->lo = MIN(into->lo, news->lo);
    into->hi = MAX(into->hi, news->hi);
    join_raised(into, news);
    if (into->gil != news->gil)
        into->gil = RL_GIL_WORD_UNCLEAR;
    into->unchecked = into->unchecked && news->unchecked;
    bool changed = into->lo != before.lo || into->hi != before.hi || into->raised != before.raised ||
                   into->hedged != before.hedged || into->gil != before.gil || into->unchecked != before.unchecked;
    for (uint32_t p = 0; p < nparams; p++)
        changed = join_effect(&into->params[p], &news->params[p]) || changed;
    return changed;
}

static struct rl_outcome *find_alike(struct rl_summary *summary, const struct rl_outcome *outcome, bool roughly)
{
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        if (same_outcome(&summary->outcomes[i], outcome, summary->nparams, roughly))
            return &summary->outcomes[i];
    return NULL;
}

static bool fails_silently(const struct rl_outcome *outcome)
{
    return outcome->result == RL_RETURN_NULL && outcome->raised == RL_RAISED_SAME;
}

/* One silent failure that the caller cannot know to be absent is enough. */
static void share_hedge(struct rl_summary *summary, struct rl_outcome *outcome)
{
    for (uint32_t i = 0; i < summary->noutcomes && fails_silently(outcome); i++)
        if (fails_silently(&summary->outcomes[i]))
            outcome->hedged = summary->outcomes[i].hedged = summary->outcomes[i].hedged && outcome->hedged;
}

/* False when there is no room for another way out. */
static bool add_outcome(struct rl_summary *summary, const struct rl_outcome *outcome, bool roughly)
{
    struct rl_outcome *known = find_alike(summary, outcome, roughly);
    if (known) {
        join_outcome(known, outcome, summary->nparams);
        return true;
    }
    if (summary->noutcomes == RL_MAX_OUTCOMES)
        return false;
    summary->outcomes[summary->noutcomes++] = *outcome;
    return true;
}

/* Whether the argument that comes back has been retained on the way cannot be told. */
static void forget_escaped_argument(struct rl_outcome *outcome, uint32_t nparams)
{
    const struct rl_param_effect *effect = outcome->argument < nparams ? &outcome->params[outcome->argument] : NULL;
    if (outcome->result == RL_RETURN_ARGUMENT && effect && (effect->escapes || effect->delta != 0))
        outcome->result = RL_RETURN_OTHER;
}

static void forget_params(struct rl_outcome *outcome, uint32_t nparams)
{
    forget_escaped_argument(outcome, nparams);
    for (uint32_t i = 0; i < nparams; i++)
        outcome->params[i] = (struct rl_param_effect){ .escapes = true, .writes = true };
    outcome->failed = outcome->failed && outcome->result != RL_RETURN_OTHER;
}

/* Makes room: ways out become one that differ only in who may have had or written an argument. */
static void join_alike(struct rl_summary *summary)
{
    struct rl_outcome kept[RL_MAX_OUTCOMES];
    uint32_t n = summary->noutcomes;
    memcpy(kept, summary->outcomes, sizeof(kept));
    summary->noutcomes = 0;
    for (uint32_t i = 0; i < n; i++)
        add_outcome(summary, &kept[i], true);
}

/* Keeps the results of all ways out, and drops what they do to arguments. */
static void coarsen(struct rl_summary *summary)
{
    struct rl_outcome kept[RL_MAX_OUTCOMES];
    uint32_t n = summary->noutcomes;
    memcpy(kept, summary->outcomes, sizeof(kept));
    summary->coarse = true;
    summary->noutcomes = 0;
    for (uint32_t i = 0; i < n; i++) {
        forget_params(&kept[i], summary->nparams);
        add_outcome(summary, &kept[i], false);
    }
}

void rl_summarise_exit(struct rl_engine *e, struct rl_state *s, rl_term returned, enum rl_return_class class, bool failing)
{
    struct rl_summary *summary = e->summary;
    if (!summary || summary->incomplete)
        return;
    struct rl_outcome outcome = { .result = class, .failed = failing && s->failed, .gil = s->gil };
    outcome.params = rl_new_array(e->unit->arena, summary->nparams, struct rl_param_effect);
    if (returned)
        classify(e, s, returned, &outcome);
    rl_raise_summarise(e, s, returned, &outcome);
    share_hedge(summary, &outcome);
    for (uint32_t i = 0; i < summary->nparams; i++) {
        outcome.params[i] = effect_of(e, s, i, failing);
        if (outcome.result == RL_RETURN_ARGUMENT && outcome.argument == i && class == RL_RETURN_NEW)
            outcome.params[i].delta++; /* the returned reference is the caller's gain */
    }
    if (summary->coarse)
        forget_params(&outcome, summary->nparams);
    else if (class == RL_RETURN_OTHER && e->object_result && outcome.result == RL_RETURN_ARGUMENT)
        forget_escaped_argument(&outcome, summary->nparams);
    if (add_outcome(summary, &outcome, false))
        return;
    join_alike(summary);
    if (add_outcome(summary, &outcome, true))
        return;
    coarsen(summary);
    forget_params(&outcome, summary->nparams);
    add_outcome(summary, &outcome, false);
}

/* A function that gives now its reference and now what it has released: the argument that decides is known to callers only. */
static void doubt_new(struct rl_summary *summary)
{
    bool spent = false;
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        spent = spent || summary->outcomes[i].spent;
    for (uint32_t i = 0; spent && i < summary->noutcomes; i++)
        summary->outcomes[i].guessed = summary->outcomes[i].guessed || summary->outcomes[i].result == RL_RETURN_NEW;
}

/* Now a block of its own, now one that lies elsewhere (a free list): callers cannot tell, and nothing is claimed. */
void rl_summarise_finish(struct rl_summary *summary)
{
    doubt_new(summary);
    bool other = false;
    struct rl_outcome kept[RL_MAX_OUTCOMES];
    uint32_t n = summary->noutcomes;
    memcpy(kept, summary->outcomes, sizeof(kept));
    for (uint32_t i = 0; i < n; i++)
        other = other || kept[i].result == RL_RETURN_OTHER;
    if (!other)
        return;
    summary->noutcomes = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (kept[i].result == RL_RETURN_MEMORY) {
            kept[i].result = RL_RETURN_OTHER;
            kept[i].family = NULL;
        }
        add_outcome(summary, &kept[i], false);
    }
}

/* What has grown since BEFORE, grows as far as its sign goes. */
static void widen_range(struct rl_outcome *outcome, const struct rl_outcome *before)
{
    if (outcome->lo < before->lo)
        outcome->lo = outcome->lo > 0 ? 1 : INT64_MIN;
    if (outcome->hi > before->hi)
        outcome->hi = outcome->hi < 0 ? -1 : INT64_MAX;
}

bool rl_summary_join(struct rl_summary *into, const struct rl_summary *news, bool widen)
{
    if (into->noutcomes == 0 || into->coarse != news->coarse) {
        *into = *news;
        return news->noutcomes > 0;
    }
    bool grew = (news->taken & ~into->taken) != 0 || (into->needs_gil && !news->needs_gil);
    into->taken |= news->taken;
    into->needs_gil = into->needs_gil && news->needs_gil;
    for (uint32_t i = 0; i < news->noutcomes; i++) {
        struct rl_outcome *known = find_alike(into, &news->outcomes[i], false);
        struct rl_outcome before = known ? *known : news->outcomes[i];
        if (!known)
            into->incomplete = !add_outcome(into, &news->outcomes[i], false) || into->incomplete;
        grew = !known || join_outcome(known, &news->outcomes[i], into->nparams) || grew;
        if (known && widen)
            widen_range(known, &before);
    }
    return grew;
}

/* ---- applying --------------------------------------------------------------------------------- */

/* FAMILY: what is released is memory. */
static void release(struct rl_engine *e, struct rl_state *s, rl_term val, const char *family, const char *name)
{
    if (!family)
        rl_count_release(e, s, val, name);
    else if (!rl_is_null(e, s, val))
        rl_memory_free(e, s, val, name, family);
}

/* What the place at ADDRESS, argument INDEX, receives. */
static void apply_out(struct rl_engine *e, struct rl_state *s, rl_term address, uint32_t index,
                      const struct rl_param_effect *effect, const char *name)
{
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
            ref->flags |= RL_REF_HELD;
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
        bool alike = other->result == outcome->result && other->failed == outcome->failed && other->lo <= outcome->hi &&
                     outcome->lo <= other->hi && other->params[index].delta > outcome->params[index].delta;
        for (uint32_t p = 0; p < summary->nparams && alike; p++)
            alike = other->params[p].guard == outcome->params[p].guard || other->params[p].guard == RL_GUARD_ANY ||
                    outcome->params[p].guard == RL_GUARD_ANY;
        if (alike)
            return true;
    }
    return false;
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
        apply_out(e, s, val, index, effect, name);
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
    if (ref && effect->delta > 0 && summary->noutcomes > 1)
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
    rl_raise_outcome(e, s, outcome, result, name);
    rl_gil_apply(e, s, outcome->gil);
    if (outcome->failed) {
        s->failed = true;
        rl_event_add(e, s, RL_EVENT_FAILED, RL_NO_TERM, name, NULL);
    }
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
        if (!rl_fields_apply(e, s, rl_call_arg(e, s, inst, i), &outcome->params[i]))
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
    const char *name = inst->a.kind == RL_VAL_FUNC ? inst->a.text : "call";
    if (summary->needs_gil)
        rl_gil_use(e, s, name);
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
