/* Words of the text form. */
#include "analyzer/ir/reader.h"

#include <string.h>

#include "analyzer/ir/lower.h"

void rl_read_fail(struct rl_reader *r, const char *expected)
{
    if (r->failure)
        return;
    size_t len = strcspn(r->at, "\n");
    r->failure = g_strdup_printf("line %u: expected %s at \"%.*s\"", r->line, expected, (int)MIN(len, (size_t)40), r->at);
    r->at += strlen(r->at);
}

static void skip_spaces(struct rl_reader *r)
{
    while (*r->at == ' ' || *r->at == '\t' || *r->at == '\r')
        r->at++;
}

char rl_read_peek(struct rl_reader *r)
{
    skip_spaces(r);
    return *r->at;
}

bool rl_read_end(const struct rl_reader *r)
{
    return *r->at == '\0';
}

bool rl_read_try(struct rl_reader *r, const char *text)
{
    skip_spaces(r);
    size_t len = strlen(text);
    if (strncmp(r->at, text, len) != 0)
        return false;
    r->at += len;
    return true;
}

void rl_read_expect(struct rl_reader *r, const char *text)
{
    if (!rl_read_try(r, text))
        rl_read_fail(r, text);
}

static bool is_word_char(char c)
{
    return g_ascii_isalnum(c) || c == '_' || c == '$';
}

bool rl_read_word(struct rl_reader *r, const char *word)
{
    skip_spaces(r);
    size_t len = strlen(word);
    if (strncmp(r->at, word, len) != 0 || is_word_char(r->at[len]))
        return false;
    r->at += len;
    return true;
}

static int hex_digit(char c)
{
    return g_ascii_isxdigit(c) ? g_ascii_xdigit_value(c) : -1;
}

/* The character behind a backslash. */
static char escaped(struct rl_reader *r)
{
    char c = *r->at;
    if (c == 'n' || c == '\0') {
        r->at += c != '\0';
        return '\n';
    }
    if (c == 'x' && hex_digit(r->at[1]) >= 0 && hex_digit(r->at[2]) >= 0) {
        c = (char)(hex_digit(r->at[1]) * 16 + hex_digit(r->at[2]));
        r->at += 3;
        return c;
    }
    r->at++;
    return c;
}

const char *rl_read_quoted(struct rl_reader *r, char quote)
{
    skip_spaces(r);
    if (*r->at != quote) {
        rl_read_fail(r, "a quoted text");
        return "";
    }
    r->at++;
    GString *text = g_string_new(NULL);
    while (*r->at && *r->at != quote && *r->at != '\n') {
        char c = *r->at++;
        g_string_append_c(text, c == '\\' ? escaped(r) : c);
    }
    if (*r->at == quote)
        r->at++;
    else
        rl_read_fail(r, "a closing quote");
    const char *kept = rl_arena_intern(r->arena, text->str);
    g_string_free(text, TRUE);
    return kept;
}

const char *rl_read_name(struct rl_reader *r)
{
    skip_spaces(r);
    if (*r->at == '"')
        return rl_read_quoted(r, '"');
    size_t len = 0;
    while (is_word_char(r->at[len]))
        len++;
    if (len == 0 || g_ascii_isdigit(*r->at)) {
        rl_read_fail(r, "a name");
        return "";
    }
    const char *name = rl_arena_intern_len(r->arena, r->at, len);
    r->at += len;
    return name;
}

bool rl_read_is_digit(const struct rl_reader *r)
{
    return g_ascii_isdigit(r->at[0]) || (r->at[0] == '-' && g_ascii_isdigit(r->at[1]));
}

int64_t rl_read_int(struct rl_reader *r)
{
    skip_spaces(r);
    if (!rl_read_is_digit(r)) {
        rl_read_fail(r, "a number");
        return 0;
    }
    char *end;
    int64_t value = g_ascii_strtoll(r->at, &end, 10);
    r->at = end;
    return value;
}

uint32_t rl_read_u32(struct rl_reader *r)
{
    int64_t value = rl_read_int(r);
    if (value < 0 || value > UINT32_MAX) {
        rl_read_fail(r, "a number of 32 bits");
        return 0;
    }
    return (uint32_t)value;
}

void rl_read_newline(struct rl_reader *r)
{
    skip_spaces(r);
    if (*r->at && *r->at != '\n' && strncmp(r->at, "//", 2) != 0)
        rl_read_fail(r, "the end of the line");
    rl_read_blank(r);
}

void rl_read_blank(struct rl_reader *r)
{
    for (;;) {
        skip_spaces(r);
        if (strncmp(r->at, "//", 2) == 0)
            r->at += strcspn(r->at, "\n");
        if (*r->at != '\n')
            return;
        r->at++;
        r->line++;
    }
}

struct rl_loc rl_read_loc(struct rl_reader *r)
{
    struct rl_loc loc = {0};
    if (!rl_read_try(r, "@"))
        return loc;
    if (*r->at == 'f') {
        r->at++;
        loc.file = rl_read_u32(r);
        rl_read_expect(r, ":");
    }
    loc.line = rl_read_u32(r);
    rl_read_expect(r, ":");
    loc.col = rl_read_u32(r);
    if (*r->at == '-') {
        r->at++;
        loc.end_line = rl_read_u32(r);
        rl_read_expect(r, ":");
        loc.end_col = rl_read_u32(r);
    }
    return loc;
}

struct rl_val rl_read_value(struct rl_reader *r)
{
    char c = rl_read_peek(r);
    if (c == '"')
        return rl_val_str(rl_read_quoted(r, '"'));
    if (c == '?') {
        r->at++;
        return rl_val_opaque();
    }
    if (c == '&') {
        r->at++;
        return rl_val_func(rl_read_name(r));
    }
    if (rl_read_is_digit(r))
        return rl_val_int(rl_read_int(r));
    if (c == 't' && g_ascii_isdigit(r->at[1])) {
        r->at++;
        return rl_val_temp(rl_read_u32(r));
    }
    if (rl_read_word(r, "NULL"))
        return rl_val_int(0);
    if (!rl_read_word(r, "none"))
        rl_read_fail(r, "a value");
    return rl_val_none();
}

void *rl_read_keep(struct rl_reader *r, const GArray *array)
{
    return rl_arena_memdup(r->arena, array->data, (size_t)array->len * g_array_get_element_size((GArray *)array));
}
