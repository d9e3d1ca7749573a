/* Files that get another text: whole or not at all, and never over what somebody else has written meanwhile. */
#ifndef RL_CLI_REWRITE_H
#define RL_CLI_REWRITE_H

#include <glib.h>
#include <stdbool.h>
#include <sys/stat.h>

/* What stat() says; a file that says the same holds the same. */
struct rl_stamp {
    bool there;
    struct stat is;
};

struct rl_stamp rl_stamp_of(const char *path);

/* What PATH holds, if it is as STAMP says.  Returns: owned, NULL with ERROR. */
GBytes *rl_rewrite_read(const char *path, const struct rl_stamp *stamp, GError **error);

/* Makes TEXT what PATH (no link) holds, if it is as STAMP says.  Its mode and, where that is allowed, its owner stay.  False with
 * ERROR: it is read-only, has changed, or the system refuses; it then holds what it held. */
bool rl_rewrite(const char *path, const struct rl_stamp *stamp, GBytes *text, GError **error);

#endif
