/* Reading the text form back (text.h shows it); private to analyzer/ir.
 *
 * The reader walks the text once.  A type that the text does not define is
 * built from its name ("PyObject *" points to a record PyObject), a global that
 * it does not define is added: a test can be one function and nothing else.
 */
#ifndef RL_IR_READER_H
#define RL_IR_READER_H

#include "analyzer/ir/text.h"

struct rl_reader {
    const char *at;
    uint32_t line;
    char *failure; /* what was expected, or NULL */
    struct rl_arena *arena;
    struct rl_ir_unit *unit;

    GHashTable *types;        /* label -> struct rl_type */
    GPtrArray *forward;       /* labels named before their definition */
    GHashTable *pointers;     /* type -> pointer to it */
    GHashTable *record_names; /* name -> struct rl_record, made for texts without definitions */
    GPtrArray *records;       /* by number */
    bool types_done;

    GArray *files, *notes, *globals, *externs;
    GPtrArray *included, *functions, *listed;

    struct rl_ir_func *func;
    GArray *vars, *blocks, *insts;
    GArray *temps; /* const struct rl_type * */
};

/* ---- reader.c: words ---------------------------------------------------------------- */

void rl_read_fail(struct rl_reader *r, const char *expected);
bool rl_read_try(struct rl_reader *r, const char *text);
void rl_read_expect(struct rl_reader *r, const char *text);
/* A whole word, so that "end" is not the start of "endless". */
bool rl_read_word(struct rl_reader *r, const char *word);
/* An identifier or a quoted text; interned. */
const char *rl_read_name(struct rl_reader *r);
const char *rl_read_quoted(struct rl_reader *r, char quote);
int64_t rl_read_int(struct rl_reader *r);
uint32_t rl_read_u32(struct rl_reader *r);
bool rl_read_is_digit(const struct rl_reader *r);
char rl_read_peek(struct rl_reader *r);
bool rl_read_end(const struct rl_reader *r);
/* Skips blank lines and comments; rl_read_newline() wants the end of a line first. */
void rl_read_blank(struct rl_reader *r);
void rl_read_newline(struct rl_reader *r);
struct rl_loc rl_read_loc(struct rl_reader *r);
struct rl_val rl_read_value(struct rl_reader *r);

/* ---- read_types.c -------------------------------------------------------------------- */

const struct rl_type *rl_read_type(struct rl_reader *r);
struct rl_type *rl_read_type_named(struct rl_reader *r, const char *label);
void rl_read_type_line(struct rl_reader *r);
void rl_read_record_line(struct rl_reader *r);
/* Gives types that were named but never defined the shape of their name. */
void rl_read_types_done(struct rl_reader *r);
const struct rl_type *rl_read_pointer_to(struct rl_reader *r, const struct rl_type *type);
struct rl_record *rl_read_record_number(struct rl_reader *r, uint32_t number);
struct rl_record *rl_read_record_named(struct rl_reader *r, const char *name);
uint32_t rl_read_global_id(struct rl_reader *r, const char *name, int64_t id);

/* ---- read_func.c, read_text.c ---------------------------------------------------------- */

struct rl_step *rl_read_steps(struct rl_reader *r, const struct rl_type *type, bool from_mem, uint32_t *nsteps);
const char *rl_read_macro(struct rl_reader *r);
void rl_read_func(struct rl_reader *r);
void *rl_read_keep(struct rl_reader *r, const GArray *array);

#endif
