/* Lowering of a unit: its globals, and each function in turn. */
#include "analyzer/ir/lower.h"

#include <string.h>

#include "analyzer/ir/text.h"

/* ---- depth and loss --------------------------------------------------------------- */

void rl_lower_lose(struct rl_lowerer *l, const char *reason)
{
    if (!l->lost)
        l->lost = reason;
}

bool rl_lower_down(struct rl_lowerer *l)
{
    if (l->lost)
        return false;
    if (l->depth >= RL_LOWER_MAX_DEPTH) {
        rl_lower_lose(l, "nested too deeply");
        return false;
    }
    l->depth++;
    return true;
}

void rl_lower_up(struct rl_lowerer *l)
{
    l->depth--;
}

/* ---- types --------------------------------------------------------------------------- */

static const struct rl_type *make_type(struct rl_lowerer *l, enum rl_type_kind kind, const char *name, uint32_t size)
{
    struct rl_type *type = rl_new(l->arena, struct rl_type);
    type->kind = kind;
    type->name = rl_arena_intern(l->arena, name);
    type->size = size;
    return type;
}

const struct rl_type *rl_lower_type(struct rl_lowerer *l, const struct rl_node *node)
{
    return node->type ? node->type : l->unknown_type;
}

const struct rl_type *rl_lower_pointer_to(struct rl_lowerer *l, const struct rl_type *type)
{
    struct rl_type *pointer = g_hash_table_lookup(l->pointers, type);
    if (pointer)
        return pointer;
    pointer = rl_new(l->arena, struct rl_type);
    pointer->kind = RL_TYPE_POINTER;
    pointer->to = type;
    char *name = rl_pointer_name(type);
    pointer->name = rl_arena_intern(l->arena, name);
    g_free(name);
    g_hash_table_insert(l->pointers, (gpointer)type, pointer);
    return pointer;
}

/* ---- variables and globals ------------------------------------------------------------- */

static uint32_t append_var(struct rl_lowerer *l, struct rl_var var)
{
    g_array_append_val(l->vars, var);
    return l->vars->len - 1;
}

uint32_t rl_lower_add_var(struct rl_lowerer *l, const struct rl_decl *decl)
{
    gpointer known = g_hash_table_lookup(l->var_ids, decl);
    if (known)
        return GPOINTER_TO_UINT(known) - 1;
    uint32_t id = append_var(l, (struct rl_var){
                                    .name = decl->name ? decl->name : "",
                                    .type = decl->type ? decl->type : l->unknown_type,
                                    .loc = decl->loc,
                                    .is_param = decl->kind == RL_DECL_PARAM,
                                });
    g_hash_table_insert(l->var_ids, (gpointer)decl, GUINT_TO_POINTER(id + 1));
    return id;
}

uint32_t rl_lower_synthetic(struct rl_lowerer *l, const struct rl_type *type, struct rl_loc loc)
{
    const char *name = rl_arena_printf(l->arena, "$%u", l->vars->len);
    return append_var(l, (struct rl_var){.name = name, .type = type, .loc = loc, .synthetic = true});
}

static uint32_t append_global(struct rl_lowerer *l, struct rl_ir_global global)
{
    g_array_append_val(l->globals, global);
    return l->globals->len - 1;
}

uint32_t rl_lower_global(struct rl_lowerer *l, const char *name, const struct rl_type *type, const struct rl_decl *decl)
{
    bool is_local = decl && decl->kind == RL_DECL_STATIC_LOCAL;
    gpointer key = is_local ? (gpointer)decl : (gpointer)rl_arena_intern(l->arena, name);
    GHashTable *table = is_local ? l->global_decls : l->global_names;
    gpointer known = g_hash_table_lookup(table, key);
    if (known)
        return GPOINTER_TO_UINT(known) - 1;
    struct rl_ir_global global = {.name = rl_arena_intern(l->arena, name), .type = type};
    if (decl) {
        global.loc = decl->loc;
        global.is_static = decl->is_static || is_local;
        if (decl->type)
            global.type = decl->type;
    }
    if (is_local && l->func)
        global.function = l->func->name;
    uint32_t id = append_global(l, global);
    g_hash_table_insert(table, key, GUINT_TO_POINTER(id + 1));
    return id;
}

/* ---- hashing ------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash ^= value + 0x9e3779b97f4a7c15u + (hash << 6) + (hash >> 2);
    return hash * 0xff51afd7ed558ccdu;
}

static uint64_t mix_text(uint64_t hash, const char *text)
{
    for (; text && *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
    return mix(hash, text != NULL);
}

static uint64_t hash_node(uint64_t hash, const struct rl_node *node)
{
    hash = mix(hash, ((uint64_t)node->kind << 40) ^ ((uint64_t)node->op << 32) ^ node->nkids);
    hash = mix(hash, (uint64_t)node->value);
    hash = mix_text(hash, node->text);
    if (node->type)
        hash = mix_text(hash, node->type->name);
    if (node->decl && node->kind == RL_NODE_DECL) {
        hash = mix_text(hash, node->decl->name);
        hash = mix_text(hash, node->decl->type ? node->decl->type->name : NULL);
        hash = mix_text(hash, node->decl->cleanup);
    }
    return hash;
}

/* The tree's shape without its places, so that moved code keeps its hash. */
static uint64_t hash_tree(const struct rl_decl *decl, const struct rl_node *root)
{
    uint64_t hash = mix_text(0xcbf29ce484222325u, decl->name);
    hash = mix_text(hash, decl->type ? decl->type->name : NULL);
    for (uint32_t i = 0; i < decl->nannotations; i++)
        hash = mix_text(hash, decl->annotations[i]);
    for (uint32_t i = 0; i < decl->nparams; i++)
        hash = mix_text(hash, decl->params[i] ? decl->params[i]->name : NULL);
    GPtrArray *stack = g_ptr_array_new();
    g_ptr_array_add(stack, (gpointer)root);
    while (stack->len) {
        const struct rl_node *node = g_ptr_array_steal_index_fast(stack, stack->len - 1);
        hash = node ? hash_node(hash, node) : mix(hash, 1);
        for (uint32_t i = node ? node->nkids : 0; i-- > 0;)
            g_ptr_array_add(stack, node->kids[i]);
    }
    g_ptr_array_free(stack, TRUE);
    return hash;
}

/* ---- one function ------------------------------------------------------------------------------ */

static void clear_block(gpointer data)
{
    struct rl_build_block *block = data;
    if (block->insts)
        g_array_free(block->insts, TRUE);
}

static void begin_function(struct rl_lowerer *l)
{
    l->vars = g_array_new(FALSE, FALSE, sizeof(struct rl_var));
    l->var_ids = g_hash_table_new(NULL, NULL);
    l->blocks = g_array_new(FALSE, FALSE, sizeof(struct rl_build_block));
    g_array_set_clear_func(l->blocks, clear_block);
    l->labels = g_hash_table_new(g_str_hash, g_str_equal);
    l->label_list = g_ptr_array_new();
    l->gotos = g_array_new(FALSE, FALSE, sizeof(struct rl_goto));
    l->computed = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    l->live = NULL;
    l->target = NULL;
    l->in_switch = NULL;
    l->depth = 0;
    l->lost = NULL;
}

static void end_function(struct rl_lowerer *l)
{
    l->func->vars = rl_arena_memdup(l->arena, l->vars->data, l->vars->len * sizeof(struct rl_var));
    l->func->nvars = l->vars->len;
    g_array_free(l->vars, TRUE);
    g_hash_table_destroy(l->var_ids);
    g_array_free(l->blocks, TRUE);
    g_hash_table_destroy(l->labels);
    g_ptr_array_free(l->label_list, TRUE);
    g_array_free(l->gotos, TRUE);
    g_array_free(l->computed, TRUE);
    l->func = NULL;
}

static const char **annotation_list(struct rl_arena *arena, const struct rl_decl *decl)
{
    if (!decl || decl->nannotations == 0)
        return NULL;
    const char **list = rl_new_array(arena, decl->nannotations + 1, const char *);
    memcpy(list, decl->annotations, decl->nannotations * sizeof(*list));
    return list;
}

static const char ***param_annotations(struct rl_arena *arena, const struct rl_decl *decl)
{
    const char ***lists = rl_new_array(arena, decl->nparams, const char **);
    for (uint32_t i = 0; i < decl->nparams; i++)
        lists[i] = annotation_list(arena, decl->params[i]);
    return lists;
}

static void add_params(struct rl_lowerer *l, const struct rl_decl *decl)
{
    for (uint32_t i = 0; i < decl->nparams; i++) {
        if (!decl->params[i]) {
            append_var(l, (struct rl_var){.name = "", .type = l->unknown_type, .is_param = true});
            continue;
        }
        uint32_t id = rl_lower_add_var(l, decl->params[i]);
        g_array_index(l->vars, struct rl_var, id).is_param = true;
    }
    l->func->nparams = l->vars->len;
}

static struct rl_ir_func *new_func(struct rl_lowerer *l, const struct rl_function *function)
{
    const struct rl_decl *decl = function->decl;
    struct rl_ir_func *func = rl_new(l->arena, struct rl_ir_func);
    func->name = decl->name;
    func->loc = function->loc;
    func->name_loc = rl_loc_known(decl->loc) ? decl->loc : function->loc;
    func->result = decl->type && decl->type->to ? decl->type->to : l->unknown_type;
    func->is_static = decl->is_static;
    func->is_inline = decl->is_inline;
    func->noreturn = decl->noreturn;
    func->variadic = decl->type && decl->type->variadic;
    func->in_header = function->in_header;
    func->has_errors = function->has_errors;
    func->from_macro = function->from_macro;
    func->frontend = function->frontend;
    func->annotations = annotation_list(l->arena, decl);
    func->nannotations = decl->nannotations;
    func->param_annotations = param_annotations(l->arena, decl);
    func->text_hash = hash_tree(decl, function->body);
    return func;
}

static struct rl_ir_func *lower_function(struct rl_lowerer *l, const struct rl_function *function)
{
    struct rl_ir_func *func = new_func(l, function);
    l->func = func;
    l->decl = function->decl;
    begin_function(l);
    add_params(l, function->decl);
    rl_lower_enter(l, rl_lower_new_block(l));
    if (!function->body)
        rl_lower_lose(l, "no body");
    else
        rl_lower_body(l, function->body);
    if (!l->lost)
        rl_lower_finish_gotos(l);
    if (!l->lost) {
        rl_lower_finish_blocks(l);
        rl_ir_link_args(l->arena, func);
    }
    func->lost = l->lost;
    if (func->lost)
        func->ntemps = 0;
    end_function(l);
    return func;
}

/* ---- the unit ------------------------------------------------------------------------------------- */

static void lower_globals(struct rl_lowerer *l)
{
    for (uint32_t i = 0; i < l->unit->nglobals; i++) {
        const struct rl_global *source = l->unit->globals[i];
        if (!source || !source->decl || !source->decl->name)
            continue;
        const struct rl_decl *decl = source->decl;
        if (decl->kind == RL_DECL_STATIC_LOCAL && source->init)
            g_hash_table_insert(l->static_inits, (gpointer)decl, source->init);
        uint32_t id = rl_lower_global(l, decl->name, decl->type ? decl->type : l->unknown_type, decl);
        struct rl_ir_global *global = &g_array_index(l->globals, struct rl_ir_global, id);
        if (source->init && !global->init) {
            struct rl_init *init = rl_lower_static_init(l, global->type, source->init);
            global = &g_array_index(l->globals, struct rl_ir_global, id);
            global->init = init;
            global->loc = decl->loc;
            global->type = decl->type ? decl->type : l->unknown_type;
        }
    }
}

static void lower_externs(struct rl_lowerer *l)
{
    struct rl_ir_unit *out = l->out;
    out->externs = rl_new_array(l->arena, l->unit->nexterns, struct rl_ir_extern);
    for (uint32_t i = 0; i < l->unit->nexterns; i++) {
        const struct rl_decl *decl = l->unit->externs[i];
        if (!decl || !decl->name)
            continue;
        struct rl_ir_extern *ext = &out->externs[out->nexterns++];
        ext->name = decl->name;
        ext->type = decl->type ? decl->type : l->unknown_type;
        ext->loc = decl->loc;
        ext->annotations = annotation_list(l->arena, decl);
        ext->nannotations = decl->nannotations;
        ext->param_annotations = param_annotations(l->arena, decl);
        ext->nparams = decl->nparams;
        ext->param_names = rl_new_array(l->arena, decl->nparams, const char *);
        for (uint32_t p = 0; p < decl->nparams; p++)
            ext->param_names[p] = decl->params[p] && decl->params[p]->name ? decl->params[p]->name : "";
    }
}

static void init_lowerer(struct rl_lowerer *l, const struct rl_unit *unit)
{
    *l = (struct rl_lowerer){.unit = unit, .arena = unit->arena, .current = RL_NO_BLOCK};
    l->out = rl_new(l->arena, struct rl_ir_unit);
    l->globals = g_array_new(FALSE, FALSE, sizeof(struct rl_ir_global));
    l->global_names = g_hash_table_new(NULL, NULL);
    l->global_decls = g_hash_table_new(NULL, NULL);
    l->static_inits = g_hash_table_new(NULL, NULL);
    l->pointers = g_hash_table_new(NULL, NULL);
    l->int_type = make_type(l, RL_TYPE_INT, "int", 4);
    l->void_type = make_type(l, RL_TYPE_VOID, "void", 0);
    l->unknown_type = make_type(l, RL_TYPE_UNKNOWN, "?", 0);
}

static void release_lowerer(struct rl_lowerer *l)
{
    g_array_free(l->globals, TRUE);
    g_hash_table_destroy(l->global_names);
    g_hash_table_destroy(l->global_decls);
    g_hash_table_destroy(l->static_inits);
    g_hash_table_destroy(l->pointers);
}

struct rl_ir_unit *rl_ir_lower(const struct rl_unit *unit)
{
    struct rl_lowerer l;
    init_lowerer(&l, unit);
    struct rl_ir_unit *out = l.out;
    out->arena = unit->arena;
    out->frontend = unit->frontend;
    out->files = unit->files;
    out->nfiles = unit->nfiles;
    out->records = unit->records;
    out->nrecords = unit->nrecords;
    out->notes = unit->notes;
    out->nnotes = unit->nnotes;
    out->target_python = unit->target_python;
    out->ssize_clean = unit->ssize_clean;
    out->included = unit->included;
    out->nincluded = unit->nincluded;
    lower_globals(&l);
    lower_externs(&l);
    out->functions = rl_new_array(l.arena, unit->nfunctions, struct rl_ir_func *);
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        if (unit->functions[i] && unit->functions[i]->decl && unit->functions[i]->decl->name)
            out->functions[out->nfunctions++] = lower_function(&l, unit->functions[i]);
    out->globals = rl_arena_memdup(l.arena, l.globals->data, l.globals->len * sizeof(struct rl_ir_global));
    out->nglobals = l.globals->len;
    release_lowerer(&l);
    return out;
}
