/* Source lines as the reports quote them: columns of terminals and of UTF-16, and GitHub's line hash. */
#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "db/report/source.h"

static struct rl_sources *with_file(const char *text, gssize length)
{
    g_autofree char *dir = g_dir_make_tmp("rl-source-XXXXXX", NULL), *path = g_build_filename(dir, "a.c", NULL);
    cr_assert(g_file_set_contents(path, text, length, NULL));
    return rl_sources_new(dir, &(struct rl_report_options){0});
}

static void line_is(const struct rl_source *source, uint32_t line, const char *expected)
{
    size_t length = 0;
    const char *text = rl_source_line(source, line, &length);
    g_autofree char *copy = text ? g_strndup(text, length) : NULL;
    cr_assert(g_strcmp0(copy, expected) == 0, "line %u is %s, not %s", line, copy, expected);
}

Test(source, lines)
{
    struct rl_sources *sources = with_file("one\ntwo\r\nthree\rfour\n\nsix", -1);
    struct rl_source *source = rl_sources_get(sources, "a.c");
    cr_assert(source);
    const char *lines[] = {NULL, "one", "two", "three", "four", "", "six", NULL};
    for (uint32_t i = 0; i < G_N_ELEMENTS(lines); i++)
        line_is(source, i, lines[i]);
    cr_assert_null(rl_sources_get(sources, "missing.c"));
    cr_assert_null(rl_sources_get(sources, "."));
    cr_assert_null(rl_sources_get(sources, NULL));
    rl_sources_free(sources);
}

Test(source, an_empty_file)
{
    struct rl_sources *sources = with_file("", 0);
    line_is(rl_sources_get(sources, "a.c"), 1, "");
    line_is(rl_sources_get(sources, "a.c"), 2, NULL);
    rl_sources_free(sources);
}

Test(source, widths)
{
    const char line[] = "a\tb\xC3\xBC\xE6\xBC\xA2\xF0\x9F\x90\x8D\xFFz\x1B["; /* tab, two bytes, wide, wide, a bad byte, escape */
    size_t n = strlen(line);
    const struct {
        size_t bytes;
        uint32_t width;
    } at[] = {{0, 0}, {1, 1}, {2, 8}, {3, 9}, {5, 10}, {8, 12}, {12, 14}, {13, 15}, {14, 16}, {n, 18}, {n + 3, 21}};
    for (size_t i = 0; i < G_N_ELEMENTS(at); i++)
        cr_assert_eq(rl_source_width(line, n, at[i].bytes), at[i].width, "%zu bytes", at[i].bytes);
    g_autofree char *shown = rl_source_display(line, n);
    cr_assert(g_utf8_validate(shown, -1, NULL));
    cr_assert_str_eq(shown, "a       b\xC3\xBC\xE6\xBC\xA2\xF0\x9F\x90\x8D\xEF\xBF\xBDz\xEF\xBF\xBD[");
}

Test(source, utf16)
{
    struct rl_sources *sources = with_file("\xC3\xBC\xF0\x9F\x90\x8Dx\n", -1);
    struct rl_source *source = rl_sources_get(sources, "a.c");
    cr_assert_eq(rl_source_utf16_col(source, 1, 1), 1);
    cr_assert_eq(rl_source_utf16_col(source, 1, 3), 2);
    cr_assert_eq(rl_source_utf16_col(source, 1, 7), 4); /* a pair */
    cr_assert_eq(rl_source_utf16_col(source, 1, 8), 5);
    cr_assert_eq(rl_source_utf16_col(source, 1, 10), 7); /* past the end: bytes */
    cr_assert_eq(rl_source_utf16_col(source, 9, 10), 10);
    cr_assert_eq(rl_source_utf16_col(NULL, 1, 10), 10);
    rl_sources_free(sources);
}

/* The values are what GitHub's own action computes for these texts. */
static void hashes_are(const char *text, const char *const *hashes)
{
    struct rl_sources *sources = with_file(text, -1);
    struct rl_source *source = rl_sources_get(sources, "a.c");
    uint32_t line = 1;
    for (; hashes[line - 1]; line++)
        cr_assert_str_eq(rl_source_line_hash(source, line), hashes[line - 1], "line %u", line);
    cr_assert_null(rl_source_line_hash(source, line));
    cr_assert_null(rl_source_line_hash(source, 0));
    rl_sources_free(sources);
}

Test(source, line_hashes)
{
    hashes_are("", (const char *const[]){"c129715d7a2bc9a3:1", NULL});
    hashes_are(" a\nb\n  \t\tc\n d", (const char *const[]){"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1", NULL});
    hashes_are(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
               (const char *const[]){"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
                                     "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1", NULL});
    GString *lorem = g_string_new(NULL);
    for (int i = 0; i < 10; i++)
        g_string_append(lorem, "Lorem ipsum dolor sit amet.\n");
    hashes_are(lorem->str, (const char *const[]){"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4",
                                                 "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
                                                 "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1", NULL});
    g_string_free(lorem, TRUE);
}
