/* The pieces of the HTML report; html.c puts them together.  Shared with the page of `annotate`.
 *
 * The page needs nothing but itself: its style and script (db/report/html/) are compiled in.  All of it can be read without the
 * script, which only chooses what is shown.  Every text from outside goes through rl_markup().
 */
#ifndef RL_DB_REPORT_HTML_H
#define RL_DB_REPORT_HTML_H

#include "db/report/graph.h"
#include "db/report/load.h"
#include "db/report/margin.h"
#include "db/report/overview.h"

struct rl_page {
    FILE *out;
    struct rl_shown_run *shown;
    struct rl_overview *overview;
    struct rl_sources *sources;
    const struct rl_report_options *options;
    GHashTable *ids; /* of findings: struct rl_shown_finding * -> char *, the element's id */
};

/* From <!DOCTYPE> up to <body>; and the end, with the script. */
void rl_html_begin(FILE *out, const char *title, const char *body_class);
void rl_html_end(FILE *out);

/* TEXT with its `quoted` parts as <code>. */
void rl_html_text(FILE *out, const char *text);

/* A finding, folded, with its source and path. */
void rl_html_finding(struct rl_page *page, const struct rl_shown_finding *finding);

/* Rows FROM to TO of FILE with the margin of F and its steps below their lines.  Lines more than CONTEXT away from what matters are
 * folded away; 0: none is. */
void rl_html_source(struct rl_page *page, const struct rl_finding *f, const char *file, uint32_t from, uint32_t to, uint32_t context);

/* The fix of F as a small diff; nothing where it has none or its source cannot be read. */
void rl_html_fix(struct rl_page *page, const struct rl_finding *f);

void rl_html_overview(struct rl_page *page);
void rl_html_practices(struct rl_page *page);
void rl_html_graph(struct rl_page *page, const struct rl_graph *graph);
/* What was not analysed, or not completely; compile errors. */
void rl_html_analysis(struct rl_page *page);

#endif
