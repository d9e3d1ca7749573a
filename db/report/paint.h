/* C source in colours, for HTML: comments, strings, keywords, numbers, preprocessor lines, and one marked range. */
#ifndef RL_DB_REPORT_PAINT_H
#define RL_DB_REPORT_PAINT_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* LENGTH bytes of a line as elements <i class=..>: c comment, s string, k keyword, n number, p preprocessor; the bytes FROM up to but
 * without TO stand in <mark>.  IS_PLAIN: only comments get one.  IN_COMMENT: does the line begin inside of a comment; receives whether the next one does. */
void rl_paint(FILE *out, const char *line, size_t length, size_t from, size_t to, bool is_plain, bool *in_comment);

/* Only the last: what a line that is not shown does to those behind it. */
void rl_paint_skip(const char *line, size_t length, bool *in_comment);

#endif
