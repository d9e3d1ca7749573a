/* What the commands about earlier runs share: the configuration, the database, the run, the filter. */
#ifndef RL_CLI_HISTORY_H
#define RL_CLI_HISTORY_H

#include <stdbool.h>

#include "analyzer/cli/cli.h"
#include "analyzer/cli/config.h"
#include "analyzer/cli/options.h"
#include "db/history.h"

struct rl_history {
    struct rl_arguments arguments;
    struct rl_config *config;
    struct rl_filter_options filters;
    struct rl_filter filter;
    char *db;     /* --db */
    struct rl_store *store;
};

/* OPERANDS and SUMMARY as for rl_arguments_init(); ENTRIES are the command's own options.  With FILTERS, the options that choose
 * findings are there, too. */
void rl_history_init(struct rl_history *history, const char *command, const char *operands, const char *summary,
                     const GOptionEntry *entries, bool filters);
/* Reads the arguments and the configuration; with less than LEAST or more than MOST operands, or on a mistake, says so: false. */
bool rl_history_parse(struct rl_history *history, int argc, char **argv, guint least, guint most);
/* Opens the database to WRITE or to read; false, and said, when it cannot be. */
bool rl_history_open(struct rl_history *history, bool write);
void rl_history_release(struct rl_history *history);

/* ERROR (consumed; NULL: nothing) on stderr; the exit status. */
enum rl_exit rl_history_end(GError *error);

/* The one finding of RUN that TEXT means: FILE:LINE, FILE:LINE:RULE, or the beginning of a fingerprint.  Owned; NULL with ERROR,
 * which lists the choice when there is one. */
struct rl_known *rl_history_find(struct rl_history *history, int64_t run, const char *text, GError **error);

#endif
