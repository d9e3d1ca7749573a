/* Retained twice for one callback; leaked where it was not registered; and a bit that tells nothing of the count. */
#include <Python.h>

struct request {
    int result;
};

int request_start(struct request *request, const char *path, void (*done)(struct request *));
void job_done(struct request *request);

enum { IS_ACTIVE = 1, HOLDS_ITSELF = 2 };

typedef struct {
    PyObject_HEAD
    struct request request;
    unsigned flags;
} job;

static PyTypeObject job_type;

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
        return NULL; // expect: RL102 'made'
    }
    Py_INCREF(made);
    return (PyObject *)made;
}

static PyObject *start_twice(PyObject *module, PyObject *path)
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
    Py_INCREF(made);
    return (PyObject *)made; // expect: RL106 'made'
}

static PyObject *keep(job *self, PyObject *ignored)
{
    if (self->flags & IS_ACTIVE)
        Py_INCREF(self);
    Py_RETURN_NONE; // expect: RL106 'self'
}

static PyObject *drop(job *self, PyObject *ignored)
{
    self->flags &= ~IS_ACTIVE;
    Py_DECREF(self); // expect: RL111 'self'
    Py_RETURN_NONE;
}

static PyMethodDef job_methods[] = {
    {"start", start, METH_O, NULL},
    {"start_twice", start_twice, METH_O, NULL},
    {"keep", (PyCFunction)keep, METH_NOARGS, NULL},
    {"drop", (PyCFunction)drop, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};
