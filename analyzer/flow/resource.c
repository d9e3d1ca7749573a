/* Resources that are no objects but are counted like them: blocks of memory, and buffers that an exporter holds ready.
 *
 * A block is the value that its allocator returned.  A buffer is a value of its own, kept in an invented part of the
 * Py_buffer structure, so that it shares the structure's fate: what is copied, escapes or goes out of scope with it.
 */
#include <string.h>

#include "analyzer/flow/engine.h"

static const char PART[] = "(buffer)";

void rl_memory_new(struct rl_engine *e, struct rl_state *s, rl_term block, const char *api, const char *family)
{
    rl_count_new(e, s, block, api);
    struct rl_ref *ref = rl_state_ref(s, block);
    if (!ref)
        return;
    ref->flags |= RL_REF_MEMORY | RL_REF_FRESH;
    ref->family = family;
}

void rl_memory_mark(struct rl_engine *e, uint32_t out)
{
    if (out < 32)
        e->inst_memory[e->inst] |= 1u << out;
}

void rl_memory_hand(struct rl_engine *e, struct rl_state *s, rl_term block)
{
    struct rl_ref *ref = rl_state_ref(s, block);
    if (ref && (ref->flags & RL_REF_MEMORY) && !(ref->flags & RL_REF_ESCAPED) && ref->delta > 0)
        ref->flags |= RL_REF_HANDED;
    rl_count_escape(e, s, block);
}

/* A caller's block, or what *param held: that it is released is for callers to judge. */
static bool is_callers(const struct rl_engine *e, rl_term block)
{
    const struct rl_term_info *info = rl_info(e, block), *at = rl_info(e, info->a);
    if (info->object || (info->kind == RL_T_INIT && (info->b != 0 || at->kind != RL_T_DEREF)))
        return false;
    return info->kind == RL_T_PARAM || (info->kind == RL_T_INIT && rl_info(e, at->a)->kind == RL_T_PARAM);
}

/* NAME "*": what takes a block apart by a function that the block itself names fits them all. */
static bool is_of_family(const char *family, const char *name)
{
    if (strcmp(name, "*") == 0)
        return true;
    size_t n = strlen(name);
    for (const char *at = strstr(family, name); at; at = strstr(at + 1, name))
        if ((at == family || strchr("|+", at[-1])) && (at[n] == '\0' || strchr("|+", at[n])))
            return true;
    return false;
}

/* LOC, which goes with its block, held something else in the end: what it held at first had been taken out of it. */
static void moved_out(struct rl_engine *e, struct rl_state *s, rl_term loc)
{
    for (uint32_t i = 0; i < s->nrefs; i++) {
        const struct rl_term_info *info = rl_info(e, s->refs[i].val);
        if (info->kind == RL_T_INIT && info->a == loc)
            s->refs[i].flags |= RL_REF_CREDIT;
    }
}

/* Whose count HELD, which was read from BLOCK, had there: the block's own, by the type table, or, where that does not know, by
 * convention (*OWNED: the former). */
static bool is_count_of(struct rl_engine *e, const struct rl_state *s, rl_term held, rl_term block, bool *owned)
{
    *owned = false;
    const struct rl_term_info read = *rl_info(e, held);
    if (read.kind != RL_T_INIT || !read.object || !rl_count_tracked(e, held))
        return false;
    const struct rl_term_info root = *rl_info(e, rl_term_root(e->terms, read.a));
    if (root.kind != RL_T_DEREF || root.a != block)
        return false;
    enum rl_ownership whose = rl_loc_ownership(e, s, read.a);
    *owned = whose == RL_OWNERSHIP_OWNED && rl_info(e, block)->kind == RL_T_INIT && !rl_state_get(s, read.a);
    return whose == RL_OWNERSHIP_OWNED || (e->promised && whose != RL_OWNERSHIP_BORROWED); /* else callers would be told of leaks */
}

/* BLOCK is freed: what was read from it and lives on in a variable, or went to a thief, has been taken out of it with its count. */
static void taken_along(struct rl_engine *e, struct rl_state *s, rl_term block)
{
    bool owned;
    for (uint32_t i = 0; i < s->nbinds; i++) {
        const struct rl_ref *ref = rl_state_ref(s, s->binds[i].val);
        if ((!ref || rl_ref_is_default(ref)) && is_count_of(e, s, s->binds[i].val, block, &owned))
            rl_state_ref_make(s, s->binds[i].val)->flags |= owned ? RL_REF_CREDIT | RL_REF_TAKEN : RL_REF_CREDIT;
    }
    for (uint32_t i = 0; i < s->nrefs; i++)
        if (s->refs[i].delta == -1 && (s->refs[i].flags & (RL_REF_GIVEN | RL_REF_ESCAPED)) == RL_REF_GIVEN &&
            is_count_of(e, s, s->refs[i].val, block, &owned))
            s->refs[i].flags |= RL_REF_CREDIT;
}

void rl_memory_free(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api, const char *by)
{
    rl_term block = rl_term_pointee(e->terms, val);
    const struct rl_ref *ref = rl_state_ref(s, block);
    bool ours = ref && (ref->flags & RL_REF_MEMORY) && !(ref->flags & RL_REF_ESCAPED);
    const char *family = ours ? ref->family : NULL;
    if (family && by && !is_of_family(family, by))
        rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_WRONG_FREE, .object = block, .user = api, .target = family,
                                                .confidence = RL_SURE });
    if (!ref && by && is_callers(e, block)) {
        struct rl_ref *made = rl_state_ref_make(s, block);
        made->flags |= RL_REF_MEMORY;
        made->family = by;
        ref = made;
    }
    if (ref && (ref->flags & RL_REF_MEMORY))
        rl_count_release(e, s, block, api);
    else
        rl_count_destroy(e, s, val);
    rl_count_freed(e, s, block);
    taken_along(e, s, block);
    for (uint32_t i = s->nbinds; i-- > 0;) {
        rl_term loc = s->binds[i].loc, held = s->binds[i].val;
        const struct rl_term_info root = *rl_info(e, rl_term_root(e->terms, loc));
        if (root.kind != RL_T_DEREF || root.a != block)
            continue;
        rl_state_unset(s, loc);
        moved_out(e, s, loc);
        rl_count_check(e, s, held, RL_LOSS_SCOPE, NULL);
        i = MIN(i, s->nbinds);
    }
}

bool rl_memory_is_block(struct rl_engine *e, rl_term val)
{
    const struct rl_term_info *info = rl_info(e, val);
    bool pointer = info->type && info->type->kind == RL_TYPE_POINTER;
    return rl_is_own_memory(e, val) || ((info->kind == RL_T_PARAM || info->kind == RL_T_INIT) && !info->object && pointer);
}

void rl_memory_write(struct rl_engine *e, struct rl_state *s, rl_term val)
{
    rl_term block = rl_term_pointee(e->terms, val);
    if (rl_info(e, val)->kind == RL_T_INT)
        return;
    rl_havoc(e, s, rl_term_deref(e->terms, val));
    if (rl_info(e, block)->kind == RL_T_PARAM)
        rl_state_ref_make(s, block)->flags |= RL_REF_WRITTEN;
}

void rl_memory_pass(struct rl_engine *e, struct rl_state *s, rl_term block, bool named)
{
    const struct rl_ref *ref = rl_state_ref(s, block);
    if (named && ref && (ref->flags & RL_REF_CONVERTED))
        return;
    if (named && rl_info(e, block)->kind == RL_T_PARAM)
        rl_state_ref_make(s, block)->flags |= RL_REF_PASSED; /* callers know what it is */
    else
        rl_count_escape(e, s, block);
}

void rl_buffer_acquire(struct rl_engine *e, struct rl_state *s, rl_term address, uint32_t out, const char *api)
{
    if (rl_info(e, address)->kind != RL_T_ADDR && rl_info(e, address)->kind != RL_T_PARAM)
        return; /* somebody else's structure */
    rl_term view = rl_term_deref(e->terms, address), buffer = rl_call_symbol(e, s, out, NULL, false);
    rl_store(e, s, view, rl_term_symbol(e->terms, RL_T_OPAQUE, e->inst, view, NULL, false), NULL);
    rl_store(e, s, rl_term_text(e->terms, RL_T_FIELD, view, PART), buffer, NULL);
    rl_count_new(e, s, buffer, api);
    struct rl_ref *ref = rl_state_ref(s, buffer);
    if (!ref)
        return;
    ref->flags |= RL_REF_BUFFER | RL_REF_HELD;
    ref->name = rl_loc_name(e, view);
}

void rl_buffer_absent(struct rl_engine *e, struct rl_state *s, rl_term field)
{
    const struct rl_term_info info = *rl_info(e, field);
    if (info.kind != RL_T_FIELD)
        return;
    rl_term part = rl_term_text(e->terms, RL_T_FIELD, info.a, PART), buffer = rl_state_get(s, part);
    if (!buffer)
        return;
    rl_state_ref_drop(s, buffer);
    rl_state_unset(s, part);
}

/* An element whose index is not known is released: it may be any of those that were acquired. */
static void release_any(struct rl_engine *e, struct rl_state *s, rl_term view)
{
    const struct rl_term_info at = *rl_info(e, view);
    for (uint32_t i = s->nbinds; i-- > 0 && at.kind == RL_T_INDEX;) {
        const struct rl_term_info part = *rl_info(e, s->binds[i].loc);
        if (part.kind != RL_T_FIELD || part.text != PART || rl_term_root(e->terms, part.a) != rl_term_root(e->terms, view))
            continue;
        rl_state_ref_drop(s, s->binds[i].val);
        rl_state_unset(s, s->binds[i].loc);
        i = MIN(i, s->nbinds);
    }
}

void rl_buffer_release(struct rl_engine *e, struct rl_state *s, rl_term address, const char *api)
{
    rl_term view = rl_term_deref(e->terms, address), part = rl_term_text(e->terms, RL_T_FIELD, view, PART);
    rl_term buffer = rl_state_get(s, part);
    if (!buffer) { /* a caller's, or one of several */
        release_any(e, s, view);
        rl_state_set(s, part, rl_term_int(e->terms, 0));
        return;
    }
    struct rl_ref *ref = rl_state_ref(s, buffer);
    if (ref && (ref->flags & RL_REF_BUFFER)) {
        rl_event_add(e, s, RL_EVENT_RELEASE, buffer, api, NULL);
        rl_state_ref_drop(s, buffer); /* a second release does nothing */
    }
    rl_state_unset(s, part);
}

bool rl_buffer_is_part(const struct rl_engine *e, rl_term loc)
{
    const struct rl_term_info *info = rl_info(e, loc);
    return info->kind == RL_T_FIELD && info->text == PART;
}

enum rl_out_class rl_buffer_out(struct rl_engine *e, const struct rl_state *s, rl_term address)
{
    rl_term part = rl_term_text(e->terms, RL_T_FIELD, rl_term_deref(e->terms, address), PART), buffer = rl_state_get(s, part);
    if (!buffer)
        return RL_OUT_NOTHING;
    const struct rl_term_info *info = rl_info(e, buffer);
    if (info->kind == RL_T_INT)
        return RL_OUT_RELEASED;
    const struct rl_ref *ref = rl_state_ref(s, buffer);
    return ref && (ref->flags & RL_REF_BUFFER) && !(ref->flags & RL_REF_ESCAPED) && ref->delta > 0 ? RL_OUT_BUFFER : RL_OUT_NOTHING;
}

/* memcpy(to, &object, sizeof(object)): the reference goes with the bytes. */
static void copied_as_bytes(struct rl_engine *e, struct rl_state *s, rl_term val)
{
    const struct rl_term_info info = *rl_info(e, val);
    rl_term held = info.kind == RL_T_ADDR && rl_info(e, info.a)->kind == RL_T_VAR ? rl_load(e, s, info.a, NULL) : RL_NO_TERM;
    if (held && rl_info(e, held)->object)
        rl_count_escape(e, s, held);
}

/* PyMem_Realloc(self->items, n) has failed: whoever puts the result over self->items has lost the block. */
static void left_where_it_was(struct rl_engine *e, struct rl_state *s, rl_term block, const char *family)
{
    const struct rl_term_info *info = rl_info(e, block);
    if (info->kind != RL_T_INIT || info->object || rl_state_ref(s, block) || rl_is_null(e, s, block))
        return;
    struct rl_ref *ref = rl_state_ref_make(s, block);
    ref->flags |= RL_REF_LEFT;
    ref->family = family;
}

void rl_memory_effect(struct rl_engine *e, struct rl_state *s, const struct rl_api *api, uint32_t i, rl_term val, bool success)
{
    switch ((int)api->args[i].effect) {
    case RL_EFFECT_STORES_UNCOUNTED:
        if (rl_memory_is_block(e, rl_term_pointee(e->terms, val)))
            rl_count_escape(e, s, rl_term_pointee(e->terms, val));
        break;
    case RL_EFFECT_BUFFER_ACQUIRE:
        if (success)
            rl_buffer_acquire(e, s, val, i + 1, api->name);
        break;
    case RL_EFFECT_BUFFER_RELEASE:
        rl_buffer_release(e, s, val, api->name);
        break;
    case RL_EFFECT_FREES:
        rl_memory_free(e, s, val, api->name, api->args[i].family);
        break;
    case RL_EFFECT_FREES_ON_SUCCESS:
        if (success)
            rl_count_escape(e, s, val);
        else
            left_where_it_was(e, s, rl_term_pointee(e->terms, val), api->args[i].family);
        break;
    case RL_EFFECT_DESTROYS:
        rl_count_destroy(e, s, val);
        break;
    case RL_EFFECT_CONTENTS:
        copied_as_bytes(e, s, val);
        rl_memory_write(e, s, val);
        break;
    default:
        break;
    }
}
