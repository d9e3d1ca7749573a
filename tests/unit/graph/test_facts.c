/* What slot functions do to the fields: directly, through helpers, copies and addresses. */
#include "analyzer/graph/reach.h"
#include "tests/unit/graph/harness.h"

/* Foo's type, whose functions are BODY's. */
#define TYPE(BODY)                                                                                          \
    "typedef struct node { PyObject *value; struct node *next; } node;\n"                                   \
    "typedef struct { PyObject_HEAD PyObject *a; PyObject *b; PyObject **items; PyObject *fixed[2]; node *list;\n" \
    "struct { PyObject *in; } sub; Py_buffer view; PyObject *weak; PyObject *dict; long n; } Foo;\n" BODY      \
    "\nstatic PyTypeObject Foo_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = \"m.Foo\", .tp_basicsize = sizeof(Foo),\n" \
    ".tp_weaklistoffset = offsetof(Foo, weak), .tp_dictoffset = offsetof(Foo, dict), .tp_flags = Py_TPFLAGS_HAVE_GC,\n" \
    ".tp_traverse = (traverseproc)traverse, .tp_clear = (inquiry)clear, .tp_dealloc = (destructor)dealloc };\n"

#define TRAVERSE "static int traverse(Foo *self, visitproc visit, void *arg) { Py_VISIT(self->a); return 0; }\n"
#define CLEAR "static int clear(Foo *self) { Py_CLEAR(self->a); return 0; }\n"
#define DEALLOC "static void dealloc(Foo *self) { PyObject_GC_UnTrack(self); clear(self); PyObject_GC_Del(self); }\n"

Test(facts, kinds_of_members)
{
    struct graph_table table = graph_read(TYPE(TRAVERSE CLEAR DEALLOC));
    HAS(table, "member a object visited cleared released");
    HAS(table, "member b object");
    HAS(table, "member items objects");
    HAS(table, "member fixed objects");
    HAS(table, "member list pointer node");
    HAS(table, "member sub struct");
    HAS(table, "member sub.in object");
    HAS(table, "member view buffer");
    HAS(table, "member weak weakrefs");
    HAS(table, "member dict dict");
    HAS_NO(table, "member n ");
    const struct rl_member *in = rl_type_member(rl_types_by_symbol(table.types, "Foo_Type"), "sub.in");
    cr_expect_eq(in->offset, 16 + 8 + 8 + 8 + 16 + 8);
    graph_free(&table);
}

Test(facts, arrays_nodes_and_nested)
{
    struct graph_table table = graph_read(TYPE(CODE(
        static int traverse(Foo *self, visitproc visit, void *arg)
        {
            for (int i = 0; i < 2; i++)
                Py_VISIT(self->fixed[i]);
            for (PyObject **p = self->items; *p; p++)
                Py_VISIT(*p);
            for (node *n = self->list; n; n = n->next)
                Py_VISIT(n->value);
            Py_VISIT(self->sub.in);
            Py_VISIT(self->view.obj);
            return 0;
        }
        static int clear(Foo *self)
        {
            node *n = self->list;
            while (n) {
                node *next = n->next;
                Py_DECREF(n->value);
                PyMem_Free(n);
                n = next;
            }
            PyBuffer_Release(&self->view);
            return 0;
        }
        static void dealloc(Foo *self)
        {
            PyObject_GC_UnTrack(self);
            PyObject **items = self->items;
            Py_XDECREF(items[0]);
            PyMem_Free(items);
            Py_TYPE(self)->tp_clear((PyObject *)self);
            Py_TYPE(self)->tp_free(self);
        })));
    HAS(table, "member fixed objects visited");
    HAS(table, "member items objects visited released freed");
    HAS(table, "member list pointer node freed");
    HAS(table, "member list.value object visited cleared released");
    HAS(table, "member sub.in object visited");
    HAS(table, "member view buffer visited cleared released");
    graph_free(&table);
}

Test(facts, helpers_copies_and_addresses)
{
    struct graph_table table = graph_read(TYPE(CODE(
        static int visit_sub(Foo *foo, visitproc visit, void *arg) { Py_VISIT(foo->sub.in); return 0; }
        static int next_of(Foo *foo, int *pos, PyObject ***entry) { *entry = &foo->items[(*pos)++]; return 1; }
        static int traverse(PyObject *op, visitproc visit, void *arg)
        {
            Foo *self = (Foo *)op;
            int pos = 0;
            PyObject **entry;
            if (visit(self->a, arg))
                return 1;
            while (next_of(self, &pos, &entry))
                Py_VISIT(*entry);
            foreign_visit(&self->view, visit, arg);
            return visit_sub(self, visit, arg);
        }
        static void drop(PyObject **place) { PyObject *old = *place; *place = NULL; Py_XDECREF(old); }
        static PyObject *take(Foo *foo) { PyObject *b = foo->b; foo->b = NULL; return b; }
        static int clear(Foo *self)
        {
            PyObject *tmp = self->sub.in;
            self->sub.in = NULL;
            Py_XDECREF(tmp);
            tmp = self->fixed[0];
            self->fixed[0] = NULL;
            drop(&self->a);
            Py_XDECREF(take(self));
            Py_XSETREF(self->items[0], NULL);
            return 0;
        }
        static void dealloc(Foo *self) { clear(self); })));
    HAS(table, "member a object visited cleared released");
    HAS(table, "member b object cleared released");
    HAS(table, "member items objects visited cleared released");
    HAS(table, "member sub.in object visited cleared released");
    HAS(table, "member fixed objects"); /* its copy is dropped without a release */
    HAS(table, "traverse: traverse handed=foreign_visit");
    graph_free(&table);
}

Test(facts, teardown)
{
    struct graph_table late = graph_read(TYPE(TRAVERSE CLEAR CODE(
        static void dealloc(Foo *self)
        {
            PyTypeObject *type = Py_TYPE(self);
            if (self->weak)
                PyObject_ClearWeakRefs((PyObject *)self);
            Py_CLEAR(self->a);
            PyObject_GC_UnTrack(self);
            freefunc release = PyType_GetSlot(type, Py_tp_free);
            release(self);
            Py_DECREF(type);
        })));
    HAS(late, "dealloc: dealloc untrack!late weakrefs release-type tp_free");
    graph_free(&late);
    struct graph_table never = graph_read(TYPE(
        "static int traverse(Foo *self, visitproc visit, void *arg) { Py_VISIT(Py_TYPE(self)); return 0; }\n" CLEAR
        "static void dealloc(Foo *self) { Py_XDECREF(self->b); PyObject_Del(self); }\n"));
    HAS(never, "traverse: traverse visit-type");
    HAS(never, "dealloc: dealloc PyObject_Del");
    HAS(never, "member b object released");
    graph_free(&never);
}

Test(facts, recursion_ends)
{
    struct graph_table table = graph_read(TYPE(CODE(
        static int two(Foo *self, int n);
        static int one(Foo *self, int n) { return two(self, n - 1); }
        static int two(Foo *self, int n) { Py_CLEAR(self->b); return n ? one(self, n) : 0; }
        static int traverse(Foo *self, visitproc visit, void *arg)
        {
            return self->list ? traverse((Foo *)self->list->value, visit, arg) : 0;
        }
        static int clear(Foo *self) { return one(self, 3); }
        static void dealloc(Foo *self) { Py_TYPE(self)->tp_clear((PyObject *)self); })));
    HAS(table, "member b object cleared released");
    graph_free(&table);
}

/* Structs that a macro begins alike. */
Test(facts, same_beginning)
{
    struct graph_table table = graph_read(CODE(
        typedef struct { PyObject_HEAD PyObject *f_loop; PyObject *f_result; } Future;
        typedef struct { PyObject_HEAD PyObject *t_loop; PyObject *t_result; PyObject *coro; } Task;
        static int future_clear(Future *f) { Py_CLEAR(f->f_loop); Py_CLEAR(f->f_result); return 0; }
        static int task_clear(Task *t) { future_clear((Future *)t); Py_CLEAR(t->coro); return 0; }
        static PyTypeObject Task_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "Task", .tp_basicsize = sizeof(Task),
                                          .tp_clear = (inquiry)task_clear };));
    HAS(table, "member t_loop object cleared");
    HAS(table, "member t_result object cleared");
    HAS(table, "member coro object cleared");
    graph_free(&table);
}

Test(facts, exposed_members)
{
    struct graph_table table = graph_read(
        FOO "static PyMemberDef members[] = { { \"name\", T_OBJECT, offsetof(Foo, name), 0 },\n"
            "{ \"other\", T_OBJECT, offsetof(Foo, other), READONLY }, { NULL } };\n"
            "static PyMemberDef weak[] = { { \"__weaklistoffset__\", T_PYSSIZET, offsetof(Foo, other), READONLY }, { NULL } };\n"
            "static PyTypeObject Foo_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = \"m.Foo\", .tp_basicsize = sizeof(Foo),\n"
            ".tp_dealloc = (destructor)Foo_dealloc, .tp_members = members };\n"
            "static PyType_Slot slots[] = { { Py_tp_dealloc, Foo_dealloc }, { Py_tp_members, weak }, { 0 } };\n"
            "static PyType_Spec spec = { \"m.Bar\", sizeof(Foo), 0, 0, slots };\n");
    HAS(table, "member name object !exposed released");
    HAS(table, "member other object !exposed-readonly");
    HAS(table, "member other weakrefs");
    graph_free(&table);
}

/* ---- who owns it -------------------------------------------------------------------------------- */

static enum rl_ownership owner_of(const struct graph_table *table, const char *field, bool element)
{
    return rl_types_ownership(table->types, rl_types_by_symbol(table->types, "Foo_Type")->record, field, element);
}

Test(facts, ownership)
{
    struct graph_table table = graph_read(TYPE(TRAVERSE CODE(
        static int clear(Foo *self) { Py_CLEAR(self->a); for (int i = 0; i < 2; i++) Py_CLEAR(self->fixed[i]); return 0; })
        DEALLOC));
    cr_expect_eq(owner_of(&table, "a", false), RL_OWNERSHIP_OWNED);
    cr_expect_eq(owner_of(&table, "fixed", true), RL_OWNERSHIP_OWNED);
    cr_expect_eq(owner_of(&table, "fixed", false), RL_OWNERSHIP_UNKNOWN, "the array itself");
    cr_expect_eq(owner_of(&table, "b", false), RL_OWNERSHIP_BORROWED);
    cr_expect_eq(owner_of(&table, "nothing", false), RL_OWNERSHIP_UNKNOWN);
    graph_free(&table);
    table = graph_read(TYPE(TRAVERSE CLEAR DEALLOC CODE(
        void set(Foo *self, PyObject *b) { Py_XDECREF(self->b); self->b = b; })));
    cr_expect_eq(owner_of(&table, "b", false), RL_OWNERSHIP_OWNED, "released when it is replaced");
    graph_free(&table);
    table = graph_read(TYPE(TRAVERSE CLEAR DEALLOC CODE(
        void use(Foo *self) { Py_INCREF(self->b); PyObject_Repr(self->b); Py_DECREF(self->b); })));
    cr_expect_eq(owner_of(&table, "b", false), RL_OWNERSHIP_UNKNOWN, "retained for the time of a call");
    graph_free(&table);
    table = graph_read(TYPE(TRAVERSE CLEAR CODE(
        void elsewhere(PyObject *); static void dealloc(Foo *self) { elsewhere(self->b); PyObject_GC_Del(self); })));
    cr_expect_eq(owner_of(&table, "b", false), RL_OWNERSHIP_UNKNOWN, "who knows what is done elsewhere");
    graph_free(&table);
    table = graph_read(TYPE(TRAVERSE CLEAR DEALLOC CODE(
        void set(Foo *self) { self->b = PyList_New(0); })));
    cr_expect_eq(owner_of(&table, "b", false), RL_OWNERSHIP_UNKNOWN, "a new reference, and never released");
    graph_free(&table);
}

/* ---- what is stored --------------------------------------------------------------------------- */

Test(facts, stores)
{
    struct graph_table table = graph_read(FOO_TYPE CODE(
        static PyObject *cache;
        static Foo *make(PyTypeObject *type, PyObject *name)
        {
            Foo *self = (Foo *)type->tp_alloc(type, 0);
            self->name = Py_NewRef(name);
            self->other = PyList_New(0);
            return self;
        }
        static PyObject *Foo_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
        {
            PyObject *parsed;
            if (!PyArg_ParseTuple(args, "O", &parsed))
                return NULL;
            Foo *self = make(type, parsed);
            self->other = parsed;
            cache = PyList_GetItem(args, 0);
            return (PyObject *)self;
        }
        static void init(void) { Foo_Type.tp_new = Foo_new; Foo *foo = PyObject_GC_New(Foo, &Foo_Type); foo->name = NULL; }));
    HAS(table, "made by tp_alloc in make");
    HAS(table, "made by PyObject_GC_New in init");
    HAS(table, "member name object visited cleared released make+=param");
    HAS(table, "member other object make=new(PyList_New) Foo_new=borrowed(PyArg_ParseTuple)");
    const struct rl_pytype *foo = rl_types_by_symbol(table.types, "Foo_Type");
    cr_assert_not_null(foo);
    uint32_t count = 0;
    const struct rl_action *const *uses = rl_types_uses(table.types, foo->record, "name", &count);
    cr_assert_eq(count, 4); /* visit, clear, store, null */
    cr_expect_eq(uses[0]->kind, RL_DO_VISIT);
    cr_expect_eq(uses[1]->kind, RL_DO_CLEAR);
    cr_expect_eq(uses[2]->kind, RL_DO_STORE);
    cr_expect_eq(uses[3]->kind, RL_DO_NULL);
    rl_types_uses(table.types, foo->record, "nothing", &count);
    cr_expect_eq(count, 0);
    uint32_t cache = 0;
    while (strcmp(table.unit->globals[cache].name, "cache") != 0)
        cache++;
    uses = rl_types_global_uses(table.types, cache, &count);
    cr_assert_eq(count, 1);
    cr_expect_eq(uses[0]->stored, RL_STORED_BORROWED);
    graph_free(&table);
}

Test(facts, nothing_at_all)
{
    struct graph_table table = graph_read(CODE(int add(int a, int b) { return a + b; }));
    cr_expect_str_eq(table.text, "");
    cr_expect_null(rl_types_of_function(table.types, "add"));
    cr_expect_null(rl_types_by_symbol(table.types, "x"));
    graph_free(&table);
}

/* ---- what a field can reach ---------------------------------------------------------------------- */

/* LAYERS of WIDTH helpers that each pass their argument to all helpers of the next layer; the last ones store it. FIRST: who calls the first. */
static char *layers(uint32_t count, uint32_t width, const char *first)
{
    GString *code = g_string_new("typedef struct { PyObject_HEAD PyObject *kept; } Box;\n");
    for (uint32_t layer = count; layer-- > 0;)
        for (uint32_t i = 0; i < width; i++) {
            g_string_append_printf(code, "static void f%u_%u(Box *b, PyObject *o) { ", layer, i);
            for (uint32_t k = 0; k < width && layer + 1 < count; k++)
                g_string_append_printf(code, "f%u_%u(b, o); ", layer + 1, k);
            g_string_append(code, layer + 1 < count ? "}\n" : "Py_INCREF(o); Py_XSETREF(b->kept, o); }\n");
        }
    g_string_append_printf(code,
                           "%s\nstatic void dealloc(Box *self) { Py_XDECREF(self->kept); PyObject_Free(self); }\n"
                           "static PyGetSetDef getset[] = { { \"kept\", NULL, (setter)set, NULL, NULL }, { NULL } };\n"
                           "PyTypeObject Box_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = \"m.Box\", .tp_basicsize = sizeof(Box),\n"
                           ".tp_dealloc = (destructor)dealloc, .tp_getset = getset };\n", first);
    return g_string_free(code, FALSE);
}

static enum rl_reach reach_of_kept(const char *code, uint32_t *work)
{
    struct graph_table table = graph_read(code);
    const struct rl_pytype *type = rl_types_by_symbol(table.types, "Box_Type");
    cr_assert_not_null(type);
    enum rl_reach answer = rl_member_reach_in(table.types, rl_type_member(type, "kept"), work);
    graph_free(&table);
    return answer;
}

#define SET(BODY) "static int set(Box *self, PyObject *value, void *closure) { " BODY " return 0; }"

Test(reach, through_twenty_helpers)
{
    uint32_t work;
    g_autofree char *chosen = layers(20, 1, SET("f0_0(self, value);")), *own = layers(20, 1, SET("f0_0(self, PyLong_FromLong(1));"));
    cr_expect_eq(reach_of_kept(chosen, &work), RL_REACH_ANYTHING);
    cr_expect_eq(reach_of_kept(own, &work), RL_REACH_UNKNOWN);
}

Test(reach, each_caller_is_asked_once)
{
    uint32_t work;
    g_autofree char *code = layers(10, 8, SET("f0_7(self, PyLong_FromLong(1));")); /* 8 ** 9 ways lead to the first */
    cr_expect_eq(reach_of_kept(code, &work), RL_REACH_UNKNOWN);
    cr_expect_lt(work, 20000);
}

Test(reach, unknown_where_the_work_is_too_much)
{
    uint32_t work;
    g_autofree char *code = layers(2, 120, SET("f0_119(self, value);")); /* the last caller that is asked */
    cr_expect_eq(reach_of_kept(code, &work), RL_REACH_UNKNOWN, "nothing is claimed");
    cr_expect_lt(work, 20000 + 1000);
}
