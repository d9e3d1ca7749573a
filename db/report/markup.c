#include "db/report/markup.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "analyzer/base/error.h"

/* One that XML 1.0 allows and a reader can see: a mark of direction could make text look like other text. */
static bool is_plain(gunichar c)
{
    return c == '\t' || c == '\n' || (c >= 0x20 && c < 0x7F) ||
           (c >= 0xA0 && c != 0xFFFE && c != 0xFFFF && g_unichar_type(c) != G_UNICODE_FORMAT && c != 0x2028 && c != 0x2029);
}

/* The next character of TEXT, U+FFFD where there is none that can be shown; its LENGTH in bytes. */
static gunichar next_char(const char *text, size_t left, size_t *length)
{
    gunichar c = (unsigned char)*text < 0x80 ? (unsigned char)*text : g_utf8_get_char_validated(text, (gssize)left);
    bool is_broken = c == (gunichar)-1 || c == (gunichar)-2;
    *length = is_broken || c < 0x80 ? 1 : (size_t)g_unichar_to_utf8(c, NULL);
    return is_broken || !is_plain(c) ? 0xFFFD : c;
}

static void put_char(FILE *out, gunichar c)
{
    char bytes[6];
    fwrite(bytes, 1, (size_t)g_unichar_to_utf8(c, bytes), out);
}

static const char *entity_of(gunichar c)
{
    return c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : c == '\'' ? "&#39;" : NULL;
}

void rl_markup_text(FILE *out, const char *text, size_t length)
{
    size_t step;
    for (size_t at = 0; at < length; at += step) {
        gunichar c = next_char(text + at, length - at, &step);
        const char *entity = entity_of(c);
        if (entity)
            fputs(entity, out);
        else
            put_char(out, c);
    }
}

void rl_markup(FILE *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    for (const char *c = format; *c; c++) {
        if (*c != '%') {
            fputc(*c, out);
            continue;
        }
        const char *text;
        switch (*++c) {
        case 's':
            text = va_arg(args, const char *);
            rl_markup_text(out, text, strlen(text));
            break;
        case 'u': fprintf(out, "%u", va_arg(args, unsigned)); break;
        case 'd': fprintf(out, "%d", va_arg(args, int)); break;
        case '%': fputc('%', out); break;
        default: RL_BUG("rl_markup() does not know %%%c", *c);
        }
    }
    va_end(args);
}

/* ---- Markdown ----------------------------------------------------------------------------------------- */

/* Code spans know no escapes: the fence has one tick more than any run inside.  A bar would end a table's cell even there. */
static void put_code(FILE *out, const char *text, size_t length)
{
    size_t run = 0, longest = 0, step;
    for (size_t at = 0; at < length; at++) {
        run = text[at] == '`' ? run + 1 : 0;
        longest = MAX(longest, run);
    }
    g_autofree char *fence = g_strnfill(longest + 1, '`');
    const char *gap = longest ? " " : "";
    fprintf(out, "%s%s", fence, gap);
    for (size_t at = 0; at < length; at += step) {
        gunichar c = next_char(text + at, length - at, &step);
        if (c == '|')
            fputs("\\|", out);
        else
            put_char(out, c == '\n' || c == '\t' ? ' ' : c);
    }
    fprintf(out, "%s%s", gap, fence);
}

void rl_markdown_code(FILE *out, const char *text) { put_code(out, text, strlen(text)); }

void rl_markdown_text(FILE *out, const char *text)
{
    size_t length = strlen(text), step;
    for (size_t at = 0; at < length; at += step) {
        const char *close = text[at] == '`' ? memchr(text + at + 1, '`', length - at - 1) : NULL;
        if (close && close > text + at + 1) {
            put_code(out, text + at + 1, (size_t)(close - text) - at - 1);
            step = (size_t)(close - text) + 1 - at;
            continue;
        }
        gunichar c = next_char(text + at, length - at, &step);
        const char *entity = entity_of(c);
        bool is_inside = at > 0 && at + 1 < length && g_ascii_isalnum(text[at - 1]) && g_ascii_isalnum(text[at + 1]);
        if (entity && c != '\'' && c != '"')
            fputs(entity, out);
        else if (c == '_' && is_inside) /* no emphasis begins inside of a word */
            fputc('_', out);
        else if (c < 0x80 && c > ' ' && strchr("\\`*_{}[]#|~!@", (int)c)) /* @: nobody is to be called */
            fprintf(out, c == '@' ? "&#64;" : "\\%c", (int)c);
        else
            put_char(out, c == '\n' || c == '\t' ? ' ' : c);
    }
}
