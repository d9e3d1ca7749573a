/* The loader of annotated headers.  See loader.h. */
#include "analyzer/model/loader.h"

#include "analyzer/base/error.h"
#include "analyzer/model/draft.h"

#include <string.h>
#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_c(void);

struct reader {
    struct rl_arena *arena;
    const char *path; /* for messages */
    const char *file; /* its last component, for the rows */
    const char *text;
    struct rl_model_rows *rows;
    bool plain_c;
    struct rl_mistake mistake;
};

void rl_model_rows_init(struct rl_model_rows *rows)
{
    rows->apis = g_ptr_array_new();
    rows->aliases = g_ptr_array_new();
    rows->slots = g_ptr_array_new();
}

void rl_model_rows_release(struct rl_model_rows *rows)
{
    g_ptr_array_free(rows->apis, TRUE);
    g_ptr_array_free(rows->aliases, TRUE);
    g_ptr_array_free(rows->slots, TRUE);
}

/* ---- nodes ------------------------------------------------------------------------- */

static bool is(TSNode node, const char *type)
{
    return !ts_node_is_null(node) && strcmp(ts_node_type(node), type) == 0;
}

static TSNode field(TSNode node, const char *name)
{
    return ts_node_child_by_field_name(node, name, (uint32_t)strlen(name));
}

static bool wrong(struct reader *r, TSNode node, const char *text)
{
    TSPoint at = ts_node_start_point(node);
    r->mistake = (struct rl_mistake){at.row + 1, at.column + 1, text};
    return false;
}

static const char *span(struct reader *r, uint32_t start, uint32_t end)
{
    return rl_arena_intern_len(r->arena, r->text + start, end - start);
}

static const char *text_of(struct reader *r, TSNode node)
{
    return span(r, ts_node_start_byte(node), ts_node_end_byte(node));
}

/* A type as one writes it: single spaces, and the stars together. */
static const char *tidy(struct reader *r, const char *type)
{
    GString *out = g_string_new(NULL);
    for (const char *p = type; *p; p++) {
        if (!g_ascii_isspace(*p))
            g_string_append_c(out, *p);
        else if (out->len && p[1] && !strchr(" \t\n*)],", p[1]) && out->str[out->len - 1] != ' ' && out->str[out->len - 1] != '(')
            g_string_append_c(out, ' ');
        else if (out->len && p[1] == '*' && out->str[out->len - 1] != '*' && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    g_strchomp(out->str);
    const char *tidied = rl_arena_intern(r->arena, out->str);
    g_string_free(out, TRUE);
    return tidied;
}

/* ---- attributes -------------------------------------------------------------------- */

/* A string's text without quotes; adjacent strings are joined. */
static const char *string_value(struct reader *r, TSNode node)
{
    GString *out = g_string_new(NULL);
    uint32_t start = ts_node_start_byte(node), end = ts_node_end_byte(node);
    bool inside = false;
    for (uint32_t i = start; i < end; i++) {
        if (r->text[i] == '"')
            inside = !inside;
        else if (inside && r->text[i] == '\\' && i + 1 < end)
            g_string_append_c(out, r->text[++i]);
        else if (inside)
            g_string_append_c(out, r->text[i]);
    }
    const char *value = rl_arena_intern(r->arena, out->str);
    g_string_free(out, TRUE);
    return value;
}

static const char *value_of(struct reader *r, TSNode node)
{
    if (is(node, "string_literal") || is(node, "concatenated_string"))
        return string_value(r, node);
    return text_of(r, node);
}

/* The TSNode of an attribute as a struct; false when it is not one of ours. */
static bool read_attr(struct reader *r, TSNode node, struct rl_attr *attr)
{
    TSNode prefix = field(node, "prefix"), name = field(node, "name");
    *attr = (struct rl_attr){.name = text_of(r, name)};
    if (ts_node_is_null(prefix) ? strcmp(attr->name, "noreturn") != 0 : strcmp(text_of(r, prefix), "reflint") != 0)
        return false;
    TSPoint at = ts_node_start_point(name);
    attr->line = at.row + 1;
    attr->col = at.column + 1;
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode list = ts_node_named_child(node, i);
        if (!is(list, "argument_list"))
            continue;
        uint32_t n = ts_node_named_child_count(list);
        const char **values = rl_new_array(r->arena, n, const char *);
        for (uint32_t v = 0; v < n; v++)
            values[v] = value_of(r, ts_node_named_child(list, v));
        attr->values = values;
        attr->nvalues = n;
    }
    return true;
}

/* Applies the attributes in an attribute_declaration. */
static bool apply_list(struct reader *r, TSNode node, struct rl_draft *draft, int param)
{
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        struct rl_attr attr;
        TSNode child = ts_node_named_child(node, i);
        if (is(child, "attribute") && read_attr(r, child, &attr) && !rl_draft_attr(draft, param, &attr, &r->mistake))
            return false;
    }
    return true;
}

/* Applies all attributes that are children of NODE: before a declaration, or behind a declarator. */
static bool apply_attributes(struct reader *r, TSNode node, struct rl_draft *draft, int param)
{
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode child = ts_node_named_child(node, i);
        if (is(child, "attribute_declaration") && !apply_list(r, child, draft, param))
            return false;
        if (is(child, "attributed_declarator") && !apply_attributes(r, child, draft, param))
            return false;
    }
    return true;
}

/* ---- declarations ------------------------------------------------------------------ */

/* The specifiers in front of the first declarator, without attributes and storage class. */
static const char *specifiers(struct reader *r, TSNode node)
{
    TSNode declarator = field(node, "declarator");
    uint32_t end = ts_node_is_null(declarator) ? ts_node_end_byte(node) : ts_node_start_byte(declarator);
    GString *out = g_string_new(NULL);
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode child = ts_node_named_child(node, i);
        if (ts_node_start_byte(child) >= end)
            break;
        if (is(child, "attribute_declaration") || is(child, "storage_class_specifier") || is(child, "comment"))
            continue;
        if (out->len)
            g_string_append_c(out, ' ');
        g_string_append(out, text_of(r, child));
    }
    const char *text = rl_arena_intern(r->arena, out->str);
    g_string_free(out, TRUE);
    return text;
}

/* The declarator inside, step by step: pointers, parentheses, arrays, functions. */
static TSNode inner(TSNode declarator)
{
    TSNode next = field(declarator, "declarator");
    if (!ts_node_is_null(next))
        return next;
    if (is(declarator, "parenthesized_declarator") || is(declarator, "attributed_declarator"))
        return ts_node_named_child(declarator, 0);
    return (TSNode){0};
}

static TSNode name_node(TSNode declarator)
{
    while (!ts_node_is_null(declarator) && !is(declarator, "identifier") && !is(declarator, "type_identifier"))
        declarator = inner(declarator);
    return declarator;
}

/* The function declarator reached through pointers only, or null. */
static TSNode function_node(TSNode declarator)
{
    while (is(declarator, "pointer_declarator") || is(declarator, "attributed_declarator"))
        declarator = inner(declarator);
    return is(declarator, "function_declarator") ? declarator : (TSNode){0};
}

static uint32_t behind_attributes(TSNode declarator)
{
    return is(declarator, "attributed_declarator") ? ts_node_end_byte(ts_node_named_child(declarator, 0))
                                                   : ts_node_end_byte(declarator);
}

/* SPECIFIERS and DECLARATOR as a type, the name cut out. */
static const char *type_without(struct reader *r, const char *specifiers, TSNode declarator, TSNode name)
{
    if (ts_node_is_null(declarator))
        return tidy(r, specifiers);
    uint32_t start = ts_node_start_byte(declarator), end = behind_attributes(declarator);
    while (is(declarator, "pointer_declarator"))
        declarator = inner(declarator);
    if (is(declarator, "attributed_declarator"))
        end = behind_attributes(declarator);
    if (ts_node_is_null(name))
        return tidy(r, rl_arena_printf(r->arena, "%s %s", specifiers, span(r, start, end)));
    return tidy(r, rl_arena_printf(r->arena, "%s %s%s", specifiers, span(r, start, ts_node_start_byte(name)),
                                   span(r, ts_node_end_byte(name), MAX(end, ts_node_end_byte(name)))));
}

static bool read_param(struct reader *r, TSNode node, struct rl_draft *draft)
{
    TSNode declarator = field(node, "declarator");
    TSNode name = ts_node_is_null(declarator) ? declarator : name_node(declarator);
    const char *type = type_without(r, specifiers(r, node), declarator, name);
    if (ts_node_is_null(name) && strcmp(type, "void") == 0)
        return true;
    if (!rl_draft_param(draft, ts_node_is_null(name) ? NULL : text_of(r, name), type))
        return wrong(r, node, "expected fewer parameters");
    int param = draft->api.nargs - 1;
    if (!apply_attributes(r, node, draft, param))
        return false;
    while (is(declarator, "pointer_declarator")) {
        declarator = inner(declarator);
        if (is(declarator, "attributed_declarator") && !apply_attributes(r, declarator, draft, param))
            return false;
    }
    return true;
}

static bool read_params(struct reader *r, TSNode function, struct rl_draft *draft)
{
    TSNode list = field(function, "parameters");
    for (uint32_t i = 0; i < ts_node_named_child_count(list); i++) {
        TSNode child = ts_node_named_child(list, i);
        if (is(child, "variadic_parameter"))
            draft->variadic = true;
        else if (is(child, "parameter_declaration")) {
            if (!read_param(r, child, draft))
                return false;
        } else if (!is(child, "comment"))
            return wrong(r, child, "expected a parameter with its type");
    }
    return true;
}

static void keep_slot(struct reader *r, const struct rl_draft *draft, bool is_field)
{
    struct rl_slot *slot = rl_new(r->arena, struct rl_slot);
    *slot = (struct rl_slot){draft->api.name, draft->slot, is_field, draft->api};
    g_ptr_array_add(r->rows->slots, slot);
}

static void keep(struct reader *r, const struct rl_draft *draft)
{
    g_ptr_array_add(r->rows->apis, rl_arena_memdup(r->arena, &draft->api, sizeof(draft->api)));
    for (size_t i = 0; i < draft->naliases; i++) {
        struct rl_api_alias *alias = rl_new(r->arena, struct rl_api_alias);
        *alias = (struct rl_api_alias){draft->aliases[i], draft->api.name};
        g_ptr_array_add(r->rows->aliases, alias);
    }
}

/* One declarator of DECLARATION becomes one row. */
static bool read_declarator(struct reader *r, TSNode declaration, TSNode declarator)
{
    TSNode function = function_node(declarator), name = name_node(declarator);
    if (ts_node_is_null(name))
        return wrong(r, declarator, "expected a name");
    TSNode stop = ts_node_is_null(function) ? name : function;
    const char *stars = span(r, ts_node_start_byte(declarator), ts_node_start_byte(stop));
    const char *type = tidy(r, rl_arena_printf(r->arena, "%s %s", specifiers(r, declaration), stars));
    struct rl_draft draft;
    rl_draft_init(&draft, r->arena, text_of(r, name), type);
    TSPoint at = ts_node_start_point(name);
    draft.line = at.row + 1;
    draft.col = at.column + 1;
    draft.plain_c = r->plain_c;
    draft.api.header = r->file;
    if (!ts_node_is_null(function) && !is(inner(function), "identifier"))
        return wrong(r, declarator, "expected a function that returns a plain type; use a typedef");
    if (!ts_node_is_null(function) && !read_params(r, function, &draft))
        return false;
    if (!apply_attributes(r, declaration, &draft, RL_DRAFT_RESULT))
        return false;
    if (is(declarator, "attributed_declarator") && !apply_attributes(r, declarator, &draft, RL_DRAFT_RESULT))
        return false;
    bool is_type = is(declaration, "type_definition");
    if (is_type && draft.api.kind != RL_API_TYPE)
        return true; /* a typedef for the header's own use */
    if (ts_node_is_null(function) && !is_type && !draft.slot && draft.api.kind != RL_API_SINGLETON)
        return wrong(r, name, "expected a function, or [[reflint::singleton]] before a variable");
    bool is_field = draft.slot && ts_node_is_null(function);
    draft.says_result |= is_field;
    if (!rl_draft_finish(&draft, &r->mistake))
        return false;
    if (draft.slot)
        keep_slot(r, &draft, is_field);
    else
        keep(r, &draft);
    return true;
}

static bool read_declaration(struct reader *r, TSNode node)
{
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    bool ok = true;
    if (ts_tree_cursor_goto_first_child(&cursor))
        do {
            const char *name = ts_tree_cursor_current_field_name(&cursor);
            if (name && strcmp(name, "declarator") == 0)
                ok = read_declarator(r, node, ts_tree_cursor_current_node(&cursor));
        } while (ok && ts_tree_cursor_goto_next_sibling(&cursor));
    ts_tree_cursor_delete(&cursor);
    return ok;
}

/* `[[reflint::plain_c]];` holds for the declarations behind it. */
static bool read_directive(struct reader *r, TSNode node)
{
    TSNode list = ts_node_named_child(node, 0);
    for (uint32_t i = 0; i < ts_node_named_child_count(list); i++) {
        struct rl_attr attr;
        TSNode child = ts_node_named_child(list, i);
        if (!is(child, "attribute") || !read_attr(r, child, &attr))
            continue;
        if (strcmp(attr.name, "plain_c") != 0)
            return wrong(r, child, "expected a declaration behind the attributes");
        r->plain_c = true;
    }
    return true;
}

static bool read_items(struct reader *r, TSNode parent);

static bool read_item(struct reader *r, TSNode node)
{
    if (is(node, "declaration") || is(node, "type_definition"))
        return read_declaration(r, node);
    if (is(node, "attributed_statement"))
        return read_directive(r, node);
    const char *type = ts_node_type(node);
    if (strcmp(type, "linkage_specification") == 0 || strcmp(type, "declaration_list") == 0 ||
        strcmp(type, "preproc_if") == 0 || strcmp(type, "preproc_ifdef") == 0)
        return read_items(r, node);
    if (is(node, "comment") || strncmp(type, "preproc", 7) == 0 || strcmp(type, "expression_statement") == 0 ||
        strcmp(type, ";") == 0 || strcmp(type, "identifier") == 0 || strcmp(type, "string_literal") == 0)
        return true;
    return wrong(r, node, "expected a declaration");
}

static bool read_items(struct reader *r, TSNode parent)
{
    for (uint32_t i = 0; i < ts_node_named_child_count(parent); i++)
        if (!read_item(r, ts_node_named_child(parent, i)))
            return false;
    return true;
}

/* The first place where the text is not C, or a null node. */
static TSNode first_error(TSNode node)
{
    if (is(node, "ERROR") || ts_node_is_missing(node))
        return node;
    for (uint32_t i = 0; i < ts_node_child_count(node); i++) {
        TSNode child = ts_node_child(node, i);
        if (ts_node_has_error(child)) {
            TSNode found = first_error(child);
            if (!ts_node_is_null(found))
                return found;
        } else if (ts_node_is_missing(child))
            return child;
    }
    return (TSNode){0};
}

static bool check_syntax(struct reader *r, TSNode root)
{
    if (!ts_node_has_error(root))
        return true;
    TSNode node = first_error(root);
    if (ts_node_is_null(node))
        node = root;
    if (ts_node_is_missing(node))
        return wrong(r, node, rl_arena_printf(r->arena, "expected '%s'", ts_node_type(node)));
    const char *found = r->text + ts_node_start_byte(node);
    int len = (int)MIN(strcspn(found, "\n"), (size_t)20);
    return wrong(r, node, rl_arena_printf(r->arena, "expected a C declaration, found '%.*s'", len, found));
}

bool rl_model_read(struct rl_arena *arena, const char *path, const char *text, size_t len, struct rl_model_rows *rows,
                   GError **error)
{
    guint apis = rows->apis->len, aliases = rows->aliases->len, slots = rows->slots->len;
    const char *slash = strrchr(path, '/');
    struct reader r = {.arena = arena, .path = path, .text = text, .rows = rows};
    r.file = rl_arena_strdup(arena, slash ? slash + 1 : path);
    TSParser *parser = ts_parser_new();
    if (!ts_parser_set_language(parser, tree_sitter_c()))
        RL_BUG("tree-sitter does not take the C grammar");
    TSTree *tree = ts_parser_parse_string(parser, NULL, text, (uint32_t)len);
    TSNode root = ts_tree_root_node(tree);
    bool ok = check_syntax(&r, root) && read_items(&r, root);
    ts_tree_delete(tree);
    ts_parser_delete(parser);
    if (ok)
        return true;
    g_ptr_array_set_size(rows->apis, (gint)apis);
    g_ptr_array_set_size(rows->aliases, (gint)aliases);
    g_ptr_array_set_size(rows->slots, (gint)slots);
    g_set_error(error, RL_ERROR, RL_ERROR_SYNTAX, "%s:%u:%u: %s", path, r.mistake.line, r.mistake.col, r.mistake.text);
    return false;
}
