#include "analyzer/cli/driver.h"

#include <string.h>

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
        .models_hash = options->models_hash,
        .python = options->python,
        .frontend = options->frontend,
        .want_keys = options->want_keys,
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

/* What both phases have in common. */
static struct rl_pool make_pool(struct rl_driver *driver)
{
    driver->ndone = 0;
    return (struct rl_pool){
        .nitems = driver->nitems,
        .workers = driver->options->workers,
        .cpu_limit = driver->options->cpu_limit,
        .stopped = driver->options->stopped,
        .data = driver,
    };
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
    struct rl_parsed *parsed = &driver->units[driver->items[item]].parsed;
    if (!rl_work_read_parsed(reply, parsed)) {
        parsed->status = RL_UNIT_CRASHED;
        parsed->why = g_strdup("internal error: a worker's answer was not understood");
    }
    show_progress(driver, item);
}

static void ask_item(void *data, uint32_t item, GByteArray *request)
{
    struct rl_driver *driver = data;
    const struct unit *unit = &driver->units[driver->items[item]];
    rl_work_ask(unit->no_clang, unit->lost, request);
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

/* What is known without a look into the file is settled; the other units become the pool's items. */
static void prepare_parsing(struct rl_driver *driver)
{
    driver->nitems = 0;
    for (guint i = 0; i < driver->jobs->len; i++) {
        const struct rl_job *job = job_of(driver, i);
        struct rl_parsed *parsed = &driver->units[i].parsed;
        parsed->status = job->failed ? RL_UNIT_FAILED : RL_UNIT_SKIPPED;
        parsed->why = g_strdup(job->failed ? job->failed : job->skipped);
        if (!parsed->why)
            driver->items[driver->nitems++] = i;
    }
}

static bool parse_all(struct rl_driver *driver, GError **error)
{
    if (driver->options->frontend != RL_CHOOSE_TREE_SITTER && driver->nitems)
        rl_clang_load(NULL); /* once, before there are workers; each says itself when it cannot */
    struct rl_pool pool = make_pool(driver);
    pool.ask = ask_item;
    pool.work = parse_item;
    pool.done = item_parsed;
    pool.lost = parse_lost;
    return rl_pool_run(&pool, error);
}

bool rl_driver_parse(struct rl_driver *driver, GError **error)
{
    prepare_parsing(driver);
    return parse_all(driver, error);
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
        walked[i] = job_of(driver, i)->walked && driver->units[i].parsed.ir;
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

/* Hands UNIT's row to the sink. */
static void deliver(struct rl_driver *driver, uint32_t index)
{
    GBytes *reply = driver->units[index].reply;
    gsize size;
    const uint8_t *data = g_bytes_get_data(reply, &size);
    struct rl_arena *arena = rl_arena_new();
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
    struct rl_unit_row row;
    if (rl_wire_get_unit(&in, &row))
        driver->sink(driver->sink_data, index, &row, reply);
    rl_arena_free(arena);
    g_clear_pointer(&driver->units[index].reply, g_bytes_unref);
}

/* Delivers what is next in order, as far as it is known; with ALL, later units too. */
static void deliver_ready(struct rl_driver *driver, bool all)
{
    for (; driver->next < driver->jobs->len; driver->next++) {
        if (driver->units[driver->next].reply)
            deliver(driver, driver->next);
        else if (!all)
            return;
    }
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
    if (is_row(reply))
        driver->units[index].reply = g_bytes_ref(reply);
    else
        set_plain_row(driver, index, RL_UNIT_CRASHED, "internal error: a worker's answer was not understood");
    g_clear_pointer(&driver->units[index].parsed.ir, g_bytes_unref);
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

/* What phase 1 settled already becomes rows; the others become the pool's items. */
static void prepare_judging(struct rl_driver *driver, rl_driver_sink *sink, void *data)
{
    driver->sink = sink;
    driver->sink_data = data;
    driver->next = driver->nitems = 0;
    for (guint i = 0; i < driver->jobs->len; i++) {
        struct unit *unit = &driver->units[i];
        if (unit->reply)
            continue;
        if (unit->parsed.ir)
            driver->items[driver->nitems++] = i;
        else if (unit->parsed.why)
            set_plain_row(driver, i, unit->parsed.status, unit->parsed.why);
    }
}

void rl_driver_report_failures(struct rl_driver *driver, rl_driver_sink *sink, void *data)
{
    prepare_judging(driver, sink, data);
    deliver_ready(driver, true);
}

static bool judge_all(struct rl_driver *driver, rl_driver_sink *sink, void *data, GError **error)
{
    prepare_judging(driver, sink, data);
    deliver_ready(driver, false);
    struct rl_pool pool = make_pool(driver);
    pool.ask = ask_item;
    pool.work = judge_item;
    pool.done = item_judged;
    pool.lost = judge_lost;
    bool ok = rl_pool_run(&pool, error);
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
    unit->exports[driver->round] = rl_work_read_export(reply, &unit->parsed);
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

/* Units that define what others call say what it does: at first without what they call themselves in others, then with it.
 * The number of rounds is fixed, and in each all start from the same, so that no order matters. */
static bool exchange(struct rl_driver *driver, GError **error)
{
    GPtrArray *units = all_parsed(driver);
    rl_crossing_init(&driver->crossing, units);
    g_ptr_array_free(units, TRUE);
    driver->work.crossing = driver->crossing.names;
    bool ok = true;
    for (driver->round = 0; ok && driver->round < ROUNDS; driver->round++) {
        driver->nitems = 0;
        for (guint i = 0; i < driver->jobs->len; i++)
            if (driver->crossing.gives[i] && (driver->round == 0 || driver->crossing.takes[i]))
                driver->items[driver->nitems++] = i;
        if (driver->nitems == 0)
            break;
        struct rl_pool pool = make_pool(driver);
        pool.ask = ask_item;
        pool.work = export_item;
        pool.done = item_exported;
        pool.lost = export_lost;
        ok = rl_pool_run(&pool, error);
        rl_externals_free((struct rl_externals *)driver->work.external);
        driver->work.external = unite_exports(driver);
    }
    return ok;
}

/* ---- one unit alone -------------------------------------------------------------------------- */

enum { ANSWER_PARSED, ANSWER_ROW };

static void whole_item(void *data, uint32_t item, const uint8_t *request, size_t size, struct rl_pool_slot *slot,
                       GByteArray *reply)
{
    struct rl_driver *driver = data;
    struct rl_parsed parsed;
    GByteArray *first = g_byte_array_new();
    parse_item(data, item, request, size, slot, first);
    GBytes *bytes = g_byte_array_free_to_bytes(first);
    bool done = rl_work_read_parsed(bytes, &parsed) && parsed.ir;
    const uint8_t answer = done ? ANSWER_ROW : ANSWER_PARSED;
    g_byte_array_append(reply, &answer, 1);
    if (done)
        rl_work_judge(&driver->work, job_of(driver, driver->items[item]), &parsed, request, size, slot, reply);
    else
        g_byte_array_append(reply, g_bytes_get_data(bytes, NULL), (guint)g_bytes_get_size(bytes));
    rl_parsed_release(&parsed);
    g_bytes_unref(bytes);
}

static void whole_done(void *data, uint32_t item, GBytes *reply)
{
    struct rl_driver *driver = data;
    gsize size;
    const uint8_t *answer = g_bytes_get_data(reply, &size);
    GBytes *rest = g_bytes_new_from_bytes(reply, MIN(size, 1), size - MIN(size, 1));
    if (size && answer[0] == ANSWER_ROW && is_row(rest)) {
        driver->units[driver->items[item]].reply = g_bytes_ref(rest);
        show_progress(driver, item);
    } else {
        item_parsed(data, item, rest);
    }
    g_bytes_unref(rest);
}

static bool whole_lost(void *data, uint32_t item, const struct rl_pool_loss *loss)
{
    struct rl_driver *driver = data;
    return leave_out(&driver->units[driver->items[item]], loss) || parse_lost(data, item, loss);
}

static bool run_single(struct rl_driver *driver, GError **error)
{
    struct rl_pool pool = make_pool(driver);
    pool.ask = ask_item;
    pool.work = whole_item;
    pool.done = whole_done;
    pool.lost = whole_lost;
    return rl_pool_run(&pool, error);
}

bool rl_driver_run(struct rl_driver *driver, rl_driver_sink *sink, void *data, GError **error)
{
    prepare_parsing(driver);
    if (driver->nitems == 1)
        return run_single(driver, error) && judge_all(driver, sink, data, error);
    if (!parse_all(driver, error))
        return false;
    drop_included(driver);
    return exchange(driver, error) && judge_all(driver, sink, data, error);
}
