#include "analyzer/cli/driver.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/affected.h"
#include "analyzer/cli/crossing.h"
#include "analyzer/cli/pool.h"
#include "analyzer/cli/project.h"
#include "analyzer/cli/wire.h"
#include "analyzer/cli/worker.h"
#include "analyzer/flow/exchange.h"
#include "analyzer/frontend/frontend.h"

enum { MOST_LOST_FUNCTIONS = 8, ROUNDS = 2 };

struct unit {
    struct rl_parsed parsed;
    char *no_clang; /* why libclang does not get it again; NULL: it may */
    GArray *lost;  /* struct rl_lost_function; NULL: none */
    GBytes *reply; /* its row, once known */
    GBytes *exports[ROUNDS];
    int64_t entry;  /* of the cache; 0: none */
    char *key;      /* that the result of this step has there, or NULL */
    bool recalled;  /* the row is an earlier run's */
    bool untold;    /* another file's unit, there for what it tells: it has no row in this run */
};

struct rl_driver {
    const struct rl_driver_options *options;
    GPtrArray *jobs; /* struct rl_job *, borrowed */
    struct unit *units;
    struct rl_work work;
    uint32_t *items; /* item of the pool -> unit */
    uint32_t nitems, ndone;
    /* between the phases */
    struct rl_crossing crossing;
    unsigned round;
    /* phase 2 */
    rl_driver_sink *sink;
    void *sink_data;
    uint32_t next; /* first unit that the sink has not seen */
};

static const struct rl_job *job_of(const struct rl_driver *driver, uint32_t unit)
{
    return driver->jobs->pdata[unit];
}

struct rl_driver *rl_driver_new(const struct rl_driver_options *options, GPtrArray *jobs)
{
    struct rl_driver *driver = g_new0(struct rl_driver, 1);
    driver->options = options;
    driver->jobs = jobs;
    driver->units = g_new0(struct unit, jobs->len);
    driver->items = g_new0(uint32_t, jobs->len);
    driver->work = (struct rl_work){
        .models = options->models,
        .python = options->python,
        .frontend = options->frontend,
        .files = options->files ? options->files : rl_cache_files(options->cache),
    };
    return driver;
}

static void clear_lost(gpointer data)
{
    g_free(((struct rl_lost_function *)data)->why);
}

void rl_driver_free(struct rl_driver *driver)
{
    if (!driver)
        return;
    for (guint i = 0; i < driver->jobs->len; i++) {
        struct unit *unit = &driver->units[i];
        rl_parsed_release(&unit->parsed);
        g_free(unit->no_clang);
        g_free(unit->key);
        if (unit->lost)
            g_array_unref(unit->lost);
        if (unit->reply)
            g_bytes_unref(unit->reply);
        for (unsigned round = 0; round < ROUNDS; round++)
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

static void show_progress(struct rl_driver *driver, uint32_t item)
{
    char *name = rl_path_display(job_of(driver, driver->items[item])->path, driver->options->here);
    rl_progress(driver->options->console, ++driver->ndone, driver->nitems, name);
    g_free(name);
}

typedef void work_fn(void *data, uint32_t item, const uint8_t *request, size_t size, struct rl_pool_slot *slot, GByteArray *reply);
typedef void done_fn(void *data, uint32_t item, GBytes *reply);
typedef bool lost_fn(void *data, uint32_t item, const struct rl_pool_loss *loss);

static void ask_item(void *data, uint32_t item, GByteArray *request)
{
    struct rl_driver *driver = data;
    const struct unit *unit = &driver->units[driver->items[item]];
    rl_work_ask(unit->no_clang, unit->lost, request);
}

/* One step of all items; none of them: no worker. */
static bool run_pool(struct rl_driver *driver, work_fn *work, done_fn *done, lost_fn *lost, GError **error)
{
    struct rl_pool pool = {
        .nitems = driver->nitems,
        .workers = driver->options->workers,
        .cpu_limit = driver->options->cpu_limit,
        .stopped = driver->options->stopped,
        .data = driver,
        .ask = ask_item,
        .work = work,
        .done = done,
        .lost = lost,
    };
    driver->ndone = 0;
    return driver->nitems == 0 || rl_pool_run(&pool, error);
}

/* Nothing that may be the fault of this one run is kept. */
static bool is_worth_keeping(const struct unit *unit)
{
    return !unit->no_clang && !unit->lost;
}

/* ---- phase 1 -------------------------------------------------------------------------- */

static void parse_item(void *data, uint32_t item, const uint8_t *request, size_t size, struct rl_pool_slot *slot,
                       GByteArray *reply)
{
    struct rl_driver *driver = data;
    rl_work_parse(&driver->work, job_of(driver, driver->items[item]), request, size, slot, reply);
}

static void item_parsed(void *data, uint32_t item, GBytes *reply)
{
    struct rl_driver *driver = data;
    struct unit *unit = &driver->units[driver->items[item]];
    struct rl_parsed *parsed = &unit->parsed;
    if (!rl_work_read_parsed(reply, parsed)) {
        parsed->status = RL_UNIT_CRASHED;
        parsed->why = g_strdup("internal error: a worker's answer was not understood");
    }
    if (is_worth_keeping(unit))
        unit->entry = rl_cache_keep(driver->options->cache, job_of(driver, driver->items[item]), parsed);
    show_progress(driver, item);
}

/* What libclang cannot survive, tree-sitter reads. */
static bool parse_lost(void *data, uint32_t item, const struct rl_pool_loss *loss)
{
    struct rl_driver *driver = data;
    struct unit *unit = &driver->units[driver->items[item]];
    if (driver->options->frontend == RL_CHOOSE_AUTO && !unit->no_clang) {
        unit->no_clang = rl_pool_loss_text(loss);
        return true;
    }
    struct rl_parsed *parsed = &unit->parsed;
    parsed->status = RL_UNIT_CRASHED;
    parsed->why = rl_pool_loss_text(loss);
    show_progress(driver, item);
    return false;
}

/* What is known without a look into the file is settled, or by an earlier run's look; the other units become the pool's items. */
static void prepare_parsing(struct rl_driver *driver)
{
    driver->nitems = 0;
    for (guint i = 0; i < driver->jobs->len; i++) {
        const struct rl_job *job = job_of(driver, i);
        struct unit *unit = &driver->units[i];
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
    if (driver->options->frontend != RL_CHOOSE_TREE_SITTER && driver->nitems)
        rl_clang_load(NULL); /* once, before there are workers; each says itself when it cannot */
    return run_pool(driver, parse_item, item_parsed, parse_lost, error);
}

bool rl_driver_parse(struct rl_driver *driver, GError **error)
{
    prepare_parsing(driver);
    return parse_items(driver, error);
}

/* The items' IR, where the cache has it; a unit that it has lost meanwhile is parsed once more.  Items without any are dropped. */
static bool fetch_ir(struct rl_driver *driver, GError **error)
{
    uint32_t nwanted = driver->nitems;
    uint32_t *wanted = g_memdup2(driver->items, nwanted * sizeof(*wanted));
    driver->nitems = 0;
    for (uint32_t i = 0; i < nwanted; i++) {
        struct unit *unit = &driver->units[wanted[i]];
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

static GPtrArray *all_parsed(struct rl_driver *driver)
{
    GPtrArray *units = g_ptr_array_new();
    for (guint i = 0; i < driver->jobs->len; i++)
        g_ptr_array_add(units, &driver->units[i].parsed);
    return units;
}

/* A file that was only found in a folder is no unit when another one includes it. */
static void drop_included(struct rl_driver *driver)
{
    guint count = driver->jobs->len;
    GPtrArray *units = all_parsed(driver);
    const char **paths = g_new0(const char *, count + 1);
    bool *walked = g_new0(bool, count + 1), *covered = g_new0(bool, count + 1);
    for (guint i = 0; i < count; i++) {
        paths[i] = job_of(driver, i)->path;
        walked[i] = job_of(driver, i)->walked && driver->units[i].parsed.status == RL_UNIT_DONE;
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

/* ---- phase 2 ---------------------------------------------------------------------------- */

/* Later runs that lint other files alone will ask what this one was judged by. */
static void note_unit(struct rl_driver *driver, uint32_t index, bool done)
{
    if (driver->options->looks_back)
        return;
    GArray *inputs = done ? rl_key_inputs(&driver->units[index].parsed, driver->work.external) : NULL;
    rl_cache_note_unit(driver->options->cache, job_of(driver, index), inputs);
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
        const struct unit *unit = &driver->units[driver->next];
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
    const struct rl_job *job = job_of(driver, index);
    struct unit *unit = &driver->units[index];
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
    rl_work_judge(&driver->work, job_of(driver, index), &driver->units[index].parsed, request, size, slot, reply);
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
    struct unit *unit = &driver->units[index];
    if (is_row(reply)) {
        unit->reply = g_bytes_ref(reply);
        if (unit->key && is_worth_keeping(unit))
            rl_cache_keep_result(driver->options->cache, unit->entry, RL_CACHED_ROW, unit->key, reply);
    } else {
        set_plain_row(driver, index, RL_UNIT_CRASHED, "internal error: a worker's answer was not understood");
    }
    g_clear_pointer(&unit->parsed.ir, g_bytes_unref);
    show_progress(driver, item);
    deliver_ready(driver, false);
}

/* A function that kills its worker is left out from now on.  False: it is not known which one, or it is one too many. */
static bool leave_out(struct unit *unit, const struct rl_pool_loss *loss)
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

static bool judge_lost(void *data, uint32_t item, const struct rl_pool_loss *loss)
{
    struct rl_driver *driver = data;
    uint32_t index = driver->items[item];
    if (leave_out(&driver->units[index], loss))
        return true;
    char *why = rl_pool_loss_text(loss);
    set_plain_row(driver, index, RL_UNIT_CRASHED, why);
    g_free(why);
    show_progress(driver, item);
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
    struct unit *unit = &driver->units[index];
    GArray *inputs = rl_key_inputs(&unit->parsed, driver->work.external);
    g_free(unit->key);
    unit->key = rl_key_row(inputs, job_of(driver, index)->named);
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
           !g_file_test(job_of(driver, index)->path, G_FILE_TEST_EXISTS);
}

/* Other files' units are judged only when what they call in the linted ones has changed. */
static void mark_untold(struct rl_driver *driver)
{
    GPtrArray *units = all_parsed(driver);
    GHashTable *former = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    bool *judged = g_new0(bool, driver->jobs->len + 1u), any = false;
    for (guint i = 0; i < driver->jobs->len; i++)
        any = any || job_of(driver, i)->context;
    for (guint i = 0; any && i < driver->jobs->len; i++)
        if (!job_of(driver, i)->context || is_gone(driver, i))
            rl_cache_former_offers(driver->options->cache, job_of(driver, i), former);
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
    bool ok = fetch_ir(driver, error);
    set_settled_rows(driver);
    return ok;
}

void rl_driver_report_failures(struct rl_driver *driver, rl_driver_sink *sink, void *data)
{
    begin_delivery(driver, sink, data);
    set_settled_rows(driver);
    deliver_ready(driver, true);
}

static bool judge_all(struct rl_driver *driver, rl_driver_sink *sink, void *data, GError **error)
{
    begin_delivery(driver, sink, data);
    if (!prepare_judging(driver, error))
        return false;
    deliver_ready(driver, false);
    bool ok = run_pool(driver, judge_item, item_judged, judge_lost, error);
    deliver_ready(driver, true);
    return ok;
}

/* ---- between them -------------------------------------------------------------------------- */

static void export_item(void *data, uint32_t item, const uint8_t *request, size_t size, struct rl_pool_slot *slot,
                        GByteArray *reply)
{
    struct rl_driver *driver = data;
    rl_work_export(&driver->work, &driver->units[driver->items[item]].parsed, driver->round > 0, request, size, slot, reply);
}

static void item_exported(void *data, uint32_t item, GBytes *reply)
{
    struct rl_driver *driver = data;
    struct unit *unit = &driver->units[driver->items[item]];
    GBytes *exports = rl_work_read_export(reply, &unit->parsed);
    unit->exports[driver->round] = exports;
    if (exports && unit->key && is_worth_keeping(unit))
        rl_cache_keep_result(driver->options->cache, unit->entry, (int)driver->round, unit->key, exports);
}

/* Without its summaries the others go on; phase 2 tells what is wrong with the unit. */
static bool export_lost(void *data, uint32_t item, const struct rl_pool_loss *loss)
{
    struct rl_driver *driver = data;
    return leave_out(&driver->units[driver->items[item]], loss);
}

/* All that the rounds have said so far; owned. */
static struct rl_externals *unite_exports(const struct rl_driver *driver)
{
    struct rl_externals *externals = rl_externals_new();
    for (unsigned round = 0; round < ROUNDS; round++)
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
        struct unit *unit = &driver->units[i];
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
    return fetch_ir(driver, error);
}

/* Units that define what others call say what it does: at first without what they call themselves in others, then with it.
 * The number of rounds is fixed, and in each all start from the same, so that no order matters. */
static bool exchange(struct rl_driver *driver, GError **error)
{
    GPtrArray *units = all_parsed(driver);
    rl_crossing_init(&driver->crossing, units);
    g_ptr_array_free(units, TRUE);
    driver->work.crossing = driver->crossing.names;
    bool ok = true;
    for (driver->round = 0; ok && driver->round < ROUNDS && g_hash_table_size(driver->crossing.names); driver->round++) {
        ok = prepare_round(driver, error) && run_pool(driver, export_item, item_exported, export_lost, error);
        rl_externals_free((struct rl_externals *)driver->work.external);
        driver->work.external = unite_exports(driver);
    }
    return ok;
}

/* All that others tell is given: nothing is asked. */
static void take_sums(struct rl_driver *driver)
{
    const GPtrArray *sums = driver->options->sums;
    GPtrArray *units = all_parsed(driver);
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

const struct rl_parsed *rl_driver_parsed(const struct rl_driver *driver, uint32_t index)
{
    return &driver->units[index].parsed;
}

const struct rl_parsed *rl_driver_summarize(struct rl_driver *driver, GBytes **exports, GError **error)
{
    *exports = NULL;
    if (!rl_driver_parse(driver, error))
        return NULL;
    struct rl_parsed *parsed = driver->jobs->len == 1 ? &driver->units[0].parsed : NULL;
    if (!parsed || !parsed->ir) {
        if (parsed)
            g_set_error(error, RL_ERROR, RL_ERROR_INPUT, "%s: %s", job_of(driver, 0)->path, parsed->why ? parsed->why : "not read");
        else
            g_set_error_literal(error, RL_ERROR, RL_ERROR_INPUT, "one C file was expected");
        return NULL;
    }
    take_sums(driver);
    GHashTable *own = g_hash_table_new(g_str_hash, g_str_equal);
    for (uint32_t i = 0; i < parsed->noffers; i++)
        g_hash_table_add(own, parsed->offers[i].name);
    driver->work.crossing = own;
    driver->items[0] = 0;
    driver->nitems = 1;
    bool ok = run_pool(driver, export_item, item_exported, export_lost, error);
    g_hash_table_destroy(own);
    *exports = ok && driver->units[0].exports[0] ? g_bytes_ref(driver->units[0].exports[0]) : NULL;
    return ok ? parsed : NULL;
}

bool rl_driver_run(struct rl_driver *driver, rl_driver_sink *sink, void *data, GError **error)
{
    if (!rl_driver_parse(driver, error))
        return false;
    drop_included(driver);
    if (driver->options->sums)
        take_sums(driver);
    else if (!exchange(driver, error))
        return false;
    return judge_all(driver, sink, data, error);
}
