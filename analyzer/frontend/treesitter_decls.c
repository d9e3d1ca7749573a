/* Declarations: declarators, variables, parameters, functions, and the walk over the top level.
 *
 * Declarations are read in the order of the text, so that a name means what was declared before it. */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

/* ---- declarators ------------------------------------------------------------------- */


static const struct rl_type *decayed(struct rl_ts *t, const struct rl_type *type)
{
    if (type->kind == RL_TYPE_ARRAY)
        return rl_ts_pointer_to(t, type->to);
    return type->kind == RL_TYPE_FUNCTION ? rl_ts_pointer_to(t, type) : type;
}

static const struct rl_type *parameter_type(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    struct rl_ts_specs specs;
    rl_ts_specs(t, kids, &specs);
    struct rl_ts_node inner;
    struct rl_ts_declarator declarator = {.type = specs.type};
    if (rl_ts_find(t, kids, RL_TS_F_DECLARATOR, &inner))
        rl_ts_declarator(t, &inner, specs.type, &declarator);
    rl_ts_drop(t, kids);
    return decayed(t, declarator.type);
}

static const struct rl_type *function_type(struct rl_ts *t, const struct rl_ts_node *list, const struct rl_type *result)
{
    const struct rl_type *params[256];
    uint32_t count = 0;
    bool variadic = false, any = false;
    struct rl_ts_kids kids = rl_ts_kids(t, list);
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        variadic = variadic || kid.kind == RL_TS_VARIADIC;
        any = any || kid.kind == RL_TS_PARAMETER || kid.kind == RL_TS_IDENTIFIER;
        if (kid.kind == RL_TS_PARAMETER && count < G_N_ELEMENTS(params))
            params[count++] = parameter_type(t, &kid);
    }
    rl_ts_drop(t, kids);
    if (count == 1 && params[0]->kind == RL_TYPE_VOID)
        count = 0;
    variadic = variadic || !any;
    return rl_ts_function_of(t, result, rl_arena_memdup(t->arena, params, count * sizeof(*params)), count, variadic);
}

static const struct rl_type *array_type(struct rl_ts *t, struct rl_ts_kids kids, const struct rl_type *element)
{
    struct rl_ts_node size;
    int64_t length = -1;
    if (rl_ts_find(t, kids, RL_TS_F_SIZE, &size) && rl_ts_is_expr(&size) && !rl_ts_fold(rl_ts_expr(t, &size), &length))
        length = -1;
    return rl_ts_array_of(t, element, length);
}

/* The declarator inside, or the name. */
static bool inner_declarator(const struct rl_ts *t, struct rl_ts_kids kids, struct rl_ts_node *inner)
{
    if (rl_ts_find(t, kids, RL_TS_F_DECLARATOR, inner))
        return true;
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        bool usable = (kid.kind >= RL_TS_POINTER_DECLARATOR && kid.kind <= RL_TS_ABSTRACT_PAREN) ||
                      kid.kind == RL_TS_IDENTIFIER || kid.kind == RL_TS_FIELD_IDENTIFIER ||
                      kid.kind == RL_TS_TYPE_IDENTIFIER;
        if (usable) {
            *inner = kid;
            return true;
        }
    }
    return false;
}

static const struct rl_type *qualified_pointer(struct rl_ts *t, struct rl_ts_kids kids, const struct rl_type *to)
{
    const struct rl_type *pointer = rl_ts_pointer_to(t, to);
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (kid.kind == RL_TS_TYPE_QUALIFIER && rl_ts_is(t, &kid, "const"))
            return rl_ts_const_of(t, pointer);
    }
    return pointer;
}

/* One layer: what NODE makes of BASE. */
static const struct rl_type *apply_layer(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids,
                                         const struct rl_type *base, struct rl_ts_declarator *out)
{
    struct rl_ts_node params;
    switch ((int)node->kind) {
    case RL_TS_POINTER_DECLARATOR:
    case RL_TS_ABSTRACT_POINTER: return qualified_pointer(t, kids, base);
    case RL_TS_ARRAY_DECLARATOR:
    case RL_TS_ABSTRACT_ARRAY: return array_type(t, kids, base);
    case RL_TS_FUNCTION_DECLARATOR:
    case RL_TS_ABSTRACT_FUNCTION:
        if (!rl_ts_find(t, kids, RL_TS_F_PARAMETERS, &params))
            return base;
        out->params = params; /* the last one applied is the one next to the name */
        out->has_params = true;
        return function_type(t, &params, base);
    default: return base;
    }
}

void rl_ts_declarator(struct rl_ts *t, const struct rl_ts_node *node, const struct rl_type *base, struct rl_ts_declarator *out)
{
    struct rl_ts_node at = *node;
    *out = (struct rl_ts_declarator){.type = base};
    for (uint32_t depth = 0; depth < 64; depth++) {
        if (at.kind == RL_TS_IDENTIFIER || at.kind == RL_TS_FIELD_IDENTIFIER || at.kind == RL_TS_TYPE_IDENTIFIER ||
            at.kind == RL_TS_PRIMITIVE_TYPE) {
            out->name = rl_ts_intern(t, &at);
            out->name_node = at;
            return;
        }
        struct rl_ts_kids kids = rl_ts_kids(t, &at);
        out->type = apply_layer(t, &at, kids, out->type, out);
        struct rl_ts_node inner;
        bool more = inner_declarator(t, kids, &inner);
        rl_ts_drop(t, kids);
        if (!more)
            return;
        at = inner;
    }
}

const struct rl_type *rl_ts_type_descriptor(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    struct rl_ts_specs specs;
    rl_ts_specs(t, kids, &specs);
    struct rl_ts_node inner;
    struct rl_ts_declarator declarator = {.type = specs.type};
    if (rl_ts_find(t, kids, RL_TS_F_DECLARATOR, &inner))
        rl_ts_declarator(t, &inner, specs.type, &declarator);
    rl_ts_drop(t, kids);
    return declarator.type;
}

void rl_ts_specs(struct rl_ts *t, struct rl_ts_kids kids, struct rl_ts_specs *specs)
{
    bool is_const = false;
    *specs = (struct rl_ts_specs){.type = t->no_type};
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (kid.field == RL_TS_F_TYPE) {
            specs->type = rl_ts_specifier(t, &kid);
        } else if (kid.kind == RL_TS_STORAGE_CLASS) {
            specs->is_static = specs->is_static || rl_ts_is(t, &kid, "static");
            specs->is_extern = specs->is_extern || rl_ts_is(t, &kid, "extern");
            specs->is_inline = specs->is_inline || rl_ts_is(t, &kid, "inline");
        } else if (kid.kind == RL_TS_TYPE_QUALIFIER) {
            is_const = is_const || rl_ts_is(t, &kid, "const");
            specs->is_noreturn = specs->is_noreturn || rl_ts_is(t, &kid, "_Noreturn") || rl_ts_is(t, &kid, "noreturn");
        }
    }
    if (is_const)
        specs->type = rl_ts_const_of(t, specs->type);
}

/* ---- making declarations ---------------------------------------------------------------- */

static struct rl_decl *new_decl(struct rl_ts *t, enum rl_decl_kind kind, const struct rl_ts_declarator *from)
{
    struct rl_decl *decl = rl_new(t->arena, struct rl_decl);
    decl->kind = kind;
    decl->name = from->name ? from->name : rl_arena_intern(t->arena, "");
    decl->type = from->type;
    if (from->name)
        decl->loc = rl_ts_loc(t, from->name_node.begin, from->name_node.end, NULL);
    decl->in_system_header = from->name && decl->loc.line == 0;
    return decl;
}

static struct rl_decl *parameter(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    struct rl_ts_specs specs;
    rl_ts_specs(t, kids, &specs);
    struct rl_ts_node inner;
    struct rl_ts_declarator declarator = {.type = specs.type};
    if (rl_ts_find(t, kids, RL_TS_F_DECLARATOR, &inner))
        rl_ts_declarator(t, &inner, specs.type, &declarator);
    rl_ts_drop(t, kids);
    declarator.type = decayed(t, declarator.type);
    struct rl_decl *decl = new_decl(t, RL_DECL_PARAM, &declarator);
    if (!declarator.name)
        decl->loc = rl_ts_loc(t, node->end, node->end, NULL);
    rl_ts_annotate(t, decl, rl_ts_attrs_before(t, node->begin), rl_ts_attrs_behind(t, node->end));
    return decl;
}

/* K&R: `(a, b)` followed by declarations. */
static struct rl_decl *old_parameter(struct rl_ts *t, const struct rl_ts_node *name)
{
    struct rl_ts_declarator declarator = {.name = rl_ts_intern(t, name), .name_node = *name, .type = t->int_type};
    return new_decl(t, RL_DECL_PARAM, &declarator);
}

static void set_params(struct rl_ts *t, struct rl_decl *decl, const struct rl_ts_node *list)
{
    GPtrArray *params = g_ptr_array_new();
    struct rl_ts_kids kids = rl_ts_kids(t, list);
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (kid.kind == RL_TS_PARAMETER)
            g_ptr_array_add(params, parameter(t, &kid));
        else if (kid.kind == RL_TS_IDENTIFIER)
            g_ptr_array_add(params, old_parameter(t, &kid));
    }
    rl_ts_drop(t, kids);
    const struct rl_decl *only = params->len == 1 ? params->pdata[0] : NULL;
    if (only && only->type->kind == RL_TYPE_VOID && *only->name == '\0')
        g_ptr_array_set_size(params, 0);
    decl->nparams = params->len;
    decl->params = rl_arena_memdup(t->arena, params->pdata, params->len * sizeof(*decl->params));
    g_ptr_array_free(params, TRUE);
}

static bool is_annotated(const struct rl_decl *decl)
{
    bool found = decl->nannotations > 0 || decl->noreturn;
    for (uint32_t i = 0; i < decl->nparams; i++)
        found = found || decl->params[i]->nannotations > 0;
    return found;
}

/* The declaration of a function: the same one for all prototypes and the definition. */
static struct rl_decl *function_decl(struct rl_ts *t, const struct rl_ts_declarator *from, const struct rl_ts_specs *specs,
                                     const struct rl_ts_node *whole, uint32_t end)
{
    struct rl_decl *known = rl_ts_lookup(t, from->name);
    struct rl_decl *decl = new_decl(t, RL_DECL_FUNCTION, from);
    if (known && known->kind == RL_DECL_FUNCTION) {
        struct rl_decl fresh = *decl;
        decl = known;
        decl->type = fresh.type;
        decl->loc = fresh.loc;
        decl->in_system_header = fresh.in_system_header;
    }
    decl->is_static = decl->is_static || specs->is_static;
    decl->is_inline = decl->is_inline || specs->is_inline;
    decl->noreturn = decl->noreturn || specs->is_noreturn;
    if (from->has_params) {
        struct rl_decl **old = decl->params;
        uint32_t nold = decl->nparams;
        set_params(t, decl, &from->params);
        for (uint32_t i = 0; i < MIN(nold, decl->nparams); i++)
            if (decl->params[i]->nannotations == 0) {
                decl->params[i]->annotations = old[i]->annotations;
                decl->params[i]->nannotations = old[i]->nannotations;
            }
    }
    /* What stands between the parentheses belongs to the parameters. */
    rl_ts_annotate(t, decl, rl_ts_attrs_before(t, whole->begin), from->has_params ? from->params.begin : end);
    if (from->has_params)
        rl_ts_annotate(t, decl, from->params.end, end);
    if (!known || known != decl)
        rl_ts_declare(t, decl);
    return decl;
}

/* ---- variables ------------------------------------------------------------------------------ */

static void keep_global(struct rl_ts *t, struct rl_decl *decl, struct rl_node *init, bool is_extern)
{
    if ((!init && is_extern) || decl->in_system_header)
        return;
    struct rl_global *global = g_hash_table_lookup(t->globals, decl);
    if (!global) {
        global = rl_new(t->arena, struct rl_global);
        global->decl = decl;
        g_hash_table_insert(t->globals, decl, global);
        g_ptr_array_add(t->global_list, global);
    }
    if (init)
        global->init = init;
}

/* `char name[] = "text"`, `T list[] = {...}`: the length that the initialiser gives. */
static void complete_array(struct rl_ts *t, struct rl_decl *decl, struct rl_node *init)
{
    const struct rl_type *type = decl->type;
    if (!init || type->kind != RL_TYPE_ARRAY || type->length >= 0)
        return;
    if (init->kind == RL_NODE_STRING && init->type->kind == RL_TYPE_ARRAY) {
        decl->type = rl_ts_array_of(t, type->to, init->type->length);
    } else if (init->kind == RL_NODE_INIT_LIST) {
        int64_t next = 0, length = 0;
        for (uint32_t i = 0; i < init->nkids; i++) {
            const struct rl_node *kid = init->kids[i];
            if (kid->kind == RL_NODE_DESIGNATED && !kid->text)
                next = kid->value;
            next++;
            length = MAX(length, next);
        }
        decl->type = rl_ts_array_of(t, type->to, length);
        init->type = decl->type;
    }
}

struct variable {
    struct rl_ts_node node; /* init_declarator or declarator */
    struct rl_ts_declarator declarator;
    bool has_value;
    struct rl_ts_node value;
};

static void read_variable(struct rl_ts *t, const struct rl_ts_node *node, const struct rl_type *base, struct variable *v)
{
    *v = (struct variable){.node = *node};
    struct rl_ts_node inner = *node;
    if (node->kind == RL_TS_INIT_DECLARATOR) {
        struct rl_ts_kids kids = rl_ts_kids(t, node);
        v->has_value = rl_ts_find(t, kids, RL_TS_F_VALUE, &v->value);
        if (!rl_ts_find(t, kids, RL_TS_F_DECLARATOR, &inner))
            inner = *node;
        rl_ts_drop(t, kids);
    }
    rl_ts_declarator(t, &inner, base, &v->declarator);
}

static struct rl_decl *global_decl(struct rl_ts *t, const struct variable *v, const struct rl_ts_specs *specs)
{
    struct rl_decl *known = rl_ts_lookup(t, v->declarator.name);
    if (known && known->kind == RL_DECL_GLOBAL && t->scope == 0) {
        bool better = v->has_value || known->type->kind == RL_TYPE_UNKNOWN;
        if (better) {
            known->type = v->declarator.type;
            known->loc = rl_ts_loc(t, v->declarator.name_node.begin, v->declarator.name_node.end, NULL);
        }
        known->is_static = known->is_static || specs->is_static;
        return known;
    }
    struct rl_decl *decl = new_decl(t, RL_DECL_GLOBAL, &v->declarator);
    decl->is_static = specs->is_static;
    rl_ts_declare(t, decl);
    return decl;
}

/* Attributes before the first declarator belong to all of them, others to the declarator in front. */
static void annotate_variable(struct rl_ts *t, struct rl_decl *decl, const struct rl_ts_node *whole, uint32_t first,
                              uint32_t begin, uint32_t end)
{
    rl_ts_annotate(t, decl, whole->begin, first);
    rl_ts_annotate(t, decl, MAX(begin, first), end);
}

struct declaration {
    struct rl_ts_kids kids;
    struct rl_ts_specs specs;
    uint32_t first; /* where the first declarator begins */
};

/* The end of the stretch that belongs to the declarator at I: the next one, or the end. */
static uint32_t stretch_end(const struct rl_ts *t, const struct declaration *d, uint32_t i, uint32_t end)
{
    for (i++; i < d->kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, d->kids, i);
        if (kid.field == RL_TS_F_DECLARATOR)
            return kid.begin;
    }
    return end;
}

static bool is_function(const struct variable *v)
{
    return v->declarator.type->kind == RL_TYPE_FUNCTION && v->declarator.has_params && !v->has_value;
}

static void declare_global(struct rl_ts *t, const struct rl_ts_node *node, const struct declaration *d, uint32_t i)
{
    struct rl_ts_node kid = rl_ts_kid(t, d->kids, i);
    struct variable v;
    read_variable(t, &kid, d->specs.type, &v);
    if (!v.declarator.name)
        return;
    uint32_t end = stretch_end(t, d, i, node->end);
    if (is_function(&v)) {
        struct rl_decl *known = rl_ts_lookup(t, v.declarator.name);
        bool was = known && known->kind == RL_DECL_FUNCTION && is_annotated(known);
        struct rl_decl *decl = function_decl(t, &v.declarator, &d->specs, node, end);
        if (!was && is_annotated(decl) && !decl->in_system_header)
            g_ptr_array_add(t->extern_list, decl);
        return;
    }
    struct rl_decl *decl = global_decl(t, &v, &d->specs);
    annotate_variable(t, decl, node, d->first, kid.begin, end);
    struct rl_node *init = v.has_value ? rl_ts_init(t, &v.value, decl->type) : NULL;
    complete_array(t, decl, init);
    keep_global(t, decl, init, d->specs.is_extern);
}

static void declare_local(struct rl_ts *t, const struct rl_ts_node *node, const struct declaration *d, uint32_t i)
{
    struct rl_ts_node kid = rl_ts_kid(t, d->kids, i);
    struct variable v;
    read_variable(t, &kid, d->specs.type, &v);
    if (!v.declarator.name)
        return;
    uint32_t end = stretch_end(t, d, i, node->end);
    if (is_function(&v)) {
        function_decl(t, &v.declarator, &d->specs, node, end);
        return;
    }
    uint32_t begin = kid.begin == d->first ? node->begin : v.declarator.name_node.begin; /* as libclang has it */
    struct rl_node *made = rl_ts_make(t, RL_NODE_DECL, begin, kid.end);
    enum rl_decl_kind kind = d->specs.is_static ? RL_DECL_STATIC_LOCAL : d->specs.is_extern ? RL_DECL_GLOBAL : RL_DECL_LOCAL;
    struct rl_decl *decl = new_decl(t, kind, &v.declarator);
    decl->is_static = d->specs.is_static;
    annotate_variable(t, decl, node, d->first, kid.begin, end);
    rl_ts_declare(t, decl);
    made->decl = decl;
    struct rl_node *init = v.has_value ? rl_ts_init(t, &v.value, decl->type) : NULL;
    complete_array(t, decl, init);
    if (kind != RL_DECL_LOCAL) {
        keep_global(t, decl, init, d->specs.is_extern);
    } else if (init) {
        rl_ts_set_kids(t, made, 1);
        made->kids[0] = init;
    }
    g_ptr_array_add(t->pool, made);
}

static void declaration(struct rl_ts *t, const struct rl_ts_node *declared, bool is_local)
{
    struct rl_ts_node whole = *declared, *node = &whole;
    whole.begin = rl_ts_attrs_before(t, whole.begin);
    struct declaration d = {.kids = rl_ts_kids(t, node), .first = node->end};
    rl_ts_specs(t, d.kids, &d.specs);
    for (uint32_t i = d.kids.count; i-- > 0;)
        if (rl_ts_kid(t, d.kids, i).field == RL_TS_F_DECLARATOR)
            d.first = rl_ts_kid(t, d.kids, i).begin;
    for (uint32_t i = 0; i < d.kids.count; i++) {
        if (rl_ts_kid(t, d.kids, i).field != RL_TS_F_DECLARATOR)
            continue;
        if (is_local)
            declare_local(t, node, &d, i);
        else
            declare_global(t, node, &d, i);
    }
    rl_ts_drop(t, d.kids);
}

void rl_ts_local_declaration(struct rl_ts *t, const struct rl_ts_node *node) { declaration(t, node, true); }

void rl_ts_type_definition(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    struct rl_ts_specs specs;
    rl_ts_specs(t, kids, &specs);
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        struct rl_ts_declarator declarator;
        if (kid.field != RL_TS_F_DECLARATOR)
            continue;
        rl_ts_declarator(t, &kid, specs.type, &declarator);
        if (declarator.name)
            rl_ts_add_typedef(t, declarator.name, declarator.type);
    }
    rl_ts_drop(t, kids);
}

/* ---- functions -------------------------------------------------------------------------------- */

/* K&R: the types that follow the parameter names. */
static void old_types(struct rl_ts *t, struct rl_ts_kids kids, struct rl_decl *decl)
{
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (kid.kind != RL_TS_DECLARATION)
            continue;
        struct rl_ts_kids parts = rl_ts_kids(t, &kid);
        struct rl_ts_specs specs;
        rl_ts_specs(t, parts, &specs);
        for (uint32_t p = 0; p < parts.count; p++) {
            struct rl_ts_node part = rl_ts_kid(t, parts, p);
            struct rl_ts_declarator declarator;
            if (part.field != RL_TS_F_DECLARATOR)
                continue;
            rl_ts_declarator(t, &part, specs.type, &declarator);
            for (uint32_t n = 0; n < decl->nparams; n++)
                if (decl->params[n]->name == declarator.name)
                    decl->params[n]->type = decayed(t, declarator.type);
        }
        rl_ts_drop(t, parts);
    }
}

static const char *macro_at(struct rl_ts *t, uint32_t offset)
{
    const char *macro = NULL;
    rl_ts_loc(t, offset, offset + 1, &macro);
    return macro;
}

static void read_function(struct rl_ts *t, const struct rl_ts_node *defined, struct rl_ts_kids kids,
                          const struct rl_ts_declarator *declarator, const struct rl_ts_node *body)
{
    struct rl_ts_node whole = *defined, *node = &whole;
    whole.begin = rl_ts_attrs_before(t, whole.begin);
    struct rl_ts_specs specs;
    rl_ts_specs(t, kids, &specs);
    struct rl_function *fn = rl_new(t->arena, struct rl_function);
    fn->frontend = RL_FRONTEND_TREE_SITTER;
    fn->decl = function_decl(t, declarator, &specs, node, body->begin);
    old_types(t, kids, fn->decl);
    fn->loc = rl_ts_loc(t, node->begin, node->end, NULL);
    fn->in_header = fn->decl->loc.file != 0;
    fn->has_errors = ts_node_has_error(node->node);
    fn->from_macro = macro_at(t, body->begin);
    const struct rl_decl *outer = t->function;
    t->function = fn->decl;
    rl_ts_open_scope(t);
    for (uint32_t i = 0; i < fn->decl->nparams; i++)
        if (*fn->decl->params[i]->name)
            rl_ts_declare(t, fn->decl->params[i]);
    fn->body = rl_ts_body(t, body);
    rl_ts_close_scope(t);
    t->function = outer;
    g_ptr_array_add(t->function_list, fn);
}

/* Repair hides the stars of a K&R definition from the grammar: TYPE with them. */
static const struct rl_type *with_stars(struct rl_ts *t, const struct rl_type *type, uint32_t begin, uint32_t end)
{
    for (uint32_t at = begin; at < end; at++)
        if (*rl_ts_at(t, at) == '*' && t->parse[at] == ' ')
            type = rl_ts_pointer_to(t, type);
    return type;
}

/* Where braces do not match, the grammar takes `if (x) {` for a function. */
static bool is_keyword(const char *name)
{
    static const char *const words[] = {"if", "for", "while", "switch", "return", "else", "do", "sizeof"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(name, words[i]) == 0)
            return true;
    return false;
}

void rl_ts_function(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    struct rl_ts_node inner, body;
    if (t->depth < RL_TS_MAX_DEPTH && rl_ts_find(t, kids, RL_TS_F_DECLARATOR, &inner) &&
        rl_ts_find(t, kids, RL_TS_F_BODY, &body)) {
        struct rl_ts_specs specs;
        rl_ts_specs(t, kids, &specs);
        struct rl_ts_declarator declarator;
        struct rl_ts_node old;
        if (rl_ts_find_kind(t, kids, RL_TS_DECLARATION, &old))
            specs.type = with_stars(t, specs.type, node->begin, inner.begin);
        rl_ts_declarator(t, &inner, specs.type, &declarator);
        t->depth++;
        if (declarator.name && declarator.has_params && !is_keyword(declarator.name))
            read_function(t, node, kids, &declarator, &body);
        t->depth--;
    }
    rl_ts_drop(t, kids);
}

/* ---- the top level ------------------------------------------------------------------------------- */

void rl_ts_top_level(struct rl_ts *t, const struct rl_ts_node *root)
{
    if (t->depth >= RL_TS_MAX_DEPTH)
        return;
    t->depth++;
    struct rl_ts_kids kids = rl_ts_kids(t, root);
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        switch ((int)kid.kind) {
        case RL_TS_FUNCTION_DEFINITION: rl_ts_function(t, &kid); break;
        case RL_TS_DECLARATION: declaration(t, &kid, false); break;
        case RL_TS_TYPE_DEFINITION: rl_ts_type_definition(t, &kid); break;
        case RL_TS_STRUCT:
        case RL_TS_UNION:
        case RL_TS_ENUM: rl_ts_specifier(t, &kid); break;
        case RL_TS_LINKAGE: /* and what is left of broken code: functions may stand in it */
        case RL_TS_DECLARATION_LIST:
        case RL_TS_ERROR:
        case RL_TS_COMPOUND: rl_ts_top_level(t, &kid); break;
        default: break;
        }
    }
    rl_ts_drop(t, kids);
    t->depth--;
}
