/* The text form, shared by its printer (text*.c) and its reader (read_*.c); private to analyzer/ir.
 *
 *   func make_list(self : PyObject *, n : Py_ssize_t) : PyObject * static @3:1
 *     var list : PyObject * @5:15
 *   b0:
 *     t0 = load n @5:28
 *     t1 = call PyList_New(t0) : PyObject * @5:17
 *     store list = t1 @5:15
 *     branch t1 ? b2 : b1 @6:9
 *
 * A type that follows from the place, or is int, is left out.  `!made` marks
 * what lowering added, 'self->items' is a place's spelling where it differs
 * from the place's own text, @f1:5:17 lies in file 1.  A whole unit also lists
 * files, types, records, globals and externs, and ends of source ranges.
 */
#ifndef RL_IR_TEXT_H
#define RL_IR_TEXT_H

#include "analyzer/ir/ir.h"

/* Every type and record that a unit mentions, each once, in order of appearance. */
struct rl_type_table {
    GPtrArray *types;    /* const struct rl_type: the first of equal ones */
    GPtrArray *records;  /* const struct rl_record */
    GHashTable *ids;     /* any type object -> index + 1 */
    GHashTable *shapes;  /* owned description -> index + 1 */
    GHashTable *record_ids;
};

void rl_type_table_init(struct rl_type_table *table, const struct rl_ir_unit *unit);
void rl_type_table_release(struct rl_type_table *table);
/* 0 for NULL, else its index + 1. */
uint32_t rl_type_table_id(const struct rl_type_table *table, const struct rl_type *type);
uint32_t rl_record_table_id(const struct rl_type_table *table, const struct rl_record *record);

struct rl_printer {
    GString *out;
    const struct rl_ir_unit *unit; /* may be NULL */
    const struct rl_ir_func *func;
    bool full;                     /* exact: ends of ranges, hashes, numbered types */
    struct rl_type_table table;    /* when full */
    GPtrArray *labels;             /* full: owned label of each type */
    const struct rl_type **temps;  /* type of each temporary met so far */
};

void rl_print_unit(struct rl_printer *p);
void rl_print_func(struct rl_printer *p, const struct rl_ir_func *func);
void rl_print_type(struct rl_printer *p, const struct rl_type *type);
void rl_print_loc(struct rl_printer *p, struct rl_loc loc);
void rl_print_quoted(GString *out, const char *text, char quote);
void rl_print_value(GString *out, struct rl_val val);
void rl_print_name(GString *out, const char *name);
void rl_print_steps(struct rl_printer *p, const struct rl_step *steps, uint32_t nsteps, const struct rl_type *type, bool from_mem);

/* The type that PLACE has by its base and steps, with TEMPS' types; NULL: not known. */
const struct rl_type *rl_ir_place_type(const struct rl_ir_unit *unit, const struct rl_var *vars, uint32_t nvars,
                                       const struct rl_type *const *temps, const struct rl_place *place);
/* TYPE's type after one more STEP.  FROM_MEM: it is the first step behind a pointer. */
const struct rl_type *rl_ir_step_type(const struct rl_type *type, const struct rl_step *step, bool from_mem);
/* The record that a FIELD step on TYPE belongs to unless it says another. */
const struct rl_record *rl_ir_step_record(const struct rl_type *type);
/* "PyObject **" for a pointer to "PyObject *".  Owned. */
char *rl_pointer_name(const struct rl_type *to);
bool rl_is_identifier(const char *text);
bool rl_is_temp_name(const char *text);
/* Operators by their C text; RL_OP_NONE when TEXT is none. */
const char *rl_op_symbol(enum rl_op op);

#endif
