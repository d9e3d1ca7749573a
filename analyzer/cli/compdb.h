/* compile_commands.json. */
#ifndef RL_CLI_COMPDB_H
#define RL_CLI_COMPDB_H

#include <glib.h>

struct rl_compdb_entry {
    char *file;      /* absolute */
    char *directory; /* absolute */
    char **command;  /* compiler first, NULL-terminated */
};

struct rl_compdb {
    char *path;
    GPtrArray *entries;  /* struct rl_compdb_entry *, in the order of the file */
    GHashTable *by_file; /* file -> GPtrArray of its entries (borrowed) */
};

/* Reads a compile_commands.json, or the one in the folder PATH.  Returns: owned, or NULL with ERROR. */
struct rl_compdb *rl_compdb_load(const char *path, GError **error);
void rl_compdb_free(struct rl_compdb *db);

/* The entries of FILE (absolute), or NULL.  Borrowed. */
GPtrArray *rl_compdb_find(const struct rl_compdb *db, const char *file);

/* The entry whose file shares the most folders with FILE, at least one below ROOT; or NULL. */
const struct rl_compdb_entry *rl_compdb_nearest(const struct rl_compdb *db, const char *file, const char *root);

/* compile_commands.json where build systems put it: in ROOT, in its build, builddir, _build and out, or in the one of its folders
 * build-..., cmake-build-... and build/... that is the newest; owned, or NULL. */
char *rl_compdb_look(const char *root);

#endif
