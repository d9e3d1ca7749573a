/* Text inside of XML, HTML and Markdown: nothing that a source file or a file name holds has a meaning there. */
#ifndef RL_DB_REPORT_MARKUP_H
#define RL_DB_REPORT_MARKUP_H

#include <glib.h>
#include <stdio.h>

/* Prints FORMAT, which knows %s, %d, %u and %%; each %s is escaped for XML and HTML, in elements and in quoted attributes.  What
 * XML cannot hold (control characters, bytes that are no UTF-8) becomes U+FFFD. */
void rl_markup(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* LENGTH bytes of TEXT, escaped in the same way. */
void rl_markup_text(FILE *out, const char *text, size_t length);

/* TEXT for a paragraph or a table's cell of Markdown, on one line; its `quoted` parts become code. */
void rl_markdown_text(FILE *out, const char *text);
/* TEXT as code in one line. */
void rl_markdown_code(FILE *out, const char *text);

#endif
