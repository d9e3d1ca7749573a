/* Several databases' last runs as one.
 *
 * The result is told by the set of units in them, not by the order or the number of times in which they come: a unit (path
 * below its root, folder, flags) counts once, and of two results that differ always the same one is taken.
 */
#ifndef RL_CLI_MERGE_H
#define RL_CLI_MERGE_H

#include <glib.h>
#include <stdbool.h>

struct rl_merge {
    GPtrArray *rows; /* struct merged_row * */
    const char *root; /* the least of all roots, where the united run lies; borrowed */
};

void rl_merge_init(struct rl_merge *merge);
void rl_merge_release(struct rl_merge *merge);

/* The last finished run of the database PATH; false with ERROR. */
bool rl_merge_add(struct rl_merge *merge, const char *path, GError **error);

/* The united rows as bytes (wire.h), in the order in which one run would have told them: GPtrArray of GBytes, owned. */
GPtrArray *rl_merge_unite(struct rl_merge *merge);

#endif
