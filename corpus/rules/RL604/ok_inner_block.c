/* The string goes before the struct that holds it. */
#include <Python.h>

struct job {
    char *name;
    int prio;
};

static PyObject *
jobs_run(PyObject *self, PyObject *args)
{
    struct job *job;
    const char *name;
    int prio;
    long cost;

    if (!PyArg_ParseTuple(args, "si", &name, &prio))
        return NULL;
    job = PyMem_Malloc(sizeof(*job));
    if (job == NULL)
        return PyErr_NoMemory();
    job->prio = prio;
    job->name = strdup(name);
    if (job->name == NULL) {
        PyMem_Free(job);
        return PyErr_NoMemory();
    }
    cost = (long)job->name[0] * job->prio;
    free(job->name);
    PyMem_Free(job);
    return PyLong_FromLong(cost);
}

static PyMethodDef jobs_methods[] = {
    {"run", jobs_run, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef jobs_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "jobs",
    .m_size = -1,
    .m_methods = jobs_methods,
};

PyMODINIT_FUNC
PyInit_jobs(void)
{
    return PyModule_Create(&jobs_module);
}
