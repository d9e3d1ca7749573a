/*
 * deflate: zlib's compression for bytes, chunk lists and file objects.
 *
 * The module's state owns the exception and the interned method names; nothing else
 * lives longer than a call.  Every Py_buffer is released and every z_stream ended on
 * all ways out of the function that began it.  The GIL is given up around the work on
 * buffers that this module alone writes to.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <zlib.h>

typedef struct {
    PyObject *error;         /* owned: deflate.Error */
    PyObject *write_name;    /* owned: "write" */
    PyObject *flush_name;    /* owned: "flush" */
} deflate_state;

static deflate_state *
get_state(PyObject *module)
{
    return (deflate_state *)PyModule_GetState(module);
}

/* Sets deflate.Error for zlib's `code`; zlib's own text may be missing. */
static void
set_zlib_error(deflate_state *state, int code, const char *detail)
{
    PyObject *message = PyUnicode_FromFormat("zlib error %d", code);
    if (message == NULL) {
        return;
    }
    if (detail != NULL) {
        message = PyUnicode_FromFormat("%U: %s", message, detail);    // expect: RL104 'message'
        if (message == NULL) {
            return;
        }
    }
    PyErr_SetObject(state->error, message);
    Py_DECREF(message);
}

static int
check_level(int level)
{
    if (level < -1 || level > 9) {
        PyErr_Format(PyExc_ValueError, "level must be -1 to 9, not %d", level);
        return -1;
    }
    return 0;
}

/* New bytes: `length` bytes at `data`, compressed. */
static PyObject *
compress_block(deflate_state *state, const void *data, Py_ssize_t length, int level)
{
    uLongf room = compressBound((uLong)length);
    if (room > (uLongf)PY_SSIZE_T_MAX) {
        return PyErr_NoMemory();
    }
    PyObject *result = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)room);
    if (result == NULL) {
        return NULL;
    }
    Bytef *target = (Bytef *)PyBytes_AS_STRING(result);
    int code;

    Py_BEGIN_ALLOW_THREADS
    code = compress2(target, &room, data, (uLong)length, level);
    Py_END_ALLOW_THREADS

    if (code != Z_OK) {
        set_zlib_error(state, code, zError(code));
        return NULL;    // expect: RL102 'result'
    }
    if (_PyBytes_Resize(&result, (Py_ssize_t)room) < 0) {
        return NULL;
    }
    return result;
}

static PyObject *
deflate_compress(PyObject *module, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"data", "level", NULL};
    Py_buffer data;
    int level = Z_DEFAULT_COMPRESSION;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "y*|i:compress", names, &data, &level)) {
        return NULL;
    }
    if (check_level(level) < 0) {
        return NULL;    // expect: RL602 'data'
    }
    PyObject *result = compress_block(get_state(module), data.buf, data.len, level);
    PyBuffer_Release(&data);
    return result;
}

/* Inflates what `stream` was given and adds bytes objects of at most `size` to `list`. */
static int
inflate_into(deflate_state *state, z_stream *stream, PyObject *list, Bytef *block, uInt size)
{
    int code = Z_OK;

    while (code != Z_STREAM_END) {
        stream->next_out = block;
        stream->avail_out = size;
        Py_BEGIN_ALLOW_THREADS
        code = inflate(stream, Z_NO_FLUSH);
        Py_END_ALLOW_THREADS
        if (code != Z_OK && code != Z_STREAM_END) {
            set_zlib_error(state, code, stream->msg);
            return -1;
        }
        if (stream->avail_out == size) {
            continue;
        }
        PyObject *chunk = PyBytes_FromStringAndSize((char *)block, (Py_ssize_t)(size - stream->avail_out));
        if (chunk == NULL) {
            return -1;
        }
        int status = PyList_Append(list, chunk);
        Py_DECREF(chunk);
        if (status < 0) {
            return -1;
        }
    }
    return 0;
}

/* chunks(data, size=16384) -> [bytes, ...]: the inflated data in pieces. */
static PyObject *
deflate_chunks(PyObject *module, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"data", "size", NULL};
    deflate_state *state = get_state(module);
    Py_buffer data;
    int size = 16384;
    PyObject *list = NULL;
    Bytef *block = NULL;
    z_stream stream;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "y*|i:chunks", names, &data, &size)) {
        return NULL;
    }
    if (size <= 0 || (size_t)data.len > UINT_MAX) {
        PyErr_SetString(PyExc_ValueError, "size must be positive and data below 4 GiB");
        PyBuffer_Release(&data);
        return NULL;
    }
    block = PyMem_Malloc((size_t)size);
    if (block == NULL) {
        PyBuffer_Release(&data);
        return PyErr_NoMemory();
    }
    memset(&stream, 0, sizeof(stream));
    stream.next_in = data.buf;
    stream.avail_in = (uInt)data.len;
    int code = inflateInit(&stream);
    if (code != Z_OK) {
        set_zlib_error(state, code, stream.msg);
        PyBuffer_Release(&data);
        return NULL;    // expect: RL604 'block'
    }
    list = PyList_New(0);
    if (list != NULL && inflate_into(state, &stream, list, block, (uInt)size) < 0) {
        Py_CLEAR(list);
    }
    inflateEnd(&stream);
    PyMem_Free(block);
    PyBuffer_Release(&data);
    return list;
}

/* write_to(file, data, flush=False) -> number of bytes given to file.write() */
static PyObject *
deflate_write_to(PyObject *module, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"file", "data", "flush", NULL};
    deflate_state *state = get_state(module);
    PyObject *file;
    Py_buffer data;
    int flush = 0;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "Oy*|p:write_to", names, &file, &data, &flush)) {
        return NULL;
    }
    PyObject *packed = compress_block(state, data.buf, data.len, Z_BEST_SPEED);
    PyBuffer_Release(&data);
    if (packed == NULL) {
        return NULL;
    }
    Py_ssize_t length = PyBytes_GET_SIZE(packed);
    PyObject *written = PyObject_CallMethodOneArg(file, state->write_name, packed);
    Py_DECREF(packed);
    if (written == NULL) {
        return NULL;
    }
    if (flush && PyObject_CallMethodNoArgs(file, state->flush_name) == NULL) {    // expect: RL103 'PyObject_CallMethodNoArgs'
        Py_DECREF(written);
        return NULL;
    }
    return PyLong_FromSsize_t(length);    // expect: RL101 'written'
}

/* sums(data) -> (crc32, adler32) */
static PyObject *
deflate_sums(PyObject *module, PyObject *args)
{
    Py_buffer data;

    if (!PyArg_ParseTuple(args, "y*:sums", &data)) {
        return NULL;
    }
    if ((size_t)data.len > UINT_MAX) {
        PyErr_SetString(PyExc_OverflowError, "data must be below 4 GiB");
        PyBuffer_Release(&data);
        return NULL;
    }
    unsigned long crc = crc32(crc32(0, NULL, 0), data.buf, (uInt)data.len);
    unsigned long adler = adler32(adler32(0, NULL, 0), data.buf, (uInt)data.len);
    PyBuffer_Release(&data);

    PyObject *first = PyLong_FromUnsignedLong(crc);
    PyObject *second = PyLong_FromUnsignedLong(adler);
    if (first == NULL || second == NULL) {
        Py_XDECREF(first);
        Py_XDECREF(second);
        return NULL;
    }
    PyObject *pair = PyTuple_New(2);
    PyTuple_SET_ITEM(pair, 0, first);    // expect: RL801 'pair'
    PyTuple_SET_ITEM(pair, 1, second);
    return pair;
}

/* ---- the module ---- */

static int
deflate_exec(PyObject *module)
{
    deflate_state *state = get_state(module);

    state->error = PyErr_NewException("deflate.Error", NULL, NULL);
    if (state->error == NULL || PyModule_AddObjectRef(module, "Error", state->error) < 0) {
        return -1;
    }
    state->write_name = PyUnicode_InternFromString("write");
    state->flush_name = PyUnicode_InternFromString("flush");
    if (state->write_name == NULL || state->flush_name == NULL) {
        return -1;
    }
    if (PyModule_AddIntConstant(module, "BEST", Z_BEST_COMPRESSION) < 0) {
        return -1;
    }
    PyObject *version = PyUnicode_FromString(zlibVersion());
    if (version == NULL) {
        return -1;
    }
    if (PyModule_AddObject(module, "ZLIB_VERSION", version) < 0) {
        return -1;    // expect: RL105 'version'
    }
    return 0;
}

static int
deflate_traverse(PyObject *module, visitproc visit, void *arg)
{
    deflate_state *state = get_state(module);
    Py_VISIT(state->error);
    Py_VISIT(state->write_name);
    Py_VISIT(state->flush_name);
    return 0;
}

static int
deflate_clear(PyObject *module)
{
    deflate_state *state = get_state(module);
    Py_CLEAR(state->error);
    Py_CLEAR(state->write_name);
    Py_CLEAR(state->flush_name);
    return 0;
}

static void
deflate_free(void *module)
{
    deflate_clear((PyObject *)module);
}

static PyMethodDef deflate_methods[] = {
    {"compress", (PyCFunction)(void (*)(void))deflate_compress, METH_VARARGS | METH_KEYWORDS,
     "compress(data, level=-1) -> bytes"},
    {"chunks", (PyCFunction)(void (*)(void))deflate_chunks, METH_VARARGS | METH_KEYWORDS,
     "chunks(data, size=16384) -> list of bytes"},
    {"write_to", (PyCFunction)(void (*)(void))deflate_write_to, METH_VARARGS | METH_KEYWORDS,
     "write_to(file, data, flush=False) -> int"},
    {"sums", deflate_sums, METH_VARARGS, "sums(data) -> (crc32, adler32)"},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot deflate_slots[] = {
    {Py_mod_exec, deflate_exec},
    {0, NULL},
};

static struct PyModuleDef deflate_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "deflate",
    .m_doc = "zlib compression.",
    .m_size = sizeof(deflate_state),
    .m_methods = deflate_methods,
    .m_slots = deflate_slots,
    .m_traverse = deflate_traverse,
    .m_clear = deflate_clear,
    .m_free = deflate_free,
};

PyMODINIT_FUNC
PyInit_deflate(void)
{
    return PyModuleDef_Init(&deflate_module);
}
