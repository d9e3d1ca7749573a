/* Ways: interned, and built step by step. */
#include "analyzer/graph/ways.h"

#include <string.h>

enum { DEEPEST = 8 };

struct rl_ways {
    struct rl_arena *arena;
    GHashTable *all; /* struct rl_way, by value */
};

/* ---- questions about records ------------------------------------------------------ */

bool rl_record_same(const struct rl_record *a, const struct rl_record *b)
{
    return a == b || (a && b && a->name && b->name && *a->name && strcmp(a->name, b->name) == 0);
}

const struct rl_record *rl_type_record(const struct rl_type *type)
{
    while (type && (type->kind == RL_TYPE_POINTER || type->kind == RL_TYPE_ARRAY))
        type = type->to;
    return type && type->kind == RL_TYPE_RECORD ? type->record : NULL;
}

const struct rl_field *rl_record_head(const struct rl_record *record)
{
    if (!record || record->is_union || record->nfields == 0)
        return NULL;
    const struct rl_field *first = &record->fields[0];
    return first->type && first->type->kind == RL_TYPE_RECORD && !rl_field_is_anonymous(first) ? first : NULL;
}

bool rl_record_begins_with(const struct rl_record *record, const struct rl_record *other)
{
    for (int depth = 0; record && depth < DEEPEST; depth++) {
        if (rl_record_same(record, other))
            return true;
        const struct rl_field *head = rl_record_head(record);
        record = head ? head->type->record : NULL;
    }
    return false;
}

const struct rl_field *rl_record_field(const struct rl_record *record, const char *name)
{
    for (uint32_t i = 0; record && i < record->nfields; i++) {
        const struct rl_field *field = &record->fields[i];
        if (field->name && strcmp(field->name, name) == 0)
            return field;
        if (rl_field_is_anonymous(field) && field->type && field->type->kind == RL_TYPE_RECORD &&
            field->type->record != record) {
            const struct rl_field *inner = rl_record_field(field->type->record, name);
            if (inner)
                return inner;
        }
    }
    return NULL;
}

/* ---- interning ---------------------------------------------------------------------- */

static guint way_hash(gconstpointer key)
{
    const struct rl_way *way = key;
    guint hash = (guint)way->kind * 31u + way->index;
    hash = hash * 31u + g_direct_hash(way->parent);
    hash = hash * 31u + (way->name ? g_str_hash(way->name) : 0);
    return hash * 31u + g_direct_hash(way->made_by);
}

static gboolean way_equal(gconstpointer a, gconstpointer b)
{
    const struct rl_way *x = a, *y = b;
    return x->kind == y->kind && x->index == y->index && x->parent == y->parent && x->made_by == y->made_by &&
           g_strcmp0(x->name, y->name) == 0 && rl_record_same(x->record, y->record);
}

static const struct rl_way *intern(struct rl_ways *ways, struct rl_way way)
{
    struct rl_way *known = g_hash_table_lookup(ways->all, &way);
    if (!known) {
        known = rl_arena_memdup(ways->arena, &way, sizeof way);
        g_hash_table_add(ways->all, known);
    } else if (!known->type) {
        known->type = way.type;
    }
    return known;
}

struct rl_ways *rl_ways_new(struct rl_arena *arena)
{
    struct rl_ways *ways = g_new0(struct rl_ways, 1);
    ways->arena = arena;
    ways->all = g_hash_table_new(way_hash, way_equal);
    return ways;
}

void rl_ways_free(struct rl_ways *ways)
{
    if (!ways)
        return;
    g_hash_table_destroy(ways->all);
    g_free(ways);
}

/* ---- beginnings ----------------------------------------------------------------------- */

const struct rl_way *rl_way_unknown(struct rl_ways *ways)
{
    return intern(ways, (struct rl_way){ .kind = RL_WAY_UNKNOWN });
}

/* One way serves parameter INDEX of every function: the type is the reader's business. */
const struct rl_way *rl_way_param(struct rl_ways *ways, uint32_t index, const struct rl_type *type)
{
    (void)type;
    return intern(ways, (struct rl_way){ .kind = RL_WAY_PARAM, .index = index });
}

const struct rl_way *rl_way_global(struct rl_ways *ways, uint32_t index, const struct rl_type *type)
{
    return intern(ways, (struct rl_way){ .kind = RL_WAY_GLOBAL, .index = index, .type = type });
}

const struct rl_way *rl_way_state(struct rl_ways *ways)
{
    return intern(ways, (struct rl_way){ .kind = RL_WAY_STATE });
}

const struct rl_way *rl_way_call(struct rl_ways *ways, const struct rl_way *of, const struct rl_inst *inst)
{
    const char *name = inst->a.kind == RL_VAL_FUNC ? inst->a.text : NULL;
    return intern(ways, (struct rl_way){ .kind = RL_WAY_CALL, .parent = of, .made_by = inst, .name = name, .type = inst->type });
}

const struct rl_way *rl_way_out(struct rl_ways *ways, const struct rl_inst *inst, uint32_t arg)
{
    const char *name = inst->a.kind == RL_VAL_FUNC ? inst->a.text : NULL;
    return intern(ways, (struct rl_way){ .kind = RL_WAY_CALL, .index = arg + 1, .made_by = inst, .name = name });
}

/* ---- steps ------------------------------------------------------------------------------ */

const struct rl_way *rl_way_target(const struct rl_way *way)
{
    while (way && way->kind == RL_WAY_ADDRESS)
        way = way->parent;
    return way;
}

static bool is_step(const struct rl_way *way)
{
    return way->kind == RL_WAY_FIELD || way->kind == RL_WAY_ELEMENT || way->kind == RL_WAY_ADDRESS;
}

const struct rl_way *rl_way_root(const struct rl_way *way)
{
    while (way && is_step(way))
        way = way->parent;
    return way;
}

static bool points_to(const struct rl_type *type, const struct rl_record *record)
{
    return type && type->kind == RL_TYPE_POINTER && type->to && type->to->kind == RL_TYPE_RECORD &&
           rl_record_same(type->to->record, record);
}

/* A link of the list that WAY already walks: the earlier step to the same struct, or by the same field. A type's base
 * is no such link. */
static const struct rl_way *earlier_link(const struct rl_way *way, const char *name, const struct rl_record *record,
                                         const struct rl_type *type)
{
    bool link = points_to(type, record) && !g_str_has_prefix(name, "tp_");
    for (; record && way && is_step(way); way = way->parent) {
        if (way->kind != RL_WAY_FIELD)
            continue;
        bool same_field = rl_record_same(way->record, record) && strcmp(way->name, name) == 0;
        if (same_field || (link && rl_record_same(rl_type_record(way->type), record)))
            return way;
    }
    return NULL;
}

const struct rl_way *rl_way_field(struct rl_ways *ways, const struct rl_way *way, const char *name,
                                  const struct rl_record *record, const struct rl_type *type)
{
    way = rl_way_target(way);
    const struct rl_field *head = rl_record_head(record);
    if (head && strcmp(head->name, name) == 0)
        return way;
    if (strcmp(name, "ob_base") == 0 && (!type || type->kind == RL_TYPE_RECORD))
        return way;
    const struct rl_way *link = earlier_link(way, name, record, type);
    if (link)
        return link;
    if (way->depth >= DEEPEST)
        way = rl_way_unknown(ways);
    return intern(ways, (struct rl_way){ .kind = RL_WAY_FIELD, .parent = way, .depth = way->depth + 1, .name = name,
                                         .record = record, .type = type });
}

const struct rl_way *rl_way_element(struct rl_ways *ways, const struct rl_way *way, const struct rl_type *type)
{
    if (way->kind == RL_WAY_ADDRESS)
        return way->parent;
    if (way->kind == RL_WAY_ELEMENT || way->depth >= DEEPEST)
        return way;
    return intern(ways, (struct rl_way){ .kind = RL_WAY_ELEMENT, .parent = way, .depth = way->depth + 1, .type = type });
}

const struct rl_way *rl_way_address(struct rl_ways *ways, const struct rl_way *way)
{
    if (way->kind == RL_WAY_ADDRESS || way->depth >= DEEPEST)
        return way;
    return intern(ways, (struct rl_way){ .kind = RL_WAY_ADDRESS, .parent = way, .depth = way->depth + 1 });
}

const struct rl_way *rl_way_rebase(struct rl_ways *ways, const struct rl_way *way, const struct rl_way *const *args,
                                   uint32_t nargs)
{
    switch ((int)way->kind) {
    case RL_WAY_PARAM:
        return way->index < nargs && args[way->index] ? args[way->index] : rl_way_unknown(ways);
    case RL_WAY_FIELD:
        return rl_way_field(ways, rl_way_rebase(ways, way->parent, args, nargs), way->name, way->record, way->type);
    case RL_WAY_ELEMENT:
        return rl_way_element(ways, rl_way_rebase(ways, way->parent, args, nargs), way->type);
    case RL_WAY_ADDRESS:
        return rl_way_address(ways, rl_way_rebase(ways, way->parent, args, nargs));
    case RL_WAY_CALL:
        return way->parent ? rl_way_call(ways, rl_way_rebase(ways, way->parent, args, nargs), way->made_by) : way;
    default:
        return way;
    }
}

/* ---- text --------------------------------------------------------------------------------- */

void rl_way_print(GString *out, const struct rl_ir_unit *unit, const struct rl_way *way)
{
    size_t begin = out->len;
    switch (way->kind) {
    case RL_WAY_UNKNOWN:
        g_string_append_c(out, '?');
        break;
    case RL_WAY_PARAM:
        if (way->index > 0)
            g_string_append_printf(out, "$%u", way->index);
        break;
    case RL_WAY_STATE:
        break;
    case RL_WAY_GLOBAL:
        g_string_append_printf(out, "@%s", way->index < unit->nglobals ? unit->globals[way->index].name : "?");
        break;
    case RL_WAY_CALL:
        g_string_append_printf(out, "%s()", way->name ? way->name : "*");
        break;
    case RL_WAY_FIELD:
        rl_way_print(out, unit, way->parent);
        g_string_append_printf(out, "%s%s", out->len > begin ? "." : "", way->name);
        break;
    case RL_WAY_ELEMENT:
        rl_way_print(out, unit, way->parent);
        g_string_append(out, "[]");
        break;
    case RL_WAY_ADDRESS:
        g_string_append_c(out, '&');
        rl_way_print(out, unit, way->parent);
        break;
    }
}
