/* Merging: states at one point that agree on the objects with open obligations
 * become one; what else they know is joined.
 */
#include "analyzer/flow/engine.h"

/* An account that the merge must not blur. */
static bool is_open(const struct rl_ref *ref)
{
    return !(ref->flags & RL_REF_ESCAPED) && (ref->delta != 0 || (ref->flags & (RL_REF_DEAD | RL_REF_STOLEN | RL_REF_KEPT | RL_REF_SPENT)));
}

enum { KEY_FLAGS = RL_REF_DEAD | RL_REF_STOLEN | RL_REF_CREDIT | RL_REF_GIVEN | RL_REF_COND_STEAL | RL_REF_KEPT |
       RL_REF_SPENT | RL_REF_SHARED };

static uint64_t mix(uint64_t h, uint64_t value)
{
    h ^= value + 0x9e3779b97f4a7c15u + (h << 6) + (h >> 2);
    return h * 0xff51afd7ed558ccdu;
}

/* Whether where VAL is held matters to the account. */
static bool binding_matters(const struct rl_state *s, rl_term val)
{
    const struct rl_ref *ref = rl_state_ref(s, val);
    return ref && is_open(ref);
}

/* A stored reference that closes a cycle: an obligation too. */
static bool closes_cycle(const struct rl_engine *e, const struct rl_fact *fact)
{
    return fact->nonzero && fact->lo == 1 && fact->hi == 1 && rl_info(e, fact->val)->kind == RL_T_HOLDS;
}

static bool same_cycles(const struct rl_engine *e, const struct rl_state *x, const struct rl_state *y)
{
    for (uint32_t i = 0; i < x->nfacts; i++) {
        const struct rl_fact *other = closes_cycle(e, &x->facts[i]) ? rl_state_fact(y, x->facts[i].val) : &x->facts[i];
        if (!other || (other != &x->facts[i] && !closes_cycle(e, other)))
            return false;
    }
    return true;
}

/* Where it is not known who has the GIL, it may well be as the caller had it: the join knows no more. */
static uint32_t gil_of(const struct rl_state *s)
{
    return s->gil == RL_GIL_WORD_UNCLEAR ? 0 : s->gil;
}

uint64_t rl_state_key(struct rl_engine *e, const struct rl_state *s)
{
    uint64_t h = s->failed ? 17 : 3;
    if (e->level >= 1)
        h = 3;
    h = mix(h, gil_of(s));
    for (uint32_t i = 0; i < s->nrefs; i++) {
        const struct rl_ref *ref = &s->refs[i];
        if (!is_open(ref))
            continue;
        h = mix(h, ref->val);
        h = mix(h, (uint64_t)(uint16_t)ref->delta << 32 | (ref->flags & KEY_FLAGS));
    }
    for (uint32_t i = 0; i < s->nbinds; i++)
        if (binding_matters(s, s->binds[i].val))
            h = mix(mix(h, s->binds[i].loc), s->binds[i].val);
    for (uint32_t i = 0; i < s->nfacts; i++)
        if (closes_cycle(e, &s->facts[i]))
            h = mix(h, s->facts[i].val);
    return h;
}

bool rl_state_key_equal(struct rl_engine *e, const struct rl_state *x, const struct rl_state *y)
{
    uint32_t i = 0, j = 0;
    if (gil_of(x) != gil_of(y))
        return false;
    if (x->failed != y->failed && e->level < 1)
        return false;
    for (;; i++, j++) {
        while (i < x->nrefs && !is_open(&x->refs[i]))
            i++;
        while (j < y->nrefs && !is_open(&y->refs[j]))
            j++;
        if (i == x->nrefs || j == y->nrefs)
            break;
        if (x->refs[i].val != y->refs[j].val || x->refs[i].delta != y->refs[j].delta ||
            (x->refs[i].flags & KEY_FLAGS) != (y->refs[j].flags & KEY_FLAGS))
            return false;
    }
    if (i != x->nrefs || j != y->nrefs)
        return false;
    for (i = j = 0;; i++, j++) {
        while (i < x->nbinds && !binding_matters(x, x->binds[i].val))
            i++;
        while (j < y->nbinds && !binding_matters(y, y->binds[j].val))
            j++;
        if (i == x->nbinds || j == y->nbinds)
            break;
        if (x->binds[i].loc != y->binds[j].loc || x->binds[i].val != y->binds[j].val)
            return false;
    }
    return i == x->nbinds && j == y->nbinds && same_cycles(e, x, y) && same_cycles(e, y, x);
}

/* Nothing is claimed any more of the accounts of X that Y has not, or that differ there; true when one was given up. */
static bool give_up_differing(struct rl_state *x, const struct rl_state *y)
{
    bool changed = false;
    for (uint32_t i = 0; i < x->nrefs; i++) {
        struct rl_ref *ref = &x->refs[i];
        const struct rl_ref *other = rl_state_ref(y, ref->val);
        if (!is_open(ref) || (other && other->delta == ref->delta && (other->flags & KEY_FLAGS) == (ref->flags & KEY_FLAGS)))
            continue;
        ref->flags = (ref->flags & ~(uint32_t)KEY_FLAGS) | RL_REF_ESCAPED;
        ref->delta = 0;
        changed = true;
    }
    return changed;
}

/* The same of what is held at different places. */
static bool give_up_moved(struct rl_state *x, const struct rl_state *y)
{
    bool changed = false;
    for (uint32_t i = 0; i < x->nbinds; i++) {
        if (!binding_matters(x, x->binds[i].val) || rl_state_get(y, x->binds[i].loc) == x->binds[i].val)
            continue;
        struct rl_ref *ref = rl_state_ref(x, x->binds[i].val);
        ref->flags = (ref->flags & ~(uint32_t)KEY_FLAGS) | RL_REF_ESCAPED;
        ref->delta = 0;
        changed = true;
    }
    return changed;
}

bool rl_state_agree(struct rl_engine *e, struct rl_state *x, struct rl_state *y)
{
    bool changed = give_up_moved(x, y);
    give_up_moved(y, x);
    changed = give_up_differing(x, y) || changed;
    give_up_differing(y, x);
    for (uint32_t i = x->nfacts; i-- > 0;)
        if (closes_cycle(e, &x->facts[i]) && !rl_state_fact(y, x->facts[i].val)) {
            rl_state_fact_drop(x, x->facts[i].val);
            changed = true;
        }
    return changed;
}

bool rl_merge_blurs(struct rl_engine *e, const struct rl_state *x, const struct rl_state *y)
{
    for (uint32_t i = 0; i < x->nfacts && e->level == 0; i++) {
        const struct rl_fact *mine = &x->facts[i], *theirs = rl_state_fact(y, mine->val);
        enum rl_term_class kind = rl_info(e, mine->val)->kind;
        if (!theirs || (kind != RL_T_CALL && kind != RL_T_PARAM && kind != RL_T_INIT))
            continue;
        bool mine_zero = mine->lo == 0 && mine->hi == 0, theirs_zero = theirs->lo == 0 && theirs->hi == 0;
        if (kind == RL_T_PARAM && ((mine_zero && theirs->nonzero) || (theirs_zero && mine->nonzero)))
            return true; /* the summary tells them apart */
        if ((mine->hi < theirs->lo && mine->hi + 1 < theirs->lo) || (theirs->hi < mine->lo && theirs->hi + 1 < mine->lo))
            return true;
    }
    for (uint32_t i = 0; i < x->nbinds && e->level == 0; i++) { /* a variable that says success or failure */
        const struct rl_term_info loc = *rl_info(e, x->binds[i].loc);
        rl_term other = loc.kind == RL_T_VAR ? rl_state_get(y, x->binds[i].loc) : RL_NO_TERM;
        if (!other || other == x->binds[i].val)
            continue;
        const struct rl_term_info mine = *rl_info(e, x->binds[i].val), theirs = *rl_info(e, other);
        if (mine.kind == RL_T_INT && theirs.kind == RL_T_INT && (mine.num < 0) != (theirs.num < 0))
            return true;
    }
    return false;
}

/* ---- joining -------------------------------------------------------------------------------- */

struct join {
    struct rl_engine *e;
    uint32_t block;
    struct rl_state *into, *from;
    bool widen, changed;
    bool blurred; /* a variable that was a failure's result on one side only is neither now */
};

static struct rl_range hull(struct rl_range x, struct rl_range y)
{
    return (struct rl_range){ MIN(x.lo, y.lo), MAX(x.hi, y.hi), x.nonzero && y.nonzero };
}

/* Gives the joined symbol VAL of INTO the facts of both sides. */
static void join_facts(struct join *j, rl_term val, rl_term mine, rl_term theirs)
{
    struct rl_range x = rl_range_of(j->e, j->into, mine), y = rl_range_of(j->e, j->from, theirs);
    struct rl_range r = hull(x, y);
    if (mine == val && j->widen) {
        if (r.lo < x.lo)
            r.lo = INT64_MIN;
        if (r.hi > x.hi)
            r.hi = INT64_MAX;
    }
    struct rl_fact *fact = rl_state_fact_make(j->into, val);
    if (mine != val || fact->lo != r.lo || fact->hi != r.hi || fact->nonzero != r.nonzero)
        j->changed = true;
    *fact = (struct rl_fact){ val, r.nonzero, r.lo, r.hi };
}

static rl_term value_at(struct join *j, struct rl_state *s, rl_term loc, const struct rl_type *type)
{
    rl_term val = rl_state_get(s, loc);
    return val ? val : rl_load(j->e, s, loc, type);
}

/* An object here, NULL there: the same object still, which may be NULL. */
static rl_term unless_null(const struct rl_engine *e, rl_term mine, rl_term theirs)
{
    const struct rl_term_info *x = rl_info(e, mine), *y = rl_info(e, theirs);
    bool x_null = x->kind == RL_T_INT && x->num == 0, y_null = y->kind == RL_T_INT && y->num == 0;
    if (x_null == y_null)
        return RL_NO_TERM;
    const struct rl_term_info *other = x_null ? y : x;
    bool symbol = other->kind == RL_T_PARAM || other->kind == RL_T_CALL || other->kind == RL_T_INIT;
    return symbol && other->object ? x_null ? theirs : mine : RL_NO_TERM;
}

/* A static object, or one of several. */
static bool is_static(const struct join *j, const struct rl_state *s, rl_term val)
{
    const struct rl_term_info *info = rl_info(j->e, val);
    const struct rl_ref *ref = rl_state_ref(s, val);
    if (info->kind == RL_T_JOIN)
        return ref && (ref->flags & RL_REF_LENT);
    return info->kind == RL_T_SINGLETON && rl_count_tracked(j->e, val) && (!ref || rl_ref_is_default(ref));
}

/* NULL, 0 or a negative number, for certain. */
static bool is_failure(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    return rl_range_of(e, s, val).hi <= 0;
}

static void join_at(struct join *j, rl_term loc)
{
    struct rl_engine *e = j->e;
    rl_term mine = rl_state_get(j->into, loc), theirs = rl_state_get(j->from, loc);
    if (mine == theirs)
        return;
    if (rl_info(e, loc)->kind == RL_T_TEMP && (!mine || !theirs)) {
        rl_state_unset(j->into, loc); /* dead on one side */
        return;
    }
    const struct rl_term_info known = *rl_info(e, mine ? mine : theirs);
    mine = value_at(j, j->into, loc, known.type);
    theirs = value_at(j, j->from, loc, known.type);
    if (mine == theirs)
        return;
    if (rl_info(e, theirs)->kind == RL_T_UNDEF)
        return;
    if (rl_info(e, mine)->kind == RL_T_UNDEF) {
        rl_state_set(j->into, loc, theirs);
        j->changed = true;
        return;
    }
    if (rl_is_null(e, j->into, mine) && rl_is_null(e, j->from, theirs)) {
        rl_term null = rl_term_int(e->terms, 0);
        j->changed = j->changed || mine != null;
        rl_state_set(j->into, loc, null);
        return;
    }
    bool failures = is_failure(e, j->into, mine) != is_failure(e, j->from, theirs);
    j->blurred = j->blurred || (rl_info(e, loc)->kind == RL_T_VAR && failures);
    rl_term kept = unless_null(e, mine, theirs);
    if (kept) {
        join_facts(j, kept, mine, theirs);
        rl_state_set(j->into, loc, kept);
        return;
    }
    bool object = rl_info(e, mine)->object || rl_info(e, theirs)->object;
    const struct rl_type *type = rl_info(e, mine)->type ? rl_info(e, mine)->type : rl_info(e, theirs)->type;
    rl_term val = rl_term_symbol(e->terms, RL_T_JOIN, j->block, loc, type, object);
    rl_raise_rename(e, j->into, mine, j->from, theirs, val);
    bool lent = is_static(j, j->into, mine) && is_static(j, j->from, theirs);
    join_facts(j, val, mine, theirs);
    if (lent)
        rl_state_ref_make(j->into, val)->flags |= RL_REF_LENT; /* whichever it is, it is borrowed */
    if (mine != val) {
        rl_state_set(j->into, loc, val);
        j->changed = true;
    }
}

/* Before the symbol of LOC is given a new meaning, what it meant in an earlier round is set apart. */
static void age_joins(struct join *j)
{
    struct rl_engine *e = j->e;
    uint32_t nfrom, ninto;
    unsigned char *in_from = rl_count_mentioned(e, j->from, &nfrom), *in_into = rl_count_mentioned(e, j->into, &ninto);
    for (uint32_t i = 0; i < j->from->nbinds; i++) {
        rl_term loc = j->from->binds[i].loc, theirs = j->from->binds[i].val;
        rl_term mine = rl_state_get(j->into, loc);
        if (mine == theirs)
            continue;
        rl_term val = rl_term_make(e->terms, &(struct rl_term_info){ .kind = RL_T_JOIN, .a = j->block, .b = loc });
        if (theirs != val && val < nfrom && in_from[val])
            rl_count_age(e, j->from, val);
        if (mine && mine != val && val < ninto && in_into[val])
            rl_count_age(e, j->into, val);
    }
    g_free(in_from);
    g_free(in_into);
}

static void join_other_facts(struct join *j)
{
    struct rl_engine *e = j->e;
    for (uint32_t i = j->into->nfacts; i-- > 0;) {
        struct rl_fact *fact = &j->into->facts[i];
        const struct rl_term_info *info = rl_info(e, fact->val);
        if (info->kind == RL_T_JOIN && info->a == j->block)
            continue;
        const struct rl_fact *other = rl_state_fact(j->from, fact->val);
        struct rl_range mine = { fact->lo, fact->hi, fact->nonzero };
        struct rl_range r = hull(mine, rl_range_of(e, j->from, fact->val));
        if (!other && (info->kind == RL_T_EXPR || info->kind == RL_T_HOLDS)) {
            rl_state_fact_drop(j->into, fact->val);
            j->changed = true;
            continue;
        }
        if (r.lo != mine.lo || r.hi != mine.hi || r.nonzero != mine.nonzero) {
            fact->lo = j->widen && r.lo < mine.lo ? INT64_MIN : r.lo;
            fact->hi = j->widen && r.hi > mine.hi ? INT64_MAX : r.hi;
            fact->nonzero = r.nonzero;
            j->changed = true;
        }
    }
    for (uint32_t i = 0; i < j->from->nfacts; i++) {
        rl_term val = j->from->facts[i].val;
        enum rl_term_class kind = rl_info(e, val)->kind;
        if (kind != RL_T_EXPR && kind != RL_T_HOLDS && !rl_state_fact(j->into, val)) {
            rl_forget_null(j->into, val); /* tested on one side: no test is owed */
            j->changed = true;
        }
    }
}

/* Borrowed from an object that may let go of it. */
static bool is_loan(const struct rl_ref *ref)
{
    return (ref->flags & RL_REF_LENT) && ref->owner && ref->delta == 0;
}

static void join_refs(struct join *j)
{
    for (uint32_t i = 0; i < j->from->nrefs; i++) {
        const struct rl_ref *theirs = &j->from->refs[i];
        struct rl_ref *mine = rl_state_ref(j->into, theirs->val);
        if (!mine) {
            if (rl_ref_is_default(theirs) && !(theirs->flags & (RL_REF_SHARED | RL_REF_NEW | RL_REF_WRITTEN | RL_REF_PASSED | RL_REF_LENT_OR_NULL)) && !is_loan(theirs))
                continue;
            mine = rl_state_ref_make(j->into, theirs->val);
            *mine = *theirs;
            if (is_loan(theirs))
                mine->flags = (mine->flags & ~(uint32_t)RL_REF_LENT) | RL_REF_LENT_OR_NULL;
            j->changed = true;
            continue;
        }
        uint32_t flags = mine->flags | (theirs->flags & (RL_REF_SHARED | RL_REF_ESCAPED | RL_REF_HELD | RL_REF_NEW | RL_REF_WRITTEN | RL_REF_PASSED |
                                                         RL_REF_REGISTERED));
        if (flags != mine->flags) {
            mine->flags = flags;
            if (flags & RL_REF_ESCAPED)
                mine->delta = 0;
            j->changed = true;
        }
        if (mine->owner != theirs->owner && mine->owner) {
            mine->owner = RL_NO_TERM;
            mine->flags |= RL_REF_SHARED;
            j->changed = true;
        }
    }
}

bool rl_merge(struct rl_engine *e, uint32_t block, struct rl_state *into, struct rl_state *from, bool widen)
{
    struct join j = { .e = e, .block = block, .into = into, .from = from, .widen = widen };
    age_joins(&j);
    rl_term *locs = g_new(rl_term, into->nbinds + from->nbinds + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < into->nbinds; i++)
        locs[n++] = into->binds[i].loc;
    for (uint32_t i = 0; i < from->nbinds; i++)
        if (!rl_state_get(into, from->binds[i].loc))
            locs[n++] = from->binds[i].loc;
    for (uint32_t i = 0; i < n; i++)
        join_at(&j, locs[i]);
    g_free(locs);
    join_other_facts(&j);
    join_refs(&j);
    bool exception = rl_raise_join(e, into, from, j.blurred);
    bool lost = into->gil != from->gil && into->gil != RL_GIL_WORD_UNCLEAR;
    if (lost)
        rl_gil_lose_track(into);
    return j.changed || exception || lost;
}
