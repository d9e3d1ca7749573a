/* A fix in HTML: the lines that it takes out, and those that it puts in. */
#include <string.h>

#include "db/report/html.h"
#include "db/report/markup.h"
#include "db/report/source.h"

static void print_part(FILE *out, char sign, const char *text, size_t length)
{
    fprintf(out, "<%s>%c ", sign == '-' ? "del" : "ins", sign);
    rl_markup_text(out, text, length);
    fprintf(out, "</%s>\n", sign == '-' ? "del" : "ins");
}

/* Bytes FROM up to TO (columns; TO 0: the end) of a line, behind TEXT. */
static void append_columns(GString *text, const struct rl_source *source, uint32_t line, uint32_t from, uint32_t to)
{
    size_t length = 0;
    const char *bytes = rl_source_line(source, line, &length);
    size_t first = from - 1, last = to ? to - 1 : length;
    if (bytes && first < last && last <= length)
        g_string_append_len(text, bytes + first, (gssize)(last - first));
}

/* Edits FIRST up to LAST, which share lines: the lines as they are, and as they become. */
static void print_hunk(FILE *out, const struct rl_source *source, const struct rl_edit *edits, uint32_t first, uint32_t last)
{
    uint32_t line = edits[first].loc.line, col = 1, end = edits[last].loc.end_line;
    GString *made = g_string_new(NULL);
    for (uint32_t i = first; i <= last; i++) {
        for (; line < edits[i].loc.line; line++, col = 1) {
            append_columns(made, source, line, col, 0);
            g_string_append_c(made, '\n');
        }
        append_columns(made, source, line, col, edits[i].loc.col);
        g_string_append(made, edits[i].text);
        line = edits[i].loc.end_line;
        col = edits[i].loc.end_col;
    }
    append_columns(made, source, line, col, 0);
    for (uint32_t at = edits[first].loc.line; at <= end; at++) {
        size_t length = 0;
        const char *text = rl_source_line(source, at, &length);
        print_part(out, '-', text ? text : "", length);
    }
    g_auto(GStrv) lines = g_strsplit(made->str, "\n", -1);
    for (char **one = lines; *one; one++)
        print_part(out, '+', *one, strlen(*one));
    g_string_free(made, TRUE);
}

void rl_html_fix(struct rl_page *page, const struct rl_finding *f)
{
    const struct rl_source *source = rl_sources_get(page->sources, f->file);
    if (!source || !f->nedits)
        return;
    fputs("<details class=fix><summary>A fix that was tried: <code>reflint check --fix</code> makes it</summary><pre>", page->out);
    for (uint32_t first = 0, last; first < f->nedits; first = last + 1) {
        for (last = first; last + 1 < f->nedits && f->edits[last + 1].loc.line <= f->edits[last].loc.end_line; last++)
            ;
        rl_markup(page->out, "<span class=at>line %u</span>\n", f->edits[first].loc.line);
        print_hunk(page->out, source, f->edits, first, last);
    }
    fputs("</pre></details>\n", page->out);
}
