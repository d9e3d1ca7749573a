/* Knowing findings again: which of today's are those of earlier, though lines have moved and names have changed.
 *
 * What is compared has no line numbers.  A finding is, in this order, the one of the same file with the same fingerprint and
 * occurrence; of the same file and fingerprint; of the same fingerprint in another file, where the function is gone from the old
 * one; of the same file, rule and shape in another function, where the old one is gone; and of the same rule and shape anywhere,
 * where the old file is gone.  Each is paired once.
 */
#ifndef RL_DB_MATCH_H
#define RL_DB_MATCH_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* A finding as other runs know it; strings are owned. */
struct rl_known {
    int64_t id; /* of the row that it comes from; 0: none */
    char *rule, *path, *function, *object; /* path as stored; function and object may be NULL */
    char *fingerprint, *shape; /* shape: the fingerprint without the function's name; NULL: not known */
    uint32_t occurrence;
    uint32_t line, col; /* to be shown, not compared */
    char *message;      /* likewise; may be NULL */
};

struct rl_known *rl_known_copy(const struct rl_known *known);
void rl_known_free(struct rl_known *known);
/* Owned array that frees its members. */
GPtrArray *rl_known_list(void);

/* What is there of the code that the newer findings come from. */
struct rl_match_world {
    bool (*is_gone)(void *data, const char *path, const char *function); /* FUNCTION NULL: the file */
    void *data;
};

#define RL_NO_MATCH UINT32_MAX

/* OLD and NEW: struct rl_known *.  By index of OLD: the index in NEW, or RL_NO_MATCH; owned. */
uint32_t *rl_match(const GPtrArray *old, const GPtrArray *new, const struct rl_match_world *world);

#endif
