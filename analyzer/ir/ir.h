/* The intermediate representation: a function is a graph of blocks of simple
 * instructions over places.
 *
 * Lowering (lower_*.c) makes it from the syntax tree; the flow engine is its
 * only real reader.  It has a text form (text.c) that prints and reads back,
 * for tests and `reflint dump --ir`, and a compact serial form (serial.c) that
 * crosses process and phase borders.  Nothing in it points back into a tree.
 *
 * Invariants: every block ends in exactly one terminator; a temporary is
 * assigned by exactly one instruction and used only in blocks that it
 * dominates; && || ?: statement expressions, switch fall-through and cleanup attributes
 * are lowered away (what joins values goes through a synthetic variable);
 * implicit conversions are gone; a condition is one BRANCH on one value.
 */
#ifndef RL_IR_IR_H
#define RL_IR_IR_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "analyzer/base/arena.h"
#include "analyzer/base/loc.h"
#include "analyzer/frontend/syntax.h"

/* ---- operands and places --------------------------------------------------------- */

enum rl_val_kind {
    RL_VAL_NONE,
    RL_VAL_TEMP, /* id */
    RL_VAL_INT,  /* num; NULL is 0 */
    RL_VAL_STR,  /* text, a string literal */
    RL_VAL_FUNC, /* text, the address of a function */
    RL_VAL_OPAQUE, /* floats and what was not understood */
};

struct rl_val {
    enum rl_val_kind kind;
    union {
        uint32_t id;
        int64_t num;
        const char *text;
    };
};

enum rl_step_kind { RL_STEP_FIELD, RL_STEP_INDEX };

struct rl_step {
    enum rl_step_kind kind;
    const char *field;   /* FIELD */
    const struct rl_record *record; /* FIELD: whose field it is, as the source casts it; NULL: not known */
    struct rl_val index; /* INDEX: of the array or pointer reached so far */
};

enum rl_base_kind {
    RL_BASE_VAR,    /* the function's variable `id`: parameter, local, synthetic */
    RL_BASE_GLOBAL, /* the unit's global `id` (statics inside functions too) */
    RL_BASE_MEM,    /* the memory that temporary `id` (or value) points to: *t, t->f, t[i] */
};

/* `self->items[i].name` is: t1 = load self; place MEM t1 .items [i] .name, where items is an
 * array inside the struct; if items is a pointer, it is loaded first and [i] is a step from there.
 * `*p` is MEM p without steps; `p[i]` is MEM p with one INDEX step, which keeps MEM's type; `(*array)[i]` is MEM array [0] [i].
 * Anonymous structs and unions take no step. */
struct rl_place {
    enum rl_base_kind base;
    uint32_t id;         /* VAR, GLOBAL */
    struct rl_val mem;   /* MEM: the pointer */
    struct rl_step *steps;
    uint32_t nsteps;
    const struct rl_type *type; /* of what is stored there; borrowed from the unit */
    const char *spelling;       /* as the user writes it: "self->items", "*out" */
};

/* ---- instructions ------------------------------------------------------------------ */

enum rl_inst_kind {
    RL_INST_LOAD,      /* dst = place */
    RL_INST_STORE,     /* place = a */
    RL_INST_ADDR,      /* dst = &place */
    RL_INST_COPY,      /* place = place2, whole structs or unions */
    RL_INST_ZERO,      /* place = {0}: aggregate set to zero before its elements are stored */
    RL_INST_BINARY,    /* dst = a op b; comparisons give 0 or 1 */
    RL_INST_UNARY,     /* dst = op a: NEG, NOT, COMPL */
    RL_INST_CAST,      /* dst = (type) a */
    RL_INST_CALL,      /* dst = callee(args) */
    RL_INST_OPAQUE,    /* dst = something not understood that read args */
    RL_INST_SCOPE_END, /* the variable place.id ends its life */
};

/* Terminators. */
enum rl_term_kind {
    RL_TERM_JUMP,        /* targets[0] */
    RL_TERM_BRANCH,      /* value != 0 ? targets[0] : targets[1] */
    RL_TERM_SWITCH,      /* cases[i].low..high -> targets[i]; targets[ncases] is the default */
    RL_TERM_GOTO,        /* computed: any of targets */
    RL_TERM_RETURN,      /* value or NONE */
    RL_TERM_UNREACHABLE, /* behind a call that does not return, or a switch that names every enumerator */
};

struct rl_inst {
    enum rl_inst_kind kind;
    enum rl_op op;
    uint32_t dst;            /* temporary, RL_NO_TEMP: none */
    struct rl_loc loc;
    const struct rl_type *type; /* of dst, or of what is stored */
    const char *macro;       /* outermost user macro, for grouping; NULL */
    struct rl_val a, b;      /* operands; CALL: a is the callee (FUNC text, or a TEMP) */
    struct rl_place *place, *place2;
    struct rl_val *args;     /* CALL, OPAQUE */
    struct rl_place **arg_places; /* CALL: the place that arg i was loaded from or is the address of, else NULL; it is the
                                   * place of the LOAD or ADDR that made the argument's temporary */
    const struct rl_type **arg_types; /* CALL of a variadic function, or of one without a prototype: as the source has them,
                                       * before any conversion; else NULL.  Not in the text form */
    uint32_t nargs;
    bool discarded;          /* CALL: the result is not used by the source */
    bool noreturn;
    bool null_checked;       /* made by lowering, not written by the user: no report about it */
};

struct rl_case {
    int64_t low, high;
};

struct rl_term {
    enum rl_term_kind kind;
    struct rl_loc loc;
    struct rl_val value;
    const char *macro;
    uint32_t *targets;
    uint32_t ntargets;
    struct rl_case *cases;
};

struct rl_block {
    struct rl_inst *insts;
    uint32_t ninsts;
    struct rl_term term;
};

#define RL_NO_TEMP UINT32_MAX

/* ---- functions and units --------------------------------------------------------------- */

struct rl_var {
    const char *name;
    const struct rl_type *type;
    struct rl_loc loc;
    bool is_param, synthetic;
    bool address_taken; /* an ADDR of it, or of a part, exists */
};

struct rl_ir_func {
    const char *name;
    struct rl_loc loc;      /* the whole definition */
    struct rl_loc name_loc; /* of the declarator's name where known, else loc */
    const struct rl_type *result;
    struct rl_var *vars;    /* parameters first */
    uint32_t nvars, nparams;
    uint32_t ntemps;
    struct rl_block *blocks; /* 0 is the entry; in reverse post-order; unreachable ones dropped */
    uint32_t nblocks;
    bool is_static, is_inline, noreturn, in_header, has_errors, variadic;
    const char *from_macro;
    enum rl_frontend frontend;
    const char **annotations;
    uint32_t nannotations;
    const char ***param_annotations; /* NULL-terminated list a parameter, or NULL */
    const char *lost;        /* why the function could not be lowered, or NULL */
    uint64_t text_hash;      /* of the definition's tokens: cache and fingerprints */
};

struct rl_ir_global {
    const char *name;
    const struct rl_type *type;
    struct rl_loc loc;
    bool is_static;
    const char *function; /* static local: its function */
    struct rl_init *init;
};

/* Static initialisers, flattened to (path, value): `{.tp_name = "x"}` is one row.  Of tables
 * that hold numbers alone only the first 64 rows are kept. */
struct rl_init_item {
    struct rl_step *path; /* indexes are RL_VAL_INT */
    uint32_t npath;
    struct rl_val value;      /* INT, STR, FUNC, or OPAQUE */
    const char *address_of;   /* value is &global or an array's name: its name */
    struct rl_loc loc;
};
struct rl_init {
    struct rl_init_item *items;
    uint32_t nitems;
};

/* Prototypes that carry annotations. */
struct rl_ir_extern {
    const char *name;
    const struct rl_type *type; /* FUNCTION */
    const char **annotations;
    uint32_t nannotations;
    const char ***param_annotations;
    const char **param_names;
    uint32_t nparams;
    struct rl_loc loc;
};

struct rl_ir_unit {
    struct rl_arena *arena;
    enum rl_frontend frontend;
    struct rl_file *files;
    uint32_t nfiles;
    struct rl_ir_func **functions;
    uint32_t nfunctions;
    struct rl_ir_global *globals;
    uint32_t nglobals;
    struct rl_record **records;
    uint32_t nrecords;
    struct rl_ir_extern *externs;
    uint32_t nexterns;
    struct rl_note *notes;
    uint32_t nnotes;
    int target_python;
    enum rl_ssize_clean ssize_clean;
    const char **included;
    uint32_t nincluded;
};

/* ---- lowering, text, serial ------------------------------------------------------------------- */

/* Lowers every function of UNIT.  A function that cannot be lowered is kept
 * with `lost` set.  Borrows names and types from UNIT's arena, which must live
 * as long as the result.  Returns: borrowed from UNIT's arena. */
struct rl_ir_unit *rl_ir_lower(const struct rl_unit *unit);

/* Text form; owned.  NULL prints the whole unit. */
char *rl_ir_print(const struct rl_ir_unit *unit, const struct rl_ir_func *func);

/* Reads what rl_ir_print() wrote for one function or a unit.
 * Returns: borrowed from ARENA, or NULL with ERROR (line and what was expected). */
struct rl_ir_unit *rl_ir_read_text(struct rl_arena *arena, const char *text, GError **error);

/* Compact bytes; owned.  Same unit, same bytes. */
GBytes *rl_ir_serialise(const struct rl_ir_unit *unit);

/* Returns: borrowed from ARENA, or NULL with ERROR when the bytes are cut short or of another version. */
struct rl_ir_unit *rl_ir_deserialise(struct rl_arena *arena, GBytes *bytes, GError **error);

/* The invariants at the top of this file.  Returns: NULL, or what is broken; owned. */
char *rl_ir_verify(const struct rl_ir_func *func);

/* "t3", "0", "5", "\"abc\"", "&function", "?"; "t1->items[t3]", "self", "@global".  Owned. */
char *rl_val_text(struct rl_val val);
char *rl_place_text(const struct rl_ir_func *func, const struct rl_ir_unit *unit, const struct rl_place *place);

/* Whether a field is an anonymous struct or union, whose members count as its owner's. */
bool rl_field_is_anonymous(const struct rl_field *field);

/* A pointer to a struct that starts with a counted head: a field ob_base or ob_refcnt,
 * or a first field of such a struct; or whose name says so (PyListObject). */
bool rl_type_is_object(const struct rl_type *type);
/* The name of the struct that such a pointer's, or such a struct, begins with as an API that counts knows it: "PyObject", "json_t"; NULL: TYPE
 * is none. */
const char *rl_type_head(const struct rl_type *type);
/* The struct in place that FIELD of RECORD is, when RECORD begins with it: both are at one address.  NULL: no such. */
const struct rl_record *rl_record_beginning(const struct rl_record *record, const char *field);
/* RECORD begins with an object's head. */
bool rl_record_is_object(const struct rl_record *record);

#endif
