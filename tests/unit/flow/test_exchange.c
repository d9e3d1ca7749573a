/* exchange.c: what one unit tells another about its functions. */
#include "analyzer/flow/exchange.h"
#include "analyzer/flow/summary.h"
#include "tests/unit/flow/harness.h"

struct world {
    struct rl_arena *arena;
    struct rl_models *models;
};

static struct world world_new(void)
{
    return (struct world){ rl_arena_new(), rl_models_new() };
}

static void world_free(struct world *world)
{
    rl_models_free(world->models);
    rl_arena_free(world->arena);
}

/* All that CODE offers, in bytes. */
static GBytes *offers(struct world *world, const char *code, const struct rl_externals *externals)
{
    struct rl_ir_unit *ir = flow_lower(world->arena, world->models, code);
    struct rl_flow_options options = { .models = world->models, .python = 0x030b, .external = externals };
    struct rl_flow_unit *unit = rl_flow_unit_new(world->arena, ir, &options);
    GByteArray *out = g_byte_array_new();
    for (uint32_t i = 0; i < ir->nfunctions; i++)
        if (rl_flow_is_offered(ir->functions[i]) && !ir->functions[i]->in_header)
            rl_flow_export(unit, i, out);
    rl_flow_unit_free(unit);
    return g_byte_array_free_to_bytes(out);
}

static void add(struct rl_externals *externals, GBytes *bytes, unsigned round)
{
    cr_assert(rl_externals_add(externals, bytes, round));
    g_bytes_unref(bytes);
}

#define MAKE "PyObject *make(long n) { return PyLong_FromLong(n); }"
#define LEND "PyObject *make(PyObject *list) { return PyList_GetItem(list, 0); }"

Test(exchange, tells_summaries)
{
    struct world world = world_new();
    struct rl_externals *externals = rl_externals_new();
    add(externals, offers(&world, MAKE "static PyObject *hidden(void) { return NULL; }", NULL), 0);
    const struct rl_summary *summary = rl_externals_find(externals, "make");
    cr_assert_not_null(summary);
    cr_expect_eq(summary->nparams, 1);
    bool made = false;
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        made = made || summary->outcomes[i].result == RL_RETURN_NEW;
    cr_expect(made);
    cr_expect_null(rl_externals_find(externals, "hidden"));
    cr_expect_neq(rl_externals_hash(externals, "make"), 0);
    cr_expect_eq(rl_externals_hash(externals, "hidden"), 0);
    rl_externals_free(externals);
    world_free(&world);
}

Test(exchange, ambiguous_within_a_round_replaced_by_the_next)
{
    struct world world = world_new();
    for (int order = 0; order < 2; order++) {
        struct rl_externals *externals = rl_externals_new();
        add(externals, offers(&world, order ? LEND : MAKE, NULL), 0);
        add(externals, offers(&world, order ? LEND : MAKE, NULL), 0);
        cr_expect_not_null(rl_externals_find(externals, "make"), "twice the same");
        uint64_t before = rl_externals_hash(externals, "make");
        add(externals, offers(&world, order ? MAKE : LEND, NULL), 1);
        cr_expect_not_null(rl_externals_find(externals, "make"));
        cr_expect_neq(rl_externals_hash(externals, "make"), before);
        add(externals, offers(&world, order ? LEND : MAKE, NULL), 1);
        cr_expect_null(rl_externals_find(externals, "make"));
        rl_externals_free(externals);
    }
    world_free(&world);
}

Test(exchange, of_new_and_borrowed_nothing_is_sure)
{
    struct world world = world_new();
    struct rl_externals *externals = rl_externals_new();
    add(externals, offers(&world, "PyObject *make(int lend) { if (lend) return Py_None; Py_INCREF(Py_None); return Py_None; }", NULL), 0);
    const struct rl_summary *summary = rl_externals_find(externals, "make");
    cr_assert_not_null(summary);
    cr_expect_geq(summary->noutcomes, 2);
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        cr_expect(summary->outcomes[i].guessed);
    rl_externals_free(externals);
    world_free(&world);
}

Test(exchange, is_applied_to_calls)
{
    struct world world = world_new();
    struct rl_externals *externals = rl_externals_new();
    add(externals, offers(&world, LEND, NULL), 0);
    GBytes *without = offers(&world, "PyObject *make(PyObject *); PyObject *f(PyObject *a) { return make(a); }", NULL);
    GBytes *with = offers(&world, "PyObject *make(PyObject *); PyObject *f(PyObject *a) { return make(a); }", externals);
    cr_expect_not(g_bytes_equal(without, with));
    add(externals, with, 0);
    const struct rl_summary *summary = rl_externals_find(externals, "f");
    cr_assert_not_null(summary);
    for (uint32_t i = 0; i < summary->noutcomes; i++)
        cr_expect_neq(summary->outcomes[i].result, RL_RETURN_NEW);
    g_bytes_unref(without);
    rl_externals_free(externals);
    world_free(&world);
}

Test(exchange, names)
{
    struct world world = world_new();
    struct rl_ir_unit *ir = flow_lower(world.arena, world.models,
                                       "int far(void); int farther(int (*)(void)); static int near(void) { return far(); }"
                                       "int f(void) { return near(); } int g(void) { return farther(f); } int h(void) { return 1; }");
    GHashTable *missing = g_hash_table_new(g_str_hash, g_str_equal);
    rl_flow_missing(ir, world.models, 0x030b, missing);
    cr_expect(g_hash_table_contains(missing, "far"));
    cr_expect(g_hash_table_contains(missing, "farther"));
    cr_expect_not(g_hash_table_contains(missing, "near"));
    cr_expect_eq(g_hash_table_size(missing), 2);
    g_hash_table_remove(missing, "farther");
    const bool *depends = rl_flow_depends(world.arena, ir, missing);
    for (uint32_t i = 0; i < ir->nfunctions; i++)
        if (!ir->functions[i]->in_header)
            cr_expect_eq(depends[i], strcmp(ir->functions[i]->name, "h") != 0, "%s", ir->functions[i]->name);
    g_hash_table_destroy(missing);
    world_free(&world);
}

Test(exchange, survives_nonsense)
{
    struct world world = world_new();
    GBytes *good = offers(&world, MAKE "int drop(PyObject *o, PyObject **out) { Py_DECREF(o); *out = Py_None; return 0; }", NULL);
    gsize size;
    const uint8_t *bytes = g_bytes_get_data(good, &size);
    for (gsize i = 0; i < size; i++) {
        struct rl_externals *externals = rl_externals_new();
        GBytes *cut = g_bytes_new(bytes, i);
        rl_externals_add(externals, cut, 0);
        uint8_t *other = g_memdup2(bytes, size);
        other[i] ^= (uint8_t)(0x55 + i);
        GBytes *changed = g_bytes_new_take(other, size);
        rl_externals_add(externals, changed, 1);
        g_bytes_unref(changed);
        g_bytes_unref(cut);
        rl_externals_free(externals);
    }
    g_bytes_unref(good);
    world_free(&world);
}
