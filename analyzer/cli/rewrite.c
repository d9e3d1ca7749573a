#include "analyzer/cli/rewrite.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "analyzer/base/error.h"

static bool fail(GError **error, const char *path, const char *why)
{
    g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: not changed: %s", path, why);
    return false;
}

struct rl_stamp rl_stamp_of(const char *path)
{
    struct rl_stamp stamp = {0};
    stamp.there = stat(path, &stamp.is) == 0;
    return stamp;
}

static bool same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool is_current(const char *path, const struct rl_stamp *stamp)
{
    const struct rl_stamp now = rl_stamp_of(path);
    return now.there && stamp->there && now.is.st_dev == stamp->is.st_dev && now.is.st_ino == stamp->is.st_ino &&
           now.is.st_size == stamp->is.st_size && same_time(now.is.st_mtim, stamp->is.st_mtim) &&
           same_time(now.is.st_ctim, stamp->is.st_ctim);
}

static bool check(const char *path, const struct rl_stamp *stamp, GError **error)
{
    return is_current(path, stamp) || fail(error, path, "it has changed since it was linted");
}

GBytes *rl_rewrite_read(const char *path, const struct rl_stamp *stamp, GError **error)
{
    char *text;
    gsize len;
    GError *inner = NULL;
    if (!g_file_get_contents(path, &text, &len, &inner)) {
        fail(error, path, inner->message);
        g_error_free(inner);
        return NULL;
    }
    if (check(path, stamp, error))
        return g_bytes_new_take(text, len);
    g_free(text);
    return NULL;
}

static bool write_all(int fd, GBytes *text)
{
    gsize len;
    const char *at = g_bytes_get_data(text, &len), *end = at + len;
    while (at < end) {
        ssize_t count = write(fd, at, (size_t)(end - at));
        if (count < 0 && errno != EINTR)
            return false;
        at += count > 0 ? count : 0;
    }
    return true;
}

bool rl_rewrite(const char *path, const struct rl_stamp *stamp, GBytes *text, GError **error)
{
    if (!check(path, stamp, error))
        return false;
    if (!(stamp->is.st_mode & 0222) || access(path, W_OK) != 0)
        return fail(error, path, "it is read-only");
    char *temporary = g_strconcat(path, ".XXXXXX", NULL);
    int fd = g_mkstemp(temporary);
    bool ok = fd >= 0;
    if (ok) {
        if (fchown(fd, stamp->is.st_uid, stamp->is.st_gid) != 0) {
            /* not allowed: it is the writer's then */
        }
        ok = fchmod(fd, stamp->is.st_mode & 07777) == 0 && write_all(fd, text) && fsync(fd) == 0;
        ok = close(fd) == 0 && ok;
    }
    int number = errno;
    if (ok && !check(path, stamp, error)) {
        g_unlink(temporary);
        g_free(temporary);
        return false;
    }
    if (ok && rename(temporary, path) != 0) {
        number = errno;
        ok = false;
    }
    if (!ok && fd >= 0)
        g_unlink(temporary);
    g_free(temporary);
    return ok || fail(error, path, g_strerror(number));
}
