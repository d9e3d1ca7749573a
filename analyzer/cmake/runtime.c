/* tree-sitter's runtime, lib.c, with three of its ways made faster; same trees.  Grammar.cmake compiles this instead of lib.c.
 *
 *   the stack   to reduce a rule, a search over all ways back through the stack: nearly always there is only one
 *   the lexer   to read a character, every range, encoding and chunk was thought of: here is one range and one chunk of ASCII
 *   children    a cursor starts anew at each sibling; see treesitter_runtime.h
 */
#include "analyzer/frontend/treesitter_runtime.h"

#include "./alloc.c"
#include "./get_changed_ranges.c"
#include "./language.c"

/* parser.c calls ours, which stand behind theirs. */
#define ts_lexer_init ts_lexer_init_as_ever
#include "./lexer.c"
#undef ts_lexer_init

static void advance(TSLexer *lexer, bool skip)
{
    Lexer *self = (Lexer *)lexer;
    uint32_t next = self->current_position.bytes + 1, at = next - self->chunk_start;
    bool plain = self->chunk && !self->logger.log && self->lookahead_size == 1 && self->included_range_count == 1 &&
                 self->current_included_range_index == 0 && self->input.encoding == TSInputEncodingUTF8 &&
                 next < self->included_ranges[0].end_byte && at < self->chunk_size && (unsigned char)self->chunk[at] < 0x80;
    if (!plain) {
        ts_lexer__advance(lexer, skip);
        return;
    }
    if (self->data.lookahead == '\n') {
        self->current_position.extent.row++;
        self->current_position.extent.column = 0;
        ts_lexer__set_column_data(self, 0);
    } else {
        self->current_position.extent.column++;
        ts_lexer__increment_column_data(self);
    }
    self->current_position.bytes = next;
    if (skip)
        self->token_start_position = self->current_position;
    self->data.lookahead = self->chunk[at];
}

void ts_lexer_init(Lexer *self)
{
    ts_lexer_init_as_ever(self);
    self->data.advance = advance;
}

#include "./node.c"
#include "./parser.c"
#include "./query.c"

#define ts_stack_pop_count ts_stack_pop_count_by_search
#include "./stack.c"
#undef ts_stack_pop_count

StackSliceArray ts_stack_pop_count(Stack *self, StackVersion version, uint32_t count)
{
    StackNode *const head = array_get(&self->heads, version)->node, *node = head;
    uint32_t links = 0;
    for (uint32_t popped = 0; popped < count; node = node->links[0].node, links++) {
        if (node->link_count != 1)
            return ts_stack_pop_count_by_search(self, version, count);
        Subtree subtree = node->links[0].subtree;
        popped += !subtree.ptr || !ts_subtree_extra(subtree);
    }
    array_clear(&self->slices);
    SubtreeArray subtrees = array_new();
    array_reserve(&subtrees, (uint32_t)(ts_subtree_alloc_size(links) / sizeof(Subtree)));
    for (StackNode *at = head; at != node; at = at->links[0].node)
        subtrees.size += at->links[0].subtree.ptr != NULL;
    uint32_t free_end = subtrees.size;
    for (StackNode *at = head; at != node; at = at->links[0].node) {
        Subtree subtree = at->links[0].subtree;
        if (!subtree.ptr)
            continue;
        ts_subtree_retain(subtree);
        subtrees.contents[--free_end] = subtree;
    }
    ts_stack__add_slice(self, version, node, &subtrees);
    return self->slices;
}

#include "./subtree.c"
#include "./tree_cursor.c"
#include "./tree.c"
#include "./wasm_store.c"

/* ---- children --------------------------------------------------------------------- */

enum { DEEPEST = 500 };

struct visitor {
    const TSTree *tree;
    void (*visit)(void *data, const struct rl_ts_child *child);
    void *data;
};

/* The field of the STRUCTURAL-th child of a node made by PRODUCTION, or OUTER. */
static TSFieldId field_of(const TSLanguage *language, uint32_t production, uint32_t structural, TSFieldId outer)
{
    const TSFieldMapEntry *map, *end;
    ts_language_field_map(language, production, &map, &end);
    for (; map < end; map++)
        if (!map->inherited && map->child_index == structural)
            return map->field_id;
    return outer;
}

/* The children of PARENT, which begins at PLACE; OUTER: the field of those that have none of their own. */
static bool visit_children(const struct visitor *v, Subtree parent, Length place, TSFieldId outer, uint32_t depth)
{
    uint32_t count = ts_subtree_child_count(parent), structural = 0;
    if (count == 0)
        return true;
    if (depth == DEEPEST)
        return false;
    const TSLanguage *language = v->tree->language;
    uint32_t production = parent.ptr->production_id;
    const TSSymbol *aliases = ts_language_alias_sequence(language, production);
    for (uint32_t i = 0; i < count; i++) {
        const Subtree *child = &ts_subtree_children(parent)[i];
        if (i)
            place = length_add(place, ts_subtree_padding(*child));
        bool extra = ts_subtree_extra(*child);
        TSSymbol alias = extra || !aliases ? 0 : aliases[structural];
        TSFieldId field = extra ? 0 : field_of(language, production, structural, outer);
        structural += !extra;
        Length size = ts_subtree_size(*child);
        if (ts_subtree_visible(*child) || alias) {
            const struct rl_ts_child found = {
                .node = ts_node_new(v->tree, child, place, alias),
                .symbol = ts_language_public_symbol(language, alias ? alias : ts_subtree_symbol(*child)),
                .field = field,
                .begin = place.bytes,
                .end = place.bytes + size.bytes,
            };
            v->visit(v->data, &found);
        } else if (ts_subtree_visible_child_count(*child) > 0 && !visit_children(v, *child, place, field, depth + 1)) {
            return false;
        }
        place = length_add(place, size);
    }
    return true;
}

bool rl_ts_node_children(TSNode node, void (*visit)(void *data, const struct rl_ts_child *child), void *data)
{
    const struct visitor v = {node.tree, visit, data};
    const Length place = {ts_node_start_byte(node), ts_node_start_point(node)};
    return visit_children(&v, *(const Subtree *)node.id, place, 0, 0);
}
