/* What a command that reads source needs before it starts: models, the project, the list of units. */
#ifndef RL_CLI_SESSION_H
#define RL_CLI_SESSION_H

#include <stdbool.h>

#include "analyzer/cli/console.h"
#include "analyzer/cli/driver.h"
#include "analyzer/cli/jobs.h"
#include "analyzer/cli/options.h"
#include "analyzer/model/model.h"

struct rl_session {
    struct rl_models *models;
    char *models_hash; /* of --model files, or NULL */
    char *root, *here; /* absolute */
    struct rl_jobs jobs;
};

/* PATHS, COMMAND and TEXT (may be NULL) as in struct rl_jobs_request.  False with ERROR: a model or a compile database is wrong.
 * Release it in any case. */
bool rl_session_open(struct rl_session *session, const struct rl_config *config, const struct rl_input_options *options,
                     char **paths, char **command, GBytes *text, GError **error);
void rl_session_release(struct rl_session *session);

/* All shipped models and FILES; NULL with ERROR.  HASH (may be NULL) receives the hash of FILES' texts. */
struct rl_models *rl_session_models(char **files, char **hash, GError **error);

struct rl_driver_options rl_session_driver(const struct rl_session *session, const struct rl_input_options *options,
                                           struct rl_console *console);

#endif
