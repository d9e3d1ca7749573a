/* Reading source files for quotes, columns and line hashes. */
#include "db/report/source.h"

#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

#define TAB 8
#define LARGEST (64l << 20) /* nobody reads a quote from a bigger file */

struct rl_source {
    char *text;
    gsize length;
    GArray *starts;    /* offset of each line, and one past the end */
    GPtrArray *hashes; /* of each line; NULL until asked for */
};

struct rl_sources {
    char *root;
    GHashTable *files; /* path -> struct rl_source, or NULL when unreadable */
    GHashTable *texts; /* borrowed: rl_report_options */
};

static void source_free(gpointer data)
{
    struct rl_source *source = data;
    if (!source)
        return;
    g_free(source->text);
    g_array_free(source->starts, TRUE);
    if (source->hashes)
        g_ptr_array_free(source->hashes, TRUE);
    g_free(source);
}

struct rl_sources *rl_sources_new(const char *root, const struct rl_report_options *options)
{
    struct rl_sources *sources = g_new0(struct rl_sources, 1);
    sources->root = g_strdup(root);
    sources->texts = options->texts;
    sources->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, source_free);
    return sources;
}

void rl_sources_free(struct rl_sources *sources)
{
    if (!sources)
        return;
    g_hash_table_destroy(sources->files);
    g_free(sources->root);
    g_free(sources);
}

/* TEXT is consumed. */
static struct rl_source *make_source(char *text, gsize length)
{
    struct rl_source *source = g_new0(struct rl_source, 1);
    source->text = text;
    source->length = length;
    source->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    gsize at = 0;
    g_array_append_val(source->starts, at);
    for (; at < source->length; at++) {
        gsize next = at + 1;
        bool is_end = source->text[at] == '\n' || (source->text[at] == '\r' && source->text[next] != '\n');
        if (is_end && next < source->length)
            g_array_append_val(source->starts, next);
    }
    g_array_append_val(source->starts, source->length);
    return source;
}

static struct rl_source *read_source(const char *path)
{
    struct stat is; /* looked at first: opening a pipe would wait for a writer */
    char *text = NULL;
    gsize length = 0;
    if (stat(path, &is) != 0 || !S_ISREG(is.st_mode) || is.st_size > LARGEST || !g_file_get_contents(path, &text, &length, NULL))
        return NULL;
    return make_source(text, length);
}

static struct rl_source *given_source(GBytes *text)
{
    gsize length;
    const char *data = g_bytes_get_data(text, &length);
    char *copy = g_malloc0(length + 1);
    return make_source(length ? memcpy(copy, data, length) : copy, length);
}

struct rl_source *rl_sources_get(struct rl_sources *sources, const char *path)
{
    gpointer known = NULL;
    if (!path)
        return NULL;
    if (g_hash_table_lookup_extended(sources->files, path, NULL, &known))
        return known;
    g_autofree char *full = g_canonicalize_filename(path, sources->root);
    GBytes *given = sources->texts ? g_hash_table_lookup(sources->texts, full) : NULL;
    struct rl_source *source = given ? given_source(given) : read_source(full);
    g_hash_table_insert(sources->files, g_strdup(path), source);
    return source;
}

const char *rl_source_line(const struct rl_source *source, uint32_t line, size_t *length)
{
    if (!source || line == 0 || line >= source->starts->len)
        return NULL;
    gsize start = g_array_index(source->starts, gsize, line - 1), end = g_array_index(source->starts, gsize, line);
    while (end > start && (source->text[end - 1] == '\n' || source->text[end - 1] == '\r'))
        end--;
    *length = end - start;
    return source->text + start;
}

/* The character at TEXT and its LENGTH in bytes; a byte that is not UTF-8 is U+FFFD by itself. */
static gunichar decode(const char *text, size_t left, size_t *length)
{
    gunichar c = (unsigned char)*text < 0x80 ? (unsigned char)*text : g_utf8_get_char_validated(text, (gssize)left);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        *length = 1;
        return 0xFFFD;
    }
    *length = c < 0x80 ? 1 : (size_t)g_unichar_to_utf8(c, NULL);
    return c;
}

uint32_t rl_source_utf16_col(const struct rl_source *source, uint32_t line, uint32_t col)
{
    size_t length, step;
    const char *text = rl_source_line(source, line, &length);
    if (!text || col == 0)
        return col;
    uint32_t units = 0;
    size_t at = 0, end = MIN((size_t)col - 1, length);
    for (; at < end; at += step)
        units += decode(text + at, length - at, &step) > 0xFFFF ? 2 : 1;
    return units + 1 + (uint32_t)((size_t)col - 1 - end);
}

static bool is_hidden(gunichar c) { return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || g_unichar_type(c) == G_UNICODE_FORMAT; }

/* Terminal columns that C takes when COLUMN are filled. */
static uint32_t width_of(gunichar c, uint32_t column)
{
    if (c == '\t')
        return TAB - column % TAB;
    if (is_hidden(c))
        return 1;
    return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

char *rl_source_display(const char *line, size_t length)
{
    GString *shown = g_string_sized_new(length + 16);
    uint32_t column = 0;
    size_t step;
    for (size_t at = 0; at < length; at += step) {
        gunichar c = decode(line + at, length - at, &step);
        uint32_t width = width_of(c, column);
        if (c == '\t')
            g_string_append_printf(shown, "%*s", (int)width, "");
        else
            g_string_append_unichar(shown, is_hidden(c) ? 0xFFFD : c);
        column += width;
    }
    return g_string_free(shown, FALSE);
}

uint32_t rl_source_width(const char *line, size_t length, size_t bytes)
{
    uint32_t column = 0;
    size_t step;
    for (size_t at = 0; at < MIN(bytes, length); at += step)
        column += width_of(decode(line + at, length - at, &step), column);
    return column + (uint32_t)(bytes > length ? bytes - length : 0);
}

/* GitHub's line hash, as codeql-action's fingerprints.ts defines it: for each line, a polynomial hash (base 37, modulo 2^64) of
 * the first 100 UTF-16 units from the line's start, blanks and tabs left out, line ends made "\n", the end of the file marked
 * by 65535 and padded with zeros; then ":" and how often this hash has come up. */
enum { BLOCK = 100, END_OF_FILE = 65535 };

struct rolling {
    uint16_t window[BLOCK];
    uint32_t lines[BLOCK]; /* the line that began at this place of the window, 0: none */
    uint64_t hash, first;  /* FIRST: 37 to the BLOCKth, the weight of the unit that leaves the window */
    uint32_t index, line;
    bool at_start, after_cr;
    GHashTable *seen;
    GPtrArray *hashes;
};

static void hash_line(struct rolling *r)
{
    char *key = g_strdup_printf("%" G_GINT64_MODIFIER "x", r->hash);
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(r->seen, key)) + 1;
    guint at = r->lines[r->index];
    if (r->hashes->len < at)
        g_ptr_array_set_size(r->hashes, (gint)at);
    g_free(r->hashes->pdata[at - 1]);
    r->hashes->pdata[at - 1] = g_strdup_printf("%s:%u", key, count);
    r->lines[r->index] = 0;
    g_hash_table_replace(r->seen, key, GUINT_TO_POINTER(count));
}

static void hash_shift(struct rolling *r, uint16_t unit)
{
    r->hash = 37 * r->hash + unit - r->first * r->window[r->index];
    r->window[r->index] = unit;
    r->index = (r->index + 1) % BLOCK;
}

static void hash_unit(struct rolling *r, uint16_t unit)
{
    if (unit == ' ' || unit == '\t' || (r->after_cr && unit == '\n')) {
        r->after_cr = false;
        return;
    }
    r->after_cr = unit == '\r';
    if (unit == '\r')
        unit = '\n';
    if (r->lines[r->index])
        hash_line(r);
    if (r->at_start)
        r->lines[r->index] = ++r->line;
    r->at_start = unit == '\n';
    hash_shift(r, unit);
}

static GPtrArray *hash_lines(const struct rl_source *source)
{
    struct rolling r = {.first = 1, .at_start = true, .hashes = g_ptr_array_new_with_free_func(g_free),
                        .seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    size_t step;
    for (int i = 0; i < BLOCK; i++)
        r.first *= 37;
    for (size_t at = 0; at < source->length; at += step) {
        gunichar c = decode(source->text + at, source->length - at, &step);
        if (c > 0xFFFF) {
            hash_unit(&r, (uint16_t)(0xD800 + ((c - 0x10000) >> 10)));
            hash_unit(&r, (uint16_t)(0xDC00 + ((c - 0x10000) & 0x3FF)));
        } else {
            hash_unit(&r, (uint16_t)c);
        }
    }
    hash_unit(&r, END_OF_FILE);
    for (int i = 0; i < BLOCK; i++) {
        if (r.lines[r.index])
            hash_line(&r);
        hash_shift(&r, 0);
    }
    g_hash_table_destroy(r.seen);
    return r.hashes;
}

const char *rl_source_line_hash(struct rl_source *source, uint32_t line)
{
    if (!source || line == 0)
        return NULL;
    if (!source->hashes)
        source->hashes = hash_lines(source);
    return line <= source->hashes->len ? source->hashes->pdata[line - 1] : NULL;
}
