/* The type table: made, and asked. */
#include "analyzer/graph/types.h"

#include <stdlib.h>
#include <string.h>

#include "analyzer/graph/types_private.h"

/* ---- allocations ------------------------------------------------------------------------ */

enum { CALLERS_DEEP = 4, MOST_ASKED = 64 };

struct allocating {
    struct rl_building *b;
    GHashTable *calls; /* callee -> GPtrArray of CALL actions */
    GHashTable *found; /* struct rl_pytype -> GPtrArray of ALLOCATE actions */
    /* of the action at hand: where its type was looked for already */
    struct { const char *function; const struct rl_way *way; } asked[MOST_ASKED];
    uint32_t nasked;
};

static void note_allocation(struct allocating *a, const struct rl_pytype *type, const struct rl_action *action)
{
    if (action->value == type->kept[0])
        return; /* the type itself, made from its spec */
    GPtrArray *list = g_hash_table_lookup(a->found, type);
    if (!list)
        g_hash_table_insert(a->found, (gpointer)type, list = g_ptr_array_new());
    for (guint i = 0; i < list->len; i++)
        if (list->pdata[i] == action)
            return;
    g_ptr_array_add(list, (gpointer)action);
}

/* In tp_new and in methods, Py_TYPE(self) or the `type` parameter is the type itself. */
static void note_by_contract(struct allocating *a, const struct rl_action *action, const char *function, const struct rl_way *way)
{
    bool of_self = way->kind == RL_WAY_FIELD && strcmp(way->name, "ob_type") == 0;
    const struct rl_way *root = rl_way_target(of_self ? way->parent : way);
    if (root->kind != RL_WAY_PARAM || root->index != 0)
        return;
    for (const struct rl_callback *at = rl_types_of_function(a->b->out, function); at; at = at->same) {
        bool takes_type = strcmp(at->slot, "tp_new") == 0 || strcmp(at->slot, "tp_vectorcall") == 0 || (at->flags & RL_METH_CLASS);
        if (at->type && takes_type != of_self)
            note_allocation(a, at->type, action);
    }
}

static bool ask(struct allocating *a, const char *function, const struct rl_way *way)
{
    for (uint32_t i = 0; i < a->nasked; i++)
        if (a->asked[i].function == function && a->asked[i].way == way)
            return false;
    if (a->nasked == MOST_ASKED)
        return false;
    a->asked[a->nasked].function = function;
    a->asked[a->nasked++].way = way;
    return true;
}

/* ACTION makes an object of the type WAY, as FUNCTION sees it; its callers may know which. */
static void resolve_allocation(struct allocating *a, const struct rl_action *action, const char *function, const struct rl_way *way,
                               int depth)
{
    way = rl_way_target(way);
    if (!ask(a, function, way))
        return;
    const struct rl_pytype *type = rl_types_by_way(a->b->out, way);
    if (type) {
        note_allocation(a, type, action);
        return;
    }
    note_by_contract(a, action, function, way);
    GPtrArray *callers = rl_way_root(way)->kind == RL_WAY_PARAM && depth < CALLERS_DEEP ? g_hash_table_lookup(a->calls, function) : NULL;
    for (guint i = 0; callers && i < callers->len; i++) {
        const struct rl_action *call = callers->pdata[i];
        const struct rl_way *seen = rl_way_rebase(a->b->reading.ways, way, call->args, call->nargs);
        resolve_allocation(a, action, call->func->name, seen, depth + 1);
    }
}

static void index_calls(struct allocating *a, const struct rl_actions *actions)
{
    for (uint32_t i = 0; actions && i < actions->count; i++) {
        const struct rl_action *action = &actions->items[i];
        if (action->kind != RL_DO_CALL)
            continue;
        GPtrArray *list = g_hash_table_lookup(a->calls, action->api);
        if (!list)
            g_hash_table_insert(a->calls, (gpointer)action->api, list = g_ptr_array_new());
        g_ptr_array_add(list, (gpointer)action);
    }
}

static void find_allocations(struct rl_building *b)
{
    struct allocating a = { .b = b };
    a.found = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    a.calls = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    for (uint32_t f = 0; f < b->out->unit->nfunctions; f++)
        index_calls(&a, b->reading.actions[f]);
    for (uint32_t f = 0; f < b->out->unit->nfunctions; f++) {
        const struct rl_actions *actions = b->reading.actions[f];
        for (uint32_t i = 0; actions && i < actions->count; i++)
            if (actions->items[i].kind == RL_DO_ALLOCATE && actions->items[i].way) {
                a.nasked = 0;
                resolve_allocation(&a, &actions->items[i], b->out->unit->functions[f]->name, actions->items[i].way, 0);
            }
    }
    for (struct rl_pytype *type = b->out->types; type; type = type->next) {
        GPtrArray *list = g_hash_table_lookup(a.found, type);
        type->nallocations = list ? list->len : 0;
        type->allocations = list ? rl_arena_memdup(b->out->arena, list->pdata, list->len * sizeof *list->pdata) : NULL;
    }
    g_hash_table_destroy(a.calls);
    g_hash_table_destroy(a.found);
}

/* ---- uses of fields and globals ------------------------------------------------------------ */

static const struct rl_way *used_way(const struct rl_action *action)
{
    const struct rl_way *way = action->way;
    while (way && (way->kind == RL_WAY_ELEMENT || way->kind == RL_WAY_ADDRESS))
        way = way->parent;
    return way;
}

static bool is_use(const struct rl_action *action)
{
    switch (action->kind) {
    case RL_DO_VISIT: case RL_DO_RELEASE: case RL_DO_CLEAR: case RL_DO_NULL: case RL_DO_RETAIN: case RL_DO_GIVE: case RL_DO_FREE:
    case RL_DO_KEEP:
        return true;
    case RL_DO_STORE:
        return action->stored != RL_STORED_NUMBER && action->stored != RL_STORED_TEXT;
    case RL_DO_DESTROY: case RL_DO_TRACK: case RL_DO_UNTRACK: case RL_DO_WEAKREFS: case RL_DO_VISIT_DICT: case RL_DO_CLEAR_DICT:
    case RL_DO_ALLOCATE: case RL_DO_SLOT: case RL_DO_CALL: case RL_DO_HAND: case RL_DO_COUNT:
        break;
    }
    return false;
}

static int by_place(const struct rl_action *a, const struct rl_action *b)
{
    if (a->loc.file != b->loc.file)
        return a->loc.file < b->loc.file ? -1 : 1;
    if (a->loc.line != b->loc.line)
        return a->loc.line < b->loc.line ? -1 : 1;
    if (a->loc.col != b->loc.col)
        return a->loc.col < b->loc.col ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* Structs without a name are told apart by their place. */
static int compare_records(const struct rl_record *a, const struct rl_record *b)
{
    if (rl_record_same(a, b))
        return 0;
    if (!a || !b)
        return a ? 1 : -1;
    int order = g_strcmp0(a->name, b->name);
    if (order == 0 && a->loc.line != b->loc.line)
        order = a->loc.line < b->loc.line ? -1 : 1;
    if (order == 0 && a->loc.col != b->loc.col)
        order = a->loc.col < b->loc.col ? -1 : 1;
    return order;
}

static int compare_fields(const struct rl_way *a, const struct rl_record *record, const char *field)
{
    int order = compare_records(a->record, record);
    return order ? order : strcmp(a->name, field);
}

static int compare_uses(const void *x, const void *y)
{
    const struct rl_action *a = *(const struct rl_action *const *)x, *b = *(const struct rl_action *const *)y;
    const struct rl_way *other = used_way(b);
    int order = compare_fields(used_way(a), other->record, other->name);
    return order ? order : by_place(a, b);
}

static int compare_global_uses(const void *x, const void *y)
{
    const struct rl_action *a = *(const struct rl_action *const *)x, *b = *(const struct rl_action *const *)y;
    uint32_t first = used_way(a)->index, second = used_way(b)->index;
    return first != second ? (first < second ? -1 : 1) : by_place(a, b);
}

static int compare_calls(const void *x, const void *y)
{
    const struct rl_action *a = *(const struct rl_action *const *)x, *b = *(const struct rl_action *const *)y;
    int order = strcmp(a->api, b->api);
    return order ? order : by_place(a, b);
}

static void collect_calls(struct rl_building *b)
{
    GPtrArray *all = g_ptr_array_new();
    for (uint32_t f = 0; f < b->out->unit->nfunctions; f++) {
        const struct rl_actions *actions = b->reading.actions[f];
        for (uint32_t i = 0; actions && i < actions->count; i++)
            if (actions->items[i].kind == RL_DO_CALL)
                g_ptr_array_add(all, (gpointer)&actions->items[i]);
    }
    if (all->len)
        qsort(all->pdata, all->len, sizeof *all->pdata, compare_calls);
    b->out->ncalls = all->len;
    b->out->calls = all->len ? rl_arena_memdup(b->out->arena, all->pdata, all->len * sizeof *all->pdata) : NULL;
    g_ptr_array_free(all, TRUE);
}

static void collect_uses(struct rl_building *b, enum rl_way_kind kind, int (*compare)(const void *, const void *),
                         const struct rl_action ***uses, uint32_t *count)
{
    GPtrArray *all = g_ptr_array_new();
    for (uint32_t f = 0; f < b->out->unit->nfunctions; f++) {
        const struct rl_actions *actions = b->reading.actions[f];
        for (uint32_t i = 0; actions && i < actions->count; i++) {
            const struct rl_way *way = is_use(&actions->items[i]) ? used_way(&actions->items[i]) : NULL;
            if (way && way->kind == kind)
                g_ptr_array_add(all, (gpointer)&actions->items[i]);
        }
    }
    if (all->len)
        qsort(all->pdata, all->len, sizeof *all->pdata, compare);
    *count = all->len;
    *uses = all->len ? rl_arena_memdup(b->out->arena, all->pdata, all->len * sizeof *all->pdata) : NULL;
    g_ptr_array_free(all, TRUE);
}

/* ---- contracts ---------------------------------------------------------------------------------- */

static int compare_callbacks(const void *x, const void *y)
{
    const struct rl_callback *a = *(const struct rl_callback *const *)x, *b = *(const struct rl_callback *const *)y;
    int order = strcmp(a->function, b->function);
    return order ? order : a->loc.line != b->loc.line ? (a->loc.line < b->loc.line ? -1 : 1)
                       : a->loc.col != b->loc.col     ? (a->loc.col < b->loc.col ? -1 : 1)
                                                      : strcmp(a->slot, b->slot);
}

static void sort_callbacks(struct rl_building *b)
{
    GPtrArray *all = b->callbacks;
    if (all->len)
        qsort(all->pdata, all->len, sizeof *all->pdata, compare_callbacks);
    b->out->ncallbacks = all->len;
    b->out->callbacks = all->len ? rl_arena_memdup(b->out->arena, all->pdata, all->len * sizeof *all->pdata) : NULL;
    for (uint32_t i = 1; i < all->len; i++)
        if (strcmp(b->out->callbacks[i - 1]->function, b->out->callbacks[i]->function) == 0)
            b->out->callbacks[i - 1]->same = b->out->callbacks[i];
}

/* ---- making it ------------------------------------------------------------------------------------- */

struct rl_types *rl_types_find(struct rl_arena *arena, const struct rl_ir_unit *unit, const struct rl_models *models)
{
    struct rl_types *types = rl_new(arena, struct rl_types);
    struct rl_building b = { .out = types, .last_type = &types->types, .last_module = &types->modules };
    types->arena = arena;
    types->unit = unit;
    types->models = models;
    b.callbacks = g_ptr_array_new();
    b.owned_tables = g_hash_table_new(NULL, NULL);
    rl_reading_init(&b.reading, arena, unit, models);
    types->actions = b.reading.actions;
    for (uint32_t f = 0; f < unit->nfunctions; f++)
        rl_reading_actions(&b.reading, f);
    rl_find_tables(&b);
    rl_find_assigned(&b);
    rl_find_made_types(&b);
    rl_expand_tables(&b);
    sort_callbacks(&b);
    rl_inherit(&b);
    find_allocations(&b);
    rl_find_records(&b);
    rl_find_facts(&b);
    collect_calls(&b);
    collect_uses(&b, RL_WAY_FIELD, compare_uses, &types->uses, &types->nuses);
    collect_uses(&b, RL_WAY_GLOBAL, compare_global_uses, &types->global_uses, &types->nglobal_uses);
    rl_reading_release(&b.reading);
    g_hash_table_destroy(b.owned_tables);
    g_ptr_array_free(b.callbacks, TRUE);
    return types;
}

/* ---- asking it ---------------------------------------------------------------------------------------- */

const struct rl_callback *rl_types_of_function(const struct rl_types *types, const char *function)
{
    uint32_t low = 0, high = types->ncallbacks;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strcmp(types->callbacks[middle]->function, function) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < types->ncallbacks && strcmp(types->callbacks[low]->function, function) == 0;
    return found ? types->callbacks[low] : NULL;
}

const struct rl_pytype *rl_types_by_symbol(const struct rl_types *types, const char *symbol)
{
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        if (strcmp(type->symbol, symbol) == 0)
            return type;
    return NULL;
}

static bool is_kept_in(const struct rl_pytype *type, const struct rl_way *way)
{
    for (size_t i = 0; i < G_N_ELEMENTS(type->kept) && type->kept[i]; i++)
        if (type->kept[i] == way)
            return true;
    return false;
}

const struct rl_pytype *rl_types_by_way(const struct rl_types *types, const struct rl_way *way)
{
    way = rl_way_target(way);
    for (const struct rl_pytype *type = types->types; way && type; type = type->next) {
        if (is_kept_in(type, way))
            return type;
        if (!type->heap && way->kind == RL_WAY_GLOBAL && way->index == type->global && !*type->prefix)
            return type;
        bool inner = way->kind == RL_WAY_FIELD && way->parent->kind == RL_WAY_GLOBAL && way->parent->index == type->global;
        if (!type->heap && inner && strcmp(way->name, type->prefix) == 0)
            return type;
    }
    return NULL;
}

const struct rl_pytype *rl_types_by_record(const struct rl_types *types, const struct rl_record *record)
{
    for (const struct rl_pytype *type = types->types; record && type; type = type->next)
        if (rl_record_same(type->record, record))
            return type;
    return NULL;
}

const struct rl_member *rl_type_member(const struct rl_pytype *type, const char *path)
{
    for (const struct rl_member *member = type->members; member; member = member->next)
        if (strcmp(member->path, path) == 0)
            return member;
    return NULL;
}

const struct rl_action *const *rl_types_uses(const struct rl_types *types, const struct rl_record *record, const char *field,
                                             uint32_t *count)
{
    uint32_t low = 0, high = types->nuses;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_fields(used_way(types->uses[middle]), record, field) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *count = 0;
    while (low + *count < types->nuses && compare_fields(used_way(types->uses[low + *count]), record, field) == 0)
        (*count)++;
    return types->uses ? types->uses + low : NULL;
}

const struct rl_action *const *rl_types_global_uses(const struct rl_types *types, uint32_t global, uint32_t *count)
{
    uint32_t low = 0;
    while (low < types->nglobal_uses && used_way(types->global_uses[low])->index < global)
        low++;
    *count = 0;
    while (low + *count < types->nglobal_uses && used_way(types->global_uses[low + *count])->index == global)
        (*count)++;
    return types->global_uses ? types->global_uses + low : NULL;
}

const struct rl_action *const *rl_types_calls(const struct rl_types *types, const char *name, uint32_t *count)
{
    uint32_t low = 0, high = types->ncalls;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strcmp(types->calls[middle]->api, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *count = 0;
    while (low + *count < types->ncalls && strcmp(types->calls[low + *count]->api, name) == 0)
        (*count)++;
    return types->calls ? types->calls + low : NULL;
}

int rl_types_collects(const struct rl_types *types, const char *record)
{
    int known = -1;
    if (strcmp(record, "PyTypeObject") == 0 || strcmp(record, "PyHeapTypeObject") == 0)
        return 2;
    for (const struct rl_pytype *type = types->types; type; type = type->next) {
        if (!type->record || g_strcmp0(type->record->name, record) != 0)
            continue;
        bool visits = type->traverse.function && type->basetype; /* for the sake of subclasses */
        if (!type->gc_known || !type->flags_known || (!type->has_gc && visits))
            return -1;
        known = known == 1 || type->has_gc;
    }
    return known;
}

bool rl_types_has_method(const struct rl_types *types, const char *name)
{
    for (uint32_t i = 0; i < types->ncallbacks; i++) {
        const struct rl_callback *callback = types->callbacks[i];
        bool bound = callback->type && callback->flags && !(callback->flags & (RL_METH_STATIC | RL_METH_CLASS));
        if (bound && g_strcmp0(callback->name, name) == 0)
            return true;
    }
    return false;
}
