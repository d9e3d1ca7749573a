/* Reports: views of one run in the database. */
#ifndef RL_DB_REPORT_REPORT_H
#define RL_DB_REPORT_REPORT_H

#include <glib.h>
#include <stdio.h>

#include "db/store.h"

struct rl_report_options {
    struct rl_filter filter;
    bool color;
    bool statistics;    /* text: the closing summary with rules and time */
    const char *root;   /* paths are printed relative to it */
    const char *version;
    GHashTable *texts;  /* absolute path -> GBytes *: what these files are taken to hold; NULL: what they hold */
    const char *home;   /* SARIF: the address of reflint's own page; NULL: none */
};

/* Writes the report of RUN to OUT.  Borrows all.  False with ERROR when the database or OUT fails (disk full). */
typedef bool rl_report_fn(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out,
                          GError **error);

rl_report_fn rl_report_text, rl_report_json, rl_report_sarif, rl_report_junit, rl_report_gitlab, rl_report_rdjsonl, rl_report_markdown,
    rl_report_html;

/* Practice by practice. */
rl_report_fn rl_report_practices_text, rl_report_practices_markdown, rl_report_practices_html;

enum rl_report_by { RL_BY_FINDING, RL_BY_GUIDELINE };

/* "text", "json" ... -> its function, or NULL. */
rl_report_fn *rl_report_find(enum rl_report_by by, const char *format);

/* Space-separated names for messages. */
const char *rl_report_names(enum rl_report_by by);

struct rl_annotate {
    const char *file, *function; /* FILE: from the working directory or the root, or the end of a path */
    uint32_t finding;            /* of the function's, from 1; 0: the worst */
    bool html, all; /* ALL: every reference has a column, however wide the text becomes */
    /* The path of FUNCTION, which begins at LINE of PATH (absolute), that is shown where it has no finding: `file`, steps and counts.
     * Borrowed; NULL: none is known.  May be NULL itself. */
    const struct rl_finding *(*worst)(void *data, const char *path, uint32_t line, const char *function);
    void *data;
};

/* The source of a function with the count of each reference beside each line on the path of one of its findings, as text or HTML.
 * RL_ERROR_INPUT: the run knows no such function. */
bool rl_report_annotate(struct rl_store *store, int64_t run, const struct rl_report_options *options, const struct rl_annotate *what, FILE *out,
                        GError **error);

#endif
