/* What reports say of a run as a whole: practice by practice, and over the runs before it. */
#ifndef RL_DB_REPORT_OVERVIEW_H
#define RL_DB_REPORT_OVERVIEW_H

#include "db/report/load.h"

struct rl_rule_tally {
    const struct rl_shown_rule *rule;
    uint32_t findings;
};

/* A guideline with the rules that stand for it. */
struct rl_practice {
    const char *id, *title, *page; /* title: "every reference has one owner", without the id; page may be NULL */
    GArray *rules;                 /* struct rl_rule_tally, of the rules that were on; by id */
    uint32_t rules_clean;          /* of them without a finding */
    uint32_t findings, errors, warnings, notes;
    uint32_t functions; /* with a finding */
};

/* One of the runs so far. */
struct rl_trend_point {
    int64_t run;
    const char *started; /* UTC, ISO 8601 */
    uint32_t files, errors, warnings, notes;
};

struct rl_overview {
    GPtrArray *practices; /* struct rl_practice *, by id; one may have no rules that were on */
    GArray *trend;        /* struct rl_trend_point, the oldest first, RUN the last */
    const char *started, *arguments, *version; /* of the run */
    char *python;         /* "3.11", or NULL */
    uint32_t functions;   /* analysed */
};

/* Borrows SHOWN, the run as the same filter shows it.  Returns: owned, NULL with ERROR. */
struct rl_overview *rl_overview_load(struct rl_store *store, int64_t run, struct rl_shown_run *shown, const struct rl_report_options *options, GError **error);
void rl_overview_free(struct rl_overview *overview);

#endif
