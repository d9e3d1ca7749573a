/* Values and memory: what an operand, a place, a load and a store mean in a state. */
#include "analyzer/flow/engine.h"

#include <string.h>

static rl_term temp_loc(struct rl_engine *e, uint32_t temp)
{
    return rl_term_simple(e->terms, RL_T_TEMP, temp, 0);
}

rl_term rl_eval_val(struct rl_engine *e, struct rl_state *s, struct rl_val val)
{
    switch (val.kind) {
    case RL_VAL_INT:
        return rl_term_int(e->terms, val.num);
    case RL_VAL_STR:
        return rl_term_text(e->terms, RL_T_STR, 0, val.text);
    case RL_VAL_FUNC:
        return rl_term_text(e->terms, RL_T_FUNC, 0, val.text);
    case RL_VAL_TEMP: {
        rl_term known = rl_state_get(s, temp_loc(e, val.id));
        if (known)
            return known;
        break;
    }
    case RL_VAL_NONE:
    case RL_VAL_OPAQUE:
        break;
    }
    return rl_term_simple(e->terms, RL_T_OPAQUE, e->inst, 0);
}

rl_term rl_singleton(struct rl_engine *e, const char *name)
{
    const struct rl_api *api = rl_unit_api(e->unit, name);
    if (!api || api->kind != RL_API_SINGLETON)
        return RL_NO_TERM;
    return rl_term_make(e->terms, &(struct rl_term_info){ .kind = RL_T_SINGLETON, .text = api->name, .object = true });
}

/* ---- heads: the struct that another one begins with ------------------------------------- */

/* The head that LOC is, or NULL. */
static const struct rl_record *head_at(const struct rl_engine *e, rl_term loc)
{
    const struct rl_term_info *info = rl_info(e, loc);
    return info->kind == RL_T_FIELD ? rl_record_beginning(info->record, info->text) : NULL;
}

static bool has_field(const struct rl_record *record, const char *name)
{
    for (uint32_t i = 0; i < record->nfields; i++)
        if (record->fields[i].name && strcmp(record->fields[i].name, name) == 0)
            return true;
    return false;
}

rl_term rl_loc_field(struct rl_engine *e, rl_term loc, const char *field, const struct rl_record *record)
{
    while (head_at(e, loc) && !has_field(rl_info(e, loc)->record, field))
        loc = rl_info(e, loc)->a; /* p->head.x is ((struct head *)p)->x */
    return rl_term_make(e->terms, &(struct rl_term_info){ .kind = RL_T_FIELD, .a = loc, .text = field, .record = record });
}

rl_term rl_loc_begun(const struct rl_engine *e, rl_term loc, bool objects)
{
    const struct rl_record *head;
    while ((head = head_at(e, loc)) != NULL && (!objects || rl_record_is_object(head)))
        loc = rl_info(e, loc)->a;
    return loc;
}

/* A head is written as a whole: so is each of its fields, which are known as those of the struct that it begins. */
static void store_head(struct rl_engine *e, struct rl_state *s, rl_term loc, rl_term val)
{
    const struct rl_record *head = head_at(e, loc);
    bool zero = rl_info(e, val)->kind == RL_T_ZERO;
    for (uint32_t i = 0; head && i < head->nfields; i++) {
        const struct rl_type *type = head->fields[i].type;
        if (rl_field_is_anonymous(&head->fields[i]))
            continue;
        rl_term part = rl_loc_field(e, loc, head->fields[i].name, head);
        rl_store(e, s, part, zero ? val : rl_term_symbol(e->terms, RL_T_INIT, part, e->inst + 1, type, rl_type_is_object(type)), NULL);
    }
}

static rl_term step_loc(struct rl_engine *e, struct rl_state *s, rl_term loc, const struct rl_step *step)
{
    if (step->kind == RL_STEP_FIELD)
        return rl_loc_field(e, loc, step->field, step->record);
    rl_term index = rl_eval_val(e, s, step->index);
    const struct rl_term_info *info = rl_info(e, index);
    if (info->kind == RL_T_INT && info->num == 0 && rl_info(e, loc)->kind == RL_T_DEREF)
        return loc; /* p[0] is *p */
    return rl_term_simple(e->terms, RL_T_INDEX, loc, index);
}

rl_term rl_eval_place(struct rl_engine *e, struct rl_state *s, const struct rl_place *place)
{
    rl_term loc = RL_NO_TERM;
    switch (place->base) {
    case RL_BASE_VAR:
        loc = rl_term_simple(e->terms, RL_T_VAR, place->id, 0);
        break;
    case RL_BASE_GLOBAL:
        loc = rl_term_simple(e->terms, RL_T_GLOBAL, place->id, 0);
        break;
    case RL_BASE_MEM:
        loc = rl_term_deref(e->terms, rl_eval_val(e, s, place->mem));
        break;
    }
    for (uint32_t i = 0; i < place->nsteps; i++)
        loc = step_loc(e, s, loc, &place->steps[i]);
    return loc;
}

/* What a part of an aggregate holds when only the whole was set. */
static rl_term from_whole(struct rl_engine *e, const struct rl_state *s, rl_term loc)
{
    for (;;) {
        const struct rl_term_info *info = rl_info(e, loc);
        rl_term above = info->kind == RL_T_FIELD || info->kind == RL_T_INDEX ? info->a : RL_NO_TERM;
        if (!above)
            return RL_NO_TERM;
        rl_term val = rl_state_get(s, above);
        if (val)
            return rl_info(e, val)->kind == RL_T_ZERO ? rl_term_int(e->terms, 0) : val;
        loc = above;
    }
}

static rl_term initial_value(struct rl_engine *e, rl_term loc, const struct rl_type *type)
{
    const struct rl_term_info root = *rl_info(e, rl_term_root(e->terms, loc));
    bool object = rl_type_is_object(type);
    if (root.kind == RL_T_VAR) {
        if (root.a >= e->func->nparams)
            return rl_term_simple(e->terms, RL_T_UNDEF, 0, 0);
        if (rl_info(e, loc)->kind == RL_T_VAR)
            return rl_term_symbol(e->terms, RL_T_PARAM, root.a, 0, e->func->vars[root.a].type,
                                  rl_type_is_object(e->func->vars[root.a].type));
    }
    if (root.kind == RL_T_GLOBAL && rl_info(e, loc)->kind == RL_T_GLOBAL) {
        rl_term known = rl_singleton(e, e->unit->ir->globals[root.a].name);
        if (known)
            return known;
    }
    return rl_term_symbol(e->terms, RL_T_INIT, loc, 0, type, object);
}

/* With one state a block only the function's own variables are followed: what lies in memory is any value. */
static bool is_not_followed(const struct rl_engine *e, rl_term loc)
{
    return e->level == 3 && rl_info(e, rl_term_root(e->terms, loc))->kind != RL_T_VAR && rl_info(e, loc)->kind != RL_T_TEMP;
}

rl_term rl_load(struct rl_engine *e, struct rl_state *s, rl_term loc, const struct rl_type *type)
{
    if (is_not_followed(e, loc))
        return rl_term_symbol(e->terms, RL_T_OPAQUE, e->inst, RL_NO_TERM, type, rl_type_is_object(type));
    rl_term val = rl_state_get(s, loc);
    if (val && rl_info(e, val)->kind == RL_T_ZERO)
        return rl_term_int(e->terms, 0);
    if (val)
        return val;
    if (rl_info(e, loc)->kind == RL_T_INDEX && rl_drain(e, s, loc))
        return rl_term_symbol(e->terms, RL_T_OPAQUE, e->inst, loc, type, rl_type_is_object(type));
    val = from_whole(e, s, loc);
    if (val) {
        const struct rl_term_info *info = rl_info(e, val);
        if (info->kind == RL_T_INT)
            return val;
        return rl_term_symbol(e->terms, RL_T_INIT, loc, info->a, type, rl_type_is_object(type));
    }
    return initial_value(e, loc, type);
}

bool rl_is_own_memory(struct rl_engine *e, rl_term block)
{
    const struct rl_term_info *info = rl_info(e, block);
    if (info->kind == RL_T_AGED)
        info = rl_info(e, info->a);
    if (info->kind != RL_T_CALL || info->object)
        return false;
    if (info->b < 32 && e->inst_memory[info->a] >> info->b & 1)
        return true;
    const struct rl_api *api = e->inst_api[info->a];
    return api && (info->b != 0 || api->result == RL_RESULT_ALLOC);
}

bool rl_loc_is_shared(struct rl_engine *e, const struct rl_state *s, rl_term loc)
{
    const struct rl_term_info root = *rl_info(e, rl_term_root(e->terms, loc));
    switch ((int)root.kind) {
    case RL_T_VAR:
    case RL_T_TEMP:
        return false;
    case RL_T_DEREF: {
        rl_term block = rl_term_pointee(e->terms, root.a);
        if (!rl_is_own_memory(e, block))
            return true;
        const struct rl_ref *ref = rl_state_ref(s, block);
        return ref && (ref->flags & RL_REF_ESCAPED); /* memory of our own until it escapes */
    }
    default:
        return true;
    }
}

/* The parts of LOC are written with it. */
static void drop_parts(struct rl_engine *e, struct rl_state *s, rl_term loc)
{
    for (uint32_t i = s->nbinds; i-- > 0;) {
        rl_term part = s->binds[i].loc;
        if (part == loc || !rl_term_depends(e->terms, part, loc))
            continue;
        const struct rl_term_info *info = rl_info(e, part);
        while ((info->kind == RL_T_FIELD || info->kind == RL_T_INDEX) && info->a != loc)
            info = rl_info(e, info->a);
        if (info->kind != RL_T_FIELD && info->kind != RL_T_INDEX)
            continue; /* LOC is only an index or pointer in it */
        rl_term val = s->binds[i].val;
        rl_state_unset(s, part);
        rl_count_check(e, s, val, RL_LOSS_OVERWRITE, NULL);
        if (i > s->nbinds)
            i = s->nbinds;
    }
}

/* *param, or the buffer of the Py_buffer *param: what is put there is still ours until the exit. */
static bool is_out(struct rl_engine *e, rl_term loc)
{
    const struct rl_term_info *at = rl_info(e, rl_buffer_is_part(e, loc) ? rl_info(e, loc)->a : loc);
    return at->kind == RL_T_DEREF && rl_info(e, at->a)->kind == RL_T_PARAM;
}

/* Remembers where VAL is held, and by what name people know it: a variable's, else a field's. */
static void hold(struct rl_engine *e, struct rl_state *s, rl_term loc, rl_term val, const char *name, const struct rl_type *type)
{
    bool shared = rl_loc_is_shared(e, s, loc);
    const struct rl_term_info root = *rl_info(e, rl_term_root(e->terms, loc));
    if (shared && !is_out(e, loc) && rl_is_own_memory(e, rl_term_pointee(e->terms, val)))
        rl_count_escape(e, s, rl_term_pointee(e->terms, val)); /* others reach it now */
    if (root.kind == RL_T_TEMP || (root.kind == RL_T_VAR && e->func->vars[root.a].synthetic))
        return;
    bool must_own = root.kind == RL_T_GLOBAL ? rl_loc_must_own(e, s, loc) : root.kind == RL_T_DEREF && rl_loc_ownership(e, s, loc) == RL_OWNERSHIP_OWNED;
    struct rl_ref *ref = rl_state_ref(s, val);
    if (!ref && (shared || must_own) && rl_info(e, val)->object && rl_count_tracked(e, val))
        ref = rl_state_ref_make(s, val);
    if (!ref)
        return;
    if (!(ref->flags & RL_REF_HELD) || shared || !ref->name)
        rl_event_add(e, s, RL_EVENT_HOLD, val, NULL, name);
    ref->flags |= RL_REF_HELD;
    if (root.kind == RL_T_VAR || !ref->name)
        ref->name = root.kind == RL_T_VAR ? name : rl_variable_of(e, s, val, name);
    if (must_own && (!type || rl_type_is_object(type)))
        ref->flags |= RL_REF_KEPT;
}

/* A destructor finds its way to LOC: a global, or part of an object or of a module's state. What a plain pointer leads to may
 * be a variable of the caller. */
static bool is_in_reach(struct rl_engine *e, rl_term loc)
{
    const struct rl_term_info root = *rl_info(e, rl_term_root(e->terms, loc));
    if (root.kind != RL_T_DEREF || loc == rl_term_root(e->terms, loc))
        return root.kind == RL_T_GLOBAL;
    const struct rl_term_info pointer = *rl_info(e, root.a);
    return pointer.object || pointer.kind == RL_T_INIT || (pointer.kind == RL_T_CALL && pointer.b == 0);
}

/* The field was released while it still showed what it held: a destructor that runs then can see it. */
static void tell_early_release(struct rl_engine *e, struct rl_state *s, rl_term loc, rl_term old, const char *name)
{
    const struct rl_term_info info = *rl_info(e, old);
    const struct rl_ref *ref = rl_state_ref(s, old);
    if (e->clearing || info.kind != RL_T_INIT || info.a != loc || !ref || ref->delta >= 0 || (ref->flags & (RL_REF_ESCAPED | RL_REF_MEMORY)))
        return;
    if (!rl_loc_is_shared(e, s, loc) || e->contract == RL_CONTRACT_DESTRUCTOR || rl_count_known_static(e, s, old))
        return;
    rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_EARLY_RELEASE, .object = old, .target = name,
                                            .confidence = is_in_reach(e, loc) ? RL_LIKELY : RL_GUESS });
}

void rl_store(struct rl_engine *e, struct rl_state *s, rl_term loc, rl_term val, const struct rl_place *place)
{
    if (is_not_followed(e, loc)) {
        rl_count_escape(e, s, val);
        return;
    }
    rl_term old = rl_load(e, s, loc, place ? place->type : NULL);
    const char *name = place && place->spelling ? place->spelling : rl_loc_name(e, loc);
    if (!place || place->type == NULL || place->type->kind == RL_TYPE_RECORD || place->type->kind == RL_TYPE_ARRAY)
        drop_parts(e, s, loc);
    rl_state_set(s, loc, val);
    store_head(e, s, loc, val);
    hold(e, s, loc, val, name, place ? place->type : NULL);
    e->overwritten = loc;
    if (rl_is_null(e, s, val))
        rl_holds_emptied(e, s, loc);
    tell_early_release(e, s, loc, old, name);
    if (old != val)
        rl_count_check(e, s, old, RL_LOSS_OVERWRITE, name);
}

/* The instruction is executed again, and puts something else below ROOT: what was released there is what an earlier round had
 * found, and has the same name. */
static void forget_round(struct rl_engine *e, struct rl_state *s, rl_term root)
{
    for (uint32_t i = s->nrefs; i-- > 0;) {
        const struct rl_term_info val = *rl_info(e, s->refs[i].val);
        if (val.kind == RL_T_INIT && val.b == e->inst + 1 && s->refs[i].delta < 0 && rl_term_depends(e->terms, val.a, root))
            rl_state_ref_drop(s, s->refs[i].val);
    }
}

/* Values that were read from below ROOT are no longer known to be there. */
static void moved_out(struct rl_engine *e, struct rl_state *s, rl_term root)
{
    for (uint32_t i = 0; i < s->nbinds; i++) {
        const struct rl_term_info val = *rl_info(e, s->binds[i].val);
        if (val.kind != RL_T_INIT || !rl_term_depends(e->terms, val.a, root) || rl_state_get(s, val.a))
            continue;
        rl_state_set(s, val.a, rl_term_symbol(e->terms, RL_T_INIT, val.a, e->inst + 1, val.type, val.object));
        i = 0;
    }
    for (uint32_t i = 0; i < s->nrefs; i++) { /* what was released there, and is named nowhere else */
        const struct rl_term_info val = *rl_info(e, s->refs[i].val);
        if (val.kind == RL_T_INIT && rl_term_depends(e->terms, val.a, root) && !rl_state_get(s, val.a))
            rl_state_set(s, val.a, rl_term_symbol(e->terms, RL_T_INIT, val.a, e->inst + 1, val.type, val.object));
    }
}

void rl_havoc(struct rl_engine *e, struct rl_state *s, rl_term root)
{
    while (rl_info(e, root)->kind == RL_T_INDEX)
        root = rl_info(e, root)->a; /* its neighbours are within reach */
    const struct rl_record *head = head_at(e, root);
    for (uint32_t i = 0; head && i < head->nfields; i++)
        if (!rl_field_is_anonymous(&head->fields[i]))
            rl_havoc(e, s, rl_loc_field(e, root, head->fields[i].name, head));
    forget_round(e, s, root);
    moved_out(e, s, root);
    for (uint32_t i = s->nbinds; i-- > 0;) {
        rl_term loc = s->binds[i].loc;
        if (rl_info(e, loc)->kind == RL_T_TEMP || !rl_term_depends(e->terms, loc, root))
            continue;
        rl_count_escape(e, s, s->binds[i].val);
        const struct rl_term_info val = *rl_info(e, s->binds[i].val);
        struct rl_ref *lasting = val.kind == RL_T_SINGLETON ? rl_state_ref(s, s->binds[i].val) : NULL;
        if (lasting)
            lasting->flags |= RL_REF_ESCAPED;
        s->binds[i].val = rl_term_symbol(e->terms, RL_T_INIT, loc, e->inst + 1, val.type, val.object);
    }
}

/* ---- expressions -------------------------------------------------------------------- */

static bool fold(enum rl_op op, int64_t a, int64_t b, int64_t *out)
{
    uint64_t x = (uint64_t)a, y = (uint64_t)b;
    switch ((int)op) {
    case RL_OP_ADD: *out = (int64_t)(x + y); return true;
    case RL_OP_SUB: *out = (int64_t)(x - y); return true;
    case RL_OP_MUL: *out = (int64_t)(x * y); return true;
    case RL_OP_DIV: if (b == 0 || b == -1) return false; *out = a / b; return true;
    case RL_OP_REM: if (b == 0 || b == -1) return false; *out = a % b; return true;
    case RL_OP_SHL: if (b < 0 || b > 62) return false; *out = (int64_t)(x << y); return true;
    case RL_OP_SHR: if (b < 0 || b > 62) return false; *out = a >> b; return true;
    case RL_OP_AND: *out = a & b; return true;
    case RL_OP_OR: *out = a | b; return true;
    case RL_OP_XOR: *out = a ^ b; return true;
    case RL_OP_EQ: *out = a == b; return true;
    case RL_OP_NE: *out = a != b; return true;
    case RL_OP_LT: *out = a < b; return true;
    case RL_OP_LE: *out = a <= b; return true;
    case RL_OP_GT: *out = a > b; return true;
    case RL_OP_GE: *out = a >= b; return true;
    default: return false;
    }
}

static bool is_compare(enum rl_op op)
{
    return op >= RL_OP_EQ && op <= RL_OP_GE;
}

static enum rl_op mirrored(enum rl_op op)
{
    switch ((int)op) {
    case RL_OP_LT: return RL_OP_GT;
    case RL_OP_LE: return RL_OP_GE;
    case RL_OP_GT: return RL_OP_LT;
    case RL_OP_GE: return RL_OP_LE;
    default: return op;
    }
}

/* The comparison's outcome where ranges decide it: 0, 1, or -1. */
static int decide(struct rl_range a, enum rl_op op, struct rl_range b)
{
    bool below = a.hi < b.lo, above = a.lo > b.hi;
    bool apart = below || above || (a.nonzero && b.lo == 0 && b.hi == 0) || (b.nonzero && a.lo == 0 && a.hi == 0);
    bool same = a.lo == a.hi && b.lo == b.hi && a.lo == b.lo;
    switch ((int)op) {
    case RL_OP_EQ: return same ? 1 : apart ? 0 : -1;
    case RL_OP_NE: return same ? 0 : apart ? 1 : -1;
    case RL_OP_LT: return below ? 1 : a.lo >= b.hi ? 0 : -1;
    case RL_OP_GE: return below ? 0 : a.lo >= b.hi ? 1 : -1;
    case RL_OP_GT: return above ? 1 : a.hi <= b.lo ? 0 : -1;
    case RL_OP_LE: return above ? 0 : a.hi <= b.lo ? 1 : -1;
    default: return -1;
    }
}

static bool is_static_object(const struct rl_term_info *info)
{
    return info->kind == RL_T_SINGLETON || info->kind == RL_T_ADDR;
}

/* What a constructor or allocator has just made is none of the static objects, and nothing that was there before. */
static bool is_other(struct rl_engine *e, const struct rl_state *s, rl_term fresh, rl_term other)
{
    const struct rl_ref *ref = rl_state_ref(s, fresh), *its = rl_state_ref(s, other);
    if (!ref || !(ref->flags & RL_REF_FRESH) || fresh == other)
        return false;
    const struct rl_term_info *info = rl_info(e, other);
    if (is_static_object(info) || (its && (its->flags & RL_REF_FRESH)))
        return true;
    const struct rl_term_info *made = rl_info(e, fresh);
    bool earlier = info->kind == RL_T_CALL && made->kind == RL_T_CALL && !info->object && info->a < made->a;
    return (ref->flags & RL_REF_MEMORY) && (info->kind == RL_T_PARAM || info->kind == RL_T_INIT || earlier);
}

rl_term rl_eval_binary(struct rl_engine *e, struct rl_state *s, enum rl_op op, rl_term a, rl_term b)
{
    const struct rl_term_info x = *rl_info(e, a), y = *rl_info(e, b);
    int64_t num;
    if (x.kind == RL_T_INT && y.kind == RL_T_INT && fold(op, x.num, y.num, &num))
        return rl_term_int(e->terms, num);
    if (is_compare(op)) {
        bool unordered = (a > b && (op == RL_OP_EQ || op == RL_OP_NE)) || op == RL_OP_GT || op == RL_OP_GE;
        if (x.kind == RL_T_INT || (y.kind != RL_T_INT && unordered)) { /* one spelling for each comparison */
            rl_term swap = a;
            a = b;
            b = swap;
            op = mirrored(op);
        }
        int known = a == b && rl_info(e, a)->kind != RL_T_UNDEF
                        ? op == RL_OP_EQ || op == RL_OP_LE || op == RL_OP_GE
                        : decide(rl_range_of(e, s, a), op, rl_range_of(e, s, b));
        if (known < 0 && a != b && ((is_static_object(&x) && is_static_object(&y)) || is_other(e, s, a, b) || is_other(e, s, b, a)))
            known = op == RL_OP_NE;
        if (known >= 0)
            return rl_term_int(e->terms, known);
    } else if (y.kind == RL_T_INT && y.num == 0 && (op == RL_OP_ADD || op == RL_OP_SUB || op == RL_OP_OR)) {
        return a;
    } else if ((op == RL_OP_ADD || op == RL_OP_MUL) && x.kind == RL_T_INT) {
        rl_term swap = a;
        a = b;
        b = swap;
    }
    rl_term expr = rl_term_make(e->terms, &(struct rl_term_info){ .kind = RL_T_EXPR, .op = op, .a = a, .b = b });
    const struct rl_fact *fact = rl_state_fact(s, expr);
    if (fact && fact->lo == fact->hi)
        return rl_term_int(e->terms, fact->lo);
    return expr;
}

rl_term rl_eval_unary(struct rl_engine *e, struct rl_state *s, enum rl_op op, rl_term a)
{
    const struct rl_term_info x = *rl_info(e, a);
    if (x.kind == RL_T_INT)
        return rl_term_int(e->terms, op == RL_OP_NEG ? (int64_t)(0 - (uint64_t)x.num) : op == RL_OP_NOT ? !x.num : ~x.num);
    if (op == RL_OP_NOT)
        return rl_eval_binary(e, s, RL_OP_EQ, a, rl_term_int(e->terms, 0));
    return rl_term_make(e->terms, &(struct rl_term_info){ .kind = RL_T_EXPR, .op = op, .a = a });
}
