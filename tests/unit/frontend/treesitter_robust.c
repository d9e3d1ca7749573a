/* The tree-sitter front end on text that is hardly C: it ends, it keeps the other functions, it says which were lost. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "analyzer/frontend/frontend.h"

struct result {
    struct rl_arena *arena;
    struct rl_unit *unit;
};

static struct result parse(const char *text, size_t len)
{
    char *path = NULL;
    int fd = g_file_open_tmp("reflint-ts-XXXXXX.c", &path, NULL);
    cr_assert(fd >= 0);
    g_close(fd, NULL);
    cr_assert(g_file_set_contents(path, text, (gssize)len, NULL));
    struct result result = {.arena = rl_arena_new()};
    struct rl_parse_request request = {.path = path};
    GError *error = NULL;
    result.unit = rl_treesitter_parse(result.arena, &request, &error);
    cr_assert(result.unit != NULL, "%s", error ? error->message : "?");
    char *dump = rl_syntax_dump(result.unit, NULL);
    g_free(dump);
    g_unlink(path);
    g_free(path);
    return result;
}

static const struct rl_function *find(struct result result, const char *name)
{
    for (uint32_t i = 0; i < result.unit->nfunctions; i++)
        if (strcmp(result.unit->functions[i]->decl->name, name) == 0)
            return result.unit->functions[i];
    return NULL;
}

/* Parses TEXT; the function g must be there, and sound if SOUND. */
static void keeps_g(const char *text, size_t len, bool sound)
{
    struct result result = parse(text, len);
    const struct rl_function *g = find(result, "g");
    cr_expect(g != NULL, "g is lost");
    if (g && sound)
        cr_expect(g->body != NULL && !g->has_errors, "g is not sound");
    rl_arena_free(result.arena);
}

static void repeated(const char *before, const char *part, unsigned times, const char *middle, const char *part2,
                     const char *after)
{
    GString *text = g_string_new(before);
    for (unsigned i = 0; i < times; i++)
        g_string_append(text, part);
    g_string_append(text, middle);
    for (unsigned i = 0; i < times; i++)
        g_string_append(text, part2);
    g_string_append(text, after);
    struct result result = parse(text->str, text->len);
    rl_arena_free(result.arena);
    g_string_free(text, TRUE);
}

Test(treesitter_robust, bytes)
{
    static const char nul[] = "int f(void)\0 { return 1; }\0\0 int g(void) { return 2; }\n";
    static const char latin1[] = "/* \xe9 */ char *s = \"caf\xe9\"; int g(void) { int \xe9t\xe9 = 1; return \xe9t\xe9; }";
    static const char crlf[] = "#define A(x) \\\r\n  do { x; } while (0)\r\nint g(int a)\r\n{\r\n  A(a++);\r\n  return a;\r\n}\r\n";
    keeps_g(nul, sizeof(nul) - 1, true);
    keeps_g(latin1, sizeof(latin1) - 1, true);
    keeps_g(crlf, sizeof(crlf) - 1, true);
    struct result empty = parse("", 0);
    cr_expect(empty.unit->nfunctions == 0);
    rl_arena_free(empty.arena);
}

Test(treesitter_robust, braces)
{
    static const char open[] = "int f(int a) {\n if (a) {\n return 1;\n}\n\nstatic int g(int b)\n{\n return b;\n}\n";
    static const char closed[] = "int f(int a) {\n if (a) }\n return 1;\n}\n}\n}\n\nint g(int b)\n{\n return b;\n}\n";
    keeps_g(open, sizeof(open) - 1, true);
    keeps_g(closed, sizeof(closed) - 1, true);
}

Test(treesitter_robust, a_broken_function_says_so)
{
    static const char text[] = "int f(int a)\n{\n  a = = + ) 3 (;\n  return a;\n}\nint g(int b)\n{\n  return b;\n}\n";
    struct result result = parse(text, sizeof(text) - 1);
    const struct rl_function *f = find(result, "f"), *g = find(result, "g");
    cr_expect(f && f->has_errors);
    cr_expect(g && !g->has_errors);
    rl_arena_free(result.arena);
}

Test(treesitter_robust, a_long_line)
{
    GString *text = g_string_new("int f(int a) { ");
    while (text->len < 1024 * 1024)
        g_string_append(text, "a = a + 1; ");
    g_string_append(text, "return a; }\nint g(void) { return 1; }");
    keeps_g(text->str, text->len, true);
    g_string_free(text, TRUE);
}

Test(treesitter_robust, deep)
{
    repeated("int f(void) { return ", "(", 5000, "1", ")", "; }\n");
    repeated("int f(void) { return ", "(", 5000, "1; }\n", "", "");
    repeated("int f(int a) { ", "{", 5000, "a++;", "}", " return a; }\n");
    repeated("int f(int a) { ", "if (a) ", 10000, "a++; return a; }\n", "", "");
    repeated("int f(int a) { ", "if (a) a++; else ", 10000, "a++; return a; }\n", "", "");
    repeated("int f(int a) { return ", "a + ", 10000, "a; }\n", "", "");
    repeated("int f(int a) { return ", "-!~", 10000, "a; }\n", "", "");
    repeated("int f(int a) { return ", "a ? a : ", 10000, "a; }\n", "", "");
    repeated("int f(int a) { a = ", "g(a, ", 10000, "1", ")", "; }\n");
    repeated("int a[] = ", "{", 10000, "1", "}", ";\n");
    repeated("int ", "*", 10000, "f(void) { return 0; }\n", "", "");
    repeated("struct ", "{ struct ", 2000, "{ int a; } x;", "} x;", "\n");
    repeated("int f(int a) { switch (a) {", "case 1: ", 10000, "a++; } return a; }\n", "", "");
}

Test(treesitter_robust, macros_that_explode)
{
    static const char cycle[] = "#define A B\n#define B A\n#define F(x) F(x) + F(x)\nint g(int a) { A; F(F(F(a))); return a; }\n";
    keeps_g(cycle, sizeof(cycle) - 1, true);
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 60; i++)
        g_string_append_printf(text, "#define M%d M%d M%d\n", i, i + 1, i + 1);
    g_string_append(text, "#define M60 x;\nint f(int a) { M0 return a; }\nint g(void) { return 1; }\n");
    keeps_g(text->str, text->len, false);
    g_string_assign(text, "#define G(x) x x\nint f(int a) { ");
    for (int i = 0; i < 60; i++)
        g_string_append(text, "G(");
    g_string_append(text, "a;");
    for (int i = 0; i < 60; i++)
        g_string_append(text, ")");
    g_string_append(text, " return a; }\nint g(void) { return 1; }\n");
    keeps_g(text->str, text->len, false);
    g_string_free(text, TRUE);
}

Test(treesitter_robust, directives)
{
    static const char text[] = "#if\n#if 1 +\n#elif\n#else\n#else\n#endif\n#endif\n#endif\n#endif\n#ifdef\n#endif\n#define\n"
                               "#undef\n#include\n#include \"\n#include <x\n#define F(\n#define H(a,\n#\n# 12 \"x\"\n"
                               "int g(void) { return 1; }\n#if ((((\n";
    keeps_g(text, sizeof(text) - 1, true);
}

/* Real C with bytes changed, the same ones each time. */
Test(treesitter_robust, mutations)
{
    char *source = NULL;
    gsize size = 0;
    cr_assert(g_file_get_contents(RL_SOURCE_DIR "/corpus/modules/container/right/containermodule.c", &source, &size, NULL));
    static const char bytes[] = "(){}[];,\"'#\\\n*&\0\xff"
                                "a0 ";
    GRand *random = g_rand_new_with_seed(7);
    for (int round = 0; round < 40; round++) {
        char *text = g_memdup2(source, size);
        for (int i = 0; i < (round % 4) * 40 + 5; i++)
            text[g_rand_int_range(random, 0, (gint32)size)] = bytes[g_rand_int_range(random, 0, sizeof(bytes) - 1)];
        struct result result = parse(text, size);
        rl_arena_free(result.arena);
        g_free(text);
    }
    g_rand_free(random);
    g_free(source);
}

/* The time grows with the text, not with its square. */
Test(treesitter_robust, linear)
{
    gint64 taken[2];
    for (int i = 0; i < 2; i++) {
        GString *text = g_string_new("#define ADD(x) ((x) + 1)\n");
        for (int n = 0; n < 2000 * (i ? 4 : 1); n++)
            g_string_append_printf(text, "static int f%d(int a)\n{\n    if (a > %d)\n        a = ADD(a);\n    return a;\n}\n", n, n);
        gint64 start = g_get_monotonic_time();
        struct result result = parse(text->str, text->len);
        taken[i] = g_get_monotonic_time() - start;
        cr_expect(result.unit->nfunctions == (i ? 8000u : 2000u));
        rl_arena_free(result.arena);
        g_string_free(text, TRUE);
    }
    cr_expect(taken[1] < taken[0] * 12 + 200000, "%d us, then %d us", (int)taken[0], (int)taken[1]);
}
