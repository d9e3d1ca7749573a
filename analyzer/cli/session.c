#include "analyzer/cli/session.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/interrupt.h"

struct rl_models *rl_session_models(char **files, char **hash, GError **error)
{
    struct rl_models *models = rl_models_new();
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    bool ok = true;
    for (char **file = files; ok && file && *file; file++) {
        char *text = NULL;
        gsize len = 0;
        GError *inner = NULL;
        if (g_file_get_contents(*file, &text, &len, &inner)) {
            g_checksum_update(sum, (const guchar *)text, (gssize)len);
            ok = rl_models_load_text(models, *file, text, len, error);
        } else {
            const char *reason = strrchr(inner->message, ':');
            g_set_error(error, RL_ERROR, RL_ERROR_IO, "--model %s%s", *file, reason ? reason : "");
            g_error_free(inner);
            ok = false;
        }
        g_free(text);
    }
    if (ok && files && hash)
        *hash = g_strdup(g_checksum_get_string(sum));
    g_checksum_free(sum);
    if (ok)
        return models;
    rl_models_free(models);
    return NULL;
}

/* Marks what the configuration leaves out. */
static void leave_out(GPtrArray *jobs, const struct rl_config *config)
{
    for (guint i = 0; i < jobs->len; i++) {
        struct rl_job *job = jobs->pdata[i];
        const char *why = job->failed || job->skipped ? NULL : rl_config_leaves_out(config, job->path, job->named);
        job->skipped = why ? g_strdup(why) : job->skipped;
    }
}

bool rl_session_open(struct rl_session *session, const struct rl_config *config, const struct rl_input_options *options,
                     char **paths, char **command, GBytes *text, GError **error)
{
    memset(session, 0, sizeof(*session));
    session->here = g_get_current_dir();
    session->root = g_strdup(config->root);
    session->models = rl_session_models(options->model_files, &session->models_hash, error);
    if (!session->models)
        return false;
    struct rl_jobs_request request = {
        .paths = (const char *const *)paths,
        .command = (const char *const *)command,
        .text = text,
        .compdb = options->compdb,
        .root = session->root,
        .python = options->python,
    };
    if (!rl_jobs_collect(&session->jobs, &request, error))
        return false;
    leave_out(session->jobs.list, config);
    return true;
}

void rl_session_release(struct rl_session *session)
{
    rl_jobs_release(&session->jobs);
    if (session->models)
        rl_models_free(session->models);
    g_free(session->models_hash);
    g_free(session->root);
    g_free(session->here);
}

struct rl_driver_options rl_session_driver(const struct rl_session *session, const struct rl_input_options *options,
                                           struct rl_console *console)
{
    return (struct rl_driver_options){
        .models = session->models,
        .python = options->python,
        .frontend = options->frontend,
        .workers = (unsigned)options->workers,
        .cpu_limit = (unsigned)options->timeout,
        .stopped = rl_interrupt_pending,
        .console = console,
        .here = session->here,
    };
}
