/* The serial form: one visitor that writes and reads.
 *
 *   "RLIR", version, checksum of the rest (8 bytes, little-endian), then
 *   types, records, files, globals, externs, functions.
 *
 * arg_places are not stored: they follow from the instructions. */
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/ir/codec.h"
#include "analyzer/ir/lower.h"

enum { SERIAL_VERSION = 2 };
static const char magic[4] = {'R', 'L', 'I', 'R'};

#define CODE_ENUM(c, field, last, what) ((field) = rl_code_below((c), (uint32_t)(field), (uint32_t)(last) + 1, (what)))

/* A text that is always there. */
static void code_name(struct rl_codec *c, const char **name)
{
    rl_code_string(c, name);
    if (c->reading && !*name) {
        rl_codec_fail(c, "a name");
        *name = "";
    }
}

static void code_known_type(struct rl_codec *c, const struct rl_type **type)
{
    rl_code_type(c, type);
    if (c->reading && !*type)
        rl_codec_fail(c, "a type");
}

/* ---- types and records ------------------------------------------------------------------ */

static void code_type_object(struct rl_codec *c, struct rl_type *type, uint32_t number)
{
    CODE_ENUM(c, type->kind, RL_TYPE_RECORD, "a kind of type");
    uint32_t flags = rl_code_flags(c, type->is_unsigned | (uint32_t)type->variadic << 1 | (uint32_t)type->is_const << 2);
    type->is_unsigned = flags & 1;
    type->variadic = flags & 2;
    type->is_const = flags & 4;
    rl_code_u32(c, &type->size);
    rl_code_string(c, &type->name);
    rl_code_i64(c, &type->length);
    const struct rl_record *record = type->record;
    rl_code_record(c, &record);
    type->record = (struct rl_record *)record;
    uint32_t all = c->ntypes;
    c->ntypes = number; /* a type's parts come before it: no circle but through records */
    rl_code_type(c, &type->to);
    rl_code_count(c, &type->nparams, &type->params, sizeof(*type->params));
    for (uint32_t i = 0; i < type->nparams; i++)
        rl_code_type(c, &type->params[i]);
    c->ntypes = all;
}

static void code_record_object(struct rl_codec *c, struct rl_record *record)
{
    rl_code_string(c, &record->name);
    rl_code_string(c, &record->tag);
    uint32_t flags = rl_code_flags(c, record->is_union | (uint32_t)record->complete << 1 | (uint32_t)record->counted << 2 |
                                         (uint32_t)record->has_bits << 3);
    record->is_union = flags & 1;
    record->complete = flags & 2;
    record->counted = flags & 4;
    record->has_bits = flags & 8;
    rl_code_loc(c, &record->loc);
    rl_code_count(c, &record->nfields, &record->fields, sizeof(*record->fields));
    for (uint32_t i = 0; i < record->nfields; i++) {
        rl_code_string(c, &record->fields[i].name);
        rl_code_type(c, &record->fields[i].type);
    }
}

static void code_tables(struct rl_codec *c)
{
    if (!c->reading) {
        c->types = (struct rl_type **)c->table->types->pdata;
        c->records = (struct rl_record **)c->table->records->pdata;
        c->ntypes = c->table->types->len;
        c->nrecords = c->table->records->len;
    }
    rl_code_count(c, &c->ntypes, &c->types, sizeof(*c->types));
    rl_code_count(c, &c->nrecords, &c->records, sizeof(*c->records));
    if (c->reading) {
        for (uint32_t i = 0; i < c->ntypes; i++)
            c->types[i] = rl_new(c->arena, struct rl_type);
        for (uint32_t i = 0; i < c->nrecords; i++)
            c->records[i] = rl_new(c->arena, struct rl_record);
    }
    for (uint32_t i = 0; i < c->ntypes; i++)
        code_type_object(c, c->types[i], i);
    for (uint32_t i = 0; i < c->nrecords; i++)
        code_record_object(c, c->records[i]);
}

/* ---- values and places --------------------------------------------------------------------- */

static void code_value(struct rl_codec *c, struct rl_val *val)
{
    CODE_ENUM(c, val->kind, RL_VAL_OPAQUE, "a kind of value");
    switch (val->kind) {
    case RL_VAL_TEMP: rl_code_u32(c, &val->id); break;
    case RL_VAL_INT: rl_code_i64(c, &val->num); break;
    case RL_VAL_STR:
    case RL_VAL_FUNC:
        rl_code_string(c, &val->text);
        if (!val->text)
            rl_codec_fail(c, "a text");
        break;
    case RL_VAL_NONE:
    case RL_VAL_OPAQUE: break;
    }
}

static void code_steps(struct rl_codec *c, struct rl_step **steps, uint32_t *nsteps)
{
    rl_code_count(c, nsteps, steps, sizeof(**steps));
    for (uint32_t i = 0; i < *nsteps; i++) {
        struct rl_step *step = &(*steps)[i];
        CODE_ENUM(c, step->kind, RL_STEP_INDEX, "a kind of step");
        if (step->kind == RL_STEP_INDEX) {
            code_value(c, &step->index);
        } else {
            rl_code_string(c, &step->field);
            rl_code_record(c, &step->record);
            if (!step->field)
                rl_codec_fail(c, "a field's name");
        }
    }
}

static void code_place(struct rl_codec *c, struct rl_place **at)
{
    if (c->reading)
        *at = rl_new(c->arena, struct rl_place);
    struct rl_place *place = *at;
    CODE_ENUM(c, place->base, RL_BASE_MEM, "a kind of place");
    if (place->base == RL_BASE_MEM)
        code_value(c, &place->mem);
    else
        rl_code_u32(c, &place->id);
    code_steps(c, &place->steps, &place->nsteps);
    rl_code_type(c, &place->type);
    rl_code_string(c, &place->spelling);
}

/* ---- instructions ------------------------------------------------------------------------------ */

enum inst_flag {
    HAS_DST = 1,
    HAS_MACRO = 2,
    HAS_A = 4,
    HAS_B = 8,
    HAS_PLACE = 16,
    HAS_PLACE2 = 32,
    HAS_ARGS = 64,
    IS_DISCARDED = 128,
    IS_NORETURN = 256,
    IS_MADE = 512,
    HAS_ARG_TYPES = 1024,
};

static uint32_t inst_flags(const struct rl_inst *inst)
{
    return (inst->dst != RL_NO_TEMP ? HAS_DST : 0) | (inst->macro ? HAS_MACRO : 0) | (inst->a.kind != RL_VAL_NONE ? HAS_A : 0) |
           (inst->b.kind != RL_VAL_NONE ? HAS_B : 0) | (inst->place ? HAS_PLACE : 0) | (inst->place2 ? HAS_PLACE2 : 0) |
           (inst->nargs ? HAS_ARGS : 0) | (inst->discarded ? IS_DISCARDED : 0) | (inst->noreturn ? IS_NORETURN : 0) |
           (inst->null_checked ? IS_MADE : 0) | (inst->arg_types && inst->nargs ? HAS_ARG_TYPES : 0);
}

static void code_inst(struct rl_codec *c, struct rl_inst *inst)
{
    CODE_ENUM(c, inst->kind, RL_INST_SCOPE_END, "a kind of instruction");
    uint32_t flags = rl_code_flags(c, c->reading ? 0 : inst_flags(inst));
    if (c->reading)
        inst->dst = RL_NO_TEMP;
    if (inst->kind == RL_INST_BINARY || inst->kind == RL_INST_UNARY)
        CODE_ENUM(c, inst->op, RL_OP_DOT, "an operator");
    if (flags & HAS_DST)
        rl_code_u32(c, &inst->dst);
    rl_code_loc(c, &inst->loc);
    rl_code_type(c, &inst->type);
    if (flags & HAS_MACRO)
        rl_code_string(c, &inst->macro);
    if (flags & HAS_A)
        code_value(c, &inst->a);
    if (flags & HAS_B)
        code_value(c, &inst->b);
    if (flags & HAS_PLACE)
        code_place(c, &inst->place);
    if (flags & HAS_PLACE2)
        code_place(c, &inst->place2);
    if (flags & HAS_ARGS) {
        rl_code_count(c, &inst->nargs, &inst->args, sizeof(*inst->args));
        for (uint32_t i = 0; i < inst->nargs; i++)
            code_value(c, &inst->args[i]);
    }
    if (flags & HAS_ARG_TYPES) {
        if (c->reading)
            inst->arg_types = rl_new_array(c->arena, inst->nargs, const struct rl_type *);
        for (uint32_t i = 0; i < inst->nargs; i++)
            rl_code_type(c, &inst->arg_types[i]);
    }
    inst->discarded = flags & IS_DISCARDED;
    inst->noreturn = flags & IS_NORETURN;
    inst->null_checked = flags & IS_MADE;
}

static void code_term(struct rl_codec *c, struct rl_term *term)
{
    CODE_ENUM(c, term->kind, RL_TERM_UNREACHABLE, "a kind of terminator");
    rl_code_loc(c, &term->loc);
    code_value(c, &term->value);
    rl_code_string(c, &term->macro);
    rl_code_count(c, &term->ntargets, &term->targets, sizeof(*term->targets));
    for (uint32_t i = 0; i < term->ntargets; i++)
        rl_code_u32(c, &term->targets[i]);
    if (term->kind != RL_TERM_SWITCH || term->ntargets == 0)
        return;
    if (c->reading)
        term->cases = rl_new_array(c->arena, term->ntargets, struct rl_case);
    for (uint32_t i = 0; i + 1 < term->ntargets; i++) {
        rl_code_i64(c, &term->cases[i].low);
        rl_code_i64(c, &term->cases[i].high);
    }
}

/* ---- functions -------------------------------------------------------------------------------------- */

static void code_strings(struct rl_codec *c, const char ***list, uint32_t *count)
{
    uint32_t room = *count + 1; /* one more, for the closing NULL */
    rl_code_count(c, &room, list, sizeof(**list));
    *count = room ? room - 1 : 0;
    for (uint32_t i = 0; i < *count; i++)
        code_name(c, &(*list)[i]);
    if (c->reading && *count == 0)
        *list = NULL;
}

static uint32_t list_length(const char **list)
{
    uint32_t length = 0;
    while (list && list[length])
        length++;
    return length;
}

static void code_param_lists(struct rl_codec *c, const char ****lists, uint32_t nparams)
{
    if (c->reading)
        *lists = rl_new_array(c->arena, nparams, const char **);
    for (uint32_t i = 0; i < nparams; i++) {
        uint32_t count = c->reading || !*lists ? 0 : list_length((*lists)[i]);
        const char **none = NULL;
        code_strings(c, *lists ? &(*lists)[i] : &none, &count);
    }
}

static void code_var(struct rl_codec *c, struct rl_var *var)
{
    code_name(c, &var->name);
    code_known_type(c, &var->type);
    rl_code_loc(c, &var->loc);
    uint32_t flags = rl_code_flags(c, var->is_param | (uint32_t)var->synthetic << 1 | (uint32_t)var->address_taken << 2);
    var->is_param = flags & 1;
    var->synthetic = flags & 2;
    var->address_taken = flags & 4;
}

static void code_func_flags(struct rl_codec *c, struct rl_ir_func *func)
{
    uint32_t flags = func->is_static | (uint32_t)func->is_inline << 1 | (uint32_t)func->noreturn << 2 |
                     (uint32_t)func->in_header << 3 | (uint32_t)func->has_errors << 4 | (uint32_t)func->variadic << 5;
    flags = rl_code_flags(c, flags);
    func->is_static = flags & 1;
    func->is_inline = flags & 2;
    func->noreturn = flags & 4;
    func->in_header = flags & 8;
    func->has_errors = flags & 16;
    func->variadic = flags & 32;
}

static void code_func(struct rl_codec *c, struct rl_ir_func *func)
{
    code_name(c, &func->name);
    rl_code_loc(c, &func->loc);
    rl_code_loc(c, &func->name_loc);
    code_known_type(c, &func->result);
    code_func_flags(c, func);
    rl_code_string(c, &func->from_macro);
    CODE_ENUM(c, func->frontend, RL_FRONTEND_TREE_SITTER, "a front end");
    rl_code_string(c, &func->lost);
    rl_code_u64(c, &func->text_hash);
    rl_code_u32(c, &func->ntemps);
    if (c->reading && func->ntemps > (size_t)(c->end - c->at))
        rl_codec_fail(c, "a count of temporaries");
    rl_code_count(c, &func->nvars, &func->vars, sizeof(*func->vars));
    for (uint32_t i = 0; i < func->nvars; i++)
        code_var(c, &func->vars[i]);
    func->nparams = rl_code_below(c, func->nparams, func->nvars + 1, "a count of parameters");
    code_strings(c, &func->annotations, &func->nannotations);
    code_param_lists(c, &func->param_annotations, func->nparams);
    rl_code_count(c, &func->nblocks, &func->blocks, sizeof(*func->blocks));
    for (uint32_t b = 0; b < func->nblocks && !c->failure; b++) {
        struct rl_block *block = &func->blocks[b];
        rl_code_count(c, &block->ninsts, &block->insts, sizeof(*block->insts));
        for (uint32_t i = 0; i < block->ninsts && !c->failure; i++)
            code_inst(c, &block->insts[i]);
        code_term(c, &block->term);
    }
}

/* ---- the rest of a unit -------------------------------------------------------------------------------- */

static void code_init(struct rl_codec *c, struct rl_init **at)
{
    bool has_init = rl_code_flags(c, !c->reading && *at);
    if (!has_init)
        return;
    if (c->reading)
        *at = rl_new(c->arena, struct rl_init);
    struct rl_init *init = *at;
    rl_code_count(c, &init->nitems, &init->items, sizeof(*init->items));
    for (uint32_t i = 0; i < init->nitems && !c->failure; i++) {
        struct rl_init_item *item = &init->items[i];
        code_steps(c, &item->path, &item->npath);
        code_value(c, &item->value);
        rl_code_string(c, &item->address_of);
        rl_code_loc(c, &item->loc);
    }
}

static void code_global(struct rl_codec *c, struct rl_ir_global *global)
{
    code_name(c, &global->name);
    code_known_type(c, &global->type);
    rl_code_loc(c, &global->loc);
    global->is_static = rl_code_flags(c, global->is_static) & 1;
    rl_code_string(c, &global->function);
    code_init(c, &global->init);
}

static void code_extern(struct rl_codec *c, struct rl_ir_extern *ext)
{
    code_name(c, &ext->name);
    code_known_type(c, &ext->type);
    rl_code_loc(c, &ext->loc);
    code_strings(c, &ext->annotations, &ext->nannotations);
    rl_code_count(c, &ext->nparams, &ext->param_names, sizeof(*ext->param_names));
    for (uint32_t i = 0; i < ext->nparams; i++)
        code_name(c, &ext->param_names[i]);
    code_param_lists(c, &ext->param_annotations, ext->nparams);
}

static void code_files(struct rl_codec *c, struct rl_ir_unit *unit)
{
    CODE_ENUM(c, unit->frontend, RL_FRONTEND_TREE_SITTER, "a front end");
    rl_code_int(c, &unit->target_python);
    CODE_ENUM(c, unit->ssize_clean, RL_SSIZE_CLEAN, "a state of PY_SSIZE_T_CLEAN");
    rl_code_count(c, &unit->nfiles, &unit->files, sizeof(*unit->files));
    for (uint32_t i = 0; i < unit->nfiles; i++) {
        code_name(c, &unit->files[i].path);
        unit->files[i].is_system = rl_code_flags(c, unit->files[i].is_system) & 1;
    }
    rl_code_count(c, &unit->nincluded, &unit->included, sizeof(*unit->included));
    for (uint32_t i = 0; i < unit->nincluded; i++)
        code_name(c, &unit->included[i]);
    rl_code_count(c, &unit->nnotes, &unit->notes, sizeof(*unit->notes));
    for (uint32_t i = 0; i < unit->nnotes; i++) {
        rl_code_loc(c, &unit->notes[i].loc);
        unit->notes[i].is_error = rl_code_flags(c, unit->notes[i].is_error) & 1;
        rl_code_string(c, &unit->notes[i].text);
    }
    rl_code_count(c, &unit->nrecords, &unit->records, sizeof(*unit->records));
    for (uint32_t i = 0; i < unit->nrecords; i++) {
        const struct rl_record *record = unit->records[i];
        rl_code_record(c, &record);
        unit->records[i] = (struct rl_record *)record;
    }
}

static void code_unit(struct rl_codec *c, struct rl_ir_unit *unit)
{
    code_tables(c);
    code_files(c, unit);
    rl_code_count(c, &unit->nglobals, &unit->globals, sizeof(*unit->globals));
    for (uint32_t i = 0; i < unit->nglobals && !c->failure; i++)
        code_global(c, &unit->globals[i]);
    rl_code_count(c, &unit->nexterns, &unit->externs, sizeof(*unit->externs));
    for (uint32_t i = 0; i < unit->nexterns && !c->failure; i++)
        code_extern(c, &unit->externs[i]);
    rl_code_count(c, &unit->nfunctions, &unit->functions, sizeof(*unit->functions));
    for (uint32_t i = 0; i < unit->nfunctions && !c->failure; i++) {
        if (c->reading)
            unit->functions[i] = rl_new(c->arena, struct rl_ir_func);
        code_func(c, unit->functions[i]);
    }
}

/* ---- entry points ------------------------------------------------------------------------------------------ */

uint64_t rl_serial_checksum(const uint8_t *bytes, size_t len)
{
    uint64_t sum = 0xcbf29ce484222325u ^ len;
    for (; len >= 8; bytes += 8, len -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        sum = (sum ^ GUINT64_FROM_LE(word)) * 0x9e3779b97f4a7c15u;
        sum ^= sum >> 29;
    }
    for (; len; bytes++, len--)
        sum = (sum ^ *bytes) * 0x100000001b3u;
    return sum;
}

static void write_header(uint8_t *out, size_t len)
{
    uint64_t sum = GUINT64_TO_LE(rl_serial_checksum(out + RL_SERIAL_HEADER, len - RL_SERIAL_HEADER));
    memcpy(out, magic, sizeof(magic));
    out[4] = SERIAL_VERSION;
    memcpy(out + 5, &sum, sizeof(sum));
}

GBytes *rl_ir_serialise(const struct rl_ir_unit *unit)
{
    struct rl_type_table table;
    rl_type_table_init(&table, unit);
    struct rl_codec c = {.table = &table};
    rl_codec_grow(&c, 64 * 1024);
    c.len = RL_SERIAL_HEADER;
    c.string_ids = g_hash_table_new(g_str_hash, g_str_equal);
    code_unit(&c, (struct rl_ir_unit *)unit); /* writing changes nothing */
    write_header(c.out, c.len);
    g_hash_table_destroy(c.string_ids);
    rl_type_table_release(&table);
    return g_bytes_new_take(c.out, c.len);
}

static const char *check_header(const uint8_t *data, size_t size)
{
    if (size < RL_SERIAL_HEADER || memcmp(data, magic, sizeof(magic)) != 0)
        return "serial IR";
    if (data[4] != SERIAL_VERSION)
        return "serial IR of this version of reflint";
    uint64_t sum;
    memcpy(&sum, data + 5, sizeof(sum));
    return GUINT64_FROM_LE(sum) == rl_serial_checksum(data + RL_SERIAL_HEADER, size - RL_SERIAL_HEADER) ? NULL : "bytes as they were written";
}

/* Ids that reach beyond a function are checked here, those inside by rl_ir_verify(). */
static bool globals_exist(const struct rl_ir_unit *unit, const struct rl_place *place)
{
    return !place || place->base != RL_BASE_GLOBAL || place->id < unit->nglobals;
}

static const char *check_unit(struct rl_arena *arena, struct rl_ir_unit *unit)
{
    for (uint32_t f = 0; f < unit->nfunctions; f++) {
        struct rl_ir_func *func = unit->functions[f];
        char *broken = rl_ir_verify(func);
        if (broken) {
            g_free(broken);
            return "a well-formed function";
        }
        for (uint32_t b = 0; b < func->nblocks; b++)
            for (uint32_t i = 0; i < func->blocks[b].ninsts; i++)
                if (!globals_exist(unit, func->blocks[b].insts[i].place) || !globals_exist(unit, func->blocks[b].insts[i].place2))
                    return "a global's number";
        rl_ir_link_args(arena, func);
    }
    return NULL;
}

struct rl_ir_unit *rl_ir_deserialise(struct rl_arena *arena, GBytes *bytes, GError **error)
{
    gsize size;
    const uint8_t *data = g_bytes_get_data(bytes, &size);
    struct rl_codec c = {.reading = true, .arena = arena, .start = data, .failure = check_header(data, size)};
    struct rl_ir_unit *unit = rl_new(arena, struct rl_ir_unit);
    unit->arena = arena;
    if (!c.failure) {
        c.at = data + RL_SERIAL_HEADER;
        c.end = data + size;
        c.strings = g_ptr_array_new();
        code_unit(&c, unit);
        if (!c.failure && c.at != c.end)
            c.failure = "the end of the bytes";
        if (!c.failure)
            c.failure = check_unit(arena, unit);
        g_ptr_array_free(c.strings, TRUE);
    }
    if (!c.failure)
        return unit;
    g_set_error(error, RL_ERROR, RL_ERROR_SYNTAX, "serial IR is damaged or of another version: expected %s", c.failure);
    return NULL;
}
