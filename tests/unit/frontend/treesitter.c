/* The tree-sitter front end: the same tree as libclang's, and what only it has to do. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "analyzer/frontend/frontend.h"
#include "analyzer/model/model.h"

static char *folder;

static void make_folder(void) { folder = g_dir_make_tmp("reflint-ts-XXXXXX", NULL); }

static void remove_folder(void)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)) != NULL) {
        char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
        g_free(path);
    }
    if (dir)
        g_dir_close(dir);
    g_rmdir(folder);
    g_free(folder);
}

TestSuite(treesitter, .init = make_folder, .fini = remove_folder);

static char *write_file(const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static char *dump_with(bool clang, const char *path, const char *const *flags, size_t nflags)
{
    struct rl_models *models = rl_models_new();
    struct rl_arena *arena = rl_arena_new();
    struct rl_parse_request request = {.path = path, .models = models, .flags = flags, .nflags = nflags};
    GError *error = NULL;
    struct rl_unit *unit = clang ? rl_clang_parse(arena, &request, &error) : rl_treesitter_parse(arena, &request, &error);
    cr_assert(unit != NULL, "%s", error ? error->message : "?");
    char *dump = rl_syntax_dump(unit, NULL);
    rl_arena_free(arena);
    rl_models_free(models);
    return dump;
}

static char *dump(const char *text)
{
    char *path = write_file("unit.c", text);
    char *result = dump_with(false, path, NULL, 0);
    g_free(path);
    return result;
}

static void has(const char *text, const char *line)
{
    char *result = dump(text);
    cr_expect(strstr(result, line) != NULL, "no `%s` in\n%s", line, result);
    g_free(result);
}

static void lacks(const char *text, const char *line)
{
    char *result = dump(text);
    cr_expect(strstr(result, line) == NULL, "`%s` in\n%s", line, result);
    g_free(result);
}

/* ---- the same as libclang ------------------------------------------------------------ */

static void same(const char *text)
{
    char *path = write_file("unit.c", text);
    char *ours = dump_with(false, path, NULL, 0), *theirs = dump_with(true, path, NULL, 0);
    cr_expect(strcmp(ours, theirs) == 0, "tree-sitter:\n%s\nlibclang:\n%s", ours, theirs);
    g_free(ours);
    g_free(theirs);
    g_free(path);
}

Test(treesitter, statements)
{
    same("int g(int);\n"
         "int f(int a, int b)\n"
         "{\n"
         "    int i, *p = &a, list[3] = {1, 2, [2] = 5};\n"
         "    for (i = 0; i < a; i++)\n"
         "        g(i);\n"
         "    for (int k = 0;; k += 2) { if (k > 3) break; else continue; }\n"
         "    for (;;) ;\n"
         "    while (*p) { --*p; }\n"
         "    do g(1); while (a && b || !a);\n"
         "    if (a) return 1; else if (b == 2) goto out;\n"
         "    switch (a) {\n"
         "    case 1: case 2: g(2); g(3); break;\n"
         "    case 4 ... 9: g(4);\n"
         "    default: ;\n"
         "    }\n"
         "out:\n"
         "    return a ? list[1] : -1;\n"
         "}\n");
}

Test(treesitter, expressions)
{
    same("struct pair { int left; struct pair *next; double weight; };\n"
         "typedef struct pair Pair;\n"
         "enum color { RED, GREEN = 5, BLUE };\n"
         "int h(const char *text, unsigned long n);\n"
         "long f(Pair *p, Pair q, char *s)\n"
         "{\n"
         "    long sum = (long)p->left + q.next->left * 2;\n"
         "    sum += h(\"a\\tb\" \"c\", sizeof(Pair)), sum <<= 3;\n"
         "    p->next = 0;\n"
         "    q = (Pair){1, .next = p};\n"
         "    s[0] = 'x';\n"
         "    sum = s ? : 0x10;\n"
         "    sum = ({ int t = BLUE; t + 1; });\n"
         "    sum = ~sum - -sum % 3;\n"
         "    return p != (Pair *)0 && s[2] == '\\n' ? sum++ : GREEN;\n"
         "}\n");
}

Test(treesitter, computed_goto)
{
    same("int f(int a)\n"
         "{\n"
         "    static void *const table[] = {&&one, &&two};\n"
         "    goto *table[a];\n"
         "one:\n"
         "    return 1;\n"
         "two:\n"
         "    return 2;\n"
         "}\n");
}

Test(treesitter, macros_of_the_file)
{
    same("int g(int);\n"
         "#define CHECK(x) if (!(x)) goto error\n"
         "#define TRY(target, call) do { (target) = (call); if ((target) == 0) goto error; } while (0)\n"
         "#define LIMIT 7\n"
         "#define DOUBLE(x) ((x) + (x))\n"
         "#define GETTER(name, field) static int get_##name(int field) { return g(field); }\n"
         "GETTER(first, one)\n"
         "GETTER(second, two)\n"
         "int f(int a)\n"
         "{\n"
         "    CHECK(g(a));\n"
         "    TRY(a, g(DOUBLE(a) + LIMIT));\n"
         "    return get_first(a);\n"
         "error:\n"
         "    return -1;\n"
         "}\n");
}

Test(treesitter, declarations)
{
    same("typedef int (*callback)(void *, int);\n"
         "typedef struct { int refs; callback call; char name[16]; } Thing;\n"
         "static Thing things[] = {{1, 0, \"a\"}, {.refs = 2, .name = \"b\"}};\n"
         "extern int counter;\n"
         "static const char *const names[2] = {\"x\", \"y\"};\n"
         "void drop(Thing **t);\n"
         "int keep(Thing *t) __attribute__((annotate(\"reflint::new\")));\n"
         "static inline Thing *make(int (*fn)(Thing *, ...), unsigned char *flags)\n"
         "{\n"
         "    __attribute__((cleanup(drop))) Thing *t = 0;\n"
         "    static int calls;\n"
         "    unsigned long long n = 1ULL;\n"
         "    return fn(t, flags[0], calls, n, names[0]) ? things : &things[1];\n"
         "}\n");
}

static char *python_flag(void)
{
    for (int minor = 8; minor < 20; minor++) {
        char *header = g_strdup_printf("/usr/include/python3.%d/Python.h", minor);
        bool found = g_file_test(header, G_FILE_TEST_EXISTS);
        g_free(header);
        if (found)
            return g_strdup_printf("-I/usr/include/python3.%d", minor);
    }
    return NULL;
}

Test(treesitter, an_extension_module_without_its_headers)
{
    char *flag = python_flag();
    if (!flag)
        cr_skip_test("no Python.h");
    char *path = write_file("mod.c", "#include <Python.h>\n"
                                     "typedef struct { PyObject_HEAD PyObject *items; } Box;\n"
                                     "static int Box_traverse(Box *self, visitproc visit, void *arg)\n"
                                     "{\n"
                                     "    Py_VISIT(self->items);\n"
                                     "    return 0;\n"
                                     "}\n"
                                     "static PyObject *Box_get(Box *self, PyObject *Py_UNUSED(ignored))\n"
                                     "{\n"
                                     "    PyObject *item = PyList_GetItem(self->items, 0);\n"
                                     "    if (item == NULL || PyErr_Occurred())\n"
                                     "        return NULL;\n"
                                     "    Py_BEGIN_ALLOW_THREADS\n"
                                     "    Py_END_ALLOW_THREADS\n"
                                     "    Py_CLEAR(self->items);\n"
                                     "    if (PyTuple_Check(item)) Py_RETURN_NONE;\n"
                                     "    Py_INCREF(Py_None);\n"
                                     "    return (PyObject *)PyObject_New(Box, Py_TYPE(self));\n"
                                     "}\n"
                                     "static PyMethodDef methods[] = {{\"get\", (PyCFunction)Box_get, METH_NOARGS, NULL}, {0}};\n");
    const char *flags[] = {flag};
    char *ours = dump_with(false, path, NULL, 0), *theirs = dump_with(true, path, flags, 1);
    cr_expect(strcmp(ours, theirs) == 0, "tree-sitter:\n%s\nlibclang:\n%s", ours, theirs);
    g_free(ours);
    g_free(theirs);
    g_free(path);
    g_free(flag);
}

/* ---- conditions and includes ----------------------------------------------------------- */

Test(treesitter, conditions)
{
    lacks("#if 0\nint gone(void) { return 1; }\n#endif\n", "gone");
    lacks("#if PY_MAJOR_VERSION < 3\nint gone(void) { return 1; }\n#else\nint here(void) { return 1; }\n#endif\n", "gone");
    has("#if PY_VERSION_HEX >= 0x03080000 && !defined(PYPY_VERSION)\nint here(void) { return 1; }\n#endif\n", "FUNCTION here");
    has("#ifdef HAVE_WHATEVER\nint first(void) { return 1; }\n#else\nint second(void) { return 1; }\n#endif\n", "FUNCTION first");
    lacks("#ifdef HAVE_WHATEVER\nint first(void) { return 1; }\n#else\nint second(void) { return 1; }\n#endif\n", "second");
    has("#define V 3\n#if V > 2 ? 1 : 0\nint here(void) { return 1; }\n#elif 1\nint gone(void) { return 1; }\n#endif\n", "FUNCTION here");
    lacks("#ifdef _WIN32\nint gone(void) { return 1; }\n#endif\n", "gone");
    has("int f(int a)\n{\n    return f(a +\n#ifdef X\n    1\n#else\n    2\n#endif\n    );\n}\n", "INT 1 type=int  @5:5");
}

Test(treesitter, headers_beside_the_file)
{
    g_free(write_file("own.h", "#ifndef OWN_H\n#define OWN_H\n#include \"own.h\"\ntypedef struct { int refs; } Own;\n"
                               "#define FAIL(o) return drop(o)\nint drop(Own *o);\n"
                               "static int twice(int a) { return a + a; }\n#endif\n"));
    char *result = dump("#include \"own.h\"\n#include \"own.h\"\nint f(Own *o) { if (!o->refs) FAIL(o); return 1; }\n");
    cr_expect(strstr(result, "MEMBER -> refs type=int  @3:22") != NULL, "%s", result);
    cr_expect(strstr(result, "RETURN macro=FAIL  @3:31") != NULL, "%s", result);
    cr_expect(strstr(result, "CALL drop type=int macro=FAIL") != NULL, "%s", result);
    cr_expect(strstr(result, "FUNCTION twice type=int (int)  @7:12 file=1") != NULL, "%s", result);
    g_free(result);
}

Test(treesitter, api_macros_stay_calls)
{
    has("#define Py_INCREF(o) ((o)->refs++)\nint f(PyObject *o) { Py_INCREF(o); return 0; }\n", "CALL Py_INCREF");
    has("int f(PyObject *o) { Py_RETURN_NONE; }\n", "CALL Py_RETURN_NONE  @1:22");
    has("int f(void) { PyObject **p = PyMem_New(PyObject *, 3); }\n", "CALL PyMem_New type=PyObject **");
    has("PyObject *f(PyObject *name) { return &_Py_ID(name); }\n", "UNKNOWN name");
    lacks("PyObject *f(PyObject *name) { return &_Py_ID(name); }\n", "addr");
    has("int f(va_list v) { PyObject *o = va_arg(v, PyObject *); }\n", "UNKNOWN va_arg type=PyObject *");
}

/* ---- what the grammar alone does not take ------------------------------------------------- */

Test(treesitter, macros_of_unknown_headers)
{
    has("MYLIB_API PyObject *make(void);\nstatic MY_INLINE int f(int a) { return a; }\n", "FUNCTION f");
    lacks("MYLIB_API PyObject *make(void);\nstatic MY_INLINE int f(int a) { return a; }\n", "errors");
    lacks("DEFINE_THING(foo, struct bar *)\nint f(int a) { return a; }\n", "errors");
    lacks("static PyMethodDef m[] = { FOO_METHODDEF BAR_METHODDEF {0} };\nint f(int a) { return a; }\n", "errors");
    has("int f(int a) {\n  FOREACH(a, b) {\n    g(a);\n  }\n  return a; }\n", "WHILE  @2:3");
    has("int f(int a) {\n  FOREACH(a, b) {\n    g(a);\n  }\n  return a; }\n", "CALL FOREACH  @2:3");
    lacks("int f(int a) {\n  VISIT(a)\n  VISIT(b)\n  return a;\nend:\n}\n", "errors");
    has("int f(int a) { typeof(a) b = a; __typeof__(&a) c; return (f)(b) + (a) - b; }\n", "DECL c type=int *");
}

Test(treesitter, old_code)
{
    has("static PyObject *\nfoo(self, args)\n    PyObject *self, *args;\n{\n    return self;\n}\n", "PARAM args type=PyObject *");
    has("int f(int a)\n{\n    int g(int b) { return b + a; }\n    return g(a);\n}\n", "FUNCTION g");
}

Test(treesitter, objects_by_name)
{
    has("PyWhateverObject *p;\nint f(void) { return (int)p->ob_base; }\n", "MEMBER -> ob_base type=PyObject");
    has("typedef struct { PyObject_HEAD int x; } Foo;\nint f(Foo *o) { return o->ob_base.ob_refcnt; }\n",
        "MEMBER . ob_refcnt type=Py_ssize_t");
}
