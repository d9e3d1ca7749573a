/* Types and modules found in every way in which they are written. */
#include "tests/unit/graph/harness.h"

/* What all ways of writing Foo's type have in common. */
static void expect_foo(struct graph_table *table)
{
    HAS(*table, "slot tp_traverse = Foo_traverse");
    HAS(*table, "slot tp_clear = Foo_clear");
    HAS(*table, "traverse: Foo_traverse");
    HAS(*table, "clear: Foo_clear");
    HAS(*table, "dealloc: Foo_dealloc untrack tp_free");
    HAS(*table, "member name object visited cleared released");
    HAS(*table, "member other object");
}

Test(types, designated)
{
    struct graph_table table = graph_read(FOO_TYPE);
    HAS(table, "type Foo_Type \"m.Foo\" !gc struct \"Foo\" size 40");
    expect_foo(&table);
    HAS(table, "free: PyObject_GC_Del !default");
    HAS(table, "contract Foo_traverse: tp_traverse of Foo_Type");
    graph_free(&table);
}

Test(types, positional)
{
    struct graph_table table = graph_read(
        FOO "PyTypeObject Foo_Type = { PyVarObject_HEAD_INIT(NULL, 0) \"m.Foo\", sizeof(Foo), 0, (destructor)Foo_dealloc, 0,\n"
            "(unaryfunc)Foo_repr, 0, 0, 0, Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE, \"doc\",\n"
            "(traverseproc)Foo_traverse, (inquiry)Foo_clear };\n");
    HAS(table, "type Foo_Type \"m.Foo\" !gc !basetype struct \"Foo\" size 40");
    HAS(table, "slot tp_repr = Foo_repr");
    expect_foo(&table);
    graph_free(&table);
}

Test(types, spec)
{
    struct graph_table table = graph_read(
        FOO "static PyMethodDef Foo_methods[] = { { \"r\", (PyCFunction)Foo_repr, METH_NOARGS, NULL }, { NULL } };\n"
            "static PyType_Slot Foo_slots[] = { { Py_tp_traverse, Foo_traverse }, { Py_tp_clear, Foo_clear },\n"
            "{ Py_tp_dealloc, Foo_dealloc }, { Py_tp_methods, Foo_methods }, { Py_nb_add, Foo_repr }, { 0, NULL } };\n"
            "static PyType_Spec Foo_spec = { \"m.Foo\", sizeof(Foo), 0, Py_TPFLAGS_HAVE_GC, Foo_slots };\n");
    HAS(table, "type Foo_spec \"m.Foo\" !heap !gc struct \"Foo\" size 40");
    HAS(table, "slot nb_add = Foo_repr");
    HAS(table, "contract Foo_repr: PyCFunction \"r\" of Foo_spec flags 4");
    HAS(table, "contract Foo_repr: nb_add of Foo_spec");
    expect_foo(&table);
    graph_free(&table);
}

Test(types, run_time)
{
    struct graph_table table = graph_read(
        FOO "static PyNumberMethods numbers = { 0 };\n"
            "static PyTypeObject Foo_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = \"m.Foo\", .tp_basicsize = sizeof(Foo),\n"
            ".tp_flags = Py_TPFLAGS_BASETYPE, .tp_as_number = &numbers };\n"
            "static PyTypeObject Bare_Type;\n"
            "int setup(void) { PyTypeObject *type = &Foo_Type; Foo_Type.tp_traverse = (traverseproc)Foo_traverse;\n"
            "type->tp_clear = (inquiry)Foo_clear; (&Foo_Type)->tp_dealloc = (destructor)Foo_dealloc;\n"
            "Foo_Type.tp_flags |= Py_TPFLAGS_HAVE_GC; numbers.nb_bool = (inquiry)Foo_clear; Bare_Type.tp_name = \"m.Bare\";\n"
            "Bare_Type.tp_base = &Foo_Type; return PyType_Ready(&Foo_Type); }\n");
    HAS(table, "type Foo_Type \"m.Foo\" !gc !basetype struct \"Foo\" size 40");
    HAS(table, "slot tp_traverse = Foo_traverse !run-time");
    HAS(table, "slot tp_clear = Foo_clear !run-time");
    HAS(table, "slot nb_bool = Foo_clear !run-time");
    HAS(table, "dealloc: Foo_dealloc untrack tp_free");
    HAS(table, "type Bare_Type \"m.Bare\" !gc base Foo_Type struct \"Foo\" size 40");
    HAS(table, "traverse: Foo_traverse of Foo_Type");
    graph_free(&table);
}

Test(types, head_in_a_struct)
{
    struct graph_table table = graph_read(
        FOO "static struct { PyTypeObject type; int more; } wrapped = { { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = \"m.Foo\",\n"
            ".tp_dealloc = (destructor)Foo_dealloc }, 3 };\n"
            "static struct { int before; PyTypeObject second; } later = { 1, { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = \"m.Bar\" } };\n"
            "static PyTypeObject many[] = { { PyVarObject_HEAD_INIT(NULL, 0) \"m.A\" }, { PyVarObject_HEAD_INIT(NULL, 0) \"m.B\" } };\n"
            "void setup(void) { wrapped.type.tp_clear = (inquiry)Foo_clear; later.second.tp_base = &wrapped.type; }\n");
    HAS(table, "type wrapped \"m.Foo\" struct \"Foo\"");
    HAS(table, "slot tp_clear = Foo_clear !run-time");
    HAS(table, "type later.second \"m.Bar\" base wrapped struct \"Foo\"");
    HAS(table, "type many[1] \"m.B\"");
    graph_free(&table);
}

/* As Python 2 had it, under Python 3's headers. */
Test(types, shifted_head)
{
    struct graph_table table = graph_read(
        FOO "#define PyObject_HEAD_INIT(type) { { 1, type } },\n"
            "static PyTypeObject Foo_Type = { PyObject_HEAD_INIT(NULL) 0, \"m.Foo\", sizeof(Foo), 0, (destructor)Foo_dealloc, 0,\n"
            "0, 0, 0, (ternaryfunc)Foo_repr, 0 };\n");
    HAS(table, "type Foo_Type \"m.Foo\" struct \"Foo\" size 40");
    HAS(table, "dealloc: Foo_dealloc untrack tp_free");
    HAS(table, "slot tp_call = Foo_repr");
    graph_free(&table);
}

/* The same where the name's text is not known. */
Test(types, shifted_head_of_unknown_name)
{
    struct graph_table table = graph_read(
        FOO "#define PyObject_HEAD_INIT(type) { { 1, type } },\n"
            "static PyTypeObject Foo_Type = { PyObject_HEAD_INIT(NULL) 0, &\"m.Foo\"[1 - 1],\n"
            "sizeof(Foo), 0, (destructor)Foo_dealloc };\n");
    HAS(table, "dealloc: Foo_dealloc untrack tp_free");
    graph_free(&table);
}

Test(types, elsewhere)
{
    struct graph_table table = graph_read("extern PyTypeObject Far_Type; void setup(void) { Far_Type.tp_base = &PyDict_Type; }\n");
    HAS(table, "type Far_Type \"?\" !gc-unknown !elsewhere base PyDict_Type !foreign");
    graph_free(&table);
}

/* ---- bases ----------------------------------------------------------------------------- */

Test(types, base_slots)
{
    struct graph_table table = graph_read(
        FOO_TYPE "typedef struct { Foo base; PyObject *mine; } Bar;\n"
                 "static int Bar_traverse(Bar *self, visitproc visit, void *arg)\n"
                 "{ Py_VISIT(self->mine); return Foo_Type.tp_traverse((PyObject *)self, visit, arg); }\n"
                 "static void Bar_dealloc(Bar *self) { PyObject_GC_UnTrack(self); Py_XDECREF(self->mine);\n"
                 "Foo_Type.tp_dealloc((PyObject *)self); }\n"
                 "static PyTypeObject Bar_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = \"m.Bar\", .tp_base = &Foo_Type,\n"
                 ".tp_flags = Py_TPFLAGS_HAVE_GC, .tp_traverse = (traverseproc)Bar_traverse, .tp_basicsize = sizeof(Bar),\n"
                 ".tp_dealloc = (destructor)Bar_dealloc };\n"
                 "static PyTypeObject Baz_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = \"m.Baz\", .tp_base = &Foo_Type };\n");
    HAS(table, "type Bar_Type \"m.Bar\" !gc base Foo_Type struct \"Bar\" size 48");
    HAS(table, "member name object !inherited visited released");
    HAS(table, "member mine object visited released");
    HAS(table, "dealloc: Bar_dealloc untrack tp_free");
    /* without the flag, traverse and clear come from the base; with it, they do not */
    HAS(table, "type Baz_Type \"m.Baz\" !gc base Foo_Type struct \"Foo\" size 40");
    HAS(table, "clear: Foo_clear of Foo_Type");
    const struct rl_pytype *bar = rl_types_by_symbol(table.types, "Bar_Type");
    cr_expect_null(bar->clear.function);
    cr_expect_eq(bar->base, rl_types_by_symbol(table.types, "Foo_Type"));
    graph_free(&table);
}

Test(types, foreign_base)
{
    struct graph_table table = graph_read(
        CODE(typedef struct { PyDictObject dict; PyObject *mine; } Bar;
             static int Bar_clear(Bar *self) { Py_CLEAR(self->mine); return PyDict_Type.tp_clear((PyObject *)self); }
             static PyTypeObject Bar_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "m.Bar", .tp_base = &PyDict_Type,
                                              .tp_clear = (inquiry)Bar_clear, .tp_flags = Py_TPFLAGS_HAVE_GC };
             static PyTypeObject Plain_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "m.Plain", .tp_base = &PyDict_Type };
             static PyTypeObject Int_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "m.Int", .tp_base = &PyLong_Type };));
    HAS(table, "type Bar_Type \"m.Bar\" !gc base PyDict_Type !foreign struct \"Bar\"");
    HAS(table, "clear: Bar_clear base=@PyDict_Type");
    HAS(table, "member mine object cleared");
    HAS_NO(table, "member ma_keys");
    HAS(table, "type Plain_Type \"m.Plain\" !gc base PyDict_Type !foreign");
    HAS(table, "type Int_Type \"m.Int\" base PyLong_Type !foreign");
    graph_free(&table);
}

Test(types, bases_of_specs)
{
    struct graph_table table = graph_read(
        FOO "typedef struct { PyObject *foo_type; PyObject *bar_type; } state;\n"
            "static PyType_Slot slots[] = { { Py_tp_dealloc, Foo_dealloc }, { 0, NULL } };\n"
            "static PyType_Spec Foo_spec = { \"m.Foo\", sizeof(Foo), 0, Py_TPFLAGS_HAVE_GC, slots };\n"
            "static PyType_Spec Bar_spec = { \"m.Bar\", 0, 0, 0, slots }, Baz_spec = { \"m.Baz\", 0, 0, 0, slots };\n"
            "static PyObject *make(PyObject *m, PyType_Spec *spec, PyObject *base)\n"
            "{ PyObject *bases = PyTuple_Pack(1, base); return PyType_FromModuleAndSpec(m, spec, bases); }\n"
            "static int exec(PyObject *m) { state *st = PyModule_GetState(m);\n"
            "st->foo_type = PyType_FromModuleAndSpec(m, &Foo_spec, NULL);\n"
            "st->bar_type = PyType_FromModuleAndSpec(m, &Bar_spec, st->foo_type);\n"
            "PyObject *baz = make(m, &Baz_spec, st->bar_type); return baz ? 0 : -1; }\n"
            "static PyModuleDef_Slot mslots[] = { { Py_mod_exec, exec }, { 0, NULL } };\n"
            "static PyModuleDef module = { PyModuleDef_HEAD_INIT, \"m\", NULL, sizeof(state), NULL, mslots };\n");
    HAS(table, "type Foo_spec \"m.Foo\" !heap !gc struct \"Foo\" size 40 kept foo_type");
    HAS(table, "type Bar_spec \"m.Bar\" !heap !gc base Foo_spec struct \"Foo\" size 40 kept bar_type");
    HAS(table, "type Baz_spec \"m.Baz\" !heap !gc base Bar_spec struct \"Foo\" size 40");
    graph_free(&table);
}

Test(types, defaults)
{
    struct graph_table table = graph_read(
        CODE(static PyTypeObject Foo_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "m.Foo" };
             static PyType_Slot slots[] = { { 0, NULL } };
             static PyType_Spec spec = { "m.Bar", 16, 0, Py_TPFLAGS_HAVE_GC, slots };));
    HAS(table, "dealloc: object_dealloc !default");
    HAS(table, "free: PyObject_Free !default");
    HAS(table, "dealloc: subtype_dealloc !default");
    HAS(table, "free: PyObject_GC_Del !default");
    graph_free(&table);
}

/* ---- modules and contracts ----------------------------------------------------------------- */

Test(types, module_state)
{
    struct graph_table table = graph_read(
        CODE(typedef struct { PyObject *error; PyObject *cache; PyObject *lost; } state;
             static state *get(PyObject *m) { return (state *)PyModule_GetState(m); }
             static int m_traverse(PyObject *m, visitproc visit, void *arg) { state *st = get(m); Py_VISIT(st->error);
                 Py_VISIT(st->cache); return 0; }
             static int m_clear(PyObject *m) { Py_CLEAR(get(m)->error); return 0; }
             static void m_free(void *m) { m_clear((PyObject *)m); }
             static int m_exec(PyObject *m) { state *st = get(m); st->lost = PyDict_New(); return 0; }
             static PyObject *f(PyObject *m, PyObject *args) { return NULL; }
             static PyMethodDef methods[] = { { "f", f, METH_VARARGS | METH_KEYWORDS }, { NULL } };
             static PyModuleDef_Slot mslots[] = { { Py_mod_exec, m_exec }, { 0, NULL } };
             static PyModuleDef module = { PyModuleDef_HEAD_INIT, .m_name = "m", .m_size = sizeof(state), .m_methods = methods,
                 .m_slots = mslots, .m_traverse = m_traverse, .m_clear = m_clear, .m_free = m_free };
             PyObject *PyInit_m(void) { return PyModuleDef_Init(&module); }));
    HAS(table, "module module \"m\" state 24 struct \"state\"");
    HAS(table, "member error object visited cleared released");
    HAS(table, "member cache object visited");
    HAS(table, "member lost object m_exec=new(PyDict_New)");
    HAS(table, "contract f: PyCFunctionWithKeywords \"f\" of module flags 3");
    HAS(table, "contract m_exec: Py_mod_exec of module");
    HAS(table, "contract PyInit_m: PyInit_ of module");
    graph_free(&table);
}

Test(types, contracts)
{
    struct graph_table table = graph_read(
        FOO "static PyObject *get(Foo *self, void *closure) { return NULL; }\n"
            "static int set(Foo *self, PyObject *value, void *closure) { return 0; }\n"
            "static PyObject *alone(PyObject *self, PyObject *arg) { return NULL; }\n"
            "static PyGetSetDef getset[] = { { \"x\", (getter)get, (setter)set }, { NULL } };\n"
            "static PyMethodDef loose[] = { { \"alone\", alone, METH_O }, { \"again\", alone, METH_FASTCALL }, { NULL } };\n"
            "static PyTypeObject Foo_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = \"m.Foo\", .tp_getset = getset };\n");
    HAS(table, "contract get: getter \"x\" of Foo_Type");
    HAS(table, "contract set: setter \"x\" of Foo_Type");
    const struct rl_callback *callback = rl_types_of_function(table.types, "alone");
    cr_assert_not_null(callback);
    cr_expect_str_eq(callback->slot, "PyCFunction");
    cr_expect_eq(callback->model->call.result, RL_RESULT_NEW);
    cr_expect_null(callback->type);
    cr_assert_not_null(callback->same);
    cr_expect_str_eq(callback->same->slot, "PyCFunctionFast");
    cr_expect_null(callback->same->same);
    cr_expect_null(rl_types_of_function(table.types, "Foo_repr"));
    graph_free(&table);
}
