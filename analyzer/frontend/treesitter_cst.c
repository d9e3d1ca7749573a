/* tree-sitter's nodes: their kinds and children, and the making of ours.
 *
 * tree-sitter finds the n-th child by walking; one cursor that visits all children is many times faster, so children
 * are always read together, onto a stack.
 */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

static const char *const kind_names[] = {
    NULL,
#define RL_TS_KIND(id, name) name,
#include "analyzer/frontend/treesitter_kinds.h"
#undef RL_TS_KIND
};

static const char *const field_names[] = {
    NULL,
#define RL_TS_FIELD(id, name) name,
#include "analyzer/frontend/treesitter_kinds.h"
#undef RL_TS_FIELD
};

static unsigned index_of(const char *const *names, size_t count, const char *name)
{
    for (unsigned i = 1; i < count; i++)
        if (name && names[i][0] == name[0] && strcmp(names[i], name) == 0)
            return i;
    return 0;
}

void rl_ts_cst_init(struct rl_ts *t, const TSLanguage *language)
{
    t->nkinds = ts_language_symbol_count(language);
    t->kinds = rl_new_array(t->arena, t->nkinds, unsigned char);
    for (uint32_t i = 0; i < t->nkinds; i++)
        t->kinds[i] = (unsigned char)index_of(kind_names, G_N_ELEMENTS(kind_names), ts_language_symbol_name(language, (TSSymbol)i));
    t->nfields = ts_language_field_count(language) + 1;
    t->fields = rl_new_array(t->arena, t->nfields, enum rl_ts_field);
    for (uint32_t i = 1; i < t->nfields; i++)
        t->fields[i] = index_of(field_names, G_N_ELEMENTS(field_names), ts_language_field_name_for_id(language, (TSFieldId)i));
}

struct rl_ts_node rl_ts_node(struct rl_ts *t, TSNode node)
{
    TSSymbol symbol = ts_node_symbol(node);
    return (struct rl_ts_node){
        .node = node,
        .kind = symbol < t->nkinds ? t->kinds[symbol] : RL_TS_ERROR,
        .begin = ts_node_start_byte(node),
        .end = ts_node_end_byte(node),
    };
}

void rl_ts_push(struct rl_ts *t, const struct rl_ts_node *node)
{
    if (t->stack_len == t->stack_room) {
        t->stack_room = t->stack_room ? t->stack_room * 2 : 256;
        t->stack = g_renew(struct rl_ts_node, t->stack, t->stack_room);
    }
    t->stack[t->stack_len++] = *node;
}

struct rl_ts_kids rl_ts_kids(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_kids kids = {.start = t->stack_len};
    if (t->has_cursor)
        ts_tree_cursor_reset(&t->cursor, node->node);
    else
        t->cursor = ts_tree_cursor_new(node->node), t->has_cursor = true;
    bool more = ts_tree_cursor_goto_first_child(&t->cursor);
    for (; more; more = ts_tree_cursor_goto_next_sibling(&t->cursor)) {
        struct rl_ts_node kid = rl_ts_node(t, ts_tree_cursor_current_node(&t->cursor));
        if (kid.kind == RL_TS_COMMENT)
            continue;
        TSFieldId field = ts_tree_cursor_current_field_id(&t->cursor);
        kid.field = field < t->nfields ? t->fields[field] : RL_TS_NO_FIELD;
        rl_ts_push(t, &kid);
    }
    kids.count = t->stack_len - kids.start;
    return kids;
}

bool rl_ts_find(const struct rl_ts *t, struct rl_ts_kids kids, enum rl_ts_field field, struct rl_ts_node *found)
{
    for (uint32_t i = 0; i < kids.count; i++)
        if (t->stack[kids.start + i].field == field) {
            *found = rl_ts_kid(t, kids, i);
            return true;
        }
    return false;
}

bool rl_ts_find_kind(const struct rl_ts *t, struct rl_ts_kids kids, enum rl_ts_kind kind, struct rl_ts_node *found)
{
    for (uint32_t i = 0; i < kids.count; i++)
        if (t->stack[kids.start + i].kind == kind) {
            *found = rl_ts_kid(t, kids, i);
            return true;
        }
    return false;
}

bool rl_ts_child(struct rl_ts *t, const struct rl_ts_node *node, enum rl_ts_field field, struct rl_ts_node *found)
{
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    bool is_there = rl_ts_find(t, kids, field, found);
    rl_ts_drop(t, kids);
    return is_there;
}

const char *rl_ts_intern(struct rl_ts *t, const struct rl_ts_node *node)
{
    return rl_arena_intern_len(t->arena, rl_ts_at(t, node->begin), node->end - node->begin);
}

struct rl_node *rl_ts_make(struct rl_ts *t, enum rl_node_kind kind, uint32_t begin, uint32_t end)
{
    struct rl_node *node = rl_new(t->arena, struct rl_node);
    node->kind = kind;
    node->loc = rl_ts_loc(t, begin, end, &node->macro);
    return node;
}

void rl_ts_set_kids(struct rl_ts *t, struct rl_node *node, uint32_t count)
{
    node->kids = rl_new_array(t->arena, count, struct rl_node *);
    node->nkids = count;
}

void rl_ts_take_kids(struct rl_ts *t, struct rl_node *node, uint32_t start)
{
    rl_ts_set_kids(t, node, t->pool->len - start);
    if (node->nkids)
        memcpy(node->kids, t->pool->pdata + start, node->nkids * sizeof(*node->kids));
    g_ptr_array_set_size(t->pool, (gint)start);
}
