/* Rows of the type table between processes. */
#include "analyzer/cli/wire.h"

static void put_type(GByteArray *out, const struct rl_type_row *row)
{
    const char *const texts[] = { row->file, row->name, row->symbol, row->record, row->base, row->traverse, row->clear, row->dealloc };
    rl_wire_put_uint(out, row->kind);
    rl_wire_put_loc(out, row->loc);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        rl_wire_put_text(out, texts[i]);
    rl_wire_put_uint(out, (row->is_static ? 1u : 0u) | (row->is_heap ? 2u : 0u) | (row->flags_known ? 4u : 0u) | (row->flagged ? 8u : 0u) |
                              (row->frees ? 16u : 0u));
    for (size_t i = 0; i < RL_LIFE_COUNT; i++) {
        rl_wire_put_uint(out, (row->life[i].own ? 1u : 0u) | (row->life[i].whole ? 2u : 0u));
        rl_wire_put_text(out, row->life[i].file);
        rl_wire_put_loc(out, row->life[i].loc);
    }
    rl_wire_put_int(out, row->gc);
    rl_wire_put_uint(out, row->nslots);
    for (uint32_t i = 0; i < row->nslots; i++) {
        rl_wire_put_text(out, row->slots[i].name);
        rl_wire_put_text(out, row->slots[i].value);
        rl_wire_put_uint(out, row->slots[i].at_run_time);
        rl_wire_put_uint(out, row->slots[i].line);
    }
    rl_wire_put_uint(out, row->nmembers);
    for (uint32_t i = 0; i < row->nmembers; i++) {
        const struct rl_member_row *member = &row->members[i];
        rl_wire_put_text(out, member->path);
        rl_wire_put_text(out, member->kind);
        rl_wire_put_text(out, member->record);
        rl_wire_put_uint(out, member->visited);
        rl_wire_put_uint(out, member->cleared);
        rl_wire_put_uint(out, member->released);
        rl_wire_put_uint(out, (member->inherited ? 1u : 0u) | (member->anything ? 2u : 0u));
    }
    rl_wire_put_uint(out, row->nedges);
    for (uint32_t i = 0; i < row->nedges; i++) {
        const struct rl_edge_row *edge = &row->edges[i];
        rl_wire_put_text(out, edge->field);
        rl_wire_put_text(out, edge->target);
        rl_wire_put_text(out, edge->function);
        rl_wire_put_text(out, edge->file);
        rl_wire_put_loc(out, edge->loc);
        rl_wire_put_uint(out, edge->exact);
        rl_wire_put_int(out, edge->visited);
        rl_wire_put_int(out, edge->cleared);
    }
}

static const char *get_needed(struct rl_wire_reader *in)
{
    const char *text = rl_wire_get_text(in);
    if (!text)
        in->bad = true;
    return text;
}

static int get_answer(struct rl_wire_reader *in)
{
    int64_t answer = rl_wire_get_int(in);
    if (answer < -1 || answer > 1)
        in->bad = true;
    return (int)answer;
}

static void get_parts(struct rl_wire_reader *in, struct rl_type_row *row)
{
    row->nslots = rl_wire_get_count(in);
    struct rl_slot_row *slots = rl_new_array(in->arena, row->nslots, struct rl_slot_row);
    for (uint32_t i = 0; i < row->nslots && !in->bad; i++) {
        slots[i].name = get_needed(in);
        slots[i].value = rl_wire_get_text(in);
        slots[i].at_run_time = rl_wire_get_upto(in, 1);
        slots[i].line = rl_wire_get_upto(in, UINT32_MAX);
    }
    row->nmembers = rl_wire_get_count(in);
    struct rl_member_row *members = rl_new_array(in->arena, row->nmembers, struct rl_member_row);
    for (uint32_t i = 0; i < row->nmembers && !in->bad; i++) {
        members[i].path = get_needed(in);
        members[i].kind = get_needed(in);
        members[i].record = rl_wire_get_text(in);
        members[i].visited = rl_wire_get_upto(in, UINT32_MAX);
        members[i].cleared = rl_wire_get_upto(in, UINT32_MAX);
        members[i].released = rl_wire_get_upto(in, UINT32_MAX);
        uint32_t bits = rl_wire_get_upto(in, 3);
        members[i].inherited = bits & 1;
        members[i].anything = bits & 2;
    }
    row->nedges = rl_wire_get_count(in);
    struct rl_edge_row *edges = rl_new_array(in->arena, row->nedges, struct rl_edge_row);
    for (uint32_t i = 0; i < row->nedges && !in->bad; i++) {
        edges[i].field = get_needed(in);
        edges[i].target = rl_wire_get_text(in);
        edges[i].function = rl_wire_get_text(in);
        edges[i].file = rl_wire_get_text(in);
        edges[i].loc = rl_wire_get_loc(in);
        edges[i].exact = rl_wire_get_upto(in, 1);
        edges[i].visited = get_answer(in);
        edges[i].cleared = get_answer(in);
    }
    row->slots = slots;
    row->members = members;
    row->edges = edges;
}

static void get_type(struct rl_wire_reader *in, struct rl_type_row *row)
{
    const char **const texts[] = { &row->file, &row->name, &row->symbol, &row->record, &row->base, &row->traverse, &row->clear,
                                   &row->dealloc };
    row->kind = (enum rl_holder_kind)rl_wire_get_upto(in, RL_TYPE_ROW_GLOBALS);
    row->loc = rl_wire_get_loc(in);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        *texts[i] = rl_wire_get_text(in);
    uint32_t bits = rl_wire_get_upto(in, 31);
    row->is_static = bits & 1;
    row->is_heap = bits & 2;
    row->flags_known = bits & 4;
    row->flagged = bits & 8;
    row->frees = bits & 16;
    for (size_t i = 0; i < RL_LIFE_COUNT; i++) {
        uint32_t life = rl_wire_get_upto(in, 3);
        row->life[i] = (struct rl_life_row){ .own = life & 1, .whole = life & 2 };
        row->life[i].file = rl_wire_get_text(in);
        row->life[i].loc = rl_wire_get_loc(in);
    }
    row->gc = get_answer(in);
    get_parts(in, row);
    if (!row->name)
        in->bad = true;
}

void rl_wire_put_types(GByteArray *out, const struct rl_unit_row *row)
{
    rl_wire_put_uint(out, row->ntypes);
    for (uint32_t i = 0; i < row->ntypes; i++)
        put_type(out, &row->types[i]);
}

void rl_wire_get_types(struct rl_wire_reader *in, struct rl_unit_row *row)
{
    row->ntypes = rl_wire_get_count(in);
    struct rl_type_row *types = rl_new_array(in->arena, row->ntypes, struct rl_type_row);
    for (uint32_t i = 0; i < row->ntypes && !in->bad; i++)
        get_type(in, &types[i]);
    row->types = types;
}
