#include "analyzer/cli/jobs.h"

#include <stdlib.h>
#include <string.h>

#include "analyzer/cli/compdb.h"
#include "analyzer/cli/flags.h"
#include "analyzer/cli/headers.h"
#include "analyzer/cli/inputs.h"

struct collection {
    struct rl_jobs *jobs;
    const struct rl_jobs_request *request;
    struct rl_compdb *db;
    char **flags;  /* given, or the default ones once they are needed */
    char *here;    /* the working directory */
    GHashTable *covered; /* folder argument -> whether the database has an entry below it */
};

static void free_job(gpointer data)
{
    struct rl_job *job = data;
    g_free(job->path);
    g_free(job->directory);
    g_strfreev(job->flags);
    g_free(job->flags_text);
    g_free(job->failed);
    g_free(job->skipped);
    g_clear_pointer(&job->text, g_bytes_unref);
    g_clear_pointer(&job->context, g_bytes_unref);
    g_free(job);
}

void rl_jobs_release(struct rl_jobs *jobs)
{
    if (jobs->list)
        g_ptr_array_free(jobs->list, TRUE);
    g_free(jobs->compdb);
    g_free(jobs->warning);
    memset(jobs, 0, sizeof(*jobs));
}

GHashTable *rl_jobs_texts(const struct rl_jobs *jobs)
{
    GHashTable *texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    for (guint i = 0; i < jobs->list->len; i++) {
        const struct rl_job *job = jobs->list->pdata[i];
        if (job->text)
            g_hash_table_replace(texts, g_strdup(job->path), g_bytes_ref(job->text));
    }
    return texts;
}

void rl_jobs_init(struct rl_jobs *jobs)
{
    *jobs = (struct rl_jobs){.list = g_ptr_array_new_with_free_func(free_job)};
}

struct rl_job *rl_jobs_add(struct rl_jobs *jobs, const char *path, const char *directory, char **flags)
{
    struct rl_job *job = g_new0(struct rl_job, 1);
    job->path = g_strdup(path);
    job->directory = g_strdup(directory);
    job->flags = flags ? flags : g_new0(char *, 1);
    job->flags_text = g_strjoinv(" ", job->flags);
    g_ptr_array_add(jobs->list, job);
    return job;
}

/* FLAGS are consumed; NULL: none. */
static struct rl_job *add_job(struct collection *in, const char *path, const char *directory, char **flags)
{
    return rl_jobs_add(in->jobs, path, directory, flags);
}

static struct rl_job *last_job(const struct collection *in)
{
    return in->jobs->list->pdata[in->jobs->list->len - 1];
}

/* Given ones, or a guess. */
static char **flags_without_database(struct collection *in, const char *path)
{
    if (in->request->command)
        return g_strdupv(in->flags);
    if (!in->flags)
        in->flags = rl_flags_default(in->request->python, &in->jobs->warning);
    return rl_flags_guess((const char *const *)in->flags, path, in->request->root);
}

static void add_entry(struct collection *in, const struct rl_compdb_entry *entry, const char *path, bool named)
{
    const char *const *words = (const char *const *)entry->command;
    struct rl_job *job = add_job(in, path, entry->directory, rl_flags_clean(words, entry->directory));
    job->named = named;
    if (rl_flags_is_cplusplus(words))
        job->skipped = g_strdup("C++");
}

/* ---- files ------------------------------------------------------------------------- */

static bool is_below(const char *path, const char *folder)
{
    size_t len = strlen(folder);
    return strncmp(path, folder, len) == 0 && (path[len] == '/' || g_str_has_suffix(folder, "/"));
}

/* Whether the database knows files below FOLDER: then those it does not know there are not built here. */
static bool is_covered(struct collection *in, const char *folder)
{
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(in->covered, folder, NULL, &known))
        return known != NULL;
    bool covered = false;
    for (guint i = 0; in->db && !covered && i < in->db->entries->len; i++) {
        const struct rl_compdb_entry *entry = in->db->entries->pdata[i];
        covered = is_below(entry->file, folder);
    }
    g_hash_table_insert(in->covered, g_strdup(folder), GINT_TO_POINTER(covered));
    return covered;
}

static void add_unlisted(struct collection *in, const struct rl_input *input)
{
    if (input->folder && is_covered(in, input->folder)) {
        struct rl_job *job = add_job(in, input->path, in->here, NULL);
        job->skipped = g_strdup("not in the compile database");
        return;
    }
    const struct rl_compdb_entry *near = NULL;
    if (in->db)
        near = rl_compdb_nearest(in->db, input->path, in->request->root);
    if (near)
        add_entry(in, near, input->path, !input->folder);
    else
        add_job(in, input->path, in->here, flags_without_database(in, input->path))->named = !input->folder;
    last_job(in)->walked = input->folder != NULL;
}

/* Files that may include a header: those of the database, or else those below the root. */
static GPtrArray *all_units(const struct collection *in)
{
    GPtrArray *units = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; in->db && i < in->db->entries->len; i++)
        g_ptr_array_add(units, g_strdup(((struct rl_compdb_entry *)in->db->entries->pdata[i])->file));
    if (in->db)
        return units;
    const char *const root[] = {in->request->root, NULL};
    GPtrArray *inputs = rl_inputs_collect(root);
    for (guint i = 0; i < inputs->len; i++)
        g_ptr_array_add(units, g_strdup(((struct rl_input *)inputs->pdata[i])->path));
    g_ptr_array_free(inputs, TRUE);
    return units;
}

/* With the flags of a unit that includes it, behind what that has included before. */
static void add_header(struct collection *in, const struct rl_input *input)
{
    GPtrArray *units = all_units(in);
    struct rl_header_way way;
    bool found = rl_header_find(&way, input->path, units, in->request->root);
    GPtrArray *entries = found && in->db && !in->request->command ? rl_compdb_find(in->db, way.unit) : NULL;
    if (entries)
        add_entry(in, entries->pdata[0], input->path, true);
    else
        add_job(in, input->path, in->here, flags_without_database(in, found ? way.unit : input->path))->named = true;
    struct rl_job *job = last_job(in);
    GPtrArray *flags = g_ptr_array_new();
    for (char **word = job->flags; *word; word++)
        g_ptr_array_add(flags, g_strdup(*word));
    g_ptr_array_add(flags, g_strdup("-xc"));
    for (char **word = way.includes; *word; word++)
        g_ptr_array_add(flags, g_strdup(*word));
    g_ptr_array_add(flags, NULL);
    g_strfreev(job->flags);
    job->flags = (char **)g_ptr_array_free(flags, FALSE);
    g_free(job->flags_text);
    job->flags_text = g_strjoinv(" ", job->flags);
    rl_header_release(&way);
    g_ptr_array_free(units, TRUE);
}

static void add_input(struct collection *in, const struct rl_input *input)
{
    GPtrArray *entries = in->db ? rl_compdb_find(in->db, input->path) : NULL;
    if (input->unreadable) {
        struct rl_job *job = add_job(in, input->path, in->here, NULL);
        job->failed = g_strdup(input->unreadable);
        job->named = !input->folder;
    } else if (!input->folder && !entries && rl_is_header(input->path)) {
        add_header(in, input);
    } else if (in->request->command) {
        add_job(in, input->path, in->here, flags_without_database(in, input->path))->named = !input->folder;
        last_job(in)->walked = input->folder != NULL;
    } else if (entries) {
        for (guint i = 0; i < entries->len; i++)
            add_entry(in, entries->pdata[i], input->path, !input->folder);
    } else {
        add_unlisted(in, input);
    }
}

/* No path was given: everything in the database. */
static void add_database(struct collection *in)
{
    GPtrArray *paths = g_ptr_array_new();
    for (guint i = 0; i < in->db->entries->len; i++)
        g_ptr_array_add(paths, ((struct rl_compdb_entry *)in->db->entries->pdata[i])->file);
    g_ptr_array_add(paths, NULL);
    GPtrArray *inputs = rl_inputs_collect((const char *const *)paths->pdata);
    for (guint i = 0; i < inputs->len; i++) {
        struct rl_input *input = inputs->pdata[i];
        GPtrArray *entries = rl_compdb_find(in->db, input->path);
        for (guint j = 0; entries && j < entries->len; j++) {
            add_entry(in, entries->pdata[j], input->path, false);
            last_job(in)->failed = g_strdup(input->unreadable);
        }
    }
    g_ptr_array_free(inputs, TRUE);
    g_ptr_array_free(paths, TRUE);
}

/* ---- order --------------------------------------------------------------------------- */

static gint compare_jobs(gconstpointer a, gconstpointer b)
{
    const struct rl_job *x = *(struct rl_job *const *)a, *y = *(struct rl_job *const *)b;
    int order = strcmp(x->path, y->path);
    if (!order)
        order = strcmp(x->flags_text, y->flags_text);
    return order ? order : strcmp(x->directory, y->directory);
}

/* A database may build one file twice with what makes no difference to us: the same flags count once. */
static void sort_and_unite(GPtrArray *list)
{
    g_ptr_array_sort(list, compare_jobs);
    guint kept = 0;
    for (guint i = 0; i < list->len; i++) {
        struct rl_job *job = list->pdata[i];
        struct rl_job *last = kept ? list->pdata[kept - 1] : NULL;
        if (last && compare_jobs(&job, &last) == 0) {
            last->named = last->named || job->named;
            last->walked = last->walked && job->walked;
            free_job(job);
        } else {
            list->pdata[kept++] = job;
        }
    }
    g_ptr_array_set_free_func(list, NULL);
    g_ptr_array_set_size(list, (gint)kept);
    g_ptr_array_set_free_func(list, free_job);
}

static bool find_database(struct collection *in, GError **error)
{
    const struct rl_jobs_request *request = in->request;
    if (request->command)
        return true;
    char *path = request->compdb ? g_strdup(request->compdb) : rl_compdb_look(request->root);
    if (!path)
        return true;
    in->db = rl_compdb_load(path, error);
    g_free(path);
    if (in->db)
        in->jobs->compdb = g_strdup(in->db->path);
    return in->db != NULL;
}

/* Without paths: the inputs of the command behind "--", or the working directory. */
static void add_paths(struct collection *in)
{
    const struct rl_jobs_request *request = in->request;
    static const char *const here_only[] = {".", NULL};
    const char *const *paths = request->paths[0] ? request->paths : here_only;
    char **compiled = NULL;
    if (!request->paths[0] && request->command && rl_flags_is_command(request->command)) {
        compiled = rl_flags_inputs(request->command, in->here);
        paths = (const char *const *)compiled;
    }
    GPtrArray *inputs = rl_inputs_collect(paths);
    for (guint i = 0; i < inputs->len; i++)
        add_input(in, inputs->pdata[i]);
    g_ptr_array_free(inputs, TRUE);
    g_strfreev(compiled);
}

/* One file whose text is given. */
static void add_text(struct collection *in)
{
    char *path = g_canonicalize_filename(in->request->paths[0], in->here);
    add_input(in, &(struct rl_input){.path = path});
    for (guint i = 0; i < in->jobs->list->len; i++)
        ((struct rl_job *)in->jobs->list->pdata[i])->text = g_bytes_ref(in->request->text);
    g_free(path);
}

static void mark_cplusplus(GPtrArray *list)
{
    for (guint i = 0; i < list->len; i++) {
        struct rl_job *job = list->pdata[i];
        g_free(job->skipped);
        job->skipped = g_strdup("C++");
    }
}

bool rl_jobs_collect(struct rl_jobs *jobs, const struct rl_jobs_request *request, GError **error)
{
    memset(jobs, 0, sizeof(*jobs));
    struct collection in = {.jobs = jobs, .request = request};
    if (!find_database(&in, error))
        return false;
    jobs->list = g_ptr_array_new_with_free_func(free_job);
    in.here = g_get_current_dir();
    in.covered = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (request->command)
        in.flags = rl_flags_clean(request->command, in.here);
    if (request->text)
        add_text(&in);
    else if (!request->paths[0] && in.db)
        add_database(&in);
    else
        add_paths(&in);
    if (request->command && rl_flags_is_cplusplus(request->command))
        mark_cplusplus(jobs->list);
    sort_and_unite(jobs->list);
    rl_compdb_free(in.db);
    g_hash_table_destroy(in.covered);
    g_strfreev(in.flags);
    g_free(in.here);
    return true;
}
