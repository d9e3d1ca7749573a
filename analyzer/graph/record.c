/* The struct behind a type, and its fields. */
#include <string.h>

#include "analyzer/graph/types_private.h"

enum { MOST_CANDIDATES = 16, DEEPEST = 6, T_OBJECT = 6, T_OBJECT_EX = 16, MEMBER_READONLY = 1 };

/* ---- votes -------------------------------------------------------------------------------- */

struct votes {
    const struct rl_record *records[MOST_CANDIDATES];
    int counts[MOST_CANDIDATES];
};

bool rl_record_is_bare(const struct rl_record *record)
{
    static const char *const names[] = { "PyObject", "_object", "PyVarObject", "PyTypeObject", "_typeobject", "PyHeapTypeObject" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_strcmp0(record->name, names[i]) == 0 || g_strcmp0(record->tag, names[i]) == 0)
            return true;
    return false;
}

static void vote(struct votes *votes, const struct rl_record *record, int count)
{
    if (!record || record->is_union || rl_record_is_bare(record))
        return;
    for (int i = 0; i < MOST_CANDIDATES; i++) {
        if (votes->records[i] && !rl_record_same(votes->records[i], record))
            continue;
        votes->records[i] = record;
        votes->counts[i] += count;
        return;
    }
}

static const struct rl_record *object_record(const struct rl_type *type)
{
    return rl_type_is_object(type) && type->to->kind == RL_TYPE_RECORD ? type->to->record : NULL;
}

/* One vote for each function in which fields of it are used as those of WAY. */
static void vote_by_fields(struct votes *votes, const struct rl_actions *actions, const struct rl_way *way)
{
    for (uint32_t i = 0; actions && i < actions->count; i++) {
        const struct rl_way *at = actions->items[i].way;
        for (; at && at->parent; at = at->parent)
            if (at->kind == RL_WAY_FIELD && rl_way_target(at->parent) == way && at->record) {
                vote(votes, at->record, 1);
                break;
            }
    }
}

static void vote_by_function(struct rl_building *b, struct votes *votes, const char *name, int declared)
{
    int64_t index = rl_reading_function(&b->reading, name);
    if (index < 0)
        return;
    const struct rl_ir_func *func = b->out->unit->functions[index];
    if (func->nparams == 0)
        return;
    vote(votes, object_record(func->vars[0].type), declared);
    vote_by_fields(votes, b->reading.actions[index], rl_way_param(b->reading.ways, 0, NULL));
    /* `Foo *self = (Foo *)op;` */
    for (uint32_t v = func->nparams; declared > 1 && v < func->nvars; v++)
        if (strcmp(func->vars[v].name, "self") == 0)
            vote(votes, object_record(func->vars[v].type), 1);
}

static bool self_comes_first(const struct rl_callback *callback)
{
    if (callback->flags & (RL_METH_CLASS | RL_METH_STATIC))
        return false;
    return strcmp(callback->slot, "tp_new") != 0 && strcmp(callback->slot, "tp_alloc") != 0 &&
           strcmp(callback->slot, "tp_vectorcall") != 0;
}

/* Binary operators may get the instance on either side. */
static bool self_may_be_second(const char *slot)
{
    return g_str_has_prefix(slot, "nb_") || strcmp(slot, "tp_richcompare") == 0;
}

static void vote_by_allocations(struct rl_building *b, struct votes *votes, const struct rl_pytype *type)
{
    for (uint32_t i = 0; i < type->nallocations; i++) {
        const struct rl_way *object = type->allocations[i]->value;
        vote(votes, object_record(object->type), 4);
        int64_t index = rl_reading_function(&b->reading, type->allocations[i]->func->name);
        if (index >= 0)
            vote_by_fields(votes, b->reading.actions[index], object);
    }
}

static const struct rl_record *winner(const struct votes *votes, int64_t size)
{
    int best = -1, best_score = 0;
    for (int i = 0; i < MOST_CANDIDATES && votes->records[i]; i++) {
        int score = votes->counts[i] + (size > 0 && rl_record_size(votes->records[i]) == size ? 16 : 0);
        bool derived = best >= 0 && score == best_score && rl_record_begins_with(votes->records[i], votes->records[best]);
        if (score > best_score || derived) {
            best = i;
            best_score = score;
        }
    }
    return best < 0 ? NULL : votes->records[best];
}

/* ---- members --------------------------------------------------------------------------------- */

static bool is_counted_head(const char *name)
{
    return strcmp(name, "ob_refcnt") == 0 || strcmp(name, "ob_type") == 0 || strcmp(name, "ob_size") == 0 ||
           strcmp(name, "ob_base") == 0 || strcmp(name, "_ob_next") == 0 || strcmp(name, "_ob_prev") == 0;
}

/* Some structs only sound like objects: PyDictKeysObject. */
static bool only_sounds_counted(const struct rl_record *record)
{
    for (int depth = 0; record && depth < DEEPEST; depth++) {
        if (!record->complete || record->nfields == 0 || rl_record_is_bare(record) || is_counted_head(record->fields[0].name))
            return false;
        const struct rl_field *first = &record->fields[0];
        record = first->type && first->type->kind == RL_TYPE_RECORD ? first->type->record : NULL;
    }
    return true;
}

static bool is_object(const struct rl_type *type)
{
    return rl_type_is_object(type) && !(type->to->kind == RL_TYPE_RECORD && only_sounds_counted(type->to->record));
}

static bool is_objects(const struct rl_type *type)
{
    if (!type || (type->kind != RL_TYPE_POINTER && type->kind != RL_TYPE_ARRAY) || !type->to)
        return false;
    return is_object(type->to) || (type->kind == RL_TYPE_ARRAY && is_objects(type->to));
}

static bool names_record(const struct rl_type *type, const char *name)
{
    return type && type->kind == RL_TYPE_RECORD && type->record && g_strcmp0(type->record->name, name) == 0;
}

static enum rl_member_kind kind_of(const struct rl_type *type)
{
    if (is_object(type))
        return RL_MEMBER_OBJECT;
    if (is_objects(type))
        return RL_MEMBER_OBJECTS;
    if (names_record(type, "Py_buffer"))
        return RL_MEMBER_BUFFER;
    if (type && type->kind == RL_TYPE_RECORD)
        return RL_MEMBER_STRUCT;
    if (!type || type->kind != RL_TYPE_POINTER || !type->to)
        return RL_MEMBER_OTHER;
    return type->to->kind == RL_TYPE_FUNCTION ? RL_MEMBER_FUNCTION
           : type->to->kind == RL_TYPE_RECORD ? RL_MEMBER_POINTER
                                              : RL_MEMBER_OTHER;
}

static const char *exact_struct(const struct rl_type *type)
{
    while (type && (type->kind == RL_TYPE_POINTER || type->kind == RL_TYPE_ARRAY))
        type = type->to;
    if (!type || type->kind != RL_TYPE_RECORD || !type->record || !type->record->name)
        return NULL;
    bool plain = strcmp(type->record->name, "PyObject") == 0 || strcmp(type->record->name, "PyVarObject") == 0 ||
                 !*type->record->name;
    return plain ? NULL : type->record->name;
}

static struct rl_member *add_member(struct rl_building *b, struct rl_member **list, const char *path, const char *name,
                                    const struct rl_record *record, const struct rl_type *type)
{
    struct rl_member *member = rl_new(b->out->arena, struct rl_member);
    *member = (struct rl_member){ .path = path, .name = name, .record = record, .type = type, .kind = kind_of(type), .offset = -1 };
    if (member->kind == RL_MEMBER_OBJECT || member->kind == RL_MEMBER_OBJECTS || member->kind == RL_MEMBER_POINTER)
        member->exact = exact_struct(type);
    while (*list)
        list = &(*list)->next;
    return *list = member;
}

struct flattening {
    struct rl_building *b;
    struct rl_member **list;
    const struct rl_pytype *type;
    bool inherited;
};

static int64_t plus(int64_t base, int64_t offset)
{
    return base < 0 || offset < 0 ? -1 : base + offset;
}

/* The struct that TYPE begins with is the interpreter's, or not known. */
static bool is_builtin_head(const struct rl_types *types, const struct rl_pytype *type)
{
    return type && type->parent == RL_PARENT_FOREIGN && (!type->base_name || rl_builtin_collects(types, type->base_name) >= 0);
}

/* The head of a struct adds its fields under their own names, as rl_way_field() reaches them. */
static void flatten(struct flattening *f, const struct rl_record *record, const char *prefix, int64_t at, int depth)
{
    const struct rl_field *head = rl_record_head(record);
    for (uint32_t i = 0; record && depth < DEEPEST && i < record->nfields; i++) {
        const struct rl_field *field = &record->fields[i];
        int64_t offset = plus(at, rl_record_offset(record, i));
        const struct rl_record *inner = field->type && field->type->kind == RL_TYPE_RECORD ? field->type->record : NULL;
        if (rl_field_is_anonymous(field) && inner) {
            flatten(f, inner, prefix, offset, depth + 1);
            continue;
        }
        if (!field->name || is_counted_head(field->name))
            continue;
        if (field == head) {
            bool before = f->inherited;
            f->inherited = depth == 0 || before;
            if (!rl_record_is_bare(inner) && !(depth == 0 && is_builtin_head(f->b->out, f->type)))
                flatten(f, inner, prefix, offset, depth + 1);
            f->inherited = before;
            continue;
        }
        const char *path = *prefix ? rl_arena_printf(f->b->out->arena, "%s.%s", prefix, field->name) : field->name;
        struct rl_member *member = add_member(f->b, f->list, path, field->name, record, field->type);
        member->offset = offset;
        member->inherited = f->inherited;
        if (member->kind == RL_MEMBER_STRUCT)
            flatten(f, inner, path, offset, depth + 1);
    }
}

void rl_add_members(struct rl_building *b, const struct rl_record *record, const struct rl_pytype *type, struct rl_member **list)
{
    struct flattening f = { .b = b, .list = list, .type = type };
    flatten(&f, record, "", 0, 0);
}

static const struct rl_way *without_elements(const struct rl_way *way)
{
    while (way && (way->kind == RL_WAY_ELEMENT || way->kind == RL_WAY_ADDRESS))
        way = way->parent;
    return way;
}

/* Nodes that are reached on several ways (a list's both ends) have one member for each of their fields. */
static struct rl_member *member_behind(struct rl_member *list, const struct rl_way *way)
{
    for (; list; list = list->next)
        if (list->behind && way->record && rl_record_same(list->record, way->record) && strcmp(list->name, way->name) == 0)
            return list;
    return NULL;
}

/* `((Future *)task)->loop` is `task->task_loop` when both structs begin with the same fields: a macro made them. */
static bool same_beginning(const struct rl_record *a, const struct rl_record *b, const char *field, const char **other)
{
    for (uint32_t i = 0; a && b && i < a->nfields && i < b->nfields; i++) {
        const struct rl_type *one = a->fields[i].type, *two = b->fields[i].type;
        if (!one || !two || one->kind != two->kind || g_strcmp0(one->name, two->name) != 0)
            return false;
        *other = b->fields[i].name;
        if (g_strcmp0(a->fields[i].name, field) == 0)
            return true;
    }
    return false;
}

static struct rl_member *member_by_layout(struct rl_member *list, const struct rl_way *way)
{
    const char *name = NULL;
    for (; list; list = list->next)
        if (!list->behind && !strchr(list->path, '.') && same_beginning(way->record, list->record, way->name, &name) &&
            g_strcmp0(list->name, name) == 0)
            return list;
    return NULL;
}

static struct rl_member *exact_member(struct rl_member *list, const char *path, const struct rl_way *way)
{
    for (; list; list = list->next)
        if (strcmp(list->path, path) == 0 && (!way->record || !list->record || rl_record_same(way->record, list->record)))
            return list;
    return NULL;
}

struct rl_member *rl_member_of_way(struct rl_building *b, struct rl_member **list, const struct rl_way *way)
{
    way = without_elements(way);
    if (!way || way->kind != RL_WAY_FIELD || is_counted_head(way->name))
        return NULL;
    const struct rl_way *above = without_elements(way->parent);
    bool deeper = above && above->kind == RL_WAY_FIELD && !is_counted_head(above->name);
    if (deeper && way->record && g_strcmp0(way->record->name, "Py_buffer") == 0)
        return rl_member_of_way(b, list, above); /* view.obj is released with view */
    GString *text = g_string_new(NULL);
    rl_way_print(text, b->out->unit, way);
    struct rl_member *member = exact_member(*list, text->str, way);
    struct rl_member *owner = !member && deeper ? rl_member_of_way(b, list, above) : NULL;
    if (!member && !deeper)
        member = member_by_layout(*list, way);
    if (owner && !(member = member_behind(*list, way))) {
        member = add_member(b, list, rl_arena_strdup(b->out->arena, text->str), way->name, way->record, way->type);
        member->behind = true;
        member->of_object = owner->of_object || owner->kind == RL_MEMBER_OBJECT || owner->kind == RL_MEMBER_OBJECTS;
    }
    g_string_free(text, TRUE);
    return member;
}

/* ---- PyMemberDef, weak references, dictionaries ---------------------------------------------------- */

static struct rl_member *member_at(const struct rl_pytype *type, int64_t offset)
{
    for (struct rl_member *member = type->members; member; member = member->next)
        if (member->offset == offset && offset > 0 && member->kind != RL_MEMBER_STRUCT)
            return member;
    return NULL;
}

static struct rl_member *member_named(const struct rl_pytype *type, const char *part)
{
    for (struct rl_member *member = type->members; member; member = member->next)
        if (member->kind == RL_MEMBER_OBJECT && strstr(member->name, part))
            return member;
    return NULL;
}

static void read_member_row(struct rl_pytype *type, const struct rl_row *row)
{
    const struct rl_init_item *name = rl_row_field(row, "name"), *offset = rl_row_field(row, "offset");
    const struct rl_init_item *kind = rl_row_field(row, "type"), *flags = rl_row_field(row, "flags");
    if (!name || name->value.kind != RL_VAL_STR)
        return;
    int64_t at = offset && offset->value.kind == RL_VAL_INT ? offset->value.num : -1;
    bool weak = strcmp(name->value.text, "__weaklistoffset__") == 0;
    bool dict = strcmp(name->value.text, "__dictoffset__") == 0;
    if (weak)
        type->weakrefs_offset = at;
    if (dict)
        type->dict_offset = at;
    struct rl_member *member = member_at(type, at);
    if (!member || weak || dict || strcmp(name->value.text, "__vectorcalloffset__") == 0)
        return;
    int64_t number = kind && kind->value.kind == RL_VAL_INT ? kind->value.num : -1;
    member->exposed = true;
    member->exposed_object = number == T_OBJECT || number == T_OBJECT_EX;
    member->read_only = flags && flags->value.kind == RL_VAL_INT && (flags->value.num & MEMBER_READONLY);
}

static void read_member_table(struct rl_building *b, struct rl_pytype *type)
{
    const struct rl_filled *filled = rl_type_slot(type, "tp_members", NULL);
    int64_t index = filled ? rl_global_by_name(b->out->unit, filled->data, b->out->unit->globals[type->global].function) : -1;
    struct rl_row row;
    for (uint32_t at = 0; index >= 0 && rl_next_row(&b->out->unit->globals[index], &at, &row);)
        read_member_row(type, &row);
}

/* Offsets that were computed wrongly (bit-fields, packing) would name the wrong field: none is better. */
static void distrust_offsets(struct rl_pytype *type)
{
    int64_t size = rl_record_size(type->record);
    const struct rl_record *record = type->record;
    const struct rl_type *last = record->nfields ? record->fields[record->nfields - 1].type : NULL;
    bool flexible = last && last->kind == RL_TYPE_ARRAY && size >= type->basicsize;
    if (size < 0 || type->basicsize <= 0 || size == type->basicsize || flexible)
        return;
    for (struct rl_member *member = type->members; member; member = member->next)
        member->offset = -1;
}

static void mark_special(struct rl_pytype *type)
{
    const struct {
        int64_t offset;
        enum rl_member_kind kind;
        const char *name;
    } both[] = { { type->weakrefs_offset, RL_MEMBER_WEAKREFS, "weak" }, { type->dict_offset, RL_MEMBER_DICT, "dict" } };
    for (size_t i = 0; i < G_N_ELEMENTS(both); i++) {
        struct rl_member *member = both[i].offset == 0 ? NULL : member_at(type, both[i].offset);
        if (!member && both[i].offset != 0)
            member = member_named(type, both[i].name);
        if (member)
            member->kind = both[i].kind;
    }
}

/* ---- all types and modules ------------------------------------------------------------------------------ */

static void find_record(struct rl_building *b, struct rl_pytype *type)
{
    struct votes votes = { { NULL }, { 0 } };
    for (guint i = 0; i < b->callbacks->len; i++) {
        const struct rl_callback *callback = g_ptr_array_index(b->callbacks, i);
        if (callback->type == type && self_comes_first(callback))
            vote_by_function(b, &votes, callback->function, self_may_be_second(callback->slot) ? 1 : 3);
    }
    vote_by_allocations(b, &votes, type);
    type->record = winner(&votes, type->basicsize);
}

/* A type of few words: its size may be that of one struct only, or it adds nothing to its base. */
static void guess_record(struct rl_building *b, struct rl_pytype *type)
{
    const struct rl_record *found = NULL;
    uint32_t count = 0;
    if (type->base && (type->basicsize <= 0 || type->basicsize == type->base->basicsize)) {
        type->record = type->base->record;
        return;
    }
    for (uint32_t i = 0; type->basicsize > 16 && i < b->out->unit->nrecords; i++) {
        const struct rl_record *record = b->out->unit->records[i];
        bool ours = record->loc.file < b->out->unit->nfiles && !b->out->unit->files[record->loc.file].is_system;
        struct rl_type pointed = { .kind = RL_TYPE_RECORD, .record = (struct rl_record *)record };
        struct rl_type pointer = { .kind = RL_TYPE_POINTER, .to = &pointed };
        if (ours && rl_type_is_object(&pointer) && rl_record_size(record) == type->basicsize) {
            found = record;
            count++;
        }
    }
    if (count == 1)
        type->record = found;
}

static void find_state_record(struct rl_building *b, struct rl_pymodule *module)
{
    struct votes votes = { { NULL }, { 0 } };
    const struct rl_way *state = rl_way_state(b->reading.ways);
    for (uint32_t f = 0; f < b->out->unit->nfunctions; f++)
        vote_by_fields(&votes, b->reading.actions[f], state);
    module->record = winner(&votes, module->state_size);
    rl_add_members(b, module->record, NULL, &module->members);
}

void rl_find_records(struct rl_building *b)
{
    for (struct rl_pytype *type = b->out->types; type; type = type->next)
        find_record(b, type);
    for (struct rl_pytype *type = b->out->types; type; type = type->next)
        if (!type->record)
            guess_record(b, type);
    for (struct rl_pytype *type = b->out->types; type; type = type->next) {
        if (!type->record)
            continue;
        rl_add_members(b, type->record, type, &type->members);
        distrust_offsets(type);
        read_member_table(b, type);
        mark_special(type);
    }
    for (struct rl_pymodule *module = b->out->modules; module; module = module->next)
        if (module->state_size > 0 || !module->next)
            find_state_record(b, module);
}
