/* Places: what an lvalue names, and loads and stores of it. */
#include "analyzer/ir/lower.h"

#include <string.h>

const struct rl_node *rl_lower_strip_casts(const struct rl_node *node)
{
    while (node && node->kind == RL_NODE_CAST && node->nkids == 1)
        node = node->kids[0];
    return node;
}

static enum rl_type_kind kind_of(const struct rl_node *node)
{
    return node && node->type ? node->type->kind : RL_TYPE_UNKNOWN;
}

static bool names_variable(const struct rl_node *node)
{
    return !node->decl || (node->decl->kind != RL_DECL_FUNCTION && node->decl->kind != RL_DECL_ENUMERATOR);
}

bool rl_lower_is_lvalue(const struct rl_node *node)
{
    if (!node || kind_of(node) == RL_TYPE_FUNCTION)
        return false;
    for (uint32_t i = 0; i < node->nkids; i++)
        if (!node->kids[i] && node->kind != RL_NODE_COMPOUND_LITERAL)
            return false;
    if (node->kind == RL_NODE_NAME)
        return names_variable(node) && node->text;
    if (node->kind == RL_NODE_UNARY)
        return node->op == RL_OP_DEREF && node->nkids == 1;
    if (node->kind == RL_NODE_MEMBER)
        return node->nkids == 1;
    return (node->kind == RL_NODE_INDEX && node->nkids == 2) || node->kind == RL_NODE_COMPOUND_LITERAL;
}

/* ---- making places ---------------------------------------------------------------- */

static struct rl_place *new_place(struct rl_lowerer *l, enum rl_base_kind base, const struct rl_node *node)
{
    struct rl_place *place = rl_new(l->arena, struct rl_place);
    place->base = base;
    place->type = rl_lower_type(l, node);
    place->spelling = rl_lower_spell(l, node);
    return place;
}

struct rl_place *rl_lower_var_place(struct rl_lowerer *l, uint32_t var, const struct rl_type *type)
{
    struct rl_place *place = rl_new(l->arena, struct rl_place);
    place->base = RL_BASE_VAR;
    place->id = var;
    place->type = type;
    place->spelling = g_array_index(l->vars, struct rl_var, var).name;
    return place;
}

struct rl_place *rl_lower_step(struct rl_lowerer *l, const struct rl_place *place, struct rl_step step,
                               const struct rl_type *type, const char *spelling)
{
    struct rl_place *longer = rl_new(l->arena, struct rl_place);
    *longer = *place;
    longer->nsteps = place->nsteps + 1;
    longer->steps = rl_new_array(l->arena, longer->nsteps, struct rl_step);
    if (place->nsteps)
        memcpy(longer->steps, place->steps, place->nsteps * sizeof(struct rl_step));
    longer->steps[place->nsteps] = step;
    longer->type = type;
    longer->spelling = spelling;
    return longer;
}

/* The record that a member belongs to; anonymous members belong to the one around them. */
static const struct rl_record *record_of(const struct rl_node *node)
{
    while (node->kids[0]->kind == RL_NODE_MEMBER && node->kids[0]->nkids == 1 && node->kids[0]->text && !*node->kids[0]->text)
        node = node->kids[0];
    const struct rl_type *type = node->kids[0]->type;
    if (type && (type->kind == RL_TYPE_POINTER || type->kind == RL_TYPE_ARRAY))
        type = type->to;
    return type && type->kind == RL_TYPE_RECORD ? type->record : NULL;
}

static struct rl_place *field_of(struct rl_lowerer *l, struct rl_place *object, const struct rl_node *node)
{
    const char *spelling = rl_lower_spell(l, node);
    if (!node->text || !*node->text) { /* an anonymous struct or union is transparent */
        struct rl_place *same = rl_new(l->arena, struct rl_place);
        *same = *object;
        same->type = rl_lower_type(l, node);
        same->spelling = spelling;
        return same;
    }
    struct rl_step step = {.kind = RL_STEP_FIELD, .field = node->text, .record = record_of(node)};
    return rl_lower_step(l, object, step, rl_lower_type(l, node), spelling);
}

static struct rl_place *element_of(struct rl_lowerer *l, struct rl_place *array, struct rl_val index, const struct rl_node *node)
{
    struct rl_step step = {.kind = RL_STEP_INDEX, .index = index};
    return rl_lower_step(l, array, step, rl_lower_type(l, node), rl_lower_spell(l, node));
}

/* What POINTER's value points to. */
static struct rl_place *pointee(struct rl_lowerer *l, struct rl_val pointer, const struct rl_node *node)
{
    struct rl_place *place = new_place(l, RL_BASE_MEM, node);
    place->mem = pointer;
    return place;
}

static struct rl_place *materialise(struct rl_lowerer *l, const struct rl_node *node)
{
    uint32_t var = rl_lower_synthetic(l, rl_lower_type(l, node), node->loc);
    struct rl_place *place = rl_lower_var_place(l, var, rl_lower_type(l, node));
    if (node->kind == RL_NODE_COMPOUND_LITERAL) {
        if (node->nkids && node->kids[0])
            rl_lower_init(l, place, node->kids[0], node->loc);
    } else {
        rl_lower_store(l, place, rl_lower_value(l, node), node->loc, node->macro);
    }
    struct rl_place *spelled = rl_new(l->arena, struct rl_place);
    *spelled = *place;
    spelled->spelling = rl_lower_spell(l, node);
    return spelled;
}

/* ---- one kind of lvalue each -------------------------------------------------------- */

static uint32_t var_by_name(struct rl_lowerer *l, const struct rl_decl *decl)
{
    if (!g_hash_table_contains(l->var_ids, decl) && decl->kind == RL_DECL_PARAM)
        for (uint32_t i = 0; i < l->func->nparams; i++)
            if (g_strcmp0(g_array_index(l->vars, struct rl_var, i).name, decl->name) == 0)
                return i;
    return rl_lower_add_var(l, decl);
}

static struct rl_place *place_of_name(struct rl_lowerer *l, const struct rl_node *node)
{
    const struct rl_decl *decl = node->decl;
    struct rl_place *place = rl_new(l->arena, struct rl_place);
    place->type = rl_lower_type(l, node);
    place->spelling = node->text ? node->text : "";
    if (decl && (decl->kind == RL_DECL_LOCAL || decl->kind == RL_DECL_PARAM)) {
        place->base = RL_BASE_VAR;
        place->id = var_by_name(l, decl);
    } else {
        place->base = RL_BASE_GLOBAL;
        place->id = rl_lower_global(l, place->spelling, place->type, decl);
    }
    return place;
}

static struct rl_place *place_of_member(struct rl_lowerer *l, const struct rl_node *node)
{
    const struct rl_node *object = node->kids[0];
    if (node->op == RL_OP_DOT)
        return field_of(l, rl_lower_place(l, object), node);
    if (object->kind == RL_NODE_UNARY && object->op == RL_OP_ADDR && rl_lower_is_lvalue(object->kids[0]))
        return field_of(l, rl_lower_place(l, object->kids[0]), node);
    if (kind_of(object) == RL_TYPE_ARRAY && rl_lower_is_lvalue(object))
        return field_of(l, element_of(l, rl_lower_place(l, object), rl_val_int(0), object), node);
    return field_of(l, pointee(l, rl_lower_value(l, object), object), node);
}

/* ARRAY[INDEX], also written *(ARRAY + INDEX). */
static struct rl_place *place_of_element(struct rl_lowerer *l, const struct rl_node *array, const struct rl_node *index,
                                         const struct rl_node *node)
{
    if (kind_of(array) == RL_TYPE_INT && kind_of(index) != RL_TYPE_INT && kind_of(index) != RL_TYPE_UNKNOWN) {
        const struct rl_node *swap = array;
        array = index;
        index = swap;
    }
    struct rl_place *base;
    if (kind_of(array) == RL_TYPE_ARRAY && rl_lower_is_lvalue(array)) {
        base = rl_lower_place(l, array);
        /* What a pointer to an array points to is its element 0. */
        if (base->base == RL_BASE_MEM && base->nsteps == 0)
            base = element_of(l, base, rl_val_int(0), array);
    } else {
        base = pointee(l, rl_lower_value(l, array), array);
    }
    return element_of(l, base, rl_lower_value(l, index), node);
}

static bool is_pointerish(enum rl_type_kind kind)
{
    return kind == RL_TYPE_POINTER || kind == RL_TYPE_ARRAY;
}

static struct rl_place *place_of_deref(struct rl_lowerer *l, const struct rl_node *node)
{
    const struct rl_node *pointer = node->kids[0];
    if (pointer->kind == RL_NODE_BINARY && pointer->op == RL_OP_ADD && pointer->nkids == 2 &&
        (is_pointerish(kind_of(pointer->kids[0])) || is_pointerish(kind_of(pointer->kids[1]))))
        return place_of_element(l, pointer->kids[0], pointer->kids[1], node);
    if (pointer->kind == RL_NODE_UNARY && pointer->op == RL_OP_ADDR && rl_lower_is_lvalue(pointer->kids[0]))
        return rl_lower_place(l, pointer->kids[0]);
    if (kind_of(pointer) == RL_TYPE_ARRAY && rl_lower_is_lvalue(pointer))
        return element_of(l, rl_lower_place(l, pointer), rl_val_int(0), node);
    return pointee(l, rl_lower_value(l, pointer), node);
}

static struct rl_place *place_of_kind(struct rl_lowerer *l, const struct rl_node *node)
{
    if (!rl_lower_is_lvalue(node))
        return materialise(l, node);
    if (node->kind == RL_NODE_NAME)
        return place_of_name(l, node);
    if (node->kind == RL_NODE_MEMBER)
        return place_of_member(l, node);
    if (node->kind == RL_NODE_INDEX)
        return place_of_element(l, node->kids[0], node->kids[1], node);
    if (node->kind == RL_NODE_UNARY)
        return place_of_deref(l, node);
    return materialise(l, node);
}

struct rl_place *rl_lower_place(struct rl_lowerer *l, const struct rl_node *node)
{
    if (!node) {
        rl_lower_lose(l, "an operand is missing");
        return rl_new(l->arena, struct rl_place);
    }
    /* A cast struct or lvalue (old GNU C) is the thing itself. */
    while (node->kind == RL_NODE_CAST && node->nkids == 1 && rl_lower_is_lvalue(node->kids[0]) &&
           kind_of(node->kids[0]) == kind_of(node))
        node = node->kids[0];
    if (!rl_lower_down(l))
        return rl_new(l->arena, struct rl_place);
    struct rl_place *place = place_of_kind(l, node);
    rl_lower_up(l);
    return place;
}

/* ---- loads and stores ---------------------------------------------------------------- */

static struct rl_val emit_load(struct rl_lowerer *l, struct rl_place *place, struct rl_loc loc, const char *macro, bool synthetic)
{
    uint32_t dst = rl_lower_temp(l);
    rl_lower_emit(l, (struct rl_inst){.kind = RL_INST_LOAD,
                                      .dst = dst,
                                      .loc = loc,
                                      .macro = macro,
                                      .type = place->type,
                                      .place = place,
                                      .null_checked = synthetic});
    return rl_val_temp(dst);
}

struct rl_val rl_lower_addr(struct rl_lowerer *l, struct rl_place *place, const struct rl_type *type, const struct rl_node *node)
{
    if (place->base == RL_BASE_VAR && place->id < l->vars->len)
        g_array_index(l->vars, struct rl_var, place->id).address_taken = true;
    if (place->base == RL_BASE_MEM && place->nsteps == 0)
        return place->mem; /* &*p */
    uint32_t dst = rl_lower_temp(l);
    rl_lower_emit(l, (struct rl_inst){.kind = RL_INST_ADDR,
                                      .dst = dst,
                                      .loc = node->loc,
                                      .macro = node->macro,
                                      .type = type,
                                      .place = place});
    return rl_val_temp(dst);
}

struct rl_val rl_lower_load(struct rl_lowerer *l, struct rl_place *place, const struct rl_node *node)
{
    if (place->type && place->type->kind == RL_TYPE_ARRAY) {
        const struct rl_type *element = place->type->to ? place->type->to : l->unknown_type;
        return rl_lower_addr(l, place, rl_lower_pointer_to(l, element), node);
    }
    return emit_load(l, place, node->loc, node->macro, false);
}

struct rl_val rl_lower_load_synthetic(struct rl_lowerer *l, uint32_t var, const struct rl_node *node)
{
    struct rl_place *place = rl_lower_var_place(l, var, g_array_index(l->vars, struct rl_var, var).type);
    place->spelling = rl_lower_spell(l, node);
    return emit_load(l, place, node->loc, node->macro, true);
}

static bool is_synthetic(struct rl_lowerer *l, const struct rl_place *place)
{
    return place->base == RL_BASE_VAR && place->id < l->vars->len && g_array_index(l->vars, struct rl_var, place->id).synthetic;
}

void rl_lower_store(struct rl_lowerer *l, struct rl_place *place, struct rl_val value, struct rl_loc loc, const char *macro)
{
    rl_lower_emit(l, (struct rl_inst){.kind = RL_INST_STORE,
                                      .dst = RL_NO_TEMP,
                                      .loc = loc,
                                      .macro = macro,
                                      .type = place->type,
                                      .place = place,
                                      .a = value,
                                      .null_checked = is_synthetic(l, place)});
}

void rl_lower_zero(struct rl_lowerer *l, struct rl_place *place, struct rl_loc loc)
{
    rl_lower_emit(l, (struct rl_inst){.kind = RL_INST_ZERO,
                                      .dst = RL_NO_TEMP,
                                      .loc = loc,
                                      .type = place->type,
                                      .place = place,
                                      .null_checked = is_synthetic(l, place)});
}

struct rl_val rl_lower_store_node(struct rl_lowerer *l, struct rl_place *place, const struct rl_node *node, struct rl_loc loc)
{
    bool is_struct = kind_of(node) == RL_TYPE_RECORD;
    if (is_struct && rl_lower_is_lvalue(rl_lower_strip_casts(node))) {
        struct rl_place *from = rl_lower_place(l, rl_lower_strip_casts(node));
        rl_lower_emit(l, (struct rl_inst){.kind = RL_INST_COPY,
                                          .dst = RL_NO_TEMP,
                                          .loc = loc,
                                          .macro = node->macro,
                                          .type = place->type,
                                          .place = place,
                                          .place2 = from,
                                          .null_checked = is_synthetic(l, place)});
        return rl_val_opaque();
    }
    struct rl_val value = rl_lower_value(l, node);
    rl_lower_store(l, place, value, loc, node->macro);
    return value;
}

/* ---- spelling --------------------------------------------------------------------------- */

enum { SPELL_DEPTH = 12, SPELL_LENGTH = 160 };

static void spell(GString *text, const struct rl_node *node, uint32_t depth);

static void spell_call(GString *text, const struct rl_node *node, uint32_t depth)
{
    spell(text, node->kids[0], depth);
    g_string_append_c(text, '(');
    for (uint32_t i = 1; i < node->nkids; i++) {
        if (i > 1)
            g_string_append(text, ", ");
        spell(text, node->kids[i], depth);
    }
    g_string_append_c(text, ')');
}

static const char *const symbols[] = {
    [RL_OP_ADD] = " + ",    [RL_OP_SUB] = " - ",  [RL_OP_MUL] = " * ",  [RL_OP_DIV] = " / ",     [RL_OP_REM] = " % ",
    [RL_OP_SHL] = " << ",   [RL_OP_SHR] = " >> ", [RL_OP_AND] = " & ",  [RL_OP_OR] = " | ",      [RL_OP_XOR] = " ^ ",
    [RL_OP_EQ] = " == ",    [RL_OP_NE] = " != ",  [RL_OP_LT] = " < ",   [RL_OP_LE] = " <= ",     [RL_OP_GT] = " > ",
    [RL_OP_GE] = " >= ",    [RL_OP_LAND] = " && ", [RL_OP_LOR] = " || ", [RL_OP_COMMA] = ", ",    [RL_OP_NEG] = "-",
    [RL_OP_NOT] = "!",      [RL_OP_COMPL] = "~",  [RL_OP_ADDR] = "&",   [RL_OP_DEREF] = "*",     [RL_OP_PREINC] = "++",
    [RL_OP_PREDEC] = "--",  [RL_OP_POSTINC] = "++", [RL_OP_POSTDEC] = "--", [RL_OP_ARROW] = "->", [RL_OP_DOT] = ".",
};

static const char *symbol(enum rl_op op)
{
    return (size_t)op < G_N_ELEMENTS(symbols) && symbols[op] ? symbols[op] : "?";
}

static void spell_operator(GString *text, const struct rl_node *node, uint32_t depth)
{
    if (node->kind == RL_NODE_UNARY) {
        bool behind = node->op == RL_OP_POSTINC || node->op == RL_OP_POSTDEC;
        bool group = node->kids[0] && node->kids[0]->kind == RL_NODE_BINARY;
        g_string_append_printf(text, "%s%s", behind ? "" : symbol(node->op), group ? "(" : "");
        spell(text, node->kids[0], depth);
        g_string_append_printf(text, "%s%s", group ? ")" : "", behind ? symbol(node->op) : "");
        return;
    }
    spell(text, node->kids[0], depth);
    if (node->kind == RL_NODE_ASSIGN)
        g_string_append(text, " = ");
    else
        g_string_append(text, symbol(node->op));
    spell(text, node->kids[1], depth);
}

static void spell_postfix(GString *text, const struct rl_node *node, uint32_t depth)
{
    const struct rl_node *object = rl_lower_strip_casts(node->kids[0]);
    bool group = object && object->kind == RL_NODE_UNARY;
    if (group)
        g_string_append_c(text, '(');
    spell(text, object, depth);
    if (group)
        g_string_append_c(text, ')');
    if (node->kind == RL_NODE_INDEX) {
        g_string_append_c(text, '[');
        spell(text, node->kids[1], depth);
        g_string_append_c(text, ']');
    } else if (node->text && *node->text) {
        /* Through an anonymous union: the operator before it. */
        bool anonymous = object && object->kind == RL_NODE_MEMBER && (!object->text || !*object->text);
        g_string_append(text, symbol(anonymous ? object->op : node->op));
        g_string_append(text, node->text);
    }
}

static bool has_kids(const struct rl_node *node, uint32_t count)
{
    return node->nkids >= count;
}

static void spell(GString *text, const struct rl_node *node, uint32_t depth)
{
    node = rl_lower_strip_casts(node);
    if (!node || depth >= SPELL_DEPTH || text->len >= SPELL_LENGTH) {
        g_string_append(text, "...");
        return;
    }
    depth++;
    if (node->kind == RL_NODE_NAME && node->text)
        g_string_append(text, node->text);
    else if (node->kind == RL_NODE_INT)
        g_string_append_printf(text, "%" G_GINT64_FORMAT, node->value);
    else if ((node->kind == RL_NODE_MEMBER && has_kids(node, 1)) || (node->kind == RL_NODE_INDEX && has_kids(node, 2)))
        spell_postfix(text, node, depth);
    else if (node->kind == RL_NODE_CALL && has_kids(node, 1))
        spell_call(text, node, depth);
    else if (((node->kind == RL_NODE_BINARY || node->kind == RL_NODE_ASSIGN) && has_kids(node, 2)) ||
             (node->kind == RL_NODE_UNARY && has_kids(node, 1)))
        spell_operator(text, node, depth);
    else
        g_string_append(text, "...");
}

const char *rl_lower_spell(struct rl_lowerer *l, const struct rl_node *node)
{
    node = rl_lower_strip_casts(node);
    if (node && node->kind == RL_NODE_NAME && node->text)
        return node->text;
    GString *text = g_string_sized_new(48);
    spell(text, node, 0);
    const char *kept = rl_arena_intern_len(l->arena, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}
