/* The account of each reference: what arrives, what goes, who holds it now. */
#include "analyzer/flow/engine.h"

enum { MAX_DELTA = 4 };

static struct rl_term_info origin_of(const struct rl_engine *e, rl_term val)
{
    struct rl_term_info info = *rl_info(e, val);
    if (info.kind == RL_T_AGED)
        info = *rl_info(e, info.a);
    return info;
}

bool rl_count_tracked(const struct rl_engine *e, rl_term val)
{
    const struct rl_term_info info = origin_of(e, val);
    switch ((int)info.kind) {
    case RL_T_CALL:
        return e->level != 2 || info.a + 1 == e->focus;
    case RL_T_PARAM: case RL_T_INIT: case RL_T_JOIN: case RL_T_OPAQUE:
        return e->level < 2 || (e->level == 2 && e->focus == 0);
    case RL_T_SINGLETON:
        if (e->unit->options->python >= 0x030c && !(e->off & RL_FLOW_NO_IMMORTAL))
            return false;
        return e->level < 2 || e->focus == 0;
    case RL_T_ADDR: /* a static object, or memory inside one */
        return rl_info(e, rl_term_root(e->terms, info.a))->kind == RL_T_GLOBAL && (e->level < 2 || e->focus == 0);
    default:
        return false;
    }
}

rl_term rl_count_known_as(struct rl_engine *e, struct rl_state *s, rl_term val)
{
    enum rl_term_class kind = rl_info(e, val)->kind;
    if ((kind != RL_T_SINGLETON && kind != RL_T_ADDR) || (e->off & RL_FLOW_NO_EQUALITIES))
        return val;
    const struct rl_ref *own = rl_state_ref(s, val);
    if (own && own->delta > 0)
        return val;
    rl_term one = rl_term_int(e->terms, 1);
    for (uint32_t i = 0; i < s->nrefs; i++)
        if (s->refs[i].delta > 0 && s->refs[i].val != val && rl_eval_binary(e, s, RL_OP_EQ, s->refs[i].val, val) == one)
            return s->refs[i].val;
    return val;
}

/* The account of OBJECT, which becomes the name that it is kept under; NULL when nothing can be claimed of it. */
static struct rl_ref *account(struct rl_engine *e, struct rl_state *s, rl_term *object)
{
    rl_term val = *object = rl_count_known_as(e, s, *object);
    if (!rl_count_tracked(e, val))
        return NULL;
    const struct rl_term_info info = *rl_info(e, val);
    if (info.kind == RL_T_INIT && !rl_loc_is_shared(e, s, info.a))
        return NULL; /* what somebody else has written into memory of ours */
    struct rl_ref *ref = rl_state_ref(s, val);
    if (ref)
        return ref->flags & RL_REF_ESCAPED ? NULL : ref;
    ref = rl_state_ref_make(s, val);
    if (rl_info(e, val)->kind == RL_T_AGED)
        ref->flags |= RL_REF_AGED;
    return ref;
}

/* A condition says that the static object VAL is OBJECT. */
static bool is_same_static(struct rl_engine *e, const struct rl_state *s, rl_term val, rl_term object)
{
    enum rl_term_class kind = rl_info(e, val)->kind;
    if (kind != RL_T_SINGLETON || rl_info(e, object)->kind == RL_T_SINGLETON || (e->off & RL_FLOW_NO_EQUALITIES))
        return false;
    return rl_eval_binary(e, (struct rl_state *)s, RL_OP_EQ, object, val) == rl_term_int(e->terms, 1);
}

int rl_count_holders(struct rl_engine *e, const struct rl_state *s, rl_term val, int *entry)
{
    const struct rl_term_info info = *rl_info(e, val);
    int now = 0;
    *entry = 0;
    if (e->off & RL_FLOW_NO_HOLDERS)
        return 0;
    if (info.kind == RL_T_INIT && rl_loc_is_shared(e, s, info.a) && rl_loc_ownership(e, s, info.a) != RL_OWNERSHIP_BORROWED) {
        *entry = 1;
        if (!rl_state_get(s, info.a) && !rl_is_past_end(e, s, info.a))
            now++; /* still there, untouched */
    }
    for (uint32_t i = 0; i < s->nbinds; i++)
        if ((s->binds[i].val == val || is_same_static(e, s, s->binds[i].val, val)) &&
            rl_loc_is_shared(e, s, s->binds[i].loc) && rl_loc_ownership(e, s, s->binds[i].loc) != RL_OWNERSHIP_BORROWED)
            now++;
    return now;
}

/* Loops may retain or release one object any number of times: the count stops at a bound, and once it has come back from there
 * nothing is known. */
static void change(struct rl_ref *ref, int by)
{
    if (ref->flags & RL_REF_SATURATED) {
        if ((ref->delta > 0) != (by > 0)) {
            ref->flags |= RL_REF_ESCAPED;
            ref->delta = 0;
        }
        return;
    }
    ref->delta = (int16_t)(ref->delta + by);
    if (ref->delta >= MAX_DELTA || ref->delta <= -MAX_DELTA)
        ref->flags |= RL_REF_SATURATED;
}

void rl_count_new(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api)
{
    struct rl_ref *ref = account(e, s, &val);
    if (!ref)
        return;
    ref->delta++;
    ref->flags |= RL_REF_NEW;
    rl_event_add(e, s, RL_EVENT_MAKE, val, api, NULL);
}

/* The object VAL notes in a bit of its own field whether it holds a reference to itself: the bit was tested and then changed. */
static bool is_noted_in_it(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    if (!rl_info(e, val)->object || rl_info(e, val)->kind == RL_T_SINGLETON)
        return false;
    rl_term own = rl_term_deref(e->terms, val);
    for (uint32_t i = 0; i < s->nbinds; i++) {
        const struct rl_term_info *now = rl_info(e, s->binds[i].val), *loc = rl_info(e, s->binds[i].loc);
        bool bits = now->kind == RL_T_EXPR && (now->op == RL_OP_AND || now->op == RL_OP_OR) && rl_info(e, now->a)->kind == RL_T_INIT;
        if (!bits || loc->kind != RL_T_FIELD || rl_term_root(e->terms, s->binds[i].loc) != own || rl_info(e, now->a)->a != s->binds[i].loc)
            continue;
        for (uint32_t k = 0; k < s->nfacts; k++) {
            const struct rl_term_info *test = rl_info(e, s->facts[k].val);
            if (test->kind == RL_T_EXPR && test->op == RL_OP_AND && test->a == now->a && !(e->off & RL_FLOW_NO_CONDITIONS))
                return true;
        }
    }
    return false;
}

void rl_count_retain(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api)
{
    if (rl_is_null(e, s, val))
        return; /* Py_XINCREF of what this path knows to be NULL */
    if (is_noted_in_it(e, s, val))
        return;
    struct rl_ref *ref = account(e, s, &val);
    if (!ref)
        return;
    change(ref, 1);
    ref->retains++;
    ref->flags &= ~(uint32_t)(RL_REF_DEAD | RL_REF_STOLEN | RL_REF_SPENT);
    rl_event_add(e, s, RL_EVENT_RETAIN, val, api, NULL);
}

/* What a function of the project returned may well live on elsewhere, and what it lends with it. */
static bool dies_with(struct rl_engine *e, rl_term owner)
{
    const struct rl_term_info info = origin_of(e, owner);
    const struct rl_api *api = info.kind == RL_T_CALL ? e->inst_api[info.a] : NULL;
    return api && info.b == 0;
}

/* What was read from a field that the unit's own type releases dies with the object VAL, unless it was retained. */
static void fields_gone(struct rl_engine *e, struct rl_state *s, rl_term val)
{
    for (uint32_t i = 0; i < s->nbinds; i++) {
        const struct rl_term_info read = *rl_info(e, s->binds[i].val);
        if (read.kind != RL_T_INIT || !read.object || rl_is_null(e, s, s->binds[i].val))
            continue;
        const struct rl_term_info field = *rl_info(e, read.a);
        if (field.kind != RL_T_FIELD || rl_term_root(e->terms, field.a) != rl_term_deref(e->terms, val) || rl_state_get(s, read.a))
            continue;
        const struct rl_ref *known = rl_state_ref(s, s->binds[i].val);
        if ((!known || (known->delta == 0 && !(known->flags & (RL_REF_ESCAPED | RL_REF_SHARED)))) &&
            rl_loc_ownership(e, s, read.a) == RL_OWNERSHIP_OWNED && !rl_count_known_static(e, s, s->binds[i].val))
            rl_state_ref_make(s, s->binds[i].val)->flags |= RL_REF_LENT | RL_REF_DEAD;
    }
}

void rl_count_owner_gone(struct rl_engine *e, struct rl_state *s, rl_term val)
{
    if (dies_with(e, val) && e->inst_api[origin_of(e, val).a]->runs > RL_RUNS_DECREF)
        fields_gone(e, s, val); /* a plain getter's object lives elsewhere */
    for (uint32_t i = 0; i < s->nrefs; i++) {
        struct rl_ref *ref = &s->refs[i];
        if (ref->owner != val || ref->val == val)
            continue;
        ref->owner = RL_NO_TERM;
        if ((ref->flags & (RL_REF_LENT | RL_REF_LENT_OR_NULL)) && !(ref->flags & RL_REF_ESCAPED) && ref->delta == 0 && dies_with(e, val)) {
            ref->flags |= RL_REF_DEAD;
            rl_event_add(e, s, RL_EVENT_DIED, ref->val, NULL, NULL);
        }
        if (!(ref->flags & RL_REF_NEW) || (ref->flags & RL_REF_ESCAPED))
            continue;
        bool given = (ref->flags & RL_REF_GIVEN) && !(ref->flags & RL_REF_SHARED);
        if (ref->delta < 0 && given)
            continue; /* released once more than it was ours: told where that shows */
        if (ref->delta <= 0 && (given || (ref->flags & RL_REF_SHARED))) {
            ref->flags |= given ? RL_REF_DEAD | RL_REF_STOLEN : RL_REF_DEAD;
            rl_event_add(e, s, RL_EVENT_DIED, ref->val, NULL, NULL);
        }
        ref->flags &= ~(uint32_t)RL_REF_SHARED;
    }
}

/* What the condition FACT says is the same as VAL, or RL_NO_TERM. */
static rl_term equal_by(const struct rl_engine *e, const struct rl_fact *fact, rl_term val)
{
    const struct rl_term_info *info = rl_info(e, fact->val);
    if (info->kind != RL_T_EXPR || info->op != RL_OP_EQ || fact->lo != 1 || (info->a != val && info->b != val))
        return RL_NO_TERM;
    return info->a == val ? info->b : info->a;
}

bool rl_count_known_static(const struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    for (uint32_t i = 0; i < s->nfacts; i++) {
        rl_term other = equal_by(e, &s->facts[i], val);
        if (other && rl_info(e, other)->kind == RL_T_SINGLETON)
            return true;
    }
    return false;
}

/* What came from elsewhere and is, by a condition on this path, the static object VAL: the reference that is dropped by VAL's name
 * is the one that was held by the other; else VAL. */
static rl_term other_name_of(const struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    const struct rl_ref *known = rl_state_ref(s, val);
    if (rl_info(e, val)->kind != RL_T_SINGLETON || (known && known->delta > 0) || (e->off & RL_FLOW_NO_EQUALITIES))
        return val;
    for (uint32_t i = 0; i < s->nfacts; i++) {
        rl_term other = equal_by(e, &s->facts[i], val);
        enum rl_term_class kind = other ? rl_info(e, other)->kind : RL_T_NONE;
        const struct rl_ref *ref = other ? rl_state_ref(s, other) : NULL;
        if ((kind == RL_T_PARAM || kind == RL_T_INIT || kind == RL_T_OPAQUE || kind == RL_T_JOIN) && !(ref && ref->delta < 0))
            return other;
    }
    return val;
}

/* Our last reference to a new object is gone: is anyone else known to hold it? */
static void maybe_dead(struct rl_engine *e, struct rl_state *s, struct rl_ref *ref)
{
    int entry;
    if (ref->delta != 0 || !(ref->flags & RL_REF_NEW))
        return;
    ref->flags |= RL_REF_SPENT;
    if ((ref->flags & RL_REF_SHARED) || ref->owner || rl_count_known_static(e, s, ref->val))
        return;
    if (rl_count_holders(e, s, ref->val, &entry) > 0)
        return;
    ref->flags |= RL_REF_DEAD;
    rl_count_owner_gone(e, s, ref->val);
}

void rl_count_dropped(struct rl_engine *e, struct rl_state *s, rl_term val)
{
    struct rl_ref *ref = rl_state_ref(s, val);
    if (!ref || ref->delta != 0 || (ref->flags & (RL_REF_ESCAPED | RL_REF_SHARED | RL_REF_DEAD)) || rl_count_known_static(e, s, val))
        return;
    bool lent = (ref->flags & (RL_REF_LENT | RL_REF_LENT_OR_NULL)) && !(ref->flags & (RL_REF_NEW | RL_REF_GIVEN));
    bool given = (ref->flags & (RL_REF_NEW | RL_REF_GIVEN)) == (RL_REF_NEW | RL_REF_GIVEN);
    int entry;
    if ((!lent && !given) || (rl_info(e, val)->object && rl_count_holders(e, s, val, &entry) > 0))
        return;
    ref->owner = RL_NO_TERM;
    ref->flags |= given ? RL_REF_DEAD | RL_REF_STOLEN : RL_REF_DEAD;
    rl_count_owner_gone(e, s, val);
}

void rl_count_release(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api)
{
    val = other_name_of(e, s, val);
    rl_deeds_note(e, s, val, RL_DEED_RELEASE, api);
    if (rl_is_null(e, s, val))
        return; /* Py_XDECREF of what this path knows to be NULL */
    if (is_noted_in_it(e, s, val))
        return;
    struct rl_ref *ref = account(e, s, &val);
    if (!ref)
        return;
    if (ref->flags & (RL_REF_DEAD | RL_REF_STOLEN)) {
        rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_OVER_RELEASE, .object = val, .surplus = 1, .user = api, .confidence = RL_SURE });
        rl_count_escape(e, s, val);
        return;
    }
    change(ref, -1);
    if (ref->retains > 0 && ref->delta < ref->retains)
        ref->retains--;
    rl_event_add(e, s, RL_EVENT_RELEASE, val, api, NULL);
    ref = rl_state_ref(s, val);
    maybe_dead(e, s, ref);
}

void rl_count_give(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api, rl_term into)
{
    rl_deeds_note(e, s, val, RL_DEED_RELEASE, api);
    for (uint32_t i = 0; i < s->nrefs && into; i++)
        if (s->refs[i].owner == into && (s->refs[i].flags & (RL_REF_LENT | RL_REF_GIVEN)) == RL_REF_LENT)
            s->refs[i].flags |= RL_REF_CREDIT; /* its slot may be the one that is filled anew, or emptied by a NULL */
    if (rl_is_null(e, s, val))
        return;
    struct rl_ref *ref = account(e, s, &val);
    if (!ref)
        return;
    if (ref->flags & (RL_REF_DEAD | RL_REF_STOLEN)) {
        rl_count_use(e, s, val, api);
        return;
    }
    change(ref, -1);
    ref->flags |= RL_REF_GIVEN;
    ref->owner = into;
    rl_event_add(e, s, RL_EVENT_STEAL, val, api, NULL);
}

void rl_count_share(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api, rl_term into)
{
    struct rl_ref *ref = rl_is_null(e, s, val) ? NULL : account(e, s, &val);
    if (!ref)
        return;
    bool elsewhere = (ref->flags & (RL_REF_SHARED | RL_REF_LENT)) && ref->owner != into;
    ref->flags |= RL_REF_SHARED;
    ref->owner = elsewhere ? RL_NO_TERM : into;
    rl_event_add(e, s, RL_EVENT_STORE, val, api, NULL);
}

void rl_count_escape(struct rl_engine *e, struct rl_state *s, rl_term val)
{
    const struct rl_term_info info = origin_of(e, val);
    bool is_static = info.kind == RL_T_SINGLETON ||
                     (info.kind == RL_T_ADDR && rl_info(e, rl_term_root(e->terms, info.a))->kind == RL_T_GLOBAL);
    if (is_static && !(e->off & RL_FLOW_NO_ESCAPES)) { /* one reference to it is as good as another: one may have gone */
        struct rl_ref *ref = rl_state_ref(s, val);
        if (ref && ref->delta > 0) {
            ref->delta--;
            ref->flags |= RL_REF_CREDIT;
        }
        return;
    }
    if (info.kind == RL_T_ADDR) { /* memory of ours: all it holds escapes with it */
        rl_term root = rl_term_root(e->terms, info.a);
        if (rl_info(e, root)->kind == RL_T_DEREF && rl_is_own_memory(e, rl_info(e, root)->a))
            rl_count_escape(e, s, rl_info(e, root)->a);
        return;
    }
    if (info.kind != RL_T_CALL && info.kind != RL_T_PARAM && info.kind != RL_T_INIT && info.kind != RL_T_JOIN &&
        info.kind != RL_T_OPAQUE)
        return;
    if (e->off & RL_FLOW_NO_ESCAPES)
        return;
    struct rl_ref *ref = rl_state_ref_make(s, val);
    ref->flags |= RL_REF_ESCAPED;
    ref->delta = 0;
}

void rl_count_destroy(struct rl_engine *e, struct rl_state *s, rl_term val)
{
    for (uint32_t i = 0; i < s->nrefs; i++)
        if (s->refs[i].owner == val)
            s->refs[i].flags |= RL_REF_CREDIT; /* what it kept alive may go with it: its type */
    struct rl_ref *ref = account(e, s, &val);
    if (!ref)
        return;
    ref->delta = 0; /* what its fields held is the deallocator's business */
    ref->flags |= rl_info(e, val)->object ? RL_REF_DEAD : RL_REF_ESCAPED;
}

void rl_count_use(struct rl_engine *e, struct rl_state *s, rl_term val, const char *user)
{
    const struct rl_ref *ref = rl_state_ref(s, val);
    if (!ref || (ref->flags & RL_REF_ESCAPED) || !(ref->flags & (RL_REF_DEAD | RL_REF_STOLEN)))
        return;
    if (!rl_count_tracked(e, val) || (ref->flags & RL_REF_BUFFER))
        return;
    enum rl_obs_kind kind = ref->flags & RL_REF_STOLEN ? RL_OBS_USE_STOLEN : RL_OBS_USE_DEAD;
    if ((ref->flags & (RL_REF_LENT | RL_REF_LENT_OR_NULL)) && !(ref->flags & RL_REF_NEW))
        kind = RL_OBS_DANGLING;
    rl_observe(e, s, &(struct rl_sighting){ .kind = kind,
                                            .object = val, .user = user, .confidence = RL_LIKELY });
    rl_count_escape(e, s, val);
}

/* ---- ageing ---------------------------------------------------------------------------- */

static void rename_refs(struct rl_engine *e, struct rl_state *s, rl_term from, rl_term to)
{
    struct rl_ref *ref = rl_state_ref(s, from);
    if (!ref)
        return;
    struct rl_ref copy = *ref;
    rl_state_ref_drop(s, from);
    if (rl_ref_is_default(&copy) && !(copy.flags & RL_REF_HELD))
        return;
    ref = rl_state_ref_make(s, to);
    bool taken = !rl_ref_is_default(ref);
    *ref = copy;
    ref->val = to;
    ref->flags |= RL_REF_AGED;
    int entry;
    if (copy.delta > 0 && rl_count_holders(e, s, to, &entry) >= copy.delta)
        taken = true; /* all of its references are held by others: paid for */
    if (taken) { /* several objects behind one name: nothing certain can be said */
        ref->flags |= RL_REF_ESCAPED;
        ref->delta = 0;
    }
}

/* Replaces FROM by TO in everything that S knows. */
static void rename(struct rl_engine *e, struct rl_state *s, rl_term from, rl_term to)
{
    struct rl_bind *old = g_memdup2(s->binds, s->nbinds * sizeof(*old));
    uint32_t n = s->nbinds;
    bool moved = false;
    for (uint32_t i = 0; i < n; i++)
        if (rl_term_depends(e->terms, old[i].loc, from) || rl_term_depends(e->terms, old[i].val, from))
            moved = true;
    if (moved) {
        s->nbinds = 0;
        for (uint32_t i = 0; i < n; i++) {
            rl_term loc = rl_term_replace(e->terms, old[i].loc, from, to), val = rl_term_replace(e->terms, old[i].val, from, to);
            rl_term other = rl_state_get(s, loc);
            if (other && other != val) { /* one place for the elements of several rounds */
                rl_count_escape(e, s, other);
                rl_count_escape(e, s, old[i].val);
            }
            rl_state_set(s, loc, val);
        }
    }
    g_free(old);
    for (uint32_t i = s->nfacts; i-- > 0;)
        if (rl_term_depends(e->terms, s->facts[i].val, from)) {
            struct rl_fact fact = s->facts[i];
            rl_state_fact_drop(s, fact.val);
            if (rl_info(e, fact.val)->kind == RL_T_EXPR || rl_info(e, fact.val)->kind == RL_T_HOLDS)
                continue; /* conditions of an earlier round */
            rl_term val = rl_term_replace(e->terms, fact.val, from, to);
            struct rl_fact *kept = rl_state_fact_make(s, val);
            *kept = (struct rl_fact){ val, fact.nonzero, fact.lo, fact.hi };
            i = MIN(i, s->nfacts);
        }
    GArray *touched = g_array_new(FALSE, FALSE, sizeof(rl_term));
    for (uint32_t i = 0; i < s->nrefs; i++) {
        if (rl_term_depends(e->terms, s->refs[i].val, from))
            g_array_append_val(touched, s->refs[i].val);
        if (s->refs[i].owner && rl_term_depends(e->terms, s->refs[i].owner, from))
            s->refs[i].owner = rl_term_replace(e->terms, s->refs[i].owner, from, to);
    }
    for (guint i = 0; i < touched->len; i++) {
        rl_term val = g_array_index(touched, rl_term, i);
        rename_refs(e, s, val, rl_term_replace(e->terms, val, from, to));
    }
    g_array_free(touched, TRUE);
}

static bool mentioned(const struct rl_engine *e, const struct rl_state *s, rl_term symbol)
{
    for (uint32_t i = 0; i < s->nbinds; i++)
        if (rl_term_depends(e->terms, s->binds[i].val, symbol) || rl_term_depends(e->terms, s->binds[i].loc, symbol))
            return true;
    for (uint32_t i = 0; i < s->nfacts; i++)
        if (rl_term_depends(e->terms, s->facts[i].val, symbol))
            return true;
    for (uint32_t i = 0; i < s->nrefs; i++)
        if (rl_term_depends(e->terms, s->refs[i].val, symbol) ||
            (s->refs[i].owner && rl_term_depends(e->terms, s->refs[i].owner, symbol)))
            return true;
    return false;
}

void rl_count_age(struct rl_engine *e, struct rl_state *s, rl_term symbol)
{
    rl_raise_forget(s, symbol);
    if (!mentioned(e, s, symbol))
        return;
    if (e->off & RL_FLOW_NO_RECENCY) {
        rl_state_ref_drop(s, symbol);
        rl_state_fact_drop(s, symbol);
        return;
    }
    rl_holds_forget(e, s, symbol);
    const struct rl_term_info info = *rl_info(e, symbol);
    if (info.kind == RL_T_AGED)
        return;
    rl_term aged = rl_term_symbol(e->terms, RL_T_AGED, symbol, 0, info.type, info.object);
    rename(e, s, symbol, aged);
}

/* ---- sweeping ------------------------------------------------------------------------------- */

/* Marks the symbols that binding values and locations are built from. */
static void mark(const struct rl_engine *e, unsigned char *reached, rl_term term)
{
    while (term && !reached[term]) {
        reached[term] = 1;
        const struct rl_term_info *info = rl_info(e, term);
        switch ((int)info->kind) {
        case RL_T_EXPR: case RL_T_INDEX: case RL_T_HOLDS:
            if (info->b)
                mark(e, reached, info->b);
            term = info->a;
            break;
        case RL_T_INIT: case RL_T_ADDR: case RL_T_DEREF: case RL_T_FIELD:
            term = info->a;
            break;
        default:
            return;
        }
    }
}

/* A fact on TERM can still matter when everything it is about can be named again. */
static bool nameable(const struct rl_engine *e, const unsigned char *reached, rl_term term)
{
    const struct rl_term_info *info = rl_info(e, term);
    switch ((int)info->kind) {
    case RL_T_CALL: case RL_T_JOIN: case RL_T_AGED: case RL_T_OPAQUE:
        return reached[term];
    case RL_T_EXPR: case RL_T_INDEX: case RL_T_HOLDS:
        return nameable(e, reached, info->a) && (!info->b || nameable(e, reached, info->b));
    case RL_T_INIT:
        return reached[term] || nameable(e, reached, info->a);
    case RL_T_ADDR: case RL_T_DEREF: case RL_T_FIELD:
        return nameable(e, reached, info->a);
    default:
        return true;
    }
}

unsigned char *rl_count_mentioned(struct rl_engine *e, const struct rl_state *s, uint32_t *count)
{
    *count = rl_terms_count(e->terms);
    unsigned char *reached = g_malloc0(*count);
    for (uint32_t i = 0; i < s->nbinds; i++) {
        mark(e, reached, s->binds[i].val);
        mark(e, reached, s->binds[i].loc);
    }
    for (uint32_t i = 0; i < s->nfacts; i++)
        mark(e, reached, s->facts[i].val);
    for (uint32_t i = 0; i < s->nrefs; i++)
        mark(e, reached, s->refs[i].val);
    return reached;
}

void rl_count_sweep(struct rl_engine *e, struct rl_state *s)
{
    rl_holds_settle(e, s);
    uint32_t count = rl_terms_count(e->terms);
    unsigned char *reached = g_malloc0(count);
    for (uint32_t i = 0; i < s->nbinds; i++) {
        mark(e, reached, s->binds[i].val);
        mark(e, reached, s->binds[i].loc);
    }
    for (uint32_t i = 0; i < s->nfacts; i++)
        if (rl_info(e, s->facts[i].val)->kind == RL_T_HOLDS && s->facts[i].nonzero && !nameable(e, reached, s->facts[i].val)) {
            rl_holds_check(e, s);
            break;
        }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->nfacts; i++)
        if (nameable(e, reached, s->facts[i].val))
            s->facts[kept++] = s->facts[i];
    s->nfacts = kept;
    kept = 0;
    for (uint32_t i = 0; i < s->nrefs; i++)
        if (nameable(e, reached, s->refs[i].val))
            s->refs[kept++] = s->refs[i];
    s->nrefs = kept;
    g_free(reached);
}
