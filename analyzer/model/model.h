/* What each API call does to references.
 *
 * Models are C headers with [[reflint::...]] attributes (rules/apis, whose
 * README lists the vocabulary).  The shipped ones are compiled into the constant
 * table rl_builtin_apis; a project's own are read at run time and win over it.
 * One row describes one function, macro or singleton for a range of versions.
 */
#ifndef RL_MODEL_MODEL_H
#define RL_MODEL_MODEL_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A target version as it is asked for: 0x030b, and whether the build has no GIL ("3.14t"). */
enum { RL_PYTHON_VERSION = 0xffff, RL_PYTHON_FREE_THREADED = 1 << 16 };

/* The macro that headers of a Python without the GIL define. */
#define RL_GIL_DISABLED "Py_GIL_DISABLED=1"

enum rl_api_kind {
    RL_API_FUNCTION,   /* functions, inlines, function-like macros */
    RL_API_STATEMENT,  /* statement macros: Py_CLEAR, Py_VISIT, Py_RETURN_NONE */
    RL_API_SINGLETON,  /* Py_None, Py_True, PyExc_ValueError, PyLong_Type: borrowed, lives for ever */
    RL_API_TYPE,       /* a struct that starts with a counted head: PyObject, PyListObject */
};

/* Ownership of the result. */
enum rl_result {
    RL_RESULT_OTHER,    /* not a reference: void, integers, plain pointers */
    RL_RESULT_NEW,      /* caller owns it */
    RL_RESULT_BORROWED, /* owner is argument `from`, or not known (-1) */
    RL_RESULT_IMMORTAL, /* borrowed from static storage: Py_TYPE of static types, PyExc_* */
    RL_RESULT_INTERIOR, /* pointer into argument `from` */
    RL_RESULT_ALLOC,    /* memory to be released by `family` */
    RL_RESULT_NULL,     /* always NULL: PyErr_NoMemory, PyErr_Format */
    RL_RESULT_ARGUMENT, /* argument `from` itself, same pointer: casts, _PyObject_CAST */
    RL_RESULT_UNKNOWN,
};

enum rl_nullness { RL_NULL_NEVER, RL_NULL_MAYBE, RL_NULL_ALWAYS };

/* How failure shows in the result. */
enum rl_failure {
    RL_FAIL_NEVER,
    RL_FAIL_NULL,      /* NULL means failed */
    RL_FAIL_NEGATIVE,  /* -1, or below 0 */
    RL_FAIL_ZERO,      /* 0 means failed: PyArg_ParseTuple */
    RL_FAIL_NONZERO,   /* anything but 0 */
    RL_FAIL_AMBIGUOUS, /* NULL or -1 may be a value: PyErr_Occurred() tells */
};

/* RL_EXC_TESTS: the result tells whether one is set (PyErr_Occurred); RL_EXC_MATCHES: of a
 * certain type (PyErr_ExceptionMatches).  RL_EXC_RESTORES: the first argument that is stolen
 * becomes the exception, NULL: none (PyErr_Restore). */
enum rl_exception { RL_EXC_NONE, RL_EXC_ON_FAILURE, RL_EXC_MAYBE, RL_EXC_ALWAYS, RL_EXC_CLEARS, RL_EXC_TESTS, RL_EXC_MATCHES,
                    RL_EXC_RESTORES };

enum rl_runs { RL_RUNS_NOTHING, RL_RUNS_DECREF, RL_RUNS_GC, RL_RUNS_MAYBE, RL_RUNS_CODE };

/* What a call does with one argument. */
enum rl_effect {
    RL_EFFECT_BORROW,            /* looks at it only */
    RL_EFFECT_STORES,            /* keeps a reference of its own; caller still owns its own */
    RL_EFFECT_STEALS,            /* takes the caller's reference, on failure too */
    RL_EFFECT_STEALS_ON_SUCCESS, /* takes it only when it succeeds */
    RL_EFFECT_RETAINS,           /* +1 */
    RL_EFFECT_RETAINS_ON_SUCCESS,
    RL_EFFECT_RELEASES,          /* -1 */
    RL_EFFECT_CLEARS,            /* argument is a place: its value is released, the place set to NULL */
    RL_EFFECT_REPLACES,          /* argument 0 is a place: its old value is released, the next argument (stolen) stored */
    RL_EFFECT_OUT_NEW,           /* address: receives a new reference, or NULL on failure */
    RL_EFFECT_OUT_BORROWED,      /* address: receives a borrowed reference */
    RL_EFFECT_OUT_OTHER,         /* address: receives a value without a reference */
    RL_EFFECT_OUT_ALLOC,         /* address: receives memory of `family` */
    RL_EFFECT_INOUT_REPLACES,    /* address: old reference consumed, a new one stored; NULL on failure (_PyTuple_Resize) */
    RL_EFFECT_INOUT_KEEPS,       /* the same, but the old one stays on failure */
    RL_EFFECT_INIT_NEW,          /* raw memory becomes an object owned by the caller (PyObject_Init) */
    RL_EFFECT_FREES,             /* memory of `family` is released */
    RL_EFFECT_FREES_ON_SUCCESS,  /* realloc: the old block goes when it succeeds */
    RL_EFFECT_DESTROYS,          /* object memory is freed without looking at its count (tp_free, PyObject_GC_Del) */
    RL_EFFECT_BUFFER_ACQUIRE,    /* a Py_buffer that must be released on success */
    RL_EFFECT_BUFFER_RELEASE,
    RL_EFFECT_ESCAPES,           /* kept in a way not known: no leak is claimed afterwards */
    RL_EFFECT_STORES_UNCOUNTED,  /* kept without a reference (user data, PyCapsule pointer) */
    RL_EFFECT_VISITS,            /* Py_VISIT */
    RL_EFFECT_CONTENTS,          /* what it points to is copied or written as bytes: nothing is known of what lies there */
    RL_EFFECT_EMPTIES,           /* a container that lets go of all that it lends (PyDict_Clear) */
    RL_EFFECT_DROPS,             /* a container that lets go of what it has at the next argument (PyDict_DelItem) */
    RL_EFFECT_OUT_FOUND,         /* address: receives a new reference when the result is above 0, else NULL */
};

/* What becomes of the GIL: two pairs that undo each other.  PyEval_SaveThread and PyEval_RestoreThread; PyGILState_Ensure and
 * PyGILState_Release. */
enum rl_gil { RL_GIL_STAYS, RL_GIL_DETACHES, RL_GIL_ATTACHES, RL_GIL_ENSURES, RL_GIL_RELEASES, RL_GIL_UNCLEAR };

enum rl_varargs {
    RL_VARARGS_NONE,
    RL_VARARGS_OBJECTS_BORROW, /* NULL-terminated objects: PyObject_CallFunctionObjArgs */
    RL_VARARGS_OBJECTS_STORE,  /* counted objects: PyTuple_Pack */
    RL_VARARGS_PARSE,          /* PyArg_Parse*: format at `format` */
    RL_VARARGS_BUILD,          /* Py_BuildValue, PyObject_CallFunction */
    RL_VARARGS_PRINTF,         /* PyErr_Format, PyUnicode_FromFormat */
    RL_VARARGS_OUT_BORROWED,   /* PyArg_UnpackTuple: min and max are the arguments in front */
    RL_VARARGS_PACK,           /* json_pack: units of its own */
};

/* What rules about mutability, creation, release and the collector ask of a call (traits of struct rl_api) ... */
enum rl_trait {
    RL_TRAIT_FRESH = 1 << 0,    /* nobody but the caller has seen the object that it gives */
    RL_TRAIT_CONSTANT = 1 << 1, /* gives an immutable object that depends on the arguments alone */
    RL_TRAIT_CONTAINER = 1 << 2, /* gives an empty container that can be changed: list, dict, set, bytearray */
    RL_TRAIT_LOOKUP = 1 << 3,   /* gives the same object each time, at some cost: an import */
    RL_TRAIT_GC_OFF = 1 << 4,   /* turns automatic collection off; the result says whether it was on */
    RL_TRAIT_GC_ON = 1 << 5,
    RL_TRAIT_GC_RUNS = 1 << 6,  /* a full collection */
    RL_TRAIT_LOCKS = 1 << 7,    /* begins and ends a section in which other threads leave an object alone */
    RL_TRAIT_UNLOCKS = 1 << 8,
    RL_TRAIT_COUNT = 1 << 9,    /* the result is the reference count of the argument */
    RL_TRAIT_THREADS = 1 << 10, /* says of a module whether it runs without the GIL */
    RL_TRAIT_READ_ONLY = 1 << 11, /* the pointer that it gives is into an immutable object */
    RL_TRAIT_GC_ASKS = 1 << 12, /* the result says whether automatic collection is on */
    RL_TRAIT_USUAL = 1 << 13,   /* among calls that do the same, the one that people write */
    RL_TRAIT_IMPORT = 1 << 19,  /* a slot: its function runs once, when the module is imported */
    RL_TRAIT_SIZE = 1 << 20,    /* the result is a size: below 0 only when the call has failed */
    /* of a type, or a struct that is an object */
    RL_TRAIT_COLLECTED = 1 << 14, /* the collector knows its instances */
    RL_TRAIT_CLEARED = 1 << 15,   /* it has a tp_clear, which breaks cycles */
    RL_TRAIT_LEAF = 1 << 16,      /* instances hold no other objects: str, int */
    RL_TRAIT_ANY = 1 << 18,       /* every object is an instance */
    RL_TRAIT_UNCOLLECTED = 1 << 17, /* the collector passes over instances, though they may hold something: a capsule */
};

/* What a call gives that leads on from its argument. */
enum rl_gives {
    RL_GIVES_NOTHING,
    RL_GIVES_TYPE,  /* the type of its argument */
    RL_GIVES_SLOT,  /* the slot of that type with the number of the second argument */
    RL_GIVES_STATE, /* the module's state, however it is asked for */
};

/* ... and of an argument (traits of struct rl_api_arg). */
enum rl_arg_trait {
    RL_ARG_FILLED = 1 << 0,   /* an immutable object is written to */
    RL_ARG_SHOWN = 1 << 1,    /* code that runs gets to see the object, and may keep it */
    RL_ARG_WALKED = 1 << 2,   /* a container that is walked over, one step a call */
    RL_ARG_RESIZED = 1 << 3,  /* a container that gains or loses a key */
    RL_ARG_SHRUNK = 1 << 4,   /* a sequence that may lose items */
    RL_ARG_MEASURED = 1 << 5, /* a sequence whose length is the result */
    RL_ARG_UNSHARED = 1 << 6, /* a container: a new one that nobody else has makes no call fail */
    RL_ARG_TRACKED = 1 << 7,  /* the collector knows the object from now on */
    RL_ARG_UNTRACKED = 1 << 8,
    RL_ARG_WEAKREFS_CLEARED = 1 << 9, /* weak references to it are cleared */
    RL_ARG_DICT_VISITED = 1 << 10,     /* its managed dictionary is visited, released */
    RL_ARG_DICT_CLEARED = 1 << 11,
    RL_ARG_CHOSEN = 1 << 12,  /* of a slot: Python code chooses the object freely */
    RL_ARG_SPEC = 1 << 13,    /* the PyType_Spec that a type is made from, and its bases */
    RL_ARG_BASES = 1 << 14,
    RL_ARG_RANGE = 1 << 15,   /* DROPS: the next two arguments are where it begins and ends */
};

struct rl_api_arg {
    const char *name;
    const char *type;           /* as written: "PyObject *" */
    const char *family;         /* release function's name for ALLOC and FREES; NULL */
    const char *made_by, *instead; /* an object that MADE_BY makes is not needed: INSTEAD takes what it was made of; or NULL */
    const char *part;           /* what the container keeps it as: "__self__"; NULL: an item */
    const char *expects;        /* the call fails unless it is an instance of this type, or NULL */
    enum rl_effect effect;
    enum rl_nullness null;      /* NEVER: NULL is not allowed; MAYBE: allowed or not known */
    bool null_known;            /* the row above was stated, not assumed */
    uint8_t below;              /* a number that is not negative and less than this; 0: nothing is known */
    bool kept;                  /* OUT_NEW, OUT_FOUND: somebody else keeps that object, too */
    bool ready;                 /* for numbers of this range the result is there already: nothing is made that could fail */
    int16_t ready_lo, ready_hi;
    uint16_t traits;            /* enum rl_arg_trait */
    int8_t into;                /* STORES, STEALS: the container argument's index, -1 if none */
};

/* Versions are 0x030b for 3.11; 0 stands for "always". */
struct rl_api {
    const char *name;
    const char *header;     /* model file */
    const char *type;       /* result type as written */
    const char *family;     /* RL_RESULT_ALLOC: release function(s), "|" between */
    const char *returns;    /* statement macros that return: the value ("Py_None"), else NULL */
    const char *note;       /* one line for `reflint model`, or NULL */
    const char *field;      /* the call reads this field of its argument and does nothing else, or NULL */
    const char *entry;      /* slots: what is called for being named so, and what follows, "|" between; or NULL */
    const char *strong;     /* borrowed results: the function that gives a new reference to the same, or NULL */
    const char *makes;      /* the type whose instance it gives: "PyList_Type", or NULL */
    const char *checks;     /* the result tells whether an argument is an instance of this type; "": another argument says of which; or NULL */
    const char *method_of, *method; /* a method of that type does the same to its object and arguments: "PyList_Type", "append"; or NULL */
    const char *named;      /* of a type: what Python calls it, where that is not the middle of its name in C; or NULL */
    const struct rl_api_arg *args;
    uint16_t nargs;
    uint16_t since, until;  /* valid for since <= version < until */
    enum rl_api_kind kind;
    enum rl_result result;
    int8_t from;            /* BORROWED, INTERIOR, ARGUMENT, or NEW that is `kept`: argument index, -1: none */
    enum rl_nullness null;
    enum rl_failure failure;
    enum rl_exception exception;
    enum rl_runs runs;
    enum rl_varargs varargs;
    int8_t format;          /* index of the format argument, -1 */
    bool noreturn;
    bool is_macro;          /* the front end turns its expansion into one call */
    bool immortal;          /* singletons: counts are not real from 3.12 on */
    bool needs_gil;
    enum rl_gil gil;
    enum rl_gives gives;
    uint32_t traits;        /* enum rl_trait */
    bool zeroed;            /* NEW, ALLOC: the fields, or bytes, of what it gives are all zero */
    bool kept;              /* NEW: somebody else keeps that object, too: it outlives the caller's reference */
};

/* The shipped models, sorted by name, made by rl-model-compile. */
extern const struct rl_api rl_builtin_apis[];
extern const size_t rl_builtin_apis_count;

struct rl_models;

/* All shipped models, and later a project's own.  Returns: owned. */
struct rl_models *rl_models_new(void);
void rl_models_free(struct rl_models *models);

/* Reads an annotated header.  On a mistake nothing is added and ERROR says
 * FILE:LINE:COL and what was expected. */
bool rl_models_load_file(struct rl_models *models, const char *path, GError **error);
bool rl_models_load_text(struct rl_models *models, const char *path, const char *text, size_t len, GError **error);

/* Adds one row built from annotations in source ("reflint::new"); copied. */
void rl_models_add(struct rl_models *models, const struct rl_api *api);

/* The row for NAME that holds for VERSION (0: the newest), or NULL.
 * Also follows `_Py_NewRef`-like private spellings that models declare as aliases. */
const struct rl_api *rl_models_find(const struct rl_models *models, const char *name, int version);

/* The interpreter's own type SYMBOL ("PyList_Type", "PyExc_ValueError") or struct, or NULL. */
const struct rl_api *rl_models_type(const struct rl_models *models, const char *symbol);
/* The function that does what the method NAME of the interpreter's type SYMBOL does, or NULL. */
const struct rl_api *rl_models_method(const struct rl_models *models, const char *symbol, const char *name);
/* What Python calls the type that MADE, a row of rl_models_type(), is: "list".  Returns: owned. */
char *rl_models_type_name(const struct rl_api *type);

/* Every row of NAME, all versions; borrowed rows in an owned array. */
GPtrArray *rl_models_all(const struct rl_models *models, const char *name);

/* Each distinct known name in order; borrowed strings, owned array. */
GPtrArray *rl_models_names(const struct rl_models *models);

/* Text for `reflint model NAME`: owned. */
char *rl_api_describe(const struct rl_api *api);

/* ---- formats ------------------------------------------------------------------ */

enum rl_format_effect {
    RL_FORMAT_VALUE,    /* a C value, in or out: no reference */
    RL_FORMAT_BORROWED, /* parse O, S, U...: out, borrowed; build O: in, retained by the callee */
    RL_FORMAT_STOLEN,   /* build N */
    RL_FORMAT_ALLOC,    /* parse es, et: char ** to be freed with PyMem_Free */
    RL_FORMAT_BUFFER,   /* parse s*, y*, w*, z*: Py_buffer to be released */
    RL_FORMAT_INTERIOR, /* parse s, z, y: const char ** */
    RL_FORMAT_CONVERTER,/* O&: the converter function (next: its argument) */
    RL_FORMAT_CONVERTED,/* O&: the address handed to the converter, or the value in Py_BuildValue */
    RL_FORMAT_INPUT,    /* an argument read by the unit itself: O! type, es encoding */
};

/* The C type of an argument. */
enum rl_format_type {
    RL_FORMAT_INT,       /* an integer of `size` bytes */
    RL_FORMAT_FLOAT,     /* a floating-point number of `size` bytes */
    RL_FORMAT_LENGTH,    /* behind `#`: Py_ssize_t, or int without PY_SSIZE_T_CLEAN */
    RL_FORMAT_CHARS,     /* char * */
    RL_FORMAT_BYTES,     /* the same with a length: of any data */
    RL_FORMAT_WIDE,      /* wchar_t * */
    RL_FORMAT_OBJECT,    /* PyObject * */
    RL_FORMAT_TYPE,      /* PyTypeObject * */
    RL_FORMAT_COMPLEX,   /* Py_complex */
    RL_FORMAT_PY_BUFFER, /* Py_buffer */
    RL_FORMAT_FUNCTION,  /* a converter */
    RL_FORMAT_ADDRESS,   /* void * */
};

struct rl_format_arg {
    enum rl_format_effect effect;
    bool optional; /* parse: behind "|": unchanged when absent */
    bool object;   /* its C type is PyObject * (in) or PyObject ** (out) */
    bool pointed;  /* the C argument is the address of a `type` */
    uint8_t size;  /* INT, FLOAT */
    enum rl_format_type type;
    char unit[8];  /* "O!", "es#", "%zd" */
};

/* What a format is besides its arguments. */
struct rl_format_shape {
    uint32_t items;        /* parse: top-level items, one a keyword */
    uint32_t keyword_only; /* parse: items in front of `$`; UINT32_MAX: none */
    char *fault;           /* what is wrong with it; owned, NULL: nothing */
};

/* Splits FORMAT into one row a C argument.
 * Returns: owned GArray of struct rl_format_arg, or NULL when it is malformed. */
GArray *rl_format_split(enum rl_varargs kind, const char *format);

/* The same for the Python PYTHON (0x030b; 0: units of any version), with or without keywords (`$`); fills SHAPE, whose fault
 * is the caller's.  Returns NULL exactly when there is a fault. */
GArray *rl_format_read(enum rl_varargs kind, const char *format, int python, bool keywords, struct rl_format_shape *shape);

#endif
