/* rl_clang_parse against clang_snippets.txt: each case is a name, C source, and the tree that must come out.
 *
 *     === name [flag...]
 *     source
 *     ---
 *     what rl_syntax_dump() prints
 *
 * REFLINT_UPDATE=1 in the environment writes the trees anew; read the diff before you commit it. */
#include <criterion/criterion.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/frontend/frontend.h"
#include "analyzer/model/model.h"

#define HERE RL_SOURCE_DIR "/tests/unit/frontend/"

struct fixture {
    struct rl_models *models;
    struct rl_arena *arena;
    char *folder;
};

static void setup(struct fixture *fixture)
{
    fixture->models = rl_models_new();
    fixture->arena = rl_arena_new();
    fixture->folder = g_dir_make_tmp("rl-clang-XXXXXX", NULL);
    cr_assert_not_null(fixture->folder);
}

static char *write_file(const struct fixture *fixture, const char *name, const char *text)
{
    char *path = g_build_filename(fixture->folder, name, NULL);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static void teardown(struct fixture *fixture)
{
    GDir *dir = g_dir_open(fixture->folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
        char *path = g_build_filename(fixture->folder, name, NULL);
        g_remove(path);
        g_free(path);
    }
    g_dir_close(dir);
    g_rmdir(fixture->folder);
    g_free(fixture->folder);
    rl_arena_free(fixture->arena);
    rl_models_free(fixture->models);
}

/* Parses SOURCE as t.c in the fixture's folder. */
static struct rl_unit *parse(struct fixture *fixture, const char *source, const char *extra_flag)
{
    g_free(write_file(fixture, "t.c", source));
    const char *flags[] = {"-include", HERE "clang_prelude.h", "-std=gnu11", extra_flag};
    struct rl_parse_request request = {.path = "t.c",
                                       .directory = fixture->folder,
                                       .flags = flags,
                                       .nflags = extra_flag && *extra_flag ? 4 : 3,
                                       .models = fixture->models};
    GError *error = NULL;
    struct rl_unit *unit = rl_clang_parse(fixture->arena, &request, &error);
    cr_assert_not_null(unit, "%s", error ? error->message : "no unit, no error");
    return unit;
}

/* ---- the snippets ---------------------------------------------------------------- */

static void run_snippet(const char *text, GString *rewritten)
{
    char **head = g_strsplit(text, "\n", 2);
    char **parts = g_strsplit(head[1], "---\n", 2);
    const char *flag = strstr(head[0], " -std");
    struct fixture fixture;
    setup(&fixture);
    g_free(write_file(&fixture, "part.inc", "static int part(int a) { return a + 1; }\n"));
    char *dump = rl_syntax_dump(parse(&fixture, parts[0], flag ? flag + 1 : NULL), NULL);
    g_string_append_printf(rewritten, "=== %s\n%s---\n%s", head[0], parts[0], dump);
    if (!g_getenv("REFLINT_UPDATE"))
        cr_expect_str_eq(dump, parts[1] ? parts[1] : "", "%s:\n%s", head[0], dump);
    g_free(dump);
    teardown(&fixture);
    g_strfreev(parts);
    g_strfreev(head);
}

Test(clang, snippets)
{
    char *text = NULL;
    cr_assert(g_file_get_contents(HERE "clang_snippets.txt", &text, NULL, NULL));
    char **cases = g_strsplit(text, "=== ", -1);
    GString *rewritten = g_string_new(NULL);
    for (unsigned i = 1; cases[i]; i++)
        run_snippet(cases[i], rewritten);
    cr_expect(g_strv_length(cases) > 30);
    if (g_getenv("REFLINT_UPDATE"))
        cr_assert(g_file_set_contents(HERE "clang_snippets.txt", rewritten->str, -1, NULL));
    g_string_free(rewritten, TRUE);
    g_strfreev(cases);
    g_free(text);
}

/* ---- what the dump does not show --------------------------------------------------- */

static const struct rl_record *record(const struct rl_unit *unit, const char *name)
{
    for (uint32_t i = 0; i < unit->nrecords; i++)
        if (strcmp(unit->records[i]->name, name) == 0)
            return unit->records[i];
    return NULL;
}

Test(clang, records_are_read_through_pointers)
{
    struct fixture fixture;
    setup(&fixture);
    struct rl_unit *unit =
        parse(&fixture,
              "struct inner; typedef struct { PyObject_HEAD struct inner *deep; union { int a; int b; }; }"
              " Noddy; struct inner { PyObject *o; struct inner *next; };"
              "int f(Noddy *n) { return n->a; }",
              NULL);
    const struct rl_record *noddy = record(unit, "Noddy");
    cr_assert_not_null(noddy);
    cr_expect_null(noddy->tag);
    cr_assert_eq(noddy->nfields, 3);
    cr_expect_str_eq(noddy->fields[0].name, "ob_base");
    cr_expect_str_eq(noddy->fields[0].type->name, "PyObject");
    cr_expect_str_eq(noddy->fields[2].name, "");
    cr_expect(noddy->fields[2].type->record->is_union);
    const struct rl_record *inner = noddy->fields[1].type->to->record;
    cr_expect_str_eq(inner->name, "inner");
    cr_assert_eq(inner->nfields, 2);
    cr_expect_eq(inner->fields[1].type->to->record, inner);
    cr_expect_str_eq(record(unit, "PyTypeObject")->tag, "_typeobject");
    teardown(&fixture);
}

Test(clang, types)
{
    struct fixture fixture;
    setup(&fixture);
    struct rl_unit *unit =
        parse(&fixture, "int f(const char *s, unsigned short n, int (*cb)(void *, ...), double d, int a[4]) {}", NULL);
    const struct rl_decl *f = unit->functions[0]->decl;
    cr_assert_eq(f->nparams, 5);
    cr_expect_eq(f->params[0]->type->kind, RL_TYPE_POINTER);
    cr_expect(f->params[0]->type->to->is_const);
    cr_expect(f->params[1]->type->is_unsigned);
    cr_expect_eq(f->params[1]->type->size, 2);
    cr_expect_eq(f->params[2]->type->to->kind, RL_TYPE_FUNCTION);
    cr_expect(f->params[2]->type->to->variadic);
    cr_expect_eq(f->params[3]->type->kind, RL_TYPE_FLOAT);
    teardown(&fixture);
}

Test(clang, python_version_and_included_files)
{
    struct fixture fixture;
    setup(&fixture);
    g_free(write_file(&fixture, "patchlevel.h", "#define PY_MAJOR_VERSION\t3\n#define PY_MINOR_VERSION 12\n"));
    struct rl_unit *unit = parse(&fixture, "#include \"patchlevel.h\"\n#include \"patchlevel.h\"\nint x;", NULL);
    cr_expect_eq(unit->target_python, 0x030c);
    cr_expect_eq(unit->nincluded, 3);
    cr_expect_str_eq(unit->files[0].path, "t.c");
    teardown(&fixture);
}

Test(clang, compiler_flags_that_clang_refuses_are_dropped)
{
    struct fixture fixture;
    setup(&fixture);
    g_free(write_file(&fixture, "t.c", "int x = VALUE;\n"));
    const char *flags[] = {"-c",
                           "-o",
                           "t.o",
                           "-MMD",
                           "-MF",
                           "t.d",
                           "-fconserve-stack",
                           "-Wno-such-thing",
                           "-Werror",
                           "-O2",
                           "-DVALUE=1",
                           "-D",
                           "Y",
                           "-Wp,-DZ",
                           "-mpreferred-stack-boundary=4",
                           "t.c"};
    struct rl_parse_request request = {
        .path = "t.c", .directory = fixture.folder, .flags = flags, .nflags = G_N_ELEMENTS(flags)};
    struct rl_unit *unit = rl_clang_parse(fixture.arena, &request, NULL);
    cr_assert_not_null(unit);
    cr_expect_eq(unit->nnotes, 0);
    cr_expect_eq(unit->nglobals, 1);
    teardown(&fixture);
}

Test(clang, missing_file_is_an_io_error)
{
    struct rl_arena *arena = rl_arena_new();
    struct rl_parse_request request = {.path = "/no/such/file.c"};
    GError *error = NULL;
    cr_expect_null(rl_clang_parse(arena, &request, &error));
    cr_assert_not_null(error);
    cr_expect_eq(error->code, RL_ERROR_IO);
    g_error_free(error);
    rl_arena_free(arena);
}

Test(clang, deep_nesting_ends)
{
    struct fixture fixture;
    setup(&fixture);
    GString *source = g_string_new("int f(int a) { return ");
    for (unsigned i = 0; i < 4000; i++)
        g_string_append(source, "a + ");
    g_string_append(source, "1; }\n");
    struct rl_unit *unit = parse(&fixture, source->str, NULL);
    cr_expect_eq(unit->nfunctions, 1);
    g_string_free(source, TRUE);
    teardown(&fixture);
}
