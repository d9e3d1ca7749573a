/* What files hold, by hash, and by what stat() tells of them whether they still hold it.
 *
 * A path that ends with "/" is a folder: its hash is that of the headers and folders in it, so that a header that appears
 * is noticed.  A file whose times are not older than the run may have been read before it was changed last: it is not
 * stable, and nothing that was made of it is kept.
 */
#ifndef RL_CLI_FILES_H
#define RL_CLI_FILES_H

#include <glib.h>
#include <stdbool.h>

#include "db/cache.h"

enum { RL_FILE_HASH = 32 };

struct rl_seen_file {
    char *path;
    char hash[RL_FILE_HASH + 1]; /* hex; "missing" */
    struct rl_file_stamp stamp;
    bool stable;
};

struct rl_files;
struct rl_files *rl_files_new(void);
void rl_files_free(struct rl_files *files);

/* PATH held what HASH says when it had STAMP. */
void rl_files_know(struct rl_files *files, const char *path, const char *hash, const struct rl_file_stamp *stamp);

/* PATH as it is now.  Its text is read only when its stamp is not known.  Borrowed until the next call. */
const struct rl_seen_file *rl_files_look(struct rl_files *files, const char *path);

#endif
