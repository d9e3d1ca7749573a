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
#include "analyzer/cli/suggest.h"

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

static char *key(const char *directory, const char *flag, const char *text, const char *included, const char *models, int python)
{
    const char *const flags[] = {flag, NULL};
    struct rl_key_input input = {
        .directory = directory, .flags = flags, .path = "/p/a.c", .text = text, .len = strlen(text), .included = &included,
        .nincluded = included != NULL, .models = models, .python = python,
    };
    struct rl_key_memo *memo = rl_key_memo_new();
    char *hash = rl_key_compute(memo, &input);
    rl_key_memo_free(memo);
    return hash;
}

Test(key, depends_on_everything)
{
    char *header = NULL;
    int fd = g_file_open_tmp("key-XXXXXX.h", &header, NULL);
    g_close(fd, NULL);
    g_file_set_contents(header, "one", -1, NULL);
    char *keys[8];
    size_t n = 0;
    keys[n++] = key("/p", "-DX", "text", header, NULL, 0);
    keys[n++] = key("/q", "-DX", "text", header, NULL, 0);
    keys[n++] = key("/p", "-DY", "text", header, NULL, 0);
    keys[n++] = key("/p", "-DX", "texts", header, NULL, 0);
    keys[n++] = key("/p", "-DX", "text", NULL, NULL, 0);
    keys[n++] = key("/p", "-DX", "text", header, "abc", 0);
    keys[n++] = key("/p", "-DX", "text", header, NULL, 0x030c);
    g_file_set_contents(header, "two", -1, NULL);
    keys[n++] = key("/p", "-DX", "text", header, NULL, 0);
    for (size_t i = 0; i < n; i++) {
        cr_expect_eq(strlen(keys[i]), 64u);
        for (size_t j = 0; j < i; j++)
            cr_expect_str_neq(keys[i], keys[j], "%zu and %zu", i, j);
    }
    g_file_set_contents(header, "one", -1, NULL);
    char *again = key("/p", "-DX", "text", header, NULL, 0);
    cr_expect_str_eq(again, keys[0]);
    g_free(again);
    for (size_t i = 0; i < n; i++)
        g_free(keys[i]);
    g_unlink(header);
    g_free(header);
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
