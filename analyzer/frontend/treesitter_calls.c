/* Names and calls: what a name means, and what an API model says of it. */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

/* ---- names ---------------------------------------------------------------------------- */

static const struct rl_ts_span *span_at(const GArray *spans, uint32_t begin)
{
    guint low = 0, high = spans->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(spans, struct rl_ts_span, middle).begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == spans->len || g_array_index(spans, struct rl_ts_span, low).begin != begin)
        return NULL;
    return &g_array_index(spans, struct rl_ts_span, low);
}

bool rl_ts_is_hidden_goto(const struct rl_ts *t, uint32_t offset, uint32_t *goto_word)
{
    const struct rl_ts_span *span = t->hidden_gotos->len ? span_at(t->hidden_gotos, offset) : NULL;
    if (span)
        *goto_word = span->end;
    return span != NULL;
}

/* What stands for an argument that is a type, or a word: its text. */
static struct rl_node *type_argument(struct rl_ts *t, uint32_t begin, uint32_t end)
{
    struct rl_node *made = rl_ts_unknown(t, begin, end);
    made->text = rl_arena_intern_len(t->arena, rl_ts_at(t, begin), end - begin);
    return made;
}

static const struct rl_type *api_type(struct rl_ts *t, const struct rl_api *api)
{
    if (!api->type || strstr(api->type, "TYPE"))
        return t->no_type;
    const struct rl_type *type = g_hash_table_lookup(t->api_types, api->type);
    if (!type) {
        type = rl_ts_type_of_text(t, api->type, (uint32_t)strlen(api->type));
        g_hash_table_insert(t->api_types, (gpointer)api->type, (gpointer)type);
    }
    return type;
}

/* The type of a function that a model describes. */
static const struct rl_type *api_function_type(struct rl_ts *t, const struct rl_api *api)
{
    const struct rl_type **params = rl_new_array(t->arena, api->nargs, const struct rl_type *);
    for (uint32_t i = 0; i < api->nargs; i++) {
        const char *text = api->args[i].type ? api->args[i].type : "";
        params[i] = rl_ts_type_of_text(t, text, (uint32_t)strlen(text));
    }
    return rl_ts_function_of(t, api_type(t, api), params, api->nargs, api->varargs != RL_VARARGS_NONE);
}

struct rl_node *rl_ts_identifier(struct rl_ts *t, const struct rl_ts_node *node, bool is_callee)
{
    if (t->parse[node->begin] == '$' && t->hidden_types->len) {
        const struct rl_ts_span *span = span_at(t->hidden_types, node->begin);
        if (span)
            return type_argument(t, span->begin, span->end);
    }
    struct rl_node *made = rl_ts_typed(t, RL_NODE_NAME, node, t->no_type);
    made->text = rl_ts_intern(t, node);
    made->decl = rl_ts_lookup(t, made->text);
    if (made->decl) {
        made->type = made->decl->type;
        return made;
    }
    const struct rl_api *api = rl_ts_api(t, made->text);
    if (api && api->kind == RL_API_SINGLETON) {
        made->type = api_type(t, api);
        if (made->macro == made->text)
            made->macro = NULL;
    } else if (api && api->kind == RL_API_FUNCTION && !api->is_macro && !is_callee) {
        made->type = api_function_type(t, api);
    } else if (*made->text != '_') {
        return made;
    } else if (strcmp(made->text, "__func__") == 0 || strcmp(made->text, "__FUNCTION__") == 0) {
        made->kind = RL_NODE_STRING;
        made->text = t->function ? t->function->name : made->text;
        made->type = rl_ts_pointer_to(t, rl_ts_const_of(t, t->char_type));
    } else if (strcmp(made->text, "__FILE__") == 0) {
        made->kind = RL_NODE_STRING;
        made->type = rl_ts_pointer_to(t, rl_ts_const_of(t, t->char_type));
    } else if (strcmp(made->text, "__LINE__") == 0) {
        made->kind = RL_NODE_INT;
        made->value = made->loc.line;
        made->type = t->int_type;
        made->text = NULL;
    }
    return made;
}

/* ---- calls ------------------------------------------------------------------------------- */

/* Does the model say that argument I is a type? */
static bool wants_type(const struct rl_api *api, uint32_t i)
{
    return api && i < api->nargs && api->args[i].type && strcmp(api->args[i].type, "TYPE") == 0;
}

/* PyObject_New(T, ...) gives T *. */
static const struct rl_type *type_from_argument(struct rl_ts *t, const struct rl_api *api, const struct rl_node *call)
{
    for (uint32_t i = 0; i < api->nargs && i + 1 < call->nkids; i++)
        if (wants_type(api, i) && call->kids[i + 1]->text) {
            const char *text = call->kids[i + 1]->text;
            return rl_ts_pointer_to(t, rl_ts_type_of_text(t, text, (uint32_t)strlen(text)));
        }
    return t->no_type;
}

static const struct rl_type *result_of(struct rl_ts *t, const struct rl_node *callee, const struct rl_api *api,
                                       const struct rl_node *call)
{
    const struct rl_type *type = callee->type;
    if (type->kind == RL_TYPE_POINTER && type->to->kind == RL_TYPE_FUNCTION)
        type = type->to;
    if (type->kind == RL_TYPE_FUNCTION)
        return type->to;
    if (!api || api->kind == RL_API_STATEMENT)
        return t->no_type;
    return api->type && strstr(api->type, "TYPE") ? type_from_argument(t, api, call) : api_type(t, api);
}

/* A macro's `const char *` that is given a variable of another type is given its name: `_Py_ID(name)`. */
static bool wants_word(struct rl_ts *t, const struct rl_api *api, uint32_t i, const struct rl_ts_node *word)
{
    if (!api || !api->is_macro || i >= api->nargs || !api->args[i].type || strcmp(api->args[i].type, "const char *") != 0)
        return false;
    const struct rl_decl *decl = rl_ts_lookup(t, rl_ts_intern(t, word));
    const struct rl_type *to = decl ? decl->type->to : NULL;
    return decl && !(to && to->kind == RL_TYPE_INT && to->size == 1);
}

static void append_arguments(struct rl_ts *t, const struct rl_ts_node *list, const struct rl_api *api)
{
    struct rl_ts_kids kids = rl_ts_kids(t, list);
    uint32_t index = 0;
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (kid.kind == RL_TS_ERROR) {
            rl_ts_append_exprs(t, &kid);
            continue;
        }
        if (kid.kind == RL_TS_COMPOUND) {
            g_ptr_array_add(t->pool, rl_ts_unknown(t, kid.begin, kid.end));
        } else if (rl_ts_is_expr(&kid)) {
            bool is_word = kid.kind == RL_TS_IDENTIFIER && t->parse[kid.begin] != '$';
            bool is_text = is_word && (wants_type(api, index) || wants_word(t, api, index, &kid));
            g_ptr_array_add(t->pool, is_text ? type_argument(t, kid.begin, kid.end) : rl_ts_expr(t, &kid));
        } else {
            continue;
        }
        index++;
    }
    rl_ts_drop(t, kids);
}

/* va_arg(ap, T): repair hides T from the grammar. */
static struct rl_node *next_argument(struct rl_ts *t, struct rl_node *call)
{
    call->kind = RL_NODE_UNKNOWN;
    call->text = rl_arena_intern(t->arena, "va_arg");
    call->type = t->no_type;
    if (call->nkids > 2 && call->kids[2]->text)
        call->type = rl_ts_type_of_text(t, call->kids[2]->text, (uint32_t)strlen(call->kids[2]->text));
    if (call->nkids > 1) {
        call->kids++;
        call->nkids = 1;
    }
    return call;
}

/* The callee behind dereferences, address-of and casts, which mean nothing for functions. */
static struct rl_node *callee_of(struct rl_node *callee)
{
    struct rl_node *at = callee;
    while ((at->kind == RL_NODE_UNARY && at->nkids == 1 && (at->op == RL_OP_DEREF || at->op == RL_OP_ADDR)) ||
           (at->kind == RL_NODE_CAST && at->nkids == 1))
        at = at->kids[0];
    return at->kind == RL_NODE_NAME && at->decl && at->decl->kind == RL_DECL_FUNCTION ? at : callee;
}

/* What a compiler's own function means. */
static struct rl_node *builtin(struct rl_ts *t, const char *name, struct rl_node *call)
{
    bool first = strcmp(name, "__builtin_expect") == 0 || strcmp(name, "__builtin_assume_aligned") == 0 ||
                 strcmp(name, "__builtin_expect_with_probability") == 0 || strcmp(name, "likely") == 0 ||
                 strcmp(name, "unlikely") == 0;
    if (first && call->nkids > 1)
        return call->kids[1];
    if (strcmp(name, "__builtin_constant_p") == 0 || strcmp(name, "__builtin_object_size") == 0) {
        call->kind = RL_NODE_SIZEOF;
        call->nkids = 0;
        call->type = t->ulong_type;
    } else if (strcmp(name, "va_arg") == 0 || strcmp(name, "__builtin_va_arg") == 0) {
        return next_argument(t, call);
    }
    return call;
}

struct rl_node *rl_ts_finish_call(struct rl_ts *t, struct rl_node *made, uint32_t start,
                                   const struct rl_api *api)
{
    rl_ts_take_kids(t, made, start);
    made->kids[0] = callee_of(made->kids[0]);
    const struct rl_node *callee = made->kids[0];
    made->type = result_of(t, callee, api, made);
    if (callee->kind != RL_NODE_NAME)
        return made;
    if (api && !callee->decl)
        made->kids[0]->type = t->no_type;
    if (made->macro == callee->text)
        made->macro = NULL;
    return callee->decl && callee->decl->kind != RL_DECL_FUNCTION ? made : builtin(t, callee->text, made);
}

const struct rl_api *rl_ts_callee_api(struct rl_ts *t, const struct rl_node *callee)
{
    bool by_name = callee->kind == RL_NODE_NAME && (!callee->decl || callee->decl->kind == RL_DECL_FUNCTION);
    return by_name ? rl_ts_api(t, callee->text) : NULL;
}

struct rl_node *rl_ts_call(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_typed(t, RL_NODE_CALL, node, t->no_type);
    uint32_t start = t->pool->len;
    struct rl_ts_node arguments, name;
    bool named = rl_ts_find(t, kids, RL_TS_F_FUNCTION, &name) && name.kind == RL_TS_IDENTIFIER;
    struct rl_node *callee = named ? rl_ts_identifier(t, &name, true) : rl_ts_expr_in(t, node, kids, RL_TS_F_FUNCTION);
    g_ptr_array_add(t->pool, callee);
    const struct rl_api *api = rl_ts_callee_api(t, callee);
    if (rl_ts_find(t, kids, RL_TS_F_ARGUMENTS, &arguments))
        append_arguments(t, &arguments, api);
    return rl_ts_finish_call(t, made, start, api);
}

/* Py_RETURN_NONE; and its like: a statement macro without parentheses. */
struct rl_node *rl_ts_bare_macro(struct rl_ts *t, struct rl_node *name)
{
    const struct rl_api *api = !name->decl && name->kind == RL_NODE_NAME ? rl_ts_api(t, name->text) : NULL;
    if (!api || api->kind != RL_API_STATEMENT)
        return name;
    struct rl_node *made = rl_new(t->arena, struct rl_node);
    *made = *name;
    made->kind = RL_NODE_CALL;
    made->text = NULL;
    made->type = t->no_type;
    rl_ts_set_kids(t, made, 1);
    made->kids[0] = name;
    name->type = t->no_type;
    return made;
}
