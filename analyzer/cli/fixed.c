#include "analyzer/cli/fixed.h"

#include <stdio.h>

#include "analyzer/cli/output.h"
#include "analyzer/cli/patch.h"
#include "analyzer/cli/project.h"

bool rl_fixed_print(const struct rl_fixing *fixing, const char *here, const char *root, GError **error)
{
    GString *diff = g_string_new(NULL);
    for (guint i = 0; i < fixing->mended->len; i++) {
        const struct rl_fixed_file *file = fixing->mended->pdata[i];
        char *name = rl_path_display(file->path, here);
        if (name[0] == '/') {
            g_free(name);
            name = rl_path_display(file->path, root);
        }
        rl_patch_diff(diff, name[0] == '/' ? name + 1 : name, file->before, file->after);
        g_free(name);
    }
    fwrite(diff->str, 1, diff->len, stdout);
    g_string_free(diff, TRUE);
    return rl_output_flush_stdout(error);
}

uint32_t rl_fixed_write(const struct rl_fixing *fixing, struct rl_console *console, uint32_t *count, uint32_t *failed)
{
    uint32_t written = 0;
    for (guint i = 0; i < fixing->mended->len; i++) {
        const struct rl_fixed_file *file = fixing->mended->pdata[i];
        GError *error = NULL;
        if (rl_rewrite(file->target ? file->target : file->path, &file->stamp, file->after, &error)) {
            written++;
            *count += file->count;
            continue;
        }
        rl_error(console, "%s", error->message);
        g_error_free(error);
        ++*failed;
    }
    return written;
}
