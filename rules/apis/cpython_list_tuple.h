/* Lists, tuples and struct sequences. */

/* ---- list ------------------------------------------------------------------------------------------------ */

[[reflint::error(-1), reflint::runs_code(decref),
  reflint::note("takes the reference also when it fails; releases the old item")]]
int PyList_SetItem([[reflint::unshared, reflint::drops, reflint::nonnull]] PyObject *list, Py_ssize_t index,
    [[reflint::steals("list"), reflint::nullable]] PyObject *item);
[[reflint::macro, reflint::note("does not release what was there: for new lists only")]]
void PyList_SET_ITEM([[reflint::nonnull]] PyObject *list, Py_ssize_t i,
    [[reflint::steals("list"), reflint::nullable]] PyObject *o);
[[reflint::method("PyList_Type", "append"), reflint::error(-1), reflint::runs_code(gc),
  reflint::note("keeps its own reference: the caller still releases")]]
int PyList_Append([[reflint::nonnull]] PyObject *list, [[reflint::stores("list")]] PyObject *item);
[[reflint::makes("PyList_Type"), reflint::container, reflint::fresh, reflint::new, reflint::runs_code(gc),
  reflint::note("the items are NULL: fill them before anyone sees the list")]]
PyObject *PyList_New(Py_ssize_t len);
[[reflint::until("3.9")]] int PyList_ClearFreeList(void);
[[reflint::makes("PyTuple_Type"), reflint::fresh, reflint::new, reflint::runs_code(gc)]]
PyObject *PyList_AsTuple(PyObject *list);
[[reflint::macro]] int PyList_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro]] int PyList_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::error(-1), reflint::runs_code(decref), reflint::since("3.13")]]
int PyList_Clear([[reflint::shrinks, reflint::empties]] PyObject *list);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyList_Extend(PyObject *list, PyObject *iterable);
[[reflint::strong("PyList_GetItemRef"), reflint::borrowed("list"), reflint::returns_nonnull, reflint::macro]]
PyObject *PyList_GET_ITEM([[reflint::nonnull]] PyObject *list, Py_ssize_t i);
[[reflint::macro]] Py_ssize_t PyList_GET_SIZE([[reflint::measures, reflint::nonnull]] PyObject *list);
[[reflint::strong("PyList_GetItemRef"), reflint::borrowed("list")]]
PyObject *PyList_GetItem([[reflint::nonnull]] PyObject *list, Py_ssize_t index);
[[reflint::new, reflint::since("3.13")]] PyObject *PyList_GetItemRef(PyObject *list, Py_ssize_t index);
[[reflint::makes("PyList_Type"), reflint::fresh, reflint::new, reflint::runs_code(gc)]]
PyObject *PyList_GetSlice([[reflint::nonnull]] PyObject *list, Py_ssize_t low, Py_ssize_t high);
[[reflint::method("PyList_Type", "insert"), reflint::error(-1), reflint::runs_code(gc)]]
int PyList_Insert([[reflint::nonnull]] PyObject *list, Py_ssize_t index, [[reflint::stores("list")]] PyObject *item);
[[reflint::error(-1)]] int PyList_Reverse(PyObject *list);
[[reflint::error(-1), reflint::runs_code(decref)]]
int PyList_SetSlice([[reflint::shrinks, reflint::drops, reflint::nonnull]] PyObject *list, Py_ssize_t low,
    Py_ssize_t high,
    [[reflint::nullable]] PyObject *itemlist);
[[reflint::error(-1)]] Py_ssize_t PyList_Size([[reflint::measures, reflint::nonnull]] PyObject *list);
[[reflint::error(-1), reflint::runs_code]] int PyList_Sort(PyObject *list);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyList_Extend(PyListObject *obj, [[reflint::nonnull]] PyObject *obj2);

/* ---- tuple ----------------------------------------------------------------------------------------------- */

[[reflint::error(-1), reflint::runs_code(decref),
  reflint::note("takes the reference also when it fails; the tuple must have one owner")]]
int PyTuple_SetItem([[reflint::unshared, reflint::fills, reflint::drops, reflint::nonnull]] PyObject *p, Py_ssize_t pos,
    [[reflint::steals("p"), reflint::nullable]] PyObject *o);
[[reflint::macro, reflint::note("does not release what was there: for new tuples only")]]
void PyTuple_SET_ITEM([[reflint::fills, reflint::nonnull]] PyObject *p, Py_ssize_t pos,
    [[reflint::steals("p"), reflint::nullable]] PyObject *o);
[[reflint::error(-1), reflint::note("on failure the old tuple is released and *p is NULL")]]
int _PyTuple_Resize([[reflint::fills, reflint::inout_replaces, reflint::nonnull]] PyObject **p, Py_ssize_t newsize);
[[reflint::makes("PyTuple_Type"), reflint::fresh, reflint::new, reflint::runs_code(gc),
  reflint::note("the items are NULL: fill them before anyone sees the tuple")]]
PyObject *PyTuple_New(Py_ssize_t len);
[[reflint::makes("PyTuple_Type"), reflint::fresh, reflint::new, reflint::runs_code(gc), reflint::objects(store)]]
PyObject *PyTuple_Pack(Py_ssize_t n, ...);
[[reflint::until("3.9")]] int PyTuple_ClearFreeList(void);
[[reflint::macro]] int PyTuple_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro]] int PyTuple_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::new, reflint::runs_code(gc), reflint::since("3.15")]]
PyObject *PyTuple_FromArray([[reflint::stores]] PyObject *const *array, Py_ssize_t size);
[[reflint::borrowed("p"), reflint::returns_nonnull, reflint::macro]]
PyObject *PyTuple_GET_ITEM([[reflint::nonnull]] PyObject *p, Py_ssize_t pos);
[[reflint::macro]] Py_ssize_t PyTuple_GET_SIZE([[reflint::nonnull]] PyObject *p);
[[reflint::borrowed("p")]] PyObject *PyTuple_GetItem([[reflint::nonnull]] PyObject *p, Py_ssize_t pos);
[[reflint::makes("PyTuple_Type"), reflint::fresh, reflint::new, reflint::runs_code(gc)]]
PyObject *PyTuple_GetSlice(PyObject *p, Py_ssize_t low, Py_ssize_t high);
[[reflint::error(-1)]] Py_ssize_t PyTuple_Size([[reflint::nonnull]] PyObject *p);

/* ---- struct sequence ------------------------------------------------------------------------------------- */

[[reflint::macro]]
void PyStructSequence_SET_ITEM([[reflint::fills, reflint::nonnull]] PyObject *p, Py_ssize_t pos,
    [[reflint::steals("p"), reflint::nullable]] PyObject *o);
[[reflint::note("does not release what was there")]]
void PyStructSequence_SetItem([[reflint::fills, reflint::nonnull]] PyObject *p, Py_ssize_t pos,
    [[reflint::steals("p"), reflint::nullable]] PyObject *o);
[[reflint::borrowed("p"), reflint::nullable, reflint::macro]]
PyObject *PyStructSequence_GET_ITEM([[reflint::nonnull]] PyObject *p, Py_ssize_t pos);
[[reflint::borrowed("p"), reflint::nullable]]
PyObject *PyStructSequence_GetItem([[reflint::nonnull]] PyObject *p, Py_ssize_t pos);
[[reflint::runs_code]] void PyStructSequence_InitType(PyTypeObject *type, PyStructSequence_Desc *desc);
[[reflint::error(-1), reflint::runs_code]]
int PyStructSequence_InitType2(PyTypeObject *type, PyStructSequence_Desc *desc);
[[reflint::fresh, reflint::new, reflint::runs_code(gc)]] PyObject *PyStructSequence_New(PyTypeObject *type);
[[reflint::new, reflint::runs_code]] PyTypeObject *PyStructSequence_NewType(PyStructSequence_Desc *desc);
