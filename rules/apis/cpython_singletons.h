/* Objects that live for ever, and the structs that are objects. */

/* ---- constants: counts are not real from 3.12 on -------------------------------------------------- */

[[reflint::singleton, reflint::immortal]] extern PyObject *Py_None, *Py_True, *Py_False, *Py_NotImplemented,
    *Py_Ellipsis;
[[reflint::singleton, reflint::immortal]] extern PyObject _Py_NoneStruct, _Py_NotImplementedStruct,
    _Py_EllipsisObject;
[[reflint::singleton, reflint::immortal]] extern PyLongObject _Py_TrueStruct, _Py_FalseStruct;
[[reflint::singleton]] extern PyObject *PyDateTime_TimeZone_UTC;
[[reflint::singleton, reflint::immortal, reflint::until("3.0")]] extern PyObject _Py_ZeroStruct;

/* ---- exceptions ------------------------------------------------------------------------------------ */

[[reflint::singleton, reflint::immortal, reflint::collected, reflint::cleared]]
extern PyObject *PyExc_ArithmeticError, *PyExc_AssertionError,
    *PyExc_AttributeError, *PyExc_BaseException, *PyExc_BaseExceptionGroup, *PyExc_BlockingIOError,
    *PyExc_BrokenPipeError, *PyExc_BufferError, *PyExc_BytesWarning, *PyExc_ChildProcessError,
    *PyExc_ConnectionAbortedError, *PyExc_ConnectionError, *PyExc_ConnectionRefusedError,
    *PyExc_ConnectionResetError, *PyExc_DeprecationWarning, *PyExc_EOFError, *PyExc_EncodingWarning,
    *PyExc_EnvironmentError, *PyExc_Exception, *PyExc_FileExistsError, *PyExc_FileNotFoundError,
    *PyExc_FloatingPointError, *PyExc_FutureWarning, *PyExc_GeneratorExit, *PyExc_IOError, *PyExc_ImportError,
    *PyExc_ImportWarning, *PyExc_IncompleteInputError, *PyExc_IndentationError, *PyExc_IndexError,
    *PyExc_InterruptedError, *PyExc_IsADirectoryError, *PyExc_KeyError, *PyExc_KeyboardInterrupt,
    *PyExc_LookupError, *PyExc_MemoryError, *PyExc_ModuleNotFoundError, *PyExc_NameError, *PyExc_NotADirectoryError,
    *PyExc_NotImplementedError, *PyExc_OSError, *PyExc_OverflowError, *PyExc_PendingDeprecationWarning,
    *PyExc_PermissionError, *PyExc_ProcessLookupError, *PyExc_PythonFinalizationError, *PyExc_RecursionError,
    *PyExc_ReferenceError, *PyExc_ResourceWarning, *PyExc_RuntimeError, *PyExc_RuntimeWarning,
    *PyExc_StopAsyncIteration, *PyExc_StopIteration, *PyExc_SyntaxError, *PyExc_SyntaxWarning, *PyExc_SystemError,
    *PyExc_SystemExit, *PyExc_TabError, *PyExc_TimeoutError, *PyExc_TypeError, *PyExc_UnboundLocalError,
    *PyExc_UnicodeDecodeError, *PyExc_UnicodeEncodeError, *PyExc_UnicodeError, *PyExc_UnicodeTranslateError,
    *PyExc_UnicodeWarning, *PyExc_UserWarning, *PyExc_ValueError, *PyExc_Warning, *PyExc_WindowsError,
    *PyExc_ZeroDivisionError;

/* ---- types ----------------------------------------------------------------------------------------- */

/* `collected`: the collector knows their instances; `cleared`: and they break cycles by a tp_clear of their own. */

[[reflint::singleton, reflint::immortal, reflint::collected, reflint::cleared]]
extern PyTypeObject PyCell_Type, PyClassMethod_Type, PyDict_Type, PyFrozenSet_Type, PyFunction_Type,
    PyList_Type, PyMemoryView_Type, PyModule_Type, PyODict_Type, PyProperty_Type, PySet_Type,
    PyStaticMethod_Type, PyType_Type;
[[reflint::singleton, reflint::immortal, reflint::collected]]
extern PyTypeObject PyAsyncGen_Type, PyCoro_Type, PyDictProxy_Type, PyEnum_Type, PyFilter_Type, PyGen_Type,
    PyInstanceMethod_Type, PyMap_Type, PyMethod_Type, PyReversed_Type, PySlice_Type, PySuper_Type,
    PyTuple_Type, PyZip_Type;
[[reflint::singleton, reflint::immortal, reflint::collected, reflint::named("builtin_function_or_method")]]
extern PyTypeObject PyCFunction_Type;
[[reflint::singleton, reflint::immortal, reflint::collected, reflint::named("builtin_method")]]
extern PyTypeObject PyCMethod_Type;
[[reflint::singleton, reflint::immortal, reflint::collected, reflint::named("method-wrapper")]]
extern PyTypeObject _PyMethodWrapper_Type;
[[reflint::singleton, reflint::immortal, reflint::collected, reflint::leaf, reflint::named("weakref")]]
extern PyTypeObject _PyWeakref_RefType;
[[reflint::singleton, reflint::immortal, reflint::leaf]]
extern PyTypeObject PyBool_Type, PyByteArray_Type, PyBytes_Type, PyCode_Type, PyComplex_Type, PyFloat_Type,
    PyLong_Type, PyUnicode_Type;
[[reflint::singleton, reflint::immortal, reflint::uncollected, reflint::any_object]]
extern PyTypeObject PyBaseObject_Type;
[[reflint::singleton, reflint::immortal, reflint::uncollected]] extern PyTypeObject PyCapsule_Type;
[[reflint::singleton, reflint::immortal]]
extern PyTypeObject PyByteArrayIter_Type, PyBytesIter_Type, PyCallIter_Type, PyClassMethodDescr_Type,
    PyContextToken_Type, PyContextVar_Type, PyContext_Type, PyDictItems_Type, PyDictIterItem_Type,
    PyDictIterKey_Type, PyDictIterValue_Type, PyDictKeys_Type, PyDictRevIterItem_Type, PyDictRevIterKey_Type,
    PyDictRevIterValue_Type, PyDictValues_Type, PyEllipsis_Type, PyFrameLocalsProxy_Type, PyFrame_Type,
    PyFrozenDict_Type, PyGetSetDescr_Type, PyLazyImport_Type, PyListIter_Type, PyListRevIter_Type,
    PyLongRangeIter_Type, PyMemberDescr_Type, PyMethodDescr_Type, PyModuleDef_Type, PyODictItems_Type,
    PyODictIter_Type, PyODictKeys_Type, PyODictValues_Type, PyPickleBuffer_Type, PyRangeIter_Type,
    PyRange_Type, PySTEntry_Type, PySentinel_Type, PySeqIter_Type, PySetIter_Type, PyStdPrinter_Type,
    PyTraceBack_Type, PyTupleIter_Type, PyTypeAlias_Type, PyUnicodeIter_Type, PyWrapperDescr_Type,
    Py_GenericAliasType, _PyAnextAwaitable_Type, _PyAsyncGenASend_Type, _PyAsyncGenAThrow_Type,
    _PyAsyncGenWrappedValue_Type, _PyContextTokenMissing_Type, _PyCoroWrapper_Type, _PyHamtItems_Type,
    _PyHamtKeys_Type, _PyHamtValues_Type, _PyHamt_ArrayNode_Type, _PyHamt_BitmapNode_Type,
    _PyHamt_CollisionNode_Type, _PyHamt_Type, _PyInterpreterID_Type, _PyManagedBuffer_Type,
    _PyNamespace_Type, _PyNone_Type, _PyNotImplemented_Type, _PyUnicodeASCIIIter_Type, _PyUnion_Type,
    _PyWeakref_CallableProxyType, _PyWeakref_ProxyType;

/* ---- structs that start with a counted head -------------------------------------------------------- */

typedef struct PyObject PyObject [[reflint::object]];
typedef struct PyVarObject PyVarObject [[reflint::object]];
typedef struct PyTypeObject PyTypeObject [[reflint::object]];
typedef struct PyHeapTypeObject PyHeapTypeObject [[reflint::object]];
typedef struct PyLongObject PyLongObject [[reflint::object, reflint::leaf]];
typedef struct PyFrameObject PyFrameObject [[reflint::object]];
typedef struct PyCodeObject PyCodeObject [[reflint::object, reflint::leaf]];
typedef struct PyWeakReference PyWeakReference [[reflint::object]];
typedef struct PyDictProxyObject PyDictProxyObject [[reflint::object]];
typedef struct PyDateTime_Date PyDateTime_Date [[reflint::object]];
typedef struct PyDateTime_DateTime PyDateTime_DateTime [[reflint::object]];
typedef struct PyDateTime_Time PyDateTime_Time [[reflint::object]];
typedef struct PyDateTime_Delta PyDateTime_Delta [[reflint::object]];
typedef struct PyDateTime_TZInfo PyDateTime_TZInfo [[reflint::object]];
typedef struct PyStructSequence PyStructSequence [[reflint::object]];
typedef struct PyContext PyContext [[reflint::object]];
typedef struct PyContextVar PyContextVar [[reflint::object]];
typedef struct PyContextToken PyContextToken [[reflint::object]];
typedef struct PyHamtObject PyHamtObject [[reflint::object]];
typedef struct PyTracebackObject PyTracebackObject [[reflint::object]];
typedef struct PyModuleDef PyModuleDef [[reflint::object]];
typedef struct PyBoolObject PyBoolObject [[reflint::object]];
typedef struct PyASCIIObject PyASCIIObject [[reflint::object, reflint::leaf]];
typedef struct PyAsyncGenObject PyAsyncGenObject [[reflint::object]];
typedef struct PyAttributeErrorObject PyAttributeErrorObject [[reflint::object]];
typedef struct PyBaseExceptionGroupObject PyBaseExceptionGroupObject [[reflint::object]];
typedef struct PyBaseExceptionObject PyBaseExceptionObject [[reflint::object]];
typedef struct PyByteArrayObject PyByteArrayObject [[reflint::object, reflint::leaf]];
typedef struct PyBytesObject PyBytesObject [[reflint::object, reflint::leaf]];
typedef struct PyCFunctionObject PyCFunctionObject [[reflint::object]];
typedef struct PyCMethodObject PyCMethodObject [[reflint::object]];
typedef struct PyCellObject PyCellObject [[reflint::object]];
typedef struct PyCompactUnicodeObject PyCompactUnicodeObject [[reflint::object, reflint::leaf]];
typedef struct PyComplexObject PyComplexObject [[reflint::object, reflint::leaf]];
typedef struct PyCoroObject PyCoroObject [[reflint::object]];
typedef struct PyCursesWindowObject PyCursesWindowObject [[reflint::object]];
typedef struct PyDescrObject PyDescrObject [[reflint::object]];
typedef struct PyDictObject PyDictObject [[reflint::object]];
typedef struct PyFloatObject PyFloatObject [[reflint::object, reflint::leaf]];
typedef struct PyFunctionObject PyFunctionObject [[reflint::object]];
typedef struct PyGenObject PyGenObject [[reflint::object]];
typedef struct PyGetSetDescrObject PyGetSetDescrObject [[reflint::object]];
typedef struct PyImportErrorObject PyImportErrorObject [[reflint::object]];
typedef struct PyInstanceMethodObject PyInstanceMethodObject [[reflint::object]];
typedef struct PyListObject PyListObject [[reflint::object]];
typedef struct PyMemberDescrObject PyMemberDescrObject [[reflint::object]];
typedef struct PyMemoryViewObject PyMemoryViewObject [[reflint::object]];
typedef struct PyMethodDescrObject PyMethodDescrObject [[reflint::object]];
typedef struct PyMethodObject PyMethodObject [[reflint::object]];
typedef struct PyModuleObject PyModuleObject [[reflint::object]];
typedef struct PyNameErrorObject PyNameErrorObject [[reflint::object]];
typedef struct PyODictObject PyODictObject [[reflint::object]];
typedef struct PyOSErrorObject PyOSErrorObject [[reflint::object]];
typedef struct PySTEntryObject PySTEntryObject [[reflint::object]];
typedef struct PySetObject PySetObject [[reflint::object]];
typedef struct PySliceObject PySliceObject [[reflint::object]];
typedef struct PyStopIterationObject PyStopIterationObject [[reflint::object]];
typedef struct PySyntaxErrorObject PySyntaxErrorObject [[reflint::object]];
typedef struct PySystemExitObject PySystemExitObject [[reflint::object]];
typedef struct PyTupleObject PyTupleObject [[reflint::object]];
typedef struct PyUnicodeErrorObject PyUnicodeErrorObject [[reflint::object]];
typedef struct PyUnicodeObject PyUnicodeObject [[reflint::object, reflint::leaf]];
typedef struct PyWrapperDescrObject PyWrapperDescrObject [[reflint::object]];
typedef struct _PyDictViewObject _PyDictViewObject [[reflint::object]];
typedef struct _PyManagedBufferObject _PyManagedBufferObject [[reflint::object]];
