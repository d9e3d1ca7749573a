/* The primitives of the serial form, for both directions; private to analyzer/ir.
 *
 * A codec either appends to `out` or reads from `at`; each rl_code_*() call
 * does the one or the other with the object it is given, so that one visitor
 * (serial.c) describes the format once.  After a failure while reading, every
 * call leaves zeros behind and does nothing else.
 *
 * Integers are LEB128, signed ones zigzag; a string is its number in the order
 * of first use, its bytes following that first time; places in the source are
 * told relative to the one before.
 */
#ifndef RL_IR_CODEC_H
#define RL_IR_CODEC_H

#include "analyzer/ir/text.h"

struct rl_codec {
    bool reading;
    const char *failure; /* what was expected, or NULL */

    uint8_t *out; /* LEN bytes so far, room for ROOM */
    size_t len, room;
    GHashTable *string_ids; /* text -> number */
    struct rl_type_table *table;

    const uint8_t *start, *at, *end;
    struct rl_arena *arena;
    GPtrArray *strings;
    struct rl_type **types;
    struct rl_record **records;
    uint32_t ntypes, nrecords;

    struct rl_loc last;
};

/* COUNT more bytes of OUT, to be filled. */
uint8_t *rl_codec_grow(struct rl_codec *c, size_t count);
void rl_codec_fail(struct rl_codec *c, const char *expected);
void rl_code_u64(struct rl_codec *c, uint64_t *value);
void rl_code_u32(struct rl_codec *c, uint32_t *value);
void rl_code_i64(struct rl_codec *c, int64_t *value);
void rl_code_int(struct rl_codec *c, int *value);
void rl_code_string(struct rl_codec *c, const char **text);
void rl_code_loc(struct rl_codec *c, struct rl_loc *loc);
void rl_code_type(struct rl_codec *c, const struct rl_type **type);
void rl_code_record(struct rl_codec *c, const struct rl_record **record);
/* A count of elements of SIZE bytes; when reading, *ARRAY gets room for them. */
void rl_code_count(struct rl_codec *c, uint32_t *count, void *array, size_t size);
/* A number below LIMIT: enumerations, ids. */
uint32_t rl_code_below(struct rl_codec *c, uint32_t value, uint32_t limit, const char *what);
/* Flags that the caller packs and unpacks. */
uint32_t rl_code_flags(struct rl_codec *c, uint32_t flags);
/* Of the bytes behind the header. */
enum { RL_SERIAL_HEADER = 4 + 1 + 8 };
uint64_t rl_serial_checksum(const uint8_t *bytes, size_t len);

#endif
