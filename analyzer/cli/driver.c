#include "analyzer/cli/driver.h"

#include "analyzer/cli/driver_steps.h"
#include "analyzer/cli/project.h"
#include "analyzer/flow/exchange.h"

enum { MOST_LOST_FUNCTIONS = 8 };

struct rl_driver *rl_driver_new(const struct rl_driver_options *options, GPtrArray *jobs)
{
    struct rl_driver *driver = g_new0(struct rl_driver, 1);
    driver->options = options;
    driver->jobs = jobs;
    driver->units = g_new0(struct rl_driver_unit, jobs->len);
    driver->items = g_new0(uint32_t, jobs->len);
    driver->work = (struct rl_work){
        .models = options->models,
        .python = options->python,
        .frontend = options->frontend,
        .files = options->files ? options->files : rl_cache_files(options->cache),
    };
    return driver;
}

void rl_driver_free(struct rl_driver *driver)
{
    if (!driver)
        return;
    for (guint i = 0; i < driver->jobs->len; i++) {
        struct rl_driver_unit *unit = &driver->units[i];
        rl_parsed_release(&unit->parsed);
        g_free(unit->no_clang);
        g_free(unit->key);
        if (unit->lost)
            g_array_unref(unit->lost);
        if (unit->reply)
            g_bytes_unref(unit->reply);
        for (unsigned round = 0; round < RL_DRIVER_ROUNDS; round++)
            g_clear_pointer(&unit->exports[round], g_bytes_unref);
    }
    rl_externals_free((struct rl_externals *)driver->work.external);
    rl_crossing_release(&driver->crossing);
    g_free(driver->units);
    g_free(driver->items);
    g_free(driver);
}

GBytes *rl_driver_ir(const struct rl_driver *driver, uint32_t index)
{
    return driver->units[index].parsed.ir;
}

const struct rl_parsed *rl_driver_parsed(const struct rl_driver *driver, uint32_t index)
{
    return &driver->units[index].parsed;
}

const struct rl_job *rl_driver_job(const struct rl_driver *driver, uint32_t unit)
{
    return driver->jobs->pdata[unit];
}

GPtrArray *rl_driver_all_parsed(struct rl_driver *driver)
{
    GPtrArray *units = g_ptr_array_new();
    for (guint i = 0; i < driver->jobs->len; i++)
        g_ptr_array_add(units, &driver->units[i].parsed);
    return units;
}

void rl_driver_progress(struct rl_driver *driver, uint32_t item)
{
    char *name = rl_path_display(rl_driver_job(driver, driver->items[item])->path, driver->options->here);
    rl_progress(driver->options->console, ++driver->ndone, driver->nitems, name);
    g_free(name);
}

static void ask_item(void *data, uint32_t item, GByteArray *request)
{
    struct rl_driver *driver = data;
    const struct rl_driver_unit *unit = &driver->units[driver->items[item]];
    rl_work_ask(unit->no_clang, unit->lost, request);
}

bool rl_driver_pool(struct rl_driver *driver, const struct rl_driver_step *step, GError **error)
{
    struct rl_pool pool = {
        .nitems = driver->nitems,
        .workers = driver->options->workers,
        .cpu_limit = driver->options->cpu_limit,
        .stopped = driver->options->stopped,
        .data = driver,
        .ask = ask_item,
        .work = step->work,
        .done = step->done,
        .lost = step->lost,
    };
    driver->ndone = 0;
    return driver->nitems == 0 || rl_pool_run(&pool, error);
}

bool rl_driver_keeps(const struct rl_driver_unit *unit)
{
    return !unit->no_clang && !unit->lost;
}

static void clear_lost(gpointer data)
{
    g_free(((struct rl_lost_function *)data)->why);
}

bool rl_driver_leave_out(struct rl_driver_unit *unit, const struct rl_pool_loss *loss)
{
    if (loss->slot->index == UINT32_MAX || (unit->lost && unit->lost->len == MOST_LOST_FUNCTIONS))
        return false;
    if (!unit->lost) {
        unit->lost = g_array_new(FALSE, TRUE, sizeof(struct rl_lost_function));
        g_array_set_clear_func(unit->lost, clear_lost);
    }
    struct rl_lost_function function = {loss->slot->index, rl_pool_loss_text(loss)};
    g_array_append_val(unit->lost, function);
    return true;
}

bool rl_driver_run(struct rl_driver *driver, rl_driver_sink *sink, void *data, GError **error)
{
    if (!rl_driver_parse(driver, error))
        return false;
    rl_driver_drop_included(driver);
    if (driver->options->sums)
        rl_driver_take_sums(driver);
    else if (!rl_driver_exchange(driver, error))
        return false;
    return rl_driver_judge(driver, sink, data, error);
}
