/* The neutral tree as text: one node a line, children indented by two blanks. */
#include "analyzer/frontend/frontend.h"

#include <glib.h>

const char *rl_node_kind_name(enum rl_node_kind kind)
{
    static const char *const names[] = {
        [RL_NODE_COMPOUND] = "COMPOUND",
        [RL_NODE_DECL] = "DECL",
        [RL_NODE_EXPR_STMT] = "EXPR_STMT",
        [RL_NODE_IF] = "IF",
        [RL_NODE_WHILE] = "WHILE",
        [RL_NODE_DO] = "DO",
        [RL_NODE_FOR] = "FOR",
        [RL_NODE_SWITCH] = "SWITCH",
        [RL_NODE_CASE] = "CASE",
        [RL_NODE_DEFAULT] = "DEFAULT",
        [RL_NODE_LABEL] = "LABEL",
        [RL_NODE_GOTO] = "GOTO",
        [RL_NODE_GOTO_COMPUTED] = "GOTO_COMPUTED",
        [RL_NODE_BREAK] = "BREAK",
        [RL_NODE_CONTINUE] = "CONTINUE",
        [RL_NODE_RETURN] = "RETURN",
        [RL_NODE_ASM] = "ASM",
        [RL_NODE_EMPTY] = "EMPTY",
        [RL_NODE_NAME] = "NAME",
        [RL_NODE_INT] = "INT",
        [RL_NODE_FLOAT] = "FLOAT",
        [RL_NODE_STRING] = "STRING",
        [RL_NODE_CALL] = "CALL",
        [RL_NODE_MEMBER] = "MEMBER",
        [RL_NODE_INDEX] = "INDEX",
        [RL_NODE_UNARY] = "UNARY",
        [RL_NODE_BINARY] = "BINARY",
        [RL_NODE_ASSIGN] = "ASSIGN",
        [RL_NODE_COND] = "COND",
        [RL_NODE_CAST] = "CAST",
        [RL_NODE_SIZEOF] = "SIZEOF",
        [RL_NODE_STMT_EXPR] = "STMT_EXPR",
        [RL_NODE_INIT_LIST] = "INIT_LIST",
        [RL_NODE_DESIGNATED] = "DESIGNATED",
        [RL_NODE_COMPOUND_LITERAL] = "COMPOUND_LITERAL",
        [RL_NODE_LABEL_ADDR] = "LABEL_ADDR",
        [RL_NODE_UNKNOWN] = "UNKNOWN",
    };
    return (unsigned)kind < G_N_ELEMENTS(names) && names[kind] ? names[kind] : "?";
}

const char *rl_op_name(enum rl_op op)
{
    static const char *const names[] = {
        [RL_OP_NONE] = "",       [RL_OP_ADD] = "+",      [RL_OP_SUB] = "-",      [RL_OP_MUL] = "*",
        [RL_OP_DIV] = "/",       [RL_OP_REM] = "%",      [RL_OP_SHL] = "<<",     [RL_OP_SHR] = ">>",
        [RL_OP_AND] = "&",       [RL_OP_OR] = "|",       [RL_OP_XOR] = "^",      [RL_OP_EQ] = "==",
        [RL_OP_NE] = "!=",       [RL_OP_LT] = "<",       [RL_OP_LE] = "<=",      [RL_OP_GT] = ">",
        [RL_OP_GE] = ">=",       [RL_OP_LAND] = "&&",    [RL_OP_LOR] = "||",     [RL_OP_COMMA] = ",",
        [RL_OP_NEG] = "neg",     [RL_OP_NOT] = "!",      [RL_OP_COMPL] = "~",    [RL_OP_ADDR] = "addr",
        [RL_OP_DEREF] = "deref", [RL_OP_PREINC] = "++x", [RL_OP_PREDEC] = "--x", [RL_OP_POSTINC] = "x++",
        [RL_OP_POSTDEC] = "x--", [RL_OP_ARROW] = "->",   [RL_OP_DOT] = ".",
    };
    return (unsigned)op < G_N_ELEMENTS(names) && names[op] ? names[op] : "?";
}

static bool has_value(const struct rl_node *node)
{
    return node->kind == RL_NODE_INT || node->kind == RL_NODE_SIZEOF ||
           (node->kind == RL_NODE_DESIGNATED && !node->text);
}

static bool is_named_call(const struct rl_node *node)
{
    return node->kind == RL_NODE_CALL && node->nkids > 0 && node->kids[0] && node->kids[0]->kind == RL_NODE_NAME;
}

static void indent(GString *out, unsigned depth) { g_string_append_printf(out, "%*s", (int)depth * 2, ""); }

static void print_place(GString *out, struct rl_loc loc)
{
    g_string_append_printf(out, "  @%u:%u", loc.line, loc.col);
    if (loc.file)
        g_string_append_printf(out, " file=%u", loc.file);
    g_string_append_c(out, '\n');
}

static void print_decl(GString *out, const struct rl_decl *decl)
{
    g_string_append_printf(out, " %s type=%s", decl->name, decl->type->name);
    if (decl->kind == RL_DECL_STATIC_LOCAL)
        g_string_append(out, " static");
    if (decl->cleanup)
        g_string_append_printf(out, " cleanup=%s", decl->cleanup);
    for (uint32_t i = 0; i < decl->nannotations; i++)
        g_string_append_printf(out, " annotation=%s", decl->annotations[i]);
    if (decl->noreturn)
        g_string_append(out, " noreturn");
}

static void print_text(GString *out, const struct rl_node *node)
{
    if (node->kind == RL_NODE_STRING) {
        char *escaped = g_strescape(node->text, NULL);
        g_string_append_printf(out, " \"%s\"", escaped);
        g_free(escaped);
    } else if (node->text) {
        g_string_append_printf(out, " %s", node->text);
    }
}

static void print_node(GString *out, const struct rl_node *node, unsigned depth)
{
    indent(out, depth);
    if (!node) {
        g_string_append(out, "-\n");
        return;
    }
    g_string_append(out, rl_node_kind_name(node->kind));
    if (node->op != RL_OP_NONE)
        g_string_append_printf(out, " %s", rl_op_name(node->op));
    bool named = is_named_call(node);
    print_text(out, named ? node->kids[0] : node);
    if (has_value(node))
        g_string_append_printf(out, " %" G_GINT64_FORMAT, node->value);
    if (node->kind == RL_NODE_DECL && node->decl)
        print_decl(out, node->decl);
    else if (node->type && *node->type->name)
        g_string_append_printf(out, " type=%s", node->type->name);
    if (node->macro)
        g_string_append_printf(out, " macro=%s", node->macro);
    print_place(out, node->loc);
    for (uint32_t i = named ? 1 : 0; i < node->nkids; i++)
        print_node(out, node->kids[i], depth + 1);
}

static void print_function(GString *out, const struct rl_function *function)
{
    g_string_append(out, "FUNCTION");
    print_decl(out, function->decl);
    if (function->from_macro)
        g_string_append_printf(out, " macro=%s", function->from_macro);
    if (function->has_errors)
        g_string_append(out, " errors");
    print_place(out, function->decl->loc);
    for (uint32_t i = 0; i < function->decl->nparams; i++) {
        g_string_append(out, "  PARAM");
        print_decl(out, function->decl->params[i]);
        print_place(out, function->decl->params[i]->loc);
    }
    print_node(out, function->body, 1);
}

static void print_unit(GString *out, const struct rl_unit *unit)
{
    for (uint32_t i = 0; i < unit->nnotes; i++) {
        const struct rl_note *note = &unit->notes[i];
        g_string_append_printf(out, "%s %s", note->is_error ? "ERROR" : "WARNING", note->text);
        print_place(out, note->loc);
    }
    for (uint32_t i = 0; i < unit->nexterns; i++) {
        g_string_append(out, "EXTERN");
        print_decl(out, unit->externs[i]);
        print_place(out, unit->externs[i]->loc);
    }
    for (uint32_t i = 0; i < unit->nglobals; i++) {
        g_string_append(out, "GLOBAL");
        print_decl(out, unit->globals[i]->decl);
        print_place(out, unit->globals[i]->decl->loc);
        if (unit->globals[i]->init)
            print_node(out, unit->globals[i]->init, 1);
    }
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        print_function(out, unit->functions[i]);
}

char *rl_syntax_dump(const struct rl_unit *unit, const struct rl_function *function)
{
    GString *out = g_string_new(NULL);
    if (function)
        print_function(out, function);
    else
        print_unit(out, unit);
    return g_string_free(out, FALSE);
}
