#include "analyzer/graph/edges.h"

#include <string.h>

#include "analyzer/graph/types_private.h"

enum { DEEPEST_HEAD = 8 };

struct finding_edges {
    const struct rl_types *types;
    struct rl_arena *arena;
    GPtrArray *out;
    GHashTable *objects; /* way of a call's result -> struct rl_object * */
};

/* What a place may hold a reference to. */
struct target {
    enum { HOLDS_NOTHING, HOLDS_TYPE, HOLDS_NAMED, HOLDS_ANY } kind;
    const struct rl_pytype *type;
    const char *name;
    const struct rl_object *object;
};

static const struct target any = { .kind = HOLDS_ANY };

/* ---- what a value is ------------------------------------------------------------------------- */

/* "list" for "PyListObject". */
static const char *builtin_name(struct rl_arena *arena, const char *record)
{
    size_t len = strlen(record);
    if (!g_str_has_prefix(record, "Py") || !g_str_has_suffix(record, "Object") || len <= strlen("PyObject"))
        return record;
    char *name = g_ascii_strdown(record + 2, (gssize)(len - strlen("PyObject")));
    const char *kept = rl_arena_strdup(arena, name);
    g_free(name);
    return kept;
}

static struct target of_record(const struct finding_edges *f, const char *name)
{
    if (!name || !*name || strcmp(name, "PyObject") == 0 || strcmp(name, "_object") == 0 || strcmp(name, "PyVarObject") == 0)
        return any;
    if (rl_is_leaf_struct(f->types, name))
        return (struct target){ .kind = HOLDS_NOTHING };
    for (const struct rl_pytype *type = f->types->types; type; type = type->next)
        if (type->record && g_strcmp0(type->record->name, name) == 0)
            return (struct target){ .kind = HOLDS_TYPE, .type = type };
    return (struct target){ .kind = HOLDS_NAMED, .name = builtin_name(f->arena, name) };
}

static struct target of_type_symbol(const struct finding_edges *f, const char *symbol)
{
    const struct rl_pytype *type = symbol ? rl_types_by_symbol(f->types, symbol) : NULL;
    if (type)
        return (struct target){ .kind = HOLDS_TYPE, .type = type };
    if (!symbol || !g_str_has_suffix(symbol, "_Type"))
        return any;
    char *object = g_strdup_printf("%.*sObject", (int)(strlen(symbol) - strlen("_Type")), symbol);
    struct target target = g_str_has_prefix(symbol, "Py") ? of_record(f, object) : (struct target){ .kind = HOLDS_NAMED, .name = symbol };
    g_free(object);
    return target;
}

static const char *global_of_arg(const struct finding_edges *f, const struct rl_inst *call, uint32_t arg)
{
    const struct rl_place *place = call->arg_places && arg < call->nargs ? call->arg_places[arg] : NULL;
    return place && place->base == RL_BASE_GLOBAL && place->nsteps == 0 ? f->types->unit->globals[place->id].name : NULL;
}

/* PyArg_Parse*(args, "O!", &Foo_Type, &x): argument OUT - 1 receives an instance of the type before it. */
static struct target of_parsed(const struct finding_edges *f, const struct rl_inst *call, uint32_t out)
{
    const char *format = NULL;
    uint32_t first = 0;
    for (uint32_t i = 0; i < call->nargs && !format; i++)
        if (call->args[i].kind == RL_VAL_STR) {
            format = call->args[i].text;
            first = i + 1;
        }
    GArray *units = format ? rl_format_split(RL_VARARGS_PARSE, format) : NULL;
    struct target target = any;
    uint32_t i = out >= 1 + first ? out - 1 - first : UINT32_MAX;
    for (; units && first + 1 < call->nargs && i < units->len + 1u;) { /* keyword names may stand between */
        const struct rl_format_arg *unit = i < units->len ? &g_array_index(units, struct rl_format_arg, i) : NULL;
        const struct rl_format_arg *before = unit && i > 0 ? &g_array_index(units, struct rl_format_arg, i - 1) : NULL;
        if (unit && (strchr("USY", unit->unit[0]) || unit->effect != RL_FORMAT_BORROWED))
            target = (struct target){ .kind = unit->effect == RL_FORMAT_BORROWED ? HOLDS_NOTHING : HOLDS_ANY };
        else if (before && before->effect == RL_FORMAT_INPUT)
            target = of_type_symbol(f, global_of_arg(f, call, out - 2));
        break;
    }
    if (units)
        g_array_free(units, TRUE);
    return target;
}

/* What the function FUNC checks its parameter to be an instance of. */
static struct target of_checked(const struct finding_edges *f, const struct rl_ir_func *func, uint32_t param)
{
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            if (inst->kind != RL_INST_CALL || inst->a.kind != RL_VAL_FUNC || inst->nargs < 2 || !inst->arg_places)
                continue;
            const struct rl_place *place = inst->arg_places[0];
            bool ours = place && place->base == RL_BASE_VAR && place->nsteps == 0 && place->id == param;
            const struct rl_api *api = ours ? rl_model_of_call(f->types, inst->a.text) : NULL;
            if (api && api->checks && !*api->checks)
                return of_type_symbol(f, global_of_arg(f, inst, 1));
        }
    return any;
}

static struct target of_call(const struct finding_edges *f, const struct rl_way *way)
{
    const struct rl_object *object = g_hash_table_lookup(f->objects, way);
    if (object)
        return (struct target){ .kind = HOLDS_NAMED, .name = object->key, .object = object };
    if (way->index > 0)
        return way->made_by ? of_parsed(f, way->made_by, way->index) : any;
    const struct rl_way *made_from = way->parent ? rl_way_target(way->parent) : NULL;
    const struct rl_pytype *type = made_from ? rl_types_by_way(f->types, made_from) : NULL;
    if (type)
        return (struct target){ .kind = HOLDS_TYPE, .type = type };
    if (made_from && made_from->kind == RL_WAY_GLOBAL)
        return of_type_symbol(f, f->types->unit->globals[made_from->index].name);
    const struct rl_record *record = rl_type_record(way->type);
    struct target target = of_record(f, record ? record->name : NULL);
    if (target.kind != HOLDS_ANY)
        return target;
    if (rl_makes_leaf(f->types, way->name))
        return (struct target){ .kind = HOLDS_NOTHING };
    const struct rl_api *container = rl_container_of(f->types, way->name);
    if (!container)
        return any;
    g_autofree char *name = rl_models_type_name(container);
    return (struct target){ .kind = HOLDS_NAMED, .name = rl_arena_strdup(f->arena, name) };
}

/* The first parameter of a slot or method is an instance of the type whose it is. */
static struct target of_self(const struct finding_edges *f, const struct rl_ir_func *func)
{
    const struct rl_callback *callback = rl_types_of_function(f->types, func->name);
    bool one = callback && callback->type && !callback->same && (callback->flags < 0 || !(callback->flags & (RL_METH_CLASS | RL_METH_STATIC)));
    bool maker = callback && (strcmp(callback->slot, "tp_new") == 0 || strcmp(callback->slot, "tp_alloc") == 0);
    return one && !maker ? (struct target){ .kind = HOLDS_TYPE, .type = callback->type } : any;
}

static struct target target_of(const struct finding_edges *f, const struct rl_ir_func *func, const struct rl_way *way)
{
    way = rl_way_target(way);
    if (!way)
        return any;
    if (way->kind == RL_WAY_CALL)
        return of_call(f, way);
    bool parameter = way->kind == RL_WAY_PARAM && func && way->index < func->nparams;
    const struct rl_record *record = rl_type_record(parameter ? func->vars[way->index].type : way->type);
    struct target target = of_record(f, record ? record->name : NULL);
    if (target.kind == HOLDS_ANY && parameter)
        target = of_checked(f, func, way->index);
    return target.kind == HOLDS_ANY && parameter && way->index == 0 ? of_self(f, func) : target;
}

/* ---- edges ----------------------------------------------------------------------------------------- */

static bool same_edge(const struct rl_edge *a, const struct rl_edge *b)
{
    return a->from == b->from && a->module == b->module && a->object == b->object && a->record == b->record && a->to == b->to && g_strcmp0(a->to_name, b->to_name) == 0 &&
           strcmp(a->field, b->field) == 0;
}

static void add(const struct finding_edges *f, const struct rl_edge *like, struct target target, const struct rl_action *store)
{
    if (target.kind == HOLDS_NOTHING)
        return;
    struct rl_edge edge = *like;
    edge.to = target.type;
    edge.to_name = target.type ? target.type->symbol : target.name;
    if (store) {
        edge.loc = store->loc;
        edge.function = store->func->name;
    }
    for (guint i = f->out->len; i-- > 0;) {
        const struct rl_edge *other = g_ptr_array_index(f->out, i);
        if (other->from != edge.from || other->module != edge.module || other->object != edge.object || other->record != edge.record)
            break; /* they come in groups */
        if (same_edge(other, &edge))
            return;
    }
    g_ptr_array_add(f->out, rl_arena_memdup(f->arena, &edge, sizeof(edge)));
}

static bool stores_object(const struct rl_action *use)
{
    return use->kind == RL_DO_STORE && use->stored != RL_STORED_NUMBER && use->stored != RL_STORED_FUNCTION &&
           use->stored != RL_STORED_TEXT && use->stored != RL_STORED_ADDRESS;
}

/* The field keeps a count of its own: some slot function visits or releases it, or a store retains what it puts there. */
static bool is_owned(const struct rl_member *member, const struct rl_action *const *uses, uint32_t count)
{
    bool owned = member->visited || member->cleared || member->released || member->exposed_object;
    for (uint32_t i = 0; i < count; i++)
        owned = owned || (stores_object(uses[i]) && (uses[i]->retained || uses[i]->stored == RL_STORED_NEW));
    return owned;
}

bool rl_member_is_reference(const struct rl_pytype *type, const struct rl_member *member)
{
    bool kind = member->kind == RL_MEMBER_OBJECT || member->kind == RL_MEMBER_OBJECTS || member->kind == RL_MEMBER_DICT;
    if (!kind || member->of_object)
        return false;
    return !type || !member->inherited || type->parent == RL_PARENT_OBJECT;
}

/* All edges of one field are exact when they lead to one type. */
static void settle_exact(const struct finding_edges *f, guint first, bool settable)
{
    const struct rl_edge *one = first < f->out->len ? g_ptr_array_index(f->out, first) : NULL;
    bool exact = one && one->to_name && !settable;
    for (guint i = first; i < f->out->len; i++)
        exact = exact && g_strcmp0(((const struct rl_edge *)g_ptr_array_index(f->out, i))->to_name, one->to_name) == 0;
    for (guint i = first; exact && i < f->out->len; i++)
        ((struct rl_edge *)g_ptr_array_index(f->out, i))->exact = true;
}

/* What is kept in the container that the place of USES holds. */
static void content_edges(const struct finding_edges *f, const struct rl_edge *field, const struct rl_action *const *uses, uint32_t count)
{
    struct rl_edge like = *field;
    guint first = f->out->len;
    like.field = rl_arena_printf(f->arena, "%s[]", field->field);
    like.cleared = true; /* by the container's own tp_clear */
    for (uint32_t i = 0; i < count; i++)
        if (uses[i]->kind == RL_DO_KEEP)
            add(f, &like, target_of(f, uses[i]->func, uses[i]->value), uses[i]);
    settle_exact(f, first, false);
}

static void field_edges(const struct finding_edges *f, const struct rl_edge *owner, const struct rl_member *member)
{
    uint32_t count = 0;
    const struct rl_action *const *uses = rl_types_uses(f->types, member->record, member->name, &count);
    guint first = f->out->len;
    bool settable = member->exposed_object && !member->read_only;
    if (!is_owned(member, uses, count))
        return;
    struct rl_edge like = *owner;
    like.field = member->path;
    like.visited = member->visited != NULL;
    like.cleared = member->cleared != NULL;
    struct target declared = member->exact ? of_record(f, member->exact) : any;
    bool stored = false;
    if (member->kind == RL_MEMBER_DICT)
        declared = (struct target){ .kind = HOLDS_NAMED, .name = "dict" };
    for (uint32_t i = 0; i < count; i++) {
        if (!stores_object(uses[i]) || (owner->from && g_strcmp0(uses[i]->func->name, owner->from->dealloc.function) == 0))
            continue; /* a deallocator that keeps the object for reuse */
        add(f, &like, declared.kind == HOLDS_ANY ? target_of(f, uses[i]->func, uses[i]->value) : declared, uses[i]);
        stored = true;
    }
    if (!stored || settable)
        add(f, &like, declared, NULL);
    settle_exact(f, first, settable);
    content_edges(f, &like, uses, count);
}

/* ---- structs of other units' types ------------------------------------------------------------------ */

static bool is_object_struct(const struct rl_record *record)
{
    for (int depth = 0; record && depth < DEEPEST_HEAD; depth++) {
        const struct rl_field *head = rl_record_head(record);
        if (!head || !head->type)
            return false;
        record = rl_type_record(head->type);
        if (record && rl_record_is_bare(record))
            return true;
    }
    return false;
}

/* The struct of an object, a field of which WAY names, and that no type of the unit describes; or NULL. */
static const struct rl_record *foreign_holder(const struct finding_edges *f, const struct rl_way *way)
{
    const struct rl_record *record = way->record;
    const struct rl_field *field = record && record->name ? rl_record_field(record, way->name) : NULL;
    bool foreign = field && rl_type_is_object(field->type) && !rl_record_is_bare(record) && is_object_struct(record);
    return foreign && !rl_types_by_record(f->types, record) ? record : NULL;
}

/* Types of this unit aside, what its functions store in objects with a reference of its own: uses are sorted by struct and field. */
static void foreign_edges(const struct finding_edges *f)
{
    const struct rl_types *types = f->types;
    for (uint32_t i = 0, next; i < types->nuses; i = next) {
        const struct rl_way *way = types->uses[i]->way;
        while (way->kind != RL_WAY_FIELD)
            way = way->parent;
        const struct rl_record *record = foreign_holder(f, way);
        uint32_t count = 0;
        const struct rl_action *const *uses = rl_types_uses(types, way->record, way->name, &count);
        next = i + MAX(count, 1u);
        guint first = f->out->len;
        struct rl_edge like = { .record = record, .field = way->name };
        bool owned = false;
        for (uint32_t k = 0; record && k < count; k++)
            owned = owned || (stores_object(uses[k]) && (uses[k]->retained || uses[k]->stored == RL_STORED_NEW));
        if (!owned)
            continue;
        const struct rl_record *held = rl_type_record(rl_record_field(record, way->name)->type);
        struct target declared = of_record(f, held ? held->name : NULL);
        for (uint32_t k = 0; k < count; k++)
            if (stores_object(uses[k]))
                add(f, &like, declared.kind == HOLDS_ANY ? target_of(f, uses[k]->func, uses[k]->value) : declared, uses[k]);
        settle_exact(f, first, false);
        content_edges(f, &like, uses, count);
    }
}

/* ---- containers, closures, capsules ------------------------------------------------------------------ */

/* What a plain container holds is of interest when it is known; what a closure or capsule holds always. */
static void drop_plain_objects(const struct finding_edges *f)
{
    GHashTable *wanted = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; i < f->types->unit->nfunctions; i++) {
        const struct rl_actions *actions = f->types->actions[i];
        for (uint32_t k = 0; actions && k < actions->count; k++) {
            const struct rl_action *keep = &actions->items[k];
            const struct rl_object *object = keep->kind == RL_DO_KEEP ? g_hash_table_lookup(f->objects, rl_way_target(keep->way)) : NULL;
            struct target target = object ? target_of(f, keep->func, keep->value) : any;
            if (object && (rl_is_closure(f->types, object->way->name) || target.kind == HOLDS_TYPE || target.object))
                g_hash_table_add(wanted, (gpointer)object);
        }
    }
    GHashTableIter at;
    gpointer object;
    g_hash_table_iter_init(&at, f->objects);
    while (g_hash_table_iter_next(&at, NULL, &object))
        if (!g_hash_table_contains(wanted, object))
            g_hash_table_iter_remove(&at);
    g_hash_table_destroy(wanted);
}

static void object_edges(const struct finding_edges *f)
{
    for (uint32_t i = 0; i < f->types->unit->nfunctions; i++) {
        const struct rl_actions *actions = f->types->actions[i];
        for (uint32_t k = 0; actions && k < actions->count; k++) {
            const struct rl_action *keep = &actions->items[k];
            const struct rl_object *object = keep->kind == RL_DO_KEEP ? g_hash_table_lookup(f->objects, rl_way_target(keep->way)) : NULL;
            if (!object)
                continue;
            const struct rl_edge like = { .object = object, .field = keep->text ? keep->text : "[]", .visited = object->collected,
                                          .cleared = object->cleared };
            guint before = f->out->len;
            add(f, &like, target_of(f, keep->func, keep->value), keep);
            if (f->out->len > before)
                ((struct rl_edge *)g_ptr_array_index(f->out, before))->exact = true; /* it was seen to */
        }
    }
}

static void global_edges(const struct finding_edges *f, uint32_t index)
{
    const struct rl_ir_global *global = &f->types->unit->globals[index];
    uint32_t count = 0;
    const struct rl_action *const *uses = rl_types_global_uses(f->types, index, &count);
    struct rl_edge like = { .field = global->name, .loc = global->loc };
    if (!rl_type_is_object(global->type))
        return;
    for (uint32_t i = 0; i < count; i++)
        if (stores_object(uses[i]) && (uses[i]->retained || uses[i]->stored == RL_STORED_NEW))
            add(f, &like, target_of(f, uses[i]->func, uses[i]->value), uses[i]);
}

void rl_edges_find(const struct rl_types *types, struct rl_arena *arena, GPtrArray *out)
{
    const struct finding_edges f = { types, arena, out, rl_objects_find(types, arena) };
    drop_plain_objects(&f);
    for (const struct rl_pytype *type = types->types; type; type = type->next) {
        const struct rl_edge owner = { .from = type, .loc = type->loc };
        for (const struct rl_member *member = type->elsewhere ? NULL : type->members; member; member = member->next)
            if (rl_member_is_reference(type, member))
                field_edges(&f, &owner, member);
        if (type->managed_dict && !type->elsewhere)
            add(&f, &(struct rl_edge){ .from = type, .field = "__dict__", .loc = type->loc, .visited = type->traverse.visit_dict != NULL,
                                       .cleared = type->clear.clear_dict != NULL },
                (struct target){ .kind = HOLDS_NAMED, .name = "dict" }, NULL);
    }
    for (const struct rl_pymodule *module = types->modules; module; module = module->next) {
        const struct rl_edge owner = { .module = module, .loc = module->loc };
        for (const struct rl_member *member = module->members; member; member = member->next)
            if (rl_member_is_reference(NULL, member))
                field_edges(&f, &owner, member);
    }
    foreign_edges(&f);
    object_edges(&f);
    for (uint32_t i = 0; i < types->unit->nglobals; i++)
        global_edges(&f, i);
    g_hash_table_destroy(f.objects);
}
