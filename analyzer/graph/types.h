/* The type table: the Python types and modules that a unit defines, what fills
 * their slots, the structs behind them, and what their functions do to each field.
 *
 * Read from static tables (PyTypeObject, PyType_Spec, PyModuleDef, method, getset
 * and member tables), from assignments that functions make to them, and from the
 * functions themselves, which are read at first (actions.h): that says what a
 * function does somewhere, not on which path, and is what the flow engine starts
 * from.  What the engine finds then settles what slot functions do (learn.c).  Everything is borrowed from the arena; lists are in the order of the
 * source.
 */
#ifndef RL_GRAPH_TYPES_H
#define RL_GRAPH_TYPES_H

#include "analyzer/flow/flow.h"
#include "analyzer/graph/actions.h"
#include "analyzer/model/slot.h"

struct rl_pytype;
struct rl_pymodule;

/* ---- slots -------------------------------------------------------------------------- */

struct rl_filled {
    const char *slot;        /* "tp_dealloc", "nb_add", "m_traverse", "Py_mod_exec" */
    const struct rl_slot *model; /* NULL: no model knows it */
    const char *function;    /* NULL: data or an explicit NULL */
    const char *data;        /* the table or object that it points to: "Foo_methods" */
    int64_t number;          /* what is neither: a size, an offset, flags */
    const struct rl_way *way; /* at run time: where the value came from, NULL: not known */
    bool is_number;
    bool at_run_time;        /* assigned by a function */
    struct rl_loc loc;
    struct rl_filled *next;
};

/* ---- what a slot function does --------------------------------------------------------- */

struct rl_slot_facts {
    const char *function;     /* what fills the slot, NULL: nothing known */
    struct rl_loc loc;        /* of the definition, or of the table's row */
    const struct rl_pytype *inherited; /* whose slot it is, NULL: its own or a default */
    bool defaulted;           /* the interpreter's own: object_dealloc, subtype_dealloc, PyObject_GC_Del */
    bool known;               /* a function of this unit that could be read */
    bool truncated;           /* a budget was hit: absence proves nothing */
    bool by_slots;            /* a base's slot function does a part of it */
    /* helpers and base classes included, in the order of execution as far as the text tells; places are reached
     * from self (parameter 0), from the module's state or from globals */
    const struct rl_action *actions;
    uint32_t nactions;
    /* the first of its kind, or NULL */
    const struct rl_action *untrack;       /* of self */
    const struct rl_action *first_release; /* of anything that self holds */
    const struct rl_action *weakrefs, *visit_dict, *clear_dict;
    const struct rl_action *visit_type, *release_type; /* of Py_TYPE(self) */
    const struct rl_action *destroy;       /* self's memory is freed; api tells by what */
    const struct rl_action *base_call;     /* the same slot of a type that is not in this unit: value is the type */
    const struct rl_action *handed;        /* self, or a part, is given to unknown code */
    bool untrack_first;                    /* untrack comes before first_release, or there is nothing to release */
};

/* ---- fields --------------------------------------------------------------------------------- */

enum rl_member_kind {
    RL_MEMBER_OTHER,
    RL_MEMBER_OBJECT,   /* PyObject *, or a pointer to a struct with a counted head */
    RL_MEMBER_OBJECTS,  /* an array of such, in place or behind a pointer */
    RL_MEMBER_STRUCT,   /* a struct in place, listed for what it is (Py_buffer); its fields follow as members */
    RL_MEMBER_POINTER,  /* to a struct that is no object; fields that are used follow as members */
    RL_MEMBER_WEAKREFS, /* the list of weak references */
    RL_MEMBER_DICT,     /* the instance's dictionary */
    RL_MEMBER_BUFFER,   /* Py_buffer */
    RL_MEMBER_FUNCTION, /* pointer to a function */
    RL_MEMBER_COUNT
};

struct rl_member {
    const char *path;   /* "name", "sub.inner", "blocks.data[]" */
    const char *name;   /* the field that holds it */
    const struct rl_record *record; /* the struct that has it */
    const struct rl_type *type;
    enum rl_member_kind kind;
    const char *exact;  /* the struct that it points to when that is more than PyObject: "PyListObject" */
    int64_t offset;     /* -1: not known */
    bool inherited;     /* declared by the struct that it begins with */
    bool behind;        /* behind a pointer: in a node, or another struct that it uses */
    bool of_object;     /* behind a pointer to another object, which owns it */
    bool exposed;       /* a PyMemberDef row names it */
    bool exposed_object;/* as T_OBJECT or T_OBJECT_EX: anyone may store anything there, when not read-only */
    bool read_only;
    /* the first such action in the type's slot functions, or NULL */
    const struct rl_action *visited;          /* by tp_traverse */
    const struct rl_action *cleared;          /* released by tp_clear */
    const struct rl_action *released, *freed; /* by tp_dealloc (tp_clear included when it calls that); m_free */
    struct rl_member *next;
};

/* ---- types and modules -------------------------------------------------------------------------- */

enum rl_parent {
    RL_PARENT_OBJECT,  /* object itself */
    RL_PARENT_HERE,    /* `base`, of this unit */
    RL_PARENT_FOREIGN, /* `base_name`, of another unit, or NULL: given at run time */
};

enum { RL_PYTYPE_HAVE_GC = 1 << 14 }; /* of `flags` */

struct rl_pytype {
    const char *name;    /* "module.Type", or NULL */
    const char *symbol;  /* the global: "Foo_Type", "Foo_spec", "types.type" */
    uint32_t global;
    bool heap;           /* made from a PyType_Spec */
    struct rl_loc loc;
    struct rl_filled *slots;
    /* flags: the source's word; then what holds after inheritance */
    uint64_t flags;
    bool flags_known;
    bool has_gc, basetype, managed_dict, managed_weakrefs;
    bool gc_known;       /* false: it depends on a base that is not known */
    bool elsewhere;      /* another unit defines it; this one assigns to it */
    enum rl_parent parent;
    const struct rl_pytype *base;
    const char *base_name;
    /* the struct */
    const struct rl_record *record; /* NULL: not found */
    int64_t basicsize;   /* as the table says; -1: it does not */
    int64_t weakrefs_offset, dict_offset; /* 0: none; -1: not known */
    struct rl_member *members;
    struct rl_slot_facts traverse, clear, dealloc, finalize, free;
    /* where its instances are made: ALLOCATE actions */
    const struct rl_action **allocations;
    uint32_t nallocations;
    struct rl_pytype *next;
    const char *prefix;  /* of a type inside a global: "" is the global itself or its head */
    const struct rl_way *kept[8]; /* the places that hold a type made from a spec; NULL-filled */
};

struct rl_pymodule {
    const char *name;   /* m_name */
    const char *symbol; /* the PyModuleDef */
    uint32_t global;
    struct rl_loc loc;
    int64_t state_size; /* m_size; -1: no state of its own, or none */
    struct rl_filled *slots;
    const struct rl_record *record; /* of the state, NULL: not found */
    struct rl_member *members;      /* of the state */
    struct rl_slot_facts traverse, clear, free;
    struct rl_pymodule *next;
};

/* ---- contracts ------------------------------------------------------------------------------------ */

enum { RL_METH_VARARGS = 1, RL_METH_KEYWORDS = 2, RL_METH_NOARGS = 4, RL_METH_O = 8, RL_METH_CLASS = 16, RL_METH_STATIC = 32,
       RL_METH_FASTCALL = 128, RL_METH_METHOD = 512 };

/* One place where CPython is told to call a function. */
struct rl_callback {
    const char *function;
    const char *slot;            /* "tp_repr", "PyCFunction", "getter", "PyInit_" */
    const struct rl_slot *model; /* what is expected of it; NULL: not known */
    const char *name;            /* of the method or attribute, or NULL */
    int64_t flags;               /* METH_* of a method; -1: not known */
    const struct rl_pytype *type;     /* whose slot or method; NULL: a module's, or not known */
    const struct rl_pymodule *module;
    struct rl_loc loc;
    const struct rl_callback *same; /* another one of the same function */
};

/* ---- the table ---------------------------------------------------------------------------------------- */

struct rl_types {
    struct rl_arena *arena;
    const struct rl_ir_unit *unit;
    const struct rl_models *models;
    struct rl_pytype *types;
    struct rl_pymodule *modules;
    struct rl_callback **callbacks;  /* sorted by function; chains by `same` */
    uint32_t ncallbacks;
    const struct rl_action **uses;   /* actions on fields, sorted by struct and field, then by place */
    uint32_t nuses;
    const struct rl_action **global_uses; /* on globals themselves, sorted by global */
    uint32_t nglobal_uses;
    const struct rl_action **calls;  /* of functions of the unit, sorted by their names, then by place */
    uint32_t ncalls;
    struct rl_actions **actions;     /* by function index */
};

/* Returns: borrowed from ARENA; borrows UNIT and MODELS. */
struct rl_types *rl_types_find(struct rl_arena *arena, const struct rl_ir_unit *unit, const struct rl_models *models);

/* The places that name FUNCTION; NULL: none.  More by `same`. */
const struct rl_callback *rl_types_of_function(const struct rl_types *types, const char *function);

/* What fills SLOT of TYPE itself or of a base in this unit (then OWNER says whose; may be NULL), or NULL. */
const struct rl_filled *rl_type_slot(const struct rl_pytype *type, const char *slot, const struct rl_pytype **owner);
const struct rl_filled *rl_module_slot(const struct rl_pymodule *module, const char *slot);

/* The type whose PyTypeObject or PyType_Spec is the global SYMBOL, or that is kept in the place WAY; or NULL. */
const struct rl_pytype *rl_types_by_symbol(const struct rl_types *types, const char *symbol);
const struct rl_pytype *rl_types_by_way(const struct rl_types *types, const struct rl_way *way);
/* The types whose instances are RECORD: the first, or NULL. */
const struct rl_pytype *rl_types_by_record(const struct rl_types *types, const struct rl_record *record);

/* Whether the collector knows the types whose instances are the struct called RECORD: 1, 0, or -1: not known.  2: they are
 * types themselves, which are always parts of cycles and live long. */
int rl_types_collects(const struct rl_types *types, const char *record);

/* Whether the collector knows the interpreter's own type NAME: 1, 0, or -1 when it is none of them. */
int rl_builtin_collects(const struct rl_types *types, const char *name);
/* The model of CALL (may be NULL) for the unit's target, or NULL. */
const struct rl_api *rl_model_of_call(const struct rl_types *types, const char *call);

/* Whether NAME is a method of some type's instances. */
bool rl_types_has_method(const struct rl_types *types, const char *name);

const struct rl_member *rl_type_member(const struct rl_pytype *type, const char *path);

/* Every action of the unit on FIELD of RECORD (all structs of that name); COUNT of them, in order. */
const struct rl_action *const *rl_types_uses(const struct rl_types *types, const struct rl_record *record, const char *field,
                                             uint32_t *count);
const struct rl_action *const *rl_types_global_uses(const struct rl_types *types, uint32_t global, uint32_t *count);

/* The CALL actions of the unit's function NAME, by their place; COUNT of them. */
const struct rl_action *const *rl_types_calls(const struct rl_types *types, const char *name, uint32_t *count);

/* Who owns what FIELD of RECORD holds (its elements, with ELEMENT), as far as the unit's functions prove it. */
enum rl_ownership rl_types_ownership(const struct rl_types *types, const struct rl_record *record, const char *field,
                                     bool element);

/* The slot function is its own, and was read to the end. */
bool rl_slot_facts_complete(const struct rl_slot_facts *facts);
/* It hands self, or the member PATH (NULL: none), to code that is not known. */
bool rl_slot_facts_hand(const struct rl_slot_facts *facts, const char *path);

/* learn.c: FLOW has followed the unit's functions: what it knows of the slot functions settles what they do to each field. */
void rl_types_learn(struct rl_types *types, struct rl_flow_unit *flow);

/* Sets in OPTIONS what the flow engine asks of the table; TYPES must live as long. */
void rl_types_inform(const struct rl_types *types, struct rl_flow_options *options);

/* Text for tests and `reflint dump --types`; owned. */
char *rl_types_dump(const struct rl_types *types);

#endif
