/* Functions of the text form. */
#include "analyzer/ir/lower.h"
#include "analyzer/ir/reader.h"

#include <string.h>

const char *rl_read_macro(struct rl_reader *r)
{
    return rl_read_word(r, "!in") ? rl_read_name(r) : NULL;
}

static const struct rl_type *unknown(struct rl_reader *r)
{
    return rl_read_type_named(r, rl_arena_intern(r->arena, "?"));
}

static const struct rl_type *named(struct rl_reader *r, const char *name)
{
    return rl_read_type_named(r, rl_arena_intern(r->arena, name));
}

/* ---- places ------------------------------------------------------------------------------ */

/* "#3::" or "PyListObject::" before a field's name. */
static bool read_record_prefix(struct rl_reader *r, const struct rl_record **record)
{
    const char *start = r->at;
    if (*r->at == '#') {
        r->at++;
        *record = rl_read_record_number(r, rl_read_u32(r));
        rl_read_expect(r, "::");
        return true;
    }
    size_t len = 0;
    while (g_ascii_isalnum(start[len]) || start[len] == '_' || start[len] == '$')
        len++;
    if (len == 0 || strncmp(start + len, "::", 2) != 0)
        return false;
    *record = rl_read_record_named(r, rl_arena_intern_len(r->arena, start, len));
    r->at += len + 2;
    return true;
}

struct rl_step *rl_read_steps(struct rl_reader *r, const struct rl_type *type, bool from_mem, uint32_t *nsteps)
{
    GArray *steps = g_array_new(FALSE, TRUE, sizeof(struct rl_step));
    for (;;) {
        struct rl_step step = {.kind = RL_STEP_FIELD};
        bool first = from_mem && steps->len == 0;
        if (*r->at == '[') {
            r->at++;
            step.kind = RL_STEP_INDEX;
            step.index = rl_read_value(r);
            rl_read_expect(r, "]");
        } else if (*r->at == '.' || (first && strncmp(r->at, "->", 2) == 0)) {
            r->at += *r->at == '.' ? 1 : 2;
            if (!read_record_prefix(r, &step.record))
                step.record = rl_ir_step_record(type);
            step.field = rl_read_name(r);
        } else {
            break;
        }
        type = rl_ir_step_type(type, &step, first);
        g_array_append_val(steps, step);
    }
    *nsteps = steps->len;
    struct rl_step *kept = rl_read_keep(r, steps);
    g_array_free(steps, TRUE);
    return kept;
}

static int64_t read_number_suffix(struct rl_reader *r)
{
    if (*r->at != '#')
        return -1;
    r->at++;
    return rl_read_u32(r);
}

static void read_var(struct rl_reader *r, struct rl_place *place)
{
    const char *name = *r->at == '#' ? "" : rl_read_name(r);
    int64_t id = read_number_suffix(r);
    place->base = RL_BASE_VAR;
    for (uint32_t i = 0; id < 0 && i < r->vars->len; i++)
        if (strcmp(g_array_index(r->vars, struct rl_var, i).name, name) == 0)
            id = i;
    if (id < 0 || id >= r->vars->len) {
        rl_read_fail(r, "a variable that is declared above");
        id = 0;
    }
    place->id = (uint32_t)id;
}

/* t3 and the constants start a place in memory, other words name a variable. */
static bool starts_value(const struct rl_reader *r)
{
    if (*r->at == 't' && g_ascii_isdigit(r->at[1])) {
        size_t len = 1;
        while (g_ascii_isdigit(r->at[len]))
            len++;
        return !g_ascii_isalnum(r->at[len]) && r->at[len] != '_' && r->at[len] != '#';
    }
    return strchr("\"?&", *r->at) || rl_read_is_digit(r);
}

static const struct rl_type *read_base(struct rl_reader *r, struct rl_place *place)
{
    char c = rl_read_peek(r);
    if (c == '*') {
        r->at++;
        place->base = RL_BASE_MEM;
        place->mem = rl_read_value(r);
    } else if (c == '@') {
        r->at++;
        const char *name = *r->at == '#' ? "" : rl_read_name(r);
        place->base = RL_BASE_GLOBAL;
        place->id = rl_read_global_id(r, name, read_number_suffix(r));
    } else if (starts_value(r)) {
        place->base = RL_BASE_MEM;
        place->mem = rl_read_value(r);
    } else {
        read_var(r, place);
    }
    if (r->failure)
        return NULL;
    if (place->base == RL_BASE_VAR)
        return g_array_index(r->vars, struct rl_var, place->id).type;
    if (place->base == RL_BASE_GLOBAL)
        return g_array_index(r->globals, struct rl_ir_global, place->id).type;
    bool known = place->mem.kind == RL_VAL_TEMP && place->mem.id < r->temps->len;
    const struct rl_type *pointer = known ? g_array_index(r->temps, const struct rl_type *, place->mem.id) : NULL;
    return pointer && pointer->kind == RL_TYPE_POINTER ? pointer->to : NULL;
}

static struct rl_place *read_place(struct rl_reader *r)
{
    struct rl_place *place = rl_new(r->arena, struct rl_place);
    rl_read_peek(r);
    const char *start = r->at;
    bool star = *start == '*';
    const struct rl_type *type = read_base(r, place);
    bool mem = place->base == RL_BASE_MEM;
    if (!star)
        place->steps = rl_read_steps(r, type, mem, &place->nsteps);
    for (uint32_t i = 0; i < place->nsteps; i++)
        type = rl_ir_step_type(type, &place->steps[i], mem && i == 0);
    if (r->failure)
        return place;
    if (!mem && place->nsteps == 0)
        place->spelling = place->base == RL_BASE_VAR ? g_array_index(r->vars, struct rl_var, place->id).name
                                                     : g_array_index(r->globals, struct rl_ir_global, place->id).name;
    else
        place->spelling = rl_arena_intern_len(r->arena, start, (size_t)(r->at - start));
    if (rl_read_peek(r) == '\'')
        place->spelling = rl_read_quoted(r, '\'');
    if (rl_read_try(r, ": "))
        type = rl_read_type(r);
    place->type = type ? type : unknown(r);
    return place;
}

/* ---- instructions ----------------------------------------------------------------------------- */

static void read_args(struct rl_reader *r, struct rl_inst *inst)
{
    GArray *args = g_array_new(FALSE, FALSE, sizeof(struct rl_val));
    rl_read_expect(r, "(");
    while (!r->failure && !rl_read_try(r, ")")) {
        if (args->len)
            rl_read_expect(r, ",");
        struct rl_val arg = rl_read_value(r);
        g_array_append_val(args, arg);
    }
    inst->nargs = args->len;
    inst->args = rl_read_keep(r, args);
    g_array_free(args, TRUE);
}

static void read_type_or(struct rl_reader *r, struct rl_inst *inst, const char *assumed)
{
    inst->type = rl_read_try(r, ":") ? rl_read_type(r) : named(r, assumed);
    if (!inst->type)
        inst->type = unknown(r);
}

static void read_call(struct rl_reader *r, struct rl_inst *inst)
{
    inst->kind = RL_INST_CALL;
    inst->a = rl_read_try(r, "*") ? rl_read_value(r) : rl_val_func(rl_read_name(r));
    read_args(r, inst);
    const char *assumed = "int";
    if (inst->dst == RL_NO_TEMP && rl_read_peek(r) != ':' && strncmp(r->at, "!discarded", 10) != 0)
        assumed = "void";
    read_type_or(r, inst, assumed);
}

static void read_binary(struct rl_reader *r, struct rl_inst *inst)
{
    inst->kind = RL_INST_BINARY;
    inst->a = rl_read_value(r);
    static const enum rl_op ops[] = {RL_OP_SHL, RL_OP_SHR, RL_OP_EQ,  RL_OP_NE,  RL_OP_LE,  RL_OP_GE, RL_OP_LT, RL_OP_GT,
                                     RL_OP_LAND, RL_OP_LOR, RL_OP_ADD, RL_OP_SUB, RL_OP_MUL, RL_OP_DIV, RL_OP_REM, RL_OP_AND,
                                     RL_OP_OR, RL_OP_XOR, RL_OP_COMMA};
    for (size_t i = 0; i < G_N_ELEMENTS(ops) && inst->op == RL_OP_NONE; i++)
        if (rl_read_try(r, rl_op_symbol(ops[i])))
            inst->op = ops[i];
    if (inst->op == RL_OP_NONE)
        rl_read_fail(r, "an operator");
    inst->b = rl_read_value(r);
    read_type_or(r, inst, "int");
}

static bool read_unary(struct rl_reader *r, struct rl_inst *inst)
{
    static const enum rl_op ops[] = {RL_OP_NEG, RL_OP_NOT, RL_OP_COMPL};
    for (size_t i = 0; i < G_N_ELEMENTS(ops); i++) {
        if (!rl_read_word(r, rl_op_symbol(ops[i])))
            continue;
        inst->kind = RL_INST_UNARY;
        inst->op = ops[i];
        inst->a = rl_read_value(r);
        read_type_or(r, inst, "int");
        return true;
    }
    return false;
}

static void mark_address_taken(struct rl_reader *r, const struct rl_place *place)
{
    if (place->base == RL_BASE_VAR && place->id < r->vars->len)
        g_array_index(r->vars, struct rl_var, place->id).address_taken = true;
}

static void read_addr(struct rl_reader *r, struct rl_inst *inst)
{
    inst->kind = RL_INST_ADDR;
    inst->place = read_place(r);
    mark_address_taken(r, inst->place);
    const struct rl_type *of = inst->place->type;
    if (of && of->kind == RL_TYPE_ARRAY && of->to)
        of = of->to;
    if (rl_read_try(r, "->"))
        inst->type = rl_read_type(r);
    else
        inst->type = of ? rl_read_pointer_to(r, of) : unknown(r);
}

/* `kind PLACE` or `kind PLACE = ...`; what follows is the caller's. */
static void begin_place(struct rl_reader *r, struct rl_inst *inst, enum rl_inst_kind kind)
{
    inst->kind = kind;
    inst->place = read_place(r);
    inst->type = inst->place->type;
}

static void read_operation(struct rl_reader *r, struct rl_inst *inst)
{
    if (rl_read_word(r, "load")) {
        begin_place(r, inst, RL_INST_LOAD);
    } else if (rl_read_word(r, "store")) {
        begin_place(r, inst, RL_INST_STORE);
        rl_read_expect(r, "=");
        inst->a = rl_read_value(r);
    } else if (rl_read_word(r, "copy")) {
        begin_place(r, inst, RL_INST_COPY);
        rl_read_expect(r, "=");
        inst->place2 = read_place(r);
    } else if (rl_read_word(r, "zero")) {
        begin_place(r, inst, RL_INST_ZERO);
    } else if (rl_read_word(r, "end")) {
        begin_place(r, inst, RL_INST_SCOPE_END);
    } else if (rl_read_word(r, "addr")) {
        read_addr(r, inst);
    } else if (rl_read_word(r, "call")) {
        read_call(r, inst);
    } else if (rl_read_word(r, "opaque")) {
        inst->kind = RL_INST_OPAQUE;
        read_args(r, inst);
        read_type_or(r, inst, "int");
    } else if (rl_read_word(r, "cast")) {
        inst->kind = RL_INST_CAST;
        inst->a = rl_read_value(r);
        read_type_or(r, inst, "int");
    } else if (!read_unary(r, inst)) {
        read_binary(r, inst);
    }
}

static void note_temp(struct rl_reader *r, const struct rl_inst *inst)
{
    if (inst->dst == RL_NO_TEMP)
        return;
    if (inst->dst > 1000000) {
        rl_read_fail(r, "a temporary's number");
        return;
    }
    if (r->temps->len <= inst->dst)
        g_array_set_size(r->temps, inst->dst + 1);
    g_array_index(r->temps, const struct rl_type *, inst->dst) = inst->type;
}

static void read_inst(struct rl_reader *r)
{
    struct rl_inst inst = {.dst = RL_NO_TEMP};
    const char *start = r->at;
    if (starts_value(r) && *r->at == 't') {
        inst.dst = rl_read_value(r).id;
        if (!rl_read_try(r, "=")) {
            r->at = start;
            rl_read_fail(r, "an instruction");
        }
    }
    read_operation(r, &inst);
    inst.discarded = rl_read_word(r, "!discarded");
    inst.noreturn = rl_read_word(r, "!noreturn");
    inst.null_checked = rl_read_word(r, "!made");
    inst.macro = rl_read_macro(r);
    inst.loc = rl_read_loc(r);
    note_temp(r, &inst);
    g_array_append_val(r->insts, inst);
    rl_read_newline(r);
}

/* ---- terminators ----------------------------------------------------------------------------------- */

static uint32_t read_block_number(struct rl_reader *r)
{
    rl_read_expect(r, "b");
    return rl_read_u32(r);
}

static void add_target(struct rl_reader *r, GArray *targets)
{
    uint32_t target = read_block_number(r);
    g_array_append_val(targets, target);
}

static void read_cases(struct rl_reader *r, struct rl_term *term, GArray *targets)
{
    GArray *cases = g_array_new(FALSE, FALSE, sizeof(struct rl_case));
    rl_read_expect(r, "[");
    while (!r->failure && !rl_read_word(r, "else")) {
        struct rl_case range = {.low = rl_read_int(r)};
        range.high = rl_read_try(r, "..") ? rl_read_int(r) : range.low;
        g_array_append_val(cases, range);
        rl_read_expect(r, ":");
        add_target(r, targets);
        rl_read_expect(r, ",");
    }
    add_target(r, targets);
    rl_read_expect(r, "]");
    term->cases = rl_read_keep(r, cases);
    g_array_free(cases, TRUE);
}

static bool read_term_kind(struct rl_reader *r, struct rl_term *term, GArray *targets)
{
    if (rl_read_word(r, "jump")) {
        term->kind = RL_TERM_JUMP;
        add_target(r, targets);
    } else if (rl_read_word(r, "branch")) {
        term->kind = RL_TERM_BRANCH;
        term->value = rl_read_value(r);
        rl_read_expect(r, "?");
        add_target(r, targets);
        rl_read_expect(r, ":");
        add_target(r, targets);
    } else if (rl_read_word(r, "switch")) {
        term->kind = RL_TERM_SWITCH;
        term->value = rl_read_value(r);
        read_cases(r, term, targets);
    } else if (rl_read_word(r, "goto")) {
        term->kind = RL_TERM_GOTO;
        term->value = rl_read_value(r);
        rl_read_expect(r, "[");
        while (!r->failure && !rl_read_try(r, "]")) {
            rl_read_try(r, ",");
            add_target(r, targets);
        }
    } else if (rl_read_word(r, "return")) {
        term->kind = RL_TERM_RETURN;
        bool bare = strchr("!@\n/", rl_read_peek(r)) != NULL;
        term->value = bare ? rl_val_none() : rl_read_value(r);
    } else if (rl_read_word(r, "unreachable")) {
        term->kind = RL_TERM_UNREACHABLE;
    } else {
        return false;
    }
    return true;
}

static bool read_term(struct rl_reader *r)
{
    struct rl_term term = {0};
    GArray *targets = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    bool found = read_term_kind(r, &term, targets);
    if (found) {
        term.macro = rl_read_macro(r);
        term.loc = rl_read_loc(r);
        rl_read_newline(r);
        term.ntargets = targets->len;
        term.targets = rl_read_keep(r, targets);
        struct rl_block block = {.insts = rl_read_keep(r, r->insts), .ninsts = r->insts->len, .term = term};
        g_array_append_val(r->blocks, block);
    }
    g_array_free(targets, TRUE);
    return found;
}

static void read_block(struct rl_reader *r)
{
    g_array_set_size(r->insts, 0);
    if (rl_read_u32(r) != r->blocks->len)
        rl_read_fail(r, "blocks numbered in order");
    rl_read_expect(r, ":");
    rl_read_newline(r);
    while (!r->failure && !read_term(r))
        read_inst(r);
}

/* ---- the head ----------------------------------------------------------------------------------------- */

static void read_var_line(struct rl_reader *r, bool is_param)
{
    struct rl_var var = {.name = rl_read_name(r), .is_param = is_param};
    rl_read_expect(r, ":");
    var.type = rl_read_type(r);
    var.synthetic = rl_read_word(r, "!made");
    var.address_taken = rl_read_word(r, "!taken");
    var.loc = rl_read_loc(r);
    if (!var.type)
        var.type = unknown(r);
    g_array_append_val(r->vars, var);
}

static void read_head(struct rl_reader *r, struct rl_ir_func *func)
{
    func->name = rl_read_name(r);
    rl_read_expect(r, "(");
    while (!r->failure && !rl_read_try(r, ")")) {
        if (r->vars->len)
            rl_read_expect(r, ",");
        read_var_line(r, true);
    }
    func->nparams = r->vars->len;
    rl_read_expect(r, ":");
    func->result = rl_read_type(r);
    if (!func->result)
        func->result = unknown(r);
    func->is_static = rl_read_word(r, "!static");
    func->is_inline = rl_read_word(r, "!inline");
    func->noreturn = rl_read_word(r, "!noreturn");
    func->variadic = rl_read_word(r, "!variadic");
    func->in_header = rl_read_word(r, "!in_header");
    func->has_errors = rl_read_word(r, "!has_errors");
    func->frontend = rl_read_word(r, "!treesitter") ? RL_FRONTEND_TREE_SITTER : RL_FRONTEND_CLANG;
    func->from_macro = rl_read_macro(r);
    func->loc = func->name_loc = rl_read_loc(r);
    rl_read_newline(r);
}

static void append_annotation(struct rl_reader *r, const char ***list, uint32_t count)
{
    const char **longer = rl_new_array(r->arena, count + 2, const char *);
    if (count)
        memcpy(longer, *list, count * sizeof(*longer));
    longer[count] = rl_read_quoted(r, '"');
    *list = longer;
}

static void read_param_annotation(struct rl_reader *r, struct rl_ir_func *func)
{
    uint32_t param = rl_read_u32(r), count = 0;
    if (param >= func->nparams) {
        rl_read_fail(r, "a parameter's number");
        return;
    }
    while (func->param_annotations[param] && func->param_annotations[param][count])
        count++;
    append_annotation(r, &func->param_annotations[param], count);
}

static bool read_detail(struct rl_reader *r, struct rl_ir_func *func)
{
    if (rl_read_word(r, "hash")) {
        rl_read_peek(r);
        char *end;
        func->text_hash = g_ascii_strtoull(r->at, &end, 16);
        r->at = end;
    } else if (rl_read_word(r, "name")) {
        func->name_loc = rl_read_loc(r);
    } else if (rl_read_word(r, "annotation")) {
        append_annotation(r, &func->annotations, func->nannotations++);
    } else if (rl_read_word(r, "param")) {
        read_param_annotation(r, func);
    } else if (rl_read_word(r, "lost")) {
        func->lost = rl_read_quoted(r, '"');
    } else if (rl_read_word(r, "var")) {
        read_var_line(r, false);
    } else {
        return false;
    }
    rl_read_newline(r);
    return true;
}

static bool at_block(struct rl_reader *r)
{
    if (rl_read_peek(r) != 'b' || !g_ascii_isdigit(r->at[1]))
        return false;
    r->at++;
    return true;
}

void rl_read_func(struct rl_reader *r)
{
    struct rl_ir_func *func = rl_new(r->arena, struct rl_ir_func);
    r->vars = g_array_new(FALSE, TRUE, sizeof(struct rl_var));
    r->blocks = g_array_new(FALSE, TRUE, sizeof(struct rl_block));
    r->insts = g_array_new(FALSE, TRUE, sizeof(struct rl_inst));
    r->temps = g_array_new(FALSE, TRUE, sizeof(const struct rl_type *));
    read_head(r, func);
    func->param_annotations = rl_new_array(r->arena, func->nparams, const char **);
    while (!r->failure && read_detail(r, func))
        continue;
    while (!r->failure && at_block(r))
        read_block(r);
    func->vars = rl_read_keep(r, r->vars);
    func->nvars = r->vars->len;
    func->blocks = rl_read_keep(r, r->blocks);
    func->nblocks = r->blocks->len;
    func->ntemps = r->temps->len;
    g_ptr_array_add(r->functions, func);
    g_array_free(r->vars, TRUE);
    g_array_free(r->blocks, TRUE);
    g_array_free(r->insts, TRUE);
    g_array_free(r->temps, TRUE);
}
