/* Runs beside each other: the baseline, verdicts, differences and counts over time.
 *
 * Paths of accepted and judged findings are as stored: relative to the project's root.  What a newer run shows in another place
 * or under another name takes its row in `baseline` or `triage` along (db/match.h).
 */
#ifndef RL_DB_HISTORY_H
#define RL_DB_HISTORY_H

#include "db/match.h"
#include "db/store.h"

/* "7", "latest" (or NULL), "latest~2" -> a run's number; 0 with ERROR. */
int64_t rl_store_find_run(struct rl_store *store, const char *text, GError **error);

struct rl_run_told {
    int64_t id;
    char started[32];
    uint32_t files; /* that it has looked at */
};
/* The newest COUNT finished runs, the oldest of them first; owned array of struct rl_run_told, NULL with ERROR. */
GArray *rl_store_last_runs(struct rl_store *store, uint32_t count, GError **error);
bool rl_store_count_runs(struct rl_store *store, int64_t *count, GError **error);
/* Gives the room of what was deleted back to the disk. */
bool rl_store_shrink(struct rl_store *store, GError **error);

/* The findings of RUN through FILTER, by place; owned list of struct rl_known, whose ids are those of the findings.  NULL with
 * ERROR. */
GPtrArray *rl_store_findings(struct rl_store *store, int64_t run, const struct rl_filter *filter, GError **error);

/* Whether RUN has looked at PATH, as stored; and, where it has, whether it has seen FUNCTION (not NULL) there. */
bool rl_store_looked_at(struct rl_store *store, int64_t run, const char *path);
bool rl_store_saw_function(struct rl_store *store, int64_t run, const char *path, const char *function);
/* Whether RUN has looked and FUNCTION of PATH (NULL: the file) is not there, or the file is gone from the disk. */
bool rl_store_is_gone(struct rl_store *store, int64_t run, const char *path, const char *function);

/* Marks what RUN finds of the accepted findings as known, and what was judged as judged: those that are not true are suppressed.
 * ACCEPTED: the baseline (struct rl_known *); NULL: the database's own. */
bool rl_store_recognise(struct rl_store *store, int64_t run, const GPtrArray *accepted, GError **error);

/* The baseline that the database holds; owned. */
GPtrArray *rl_store_baseline(struct rl_store *store, GError **error);
/* FINDINGS of RUN and, of those that were ACCEPTED before, what lies in files that RUN has not looked at, or is hidden in it;
 * owned. */
GPtrArray *rl_store_merge_baseline(struct rl_store *store, int64_t run, const GPtrArray *findings, const GPtrArray *accepted);
bool rl_store_put_baseline(struct rl_store *store, const GPtrArray *accepted, GError **error);

struct rl_verdict {
    struct rl_known known;
    char *verdict, *why, *made_at;
};
/* All of them; owned array of struct rl_verdict *. */
GPtrArray *rl_store_verdicts(struct rl_store *store, GError **error);
/* VERDICT NULL: it is forgotten. */
bool rl_store_judge(struct rl_store *store, const struct rl_known *finding, const char *verdict, const char *why, GError **error);

#endif
