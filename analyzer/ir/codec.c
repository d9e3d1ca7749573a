#include "analyzer/ir/codec.h"

#include <string.h>

void rl_codec_fail(struct rl_codec *c, const char *expected)
{
    if (!c->failure)
        c->failure = expected;
    c->at = c->end;
}

uint8_t *rl_codec_grow(struct rl_codec *c, size_t count)
{
    if (c->room - c->len < count) {
        c->room = MAX(c->room * 2, c->len + count);
        c->out = g_realloc(c->out, c->room);
    }
    c->len += count;
    return c->out + c->len - count;
}

void rl_code_u64(struct rl_codec *c, uint64_t *value)
{
    if (!c->reading) {
        uint64_t rest = *value;
        if (rest <= 0x7f && c->len < c->room) { /* most of them */
            c->out[c->len++] = (uint8_t)rest;
            return;
        }
        uint8_t *bytes = rl_codec_grow(c, 10), *at = bytes;
        do {
            *at++ = (uint8_t)((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
            rest >>= 7;
        } while (rest);
        c->len -= 10 - (size_t)(at - bytes);
        return;
    }
    *value = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
        if (c->at >= c->end) {
            rl_codec_fail(c, "more bytes");
            *value = 0;
            return;
        }
        uint8_t byte = *c->at++;
        if (shift < 64)
            *value |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return;
    }
    rl_codec_fail(c, "an integer of at most 10 bytes");
    *value = 0;
}

void rl_code_u32(struct rl_codec *c, uint32_t *value)
{
    uint64_t wide = *value;
    rl_code_u64(c, &wide);
    if (wide > UINT32_MAX) {
        rl_codec_fail(c, "a number of 32 bits");
        wide = 0;
    }
    *value = (uint32_t)wide;
}

void rl_code_i64(struct rl_codec *c, int64_t *value)
{
    uint64_t zigzag = c->reading ? 0 : ((uint64_t)*value << 1) ^ (*value < 0 ? UINT64_MAX : 0);
    rl_code_u64(c, &zigzag);
    if (c->reading)
        *value = (int64_t)((zigzag >> 1) ^ (zigzag & 1 ? UINT64_MAX : 0));
}

void rl_code_int(struct rl_codec *c, int *value)
{
    int64_t wide = c->reading ? 0 : *value;
    rl_code_i64(c, &wide);
    if (wide > INT32_MAX || wide < INT32_MIN) {
        rl_codec_fail(c, "a signed number of 32 bits");
        wide = 0;
    }
    *value = (int)wide;
}

static void write_string(struct rl_codec *c, const char *text)
{
    uint32_t id = text ? GPOINTER_TO_UINT(g_hash_table_lookup(c->string_ids, text)) : 0;
    bool is_new = text && !id;
    if (is_new) {
        id = g_hash_table_size(c->string_ids) + 1;
        g_hash_table_insert(c->string_ids, (gpointer)text, GUINT_TO_POINTER(id));
    }
    rl_code_u32(c, &id);
    if (is_new) {
        uint32_t len = (uint32_t)strlen(text);
        rl_code_u32(c, &len);
        memcpy(rl_codec_grow(c, len), text, len);
    }
}

static const char *read_string(struct rl_codec *c)
{
    uint32_t id = 0, len = 0;
    rl_code_u32(c, &id);
    if (id <= c->strings->len)
        return id ? g_ptr_array_index(c->strings, id - 1) : NULL;
    if (id != c->strings->len + 1) {
        rl_codec_fail(c, "the number of a string");
        return NULL;
    }
    rl_code_u32(c, &len);
    if (len > (size_t)(c->end - c->at) || memchr(c->at, 0, len)) {
        rl_codec_fail(c, "a string");
        return NULL;
    }
    const char *text = rl_arena_intern_len(c->arena, (const char *)c->at, len);
    c->at += len;
    g_ptr_array_add(c->strings, (gpointer)text);
    return text;
}

void rl_code_string(struct rl_codec *c, const char **text)
{
    if (c->reading)
        *text = read_string(c);
    else
        write_string(c, *text);
}

/* BASE plus a difference. */
static void code_near(struct rl_codec *c, uint32_t *value, uint32_t base)
{
    int64_t difference = c->reading ? 0 : (int64_t)*value - (int64_t)base;
    rl_code_i64(c, &difference);
    *value = (uint32_t)((int64_t)base + difference);
}

void rl_code_loc(struct rl_codec *c, struct rl_loc *loc)
{
    code_near(c, &loc->line, c->last.line);
    rl_code_u32(c, &loc->col);
    code_near(c, &loc->end_line, loc->line);
    rl_code_u32(c, &loc->end_col);
    rl_code_u32(c, &loc->file);
    c->last = *loc;
}

void rl_code_type(struct rl_codec *c, const struct rl_type **type)
{
    uint32_t id = c->reading ? 0 : rl_type_table_id(c->table, *type);
    id = rl_code_below(c, id, c->ntypes + 1, "a type's number");
    if (c->reading)
        *type = id ? c->types[id - 1] : NULL;
}

void rl_code_record(struct rl_codec *c, const struct rl_record **record)
{
    uint32_t id = c->reading ? 0 : rl_record_table_id(c->table, *record);
    id = rl_code_below(c, id, c->nrecords + 1, "a record's number");
    if (c->reading)
        *record = id ? c->records[id - 1] : NULL;
}

void rl_code_count(struct rl_codec *c, uint32_t *count, void *array, size_t size)
{
    rl_code_u32(c, count);
    if (!c->reading)
        return;
    /* Each element takes a byte or more: a count beyond that is broken. */
    if (*count > (size_t)(c->end - c->at)) {
        rl_codec_fail(c, "a count of what follows");
        *count = 0;
    }
    void *room = rl_arena_array(c->arena, *count, size);
    memcpy(array, &room, sizeof(room));
}

uint32_t rl_code_below(struct rl_codec *c, uint32_t value, uint32_t limit, const char *what)
{
    rl_code_u32(c, &value);
    if (value >= limit) {
        if (c->reading)
            rl_codec_fail(c, what);
        return 0;
    }
    return value;
}

uint32_t rl_code_flags(struct rl_codec *c, uint32_t flags)
{
    rl_code_u32(c, &flags);
    return flags;
}
