/* The condition of an #if, in three values: what is not known (a macro of a header that is not read) is neither true
 * nor false, and the caller takes the first branch. */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

enum { MAX_DEPTH = 60 };

struct value {
    bool known;
    int64_t number;
};

struct reader {
    struct rl_ts *t;
    const char *text;
    uint32_t size, at;
    unsigned depth;
};

static struct value unknown(void) { return (struct value){false, 0}; }
static struct value number(int64_t value) { return (struct value){true, value}; }

/* What a compiler for Linux, without Python's debug builds, has or has not. */
static const struct {
    const char *name;
    int value; /* -1: not defined */
} facts[] = {
    {"__cplusplus", -1},      {"_WIN32", -1},        {"_WIN64", -1},          {"WIN32", -1},         {"MS_WINDOWS", -1},
    {"MS_WIN32", -1},         {"MS_WIN64", -1},      {"_MSC_VER", -1},        {"__CYGWIN__", -1},    {"__MINGW32__", -1},
    {"__APPLE__", -1},        {"__MACH__", -1},      {"__sun", -1},           {"__BORLANDC__", -1},  {"__OBJC__", -1},
    {"PYPY_VERSION", -1},     {"PYPY_VERSION_NUM", -1}, {"Py_LIMITED_API", -1}, {"Py_GIL_DISABLED", -1}, {"Py_DEBUG", -1},
    {"Py_REF_DEBUG", -1},     {"Py_TRACE_REFS", -1}, {"COUNT_ALLOCS", -1},    {"Py_BUILD_CORE", -1}, {"CYTHON_LIMITED_API", -1},
    {"GRAALVM_PYTHON", -1},   {"__EMSCRIPTEN__", -1}, {"__wasi__", -1},       {"__VMS", -1},         {"__OS2__", -1},
    {"__GNUC__", 12},         {"__GNUC_MINOR__", 2}, {"__linux__", 1},        {"__linux", 1},        {"__unix__", 1},
    {"__STDC__", 1},          {"__STDC_VERSION__", 201710}, {"WITH_THREAD", 1}, {"PY_SSIZE_T_CLEAN", 1}, {"__clang__", -1},
    {"__clang_analyzer__", -1}, {"__CHAR_BIT__", 8},      {"_PY_SHORT_FLOAT_REPR", 1},
};

static int fact(const char *name, uint32_t size)
{
    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
        if (rl_ts_equal(name, size, facts[i].name))
            return facts[i].value;
    return -2;
}

static int64_t python_version(const struct rl_ts *t) { return t->python ? t->python : RL_TS_DEFAULT_PYTHON; }

enum rl_ts_truth rl_ts_is_defined(struct rl_ts *t, const char *name)
{
    uint32_t size = (uint32_t)strlen(name);
    if (rl_ts_macro(t, name, size))
        return RL_TS_TRUE;
    int known = fact(name, size);
    if (known != -2)
        return known == -1 ? RL_TS_FALSE : RL_TS_TRUE;
    if (g_str_has_prefix(name, "PY_VERSION") || g_str_has_prefix(name, "PY_MAJOR") || g_str_has_prefix(name, "PY_MINOR"))
        return RL_TS_TRUE;
    const struct rl_api *api = t->models ? rl_models_find(t->models, name, t->python) : NULL;
    return api && (api->is_macro || api->kind == RL_API_STATEMENT) ? RL_TS_TRUE : RL_TS_MAYBE;
}

/* ---- tokens ------------------------------------------------------------------------- */

static char peek(struct reader *r)
{
    r->at = rl_ts_skip_blank(r->text, r->size, r->at);
    return r->at < r->size ? r->text[r->at] : '\0';
}

static bool take(struct reader *r, const char *token)
{
    peek(r);
    size_t len = strlen(token);
    if (r->size - r->at < len || memcmp(r->text + r->at, token, len) != 0)
        return false;
    r->at += (uint32_t)len;
    return true;
}

static uint32_t take_word(struct reader *r)
{
    peek(r);
    uint32_t begin = r->at;
    r->at = rl_ts_word_end(r->text, r->size, begin);
    return begin;
}

static struct value ternary(struct reader *r);

static struct value defined_operator(struct reader *r)
{
    bool paren = take(r, "(");
    uint32_t begin = take_word(r);
    const char *name = rl_arena_intern_len(r->t->arena, r->text + begin, r->at - begin);
    if (paren)
        take(r, ")");
    enum rl_ts_truth truth = rl_ts_is_defined(r->t, name);
    return truth == RL_TS_MAYBE ? unknown() : number(truth == RL_TS_TRUE);
}

static struct value macro_value(struct reader *r, const struct rl_ts_macro *macro)
{
    if (macro->function_like || macro->size == 0 || r->depth > MAX_DEPTH / 2)
        return unknown();
    struct reader inner = {.t = r->t, .text = macro->body, .size = macro->size, .depth = r->depth + 8};
    struct value value = ternary(&inner);
    return peek(&inner) == '\0' ? value : unknown();
}

static struct value word_value(struct reader *r)
{
    uint32_t begin = take_word(r), len = r->at - begin;
    const char *word = r->text + begin;
    int64_t python = python_version(r->t);
    if (rl_ts_equal(word, len, "defined"))
        return defined_operator(r);
    if (peek(r) == '(') { /* __has_include(...), a macro with arguments */
        uint32_t end = rl_ts_group_end(r->text, r->size, r->at);
        r->at = end ? end : r->size;
        return unknown();
    }
    if (rl_ts_equal(word, len, "PY_VERSION_HEX"))
        return number(python << 16 | 0x00f0);
    if (rl_ts_equal(word, len, "PY_MAJOR_VERSION"))
        return number(python >> 8);
    if (rl_ts_equal(word, len, "PY_MINOR_VERSION"))
        return number(python & 0xff);
    const struct rl_ts_macro *macro = rl_ts_macro(r->t, word, len);
    if (macro)
        return macro_value(r, macro);
    int known = fact(word, len);
    return known == -2 ? unknown() : number(MAX(known, 0));
}

static struct value number_value(struct reader *r)
{
    uint32_t end = rl_ts_number_end(r->text, r->size, r->at);
    char copy[40] = {0};
    if (end - r->at < sizeof(copy))
        memcpy(copy, r->text + r->at, end - r->at);
    r->at = end;
    return number((int64_t)g_ascii_strtoull(copy, NULL, 0));
}

static struct value primary(struct reader *r)
{
    char ch = peek(r);
    if (take(r, "(")) {
        struct value value = ternary(r);
        take(r, ")");
        return value;
    }
    if (ch == '\'') {
        r->at = rl_ts_quote_end(r->text, r->size, r->at);
        return unknown();
    }
    if (g_ascii_isdigit(ch))
        return number_value(r);
    if (rl_ts_is_start((unsigned char)ch))
        return word_value(r);
    r->at = r->size; /* not understood */
    return unknown();
}

static struct value unary(struct reader *r)
{
    char ch = peek(r);
    if (ch != '!' && ch != '-' && ch != '+' && ch != '~')
        return primary(r);
    r->at++;
    if (++r->depth > MAX_DEPTH)
        r->at = r->size;
    struct value value = unary(r);
    r->depth--;
    if (ch == '!')
        value.number = !value.number;
    else if (ch == '-')
        value.number = (int64_t)(0 - (uint64_t)value.number);
    else if (ch == '~')
        value.number = ~value.number;
    return value;
}

/* ---- binary operators, weakest first ---------------------------------------------------- */

static const struct {
    const char *token;
    unsigned level;
    enum rl_op op;
} operators[] = {
    /* longer tokens before their prefixes */
    {"||", 0, RL_OP_LOR}, {"&&", 1, RL_OP_LAND}, {"==", 5, RL_OP_EQ},  {"!=", 5, RL_OP_NE},  {"<=", 6, RL_OP_LE},
    {">=", 6, RL_OP_GE},  {"<<", 7, RL_OP_SHL},  {">>", 7, RL_OP_SHR}, {"|", 2, RL_OP_OR},   {"^", 3, RL_OP_XOR},
    {"&", 4, RL_OP_AND},  {"<", 6, RL_OP_LT},    {">", 6, RL_OP_GT},   {"+", 8, RL_OP_ADD},  {"-", 8, RL_OP_SUB},
    {"*", 9, RL_OP_MUL},  {"/", 9, RL_OP_DIV},   {"%", 9, RL_OP_REM},
};

static int64_t apply(enum rl_op op, int64_t a, int64_t b)
{
    switch ((int)op) {
    case RL_OP_EQ: return a == b;
    case RL_OP_NE: return a != b;
    case RL_OP_LE: return a <= b;
    case RL_OP_GE: return a >= b;
    case RL_OP_LT: return a < b;
    case RL_OP_GT: return a > b;
    case RL_OP_SHL: return b >= 0 && b < 64 ? (int64_t)((uint64_t)a << b) : 0;
    case RL_OP_SHR: return b >= 0 && b < 64 ? a >> b : 0;
    case RL_OP_OR: return a | b;
    case RL_OP_XOR: return a ^ b;
    case RL_OP_AND: return a & b;
    case RL_OP_ADD: return (int64_t)((uint64_t)a + (uint64_t)b);
    case RL_OP_SUB: return (int64_t)((uint64_t)a - (uint64_t)b);
    case RL_OP_MUL: return (int64_t)((uint64_t)a * (uint64_t)b);
    case RL_OP_DIV: return b && !(b == -1 && a == INT64_MIN) ? a / b : 0;
    case RL_OP_REM: return b && b != -1 ? a % b : 0;
    default: return 0;
    }
}

static struct value join(enum rl_op op, struct value a, struct value b)
{
    if (op == RL_OP_LOR || op == RL_OP_LAND) {
        bool decides = op == RL_OP_LOR; /* true || x, false && x */
        if ((a.known && (a.number != 0) == decides) || (b.known && (b.number != 0) == decides))
            return number(decides);
        return a.known && b.known ? number(!decides) : unknown();
    }
    return a.known && b.known ? number(apply(op, a.number, b.number)) : unknown();
}

static struct value binary(struct reader *r, unsigned level)
{
    if (++r->depth > MAX_DEPTH)
        r->at = r->size;
    struct value left = unary(r);
    for (;;) {
        size_t i = 0;
        uint32_t at = r->at;
        while (i < G_N_ELEMENTS(operators) && !take(r, operators[i].token))
            i++;
        if (i == G_N_ELEMENTS(operators))
            break;
        if (operators[i].level < level) {
            r->at = at;
            break;
        }
        left = join(operators[i].op, left, binary(r, operators[i].level + 1));
    }
    r->depth--;
    return left;
}

static struct value ternary(struct reader *r)
{
    if (++r->depth > MAX_DEPTH)
        r->at = r->size;
    struct value condition = binary(r, 0);
    if (take(r, "?")) {
        struct value yes = ternary(r);
        take(r, ":");
        struct value no = ternary(r);
        condition = !condition.known ? unknown() : condition.number ? yes : no;
    }
    r->depth--;
    return condition;
}

enum rl_ts_truth rl_ts_condition(struct rl_ts *t, const char *text, uint32_t size)
{
    struct reader r = {.t = t, .text = text, .size = size};
    struct value value = ternary(&r);
    if (peek(&r) != '\0' || !value.known)
        return RL_TS_MAYBE;
    return value.number ? RL_TS_TRUE : RL_TS_FALSE;
}
