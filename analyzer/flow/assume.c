/* Conditions: what a branch taken tells of values. */
#include "analyzer/flow/engine.h"

static const struct rl_range EVERYTHING = { INT64_MIN, INT64_MAX, false };

struct rl_range rl_range_of(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    const struct rl_term_info *info = rl_info(e, val);
    switch ((int)info->kind) {
    case RL_T_INT:
        return (struct rl_range){ info->num, info->num, info->num != 0 };
    case RL_T_STR: case RL_T_FUNC: case RL_T_SINGLETON:
        return (struct rl_range){ INT64_MIN, INT64_MAX, true };
    case RL_T_ADDR: {
        const struct rl_term_info *root = rl_info(e, rl_term_root(e->terms, info->a));
        return (struct rl_range){ INT64_MIN, INT64_MAX, root->kind != RL_T_DEREF || root->a != RL_NO_TERM };
    }
    default:
        break;
    }
    const struct rl_fact *fact = rl_state_fact(s, val);
    if (fact)
        return (struct rl_range){ fact->lo, fact->hi, fact->nonzero || fact->lo > 0 || fact->hi < 0 };
    if (info->kind == RL_T_EXPR && ((info->op >= RL_OP_EQ && info->op <= RL_OP_GE) || info->op == RL_OP_NOT))
        return (struct rl_range){ 0, 1, false };
    if (info->kind == RL_T_EXPR && info->op == RL_OP_ADD && rl_info(e, info->b)->kind == RL_T_INT) {
        const struct rl_type *type = rl_info(e, info->a)->type;
        struct rl_range r = rl_range_of(e, s, info->a);
        if (type && type->kind == RL_TYPE_POINTER)
            return (struct rl_range){ INT64_MIN, INT64_MAX, true }; /* within an array, or just behind it */
        int64_t by = rl_info(e, info->b)->num;
        if (r.lo > INT64_MIN / 2 && r.hi < INT64_MAX / 2 && by > -1000000 && by < 1000000)
            return (struct rl_range){ r.lo + by, r.hi + by, false };
        if (r.lo > INT64_MIN / 2 && by > 0 && by < 1000000)
            return (struct rl_range){ r.lo + by, INT64_MAX, false }; /* counters do not overflow */
    }
    return EVERYTHING;
}

bool rl_is_null(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    struct rl_range r = rl_range_of(e, s, val);
    return r.lo == 0 && r.hi == 0;
}

bool rl_is_nonnull(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    struct rl_range r = rl_range_of(e, s, val);
    return r.nonzero || r.lo > 0 || r.hi < 0;
}

void rl_forget_null(struct rl_state *s, rl_term val)
{
    rl_state_fact_make(s, val);
}

static enum rl_op negated(enum rl_op op)
{
    switch ((int)op) {
    case RL_OP_EQ: return RL_OP_NE;
    case RL_OP_NE: return RL_OP_EQ;
    case RL_OP_LT: return RL_OP_GE;
    case RL_OP_GE: return RL_OP_LT;
    case RL_OP_GT: return RL_OP_LE;
    case RL_OP_LE: return RL_OP_GT;
    default: return op;
    }
}

/* Narrows R by `value op n`; false when nothing is left. */
static bool narrow(struct rl_range *r, enum rl_op op, int64_t n)
{
    switch ((int)op) {
    case RL_OP_EQ:
        if (n < r->lo || n > r->hi || (n == 0 && r->nonzero))
            return false;
        r->lo = r->hi = n;
        break;
    case RL_OP_NE:
        if (r->lo == n && r->hi == n)
            return false;
        if (n == 0)
            r->nonzero = true;
        if (r->lo == n)
            r->lo++;
        else if (r->hi == n)
            r->hi--;
        break;
    case RL_OP_LT:
        if (n == INT64_MIN)
            return false;
        r->hi = MIN(r->hi, n - 1);
        break;
    case RL_OP_LE:
        r->hi = MIN(r->hi, n);
        break;
    case RL_OP_GT:
        if (n == INT64_MAX)
            return false;
        r->lo = MAX(r->lo, n + 1);
        break;
    case RL_OP_GE:
        r->lo = MAX(r->lo, n);
        break;
    default:
        return true;
    }
    if (r->nonzero && r->lo == 0)
        r->lo = 1;
    if (r->nonzero && r->hi == 0)
        r->hi = -1;
    return r->lo <= r->hi;
}

/* Whether the range R of a call's result means that the call failed. */
static bool means_failure(const struct rl_api *api, struct rl_range r)
{
    switch (api->failure) {
    case RL_FAIL_NULL: case RL_FAIL_ZERO:
        return r.lo == 0 && r.hi == 0;
    case RL_FAIL_NEGATIVE:
        return r.hi < 0;
    case RL_FAIL_NONZERO:
        return r.nonzero;
    case RL_FAIL_NEVER: case RL_FAIL_AMBIGUOUS:
        return false;
    }
    return false;
}

static void note_failure(struct rl_engine *e, struct rl_state *s, rl_term val, struct rl_range r)
{
    const struct rl_term_info *info = rl_info(e, val);
    if (info->kind == RL_T_AGED)
        info = rl_info(e, info->a);
    if (info->kind != RL_T_CALL || info->b != 0)
        return;
    const struct rl_api *api = e->inst_api[info->a];
    if (!api) {
        if (info->object && r.lo == 0 && r.hi == 0)
            s->failed = true; /* a function that returns objects says failure with NULL */
        return;
    }
    if (api->exception == RL_EXC_TESTS && (r.nonzero || r.hi == 0)) {
        s->failed = r.nonzero;
        return;
    }
    if (!means_failure(api, r))
        return;
    if (api->exception == RL_EXC_ON_FAILURE || api->exception == RL_EXC_ALWAYS)
        s->failed = true;
    rl_event_add(e, s, RL_EVENT_FAILED, val, api->name, NULL);
}

/* The object VAL is not there on this path: no account, and every copy is NULL. */
static void became_null(struct rl_engine *e, struct rl_state *s, rl_term val)
{
    rl_term null = rl_term_int(e->terms, 0);
    if (rl_state_ref(s, val))
        rl_event_add(e, s, RL_EVENT_NULL, val, NULL, NULL);
    rl_count_owner_gone(e, s, val); /* what was to keep them dropped them */
    rl_state_ref_drop(s, val);
    for (uint32_t i = 0; i < s->nbinds; i++)
        if (s->binds[i].val == val)
            s->binds[i].val = null;
}

static bool is_symbol(const struct rl_term_info *info)
{
    switch ((int)info->kind) {
    case RL_T_PARAM: case RL_T_CALL: case RL_T_INIT: case RL_T_JOIN: case RL_T_AGED: case RL_T_OPAQUE:
        return true;
    default:
        return false;
    }
}

/* The first page of memory holds no object: `(PyObject *)1` is a number that stands where an object may stand. */
enum { FIRST_PAGE = 4096 };

/* What is known of an object's address before anything is asked: addresses are not negative. */
static void bound_address(struct rl_engine *e, const struct rl_state *s, rl_term val, struct rl_range *r)
{
    const struct rl_ref *ref = rl_state_ref(s, val);
    bool made = rl_info(e, val)->kind == RL_T_SINGLETON || (ref && (ref->flags & RL_REF_NEW));
    r->lo = MAX(r->lo, made && r->nonzero ? FIRST_PAGE : 0);
}

static bool compare_number(struct rl_engine *e, struct rl_state *s, enum rl_op op, rl_term val, int64_t n)
{
    struct rl_range r = rl_range_of(e, s, val);
    const struct rl_term_info *info = rl_info(e, val);
    bool as_number = info->object && n != 0;
    if (as_number)
        bound_address(e, s, val, &r);
    if (!narrow(&r, op, n))
        return false;
    if (as_number && r.lo > 0 && r.hi < FIRST_PAGE)
        rl_count_escape(e, s, val);
    if (info->kind == RL_T_INT || info->kind == RL_T_UNDEF)
        return true;
    if (info->kind == RL_T_EXPR && (e->off & RL_FLOW_NO_CONDITIONS))
        return true;
    if ((e->off & RL_FLOW_NO_NULLS) && is_symbol(info) && info->object)
        return true;
    struct rl_fact *fact = rl_state_fact_make(s, val);
    fact->lo = r.lo;
    fact->hi = r.hi;
    fact->nonzero = r.nonzero;
    note_failure(e, s, val, r);
    rl_raise_tested(e, s, val, op, n, r);
    const struct rl_type *type = rl_info(e, val)->type;
    bool nothing = (r.lo == 0 && r.hi == 0 && type && type->kind == RL_TYPE_POINTER) || r.hi < 0; /* no object, no length */
    if (nothing && rl_info(e, val)->kind == RL_T_INIT)
        rl_buffer_absent(e, s, rl_info(e, val)->a);
    if (r.lo == 0 && r.hi == 0 && is_symbol(rl_info(e, val)))
        became_null(e, s, val);
    return true;
}

/* Two names, one object: its count is the sum of both accounts, and whose release is meant cannot be told from names.
 * A static object has no account that matters, from the version on that makes it immortal. */
static void unify(struct rl_engine *e, struct rl_state *s, rl_term a, rl_term b)
{
    if (e->off & RL_FLOW_NO_EQUALITIES)
        return;
    bool a_static = rl_info(e, a)->kind == RL_T_SINGLETON || rl_info(e, a)->kind == RL_T_ADDR;
    bool b_static = rl_info(e, b)->kind == RL_T_SINGLETON || rl_info(e, b)->kind == RL_T_ADDR;
    bool counted = e->unit->options->python < 0x030c || (e->off & RL_FLOW_NO_IMMORTAL);
    if ((a_static || b_static) && counted)
        return;
    rl_count_escape(e, s, a);
    rl_count_escape(e, s, b);
}

/* Two integers are equal: one name serves for both. */
static void unify_numbers(struct rl_engine *e, struct rl_state *s, rl_term a, rl_term b)
{
    for (uint32_t i = 0; i < s->nbinds && !(e->off & RL_FLOW_NO_EQUALITIES); i++)
        if (s->binds[i].val == MAX(a, b))
            s->binds[i].val = MIN(a, b);
}

static bool is_object_like(struct rl_engine *e, rl_term val)
{
    const struct rl_term_info *info = rl_info(e, val);
    return info->object || info->kind == RL_T_SINGLETON || info->kind == RL_T_ADDR;
}

static bool is_number(const struct rl_term_info *info)
{
    return is_symbol(info) && !info->object && info->type && info->type->kind == RL_TYPE_INT;
}

bool rl_assume_compare(struct rl_engine *e, struct rl_state *s, enum rl_op op, rl_term a, rl_term b)
{
    const struct rl_term_info x = *rl_info(e, a), y = *rl_info(e, b);
    bool asks = x.kind == RL_T_EXPR && ((x.op >= RL_OP_EQ && x.op <= RL_OP_GE) || x.op == RL_OP_NOT);
    if (asks && y.kind == RL_T_INT && (y.num == 0 || y.num == 1) && (op == RL_OP_EQ || op == RL_OP_NE))
        return rl_assume(e, s, a, (y.num == 1) == (op == RL_OP_EQ)); /* `(x == NULL) == 0` */
    if (y.kind == RL_T_INT)
        return compare_number(e, s, op, a, y.num);
    rl_term known = rl_eval_binary(e, s, op, a, b);
    const struct rl_term_info k = *rl_info(e, known);
    if (k.kind == RL_T_INT)
        return k.num != 0;
    if (!(e->off & RL_FLOW_NO_CONDITIONS)) {
        struct rl_fact *fact = rl_state_fact_make(s, known);
        fact->lo = fact->hi = 1;
        rl_term inverse = rl_term_make(
            e->terms, &(struct rl_term_info){ .kind = RL_T_EXPR, .op = negated(k.op), .a = k.a, .b = k.b });
        fact = rl_state_fact_make(s, inverse);
        fact->lo = fact->hi = 0;
    }
    if (op == RL_OP_EQ && (y.kind == RL_T_SINGLETON || y.kind == RL_T_ADDR) && is_symbol(&x))
        rl_state_fact_make(s, a)->nonzero = true;
    if (op == RL_OP_EQ && (x.kind == RL_T_SINGLETON || x.kind == RL_T_ADDR) && is_symbol(&y))
        rl_state_fact_make(s, b)->nonzero = true;
    if (op == RL_OP_EQ && is_number(&x) && is_number(&y))
        unify_numbers(e, s, a, b);
    if (op == RL_OP_EQ && is_object_like(e, a) && is_object_like(e, b) && (is_symbol(&x) || is_symbol(&y)))
        unify(e, s, a, b);
    return true;
}

bool rl_assume(struct rl_engine *e, struct rl_state *s, rl_term val, bool truth)
{
    const struct rl_term_info info = *rl_info(e, val);
    switch ((int)info.kind) {
    case RL_T_INT:
        return (info.num != 0) == truth;
    case RL_T_STR: case RL_T_FUNC: case RL_T_SINGLETON:
        return truth;
    case RL_T_UNDEF:
        return true;
    case RL_T_EXPR:
        if (info.op == RL_OP_NOT)
            return rl_assume(e, s, info.a, !truth);
        if (info.op >= RL_OP_EQ && info.op <= RL_OP_GE)
            return rl_assume_compare(e, s, truth ? info.op : negated(info.op), info.a, info.b);
        break;
    default:
        break;
    }
    return compare_number(e, s, truth ? RL_OP_NE : RL_OP_EQ, val, 0);
}
