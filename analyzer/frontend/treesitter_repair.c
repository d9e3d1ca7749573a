/* Repair: what compilers accept and the grammar does not is rewritten, byte for byte, in the text that the grammar sees.
 *
 *   __attribute__((x)), [[x]], __declspec(x), cpychecker words   blank, remembered for treesitter_attrs.c
 *   MYLIB_API T *f(void);  and trailing macros of declarations    blank
 *   DEFINE_SOMETHING(a, b) at top level                            blank
 *   FOO_METHODDEF in a list                                        blank
 *   FOREACH(x, list) {                                             if (x, list) {
 *   VISIT(x) without a semicolon, label: }                         the semicolon
 *   f(struct node *, n), va_arg(ap, T)                             f($, n), and the type remembered
 *   goto *p;  &&label  case 1 ... 5:  typeof(x)                    *p;  & label  case 1 || 5:  typeof
 *   a function's body that is not closed before the next function  the missing braces
 *
 * Invariants: t->parse is as long as t->out; only blanks are replaced by punctuation; one pass, a stack of brackets.
 */
#include "analyzer/frontend/treesitter_repair.h"

enum { LONG_TABLE = 1000 };

static void hide_type(struct rl_repair *r, uint32_t begin, uint32_t end)
{
    while (end > begin && rl_ts_is_blank((unsigned char)r->s[end - 1]))
        end--;
    if (end <= begin)
        return;
    rl_repair_hide(r, begin, end);
    r->p[begin] = '$';
    rl_repair_remember(r->t->hidden_types, begin, end);
}

/* ---- tokens --------------------------------------------------------------------------------------- */

static void set_last(struct rl_repair *r, enum rl_last last, uint32_t begin, uint32_t end)
{
    r->last = last;
    r->punct = last == LAST_PUNCT ? r->s[begin] : '\0';
    r->last_begin = begin;
    r->last_end = end;
}

static bool hides_group(const char *word, uint32_t len)
{
    static const char *const words[] = {"typeof", "__typeof__", "__typeof", "_Py_TYPEOF"};
    return len >= 6 && rl_repair_in_list(words, G_N_ELEMENTS(words), word, len);
}

static bool ends_with(const char *word, uint32_t len, const char *ending)
{
    size_t size = strlen(ending);
    return len > size && memcmp(word + len - size, ending, size) == 0;
}

/* FOO_METHODDEF stands for an element and its comma. */
static bool is_element_macro(struct rl_repair *r, uint32_t at, uint32_t end)
{
    const struct rl_bracket *bracket = rl_repair_top(r);
    if (!bracket || bracket->open != '{' || bracket->body)
        return false;
    if (!ends_with(r->s + at, end - at, "METHODDEF") && !ends_with(r->s + at, end - at, "GETSETDEF"))
        return false;
    char next = rl_repair_peek(r, rl_repair_skip(r, end));
    return next != ',' && next != '(' && next != '=';
}

/* The first word of an argument: does a type begin here? */
static void argument_word(struct rl_repair *r, uint32_t at, uint32_t end)
{
    struct rl_bracket *bracket = rl_repair_top(r);
    if (!bracket || bracket->open != '(' || !bracket->call || at != bracket->arg)
        return;
    if (rl_repair_is_type_word(r->s + at, end - at))
        bracket->hides_type = !(rl_ts_equal(r->s + at, end - at, "void") && rl_repair_peek(r, rl_repair_skip(r, end)) == ')');
}

/* A word; returns where to go on. */
static uint32_t word(struct rl_repair *r, uint32_t at)
{
    uint32_t end = rl_ts_word_end(r->s, r->size, at), next = rl_repair_skip(r, end);
    const char *text = r->s + at;
    uint32_t len = end - at, attribute = rl_repair_attribute_end(r, at, end);
    if (attribute) {
        rl_repair_remember(r->t->hidden_attrs, at, attribute);
        rl_repair_hide(r, at, attribute);
        return attribute;
    }
    bool keyword = rl_repair_is_statement_word(text, len);
    if (r->stack->len == 0 && !keyword && !rl_repair_is_qualifier(text, len) && !rl_repair_is_type_word(text, len)) {
        uint32_t hidden = rl_repair_top_level_word(r, at, end);
        if (hidden)
            return hidden;
    }
    if (is_element_macro(r, at, end)) {
        rl_repair_hide(r, at, end);
        return end;
    }
    if (keyword && rl_ts_equal(text, len, "goto") && rl_repair_peek(r, next) == '*') {
        rl_repair_hide(r, at, end);
        rl_repair_remember(r->t->hidden_gotos, next, at);
    }
    if (!keyword && rl_repair_in_body(r) && (rl_repair_at_statement(r) || rl_repair_behind_condition(r))) {
        if (rl_repair_peek(r, next) == '(')
            rl_repair_statement_call(r, at, end, next);
        else
            rl_repair_statement_word(r, at, end);
    }
    if (hides_group(text, len) && rl_repair_peek(r, next) == '(') {
        uint32_t close = rl_repair_group_end(r, next);
        if (close) {
            rl_repair_hide(r, next, close);
            end = close;
        }
    }
    argument_word(r, at, end);
    r->in_case = r->in_case || (keyword && rl_ts_equal(text, len, "case"));
    bool begins = r->ended && r->ended == r->last_end;
    r->words = begins ? 1 : r->words + 1;
    r->plain = (r->plain || begins) && !keyword;
    set_last(r, keyword ? LAST_KEYWORD : LAST_WORD, at, end);
    return end;
}

static void end_argument(struct rl_repair *r, struct rl_bracket *bracket, uint32_t at)
{
    bool second = bracket->arg > bracket->callee_end + 1 && bracket->call &&
                  (rl_ts_equal(r->s + bracket->callee, bracket->callee_end - bracket->callee, "va_arg") ||
                   rl_ts_equal(r->s + bracket->callee, bracket->callee_end - bracket->callee, "__builtin_va_arg")) &&
                  bracket->arg > rl_repair_skip(r, rl_repair_skip(r, bracket->callee_end) + 1);
    if (bracket->hides_type || second)
        hide_type(r, bracket->arg, at);
    bracket->hides_type = false;
}

static void open_paren(struct rl_repair *r, uint32_t at)
{
    struct rl_bracket bracket = {.open = r->s[at], .arg = rl_repair_skip(r, at + 1)};
    if (bracket.open == '(' && (r->last == LAST_WORD || r->last == LAST_KEYWORD)) {
        bool declares = r->plain && r->words >= 2;
        bracket.keyword = r->last == LAST_KEYWORD;
        bracket.call = r->last == LAST_WORD && r->braces > 0 && !declares;
        bracket.callee = r->last_begin;
        bracket.callee_end = r->last_end;
        if (!rl_repair_top(r) || rl_repair_top(r)->open == '{')
            r->declares = declares;
    }
    g_array_append_val(r->stack, bracket);
    r->plain = false;
}

static void close_paren(struct rl_repair *r, uint32_t at)
{
    struct rl_bracket *bracket = rl_repair_top(r);
    if (!bracket || bracket->open == '{')
        return;
    if (bracket->open == '(') {
        end_argument(r, bracket, at);
        r->closed = *bracket;
        rl_repair_old_style(r, bracket, at);
    }
    g_array_set_size(r->stack, r->stack->len - 1);
}

static bool opens_body(struct rl_repair *r)
{
    const struct rl_bracket *outer = rl_repair_top(r);
    if (r->last == LAST_PUNCT && r->punct == '(' && outer)
        return true; /* ({ */
    if (outer && !(outer->open == '{' && outer->body))
        return false;
    if (r->last == LAST_PUNCT && r->punct == ')')
        return !outer || r->closed.keyword || (r->closed.callee_end > r->closed.callee && rl_repair_at_statement(r)) ||
               r->p[r->closed.callee] != r->s[r->closed.callee];
    if (r->last == LAST_KEYWORD)
        return true;
    return outer ? rl_repair_at_statement(r) : r->last == LAST_PUNCT && r->punct == ';';
}

/* The end of a long list of numbers at AT, or 0: nothing in it matters, and tables can be most of a file. */
static uint32_t number_table(const struct rl_repair *r, uint32_t at)
{
    uint32_t begin = at, depth = 0;
    while (at < r->size) {
        unsigned char ch = (unsigned char)r->s[at];
        depth += ch == '{';
        if (ch == '}' && --depth == 0)
            return at - begin > LONG_TABLE ? at : 0;
        if (g_ascii_isdigit(ch)) {
            at = rl_ts_number_end(r->s, r->size, at);
            continue;
        }
        if (!rl_ts_is_blank(ch) && !strchr("{},+-", ch))
            return 0;
        at++;
    }
    return 0;
}

static void open_brace(struct rl_repair *r, uint32_t at)
{
    if (r->stack->len == 0 && r->last == LAST_PUNCT && r->punct == '=') {
        uint32_t end = number_table(r, at);
        if (end)
            rl_repair_hide(r, at + 1, end);
    }
    bool behind_call = r->last == LAST_PUNCT && r->punct == ')' && r->closed.callee_end > r->closed.callee;
    if (behind_call && r->braces > 0 && r->declares && !r->closed.keyword && at > 0 && r->s[at - 1] == '\n')
        rl_repair_close_open_bodies(r);
    if (behind_call && r->stack->len == 0)
        rl_repair_remember(r->t->found, r->closed.callee, r->closed.callee_end);
    struct rl_bracket bracket = {.open = '{', .body = opens_body(r)};
    g_array_append_val(r->stack, bracket);
    r->braces++;
}

static void close_brace(struct rl_repair *r, uint32_t at)
{
    while (rl_repair_top(r) && rl_repair_top(r)->open != '{')
        g_array_set_size(r->stack, r->stack->len - 1);
    if (r->stack->len == 0) {
        r->p[at] = ' '; /* one too many */
        return;
    }
    g_array_set_size(r->stack, r->stack->len - 1);
    r->braces--;
}

static void end_item(struct rl_repair *r, uint32_t at)
{
    const struct rl_bracket *bracket = rl_repair_top(r);
    if (bracket && bracket->open != '{')
        return;
    r->item_end = at + 1;
    r->words = 0;
    r->plain = true;
    r->in_case = false;
}

static void comma(struct rl_repair *r, uint32_t at)
{
    struct rl_bracket *bracket = rl_repair_top(r);
    if (!bracket || bracket->open != '(')
        return;
    end_argument(r, bracket, at);
    bracket->arg = rl_repair_skip(r, at + 1);
}

static void star(struct rl_repair *r, uint32_t at)
{
    struct rl_bracket *bracket = rl_repair_top(r);
    char next = rl_repair_peek(r, rl_repair_skip(r, at + 1));
    if (bracket && bracket->open == '(' && bracket->call && (next == ',' || next == ')'))
        bracket->hides_type = true;
}

static bool ends_operand(const struct rl_repair *r)
{
    return r->last == LAST_WORD || r->last == LAST_NUMBER || r->last == LAST_STRING ||
           (r->last == LAST_PUNCT && (r->punct == ')' || r->punct == ']' || r->punct == '}'));
}

static void colon(struct rl_repair *r, uint32_t at)
{
    const struct rl_bracket *bracket = rl_repair_top(r);
    if (!bracket || bracket->open != '{' || !bracket->body)
        return;
    r->in_case = false;
    r->words = 0;
    r->plain = true;
    if (rl_repair_peek(r, rl_repair_skip(r, at + 1)) == '}')
        rl_repair_put_semicolon(r, at + 1);
}

/* Punctuation; returns where to go on. */
static uint32_t punctuation(struct rl_repair *r, uint32_t at)
{
    char ch = r->s[at], next = rl_repair_peek(r, at + 1);
    if (ch == '[' && next == '[') {
        uint32_t end = rl_repair_group_end(r, at);
        if (end > at + 3 && r->s[end - 2] == ']') {
            rl_repair_remember(r->t->hidden_attrs, at, end);
            rl_repair_hide(r, at, end);
            return end;
        }
    }
    if (ch == '&' && next == '&') {
        if (!ends_operand(r))
            r->p[at + 1] = ' ';
        set_last(r, LAST_PUNCT, at, at + 2);
        r->plain = false;
        return at + 2;
    }
    if (ch == '.' && next == '.' && rl_repair_peek(r, at + 2) == '.' && r->in_case) {
        memcpy(r->p + at, "|| ", 3);
        set_last(r, LAST_PUNCT, at, at + 3);
        return at + 3;
    }
    switch (ch) {
    case '(':
    case '[': open_paren(r, at); break;
    case ')':
    case ']': close_paren(r, at); break;
    case '{': open_brace(r, at); break;
    case '}': close_brace(r, at); break;
    case ',': comma(r, at); break;
    case '*': star(r, at); break;
    case ':': colon(r, at); break;
    default: break;
    }
    if (ch == ';' || ch == '{' || ch == '}')
        end_item(r, at);
    else if (ch != '*' && ch != ':')
        r->plain = false;
    set_last(r, LAST_PUNCT, at, at + 1);
    return at + 1;
}

static void clean_bytes(char *text, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++)
        if ((unsigned char)text[i] >= 0x80)
            text[i] = 'x';
}

void rl_ts_repair(struct rl_ts *t)
{
    struct rl_repair r = {.t = t, .s = t->out.text->str, .size = (uint32_t)t->out.text->len, .plain = true};
    r.p = t->parse = g_memdup2(r.s, (gsize)r.size + 1);
    r.stack = g_array_new(FALSE, FALSE, sizeof(struct rl_bracket));
    clean_bytes(r.p, r.size);
    for (uint32_t at = 0; (at = rl_repair_skip(&r, at)) < r.size;) {
        unsigned char ch = (unsigned char)r.s[at];
        uint32_t end;
        if (rl_ts_is_start(ch)) {
            end = word(&r, at);
        } else if (ch == '"' || ch == '\'') {
            end = rl_ts_quote_end(r.s, r.size, at);
            r.plain = false;
            set_last(&r, LAST_STRING, at, end);
        } else if (g_ascii_isdigit(ch)) {
            end = rl_ts_number_end(r.s, r.size, at);
            r.plain = false;
            set_last(&r, LAST_NUMBER, at, end);
        } else {
            end = punctuation(&r, at);
        }
        at = end;
    }
    g_array_free(r.stack, TRUE);
    if (r.groups)
        g_array_free(r.groups, TRUE);
}
