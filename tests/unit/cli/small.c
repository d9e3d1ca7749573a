/* The small pieces: suggestions, keys, paths, colours, Markdown. */
#include <criterion/criterion.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/cli/color.h"
#include "analyzer/cli/key.h"
#include "analyzer/cli/markdown.h"
#include "analyzer/cli/project.h"
#include "analyzer/base/suggest.h"

Test(suggest, nearest)
{
    static const char *const names[] = {"check", "report", "rules", "explain", "model", "dump"};
    cr_expect_str_eq(rl_suggest("chekc", names, 6), "check");
    cr_expect_str_eq(rl_suggest("REPORTS", names, 6), "report");
    cr_expect_str_eq(rl_suggest("rule", names, 6), "rules");
    cr_expect_null(rl_suggest("frobnicate", names, 6));
    cr_expect_null(rl_suggest("x", names, 0));
    char *endless = g_strnfill(100000, 'a');
    cr_expect_null(rl_suggest(endless, names, 6));
    g_free(endless);
}

static char *job_key(const char *directory, const char *flag, const char *models, int python, int frontend)
{
    char *flags[] = {(char *)flag, NULL};
    struct rl_job job = {.path = "/p/a.c", .directory = (char *)directory, .flags = flags};
    struct rl_key_options options = {.models = models, .python = python, .frontend = frontend};
    char *common = rl_key_common(&options), *key = rl_key_job(common, &job);
    g_free(common);
    return key;
}

Test(key, depends_on_everything)
{
    char *keys[] = {
        job_key("/p", "-DX", NULL, 0, 0),      job_key("/q", "-DX", NULL, 0, 0), job_key("/p", "-DY", NULL, 0, 0),
        job_key("/p", "-DX", "abc", 0, 0),     job_key("/p", "-DX", NULL, 0x030c, 0), job_key("/p", "-DX", NULL, 0, 1),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        cr_expect_eq(strlen(keys[i]), 64u);
        for (size_t j = 0; j < i; j++)
            cr_expect_str_neq(keys[i], keys[j], "%zu and %zu", i, j);
    }
    char *again = job_key("/p", "-DX", NULL, 0, 0);
    cr_expect_str_eq(again, keys[0]);
    g_free(again);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        g_free(keys[i]);
}

Test(files, content_counts)
{
    char *folder = g_dir_make_tmp("files-XXXXXX", NULL), *header = g_build_filename(folder, "a.h", NULL);
    char *slash = g_strconcat(folder, "/", NULL), *other = g_build_filename(folder, "a.o", NULL);
    g_file_set_contents(header, "one", -1, NULL);
    struct rl_files *files = rl_files_new();
    char *first = g_strdup(rl_files_look(files, header)->hash), *below = g_strdup(rl_files_look(files, slash)->hash);
    cr_expect_eq(strlen(first), RL_FILE_HASH);
    cr_expect_not(rl_files_look(files, header)->stable, "it may have been read before it was changed last");
    g_file_set_contents(header, "two", -1, NULL);
    cr_expect_str_neq(rl_files_look(files, header)->hash, first);
    g_file_set_contents(header, "one", -1, NULL);
    cr_expect_str_eq(rl_files_look(files, header)->hash, first);
    g_file_set_contents(other, "", -1, NULL);
    cr_expect_str_eq(rl_files_look(files, slash)->hash, below, "an object file is no header");
    g_unlink(header);
    cr_expect_str_neq(rl_files_look(files, slash)->hash, below);
    cr_expect_str_eq(rl_files_look(files, header)->hash, "missing");
    rl_files_free(files);
    g_unlink(other);
    g_rmdir(folder);
    g_free(first), g_free(below), g_free(folder), g_free(header), g_free(slash), g_free(other);
}

Test(project, paths)
{
    char *name = rl_path_display("/p/q/a.c", "/p");
    cr_expect_str_eq(name, "q/a.c");
    g_free(name);
    name = rl_path_display("/pq/a.c", "/p");
    cr_expect_str_eq(name, "/pq/a.c");
    g_free(name);
    name = rl_path_display("/a.c", "/");
    cr_expect_str_eq(name, "a.c");
    g_free(name);
}

Test(project, root)
{
    char *top = g_dir_make_tmp("root-XXXXXX", NULL);
    char *deep = g_build_filename(top, "a", "b", NULL), *mark = g_build_filename(top, "a", ".reflint.ini", NULL);
    g_mkdir_with_parents(deep, 0777);
    char *root = rl_project_root(deep);
    cr_expect_str_eq(root, deep, "no mark: the folder itself");
    g_free(root);
    g_file_set_contents(mark, "", 0, NULL);
    root = rl_project_root(deep);
    char *expected = g_build_filename(top, "a", NULL);
    cr_expect_str_eq(root, expected);
    g_unlink(mark);
    g_rmdir(deep);
    g_rmdir(expected);
    g_rmdir(top);
    g_free(expected);
    g_free(root);
    g_free(mark);
    g_free(deep);
    g_free(top);
}

Test(color, variables)
{
    unsetenv("NO_COLOR");
    unsetenv("CLICOLOR_FORCE");
    cr_expect_not(rl_color_wanted(RL_COLOR_AUTO, -1));
    setenv("CLICOLOR_FORCE", "1", 1);
    cr_expect(rl_color_wanted(RL_COLOR_AUTO, -1));
    setenv("NO_COLOR", "1", 1);
    cr_expect_not(rl_color_wanted(RL_COLOR_AUTO, -1));
    cr_expect(rl_color_wanted(RL_COLOR_ALWAYS, -1));
    setenv("NO_COLOR", "", 1);
    cr_expect(rl_color_wanted(RL_COLOR_AUTO, -1), "an empty NO_COLOR counts as none");
    cr_expect_not(rl_color_wanted(RL_COLOR_NEVER, 1));
}

static void expect_markdown(const char *text, bool color, const char *expected)
{
    char *printed = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&printed, &size);
    rl_markdown_print(text, color, out);
    fclose(out);
    cr_expect_str_eq(printed, expected);
    free(printed);
}

Test(markdown, text)
{
    expect_markdown("# Head\n\nA `code` and **bold** [link](x.md).\n", false, "Head\n\nA `code` and bold link.\n");
    expect_markdown("```c\nint x; // `y`\n\n# no head\n```\n", false, "    int x; // `y`\n\n    # no head\n");
    expect_markdown("open ` and ** and [x] (y)", false, "open ` and ** and [x] (y)\n");
    expect_markdown("## H\n`c`\n", true, "\033[1mH\033[0m\n\033[36mc\033[0m\n");
    expect_markdown("", true, "");
}
