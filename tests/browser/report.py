#!/usr/bin/env python3
"""The HTML report in headless Chromium: opened, filtered, stepped through by keys, printed, read without JavaScript (_drive.js)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "formats"))
import _tools  # noqa: E402

TMP = Path(os.environ["RL_TMP"]).resolve()
REFLINT = os.environ["REFLINT"]
LEAK = """
PyObject *
%(name)s(PyObject *self, PyObject *list)
{
    PyObject *item = PyList_New(0);    /* %(text)s */
    if (item == NULL)
        return NULL;
    %(middle)s
    Py_RETURN_NONE;
}
"""
ON_ERROR = """if (PyList_Append(list, item) < 0) {
        PyErr_Clear();
        return NULL;
    }
    Py_DECREF(item);"""
TYPES = """
typedef struct { PyObject_HEAD PyObject *page; } Book;
typedef struct { PyObject_HEAD Book *book; } Page;
static PyTypeObject Page_Type;
static int book_traverse(Book *self, visitproc visit, void *arg) { Py_VISIT(self->page); return 0; }
static int page_traverse(Page *self, visitproc visit, void *arg) { Py_VISIT(self->book); return 0; }
static int book_clear(Book *self) { Py_CLEAR(self->page); return 0; }
static int page_clear(Page *self) { Py_CLEAR(self->book); return 0; }
static void book_dealloc(Book *self) { PyObject_GC_UnTrack(self); Py_CLEAR(self->page); PyObject_GC_Del(self); }
static void page_dealloc(Page *self) { PyObject_GC_UnTrack(self); Py_CLEAR(self->book); PyObject_GC_Del(self); }
static PyTypeObject Book_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "shelf.Book", .tp_basicsize = sizeof(Book),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, .tp_traverse = (traverseproc)book_traverse, .tp_clear = (inquiry)book_clear,
    .tp_dealloc = (destructor)book_dealloc };
static PyTypeObject Page_Type = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "shelf.Page", .tp_basicsize = sizeof(Page),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, .tp_traverse = (traverseproc)page_traverse, .tp_clear = (inquiry)page_clear,
    .tp_dealloc = (destructor)page_dealloc };
PyObject *book_add(Book *self, PyObject *unused)
{
    Page *page = PyObject_GC_New(Page, &Page_Type);
    if (page == NULL)
        return NULL;
    page->book = (Book *)Py_NewRef((PyObject *)self);
    PyObject_GC_Track(page);
    Py_XSETREF(self->page, (PyObject *)page);
    return Py_NewRef((PyObject *)page);
}
"""


def reflint(*arguments):
    return subprocess.run([REFLINT, *arguments], cwd=TMP / "project", capture_output=True, text=True)


def main():
    why = _tools.lacks("chromium", "puppeteer-core")
    if why:
        print(f"not ok 1 - {why}\n1..1" if _tools.MUST else f"1..0 # SKIP {why}")
        return
    project = TMP / "project"
    project.mkdir(exist_ok=True)
    (project / ".reflint.ini").touch()
    hostile = "</code></td><script>alert(1)</script><img src=x onerror=alert(2)>"
    names = {"text": hostile.replace("*/", ""), "middle": ""}
    (project / "plain.c").write_text("#include <Python.h>\n" + LEAK % {**names, "name": "first_leak", "middle": ON_ERROR})
    (project / "<img src=x onerror=alert(3)>&\"'.c").write_text(
        "#include <Python.h>\n" + LEAK % {**names, "name": "second_leak"} + LEAK % {**names, "name": "third", "middle": "Py_DECREF(item); Py_DECREF(item);"})
    (project / "shelf.c").write_text("#include <Python.h>\n" + TYPES + LEAK % {**names, "name": "fourth_leak"})
    reflint("check", "-q")
    reflint("check", "-q")
    report, annotation = TMP / "report.html", TMP / "annotation.html"
    wrote = reflint("report", "--format", "html", "--min-confidence", "high", "--output", str(report))
    reflint("annotate", "plain.c:first_leak", "--format", "html", "--output", str(annotation))
    if wrote.returncode:
        print(f"not ok 1 - the report is written\n  {wrote.stderr}\n1..1")
        return
    profile = TMP / "profile"
    done = subprocess.run(["node", HERE / "_drive.js", _tools.MODULES / "puppeteer-core", shutil.which("chromium"), profile, report, annotation],
                          text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(done.stdout)
    sys.exit(done.returncode)


main()
