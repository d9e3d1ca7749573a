/* suppress.c: comments that hide findings, and text that only looks like them. */
#include <criterion/criterion.h>
#include <string.h>

#include "analyzer/cli/suppress.h"

/* What hides a RL101 finding at LINE of TEXT, or "". */
static const char *hides(struct rl_suppressor *suppressor, const char *text, uint32_t line)
{
    rl_suppressor_put(suppressor, "/a.c", text, strlen(text));
    struct rl_finding finding = {.rule = "RL101", .file = "/a.c", .loc = {.line = line, .end_line = line}};
    const char *by = rl_suppressed_by(suppressor, &finding, "leaked-reference");
    return by ? by : "";
}

static void expect(const char *text, uint32_t line, const char *by)
{
    struct rl_suppressor *suppressor = rl_suppressor_new();
    const char *actual = hides(suppressor, text, line);
    cr_expect_str_eq(actual, by, "line %u of:\n%s\ngives \"%s\"", line, text, actual);
    rl_suppressor_free(suppressor);
}

Test(suppress, forms)
{
    expect("x; // NOLINT\n", 1, "NOLINT");
    expect("x; /* NOLINT */ y;\n", 1, "NOLINT");
    expect("x; // why not: NOLINT(RL101): kept for ever\n", 1, "NOLINT(RL101): kept for ever");
    expect("x; // NOLINT( rl1* , bugprone-x )\n", 1, "NOLINT( rl1* , bugprone-x )");
    expect("x; // NOLINT(leaked-reference)", 1, "NOLINT(leaked-reference)");
    expect("x; // NOLINT(bugprone-x) NOLINT(RL101)\n", 1, "NOLINT(RL101)");
    expect("// NOLINTNEXTLINE(RL101)\nx;\n", 2, "NOLINTNEXTLINE(RL101)");
    expect("x; // reflint: ignore[RL101] kept\n", 1, "reflint: ignore[RL101] kept");
    expect("x; //reflint:ignore\n", 1, "reflint:ignore");
    expect("/* one\n * NOLINT\n */ x;\n", 2, "NOLINT");
}

Test(suppress, what_is_none)
{
    expect("x; // NOLINT(RL111)\n", 1, "");
    expect("x; // NOLINT()\n", 1, "");
    expect("x; // NOLINTNEXTLINE\n", 1, "");
    expect("x; // NOLINTBEGIN\n", 1, "");
    expect("x; // DONOLINT\n", 1, "");
    expect("x; // reflint: ignores\n", 1, "");
    expect("x = \"// NOLINT\";\n", 1, "");
    expect("x = '\"'; y = \"// NOLINT\";\n", 1, "");
    expect("x = \"\\\"// NOLINT\";\n", 1, "");
    expect("#define X NOLINT\n", 1, "");
    expect("x;\n// NOLINT\n", 1, "");
    expect("", 1, "");
    expect("/* NOLINT", 2, "");
    expect("/", 1, "");
    expect("x = \"\\", 1, "");
    expect("// NOLINT(", 2, "");
}

Test(suppress, lines_are_counted_through_everything)
{
    expect("/*\n\n*/ \"a\\\nb\" // c \\\n d\nx; // NOLINT\n", 6, "NOLINT");
    expect("// c \\\n NOLINT\nx;\n", 2, "NOLINT");
    expect("char *s = \"open\nx; // NOLINT\n", 2, "NOLINT");
    expect("a\r\nb // NOLINT\r\n", 2, "NOLINT");
}

Test(suppress, blocks)
{
    expect("// NOLINTBEGIN\nx;\n// NOLINTEND\n", 2, "NOLINTBEGIN");
    expect("// NOLINTBEGIN\nx;\n// NOLINTEND\ny;\n", 4, "");
    expect("// NOLINTBEGIN\nx;\n", 2, "");
    expect("x;\n// NOLINTEND\n", 1, "");
    expect("// NOLINTBEGIN(RL101): a\n// NOLINTBEGIN(RL102): b\nx;\n// NOLINTEND(RL101)\ny;\n// NOLINTEND(RL102)\n", 3, "NOLINTBEGIN(RL101): a");
    expect("// NOLINTBEGIN(RL101)\n// NOLINTBEGIN(RL102)\nx;\n// NOLINTEND(RL101)\ny;\n// NOLINTEND(RL102)\n", 5, "");
    expect("// NOLINTBEGINNER\nx;\n// NOLINTEND\n", 2, "");
}

Test(suppress, places_of_a_finding)
{
    struct rl_suppressor *suppressor = rl_suppressor_new();
    const char *text = "a; // NOLINT(RL101) origin\nb;\nc;\nd; // NOLINT end\n";
    rl_suppressor_put(suppressor, "/a.c", text, strlen(text));
    struct rl_finding finding = {.rule = "RL101", .file = "/a.c", .loc = {.line = 2, .end_line = 3}};
    cr_expect_null(rl_suppressed_by(suppressor, &finding, NULL));
    finding.loc.end_line = 4;
    cr_expect_str_eq(rl_suppressed_by(suppressor, &finding, NULL), "NOLINT end");
    finding.loc.end_line = 3;
    finding.origin_file = "/a.c";
    finding.origin_loc.line = 1;
    cr_expect_str_eq(rl_suppressed_by(suppressor, &finding, NULL), "NOLINT(RL101) origin");
    finding.file = finding.origin_file = "/nowhere/at/all.c";
    cr_expect_null(rl_suppressed_by(suppressor, &finding, NULL));
    rl_suppressor_free(suppressor);
}
