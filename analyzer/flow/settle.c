/* Settling an account: when the last handle on an object is lost, and at the exit. */
#include "analyzer/flow/engine.h"
#include "analyzer/flow/summarise.h"

/* True while something that the function can still name leads to VAL. */
static bool has_handle(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    for (uint32_t i = 0; i < s->nbinds; i++)
        if (rl_term_pointee(e->terms, s->binds[i].val) == val)
            return true;
    const struct rl_term_info *info = rl_info(e, val);
    if (info->kind == RL_T_INIT && !rl_state_get(s, info->a))
        return true; /* it is where it was */
    const struct rl_ref *ref = rl_state_ref(s, val);
    if (ref && (ref->flags & RL_REF_NEW) && info->kind != RL_T_PARAM)
        return false;
    return info->kind == RL_T_PARAM || info->kind == RL_T_SINGLETON || info->kind == RL_T_ADDR;
}

/* Owning holders, memory of our own included: what it holds is not lost while it is there. */
static int holders(struct rl_engine *e, const struct rl_state *s, const struct rl_ref *ref, int *entry)
{
    int now = rl_count_holders(e, s, ref->val, entry);
    if (e->off & RL_FLOW_NO_HOLDERS)
        return 0;
    for (uint32_t i = 0; i < s->nbinds; i++) {
        rl_term loc = s->binds[i].loc;
        if (s->binds[i].val == ref->val && !rl_loc_is_shared(e, s, loc) &&
            rl_info(e, rl_term_root(e->terms, loc))->kind == RL_T_DEREF)
            now++;
    }
    return now;
}

/* Whether claims about parameters are ours to make: only where a table says how the function is called, or an annotation that
 * the caller gives this one away. */
static bool claims_on(struct rl_engine *e, const struct rl_ref *ref)
{
    const struct rl_term_info *info = rl_info(e, ref->val);
    if (info->kind != RL_T_PARAM || e->contract >= RL_CONTRACT_CALLBACK)
        return true;
    if (info->a < 64 && (e->given >> info->a & 1))
        return true;
    return info->a == 0 && ref->delta < 0 && e->is_method;
}

/* True for a part of an array whose index is not a constant. */
static bool is_element(struct rl_engine *e, rl_term loc)
{
    for (;;) {
        const struct rl_term_info *info = rl_info(e, loc);
        if (info->kind == RL_T_INDEX)
            return rl_info(e, info->b)->kind != RL_T_INT;
        if (info->kind != RL_T_FIELD)
            return false;
        loc = info->a;
    }
}

static bool is_field(struct rl_engine *e, rl_term loc)
{
    return loc && rl_info(e, rl_term_root(e->terms, loc))->kind != RL_T_VAR;
}

static void told_lost(struct rl_engine *e, struct rl_state *s, const struct rl_ref *ref, int surplus, enum rl_loss loss,
                      const char *target, bool failing)
{
    const struct rl_term_info info = *rl_info(e, ref->val);
    enum rl_confidence_level confidence = RL_SURE;
    int entry;
    if (info.kind == RL_T_JOIN || info.kind == RL_T_OPAQUE)
        confidence = RL_GUESS;
    else if (!(ref->flags & RL_REF_NEW) && (ref->flags & RL_REF_UNKNOWN_USER))
        confidence = RL_GUESS; /* it may have been retained for the sake of a callee that steals */
    else if ((info.kind == RL_T_SINGLETON || info.kind == RL_T_ADDR) && rl_count_holders(e, s, ref->val, &entry) > 0)
        confidence = RL_GUESS; /* static objects: equal values in many places, and no harm done */
    else if (info.kind == RL_T_INIT && !(ref->flags & RL_REF_TAKEN))
        confidence = RL_GUESS; /* the count of the field or global that holds it may be meant */
    else if (!(ref->flags & RL_REF_NEW) && info.kind != RL_T_SINGLETON)
        confidence = RL_LIKELY;
    if ((ref->flags & RL_REF_NEW) && ref->retains > 0 && rl_count_known_static(e, s, ref->val))
        confidence = RL_GUESS; /* `if (x == Py_NotImplemented) Py_INCREF(x);`: a new one is hardly ever that */
    if (loss == RL_LOSS_OVERWRITE && (ref->flags & RL_REF_UNKNOWN_USER) && confidence > RL_LIKELY)
        confidence = RL_GUESS; /* `x = f(x)`, and nothing is known of f: it may have consumed x */
    rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_LOST, .object = ref->val, .loss = loss, .surplus = surplus,
                                            .failure_path = failing, .target = target, .confidence = confidence,
                                            .into_field = loss == RL_LOSS_OVERWRITE && is_field(e, e->overwritten),
                                            .in_loop = (ref->flags & RL_REF_AGED) != 0 });
}

/* The last release or theft of VAL. */
static const struct rl_event *last_departure(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    const struct rl_event *event = s->trail;
    if (rl_info(e, val)->kind == RL_T_AGED)
        val = rl_info(e, val)->a; /* it had this name then */
    while (event && !(event->object == val && (event->kind == RL_EVENT_RELEASE || event->kind == RL_EVENT_STEAL)))
        event = event->before;
    return event;
}

/* A model says that the reference is borrowed, not only the summary of a function. */
static bool sure_of_loan(struct rl_engine *e, rl_term val)
{
    const struct rl_term_info *info = rl_info(e, val);
    if (info->kind == RL_T_AGED)
        info = rl_info(e, info->a);
    const struct rl_ref *ref = rl_state_ref(e->current, val);
    return info->kind != RL_T_CALL || !ref || !(ref->flags & RL_REF_LENT) || !(ref->flags & RL_REF_GUESSED);
}

static void told_below(struct rl_engine *e, struct rl_state *s, const struct rl_ref *ref, int missing)
{
    const struct rl_term_info *info = rl_info(e, ref->val);
    if (info->kind == RL_T_AGED)
        info = rl_info(e, info->a);
    bool known = info->kind != RL_T_CALL || (ref->flags & (RL_REF_NEW | RL_REF_LENT));
    if (info->kind == RL_T_JOIN || info->kind == RL_T_OPAQUE || !known)
        return; /* one of several objects: another of them may have paid */
    const struct rl_event *event = last_departure(e, s, ref->val);
    bool given = event && event->kind == RL_EVENT_STEAL;
    bool unclear = info->kind == RL_T_INIT && is_element(e, info->a); /* which element is meant cannot be told */
    rl_observe(e, s, &(struct rl_sighting){ .kind = given ? RL_OBS_STEAL_BORROWED : RL_OBS_OVER_RELEASE,
                                            .object = ref->val, .surplus = missing,
                                            .confidence = sure_of_loan(e, ref->val) && !unclear ? RL_LIKELY : RL_GUESS,
                                            .user = event ? event->api : NULL,
                                            .loc = event ? event->loc : (struct rl_loc){ 0 } });
}

bool rl_loc_must_own(struct rl_engine *e, const struct rl_state *s, rl_term loc)
{
    if (!rl_loc_is_shared(e, s, loc))
        return false;
    return (rl_info(e, loc)->kind == RL_T_GLOBAL && !e->module_init) || rl_loc_ownership(e, s, loc) == RL_OWNERSHIP_OWNED;
}

/* A field or global that outlives the function, holds VAL now and not at entry, and must own it: the unit releases it
 * somewhere, or it is a global, which nothing else keeps alive. */
static rl_term owning_holder(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    const struct rl_term_info info = *rl_info(e, val);
    for (uint32_t i = 0; i < s->nbinds; i++) {
        rl_term loc = s->binds[i].loc;
        bool own_part = rl_term_root(e->terms, loc) == rl_term_deref(e->terms, val); /* the head of a ring, with no links */
        if (s->binds[i].val == val && !own_part && !(info.kind == RL_T_INIT && info.a == loc) && rl_loc_must_own(e, s, loc))
            return loc;
    }
    return RL_NO_TERM;
}

/* A parameter, or what a model says is borrowed: not a value that was taken out of another field, where it had its count. */
static bool is_plain_loan(struct rl_engine *e, const struct rl_ref *ref)
{
    enum rl_term_class kind = rl_info(e, ref->val)->kind;
    return kind == RL_T_PARAM || (kind == RL_T_CALL && (ref->flags & RL_REF_LENT) && !(ref->flags & RL_REF_GUESSED));
}

/* The only reference to what was made here went to a thief. */
static bool is_given_away(struct rl_engine *e, const struct rl_ref *ref)
{
    const uint32_t wanted = RL_REF_NEW | RL_REF_GIVEN;
    return rl_info(e, ref->val)->kind == RL_T_CALL && ref->delta == 0 && (ref->flags & (wanted | RL_REF_GUESSED)) == wanted;
}

/* What such a holder keeps was never retained, or its reference went to a thief. */
static void told_stored(struct rl_engine *e, struct rl_state *s, const struct rl_ref *ref)
{
    rl_term holder = ref->flags & RL_REF_KEPT ? owning_holder(e, s, ref->val) : RL_NO_TERM;
    if (!holder)
        return;
    const struct rl_event *event = last_departure(e, s, ref->val);
    bool given = is_given_away(e, ref) && rl_info(e, holder)->kind == RL_T_FIELD && event && event->kind == RL_EVENT_STEAL;
    event = given ? event : s->trail;
    while (event && !given && !(event->object == ref->val && event->kind == RL_EVENT_HOLD))
        event = event->before;
    rl_observe(e, s, &(struct rl_sighting){ .kind = given ? RL_OBS_STEAL_BORROWED : RL_OBS_STORE_BORROWED, .object = ref->val,
                                            .target = event && event->text ? event->text : rl_loc_name_in(e, s, holder),
                                            .user = event ? event->api : NULL, .surplus = 1,
                                            .confidence = is_plain_loan(e, ref) || given ? RL_LIKELY : RL_GUESS,
                                            .loc = event ? event->loc : (struct rl_loc){ 0 } });
}

/* A field of the function's own object still holds, at the exit, what the function has released.  Functions that take
 * an object apart may leave it so. */
static bool dangles(struct rl_engine *e, const struct rl_state *s, const struct rl_ref *ref, int entry, int now)
{
    const struct rl_term_info info = *rl_info(e, ref->val);
    if (info.kind != RL_T_INIT || info.b != 0 || ref->delta != -1 || entry != 1 || now != 1)
        return false;
    if (e->contract != RL_CONTRACT_CALLBACK && e->contract != RL_CONTRACT_NEW)
        return false;
    const struct rl_term_info root = *rl_info(e, rl_term_root(e->terms, info.a));
    if (rl_info(e, info.a)->kind != RL_T_FIELD || root.kind != RL_T_DEREF || rl_info(e, root.a)->kind != RL_T_PARAM)
        return false;
    const struct rl_ref *self = rl_state_ref(s, root.a);
    const struct rl_event *event = last_departure(e, s, ref->val);
    return !(self && (self->flags & (RL_REF_DEAD | RL_REF_ESCAPED))) && event && event->kind == RL_EVENT_RELEASE;
}

static void told_dangling(struct rl_engine *e, struct rl_state *s, const struct rl_ref *ref)
{
    const struct rl_event *event = last_departure(e, s, ref->val);
    rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_DANGLING_FIELD, .object = ref->val, .user = event ? event->api : NULL,
                                            .loc = event ? event->loc : (struct rl_loc){ 0 }, .confidence = RL_LIKELY });
}

/* A destructor releases what a getter lends it from its own object: that object's reference. */
static bool is_of_the_dying(const struct rl_engine *e, const struct rl_ref *ref)
{
    return e->contract == RL_CONTRACT_DESTRUCTOR && (ref->flags & RL_REF_LENT) && ref->owner &&
           rl_info(e, ref->owner)->kind == RL_T_PARAM;
}

/* It was read from a block that is freed now, was retained nevertheless, and is nowhere else: the count that the block had is left
 * over. */
static bool is_taken(struct rl_engine *e, const struct rl_state *s, const struct rl_ref *ref)
{
    const struct rl_term_info *info = rl_info(e, ref->val);
    return (ref->flags & RL_REF_TAKEN) && ref->retains > 0 && info->kind == RL_T_INIT && !rl_state_get(s, info->a) &&
           !(ref->flags & (RL_REF_GIVEN | RL_REF_SATURATED)) && !rl_count_known_static(e, s, ref->val);
}

/* Compares the account with its holders; what is wrong is told once. */
static void settle(struct rl_engine *e, struct rl_state *s, rl_term val, enum rl_loss loss, const char *target,
                   bool failing)
{
    e->current = s;
    struct rl_ref *known = rl_state_ref(s, val);
    if (!known || (known->flags & RL_REF_ESCAPED) || !rl_count_tracked(e, val) || rl_is_null(e, s, val))
        return;
    struct rl_ref ref = *known;
    int entry, now = holders(e, s, &ref, &entry);
    bool taken = is_taken(e, s, &ref), registered = (ref.flags & RL_REF_REGISTERED) && ref.retains > 0;
    int may = (taken ? now - 1 - entry : MAX(0, now - entry)) + (registered ? 1 : 0);
    int moved_out = MAX(0, entry - now);
    int allowed = (ref.flags & RL_REF_GIVEN ? moved_out : entry) + (ref.flags & RL_REF_CREDIT || is_of_the_dying(e, &ref) ? 1 : 0);
    rl_state_ref_make(s, val)->flags |= RL_REF_ESCAPED;
    if (!claims_on(e, &ref) || (ref.flags & (RL_REF_DEAD | RL_REF_STOLEN)))
        return;
    if ((ref.flags & RL_REF_MEMORY) && !(ref.flags & RL_REF_NEW))
        return; /* a caller's block: callers judge */
    if (dangles(e, s, &ref, entry, now))
        told_dangling(e, s, &ref);
    else if (ref.delta > may)
        told_lost(e, s, &ref, ref.delta - may, loss, target, failing);
    else if (-ref.delta > allowed)
        told_below(e, s, &ref, -ref.delta - allowed);
    else if (ref.delta <= 0 && now > entry && ref.delta < now - entry && !(ref.flags & (RL_REF_DEAD | RL_REF_SHARED)))
        told_stored(e, s, &ref);
}

static bool is_own_object(struct rl_engine *e, rl_term val)
{
    return rl_info(e, val)->kind == RL_T_PARAM && rl_info(e, val)->object;
}

/* Memory that a getter lends of one of the function's own objects: a module's state. */
static bool is_asked_of_own(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    const struct rl_term_info info = *rl_info(e, val);
    if (info.object)
        return false;
    if (info.kind == RL_T_INIT && info.b == 0 && rl_info(e, info.a)->kind == RL_T_FIELD && !rl_info(e, info.a)->record) {
        const struct rl_term_info object = *rl_info(e, rl_info(e, info.a)->a);
        return object.kind == RL_T_DEREF && is_own_object(e, object.a);
    }
    const struct rl_ref *ref = info.kind == RL_T_CALL && info.b == 0 ? rl_state_ref(s, val) : NULL;
    return ref && (ref->flags & RL_REF_LENT) && ref->owner && is_own_object(e, ref->owner);
}

/* VAL was in a field that the unit releases elsewhere, nobody has looked after it, and now the field holds something else. */
static bool overwritten_field(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    const struct rl_term_info info = *rl_info(e, val);
    if (info.kind != RL_T_INIT || info.b != 0 || !info.object || e->contract < RL_CONTRACT_CALLBACK)
        return false;
    const struct rl_term_info loc = *rl_info(e, info.a);
    bool element = loc.kind == RL_T_INDEX && rl_info(e, loc.a)->kind == RL_T_FIELD && !is_element(e, info.a);
    if ((loc.kind != RL_T_FIELD && !element) || rl_loc_ownership(e, s, info.a) != RL_OWNERSHIP_OWNED || !rl_state_get(s, info.a))
        return false;
    const struct rl_term_info root = *rl_info(e, rl_term_root(e->terms, info.a));
    if (root.kind != RL_T_DEREF || !(is_own_object(e, root.a) || (!e->module_init && is_asked_of_own(e, s, root.a))) || rl_is_null(e, s, val))
        return false; /* an initialisation writes a module's state once, when it is still empty */
    const struct rl_ref *ref = rl_state_ref(s, val);
    return (!ref || rl_ref_is_default(ref)) && rl_count_tracked(e, val) && !has_handle(e, s, val);
}

/* The number of a struct that is written beside an array of it may be how many elements there are. */
static bool counts_elements(struct rl_engine *e, const struct rl_state *s, rl_term loc)
{
    rl_term root = rl_term_root(e->terms, loc);
    for (uint32_t i = 0; rl_info(e, loc)->kind == RL_T_INDEX && i < s->nbinds; i++) {
        const struct rl_term_info val = *rl_info(e, s->binds[i].val);
        bool number = val.kind == RL_T_INT || (val.type && val.type->kind == RL_TYPE_INT) || val.kind == RL_T_EXPR;
        if (rl_info(e, s->binds[i].loc)->kind == RL_T_FIELD && rl_term_root(e->terms, s->binds[i].loc) == root && number)
            return true;
    }
    return false;
}

static void told_overwritten(struct rl_engine *e, struct rl_state *s, rl_term val, const char *target)
{
    rl_term loc = rl_info(e, val)->a;
    bool unsure = rl_is_null(e, s, rl_state_get(s, loc)) || counts_elements(e, s, loc);
    rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_LOST, .object = val, .loss = RL_LOSS_OVERWRITE, .surplus = 1,
                                            .target = target, .into_field = true,
                                            .confidence = unsure ? RL_GUESS : RL_LIKELY });
    rl_state_ref_make(s, val)->flags |= RL_REF_ESCAPED;
}

/* The block in the field OVERWRITTEN was to be moved, the call has failed, and its NULL has replaced the only address. */
static bool left_behind(struct rl_engine *e, const struct rl_state *s, const struct rl_ref *ref)
{
    const struct rl_term_info info = *rl_info(e, ref->val);
    rl_term now = info.kind == RL_T_INIT && info.a == e->overwritten ? rl_state_get(s, info.a) : RL_NO_TERM;
    return now && rl_is_null(e, s, now) && !(ref->flags & RL_REF_ESCAPED) && ref->delta == 0 && !has_handle(e, s, ref->val);
}

static void told_left_behind(struct rl_engine *e, struct rl_state *s, struct rl_ref *ref, const char *target)
{
    ref->flags |= RL_REF_MEMORY;
    rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_LOST, .object = ref->val, .loss = RL_LOSS_OVERWRITE, .surplus = 1,
                                            .target = target, .into_field = true, .confidence = RL_LIKELY });
    ref->flags |= RL_REF_ESCAPED;
}

void rl_count_check(struct rl_engine *e, struct rl_state *s, rl_term val, enum rl_loss loss, const char *target)
{
    if (e->off & RL_FLOW_NO_HANDLES)
        return;
    val = rl_term_pointee(e->terms, val);
    struct rl_ref *ref = rl_state_ref(s, val);
    if (loss == RL_LOSS_OVERWRITE && overwritten_field(e, s, val)) {
        told_overwritten(e, s, val, target);
        return;
    }
    if (loss == RL_LOSS_OVERWRITE && ref && (ref->flags & RL_REF_LEFT) && left_behind(e, s, ref)) {
        told_left_behind(e, s, ref, target);
        return;
    }
    if (!ref || rl_ref_is_default(ref) || has_handle(e, s, val))
        return;
    if (rl_info(e, val)->kind == RL_T_INIT && ref->delta <= 0)
        return; /* it was somebody else's: settled at the exit, where the summary tells of it */
    if (loss == RL_LOSS_DISCARD && rl_lent_can_ask(e, s, ref)) {
        rl_state_ref(s, val)->flags |= RL_REF_ASKABLE;
        return;
    }
    settle(e, s, val, loss, target, loss == RL_LOSS_SCOPE && s->failed);
    rl_state_ref_drop(s, val);
}

void rl_count_end_block(struct rl_engine *e, struct rl_state *s)
{
    for (uint32_t i = s->nrefs; i-- > 0;) {
        struct rl_ref *ref = &s->refs[i];
        rl_term val = ref->val;
        if (!(ref->flags & RL_REF_ASKABLE))
            continue;
        ref->flags &= ~(uint32_t)RL_REF_ASKABLE;
        if (has_handle(e, s, val))
            continue;
        const struct rl_loc here = e->loc;
        for (const struct rl_event *at = s->trail; at; at = at->before)
            if (at->object == val && at->kind != RL_EVENT_DIED) {
                e->loc = at->loc; /* where it was last touched */
                break;
            }
        settle(e, s, val, RL_LOSS_DISCARD, NULL, false);
        rl_state_ref_drop(s, val);
        e->loc = here;
        i = MIN(i, s->nrefs);
    }
}

/* ---- freed blocks --------------------------------------------------------------------------------------- */

static void note_fields(GHashTable *names, const struct rl_place *place)
{
    for (uint32_t i = 0; place && i < place->nsteps; i++)
        if (place->steps[i].kind == RL_STEP_FIELD)
            g_hash_table_add(names, (gpointer)place->steps[i].field);
}

/* The function does something with a field called NAME, or lets another function look at what it works on. */
static bool may_use_field(struct rl_engine *e, const char *name)
{
    for (uint32_t i = 0; i < e->ninsts; i++)
        if (e->insts[i] && e->insts[i]->kind == RL_INST_CALL && e->insts[i]->nargs > 0 && !e->inst_api[i])
            return true;
    if (!e->field_names) {
        e->field_names = g_hash_table_new(g_str_hash, g_str_equal);
        for (uint32_t i = 0; i < e->ninsts; i++) {
            note_fields(e->field_names, e->insts[i] ? e->insts[i]->place : NULL);
            note_fields(e->field_names, e->insts[i] ? e->insts[i]->place2 : NULL);
            for (uint32_t k = 0; e->insts[i] && e->insts[i]->arg_places && k < e->insts[i]->nargs; k++)
                note_fields(e->field_names, e->insts[i]->arg_places[k]);
        }
    }
    return g_hash_table_contains(e->field_names, name);
}

/* A node's object: what nobody has looked at is there still. */
void rl_count_freed(struct rl_engine *e, struct rl_state *s, rl_term block)
{
    const struct rl_term_info info = *rl_info(e, block);
    const struct rl_type *to = info.type && info.type->kind == RL_TYPE_POINTER ? info.type->to : NULL;
    const struct rl_record *record = to && to->kind == RL_TYPE_RECORD ? to->record : NULL;
    if (info.kind != RL_T_INIT || info.b != 0 || info.object || !record || e->contract < RL_CONTRACT_DESTRUCTOR || rl_is_null(e, s, block))
        return; /* a helper's callers may have looked after it */
    for (uint32_t i = 0; i < record->nfields; i++) {
        const struct rl_field *field = &record->fields[i];
        if (!field->name || rl_field_is_anonymous(field) || !rl_type_is_object(field->type) || may_use_field(e, field->name))
            continue;
        rl_term loc = rl_loc_field(e, rl_term_deref(e->terms, block), field->name, record);
        if (rl_state_get(s, loc) || rl_loc_ownership(e, s, loc) != RL_OWNERSHIP_OWNED)
            continue;
        rl_term val = rl_load(e, s, loc, field->type);
        const struct rl_ref *ref = rl_state_ref(s, val);
        if (rl_info(e, val)->kind == RL_T_INIT && rl_count_tracked(e, val) && (!ref || rl_ref_is_default(ref)))
            rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_LOST, .object = val, .loss = RL_LOSS_SCOPE, .surplus = 1,
                                                    .confidence = RL_LIKELY });
    }
}

/* Does the function report failure with RETURNED? */
static bool reports_failure(struct rl_engine *e, const struct rl_state *s, rl_term returned)
{
    const struct rl_type *type = e->func->result;
    if (!returned || !type || type->kind == RL_TYPE_VOID)
        return s->failed;
    struct rl_range r = rl_range_of(e, s, returned);
    if (type->kind == RL_TYPE_POINTER)
        return r.lo == 0 && r.hi == 0;
    return r.hi < 0 || (s->failed && r.lo == 0 && r.hi == 0);
}

/* Some part of what LOC is in has been written to. */
static bool rewritten(struct rl_engine *e, const struct rl_state *s, rl_term loc)
{
    rl_term root = rl_term_root(e->terms, loc);
    for (uint32_t i = 0; i < s->nbinds; i++)
        if (rl_info(e, s->binds[i].loc)->kind != RL_T_VAR && rl_term_root(e->terms, s->binds[i].loc) == root)
            return true;
    return false;
}

/* By convention an external function gives away what it returns, but only a table says so for sure. */
static enum rl_confidence_level sure_of_return(const struct rl_engine *e, enum rl_term_class kind, const struct rl_ref *ref)
{
    if (kind == RL_T_JOIN && (ref->flags & RL_REF_LENT))
        return RL_LIKELY; /* one of several borrowed ones */
    if (kind == RL_T_JOIN || kind == RL_T_AGED)
        return RL_GUESS;
    if (e->contract == RL_CONTRACT_NEW)
        return RL_SURE;
    return kind == RL_T_INIT ? RL_GUESS : RL_LIKELY;
}

static void tell_returned(struct rl_engine *e, struct rl_state *s, rl_term returned, enum rl_confidence_level confidence)
{
    rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_RETURN_BORROWED, .object = returned, .user = "return", .confidence = confidence });
}

/* The place behind one of the function's pointers had an object, and holds this new one at the exit: its reference is that
 * place's. */
static bool is_left_behind(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    for (uint32_t i = 0; i < s->nbinds; i++) {
        const struct rl_term_info loc = *rl_info(e, s->binds[i].loc);
        if (s->binds[i].val != val || loc.kind != RL_T_DEREF || rl_info(e, loc.a)->kind != RL_T_PARAM)
            continue;
        for (uint32_t k = 0; k < s->nrefs; k++) {
            const struct rl_term_info old = *rl_info(e, s->refs[k].val);
            if (old.kind == RL_T_INIT && old.a == s->binds[i].loc && (s->refs[k].flags & RL_REF_GIVEN))
                return true;
        }
    }
    return false;
}

/* A thief that keeps it nowhere in sight has taken our only reference. */
static bool given_away(const struct rl_ref *ref)
{
    return (ref->flags & (RL_REF_GIVEN | RL_REF_NEW | RL_REF_ESCAPED)) == (RL_REF_GIVEN | RL_REF_NEW) && !ref->owner;
}

/* The reference that goes to the caller; a borrowed one is told where a new one is promised. */
static enum rl_return_class hand_over(struct rl_engine *e, struct rl_state *s, rl_term returned)
{
    e->current = s;
    if (!e->object_result && rl_info(e, returned)->object) {
        returned = rl_count_known_as(e, s, returned);
        rl_count_escape(e, s, returned); /* as a `void *`, say: the caller knows what it is */
        struct rl_ref *ref = rl_state_ref(s, returned);
        if (ref && ref->delta > 0)
            ref->delta--; /* a static object */
        return RL_RETURN_OTHER;
    }
    if (e->promised || !e->object_result)
        rl_count_use(e, s, returned, "return"); /* else it lends what lives elsewhere, by design */
    returned = rl_count_known_as(e, s, returned);
    if (!e->object_result || !rl_count_tracked(e, returned) || rl_is_null(e, s, returned))
        return RL_RETURN_OTHER;
    const struct rl_term_info info = *rl_info(e, returned);
    if (info.kind == RL_T_INIT && !rl_loc_is_shared(e, s, info.a))
        return RL_RETURN_OTHER; /* what somebody else has written into memory of ours */
    struct rl_ref *ref = rl_state_ref_make(s, returned);
    if (ref->flags & RL_REF_ESCAPED)
        return ref->flags & RL_REF_NEW ? RL_RETURN_NEW : RL_RETURN_OTHER;
    int entry, now = rl_count_holders(e, s, returned, &entry);
    int may = MAX(0, now - entry), moved_out = MAX(0, entry - now) + (ref->flags & RL_REF_CREDIT ? 1 : 0);
    if (e->promised && ref->delta > 0 && ref->delta - may <= 0 && (ref->flags & RL_REF_KEPT) && owning_holder(e, s, returned)) {
        tell_returned(e, s, returned, e->contract == RL_CONTRACT_ASSUMED ? RL_GUESS : RL_LIKELY); /* a getter that makes it first */
        return RL_RETURN_BORROWED;
    }
    if (e->contract == RL_CONTRACT_BORROWED && ref->delta - may > 0 && moved_out == 0)
        return RL_RETURN_BORROWED; /* the caller will not release it: settled as lost */
    if (e->promised && ref->delta == 1 && may > 0 && is_left_behind(e, s, returned)) {
        tell_returned(e, s, returned, RL_LIKELY);
        return RL_RETURN_BORROWED;
    }
    if (e->promised && info.kind == RL_T_INIT && ref->delta < 0 && ref->delta == now - entry && !(ref->flags & RL_REF_GIVEN)) {
        tell_returned(e, s, returned, rl_loc_ownership(e, s, info.a) == RL_OWNERSHIP_OWNED ? RL_LIKELY : RL_GUESS); /* moved out, then released */
        return RL_RETURN_BORROWED;
    }
    if (ref->delta - may > 0 || ref->delta > 0 || moved_out > -ref->delta) {
        bool is_new = ref->delta - may > 0 || moved_out > 0 || e->promised;
        if (is_new)
            ref->delta--;
        return is_new ? RL_RETURN_NEW : RL_RETURN_BORROWED;
    }
    bool lent = info.kind != RL_T_CALL || (ref->flags & RL_REF_LENT);
    /* Multi-phase initialisation, which need not bear the name of an entry point. */
    bool definition = info.kind == RL_T_ADDR && (e->module_init || e->contract == RL_CONTRACT_ASSUMED);
    if (e->promised && ref->delta == 0 && info.kind != RL_T_OPAQUE && lent && !definition)
        tell_returned(e, s, returned, sure_of_loan(e, returned) ? sure_of_return(e, info.kind, ref) : RL_GUESS);
    else if (e->promised && ref->delta == 0 && given_away(ref))
        tell_returned(e, s, returned, RL_LIKELY);
    if (info.kind == RL_T_CALL && !lent)
        return (ref->flags & (RL_REF_SHARED | RL_REF_ESCAPED)) == RL_REF_SHARED ? RL_RETURN_BORROWED : RL_RETURN_OTHER;
    if (info.kind == RL_T_INIT && rewritten(e, s, info.a))
        return RL_RETURN_OTHER; /* taken out of a container that was changed: whose it is now cannot be told */
    return RL_RETURN_BORROWED;
}

/* Memory of ours that is returned, alone or as a part: the caller's from now on, with all it holds. */
static enum rl_return_class hand_memory(struct rl_engine *e, struct rl_state *s, rl_term returned, enum rl_return_class class)
{
    rl_term block = rl_term_pointee(e->terms, returned);
    if (!rl_is_own_memory(e, block))
        return class;
    rl_memory_hand(e, s, block);
    const struct rl_ref *ref = rl_state_ref(s, block);
    return class == RL_RETURN_OTHER && returned == block && ref && (ref->flags & RL_REF_HANDED) ? RL_RETURN_MEMORY : class;
}

/* The same for what *param has received. */
static void hand_outs(struct rl_engine *e, struct rl_state *s)
{
    for (uint32_t i = 0; i < s->nbinds; i++) {
        const struct rl_term_info at = *rl_info(e, s->binds[i].loc);
        rl_term val = s->binds[i].val;
        if (at.kind == RL_T_DEREF && rl_info(e, at.a)->kind == RL_T_PARAM && rl_is_own_memory(e, val))
            rl_memory_hand(e, s, val);
    }
}

/* A struct is returned by value: what the local ones of its kind hold goes with it. */
static void hand_struct(struct rl_engine *e, struct rl_state *s)
{
    for (uint32_t i = 0; i < s->nbinds; i++) {
        const struct rl_term_info *root = rl_info(e, rl_term_root(e->terms, s->binds[i].loc));
        if (root->kind != RL_T_VAR || rl_info(e, s->binds[i].loc)->kind == RL_T_VAR)
            continue;
        const struct rl_type *type = e->func->vars[root->a].type;
        if (type && type->kind == RL_TYPE_RECORD && type->record == e->func->result->record)
            rl_count_escape(e, s, rl_term_pointee(e->terms, s->binds[i].val));
    }
}

void rl_count_exit(struct rl_engine *e, struct rl_state *s, rl_term returned)
{
    bool failing = reports_failure(e, s, returned);
    if (!failing)
        e->success_exit = true;
    rl_holds_check(e, s);
    rl_raise_exit(e, s, returned);
    enum rl_return_class class = RL_RETURN_NOTHING;
    if (returned) {
        class = hand_over(e, s, returned);
        class = hand_memory(e, s, returned, class);
        if (e->func->result && e->func->result->kind == RL_TYPE_RECORD)
            hand_struct(e, s);
    }
    hand_outs(e, s);
    rl_gil_exit(e, s, returned);
    rl_summarise_exit(e, s, returned, class, failing);
    for (uint32_t i = 0; i < s->nrefs; i++)
        settle(e, s, s->refs[i].val, RL_LOSS_RETURN, NULL, failing);
}
