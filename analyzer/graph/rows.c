#include "analyzer/graph/rows.h"

#include "analyzer/graph/edges.h"
#include "analyzer/graph/reach.h"
#include "analyzer/graph/types_private.h"

struct making {
    const struct rl_types *types;
    struct rl_arena *arena;
    GPtrArray *edges; /* struct rl_edge * */
};

static const char *file_of(const struct making *m, struct rl_loc loc)
{
    const struct rl_ir_unit *unit = m->types->unit;
    return unit->files[loc.file < unit->nfiles ? loc.file : 0].path;
}

static void fill_slots(const struct making *m, const struct rl_filled *list, struct rl_type_row *row)
{
    uint32_t n = 0;
    for (const struct rl_filled *at = list; at; at = at->next)
        n++;
    struct rl_slot_row *slots = rl_new_array(m->arena, n, struct rl_slot_row);
    for (const struct rl_filled *at = list; at; at = at->next) {
        const char *value = at->function ? at->function : at->data;
        if (!value && at->is_number)
            value = rl_arena_printf(m->arena, "%lld", (long long)at->number);
        slots[row->nslots++] = (struct rl_slot_row){ at->slot, value, at->at_run_time, at->loc.line };
    }
    row->slots = slots;
}

static uint32_t line_of(const struct rl_action *action)
{
    return action ? action->loc.line : 0;
}

static void fill_members(const struct making *m, const struct rl_member *list, struct rl_type_row *row)
{
    static const char *const kinds[RL_MEMBER_COUNT] = {
        [RL_MEMBER_OTHER] = "other",     [RL_MEMBER_OBJECT] = "object",     [RL_MEMBER_OBJECTS] = "objects",
        [RL_MEMBER_STRUCT] = "struct",   [RL_MEMBER_POINTER] = "pointer",   [RL_MEMBER_WEAKREFS] = "weakrefs",
        [RL_MEMBER_DICT] = "dict",       [RL_MEMBER_BUFFER] = "buffer",     [RL_MEMBER_FUNCTION] = "function",
    };
    uint32_t n = 0;
    for (const struct rl_member *at = list; at; at = at->next)
        n++;
    struct rl_member_row *members = rl_new_array(m->arena, n, struct rl_member_row);
    for (const struct rl_member *at = list; at; at = at->next)
        if (at->kind != RL_MEMBER_OTHER || at->visited || at->cleared || at->released || at->freed)
            members[row->nmembers++] = (struct rl_member_row){
                at->path, kinds[at->kind], at->exact, line_of(at->visited), line_of(at->cleared),
                line_of(at->released ? at->released : at->freed), at->inherited,
                !at->behind && rl_member_reach(m->types, at) == RL_REACH_ANYTHING,
            };
    row->members = members;
}

/* What FACTS say of a field: 1, 0, or -1 when they may lack something. */
static int answer(bool done, const struct rl_slot_facts *facts)
{
    bool whole = !facts->function || (facts->known && !facts->truncated && !facts->handed && !facts->inherited);
    return done ? 1 : whole ? 0 : -1;
}

/* The edges from OWNER, which names only a holder. */
static void fill_edges(const struct making *m, const struct rl_edge *owner, struct rl_type_row *row)
{
    struct rl_edge_row *edges = rl_new_array(m->arena, m->edges->len, struct rl_edge_row);
    static const struct rl_slot_facts none;
    const struct rl_slot_facts *traverse = owner->from ? &owner->from->traverse : owner->module ? &owner->module->traverse : &none;
    const struct rl_slot_facts *clear = owner->from ? &owner->from->clear : owner->module ? &owner->module->clear : &none;
    for (guint i = 0; i < m->edges->len; i++) {
        const struct rl_edge *edge = g_ptr_array_index(m->edges, i);
        if (edge->from == owner->from && edge->module == owner->module && edge->object == owner->object && edge->record == owner->record)
            edges[row->nedges++] = (struct rl_edge_row){ .field = edge->field, .target = edge->to_name, .function = edge->function,
                                                         .file = file_of(m, edge->loc), .loc = edge->loc, .exact = edge->exact,
                                                         .visited = owner->record ? -1 : answer(edge->visited, traverse),
                                                         .cleared = owner->record ? -1 : answer(edge->cleared, clear) };
    }
    row->edges = edges;
}

/* Some field is taken by a macro that says its name only nearly. */
static bool takes_hidden(const struct rl_slot_facts *facts)
{
    for (uint32_t i = 0; i < facts->nactions; i++)
        if (rl_takes_hidden_field(&facts->actions[i]))
            return true;
    return false;
}

static struct rl_life_row life_row(const struct making *m, const struct rl_slot_facts *facts)
{
    bool own = facts->function && !facts->inherited && !facts->defaulted;
    return (struct rl_life_row){
        .own = own,
        .whole = own && rl_slot_facts_complete(facts) && !facts->base_call && !rl_slot_facts_hand(facts, NULL) && !takes_hidden(facts),
        .file = own ? file_of(m, facts->loc) : NULL,
        .loc = facts->loc,
    };
}

static void type_row(const struct making *m, const struct rl_pytype *type, struct rl_type_row *row)
{
    const struct rl_ir_unit *unit = m->types->unit;
    *row = (struct rl_type_row){
        .kind = RL_TYPE_ROW_TYPE,
        .file = file_of(m, type->loc),
        .loc = type->loc,
        .name = type->name ? type->name : type->symbol ? type->symbol : "?",
        .symbol = type->symbol,
        .record = type->record ? type->record->name : NULL,
        .base = type->base ? type->base->symbol : type->base_name,
        .traverse = type->traverse.function,
        .clear = type->clear.function,
        .dealloc = type->dealloc.function,
        .is_static = type->global < unit->nglobals && unit->globals[type->global].is_static,
        .is_heap = type->heap,
        .gc = type->gc_known && type->flags_known ? type->has_gc : -1,
        .life = { life_row(m, &type->traverse), life_row(m, &type->clear), life_row(m, &type->dealloc) },
        .flags_known = type->flags_known,
        .flagged = type->flags & RL_FLAG_HAVE_GC,
        .frees = type->dealloc.destroy != NULL,
    };
    fill_slots(m, type->slots, row);
    fill_members(m, type->members, row);
    fill_edges(m, &(struct rl_edge){ .from = type }, row);
}

static void module_row(const struct making *m, const struct rl_pymodule *module, struct rl_type_row *row)
{
    *row = (struct rl_type_row){
        .kind = RL_TYPE_ROW_MODULE,
        .file = file_of(m, module->loc),
        .loc = module->loc,
        .name = module->name ? module->name : module->symbol ? module->symbol : "?",
        .symbol = module->symbol,
        .record = module->record ? module->record->name : NULL,
        .traverse = module->traverse.function,
        .clear = module->clear.function,
        .dealloc = module->free.function,
        .gc = 1,
    };
    fill_slots(m, module->slots, row);
    fill_members(m, module->members, row);
    fill_edges(m, &(struct rl_edge){ .module = module }, row);
}

static void struct_row(const struct making *m, const struct rl_record *record, struct rl_type_row *row)
{
    *row = (struct rl_type_row){
        .kind = RL_TYPE_ROW_STRUCT,
        .file = m->types->unit->files[0].path, /* each unit says what it stores */
        .name = record->name,
        .symbol = record->name,
        .record = record->name,
        .is_static = true,
        .gc = -1,
    };
    fill_edges(m, &(struct rl_edge){ .record = record }, row);
}

static void object_row(const struct making *m, const struct rl_object *object, struct rl_type_row *row)
{
    *row = (struct rl_type_row){
        .kind = RL_TYPE_ROW_OBJECT,
        .file = file_of(m, object->loc),
        .loc = object->loc,
        .name = object->name,
        .symbol = object->key,
        .is_static = true,
        .gc = object->collected,
    };
    fill_edges(m, &(struct rl_edge){ .object = object }, row);
}

static void globals_row(const struct making *m, struct rl_type_row *row)
{
    const struct rl_ir_unit *unit = m->types->unit;
    *row = (struct rl_type_row){ .kind = RL_TYPE_ROW_GLOBALS, .file = unit->nfiles ? unit->files[0].path : "", .gc = -1 };
    g_autofree char *base = g_path_get_basename(row->file);
    row->name = rl_arena_printf(m->arena, "globals of %s", base);
    fill_edges(m, &(struct rl_edge){ .from = NULL }, row);
}

struct rl_type_row *rl_type_rows(const struct rl_types *types, struct rl_arena *arena, uint32_t *count)
{
    struct making m = { types, arena, g_ptr_array_new() };
    uint32_t n = 1;
    rl_edges_find(types, arena, m.edges);
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        n += !type->elsewhere;
    for (const struct rl_pymodule *module = types->modules; module; module = module->next)
        n++;
    struct rl_type_row *rows = rl_new_array(arena, n + m.edges->len, struct rl_type_row);
    *count = 0;
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        if (!type->elsewhere)
            type_row(&m, type, &rows[(*count)++]);
    for (const struct rl_pymodule *module = types->modules; module; module = module->next)
        module_row(&m, module, &rows[(*count)++]);
    const struct rl_edge *before = NULL;
    for (guint i = 0; i < m.edges->len; i++) { /* they come in groups */
        const struct rl_edge *edge = g_ptr_array_index(m.edges, i);
        if (edge->record && (!before || before->record != edge->record))
            struct_row(&m, edge->record, &rows[(*count)++]);
        if (edge->object && (!before || before->object != edge->object))
            object_row(&m, edge->object, &rows[(*count)++]);
        before = edge;
    }
    globals_row(&m, &rows[*count]);
    *count += rows[*count].nedges > 0;
    g_ptr_array_free(m.edges, TRUE);
    return rows;
}
