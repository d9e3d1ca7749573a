/* The ownership graph: what a field can hold, and cycles of types. */
#include "tests/unit/graph/harness.h"

#include "analyzer/base/components.h"
#include "analyzer/graph/edges.h"
#include "analyzer/graph/project.h"

#define TYPE(Name, FIELDS, FLAGS, SLOTS)                                                                              \
    "typedef struct { PyObject_HEAD " FIELDS " } " Name ";\n"                                                         \
    "static void " Name "_dealloc(" Name " *self) { " SLOTS " PyObject_Free(self); }\n"                               \
    "static PyTypeObject " Name "_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = \"m." Name "\",\n"               \
    ".tp_basicsize = sizeof(" Name "), .tp_flags = " FLAGS ", .tp_dealloc = (destructor)" Name "_dealloc };\n"

/* "A.b -> B_Type!; A.c -> *": each edge; "!": exact; "*": any object. */
static char *edges_of(const struct graph_table *table)
{
    GPtrArray *edges = g_ptr_array_new();
    GString *text = g_string_new(NULL);
    rl_edges_find(table->types, table->arena, edges);
    for (guint i = 0; i < edges->len; i++) {
        const struct rl_edge *edge = g_ptr_array_index(edges, i);
        g_string_append_printf(text, "%s%s.%s -> %s%s", i ? "; " : "", 
                               edge->from ? edge->from->symbol : edge->module ? edge->module->symbol : edge->record ? edge->record->name
                               : edge->object ? edge->object->name : "",
                               edge->field, edge->to_name ? edge->to_name : "*", edge->exact ? "!" : "");
    }
    g_ptr_array_free(edges, TRUE);
    return g_string_free(text, FALSE);
}

static uint32_t cycles_of(const struct graph_table *table)
{
    GPtrArray *cycles = g_ptr_array_new();
    struct rl_project_unit unit = { .path = "snippet.c" };
    unit.types = rl_type_rows(table->types, table->arena, &unit.ntypes);
    rl_project_cycles(&unit, 1, table->arena, cycles);
    uint32_t length = cycles->len ? ((const struct rl_type_cycle *)g_ptr_array_index(cycles, 0))->length : 0;
    g_ptr_array_free(cycles, TRUE);
    return length;
}

#define EDGES(table, expected)                                        \
    do {                                                              \
        char *found = edges_of(&table);                               \
        cr_expect_str_eq(found, expected);                            \
        g_free(found);                                                \
    } while (0)

Test(edges, declared_structs_are_exact)
{
    struct graph_table table = graph_read(TYPE("B", "PyObject *any;", "0", "Py_XDECREF(self->any);")
                                              TYPE("A", "B *b; PyListObject *list; B *borrowed;", "0", "Py_XDECREF(self->b); Py_XDECREF(self->list);"));
    EDGES(table, "B_Type.any -> *; A_Type.b -> B_Type!; A_Type.list -> list!");
    graph_free(&table);
}

Test(edges, what_stores_put_there)
{
    struct graph_table table = graph_read(
        TYPE("A", "PyObject *list; PyObject *text; PyObject *any;", "0", "Py_XDECREF(self->list); Py_XDECREF(self->text); Py_XDECREF(self->any);") CODE(
            int set(A *self, PyObject *value)
            {
                self->list = PyList_New(0);
                self->text = PyUnicode_FromString("x");
                Py_INCREF(value);
                self->any = value;
                return PyList_Append(self->list, value);
            }));
    EDGES(table, "A_Type.list -> list!; A_Type.list[] -> *; A_Type.any -> *");
    graph_free(&table);
}

Test(edges, a_cycle_of_types)
{
    const char *code = "struct b; typedef struct { PyObject_HEAD struct b *b; } A; typedef struct b { PyObject_HEAD A *a; } B;\n" CODE(
        static void A_dealloc(A *self) { Py_XDECREF(self->b); PyObject_Free(self); }
        static void B_dealloc(B *self) { %s PyObject_Free(self); }
        static PyTypeObject A_Type = { .tp_name = "m.A", .tp_basicsize = sizeof(A), .tp_dealloc = (destructor)A_dealloc, .tp_flags = 0 };
        static PyTypeObject B_Type = { .tp_name = "m.B", .tp_basicsize = sizeof(B), .tp_dealloc = (destructor)B_dealloc, .tp_flags = 0 };);
    char *strong = g_strdup_printf(code, "Py_XDECREF(self->a);"), *weak = g_strdup_printf(code, "");
    struct graph_table table = graph_read(strong);
    cr_expect_eq(cycles_of(&table), 2);
    graph_free(&table);
    table = graph_read(weak);
    cr_expect_eq(cycles_of(&table), 0, "the way back is not owned");
    graph_free(&table);
    g_free(strong);
    g_free(weak);
}

Test(edges, objects_that_a_call_makes)
{
    struct graph_table table = graph_read(
        TYPE("A", "PyObject *call;", "0", "Py_XDECREF(self->call);") CODE(
            int arm(A *self, PyMethodDef *def)
            {
                self->call = PyCFunction_New(def, (PyObject *)self);
                return self->call ? 0 : -1;
            }
            PyObject *pair(A *a, A *b) { return PyTuple_Pack(2, a, b); }
            PyObject *any(PyObject *x) { return PyTuple_Pack(1, x); }
            PyObject *wrap(A *a) { Py_INCREF(a); return PyCapsule_New((void *)a, "a", NULL); }
            PyObject *point(A *a) { return PyCapsule_New((void *)a, "a", NULL); }));
    g_autofree char *found = edges_of(&table);
    cr_expect(strstr(found, "A_Type.call -> arm:"), "%s", found);
    cr_expect(strstr(found, "builtin_function_or_method of arm.__self__ -> A_Type!"), "%s", found);
    cr_expect(strstr(found, "tuple of pair.[] -> A_Type!"), "%s", found);
    cr_expect(strstr(found, "capsule of wrap.pointer -> A_Type!"), "%s", found);
    cr_expect_not(strstr(found, "capsule of point"), "the pointer is borrowed: %s", found);
    cr_expect_not(strstr(found, "tuple of any"), "of no known type: %s", found);
    graph_free(&table);
}

Test(edges, structs_of_other_units)
{
    struct graph_table table = graph_read(TYPE("A", "int x;", "0", "") CODE(
        typedef struct { PyObject_HEAD PyObject *kept; A *peer; PyObject *lent; } B;
        void set(B *b, PyObject *value, A *peer, PyObject *lent)
        {
            Py_INCREF(value);
            b->kept = value;
            Py_INCREF(peer);
            b->peer = peer;
            b->lent = lent;
        }));
    g_autofree char *found = edges_of(&table);
    cr_expect(strstr(found, "B.kept -> *; B.peer -> A_Type!"), "%s", found);
    graph_free(&table);
}

Test(components, after_tarjan)
{
    const struct rl_arc arcs[] = { { 0, 1 }, { 1, 2 }, { 2, 0 }, { 2, 3 }, { 3, 4 }, { 4, 3 }, { 5, 5 }, { 4, 6 } };
    uint32_t component[7];
    bool cyclic[7];
    cr_expect_eq(rl_components(7, arcs, G_N_ELEMENTS(arcs), component, cyclic), 4);
    cr_expect(component[0] == component[1] && component[1] == component[2]);
    cr_expect(component[3] == component[4] && component[3] != component[0]);
    cr_expect(component[5] != component[6]);
    cr_expect(cyclic[0] && cyclic[4] && cyclic[5] && !cyclic[6]);
}

Test(components, a_long_chain_needs_no_stack)
{
    enum { LENGTH = 200000 };
    struct rl_arc *arcs = g_new(struct rl_arc, LENGTH);
    uint32_t *component = g_new(uint32_t, LENGTH);
    for (uint32_t i = 0; i < LENGTH; i++)
        arcs[i] = (struct rl_arc){ i, (i + 1) % LENGTH };
    cr_expect_eq(rl_components(LENGTH, arcs, LENGTH, component, NULL), 1);
    cr_expect_eq(rl_components(LENGTH, arcs, LENGTH - 1, component, NULL), LENGTH);
    g_free(component);
    g_free(arcs);
}
