/* Fields of arguments in summaries: which of them a function writes, leaves NULL, or found NULL. */
#include <string.h>

#include "analyzer/flow/summarise.h"

bool rl_is_inside(const struct rl_engine *e, rl_term loc, rl_term param)
{
    const struct rl_term_info *root = rl_info(e, rl_term_root(e->terms, loc));
    return root->kind == RL_T_DEREF && root->a == param;
}

/* The fates of fields of one parameter, as they are gathered. */
struct fates {
    struct rl_field_effect list[RL_MOST_FIELDS];
    uint32_t count;
    bool all; /* none is missing for want of room */
};

static struct rl_field_effect *fate_of(const struct fates *fates, const char *name)
{
    for (uint32_t i = 0; i < fates->count; i++)
        if (strcmp(fates->list[i].name, name) == 0)
            return (struct rl_field_effect *)&fates->list[i];
    return NULL;
}

static void add_fate(struct fates *fates, const char *name, enum rl_field_fate fate)
{
    if (fate_of(fates, name))
        return;
    if (fates->count == RL_MOST_FIELDS)
        fates->all = false;
    else
        fates->list[fates->count++] = (struct rl_field_effect){ name, (uint8_t)fate };
}

/* LOC itself, and no part of it or place behind it, is a field of what PARAM points to. */
static bool is_field(const struct rl_engine *e, rl_term loc, rl_term pointee)
{
    const struct rl_term_info *info = rl_info(e, loc);
    return info->kind == RL_T_FIELD && info->a == pointee;
}

/* A part of what PARAM points to, other than all of it, is written: told by its field where it is one. */
static void note_write(struct rl_engine *e, struct rl_state *s, rl_term loc, rl_term pointee, struct rl_param_effect *effect,
                       struct fates *fates)
{
    effect->writes = true;
    if (!is_field(e, loc, pointee)) {
        effect->told = false;
        return;
    }
    rl_term now = rl_state_get(s, loc);
    add_fate(fates, rl_info(e, loc)->text, now && rl_is_null(e, s, now) ? RL_FIELD_NULLED : RL_FIELD_WRITTEN);
}

/* The field has lost its reference, and shows what it held as before. */
static bool is_released(const struct rl_engine *e, const struct rl_state *s, const struct rl_ref *ref, rl_term pointee)
{
    const struct rl_term_info *held = rl_info(e, ref->val);
    const uint32_t other = RL_REF_ESCAPED | RL_REF_GIVEN | RL_REF_MEMORY | RL_REF_SATURATED;
    return held->b == 0 && held->object && ref->delta == -1 && !(ref->flags & other) && is_field(e, held->a, pointee) &&
           !rl_state_get(s, held->a);
}

void rl_fields_note(struct rl_engine *e, struct rl_state *s, rl_term param, struct rl_param_effect *effect)
{
    rl_term loc = rl_term_deref(e->terms, param);
    struct fates fates = { .all = true };
    effect->told = !effect->writes;
    for (uint32_t i = 0; i < s->nbinds; i++)
        if (s->binds[i].loc != loc && !rl_buffer_is_part(e, s->binds[i].loc) && rl_is_inside(e, s->binds[i].loc, param))
            note_write(e, s, s->binds[i].loc, loc, effect, &fates);
    for (uint32_t i = 0; i < s->nrefs; i++) { /* what a part of it held was released, retained, freed */
        const struct rl_term_info info = *rl_info(e, s->refs[i].val);
        if (info.kind != RL_T_INIT || info.a == loc || !rl_is_inside(e, info.a, param) || rl_ref_is_default(&s->refs[i]))
            continue;
        if (is_released(e, s, &s->refs[i], loc))
            add_fate(&fates, rl_info(e, info.a)->text, RL_FIELD_RELEASED);
        note_write(e, s, info.a, loc, effect, &fates);
    }
    for (uint32_t i = 0; i < s->nfacts; i++) {
        const struct rl_term_info info = *rl_info(e, s->facts[i].val);
        if (info.kind == RL_T_INIT && info.b == 0 && info.object && is_field(e, info.a, loc) && !rl_state_get(s, info.a) &&
            rl_is_null(e, s, s->facts[i].val) && fates.count < RL_MOST_FIELDS)
            add_fate(&fates, rl_info(e, info.a)->text, RL_FIELD_WAS_NULL);
    }
    effect->told = effect->told && effect->writes && fates.all;
    effect->nfields = (uint8_t)fates.count;
    memcpy(effect->fields, fates.list, sizeof(fates.list));
}

static bool is_null(const struct rl_field_effect *field)
{
    return field->fate == RL_FIELD_NULLED || field->fate == RL_FIELD_WAS_NULL;
}

void rl_fields_join(struct rl_param_effect *into, const struct rl_param_effect *from)
{
    struct fates mine = { .count = into->nfields, .all = true }, theirs = { .count = from->nfields }, joined = { .all = true };
    memcpy(mine.list, into->fields, mine.count * sizeof(*mine.list));
    memcpy(theirs.list, from->fields, theirs.count * sizeof(*theirs.list));
    for (uint32_t i = 0; i < mine.count + theirs.count; i++) {
        const struct rl_field_effect *one = i < mine.count ? &mine.list[i] : &theirs.list[i - mine.count];
        const struct rl_field_effect *other = fate_of(i < mine.count ? &theirs : &mine, one->name);
        bool null = is_null(one) && other && is_null(other);
        if (other && one->fate == other->fate)
            add_fate(&joined, one->name, (enum rl_field_fate)one->fate);
        else if (other && MIN(one->fate, other->fate) == RL_FIELD_WAS_NULL) /* there was nothing to release */
            add_fate(&joined, one->name, RL_FIELD_RELEASED);
        else if (null || one->fate != RL_FIELD_WAS_NULL)
            add_fate(&joined, one->name, null ? RL_FIELD_NULLED : RL_FIELD_WRITTEN);
    }
    into->told = (into->told || !into->writes) && (from->told || !from->writes) && joined.all;
    into->nfields = (uint8_t)joined.count;
    memcpy(into->fields, joined.list, sizeof(joined.list));
}

/* ---- applying ------------------------------------------------------------------------ */

/* What functions that only look at LOC have said need not hold any more. */
static void forget_answers(struct rl_engine *e, struct rl_state *s, rl_term loc)
{
    for (uint32_t i = 0; i < s->nbinds; i++) {
        const struct rl_term_info val = *rl_info(e, s->binds[i].val);
        if (val.kind != RL_T_INIT || !is_field(e, val.a, loc) || rl_state_get(s, val.a) ||
            g_hash_table_contains(e->unit->field_names, rl_info(e, val.a)->text))
            continue;
        rl_havoc(e, s, val.a);
        i = 0;
    }
}

bool rl_fields_apply(struct rl_engine *e, struct rl_state *s, rl_term val, const struct rl_param_effect *effect, const char *callee)
{
    if (rl_is_null(e, s, val))
        return true;
    if (effect->told)
        forget_answers(e, s, rl_term_deref(e->terms, val));
    for (uint32_t i = 0; i < effect->nfields; i++) {
        const char *name = g_hash_table_lookup(e->unit->field_names, effect->fields[i].name);
        if (!name)
            continue; /* nobody asks for it */
        rl_term loc = rl_loc_field(e, rl_term_deref(e->terms, val), name, NULL);
        rl_term old = rl_load(e, s, loc, NULL);
        const struct rl_term_info was = *rl_info(e, old);
        if (effect->fields[i].fate == RL_FIELD_WAS_NULL) {
            if (!rl_assume(e, s, old, false))
                return false;
            continue;
        }
        if (effect->fields[i].fate == RL_FIELD_RELEASED) {
            if (!rl_is_null(e, s, old))
                rl_count_release(e, s, old, callee);
            continue;
        }
        rl_havoc(e, s, loc);
        bool null = effect->fields[i].fate == RL_FIELD_NULLED;
        rl_state_set(s, loc, null ? rl_term_int(e->terms, 0) : rl_term_symbol(e->terms, RL_T_INIT, loc, e->inst + 1, was.type, was.object));
    }
    return true;
}
