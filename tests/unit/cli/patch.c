/* patch.c and rewrite.c: edits of bytes, diffs that can be applied, and files that are never half written. */
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#include "analyzer/cli/patch.h"
#include "analyzer/cli/rewrite.h"

static GBytes *bytes(const char *text) { return g_bytes_new(text, strlen(text)); }

static void expect_diff(const char *before, const char *after, const char *diff)
{
    GBytes *a = bytes(before), *b = bytes(after);
    GString *out = g_string_new(NULL);
    rl_patch_diff(out, "a.c", a, b);
    cr_expect_str_eq(out->str, diff);
    g_string_free(out, TRUE);
    g_bytes_unref(a);
    g_bytes_unref(b);
}

#define HEAD "--- a/a.c\n+++ b/a.c\n"

Test(patch, diff)
{
    expect_diff("x\n", "x\n", "");
    expect_diff("x\n", "y\nx\n", HEAD "@@ -1 +1,2 @@\n+y\n x\n");
    expect_diff("x\n", "x\ny\n", HEAD "@@ -1 +1,2 @@\n x\n+y\n");
    expect_diff("", "y\n", HEAD "@@ -0,0 +1 @@\n+y\n");
    expect_diff("a\nb\nc\n", "a\nc\n", HEAD "@@ -1,3 +1,2 @@\n a\n-b\n c\n");
    expect_diff("x", "y", HEAD "@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n");
    expect_diff("x", "x\n", HEAD "@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n");
    expect_diff("x\r\n\xe4\r\n", "y\r\nx\r\n\xe4\r\n", HEAD "@@ -1,2 +1,3 @@\n+y\r\n x\r\n \xe4\r\n");
}

Test(patch, hunks_join_when_their_context_meets)
{
    expect_diff("1\n2\n3\n4\n5\n6\n7\n8\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n8\n",
                HEAD "@@ -1,3 +1,4 @@\n+A\n 1\n 2\n 3\n@@ -5,4 +6,5 @@\n 5\n 6\n 7\n+B\n 8\n");
    expect_diff("1\n2\n3\n4\n5\n6\n7\n", "A\n1\n2\n3\n4\n5\n6\nB\n7\n",
                HEAD "@@ -1,7 +1,9 @@\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n+B\n 7\n");
}

Test(patch, diff_of_much)
{
    GString *a = g_string_new(NULL), *b = g_string_new(NULL);
    for (int i = 0; i < 5000; i++) {
        g_string_append_printf(a, "a%d\n", i);
        g_string_append_printf(b, "b%d\n", i);
    }
    GBytes *before = g_string_free_to_bytes(a), *after = g_string_free_to_bytes(b);
    GString *out = g_string_new(NULL);
    rl_patch_diff(out, "a.c", before, after);
    cr_expect(strstr(out->str, "@@ -1,5000 +1,5000 @@\n-a0\n"));
    g_string_free(out, TRUE);
    g_bytes_unref(before);
    g_bytes_unref(after);
}

Test(patch, names)
{
    static const char *const names[][2] = {
        {"a b.c", "--- a/a b.c\t\n"}, {"a\"b.c", "--- \"a/a\\\"b.c\"\n"}, {"a\tb.c", "--- \"a/a\\011b.c\"\n"}};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        GBytes *a = bytes("x\n"), *b = bytes("y\n");
        GString *out = g_string_new(NULL);
        rl_patch_diff(out, names[i][0], a, b);
        cr_expect(g_str_has_prefix(out->str, names[i][1]), "%s", out->str);
        g_string_free(out, TRUE);
        g_bytes_unref(a);
        g_bytes_unref(b);
    }
}

Test(patch, edits)
{
    const char *text = "one\ntwo\n";
    struct rl_edit edits[] = {{{.line = 2, .col = 1, .end_line = 2, .end_col = 4}, "2"}, {{.line = 1, .col = 4, .end_line = 1, .end_col = 4}, "!"}};
    GArray *cuts = g_array_new(FALSE, FALSE, sizeof(struct rl_cut));
    for (size_t i = 0; i < G_N_ELEMENTS(edits); i++) {
        struct rl_cut cut;
        cr_assert(rl_patch_locate(text, strlen(text), &edits[i], &cut));
        g_array_append_val(cuts, cut);
    }
    cr_expect_not(rl_patch_overlap(&g_array_index(cuts, struct rl_cut, 0), &g_array_index(cuts, struct rl_cut, 1)));
    GBytes *before = bytes(text), *after = rl_patch_apply(before, cuts), *wanted = bytes("one!\n2\n");
    cr_expect(g_bytes_equal(after, wanted));
    struct rl_cut cut;
    const struct rl_edit outside[] = {{{.line = 1, .col = 5, .end_line = 1, .end_col = 5}, ""}, {{.line = 4, .col = 1, .end_line = 4, .end_col = 1}, ""},
                                      {{.line = 2, .col = 1, .end_line = 1, .end_col = 1}, ""}, {{0}, ""}};
    for (size_t i = 0; i < G_N_ELEMENTS(outside); i++)
        cr_expect_not(rl_patch_locate(text, strlen(text), &outside[i], &cut), "%zu", i);
    g_bytes_unref(before);
    g_bytes_unref(after);
    g_bytes_unref(wanted);
    g_array_free(cuts, TRUE);
}

/* Whether the file holds WANTED; NULL: whether it cannot be read. */
static bool holds(const char *path, const char *wanted)
{
    g_autofree char *text = NULL;
    g_file_get_contents(path, &text, NULL, NULL);
    return g_strcmp0(text, wanted) == 0;
}

Test(rewrite, files_keep_what_others_wrote)
{
    char *folder = g_dir_make_tmp("reflint-XXXXXX", NULL), *path = g_build_filename(folder, "a.c", NULL);
    GBytes *text = bytes("new\n");
    GError *error = NULL;
    cr_assert(g_file_set_contents(path, "old\n", -1, NULL) && g_chmod(path, 0750) == 0);
    struct rl_stamp stamp = rl_stamp_of(path);
    cr_expect(rl_rewrite(path, &stamp, text, &error));
    cr_expect(holds(path, "new\n"));
    cr_expect_eq(rl_stamp_of(path).is.st_mode & 07777, 0750);

    cr_expect_not(rl_rewrite(path, &stamp, text, &error), "it is another file by now");
    cr_expect(strstr(error->message, "a.c: not changed: it has changed since it was linted"));
    g_clear_error(&error);
    cr_expect_null(rl_rewrite_read(path, &stamp, &error));
    g_clear_error(&error);

    g_chmod(path, 0440);
    stamp = rl_stamp_of(path);
    cr_expect_not(rl_rewrite(path, &stamp, text, &error));
    cr_expect(strstr(error->message, "it is read-only"));
    g_clear_error(&error);

    g_unlink(path);
    cr_expect_not(rl_rewrite(path, &stamp, text, &error));
    g_clear_error(&error);
    cr_expect(holds(path, NULL));
    cr_expect_eq(g_rmdir(folder), 0, "no temporary file is left");
    g_bytes_unref(text);
    g_free(path);
    g_free(folder);
}
