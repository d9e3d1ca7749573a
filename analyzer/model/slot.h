/* The places where CPython calls back: slots of types and modules, and the
 * callback typedefs (PyCFunction, getter, converter of O&).
 *
 * `call` describes the function that fills the slot as its caller sees it: what
 * it must return (new, and how it fails), and which arguments may be NULL. */
#ifndef RL_MODEL_SLOT_H
#define RL_MODEL_SLOT_H

#include "analyzer/model/model.h"

struct rl_slot {
    const char *name;   /* "tp_repr", "PyCFunction" */
    const char *table;  /* "PyTypeObject", "METH_VARARGS", ... */
    bool is_field;      /* data, not a function: tp_base, tp_flags */
    struct rl_api call; /* call.result: of a field, whether the table owns it (NEW) or not */
};

/* The shipped slots, sorted by name. */
extern const struct rl_slot rl_builtin_slots[];
extern const size_t rl_builtin_slots_count;

/* The slot called NAME ("tp_iternext", also as "Py_tp_iternext"), or NULL. */
const struct rl_slot *rl_slot_find(const char *name);

/* The slot that a function called NAME fills for being called so ("PyInit_demo"), or NULL. */
const struct rl_slot *rl_slot_of_entry(const char *name);

#endif
