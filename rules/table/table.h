/* What the parts of RL903 share: how a table and its rows are read, and how a finding is made.
 *
 * A table that functions of the unit write to is judged by none of them: what its
 * initialiser says is not what CPython reads.
 */
#ifndef RL_RULES_TABLE_TABLE_H
#define RL_RULES_TABLE_TABLE_H

#include "analyzer/graph/tables.h"
#include "analyzer/graph/types.h"
#include "rules/rule.h"

struct rl_tables {
    const struct rl_types *types;
    const struct rl_ir_unit *unit;
    int python; /* 0x030b */
    struct rl_arena *arena;
    GPtrArray *out;
    GHashTable *functions; /* name -> struct rl_ir_func */
};

/* ---- reading: common.c ---------------------------------------------------------------- */

/* The global that fills SLOT of a list, seen from FROM's function; NULL: none, or functions write to it. */
const struct rl_ir_global *rl_tables_named(const struct rl_tables *tables, const struct rl_filled *filled, uint32_t from);

/* Whether a function stores into GLOBAL. */
bool rl_tables_is_written(const struct rl_tables *tables, const struct rl_ir_global *global);

/* Whether GLOBAL, which no type or module names, is read as a whole table, as far as the unit tells: by calls that do,
 * or by nobody yet. */
bool rl_tables_is_whole(const struct rl_tables *tables, const struct rl_ir_global *global);

/* The number or text of a row's field.  A field that is left out is 0; false: not known. */
bool rl_row_number(const struct rl_row *row, const char *field, int64_t *number);
const char *rl_row_text(const struct rl_row *row, const char *field);
/* Whether the field is surely NULL or 0. */
bool rl_row_is_zero(const struct rl_row *row, const char *field);

/* Reports an array that ends without a row whose field KEY is 0; SENTINEL: what such a row looks like. */
void rl_tables_judge_end(const struct rl_tables *tables, const struct rl_ir_global *global, const char *key,
                         const char *sentinel);

/* Reports a text in field KEY that stands in two rows. */
void rl_tables_judge_names(const struct rl_tables *tables, const struct rl_ir_global *global, const char *key,
                           const char *what);

/* ---- findings ---------------------------------------------------------------------------- */

/* Appends a finding at LOC; strings are the caller's, or from the arena. */
struct rl_finding *rl_tables_report(const struct rl_tables *tables, struct rl_loc loc, const char *function, const char *object,
                                    const char *message, const char *hint);

/* ---- the parts ----------------------------------------------------------------------------- */

void rl_tables_judge_signatures(const struct rl_tables *tables); /* signatures.c */
void rl_tables_judge_methods(const struct rl_tables *tables);    /* methods.c */
void rl_tables_judge_members(const struct rl_tables *tables);    /* members.c */
void rl_tables_judge_slots(const struct rl_tables *tables);      /* slots.c: types' and modules' */

#endif
