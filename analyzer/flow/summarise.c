/* Summaries: recorded at each exit, joined; apply.c applies them at each call. */
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
        effect->out_lent = effect->out == RL_OUT_BORROWED && info.kind == RL_T_CALL && held &&
                           (held->flags & (RL_REF_LENT | RL_REF_GUESSED | RL_REF_SHARED)) == RL_REF_LENT;
        if (effect->out_lent && failing && rl_is_null(e, s, out))
            effect->out = RL_OUT_NULL;
        effect->out_nonnull = effect->out_lent && rl_is_nonnull(e, s, out);
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
    into->out_lent = into->out_lent && from->out_lent;
    if (into->number != from->number)
        into->out = RL_OUT_OTHER;
    return into->refuses_null != before.refuses_null || into->escapes != before.escapes || into->passed != before.passed ||
           into->writes != before.writes || into->guard != before.guard || into->out != before.out ||
           into->nfields != before.nfields || into->told != before.told ||
           into->content_guard != before.content_guard || into->out_nonnull != before.out_nonnull || into->out_lent != before.out_lent;
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
    } else if (type && (type->kind == RL_TYPE_INT || (type->kind == RL_TYPE_UNKNOWN && range.lo == range.hi))) {
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
    for (uint32_t i = 0; i < nparams; i++) {
        const struct rl_param_effect was = outcome->params[i];
        bool told = (was.out == RL_OUT_NULL || was.out == RL_OUT_NEW || was.out == RL_OUT_MEMORY) && was.content == 0 && was.delta == 0;
        outcome->params[i] = (struct rl_param_effect){ .escapes = true, .writes = true };
        if (told)
            outcome->params[i] = (struct rl_param_effect){ .writes = true, .out = was.out, .out_nonnull = was.out_nonnull, .family = was.family };
    }
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

/* Adds a way out of which only the result is told, and what arguments receive where all that have this result agree. */
static void add_coarse(struct rl_summary *summary, struct rl_outcome *outcome)
{
    forget_params(outcome, summary->nparams);
    struct rl_outcome *known = NULL;
    for (uint32_t i = 0; i < summary->noutcomes && !known; i++)
        known = same_outcome(&summary->outcomes[i], outcome, 0, false) ? &summary->outcomes[i] : NULL;
    for (uint32_t i = 0; known && i < summary->nparams; i++) {
        struct rl_param_effect *into = &known->params[i];
        if (into->out != outcome->params[i].out || g_strcmp0(into->family, outcome->params[i].family) != 0)
            outcome->params[i] = *into = (struct rl_param_effect){ .escapes = true, .writes = true };
    }
    if (known)
        join_outcome(known, outcome, summary->nparams);
    else if (summary->noutcomes < RL_MAX_OUTCOMES)
        summary->outcomes[summary->noutcomes++] = *outcome;
}

/* Keeps the results of all ways out, and drops most of what they do to arguments. */
static void coarsen(struct rl_summary *summary)
{
    struct rl_outcome kept[RL_MAX_OUTCOMES];
    uint32_t n = summary->noutcomes;
    memcpy(kept, summary->outcomes, sizeof(kept));
    summary->coarse = true;
    summary->noutcomes = 0;
    for (uint32_t i = 0; i < n; i++)
        add_coarse(summary, &kept[i]);
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
    if (summary->coarse) {
        add_coarse(summary, &outcome);
        return;
    }
    if (class == RL_RETURN_OTHER && e->object_result && outcome.result == RL_RETURN_ARGUMENT)
        forget_escaped_argument(&outcome, summary->nparams);
    if (add_outcome(summary, &outcome, false))
        return;
    join_alike(summary);
    if (add_outcome(summary, &outcome, true))
        return;
    coarsen(summary);
    add_coarse(summary, &outcome);
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
    bool grew = (news->taken & ~into->taken) != 0 || (into->needs_gil && !news->needs_gil) || (news->clears && !into->clears);
    into->clears = into->clears || news->clears;
    into->taken |= news->taken;
    into->needs_gil = into->needs_gil && news->needs_gil;
    into->deeds = news->deeds; /* this round's know those of the last */
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
