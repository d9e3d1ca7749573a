/* Phase 1: every unit to serial IR. */
#include "analyzer/cli/driver_steps.h"
#include "analyzer/frontend/frontend.h"

static void parse_item(void *data, uint32_t item, const uint8_t *request, size_t size, struct rl_pool_slot *slot,
                       GByteArray *reply)
{
    struct rl_driver *driver = data;
    rl_work_parse(&driver->work, rl_driver_job(driver, driver->items[item]), request, size, slot, reply);
}

static void item_parsed(void *data, uint32_t item, GBytes *reply)
{
    struct rl_driver *driver = data;
    struct rl_driver_unit *unit = &driver->units[driver->items[item]];
    struct rl_parsed *parsed = &unit->parsed;
    if (!rl_work_read_parsed(reply, parsed)) {
        parsed->status = RL_UNIT_CRASHED;
        parsed->why = g_strdup("internal error: a worker's answer was not understood");
    }
    if (rl_driver_keeps(unit))
        unit->entry = rl_cache_keep(driver->options->cache, rl_driver_job(driver, driver->items[item]), parsed);
    rl_driver_progress(driver, item);
}

/* What libclang cannot survive, tree-sitter reads. */
static bool parse_lost(void *data, uint32_t item, const struct rl_pool_loss *loss)
{
    struct rl_driver *driver = data;
    struct rl_driver_unit *unit = &driver->units[driver->items[item]];
    if (driver->options->frontend == RL_CHOOSE_AUTO && !unit->no_clang) {
        unit->no_clang = rl_pool_loss_text(loss);
        return true;
    }
    struct rl_parsed *parsed = &unit->parsed;
    parsed->status = RL_UNIT_CRASHED;
    parsed->why = rl_pool_loss_text(loss);
    rl_driver_progress(driver, item);
    return false;
}

/* What is known without a look into the file is settled, or by an earlier run's look; the other units become the pool's items. */
static void prepare_parsing(struct rl_driver *driver)
{
    driver->nitems = 0;
    for (guint i = 0; i < driver->jobs->len; i++) {
        const struct rl_job *job = rl_driver_job(driver, i);
        struct rl_driver_unit *unit = &driver->units[i];
        unit->parsed.status = job->failed ? RL_UNIT_FAILED : RL_UNIT_SKIPPED;
        unit->parsed.why = g_strdup(job->failed ? job->failed : job->skipped);
        if (unit->parsed.why)
            continue;
        unit->entry = rl_cache_find(driver->options->cache, job, &unit->parsed);
        if (!unit->entry && !job->context)
            driver->items[driver->nitems++] = i;
    }
}

static bool parse_items(struct rl_driver *driver, GError **error)
{
    static const struct rl_driver_step step = {parse_item, item_parsed, parse_lost};
    if (driver->options->frontend != RL_CHOOSE_TREE_SITTER && driver->nitems)
        rl_clang_load(NULL); /* once, before there are workers; each says itself when it cannot */
    return rl_driver_pool(driver, &step, error);
}

bool rl_driver_parse(struct rl_driver *driver, GError **error)
{
    prepare_parsing(driver);
    return parse_items(driver, error);
}

bool rl_driver_fetch_ir(struct rl_driver *driver, GError **error)
{
    uint32_t nwanted = driver->nitems;
    uint32_t *wanted = g_memdup2(driver->items, nwanted * sizeof(*wanted));
    driver->nitems = 0;
    for (uint32_t i = 0; i < nwanted; i++) {
        struct rl_driver_unit *unit = &driver->units[wanted[i]];
        if (!unit->parsed.ir)
            unit->parsed.ir = rl_cache_ir(driver->options->cache, unit->entry);
        if (unit->parsed.ir)
            continue;
        rl_parsed_release(&unit->parsed);
        unit->parsed.status = RL_UNIT_SKIPPED;
        unit->entry = 0;
        driver->items[driver->nitems++] = wanted[i];
    }
    bool ok = parse_items(driver, error);
    driver->nitems = 0;
    for (uint32_t i = 0; i < nwanted; i++)
        if (driver->units[wanted[i]].parsed.ir)
            driver->items[driver->nitems++] = wanted[i];
    g_free(wanted);
    return ok;
}

void rl_driver_drop_included(struct rl_driver *driver)
{
    guint count = driver->jobs->len;
    GPtrArray *units = rl_driver_all_parsed(driver);
    const char **paths = g_new0(const char *, count + 1);
    bool *walked = g_new0(bool, count + 1), *covered = g_new0(bool, count + 1);
    for (guint i = 0; i < count; i++) {
        paths[i] = rl_driver_job(driver, i)->path;
        walked[i] = rl_driver_job(driver, i)->walked && driver->units[i].parsed.status == RL_UNIT_DONE;
    }
    rl_crossing_included(units, paths, walked, covered);
    for (guint i = 0; i < count; i++) {
        if (!covered[i])
            continue;
        rl_parsed_release(&driver->units[i].parsed);
        driver->units[i].parsed.status = RL_UNIT_SKIPPED;
        driver->units[i].parsed.why = g_strdup("included by another");
    }
    g_free(covered);
    g_free(walked);
    g_free(paths);
    g_ptr_array_free(units, TRUE);
}
