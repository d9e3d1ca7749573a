/* Raw C text.  See clang_lex.h. */
#include "analyzer/frontend/clang_lex.h"

#include <ctype.h>
#include <string.h>

static bool is_word(char ch) { return isalnum((unsigned char)ch) || ch == '_' || ch == '$'; }

static bool is_opening(char ch) { return ch == '(' || ch == '[' || ch == '{'; }
static bool is_closing(char ch) { return ch == ')' || ch == ']' || ch == '}'; }

/* The length of a backslash and the end of its line, or 0. */
static uint32_t continuation(const char *text, uint32_t size, uint32_t at)
{
    if (text[at] != '\\' || at + 1 >= size)
        return 0;
    if (text[at + 1] == '\n')
        return 2;
    return text[at + 1] == '\r' && at + 2 < size && text[at + 2] == '\n' ? 3 : 0;
}

uint32_t rl_lex_blank(const char *text, uint32_t size, uint32_t at)
{
    while (at < size) {
        uint32_t skip = continuation(text, size, at);
        if (skip) {
            at += skip;
        } else if (isspace((unsigned char)text[at])) {
            at++;
        } else if (text[at] == '/' && at + 1 < size && text[at + 1] == '/') {
            const char *end = memchr(text + at, '\n', size - at);
            at = end ? (uint32_t)(end - text) : size;
        } else if (text[at] == '/' && at + 1 < size && text[at + 1] == '*') {
            const char *end = memmem(text + at + 2, size - at - 2, "*/", 2);
            at = end ? (uint32_t)(end - text) + 2 : size;
        } else {
            break;
        }
    }
    return at;
}

uint32_t rl_lex_word(const char *text, uint32_t size, uint32_t at)
{
    if (at >= size || !is_word(text[at]) || isdigit((unsigned char)text[at]))
        return at;
    while (at < size && is_word(text[at]))
        at++;
    return at;
}

uint32_t rl_lex_token(const char *text, uint32_t size, uint32_t at)
{
    if (at >= size)
        return size;
    char first = text[at];
    if (first == '"' || first == '\'') {
        for (at++; at < size && text[at] != first; at++)
            if (text[at] == '\n')
                return at;
            else if (text[at] == '\\')
                at++;
        return at < size ? at + 1 : size;
    }
    if (!is_word(first))
        return at + 1;
    while (at < size && is_word(text[at]))
        at++;
    return at;
}

uint32_t rl_lex_group(const char *text, uint32_t size, uint32_t at)
{
    unsigned depth = 0;
    while (at < size) {
        char ch = text[at];
        if (is_opening(ch))
            depth++;
        else if (is_closing(ch) && --depth == 0)
            return at + 1;
        at = rl_lex_blank(text, size, rl_lex_token(text, size, at));
    }
    return 0;
}

uint32_t rl_lex_arguments(const char *text, uint32_t size, uint32_t at, struct rl_lex_span *args, unsigned *nargs)
{
    *nargs = 0;
    if (at >= size || text[at] != '(')
        return 0;
    at = rl_lex_blank(text, size, at + 1);
    struct rl_lex_span arg = {at, at};
    while (at < size) {
        char ch = text[at];
        if (ch == ',' || ch == ')') {
            bool none = ch == ')' && *nargs == 0 && arg.begin == arg.end;
            if (!none && *nargs < RL_LEX_MAX_ARGS)
                args[(*nargs)++] = arg;
            if (ch == ')')
                return at + 1;
            at = rl_lex_blank(text, size, at + 1);
            arg = (struct rl_lex_span){at, at};
            continue;
        }
        if (is_closing(ch))
            return 0;
        at = is_opening(ch) ? rl_lex_group(text, size, at) : rl_lex_token(text, size, at);
        if (at == 0)
            return 0;
        arg.end = at;
        at = rl_lex_blank(text, size, at);
    }
    return 0;
}

bool rl_lex_for(const char *text, uint32_t size, uint32_t at, bool present[3])
{
    if (rl_lex_word(text, size, at) != at + 3 || memcmp(text + at, "for", 3) != 0)
        return false;
    at = rl_lex_blank(text, size, at + 3);
    if (at >= size || text[at] != '(')
        return false;
    at = rl_lex_blank(text, size, at + 1);
    memset(present, 0, 3 * sizeof(*present));
    for (unsigned part = 0; at < size;) {
        char ch = text[at];
        if (ch == ')')
            return part == 2;
        if (ch == ';') {
            if (++part > 2)
                return false;
            at++;
        } else {
            present[part] = true;
            at = is_opening(ch) ? rl_lex_group(text, size, at) : rl_lex_token(text, size, at);
            if (at == 0)
                return false;
        }
        at = rl_lex_blank(text, size, at);
    }
    return false;
}

/* The start of the line of AT, seen through line continuations. */
static uint32_t logical_line(const char *text, uint32_t at)
{
    for (;;) {
        while (at > 0 && text[at - 1] != '\n')
            at--;
        uint32_t end = at > 0 ? at - 1 : 0;
        if (end > 0 && text[end - 1] == '\r')
            end--;
        if (at == 0 || end == 0 || text[end - 1] != '\\')
            return at;
        at = end;
    }
}

/* The end of the line that starts before AT, seen through line continuations. */
static uint32_t logical_end(const char *text, uint32_t size, uint32_t at)
{
    while (at < size && text[at] != '\n') {
        uint32_t skip = continuation(text, size, at);
        at += skip ? skip : 1;
    }
    return at;
}

/* END without the blanks and the comment before it. */
static uint32_t body_end(const char *text, uint32_t begin, uint32_t end)
{
    for (;;) {
        while (end > begin && (isspace((unsigned char)text[end - 1]) || text[end - 1] == '\\'))
            end--;
        if (end - begin < 4 || memcmp(text + end - 2, "*/", 2) != 0)
            return end;
        const char *open = text + end - 4;
        while (open > text + begin && memcmp(open, "/*", 2) != 0)
            open--;
        end = (uint32_t)(open - text);
    }
}

static bool take_word(const char *text, uint32_t size, uint32_t *at, const char *word)
{
    uint32_t end = rl_lex_word(text, size, *at);
    if (end - *at != strlen(word) || memcmp(text + *at, word, end - *at) != 0)
        return false;
    *at = rl_lex_blank(text, size, end);
    return true;
}

bool rl_lex_define(const char *text, uint32_t size, uint32_t at, struct rl_lex_define *define)
{
    uint32_t line = logical_line(text, at);
    size = logical_end(text, size, at);
    uint32_t pos = rl_lex_blank(text, size, line);
    if (pos >= size || text[pos] != '#')
        return false;
    pos = rl_lex_blank(text, size, pos + 1);
    if (!take_word(text, size, &pos, "define"))
        return false;
    *define = (struct rl_lex_define){.name = {pos, rl_lex_word(text, size, pos)}};
    pos = define->name.end;
    if (pos < size && text[pos] == '(') {
        struct rl_lex_span params[RL_LEX_MAX_ARGS];
        define->function_like = true;
        pos = rl_lex_arguments(text, size, pos, params, &define->nparams);
        if (pos == 0)
            return false;
    }
    define->body.begin = rl_lex_blank(text, size, pos);
    define->body.end = body_end(text, define->body.begin, size);
    return define->name.end > define->name.begin && at >= define->body.begin && at < define->body.end;
}
