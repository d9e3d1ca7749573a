/* The text form of functions (text.h shows it). */
#include "analyzer/ir/text.h"

#include <string.h>

/* ---- words and values ---------------------------------------------------------------- */

void rl_print_quoted(GString *out, const char *text, char quote)
{
    g_string_append_c(out, quote);
    for (const char *at = text ? text : ""; *at; at++) {
        unsigned char c = (unsigned char)*at;
        if (c == '\n')
            g_string_append(out, "\\n");
        else if (c == '\\' || c == (unsigned char)quote)
            g_string_append_printf(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            g_string_append_printf(out, "\\x%02x", c);
        else
            g_string_append_c(out, (char)c);
    }
    g_string_append_c(out, quote);
}

void rl_print_name(GString *out, const char *name)
{
    if (rl_is_identifier(name))
        g_string_append(out, name);
    else
        rl_print_quoted(out, name, '"');
}

void rl_print_value(GString *out, struct rl_val val)
{
    switch (val.kind) {
    case RL_VAL_NONE: g_string_append(out, "none"); break;
    case RL_VAL_TEMP: g_string_append_printf(out, "t%u", val.id); break;
    case RL_VAL_INT: g_string_append_printf(out, "%" G_GINT64_FORMAT, val.num); break;
    case RL_VAL_STR: rl_print_quoted(out, val.text, '"'); break;
    case RL_VAL_FUNC:
        g_string_append_c(out, '&');
        rl_print_name(out, val.text);
        break;
    case RL_VAL_OPAQUE: g_string_append_c(out, '?'); break;
    }
}

char *rl_val_text(struct rl_val val)
{
    GString *out = g_string_new(NULL);
    rl_print_value(out, val);
    return g_string_free(out, FALSE);
}

void rl_print_loc(struct rl_printer *p, struct rl_loc loc)
{
    if (!loc.line && !(p->full && (loc.file || loc.col || loc.end_line || loc.end_col)))
        return;
    g_string_append(p->out, " @");
    if (loc.file)
        g_string_append_printf(p->out, "f%u:", loc.file);
    g_string_append_printf(p->out, "%u:%u", loc.line, loc.col);
    if (p->full && (loc.end_line || loc.end_col))
        g_string_append_printf(p->out, "-%u:%u", loc.end_line, loc.end_col);
}

void rl_print_type(struct rl_printer *p, const struct rl_type *type)
{
    const char *label = type && type->name ? type->name : "?";
    if (p->full && type) {
        uint32_t id = rl_type_table_id(&p->table, type);
        label = id ? g_ptr_array_index(p->labels, id - 1) : "?";
    } else if (!type) {
        label = "none";
    }
    bool plain = *label && !g_ascii_isspace(*label) && !g_ascii_isspace(label[strlen(label) - 1]) &&
                 strspn(label, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ *#[]?") == strlen(label);
    if (plain)
        g_string_append(p->out, label);
    else
        rl_print_quoted(p->out, label, '"');
}

/* ---- places ----------------------------------------------------------------------------- */

static bool is_unique_var(const struct rl_ir_func *func, uint32_t id)
{
    const char *name = func->vars[id].name;
    if (!rl_is_identifier(name) || rl_is_temp_name(name))
        return false;
    for (uint32_t i = 0; i < func->nvars; i++)
        if (i != id && g_strcmp0(func->vars[i].name, name) == 0)
            return false;
    return true;
}

/* A function printed alone cannot mean another function's static. */
static bool may_mean(const struct rl_printer *p, const struct rl_ir_global *global)
{
    return p->full || !global->function || !p->func || g_strcmp0(global->function, p->func->name) == 0;
}

static bool is_unique_global(const struct rl_printer *p, uint32_t id)
{
    const struct rl_ir_global *globals = p->unit->globals;
    if (!rl_is_identifier(globals[id].name))
        return false;
    for (uint32_t i = 0; i < p->unit->nglobals; i++)
        if (i != id && g_strcmp0(globals[i].name, globals[id].name) == 0 && may_mean(p, &globals[i]))
            return false;
    return true;
}

static void print_var(GString *out, const struct rl_ir_func *func, uint32_t id)
{
    bool known = func && id < func->nvars;
    if (known && rl_is_identifier(func->vars[id].name))
        g_string_append(out, func->vars[id].name);
    if (!known || !is_unique_var(func, id))
        g_string_append_printf(out, "#%u", id);
}

static void print_global(struct rl_printer *p, uint32_t id)
{
    bool known = p->unit && id < p->unit->nglobals;
    g_string_append_c(p->out, '@');
    if (known && rl_is_identifier(p->unit->globals[id].name))
        g_string_append(p->out, p->unit->globals[id].name);
    if (!known || !is_unique_global(p, id))
        g_string_append_printf(p->out, "#%u", id);
}

/* "PyListObject::" where the source casts, so that the record does not follow from the type. */
static void print_record(struct rl_printer *p, const struct rl_record *record)
{
    if (p->full)
        g_string_append_printf(p->out, "#%u::", rl_record_table_id(&p->table, record));
    else if (record && rl_is_identifier(record->name))
        g_string_append_printf(p->out, "%s::", record->name);
    else if (record && rl_is_identifier(record->tag))
        g_string_append_printf(p->out, "%s::", record->tag);
}

void rl_print_steps(struct rl_printer *p, const struct rl_step *steps, uint32_t nsteps, const struct rl_type *type, bool from_mem)
{
    for (uint32_t i = 0; i < nsteps; i++) {
        const struct rl_step *step = &steps[i];
        bool first = from_mem && i == 0;
        if (step->kind == RL_STEP_INDEX) {
            g_string_append_c(p->out, '[');
            rl_print_value(p->out, step->index);
            g_string_append_c(p->out, ']');
        } else {
            g_string_append(p->out, first ? "->" : ".");
            if (step->record != rl_ir_step_record(type))
                print_record(p, step->record);
            rl_print_name(p->out, step->field);
        }
        type = rl_ir_step_type(type, step, first);
    }
}

static const struct rl_type *base_type(struct rl_printer *p, const struct rl_place *place)
{
    struct rl_place base = *place;
    base.nsteps = 0;
    if (!p->temps && place->base == RL_BASE_MEM)
        return NULL;
    return rl_ir_place_type(p->unit, p->func ? p->func->vars : NULL, p->func ? p->func->nvars : 0, p->temps, &base);
}

static void print_bare_place(struct rl_printer *p, const struct rl_place *place)
{
    switch (place->base) {
    case RL_BASE_VAR: print_var(p->out, p->func, place->id); break;
    case RL_BASE_GLOBAL: print_global(p, place->id); break;
    case RL_BASE_MEM:
        if (place->nsteps == 0)
            g_string_append_c(p->out, '*');
        rl_print_value(p->out, place->mem);
        break;
    }
    rl_print_steps(p, place->steps, place->nsteps, base_type(p, place), place->base == RL_BASE_MEM);
}

/* What a place is called when nothing says otherwise: its variable's name, or its own text. */
static bool has_default_spelling(struct rl_printer *p, const struct rl_place *place, const char *text)
{
    if (place->base != RL_BASE_MEM && place->nsteps == 0) {
        if (place->base == RL_BASE_VAR && p->func && place->id < p->func->nvars)
            text = p->func->vars[place->id].name;
        else if (place->base == RL_BASE_GLOBAL && p->unit && place->id < p->unit->nglobals)
            text = p->unit->globals[place->id].name;
    }
    return g_strcmp0(place->spelling, text) == 0;
}

/* By number where the text is exact, else by name. */
static bool same_type(struct rl_printer *p, const struct rl_type *a, const struct rl_type *b)
{
    if (a == b || !a || !b)
        return a == b;
    return p->full ? rl_type_table_id(&p->table, a) == rl_type_table_id(&p->table, b) : g_strcmp0(a->name, b->name) == 0;
}

static bool follows(struct rl_printer *p, const struct rl_place *place)
{
    if (!p->full && place->type && g_strcmp0(place->type->name, "?") == 0)
        return true;
    return same_type(p, place->type, rl_ir_place_type(p->unit, p->func->vars, p->func->nvars, p->temps, place));
}

static void print_place(struct rl_printer *p, const struct rl_place *place)
{
    gsize start = p->out->len;
    print_bare_place(p, place);
    if (place->spelling && !has_default_spelling(p, place, p->out->str + start)) {
        g_string_append_c(p->out, ' ');
        rl_print_quoted(p->out, place->spelling, '\'');
    }
    if (!follows(p, place)) {
        g_string_append(p->out, " : ");
        rl_print_type(p, place->type);
    }
}

char *rl_place_text(const struct rl_ir_func *func, const struct rl_ir_unit *unit, const struct rl_place *place)
{
    struct rl_printer p = {.out = g_string_new(NULL), .func = func, .unit = unit};
    print_bare_place(&p, place);
    return g_string_free(p.out, FALSE);
}

/* ---- instructions ---------------------------------------------------------------------------- */

static void print_args(GString *out, const struct rl_val *args, uint32_t nargs)
{
    g_string_append_c(out, '(');
    for (uint32_t i = 0; i < nargs; i++) {
        if (i)
            g_string_append(out, ", ");
        rl_print_value(out, args[i]);
    }
    g_string_append_c(out, ')');
}

/* The type, unless it is what a reader assumes. */
static void print_type_unless(struct rl_printer *p, const struct rl_type *type, const char *assumed)
{
    if (type && !p->full && g_strcmp0(type->name, assumed) == 0)
        return;
    g_string_append(p->out, " : ");
    rl_print_type(p, type);
}

static void print_call(struct rl_printer *p, const struct rl_inst *inst)
{
    g_string_append(p->out, "call ");
    if (inst->a.kind == RL_VAL_FUNC) {
        rl_print_name(p->out, inst->a.text);
    } else {
        g_string_append_c(p->out, '*');
        rl_print_value(p->out, inst->a);
    }
    print_args(p->out, inst->args, inst->nargs);
    print_type_unless(p, inst->type, inst->dst == RL_NO_TEMP && !inst->discarded ? "void" : "int");
}

static void print_operation(struct rl_printer *p, const struct rl_inst *inst)
{
    GString *out = p->out;
    switch (inst->kind) {
    case RL_INST_LOAD:
        g_string_append(out, "load ");
        print_place(p, inst->place);
        break;
    case RL_INST_STORE:
        g_string_append(out, "store ");
        print_place(p, inst->place);
        g_string_append(out, " = ");
        rl_print_value(out, inst->a);
        break;
    case RL_INST_ADDR:
        g_string_append(out, "addr ");
        print_place(p, inst->place);
        g_string_append(out, " -> ");
        rl_print_type(p, inst->type);
        break;
    case RL_INST_COPY:
        g_string_append(out, "copy ");
        print_place(p, inst->place);
        g_string_append(out, " = ");
        print_place(p, inst->place2);
        break;
    case RL_INST_ZERO:
        g_string_append(out, "zero ");
        print_place(p, inst->place);
        break;
    case RL_INST_BINARY:
        rl_print_value(out, inst->a);
        g_string_append_printf(out, " %s ", rl_op_symbol(inst->op));
        rl_print_value(out, inst->b);
        print_type_unless(p, inst->type, "int");
        break;
    case RL_INST_UNARY:
        g_string_append_printf(out, "%s ", rl_op_symbol(inst->op));
        rl_print_value(out, inst->a);
        print_type_unless(p, inst->type, "int");
        break;
    case RL_INST_CAST:
        g_string_append(out, "cast ");
        rl_print_value(out, inst->a);
        print_type_unless(p, inst->type, "int");
        break;
    case RL_INST_CALL: print_call(p, inst); break;
    case RL_INST_OPAQUE:
        g_string_append(out, "opaque");
        print_args(out, inst->args, inst->nargs);
        print_type_unless(p, inst->type, "int");
        break;
    case RL_INST_SCOPE_END:
        g_string_append(out, "end ");
        print_bare_place(p, inst->place);
        break;
    }
}

static void print_macro(GString *out, const char *macro)
{
    if (macro) {
        g_string_append(out, " !in ");
        rl_print_name(out, macro);
    }
}

static void print_inst(struct rl_printer *p, const struct rl_inst *inst)
{
    g_string_append(p->out, "  ");
    if (inst->dst != RL_NO_TEMP)
        g_string_append_printf(p->out, "t%u = ", inst->dst);
    print_operation(p, inst);
    if (inst->discarded)
        g_string_append(p->out, " !discarded");
    if (inst->noreturn)
        g_string_append(p->out, " !noreturn");
    if (inst->null_checked)
        g_string_append(p->out, " !made");
    print_macro(p->out, inst->macro);
    rl_print_loc(p, inst->loc);
    g_string_append_c(p->out, '\n');
    if (inst->dst != RL_NO_TEMP && inst->dst < p->func->ntemps)
        p->temps[inst->dst] = inst->type;
}

static void print_switch(GString *out, const struct rl_term *term)
{
    g_string_append(out, "switch ");
    rl_print_value(out, term->value);
    g_string_append(out, " [");
    for (uint32_t i = 0; i + 1 < term->ntargets; i++) {
        g_string_append_printf(out, "%" G_GINT64_FORMAT, term->cases[i].low);
        if (term->cases[i].high != term->cases[i].low)
            g_string_append_printf(out, "..%" G_GINT64_FORMAT, term->cases[i].high);
        g_string_append_printf(out, ": b%u, ", term->targets[i]);
    }
    g_string_append_printf(out, "else b%u]", term->targets[term->ntargets - 1]);
}

static void print_goto(GString *out, const struct rl_term *term)
{
    g_string_append(out, "goto ");
    rl_print_value(out, term->value);
    g_string_append(out, " [");
    for (uint32_t i = 0; i < term->ntargets; i++)
        g_string_append_printf(out, "%sb%u", i ? ", " : "", term->targets[i]);
    g_string_append_c(out, ']');
}

static void print_term(struct rl_printer *p, const struct rl_term *term)
{
    GString *out = p->out;
    g_string_append(out, "  ");
    switch (term->kind) {
    case RL_TERM_JUMP: g_string_append_printf(out, "jump b%u", term->targets[0]); break;
    case RL_TERM_BRANCH:
        g_string_append(out, "branch ");
        rl_print_value(out, term->value);
        g_string_append_printf(out, " ? b%u : b%u", term->targets[0], term->targets[1]);
        break;
    case RL_TERM_SWITCH: print_switch(out, term); break;
    case RL_TERM_GOTO: print_goto(out, term); break;
    case RL_TERM_RETURN:
        g_string_append(out, "return");
        if (term->value.kind != RL_VAL_NONE) {
            g_string_append_c(out, ' ');
            rl_print_value(out, term->value);
        }
        break;
    case RL_TERM_UNREACHABLE: g_string_append(out, "unreachable"); break;
    }
    print_macro(out, term->macro);
    rl_print_loc(p, term->loc);
    g_string_append_c(out, '\n');
}

/* ---- functions ------------------------------------------------------------------------------------ */

static void print_flag(GString *out, bool set, const char *flag)
{
    if (set)
        g_string_append_printf(out, " !%s", flag);
}

static void print_head(struct rl_printer *p, const struct rl_ir_func *func)
{
    GString *out = p->out;
    g_string_append(out, "func ");
    rl_print_name(out, func->name);
    g_string_append_c(out, '(');
    for (uint32_t i = 0; i < func->nparams; i++) {
        if (i)
            g_string_append(out, ", ");
        rl_print_name(out, func->vars[i].name);
        g_string_append(out, " : ");
        rl_print_type(p, func->vars[i].type);
        print_flag(out, func->vars[i].address_taken, "taken");
        rl_print_loc(p, p->full ? func->vars[i].loc : (struct rl_loc){0});
    }
    g_string_append(out, ") : ");
    rl_print_type(p, func->result);
    print_flag(out, func->is_static, "static");
    print_flag(out, func->is_inline, "inline");
    print_flag(out, func->noreturn, "noreturn");
    print_flag(out, func->variadic, "variadic");
    print_flag(out, func->in_header, "in_header");
    print_flag(out, func->has_errors, "has_errors");
    print_flag(out, func->frontend == RL_FRONTEND_TREE_SITTER, "treesitter");
    print_macro(out, func->from_macro);
    rl_print_loc(p, func->loc);
    g_string_append_c(out, '\n');
}

static void print_details(struct rl_printer *p, const struct rl_ir_func *func)
{
    GString *out = p->out;
    if (p->full) {
        g_string_append_printf(out, "  hash %016" G_GINT64_MODIFIER "x\n", func->text_hash);
        g_string_append(out, "  name");
        rl_print_loc(p, func->name_loc);
        g_string_append_c(out, '\n');
    }
    for (uint32_t i = 0; i < func->nannotations; i++) {
        g_string_append(out, "  annotation ");
        rl_print_quoted(out, func->annotations[i], '"');
        g_string_append_c(out, '\n');
    }
    for (uint32_t i = 0; func->param_annotations && i < func->nparams; i++) {
        for (const char **at = func->param_annotations[i]; at && *at; at++) {
            g_string_append_printf(out, "  param %u ", i);
            rl_print_quoted(out, *at, '"');
            g_string_append_c(out, '\n');
        }
    }
    if (func->lost) {
        g_string_append(out, "  lost ");
        rl_print_quoted(out, func->lost, '"');
        g_string_append_c(out, '\n');
    }
    for (uint32_t i = func->nparams; i < func->nvars; i++) {
        g_string_append(out, "  var ");
        rl_print_name(out, func->vars[i].name);
        g_string_append(out, " : ");
        rl_print_type(p, func->vars[i].type);
        print_flag(out, func->vars[i].synthetic, "made");
        print_flag(out, func->vars[i].address_taken, "taken");
        rl_print_loc(p, func->vars[i].loc);
        g_string_append_c(out, '\n');
    }
}

void rl_print_func(struct rl_printer *p, const struct rl_ir_func *func)
{
    p->func = func;
    p->temps = g_new0(const struct rl_type *, func->ntemps + 1);
    print_head(p, func);
    print_details(p, func);
    for (uint32_t b = 0; b < func->nblocks; b++) {
        g_string_append_printf(p->out, "b%u:\n", b);
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++)
            print_inst(p, &func->blocks[b].insts[i]);
        print_term(p, &func->blocks[b].term);
    }
    g_free(p->temps);
    p->temps = NULL;
    p->func = NULL;
}

char *rl_ir_print(const struct rl_ir_unit *unit, const struct rl_ir_func *func)
{
    struct rl_printer p = {.out = g_string_new(NULL), .unit = unit};
    if (func)
        rl_print_func(&p, func);
    else
        rl_print_unit(&p);
    return g_string_free(p.out, FALSE);
}
