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
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

enum { LONG_TABLE = 1000 };

enum last { LAST_NONE, LAST_WORD, LAST_KEYWORD, LAST_NUMBER, LAST_STRING, LAST_PUNCT };

struct bracket {
    char open;
    bool call;         /* ( behind a name, in an expression */
    bool keyword;      /* ( behind if, while, ... */
    bool body;         /* { of statements */
    bool hides_type;   /* the argument being read is a type */
    uint32_t arg;      /* where the argument being read begins */
    uint32_t callee, callee_end;
};

struct repair {
    struct rl_ts *t;
    const char *s; /* t->out */
    char *p;       /* t->parse */
    uint32_t size;
    GArray *stack; /* struct bracket */
    uint32_t braces;
    enum last last;
    char punct;                  /* of LAST_PUNCT */
    uint32_t last_begin, last_end; /* the last token */
    uint32_t item_end;           /* behind the last ; { or } outside parentheses */
    uint32_t words;              /* since then, as long as only words and stars came */
    bool plain;                  /* only words and stars came since then */
    bool in_case;
    struct bracket closed;       /* the last ( ) that was closed */
    uint32_t ended;              /* where a missing semicolon was put last */
    bool declares;               /* the words before that ( were a declaration's */
};

/* ---- words ---------------------------------------------------------------------------- */

static bool in_list(const char *const *list, size_t count, const char *word, uint32_t len)
{
    for (size_t i = 0; i < count; i++)
        if (list[i][0] == word[0] && rl_ts_equal(word, len, list[i]))
            return true;
    return false;
}

/* Keywords that begin or end statements: no name of a function. */
static bool is_statement_word(const char *word, uint32_t len)
{
    static const char *const words[] = {"if",     "for",    "while", "switch",  "return",  "else",       "do",    "case", "goto",
                                        "sizeof", "typeof", "default", "break", "continue", "__typeof__", "_Generic", "asm", "__asm__",
                                        "__asm",  "_Alignof", "__alignof__", "offsetof", "__builtin_offsetof", "defined", "_Static_assert"};
    return len <= 18 && in_list(words, G_N_ELEMENTS(words), word, len);
}

static bool is_qualifier(const char *word, uint32_t len)
{
    static const char *const words[] = {"static", "extern",   "inline", "const",  "volatile", "typedef",
                                        "struct", "union",    "enum",   "unsigned", "signed", "_Noreturn"};
    return len <= 9 && in_list(words, G_N_ELEMENTS(words), word, len);
}

static bool is_type_word(const char *word, uint32_t len)
{
    static const char *const words[] = {"struct", "union", "enum",  "const", "volatile", "unsigned", "signed", "int",
                                        "char",   "long",  "short", "float", "double",   "void",     "size_t"};
    return len <= 8 && in_list(words, G_N_ELEMENTS(words), word, len);
}

static bool is_capitals(const char *word, uint32_t len)
{
    bool letter = false;
    for (uint32_t i = 0; i < len; i++) {
        if (!g_ascii_isupper(word[i]) && !g_ascii_isdigit(word[i]) && word[i] != '_')
            return false;
        letter = letter || g_ascii_isupper(word[i]);
    }
    return letter && len > 1;
}

static uint32_t skip(const struct repair *r, uint32_t at) { return rl_ts_skip_blank(r->s, r->size, at); }
static char peek(const struct repair *r, uint32_t at) { return at < r->size ? r->s[at] : '\0'; }
static bool is_word_at(const struct repair *r, uint32_t at)
{
    return at < r->size && rl_ts_is_start((unsigned char)r->s[at]);
}

static bool has_newline(const struct repair *r, uint32_t begin, uint32_t end)
{
    return begin < end && memchr(r->s + begin, '\n', end - begin) != NULL;
}

static void hide(struct repair *r, uint32_t begin, uint32_t end) { memset(r->p + begin, ' ', end - begin); }

static void remember(GArray *list, uint32_t begin, uint32_t end)
{
    struct rl_ts_span span = {begin, end};
    g_array_append_val(list, span);
}

static struct bracket *top(struct repair *r)
{
    return r->stack->len ? &g_array_index(r->stack, struct bracket, r->stack->len - 1) : NULL;
}

static bool in_body(struct repair *r)
{
    const struct bracket *bracket = top(r);
    return bracket && bracket->open == '{' && bracket->body;
}

static bool at_statement(const struct repair *r)
{
    if (r->ended && r->ended == r->last_end)
        return true;
    if (r->last == LAST_KEYWORD)
        return rl_ts_equal(r->s + r->last_begin, r->last_end - r->last_begin, "else") ||
               rl_ts_equal(r->s + r->last_begin, r->last_end - r->last_begin, "do");
    return r->last == LAST_PUNCT && strchr(";{}:", r->punct);
}

static bool behind_condition(const struct repair *r)
{
    return r->last == LAST_PUNCT && r->punct == ')' && r->closed.keyword;
}

/* ---- attributes -------------------------------------------------------------------------- */

/* The end of an attribute at the word [AT, END), or 0. */
static uint32_t attribute_end(const struct repair *r, uint32_t at, uint32_t end)
{
    static const char *const words[] = {"__attribute__", "__attribute", "__declspec", "_Alignas"};
    const char *word = r->s + at;
    uint32_t len = end - at;
    bool checker = len > 11 && g_ascii_strncasecmp(word, "cpychecker_", 11) == 0;
    if (!checker && !(*word == '_' && in_list(words, G_N_ELEMENTS(words), word, len)))
        return 0;
    uint32_t open = skip(r, end);
    uint32_t close = peek(r, open) == '(' ? rl_ts_group_end(r->s, r->size, open) : 0;
    return close ? close : checker ? end : 0;
}

/* ---- top level ------------------------------------------------------------------------------ */

/* A macro call at top level that the grammar would not understand: its end, or 0. */
static uint32_t top_level_call(struct repair *r, uint32_t at, uint32_t end, uint32_t open)
{
    uint32_t close = rl_ts_group_end(r->s, r->size, open);
    if (close == 0)
        return 0;
    uint32_t next = skip(r, close);
    char ch = peek(r, next);
    if (ch == ';' || next >= r->size || ch == '}') {
        hide(r, at, close);
        return close;
    }
    if (!is_capitals(r->s + at, end - at) && !(is_word_at(r, next) && has_newline(r, close, next)))
        return 0;
    bool single = !memchr(r->s + open, ',', close - open);
    if (ch == '*' || (single && is_word_at(r, next) && !has_newline(r, close, next))) { /* FOO_API(T) f(void); */
        hide(r, at, open + 1);
        hide(r, close - 1, close);
        return open + 1;
    }
    if (!is_word_at(r, next))
        return 0;
    uint32_t word_end = rl_ts_word_end(r->s, r->size, next);
    bool old_style = !is_capitals(r->s + at, end - at) && is_type_word(r->s + next, word_end - next);
    if (old_style)
        return 0;
    hide(r, at, close);
    return close;
}

/* A macro among the words of a declaration at top level: `MYLIB_API T *f`, `T * MYLIB_CALL f`.  Its end, or 0. */
static uint32_t top_level_word(struct repair *r, uint32_t at, uint32_t end)
{
    uint32_t next = skip(r, end);
    bool first = at == skip(r, r->item_end) || r->words == 0;
    if (peek(r, next) == '(' && first)
        return top_level_call(r, at, end, next);
    if (!is_capitals(r->s + at, end - at))
        return 0;
    if (r->last == LAST_PUNCT && r->punct == ')') { /* T f(void) MACRO; */
        uint32_t close = peek(r, next) == '(' ? rl_ts_group_end(r->s, r->size, next) : end;
        uint32_t behind = close ? skip(r, close) : 0;
        if (close && (peek(r, behind) == ';' || peek(r, behind) == '{' || is_word_at(r, behind))) {
            hide(r, at, close);
            return close;
        }
        return 0;
    }
    if (!is_word_at(r, next))
        return 0;
    uint32_t word_end = rl_ts_word_end(r->s, r->size, next), behind = skip(r, word_end);
    bool qualified = r->last == LAST_WORD && is_qualifier(r->s + r->last_begin, r->last_end - r->last_begin);
    bool tagged = qualified && r->last_end - r->last_begin > 3 && strchr("sue", r->s[r->last_begin]) &&
                  !rl_ts_equal(r->s + r->last_begin, r->last_end - r->last_begin, "static") &&
                  !rl_ts_equal(r->s + r->last_begin, r->last_end - r->last_begin, "extern");
    if (tagged)
        return 0;
    if (first || qualified) {
        bool type_follows = is_type_word(r->s + next, word_end - next) || is_qualifier(r->s + next, word_end - next) ||
                            peek(r, behind) == '*' || is_word_at(r, behind);
        if (!type_follows)
            return 0;
    }
    hide(r, at, end);
    return end;
}

/* ---- statements -------------------------------------------------------------------------------- */

static void put_semicolon(struct repair *r, uint32_t at)
{
    if (at < r->size && rl_ts_is_blank((unsigned char)r->s[at]))
        r->p[at] = ';', r->ended = at;
}

/* NAME(...) where a statement begins: a loop, or a statement without its semicolon. */
static void statement_call(struct repair *r, uint32_t at, uint32_t end, uint32_t open)
{
    uint32_t close = rl_ts_group_end(r->s, r->size, open);
    if (close == 0)
        return;
    uint32_t next = skip(r, close);
    if (peek(r, next) == '{' && end - at >= 2) {
        memset(r->p + at, ' ', end - at);
        r->p[at] = 'i';
        r->p[at + 1] = 'f';
    } else if (peek(r, next) == '}' || (is_word_at(r, next) && has_newline(r, close, next))) {
        put_semicolon(r, close);
    }
}

/* Py_RETURN_NONE without a semicolon, FOO_BEGIN_THREADS alone on its line. */
static void statement_word(struct repair *r, uint32_t at, uint32_t end)
{
    uint32_t next = skip(r, end);
    if (next == end || !(peek(r, next) == '}' || is_word_at(r, next)))
        return;
    const char *text = r->s + at;
    bool bracket = memmem(text, end - at, "BEGIN", 5) || memmem(text, end - at, "_END", 4);
    if ((bracket || is_capitals(text, end - at)) && has_newline(r, end, next)) {
        put_semicolon(r, end);
        return;
    }
    const struct rl_api *api = rl_ts_api(r->t, rl_arena_intern_len(r->t->arena, r->s + at, end - at));
    if (api && api->kind == RL_API_STATEMENT)
        put_semicolon(r, end);
}

static void hide_type(struct repair *r, uint32_t begin, uint32_t end)
{
    while (end > begin && rl_ts_is_blank((unsigned char)r->s[end - 1]))
        end--;
    if (end <= begin)
        return;
    hide(r, begin, end);
    r->p[begin] = '$';
    remember(r->t->hidden_types, begin, end);
}

/* ---- tokens --------------------------------------------------------------------------------------- */

static void set_last(struct repair *r, enum last last, uint32_t begin, uint32_t end)
{
    r->last = last;
    r->punct = last == LAST_PUNCT ? r->s[begin] : '\0';
    r->last_begin = begin;
    r->last_end = end;
}

static bool hides_group(const char *word, uint32_t len)
{
    static const char *const words[] = {"typeof", "__typeof__", "__typeof", "_Py_TYPEOF"};
    return len >= 6 && in_list(words, G_N_ELEMENTS(words), word, len);
}

static bool ends_with(const char *word, uint32_t len, const char *ending)
{
    size_t size = strlen(ending);
    return len > size && memcmp(word + len - size, ending, size) == 0;
}

/* FOO_METHODDEF stands for an element and its comma. */
static bool is_element_macro(struct repair *r, uint32_t at, uint32_t end)
{
    const struct bracket *bracket = top(r);
    if (!bracket || bracket->open != '{' || bracket->body)
        return false;
    if (!ends_with(r->s + at, end - at, "METHODDEF") && !ends_with(r->s + at, end - at, "GETSETDEF"))
        return false;
    char next = peek(r, skip(r, end));
    return next != ',' && next != '(' && next != '=';
}

/* The first word of an argument: does a type begin here? */
static void argument_word(struct repair *r, uint32_t at, uint32_t end)
{
    struct bracket *bracket = top(r);
    if (!bracket || bracket->open != '(' || !bracket->call || at != bracket->arg)
        return;
    if (is_type_word(r->s + at, end - at))
        bracket->hides_type = !(rl_ts_equal(r->s + at, end - at, "void") && peek(r, skip(r, end)) == ')');
}

/* A word; returns where to go on. */
static uint32_t word(struct repair *r, uint32_t at)
{
    uint32_t end = rl_ts_word_end(r->s, r->size, at), next = skip(r, end);
    const char *text = r->s + at;
    uint32_t len = end - at, attribute = attribute_end(r, at, end);
    if (attribute) {
        remember(r->t->hidden_attrs, at, attribute);
        hide(r, at, attribute);
        return attribute;
    }
    bool keyword = is_statement_word(text, len);
    if (r->stack->len == 0 && !keyword && !is_qualifier(text, len) && !is_type_word(text, len)) {
        uint32_t hidden = top_level_word(r, at, end);
        if (hidden)
            return hidden;
    }
    if (is_element_macro(r, at, end)) {
        hide(r, at, end);
        return end;
    }
    if (keyword && rl_ts_equal(text, len, "goto") && peek(r, next) == '*') {
        hide(r, at, end);
        remember(r->t->hidden_gotos, next, at);
    }
    if (!keyword && in_body(r) && (at_statement(r) || behind_condition(r))) {
        if (peek(r, next) == '(')
            statement_call(r, at, end, next);
        else
            statement_word(r, at, end);
    }
    if (hides_group(text, len) && peek(r, next) == '(') {
        uint32_t close = rl_ts_group_end(r->s, r->size, next);
        if (close) {
            hide(r, next, close);
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

static void end_argument(struct repair *r, struct bracket *bracket, uint32_t at)
{
    bool second = bracket->arg > bracket->callee_end + 1 && bracket->call &&
                  (rl_ts_equal(r->s + bracket->callee, bracket->callee_end - bracket->callee, "va_arg") ||
                   rl_ts_equal(r->s + bracket->callee, bracket->callee_end - bracket->callee, "__builtin_va_arg")) &&
                  bracket->arg > skip(r, skip(r, bracket->callee_end) + 1);
    if (bracket->hides_type || second)
        hide_type(r, bracket->arg, at);
    bracket->hides_type = false;
}

static void open_paren(struct repair *r, uint32_t at)
{
    struct bracket bracket = {.open = r->s[at], .arg = skip(r, at + 1)};
    if (bracket.open == '(' && (r->last == LAST_WORD || r->last == LAST_KEYWORD)) {
        bool declares = r->plain && r->words >= 2;
        bracket.keyword = r->last == LAST_KEYWORD;
        bracket.call = r->last == LAST_WORD && r->braces > 0 && !declares;
        bracket.callee = r->last_begin;
        bracket.callee_end = r->last_end;
        if (!top(r) || top(r)->open == '{')
            r->declares = declares;
    }
    g_array_append_val(r->stack, bracket);
    r->plain = false;
}

/* `(a, b)` and then declarations up to a body: K&R. */
static bool is_old_style(const struct repair *r, uint32_t open, uint32_t close)
{
    for (uint32_t at = open + 1; at < close; at++)
        if (!rl_ts_is_word((unsigned char)r->s[at]) && r->s[at] != ',' && !rl_ts_is_blank((unsigned char)r->s[at]))
            return false;
    uint32_t at = skip(r, close + 1);
    if (!is_word_at(r, at) || skip(r, open + 1) == close)
        return false;
    char last = '\0';
    for (; at < r->size && r->s[at] != '{'; at = skip(r, at + 1)) {
        if (strchr("=}\"#", r->s[at]))
            return false;
        last = r->s[at];
    }
    return at < r->size && last == ';';
}

/* The grammar takes K&R definitions only without stars before the name. */
static void old_style(struct repair *r, const struct bracket *bracket, uint32_t close)
{
    uint32_t open = skip(r, bracket->callee_end);
    if (r->stack->len != 1 || bracket->callee_end == bracket->callee || r->s[skip(r, r->item_end)] == '*' ||
        !is_old_style(r, open, close))
        return;
    for (uint32_t at = r->item_end; at < bracket->callee; at++)
        if (r->s[at] == '*')
            r->p[at] = ' ';
}

static void close_paren(struct repair *r, uint32_t at)
{
    struct bracket *bracket = top(r);
    if (!bracket || bracket->open == '{')
        return;
    if (bracket->open == '(') {
        end_argument(r, bracket, at);
        r->closed = *bracket;
        old_style(r, bracket, at);
    }
    g_array_set_size(r->stack, r->stack->len - 1);
}

/* A function's body at the start of a line though braces are open: closes them before the function's first word. */
static void close_open_bodies(struct repair *r)
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

static bool opens_body(struct repair *r)
{
    const struct bracket *outer = top(r);
    if (r->last == LAST_PUNCT && r->punct == '(' && outer)
        return true; /* ({ */
    if (outer && !(outer->open == '{' && outer->body))
        return false;
    if (r->last == LAST_PUNCT && r->punct == ')')
        return !outer || r->closed.keyword || (r->closed.callee_end > r->closed.callee && at_statement(r)) ||
               r->p[r->closed.callee] != r->s[r->closed.callee];
    if (r->last == LAST_KEYWORD)
        return true;
    return outer ? at_statement(r) : r->last == LAST_PUNCT && r->punct == ';';
}

/* The end of a long list of numbers at AT, or 0: nothing in it matters, and tables can be most of a file. */
static uint32_t number_table(const struct repair *r, uint32_t at)
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

static void open_brace(struct repair *r, uint32_t at)
{
    if (r->stack->len == 0 && r->last == LAST_PUNCT && r->punct == '=') {
        uint32_t end = number_table(r, at);
        if (end)
            hide(r, at + 1, end);
    }
    bool behind_call = r->last == LAST_PUNCT && r->punct == ')' && r->closed.callee_end > r->closed.callee;
    if (behind_call && r->braces > 0 && r->declares && !r->closed.keyword && at > 0 && r->s[at - 1] == '\n')
        close_open_bodies(r);
    if (behind_call && r->stack->len == 0)
        remember(r->t->found, r->closed.callee, r->closed.callee_end);
    struct bracket bracket = {.open = '{', .body = opens_body(r)};
    g_array_append_val(r->stack, bracket);
    r->braces++;
}

static void close_brace(struct repair *r, uint32_t at)
{
    while (top(r) && top(r)->open != '{')
        g_array_set_size(r->stack, r->stack->len - 1);
    if (r->stack->len == 0) {
        r->p[at] = ' '; /* one too many */
        return;
    }
    g_array_set_size(r->stack, r->stack->len - 1);
    r->braces--;
}

static void end_item(struct repair *r, uint32_t at)
{
    const struct bracket *bracket = top(r);
    if (bracket && bracket->open != '{')
        return;
    r->item_end = at + 1;
    r->words = 0;
    r->plain = true;
    r->in_case = false;
}

static void comma(struct repair *r, uint32_t at)
{
    struct bracket *bracket = top(r);
    if (!bracket || bracket->open != '(')
        return;
    end_argument(r, bracket, at);
    bracket->arg = skip(r, at + 1);
}

static void star(struct repair *r, uint32_t at)
{
    struct bracket *bracket = top(r);
    char next = peek(r, skip(r, at + 1));
    if (bracket && bracket->open == '(' && bracket->call && (next == ',' || next == ')'))
        bracket->hides_type = true;
}

static bool ends_operand(const struct repair *r)
{
    return r->last == LAST_WORD || r->last == LAST_NUMBER || r->last == LAST_STRING ||
           (r->last == LAST_PUNCT && (r->punct == ')' || r->punct == ']' || r->punct == '}'));
}

static void colon(struct repair *r, uint32_t at)
{
    const struct bracket *bracket = top(r);
    if (!bracket || bracket->open != '{' || !bracket->body)
        return;
    r->in_case = false;
    r->words = 0;
    r->plain = true;
    if (peek(r, skip(r, at + 1)) == '}')
        put_semicolon(r, at + 1);
}

/* Punctuation; returns where to go on. */
static uint32_t punctuation(struct repair *r, uint32_t at)
{
    char ch = r->s[at], next = peek(r, at + 1);
    if (ch == '[' && next == '[') {
        uint32_t end = rl_ts_group_end(r->s, r->size, at);
        if (end > at + 3 && r->s[end - 2] == ']') {
            remember(r->t->hidden_attrs, at, end);
            hide(r, at, end);
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
    if (ch == '.' && next == '.' && peek(r, at + 2) == '.' && r->in_case) {
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
    struct repair r = {.t = t, .s = t->out.text->str, .size = (uint32_t)t->out.text->len, .plain = true};
    r.p = t->parse = g_memdup2(r.s, (gsize)r.size + 1);
    r.stack = g_array_new(FALSE, FALSE, sizeof(struct bracket));
    clean_bytes(r.p, r.size);
    for (uint32_t at = 0; (at = skip(&r, at)) < r.size;) {
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
}
