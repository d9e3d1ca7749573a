/* What crosses between processes: compact bytes, each string and list led by its length.
 *
 * Writing cannot fail.  Reading never trusts: whatever the bytes are, a reader stays
 * inside them, takes no more memory than a small multiple of their number, and says
 * in the end whether all was well.
 */
#ifndef RL_CLI_WIRE_H
#define RL_CLI_WIRE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "analyzer/base/arena.h"
#include "db/store.h"

void rl_wire_put_uint(GByteArray *out, uint64_t value);
void rl_wire_put_int(GByteArray *out, int64_t value);
void rl_wire_put_text(GByteArray *out, const char *text); /* NULL stays NULL */
void rl_wire_put_bytes(GByteArray *out, const void *data, size_t size);

struct rl_wire_reader {
    const uint8_t *at, *end;
    struct rl_arena *arena; /* what texts and lists are borrowed from */
    bool bad;               /* cut short or nonsense: everything read since is 0 or NULL */
};

uint64_t rl_wire_get_uint(struct rl_wire_reader *in);
int64_t rl_wire_get_int(struct rl_wire_reader *in);
/* At most MAX, else bad. */
uint32_t rl_wire_get_upto(struct rl_wire_reader *in, uint32_t max);
/* The length of a list whose elements take at least one byte each. */
uint32_t rl_wire_get_count(struct rl_wire_reader *in);
const char *rl_wire_get_text(struct rl_wire_reader *in);
/* Borrowed from the bytes that are being read. */
const uint8_t *rl_wire_get_bytes(struct rl_wire_reader *in, size_t *size);

void rl_wire_put_loc(GByteArray *out, struct rl_loc loc);
struct rl_loc rl_wire_get_loc(struct rl_wire_reader *in);

/* ROW's types (wire_types.c). */
void rl_wire_put_types(GByteArray *out, const struct rl_unit_row *row);
void rl_wire_get_types(struct rl_wire_reader *in, struct rl_unit_row *row);

void rl_wire_put_unit(GByteArray *out, const struct rl_unit_row *row);
/* The same in two steps: findings as they are made, then ROW (whose own findings do not count) around them. */
void rl_wire_put_finding(GByteArray *out, const struct rl_finding_row *row);
void rl_wire_put_unit_with(GByteArray *out, const struct rl_unit_row *row, const GByteArray *findings, uint32_t nfindings);

/* False when the bytes are not a unit, or more than one.  ROW borrows from IN's arena. */
bool rl_wire_get_unit(struct rl_wire_reader *in, struct rl_unit_row *row);

#endif
