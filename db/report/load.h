/* A run as the reports see it: read from the database once, in the order in which it is printed.
 *
 * Invariants: all strings belong to the arena and, but for paths, are valid UTF-8; paths are relative to the report's root where
 * they lie below it, absolute elsewhere.  Findings are sorted by path, line, column, rule and fingerprint.
 */
#ifndef RL_DB_REPORT_LOAD_H
#define RL_DB_REPORT_LOAD_H

#include "analyzer/base/arena.h"
#include "db/report/report.h"

struct rl_shown_rule {
    const char *id, *name, *family, *guideline, *summary, *page; /* guideline and page may be NULL */
    const char *severity;
    bool preview;
};

struct rl_shown_finding {
    struct rl_finding finding;
    const struct rl_shown_rule *rule;
    const char *severity, *confidence, *fingerprint; /* in words; 16 hex digits */
    bool suppressed;
    const char *suppressed_by;
    bool known; /* of the baseline */
    const char *verdict, *why; /* what people have judged it to be: "true", "false", "wontfix"; NULL: nothing */
    const char *frontend; /* that saw its function: "clang", "tree-sitter"; NULL: it is in none */
    uint32_t function_line, function_end; /* the lines of its function; 0: not known */
};

struct rl_shown_note {
    const char *path, *text;
    uint32_t line, col;
    bool is_error;
};

/* A unit that was not analysed. */
struct rl_shown_unit {
    const char *path, *status, *why;
    bool is_skipped;
};

/* A function that was not analysed completely. */
struct rl_shown_function {
    const char *path, *name, *completeness, *why;
    uint32_t line;
};

struct rl_shown_run {
    struct rl_arena *arena;
    char *run_root, *root; /* where stored paths begin; where printed ones do */
    bool finished;
    GPtrArray *rules, *findings, *notes, *units, *functions;
    GPtrArray *files; /* const char *: that were analysed, each once */
    struct rl_run_totals totals;
};

/* Returns: owned, NULL with ERROR. */
struct rl_shown_run *rl_shown_run_load(struct rl_store *store, int64_t run, const struct rl_report_options *options, GError **error);
void rl_shown_run_free(struct rl_shown_run *shown);

/* The findings, the worst first: by severity, by confidence, and then as they were.  Returns: owned; its elements are borrowed. */
GPtrArray *rl_shown_worst(const struct rl_shown_run *shown);

/* The object and where it comes from: "`item`, made by PyLong_FromLong at line 12"; NULL when nothing is known.  FILE is the one
 * that needs no naming.  Returns: borrowed from the run. */
const char *rl_shown_object(struct rl_shown_run *shown, const struct rl_finding *finding);

/* What is said of a related place, before its line: "also lost here" and "here too" without their "here".  Returns: owned. */
char *rl_shown_related(const char *text);

/* Flushes OUT; false with ERROR when something written to it was lost. */
bool rl_report_flush(FILE *out, GError **error);

#endif
