/* Where CPython calls back: the slots of types and modules, method tables, callback types.
 *
 * A prototype says what the function in the slot owes its caller: `new`, how it fails, which arguments may be NULL.
 * A variable is a slot that holds data; `new` on it says that the table owns what is there. */

/* ---- types: life ----------------------------------------------------------------------------------------- */

[[reflint::slot("PyTypeObject"), reflint::note("leaves a current exception as it is; GC types untrack first")]]
void tp_dealloc([[reflint::destroys, reflint::nonnull]] PyObject *self);
[[reflint::slot("PyTypeObject"), reflint::error(nonzero), reflint::exception(none),
  reflint::note("visits every owned member; heap types their type too, from 3.9 on; changes no count")]]
int tp_traverse([[reflint::nonnull]] PyObject *self, visitproc visit, void *arg);
[[reflint::slot("PyTypeObject"), reflint::note("drops owned members with Py_CLEAR; may run more than once")]]
int tp_clear([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyTypeObject"), reflint::note("leaves a current exception as it is; may resurrect")]]
void tp_finalize([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyTypeObject"), reflint::note("deprecated: tp_finalize")]]
void tp_del([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyTypeObject"),
  reflint::note("must match tp_alloc: PyObject_GC_Del for GC types, else PyObject_Free")]]
void tp_free([[reflint::destroys, reflint::nonnull]] void *self);
[[reflint::slot("PyTypeObject"), reflint::new, reflint::zeroed]]
PyObject *tp_alloc([[reflint::nonnull]] PyTypeObject *type, Py_ssize_t nitems);
[[reflint::slot("PyTypeObject"), reflint::new, reflint::runs_code]]
PyObject *tp_new([[reflint::nonnull]] PyTypeObject *type, [[reflint::chosen, reflint::nonnull]] PyObject *args,
    [[reflint::chosen, reflint::nullable]] PyObject *kwds);
[[reflint::slot("PyTypeObject"), reflint::error(-1), reflint::runs_code,
  reflint::note("may run twice on one object, or never")]]
int tp_init([[reflint::nonnull]] PyObject *self, [[reflint::chosen, reflint::nonnull]] PyObject *args,
    [[reflint::chosen, reflint::nullable]] PyObject *kwds);

/* ---- types: behaviour ------------------------------------------------------------------------------------ */

[[reflint::slot("PyTypeObject"), reflint::new, reflint::runs_code]]
PyObject *tp_repr([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyTypeObject"), reflint::new, reflint::runs_code]]
PyObject *tp_str([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyTypeObject"), reflint::error(-1), reflint::runs_code]]
Py_hash_t tp_hash([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyTypeObject"), reflint::new, reflint::runs_code]]
PyObject *tp_call([[reflint::nonnull]] PyObject *self, [[reflint::chosen, reflint::nonnull]] PyObject *args,
    [[reflint::chosen, reflint::nullable]] PyObject *kwargs);
[[reflint::slot("PyTypeObject"), reflint::new, reflint::runs_code,
  reflint::note("args[-1] may be written when PY_VECTORCALL_ARGUMENTS_OFFSET is set, and must be restored")]]
PyObject *tp_vectorcall([[reflint::nonnull]] PyObject *callable, PyObject *const *args, size_t nargsf,
    [[reflint::nullable]] PyObject *kwnames);
[[reflint::slot("PyTypeObject"), reflint::new, reflint::runs_code]]
PyObject *tp_getattr([[reflint::nonnull]] PyObject *self, char *name);
[[reflint::slot("PyTypeObject"), reflint::error(-1), reflint::runs_code]]
int tp_setattr([[reflint::nonnull]] PyObject *self, char *name, [[reflint::nullable]] PyObject *value);
[[reflint::slot("PyTypeObject"), reflint::new, reflint::runs_code]]
PyObject *tp_getattro([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *name);
[[reflint::slot("PyTypeObject"), reflint::error(-1), reflint::runs_code]]
int tp_setattro([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *name,
    [[reflint::chosen, reflint::nullable]] PyObject *value);
[[reflint::slot("PyTypeObject"), reflint::new, reflint::runs_code,
  reflint::note("Py_NotImplemented as a new reference when it does not know")]]
PyObject *tp_richcompare([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b,
    [[reflint::below("6")]] int op);
[[reflint::slot("PyTypeObject"), reflint::new, reflint::runs_code]]
PyObject *tp_iter([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyTypeObject"), reflint::new, reflint::error(ambiguous), reflint::exception(maybe),
  reflint::runs_code, reflint::note("NULL without an exception: exhausted")]]
PyObject *tp_iternext([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyTypeObject"), reflint::new, reflint::runs_code]]
PyObject *tp_descr_get([[reflint::nonnull]] PyObject *self, [[reflint::nullable]] PyObject *obj,
    [[reflint::nullable]] PyObject *type);
[[reflint::slot("PyTypeObject"), reflint::error(-1), reflint::runs_code]]
int tp_descr_set([[reflint::nonnull]] PyObject *self, [[reflint::chosen, reflint::nonnull]] PyObject *obj,
    [[reflint::chosen, reflint::nullable]] PyObject *value);
[[reflint::slot("PyTypeObject")]] int tp_is_gc([[reflint::nonnull]] PyObject *self);

/* ---- types: data ----------------------------------------------------------------------------------------- */

[[reflint::slot("PyTypeObject"), reflint::new,
  reflint::note("owned by the type once it is ready; heap types visit and clear it")]]
extern PyTypeObject *tp_base;
[[reflint::slot("PyTypeObject"), reflint::new]] extern PyObject *tp_bases;
[[reflint::slot("PyTypeObject"), reflint::new]] extern PyObject *tp_mro;
[[reflint::slot("PyTypeObject"), reflint::new]] extern PyObject *tp_dict;
[[reflint::slot("PyTypeObject"), reflint::new]] extern PyObject *tp_cache;
[[reflint::slot("PyTypeObject"), reflint::new]] extern PyObject *tp_weaklist;
[[reflint::slot("PyTypeObject")]] extern void *tp_subclasses;
[[reflint::slot("PyTypeObject"), reflint::note("tp_dealloc calls PyObject_ClearWeakRefs before it clears members")]]
extern Py_ssize_t tp_weaklistoffset;
[[reflint::slot("PyTypeObject"), reflint::note("the instance dictionary is an owned member")]]
extern Py_ssize_t tp_dictoffset;
[[reflint::slot("PyTypeObject"),
  reflint::note("with Py_TPFLAGS_HEAPTYPE instances own a reference to their type, from 3.8 on")]]
extern unsigned long tp_flags;
[[reflint::slot("PyTypeObject")]] extern PyMethodDef *tp_methods;
[[reflint::slot("PyTypeObject")]] extern PyMemberDef *tp_members;
[[reflint::slot("PyTypeObject")]] extern PyGetSetDef *tp_getset;
[[reflint::slot("PyTypeObject")]] extern PyAsyncMethods *tp_as_async;
[[reflint::slot("PyTypeObject")]] extern PyNumberMethods *tp_as_number;
[[reflint::slot("PyTypeObject")]] extern PySequenceMethods *tp_as_sequence;
[[reflint::slot("PyTypeObject")]] extern PyMappingMethods *tp_as_mapping;
[[reflint::slot("PyTypeObject")]] extern PyBufferProcs *tp_as_buffer;
[[reflint::slot("PyTypeObject"), reflint::since("3.12")]] extern unsigned char tp_watched;
[[reflint::slot("PyTypeObject"), reflint::since("3.8")]] extern Py_ssize_t tp_vectorcall_offset;
[[reflint::slot("PyTypeObject"), reflint::until("3.9")]] extern void *tp_print;
[[reflint::slot("PyType_Slot"), reflint::since("3.14")]] extern void *tp_token;

/* ---- numbers --------------------------------------------------------------------------------------------- */

[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_add([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_subtract([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_multiply([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_remainder([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_divmod([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_lshift([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_rshift([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_and([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_xor([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_or([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_true_divide([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_floor_divide([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_matrix_multiply([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_add([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_subtract([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_multiply([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_remainder([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_lshift([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_rshift([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_and([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_xor([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_or([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_floor_divide([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_true_divide([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_matrix_multiply([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_power([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b,
    [[reflint::nonnull]] PyObject *mod);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_power([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b,
    [[reflint::nonnull]] PyObject *mod);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_negative([[reflint::nonnull]] PyObject *a);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_positive([[reflint::nonnull]] PyObject *a);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_absolute([[reflint::nonnull]] PyObject *a);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_invert([[reflint::nonnull]] PyObject *a);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_int([[reflint::nonnull]] PyObject *a);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_float([[reflint::nonnull]] PyObject *a);
[[reflint::slot("PyNumberMethods"), reflint::new, reflint::runs_code]]
PyObject *nb_index([[reflint::nonnull]] PyObject *a);
[[reflint::slot("PyNumberMethods"), reflint::error(-1), reflint::runs_code]]
int nb_bool([[reflint::nonnull]] PyObject *a);
[[reflint::slot("PyNumberMethods")]] extern void *nb_reserved;
[[reflint::slot("PyNumberMethods"), reflint::until("3.0"), reflint::error(-1), reflint::runs_code]]
int nb_nonzero([[reflint::nonnull]] PyObject *a);
[[reflint::slot("PyNumberMethods"), reflint::until("3.0"), reflint::error(-1), reflint::runs_code,
  reflint::note("1: cannot; 0: both places hold new references")]]
int nb_coerce([[reflint::inout_keeps, reflint::nonnull]] PyObject **a,
    [[reflint::inout_keeps, reflint::nonnull]] PyObject **b);
[[reflint::slot("PyNumberMethods"), reflint::until("3.0"), reflint::new, reflint::runs_code]]
PyObject *nb_divide([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::until("3.0"), reflint::new, reflint::runs_code]]
PyObject *nb_inplace_divide([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("PyNumberMethods"), reflint::until("3.0"), reflint::new, reflint::runs_code]]
PyObject *nb_long([[reflint::nonnull]] PyObject *a);
[[reflint::slot("PyNumberMethods"), reflint::until("3.0"), reflint::new, reflint::runs_code]]
PyObject *nb_oct([[reflint::nonnull]] PyObject *a);
[[reflint::slot("PyNumberMethods"), reflint::until("3.0"), reflint::new, reflint::runs_code]]
PyObject *nb_hex([[reflint::nonnull]] PyObject *a);

/* ---- sequences ------------------------------------------------------------------------------------------- */

[[reflint::slot("PySequenceMethods"), reflint::error(-1), reflint::runs_code]]
Py_ssize_t sq_length([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PySequenceMethods"), reflint::new, reflint::runs_code]]
PyObject *sq_concat([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *other);
[[reflint::slot("PySequenceMethods"), reflint::new, reflint::runs_code]]
PyObject *sq_repeat([[reflint::nonnull]] PyObject *self, Py_ssize_t count);
[[reflint::slot("PySequenceMethods"), reflint::new, reflint::runs_code]]
PyObject *sq_item([[reflint::nonnull]] PyObject *self, Py_ssize_t index);
[[reflint::slot("PySequenceMethods"), reflint::error(-1), reflint::runs_code]]
int sq_ass_item([[reflint::nonnull]] PyObject *self, Py_ssize_t index,
    [[reflint::chosen, reflint::nullable]] PyObject *value);
[[reflint::slot("PySequenceMethods"), reflint::error(-1), reflint::runs_code]]
int sq_contains([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *value);
[[reflint::slot("PySequenceMethods"), reflint::new, reflint::runs_code]]
PyObject *sq_inplace_concat([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *other);
[[reflint::slot("PySequenceMethods"), reflint::new, reflint::runs_code]]
PyObject *sq_inplace_repeat([[reflint::nonnull]] PyObject *self, Py_ssize_t count);
[[reflint::slot("PySequenceMethods"), reflint::until("3.0"), reflint::new, reflint::runs_code]]
PyObject *sq_slice([[reflint::nonnull]] PyObject *self, Py_ssize_t low, Py_ssize_t high);
[[reflint::slot("PySequenceMethods"), reflint::until("3.0"), reflint::error(-1), reflint::runs_code]]
int sq_ass_slice([[reflint::nonnull]] PyObject *self, Py_ssize_t low, Py_ssize_t high,
    [[reflint::nullable]] PyObject *value);

/* ---- mappings, async, buffers ---------------------------------------------------------------------------- */

[[reflint::slot("PyMappingMethods"), reflint::error(-1), reflint::runs_code]]
Py_ssize_t mp_length([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyMappingMethods"), reflint::new, reflint::runs_code]]
PyObject *mp_subscript([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *key);
[[reflint::slot("PyMappingMethods"), reflint::error(-1), reflint::runs_code]]
int mp_ass_subscript([[reflint::nonnull]] PyObject *self, [[reflint::chosen, reflint::nonnull]] PyObject *key,
    [[reflint::chosen, reflint::nullable]] PyObject *value);
[[reflint::slot("PyAsyncMethods"), reflint::new, reflint::runs_code]]
PyObject *am_await([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyAsyncMethods"), reflint::new, reflint::runs_code]]
PyObject *am_aiter([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyAsyncMethods"), reflint::new, reflint::runs_code]]
PyObject *am_anext([[reflint::nonnull]] PyObject *self);
[[reflint::slot("PyAsyncMethods"), reflint::error(-1), reflint::runs_code, reflint::since("3.10"),
  reflint::note("PYGEN_ERROR with *result NULL, else a new reference in *result")]]
PySendResult am_send([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *value,
    [[reflint::out_new, reflint::nonnull]] PyObject **result);
[[reflint::slot("PyBufferProcs"), reflint::error(-1), reflint::runs_code,
  reflint::note("view->obj gets a new reference to the exporter; NULL on failure")]]
int bf_getbuffer([[reflint::nonnull]] PyObject *exporter, [[reflint::out, reflint::nonnull]] Py_buffer *view,
    int flags);
[[reflint::slot("PyBufferProcs"), reflint::note("does not release view->obj: PyBuffer_Release does")]]
void bf_releasebuffer([[reflint::nonnull]] PyObject *exporter, [[reflint::nonnull]] Py_buffer *view);
[[reflint::slot("PyBufferProcs"), reflint::until("3.0"), reflint::error(-1)]]
Py_ssize_t bf_getreadbuffer([[reflint::nonnull]] PyObject *self, Py_ssize_t segment,
    [[reflint::out, reflint::nonnull]] void **ptr);
[[reflint::slot("PyBufferProcs"), reflint::until("3.0"), reflint::error(-1)]]
Py_ssize_t bf_getwritebuffer([[reflint::nonnull]] PyObject *self, Py_ssize_t segment,
    [[reflint::out, reflint::nonnull]] void **ptr);
[[reflint::slot("PyBufferProcs"), reflint::until("3.0"), reflint::error(-1)]]
Py_ssize_t bf_getcharbuffer([[reflint::nonnull]] PyObject *self, Py_ssize_t segment,
    [[reflint::out, reflint::nonnull]] void **ptr);
[[reflint::slot("PyBufferProcs"), reflint::until("3.0"), reflint::error(-1)]]
Py_ssize_t bf_getsegcount([[reflint::nonnull]] PyObject *self, [[reflint::out, reflint::nullable]] Py_ssize_t *len);

/* ---- method tables --------------------------------------------------------------------------------------- */

[[reflint::slot("METH_NOARGS|METH_O|METH_VARARGS"), reflint::new, reflint::runs_code,
  reflint::note("METH_NOARGS gets NULL for arg; METH_STATIC gets NULL for self")]]
PyObject *PyCFunction([[reflint::nullable]] PyObject *self, [[reflint::chosen, reflint::nullable]] PyObject *arg);
[[reflint::slot("METH_VARARGS|METH_KEYWORDS"), reflint::new, reflint::runs_code]]
PyObject *PyCFunctionWithKeywords([[reflint::nullable]] PyObject *self,
    [[reflint::chosen, reflint::nonnull]] PyObject *args, [[reflint::nullable]] PyObject *kwargs);
[[reflint::slot("METH_FASTCALL"), reflint::new, reflint::runs_code]]
PyObject *PyCFunctionFast([[reflint::nullable]] PyObject *self, PyObject *const *args, Py_ssize_t nargs);
[[reflint::slot("METH_FASTCALL"), reflint::new, reflint::runs_code]]
PyObject *_PyCFunctionFast([[reflint::nullable]] PyObject *self, PyObject *const *args, Py_ssize_t nargs);
[[reflint::slot("METH_FASTCALL|METH_KEYWORDS"), reflint::new, reflint::runs_code]]
PyObject *PyCFunctionFastWithKeywords([[reflint::nullable]] PyObject *self, PyObject *const *args, Py_ssize_t nargs,
    [[reflint::nullable]] PyObject *kwnames);
[[reflint::slot("METH_FASTCALL|METH_KEYWORDS"), reflint::new, reflint::runs_code]]
PyObject *_PyCFunctionFastWithKeywords([[reflint::nullable]] PyObject *self, PyObject *const *args, Py_ssize_t nargs,
    [[reflint::nullable]] PyObject *kwnames);
[[reflint::slot("METH_METHOD|METH_FASTCALL|METH_KEYWORDS"), reflint::new, reflint::runs_code, reflint::since("3.9")]]
PyObject *PyCMethod([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyTypeObject *defining_class,
    PyObject *const *args, size_t nargs, [[reflint::nullable]] PyObject *kwnames);
[[reflint::slot("PyGetSetDef"), reflint::new, reflint::runs_code]]
PyObject *getter([[reflint::nonnull]] PyObject *self, void *closure);
[[reflint::slot("PyGetSetDef"), reflint::error(-1), reflint::runs_code, reflint::note("NULL deletes")]]
int setter([[reflint::nonnull]] PyObject *self, [[reflint::chosen, reflint::nullable]] PyObject *value,
    void *closure);
[[reflint::slot("PyMemberDef"), reflint::new, reflint::note("an owned reference; GC types visit and clear it")]]
extern PyObject *T_OBJECT;
[[reflint::slot("PyMemberDef"), reflint::new]] extern PyObject *T_OBJECT_EX;
[[reflint::slot("PyMemberDef"), reflint::new]] extern PyObject *Py_T_OBJECT_EX;
[[reflint::slot("PyMemberDef"), reflint::new]] extern PyObject *_Py_T_OBJECT;

/* ---- modules --------------------------------------------------------------------------------------------- */

[[reflint::slot("PyModuleDef"), reflint::error(nonzero), reflint::exception(none),
  reflint::note("not called while the state is not allocated")]]
int m_traverse([[reflint::nonnull]] PyObject *module, visitproc visit, void *arg);
[[reflint::slot("PyModuleDef"), reflint::note("may run more than once")]]
int m_clear([[reflint::nonnull]] PyObject *module);
[[reflint::slot("PyModuleDef")]] void m_free([[reflint::nonnull]] void *module);
[[reflint::slot("PyModuleDef")]] extern PyModuleDef_Slot *m_slots;
[[reflint::slot("PyModuleDef_Slot"), reflint::at_import, reflint::new, reflint::runs_code]]
PyObject *Py_mod_create([[reflint::nonnull]] PyObject *spec, [[reflint::nonnull]] PyModuleDef *def);
[[reflint::slot("PyModuleDef_Slot"), reflint::at_import, reflint::error(-1), reflint::runs_code,
  reflint::note("on failure the caller drops the module")]]
int Py_mod_exec([[reflint::nonnull]] PyObject *module);
[[reflint::slot("PyModuleDef_Slot"), reflint::since("3.12")]] extern void *Py_mod_multiple_interpreters;
[[reflint::slot("PyModuleDef_Slot"), reflint::since("3.13")]] extern void *Py_mod_gil;
[[reflint::slot("PyModuleDef_Slot"), reflint::since("3.15")]] extern void *Py_mod_name;
[[reflint::slot("PyModuleDef_Slot"), reflint::since("3.15")]] extern void *Py_mod_doc;
[[reflint::slot("PyModuleDef_Slot"), reflint::since("3.15")]] extern void *Py_mod_methods;
[[reflint::slot("PyModuleDef_Slot"), reflint::since("3.15")]] extern void *Py_mod_state_size;
[[reflint::slot("PyModuleDef_Slot"), reflint::since("3.15")]] extern void *Py_mod_token;
[[reflint::slot("PyModuleDef_Slot"), reflint::since("3.15")]] extern void *Py_mod_abi;
[[reflint::slot("PyModuleDef_Slot"), reflint::since("3.15")]] extern void *Py_mod_slots;
[[reflint::slot("PyModuleDef_Slot"), reflint::error(nonzero), reflint::exception(none), reflint::since("3.15")]]
int Py_mod_state_traverse([[reflint::nonnull]] PyObject *module, visitproc visit, void *arg);
[[reflint::slot("PyModuleDef_Slot"), reflint::since("3.15")]]
int Py_mod_state_clear([[reflint::nonnull]] PyObject *module);
[[reflint::slot("PyModuleDef_Slot"), reflint::since("3.15")]]
void Py_mod_state_free([[reflint::nonnull]] void *module);
[[reflint::slot("module entry"), reflint::entry("PyInit_|PyInitU_"), reflint::new, reflint::runs_code,
  reflint::note("PyInit_<name>: a new module, or a borrowed PyModuleDef from PyModuleDef_Init")]]
PyObject *PyInit_(void);
[[reflint::slot("module entry"), reflint::entry("PyModExport_"), reflint::error(NULL), reflint::since("3.15"),
  reflint::note("PyModExport_<name>: a static table of slots")]]
PySlot *PyModExport_(void);
[[reflint::slot("module entry"), reflint::entry("init"), reflint::until("3.0"), reflint::exception(maybe), reflint::runs_code,
  reflint::note("init<name>, in Python 2: whether it failed is told by the exception alone")]]
void init_(void);

/* ---- callbacks ------------------------------------------------------------------------------------------- */

[[reflint::slot("typedef")]] void destructor([[reflint::destroys, reflint::nonnull]] PyObject *self);
[[reflint::slot("typedef"), reflint::error(nonzero), reflint::exception(none)]]
int visitproc([[reflint::nonnull]] PyObject *object, void *arg);
[[reflint::slot("typedef"), reflint::error(nonzero), reflint::exception(none)]]
int traverseproc([[reflint::nonnull]] PyObject *self, visitproc visit, void *arg);
[[reflint::slot("typedef")]] void freefunc([[reflint::destroys, reflint::nonnull]] void *self);
[[reflint::slot("typedef")]] int inquiry([[reflint::nonnull]] PyObject *self);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]]
PyObject *newfunc([[reflint::nonnull]] PyTypeObject *type, [[reflint::nonnull]] PyObject *args,
    [[reflint::nullable]] PyObject *kwds);
[[reflint::slot("typedef"), reflint::error(-1), reflint::runs_code]]
int initproc([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *args,
    [[reflint::nullable]] PyObject *kwds);
[[reflint::slot("typedef"), reflint::new]]
PyObject *allocfunc([[reflint::nonnull]] PyTypeObject *type, Py_ssize_t nitems);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]] PyObject *unaryfunc([[reflint::nonnull]] PyObject *a);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]]
PyObject *reprfunc([[reflint::nonnull]] PyObject *self);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]]
PyObject *getiterfunc([[reflint::nonnull]] PyObject *self);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]]
PyObject *binaryfunc([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]]
PyObject *ternaryfunc([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b,
    [[reflint::nullable]] PyObject *c);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]]
PyObject *ssizeargfunc([[reflint::nonnull]] PyObject *self, Py_ssize_t index);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]]
PyObject *getattrfunc([[reflint::nonnull]] PyObject *self, char *name);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]]
PyObject *getattrofunc([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *name);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]]
PyObject *richcmpfunc([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b,
    [[reflint::below("6")]] int op);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]]
PyObject *descrgetfunc([[reflint::nonnull]] PyObject *self, [[reflint::nullable]] PyObject *obj,
    [[reflint::nullable]] PyObject *type);
[[reflint::slot("typedef"), reflint::new, reflint::runs_code]]
PyObject *vectorcallfunc([[reflint::nonnull]] PyObject *callable, PyObject *const *args, size_t nargsf,
    [[reflint::nullable]] PyObject *kwnames);
[[reflint::slot("typedef"), reflint::new, reflint::error(ambiguous), reflint::exception(maybe), reflint::runs_code]]
PyObject *iternextfunc([[reflint::nonnull]] PyObject *self);
[[reflint::slot("typedef"), reflint::error(-1), reflint::runs_code]]
Py_ssize_t lenfunc([[reflint::nonnull]] PyObject *self);
[[reflint::slot("typedef"), reflint::error(-1), reflint::runs_code]]
Py_hash_t hashfunc([[reflint::nonnull]] PyObject *self);
[[reflint::slot("typedef"), reflint::error(-1), reflint::runs_code]]
int ssizeobjargproc([[reflint::nonnull]] PyObject *self, Py_ssize_t index, [[reflint::nullable]] PyObject *value);
[[reflint::slot("typedef"), reflint::error(-1), reflint::runs_code]]
int objobjargproc([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *key,
    [[reflint::nullable]] PyObject *value);
[[reflint::slot("typedef"), reflint::error(-1), reflint::runs_code]]
int objobjproc([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *value);
[[reflint::slot("typedef"), reflint::error(-1), reflint::runs_code]]
int setattrfunc([[reflint::nonnull]] PyObject *self, char *name, [[reflint::nullable]] PyObject *value);
[[reflint::slot("typedef"), reflint::error(-1), reflint::runs_code]]
int setattrofunc([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *name,
    [[reflint::nullable]] PyObject *value);
[[reflint::slot("typedef"), reflint::error(-1), reflint::runs_code]]
int descrsetfunc([[reflint::nonnull]] PyObject *self, [[reflint::nonnull]] PyObject *obj,
    [[reflint::nullable]] PyObject *value);
[[reflint::slot("typedef"), reflint::error(-1), reflint::runs_code]]
int getbufferproc([[reflint::nonnull]] PyObject *exporter, [[reflint::out, reflint::nonnull]] Py_buffer *view,
    int flags);
[[reflint::slot("typedef")]]
void releasebufferproc([[reflint::nonnull]] PyObject *exporter, [[reflint::nonnull]] Py_buffer *view);
[[reflint::slot("typedef"), reflint::note("must not leave an exception")]]
void PyCapsule_Destructor([[reflint::nonnull]] PyObject *capsule);
[[reflint::slot("PyArg_Parse"), reflint::error(0), reflint::runs_code,
  reflint::note("the function behind O&; called again with NULL when it returned Py_CLEANUP_SUPPORTED")]]
int converter([[reflint::nullable]] PyObject *obj, [[reflint::nonnull]] void *address);
[[reflint::slot("PyEval_SetTrace"), reflint::error(-1), reflint::runs_code]]
int Py_tracefunc([[reflint::nullable]] PyObject *obj, [[reflint::nonnull]] PyFrameObject *frame, int what,
    [[reflint::nullable]] PyObject *arg);
[[reflint::slot("Py_AddPendingCall"), reflint::error(-1), reflint::runs_code]] int pending_call(void *arg);
[[reflint::slot("PyWeakref_NewRef"), reflint::new, reflint::runs_code,
  reflint::note("the result is dropped; an exception is printed")]]
PyObject *weakref_callback([[reflint::nonnull]] PyObject *weakref);
