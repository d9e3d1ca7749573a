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

[[reflint::singleton, reflint::immortal]] extern PyObject *PyExc_ArithmeticError, *PyExc_AssertionError,
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

[[reflint::singleton, reflint::immortal]] extern PyTypeObject PyAsyncGen_Type, PyBaseObject_Type, PyBool_Type,
    PyByteArrayIter_Type, PyByteArray_Type, PyBytesIter_Type, PyBytes_Type, PyCFunction_Type, PyCMethod_Type,
    PyCallIter_Type, PyCapsule_Type, PyCell_Type, PyClassMethodDescr_Type, PyClassMethod_Type, PyCode_Type,
    PyComplex_Type, PyContextToken_Type, PyContextVar_Type, PyContext_Type, PyCoro_Type, PyDictItems_Type,
    PyDictIterItem_Type, PyDictIterKey_Type, PyDictIterValue_Type, PyDictKeys_Type, PyDictProxy_Type,
    PyDictRevIterItem_Type, PyDictRevIterKey_Type, PyDictRevIterValue_Type, PyDictValues_Type, PyDict_Type,
    PyEllipsis_Type, PyEnum_Type, PyFilter_Type, PyFloat_Type, PyFrameLocalsProxy_Type, PyFrame_Type,
    PyFrozenDict_Type, PyFrozenSet_Type, PyFunction_Type, PyGen_Type, PyGetSetDescr_Type, PyInstanceMethod_Type,
    PyLazyImport_Type, PyListIter_Type, PyListRevIter_Type, PyList_Type, PyLongRangeIter_Type, PyLong_Type,
    PyMap_Type, PyMemberDescr_Type, PyMemoryView_Type, PyMethodDescr_Type, PyMethod_Type, PyModuleDef_Type,
    PyModule_Type, PyODictItems_Type, PyODictIter_Type, PyODictKeys_Type, PyODictValues_Type, PyODict_Type,
    PyPickleBuffer_Type, PyProperty_Type, PyRangeIter_Type, PyRange_Type, PyReversed_Type, PySTEntry_Type,
    PySentinel_Type, PySeqIter_Type, PySetIter_Type, PySet_Type, PySlice_Type, PyStaticMethod_Type,
    PyStdPrinter_Type, PySuper_Type, PyTraceBack_Type, PyTupleIter_Type, PyTuple_Type, PyTypeAlias_Type,
    PyType_Type, PyUnicodeIter_Type, PyUnicode_Type, PyWrapperDescr_Type, PyZip_Type, Py_GenericAliasType,
    _PyAnextAwaitable_Type, _PyAsyncGenASend_Type, _PyAsyncGenAThrow_Type, _PyAsyncGenWrappedValue_Type,
    _PyContextTokenMissing_Type, _PyCoroWrapper_Type, _PyHamtItems_Type, _PyHamtKeys_Type, _PyHamtValues_Type,
    _PyHamt_ArrayNode_Type, _PyHamt_BitmapNode_Type, _PyHamt_CollisionNode_Type, _PyHamt_Type,
    _PyInterpreterID_Type, _PyManagedBuffer_Type, _PyMethodWrapper_Type, _PyNamespace_Type, _PyNone_Type,
    _PyNotImplemented_Type, _PyUnicodeASCIIIter_Type, _PyUnion_Type, _PyWeakref_CallableProxyType,
    _PyWeakref_ProxyType, _PyWeakref_RefType;

/* ---- structs that start with a counted head -------------------------------------------------------- */

typedef struct PyObject PyObject [[reflint::object]];
typedef struct PyVarObject PyVarObject [[reflint::object]];
typedef struct PyTypeObject PyTypeObject [[reflint::object]];
typedef struct PyHeapTypeObject PyHeapTypeObject [[reflint::object]];
typedef struct PyLongObject PyLongObject [[reflint::object]];
typedef struct PyFrameObject PyFrameObject [[reflint::object]];
typedef struct PyCodeObject PyCodeObject [[reflint::object]];
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
typedef struct PyASCIIObject PyASCIIObject [[reflint::object]];
typedef struct PyAsyncGenObject PyAsyncGenObject [[reflint::object]];
typedef struct PyAttributeErrorObject PyAttributeErrorObject [[reflint::object]];
typedef struct PyBaseExceptionGroupObject PyBaseExceptionGroupObject [[reflint::object]];
typedef struct PyBaseExceptionObject PyBaseExceptionObject [[reflint::object]];
typedef struct PyByteArrayObject PyByteArrayObject [[reflint::object]];
typedef struct PyBytesObject PyBytesObject [[reflint::object]];
typedef struct PyCFunctionObject PyCFunctionObject [[reflint::object]];
typedef struct PyCMethodObject PyCMethodObject [[reflint::object]];
typedef struct PyCellObject PyCellObject [[reflint::object]];
typedef struct PyCompactUnicodeObject PyCompactUnicodeObject [[reflint::object]];
typedef struct PyComplexObject PyComplexObject [[reflint::object]];
typedef struct PyCoroObject PyCoroObject [[reflint::object]];
typedef struct PyCursesWindowObject PyCursesWindowObject [[reflint::object]];
typedef struct PyDescrObject PyDescrObject [[reflint::object]];
typedef struct PyDictObject PyDictObject [[reflint::object]];
typedef struct PyFloatObject PyFloatObject [[reflint::object]];
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
typedef struct PyUnicodeObject PyUnicodeObject [[reflint::object]];
typedef struct PyWrapperDescrObject PyWrapperDescrObject [[reflint::object]];
typedef struct _PyDictViewObject _PyDictViewObject [[reflint::object]];
typedef struct _PyManagedBufferObject _PyManagedBufferObject [[reflint::object]];
