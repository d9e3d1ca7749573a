#include "db/report/paint.h"

#include <string.h>

#include "db/report/markup.h"
#include "db/report/source.h"

static const char *const keywords[] = {
    "NULL",   "break",    "case",   "char",  "const",  "continue", "default", "do",     "double",   "else",     "enum",   "extern", "float",
    "for",    "goto",     "if",     "inline", "int",   "long",     "register", "return", "short",   "signed",   "sizeof", "static", "struct",
    "switch", "typedef",  "union",  "unsigned", "void", "volatile", "while",
};

static bool is_word(char c) { return g_ascii_isalnum(c) || c == '_'; }

static bool is_keyword(const char *word, size_t length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(keywords); i++)
        if (strlen(keywords[i]) == length && strncmp(keywords[i], word, length) == 0)
            return true;
    return false;
}

/* The length of the token at AT and its class, 0 for plain text. */
static size_t token(const char *line, size_t length, size_t at, char *class, bool *in_comment)
{
    size_t end = at + 1;
    *class = 0;
    if (*in_comment || (line[at] == '/' && at + 1 < length && line[at + 1] == '*')) {
        const char *close = NULL;
        size_t from = *in_comment ? at : at + 2;
        for (size_t i = from; i + 1 < length && !close; i++)
            close = line[i] == '*' && line[i + 1] == '/' ? line + i : NULL;
        *class = 'c';
        *in_comment = !close;
        return close ? (size_t)(close - line) + 2 - at : length - at;
    }
    if (line[at] == '/' && at + 1 < length && line[at + 1] == '/') {
        *class = 'c';
        return length - at;
    }
    if (line[at] == '"' || line[at] == '\'') {
        while (end < length && line[end] != line[at])
            end += line[end] == '\\' && end + 1 < length ? 2 : 1;
        *class = 's';
        return MIN(end + 1, length) - at;
    }
    if (is_word(line[at])) {
        while (end < length && is_word(line[end]))
            end++;
        *class = g_ascii_isdigit(line[at]) ? 'n' : is_keyword(line + at, end - at) ? 'k' : 0;
    }
    return end - at;
}

static void class_line(const char *line, size_t length, char *classes, bool *in_comment)
{
    size_t at = 0, blank = 0, step;
    while (blank < length && (line[blank] == ' ' || line[blank] == '\t'))
        blank++;
    bool is_directive = blank < length && line[blank] == '#' && !*in_comment;
    for (; at < length; at += step) {
        char class;
        step = token(line, length, at, &class, in_comment);
        if (classes)
            memset(classes + at, is_directive && class != 'c' ? 'p' : class, step);
    }
}

void rl_paint_skip(const char *line, size_t length, bool *in_comment) { class_line(line, length, NULL, in_comment); }

void rl_paint(FILE *out, const char *line, size_t length, size_t from, size_t to, bool is_plain, bool *in_comment)
{
    g_autofree char *classes = g_malloc0(length + 1);
    class_line(line, length, classes, in_comment);
    for (size_t at = 0; is_plain && at < length; at++)
        classes[at] = classes[at] == 'c' ? 'c' : 0;
    for (size_t at = 0; at < length;) {
        size_t end = at + 1;
        bool is_marked = at >= from && at < to;
        while (end < length && classes[end] == classes[at] && (end >= from && end < to) == is_marked)
            end++;
        if (is_marked && (at == from || at == 0))
            fputs("<mark>", out);
        if (classes[at])
            fprintf(out, "<i class=%c>", classes[at]);
        rl_markup_text(out, line + at, end - at);
        if (classes[at])
            fputs("</i>", out);
        if (is_marked && (end == to || end == length))
            fputs("</mark>", out);
        at = end;
    }
}
