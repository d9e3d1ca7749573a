/* Jumps: goto, break, continue, switch and labels. */
#include "analyzer/ir/lower.h"

/* ---- labels and goto ------------------------------------------------------------------ */

struct rl_label *rl_lower_label(struct rl_lowerer *l, const char *name)
{
    struct rl_label *label = g_hash_table_lookup(l->labels, name);
    if (label)
        return label;
    label = rl_new(l->arena, struct rl_label);
    label->name = name;
    label->block = rl_lower_new_block(l);
    g_hash_table_insert(l->labels, (gpointer)name, label);
    g_ptr_array_add(l->label_list, label);
    return label;
}

static void define_label(struct rl_lowerer *l, const struct rl_node *node)
{
    if (!node->text)
        return;
    struct rl_label *label = rl_lower_label(l, node->text);
    if (label->defined) {
        rl_lower_lose(l, rl_arena_printf(l->arena, "label '%s' is defined twice", label->name));
        return;
    }
    label->defined = true;
    label->live = l->live;
    rl_lower_fall_into(l, label->block, node->loc);
}

void rl_lower_goto(struct rl_lowerer *l, const struct rl_node *node)
{
    if (!node->text) {
        rl_lower_lose(l, "goto without a label");
        return;
    }
    if (l->current == RL_NO_BLOCK)
        return;
    struct rl_goto jump = {
        .block = rl_lower_new_block(l), .live = l->live, .label = rl_lower_label(l, node->text), .loc = node->loc};
    rl_lower_jump(l, jump.block, node->loc);
    g_array_append_val(l->gotos, jump);
}

void rl_lower_goto_computed(struct rl_lowerer *l, const struct rl_node *node)
{
    struct rl_val value = node->nkids ? rl_lower_value(l, node->kids[0]) : rl_val_opaque();
    if (l->current == RL_NO_BLOCK)
        return;
    g_array_append_val(l->computed, l->current);
    rl_lower_close(l, (struct rl_term){.kind = RL_TERM_GOTO, .loc = node->loc, .macro = node->macro, .value = value});
}

static const struct rl_live *common(const struct rl_live *a, const struct rl_live *b)
{
    while (a != b) {
        uint32_t depth_a = a ? a->depth : 0, depth_b = b ? b->depth : 0;
        if (depth_a >= depth_b)
            a = a->outer;
        if (depth_b >= depth_a && b)
            b = b->outer;
    }
    return a;
}

static void finish_goto(struct rl_lowerer *l, const struct rl_goto *jump)
{
    if (!jump->label->defined) {
        rl_lower_lose(l, rl_arena_printf(l->arena, "goto to missing label '%s'", jump->label->name));
        return;
    }
    rl_lower_enter(l, jump->block);
    l->live = jump->live;
    rl_lower_leave(l, common(jump->live, jump->label->live), jump->loc, false);
    rl_lower_jump(l, jump->label->block, jump->loc);
}

/* The labels whose address is taken; where a table hides them, all. */
static void finish_computed(struct rl_lowerer *l)
{
    bool any = false;
    for (uint32_t i = 0; i < l->label_list->len; i++) {
        const struct rl_label *label = g_ptr_array_index(l->label_list, i);
        any = any || (label->defined && label->address_taken);
    }
    uint32_t ntargets = 0;
    uint32_t *targets = rl_new_array(l->arena, l->label_list->len, uint32_t);
    for (uint32_t i = 0; i < l->label_list->len; i++) {
        const struct rl_label *label = g_ptr_array_index(l->label_list, i);
        if (label->defined && (label->address_taken || !any))
            targets[ntargets++] = label->block;
    }
    for (uint32_t i = 0; i < l->computed->len; i++) {
        uint32_t id = g_array_index(l->computed, uint32_t, i);
        struct rl_term *term = &g_array_index(l->blocks, struct rl_build_block, id).term;
        term->targets = targets;
        term->ntargets = ntargets;
    }
}

void rl_lower_finish_gotos(struct rl_lowerer *l)
{
    for (uint32_t i = 0; i < l->gotos->len && !l->lost; i++)
        finish_goto(l, &g_array_index(l->gotos, struct rl_goto, i));
    if (l->computed->len)
        finish_computed(l);
}

/* ---- break and continue -------------------------------------------------------------------- */

void rl_lower_break(struct rl_lowerer *l, const struct rl_node *node)
{
    if (!l->target) {
        rl_lower_lose(l, "break outside a loop or switch");
        return;
    }
    rl_lower_leave(l, l->target->break_live, node->loc, false);
    rl_lower_jump(l, l->target->break_block, node->loc);
}

void rl_lower_continue(struct rl_lowerer *l, const struct rl_node *node)
{
    const struct rl_target *target = l->target;
    while (target && target->continue_block == RL_NO_BLOCK)
        target = target->outer;
    if (!target) {
        rl_lower_lose(l, "continue outside a loop");
        return;
    }
    rl_lower_leave(l, target->continue_live, node->loc, false);
    rl_lower_jump(l, target->continue_block, node->loc);
}

/* ---- switch ---------------------------------------------------------------------------------- */

static void add_case(struct rl_lowerer *l, const struct rl_node *node, uint32_t block)
{
    struct rl_switch *sw = l->in_switch;
    struct rl_case range;
    const struct rl_node *high = node->nkids > 1 ? node->kids[1] : NULL;
    bool known = node->nkids && rl_lower_fold(node->kids[0], &range.low);
    range.high = range.low;
    if (known && high)
        known = rl_lower_fold(high, &range.high);
    if (known) {
        g_array_append_val(sw->cases, range);
        g_array_append_val(sw->targets, block);
    } else if (node->nkids && node->kids[0]) {
        g_ptr_array_add(sw->unknown, node->kids[0]);
        g_array_append_val(sw->unknown_targets, block);
    }
}

const struct rl_node *rl_lower_prefixes(struct rl_lowerer *l, const struct rl_node *node)
{
    while (node && (node->kind == RL_NODE_CASE || node->kind == RL_NODE_DEFAULT || node->kind == RL_NODE_LABEL)) {
        if (node->kind == RL_NODE_LABEL) {
            define_label(l, node);
            node = node->nkids ? node->kids[0] : NULL;
            continue;
        }
        if (!l->in_switch) {
            rl_lower_lose(l, "case outside a switch");
            return NULL;
        }
        uint32_t block = rl_lower_new_block(l);
        rl_lower_fall_into(l, block, node->loc);
        if (node->kind == RL_NODE_DEFAULT) {
            l->in_switch->default_block = block;
            node = node->nkids ? node->kids[0] : NULL;
        } else {
            add_case(l, node, block);
            node = node->nkids > 2 ? node->kids[2] : NULL;
        }
    }
    return node;
}

/* Cases whose value is not known (a constant of a missing header) are compared one by one. */
static uint32_t compare_unknown(struct rl_lowerer *l, const struct rl_switch *sw, struct rl_val value, uint32_t otherwise)
{
    if (sw->unknown->len == 0)
        return otherwise;
    uint32_t first = rl_lower_new_block(l);
    rl_lower_enter(l, first);
    for (uint32_t i = 0; i < sw->unknown->len; i++) {
        const struct rl_node *constant = g_ptr_array_index(sw->unknown, i);
        struct rl_node equal = {.kind = RL_NODE_BINARY, .loc = constant->loc, .type = l->int_type};
        uint32_t *targets = rl_new_array(l->arena, 2, uint32_t);
        targets[0] = g_array_index(sw->unknown_targets, uint32_t, i);
        targets[1] = i + 1 < sw->unknown->len ? rl_lower_new_block(l) : otherwise;
        struct rl_val same = rl_lower_binary(l, &equal, RL_OP_EQ, value, rl_lower_value(l, constant));
        rl_lower_close(l, (struct rl_term){
                              .kind = RL_TERM_BRANCH, .loc = constant->loc, .value = same, .targets = targets, .ntargets = 2});
        rl_lower_enter(l, targets[1]);
    }
    return first;
}

static bool has_case(const struct rl_switch *sw, int64_t value)
{
    for (guint i = 0; i < sw->cases->len; i++) {
        const struct rl_case *range = &g_array_index(sw->cases, struct rl_case, i);
        if (range->low <= value && value <= range->high)
            return true;
    }
    return false;
}

/* Do the cases name every enumerator of the switch's type?  C lets an enum hold other values, but
 * whoever writes such a switch relies on there being none (it is what -Wswitch checks). */
static bool covers_enum(const struct rl_switch *sw, const struct rl_node *value)
{
    const struct rl_type *type = value ? value->type : NULL;
    if (!type)
        return false;
    for (uint32_t i = 0; i < type->nenumerators; i++)
        if (!has_case(sw, type->enumerators[i]))
            return false;
    return type->nenumerators > 0;
}

static void dispatch(struct rl_lowerer *l, const struct rl_node *node, struct rl_switch *sw, uint32_t head, struct rl_val value,
                     uint32_t end)
{
    uint32_t otherwise = sw->default_block;
    if (otherwise == RL_NO_BLOCK && covers_enum(sw, node->kids[0]))
        otherwise = rl_lower_new_block(l); /* stays open: unreachable */
    else if (otherwise == RL_NO_BLOCK)
        otherwise = end;
    otherwise = compare_unknown(l, sw, value, otherwise);
    g_array_append_val(sw->targets, otherwise);
    struct rl_term term = {.kind = RL_TERM_SWITCH, .loc = node->loc, .macro = node->macro, .value = value};
    term.ntargets = sw->targets->len;
    term.targets = rl_arena_memdup(l->arena, sw->targets->data, term.ntargets * sizeof(uint32_t));
    term.cases = rl_arena_memdup(l->arena, sw->cases->data, sw->cases->len * sizeof(struct rl_case));
    if (term.ntargets == 1)
        term.kind = RL_TERM_JUMP;
    rl_lower_enter(l, head);
    rl_lower_close(l, term);
}

void rl_lower_switch(struct rl_lowerer *l, const struct rl_node *node)
{
    if (node->nkids != 2) {
        rl_lower_lose(l, "switch without a body");
        return;
    }
    struct rl_val value = rl_lower_value(l, node->kids[0]);
    if (l->current == RL_NO_BLOCK)
        rl_lower_enter(l, rl_lower_new_block(l));
    uint32_t head = l->current, end = rl_lower_new_block(l);
    l->current = RL_NO_BLOCK;
    struct rl_switch sw = {.outer = l->in_switch, .default_block = RL_NO_BLOCK};
    sw.cases = g_array_new(FALSE, TRUE, sizeof(struct rl_case));
    sw.targets = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    sw.unknown = g_ptr_array_new();
    sw.unknown_targets = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    struct rl_target target = {.outer = l->target, .break_block = end, .continue_block = RL_NO_BLOCK, .break_live = l->live};
    l->in_switch = &sw;
    l->target = &target;
    rl_lower_stmt(l, node->kids[1]);
    rl_lower_jump(l, end, rl_lower_end_of(node->loc));
    l->target = target.outer;
    l->in_switch = sw.outer;
    dispatch(l, node, &sw, head, value, end);
    g_array_free(sw.cases, TRUE);
    g_array_free(sw.targets, TRUE);
    g_ptr_array_free(sw.unknown, TRUE);
    g_array_free(sw.unknown_targets, TRUE);
    rl_lower_enter(l, end);
}
