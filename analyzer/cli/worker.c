#include "analyzer/cli/worker.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "analyzer/base/memory.h"
#include "analyzer/cli/mending.h"
#include "analyzer/cli/request.h"
#include "analyzer/cli/sources.h"
#include "analyzer/cli/suppress.h"
#include "analyzer/cli/wire.h"
#include "analyzer/flow/exchange.h"
#include "analyzer/flow/flow.h"
#include "analyzer/frontend/frontend.h"
#include "analyzer/graph/edges.h"
#include "analyzer/ir/ir.h"
#include "rules/rule.h"


/* CPU time of this process, in microseconds: front ends may have threads.  Not by CLOCK_PROCESS_CPUTIME_ID, which counts
 * whole ticks as long as the worker's time limit (ITIMER_PROF) is set. */
static uint64_t process_now(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (uint64_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000u +
           (uint64_t)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

/* The same of this thread alone, and to the microsecond. */
static uint64_t cpu_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (uint64_t)now.tv_sec * 1000000u + (uint64_t)now.tv_nsec / 1000u;
}

/* ---- phase 1 ---------------------------------------------------------------------- */

/* The status of an input that no front end needs to see; WHY is set unless it is DONE. */
static enum rl_unit_status status_of(enum rl_input_kind kind, const char **why)
{
    switch (kind) {
    case RL_INPUT_C:
        return RL_UNIT_DONE;
    case RL_INPUT_NO_REFCOUNTS:
        *why = "no refcounted API";
        return RL_UNIT_SKIPPED;
    case RL_INPUT_CPLUSPLUS:
        *why = "C++";
        return RL_UNIT_SKIPPED;
    case RL_INPUT_GENERATED:
        *why = "Cython's output";
        return RL_UNIT_SKIPPED;
    case RL_INPUT_EMPTY: /* a placeholder: compilers take it, too */
        *why = "an empty file";
        return RL_UNIT_SKIPPED;
    case RL_INPUT_BINARY:
        *why = "a binary file";
        return RL_UNIT_FAILED;
    }
    g_assert_not_reached();
}

static int python_of(const struct rl_work *work, const struct rl_ir_unit *unit)
{
    return rl_request_python(work->python, unit);
}

static char **included_sources(const struct rl_unit *unit, const struct rl_job *job)
{
    GPtrArray *paths = g_ptr_array_new();
    for (uint32_t i = 0; i < unit->nincluded; i++) {
        char *path = g_str_has_suffix(unit->included[i], ".c") ? g_canonicalize_filename(unit->included[i], job->directory) : NULL;
        if (path && strcmp(path, job->path) != 0)
            g_ptr_array_add(paths, path);
        else
            g_free(path);
    }
    g_ptr_array_add(paths, NULL);
    return (char **)g_ptr_array_free(paths, FALSE);
}

static gint compare_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What the unit offers to others, and what it misses. */
static void fill_names(const struct rl_work *work, const struct rl_ir_unit *unit, struct rl_parsed *parsed)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    rl_flow_missing(unit, work->models, python_of(work, unit), names);
    GPtrArray *missing = g_ptr_array_new();
    GHashTableIter at;
    gpointer name;
    g_hash_table_iter_init(&at, names);
    while (g_hash_table_iter_next(&at, &name, NULL))
        g_ptr_array_add(missing, g_strdup(name));
    g_ptr_array_sort(missing, compare_text);
    g_ptr_array_add(missing, NULL);
    parsed->missing = (char **)g_ptr_array_free(missing, FALSE);
    g_hash_table_destroy(names);
    parsed->offers = g_new0(struct rl_offer, unit->nfunctions + 1);
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        if (rl_flow_is_offered(unit->functions[i]))
            parsed->offers[parsed->noffers++] = (struct rl_offer){g_strdup(unit->functions[i]->name), unit->functions[i]->text_hash};
}

/* About what reading LEN bytes takes, engine included; libclang reads the headers too. */
static size_t memory_for(size_t len, enum rl_frontend_choice choice)
{
    enum { SMALL = 1024 * 1024, TIMES = 24, HEADERS = 32 * 1024 * 1024, LARGEST = 64 * 1024 * 1024 };
    size_t text = MIN(SMALL + TIMES * MIN(len, (size_t)LARGEST), (size_t)LARGEST);
    return choice == RL_CHOOSE_TREE_SITTER ? text : text + HEADERS;
}

/* Fills PARSED but for its CPU time. */
static void parse(struct rl_work *work, const struct rl_job *job, const char *no_clang, struct rl_pool_slot *slot,
                  const char *text, size_t len, struct rl_parsed *parsed)
{
    GError *error = NULL;
    struct rl_arena *arena = rl_arena_new();
    enum rl_frontend_choice choice = no_clang ? RL_CHOOSE_TREE_SITTER : (enum rl_frontend_choice)work->frontend;
    struct rl_parse_request request = rl_request_of(job, work->models, work->python);
    request.text = job->text ? text : NULL;
    request.len = len;
    rl_pool_at(slot, "front end", NULL, UINT32_MAX);
    rl_memory_warm(memory_for(len, choice));
    g_setenv("LIBCLANG_NOTHREADS", "1", FALSE); /* this process is what a crash may cost; its own guards only cost time */
    g_setenv("LIBCLANG_DISABLE_CRASH_RECOVERY", "1", FALSE);
    struct rl_unit *unit = rl_parse(arena, &request, choice, &error);
    if (unit) {
        if (no_clang) {
            char *note = g_strdup_printf("%s: read by tree-sitter instead", no_clang);
            rl_unit_note(unit, note);
            g_free(note);
        }
        rl_pool_at(slot, "lowering", NULL, UINT32_MAX);
        const struct rl_ir_unit *ir = rl_ir_lower(unit);
        parsed->ir = rl_ir_serialise(ir);
        parsed->included = included_sources(unit, job);
        fill_names(work, ir, parsed);
        if (work->files)
            rl_sources_find(work->files, job, unit, parsed);
    } else {
        parsed->status = RL_UNIT_FAILED;
        parsed->why = g_strdup(error->message);
        g_error_free(error);
    }
    rl_arena_free(arena);
}

static char *read_input(const struct rl_job *job, size_t *len, char **why)
{
    GError *error = NULL;
    char *text = NULL;
    if (job->text) {
        const void *given = g_bytes_get_data(job->text, len);
        text = g_malloc0(*len + 1);
        return *len ? memcpy(text, given, *len) : text;
    }
    if (g_file_get_contents(job->path, &text, len, &error))
        return text;
    /* "Failed to open file “...”: Permission denied": the path is said already. */
    const char *reason = strrchr(error->message, ':');
    *why = g_strdup(reason ? reason + 2 : error->message);
    g_error_free(error);
    return NULL;
}

void rl_work_parse(struct rl_work *work, const struct rl_job *job, const uint8_t *request, size_t size,
                   struct rl_pool_slot *slot, GByteArray *reply)
{
    struct rl_arena *arena = rl_arena_new();
    struct rl_wire_reader in = {.at = request, .end = request + size, .arena = arena};
    const char *no_clang = rl_wire_get_text(&in);
    struct rl_parsed parsed = {.status = RL_UNIT_FAILED};
    uint64_t start = process_now();
    size_t len = 0;
    rl_pool_at(slot, "front end", NULL, UINT32_MAX);
    char *text = read_input(job, &len, &parsed.why);
    if (text) {
        const char *why = NULL;
        GPtrArray *read = g_ptr_array_new_with_free_func(g_free);
        parsed.status = status_of(rl_classify_input(job->path, text, len, work->models, read), &why);
        parsed.why = g_strdup(why);
        if (parsed.status == RL_UNIT_DONE)
            parse(work, job, no_clang, slot, text, len, &parsed);
        else if (parsed.status == RL_UNIT_SKIPPED && work->files)
            rl_sources_of_skipped(work->files, job, read, &parsed);
        g_ptr_array_free(read, TRUE);
    }
    g_free(text);
    rl_arena_free(arena);
    rl_parsed_put_names(reply, &parsed);
    rl_parsed_put_files(reply, &parsed);
    rl_wire_put_uint(reply, process_now() - start);
    if (parsed.ir) {
        gsize ir_size;
        const void *data = g_bytes_get_data(parsed.ir, &ir_size);
        rl_wire_put_bytes(reply, data, ir_size);
    }
    rl_parsed_release(&parsed);
}

bool rl_work_read_parsed(GBytes *reply, struct rl_parsed *parsed)
{
    gsize size, ir_size = 0;
    const uint8_t *data = g_bytes_get_data(reply, &size);
    struct rl_arena *arena = rl_arena_new();
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
    memset(parsed, 0, sizeof(*parsed));
    rl_parsed_get_names(&in, parsed);
    rl_parsed_get_files(&in, parsed);
    parsed->cpu = rl_wire_get_uint(&in);
    if (parsed->status == RL_UNIT_DONE) {
        const uint8_t *ir = rl_wire_get_bytes(&in, &ir_size);
        parsed->ir = g_bytes_new_from_bytes(reply, (gsize)(ir - data), ir_size);
    }
    bool ok = !in.bad && in.at == in.end;
    if (!ok)
        rl_parsed_release(parsed);
    rl_arena_free(arena);
    return ok;
}

/* ---- phase 2 ------------------------------------------------------------------------ */

void rl_work_ask(const char *no_clang, const GArray *lost, GByteArray *request)
{
    rl_wire_put_text(request, no_clang);
    rl_wire_put_uint(request, lost ? lost->len : 0);
    for (guint i = 0; lost && i < lost->len; i++) {
        const struct rl_lost_function *function = &g_array_index(lost, struct rl_lost_function, i);
        rl_wire_put_uint(request, function->index);
        rl_wire_put_text(request, function->why);
    }
}

struct judging {
    struct rl_work *work;
    struct rl_pool_slot *slot;
    const struct rl_job *job;
    const struct rl_parsed *parsed;
    const struct rl_ir_unit *unit;
    struct rl_flow_unit *flow;
    struct rl_types *types;
    struct rl_arena *arena; /* the unit's */
    struct rl_function_row *rows;
    GByteArray *findings;
    uint32_t nfindings;
    struct rl_mending mending;
};

/* Which functions to leave out, as rl_work_ask() told; returns why the first one is, or NULL. */
static const char *mark_lost(struct rl_ir_unit *unit, struct rl_arena *arena, const uint8_t *request, size_t size)
{
    struct rl_wire_reader in = {.at = request, .end = request + size, .arena = arena};
    const char *first = NULL;
    rl_wire_get_text(&in); /* phase 1 has heard it */
    uint32_t count = rl_wire_get_upto(&in, unit->nfunctions);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t index = rl_wire_get_upto(&in, unit->nfunctions - 1);
        unit->functions[index]->lost = rl_wire_get_text(&in);
        first = first ? first : unit->functions[index]->lost;
    }
    return first;
}

static const char *file_path(const struct rl_ir_unit *unit, struct rl_loc loc)
{
    return unit->files[loc.file < unit->nfiles ? loc.file : 0].path;
}

/* Paths absolute and plain, so that a header has one name however it was included. */
static void settle_paths(struct rl_ir_unit *unit, struct rl_arena *arena, const char *directory)
{
    for (uint32_t i = 0; i < unit->nfiles; i++) {
        if (unit->files[i].path[0] == '<') /* "<built-in>" */
            continue;
        char *path = g_canonicalize_filename(unit->files[i].path, directory);
        unit->files[i].path = rl_arena_strdup(arena, path);
        g_free(path);
    }
}

/* What hides findings: comments of the files that the unit was read from. */
static void make_suppressor(struct rl_work *work, const struct rl_job *job)
{
    if (!work->suppressor)
        work->suppressor = rl_suppressor_new();
    rl_suppressor_begin(work->suppressor);
    if (job->text)
        rl_suppressor_put(work->suppressor, job->path, g_bytes_get_data(job->text, NULL), g_bytes_get_size(job->text));
}

static void put_findings(struct judging *judging, const GPtrArray *found)
{
    for (guint i = 0; i < found->len; i++) {
        const struct rl_finding *finding = found->pdata[i];
        const struct rl_rule *rule = rl_rule_find(finding->rule);
        struct rl_finding_row row = {.finding = *finding};
        row.suppressed_by = rl_suppressed_by(judging->work->suppressor, finding, rule ? rule->name : NULL);
        row.suppressed = row.suppressed_by != NULL;
        rl_wire_put_finding(judging->findings, &row);
        judging->nfindings++;
    }
}

static void take_findings(struct judging *judging, const struct rl_ir_func *func, const struct rl_flow_result *result,
                          struct rl_arena *arena)
{
    GPtrArray *found = g_ptr_array_new();
    rl_pool_at(judging->slot, "rules", judging->slot->function, judging->slot->index);
    rl_rules_judge_all(result, judging->unit, arena, found);
    rl_mending_run(&judging->mending, judging->flow, func, result, arena, found);
    if (!func->has_errors)
        rl_rules_judge_code(judging->types, judging->unit, func, judging->work->models,
                            python_of(judging->work, judging->unit) | (judging->work->python & RL_PYTHON_FREE_THREADED), arena, found);
    put_findings(judging, found);
    g_ptr_array_free(found, TRUE);
}

/* The unit's types and modules. */
static void judge_types(struct judging *judging)
{
    struct rl_arena *arena = rl_arena_new();
    GPtrArray *found = g_ptr_array_new();
    rl_pool_at(judging->slot, "rules", NULL, UINT32_MAX);
    rl_rules_judge_types(judging->types, judging->unit, python_of(judging->work, judging->unit), arena, found);
    rl_mending_tables(&judging->mending, arena, found);
    put_findings(judging, found);
    g_ptr_array_free(found, TRUE);
    rl_arena_free(arena);
}

/* For tests/cli/crash.sh, in sanitized builds only: dies in the function that RL_TEST_CRASH names. */
static void crash_if_asked(const char *function)
{
#ifdef __SANITIZE_ADDRESS__
    if (g_strcmp0(getenv("RL_TEST_CRASH"), function) == 0)
        abort();
#else
    (void)function;
#endif
}

static void judge_function(struct judging *judging, uint32_t index)
{
    const struct rl_ir_func *func = judging->unit->functions[index];
    struct rl_function_row *row = &judging->rows[index];
    *row = (struct rl_function_row){
        .file = file_path(judging->unit, func->loc),
        .name = func->name,
        .loc = func->loc,
        .frontend = func->frontend == RL_FRONTEND_CLANG ? "clang" : "tree-sitter",
        .text_hash = func->text_hash,
    };
    row->why = func->lost;
    if (row->why) {
        row->completeness = RL_ABANDONED;
        return;
    }
    struct rl_arena *arena = rl_arena_new();
    struct rl_flow_result result = {0};
    rl_pool_at(judging->slot, "flow engine", func->name, index);
    crash_if_asked(func->name);
    rl_flow_run(judging->flow, func, arena, &result);
    uint64_t start = cpu_now();
    take_findings(judging, func, &result, arena);
    row->microseconds = result.microseconds + cpu_now() - start;
    row->completeness = (int)result.completeness;
    row->why = result.why ? rl_arena_strdup(judging->arena, result.why) : NULL;
    row->states = result.states;
    rl_arena_free(arena);
}

static struct rl_note_row *note_rows(const struct rl_ir_unit *unit, struct rl_arena *arena)
{
    struct rl_note_row *rows = rl_new_array(arena, unit->nnotes, struct rl_note_row);
    for (uint32_t i = 0; i < unit->nnotes; i++) {
        const struct rl_note *note = &unit->notes[i];
        rows[i] = (struct rl_note_row){file_path(unit, note->loc), note->loc, note->is_error, note->text};
    }
    return rows;
}

static struct rl_flow_options flow_options(const struct rl_work *work, const struct rl_ir_unit *unit,
                                           const struct rl_externals *external, const struct rl_types *types)
{
    struct rl_flow_options options = {.models = work->models, .python = python_of(work, unit), .external = external};
    rl_types_inform(types, &options);
    return options;
}

/* By function: whether all that could be found in it was looked for.  Where its file was named alone, what unknown functions do
 * may be known to a run over the project. */
static bool *looked_at_wholly(struct judging *judging)
{
    const struct rl_ir_unit *unit = judging->unit;
    bool *whole = rl_new_array(judging->arena, unit->nfunctions + 1u, bool);
    GHashTable *missing = g_hash_table_new(g_str_hash, g_str_equal);
    for (char **name = judging->parsed->missing; judging->job->named && name && *name; name++)
        if (!judging->work->external || !rl_externals_find(judging->work->external, *name))
            g_hash_table_add(missing, *name);
    const bool *depends = g_hash_table_size(missing) ? rl_flow_depends(judging->arena, unit, missing) : NULL;
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        whole[i] = judging->rows[i].completeness < RL_ABANDONED && !unit->functions[i]->has_errors &&
                   unit->functions[i]->frontend == RL_FRONTEND_CLANG && !(depends && depends[i]);
    g_hash_table_destroy(missing);
    return whole;
}

/* Judges every function of UNIT; fills ROW and returns the findings' bytes. */
static GByteArray *judge_unit(struct judging *judging, struct rl_unit_row *row)
{
    struct rl_work *work = judging->work;
    const struct rl_ir_unit *unit = judging->unit;
    struct rl_externals *external = rl_externals_only(work->external, judging->parsed->missing);
    rl_pool_at(judging->slot, "types", NULL, UINT32_MAX);
    judging->types = rl_types_find(judging->arena, unit, work->models);
    struct rl_flow_options options = flow_options(work, unit, external, judging->types);
    judging->findings = g_byte_array_new();
    judging->rows = rl_new_array(judging->arena, unit->nfunctions, struct rl_function_row);
    judging->flow = rl_flow_unit_new(judging->arena, unit, &options);
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        judge_function(judging, i);
    rl_types_learn(judging->types, judging->flow);
    row->types = rl_type_rows(judging->types, judging->arena, &row->ntypes);
    judge_types(judging);
    row->suppressions = rl_suppression_rows(work->suppressor, unit, judging->job->path, looked_at_wholly(judging), judging->arena,
                                            &row->nsuppressions);
    rl_flow_unit_free(judging->flow);
    rl_externals_free(external);
    rl_pool_at(judging->slot, "flow engine", NULL, UINT32_MAX);
    row->functions = judging->rows;
    row->nfunctions = unit->nfunctions;
    row->notes = note_rows(unit, judging->arena);
    row->nnotes = unit->nnotes;
    return judging->findings;
}

void rl_work_export(struct rl_work *work, const struct rl_parsed *parsed, bool dependent, const uint8_t *request, size_t size,
                    struct rl_pool_slot *slot, GByteArray *reply)
{
    uint64_t start = cpu_now();
    struct rl_arena *arena = rl_arena_new();
    GByteArray *summaries = g_byte_array_new();
    rl_pool_at(slot, "flow engine", NULL, UINT32_MAX);
    struct rl_ir_unit *unit = rl_ir_deserialise(arena, parsed->ir, NULL);
    if (unit) {
        mark_lost(unit, arena, request, size);
        struct rl_externals *external = rl_externals_only(work->external, parsed->missing);
        struct rl_flow_options options = flow_options(work, unit, external, rl_types_find(arena, unit, work->models));
        options.summaries_only = true;
        struct rl_flow_unit *flow = rl_flow_unit_new(arena, unit, &options);
        const bool *depends = dependent ? rl_flow_depends(arena, unit, work->crossing) : NULL;
        for (uint32_t i = 0; i < unit->nfunctions; i++) {
            const struct rl_ir_func *func = unit->functions[i];
            if (!rl_flow_is_offered(func) || (depends && !depends[i]) || !g_hash_table_contains(work->crossing, func->name))
                continue;
            rl_pool_at(slot, "flow engine", func->name, i);
            crash_if_asked(func->name);
            rl_flow_export(flow, i, summaries);
        }
        rl_flow_unit_free(flow);
        rl_externals_free(external);
    }
    rl_wire_put_uint(reply, cpu_now() - start);
    rl_wire_put_bytes(reply, summaries->data, summaries->len);
    g_byte_array_free(summaries, TRUE);
    rl_arena_free(arena);
}

GBytes *rl_work_read_export(GBytes *reply, struct rl_parsed *parsed)
{
    gsize size;
    size_t length;
    const uint8_t *data = g_bytes_get_data(reply, &size);
    struct rl_wire_reader in = {.at = data, .end = data + size};
    uint64_t cpu = rl_wire_get_uint(&in);
    const uint8_t *summaries = rl_wire_get_bytes(&in, &length);
    if (in.bad || in.at != in.end)
        return NULL;
    parsed->cpu_exchange += cpu;
    return g_bytes_new_from_bytes(reply, (gsize)(summaries - data), length);
}

void rl_work_judge(struct rl_work *work, const struct rl_job *job, const struct rl_parsed *parsed, const uint8_t *request,
                   size_t size, struct rl_pool_slot *slot, GByteArray *reply)
{
    uint64_t start = cpu_now();
    struct rl_arena *arena = rl_arena_new();
    GError *error = NULL;
    struct rl_unit_row row = {
        .path = job->path,
        .directory = job->directory,
        .flags = job->flags_text,
        .cache_key = parsed->key,
        .cpu_frontend = parsed->cpu,
    };
    rl_pool_at(slot, "flow engine", NULL, UINT32_MAX);
    struct rl_ir_unit *unit = rl_ir_deserialise(arena, parsed->ir, &error);
    if (unit) {
        settle_paths(unit, arena, job->directory);
        struct judging judging = {.work = work, .slot = slot, .job = job, .parsed = parsed, .unit = unit, .arena = arena,
                                  .mending = {.job = job}};
        make_suppressor(work, job);
        row.why = mark_lost(unit, arena, request, size);
        row.status = row.why ? RL_UNIT_CRASHED : RL_UNIT_DONE;
        GByteArray *findings = judge_unit(&judging, &row);
        row.cpu_engine = cpu_now() - start + parsed->cpu_exchange;
        rl_wire_put_unit_with(reply, &row, findings, judging.nfindings);
        g_byte_array_free(findings, TRUE);
        rl_mending_release(&judging.mending);
    } else {
        row.status = RL_UNIT_FAILED;
        row.why = error->message;
        rl_wire_put_unit(reply, &row);
        g_error_free(error);
    }
    rl_arena_free(arena);
}
