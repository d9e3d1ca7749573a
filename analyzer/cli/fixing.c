#include "analyzer/cli/fixing.h"

#include <stdlib.h>
#include <string.h>

#include "analyzer/base/arena.h"
#include "analyzer/cli/patch.h"
#include "analyzer/cli/wire.h"
#include "db/report/load.h"

enum { MOST_RUNS = 30 };

/* A finding as it counts here. */
struct spot {
    struct rl_finding finding;
    const char *key; /* what stays the same while other places are edited: file, function, rule, object */
    const char *place; /* and what tells two of these apart in one text */
    const char *unit;  /* that told it: its path */
    bool hidden; /* by a comment, or by --changed */
};

/* How well a unit was read; none may get worse. */
struct health {
    uint32_t errors, lost, functions;
    bool done;
};

/* What one run over the units has said. */
struct lint {
    struct rl_arena *arena; /* of all trials */
    GPtrArray *spots;    /* struct spot *, each place once */
    GHashTable *places;  /* those of the spots */
    GHashTable *counts;  /* key -> how many */
    GHashTable *healths; /* path -> struct health */
};

struct trying {
    struct rl_fixing *fixing;
    const struct rl_fixing_request *request;
    struct lint *first, *now; /* of the run; of the texts that stay */
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

/* ---- what a run says --------------------------------------------------------------------------- */

static struct lint *lint_new(struct rl_arena *arena)
{
    struct lint *lint = g_new0(struct lint, 1);
    lint->arena = arena;
    lint->spots = g_ptr_array_new();
    lint->places = g_hash_table_new(g_str_hash, g_str_equal);
    lint->counts = g_hash_table_new(g_str_hash, g_str_equal);
    lint->healths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return lint;
}

static void lint_free(struct lint *lint)
{
    if (!lint)
        return;
    g_ptr_array_free(lint->spots, TRUE);
    g_hash_table_destroy(lint->places);
    g_hash_table_destroy(lint->counts);
    g_hash_table_destroy(lint->healths);
    g_free(lint);
}

static guint count_of(GHashTable *counts, const char *key)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
}

static void count_one(GHashTable *counts, const char *key)
{
    g_hash_table_insert(counts, (gpointer)key, GUINT_TO_POINTER(count_of(counts, key) + 1));
}

/* Texts as a report has them, which makes them valid. */
static const char *key_of(struct rl_arena *arena, const struct rl_finding *finding)
{
    char *function = g_utf8_make_valid(finding->function ? finding->function : "", -1);
    char *object = g_utf8_make_valid(finding->object ? finding->object : "", -1);
    const char *key = rl_arena_printf(arena, "%s %s %s %s", finding->rule, function, object, finding->file);
    g_free(function);
    g_free(object);
    return key;
}

static const char *place_of(struct rl_arena *arena, const struct rl_finding *finding, const char *key)
{
    return rl_arena_printf(arena, "%u %u %s", finding->loc.line, finding->loc.col, key);
}

static void add_spot(struct lint *lint, struct spot *spot)
{
    if (!g_hash_table_add(lint->places, (gpointer)spot->place))
        return;
    g_ptr_array_add(lint->spots, spot);
    count_one(lint->counts, spot->key);
}

static void take_finding(struct lint *lint, const char *unit, const struct rl_finding_row *row)
{
    struct spot *spot = rl_new(lint->arena, struct spot);
    *spot = (struct spot){.finding = row->finding, .hidden = row->suppressed, .unit = unit};
    spot->key = key_of(lint->arena, &row->finding);
    spot->place = place_of(lint->arena, &row->finding, spot->key);
    add_spot(lint, spot);
}

static void take_row(struct lint *lint, const struct lint *first, GBytes *encoded)
{
    gsize size;
    const uint8_t *data = g_bytes_get_data(encoded, &size);
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = lint->arena};
    struct rl_unit_row row;
    if (!rl_wire_get_unit(&in, &row) || (first && !g_hash_table_contains(first->healths, row.path)))
        return; /* another file's unit, of which the run has not told what was there before */
    struct health *health = g_hash_table_lookup(lint->healths, row.path);
    if (!health) {
        health = g_new0(struct health, 1);
        health->done = true;
        g_hash_table_insert(lint->healths, g_strdup(row.path), health);
    }
    health->done = health->done && row.status == RL_UNIT_DONE;
    health->functions += row.nfunctions;
    for (uint32_t i = 0; i < row.nnotes; i++)
        health->errors += row.notes[i].is_error;
    for (uint32_t i = 0; i < row.nfunctions; i++)
        health->lost += row.functions[i].completeness >= 2;
    for (uint32_t i = 0; i < row.nfindings; i++)
        take_finding(lint, row.path, &row.findings[i]);
}

struct sink {
    struct lint *lint;
    const struct lint *first;
};

static void take_unit(void *data, uint32_t index, const struct rl_unit_row *row, GBytes *encoded)
{
    const struct sink *sink = data;
    (void)index;
    if (row)
        take_row(sink->lint, sink->first, encoded);
}

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
        const char *key = key_of(t->first->arena, &finding);
        g_hash_table_add(t->shown, (gpointer)place_of(t->first->arena, &finding, key));
        count_one(t->wanted, key);
        g_hash_table_insert(t->paths, (gpointer)key, rl_arena_strdup(t->first->arena, path));
        g_free(path);
    }
    rl_shown_run_free(shown);
    for (guint i = 0; i < t->first->spots->len; i++) {
        const struct spot *spot = t->first->spots->pdata[i];
        if (!g_hash_table_contains(t->shown, spot->place))
            g_hash_table_add(t->foreign, (gpointer)spot->key);
    }
    return true;
}

/* In a later text a finding is known by its key alone. */
static bool is_wanted(const struct trying *t, const struct spot *spot)
{
    if (spot->hidden || spot->finding.nedits == 0 || strcmp(spot->unit, spot->finding.file) != 0 ||
        g_hash_table_contains(t->rejected, spot->key))
        return false;
    if (t->now == t->first)
        return g_hash_table_contains(t->shown, spot->place);
    return count_of(t->wanted, spot->key) > 0 && !g_hash_table_contains(t->foreign, spot->key) &&
           spot->finding.confidence >= t->request->filter->min_confidence;
}

/* ---- texts ---------------------------------------------------------------------------------------- */

/* The file that SPOT's edits are in, with its text; NULL: none that may be edited. */
static struct rl_fixed_file *file_of(struct trying *t, const struct spot *spot)
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

/* Adds what SPOT cuts out of FILE to CUTS, unless it overlaps with what is there. */
static bool add_cuts(const struct rl_fixed_file *file, const struct spot *spot, GArray *cuts)
{
    gsize len;
    const char *text = g_bytes_get_data(file->after, &len);
    guint before = cuts->len;
    for (uint32_t e = 0; e < spot->finding.nedits; e++) {
        struct rl_cut cut;
        bool ok = rl_patch_locate(text, len, &spot->finding.edits[e], &cut);
        for (guint i = 0; ok && i < before; i++)
            ok = !rl_patch_overlap(&cut, &g_array_index(cuts, struct rl_cut, i));
        if (!ok) {
            g_array_set_size(cuts, before);
            return false;
        }
        g_array_append_val(cuts, cut);
    }
    return true;
}

static void free_cuts(gpointer cuts)
{
    g_array_free(cuts, TRUE);
}

static GArray *cuts_of(GHashTable *all, const struct rl_fixed_file *file)
{
    GArray *cuts = g_hash_table_lookup(all, file->path);
    if (!cuts) {
        cuts = g_array_new(FALSE, FALSE, sizeof(struct rl_cut));
        g_hash_table_insert(all, file->path, cuts);
    }
    return cuts;
}

/* What to try next: all that do not overlap, or one of those that are to be tried alone.  Returns: owned array of struct spot *. */
static GPtrArray *choose(struct trying *t)
{
    GPtrArray *chosen = g_ptr_array_new();
    GHashTable *cuts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_cuts);
    for (int alone = 0; alone < 2 && chosen->len == 0; alone++)
        for (guint i = 0; i < t->now->spots->len && !(alone && chosen->len); i++) {
            struct spot *spot = t->now->spots->pdata[i];
            if (g_hash_table_contains(t->alone, spot->key) != (alone == 1) || !is_wanted(t, spot))
                continue;
            const struct rl_fixed_file *file = file_of(t, spot);
            if (file && add_cuts(file, spot, cuts_of(cuts, file)))
                g_ptr_array_add(chosen, spot);
        }
    g_hash_table_destroy(cuts);
    return chosen;
}

static void free_text(gpointer text)
{
    g_bytes_unref(text);
}

/* The trial's texts: CHOSEN made in those that stay. */
static void make_texts(struct trying *t, const GPtrArray *chosen)
{
    GHashTable *cuts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_cuts);
    for (guint i = 0; i < chosen->len; i++) {
        const struct rl_fixed_file *file = file_of(t, chosen->pdata[i]);
        add_cuts(file, chosen->pdata[i], cuts_of(cuts, file));
    }
    g_hash_table_remove_all(t->texts);
    GHashTableIter at;
    gpointer path, list;
    g_hash_table_iter_init(&at, cuts);
    while (g_hash_table_iter_next(&at, &path, &list)) {
        const struct rl_fixed_file *file = g_hash_table_lookup(t->fixing->files, path);
        g_hash_table_insert(t->texts, path, rl_patch_apply(file->after, list));
    }
    g_hash_table_destroy(cuts);
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
static void keep_others(const struct trying *t, struct lint *lint)
{
    GHashTable *again = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < t->request->jobs->list->len; i++)
        if (t->judged[i])
            g_hash_table_add(again, ((const struct rl_job *)t->request->jobs->list->pdata[i])->path);
    for (guint i = 0; i < t->now->spots->len; i++) {
        struct spot *spot = t->now->spots->pdata[i];
        if (!g_hash_table_contains(again, spot->unit))
            add_spot(lint, spot);
    }
    GHashTableIter at;
    gpointer path, health;
    g_hash_table_iter_init(&at, t->now->healths);
    while (g_hash_table_iter_next(&at, &path, &health))
        if (!g_hash_table_contains(again, path))
            g_hash_table_insert(lint->healths, g_strdup(path), g_memdup2(health, sizeof(struct health)));
    g_hash_table_destroy(again);
}

/* The units that the trial's texts reach; NULL with ERROR. */
static struct lint *lint_again(struct trying *t, GError **error)
{
    struct rl_jobs jobs;
    struct sink sink = {lint_new(t->arena), t->first};
    struct rl_driver_options options = *t->request->driver;
    options.looks_back = true;
    rl_jobs_init(&jobs);
    find_jobs(t);
    keep_others(t, sink.lint);
    for (guint i = 0; i < t->request->jobs->list->len; i++)
        if (t->judged[i] || t->helping[i])
            add_job(t, &jobs, t->request->jobs->list->pdata[i], i);
    struct rl_driver *driver = rl_driver_new(&options, jobs.list);
    bool ok = rl_driver_run(driver, take_unit, &sink, error);
    rl_driver_free(driver);
    rl_jobs_release(&jobs);
    t->runs++;
    if (ok)
        return sink.lint;
    lint_free(sink.lint);
    return NULL;
}

static bool is_worse(const struct health *before, const struct health *after)
{
    return !after || (before->done && !after->done) || after->errors > before->errors || after->lost > before->lost ||
           after->functions < before->functions;
}

/* Marks those of CHOSEN that CULPRIT (NULL: any) and FILE (NULL: any) fit; how many there were. */
static guint blame(const GPtrArray *chosen, bool *bad, const char *function, const char *file)
{
    guint count = 0;
    for (guint i = 0; i < chosen->len; i++) {
        const struct rl_finding *finding = &((const struct spot *)chosen->pdata[i])->finding;
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
static bool *find_bad(const struct trying *t, const GPtrArray *chosen, const struct lint *after)
{
    bool *bad = g_new0(bool, chosen->len + 1u);
    GHashTable *mended = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < chosen->len; i++)
        count_one(mended, ((const struct spot *)chosen->pdata[i])->key);
    for (guint i = 0; i < chosen->len; i++) {
        const char *key = ((const struct spot *)chosen->pdata[i])->key;
        bad[i] = count_of(after->counts, key) + count_of(mended, key) > count_of(t->now->counts, key);
    }
    for (guint i = 0; i < after->spots->len; i++) {
        const struct spot *spot = after->spots->pdata[i];
        if (count_of(after->counts, spot->key) > count_of(t->now->counts, spot->key))
            blame_for(chosen, bad, &spot->finding);
    }
    GHashTableIter at;
    gpointer path, health;
    g_hash_table_iter_init(&at, t->now->healths);
    while (g_hash_table_iter_next(&at, &path, &health))
        if (is_worse(health, g_hash_table_lookup(after->healths, path)) && !blame(chosen, bad, NULL, path))
            blame(chosen, bad, NULL, NULL);
    g_hash_table_destroy(mended);
    return bad;
}

/* Drops the bad ones of CHOSEN; how many there were. */
static guint drop(struct trying *t, GPtrArray *chosen, const bool *bad)
{
    guint kept = 0, all = chosen->len;
    for (guint i = 0; i < all; i++) {
        struct spot *spot = chosen->pdata[i];
        if (!bad[i])
            chosen->pdata[kept++] = spot;
        else
            g_hash_table_add(all == 1 ? t->rejected : t->alone, g_strdup(spot->key));
    }
    g_ptr_array_set_size(chosen, (gint)kept);
    return all - kept;
}

static void keep_texts(struct trying *t, struct lint *after)
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
        lint_free(t->now);
    t->now = after;
}

/* One pass.  *MORE: something was tried.  False with ERROR. */
static bool try_some(struct trying *t, bool *more, GError **error)
{
    GPtrArray *chosen = choose(t);
    bool ok = true, settled = false;
    *more = chosen->len > 0;
    while (ok && !settled && chosen->len > 0 && t->runs < MOST_RUNS) {
        make_texts(t, chosen);
        struct lint *after = lint_again(t, error);
        ok = after != NULL;
        if (!ok || (t->request->driver->stopped && t->request->driver->stopped())) {
            lint_free(after);
            *more = false;
            break;
        }
        bool *bad = find_bad(t, chosen, after);
        settled = drop(t, chosen, bad) == 0;
        g_free(bad);
        if (settled)
            keep_texts(t, after);
        else
            lint_free(after);
    }
    g_hash_table_remove_all(t->texts);
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
        guint before = count_of(t->first->counts, key), after = count_of(t->now->counts, key);
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
        .fixing = fixing, .request = request, .arena = arena, .first = lint_new(arena),
        .judged = g_new0(bool, njobs + 1u), .helping = g_new0(bool, njobs + 1u),
        .wanted = new_set(NULL), .paths = new_set(NULL), .shown = new_set(NULL), .foreign = new_set(NULL), .alone = new_set(g_free), .rejected = new_set(g_free),
        .texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_text),
    };
    for (guint i = 0; i < request->ledger->kept->len; i++)
        take_row(t.first, NULL, request->ledger->kept->pdata[i]);
    t.now = t.first;
    bool ok = find_wanted(&t, error), more = true;
    while (ok && more && t.runs < MOST_RUNS)
        ok = try_some(&t, &more, error);
    if (ok)
        sum_up(&t);
    if (t.now != t.first)
        lint_free(t.now);
    lint_free(t.first);
    GHashTable *const sets[] = {t.wanted, t.paths, t.shown, t.foreign, t.alone, t.rejected, t.texts};
    for (size_t i = 0; i < G_N_ELEMENTS(sets); i++)
        g_hash_table_destroy(sets[i]);
    g_free(t.judged);
    g_free(t.helping);
    rl_arena_free(arena);
    return ok;
}
