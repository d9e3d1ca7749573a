/* Calls: formats, thieves, resizing, helpers of the same file, what the target version and the model say. */
#include "tests/unit/flow/harness.h"

TestSuite(flow_calls);

/* ---- PyArg_Parse* ------------------------------------------------------------------------------ */

Test(flow_calls, parsed_objects_are_borrowed)
{
    SEES("OVER_RELEASE x",
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x;
            if (!PyArg_ParseTuple(args, "O", &x)) return NULL;
            Py_DECREF(x);
            Py_RETURN_NONE;
        });
    SEES_NOTHING(
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x;
            int n;
            const char *s;
            if (!PyArg_ParseTuple(args, "Ois:f", &x, &n, &s)) return NULL;
            Py_INCREF(x);
            return x;
        });
}

Test(flow_calls, parsed_optional_objects_keep_what_they_were)
{
    SEES_NOTHING(
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x, *y = NULL;
            if (!PyArg_ParseTuple(args, "O|O", &x, &y)) return NULL;
            if (y == NULL) Py_RETURN_NONE;
            return PyNumber_Add(x, y);
        });
    SEES_NOTHING(
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x = Py_None;
            if (!PyArg_ParseTuple(args, "|O", &x)) return NULL;
            Py_INCREF(x);
            return x;
        });
}

Test(flow_calls, parse_that_overwrites_an_owned_reference)
{
    SEES("LOST x overwrite",
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x = PyDict_New();
            if (!PyArg_ParseTuple(args, "O", &x)) return NULL;
            Py_RETURN_NONE;
        });
}

Test(flow_calls, parse_that_fails_leaves_things_alone)
{
    SEES("LOST x return failure",
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x = PyDict_New(), *y;
            if (!x) return NULL;
            if (!PyArg_ParseTuple(args, "O", &y)) return NULL;
            return x;
        });
    SEES_NOTHING(
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x = NULL, *y;
            if (!PyArg_ParseTuple(args, "O", &y)) goto out;
            x = PyObject_Repr(y);
        out:
            return x;
        });
}

Test(flow_calls, unpacked_tuple)
{
    SEES_NOTHING(
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x, *y = NULL;
            if (!PyArg_UnpackTuple(args, "f", 1, 2, &x, &y)) return NULL;
            return y ? PyNumber_Add(x, y) : PyObject_Repr(x);
        });
}

/* ---- Py_BuildValue ------------------------------------------------------------------------------- */

Test(flow_calls, built_values)
{
    SEES_NOTHING(
        PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return NULL;
            return Py_BuildValue("(iN)", 1, x);
        });
    SEES("LOST x return",
        PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return NULL;
            return Py_BuildValue("(iO)", 1, x);
        });
    SEES_NOTHING(
        PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return NULL;
            PyObject *pair = Py_BuildValue("(iO)", 1, x);
            Py_DECREF(x);
            return pair;
        });
    SEES("STEAL_BORROWED a by Py_BuildValue",
        static PyObject *f(PyObject *a) { return Py_BuildValue("(iN)", 1, a); }
        static PyTypeObject type = { .tp_name = "t", .tp_repr = f };);
    SEES("LOST PyObject_Repr discard",
        PyObject *f(PyObject *a) { return Py_BuildValue("O", PyObject_Repr(a)); });
}

Test(flow_calls, packed_tuple)
{
    SEES("LOST x return",
        PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return NULL;
            return PyTuple_Pack(1, x);
        });
}

/* ---- thieves ------------------------------------------------------------------------------------ */

Test(flow_calls, stolen_always)
{
    SEES_NOTHING(
        PyObject *f(PyObject *a)
        {
            PyObject *tuple = PyTuple_New(1);
            if (!tuple) return NULL;
            if (PyTuple_SetItem(tuple, 0, PyObject_Repr(a)) < 0) { Py_DECREF(tuple); return NULL; }
            return tuple;
        });
    SEES("OVER_RELEASE x",
        PyObject *f(PyObject *a)
        {
            PyObject *tuple = PyTuple_New(1), *x;
            if (!tuple) return NULL;
            x = PyObject_Repr(a);
            if (!x) { Py_DECREF(tuple); return NULL; }
            if (PyTuple_SetItem(tuple, 0, x) < 0) { Py_DECREF(x); Py_DECREF(tuple); return NULL; }
            return tuple;
        });
}

Test(flow_calls, stolen_on_success)
{
    SEES("LOST x return failure not-stolen",
        int f(PyObject *module, PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            return PyModule_AddObject(module, "x", x);
        });
    SEES_NOTHING(
        int f(PyObject *module, PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (PyModule_AddObject(module, "x", x) < 0) {
                Py_XDECREF(x);
                return -1;
            }
            return 0;
        });
    SEES("OVER_RELEASE x",
        int f(PyObject *module, PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            int bad = PyModule_AddObject(module, "x", x);
            Py_DECREF(x);
            return bad;
        });
}

Test(flow_calls, used_after_the_thief_may_have_dropped_it)
{
    SEES_NOTHING(
        PyObject *f(PyObject *a)
        {
            PyObject *list = PyList_New(1), *x;
            if (!list) return NULL;
            x = PyObject_Repr(a);
            if (!x) { Py_DECREF(list); return NULL; }
            PyList_SET_ITEM(list, 0, x);
            PyObject_IsTrue(x);
            return list;
        });
    SEES("USE_STOLEN x by PyObject_IsTrue",
        int f(PyObject *a)
        {
            PyObject *list = PyList_New(1), *x;
            if (!list) return -1;
            x = PyObject_Repr(a);
            if (!x) { Py_DECREF(list); return -1; }
            PyList_SET_ITEM(list, 0, x);
            Py_DECREF(list);
            return PyObject_IsTrue(x);
        });
}

Test(flow_calls, released_then_used)
{
    SEES("USE_DEAD x by PyObject_IsTrue",
        int f(PyObject *a)
        {
            PyObject *x = PyObject_CallNoArgs(a);
            if (!x) return -1;
            Py_DECREF(x);
            return PyObject_IsTrue(x);
        });
    SEES("OVER_RELEASE x",
        int f(PyObject *a)
        {
            PyObject *x = PyObject_CallNoArgs(a);
            if (!x) return -1;
            Py_DECREF(x);
            Py_DECREF(x);
            return 0;
        });
}

/* ---- in place ------------------------------------------------------------------------------------------ */

Test(flow_calls, resized_tuple)
{
    SEES_NOTHING(
        PyObject *f(Py_ssize_t n)
        {
            PyObject *tuple = PyTuple_New(n);
            if (!tuple) return NULL;
            if (_PyTuple_Resize(&tuple, n / 2) < 0) return NULL;
            return tuple;
        });
    SEES_NOTHING(
        PyObject *f(Py_ssize_t n)
        {
            PyObject *tuple = PyTuple_New(n);
            if (!tuple) return NULL;
            _PyTuple_Resize(&tuple, n / 2);
            return tuple;
        });
    SEES("LOST tuple return failure",
        PyObject *f(PyObject *a, Py_ssize_t n)
        {
            PyObject *tuple = PyTuple_New(n);
            if (!tuple) return NULL;
            if (_PyTuple_Resize(&tuple, n / 2) < 0) return NULL;
            if (PyObject_IsTrue(a) < 0) return NULL;
            return tuple;
        });
}

Test(flow_calls, new_reference_of_the_same_object)
{
    SEES_NOTHING(PyObject *f(PyObject *a) { return Py_NewRef(a); });
    SEES_NOTHING(PyObject *f(PyObject *a) { return Py_XNewRef(a); });
    SEES("LOST x return retained",
        static PyObject *f(PyObject *a)
        {
            PyObject *x = Py_NewRef(a);
            if (PyObject_IsTrue(x) < 0) return NULL;
            Py_RETURN_NONE;
        }
        static PyTypeObject type = { .tp_name = "t", .tp_repr = f };);
}

Test(flow_calls, fetched_and_restored_exception)
{
    SEES_NOTHING(
        void f(PyObject *a)
        {
            PyObject *type, *value, *trace;
            PyErr_Fetch(&type, &value, &trace);
            PyErr_Clear();
            PyErr_Restore(type, value, trace);
        });
    SEES("LOST value return; LOST trace return",
        int f(PyObject *a)
        {
            PyObject *type, *value, *trace;
            PyErr_Fetch(&type, &value, &trace);
            Py_XDECREF(type);
            return 0;
        });
}

Test(flow_calls, borrowed_out_parameters)
{
    SEES_NOTHING(
        int f(PyObject *dict)
        {
            Py_ssize_t at = 0;
            PyObject *key, *value;
            while (PyDict_Next(dict, &at, &key, &value))
                if (PyObject_IsTrue(value) < 0) return -1;
            return 0;
        });
    SEES("OVER_RELEASE value",
        int f(PyObject *dict)
        {
            Py_ssize_t at = 0;
            PyObject *key, *value;
            if (!PyDict_Next(dict, &at, &key, &value)) return -1;
            Py_DECREF(value);
            return 0;
        });
}

/* ---- helpers of the same file ------------------------------------------------------------------------------ */

Test(flow_calls, helper_returns_new)
{
    SEES("LOST x return",
        static PyObject *make(int n) { return PyLong_FromLong(n); }
        int f(void)
        {
            PyObject *x = make(1);
            if (!x) return -1;
            return 0;
        });
    SEES_NOTHING(
        static PyObject *make(int n) { PyObject *x = PyLong_FromLong(n); if (!x) return NULL; return x; }
        PyObject *f(void) { return make(1); });
}

Test(flow_calls, helper_returns_borrowed)
{
    SEES("OVER_RELEASE x",
        static PyObject *first(PyObject *list) { return PyList_GetItem(list, 0); }
        int f(PyObject *list)
        {
            PyObject *x = first(list);
            if (!x) return -1;
            Py_DECREF(x);
            return 0;
        });
    SEES_NOTHING(
        static PyObject *cache;
        static PyObject *get(void) { return cache; }
        int f(void)
        {
            PyObject *x = get();
            return x ? PyObject_IsTrue(x) : 0;
        });
}

Test(flow_calls, helper_returns_its_argument)
{
    SEES_NOTHING(
        static PyObject *same(PyObject *x) { return x; }
        PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return NULL;
            return same(x);
        });
    SEES("LOST x return",
        static PyObject *retained(PyObject *x) { Py_INCREF(x); return x; }
        PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return NULL;
            return retained(x);
        });
}

Test(flow_calls, helper_releases_its_argument)
{
    SEES_NOTHING(
        static void drop(PyObject *x) { Py_XDECREF(x); }
        int f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            drop(x);
            return 0;
        });
    SEES("OVER_RELEASE x",
        static void drop(PyObject *x) { Py_DECREF(x); }
        int f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            drop(x);
            Py_DECREF(x);
            return 0;
        });
}

Test(flow_calls, helper_takes_its_argument_when_it_succeeds)
{
    SEES_NOTHING(
        static int put(PyObject *list, PyObject *x)
        {
            int bad = PyList_Append(list, x);
            Py_DECREF(x);
            return bad;
        }
        int f(PyObject *list, PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            return put(list, x);
        });
    SEES("LOST x return failure",
        static int put(PyObject *list, PyObject *x)
        {
            if (PyList_Append(list, x) < 0) return -1;
            Py_DECREF(x);
            return 0;
        }
        int f(PyObject *list, PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            return put(list, x);
        });
}

Test(flow_calls, helper_with_an_out_parameter)
{
    SEES("LOST x return",
        static int make(PyObject **out)
        {
            *out = PyLong_FromLong(1);
            return *out ? 0 : -1;
        }
        int f(void)
        {
            PyObject *x;
            if (make(&x) < 0) return -1;
            return 0;
        });
    SEES_NOTHING(
        static int make(PyObject **out)
        {
            PyObject *x = PyLong_FromLong(1);
            if (!x) return -1;
            *out = x;
            return 0;
        }
        PyObject *f(void)
        {
            PyObject *x = NULL;
            if (make(&x) < 0) return NULL;
            return x;
        });
}

Test(flow_calls, helper_of_a_helper)
{
    SEES("LOST x return",
        static PyObject *inner(int n) { return PyLong_FromLong(n); }
        static PyObject *outer(int n) { if (n < 0) return NULL; return inner(n); }
        int f(void)
        {
            PyObject *x = outer(1);
            if (!x) return -1;
            return 0;
        });
}

/* A helper is analysed once, wherever in the file it stands. */
Test(flow_calls, helper_defined_behind_its_caller)
{
    SEES("LOST x return",
        static PyObject *make(int n);
        int f(void)
        {
            PyObject *x = make(1);
            if (!x) return -1;
            return 0;
        }
        static PyObject *make(int n) { return PyLong_FromLong(n); });
}

Test(flow_calls, recursion)
{
    SEES_NOTHING(
        static PyObject *f(int n)
        {
            if (n == 0) return PyLong_FromLong(0);
            PyObject *x = f(n - 1);
            if (!x) return NULL;
            return x;
        });
    SEES_NOTHING(
        static PyObject *odd(int n);
        static PyObject *f(int n) { if (n == 0) Py_RETURN_NONE; return odd(n - 1); }
        static PyObject *odd(int n) { if (n == 0) Py_RETURN_TRUE; return f(n - 1); });
}

/* Nobody says how a function of another file counts: a call of it lends its arguments, and gives a new reference when it
 * gives an object. */
Test(flow_calls, unknown_function)
{
    SEES("LOST x return",
        PyObject *elsewhere(PyObject *);
        int f(PyObject *a)
        {
            PyObject *x = elsewhere(a);
            if (!x) return -1;
            return 0;
        });
    SEES("LOST x return",
        void elsewhere(PyObject *);
        int f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            elsewhere(x);
            return 0;
        });
}
