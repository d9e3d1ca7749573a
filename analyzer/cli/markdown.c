#include "analyzer/cli/markdown.h"

#include <glib.h>
#include <string.h>

static const char BOLD[] = "\033[1m", CODE[] = "\033[36m", PLAIN[] = "\033[0m";

struct printer {
    FILE *out;
    bool color, in_code;
};

static void style(struct printer *printer, const char *code)
{
    if (printer->color)
        fputs(code, printer->out);
}

/* The end of a run between two MARKs that starts at TEXT, or NULL. */
static const char *span_end(const char *text, const char *end, const char *mark)
{
    size_t len = strlen(mark);
    const char *stop = g_strstr_len(text + len, end - text - (gssize)len, mark);
    return stop && stop > text + len ? stop : NULL;
}

/* "[text](target)" prints as text; returns what follows it, or NULL when there is no link here. */
static const char *print_link(struct printer *printer, const char *at, const char *end)
{
    const char *middle = g_strstr_len(at, end - at, "](");
    const char *close = middle ? memchr(middle, ')', (size_t)(end - middle)) : NULL;
    if (!close || memchr(at, ']', (size_t)(middle - at)))
        return NULL;
    fwrite(at + 1, 1, (size_t)(middle - at - 1), printer->out);
    return close + 1;
}

static void print_inline(struct printer *printer, const char *at, const char *end)
{
    while (at < end) {
        bool code = *at == '`';
        bool strong = g_str_has_prefix(at, "**");
        const char *mark = code ? "`" : "**";
        const char *stop = code || strong ? span_end(at, end, mark) : NULL;
        const char *behind = *at == '[' ? print_link(printer, at, end) : NULL;
        if (behind) {
            at = behind;
        } else if (stop) {
            bool keep_marks = code && !printer->color;
            style(printer, code ? CODE : BOLD);
            const char *from = keep_marks ? at : at + strlen(mark), *to = keep_marks ? stop + 1 : stop;
            fwrite(from, 1, (size_t)(to - from), printer->out);
            style(printer, PLAIN);
            at = stop + strlen(mark);
        } else {
            fputc(*at++, printer->out);
        }
    }
}

static void print_line(struct printer *printer, const char *line, const char *end)
{
    if (g_str_has_prefix(line, "```")) {
        printer->in_code = !printer->in_code;
        return;
    }
    if (printer->in_code) {
        style(printer, CODE);
        fprintf(printer->out, "%s%.*s", line < end ? "    " : "", (int)(end - line), line);
        style(printer, PLAIN);
    } else if (*line == '#') {
        line += strspn(line, "#");
        line += strspn(line, " ");
        style(printer, BOLD);
        fwrite(line, 1, (size_t)(end - line), printer->out);
        style(printer, PLAIN);
    } else {
        print_inline(printer, line, end);
    }
    fputc('\n', printer->out);
}

void rl_markdown_print(const char *text, bool color, FILE *out)
{
    struct printer printer = {.out = out, .color = color};
    while (*text) {
        const char *end = text + strcspn(text, "\n");
        print_line(&printer, text, end);
        text = *end ? end + 1 : end;
    }
}
