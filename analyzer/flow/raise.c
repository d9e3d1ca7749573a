/* The current exception: set, absent or unknown on a path; and what the function owes its caller of it.
 *
 * Most results are tested right behind their call, so states are not split: a result that is not tested yet is kept in
 * rl_state.untested, and its test says whether there is an exception.  What a path says for certain is told; what two
 * joined states say differently is unknown.  See cpychecker (Malcolm, 2011) for the promises that are checked.
 */
#include "analyzer/flow/engine.h"

#include <string.h>

/* ---- the state ------------------------------------------------------------------------------ */

static void set(struct rl_state *s, enum rl_raised raised)
{
    s->raised = (uint8_t)raised;
    s->nuntested = 0;
    if (raised == RL_RAISED_YES)
        s->silent = NULL;
}

static struct rl_untested *find(struct rl_state *s, rl_term val)
{
    for (uint32_t i = 0; i < s->nuntested; i++)
        if (s->untested[i].val == val)
            return &s->untested[i];
    return NULL;
}

static void settled(struct rl_state *s, struct rl_untested *result)
{
    *result = s->untested[--s->nuntested];
}

/* The result VAL will tell whether there is an exception. */
static void expect(struct rl_state *s, rl_term val, enum rl_failure failure, enum rl_bond bond)
{
    if (s->raised == RL_RAISED_YES || find(s, val))
        return;
    if (s->nuntested == RL_MAX_UNTESTED) {
        set(s, RL_RAISED_UNKNOWN);
        return;
    }
    s->untested[s->nuntested++] = (struct rl_untested){ val, (uint8_t)failure, (uint8_t)bond };
}

void rl_raise_unknown(struct rl_state *s)
{
    set(s, RL_RAISED_UNKNOWN);
}

void rl_raise_by_convention(struct rl_state *s, rl_term object)
{
    if (object && s->raised != RL_RAISED_YES)
        expect(s, object, RL_FAIL_NULL, RL_BOND_MAYBE);
    else
        set(s, RL_RAISED_UNKNOWN);
}

void rl_raise_forget(struct rl_state *s, rl_term val)
{
    struct rl_untested *result = find(s, val);
    if (result && result->bond == RL_BOND_LOOSE)
        settled(s, result);
    else if (result)
        set(s, RL_RAISED_UNKNOWN);
}

/* Some untested result may mean that an exception is set. */
static bool is_open(const struct rl_state *s)
{
    for (uint32_t i = 0; i < s->nuntested; i++)
        if (s->untested[i].bond != RL_BOND_LOOSE)
            return true;
    return false;
}

bool rl_raise_is_absent(const struct rl_state *s)
{
    return s->raised <= RL_RAISED_NO && !is_open(s);
}

bool rl_raise_is_none(const struct rl_engine *e, const struct rl_state *s)
{
    return rl_raise_is_absent(s) && (s->raised != RL_RAISED_SAME || (e->owed && !e->keeps_exception));
}

bool rl_raise_is_set(const struct rl_state *s)
{
    return s->raised == RL_RAISED_YES;
}

/* ---- tests ----------------------------------------------------------------------------------- */

enum verdict { SUCCESS, FAILURE, OPEN };

/* The same where it is not known what the number means. */
static enum verdict verdict_on_number(enum rl_op op, int64_t n, struct rl_range r)
{
    bool asked_for_failure = n < 0 || (n == 0 && op != RL_OP_EQ && op != RL_OP_NE);
    return asked_for_failure && (r.lo >= 0 || op == RL_OP_NE) ? SUCCESS : FAILURE;
}

/* What `VAL op N`, with R known of VAL, says of a call that reports failure by FAILURE_VALUE. */
static enum verdict verdict_on(enum rl_failure failure, enum rl_op op, int64_t n, struct rl_range r, bool pointer)
{
    switch (failure) {
    case RL_FAIL_NULL: case RL_FAIL_ZERO:
        return r.lo == 0 && r.hi == 0 ? FAILURE : r.nonzero ? SUCCESS : OPEN;
    case RL_FAIL_NEGATIVE:
        return r.hi < 0 ? FAILURE : r.lo >= 0 || (op == RL_OP_NE && n == -1) ? SUCCESS : OPEN;
    case RL_FAIL_NONZERO:
        return r.nonzero ? FAILURE : r.lo == 0 && r.hi == 0 ? SUCCESS : OPEN;
    case RL_FAIL_AMBIGUOUS:
        if (pointer)
            return r.nonzero ? SUCCESS : OPEN;
        return r.lo > -1 || r.hi < -1 || (op == RL_OP_NE && n == -1) ? SUCCESS : OPEN;
    case RL_FAIL_NEVER:
        break;
    }
    return SUCCESS;
}

/* The call whose result is VAL has failed, or found nothing, and leaves the exception alone. */
static void note_silence(struct rl_engine *e, struct rl_state *s, rl_term val, struct rl_range r)
{
    const struct rl_term_info *info = rl_info(e, val);
    const struct rl_api *api = info->kind == RL_T_CALL && info->b == 0 ? e->inst_api[info->a] : NULL;
    if (!api || api->exception != RL_EXC_NONE)
        return;
    bool nothing = info->type && info->type->kind == RL_TYPE_POINTER && r.lo == 0 && r.hi == 0;
    if (nothing || (api->failure != RL_FAIL_NEVER && verdict_on(api->failure, RL_OP_EQ, 0, r, false) == FAILURE))
        s->silent = api->name;
}

/* What VAL is the answer to: RL_EXC_TESTS, RL_EXC_MATCHES or something else. */
static enum rl_exception question(const struct rl_engine *e, const struct rl_term_info *info)
{
    const struct rl_api *api = info->kind == RL_T_CALL && info->b == 0 ? e->inst_api[info->a] : NULL;
    return api ? api->exception : RL_EXC_NONE;
}

/* Whether an exception is set tells of the results that were not looked at yet: with none all calls have succeeded; and a
 * call has failed where it is the only one that can have set it. */
static void tells_of_results(struct rl_engine *e, struct rl_state *s, bool is_set)
{
    struct rl_untested results[RL_MAX_UNTESTED];
    uint32_t count = s->nuntested;
    memcpy(results, s->untested, sizeof(results));
    if (is_set && (count != 1 || s->raised > RL_RAISED_NO))
        return;
    for (uint32_t i = 0; i < count; i++) {
        if (results[i].bond != RL_BOND_SURE)
            continue;
        if (results[i].failure == RL_FAIL_NULL)
            rl_assume(e, s, results[i].val, !is_set);
        else if (results[i].failure == RL_FAIL_NEGATIVE)
            rl_assume_compare(e, s, is_set ? RL_OP_LT : RL_OP_GE, results[i].val, rl_term_int(e->terms, 0));
    }
}

void rl_raise_tested(struct rl_engine *e, struct rl_state *s, rl_term val, enum rl_op op, int64_t n, struct rl_range r)
{
    const struct rl_term_info *info = rl_info(e, val);
    enum rl_exception asked = question(e, info);
    if (asked == RL_EXC_TESTS || asked == RL_EXC_MATCHES) {
        bool absent = asked == RL_EXC_TESTS && r.lo == 0 && r.hi == 0;
        bool told = !s->nuntested && s->raised <= RL_RAISED_NO && s->raised != RL_RAISED_SAME;
        if (r.nonzero || absent)
            tells_of_results(e, s, r.nonzero);
        if (r.nonzero)
            set(s, RL_RAISED_YES);
        else if (absent && !told)
            set(s, RL_RAISED_ABSENT);
        return;
    }
    struct rl_untested *result = find(s, val);
    if (!result) {
        note_silence(e, s, val, r);
        return;
    }
    bool pointer = info->type && info->type->kind == RL_TYPE_POINTER;
    bool number = result->bond == RL_BOND_LOOSE && result->failure == RL_FAIL_AMBIGUOUS;
    switch (number ? verdict_on_number(op, n, r) : verdict_on((enum rl_failure)result->failure, op, n, r, pointer)) {
    case SUCCESS:
        settled(s, result);
        break;
    case FAILURE:
        set(s, result->bond == RL_BOND_SURE ? RL_RAISED_YES : RL_RAISED_UNKNOWN);
        break;
    case OPEN:
        break;
    }
}

static bool is_number(struct rl_engine *e, rl_term val)
{
    const struct rl_term_info *info = rl_info(e, val);
    return info->kind == RL_T_CALL && info->type && info->type->kind == RL_TYPE_INT;
}

/* ---- calls ------------------------------------------------------------------------------------- */

/* Hands the exception out: PyErr_Fetch, PyErr_GetRaisedException. */
static bool takes_out(const struct rl_api *api)
{
    if (api->exception != RL_EXC_CLEARS)
        return false;
    for (uint32_t i = 0; i < api->nargs; i++)
        if (api->args[i].effect == RL_EFFECT_OUT_NEW)
            return true;
    return api->result == RL_RESULT_NEW;
}

/* PyErr_Restore: the first argument that it steals is the exception, NULL: none. */
static void put_back(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api)
{
    if (s->saved) {
        set(s, (enum rl_raised)(s->saved - 1));
        s->saved = 0;
        return;
    }
    uint32_t i = 0;
    while (i < api->nargs && api->args[i].effect != RL_EFFECT_STEALS)
        i++;
    rl_term val = rl_call_arg(e, s, inst, i);
    set(s, !val ? RL_RAISED_UNKNOWN : rl_is_null(e, s, val) ? RL_RAISED_NO : rl_is_nonnull(e, s, val) ? RL_RAISED_YES : RL_RAISED_UNKNOWN);
}

rl_term rl_raise_nothing_out(struct rl_engine *e, struct rl_state *s, const struct rl_api *api, uint32_t out, const struct rl_type *type)
{
    if (api->failure != RL_FAIL_NEVER || rl_raise_is_none(e, s))
        return rl_term_int(e->terms, 0);
    rl_term val = rl_call_symbol(e, s, out, type, true);
    struct rl_fact *fact = rl_state_fact_make(s, val);
    fact->lo = fact->hi = 0;
    return val;
}

static void clear(struct rl_state *s, const struct rl_api *api)
{
    if (takes_out(api)) {
        bool clear_cut = !is_open(s) && s->saved == 0;
        s->saved = (uint8_t)((clear_cut ? s->raised : RL_RAISED_UNKNOWN) + 1);
    }
    set(s, RL_RAISED_NO);
}

static void may_raise(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                      enum rl_way way, rl_term result)
{
    bool maybe = api->exception == RL_EXC_MAYBE;
    if (maybe && s->raised == RL_RAISED_YES)
        set(s, RL_RAISED_UNKNOWN); /* it may deal with it */
    if (way == RL_WAY_SUCCEEDED && api->failure == RL_FAIL_NEGATIVE && rl_info(e, result)->kind == RL_T_CALL)
        expect(s, result, RL_FAIL_NONZERO, RL_BOND_LOOSE); /* whether it counts above 0 is not known */
    if (way == RL_WAY_FAILED)
        set(s, maybe || inst->discarded ? RL_RAISED_UNKNOWN : RL_RAISED_YES); /* unchecked: it may be known to succeed */
    if (way != RL_WAY_ONLY || (api->failure == RL_FAIL_NEVER && !maybe))
        return;
    if (api->result == RL_RESULT_ARGUMENT && rl_is_nonnull(e, s, result))
        return; /* its argument, which was tested */
    if (api->result == RL_RESULT_ARGUMENT && rl_is_null(e, s, result)) {
        set(s, RL_RAISED_YES);
        return;
    }
    if (api->failure == RL_FAIL_NEVER || rl_info(e, result)->kind != RL_T_CALL)
        set(s, RL_RAISED_UNKNOWN);
    else
        expect(s, result, api->failure, maybe ? RL_BOND_MAYBE : RL_BOND_SURE);
}

void rl_raise_call(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                   enum rl_way way, rl_term result)
{
    switch (api->exception) {
    case RL_EXC_NONE:
        if (way == RL_WAY_FAILED)
            s->silent = api->name;
        else if (api->failure == RL_FAIL_NEVER && api->needs_gil && is_number(e, result))
            expect(s, result, RL_FAIL_NEGATIVE, RL_BOND_LOOSE); /* should it fail after all */
        break;
    case RL_EXC_TESTS: case RL_EXC_MATCHES:
        break;
    case RL_EXC_ON_FAILURE: case RL_EXC_MAYBE:
        may_raise(e, s, inst, api, way, result);
        break;
    case RL_EXC_ALWAYS:
        set(s, RL_RAISED_YES);
        break;
    case RL_EXC_CLEARS:
        clear(s, api);
        break;
    case RL_EXC_RESTORES:
        put_back(e, s, inst, api);
        break;
    }
}

/* RESULT, returned on this way out, means failure or success for certain. */
static bool is_certain(const struct rl_engine *e, const struct rl_outcome *outcome, rl_term result)
{
    return outcome->result == RL_RETURN_NULL || outcome->nonnull || rl_info(e, result)->kind == RL_T_INT;
}

/* There is no exception of the callee's on this way out; should RESULT turn out to mean failure after all, nothing is known. */
static void tells_later(const struct rl_engine *e, struct rl_state *s, const struct rl_outcome *outcome, rl_term result)
{
    const struct rl_type *type = rl_info(e, result)->type;
    if (!is_certain(e, outcome, result) && outcome->result != RL_RETURN_NOTHING)
        expect(s, result, type && type->kind == RL_TYPE_POINTER ? RL_FAIL_NULL : RL_FAIL_AMBIGUOUS, RL_BOND_LOOSE);
}

/* The callee does not touch the exception on this way out, on which RESULT is returned. */
static void left_alone(struct rl_engine *e, struct rl_state *s, const struct rl_outcome *outcome, rl_term result, const char *name)
{
    bool certain = is_certain(e, outcome, result);
    bool failure = outcome->result == RL_RETURN_NULL || (outcome->result == RL_RETURN_INTEGER && outcome->hi < 0 && certain);
    if (failure && outcome->hedged)
        set(s, RL_RAISED_UNKNOWN);
    else if (failure)
        s->silent = name;
    else if (!certain && outcome->result != RL_RETURN_NOTHING)
        tells_later(e, s, outcome, result);
    else if (outcome->hedged && (outcome->result == RL_RETURN_INTEGER || outcome->result == RL_RETURN_NOTHING))
        set(s, RL_RAISED_UNKNOWN);
}

/* The exception that was there at the entry may be there still, and nobody has put it aside. */
static bool may_be_the_callers(const struct rl_state *s)
{
    return s->saved == 0 && s->raised != RL_RAISED_ABSENT && s->raised != RL_RAISED_NO;
}

bool rl_raise_is_certain(const struct rl_summary *summary)
{
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        if (summary->outcomes[i].raised != RL_RAISED_YES)
            return false;
    return !summary->coarse && !summary->incomplete;
}

void rl_raise_outcome(struct rl_engine *e, struct rl_state *s, const struct rl_summary *summary, const struct rl_outcome *outcome,
                      rl_term result, const char *name)
{
    bool told = e->keeps_exception && e->level == 0 && s->raised == RL_RAISED_SAME &&
                (outcome->raised == RL_RAISED_NO || outcome->raised == RL_RAISED_YES || summary->clears);
    if (summary->clears && may_be_the_callers(s))
        e->summary->clears = true;
    if (told)
        rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_CLOBBERED, .object = rl_term_int(e->terms, 0), .name = name,
                                                .user = name, .confidence = RL_LIKELY });
    switch ((enum rl_raised)outcome->raised) {
    case RL_RAISED_SAME:
        left_alone(e, s, outcome, result, name);
        break;
    case RL_RAISED_ABSENT:
        if (s->raised == RL_RAISED_YES)
            set(s, RL_RAISED_UNKNOWN);
        else if (s->raised == RL_RAISED_UNKNOWN || is_open(s))
            set(s, RL_RAISED_ABSENT);
        left_alone(e, s, outcome, result, name);
        break;
    case RL_RAISED_UNKNOWN:
        if (!outcome->nonnull || s->raised == RL_RAISED_YES) /* else by convention there is none when an object is there */
            set(s, RL_RAISED_UNKNOWN);
        break;
    case RL_RAISED_NO: case RL_RAISED_YES: {
        bool unchecked = e->insts[e->inst]->discarded && outcome->result != RL_RETURN_NOTHING && !rl_raise_is_certain(summary);
        /* it may be known to succeed */
        bool other_number = outcome->raised == RL_RAISED_NO && outcome->hedged && outcome->result == RL_RETURN_NOTHING;
        bool unclear = other_number || (outcome->raised == RL_RAISED_YES && unchecked);
        set(s, unclear ? RL_RAISED_UNKNOWN : (enum rl_raised)outcome->raised);
        if (s->raised == RL_RAISED_NO)
            tells_later(e, s, outcome, result);
        break;
    }
    case RL_RAISED_TELLS:
        expect(s, result, (enum rl_failure)outcome->failure, RL_BOND_SURE);
        break;
    }
}

/* ---- joining ------------------------------------------------------------------------------------ */

void rl_raise_rename(struct rl_engine *e, struct rl_state *into, rl_term mine, struct rl_state *from, rl_term theirs, rl_term val)
{
    struct rl_untested *x = find(into, mine), *y = find(from, theirs);
    if ((!x && !y) || find(into, val) || find(from, val))
        return;
    if (x && y && x->failure == y->failure && x->bond == y->bond) {
        x->val = y->val = val;
        return;
    }
    const struct rl_untested *one = x ? x : y;
    bool only_one = x ? rl_is_nonnull(e, from, theirs) : rl_is_nonnull(e, into, mine);
    if ((x && y) || !only_one || one->bond != RL_BOND_LOOSE || into->nuntested == RL_MAX_UNTESTED || from->nuntested == RL_MAX_UNTESTED)
        return;
    enum rl_failure failure = (enum rl_failure)one->failure; /* VAL can only turn out to be NULL where it is that one */
    expect(into, val, failure, RL_BOND_LOOSE);
    expect(from, val, failure, RL_BOND_LOOSE);
}

/* What one side alone knows to be loose is bound to nothing that matters to the other. */
static void share_loose(struct rl_state *into, const struct rl_state *from)
{
    for (uint32_t i = 0; i < from->nuntested; i++)
        if (from->untested[i].bond == RL_BOND_LOOSE && into->raised != RL_RAISED_YES)
            expect(into, from->untested[i].val, (enum rl_failure)from->untested[i].failure, RL_BOND_LOOSE);
}

static bool same_untested(const struct rl_state *x, const struct rl_state *y)
{
    for (uint32_t i = 0; i < x->nuntested; i++) {
        bool found = x->untested[i].bond == RL_BOND_LOOSE;
        for (uint32_t k = 0; k < y->nuntested; k++)
            found = found || x->untested[i].val == y->untested[k].val;
        if (!found)
            return false;
    }
    return true;
}

static enum rl_raised join(const struct rl_engine *e, enum rl_raised x, enum rl_raised y)
{
    if (x == y)
        return x;
    if (x <= RL_RAISED_ABSENT && y <= RL_RAISED_ABSENT)
        return RL_RAISED_SAME;
    if (x <= RL_RAISED_NO && y <= RL_RAISED_NO && e->owed && !e->keeps_exception)
        return RL_RAISED_NO; /* at its entry there is none */
    return RL_RAISED_UNKNOWN;
}

bool rl_raise_join(const struct rl_engine *e, struct rl_state *into, const struct rl_state *from, bool blurred)
{
    if (into->saved != from->saved)
        into->saved = into->saved || from->saved ? RL_RAISED_UNKNOWN + 1 : 0;
    if (into->silent != from->silent)
        into->silent = NULL;
    bool same = same_untested(into, from) && same_untested(from, into);
    enum rl_raised raised = same ? join(e, (enum rl_raised)into->raised, (enum rl_raised)from->raised) : RL_RAISED_UNKNOWN;
    uint8_t before = into->raised, untested = into->nuntested;
    if (blurred && raised == RL_RAISED_YES)
        raised = RL_RAISED_UNKNOWN;
    if (!same)
        set(into, RL_RAISED_UNKNOWN);
    into->raised = (uint8_t)raised;
    share_loose(into, from);
    return raised != (enum rl_raised)before || untested != into->nuntested;
}

/* ---- what is owed --------------------------------------------------------------------------------- */

/* Whether RETURNED reports failure (or success) for certain, by the terms of API. */
static enum verdict reports(struct rl_engine *e, const struct rl_state *s, const struct rl_api *api, rl_term returned)
{
    struct rl_range r = rl_range_of(e, s, returned);
    if (api->failure == RL_FAIL_NEGATIVE && r.lo != -1 && r.hi < 0)
        return OPEN; /* a hash */
    if (api->failure == RL_FAIL_AMBIGUOUS)
        return e->object_result && r.nonzero ? SUCCESS : OPEN;
    return api->failure == RL_FAIL_NEVER ? OPEN : verdict_on(api->failure, RL_OP_EQ, 0, r, false);
}

static void tell(struct rl_engine *e, struct rl_state *s, enum rl_obs_kind kind, rl_term object, const char *name,
                 const char *user, enum rl_confidence_level confidence)
{
    rl_observe(e, s, &(struct rl_sighting){ .kind = kind, .object = object, .name = name, .user = user, .confidence = confidence });
}

/* The last that happened is that a call failed, and nobody looked at it: it may be known not to. */
static bool failed_untested(const struct rl_state *s)
{
    const struct rl_event *event = s->trail;
    while (event && event->kind != RL_EVENT_BRANCH && event->kind != RL_EVENT_FAILED && event->kind != RL_EVENT_RAISED)
        event = event->before;
    return event && event->kind == RL_EVENT_FAILED;
}

/* A call of the API makes it, and nobody has asked whether it succeeded: it may well. */
static bool is_just_made(const struct rl_engine *e, rl_term val)
{
    const struct rl_term_info *info = rl_info(e, val);
    const struct rl_api *api = info->kind == RL_T_CALL && info->b == 0 ? e->inst_api[info->a] : NULL;
    return api && api->result == RL_RESULT_NEW && api->failure == RL_FAIL_NULL && api->exception == RL_EXC_ON_FAILURE && api->runs != RL_RUNS_CODE;
}

void rl_raise_exit(struct rl_engine *e, struct rl_state *s, rl_term returned)
{
    if (!e->owed || e->level > 0)
        return;
    rl_term none = rl_term_int(e->terms, 0);
    if (e->owed->exception == RL_EXC_ALWAYS && rl_raise_is_absent(s))
        tell(e, s, RL_OBS_UNRAISED, none, e->func->name, s->silent, RL_LIKELY);
    if (!returned || (e->owed->exception != RL_EXC_ON_FAILURE && e->owed->exception != RL_EXC_MAYBE))
        return;
    enum verdict verdict = reports(e, s, e->owed, returned);
    if (verdict == FAILURE && rl_raise_is_absent(s) && e->owed->exception == RL_EXC_ON_FAILURE)
        tell(e, s, RL_OBS_UNRAISED, none, s->silent ? s->silent : e->func->name, s->silent, RL_LIKELY);
    else if (verdict == SUCCESS && rl_raise_is_set(s))
        tell(e, s, RL_OBS_RAISED, none, e->func->name, NULL, failed_untested(s) ? RL_GUESS : RL_LIKELY);
    else if (verdict == OPEN && rl_raise_is_set(s) && e->owed->failure == RL_FAIL_NULL && !failed_untested(s) && is_just_made(e, returned))
        tell(e, s, RL_OBS_RAISED, none, e->func->name, NULL, RL_LIKELY);
    else if (verdict == SUCCESS && s->nuntested && s->untested[0].failure == RL_FAIL_AMBIGUOUS &&
             s->untested[0].bond == RL_BOND_SURE && s->raised <= RL_RAISED_NO)
        tell(e, s, RL_OBS_RAISED, none, rl_name_of(e, s, s->untested[0].val), NULL, RL_GUESS);
}

/* Arbitrary code, or the exception itself is touched. */
void rl_raise_before(struct rl_engine *e, struct rl_state *s, const struct rl_api *api)
{
    if (e->level > 0)
        return;
    bool fails = api->exception == RL_EXC_ON_FAILURE && api->failure != RL_FAIL_NEVER;
    bool touches = fails || api->exception == RL_EXC_ALWAYS || (api->exception == RL_EXC_CLEARS && !takes_out(api));
    rl_term none = rl_term_int(e->terms, 0);
    if (api->exception == RL_EXC_CLEARS && !takes_out(api) && may_be_the_callers(s))
        e->summary->clears = true;
    if (e->keeps_exception && s->raised == RL_RAISED_SAME && touches)
        tell(e, s, RL_OBS_CLOBBERED, none, api->name, api->name,
             fails && api->runs != RL_RUNS_CODE ? RL_GUESS : RL_LIKELY);
    else if (rl_raise_is_set(s) && fails && api->runs == RL_RUNS_CODE)
        tell(e, s, RL_OBS_RAISED, none, api->name, api->name, RL_GUESS); /* wrong, but it seldom does harm */
}

/* A number that the caller gave was found to have certain values, or a pointer to be NULL. */
static bool is_hedged(struct rl_engine *e, const struct rl_state *s)
{
    for (uint32_t i = 0; i < s->nfacts; i++) {
        const struct rl_term_info *info = rl_info(e, s->facts[i].val);
        const struct rl_fact *fact = &s->facts[i];
        if (info->kind != RL_T_PARAM || !info->type)
            continue;
        bool zero = fact->lo == 0 && fact->hi == 0;
        if (info->type->kind == RL_TYPE_INT && (fact->lo != INT64_MIN || fact->hi != INT64_MAX) && !zero)
            return true;
        if (info->type->kind == RL_TYPE_POINTER && zero)
            return true; /* what gave that NULL may have set the exception */
    }
    return false;
}

void rl_raise_summarise(struct rl_engine *e, const struct rl_state *s, rl_term returned, struct rl_outcome *outcome)
{
    outcome->raised = s->raised;
    outcome->hedged = is_hedged(e, s);
    if (!is_open(s))
        return;
    const struct rl_untested *result = &s->untested[0];
    bool tells = s->nuntested == 1 && result->val == returned && result->bond == RL_BOND_SURE && s->raised == RL_RAISED_SAME;
    outcome->raised = tells ? RL_RAISED_TELLS : RL_RAISED_UNKNOWN;
    outcome->failure = tells ? result->failure : 0;
}
