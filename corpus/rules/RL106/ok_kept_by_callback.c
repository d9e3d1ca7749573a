/* What is retained for a callback, which finds the object by its part: the callback releases it.  And an object that notes in a bit of
 * its own whether it holds itself. */
#include <Python.h>

struct request {
    int result;
};

int request_start(struct request *request, const char *path, void (*done)(struct request *));
int request_stop(struct request *request);

enum { IS_ACTIVE = 1, HOLDS_ITSELF = 2 };

typedef struct {
    PyObject_HEAD
    struct request request;
    struct request *other;
    unsigned flags;
} job;

static PyTypeObject job_type;

static void job_done(struct request *request)
{
    job *self = (job *)((char *)request - offsetof(job, request));
    PyGILState_STATE state = PyGILState_Ensure();
    Py_DECREF(self);
    PyGILState_Release(state);
}

static PyObject *start(PyObject *module, PyObject *path)
{
    const char *text = PyUnicode_AsUTF8(path);
    job *made;
    if (text == NULL)
        return NULL;
    made = (job *)PyObject_CallNoArgs((PyObject *)&job_type);
    if (made == NULL)
        return NULL;
    if (request_start(&made->request, text, job_done) < 0) {
        PyErr_SetString(PyExc_OSError, text);
        Py_DECREF(made);
        return NULL;
    }
    Py_INCREF(made);
    return (PyObject *)made;
}

static PyObject *start_maybe(PyObject *module, PyObject *callback)
{
    job *made = (job *)PyObject_CallNoArgs((PyObject *)&job_type);
    if (made == NULL)
        return NULL;
    if (request_start(&made->request, "/", callback != Py_None ? job_done : NULL) < 0) {
        PyErr_SetString(PyExc_OSError, "/");
        Py_DECREF(made);
        return NULL;
    }
    if (callback != Py_None)
        Py_INCREF(made);
    return (PyObject *)made;
}

static PyObject *start_other(job *self, PyObject *ignored)
{
    request_start(self->other, "/", job_done);
    Py_INCREF(self);
    Py_RETURN_NONE;
}

static PyObject *keep(job *self, PyObject *ignored)
{
    if (!(self->flags & HOLDS_ITSELF)) {
        self->flags |= HOLDS_ITSELF;
        Py_INCREF(self);
    }
    Py_RETURN_NONE;
}

static PyObject *drop(job *self, PyObject *ignored)
{
    request_stop(&self->request);
    if (self->flags & HOLDS_ITSELF) {
        self->flags &= ~HOLDS_ITSELF;
        Py_DECREF(self);
    }
    Py_RETURN_NONE;
}

static PyMethodDef job_methods[] = {
    {"start", start, METH_O, NULL},
    {"start_maybe", start_maybe, METH_O, NULL},
    {"start_other", (PyCFunction)start_other, METH_NOARGS, NULL},
    {"keep", (PyCFunction)keep, METH_NOARGS, NULL},
    {"drop", (PyCFunction)drop, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};
