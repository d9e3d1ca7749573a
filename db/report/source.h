/* Source files as the reports quote them: read when the report is written, so they may be missing or have changed since.
 *
 * Columns of the database count bytes from 1.  Here they become columns of a terminal and UTF-16 units.
 */
#ifndef RL_DB_REPORT_SOURCE_H
#define RL_DB_REPORT_SOURCE_H

#include <glib.h>
#include <stdint.h>

#include "db/report/report.h"

struct rl_sources;
struct rl_source;

/* ROOT: what relative paths begin at.  OPTIONS may know the text of a file and are borrowed.  Returns: owned. */
struct rl_sources *rl_sources_new(const char *root, const struct rl_report_options *options);
void rl_sources_free(struct rl_sources *sources);

/* Borrowed; NULL when PATH cannot be read. */
struct rl_source *rl_sources_get(struct rl_sources *sources, const char *path);

/* Line LINE without its end, LENGTH bytes; NULL when the file has no such line. */
const char *rl_source_line(const struct rl_source *source, uint32_t line, size_t *length);

/* The column, from 1, in UTF-16 code units of byte column COL. */
uint32_t rl_source_utf16_col(const struct rl_source *source, uint32_t line, uint32_t col);

/* The line hash that GitHub's code scanning computes: "39fa2ee980eb94b0:1".  NULL when there is no such line.  Borrowed. */
const char *rl_source_line_hash(struct rl_source *source, uint32_t line);

/* A line for a terminal: tabs expanded, what a terminal would obey or cannot show replaced.  Returns: owned by the caller. */
char *rl_source_display(const char *line, size_t length);
/* How many terminal columns the first BYTES bytes of the line take. */
uint32_t rl_source_width(const char *line, size_t length, size_t bytes);

#endif
