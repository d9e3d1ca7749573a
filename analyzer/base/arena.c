/* The arena: a list of chunks, each twice the last up to a bound. */
#include "analyzer/base/arena.h"

#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024, ALIGNMENT = 16 };

struct chunk {
    struct chunk *older;
    size_t size, used;
    _Alignas(ALIGNMENT) unsigned char data[];
};

struct rl_arena {
    struct chunk *newest;
    size_t handed_out;
    GHashTable *names; /* interned strings; keys borrowed from the chunks */
};

struct rl_arena *rl_arena_new(void)
{
    return g_new0(struct rl_arena, 1);
}

void rl_arena_free(struct rl_arena *arena)
{
    if (!arena)
        return;
    for (struct chunk *chunk = arena->newest; chunk;) {
        struct chunk *older = chunk->older;
        g_free(chunk);
        chunk = older;
    }
    if (arena->names)
        g_hash_table_destroy(arena->names);
    g_free(arena);
}

static struct chunk *grow(struct rl_arena *arena, size_t need)
{
    size_t size = arena->newest ? arena->newest->size * 2 : FIRST_CHUNK;
    size = MIN(size, (size_t)LARGEST_CHUNK);
    size = MAX(size, need);
    struct chunk *chunk = g_malloc0(sizeof(*chunk) + size);
    chunk->size = size;
    chunk->older = arena->newest;
    arena->newest = chunk;
    return chunk;
}

void *rl_arena_alloc(struct rl_arena *arena, size_t size)
{
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    struct chunk *chunk = arena->newest;
    if (!chunk || chunk->size - chunk->used < size)
        chunk = grow(arena, size);
    void *memory = chunk->data + chunk->used;
    chunk->used += size;
    arena->handed_out += size;
    return memory;
}

void *rl_arena_array(struct rl_arena *arena, size_t count, size_t size)
{
    if (count == 0)
        return NULL;
    if (size != 0 && count > SIZE_MAX / size)
        g_error("arena: array of %zu elements of %zu bytes", count, size);
    return rl_arena_alloc(arena, count * size);
}

char *rl_arena_strndup(struct rl_arena *arena, const char *text, size_t len)
{
    char *copy = rl_arena_alloc(arena, len + 1);
    memcpy(copy, text, len);
    return copy;
}

char *rl_arena_strdup(struct rl_arena *arena, const char *text)
{
    return rl_arena_strndup(arena, text, strlen(text));
}

char *rl_arena_printf(struct rl_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = rl_arena_alloc(arena, (size_t)MAX(len, 0) + 1);
    vsnprintf(text, (size_t)MAX(len, 0) + 1, format, again);
    va_end(again);
    return text;
}

void *rl_arena_memdup(struct rl_arena *arena, const void *data, size_t size)
{
    if (size == 0)
        return NULL;
    return memcpy(rl_arena_alloc(arena, size), data, size);
}

size_t rl_arena_used(const struct rl_arena *arena)
{
    return arena->handed_out;
}

const char *rl_arena_intern(struct rl_arena *arena, const char *text)
{
    if (!arena->names)
        arena->names = g_hash_table_new(g_str_hash, g_str_equal);
    char *known = g_hash_table_lookup(arena->names, text);
    if (known)
        return known;
    known = rl_arena_strdup(arena, text);
    g_hash_table_add(arena->names, known);
    return known;
}

const char *rl_arena_intern_len(struct rl_arena *arena, const char *text, size_t len)
{
    char small[128];
    if (len < sizeof(small)) {
        memcpy(small, text, len);
        small[len] = '\0';
        return rl_arena_intern(arena, small);
    }
    char *copy = g_strndup(text, len);
    const char *known = rl_arena_intern(arena, copy);
    g_free(copy);
    return known;
}
