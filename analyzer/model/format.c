/* Format strings, unit by unit: PyArg_Parse*, Py_BuildValue and the printf-like
 * functions of CPython.  One table each; a row is one unit and what it adds to
 * the C arguments.  Strict: what CPython refuses gives NULL. */
#include "analyzer/model/model.h"

#include <string.h>

struct reader {
    const char *at;
    GArray *args;
    bool optional;
};

static void add(struct reader *r, enum rl_format_effect effect, bool object, const char *unit, size_t len)
{
    struct rl_format_arg arg = {.effect = effect, .optional = r->optional, .object = object};
    memcpy(arg.unit, unit, MIN(len, sizeof(arg.unit) - 1));
    g_array_append_val(r->args, arg);
}

/* ---- PyArg_Parse* ------------------------------------------------------------------ */

/* Units of one letter that fill one C value. */
static const char parse_values[] = "bBhHiIlkLKncCfdDp";

/* s, z, y and the dead u, Z, w, t: a pointer into the object, with # a length behind it, with * a Py_buffer. */
static void parse_text(struct reader *r)
{
    const char *unit = r->at++;
    if (*r->at == '*') {
        r->at++;
        add(r, RL_FORMAT_BUFFER, false, unit, 2);
    } else if (*r->at == '#') {
        r->at++;
        add(r, RL_FORMAT_INTERIOR, false, unit, 2);
        add(r, RL_FORMAT_VALUE, false, unit, 2);
    } else
        add(r, RL_FORMAT_INTERIOR, false, unit, 1);
}

/* es, et, es#, et#: the encoding goes in, allocated memory comes out. */
static bool parse_encoded(struct reader *r)
{
    const char *unit = r->at;
    if (unit[1] != 's' && unit[1] != 't')
        return false;
    size_t len = unit[2] == '#' ? 3 : 2;
    r->at += len;
    add(r, RL_FORMAT_INPUT, false, unit, len);
    add(r, RL_FORMAT_ALLOC, false, unit, len);
    if (len == 3)
        add(r, RL_FORMAT_VALUE, false, unit, len);
    return true;
}

static void parse_object(struct reader *r)
{
    const char *unit = r->at++;
    if (*r->at == '!') {
        r->at++;
        add(r, RL_FORMAT_INPUT, false, unit, 2);
        add(r, RL_FORMAT_BORROWED, true, unit, 2);
    } else if (*r->at == '&') {
        r->at++;
        add(r, RL_FORMAT_CONVERTER, false, unit, 2);
        add(r, RL_FORMAT_CONVERTED, false, unit, 2);
    } else
        add(r, RL_FORMAT_BORROWED, true, unit, 1);
}

static bool parse_unit(struct reader *r)
{
    char unit = *r->at;
    switch (unit) {
    case 's': case 'z': case 'y': case 'u': case 'Z': case 'w': case 't':
        parse_text(r);
        return true;
    case 'e':
        return parse_encoded(r);
    case 'O':
        parse_object(r);
        return true;
    case 'S': case 'Y': case 'U':
        add(r, RL_FORMAT_BORROWED, true, r->at++, 1);
        return true;
    default:
        if (!strchr(parse_values, unit))
            return false;
        add(r, RL_FORMAT_VALUE, false, r->at++, 1);
        return true;
    }
}

static bool parse(struct reader *r)
{
    int depth = 0;
    bool keyword_only = false;
    for (; *r->at && *r->at != ':' && *r->at != ';';) {
        switch (*r->at) {
        case '(':
            depth++;
            r->at++;
            break;
        case ')':
            if (depth-- == 0)
                return false;
            r->at++;
            break;
        case '|':
            if (depth || r->optional)
                return false;
            r->optional = true;
            r->at++;
            break;
        case '$':
            if (depth || keyword_only)
                return false;
            keyword_only = true;
            r->at++;
            break;
        default:
            if (!parse_unit(r))
                return false;
        }
    }
    return depth == 0;
}

/* ---- Py_BuildValue ----------------------------------------------------------------- */

static const char build_values[] = "bBhHiIlkLKncCfdDp";

static bool build_unit(struct reader *r)
{
    const char *unit = r->at;
    switch (*unit) {
    case 's': case 'z': case 'y': case 'U': case 'u':
        r->at += unit[1] == '#' ? 2 : 1;
        add(r, RL_FORMAT_VALUE, false, unit, unit[1] == '#' ? 2 : 1);
        if (unit[1] == '#')
            add(r, RL_FORMAT_VALUE, false, unit, 2);
        return true;
    case 'N': case 'S': case 'O':
        if (unit[1] == '&') {
            r->at += 2;
            add(r, RL_FORMAT_CONVERTER, false, unit, 2);
            add(r, RL_FORMAT_CONVERTED, false, unit, 2);
            return true;
        }
        r->at++;
        add(r, *unit == 'N' ? RL_FORMAT_STOLEN : RL_FORMAT_BORROWED, true, unit, 1);
        return true;
    default:
        if (!strchr(build_values, *unit))
            return false;
        add(r, RL_FORMAT_VALUE, false, r->at++, 1);
        return true;
    }
}

static char closing(char open)
{
    return open == '(' ? ')' : open == '[' ? ']' : '}';
}

/* The items up to CLOSE; a dictionary needs an even number. */
static bool build_items(struct reader *r, char close, int depth)
{
    enum { DEEPEST = 100 };
    int items = 0;
    for (; *r->at != close; items++) {
        if (*r->at == '\0' || depth > DEEPEST)
            return false;
        if (strchr(" \t,:", *r->at)) {
            r->at++;
            items--;
        } else if (strchr("([{", *r->at)) {
            char end = closing(*r->at++);
            if (!build_items(r, end, depth + 1))
                return false;
            r->at++;
        } else if (!build_unit(r))
            return false;
    }
    return close != '}' || items % 2 == 0;
}

/* ---- PyUnicode_FromFormat, PyErr_Format -------------------------------------------- */

static void skip_number(struct reader *r)
{
    if (*r->at == '*')
        add(r, RL_FORMAT_VALUE, false, r->at++, 1);
    else
        r->at += strspn(r->at, "0123456789");
}

static bool printf_unit(struct reader *r)
{
    char unit[2] = "%";
    r->at += strspn(r->at, "-0#");
    skip_number(r);
    if (*r->at == '.') {
        r->at++;
        skip_number(r);
    }
    r->at += strspn(r->at, "lzjt");
    unit[1] = *r->at;
    if (unit[1] == '\0')
        return false;
    r->at++;
    switch (unit[1]) {
    case '%':
        return true;
    case 'd': case 'i': case 'u': case 'x': case 'X': case 'o': case 'c': case 'p': case 's':
        add(r, RL_FORMAT_VALUE, false, unit, 2);
        return true;
    case 'A': case 'U': case 'S': case 'R': case 'T': case 'N':
        add(r, RL_FORMAT_BORROWED, true, unit, 2);
        return true;
    case 'V':
        add(r, RL_FORMAT_BORROWED, true, unit, 2);
        add(r, RL_FORMAT_VALUE, false, unit, 2);
        return true;
    default:
        return false;
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

GArray *rl_format_split(enum rl_varargs kind, const char *format)
{
    struct reader r = {.at = format, .args = g_array_new(FALSE, TRUE, sizeof(struct rl_format_arg))};
    bool ok = false;
    switch (kind) {
    case RL_VARARGS_PARSE:
        ok = parse(&r);
        break;
    case RL_VARARGS_BUILD:
        ok = build_items(&r, '\0', 0);
        break;
    case RL_VARARGS_PRINTF:
        ok = printf_text(&r);
        break;
    case RL_VARARGS_NONE:
    case RL_VARARGS_OBJECTS_BORROW:
    case RL_VARARGS_OBJECTS_STORE:
    case RL_VARARGS_OUT_BORROWED:
        break;
    }
    if (ok)
        return r.args;
    g_array_free(r.args, TRUE);
    return NULL;
}
