#include "rules/gc/subtypes.h"

#include <string.h>

enum { DEEPEST = 8 };

void rl_subtypes_judge(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out,
                       void (*judge)(const struct rl_subtype *subtype))
{
    struct rl_bases *bases = rl_bases_new(units, nunits);
    GHashTable *told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL); /* a header's type: once */
    for (uint32_t unit = 0; unit < nunits; unit++)
        for (uint32_t i = 0; i < units[unit].ntypes; i++) {
            struct rl_subtype subtype = { bases, &units[unit].types[i], NULL, unit, unit, arena, out };
            if (subtype.type->kind != RL_TYPE_ROW_TYPE)
                continue;
            subtype.base = rl_bases_find(bases, subtype.type, &subtype.base_unit);
            char *key = g_strdup_printf("%s:%u:%s", subtype.type->file, subtype.type->loc.line, subtype.type->symbol);
            if (subtype.base && g_hash_table_add(told, key))
                judge(&subtype);
            else if (!subtype.base)
                g_free(key);
        }
    g_hash_table_destroy(told);
    rl_bases_free(bases);
}

/* ---- slots that stand in for the base's -------------------------------------------------------- */

static bool is_done(const struct rl_member_row *member, enum rl_life_slot slot)
{
    return slot == RL_LIFE_TRAVERSE ? member->visited != 0 : slot == RL_LIFE_CLEAR ? member->cleared != 0 : member->released != 0;
}

/* What the base's function must have had a reason for: a str that tp_clear lets go of closes no cycle. */
static bool is_owed(const struct rl_member_row *member, enum rl_life_slot slot)
{
    bool holds = strcmp(member->kind, "object") == 0 || strcmp(member->kind, "objects") == 0 || strcmp(member->kind, "dict") == 0;
    return holds && is_done(member, slot) && (slot != RL_LIFE_CLEAR || member->visited != 0);
}

static const struct rl_member_row *member_at(const struct rl_type_row *type, const char *path)
{
    for (uint32_t i = 0; i < type->nmembers; i++)
        if (strcmp(type->members[i].path, path) == 0)
            return &type->members[i];
    return NULL;
}

/* The same memory is seen as several structs, and done in one of them. */
static bool is_done_somewhere(const struct rl_type_row *type, const char *path, enum rl_life_slot slot)
{
    for (uint32_t i = 0; i < type->nmembers; i++)
        if (strcmp(type->members[i].path, path) == 0 && is_done(&type->members[i], slot))
            return true;
    return false;
}

const struct rl_member_row *rl_subtype_lacks(const struct rl_subtype *subtype, enum rl_life_slot slot)
{
    const struct rl_type_row *type = subtype->type, *base = subtype->base;
    uint32_t unit = subtype->base_unit;
    if (!type->life[slot].own || !type->life[slot].whole)
        return NULL;
    for (int depth = 0; base && depth < DEEPEST; depth++, base = rl_bases_find(subtype->bases, base, &unit))
        for (uint32_t i = 0; base->life[slot].own && i < base->nmembers; i++) {
            const struct rl_member_row *member = &base->members[i], *own = member_at(type, member->path);
            if (own && is_owed(member, slot) && !is_done_somewhere(type, member->path, slot))
                return member;
        }
    return NULL;
}

/* ---- slots that are inherited --------------------------------------------------------------------- */

const struct rl_edge_row *rl_subtype_open_field(const struct rl_subtype *subtype)
{
    const struct rl_type_row *type = subtype->type;
    for (uint32_t i = 0; i < type->nmembers; i++) {
        const struct rl_member_row *member = &type->members[i];
        if (member->inherited || !member->anything)
            continue;
        for (uint32_t k = 0; k < type->nedges; k++)
            if (type->edges[k].function && strcmp(type->edges[k].field, member->path) == 0)
                return &type->edges[k];
    }
    return NULL;
}

/* Some function is seen to keep a reference in the field, or a slot function of the type's own to know it. */
static bool is_kept(const struct rl_type_row *type, const struct rl_member_row *member)
{
    for (uint32_t k = 0; k < type->nedges; k++)
        if (type->edges[k].function && strcmp(type->edges[k].field, member->path) == 0)
            return true;
    return member->visited != 0 || member->cleared != 0;
}

static bool fills(const struct rl_type_row *type, const char *slot)
{
    for (uint32_t i = 0; i < type->nslots; i++)
        if (strcmp(type->slots[i].name, slot) == 0)
            return true;
    return false;
}

const struct rl_member_row *rl_subtype_inherits(const struct rl_subtype *subtype, enum rl_life_slot slot, const struct rl_type_row **whose)
{
    const struct rl_type_row *type = subtype->type, *base = subtype->base;
    uint32_t unit = subtype->base_unit;
    if (fills(type, "tp_dealloc") || fills(type, "tp_finalize") || fills(type, "tp_del"))
        return NULL;
    for (int depth = 0; base && !base->life[slot].own && depth < DEEPEST; depth++)
        base = rl_bases_find(subtype->bases, base, &unit);
    *whose = base;
    for (uint32_t i = 0; base && base->life[slot].whole && i < type->nmembers; i++) {
        const struct rl_member_row *member = &type->members[i];
        bool holds = strcmp(member->kind, "object") == 0 || strcmp(member->kind, "objects") == 0 || strcmp(member->kind, "dict") == 0;
        const struct rl_member_row *its = member_at(base, member->path);
        if (holds && !member->inherited && !is_done_somewhere(type, member->path, slot) && !(its && is_done(its, slot)) && is_kept(type, member))
            return member;
    }
    return NULL;
}

/* ---- findings -------------------------------------------------------------------------------------- */

struct rl_project_finding *rl_subtype_report(const struct rl_subtype *subtype, enum rl_life_slot slot, const char *object,
                                             const char *message, const char *hint)
{
    const struct rl_type_row *type = subtype->type;
    const char *const functions[RL_LIFE_COUNT] = { type->traverse, type->clear, type->dealloc };
    struct rl_project_finding *found = rl_new(subtype->arena, struct rl_project_finding);
    found->unit = subtype->unit;
    found->finding = (struct rl_finding){
        .file = slot < RL_LIFE_COUNT ? type->life[slot].file : type->file,
        .loc = slot < RL_LIFE_COUNT ? type->life[slot].loc : type->loc,
        .function = slot < RL_LIFE_COUNT ? functions[slot] : NULL,
        .object = object,
        .message = message,
        .hint = hint,
        .confidence = RL_CONFIDENCE_MEDIUM,
    };
    g_ptr_array_add(subtype->out, found);
    return found;
}

void rl_subtype_because(const struct rl_subtype *subtype, struct rl_project_finding *found, const char *file, struct rl_loc loc,
                        const char *text)
{
    struct rl_finding *finding = &found->finding;
    struct rl_related *more = rl_new_array(subtype->arena, finding->nrelated + 1u, struct rl_related);
    if (finding->nrelated)
        memcpy(more, finding->related, finding->nrelated * sizeof(*more));
    more[finding->nrelated++] = (struct rl_related){ file, loc, text };
    finding->related = more;
}
