/* Paths: goto cleanup, nullable variables, failure paths, what is NULL where. */
#include "tests/unit/flow/harness.h"

TestSuite(flow_paths);

#define FIVE(last)                                                                                                       \
    "PyObject *f(PyObject *o) {"                                                                                         \
    " PyObject *a, *b, *c, *d, *e, *result = NULL;"                                                                      \
    " a = PyObject_Repr(o); if (!a) goto fail_a;"                                                                        \
    " b = PyObject_Repr(a); if (!b) goto fail_b;"                                                                        \
    " c = PyObject_Repr(b); if (!c) goto fail_c;"                                                                        \
    " d = PyObject_Repr(c); if (!d) goto fail_d;"                                                                        \
    " e = PyObject_Repr(d); if (!e) goto " last ";"                                                                      \
    " result = PyNumber_Add(d, e); Py_DECREF(e);"                                                                        \
    " fail_e: Py_DECREF(d); fail_d: Py_DECREF(c); fail_c: Py_DECREF(b); fail_b: Py_DECREF(a); fail_a: return result; }"

Test(flow_paths, a_label_for_each_resource)
{
    FLOW_EXPECT("", 0, 0, "", FIVE("fail_e"));
    FLOW_EXPECT("LOST d return failure", 0, 0, "", FIVE("fail_d"));
    FLOW_EXPECT("LOST b return failure; LOST c return failure; LOST d return failure", 0, 0, "", FIVE("fail_b"));
}

#define NULLABLE(last)                                                                               \
    "PyObject *f(PyObject *o, int n) {"                                                              \
    " PyObject *a = NULL, *b = NULL, *c = NULL, *d = NULL, *e = NULL, *result = NULL;"               \
    " a = PyObject_Repr(o); if (!a) goto done;"                                                      \
    " if (n > 1) { b = PyObject_Repr(a); if (!b) goto done; }"                                       \
    " c = PyObject_Str(o); if (c == NULL) goto done;"                                                \
    " if (n > 2) { d = PyObject_Repr(c); if (!d) goto done; }"                                       \
    " if (PyObject_IsTrue(c) < 0) goto done;"                                                        \
    " e = PyObject_Repr(c); if (!e) goto done;"                                                      \
    " result = PyNumber_Add(c, e);"                                                                  \
    " done: Py_XDECREF(a); Py_XDECREF(b); Py_XDECREF(c); Py_XDECREF(d);" last " return result; }"

Test(flow_paths, one_label_and_nullable_variables)
{
    FLOW_EXPECT("", 0, 0, "", NULLABLE("Py_XDECREF(e);"));
    FLOW_EXPECT("LOST e return", 0, 0, "", NULLABLE(""));
}

Test(flow_paths, error_label_only)
{
    SEES_NOTHING(
        PyObject *f(PyObject *o)
        {
            PyObject *list = NULL, *x = NULL;
            list = PyList_New(0);
            if (!list) goto error;
            x = PyObject_Repr(o);
            if (!x) goto error;
            if (PyList_Append(list, x) < 0) goto error;
            Py_CLEAR(x);
            x = PyObject_Str(o);
            if (!x) goto error;
            if (PyList_Append(list, x) < 0) goto error;
            Py_DECREF(x);
            return list;
        error:
            Py_XDECREF(list);
            Py_XDECREF(x);
            return NULL;
        });
}

/* TODO: at `error`, `x` that was released but lives on in the list joins with NULL, and nothing is claimed any more. */
Test(flow_paths, released_then_released_again_on_the_error_path)
{
    SEES("OVER_RELEASE x",
        PyObject *f(PyObject *o)
        {
            PyObject *list = NULL, *x = NULL;
            list = PyList_New(0);
            if (!list) goto error;
            x = PyObject_Repr(o);
            if (!x) goto error;
            if (PyList_Append(list, x) < 0) goto error;
            Py_DECREF(x);
            if (PyObject_IsTrue(o) < 0) goto error;
            return list;
        error:
            Py_XDECREF(list);
            Py_XDECREF(x);
            return NULL;
        });
}

Test(flow_paths, uninitialised_on_the_way_out)
{
    SEES_NOTHING(
        PyObject *f(PyObject *o)
        {
            PyObject *x;
            if (PyObject_IsTrue(o) < 0) goto out;
            x = PyObject_Repr(o);
            if (!x) goto out;
            return x;
        out:
            return NULL;
        });
}

/* ---- failure paths: RL101 or RL102 --------------------------------------------------------------- */

Test(flow_paths, lost_on_failure_only)
{
    SEES("LOST x return failure",
        PyObject *f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            if (!x) return NULL;
            if (PyObject_IsTrue(o) < 0) return NULL;
            return x;
        });
    SEES("LOST x return failure",
        int f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            if (!x) return -1;
            if (PyObject_IsTrue(o) < 0) return -1;
            Py_DECREF(x);
            return 0;
        });
    SEES("LOST x return failure",
        PyObject *f(PyObject *o, int n)
        {
            PyObject *x = PyObject_Repr(o);
            if (!x) return NULL;
            if (n < 0) {
                PyErr_SetString(PyExc_ValueError, "negative");
                return NULL;
            }
            return x;
        });
    SEES("LOST x return failure",
        PyObject *f(PyObject *o, int n)
        {
            PyObject *x = PyObject_Repr(o);
            if (!x) return NULL;
            if (n < 0) return PyErr_Format(PyExc_ValueError, "%d", n);
            return x;
        });
    SEES("LOST x return failure",
        PyObject *f(PyObject *o, int n)
        {
            PyObject *x = PyObject_Repr(o);
            if (!x || n > 10) return PyErr_NoMemory();
            return x;
        });
}

Test(flow_paths, lost_on_success)
{
    SEES("LOST x return",
        PyObject *f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            if (!x) return NULL;
            if (PyObject_IsTrue(x) < 0) { Py_DECREF(x); return NULL; }
            Py_RETURN_NONE;
        });
    SEES("LOST x return",
        PyObject *f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            if (!x) return NULL;
            if (PyObject_IsTrue(x) < 0) return NULL;
            Py_RETURN_NONE;
        });
}

Test(flow_paths, void_functions_fail_by_exception)
{
    SEES("LOST x return failure",
        void f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            if (!x) return;
            if (PyObject_IsTrue(o) < 0) return;
            Py_DECREF(x);
        });
    SEES("LOST x return",
        void f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            if (!x) return;
            if (PyObject_IsTrue(o) < 0) { PyErr_Clear(); return; }
            Py_DECREF(x);
        });
}

/* ---- NULL ----------------------------------------------------------------------------------------------- */

Test(flow_paths, untested_results)
{
    SEES("NULL x by Py_DECREF",
        void f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            Py_DECREF(x);
        });
    SEES("NULL list by PyList_Append; LOST list return failure",
        PyObject *f(PyObject *o)
        {
            PyObject *list = PyList_New(0);
            if (PyList_Append(list, o) < 0) return NULL;
            return list;
        });
    SEES_NOTHING(
        void f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            Py_XDECREF(x);
        });
}

Test(flow_paths, certain_null)
{
    SEES("NULL x by Py_DECREF",
        PyObject *f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            if (!x) {
                Py_DECREF(x);
                return NULL;
            }
            return x;
        });
}

Test(flow_paths, tests_in_every_spelling)
{
    SEES_NOTHING(
        int f(PyObject *o)
        {
            PyObject *x, *y;
            if (!(x = PyObject_Repr(o)) || !(y = PyObject_Str(x))) { Py_XDECREF(x); return -1; }
            Py_DECREF(x);
            Py_DECREF(y);
            return 0;
        });
    SEES_NOTHING(
        int f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            if (NULL != x) { Py_DECREF(x); return 0; }
            else return -1;
        });
    SEES_NOTHING(
        int f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            int ok = x != NULL;
            if (ok) Py_DECREF(x);
            return ok ? 0 : -1;
        });
}

/* TODO: a comparison that is compared again tells nothing of what it compared. */
Test(flow_paths, tests_of_tests)
{
    SEES_NOTHING(
        int f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            int bad = x == NULL;
            if (bad == 1) return -1;
            Py_DECREF(x);
            return 0;
        });
    SEES_NOTHING(
        int f(PyObject *o)
        {
            PyObject *x = PyObject_Repr(o);
            switch (x == NULL) {
            case 0: Py_DECREF(x); return 0;
            default: return -1;
            }
        });
}

/* ---- what is promised ---------------------------------------------------------------------------------------- */

Test(flow_paths, returned_borrowed_where_new_is_promised)
{
    SEES("RETURN_BORROWED self",
        static PyObject *f(PyObject *self) { return self; }
        static PyTypeObject type = { .tp_name = "t", .tp_iter = f };);
    SEES_NOTHING(
        static PyObject *f(PyObject *self) { Py_INCREF(self); return self; }
        static PyTypeObject type = { .tp_name = "t", .tp_iter = f };);
    SEES("RETURN_BORROWED self->value",
        struct box { PyObject_HEAD PyObject *value; };
        static PyObject *f(struct box *self, void *closure) { return self->value; }
        static PyGetSetDef list[] = { { "value", (getter)f, NULL, NULL, NULL }, { NULL } };);
}

Test(flow_paths, method_tables_promise)
{
    SEES("RETURN_BORROWED x",
        static PyObject *f(PyObject *self, PyObject *list)
        {
            PyObject *x = PyList_GetItem(list, 0);
            if (!x) return NULL;
            return x;
        }
        static PyMethodDef methods[] = { { "f", f, METH_O, NULL }, { NULL } };);
    SEES("OVER_RELEASE a",
        static PyObject *f(PyObject *self, PyObject *a)
        {
            Py_DECREF(a);
            Py_RETURN_NONE;
        }
        static PyMethodDef methods[] = { { "f", f, METH_O, NULL }, { NULL } };);
}

/* Nothing says that a plain static function gives a new reference. */
Test(flow_paths, returned_borrowed_where_nothing_is_promised)
{
    SEES_NOTHING(static PyObject *f(PyObject *list) { return PyList_GetItem(list, 0); });
}

Test(flow_paths, released_argument)
{
    SEES("OVER_RELEASE a",
        static PyObject *f(PyObject *a)
        {
            Py_DECREF(a);
            Py_RETURN_NONE;
        }
        static PyTypeObject type = { .tp_name = "t", .tp_repr = f };);
    SEES_NOTHING(static void f(PyObject *a) { Py_DECREF(a); });
}
