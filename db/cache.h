/* What earlier runs know of the project's files: read, written and kept small.
 *
 * An entry is a unit in one state of all the files that it was read from, with its IR; below it lie the summaries that it
 * gives to others and the rows that were made of it, each by a key of what else it depends on.  All bytes are the caller's
 * (analyzer/cli/cache.h); nothing here looks into them or into a source file.
 */
#ifndef RL_DB_CACHE_H
#define RL_DB_CACHE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"

/* What stat() tells of a file; all 0: nothing was kept. */
struct rl_file_stamp {
    int64_t size, mtime, ctime, inode; /* times in nanoseconds */
};

struct rl_cached_file {
    int64_t id;
    const char *path, *hash;
    struct rl_file_stamp stamp;
};

typedef void rl_cached_file_visitor(void *data, const struct rl_cached_file *file);
bool rl_store_cached_files(struct rl_store *store, rl_cached_file_visitor *visit, void *data, GError **error);

/* Keeps FILE, or its newer stamp; sets its id. */
bool rl_store_keep_file(struct rl_store *store, struct rl_cached_file *file, GError **error);

struct rl_cached_unit {
    int64_t id;
    GBytes *files, *parsed, *ir; /* ir: NULL when it was not asked for */
};
void rl_cached_unit_release(struct rl_cached_unit *unit);

/* The entries of KEY without their IR, newest first: GArray of struct rl_cached_unit; owned, NULL with ERROR. */
GArray *rl_store_cached_units(struct rl_store *store, const char *key, GError **error);
/* Owned; NULL: it is gone. */
GBytes *rl_store_cached_ir(struct rl_store *store, int64_t unit);
/* Keeps UNIT, whose id is set; older ones of KEY that are too many go. */
bool rl_store_keep_unit(struct rl_store *store, const char *key, const char *path, struct rl_cached_unit *unit, GError **error);
/* UNIT was of use today. */
bool rl_store_touch_unit(struct rl_store *store, int64_t unit, GError **error);
void rl_store_forget_unit(struct rl_store *store, int64_t unit);

enum { RL_CACHED_ROW = -1 }; /* a round from 0 on: the summaries that it made */

/* What was made of UNIT in ROUND under KEY; owned, NULL: nothing. */
GBytes *rl_store_cached_result(struct rl_store *store, int64_t unit, int round, const char *key);
bool rl_store_keep_result(struct rl_store *store, int64_t unit, int round, const char *key, GBytes *bytes, GError **error);

/* The units of the project as they were last linted for their own sake, by path. */
struct rl_known_unit {
    const char *path, *directory;
    GBytes *flags, *inputs;
};
typedef void rl_known_unit_visitor(void *data, const struct rl_known_unit *unit);
bool rl_store_project_units(struct rl_store *store, rl_known_unit_visitor *visit, void *data, GError **error);
bool rl_store_put_project_unit(struct rl_store *store, const struct rl_known_unit *unit, GError **error);
bool rl_store_drop_project_units(struct rl_store *store, const char *path, GError **error);

/* Drops what was of no use for a month, and then the least used until all takes at most BYTES. */
bool rl_store_prune_cache(struct rl_store *store, int64_t bytes, GError **error);

#endif
