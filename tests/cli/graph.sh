#!/usr/bin/env bash
# The ownership graph: edges across files, cycles, and each format.
. "$(dirname "$0")/_lib.sh"
cat >book.h <<'EOC'
#include <Python.h>
typedef struct page_object PageObject;
typedef struct {
    PyObject_HEAD
    PageObject *page;
    PyObject *title;
} BookObject;
struct page_object {
    PyObject_HEAD
    BookObject *book;
};
extern PyTypeObject Book_Type, Page_Type;
EOC
cat >book.c <<'EOC'
#include "book.h"

static void
book_dealloc(BookObject *self)
{
    Py_XDECREF(self->page);
    Py_XDECREF(self->title);
    PyObject_Free(self);
}

PyObject *
book_set_page(BookObject *self, PageObject *page)
{
    Py_INCREF(page);
    Py_XSETREF(self->page, page);
    Py_RETURN_NONE;
}

PyTypeObject Book_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shelf.Book",
    .tp_basicsize = sizeof(BookObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)book_dealloc,
};
EOC
cat >page.c <<'EOC'
#include "book.h"

static void
page_dealloc(PageObject *self)
{
    Py_XDECREF(self->book);
    PyObject_Free(self);
}

PyObject *
page_set_book(PageObject *self, BookObject *book)
{
    Py_INCREF(book);
    Py_XSETREF(self->book, book);
    Py_RETURN_NONE;
}

PyTypeObject Page_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shelf.Page",
    .tp_basicsize = sizeof(PageObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)page_dealloc,
};
EOC

run graph
check "without a database: status 2, and what to do" exits 2
check "it says so" err_has 'reflint check'
run check --exit-zero -q -j 1 book.c page.c
check "the files are read" exits 0

run check --exit-zero -q --no-db --preview -j 1 book.c page.c
check "RL310 across files, at the store that closes the cycle" out_has '^page.c:14:.*RL310'
check "its steps are the stores" out_has '15 | 1. book.c: .Book_Type. holds .Page_Type. in .page., stored by book_set_page'
check "and what breaks it" out_has 'help: a weak or borrowed reference in .book. of .Page_Type. breaks it'
cp out first
run check --exit-zero -q --no-db --preview -j 2 page.c book.c
check "whatever the order and the number of workers" cmp out first
run check --exit-zero -q --no-db --preview book.c
check "not of one file alone" out_lacks 'RL310'
sed 's|Py_XSETREF(self->book, book);|& // NOLINT(RL310): closed by hand|' page.c >hidden.c
run check --exit-zero -q --no-db --preview book.c hidden.c
check "a comment hides it" out_lacks 'RL310'
rm hidden.c

# The type in one file, what fills its field in another.
mkdir split && cd split
cp ../book.h ../page.c .
sed '/^PyObject \*$/,/^}$/d' ../book.c >book.c
cat >shelf.c <<'EOC'
#include "book.h"

void
shelf_put(BookObject *book, PageObject *page)
{
    Py_INCREF(page);
    Py_XSETREF(book->page, page);
}
EOC
run check --exit-zero -q --preview book.c page.c shelf.c
check "a store in a third file is an edge of the type" out_has '7 | 1. shelf.c: .Book_Type. holds .Page_Type. in .page., stored by shelf_put'
run graph --format json
check "in the graph, too" python3 -c '
import json
graph = json.load(open("out"))
names = {node["id"]: node["name"] for node in graph["nodes"]}
assert any((names[e["from"]], names[e["to"]], e["function"]) == ("shelf.Book", "shelf.Page", "shelf_put") and e["unbreakable"]
           for e in graph["edges"]), graph
assert "BookObject" not in names.values(), names
'
cd ..

run check --exit-zero -q -j 1 book.c page.c
run graph
check "DOT by default" exits 0
check "it is a digraph" out_has '^digraph ownership'
check "types are nodes" out_has 'label="shelf.Book"'
check "fields are on the edges" out_has 'label="page"'
check "a cycle across files that nothing breaks is red" out_has 'label="page".*#c62828'
check "any object is light" out_has 'label="title".*#bdbdbd'
run graph --cycles
check "--cycles leaves out what is on none" out_lacks 'title'
check "and keeps the cycle" out_has 'label="book"'
run graph Book
check "a type by its last name" out_has 'shelf.Page'
run graph Chapter
check "a type that is not there: status 2" exits 2
check "it is named" err_has 'Chapter'
run graph Bok_Type
check "the nearest is told" err_has 'did you mean Book_Type'
run graph --format json
check "JSON is JSON" python3 -m json.tool out
check "edges say where they are stored" python3 -c '
import json
graph = json.load(open("out"))
names = {node["id"]: node["name"] for node in graph["nodes"]}
edge = next(edge for edge in graph["edges"] if edge["field"] == "book")
assert (names[edge["from"]], names[edge["to"]]) == ("shelf.Page", "shelf.Book"), edge
assert (edge["path"], edge["function"], edge["exact"], edge["unbreakable"]) == ("page.c", "page_set_book", True, True), edge
assert graph["cycles"] == [{"number": 1, "breakable": False}], graph["cycles"]
'
run graph --format html -o graph.html
check "HTML is one page" grep -q '</html>' graph.html
check "that needs nothing else" bash -c '! grep -qE "(src|href)=" graph.html'
run graph --format svg
if command -v dot >/dev/null; then
    check "SVG by Graphviz" out_has '<svg'
else
    check "SVG without Graphviz: status 2" exits 2
    check "it says what is missing" err_has 'Graphviz'
fi
PATH=/nonexistent "$REFLINT" graph --format svg >out 2>err
status=$?
check "no dot on the PATH: status 2" exits 2
check "nothing is printed then" empty out
run graph --format gif
check "an unknown format: status 2" exits 2
run graph --help
check "--help tells the formats" out_has 'dot \(default\), svg'

cp out first
run check --exit-zero -q -j 2 page.c book.c
run graph --format json
cp out second
run check --exit-zero -q -j 1 book.c page.c
run graph --format json
check "the order of files and workers does not matter" cmp out second
done_testing
