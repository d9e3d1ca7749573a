/* Static tables, row by row, as their initialisers say. */
#ifndef RL_GRAPH_TABLES_H
#define RL_GRAPH_TABLES_H

#include "analyzer/ir/ir.h"

enum rl_table_kind {
    RL_TABLE_NONE, RL_TABLE_TYPE, RL_TABLE_SPEC, RL_TABLE_SLOTS, RL_TABLE_MODULE, RL_TABLE_MODULE_SLOTS,
    RL_TABLE_METHODS, RL_TABLE_GETSETS, RL_TABLE_MEMBERS, RL_TABLE_SUITE, /* PyNumberMethods and its like */
    RL_TABLE_SEQUENCE_FIELDS, /* PyStructSequence_Field */
};

enum rl_table_kind rl_table_kind(const struct rl_record *record);

/* A row of a static array of structs. */
struct rl_row {
    const struct rl_init_item *items;
    uint32_t nitems;
    uint32_t skip; /* steps before the row's own fields */
};

/* The next row of GLOBAL's initialiser from item *AT on; false at the end. */
bool rl_next_row(const struct rl_ir_global *global, uint32_t *at, struct rl_row *row);
const struct rl_init_item *rl_row_field(const struct rl_row *row, const char *field);

/* The global called NAME, as seen from the function FROM (a static local's; NULL); -1: none. */
int64_t rl_global_by_name(const struct rl_ir_unit *unit, const char *name, const char *from);

/* layout.c: bytes, -1: not known. */
int64_t rl_type_size(const struct rl_type *type);
int64_t rl_record_size(const struct rl_record *record);
/* The offset of field I of RECORD. */
int64_t rl_record_offset(const struct rl_record *record, uint32_t i);

#endif
