/* Dictionaries, ordered and frozen ones, views, sets. */

/* ---- dict ------------------------------------------------------------------------------------------------ */

[[reflint::error(-1), reflint::runs_code, reflint::note("keeps its own references: the caller still releases")]]
int PyDict_SetItem([[reflint::resizes, reflint::drops, reflint::nonnull]] PyObject *p,
    [[reflint::instead("PyUnicode_FromString", "PyDict_SetItemString"), reflint::stores("p"),
    reflint::nonnull]] PyObject *key,
    [[reflint::stores("p"), reflint::nonnull]] PyObject *val);
[[reflint::error(-1), reflint::runs_code, reflint::note("keeps its own reference: the caller still releases")]]
int PyDict_SetItemString([[reflint::resizes, reflint::drops, reflint::nonnull]] PyObject *p, const char *key,
    [[reflint::stores("p"), reflint::nonnull]] PyObject *val);
[[reflint::strong("PyDict_GetItemRef"), reflint::borrowed("p"), reflint::nullable, reflint::runs_code,
  reflint::note("NULL without an exception: missing, or an error that was swallowed")]]
PyObject *PyDict_GetItem([[reflint::nonnull]] PyObject *p, [[reflint::nonnull]] PyObject *key);
[[reflint::macro]] int PyDictProxy_Check([[reflint::nonnull]] PyObject *o);
[[reflint::until("3.9")]] int PyDict_ClearFreeList(void);
[[reflint::macro, reflint::since("3.15")]] int PyAnyDict_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro, reflint::since("3.15")]] int PyAnyDict_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::macro]] int PyDictItems_Check([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyDictKeys_Check([[reflint::nonnull]] PyObject *op);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyDictProxy_New([[reflint::stores, reflint::nonnull]] PyObject *mapping);
[[reflint::macro]] int PyDictValues_Check([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyDictViewSet_Check([[reflint::nonnull]] PyObject *op);
[[reflint::error(-1), reflint::since("3.12")]] int PyDict_AddWatcher(PyDict_WatchCallback callback);
[[reflint::macro]] int PyDict_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro]] int PyDict_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::runs_code(decref)]] void PyDict_Clear([[reflint::resizes, reflint::empties, reflint::nonnull]] PyObject *p);
[[reflint::error(-1), reflint::runs_code(decref), reflint::since("3.12")]] int PyDict_ClearWatcher(int watcher_id);
[[reflint::error(-1), reflint::runs_code]]
int PyDict_Contains([[reflint::nonnull]] PyObject *p, [[reflint::nonnull]] PyObject *key);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyDict_ContainsString(PyObject *p, const char *key);
[[reflint::makes("PyDict_Type"), reflint::container, reflint::fresh, reflint::new, reflint::runs_code(gc)]]
PyObject *PyDict_Copy(PyObject *p);
[[reflint::error(-1), reflint::runs_code]]
int PyDict_DelItem([[reflint::resizes, reflint::drops, reflint::nonnull]] PyObject *p,
    [[reflint::instead("PyUnicode_FromString", "PyDict_DelItemString"), reflint::nonnull]] PyObject *key);
[[reflint::error(-1), reflint::runs_code]]
int PyDict_DelItemString([[reflint::resizes, reflint::drops, reflint::nonnull]] PyObject *p, const char *key);
[[reflint::macro]] Py_ssize_t PyDict_GET_SIZE([[reflint::nonnull]] PyObject *p);
[[reflint::error(-1), reflint::runs_code, reflint::alias("_PyDict_GetItemRef"), reflint::since("3.13")]]
int PyDict_GetItemRef(PyObject *p, PyObject *key, [[reflint::out_found]] PyObject **result);
[[reflint::strong("PyDict_GetItemStringRef"), reflint::borrowed("p"), reflint::nullable, reflint::runs_code]]
PyObject *PyDict_GetItemString([[reflint::nonnull]] PyObject *p, const char *key);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyDict_GetItemStringRef(PyObject *p, const char *key, [[reflint::out_found]] PyObject **result);
[[reflint::strong("PyDict_GetItemRef"), reflint::borrowed("p"), reflint::error(ambiguous), reflint::runs_code,
  reflint::alias("_PyDict_GetItemWithError")]]
PyObject *PyDict_GetItemWithError([[reflint::nonnull]] PyObject *p, [[reflint::nonnull]] PyObject *key);
[[reflint::makes("PyList_Type"), reflint::fresh, reflint::new, reflint::runs_code(gc)]]
PyObject *PyDict_Items(PyObject *p);
[[reflint::makes("PyList_Type"), reflint::fresh, reflint::new, reflint::runs_code(gc)]]
PyObject *PyDict_Keys(PyObject *p);
[[reflint::error(-1), reflint::runs_code]]
int PyDict_Merge([[reflint::resizes]] PyObject *a, PyObject *b, int override);
[[reflint::error(-1), reflint::runs_code]]
int PyDict_MergeFromSeq2([[reflint::resizes]] PyObject *a, [[reflint::nonnull]] PyObject *seq2, int override);
[[reflint::makes("PyDict_Type"), reflint::container, reflint::fresh, reflint::new, reflint::runs_code(gc)]]
PyObject *PyDict_New(void);
int PyDict_Next([[reflint::walks, reflint::nonnull]] PyObject *p, [[reflint::out]] Py_ssize_t *ppos,
    [[reflint::out_borrowed, reflint::nullable]] PyObject **pkey,
    [[reflint::out_borrowed, reflint::nullable]] PyObject **pvalue);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyDict_Pop([[reflint::resizes]] PyObject *p, PyObject *key,
    [[reflint::out_found, reflint::nullable]] PyObject **result);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyDict_PopString([[reflint::resizes]] PyObject *p, const char *key, [[reflint::out_found]] PyObject **result);
[[reflint::strong("PyDict_SetDefaultRef"), reflint::borrowed("p"), reflint::runs_code]]
PyObject *PyDict_SetDefault([[reflint::resizes, reflint::nonnull]] PyObject *p,
    [[reflint::stores("p"), reflint::nonnull]] PyObject *key, [[reflint::stores("p")]] PyObject *defaultobj);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyDict_SetDefaultRef([[reflint::resizes]] PyObject *p, [[reflint::stores("p")]] PyObject *key,
    [[reflint::stores("p")]] PyObject *default_value, [[reflint::out_new, reflint::nullable]] PyObject **result);
[[reflint::error(-1)]] Py_ssize_t PyDict_Size(PyObject *p);
[[reflint::error(-1), reflint::since("3.12")]] int PyDict_Unwatch(int watcher_id, PyObject *dict);
[[reflint::error(-1), reflint::runs_code]] int PyDict_Update([[reflint::resizes]] PyObject *a, PyObject *b);
[[reflint::makes("PyList_Type"), reflint::fresh, reflint::new, reflint::runs_code(gc)]]
PyObject *PyDict_Values(PyObject *p);
[[reflint::error(-1), reflint::since("3.12")]] int PyDict_Watch(int watcher_id, PyObject *dict);
[[reflint::macro, reflint::since("3.15")]] int PyFrozenDict_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro, reflint::since("3.15")]] int PyFrozenDict_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::new, reflint::runs_code, reflint::since("3.15")]] PyObject *PyFrozenDict_New(PyObject *iterable);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyDictView_Intersect(PyObject *self, PyObject *other);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyDictView_New(PyObject *obj, [[reflint::nonnull]] PyTypeObject *obj2);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.11")]]
PyObject *_PyDict_FromKeys(PyObject *obj, PyObject *obj2, PyObject *obj3);
[[reflint::borrowed("dp"), reflint::nullable, reflint::exception(maybe), reflint::runs_code(maybe),
  reflint::until("3.11")]]
PyObject *_PyDict_GetItemId(PyObject *dp, _Py_Identifier *key);
[[reflint::borrowed("dp"), reflint::error(ambiguous), reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyDict_GetItemIdWithError([[reflint::nonnull]] PyObject *dp, _Py_Identifier *key);
[[reflint::strong("PyDict_GetItemStringRef"), reflint::borrowed("obj"), reflint::error(ambiguous),
  reflint::runs_code(maybe)]]
PyObject *_PyDict_GetItemStringWithError([[reflint::nonnull]] PyObject *obj, const char *text);
[[reflint::borrowed("mp"), reflint::error(ambiguous), reflint::runs_code(maybe)]]
PyObject *_PyDict_GetItem_KnownHash([[reflint::nonnull]] PyObject *mp, PyObject *key, Py_hash_t hash);
[[reflint::borrowed("obj"), reflint::error(ambiguous), reflint::runs_code(maybe), reflint::until("3.11")]]
PyObject *_PyDict_LoadGlobal(PyDictObject *obj, PyDictObject *obj2, PyObject *obj3);
[[reflint::makes("PyDict_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *_PyDict_NewPresized(Py_ssize_t minused);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *_PyDict_Pop([[reflint::resizes]] PyObject *dict, PyObject *key, PyObject *default_value);

/* ---- ordered dict ---------------------------------------------------------------------------------------- */

[[reflint::macro]] int PyODict_Check([[reflint::nonnull]] PyObject *od);
[[reflint::macro]] int PyODict_CheckExact([[reflint::nonnull]] PyObject *od);
[[reflint::error(-1), reflint::runs_code, reflint::macro]] int PyODict_Contains(PyObject *od, PyObject *key);
[[reflint::error(-1), reflint::runs_code]]
int PyODict_DelItem([[reflint::nonnull]] PyObject *od, [[reflint::nonnull]] PyObject *key);
[[reflint::borrowed("od"), reflint::nullable, reflint::runs_code, reflint::macro]]
PyObject *PyODict_GetItem(PyObject *od, PyObject *key);
[[reflint::borrowed("od"), reflint::nullable, reflint::runs_code, reflint::macro]]
PyObject *PyODict_GetItemString(PyObject *od, const char *key);
[[reflint::borrowed("od"), reflint::error(ambiguous), reflint::runs_code, reflint::macro]]
PyObject *PyODict_GetItemWithError(PyObject *od, PyObject *key);
[[reflint::new, reflint::runs_code(gc)]] PyObject *PyODict_New(void);
[[reflint::macro]] Py_ssize_t PyODict_SIZE([[reflint::nonnull]] PyObject *od);
[[reflint::error(-1), reflint::runs_code]]
int PyODict_SetItem([[reflint::nonnull]] PyObject *od, [[reflint::stores("od"), reflint::nonnull]] PyObject *key,
    [[reflint::stores("od"), reflint::nonnull]] PyObject *value);
[[reflint::error(-1), reflint::macro]] Py_ssize_t PyODict_Size(PyObject *od);

/* ---- set and frozenset ----------------------------------------------------------------------------------- */

[[reflint::until("3.9")]] int PySet_ClearFreeList(void);
[[reflint::checks("PySet_Type"), reflint::macro]] int PyAnySet_Check([[reflint::nonnull]] PyObject *p);
[[reflint::checks("PySet_Type"), reflint::macro]] int PyAnySet_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::macro]] int PyFrozenSet_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro]] int PyFrozenSet_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::makes("PyFrozenSet_Type"), reflint::new, reflint::runs_code]]
PyObject *PyFrozenSet_New([[reflint::nullable]] PyObject *iterable);
[[reflint::method("PySet_Type", "add"), reflint::error(-1), reflint::runs_code]]
int PySet_Add([[reflint::resizes, reflint::nonnull]] PyObject *set,
    [[reflint::stores("set"), reflint::nonnull]] PyObject *key);
[[reflint::macro]] int PySet_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro, reflint::since("3.10")]] int PySet_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::error(-1), reflint::runs_code(decref)]]
int PySet_Clear([[reflint::resizes, reflint::nonnull]] PyObject *set);
[[reflint::error(-1), reflint::runs_code]]
int PySet_Contains([[reflint::nonnull]] PyObject *anyset, [[reflint::nonnull]] PyObject *key);
[[reflint::error(-1), reflint::runs_code]]
int PySet_Discard([[reflint::resizes, reflint::nonnull]] PyObject *set, [[reflint::nonnull]] PyObject *key);
[[reflint::macro]] Py_ssize_t PySet_GET_SIZE([[reflint::nonnull]] PyObject *anyset);
[[reflint::makes("PySet_Type"), reflint::container, reflint::fresh, reflint::new, reflint::runs_code]]
PyObject *PySet_New([[reflint::nullable]] PyObject *iterable);
[[reflint::new, reflint::runs_code]] PyObject *PySet_Pop([[reflint::resizes, reflint::nonnull]] PyObject *set);
[[reflint::error(-1)]] Py_ssize_t PySet_Size([[reflint::nonnull]] PyObject *anyset);
