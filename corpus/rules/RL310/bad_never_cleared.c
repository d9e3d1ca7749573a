/* The collector sees the cycle, but no tp_clear breaks it. */
#include <Python.h>

struct page;

typedef struct {
    PyObject_HEAD
    struct page *page;
} BookObject;

typedef struct page {
    PyObject_HEAD
    BookObject *book;
} PageObject;

static PyTypeObject Book_Type, Page_Type;

static int
book_traverse(BookObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->page);
    return 0;
}

static void
book_dealloc(BookObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_XDECREF(self->page);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
book_set_page(BookObject *self, PyObject *page)
{
    if (!PyObject_TypeCheck(page, &Page_Type)) {
        PyErr_SetString(PyExc_TypeError, "of another type");
        return NULL;
    }
    Py_XSETREF(self->page, (struct page *)Py_NewRef(page));
    Py_RETURN_NONE;
}

static PyMethodDef book_methods[] = {
    {"set_page", (PyCFunction)book_set_page, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static int
page_traverse(PageObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->book);
    return 0;
}

static void
page_dealloc(PageObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_XDECREF(self->book);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
page_set_book(PageObject *self, PyObject *book)
{
    if (!PyObject_TypeCheck(book, &Book_Type)) {
        PyErr_SetString(PyExc_TypeError, "of another type");
        return NULL;
    }
    Py_XSETREF(self->book, (BookObject *)Py_NewRef(book));    // expect: RL310 'Page_Type'
    Py_RETURN_NONE;
}

static PyMethodDef page_methods[] = {
    {"set_book", (PyCFunction)page_set_book, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Book_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shelf.Book",
    .tp_basicsize = sizeof(BookObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)book_dealloc,
    .tp_traverse = (traverseproc)book_traverse,
    .tp_methods = book_methods,
};

static PyTypeObject Page_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shelf.Page",
    .tp_basicsize = sizeof(PageObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)page_dealloc,
    .tp_traverse = (traverseproc)page_traverse,
    .tp_methods = page_methods,
};

static struct PyModuleDef shelf_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "shelf",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_shelf(void)
{
    if (PyType_Ready(&Book_Type) < 0 || PyType_Ready(&Page_Type) < 0)
        return NULL;
    return PyModule_Create(&shelf_module);
}
