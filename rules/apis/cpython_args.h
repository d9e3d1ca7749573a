/* Argument parsing and value building: modsupport.h. */

/* ---- parsing --------------------------------------------------------------------------------------------- */

[[reflint::error(0), reflint::runs_code, reflint::alias("_PyArg_Parse_SizeT")]]
int PyArg_Parse(PyObject *args, [[reflint::format(parse)]] const char *format, ...);
[[reflint::error(0), reflint::runs_code, reflint::since("3.15")]]
int PyArg_ParseArray(PyObject *const *args, Py_ssize_t nargs, [[reflint::format(parse)]] const char *format, ...);
[[reflint::error(0), reflint::runs_code, reflint::since("3.15")]]
int PyArg_ParseArrayAndKeywords(PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames,
    [[reflint::format(parse)]] const char *format, const char *const *kwlist, ...);
[[reflint::error(0), reflint::runs_code, reflint::alias("_PyArg_ParseTuple_SizeT")]]
int PyArg_ParseTuple([[reflint::nonnull]] PyObject *args, [[reflint::format(parse)]] const char *format, ...);
[[reflint::error(0), reflint::runs_code, reflint::alias("_PyArg_ParseTupleAndKeywords_SizeT")]]
int PyArg_ParseTupleAndKeywords(PyObject *args, [[reflint::nullable]] PyObject *kw,
    [[reflint::format(parse)]] const char *format, char *const *keywords, ...);
[[reflint::error(0), reflint::objects(out_borrowed)]]
int PyArg_UnpackTuple([[reflint::nonnull]] PyObject *args, const char *name, Py_ssize_t min, Py_ssize_t max, ...);
[[reflint::error(0), reflint::runs_code, reflint::alias("_PyArg_VaParse_SizeT")]]
int PyArg_VaParse(PyObject *args, const char *format, va_list vargs);
[[reflint::error(0), reflint::runs_code, reflint::alias("_PyArg_VaParseTupleAndKeywords_SizeT")]]
int PyArg_VaParseTupleAndKeywords(PyObject *args, [[reflint::nullable]] PyObject *kw, const char *format,
    char *const *keywords, va_list vargs);
[[reflint::error(0)]] int PyArg_ValidateKeywordArguments(PyObject *obj);

/* ---- building -------------------------------------------------------------------------------------------- */

[[reflint::makes("PyTuple_Type"), reflint::new, reflint::runs_code(gc), reflint::alias("_Py_BuildValue_SizeT")]]
PyObject *Py_BuildValue([[reflint::format(build)]] const char *format, ...);
[[reflint::new, reflint::runs_code(gc), reflint::alias("_Py_VaBuildValue_SizeT")]]
PyObject *Py_VaBuildValue(const char *format, va_list vargs);
