/* Which lines between two steps a path surely runs over. */
#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "db/report/margin.h"

/* SOURCE is a line each; a step stands behind "@" and its number, its count behind "=". The result has for each line its count, '.' for
 * a line on the path without one, '-' for one that is not. */
static char *margin_of(const char *source, int *changes)
{
    char path[] = "/tmp/reflint-margin-XXXXXX";
    struct rl_path_step steps[9] = {{0}};
    struct rl_finding f = {.file = path, .loc = {0, 1, 1, 1, 2}, .steps = steps, .message = ""};
    uint32_t lines = 0;
    g_auto(GStrv) all = g_strsplit(source, "\n", -1);
    close(g_mkstemp(path));
    for (; all[lines]; lines++)
        for (const char *at = all[lines]; (at = strchr(at, '@')); at++) {
            struct rl_path_step *step = &steps[at[1] - '1'];
            *step = (struct rl_path_step){.file = path, .loc = {0, lines + 1, 1, lines + 1, 2}, .text = "", .is_branch = at[2] == '?',
                                          .has_count = at[2] == '=', .count = at[2] == '=' ? atoi(at + 3) : 0};
            f.nsteps = MAX(f.nsteps, (uint32_t)(at[1] - '0'));
        }
    g_file_set_contents(path, source, -1, NULL);
    const struct rl_report_options options = {0};
    struct rl_sources *sources = rl_sources_new("/", &options);
    struct rl_margin margin;
    GString *result = g_string_new(NULL);
    rl_margin_init(&margin, rl_sources_get(sources, path), &f, path, 1, lines);
    for (uint32_t i = 1; i <= lines; i++) {
        const struct rl_margin_line *m = rl_margin_at(&margin, i);
        if (m->cells[0].has_count)
            g_string_append_printf(result, "%d", m->cells[0].count);
        else
            g_string_append_c(result, m->on_path ? '.' : '-');
        if (changes)
            changes[i] = m->cells[0].change;
    }
    cr_assert_null(rl_margin_at(&margin, 0));
    cr_assert_null(rl_margin_at(&margin, lines + 1));
    rl_margin_release(&margin);
    rl_sources_free(sources);
    unlink(path);
    return g_string_free(result, FALSE);
}

static void expect(const char *source, const char *expected)
{
    g_autofree char *got = margin_of(source, NULL);
    cr_assert_str_eq(got, expected, "%s, expected %s:\n%s", got, expected, source);
}

Test(margin, straight_lines) { expect("before;\n  a @1=1\n  b;\n\n  c;\n  d @2=0\n  e;", "-11-10-"); }

Test(margin, a_block_that_is_passed_by)
{
    expect("  a @1=1\n  if (x) { @2?\n    return;\n  }\n  b;\n  c @3", "11--11");
    expect("  a @1=1\n  if (x) @2?\n    y;\n  b;\n  c @3", "11-11");
}

Test(margin, a_block_that_is_entered)
{
    expect("  a @1=1\n  if (x) { @2?\n    b;\n    c @3\n  }\n  d;", "1111--");
    expect("  a @1=1\n  if (x) { @2?\n    b;\n  } else {\n    c;\n    d @3\n  }", "11--11-");
}

Test(margin, behind_a_jump)
{
    expect("  a @1=1\n  if (x) @2?\n    goto out;\n  b;\n  return 0;\nout:\n  c;\n  d @3", "11----11");
    expect("  if (y) {\n    a @1=1\n    b;\n    goto out;\n    c;\n  }\n  d;\nout:\n  e @2=0", "-111----0");
}

Test(margin, the_same_line_again)
{
    int changes[9];
    g_autofree char *got = margin_of("  a @1=1@2=2\n  b @3=1\n  c @4", changes);
    cr_assert_str_eq(got, "211");
    cr_assert_eq(changes[1], 2);
    cr_assert_eq(changes[2], -1);
    cr_assert_eq(changes[3], 0);
}

Test(margin, a_loop)
{
    expect("  for (;;) {\n    a @1=1@3=2\n    b @2@4\n  }", "-22-");
}

Test(margin, no_count_at_all) { expect("  a @1?\n  b;\n  c @2", "..."); }
