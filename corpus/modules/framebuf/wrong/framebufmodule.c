/*
 * framebuf: a grey-scale frame that exports its pixels through the buffer protocol.
 *
 * A Frame owns its pixels and its label, both PyMem_ memory.  While a buffer is exported
 * (exports > 0) the pixels neither move nor go away: resize() refuses, and each exported
 * view holds a reference to the frame.  A Cursor walks over the pixels of a frame.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    unsigned char *pixels;    /* owned, height rows of width bytes */
    char *label;              /* owned, may be NULL */
    Py_ssize_t shape[2];      /* height, width */
    Py_ssize_t strides[2];
    Py_ssize_t exports;
} FrameObject;

/* ---- Frame: life ---- */

static int
frame_check_size(Py_ssize_t width, Py_ssize_t height)
{
    if (width < 1 || height < 1 || width > PY_SSIZE_T_MAX / height) {
        PyErr_Format(PyExc_ValueError, "bad frame size %zd x %zd", width, height);
        return -1;
    }
    return 0;
}

static void
frame_set_shape(FrameObject *self, Py_ssize_t width, Py_ssize_t height)
{
    self->shape[0] = height;
    self->shape[1] = width;
    self->strides[0] = width;
    self->strides[1] = 1;
}

static PyObject *
frame_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"width", "height", NULL};
    Py_ssize_t width, height;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "nn:Frame", names, &width, &height)) {
        return NULL;
    }
    if (frame_check_size(width, height) < 0) {
        return NULL;
    }
    FrameObject *self = (FrameObject *)type->tp_alloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    self->pixels = PyMem_Calloc((size_t)width, (size_t)height);
    if (self->pixels == NULL) {
        Py_DECREF(self);
        return PyErr_NoMemory();
    }
    frame_set_shape(self, width, height);
    return (PyObject *)self;
}

static void
frame_dealloc(FrameObject *self)
{
    PyMem_Free(self->pixels);
    PyMem_Free(self->label);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* ---- Frame: buffer ---- */

static int
frame_getbuffer(FrameObject *self, Py_buffer *view, int flags)
{
    Py_ssize_t size = self->shape[0] * self->shape[1];

    if ((flags & PyBUF_F_CONTIGUOUS) == PyBUF_F_CONTIGUOUS) {
        PyErr_SetString(PyExc_BufferError, "the rows of a frame are contiguous, its columns are not");
        view->obj = NULL;
        return -1;
    }
    if (PyBuffer_FillInfo(view, (PyObject *)self, self->pixels, size, 0, flags) < 0) {
        return -1;
    }
    if (flags & PyBUF_ND) {
        view->ndim = 2;
        view->shape = self->shape;
    }
    if ((flags & PyBUF_STRIDES) == PyBUF_STRIDES) {
        view->strides = self->strides;
    }
    Py_INCREF(self);    /* the view keeps the frame alive */
    self->exports++;
    return 0;    // expect: RL106 'self'
}

static void
frame_releasebuffer(FrameObject *self, Py_buffer *view)
{
    self->exports--;
}

static PyBufferProcs frame_as_buffer = {
    .bf_getbuffer = (getbufferproc)frame_getbuffer,
    .bf_releasebuffer = (releasebufferproc)frame_releasebuffer,
};

/* ---- Frame: methods ---- */

static PyObject *
frame_resize(FrameObject *self, PyObject *args)
{
    Py_ssize_t width, height;

    if (!PyArg_ParseTuple(args, "nn:resize", &width, &height)) {
        return NULL;
    }
    if (frame_check_size(width, height) < 0) {
        return NULL;
    }
    if (self->exports > 0) {
        PyErr_SetString(PyExc_BufferError, "a frame with exported buffers keeps its size");
        return NULL;
    }
    size_t size = (size_t)width * (size_t)height;
    unsigned char *pixels = PyMem_Realloc(self->pixels, size);
    if (pixels == NULL) {
        return PyErr_NoMemory();
    }
    memset(pixels, 0, size);
    self->pixels = pixels;
    frame_set_shape(self, width, height);
    Py_RETURN_NONE;
}

/* paste(data): takes all pixels from a buffer of the same size */
static PyObject *
frame_paste(FrameObject *self, PyObject *source)
{
    Py_buffer view;

    if (PyObject_GetBuffer(source, &view, PyBUF_SIMPLE) < 0) {
        return NULL;
    }
    if (view.len != self->shape[0] * self->shape[1]) {
        PyErr_Format(PyExc_ValueError, "%zd bytes do not fit the frame", view.len);
        return NULL;    // expect: RL602 'view'
    }
    memmove(self->pixels, view.buf, (size_t)view.len);
    PyBuffer_Release(&view);
    Py_RETURN_NONE;
}

/* rows() -> [bytes, ...] */
static PyObject *
frame_rows(FrameObject *self, PyObject *ignored)
{
    Py_ssize_t height = self->shape[0];
    Py_ssize_t width = self->shape[1];
    PyObject *rows = PyList_New(height);
    if (rows == NULL) {
        return NULL;
    }
    for (Py_ssize_t y = 0; y < height; y++) {
        PyObject *row = PyBytes_FromStringAndSize((char *)self->pixels + y * width, width);
        if (row == NULL) {
            return NULL;    // expect: RL102 'rows'
        }
        PyList_SET_ITEM(rows, y, row);
    }
    return rows;
}

/* info() -> {"size": (width, height), "exports": number, "label": str or None} */
static PyObject *
frame_info(FrameObject *self, PyObject *ignored)
{
    PyObject *info = Py_BuildValue("{s:n,s:z}", "exports", self->exports, "label", self->label);
    if (info == NULL) {
        return NULL;
    }
    PyObject *size = Py_BuildValue("(nn)", self->shape[1], self->shape[0]);
    if (size == NULL || PyDict_SetItemString(info, "size", size) < 0) {
        Py_XDECREF(size);
        Py_DECREF(info);
        return NULL;
    }
    return info;    // expect: RL101 'size'
}

/* map(function): replaces each pixel by function(pixel) */
static PyObject *
frame_map(FrameObject *self, PyObject *function)
{
    PyObject *pixel = NULL;
    PyObject *result = NULL;

    /* function may resize the frame: the bound and the address are read in every round */
    for (Py_ssize_t i = 0; i < self->shape[0] * self->shape[1]; i++) {
        pixel = PyLong_FromLong(self->pixels[i]);
        if (pixel == NULL) {
            return NULL;
        }
        result = PyObject_CallOneArg(function, pixel);
        Py_DECREF(pixel);
        if (result == NULL) {
            return NULL;
        }
        long value = PyLong_AsLong(result);
        Py_DECREF(result);
        if (value < 0 || value > 255) {
            goto error;
        }
        if (i < self->shape[0] * self->shape[1]) {
            self->pixels[i] = (unsigned char)value;
        }
    }
    Py_RETURN_NONE;

error:
    Py_DECREF(result);    // expect: RL111 'result'
    if (!PyErr_Occurred()) {
        PyErr_SetString(PyExc_ValueError, "a pixel is 0 to 255");
    }
    return NULL;
}

/* ---- Frame: label ---- */

static PyObject *
frame_get_label(FrameObject *self, void *closure)
{
    if (self->label == NULL) {
        Py_RETURN_NONE;
    }
    return PyUnicode_FromString(self->label);
}

static int
frame_set_label(FrameObject *self, PyObject *value, void *closure)
{
    if (value == NULL || !PyUnicode_Check(value)) {
        PyErr_SetString(PyExc_TypeError, "label must be a str");
        return -1;
    }
    Py_ssize_t length;
    const char *text = PyUnicode_AsUTF8AndSize(value, &length);
    if (text == NULL) {
        return -1;
    }
    char *copy = PyMem_Malloc((size_t)length + 1);
    if (copy == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memcpy(copy, text, (size_t)length + 1);
    if (strlen(copy) != (size_t)length) {
        PyErr_SetString(PyExc_ValueError, "a label has no null characters");
        return -1;    // expect: RL604 'copy'
    }
    PyMem_Free(self->label);
    self->label = copy;
    return 0;
}

static PyMethodDef frame_methods[] = {
    {"resize", (PyCFunction)frame_resize, METH_VARARGS, "resize(width, height)"},
    {"paste", (PyCFunction)frame_paste, METH_O, "paste(buffer)"},
    {"rows", (PyCFunction)frame_rows, METH_NOARGS, "rows() -> list of bytes"},
    {"info", (PyCFunction)frame_info, METH_NOARGS, "info() -> dict"},
    {"map", (PyCFunction)frame_map, METH_O, "map(function)"},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef frame_getset[] = {
    {"label", (getter)frame_get_label, (setter)frame_set_label, "a text or None", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyTypeObject Frame_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "framebuf.Frame",
    .tp_basicsize = sizeof(FrameObject),
    .tp_dealloc = (destructor)frame_dealloc,
    .tp_as_buffer = &frame_as_buffer,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_doc = "Frame(width, height)",
    .tp_methods = frame_methods,
    .tp_getset = frame_getset,
    .tp_new = frame_new,
};

/* ---- Cursor ---- */

typedef struct {
    PyObject_HEAD
    FrameObject *frame;    /* owned; a subclass of Frame may refer back to the cursor */
    Py_ssize_t position;
} CursorObject;

static void
cursor_dealloc(CursorObject *self)
{
    Py_XDECREF(self->frame);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
cursor_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"frame", NULL};
    PyObject *frame;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!:Cursor", names, &Frame_Type, &frame)) {
        return NULL;
    }
    CursorObject *self = (CursorObject *)type->tp_alloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    self->frame = (FrameObject *)Py_NewRef(frame);
    self->position = 0;
    return (PyObject *)self;
}

/* move(frame): goes to the first pixel of another frame */
static PyObject *
cursor_move(CursorObject *self, PyObject *frame)
{
    if (!PyObject_TypeCheck(frame, &Frame_Type)) {
        PyErr_SetString(PyExc_TypeError, "move() takes a Frame");
        return NULL;
    }
    self->frame = (FrameObject *)Py_NewRef(frame);    // expect: RL104 'self->frame'
    self->position = 0;
    Py_RETURN_NONE;
}

/* take() -> the pixel at the cursor, which then goes on by one; None at the end */
static PyObject *
cursor_take(CursorObject *self, PyObject *ignored)
{
    FrameObject *frame = self->frame;
    if (frame == NULL || self->position >= frame->shape[0] * frame->shape[1]) {
        Py_RETURN_NONE;
    }
    long pixel = frame->pixels[self->position];
    self->position++;
    return PyLong_FromLong(pixel);
}

static PyMethodDef cursor_methods[] = {
    {"move", (PyCFunction)cursor_move, METH_O, "move(frame)"},
    {"take", (PyCFunction)cursor_take, METH_NOARGS, "take() -> int or None"},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject Cursor_Type = {    // expect-missed: RL303 'Cursor_Type'
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "framebuf.Cursor",
    .tp_basicsize = sizeof(CursorObject),
    .tp_dealloc = (destructor)cursor_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_doc = "Cursor(frame)",
    .tp_methods = cursor_methods,
    .tp_new = cursor_new,
};

static struct PyModuleDef framebuf_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "framebuf",
    .m_doc = "A frame that exports its pixels.",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_framebuf(void)
{
    PyObject *module = PyModule_Create(&framebuf_module);
    if (module == NULL) {
        return NULL;
    }
    if (PyModule_AddType(module, &Frame_Type) < 0 || PyModule_AddType(module, &Cursor_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
