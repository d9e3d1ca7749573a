/* Between the phases: what functions that others call do. */
#include "analyzer/base/error.h"
#include "analyzer/cli/driver_steps.h"
#include "analyzer/flow/exchange.h"

static void export_item(void *data, uint32_t item, const uint8_t *request, size_t size, struct rl_pool_slot *slot,
                        GByteArray *reply)
{
    struct rl_driver *driver = data;
    rl_work_export(&driver->work, &driver->units[driver->items[item]].parsed, driver->round > 0, request, size, slot, reply);
}

static void item_exported(void *data, uint32_t item, GBytes *reply)
{
    struct rl_driver *driver = data;
    struct rl_driver_unit *unit = &driver->units[driver->items[item]];
    GBytes *exports = rl_work_read_export(reply, &unit->parsed);
    unit->exports[driver->round] = exports;
    if (exports && unit->key && rl_driver_keeps(unit))
        rl_cache_keep_result(driver->options->cache, unit->entry, (int)driver->round, unit->key, exports);
}

/* Without its summaries the others go on; phase 2 tells what is wrong with the unit. */
static bool export_lost(void *data, uint32_t item, const struct rl_pool_loss *loss)
{
    struct rl_driver *driver = data;
    return rl_driver_leave_out(&driver->units[driver->items[item]], loss);
}

static const struct rl_driver_step export_step = {export_item, item_exported, export_lost};

/* All that the rounds have said so far; owned. */
static struct rl_externals *unite_exports(const struct rl_driver *driver)
{
    struct rl_externals *externals = rl_externals_new();
    for (unsigned round = 0; round < RL_DRIVER_ROUNDS; round++)
        for (guint i = 0; i < driver->jobs->len; i++)
            if (driver->units[i].exports[round])
                rl_externals_add(externals, driver->units[i].exports[round], round);
    return externals;
}

/* The units that this round asks become the pool's items, unless an earlier run asked them the same. */
static bool prepare_round(struct rl_driver *driver, GError **error)
{
    driver->nitems = 0;
    for (guint i = 0; i < driver->jobs->len; i++) {
        struct rl_driver_unit *unit = &driver->units[i];
        if (!driver->crossing.gives[i] || (driver->round > 0 && !driver->crossing.takes[i]))
            continue;
        GArray *inputs = rl_key_inputs(&unit->parsed, driver->work.external);
        g_free(unit->key);
        unit->key = rl_key_round(inputs, &unit->parsed, driver->crossing.names, driver->round);
        g_array_unref(inputs);
        unit->exports[driver->round] = rl_cache_result(driver->options->cache, unit->entry, (int)driver->round, unit->key);
        if (!unit->exports[driver->round])
            driver->items[driver->nitems++] = i;
    }
    return rl_driver_fetch_ir(driver, error);
}

bool rl_driver_exchange(struct rl_driver *driver, GError **error)
{
    GPtrArray *units = rl_driver_all_parsed(driver);
    rl_crossing_init(&driver->crossing, units);
    g_ptr_array_free(units, TRUE);
    driver->work.crossing = driver->crossing.names;
    bool ok = true;
    for (driver->round = 0; ok && driver->round < RL_DRIVER_ROUNDS && g_hash_table_size(driver->crossing.names); driver->round++) {
        ok = prepare_round(driver, error) && rl_driver_pool(driver, &export_step, error);
        rl_externals_free((struct rl_externals *)driver->work.external);
        driver->work.external = unite_exports(driver);
    }
    return ok;
}

void rl_driver_take_sums(struct rl_driver *driver)
{
    const GPtrArray *sums = driver->options->sums;
    GPtrArray *units = rl_driver_all_parsed(driver);
    struct rl_externals *externals = rl_externals_new();
    for (guint i = 0; i < sums->len; i++) {
        struct rl_sum *sum = sums->pdata[i];
        g_ptr_array_add(units, &sum->parsed);
        rl_externals_add(externals, sum->exports, 0);
    }
    rl_crossing_init(&driver->crossing, units);
    rl_externals_retain(externals, driver->crossing.names);
    driver->work.external = externals;
    driver->work.crossing = driver->crossing.names;
    g_ptr_array_free(units, TRUE);
}

const struct rl_parsed *rl_driver_summarize(struct rl_driver *driver, GBytes **exports, GError **error)
{
    *exports = NULL;
    if (!rl_driver_parse(driver, error))
        return NULL;
    struct rl_parsed *parsed = driver->jobs->len == 1 ? &driver->units[0].parsed : NULL;
    if (!parsed || !parsed->ir) {
        if (parsed)
            g_set_error(error, RL_ERROR, RL_ERROR_INPUT, "%s: %s", rl_driver_job(driver, 0)->path, parsed->why ? parsed->why : "not read");
        else
            g_set_error_literal(error, RL_ERROR, RL_ERROR_INPUT, "one C file was expected");
        return NULL;
    }
    rl_driver_take_sums(driver);
    GHashTable *own = g_hash_table_new(g_str_hash, g_str_equal);
    for (uint32_t i = 0; i < parsed->noffers; i++)
        g_hash_table_add(own, parsed->offers[i].name);
    driver->work.crossing = own;
    driver->items[0] = 0;
    driver->nitems = 1;
    bool ok = rl_driver_pool(driver, &export_step, error);
    g_hash_table_destroy(own);
    *exports = ok && driver->units[0].exports[0] ? g_bytes_ref(driver->units[0].exports[0]) : NULL;
    return ok ? parsed : NULL;
}
