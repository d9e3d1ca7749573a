#include "analyzer/cli/output.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyzer/base/error.h"

static bool fail(GError **error, const char *path, int number)
{
    g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: %s", path, g_strerror(number));
    return false;
}

/* The mode that a new file would get. */
static mode_t new_file_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool open_temporary(struct rl_output *output, GError **error)
{
    output->temporary = g_strconcat(output->path, ".XXXXXX", NULL);
    int fd = g_mkstemp(output->temporary);
    if (fd < 0) {
        int number = errno;
        g_clear_pointer(&output->temporary, g_free);
        return fail(error, output->path, number);
    }
    struct stat old;
    fchmod(fd, stat(output->path, &old) == 0 ? old.st_mode & 07777 : new_file_mode());
    output->file = fdopen(fd, "w");
    return true;
}

const char *rl_output_name(const char *path)
{
    return !path || strcmp(path, "-") == 0 ? "standard output" : path;
}

bool rl_output_open(struct rl_output *output, const char *path, GError **error)
{
    memset(output, 0, sizeof(*output));
    if (!path || strcmp(path, "-") == 0) {
        output->file = stdout;
        return true;
    }
    output->path = g_strdup(path);
    struct stat old;
    bool there = stat(path, &old) == 0;
    bool ok = true;
    if (there && S_ISDIR(old.st_mode)) {
        ok = fail(error, path, EISDIR);
    } else if (there && !S_ISREG(old.st_mode)) { /* /dev/null, /dev/full, a named pipe */
        output->file = fopen(path, "w");
        ok = output->file || fail(error, path, errno);
    } else {
        ok = open_temporary(output, error);
    }
    if (!ok)
        g_clear_pointer(&output->path, g_free);
    return ok;
}

bool rl_output_flush_stdout(GError **error)
{
    errno = 0;
    bool bad = ferror(stdout) != 0;
    if (fflush(stdout) == 0 && !bad)
        return true;
    int number = errno;
    clearerr(stdout); /* said once */
    return fail(error, "standard output", number ? number : EIO);
}

bool rl_output_close(struct rl_output *output, bool keep, GError **error)
{
    if (!output->path)
        return rl_output_flush_stdout(error);
    errno = 0;
    bool ok = !ferror(output->file);
    ok = fclose(output->file) == 0 && ok;
    if (!ok)
        fail(error, output->path, errno ? errno : EIO);
    if (output->temporary) {
        if (ok && keep && rename(output->temporary, output->path) != 0)
            ok = fail(error, output->path, errno);
        if (!ok || !keep)
            g_unlink(output->temporary);
    }
    g_free(output->temporary);
    g_free(output->path);
    memset(output, 0, sizeof(*output));
    return ok;
}

int rl_output_terminal(const struct rl_output *output)
{
    return output->path ? -1 : STDOUT_FILENO;
}
