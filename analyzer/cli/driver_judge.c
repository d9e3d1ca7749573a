/* Phase 2: serial IR to rows, which the sink gets in the order of the units. */
#include "analyzer/cli/affected.h"
#include "analyzer/cli/driver_steps.h"
#include "analyzer/cli/wire.h"

/* Later runs that lint other files alone will ask what this one was judged by. */
static void note_unit(struct rl_driver *driver, uint32_t index, bool done)
{
    if (driver->options->looks_back)
        return;
    GArray *inputs = done ? rl_key_inputs(&driver->units[index].parsed, driver->work.external) : NULL;
    rl_cache_note_unit(driver->options->cache, rl_driver_job(driver, index), inputs);
    if (inputs)
        g_array_unref(inputs);
}

/* Hands UNIT's row to the sink. */
static void deliver(struct rl_driver *driver, uint32_t index)
{
    GBytes *reply = driver->units[index].reply;
    gsize size;
    const uint8_t *data = g_bytes_get_data(reply, &size);
    struct rl_arena *arena = rl_arena_new();
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
    struct rl_unit_row row;
    bool ok = rl_wire_get_unit(&in, &row);
    if (ok && driver->units[index].recalled) { /* this run has spent nothing on it */
        row.recalled = true;
        row.cpu_frontend = row.cpu_engine = 0;
    }
    if (ok) {
        note_unit(driver, index, row.status == RL_UNIT_DONE);
        driver->sink(driver->sink_data, index, &row, reply);
    }
    rl_arena_free(arena);
    g_clear_pointer(&driver->units[index].reply, g_bytes_unref);
}

/* Delivers what is next in order, as far as it is known; with ALL, later units too. */
static void deliver_ready(struct rl_driver *driver, bool all)
{
    bool recalled = false;
    for (; driver->next < driver->jobs->len; driver->next++) {
        const struct rl_driver_unit *unit = &driver->units[driver->next];
        if (!all && !unit->reply && !unit->untold)
            break;
        recalled = recalled || unit->recalled;
        if (unit->reply)
            deliver(driver, driver->next);
    }
    if (recalled)
        driver->sink(driver->sink_data, 0, NULL, NULL);
}

/* The row of a unit that no worker can tell about. */
static void set_plain_row(struct rl_driver *driver, uint32_t index, enum rl_unit_status status, const char *why)
{
    const struct rl_job *job = rl_driver_job(driver, index);
    struct rl_driver_unit *unit = &driver->units[index];
    struct rl_unit_row row = {
        .path = job->path,
        .directory = job->directory,
        .flags = job->flags_text,
        .status = status,
        .why = why,
        .cpu_frontend = unit->parsed.cpu,
    };
    GByteArray *bytes = g_byte_array_new();
    rl_wire_put_unit(bytes, &row);
    unit->reply = g_byte_array_free_to_bytes(bytes);
}

static void judge_item(void *data, uint32_t item, const uint8_t *request, size_t size, struct rl_pool_slot *slot,
                       GByteArray *reply)
{
    struct rl_driver *driver = data;
    uint32_t index = driver->items[item];
    rl_work_judge(&driver->work, rl_driver_job(driver, index), &driver->units[index].parsed, request, size, slot, reply);
}

/* Whether the bytes are one whole row. */
static bool is_row(GBytes *reply)
{
    gsize size;
    const uint8_t *data = g_bytes_get_data(reply, &size);
    struct rl_arena *arena = rl_arena_new();
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
    struct rl_unit_row row;
    bool ok = rl_wire_get_unit(&in, &row);
    rl_arena_free(arena);
    return ok;
}

static void item_judged(void *data, uint32_t item, GBytes *reply)
{
    struct rl_driver *driver = data;
    uint32_t index = driver->items[item];
    struct rl_driver_unit *unit = &driver->units[index];
    if (is_row(reply)) {
        unit->reply = g_bytes_ref(reply);
        if (unit->key && rl_driver_keeps(unit))
            rl_cache_keep_result(driver->options->cache, unit->entry, RL_CACHED_ROW, unit->key, reply);
    } else {
        set_plain_row(driver, index, RL_UNIT_CRASHED, "internal error: a worker's answer was not understood");
    }
    g_clear_pointer(&unit->parsed.ir, g_bytes_unref);
    rl_driver_progress(driver, item);
    deliver_ready(driver, false);
}

static bool judge_lost(void *data, uint32_t item, const struct rl_pool_loss *loss)
{
    struct rl_driver *driver = data;
    uint32_t index = driver->items[item];
    if (rl_driver_leave_out(&driver->units[index], loss))
        return true;
    char *why = rl_pool_loss_text(loss);
    set_plain_row(driver, index, RL_UNIT_CRASHED, why);
    g_free(why);
    rl_driver_progress(driver, item);
    deliver_ready(driver, false);
    return false;
}

static void begin_delivery(struct rl_driver *driver, rl_driver_sink *sink, void *data)
{
    driver->sink = sink;
    driver->sink_data = data;
    driver->next = 0;
}

/* The rows of units that phase 1 settled already. */
static void set_settled_rows(struct rl_driver *driver)
{
    for (guint i = 0; i < driver->jobs->len; i++) {
        const struct rl_parsed *parsed = &driver->units[i].parsed;
        if (!driver->units[i].reply && !driver->units[i].untold && parsed->status != RL_UNIT_DONE && parsed->why)
            set_plain_row(driver, i, parsed->status, parsed->why);
    }
}

/* Whether an earlier run has judged the unit with the same inputs; sets the key that its row has. */
static bool recall_row(struct rl_driver *driver, uint32_t index)
{
    struct rl_driver_unit *unit = &driver->units[index];
    GArray *inputs = rl_key_inputs(&unit->parsed, driver->work.external);
    g_free(unit->key);
    unit->key = rl_key_row(inputs, rl_driver_job(driver, index)->named);
    g_array_unref(inputs);
    unit->reply = rl_cache_result(driver->options->cache, unit->entry, RL_CACHED_ROW, unit->key);
    if (unit->reply && !is_row(unit->reply))
        g_clear_pointer(&unit->reply, g_bytes_unref);
    unit->recalled = unit->reply != NULL;
    return unit->recalled;
}

static bool is_gone(const struct rl_driver *driver, uint32_t index)
{
    return driver->options->gone_matters && !driver->units[index].entry &&
           !g_file_test(rl_driver_job(driver, index)->path, G_FILE_TEST_EXISTS);
}

/* Other files' units are judged only when what they call in the linted ones has changed. */
static void mark_untold(struct rl_driver *driver)
{
    GPtrArray *units = rl_driver_all_parsed(driver);
    GHashTable *former = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    bool *judged = g_new0(bool, driver->jobs->len + 1u), any = false;
    for (guint i = 0; i < driver->jobs->len; i++)
        any = any || rl_driver_job(driver, i)->context;
    for (guint i = 0; any && i < driver->jobs->len; i++)
        if (!rl_driver_job(driver, i)->context || is_gone(driver, i))
            rl_cache_former_offers(driver->options->cache, rl_driver_job(driver, i), former);
    rl_affected_find(driver->jobs, units, driver->work.external, former, judged);
    for (guint i = 0; i < driver->jobs->len; i++)
        driver->units[i].untold = !judged[i];
    g_free(judged);
    g_hash_table_destroy(former);
    g_ptr_array_free(units, TRUE);
}

/* The other units become the pool's items, unless their rows are known. */
static bool prepare_judging(struct rl_driver *driver, GError **error)
{
    mark_untold(driver);
    driver->nitems = 0;
    for (guint i = 0; i < driver->jobs->len; i++)
        if (!driver->units[i].untold && driver->units[i].parsed.status == RL_UNIT_DONE && !recall_row(driver, i))
            driver->items[driver->nitems++] = i;
    bool ok = rl_driver_fetch_ir(driver, error);
    set_settled_rows(driver);
    return ok;
}

void rl_driver_report_failures(struct rl_driver *driver, rl_driver_sink *sink, void *data)
{
    begin_delivery(driver, sink, data);
    set_settled_rows(driver);
    deliver_ready(driver, true);
}

bool rl_driver_judge(struct rl_driver *driver, rl_driver_sink *sink, void *data, GError **error)
{
    static const struct rl_driver_step step = {judge_item, item_judged, judge_lost};
    begin_delivery(driver, sink, data);
    if (!prepare_judging(driver, error))
        return false;
    deliver_ready(driver, false);
    bool ok = rl_driver_pool(driver, &step, error);
    deliver_ready(driver, true);
    return ok;
}
