/* Initialiser lists and literals. */
#include "analyzer/frontend/clang_private.h"

#include <string.h>

bool rl_clang_evaluate(CXCursor cursor, int64_t *value)
{
    CXEvalResult result = clang_Cursor_Evaluate(cursor);
    if (!result)
        return false;
    bool found = clang_EvalResult_getKind(result) == CXEval_Int;
    if (found)
        *value = clang_EvalResult_getAsLongLong(result);
    clang_EvalResult_dispose(result);
    return found;
}

/* ---- characters and strings --------------------------------------------------- */

/* Decodes one escape behind the backslash at *AT; advances *AT. */
static uint32_t escape(const char **at)
{
    const char *p = *at + 1;
    uint32_t value = 0;
    static const char from[] = "abfnrtve", to[] = "\a\b\f\n\r\t\v\033";
    const char *simple = *p ? strchr(from, *p) : NULL;
    if (simple) {
        value = (unsigned char)to[simple - from];
        p++;
    } else if (*p == 'x' || *p == 'u' || *p == 'U') {
        unsigned digits = *p == 'u' ? 4 : 8;
        for (p++; digits-- && g_ascii_isxdigit(*p); p++)
            value = value * 16 + (uint32_t)g_ascii_xdigit_value(*p);
    } else if (*p >= '0' && *p <= '7') {
        for (unsigned digits = 3; digits-- && *p >= '0' && *p <= '7'; p++)
            value = value * 8 + (uint32_t)(*p - '0');
    } else if (*p) {
        value = (unsigned char)*p++;
    }
    *at = p;
    return value;
}

/* SPELLING is quoted and escaped: the bytes up to the first NUL, interned. */
static const char *string_bytes(struct rl_clang *c, CXString spelling)
{
    const char *text = clang_getCString(spelling);
    const char *at = text ? strchr(text, '"') : NULL;
    GString *bytes = g_string_new(NULL);
    for (at = at ? at + 1 : ""; *at && *at != '"';) {
        if (*at != '\\') {
            g_string_append_c(bytes, *at++);
            continue;
        }
        bool universal = at[1] == 'u' || at[1] == 'U';
        uint32_t value = escape(&at);
        if (value == 0)
            break;
        if (universal || value > 0xff)
            g_string_append_unichar(bytes, value);
        else
            g_string_append_c(bytes, (char)value);
    }
    const char *result = rl_arena_intern_len(c->arena, bytes->str, bytes->len);
    g_string_free(bytes, TRUE);
    clang_disposeString(spelling);
    return result;
}

static bool character_value(const char *text, uint32_t size, uint32_t at, int64_t *value)
{
    uint32_t end = rl_lex_token(text, size, at);
    if (end - at < 3 || end - at > 15 || text[at] != '\'')
        return false;
    char copy[16] = {0};
    memcpy(copy, text + at + 1, end - at - 2);
    const char *p = copy;
    *value = *p == '\\' ? (signed char)escape(&p) : (signed char)*p++;
    return *p == '\0'; /* no multi-character constant */
}

/* ---- numbers --------------------------------------------------------------------- */

static bool integer_value(const char *text, uint32_t size, uint32_t at, int64_t *value)
{
    uint32_t end = rl_lex_token(text, size, at);
    char copy[64] = {0};
    if (end == at || end - at >= sizeof(copy) || !g_ascii_isdigit(text[at]))
        return false;
    memcpy(copy, text + at, end - at);
    int base = 0;
    const char *digits = copy;
    if (copy[0] == '0' && (copy[1] == 'b' || copy[1] == 'B'))
        base = 2, digits = copy + 2;
    char *rest;
    *value = (int64_t)g_ascii_strtoull(digits, &rest, (guint)base);
    return rest != digits && strspn(rest, "uUlL") == strlen(rest);
}

void rl_clang_literal(struct rl_clang *c, CXCursor cursor, CXSourceRange range, struct rl_node *node)
{
    if (cursor.kind == CXCursor_StringLiteral) {
        node->kind = RL_NODE_STRING;
        node->text = string_bytes(c, clang_getCursorSpelling(cursor));
        return;
    }
    struct rl_clang_place place = rl_clang_spelling_place(c, clang_getRangeStart(range));
    const char *text = rl_clang_text(c, place.file);
    uint32_t size = text ? place.file->size : 0;
    if (cursor.kind == CXCursor_FloatingLiteral || cursor.kind == CXCursor_ImaginaryLiteral) {
        uint32_t end = place.offset;
        while (end < size && (g_ascii_isalnum(text[end]) || text[end] == '.' ||
                              ((text[end] == '-' || text[end] == '+') && strchr("eEpP", text[end - 1]))))
            end++;
        node->kind = RL_NODE_FLOAT;
        node->text = text ? rl_arena_intern_len(c->arena, text + place.offset, end - place.offset) : "";
        return;
    }
    node->kind = RL_NODE_INT;
    bool known =
        text && (cursor.kind == CXCursor_CharacterLiteral ? character_value(text, size, place.offset, &node->value)
                                                          : integer_value(text, size, place.offset, &node->value));
    if (!known) {
        node->value = 0;
        rl_clang_evaluate(cursor, &node->value);
    }
}

/* ---- lists ------------------------------------------------------------------------ */

/* The designators of a designated initialiser stand before its value: fields are MemberRefs, indices are expressions.
 */
static struct rl_node *designated(struct rl_clang *c, struct rl_clang_kids kids, uint32_t at, CXSourceRange range)
{
    CXCursor kid = rl_clang_kid(c, kids, at);
    if (at + 1 == kids.count)
        return rl_clang_expr(c, kid);
    struct rl_node *node = rl_clang_node(c, RL_NODE_DESIGNATED, range);
    node->type = c->no_type;
    if (kid.kind == CXCursor_MemberRef) {
        node->text = rl_clang_intern(c, clang_getCursorSpelling(kid));
        node->type = rl_clang_type(c, clang_getCursorType(clang_getCursorReferenced(kid)));
    } else {
        rl_clang_evaluate(kid, &node->value);
    }
    rl_clang_set_kids(c, node, 1);
    node->kids[0] = designated(c, kids, at + 1, range);
    return node;
}

struct rl_node *rl_clang_designated(struct rl_clang *c, CXCursor cursor, CXSourceRange range)
{
    if (cursor.kind != CXCursor_UnexposedExpr || clang_getCursorType(cursor).kind != CXType_Void)
        return NULL;
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    struct rl_node *node = kids.count >= 2 ? designated(c, kids, 0, range) : NULL;
    rl_clang_drop(c, kids);
    return node;
}

void rl_clang_init_list(struct rl_clang *c, CXCursor cursor, struct rl_node *node)
{
    node->kind = RL_NODE_INIT_LIST;
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    rl_clang_set_kids(c, node, kids.count);
    for (uint32_t i = 0; i < kids.count; i++) {
        CXCursor kid = rl_clang_kid(c, kids, i);
        struct rl_node *value = NULL;
        if (kid.kind == CXCursor_UnexposedExpr)
            value = rl_clang_designated(c, kid, clang_getCursorExtent(kid));
        node->kids[i] = value ? value : rl_clang_expr(c, kid);
    }
    rl_clang_drop(c, kids);
}
