/* C source to IR for the tests of this folder. */
#ifndef TESTS_UNIT_IR_FRONT_H
#define TESTS_UNIT_IR_FRONT_H

#include <criterion/criterion.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "analyzer/frontend/frontend.h"
#include "analyzer/ir/ir.h"
#include "analyzer/model/model.h"

struct front {
    struct rl_arena *arena;
    struct rl_models *models;
    struct rl_ir_unit *unit;
};

/* Small stand-ins for Python's headers, so that no test depends on the installed ones. */
#define FRONT_PRELUDE \
    "typedef struct _object { long ob_refcnt; struct _typeobject *ob_type; } PyObject;\n" \
    "PyObject *make(int); void use(PyObject *); int check(PyObject *);\n" \
    "void die(void) __attribute__((noreturn));\n"

static inline void front_parse(struct front *front, const char *source)
{
    front->arena = rl_arena_new();
    front->models = rl_models_new();
    char *folder = g_dir_make_tmp("rl-ir-XXXXXX", NULL);
    char *path = g_build_filename(folder, "t.c", NULL);
    char *prelude = g_build_filename(folder, "prelude.h", NULL);
    cr_assert(g_file_set_contents(path, source, -1, NULL));
    cr_assert(g_file_set_contents(prelude, FRONT_PRELUDE, -1, NULL));
    const char *flags[] = {"-xc", "-std=gnu11", "-w", "-include", prelude};
    struct rl_parse_request request = {
        .path = path, .directory = folder, .flags = flags, .nflags = G_N_ELEMENTS(flags), .models = front->models};
    GError *error = NULL;
    struct rl_unit *tree = rl_clang_parse(front->arena, &request, &error);
    cr_assert(tree, "%s", error ? error->message : "no tree");
    front->unit = rl_ir_lower(tree);
    g_remove(path);
    g_remove(prelude);
    g_rmdir(folder);
    g_free(prelude);
    g_free(path);
    g_free(folder);
}

static inline void front_release(struct front *front)
{
    rl_arena_free(front->arena);
    rl_models_free(front->models);
}

#endif
