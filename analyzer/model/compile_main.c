/* rl-model-compile -o OUT.c HEADER...: the shipped models as constant C tables.
 *
 * A build tool, not a part of reflint: it may print and exit.  The output
 * depends on the headers' text alone, not on their order or folder. */
#include "analyzer/model/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kinds[] = {"RL_API_FUNCTION", "RL_API_STATEMENT", "RL_API_SINGLETON", "RL_API_TYPE"};
static const char *const results[] = {
    "RL_RESULT_OTHER", "RL_RESULT_NEW",  "RL_RESULT_BORROWED", "RL_RESULT_IMMORTAL", "RL_RESULT_INTERIOR",
    "RL_RESULT_ALLOC", "RL_RESULT_NULL", "RL_RESULT_ARGUMENT", "RL_RESULT_UNKNOWN",
};
static const char *const nulls[] = {"RL_NULL_NEVER", "RL_NULL_MAYBE", "RL_NULL_ALWAYS"};
static const char *const failures[] = {
    "RL_FAIL_NEVER", "RL_FAIL_NULL", "RL_FAIL_NEGATIVE", "RL_FAIL_ZERO", "RL_FAIL_NONZERO", "RL_FAIL_AMBIGUOUS",
};
static const char *const exceptions[] = {
    "RL_EXC_NONE", "RL_EXC_ON_FAILURE", "RL_EXC_MAYBE", "RL_EXC_ALWAYS", "RL_EXC_CLEARS", "RL_EXC_TESTS",
    "RL_EXC_MATCHES", "RL_EXC_RESTORES",
};
static const char *const gils[] = {
    "RL_GIL_STAYS", "RL_GIL_DETACHES", "RL_GIL_ATTACHES", "RL_GIL_ENSURES", "RL_GIL_RELEASES", "RL_GIL_UNCLEAR",
};
static const char *const gives[] = {"RL_GIVES_NOTHING", "RL_GIVES_TYPE", "RL_GIVES_SLOT", "RL_GIVES_STATE"};
static const char *const runs[] = {
    "RL_RUNS_NOTHING", "RL_RUNS_DECREF", "RL_RUNS_GC", "RL_RUNS_MAYBE", "RL_RUNS_CODE",
};
static const char *const effects[] = {
    [RL_EFFECT_BORROW] = "RL_EFFECT_BORROW",
    [RL_EFFECT_STORES] = "RL_EFFECT_STORES",
    [RL_EFFECT_STEALS] = "RL_EFFECT_STEALS",
    [RL_EFFECT_STEALS_ON_SUCCESS] = "RL_EFFECT_STEALS_ON_SUCCESS",
    [RL_EFFECT_RETAINS] = "RL_EFFECT_RETAINS",
    [RL_EFFECT_RETAINS_ON_SUCCESS] = "RL_EFFECT_RETAINS_ON_SUCCESS",
    [RL_EFFECT_RELEASES] = "RL_EFFECT_RELEASES",
    [RL_EFFECT_CLEARS] = "RL_EFFECT_CLEARS",
    [RL_EFFECT_REPLACES] = "RL_EFFECT_REPLACES",
    [RL_EFFECT_OUT_NEW] = "RL_EFFECT_OUT_NEW",
    [RL_EFFECT_OUT_FOUND] = "RL_EFFECT_OUT_FOUND",
    [RL_EFFECT_OUT_BORROWED] = "RL_EFFECT_OUT_BORROWED",
    [RL_EFFECT_OUT_OTHER] = "RL_EFFECT_OUT_OTHER",
    [RL_EFFECT_OUT_ALLOC] = "RL_EFFECT_OUT_ALLOC",
    [RL_EFFECT_INOUT_REPLACES] = "RL_EFFECT_INOUT_REPLACES",
    [RL_EFFECT_INOUT_KEEPS] = "RL_EFFECT_INOUT_KEEPS",
    [RL_EFFECT_INIT_NEW] = "RL_EFFECT_INIT_NEW",
    [RL_EFFECT_FREES] = "RL_EFFECT_FREES",
    [RL_EFFECT_FREES_ON_SUCCESS] = "RL_EFFECT_FREES_ON_SUCCESS",
    [RL_EFFECT_DESTROYS] = "RL_EFFECT_DESTROYS",
    [RL_EFFECT_BUFFER_ACQUIRE] = "RL_EFFECT_BUFFER_ACQUIRE",
    [RL_EFFECT_BUFFER_RELEASE] = "RL_EFFECT_BUFFER_RELEASE",
    [RL_EFFECT_ESCAPES] = "RL_EFFECT_ESCAPES",
    [RL_EFFECT_CONTENTS] = "RL_EFFECT_CONTENTS",
    [RL_EFFECT_STORES_UNCOUNTED] = "RL_EFFECT_STORES_UNCOUNTED",
    [RL_EFFECT_VISITS] = "RL_EFFECT_VISITS",
    [RL_EFFECT_EMPTIES] = "RL_EFFECT_EMPTIES",
    [RL_EFFECT_DROPS] = "RL_EFFECT_DROPS",
};
static const char *const varargs[] = {
    "RL_VARARGS_NONE",  "RL_VARARGS_OBJECTS_BORROW", "RL_VARARGS_OBJECTS_STORE", "RL_VARARGS_PARSE",
    "RL_VARARGS_BUILD", "RL_VARARGS_PRINTF",         "RL_VARARGS_OUT_BORROWED",
    "RL_VARARGS_PACK",
};

static int by_api(const void *a, const void *b)
{
    const struct rl_api *x = *(const struct rl_api *const *)a, *y = *(const struct rl_api *const *)b;
    int order = strcmp(x->name, y->name);
    return order ? order : (int)x->since - (int)y->since;
}

static int by_alias(const void *a, const void *b)
{
    const struct rl_api_alias *x = *(const struct rl_api_alias *const *)a, *y = *(const struct rl_api_alias *const *)b;
    return strcmp(x->alias, y->alias);
}

static int by_slot(const void *a, const void *b)
{
    return strcmp((*(const struct rl_slot *const *)a)->name, (*(const struct rl_slot *const *)b)->name);
}

static void put_text(FILE *out, const char *field, const char *text)
{
    if (!text)
        return;
    fprintf(out, " .%s = \"", field);
    for (const char *p = text; *p; p++) {
        if (*p == '"' || *p == '\\')
            fputc('\\', out);
        fputc(*p, out);
    }
    fputs("\",", out);
}

static void put_args(FILE *out, const char *prefix, size_t number, const struct rl_api *api)
{
    if (api->nargs == 0)
        return;
    fprintf(out, "static const struct rl_api_arg %s_%zu[] = {\n", prefix, number);
    for (int i = 0; i < api->nargs; i++) {
        const struct rl_api_arg *arg = &api->args[i];
        fputs("    {", out);
        put_text(out, "name", arg->name);
        put_text(out, "type", arg->type);
        put_text(out, "family", arg->family);
        put_text(out, "made_by", arg->made_by);
        put_text(out, "instead", arg->instead);
        put_text(out, "part", arg->part);
        put_text(out, "expects", arg->expects);
        fprintf(out, " .effect = %s, .null = %s, .null_known = %d, .below = %d, .kept = %d, .ready = %d,"
                     " .ready_lo = %d, .ready_hi = %d, .traits = %d, .into = %d},\n", effects[arg->effect], nulls[arg->null],
                arg->null_known, arg->below, arg->kept, arg->ready, arg->ready_lo, arg->ready_hi, arg->traits, arg->into);
    }
    fputs("};\n", out);
}

static void put_api(FILE *out, const char *prefix, size_t number, const struct rl_api *api)
{
    fputc('{', out);
    put_text(out, "name", api->name);
    put_text(out, "header", api->header);
    put_text(out, "type", api->type);
    put_text(out, "family", api->family);
    put_text(out, "returns", api->returns);
    put_text(out, "note", api->note);
    put_text(out, "field", api->field);
    put_text(out, "strong", api->strong);
    put_text(out, "makes", api->makes);
    put_text(out, "checks", api->checks);
    put_text(out, "named", api->named);
    put_text(out, "entry", api->entry);
    put_text(out, "method_of", api->method_of);
    put_text(out, "method", api->method);
    if (api->nargs)
        fprintf(out, " .args = %s_%zu, .nargs = %d,", prefix, number, api->nargs);
    fprintf(out, " .since = 0x%04x, .until = 0x%04x, .kind = %s, .result = %s, .from = %d, .null = %s, .failure = %s,", api->since,
            api->until, kinds[api->kind], results[api->result], api->from, nulls[api->null], failures[api->failure]);
    fprintf(out, " .exception = %s, .runs = %s, .varargs = %s, .format = %d, .noreturn = %d, .is_macro = %d, .immortal = %d,"
                 " .needs_gil = %d, .gil = %s, .gives = %s, .traits = %u, .zeroed = %d, .kept = %d}",
            exceptions[api->exception], runs[api->runs], varargs[api->varargs], api->format, api->noreturn, api->is_macro,
            api->immortal, api->needs_gil, gils[api->gil], gives[api->gives], api->traits, api->zeroed, api->kept);
}

/* Two rows of one name may not hold for the same version. */
static bool overlap(const GPtrArray *apis)
{
    for (guint i = 1; i < apis->len; i++) {
        const struct rl_api *x = g_ptr_array_index(apis, i - 1), *y = g_ptr_array_index(apis, i);
        if (strcmp(x->name, y->name) != 0 || (x->until && x->until <= y->since))
            continue;
        fprintf(stderr, "rl-model-compile: %s: '%s' is declared again for the same versions (also in %s)\n", y->header, y->name,
                x->header);
        return true;
    }
    return false;
}

static void put_tables(FILE *out, const struct rl_model_rows *rows)
{
    fputs("/* Written by rl-model-compile from rules/apis; do not edit. */\n"
          "#include \"analyzer/model/tables.h\"\n\n",
          out);
    for (guint i = 0; i < rows->apis->len; i++)
        put_args(out, "args", i, g_ptr_array_index(rows->apis, i));
    for (guint i = 0; i < rows->slots->len; i++)
        put_args(out, "slot", i, &((const struct rl_slot *)g_ptr_array_index(rows->slots, i))->call);
    fputs("\nconst struct rl_api rl_builtin_apis[] = {\n", out);
    for (guint i = 0; i < rows->apis->len; i++) {
        fputs("    ", out);
        put_api(out, "args", i, g_ptr_array_index(rows->apis, i));
        fputs(",\n", out);
    }
    fprintf(out, "    {0},\n};\nconst size_t rl_builtin_apis_count = %u;\n", rows->apis->len);
    fputs("\nconst struct rl_api_alias rl_builtin_aliases[] = {\n", out);
    for (guint i = 0; i < rows->aliases->len; i++) {
        const struct rl_api_alias *alias = g_ptr_array_index(rows->aliases, i);
        fprintf(out, "    {\"%s\", \"%s\"},\n", alias->alias, alias->name);
    }
    fprintf(out, "    {0},\n};\nconst size_t rl_builtin_aliases_count = %u;\n", rows->aliases->len);
    fputs("\nconst struct rl_slot rl_builtin_slots[] = {\n", out);
    for (guint i = 0; i < rows->slots->len; i++) {
        const struct rl_slot *slot = g_ptr_array_index(rows->slots, i);
        fprintf(out, "    {.name = \"%s\", .table = \"%s\", .is_field = %d, .call = ", slot->name, slot->table, slot->is_field);
        put_api(out, "slot", i, &slot->call);
        fputs("},\n", out);
    }
    fprintf(out, "    {0},\n};\nconst size_t rl_builtin_slots_count = %u;\n", rows->slots->len);
}

static bool read_header(struct rl_arena *arena, const char *path, struct rl_model_rows *rows)
{
    GError *error = NULL;
    char *text = NULL;
    gsize len = 0;
    bool ok = g_file_get_contents(path, &text, &len, &error) && rl_model_read(arena, path, text, len, rows, &error);
    if (!ok) {
        fprintf(stderr, "rl-model-compile: %s\n", error->message);
        g_error_free(error);
    }
    g_free(text);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc < 4 || strcmp(argv[1], "-o") != 0) {
        fputs("usage: rl-model-compile -o OUT.c HEADER...\n", stderr);
        return 2;
    }
    struct rl_arena *arena = rl_arena_new();
    struct rl_model_rows rows;
    rl_model_rows_init(&rows);
    bool ok = true;
    for (int i = 3; i < argc; i++)
        ok &= read_header(arena, argv[i], &rows);
    g_ptr_array_sort(rows.apis, by_api);
    g_ptr_array_sort(rows.aliases, by_alias);
    g_ptr_array_sort(rows.slots, by_slot);
    ok = ok && !overlap(rows.apis);
    FILE *out = ok ? fopen(argv[2], "w") : NULL;
    if (out) {
        put_tables(out, &rows);
        ok = !ferror(out) & !fclose(out);
    } else if (ok) {
        perror(argv[2]);
        ok = false;
    }
    rl_model_rows_release(&rows);
    rl_arena_free(arena);
    return ok ? 0 : 1;
}
