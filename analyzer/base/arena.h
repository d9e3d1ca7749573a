/* A bump allocator that is dropped whole.
 *
 * Everything that belongs to one translation unit (tree, IR, states) lives as
 * long as the unit, so it is carved from one arena and never freed piece by
 * piece.  What outlives a unit is kept in GLib containers instead.
 *
 * Invariants: memory handed out is zeroed and aligned for any scalar type;
 * pointers stay valid until rl_arena_free() or a reset below their mark.
 */
#ifndef RL_BASE_ARENA_H
#define RL_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct rl_arena;

/* A new, empty arena.  Returns: owned, never NULL. */
struct rl_arena *rl_arena_new(void);

/* Drops the arena (consumed; NULL is fine) and all that came from it. */
void rl_arena_free(struct rl_arena *arena);

/* SIZE zeroed bytes, borrowed from the arena.  Aborts when memory is out. */
void *rl_arena_alloc(struct rl_arena *arena, size_t size);

/* COUNT zeroed elements of SIZE bytes; NULL when COUNT is 0. */
void *rl_arena_array(struct rl_arena *arena, size_t count, size_t size);

/* A copy of LEN bytes with a NUL behind them. */
char *rl_arena_strndup(struct rl_arena *arena, const char *text, size_t len);
char *rl_arena_strdup(struct rl_arena *arena, const char *text);
char *rl_arena_printf(struct rl_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A copy of SIZE bytes from DATA. */
void *rl_arena_memdup(struct rl_arena *arena, const void *data, size_t size);

/* Bytes handed out so far. */
size_t rl_arena_used(const struct rl_arena *arena);

/* Interned copy: equal strings give equal pointers within one arena. */
const char *rl_arena_intern(struct rl_arena *arena, const char *text);
const char *rl_arena_intern_len(struct rl_arena *arena, const char *text, size_t len);

#define rl_new(arena, type) ((type *)rl_arena_alloc((arena), sizeof(type)))
#define rl_new_array(arena, count, type) ((type *)rl_arena_array((arena), (count), sizeof(type)))

#endif
