/* The project's configuration, `.reflint.ini`: the nearest one above the working directory, up to the top of its repository.
 *
 *     [reflint]                          each key may be left out; the command line wins over it
 *     select = RL1, RL201
 *     exclude = vendor, src/gen_*.c
 *     [severity]
 *     RL102 = error
 *
 * Invariant: what a loaded configuration holds is valid: rules exist, ranks are ranks.  Names of files are absolute.
 * Whatever is not understood is an error that names file, line and what was probably meant.
 */
#ifndef RL_CLI_CONFIG_H
#define RL_CLI_CONFIG_H

#include <glib.h>
#include <stdbool.h>

#include "rules/finding.h"

#define RL_CONFIG_NAME ".reflint.ini"
#define RL_BASELINE_NAME ".reflint-baseline.json"

struct rl_config {
    char *root;   /* of the project: the file's folder, or else as rl_project_root() finds it */
    char *path;   /* of the file; NULL: there is none */
    char *folder; /* that names in the file count from */
    /* NULL or 0: not said */
    char **select, **ignore, **include, **exclude, **models;
    char *confidence, *fail_on, *python, *frontend, *compdb, *database, *baseline;
    int preview, unused_suppressions; /* -1: not said */
    int keep_runs;                    /* -1: not said */
    GHashTable *severities;           /* a rule's id -> its severity + 1 */
};

/* FILE: the configuration; NULL: that of the project's root, which need not exist.  ROOT: that folder; NULL: it is looked for from HERE on
 * upwards.  Returns: owned, NULL with ERROR. */
struct rl_config *rl_config_load(const char *file, const char *root, const char *here, GError **error);
void rl_config_free(struct rl_config *config);

/* The severity that the project gives RULE, or USUAL. */
enum rl_severity rl_config_severity(const struct rl_config *config, const char *rule, enum rl_severity usual);

/* Why PATH (absolute) is left out: it is excluded, or it is not NAMED and not included either; NULL: it is not.  Static. */
const char *rl_config_leaves_out(const struct rl_config *config, const char *path, bool named);

/* The file that holds the baseline: GIVEN (--baseline), the configured one, or the usual one where it is there; owned, or NULL. */
char *rl_config_baseline(const struct rl_config *config, const char *given);

/* How many runs stay in the database; 0: all. */
int rl_config_keep_runs(const struct rl_config *config);

/* Where the findings database lies: GIVEN (--db), the configured place, or the usual one; owned. */
char *rl_config_database(const struct rl_config *config, const char *given);

#endif
