/* How derived types are written: as libclang spells them, for both front ends' types are compared by name. */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

static void write_params(GString *out, const struct rl_type *type);

/* The specifier at the bottom of TYPE, and behind it the declarator INNER. */
static void write_base(GString *out, const struct rl_type *type, const char *inner)
{
    if (type->is_const)
        g_string_append(out, "const ");
    g_string_append(out, type->name);
    if (*inner && *inner != '[')
        g_string_append_c(out, ' ');
    g_string_append(out, inner);
}

static void write_pointer(GString *next, const struct rl_type *type, const char *inner)
{
    bool group = (type->to->kind == RL_TYPE_ARRAY || type->to->kind == RL_TYPE_FUNCTION) && strpbrk(type->to->name, "[(") != NULL;
    g_string_append(next, group ? "(*" : "*");
    if (type->is_const)
        g_string_append(next, "const");
    g_string_append(next, inner);
    if (group)
        g_string_append_c(next, ')');
}

/* TYPE around the declarator INNER, as libclang spells it: "char *(*[3])(int)". */
static void write_type(GString *out, const struct rl_type *type, const char *inner)
{
    bool derived = type->to && strpbrk(type->name, "*[(") != NULL;
    if (!derived || (type->kind != RL_TYPE_POINTER && type->kind != RL_TYPE_ARRAY && type->kind != RL_TYPE_FUNCTION)) {
        write_base(out, type, inner);
        return;
    }
    GString *next = g_string_sized_new(64);
    if (type->kind == RL_TYPE_POINTER)
        write_pointer(next, type, inner);
    else
        g_string_append(next, inner);
    if (type->kind == RL_TYPE_ARRAY && type->length < 0)
        g_string_append(next, "[]");
    else if (type->kind == RL_TYPE_ARRAY)
        g_string_append_printf(next, "[%" G_GINT64_FORMAT "]", type->length);
    else if (type->kind == RL_TYPE_FUNCTION)
        write_params(next, type);
    write_type(out, type->to, next->str);
    g_string_free(next, TRUE);
}

static void write_params(GString *out, const struct rl_type *type)
{
    g_string_append_c(out, '(');
    for (uint32_t i = 0; i < type->nparams; i++) {
        if (i)
            g_string_append(out, ", ");
        write_type(out, type->params[i], "");
    }
    if (type->variadic && type->nparams)
        g_string_append(out, ", ...");
    else if (!type->variadic && type->nparams == 0)
        g_string_append(out, "void");
    g_string_append_c(out, ')');
}

const char *rl_ts_derived_name(struct rl_ts *t, struct rl_type *type)
{
    GString *out = g_string_new(NULL);
    bool is_const = type->is_const;
    type->name = "*[(";
    type->is_const = false;
    write_type(out, type, "");
    type->is_const = is_const;
    const char *name = rl_arena_intern_len(t->arena, out->str, out->len);
    g_string_free(out, TRUE);
    return name;
}
