/* What git knows: which files have changed since a revision, and what they held then. */
#ifndef RL_CLI_GIT_H
#define RL_CLI_GIT_H

#include <glib.h>
#include <stdbool.h>

struct rl_changes {
    char *revision, *top; /* top: of the work tree, absolute, without links; revision "": the index */
    GHashTable *files;    /* absolute path -> its name in REVISION; NULL: it is new */
    GPtrArray *gone;      /* names in REVISION of files that are there no more */
};

/* Files that differ from REVISION in the work tree of the current folder, staged or not, and new ones that git does not ignore.
 * False with ERROR outside of a work tree, or for a revision that is none. */
bool rl_changes_find(struct rl_changes *changes, const char *revision, GError **error);

/* Files of the index that differ from the last commit, if there is one; their names are those of the index.  False with ERROR outside of a
 * work tree. */
bool rl_changes_find_staged(struct rl_changes *changes, GError **error);
void rl_changes_release(struct rl_changes *changes);

/* PATH as rl_changes_find() names it; owned. */
char *rl_changes_path(const char *path);

/* What NAME holds in the revision; owned, NULL with ERROR. */
GBytes *rl_changes_old_text(const struct rl_changes *changes, const char *name, GError **error);

#endif
