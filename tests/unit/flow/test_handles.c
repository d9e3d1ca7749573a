/* Checks when a handle is lost: overwritten, out of scope, discarded, given to a call that borrows; and loops. */
#include "tests/unit/flow/harness.h"

TestSuite(flow_handles);

Test(flow_handles, overwritten)
{
    SEES("LOST x overwrite",
        int f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            x = PyObject_Str(a);
            Py_XDECREF(x);
            return 0;
        });
    SEES_NOTHING(
        int f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a), *y = x;
            x = PyObject_Str(a);
            Py_XDECREF(x);
            Py_XDECREF(y);
            return 0;
        });
    SEES("LOST x overwrite",
        PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return NULL;
            x = PyNumber_Add(x, a);
            return x;
        });
}

Test(flow_handles, scope_end)
{
    SEES("LOST x scope",
        int f(PyObject *a, int n)
        {
            if (n) {
                PyObject *x = PyObject_Repr(a);
                if (!x) return -1;
            }
            return 0;
        });
    SEES("LOST x return",
        void f(PyObject *a) { PyObject *x = PyObject_Repr(a); (void)x; });
}

Test(flow_handles, discarded)
{
    SEES("LOST PyObject_Repr discard", void f(PyObject *a) { PyObject_Repr(a); });
    SEES("LOST PyObject_Repr discard", void f(PyObject *a) { (void)PyObject_Repr(a); });
    SEES("LOST PyObject_Repr discard", int f(PyObject *a) { return PyObject_Repr(a) != NULL; });
    SEES("LOST PyObject_Repr discard", int f(PyObject *a) { if (PyObject_Repr(a) == NULL) return -1; return 0; });
    SEES_NOTHING(int f(PyObject *list) { return PyList_GetItem(list, 0) != NULL; });
}

Test(flow_handles, temporary_argument)
{
    SEES("LOST PyLong_FromLong discard; NULL PyLong_FromLong by PyDict_SetItem",
        int f(PyObject *dict, PyObject *key) { return PyDict_SetItem(dict, key, PyLong_FromLong(1000)); });
    SEES("LOST PyLong_FromLong discard",
        int f(PyObject *list) { return PyList_Append(list, PyLong_FromLong(1)); });
    SEES_NOTHING(int f(PyObject *list) { return PyList_SetItem(list, 0, PyLong_FromLong(1)); });
    SEES_NOTHING(void f(PyObject *tuple) { PyTuple_SET_ITEM(tuple, 0, PyLong_FromLong(1)); });
    SEES("LOST PyObject_GetAttrString discard",
        long f(PyObject *a) { return PyLong_AsLong(PyObject_GetAttrString(a, "size")); });
}

Test(flow_handles, chained_temporaries)
{
    SEES("LOST PyObject_GetAttrString discard; NULL PyObject_GetAttrString by PyObject_CallNoArgs",
        PyObject *f(PyObject *a) { return PyObject_CallNoArgs(PyObject_GetAttrString(a, "size")); });
}

Test(flow_handles, passed_on_through_expressions)
{
    SEES_NOTHING(PyObject *f(PyObject *a, int n) { return n ? PyObject_Repr(a) : PyObject_Str(a); });
    SEES_NOTHING(PyObject *f(PyObject *a) { PyObject *x; return (x = PyObject_Repr(a)); });
    SEES_NOTHING(PyObject *f(PyObject *a) { return ({ PyObject *x = PyObject_Repr(a); x; }); });
    SEES_NOTHING(PyObject *f(PyObject *a) { return PyErr_Clear(), PyObject_Repr(a); });
}

/* ---- loops ------------------------------------------------------------------------------------- */

Test(flow_handles, loops_that_release)
{
    SEES_NOTHING(
        int f(PyObject *list)
        {
            for (int i = 0; i < 10; i++) {
                PyObject *x = PyLong_FromLong(i);
                if (!x) return -1;
                int bad = PyList_Append(list, x);
                Py_DECREF(x);
                if (bad < 0) return -1;
            }
            return 0;
        });
    SEES_NOTHING(
        int f(PyObject *a)
        {
            PyObject *iter = PyObject_GetIter(a), *item;
            if (!iter) return -1;
            while ((item = PyIter_Next(iter)))
                Py_DECREF(item);
            Py_DECREF(iter);
            return PyErr_Occurred() ? -1 : 0;
        });
    SEES_NOTHING(
        int f(PyObject *a)
        {
            PyObject *x;
            do {
                x = PyObject_CallNoArgs(a);
                if (!x) return -1;
                Py_DECREF(x);
            } while (PyObject_IsTrue(a) > 0);
            return 0;
        });
}

Test(flow_handles, loops_that_do_not_release)
{
    SEES("LOST x scope loop",
        int f(PyObject *list)
        {
            for (int i = 0; i < 10; i++) {
                PyObject *x = PyLong_FromLong(i);
                if (!x) return -1;
                if (PyList_Append(list, x) < 0) { Py_DECREF(x); return -1; }
            }
            return 0;
        });
    SEES("LOST item overwrite loop",
        int f(PyObject *iter)
        {
            PyObject *item;
            int n = 0;
            while ((item = PyIter_Next(iter)) != NULL)
                n++;
            return n;
        });
    SEES("LOST x overwrite loop",
        int f(PyObject *a)
        {
            PyObject *x;
            do {
                x = PyObject_CallNoArgs(a);
                if (!x) return -1;
            } while (PyObject_IsTrue(a) > 0);
            Py_DECREF(x);
            return 0;
        });
}

Test(flow_handles, continue_and_break)
{
    SEES("LOST item overwrite loop",
        int f(PyObject *iter)
        {
            PyObject *item;
            while ((item = PyIter_Next(iter)) != NULL) {
                if (PyObject_IsTrue(item) == 0) continue;
                Py_DECREF(item);
            }
            return 0;
        });
    SEES("LOST item return",
        int f(PyObject *iter)
        {
            PyObject *item;
            while ((item = PyIter_Next(iter)) != NULL) {
                if (PyObject_IsTrue(item) == 0) break;
                Py_DECREF(item);
            }
            return 0;
        });
    SEES_NOTHING(
        int f(PyObject *iter)
        {
            PyObject *item;
            while ((item = PyIter_Next(iter)) != NULL) {
                if (PyObject_IsTrue(item) == 0) break;
                Py_DECREF(item);
            }
            Py_XDECREF(item);
            return 0;
        });
    SEES("LOST iter return failure",
        PyObject *f(PyObject *a)
        {
            PyObject *iter = PyObject_GetIter(a), *item;
            if (!iter) return NULL;
            while ((item = PyIter_Next(iter)) != NULL) {
                int bad = PyObject_IsTrue(item);
                Py_DECREF(item);
                if (bad < 0) return NULL;
            }
            Py_DECREF(iter);
            Py_RETURN_NONE;
        });
}

Test(flow_handles, lists_under_construction)
{
    SEES_NOTHING(
        PyObject *f(Py_ssize_t n)
        {
            PyObject *list = PyList_New(n);
            if (!list) return NULL;
            for (Py_ssize_t i = 0; i < n; i++) {
                PyObject *x = PyLong_FromLong(i);
                if (!x) { Py_DECREF(list); return NULL; }
                PyList_SET_ITEM(list, i, x);
            }
            return list;
        });
    SEES("LOST list return failure",
        PyObject *f(Py_ssize_t n)
        {
            PyObject *list = PyList_New(n);
            if (!list) return NULL;
            for (Py_ssize_t i = 0; i < n; i++) {
                PyObject *x = PyLong_FromLong(i);
                if (!x) return NULL;
                PyList_SET_ITEM(list, i, x);
            }
            return list;
        });
    SEES("OVER_RELEASE x",
        PyObject *f(Py_ssize_t n)
        {
            PyObject *list = PyList_New(n);
            if (!list) return NULL;
            for (Py_ssize_t i = 0; i < n; i++) {
                PyObject *x = PyLong_FromLong(i);
                if (!x) { Py_DECREF(list); return NULL; }
                PyList_SET_ITEM(list, i, x);
                Py_DECREF(x);
            }
            return list;
        });
}

Test(flow_handles, nested_loops)
{
    SEES("LOST row scope loop",
        int f(PyObject *out, int n)
        {
            for (int i = 0; i < n; i++) {
                PyObject *row = PyList_New(0);
                if (!row) return -1;
                for (int k = 0; k < n; k++) {
                    PyObject *x = PyLong_FromLong(k);
                    if (!x || PyList_Append(row, x) < 0) { Py_XDECREF(x); Py_DECREF(row); return -1; }
                    Py_DECREF(x);
                }
                if (PyList_Append(out, row) < 0) { Py_DECREF(row); return -1; }
            }
            return 0;
        });
}

/* A parameter that a loop retains any number of times. */
Test(flow_handles, retained_in_a_loop)
{
    SEES_NOTHING(
        PyObject *f(PyObject *a, Py_ssize_t n)
        {
            PyObject *list = PyList_New(n);
            if (!list) return NULL;
            for (Py_ssize_t i = 0; i < n; i++) {
                Py_INCREF(a);
                PyList_SET_ITEM(list, i, a);
            }
            return list;
        });
    SEES_NOTHING(
        void f(PyObject *a, int n)
        {
            for (int i = 0; i < n; i++) Py_INCREF(a);
            for (int i = 0; i < n; i++) Py_DECREF(a);
        });
}
