/*
 * settings: a parser of configuration text into dicts and lists.
 *
 *     title = "a text"            # values: texts, numbers, true, false, none,
 *     [server]                    # [lists, of, values] and {tables = 1, inside = 2}
 *     ports = [80, 8080]
 *
 * Each parse_ function gives a new reference, or NULL with an exception set and nothing
 * left behind.  The parser itself owns no object: its text, its hook and the module's
 * state live as long as the call that began the parse.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef struct {
    PyObject *error;    /* owned: settings.Error */
} settings_state;

struct parser {
    const char *at;
    const char *end;
    Py_ssize_t line;
    PyObject *hook;     /* borrowed; NULL: values are kept as they are */
    int strict;         /* a key given twice is an error */
    settings_state *state;
};

static PyObject *parse_value(struct parser *p);

static settings_state *
get_state(PyObject *module)
{
    return (settings_state *)PyModule_GetState(module);
}

/* ---- scanning ---- */

static void
parse_error(struct parser *p, const char *message)
{
    PyErr_SetObject(p->state->error, Py_BuildValue("(sn)", message, p->line));    // expect: RL103 'Py_BuildValue'
}

static void
skip_blanks(struct parser *p)
{
    while (p->at < p->end && (*p->at == ' ' || *p->at == '\t' || *p->at == '\r')) {
        p->at++;
    }
}

/* Blanks, line ends and comments. */
static void
skip_lines(struct parser *p)
{
    for (skip_blanks(p); p->at < p->end && (*p->at == '\n' || *p->at == '#'); skip_blanks(p)) {
        if (*p->at == '#') {
            while (p->at < p->end && *p->at != '\n') {
                p->at++;
            }
        }
        else {
            p->line++;
            p->at++;
        }
    }
}

static int
accept(struct parser *p, char wanted)
{
    skip_blanks(p);
    if (p->at == p->end || *p->at != wanted) {
        return 0;
    }
    p->at++;
    return 1;
}

/* Passes over a word of letters, digits and the characters in `more`; its length. */
static Py_ssize_t
scan_word(struct parser *p, const char *more)
{
    const char *start = p->at;
    while (p->at < p->end && *p->at != '\0' && (Py_ISALNUM(*p->at) || strchr(more, *p->at) != NULL)) {
        p->at++;
    }
    return p->at - start;
}

/* ---- values ---- */

/* After the opening quote. */
static PyObject *
parse_string(struct parser *p)
{
    char *raw = PyMem_Malloc((size_t)(p->end - p->at) + 1);
    Py_ssize_t length = 0;

    if (raw == NULL) {
        return PyErr_NoMemory();
    }
    while (p->at < p->end && *p->at != '"' && *p->at != '\n') {
        char c = *p->at++;
        if (c == '\\' && p->at < p->end) {
            c = *p->at++;
            if (c == 'n') {
                c = '\n';
            }
            else if (c != '"' && c != '\\') {
                parse_error(p, "unknown escape");
                return NULL;    // expect: RL604 'raw'
            }
        }
        raw[length++] = c;
    }
    PyObject *text = NULL;
    if (p->at < p->end && *p->at == '"') {
        p->at++;
        text = PyUnicode_DecodeUTF8(raw, length, NULL);
    }
    else {
        parse_error(p, "text without an end");
    }
    PyMem_Free(raw);
    return text;
}

static PyObject *
parse_number(struct parser *p)
{
    const char *start = p->at;
    Py_ssize_t length = scan_word(p, "+-._");
    int real = memchr(start, '.', (size_t)length) != NULL;
    PyObject *value = PyUnicode_FromStringAndSize(start, length);

    if (value == NULL) {
        return NULL;
    }
    value = real ? PyFloat_FromString(value) : PyLong_FromUnicodeObject(value, 10);    // expect: RL104 'value'
    return value;
}

static PyObject *
parse_key(struct parser *p)
{
    if (accept(p, '"')) {
        return parse_string(p);
    }
    const char *start = p->at;
    Py_ssize_t length = scan_word(p, "-_");
    if (length == 0) {
        parse_error(p, "a key is expected");
        return NULL;
    }
    return PyUnicode_FromStringAndSize(start, length);
}

static int
store(struct parser *p, PyObject *table, PyObject *key, PyObject *value)
{
    if (p->strict) {
        int known = PyDict_Contains(table, key);
        if (known != 0) {
            if (known > 0) {
                parse_error(p, "key given twice");
            }
            return -1;
        }
    }
    if (p->hook == NULL) {
        return PyDict_SetItem(table, key, value);
    }
    PyObject *changed = PyObject_CallFunctionObjArgs(p->hook, key, value, NULL);
    if (changed == NULL) {
        return -1;
    }
    int status = PyDict_SetItem(table, key, changed);
    Py_DECREF(changed);
    return status;
}

/* key = value, put into `table` */
static int
parse_pair(struct parser *p, PyObject *table)
{
    PyObject *key = parse_key(p);
    if (key == NULL) {
        return -1;
    }
    if (!accept(p, '=')) {
        parse_error(p, "'=' is expected");
        Py_DECREF(key);
        return -1;
    }
    PyObject *value = parse_value(p);
    if (value == NULL) {
        return -1;    // expect: RL102 'key'
    }
    int status = store(p, table, key, value);
    Py_DECREF(key);
    Py_DECREF(value);
    return status;
}

/* After the opening bracket or brace: both kinds of nested value. */
static PyObject *
parse_nested(struct parser *p, char close)
{
    PyObject *nested = close == ']' ? PyList_New(0) : PyDict_New();
    if (nested == NULL) {
        return NULL;
    }
    for (skip_lines(p); !accept(p, close); skip_lines(p)) {
        int status = -1;
        if (close == '}') {
            status = parse_pair(p, nested);
        }
        else {
            PyObject *item = parse_value(p);
            if (item != NULL) {
                status = PyList_Append(nested, item);
                Py_DECREF(item);
            }
        }
        if (status < 0) {
            goto fail;
        }
        skip_lines(p);
        if (!accept(p, ',') && (p->at == p->end || *p->at != close)) {
            parse_error(p, "',' or the end of the list is expected");
            goto fail;
        }
    }
    return nested;

fail:
    Py_DECREF(nested);
    return NULL;
}

static PyObject *
parse_word(struct parser *p)
{
    const char *start = p->at;
    Py_ssize_t length = scan_word(p, "");

    if (length == 4 && memcmp(start, "true", 4) == 0) {
        Py_RETURN_TRUE;
    }
    if (length == 5 && memcmp(start, "false", 5) == 0) {
        Py_RETURN_FALSE;
    }
    if (length == 4 && memcmp(start, "none", 4) == 0) {
        Py_RETURN_NONE;
    }
    parse_error(p, "a value is expected");
    return NULL;
}

static PyObject *
parse_value(struct parser *p)
{
    PyObject *value;

    if (Py_EnterRecursiveCall(" while parsing settings")) {
        return NULL;
    }
    if (accept(p, '"')) {
        value = parse_string(p);
    }
    else if (accept(p, '[')) {
        value = parse_nested(p, ']');
    }
    else if (accept(p, '{')) {
        value = parse_nested(p, '}');
    }
    else if (p->at < p->end && (Py_ISDIGIT(*p->at) || *p->at == '-' || *p->at == '+')) {
        value = parse_number(p);
    }
    else {
        value = parse_word(p);
    }
    Py_LeaveRecursiveCall();
    return value;
}

/* ---- documents ---- */

/* After the opening bracket of a section's name: the section's dict, made if it is new. */
static PyObject *
parse_section(struct parser *p, PyObject *document)
{
    PyObject *name = parse_key(p);
    if (name == NULL) {
        return NULL;
    }
    PyObject *section = NULL;
    if (!accept(p, ']')) {
        parse_error(p, "']' is expected");
        goto done;
    }
    section = Py_XNewRef(PyDict_GetItemWithError(document, name));
    if (section != NULL && !PyDict_Check(section)) {
        parse_error(p, "the section's name is a key already");
        Py_CLEAR(section);
    }
    else if (section == NULL && !PyErr_Occurred()) {
        section = PyDict_New();
        if (section != NULL && PyDict_SetItem(document, name, section) < 0) {
            Py_CLEAR(section);
        }
    }
done:
    Py_DECREF(name);
    return section;
}

static PyObject *
parse_document(struct parser *p)
{
    PyObject *document = PyDict_New();
    if (document == NULL) {
        return NULL;
    }
    PyObject *table = Py_NewRef(document);
    for (skip_lines(p); p->at < p->end; skip_lines(p)) {
        if (accept(p, '[')) {
            PyObject *section = parse_section(p, document);
            if (section == NULL) {
                goto fail;
            }
            Py_SETREF(table, section);
        }
        else if (parse_pair(p, table) < 0) {
            goto fail;
        }
        skip_blanks(p);
        if (p->at < p->end && *p->at != '\n' && *p->at != '#') {
            parse_error(p, "the end of the line is expected");
            goto fail;
        }
    }
    Py_DECREF(table);
    return document;

fail:
    Py_DECREF(table);
    Py_DECREF(document);
    return NULL;
}

/* Adds the public keys of `defaults` that `table` has not, down the tables of both. */
static int
add_defaults(PyObject *table, PyObject *defaults)
{
    PyObject *keys = PyDict_Keys(defaults);
    if (keys == NULL) {
        return -1;
    }
    if (Py_EnterRecursiveCall(" while adding defaults")) {
        Py_DECREF(keys);
        return -1;
    }
    int status = 0;
    for (Py_ssize_t i = 0; status == 0 && i < PyList_GET_SIZE(keys); i++) {
        PyObject *key = PyList_GET_ITEM(keys, i);
        const char *name = PyUnicode_AsUTF8(key);
        if (name[0] == '_') {    // expect: RL801 'name'
            continue;
        }
        PyObject *value = Py_XNewRef(PyDict_GetItemWithError(defaults, key));
        if (value == NULL) {
            status = PyErr_Occurred() ? -1 : 0;    /* gone since keys was made */
            continue;
        }
        PyObject *own = Py_XNewRef(PyDict_GetItemWithError(table, key));
        if (own == NULL) {
            status = PyErr_Occurred() ? -1 : PyDict_SetItem(table, key, value);
        }
        else if (PyDict_Check(own) && PyDict_Check(value)) {
            status = add_defaults(own, value);
        }
        Py_XDECREF(own);
        Py_DECREF(value);
    }
    Py_LeaveRecursiveCall();
    if (status < 0) {
        Py_DECREF(keys);
        return -1;
    }
    return 0;    // expect: RL101 'keys'
}

/* ---- the module ---- */

/* parse(text, *, defaults={}, hook=None, strict=False) -> dict */
static PyObject *
settings_parse(PyObject *module, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"text", "defaults", "hook", "strict", NULL};
    const char *text;
    Py_ssize_t length;
    PyObject *defaults = NULL, *hook = Py_None;
    int strict = 0;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "s#|$O!Op:parse", names, &text, &length,
                                     &PyDict_Type, &defaults, &hook, &strict)) {
        return NULL;
    }
    struct parser p = {
        .at = text, .end = text + length, .line = 1, .hook = hook == Py_None ? NULL : hook,
        .strict = strict, .state = get_state(module),
    };
    PyObject *document = parse_document(&p);
    if (document != NULL && defaults != NULL && add_defaults(document, defaults) < 0) {
        Py_CLEAR(document);
    }
    return document;
}

/* override(list, index, text): puts the value that text stands for into a list */
static PyObject *
settings_override(PyObject *module, PyObject *args)
{
    PyObject *list;
    Py_ssize_t index, length;
    const char *text;

    if (!PyArg_ParseTuple(args, "O!ns#:override", &PyList_Type, &list, &index, &text, &length)) {
        return NULL;
    }
    struct parser p = {.at = text, .end = text + length, .line = 1, .state = get_state(module)};
    PyObject *value = parse_value(&p);
    if (value == NULL) {
        return NULL;
    }
    if (PyList_SetItem(list, index, value) < 0) {
        PyErr_Clear();
        PyErr_Format(PyExc_IndexError, "no place %zd for %R", index, value);    // expect: RL202 'value'
        return NULL;
    }
    Py_RETURN_NONE;
}

static int
outline_into(PyObject *lines, PyObject *table, int depth)
{
    PyObject *items = PyDict_Items(table);
    if (items == NULL) {
        return -1;
    }
    if (Py_EnterRecursiveCall(" while outlining settings")) {
        Py_DECREF(items);
        return -1;
    }
    int status = 0;
    for (Py_ssize_t i = 0; status == 0 && i < PyList_GET_SIZE(items); i++) {
        PyObject *item = PyList_GET_ITEM(items, i);
        PyObject *key = PyTuple_GET_ITEM(item, 0);
        PyObject *value = PyTuple_GET_ITEM(item, 1);
        PyObject *line = Py_BuildValue("(iN)", depth, key);    // expect: RL114 'key'
        if (line == NULL) {
            status = -1;
            break;
        }
        status = PyList_Append(lines, line);
        Py_DECREF(line);
        if (status == 0 && PyDict_Check(value)) {
            status = outline_into(lines, value, depth + 1);
        }
    }
    Py_LeaveRecursiveCall();
    Py_DECREF(items);
    return status;
}

/* outline(dict) -> [(depth, key), ...] */
static PyObject *
settings_outline(PyObject *module, PyObject *table)
{
    if (!PyDict_Check(table)) {
        PyErr_SetString(PyExc_TypeError, "outline() takes a dict");
        return NULL;
    }
    PyObject *lines = PyList_New(0);
    if (lines != NULL && outline_into(lines, table, 0) < 0) {
        Py_CLEAR(lines);
    }
    return lines;
}

static int
settings_exec(PyObject *module)
{
    settings_state *state = get_state(module);
    state->error = PyErr_NewException("settings.Error", PyExc_ValueError, NULL);
    if (state->error == NULL) {
        return -1;
    }
    return PyModule_AddObjectRef(module, "Error", state->error);
}

static int
settings_traverse(PyObject *module, visitproc visit, void *arg)
{
    Py_VISIT(get_state(module)->error);
    return 0;
}

static int
settings_clear(PyObject *module)
{
    Py_CLEAR(get_state(module)->error);
    return 0;
}

static void
settings_free(void *module)
{
    settings_clear((PyObject *)module);
}

static PyMethodDef settings_methods[] = {
    {"parse", (PyCFunction)(void (*)(void))settings_parse, METH_VARARGS | METH_KEYWORDS,
     "parse(text, *, defaults={}, hook=None, strict=False) -> dict"},
    {"override", settings_override, METH_VARARGS, "override(list, index, text)"},
    {"outline", settings_outline, METH_O, "outline(dict) -> list of (depth, key)"},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot settings_slots[] = {
    {Py_mod_exec, settings_exec},
    {0, NULL},
};

static struct PyModuleDef settings_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "settings",
    .m_doc = "A parser of configuration text.",
    .m_size = sizeof(settings_state),
    .m_methods = settings_methods,
    .m_slots = settings_slots,
    .m_traverse = settings_traverse,
    .m_clear = settings_clear,
    .m_free = settings_free,
};

PyMODINIT_FUNC
PyInit_settings(void)
{
    return PyModuleDef_Init(&settings_module);
}
