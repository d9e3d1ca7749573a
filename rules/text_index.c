#include "rules/text_index.h"

#include <glib.h>
#include <string.h>

struct rl_text_index {
    const char *text;
    size_t len;
    GArray *lines;   /* size_t: where each begins */
    size_t function; /* that the tokens are of */
    size_t cursor;   /* how far they go */
    GArray *tokens;  /* struct rl_token_state, none of them blank */
};

struct rl_text_index *rl_text_index_new(const char *text, size_t len)
{
    struct rl_text_index *index = g_new0(struct rl_text_index, 1);
    index->text = text;
    index->len = len;
    index->lines = g_array_new(FALSE, FALSE, sizeof(size_t));
    index->tokens = g_array_new(FALSE, FALSE, sizeof(struct rl_token_state));
    index->function = SIZE_MAX;
    size_t start = 0;
    g_array_append_val(index->lines, start);
    for (const char *feed; (feed = memchr(text + start, '\n', len - start));) {
        start = (size_t)(feed - text) + 1;
        g_array_append_val(index->lines, start);
    }
    return index;
}

void rl_text_index_free(struct rl_text_index *index)
{
    if (!index)
        return;
    g_array_free(index->lines, TRUE);
    g_array_free(index->tokens, TRUE);
    g_free(index);
}

bool rl_text_offset(const struct rl_text_index *index, uint32_t line, uint32_t col, size_t *offset)
{
    if (line == 0 || line > index->lines->len || col == 0)
        return false;
    *offset = g_array_index(index->lines, size_t, line - 1) + col - 1;
    return *offset < index->len;
}

void rl_text_place(const struct rl_text_index *index, size_t offset, uint32_t *line, uint32_t *col)
{
    guint low = 0, high = index->lines->len; /* the line is in [low, high) */
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(index->lines, size_t, middle) <= offset)
            low = middle;
        else
            high = middle;
    }
    *line = low + 1;
    *col = (uint32_t)(offset - g_array_index(index->lines, size_t, low)) + 1;
}

static bool is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_';
}

size_t rl_token_end(const char *text, size_t len, size_t at, bool *blank)
{
    char c = text[at], next = at + 1 < len ? text[at + 1] : '\0';
    *blank = g_ascii_isspace(c) || (c == '/' && (next == '/' || next == '*')) || (c == '\\' && (next == '\n' || next == '\r'));
    if (c == '/' && next == '*') {
        const char *end = g_strstr_len(text + at + 2, (gssize)(len - at - 2), "*/");
        return end ? (size_t)(end - text) + 2 : len;
    }
    if (c == '/' && next == '/') {
        const char *end = memchr(text + at, '\n', len - at);
        return end ? (size_t)(end - text) : len;
    }
    if (c == '"' || c == '\'') {
        size_t i = at + 1;
        while (i < len && text[i] != c && text[i] != '\n')
            i += text[i] == '\\' ? 2 : 1;
        return MIN(i + 1, len);
    }
    size_t i = at + 1;
    while (is_word(c) && i < len && is_word(text[i]))
        i++;
    return i;
}

/* One more token, or blank. */
static void step(struct rl_text_index *index)
{
    const char *text = index->text;
    size_t at = index->cursor;
    bool blank;
    size_t end = rl_token_end(text, index->len, at, &blank);
    struct rl_token_state now = {.started = SIZE_MAX};
    if (index->tokens->len)
        now = g_array_index(index->tokens, struct rl_token_state, index->tokens->len - 1);
    now.from = at;
    now.is_directive = !blank && text[at] == '#';
    if (now.is_directive) { /* to the end of its line */
        while (end < index->len && !(text[end] == '\n' && text[end - 1] != '\\'))
            end++;
        now.directive = true;
    } else if (!blank) {
        now.last = text[at];
        now.parens += now.last == '(';
        now.parens -= now.last == ')';
        if (now.started == SIZE_MAX)
            now.started = at;
        now.is_else = end - at == 4 && memcmp(text + at, "else", 4) == 0;
        if (now.parens == 0 && strchr(";{}:", now.last))
            now.started = SIZE_MAX;
        now.before = end;
        now.directive = false;
    }
    now.end = index->cursor = end;
    if (!blank)
        g_array_append_val(index->tokens, now);
}

bool rl_text_before(struct rl_text_index *index, size_t function, size_t at, struct rl_token_state *state)
{
    if (index->function != function) {
        index->function = index->cursor = function;
        g_array_set_size(index->tokens, 0);
    }
    while (index->cursor < at && index->cursor < index->len)
        step(index);
    guint low = 0, high = index->tokens->len; /* the first that does not begin before AT is in [low, high] */
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(index->tokens, struct rl_token_state, middle).from < at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return false;
    *state = g_array_index(index->tokens, struct rl_token_state, low - 1);
    return true;
}
