/* Format strings, unit by unit: PyArg_Parse*, Py_BuildValue and the printf-like
 * functions of CPython, and jansson's json_pack.  A row of the result is one C
 * argument.  Strict: what the library refuses is a fault. */
#include "analyzer/model/model.h"

#include <string.h>

enum { INT = 4, LONG = 8, PY_3_3 = 0x0303, PY_3_12 = 0x030c, PY_3_13 = 0x030d, PY_3_14 = 0x030e };

struct reader {
    const char *at;
    GArray *args;
    int python;
    bool optional, keywords;
    struct rl_format_shape *shape;
};

static void add(struct reader *r, enum rl_format_effect effect, enum rl_format_type type, uint8_t size, const char *unit, size_t len)
{
    struct rl_format_arg arg = {.effect = effect, .optional = r->optional, .type = type, .size = size};
    arg.object = effect == RL_FORMAT_BORROWED || effect == RL_FORMAT_STOLEN;
    memcpy(arg.unit, unit, MIN(len, sizeof(arg.unit) - 1));
    g_array_append_val(r->args, arg);
}

/* The same for an argument that is an address. */
static void add_out(struct reader *r, enum rl_format_effect effect, enum rl_format_type type, uint8_t size, const char *unit,
                    size_t len)
{
    add(r, effect, type, size, unit, len);
    g_array_index(r->args, struct rl_format_arg, r->args->len - 1).pointed = true;
}

static bool fail(struct reader *r, char *fault)
{
    if (r->shape->fault)
        g_free(fault);
    else
        r->shape->fault = fault;
    return false;
}

/* LEN bytes of the format as they stand, for a message; never a NUL or half of a text. */
static bool unknown(struct reader *r, const char *unit, size_t len)
{
    return fail(r, *unit ? g_strdup_printf("`%.*s` is no unit", (int)strnlen(unit, len), unit) : g_strdup("it ends inside a unit"));
}

/* A unit that Python has from SINCE to before UNTIL; 0: always. */
static bool exists(struct reader *r, const char *unit, size_t len, int since, int until)
{
    if (r->python && since && r->python < since)
        return fail(r, g_strdup_printf("`%.*s` is new in Python %d.%d", (int)len, unit, since >> 8, since & 0xff));
    if (r->python && until && r->python >= until)
        return fail(r, g_strdup_printf("`%.*s` is gone in Python %d.%d", (int)len, unit, until >> 8, until & 0xff));
    return true;
}

/* The integers and floats that both parsing and building know. */
static const struct number {
    char unit;
    enum rl_format_type type;
    uint8_t size, promoted; /* behind an address, and as an argument */
} numbers[] = {
    {'b', RL_FORMAT_INT, 1, INT},    {'B', RL_FORMAT_INT, 1, INT},    {'h', RL_FORMAT_INT, 2, INT},     {'H', RL_FORMAT_INT, 2, INT},
    {'i', RL_FORMAT_INT, 4, INT},    {'I', RL_FORMAT_INT, 4, INT},    {'l', RL_FORMAT_INT, LONG, LONG}, {'k', RL_FORMAT_INT, LONG, LONG},
    {'L', RL_FORMAT_INT, 8, 8},      {'K', RL_FORMAT_INT, 8, 8},      {'n', RL_FORMAT_INT, LONG, LONG}, {'c', RL_FORMAT_INT, 1, INT},
    {'C', RL_FORMAT_INT, 4, INT},    {'p', RL_FORMAT_INT, 4, INT},    {'f', RL_FORMAT_FLOAT, 4, 8},     {'d', RL_FORMAT_FLOAT, 8, 8},
    {'D', RL_FORMAT_COMPLEX, 16, 0},
};

static const struct number *number_of(char unit)
{
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        if (numbers[i].unit == unit)
            return &numbers[i];
    return NULL;
}

/* ---- PyArg_Parse* ------------------------------------------------------------------ */

/* s, z, y and the dead u, Z, t, w#: a pointer into the object, with # a length behind it, with * a Py_buffer. */
static bool parse_text(struct reader *r)
{
    const char *unit = r->at++;
    char size = *r->at == '*' || *r->at == '#' ? *r->at++ : '\0';
    size_t len = size ? 2 : 1;
    bool wide = *unit == 'u' || *unit == 'Z', old = *unit == 't' || (*unit == 'w' && size != '*');
    if (size == '*' && (wide || *unit == 't'))
        return unknown(r, unit, len);
    if (!exists(r, unit, len, *unit == 'y' ? 0x0300 : 0, old ? 0x0300 : wide ? PY_3_12 : 0))
        return false;
    if (size == '*') {
        add_out(r, RL_FORMAT_BUFFER, RL_FORMAT_PY_BUFFER, 0, unit, len);
        return true;
    }
    add_out(r, RL_FORMAT_INTERIOR, wide ? RL_FORMAT_WIDE : size ? RL_FORMAT_BYTES : RL_FORMAT_CHARS, 0, unit, len);
    if (size)
        add_out(r, RL_FORMAT_VALUE, RL_FORMAT_LENGTH, 0, unit, len);
    return true;
}

/* es, et, es#, et#: the encoding goes in, allocated memory comes out. */
static bool parse_encoded(struct reader *r)
{
    const char *unit = r->at;
    if (unit[1] != 's' && unit[1] != 't')
        return unknown(r, unit, 2);
    size_t len = unit[2] == '#' ? 3 : 2;
    r->at += len;
    add(r, RL_FORMAT_INPUT, RL_FORMAT_CHARS, 0, unit, len);
    add_out(r, RL_FORMAT_ALLOC, RL_FORMAT_BYTES, 0, unit, len);
    if (len == 3)
        add_out(r, RL_FORMAT_VALUE, RL_FORMAT_LENGTH, 0, unit, len);
    return true;
}

static bool parse_object(struct reader *r)
{
    const char *unit = r->at++;
    if (*r->at == '!') {
        r->at++;
        add(r, RL_FORMAT_INPUT, RL_FORMAT_TYPE, 0, unit, 2);
        add_out(r, RL_FORMAT_BORROWED, RL_FORMAT_OBJECT, 0, unit, 2);
    } else if (*r->at == '&') {
        r->at++;
        add(r, RL_FORMAT_CONVERTER, RL_FORMAT_FUNCTION, 0, unit, 2);
        add(r, RL_FORMAT_CONVERTED, RL_FORMAT_ADDRESS, 0, unit, 2);
    } else
        add_out(r, RL_FORMAT_BORROWED, RL_FORMAT_OBJECT, 0, unit, 1);
    return true;
}

static bool parse_unit(struct reader *r)
{
    char unit = *r->at;
    switch (unit) {
    case 's': case 'z': case 'y': case 'u': case 'Z': case 'w': case 't':
        return parse_text(r);
    case 'e':
        return parse_encoded(r);
    case 'O':
        return parse_object(r);
    case 'S': case 'Y': case 'U':
        add_out(r, RL_FORMAT_BORROWED, RL_FORMAT_OBJECT, 0, r->at++, 1);
        return true;
    default:
        break;
    }
    const struct number *number = number_of(unit);
    if (!number)
        return unknown(r, r->at, 1);
    if (unit == 'p' && !exists(r, r->at, 1, PY_3_3, 0))
        return false;
    add_out(r, RL_FORMAT_VALUE, number->type, number->size, r->at++, 1);
    return true;
}

/* `|` or `$` at R. */
static bool parse_mark(struct reader *r, int depth)
{
    bool dollar = *r->at++ == '$';
    if (depth)
        return fail(r, g_strdup_printf("`%c` stands inside parentheses", dollar ? '$' : '|'));
    if (dollar && !r->keywords)
        return fail(r, g_strdup("`$` needs a function that takes keywords"));
    if (dollar ? r->shape->keyword_only != UINT32_MAX : r->optional)
        return fail(r, g_strdup_printf("`%c` stands there twice", dollar ? '$' : '|'));
    if (!dollar && r->shape->keyword_only != UINT32_MAX)
        return fail(r, g_strdup("`$` stands in front of `|`"));
    if (dollar)
        r->shape->keyword_only = r->shape->items;
    r->optional = r->optional || !dollar;
    return true;
}

static bool parse(struct reader *r)
{
    int depth = 0;
    while (*r->at && *r->at != ':' && *r->at != ';') {
        char c = *r->at;
        r->shape->items += depth == 0 && !strchr("|$)", c);
        if (c == '(') {
            depth++;
            r->at++;
        } else if (c == ')') {
            if (depth-- == 0)
                return fail(r, g_strdup("a `)` too many"));
            r->at++;
        } else if (c == '|' || c == '$') {
            if (!parse_mark(r, depth))
                return false;
        } else if (!parse_unit(r))
            return false;
    }
    return depth == 0 || fail(r, g_strdup("a `)` is missing"));
}

/* ---- Py_BuildValue ----------------------------------------------------------------- */

static bool build_unit(struct reader *r)
{
    const char *unit = r->at;
    switch (*unit) {
    case 's': case 'z': case 'y': case 'U': case 'u':
        r->at += unit[1] == '#' ? 2 : 1;
        if (unit[1] == '#') {
            add(r, RL_FORMAT_VALUE, *unit == 'u' ? RL_FORMAT_WIDE : RL_FORMAT_BYTES, 0, unit, 2);
            add(r, RL_FORMAT_VALUE, RL_FORMAT_LENGTH, 0, unit, 2);
        } else
            add(r, RL_FORMAT_VALUE, *unit == 'u' ? RL_FORMAT_WIDE : RL_FORMAT_CHARS, 0, unit, 1);
        return true;
    case 'N': case 'S': case 'O':
        if (unit[1] == '&') {
            r->at += 2;
            add(r, RL_FORMAT_CONVERTER, RL_FORMAT_FUNCTION, 0, unit, 2);
            add(r, RL_FORMAT_CONVERTED, RL_FORMAT_ADDRESS, 0, unit, 2);
            return true;
        }
        r->at++;
        add(r, *unit == 'N' ? RL_FORMAT_STOLEN : RL_FORMAT_BORROWED, RL_FORMAT_OBJECT, 0, unit, 1);
        return true;
    default:
        break;
    }
    const struct number *number = number_of(*unit);
    if (!number)
        return unknown(r, unit, 1);
    if (*unit == 'p' && !exists(r, unit, 1, PY_3_14, 0))
        return false;
    r->at++;
    if (number->type == RL_FORMAT_COMPLEX)
        add_out(r, RL_FORMAT_VALUE, number->type, number->size, unit, 1);
    else
        add(r, RL_FORMAT_VALUE, number->type, number->promoted, unit, 1);
    return true;
}

static char closing(char open)
{
    return open == '(' ? ')' : open == '[' ? ']' : '}';
}

/* The items up to CLOSE, by UNIT; a dictionary needs an even number. */
static bool build_items(struct reader *r, char close, int depth, bool (*unit)(struct reader *r))
{
    enum { DEEPEST = 100 };
    int items = 0;
    for (; *r->at != close; items++) {
        if (*r->at == '\0' || depth > DEEPEST)
            return fail(r, g_strdup_printf("a `%c` is missing", close ? close : ')'));
        if (strchr(" \t,:", *r->at)) {
            r->at++;
            items--;
        } else if (strchr("([{", *r->at)) {
            char end = closing(*r->at++);
            if (!build_items(r, end, depth + 1, unit))
                return false;
            r->at++;
        } else if (!unit(r))
            return false;
    }
    return close != '}' || items % 2 == 0 || fail(r, g_strdup("a dictionary needs a value for each key"));
}

/* ---- json_pack --------------------------------------------------------------------- */

static bool pack_unit(struct reader *r)
{
    const char *unit = r->at++;
    switch (*unit) {
    case 's': {
        add(r, RL_FORMAT_VALUE, RL_FORMAT_CHARS, 0, unit, 1);
        for (; *r->at && strchr("?*#%+", *r->at); r->at++) {
            if (*r->at == '#' || *r->at == '%')
                add(r, RL_FORMAT_VALUE, RL_FORMAT_INT, *r->at == '#' ? INT : LONG, unit, 1);
            else if (*r->at == '+')
                add(r, RL_FORMAT_VALUE, RL_FORMAT_CHARS, 0, unit, 1);
        }
        return true;
    }
    case 'n':
        return true;
    case 'b': case 'i':
        add(r, RL_FORMAT_VALUE, RL_FORMAT_INT, INT, unit, 1);
        return true;
    case 'I':
        add(r, RL_FORMAT_VALUE, RL_FORMAT_INT, 8, unit, 1);
        return true;
    case 'f':
        add(r, RL_FORMAT_VALUE, RL_FORMAT_FLOAT, 8, unit, 1);
        return true;
    case 'o': case 'O':
        add(r, *unit == 'o' ? RL_FORMAT_STOLEN : RL_FORMAT_BORROWED, RL_FORMAT_OBJECT, 0, unit, 1);
        r->at += *r->at == '?' || *r->at == '*';
        return true;
    default:
        return unknown(r, unit, 1);
    }
}

/* ---- PyUnicode_FromFormat, PyErr_Format -------------------------------------------- */

/* A width or precision; from 3.12 on it may be an argument. */
static bool skip_number(struct reader *r)
{
    if (*r->at == '*') {
        if (!exists(r, "%*", 2, PY_3_12, 0))
            return false;
        add(r, RL_FORMAT_VALUE, RL_FORMAT_INT, INT, "%*", 2);
        r->at++;
    } else
        r->at += strspn(r->at, "0123456789");
    return true;
}

/* The integer conversion at UNIT with the length modifier MODIFIER of LEN bytes. */
static bool print_integer(struct reader *r, const char *unit, size_t unit_len, const char *modifier, size_t len)
{
    char c = modifier[len];
    bool newer = c == 'X' || c == 'o' || *modifier == 'j' || *modifier == 't' || (c == 'x' && len);
    if (newer && !exists(r, unit, unit_len, PY_3_12, 0))
        return false;
    add(r, RL_FORMAT_VALUE, RL_FORMAT_INT, len ? 8 : INT, unit, unit_len);
    return true;
}

static bool print_object(struct reader *r, const char *unit, size_t len, bool wide)
{
    char c = unit[len - 1];
    if ((c == 'T' || c == 'N') && !exists(r, unit, len, PY_3_13, 0))
        return false;
    add(r, RL_FORMAT_BORROWED, RL_FORMAT_OBJECT, 0, unit, len);
    if (c == 'V')
        add(r, RL_FORMAT_VALUE, wide ? RL_FORMAT_WIDE : RL_FORMAT_CHARS, 0, unit, len);
    return true;
}

static bool printf_unit(struct reader *r)
{
    const char *start = r->at - 1;
    r->at += strspn(r->at, "-0#");
    if (!skip_number(r))
        return false;
    if (*r->at == '.') {
        r->at++;
        if (!skip_number(r))
            return false;
    }
    const char *modifier = r->at;
    size_t len = strncmp(modifier, "ll", 2) == 0 ? 2 : *modifier && strchr("lzjt", *modifier) ? 1 : 0;
    r->at += len;
    char unit[8] = "%";
    size_t unit_len = len + 2;
    memcpy(unit + 1, modifier, strnlen(modifier, len + 1));
    if (!*r->at)
        return fail(r, g_strdup("it ends inside a unit"));
    switch (*r->at++) {
    case '%':
        return true;
    case 'd': case 'i': case 'u': case 'x': case 'X': case 'o':
        return print_integer(r, unit, unit_len, modifier, len);
    case 'c':
        add(r, RL_FORMAT_VALUE, RL_FORMAT_INT, INT, unit, unit_len);
        return true;
    case 'p':
        add(r, RL_FORMAT_VALUE, RL_FORMAT_ADDRESS, 0, unit, unit_len);
        return true;
    case 's':
        if (len && !exists(r, unit, unit_len, PY_3_12, 0))
            return false;
        add(r, RL_FORMAT_VALUE, len ? RL_FORMAT_WIDE : RL_FORMAT_CHARS, 0, unit, unit_len);
        return true;
    case 'A': case 'U': case 'S': case 'R': case 'T': case 'N': case 'V':
        return print_object(r, unit, unit_len, len > 0);
    default:
        return unknown(r, start, (size_t)(r->at - start));
    }
}

static bool printf_text(struct reader *r)
{
    while ((r->at = strchr(r->at, '%'))) {
        r->at++;
        if (!printf_unit(r))
            return false;
    }
    return true;
}

GArray *rl_format_read(enum rl_varargs kind, const char *format, int python, bool keywords, struct rl_format_shape *shape)
{
    *shape = (struct rl_format_shape){.keyword_only = UINT32_MAX};
    struct reader r = {.at = format, .args = g_array_new(FALSE, TRUE, sizeof(struct rl_format_arg)), .python = python,
                       .keywords = keywords, .shape = shape};
    bool ok = false;
    switch (kind) {
    case RL_VARARGS_PARSE:
        ok = parse(&r);
        break;
    case RL_VARARGS_BUILD:
        ok = build_items(&r, '\0', 0, build_unit);
        break;
    case RL_VARARGS_PACK:
        ok = build_items(&r, '\0', 0, pack_unit);
        break;
    case RL_VARARGS_PRINTF:
        ok = printf_text(&r);
        break;
    case RL_VARARGS_NONE:
    case RL_VARARGS_OBJECTS_BORROW:
    case RL_VARARGS_OBJECTS_STORE:
    case RL_VARARGS_OUT_BORROWED:
        fail(&r, g_strdup("the function takes no format"));
        break;
    }
    if (ok)
        return r.args;
    g_array_free(r.args, TRUE);
    return NULL;
}

GArray *rl_format_split(enum rl_varargs kind, const char *format)
{
    struct rl_format_shape shape;
    GArray *args = rl_format_read(kind, format, 0, true, &shape);
    g_free(shape.fault);
    return args;
}
