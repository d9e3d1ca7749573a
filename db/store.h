/* The findings database: SQLite, one writer, one transaction a unit.
 *
 * Every report reads the database only (db/report/); nothing else in the program
 * knows SQL.  The schema is db/schema/NNN_*.sql, applied in order and counted by
 * PRAGMA user_version; db/README.md documents it for people who query it.
 */
#ifndef RL_DB_STORE_H
#define RL_DB_STORE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "analyzer/graph/rows.h"
#include "rules/finding.h"

struct rl_store;

/* Opens or creates PATH (NULL: in memory, for --no-db) and migrates it.
 * ERROR for a corrupt, newer, locked (after a few seconds' wait) or unwritable file.
 * Returns: owned. */
struct rl_store *rl_store_open(const char *path, GError **error);
/* The same for a report: makes and changes nothing, and works where nothing can be written.  Returns: owned. */
struct rl_store *rl_store_open_to_read(const char *path, GError **error);
void rl_store_close(struct rl_store *store);

/* Several changes at once, so that they cost one write.  rl_store_end() takes them back unless OK. */
bool rl_store_begin(struct rl_store *store, GError **error);
bool rl_store_end(struct rl_store *store, bool ok, GError **error);

/* What is needed to describe a rule in a report: copied into the table of rules. */
struct rl_rule_row {
    const char *id, *name, *family, *guideline, *summary, *page;
    enum rl_severity severity;
    bool preview;
};
bool rl_store_put_rule(struct rl_store *store, const struct rl_rule_row *rule, GError **error);
/* TITLE and PAGE may be NULL.  A rule makes the row of its guideline when it is missing. */
bool rl_store_put_guideline(struct rl_store *store, const char *id, const char *title, const char *page, GError **error);

struct rl_run_row {
    const char *root;      /* project root, absolute */
    const char *arguments; /* command line, for people */
    const char *version;
    int python;            /* 0x030b */
};
/* Starts a run.  Returns its id, 0 with ERROR. */
int64_t rl_store_begin_run(struct rl_store *store, const struct rl_run_row *run, GError **error);

enum rl_unit_status {
    RL_UNIT_DONE,
    RL_UNIT_SKIPPED, /* C++, generated, no refcounted API: `why` says which */
    RL_UNIT_FAILED,  /* missing, unreadable, binary, empty */
    RL_UNIT_CRASHED, /* the front end or engine died on it */
};

struct rl_function_row {
    const char *file; /* may be a header or an included .c file */
    const char *name;
    struct rl_loc loc;
    int completeness;      /* 0 complete, 1 coarsened, 2 not analysed */
    const char *why;       /* NULL when complete */
    const char *frontend;  /* "clang", "tree-sitter" */
    uint32_t states;
    uint64_t microseconds;
    uint64_t text_hash;
};

struct rl_note_row {
    const char *file;
    struct rl_loc loc;
    bool is_error;
    const char *text;
};

struct rl_finding_row {
    struct rl_finding finding;
    bool suppressed;      /* by a NOLINT comment */
    const char *suppressed_by; /* its text */
};

/* A comment that hides findings. */
struct rl_suppression_row {
    const char *file;
    uint32_t line, col; /* of the comment */
    uint32_t from, to;  /* lines that it is about; 0: none */
    const char *text, *rules, *reason; /* as written; "RL101,RL104", NULL: every rule; NULL: none is given */
    const char *problem; /* what is wrong with it; NULL */
    bool used;           /* has hidden something */
    bool judged;         /* its lines were looked at wholly, so that it is idle unless it was used */
};

struct rl_unit_row {
    const char *path; /* absolute */
    const char *directory;
    const char *flags; /* joined by spaces */
    enum rl_unit_status status;
    const char *why;
    const char *cache_key; /* hex hash of everything the result depends on; NULL: none */
    uint64_t cpu_frontend, cpu_engine; /* microseconds */
    GBytes *encoded; /* the row as bytes, for rl_store_unit_rows(); NULL: none */
    bool recalled; /* an earlier run made the row; does not cross between processes */
    const struct rl_function_row *functions;
    uint32_t nfunctions;
    const struct rl_note_row *notes;
    uint32_t nnotes;
    const struct rl_finding_row *findings;
    uint32_t nfindings;
    const struct rl_type_row *types;
    uint32_t ntypes;
    const struct rl_suppression_row *suppressions;
    uint32_t nsuppressions;
};
/* Stores one unit with all that belongs to it, in one transaction, or as a part of the one that is open and that a failure takes back.  A function or finding in a header that another
 * unit of this run has stored already is left out. */
bool rl_store_put_unit(struct rl_store *store, int64_t run, const struct rl_unit_row *unit, GError **error);

/* Stores the findings of UNIT, which was put before, and nothing else of it. */
bool rl_store_add_findings(struct rl_store *store, int64_t run, const struct rl_unit_row *unit, GError **error);

/* The rows of RUN as bytes, with the root that their paths are below; false with ERROR. */
typedef void rl_unit_row_visitor(void *data, const char *root, GBytes *encoded);
bool rl_store_unit_rows(struct rl_store *store, int64_t run, rl_unit_row_visitor *visit, void *data, GError **error);

/* Closes the run: references between types of all units are resolved, cycles are found. */
bool rl_store_end_run(struct rl_store *store, int64_t run, GError **error);

/* Forgets all runs but the newest KEEP finished ones and what is newer than those; KEEP 0 forgets nothing. */
bool rl_store_prune(struct rl_store *store, uint32_t keep, GError **error);

/* The newest finished run, 0 when there is none. */
int64_t rl_store_last_run(struct rl_store *store);

/* A comment that hides nothing, or with which something is wrong. */
struct rl_idle_suppression {
    char *path; /* as stored */
    uint32_t line;
    char *text;
    char *problem; /* NULL: it hides nothing */
};
/* OTHERS: the project has other tools that heed a NOLINT without rules, so that such a one is not told.  Returns: owned array of
 * struct rl_idle_suppression *, by place; NULL with ERROR. */
GPtrArray *rl_store_idle_suppressions(struct rl_store *store, int64_t run, bool others, GError **error);

struct rl_run_totals {
    uint32_t files, skipped, failed, crashed;
    uint32_t complete, coarsened, abandoned; /* functions */
    uint32_t by_clang, by_treesitter;        /* functions, again */
    uint32_t findings, suppressed, known; /* known: of the baseline, and not suppressed */
    uint32_t errors, warnings, notes; /* findings by severity */
    uint64_t cpu_frontend, cpu_engine;
    double seconds;
};
/* Over what `filter` lets through. */
struct rl_filter {
    const char *const *select; /* rule ids, names or prefixes ("RL1"), NULL-terminated; NULL: all that are on */
    const char *const *ignore;
    const char *const *paths; /* files, folders or patterns with * and ?, as the database names them; NULL-terminated; NULL: all */
    enum rl_confidence min_confidence;
    bool preview;
    bool suppressed; /* show suppressed ones too */
    bool known;      /* and those of the baseline */
};
bool rl_store_totals(struct rl_store *store, int64_t run, const struct rl_filter *filter, struct rl_run_totals *totals,
                     GError **error);

/* Number of findings through `filter` with at least SEVERITY. */
int64_t rl_store_count(struct rl_store *store, int64_t run, const struct rl_filter *filter, enum rl_severity severity);

/* Rule -> number of findings through `filter`, as GUINT_TO_POINTER; owned. */
GHashTable *rl_store_count_by_rule(struct rl_store *store, int64_t run, const struct rl_filter *filter);

#endif
