/* Static tables, and what functions assign to them at run time. */
#include <string.h>

#include "analyzer/graph/types_private.h"

enum rl_table_kind rl_table_kind(const struct rl_record *record)
{
    static const struct {
        const char *name;
        enum rl_table_kind kind;
    } names[] = {
        { "PyTypeObject", RL_TABLE_TYPE },        { "_typeobject", RL_TABLE_TYPE },
        { "PyType_Spec", RL_TABLE_SPEC },         { "PyType_Slot", RL_TABLE_SLOTS },
        { "PyModuleDef", RL_TABLE_MODULE },       { "PyModuleDef_Slot", RL_TABLE_MODULE_SLOTS },
        { "PyMethodDef", RL_TABLE_METHODS },      { "PyGetSetDef", RL_TABLE_GETSETS },
        { "PyMemberDef", RL_TABLE_MEMBERS },      { "PyNumberMethods", RL_TABLE_SUITE },
        { "PySequenceMethods", RL_TABLE_SUITE },  { "PyMappingMethods", RL_TABLE_SUITE },
        { "PyAsyncMethods", RL_TABLE_SUITE },     { "PyBufferProcs", RL_TABLE_SUITE },
        { "PyStructSequence_Field", RL_TABLE_SEQUENCE_FIELDS },
    };
    for (size_t i = 0; record && i < G_N_ELEMENTS(names); i++)
        if (g_strcmp0(record->name, names[i].name) == 0 || g_strcmp0(record->tag, names[i].name) == 0)
            return names[i].kind;
    return RL_TABLE_NONE;
}

/* ---- initialisers ----------------------------------------------------------------------- */

static const struct rl_type *step_type(const struct rl_type *type, const struct rl_step *step)
{
    if (!type)
        return NULL;
    if (step->kind == RL_STEP_INDEX)
        return type->to;
    const struct rl_record *record = step->record ? step->record : type->kind == RL_TYPE_RECORD ? type->record : NULL;
    const struct rl_field *field = rl_record_field(record, step->field);
    return field ? field->type : NULL;
}

/* How many steps of PATH lead to the first table in it; *KIND: which. */
static uint32_t steps_to_table(const struct rl_type *type, const struct rl_step *path, uint32_t npath, enum rl_table_kind *kind)
{
    *kind = RL_TABLE_NONE;
    for (uint32_t i = 0; i <= npath; i++) {
        if (type && type->kind == RL_TYPE_RECORD)
            *kind = rl_table_kind(type->record);
        if (*kind != RL_TABLE_NONE || i == npath)
            return i;
        type = step_type(type, &path[i]);
    }
    return npath;
}

/* Array indexes and fields before the table, the heads of structs left out: "", "[2]", "second". */
static char *prefix_text(struct rl_arena *arena, const struct rl_type *type, const struct rl_step *path, uint32_t n)
{
    GString *text = g_string_new(NULL);
    for (uint32_t i = 0; i < n; i++) {
        const struct rl_field *head = type && type->kind == RL_TYPE_RECORD ? rl_record_head(type->record) : NULL;
        if (path[i].kind == RL_STEP_INDEX)
            g_string_append_printf(text, "[%" G_GINT64_FORMAT "]", path[i].index.kind == RL_VAL_INT ? path[i].index.num : 0);
        else if (!head || strcmp(head->name, path[i].field) != 0)
            g_string_append_printf(text, "%s%s", text->len ? "." : "", path[i].field);
        type = step_type(type, &path[i]);
    }
    char *copy = rl_arena_strdup(arena, text->str);
    g_string_free(text, TRUE);
    return copy;
}

static bool same_index(const struct rl_init_item *a, const struct rl_init_item *b)
{
    return a->npath > 0 && b->npath > 0 && a->path[0].kind == RL_STEP_INDEX && b->path[0].kind == RL_STEP_INDEX &&
           a->path[0].index.kind == RL_VAL_INT && b->path[0].index.kind == RL_VAL_INT &&
           a->path[0].index.num == b->path[0].index.num;
}

bool rl_next_row(const struct rl_ir_global *global, uint32_t *at, struct rl_row *row)
{
    const struct rl_init *init = global->init;
    if (!init || *at >= init->nitems)
        return false;
    *row = (struct rl_row){ .items = &init->items[*at] };
    bool indexed = row->items->npath > 0 && row->items->path[0].kind == RL_STEP_INDEX;
    row->skip = indexed ? 1 : 0;
    while (*at < init->nitems && (!indexed || same_index(row->items, &init->items[*at]))) {
        row->nitems++;
        (*at)++;
    }
    return true;
}

const struct rl_init_item *rl_row_field(const struct rl_row *row, const char *field)
{
    for (uint32_t i = 0; i < row->nitems; i++) {
        const struct rl_init_item *item = &row->items[i];
        if (item->npath > row->skip && item->path[row->skip].kind == RL_STEP_FIELD &&
            strcmp(item->path[row->skip].field, field) == 0)
            return item;
    }
    return NULL;
}

int64_t rl_global_by_name(const struct rl_ir_unit *unit, const char *name, const char *from)
{
    int64_t found = -1;
    for (uint32_t i = 0; name && i < unit->nglobals; i++) {
        const struct rl_ir_global *global = &unit->globals[i];
        if (strcmp(global->name, name) != 0)
            continue;
        if (g_strcmp0(global->function, from) == 0)
            return i;
        if (found < 0 || !global->function)
            found = i;
    }
    return found;
}

/* ---- types and modules --------------------------------------------------------------------- */

struct rl_filled *rl_fill(struct rl_building *b, struct rl_filled **list, const char *slot, struct rl_loc loc)
{
    struct rl_filled *filled = rl_new(b->out->arena, struct rl_filled);
    filled->slot = slot;
    filled->model = rl_slot_find(slot);
    filled->loc = loc;
    while (*list)
        list = &(*list)->next;
    return *list = filled;
}

static const char *symbol_text(struct rl_building *b, uint32_t global, const char *prefix)
{
    const char *name = b->out->unit->globals[global].name;
    return *prefix ? rl_arena_printf(b->out->arena, "%s%s%s", name, *prefix == '[' ? "" : ".", prefix) : name;
}

static struct rl_pytype *get_type(struct rl_building *b, uint32_t global, const char *prefix, bool heap)
{
    for (struct rl_pytype *type = b->out->types; type; type = type->next)
        if (type->global == global && strcmp(type->prefix, prefix) == 0)
            return type;
    struct rl_pytype *type = rl_new(b->out->arena, struct rl_pytype);
    *type = (struct rl_pytype){ .global = global, .prefix = prefix, .heap = heap, .basicsize = -1,
                                .symbol = symbol_text(b, global, prefix), .loc = b->out->unit->globals[global].loc };
    *b->last_type = type;
    b->last_type = &type->next;
    return type;
}

static struct rl_pymodule *get_module(struct rl_building *b, uint32_t global)
{
    for (struct rl_pymodule *module = b->out->modules; module; module = module->next)
        if (module->global == global)
            return module;
    struct rl_pymodule *module = rl_new(b->out->arena, struct rl_pymodule);
    *module = (struct rl_pymodule){ .global = global, .symbol = b->out->unit->globals[global].name,
                                    .loc = b->out->unit->globals[global].loc };
    *b->last_module = module;
    b->last_module = &module->next;
    return module;
}

static bool is_head(const char *field)
{
    return g_str_has_prefix(field, "ob_") || strcmp(field, "m_base") == 0;
}

/* One value of a type's, spec's or module's initialiser. An explicit 0 is the same as nothing. */
static void fill_from_item(struct rl_building *b, struct rl_filled **list, const char *field, const struct rl_init_item *item)
{
    if (is_head(field) || (item->value.kind == RL_VAL_INT && item->value.num == 0 && !item->address_of))
        return;
    struct rl_filled *filled = rl_fill(b, list, field, item->loc);
    if (item->value.kind == RL_VAL_FUNC)
        filled->function = item->value.text;
    else if (item->value.kind == RL_VAL_STR)
        filled->data = item->value.text;
    else if (item->address_of)
        filled->data = item->address_of;
    filled->is_number = item->value.kind == RL_VAL_INT;
    filled->number = filled->is_number ? item->value.num : 0;
}

static void read_global(struct rl_building *b, uint32_t index)
{
    const struct rl_ir_global *global = &b->out->unit->globals[index];
    for (uint32_t i = 0; global->init && i < global->init->nitems; i++) {
        const struct rl_init_item *item = &global->init->items[i];
        enum rl_table_kind kind;
        uint32_t n = steps_to_table(global->type, item->path, item->npath, &kind);
        if (kind != RL_TABLE_TYPE && kind != RL_TABLE_SPEC && kind != RL_TABLE_MODULE)
            continue;
        struct rl_filled **list;
        if (kind == RL_TABLE_MODULE)
            list = &get_module(b, index)->slots;
        else
            list = &get_type(b, index, prefix_text(b->out->arena, global->type, item->path, n), kind == RL_TABLE_SPEC)->slots;
        if (n < item->npath && item->path[n].kind == RL_STEP_FIELD)
            fill_from_item(b, list, item->path[n].field, item);
    }
}

/* A type without an initialiser that is surely defined here. */
static void read_bare_global(struct rl_building *b, uint32_t index)
{
    const struct rl_ir_global *global = &b->out->unit->globals[index];
    bool is_type = global->type && global->type->kind == RL_TYPE_RECORD && rl_table_kind(global->type->record) == RL_TABLE_TYPE;
    if (is_type && global->is_static && !global->init)
        get_type(b, index, "", false);
}

/* ---- Python 2's heads -------------------------------------------------------------------------- */

static const struct rl_record *type_object_record(const struct rl_ir_unit *unit)
{
    for (uint32_t i = 0; i < unit->nrecords; i++)
        if (rl_table_kind(unit->records[i]) == RL_TABLE_TYPE)
            return unit->records[i];
    for (uint32_t i = 0; i < unit->nglobals; i++) /* a record that no function looks into is not listed */
        if (unit->globals[i].type && unit->globals[i].type->kind == RL_TYPE_RECORD &&
            rl_table_kind(unit->globals[i].type->record) == RL_TABLE_TYPE)
            return unit->globals[i].type->record;
    return NULL;
}

static const char *field_before(const struct rl_record *record, const char *name)
{
    for (uint32_t i = 1; i < record->nfields; i++)
        if (strcmp(record->fields[i].name, name) == 0)
            return record->fields[i - 1].name;
    return name;
}

/* The name stands where the size belongs; or, where the name is a macro's that is not known, tp_dealloc stands one field late. */
static bool is_shifted(const struct rl_pytype *type)
{
    bool dealloc = false, late = false;
    for (const struct rl_filled *at = type->slots; at; at = at->next) {
        if (at->at_run_time)
            continue;
        if (at->data && strcmp(at->slot, "tp_basicsize") == 0)
            return true;
        dealloc = dealloc || strcmp(at->slot, "tp_dealloc") == 0;
        late = late || (at->function && (strcmp(at->slot, "tp_vectorcall_offset") == 0 || strcmp(at->slot, "tp_print") == 0));
    }
    return late && !dealloc;
}

/* `PyObject_HEAD_INIT(NULL) 0, "name", sizeof ...`: Python 3's head has ob_size inside, and each value lands one field late. */
static void shift_back(struct rl_pytype *type, const struct rl_record *record)
{
    for (struct rl_filled *at = type->slots; at; at = at->next) {
        at->slot = field_before(record, at->slot);
        at->model = rl_slot_find(at->slot);
    }
}

void rl_find_tables(struct rl_building *b)
{
    for (uint32_t i = 0; i < b->out->unit->nglobals; i++) {
        read_global(b, i);
        read_bare_global(b, i);
    }
    const struct rl_record *record = type_object_record(b->out->unit);
    for (struct rl_pytype *type = b->out->types; record && type; type = type->next)
        if (!type->heap && is_shifted(type))
            shift_back(type, record);
}

/* ---- assignments ------------------------------------------------------------------------------- */

static const char *way_prefix(struct rl_building *b, const struct rl_way *way)
{
    GString *text = g_string_new(NULL);
    rl_way_print(text, b->out->unit, way);
    const char *dot = strchr(text->str, '.');
    const char *copy = dot ? rl_arena_strdup(b->out->arena, dot + 1) : "";
    g_string_free(text, TRUE);
    return copy;
}

static bool has_element(const struct rl_way *way)
{
    for (; way && way->kind != RL_WAY_GLOBAL; way = way->parent)
        if (way->kind == RL_WAY_ELEMENT)
            return true;
    return false;
}

static struct rl_filled *fill_assigned(struct rl_building *b, struct rl_filled **list, const struct rl_action *action)
{
    struct rl_filled *filled = rl_fill(b, list, action->way->name, action->loc);
    filled->at_run_time = true;
    if (action->stored == RL_STORED_FUNCTION)
        filled->function = action->text;
    else if (action->stored == RL_STORED_TEXT)
        filled->data = action->text;
    const struct rl_way *value = rl_way_target(action->value);
    filled->way = value;
    if (value && value->kind == RL_WAY_GLOBAL)
        filled->data = b->out->unit->globals[value->index].name;
    filled->is_number = action->stored == RL_STORED_NUMBER;
    filled->number = action->number;
    return filled;
}

/* `flags |= BITS` adds to what the table says. */
static void add_bits(struct rl_filled *list, struct rl_filled *filled)
{
    for (const struct rl_filled *old = list; old && old != filled; old = old->next)
        if (old->is_number && strcmp(old->slot, filled->slot) == 0)
            filled->number |= old->number;
}

/* Foo_number.nb_add = add; for each type that has the suite. */
static void assign_in_suite(struct rl_building *b, const struct rl_action *action, uint32_t global)
{
    for (struct rl_pytype *type = b->out->types; type; type = type->next)
        for (const struct rl_filled *at = type->slots; at; at = at->next)
            if (at->data && g_str_has_prefix(at->slot, "tp_as_") &&
                strcmp(at->data, b->out->unit->globals[global].name) == 0) {
                fill_assigned(b, &type->slots, action);
                break;
            }
}

static void assign(struct rl_building *b, const struct rl_action *action)
{
    const struct rl_way *root = rl_way_root(action->way), *owner = rl_way_target(action->way->parent);
    if (root->kind != RL_WAY_GLOBAL || has_element(action->way) || is_head(action->way->name))
        return;
    struct rl_filled **list;
    switch ((int)rl_table_kind(action->way->record)) {
    case RL_TABLE_TYPE: {
        /* A variable that points to a type is not the type. */
        const struct rl_type *kept = b->out->unit->globals[root->index].type;
        if (!kept || kept->kind != RL_TYPE_RECORD)
            return;
        list = &get_type(b, root->index, way_prefix(b, owner), false)->slots;
        break;
    }
    case RL_TABLE_MODULE:
        list = &get_module(b, root->index)->slots;
        break;
    case RL_TABLE_SUITE:
        assign_in_suite(b, action, root->index);
        return;
    default:
        return;
    }
    struct rl_filled *filled = fill_assigned(b, list, action);
    if (action->ored)
        add_bits(*list, filled);
}

void rl_find_assigned(struct rl_building *b)
{
    for (int suites = 0; suites < 2; suites++)
        for (uint32_t f = 0; f < b->out->unit->nfunctions; f++) {
            const struct rl_actions *actions = b->reading.actions[f];
            for (uint32_t i = 0; actions && i < actions->count; i++) {
                const struct rl_action *action = &actions->items[i];
                if (action->kind == RL_DO_STORE && action->way->kind == RL_WAY_FIELD && action->way->record &&
                    (rl_table_kind(action->way->record) == RL_TABLE_SUITE) == (suites == 1))
                    assign(b, action);
            }
        }
}
