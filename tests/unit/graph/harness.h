/* C in, the type table as text out.
 *
 *     struct graph_table table = graph_read(CODE(static PyTypeObject ...));
 *     HAS(table, "type Foo_Type ...");   a line of the dump that starts so
 *
 * Line numbers ("@12") are taken out of the text: a snippet has none that matter.
 */
#ifndef TESTS_UNIT_GRAPH_HARNESS_H
#define TESTS_UNIT_GRAPH_HARNESS_H

#include <criterion/criterion.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "analyzer/frontend/frontend.h"
#include "analyzer/graph/types.h"

struct graph_table {
    struct rl_arena *arena;
    struct rl_models *models;
    struct rl_ir_unit *unit;
    struct rl_types *types;
    char *text; /* the dump */
};

#define CODE(...) #__VA_ARGS__

static inline char *graph_without_lines(const char *text)
{
    GRegex *numbers = g_regex_new("@[0-9]+", 0, 0, NULL);
    char *plain = g_regex_replace_literal(numbers, text, -1, 0, "", 0, NULL);
    g_regex_unref(numbers);
    return plain;
}

static inline struct graph_table graph_read(const char *code)
{
    static const char *const flags[] = { "-std=gnu17", "-w", "-isystem", RL_SOURCE_DIR "/tests/unit/graph/include" };
    struct graph_table table = { .arena = rl_arena_new(), .models = rl_models_new() };
    GError *error = NULL;
    char *folder = g_dir_make_tmp("reflint-graph-XXXXXX", NULL), *path = g_build_filename(folder, "snippet.c", NULL);
    char *text = g_strconcat("#include <Python.h>\n", code, "\n", NULL);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    struct rl_parse_request request = { .path = path, .flags = flags, .nflags = G_N_ELEMENTS(flags), .models = table.models };
    struct rl_unit *unit = rl_clang_parse(table.arena, &request, &error);
    cr_assert_not_null(unit, "%s", error ? error->message : "");
    g_unlink(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
    table.unit = rl_ir_lower(unit);
    for (uint32_t i = 0; i < table.unit->nnotes; i++)
        cr_assert_not(table.unit->notes[i].is_error, "%s in\n%s", table.unit->notes[i].text, text);
    g_free(text);
    table.types = rl_types_find(table.arena, table.unit, table.models);
    char *dump = rl_types_dump(table.types);
    table.text = graph_without_lines(dump);
    g_free(dump);
    return table;
}

static inline void graph_free(struct graph_table *table)
{
    g_free(table->text);
    rl_models_free(table->models);
    rl_arena_free(table->arena);
}

/* Whether a line of the dump is LINE (blanks in front left out). */
static inline bool graph_has(const struct graph_table *table, const char *line)
{
    bool found = false;
    char **lines = g_strsplit(table->text, "\n", -1);
    for (char **at = lines; *at; at++)
        found = found || strcmp(g_strstrip(*at), line) == 0;
    g_strfreev(lines);
    return found;
}

#define HAS(table, line) cr_expect(graph_has(&(table), (line)), "no line \"%s\" in\n%s", (line), (table).text)
#define HAS_NO(table, part) cr_expect(!strstr((table).text, (part)), "\"%s\" in\n%s", (part), (table).text)

/* What most snippets begin with. */
#define FOO                                                                                        \
    "typedef struct { PyObject_HEAD PyObject *name; PyObject *other; int size; } Foo;\n"           \
    "static int Foo_traverse(Foo *self, visitproc visit, void *arg) { Py_VISIT(self->name); return 0; }\n" \
    "static int Foo_clear(Foo *self) { Py_CLEAR(self->name); return 0; }\n"                        \
    "static void Foo_dealloc(Foo *self) { PyObject_GC_UnTrack(self); Foo_clear(self); Py_TYPE(self)->tp_free((PyObject *)self); }\n" \
    "static PyObject *Foo_repr(Foo *self) { return PyUnicode_FromString(\"\"); }\n"

#define FOO_TYPE                                                                                   \
    FOO "static PyTypeObject Foo_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = \"m.Foo\", .tp_basicsize = sizeof(Foo),\n" \
        ".tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, .tp_traverse = (traverseproc)Foo_traverse,\n" \
        ".tp_clear = (inquiry)Foo_clear, .tp_dealloc = (destructor)Foo_dealloc };\n"

#endif
