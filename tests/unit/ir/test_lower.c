/* Lowering against lower_snippets.txt: each case is a name, C source, and the IR of its functions.
 *
 *     === name
 *     source
 *     ---
 *     what rl_ir_print() prints for each function, then rows of static initialisers
 *
 * Each function is verified too, and its text and its bytes are read back.
 * REFLINT_UPDATE=1 in the environment writes the expectations anew; read the diff before you commit it. */
#include "front.h"

#include <string.h>

#define SNIPPETS RL_SOURCE_DIR "/tests/unit/ir/lower_snippets.txt"

static void check_text_round_trip(const char *name, const char *text, const char *again_of)
{
    struct rl_arena *arena = rl_arena_new();
    GError *error = NULL;
    struct rl_ir_unit *unit = rl_ir_read_text(arena, text, &error);
    cr_assert(unit, "%s: %s\n%s", name, error ? error->message : "", text);
    char *again = again_of ? rl_ir_print(unit, unit->functions[0]) : rl_ir_print(unit, NULL);
    cr_assert_str_eq(again, text, "%s: another text after reading", name);
    g_free(again);
    rl_arena_free(arena);
}

static void check_serial_round_trip(const char *name, const struct rl_ir_unit *unit)
{
    struct rl_arena *arena = rl_arena_new();
    GBytes *bytes = rl_ir_serialise(unit);
    GError *error = NULL;
    struct rl_ir_unit *back = rl_ir_deserialise(arena, bytes, &error);
    cr_assert(back, "%s: %s", name, error ? error->message : "");
    char *before = rl_ir_print(unit, NULL), *after = rl_ir_print(back, NULL);
    cr_assert_str_eq(before, after, "%s: another unit after deserialising", name);
    check_text_round_trip(name, before, NULL);
    GBytes *again = rl_ir_serialise(back);
    cr_assert(g_bytes_equal(bytes, again), "%s: other bytes for the same unit", name);
    g_free(before);
    g_free(after);
    g_bytes_unref(bytes);
    g_bytes_unref(again);
    rl_arena_free(arena);
}

/* The part of the unit's text about one initialised global. */
static void print_inits(const struct rl_ir_unit *unit, GString *out)
{
    char *all = rl_ir_print(unit, NULL);
    char **rows = g_strsplit(all, "\n", -1);
    bool inside = false;
    for (char **row = rows; *row; row++) {
        inside = g_str_has_prefix(*row, "global ") ? strstr(*row, "!init") != NULL : inside && g_str_has_prefix(*row, "  init");
        char *loc = strrchr(*row, '@');
        if (inside)
            g_string_append_printf(out, "%.*s\n", (int)(loc ? loc - *row - 1 : (int)strlen(*row)), *row);
    }
    g_strfreev(rows);
    g_free(all);
}

static char *lower_text(const char *name, const char *source)
{
    struct front front;
    front_parse(&front, source);
    GString *out = g_string_new(NULL);
    for (uint32_t i = 0; i < front.unit->nfunctions; i++) {
        char *broken = rl_ir_verify(front.unit->functions[i]);
        cr_assert_null(broken, "%s: %s", name, broken ? broken : "");
        char *text = rl_ir_print(front.unit, front.unit->functions[i]);
        check_text_round_trip(name, text, "function");
        g_string_append(out, text);
        g_free(text);
    }
    print_inits(front.unit, out);
    check_serial_round_trip(name, front.unit);
    front_release(&front);
    return g_string_free(out, FALSE);
}

Test(ir_lower, snippets)
{
    char *all;
    cr_assert(g_file_get_contents(SNIPPETS, &all, NULL, NULL));
    char **cases = g_strsplit(all, "=== ", -1);
    GString *updated = g_string_new(cases[0]);
    unsigned count = 0, wrong = 0;
    for (char **at = cases + 1; *at; at++, count++) {
        char *divider = strstr(*at, "\n---\n"), *line = strchr(*at, '\n');
        cr_assert(divider && line, "case without ---: %.40s", *at);
        char *name = g_strndup(*at, (gsize)(line - *at));
        char *source = g_strndup(line + 1, (gsize)(divider - line - 1));
        char *text = lower_text(name, source);
        g_string_append_printf(updated, "=== %s\n%s\n---\n%s", name, source, text);
        if (strcmp(text, divider + 5) != 0) {
            wrong++;
            if (!g_getenv("REFLINT_UPDATE"))
                cr_log_error("%s: expected\n%s\nbut got\n%s", name, divider + 5, text);
        }
        g_free(name);
        g_free(source);
        g_free(text);
    }
    if (g_getenv("REFLINT_UPDATE"))
        cr_assert(g_file_set_contents(SNIPPETS, updated->str, -1, NULL));
    else
        cr_assert_eq(wrong, 0, "%u of %u snippets differ", wrong, count);
    cr_assert_gt(count, 30);
    g_string_free(updated, TRUE);
    g_strfreev(cases);
    g_free(all);
}
