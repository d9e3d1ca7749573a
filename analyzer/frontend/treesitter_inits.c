/* Literals, initialisers, and the values of constant expressions. */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

/* ---- numbers ------------------------------------------------------------------------ */

static const struct rl_type *integer_type(struct rl_ts *t, const char *suffix, uint64_t value, bool decimal)
{
    bool is_unsigned = strpbrk(suffix, "uU") != NULL;
    const char *l = strpbrk(suffix, "lL");
    bool is_long = l || value > (decimal && !is_unsigned ? INT32_MAX : UINT32_MAX);
    if (l && (l[1] == 'l' || l[1] == 'L'))
        return rl_ts_named_type(t, rl_arena_intern(t->arena, is_unsigned ? "unsigned long long" : "long long"));
    if (is_long)
        return is_unsigned || value > INT64_MAX ? t->ulong_type : t->long_type;
    return is_unsigned || value > INT32_MAX ? t->uint_type : t->int_type;
}

/* The grammar takes `-1` for one literal. */
static struct rl_node *negative(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_node digits = *node;
    digits.begin = rl_ts_skip_blank(t->out.text->str, node->end, node->begin + 1);
    struct rl_node *operand = rl_ts_number(t, &digits);
    if (*rl_ts_at(t, node->begin) == '+')
        return operand;
    struct rl_node *made = rl_ts_make(t, RL_NODE_UNARY, node->begin, node->end);
    made->op = RL_OP_NEG;
    made->type = operand->type;
    rl_ts_set_kids(t, made, 1);
    made->kids[0] = operand;
    return made;
}

struct rl_node *rl_ts_number(struct rl_ts *t, const struct rl_ts_node *node)
{
    char sign = *rl_ts_at(t, node->begin);
    if ((sign == '-' || sign == '+') && node->end > node->begin + 1)
        return negative(t, node);
    struct rl_node *made = rl_ts_make(t, RL_NODE_INT, node->begin, node->end);
    char copy[64] = {0};
    uint32_t len = MIN(node->end - node->begin, (uint32_t)sizeof(copy) - 1);
    memcpy(copy, rl_ts_at(t, node->begin), len);
    bool hex = copy[0] == '0' && (copy[1] == 'x' || copy[1] == 'X');
    if (strpbrk(copy, hex ? ".pP" : ".eE") || (!hex && strpbrk(copy, "fF"))) {
        made->kind = RL_NODE_FLOAT;
        made->text = rl_ts_intern(t, node);
        char last = copy[len ? len - 1 : 0];
        made->type = last == 'f' || last == 'F' ? t->float_type : t->double_type;
        return made;
    }
    bool binary = copy[0] == '0' && (copy[1] == 'b' || copy[1] == 'B');
    char *rest;
    uint64_t value = g_ascii_strtoull(binary ? copy + 2 : copy, &rest, binary ? 2 : 0);
    made->value = (int64_t)value;
    made->type = integer_type(t, rest, value, copy[0] != '0');
    return made;
}

/* ---- characters and strings ------------------------------------------------------------ */

/* Decodes the escape behind the backslash at *AT; advances *AT. */
static uint32_t escape(const char *text, uint32_t size, uint32_t *at)
{
    static const char from[] = "abfnrtve", to[] = "\a\b\f\n\r\t\v\033";
    uint32_t p = *at + 1, value = 0;
    char ch = p < size ? text[p] : '\0';
    const char *simple = ch ? strchr(from, ch) : NULL;
    if (simple) {
        value = (unsigned char)to[simple - from];
        p++;
    } else if (ch == 'x' || ch == 'u' || ch == 'U') {
        unsigned digits = ch == 'u' ? 4 : 8;
        for (p++; digits-- && p < size && g_ascii_isxdigit(text[p]); p++)
            value = value * 16 + (uint32_t)g_ascii_xdigit_value(text[p]);
    } else if (ch >= '0' && ch <= '7') {
        for (unsigned digits = 3; digits-- && p < size && text[p] >= '0' && text[p] <= '7'; p++)
            value = value * 8 + (uint32_t)(text[p] - '0');
    } else if (p < size) {
        value = (unsigned char)ch;
        p++;
    }
    *at = p;
    return value;
}

struct rl_node *rl_ts_character(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_node *made = rl_ts_make(t, RL_NODE_INT, node->begin, node->end);
    made->type = t->int_type;
    const char *text = rl_ts_at(t, node->begin);
    uint32_t size = node->end - node->begin, at = 0;
    while (at < size && text[at] != '\'')
        at++;
    bool wide = at > 0;
    for (at++; at + 1 < size && text[at] != '\'';) {
        uint32_t value = text[at] == '\\' ? escape(text, size, &at) : (unsigned char)text[at++];
        made->value = wide ? (int64_t)value : (int64_t)((uint64_t)made->value << 8 | value);
    }
    if (!wide && size <= 6)
        made->value = (signed char)made->value;
    return made;
}

/* Appends the bytes of the literal at AT; returns the place behind it. */
static uint32_t append_literal(GString *bytes, const char *text, uint32_t size, uint32_t at)
{
    uint32_t end = rl_ts_quote_end(text, size, at);
    uint32_t stop = end > at + 1 && text[end - 1] == '"' ? end - 1 : end;
    for (at++; at < stop;) {
        if (text[at] != '\\') {
            g_string_append_c(bytes, text[at++]);
            continue;
        }
        bool universal = at + 1 < stop && (text[at + 1] == 'u' || text[at + 1] == 'U');
        uint32_t value = escape(text, stop, &at);
        if ((universal && value < 0x110000) || value > 0xff)
            g_string_append_unichar(bytes, value < 0x110000 ? value : 0xfffd);
        else
            g_string_append_c(bytes, (char)value);
    }
    return end;
}

/* Is the word [AT, END) of TEXT no prefix of a literal?  `"%" FORMAT_OF_A_HEADER`. */
static bool is_macro_between(const char *text, uint32_t size, uint32_t at, uint32_t end)
{
    static const char *const prefixes[] = {"L", "u", "U", "u8"};
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (end < size && text[end] == '"' && rl_ts_equal(text + at, end - at, prefixes[i]))
            return false;
    return true;
}

struct rl_node *rl_ts_string(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_node *made = rl_ts_make(t, RL_NODE_STRING, node->begin, node->end);
    const char *text = rl_ts_at(t, node->begin);
    uint32_t size = node->end - node->begin;
    GString *bytes = g_string_new(NULL);
    bool wide = *text == 'L' || *text == 'u' || *text == 'U';
    for (uint32_t at = 0; at < size;) {
        uint32_t end = rl_ts_word_end(text, size, at);
        if (end > at && made->kind == RL_NODE_STRING && is_macro_between(text, size, at, end))
            made->kind = RL_NODE_UNKNOWN; /* a text that only a header knows */
        at = text[at] == '"' ? append_literal(bytes, text, size, at) : MAX(end, at + 1);
    }
    if (made->kind == RL_NODE_STRING)
        made->text = rl_arena_intern_len(t->arena, bytes->str, strlen(bytes->str));
    const struct rl_type *element =
        wide && *text == 'L' ? rl_ts_named_type(t, rl_arena_intern(t->arena, "wchar_t")) : t->char_type;
    made->type = rl_ts_array_of(t, element, (int64_t)bytes->len + 1);
    g_string_free(bytes, TRUE);
    return made;
}

/* ---- initialisers ------------------------------------------------------------------------- */

static const struct rl_type *element_type(struct rl_ts *t, const struct rl_type *type, uint32_t i)
{
    if (type->kind == RL_TYPE_ARRAY)
        return type->to;
    if (type->kind == RL_TYPE_RECORD && i < type->record->nfields)
        return type->record->fields[i].type;
    return t->no_type;
}

/* The designators KIDS[AT..] and then the value. */
static struct rl_node *designated(struct rl_ts *t, const struct rl_ts_node *pair, struct rl_ts_kids kids, uint32_t at,
                                  const struct rl_type *type)
{
    struct rl_ts_node value;
    while (at < kids.count && rl_ts_kid(t, kids, at).field != RL_TS_F_DESIGNATOR)
        at++;
    if (at >= kids.count)
        return rl_ts_find(t, kids, RL_TS_F_VALUE, &value) ? rl_ts_init(t, &value, type)
                                                           : rl_ts_unknown(t, pair->end, pair->end);
    struct rl_ts_node kid = rl_ts_kid(t, kids, at);
    struct rl_node *made = rl_ts_make(t, RL_NODE_DESIGNATED, pair->begin, pair->end);
    made->type = t->no_type;
    if (kid.kind == RL_TS_FIELD_DESIGNATOR || kid.kind == RL_TS_FIELD_IDENTIFIER) {
        uint32_t begin = kid.begin + (kid.kind == RL_TS_FIELD_DESIGNATOR);
        begin = rl_ts_skip_blank(t->out.text->str, kid.end, begin);
        made->text = rl_arena_intern_len(t->arena, rl_ts_at(t, begin), kid.end - begin);
        const struct rl_type *field = rl_ts_field_type(type, made->text);
        type = field ? field : t->no_type;
        made->type = type;
    } else {
        struct rl_ts_kids parts = rl_ts_kids(t, &kid);
        for (uint32_t i = 0; i < parts.count; i++) {
            struct rl_ts_node part = rl_ts_kid(t, parts, i);
            if (rl_ts_is_expr(&part)) {
                rl_ts_fold(rl_ts_expr(t, &part), &made->value);
                break;
            }
        }
        rl_ts_drop(t, parts);
        type = type->kind == RL_TYPE_ARRAY ? type->to : t->no_type;
    }
    rl_ts_set_kids(t, made, 1);
    made->kids[0] = designated(t, pair, kids, at + 1, type);
    return made;
}

static struct rl_node *list(struct rl_ts *t, const struct rl_ts_node *node, const struct rl_type *type)
{
    struct rl_node *made = rl_ts_make(t, RL_NODE_INIT_LIST, node->begin, node->end);
    made->type = type;
    uint32_t start = t->pool->len, index = 0;
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (kid.kind == RL_TS_INITIALIZER_PAIR) {
            struct rl_ts_kids parts = rl_ts_kids(t, &kid);
            g_ptr_array_add(t->pool, designated(t, &kid, parts, 0, type));
            rl_ts_drop(t, parts);
        } else if (kid.kind == RL_TS_INITIALIZERS || rl_ts_is_expr(&kid)) {
            g_ptr_array_add(t->pool, rl_ts_init(t, &kid, element_type(t, type, index)));
        } else {
            continue;
        }
        index++;
    }
    rl_ts_drop(t, kids);
    rl_ts_take_kids(t, made, start);
    return made;
}

struct rl_node *rl_ts_init(struct rl_ts *t, const struct rl_ts_node *node, const struct rl_type *type)
{
    struct rl_node *made;
    if (node->kind != RL_TS_INITIALIZERS) {
        made = rl_ts_expr(t, node);
        if (made->kind == RL_NODE_INT && made->value == 0 && type->kind == RL_TYPE_POINTER &&
            made->type->kind == RL_TYPE_INT)
            made->type = type;
        if (made->kind == RL_NODE_STRING && type->kind == RL_TYPE_ARRAY && type->length >= 0)
            made->type = type;
        return made;
    }
    if (t->depth >= RL_TS_MAX_DEPTH)
        return rl_ts_unknown(t, node->begin, node->end);
    t->depth++;
    made = list(t, node, type);
    t->depth--;
    return made;
}

/* ---- constants -------------------------------------------------------------------------------- */

static bool fold_binary(enum rl_op op, int64_t a, int64_t b, int64_t *value)
{
    uint64_t ua = (uint64_t)a, ub = (uint64_t)b;
    switch ((int)op) {
    case RL_OP_ADD: *value = (int64_t)(ua + ub); return true;
    case RL_OP_SUB: *value = (int64_t)(ua - ub); return true;
    case RL_OP_MUL: *value = (int64_t)(ua * ub); return true;
    case RL_OP_DIV: *value = b > 0 ? a / b : 0; return b > 0;
    case RL_OP_REM: *value = b > 0 ? a % b : 0; return b > 0;
    case RL_OP_SHL: *value = ub < 64 ? (int64_t)(ua << ub) : 0; return ub < 64;
    case RL_OP_SHR: *value = ub < 64 ? a >> ub : 0; return ub < 64;
    case RL_OP_AND: *value = a & b; return true;
    case RL_OP_OR: *value = a | b; return true;
    case RL_OP_XOR: *value = a ^ b; return true;
    case RL_OP_EQ: *value = a == b; return true;
    case RL_OP_NE: *value = a != b; return true;
    case RL_OP_LT: *value = a < b; return true;
    case RL_OP_LE: *value = a <= b; return true;
    case RL_OP_GT: *value = a > b; return true;
    case RL_OP_GE: *value = a >= b; return true;
    default: return false;
    }
}

static bool fold(const struct rl_node *node, int64_t *value, uint32_t depth)
{
    int64_t a, b;
    if (!node || depth > 200)
        return false;
    switch ((int)node->kind) {
    case RL_NODE_INT: *value = node->value; return true;
    case RL_NODE_SIZEOF: *value = node->value; return node->value != 0;
    case RL_NODE_NAME:
        *value = node->decl ? node->decl->value : 0;
        return node->decl && node->decl->kind == RL_DECL_ENUMERATOR;
    case RL_NODE_CAST: return node->nkids == 1 && fold(node->kids[0], value, depth + 1);
    case RL_NODE_UNARY:
        if (node->nkids != 1 || !fold(node->kids[0], &a, depth + 1))
            return false;
        *value = node->op == RL_OP_NEG ? (int64_t)(0 - (uint64_t)a) : node->op == RL_OP_COMPL ? ~a : !a;
        return node->op == RL_OP_NEG || node->op == RL_OP_COMPL || node->op == RL_OP_NOT;
    case RL_NODE_BINARY:
        return node->nkids == 2 && fold(node->kids[0], &a, depth + 1) && fold(node->kids[1], &b, depth + 1) &&
               fold_binary(node->op, a, b, value);
    case RL_NODE_COND:
        return node->nkids == 3 && node->kids[1] && fold(node->kids[0], &a, depth + 1) &&
               fold(node->kids[a ? 1 : 2], value, depth + 1);
    default: return false;
    }
}

bool rl_ts_fold(const struct rl_node *node, int64_t *value)
{
    int64_t folded;
    bool known = fold(node, &folded, 0);
    if (known)
        *value = folded;
    return known;
}
