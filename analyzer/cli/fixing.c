#include "analyzer/cli/fixing.h"

#include <stdlib.h>
#include <string.h>

#include "analyzer/base/arena.h"
#include "analyzer/cli/drafts.h"
#include "analyzer/cli/told.h"
#include "db/report/load.h"

enum { MOST_RUNS = 30 };

struct trying {
    struct rl_fixing *fixing;
    const struct rl_fixing_request *request;
    struct rl_told *first, *now; /* of the run; of the texts that stay */
    GHashTable *wanted;   /* key -> how many findings are meant to be mended */
    GHashTable *paths;    /* key -> the file's */
    GHashTable *shown;    /* places of the first run that are */
    GHashTable *foreign;  /* keys of findings that are not */
    GHashTable *alone, *rejected; /* keys: to be tried alone; that have failed so, too */
    GHashTable *texts;    /* path -> GBytes of the trial */
    bool *judged, *helping; /* by job: whether the trial looks at it */
    struct rl_arena *arena;
    unsigned runs;
};

/* ---- which findings are meant ------------------------------------------------------------------ */

static bool find_wanted(struct trying *t, GError **error)
{
    struct rl_report_options options = {.filter = *t->request->filter, .root = t->request->root};
    options.filter.suppressed = false;
    struct rl_shown_run *shown = rl_shown_run_load(t->request->ledger->store, t->request->ledger->run, &options, error);
    if (!shown)
        return false;
    for (guint i = 0; i < shown->findings->len; i++) {
        struct rl_finding finding = ((const struct rl_shown_finding *)shown->findings->pdata[i])->finding;
        char *path = g_canonicalize_filename(finding.file, shown->root);
        finding.file = path;
        const char *key = rl_told_key(t->first->arena, &finding);
        g_hash_table_add(t->shown, (gpointer)rl_told_place(t->first->arena, &finding, key));
        rl_told_count_one(t->wanted, key);
        g_hash_table_insert(t->paths, (gpointer)key, rl_arena_strdup(t->first->arena, path));
        g_free(path);
    }
    rl_shown_run_free(shown);
    for (guint i = 0; i < t->first->spots->len; i++) {
        const struct rl_spot *spot = t->first->spots->pdata[i];
        if (!g_hash_table_contains(t->shown, spot->place))
            g_hash_table_add(t->foreign, (gpointer)spot->key);
    }
    return true;
}

/* In a later text a finding is known by its key alone. */
static bool is_wanted(const struct trying *t, const struct rl_spot *spot)
{
    if (spot->hidden || spot->finding.nedits == 0 || strcmp(spot->unit, spot->finding.file) != 0 ||
        g_hash_table_contains(t->rejected, spot->key))
        return false;
    if (t->now == t->first)
        return g_hash_table_contains(t->shown, spot->place);
    return rl_told_count(t->wanted, spot->key) > 0 && !g_hash_table_contains(t->foreign, spot->key) &&
           spot->finding.confidence >= t->request->filter->min_confidence;
}

/* The file that SPOT's edits are in, with its text; NULL: none that may be edited. */
static struct rl_fixed_file *file_of(struct trying *t, const struct rl_spot *spot)
{
    struct rl_fixed_file *file = g_hash_table_lookup(t->fixing->files, spot->finding.file);
    if (!file || file->before)
        return file;
    GError *error = NULL;
    file->before = rl_rewrite_read(file->path, &file->stamp, &error);
    if (file->before) {
        file->after = g_bytes_ref(file->before);
        return file;
    }
    g_ptr_array_add(t->fixing->problems, g_strdup(error->message));
    g_error_free(error);
    g_hash_table_remove(t->fixing->files, spot->finding.file);
    return NULL;
}

/* What to try next: all that do not overlap, or one of those that are to be tried alone.  Returns: owned (drafts.h). */
static GPtrArray *choose(struct trying *t)
{
    GPtrArray *chosen = rl_drafts_new();
    for (int alone = 0; alone < 2 && chosen->len == 0; alone++)
        for (guint i = 0; i < t->now->spots->len && !(alone && chosen->len); i++) {
            const struct rl_spot *spot = t->now->spots->pdata[i];
            if (g_hash_table_contains(t->alone, spot->key) != (alone == 1) || !is_wanted(t, spot))
                continue;
            const struct rl_fixed_file *file = file_of(t, spot);
            if (file)
                rl_drafts_add(chosen, spot, file);
        }
    return chosen;
}

/* ---- trials ------------------------------------------------------------------------------------------ */

/* JOB, number INDEX, its file as it is in the trial. */
static void add_job(const struct trying *t, struct rl_jobs *jobs, const struct rl_job *job, guint index)
{
    struct rl_job *copy = rl_jobs_add(jobs, job->path, job->directory, g_strdupv(job->flags));
    const char *skipped = rl_reach_skipped(&t->fixing->reach, index);
    copy->named = job->named;
    copy->walked = job->walked;
    copy->failed = g_strdup(job->failed);
    copy->skipped = g_strdup(job->skipped ? job->skipped : skipped);
    copy->context = job->context ? g_bytes_ref(job->context) : NULL;
    copy->helper = job->helper || (!job->context && !t->judged[index]);
    const struct rl_fixed_file *file = g_hash_table_lookup(t->fixing->files, job->path);
    GBytes *text = g_hash_table_lookup(t->texts, job->path);
    if (!text && file && file->after != file->before)
        text = file->after;
    if (!text)
        text = job->text;
    copy->text = text ? g_bytes_ref(text) : NULL;
}

/* Which jobs the trial looks at. */
static void find_jobs(const struct trying *t)
{
    const GPtrArray *jobs = t->request->jobs->list;
    for (guint i = 0; i < jobs->len; i++) {
        t->judged[i] = g_hash_table_contains(t->texts, ((const struct rl_job *)jobs->pdata[i])->path);
        t->helping[i] = false;
    }
    rl_reach_find(&t->fixing->reach, t->judged, t->helping);
    GHashTable *paths = g_hash_table_new(g_str_hash, g_str_equal); /* of one file all units or none */
    for (guint i = 0; i < jobs->len; i++)
        if (t->judged[i])
            g_hash_table_add(paths, ((const struct rl_job *)jobs->pdata[i])->path);
    for (guint i = 0; i < jobs->len; i++)
        t->judged[i] = g_hash_table_contains(paths, ((const struct rl_job *)jobs->pdata[i])->path);
    g_hash_table_destroy(paths);
}

/* What is known of the units that the trial does not look at. */
static void keep_others(const struct trying *t, struct rl_told *lint)
{
    GHashTable *again = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < t->request->jobs->list->len; i++)
        if (t->judged[i])
            g_hash_table_add(again, ((const struct rl_job *)t->request->jobs->list->pdata[i])->path);
    rl_told_keep(lint, t->now, again);
    g_hash_table_destroy(again);
}

struct sink {
    struct rl_told *told;
    const struct rl_told *first;
};

static void take_unit(void *data, uint32_t index, const struct rl_unit_row *row, GBytes *encoded)
{
    const struct sink *sink = data;
    (void)index;
    if (row)
        rl_told_take(sink->told, sink->first, encoded);
}

/* The units that the trial's texts reach; NULL with ERROR. */
static struct rl_told *lint_again(struct trying *t, GError **error)
{
    struct rl_jobs jobs;
    struct sink sink = {rl_told_new(t->arena), t->first};
    struct rl_driver_options options = *t->request->driver;
    options.looks_back = true;
    rl_jobs_init(&jobs);
    find_jobs(t);
    keep_others(t, sink.told);
    for (guint i = 0; i < t->request->jobs->list->len; i++)
        if (t->judged[i] || t->helping[i])
            add_job(t, &jobs, t->request->jobs->list->pdata[i], i);
    struct rl_driver *driver = rl_driver_new(&options, jobs.list);
    bool ok = rl_driver_run(driver, take_unit, &sink, error);
    rl_driver_free(driver);
    rl_jobs_release(&jobs);
    t->runs++;
    if (ok)
        return sink.told;
    rl_told_free(sink.told);
    return NULL;
}

static const struct rl_spot *spot_of(const GPtrArray *chosen, guint i)
{
    return ((const struct rl_choice *)chosen->pdata[i])->spot;
}

/* Marks those of CHOSEN that FUNCTION (NULL: any) and FILE (NULL: any) fit; how many there were. */
static guint blame(const GPtrArray *chosen, bool *bad, const char *function, const char *file)
{
    guint count = 0;
    for (guint i = 0; i < chosen->len; i++) {
        const struct rl_finding *finding = &spot_of(chosen, i)->finding;
        bool fits = (!function || g_strcmp0(finding->function, function) == 0) && (!file || strcmp(finding->file, file) == 0);
        bad[i] = bad[i] || fits;
        count += fits;
    }
    return count;
}

static void blame_for(const GPtrArray *chosen, bool *bad, const struct rl_finding *found)
{
    if (!(found->function && blame(chosen, bad, found->function, found->file)) && !blame(chosen, bad, NULL, found->file))
        blame(chosen, bad, NULL, NULL);
}

/* Which of CHOSEN did not do what they are for, or may have done harm; owned. */
static bool *find_bad(const struct trying *t, const GPtrArray *chosen, const struct rl_told *after)
{
    bool *bad = g_new0(bool, chosen->len + 1u);
    GHashTable *mended = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < chosen->len; i++)
        rl_told_count_one(mended, spot_of(chosen, i)->key);
    for (guint i = 0; i < chosen->len; i++) {
        const char *key = spot_of(chosen, i)->key;
        bad[i] = rl_told_count(after->counts, key) + rl_told_count(mended, key) > rl_told_count(t->now->counts, key);
    }
    for (guint i = 0; i < after->spots->len; i++) {
        const struct rl_spot *spot = after->spots->pdata[i];
        if (rl_told_count(after->counts, spot->key) > rl_told_count(t->now->counts, spot->key))
            blame_for(chosen, bad, &spot->finding);
    }
    GHashTableIter at;
    gpointer path, health;
    g_hash_table_iter_init(&at, t->now->healths);
    while (g_hash_table_iter_next(&at, &path, &health))
        if (rl_health_is_worse(health, g_hash_table_lookup(after->healths, path)) && !blame(chosen, bad, NULL, path))
            blame(chosen, bad, NULL, NULL);
    g_hash_table_destroy(mended);
    return bad;
}

/* Drops the bad ones of CHOSEN; how many there were. */
static guint drop(struct trying *t, GPtrArray *chosen, const bool *bad)
{
    guint all = chosen->len;
    for (guint i = all; i-- > 0;)
        if (bad[i]) {
            g_hash_table_add(all == 1 ? t->rejected : t->alone, g_strdup(spot_of(chosen, i)->key));
            g_ptr_array_remove_index(chosen, i);
        }
    return all - chosen->len;
}

static void keep_texts(struct trying *t, struct rl_told *after)
{
    GHashTableIter at;
    gpointer path, text;
    g_hash_table_iter_init(&at, t->texts);
    while (g_hash_table_iter_next(&at, &path, &text)) {
        struct rl_fixed_file *file = g_hash_table_lookup(t->fixing->files, path);
        g_bytes_unref(file->after);
        file->after = g_bytes_ref(text);
    }
    if (t->now != t->first)
        rl_told_free(t->now);
    t->now = after;
}

/* One pass.  *MORE: something was tried.  False with ERROR. */
static bool try_some(struct trying *t, bool *more, GError **error)
{
    GPtrArray *chosen = choose(t);
    bool ok = true, settled = false;
    *more = chosen->len > 0;
    while (ok && !settled && chosen->len > 0 && t->runs < MOST_RUNS) {
        g_hash_table_destroy(t->texts);
        t->texts = rl_drafts_texts(chosen);
        struct rl_told *after = lint_again(t, error);
        ok = after != NULL;
        if (!ok || (t->request->driver->stopped && t->request->driver->stopped())) {
            rl_told_free(after);
            *more = false;
            break;
        }
        bool *bad = find_bad(t, chosen, after);
        settled = drop(t, chosen, bad) == 0;
        g_free(bad);
        if (settled)
            keep_texts(t, after);
        else
            rl_told_free(after);
    }
    g_ptr_array_free(chosen, TRUE);
    return ok;
}

/* ---- all of it --------------------------------------------------------------------------------------- */

static void free_file(gpointer data)
{
    struct rl_fixed_file *file = data;
    g_free(file->path);
    g_free(file->target);
    if (file->before)
        g_bytes_unref(file->before);
    if (file->after)
        g_bytes_unref(file->after);
    g_free(file);
}

void rl_fixing_open(struct rl_fixing *fixing, const struct rl_jobs *jobs)
{
    *fixing = (struct rl_fixing){
        .files = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_file),
        .mended = g_ptr_array_new(),
        .problems = g_ptr_array_new_with_free_func(g_free),
    };
    for (guint i = 0; i < jobs->list->len; i++) {
        const struct rl_job *job = jobs->list->pdata[i];
        if (job->context || job->helper || job->failed || job->skipped || g_hash_table_contains(fixing->files, job->path))
            continue;
        struct rl_fixed_file *file = g_new0(struct rl_fixed_file, 1);
        file->path = g_strdup(job->path);
        file->target = realpath(job->path, NULL);
        file->stamp = rl_stamp_of(job->path);
        if (job->text) {
            file->before = g_bytes_ref(job->text);
            file->after = g_bytes_ref(job->text);
        }
        g_hash_table_insert(fixing->files, file->path, file);
    }
}

void rl_fixing_release(struct rl_fixing *fixing)
{
    if (!fixing->files)
        return;
    g_ptr_array_free(fixing->mended, TRUE);
    g_ptr_array_free(fixing->problems, TRUE);
    g_hash_table_destroy(fixing->files);
    rl_reach_release(&fixing->reach);
    memset(fixing, 0, sizeof(*fixing));
}

void rl_fixing_note(struct rl_fixing *fixing, const struct rl_driver *driver, const struct rl_jobs *jobs)
{
    if (fixing->files && !fixing->reach.units)
        rl_reach_init(&fixing->reach, driver, jobs->list);
}

static gint by_path(gconstpointer a, gconstpointer b)
{
    const struct rl_fixed_file *x = *(struct rl_fixed_file *const *)a, *y = *(struct rl_fixed_file *const *)b;
    return strcmp(x->path, y->path);
}

static void sum_up(struct trying *t)
{
    GHashTableIter at;
    gpointer key, value;
    g_hash_table_iter_init(&at, t->fixing->files);
    while (g_hash_table_iter_next(&at, NULL, &value))
        if (((struct rl_fixed_file *)value)->after != ((struct rl_fixed_file *)value)->before)
            g_ptr_array_add(t->fixing->mended, value);
    g_ptr_array_sort(t->fixing->mended, by_path);
    g_hash_table_iter_init(&at, t->wanted);
    while (g_hash_table_iter_next(&at, &key, &value)) {
        guint before = rl_told_count(t->first->counts, key), after = rl_told_count(t->now->counts, key);
        guint count = before > after ? MIN(before - after, GPOINTER_TO_UINT(value)) : 0;
        struct rl_fixed_file *file = g_hash_table_lookup(t->fixing->files, g_hash_table_lookup(t->paths, key));
        t->fixing->count += count;
        if (file)
            file->count += count;
    }
}

static GHashTable *new_set(GDestroyNotify destroy)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, destroy, NULL);
}

bool rl_fixing_run(struct rl_fixing *fixing, const struct rl_fixing_request *request, GError **error)
{
    guint njobs = request->jobs->list->len;
    struct rl_arena *arena = rl_arena_new();
    struct trying t = {
        .fixing = fixing, .request = request, .arena = arena, .first = rl_told_new(arena),
        .judged = g_new0(bool, njobs + 1u), .helping = g_new0(bool, njobs + 1u),
        .wanted = new_set(NULL), .paths = new_set(NULL), .shown = new_set(NULL), .foreign = new_set(NULL), .alone = new_set(g_free), .rejected = new_set(g_free),
        .texts = new_set(NULL), /* the first trial's replace it */
    };
    for (guint i = 0; i < request->ledger->kept->len; i++)
        rl_told_take(t.first, NULL, request->ledger->kept->pdata[i]);
    t.now = t.first;
    bool ok = find_wanted(&t, error), more = true;
    while (ok && more && t.runs < MOST_RUNS)
        ok = try_some(&t, &more, error);
    if (ok)
        sum_up(&t);
    if (t.now != t.first)
        rl_told_free(t.now);
    rl_told_free(t.first);
    GHashTable *const sets[] = {t.wanted, t.paths, t.shown, t.foreign, t.alone, t.rejected, t.texts};
    for (size_t i = 0; i < G_N_ELEMENTS(sets); i++)
        g_hash_table_destroy(sets[i]);
    g_free(t.judged);
    g_free(t.helping);
    rl_arena_free(arena);
    return ok;
}
