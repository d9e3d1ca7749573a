/* The GIL is let go of and taken again where the job says that it may run beside others. */
#include <Python.h>

typedef struct {
    int threaded;
    PyThreadState *thread;
    long rounds;
} Job;

static void
leave_interpreter(Job *job)
{
    if (job->threaded)
        job->thread = PyEval_SaveThread();
}

static void
enter_interpreter(Job *job)
{
    if (job->threaded)
        PyEval_RestoreThread(job->thread);
}

static PyObject *
run_job(PyObject *module, PyObject *args)
{
    Job job = {0};
    long total = 0;

    if (!PyArg_ParseTuple(args, "pl", &job.threaded, &job.rounds))
        return NULL;
    leave_interpreter(&job);
    for (long i = 0; i < job.rounds; i++)
        total += i;
    enter_interpreter(&job);
    if (total < 0) {
        PyErr_SetString(PyExc_ValueError, "no rounds");
        return NULL;
    }
    return PyLong_FromLong(total);
}

static PyMethodDef job_methods[] = {
    {"run_job", run_job, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef job_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "job",
    .m_size = -1,
    .m_methods = job_methods,
};

PyMODINIT_FUNC
PyInit_job(void)
{
    return PyModule_Create(&job_module);
}
