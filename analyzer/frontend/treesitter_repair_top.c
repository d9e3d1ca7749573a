/* Repair of what stands outside of functions: attributes, macros among the words of declarations, definitions. */
#include "analyzer/frontend/treesitter_repair.h"

enum { LONGEST_PARAMS = 10000 }; /* bytes of a K&R definition's declarations */

/* ---- attributes -------------------------------------------------------------------------- */

uint32_t rl_repair_attribute_end(struct rl_repair *r, uint32_t at, uint32_t end)
{
    static const char *const words[] = {"__attribute__", "__attribute", "__declspec", "_Alignas"};
    const char *word = r->s + at;
    uint32_t len = end - at;
    bool checker = len > 11 && g_ascii_strncasecmp(word, "cpychecker_", 11) == 0;
    if (!checker && !(*word == '_' && rl_repair_in_list(words, G_N_ELEMENTS(words), word, len)))
        return 0;
    uint32_t open = rl_repair_skip(r, end);
    uint32_t close = rl_repair_peek(r, open) == '(' ? rl_repair_group_end(r, open) : 0;
    return close ? close : checker ? end : 0;
}

/* ---- top level ------------------------------------------------------------------------------ */

/* A macro call at top level that the grammar would not understand: its end, or 0. */
static uint32_t top_level_call(struct rl_repair *r, uint32_t at, uint32_t end, uint32_t open)
{
    uint32_t close = rl_repair_group_end(r, open);
    if (close == 0)
        return 0;
    uint32_t next = rl_repair_skip(r, close);
    char ch = rl_repair_peek(r, next);
    if (ch == ';' || next >= r->size || ch == '}') {
        rl_repair_hide(r, at, close);
        return close;
    }
    if (!rl_repair_is_capitals(r->s + at, end - at) && !(rl_repair_is_word_at(r, next) && rl_repair_has_newline(r, close, next)))
        return 0;
    bool single = !memchr(r->s + open, ',', close - open);
    if (ch == '*' || (single && rl_repair_is_word_at(r, next) && !rl_repair_has_newline(r, close, next))) { /* FOO_API(T) f(void); */
        rl_repair_hide(r, at, open + 1);
        rl_repair_hide(r, close - 1, close);
        return open + 1;
    }
    if (!rl_repair_is_word_at(r, next))
        return 0;
    uint32_t word_end = rl_ts_word_end(r->s, r->size, next);
    bool old_style = !rl_repair_is_capitals(r->s + at, end - at) && rl_repair_is_type_word(r->s + next, word_end - next);
    if (old_style)
        return 0;
    rl_repair_hide(r, at, close);
    return close;
}

uint32_t rl_repair_top_level_word(struct rl_repair *r, uint32_t at, uint32_t end)
{
    uint32_t next = rl_repair_skip(r, end);
    bool first = at == rl_repair_skip(r, r->item_end) || r->words == 0;
    if (rl_repair_peek(r, next) == '(' && first)
        return top_level_call(r, at, end, next);
    if (!rl_repair_is_capitals(r->s + at, end - at))
        return 0;
    if (r->last == LAST_PUNCT && r->punct == ')') { /* T f(void) MACRO; */
        uint32_t close = rl_repair_peek(r, next) == '(' ? rl_repair_group_end(r, next) : end;
        uint32_t behind = close ? rl_repair_skip(r, close) : 0;
        if (close && (rl_repair_peek(r, behind) == ';' || rl_repair_peek(r, behind) == '{' || rl_repair_is_word_at(r, behind))) {
            rl_repair_hide(r, at, close);
            return close;
        }
        return 0;
    }
    if (!rl_repair_is_word_at(r, next))
        return 0;
    uint32_t word_end = rl_ts_word_end(r->s, r->size, next), behind = rl_repair_skip(r, word_end);
    bool qualified = r->last == LAST_WORD && rl_repair_is_qualifier(r->s + r->last_begin, r->last_end - r->last_begin);
    bool tagged = qualified && r->last_end - r->last_begin > 3 && strchr("sue", r->s[r->last_begin]) &&
                  !rl_ts_equal(r->s + r->last_begin, r->last_end - r->last_begin, "static") &&
                  !rl_ts_equal(r->s + r->last_begin, r->last_end - r->last_begin, "extern");
    if (tagged)
        return 0;
    if (first || qualified) {
        bool type_follows = rl_repair_is_type_word(r->s + next, word_end - next) || rl_repair_is_qualifier(r->s + next, word_end - next) ||
                            rl_repair_peek(r, behind) == '*' || rl_repair_is_word_at(r, behind);
        if (!type_follows)
            return 0;
    }
    rl_repair_hide(r, at, end);
    return end;
}

/* ---- definitions ------------------------------------------------------------------------------- */

/* `(a, b)` and then declarations up to a body: K&R. */
static bool is_old_style(const struct rl_repair *r, uint32_t open, uint32_t close)
{
    for (uint32_t at = open + 1; at < close; at++)
        if (!rl_ts_is_word((unsigned char)r->s[at]) && r->s[at] != ',' && !rl_ts_is_blank((unsigned char)r->s[at]))
            return false;
    uint32_t at = rl_repair_skip(r, close + 1);
    if (!rl_repair_is_word_at(r, at) || rl_repair_skip(r, open + 1) == close)
        return false;
    char last = '\0';
    for (uint32_t begin = at; at < r->size && r->s[at] != '{'; at = rl_repair_skip(r, at + 1)) {
        if (strchr("=}\"#", r->s[at]) || at - begin > LONGEST_PARAMS)
            return false;
        last = r->s[at];
    }
    return at < r->size && last == ';';
}

void rl_repair_old_style(struct rl_repair *r, const struct rl_bracket *bracket, uint32_t close)
{
    uint32_t open = rl_repair_skip(r, bracket->callee_end);
    if (r->stack->len != 1 || bracket->callee_end == bracket->callee || r->s[rl_repair_skip(r, r->item_end)] == '*' ||
        !is_old_style(r, open, close))
        return;
    for (uint32_t at = r->item_end; at < bracket->callee; at++)
        if (r->s[at] == '*')
            r->p[at] = ' ';
}

void rl_repair_close_open_bodies(struct rl_repair *r)
{
    uint32_t missing = r->braces, at = r->item_end;
    for (; missing && at < r->size && rl_ts_is_blank((unsigned char)r->s[at]); at++)
        if (rl_ts_is_blank((unsigned char)r->p[at])) {
            r->p[at] = '}';
            missing--;
        }
    g_array_set_size(r->stack, 0);
    r->braces = 0;
}
