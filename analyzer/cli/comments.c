#include "analyzer/cli/comments.h"

#include <string.h>

enum form { LINE, NEXT_LINE, BEGIN, END, IGNORE };

struct reading {
    const char *text; /* of the whole file */
    GPtrArray *list;
    GPtrArray *open; /* struct rl_directive *: beginnings without an end so far */
};

static void free_directive(gpointer data)
{
    struct rl_directive *directive = data;
    g_strfreev(directive->rules);
    g_free(directive->text);
    g_free(directive->reason);
    g_free(directive);
}

/* ---- one comment ---------------------------------------------------------------------- */

static bool is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_';
}

/* "RL101, RL104" between OPEN and CLOSE at *AT, which moves behind; NULL when there is no list. */
static char **read_rules(const char **at, const char *end, char open, char close)
{
    if (*at == end || **at != open)
        return NULL;
    const char *stop = memchr(*at, close, (size_t)(end - *at));
    if (!stop)
        return NULL;
    char *list = g_strndup(*at + 1, (size_t)(stop - *at - 1));
    char **rules = g_strsplit(list, ",", -1);
    g_free(list);
    for (char **rule = rules; *rule; rule++)
        g_strstrip(*rule);
    *at = stop + 1;
    return rules;
}

/* The text from START to the line's or the comment's end. */
static char *text_between(const char *start, const char *end)
{
    const char *stop = memchr(start, '\n', (size_t)(end - start));
    char *text = g_strndup(start, (size_t)((stop ? stop : end) - start));
    if (g_str_has_suffix(text, "*/"))
        text[strlen(text) - 2] = '\0';
    char *valid = g_utf8_make_valid(g_strstrip(text), -1);
    g_free(text);
    return valid;
}

/* What follows the list of rules, without what parts it from them; owned, or NULL. */
static char *reason_at(const char *at, const char *end)
{
    char *text = text_between(at, end);
    char *start = text + strspn(text, " \t:-");
    char *reason = *start ? g_strdup(start) : NULL;
    g_free(text);
    return reason;
}

static bool same_rules(char **a, char **b)
{
    return a && b ? g_strv_equal((const char *const *)a, (const char *const *)b) : a == b;
}

/* The beginning that DIRECTIVE ends: the last one with the same rules. */
static void end_block(struct reading *in, struct rl_directive *directive)
{
    for (guint i = in->open->len; i > 0; i--) {
        struct rl_directive *begin = in->open->pdata[i - 1];
        if (!same_rules(begin->rules, directive->rules))
            continue;
        begin->to = directive->line;
        begin->problem = NULL;
        g_ptr_array_remove_index(in->open, i - 1);
        free_directive(directive);
        return;
    }
    directive->problem = "NOLINTEND without a NOLINTBEGIN of the same rules before it";
    g_ptr_array_add(in->list, directive);
}

/* RULES are consumed; BEHIND is where they end. */
static void add_directive(struct reading *in, enum form form, uint32_t line, char **rules, const char *start, const char *behind,
                          const char *end)
{
    struct rl_directive *directive = g_new0(struct rl_directive, 1);
    const char *line_start = start;
    while (line_start > in->text && line_start[-1] != '\n')
        line_start--;
    *directive = (struct rl_directive){
        .line = line,
        .col = (uint32_t)(start - line_start) + 1,
        .from = form == NEXT_LINE ? line + 1 : form == END ? 1 : line,
        .to = form == NEXT_LINE ? line + 1 : form == END || form == BEGIN ? 0 : line,
        .rules = rules,
        .text = text_between(start, end),
        .reason = reason_at(behind, end),
        .is_ours = form == IGNORE,
    };
    if (form == END) {
        end_block(in, directive);
        return;
    }
    if (form == BEGIN) {
        directive->problem = "NOLINTBEGIN without a NOLINTEND of the same rules behind it";
        g_ptr_array_add(in->open, directive);
    }
    g_ptr_array_add(in->list, directive);
}

/* Whether WORD stands at *AT, which moves behind it. */
static bool skip_word(const char **at, const char *end, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(end - *at) < length || memcmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

/* A directive that starts at START, if one does; returns where to go on. */
static const char *read_directive(struct reading *in, const char *start, const char *end, uint32_t line)
{
    static const char *const forms[] = {[NEXT_LINE] = "NEXTLINE", [BEGIN] = "BEGIN", [END] = "END"};
    const char *at = start;
    enum form form = LINE;
    if (skip_word(&at, end, "NOLINT")) {
        for (enum form other = NEXT_LINE; form == LINE && other <= END; other++)
            form = skip_word(&at, end, forms[other]) ? other : LINE;
    } else if (skip_word(&at, end, "reflint:")) {
        form = IGNORE;
        while (at < end && (*at == ' ' || *at == '\t'))
            at++;
        if (!skip_word(&at, end, "ignore"))
            return at;
    } else {
        return at + 1;
    }
    if (at < end && is_word(*at))
        return at;
    char **rules = form == IGNORE ? read_rules(&at, end, '[', ']') : read_rules(&at, end, '(', ')');
    add_directive(in, form, line, rules, start, at, end);
    return at;
}

static void read_comment(struct reading *in, const char *at, const char *end, uint32_t line)
{
    bool in_word = false;
    while (at < end) {
        bool candidate = !in_word && (*at == 'N' || *at == 'r');
        const char *go_on = candidate ? read_directive(in, at, end, line) : at + 1;
        for (; at < go_on; at++)
            line += *at == '\n';
        in_word = is_word(at[-1]);
    }
}

/* ---- one file --------------------------------------------------------------------------- */

/* The end of the comment or literal at AT; AT + 1 for anything else. */
static const char *token_end(const char *at, const char *end, bool *comment)
{
    bool line_comment = at + 1 < end && at[0] == '/' && at[1] == '/';
    bool block_comment = at + 1 < end && at[0] == '/' && at[1] == '*';
    *comment = line_comment || block_comment;
    if (block_comment) {
        for (const char *p = at + 2; p + 1 < end; p++)
            if (p[0] == '*' && p[1] == '/')
                return p + 2;
        return end;
    }
    if (!line_comment && *at != '"' && *at != '\'')
        return at + 1;
    for (const char *p = at + 1; p < end; p++) {
        if (*p == '\\' && p + 1 < end)
            p += p[1] == '\r' && p + 2 < end ? 2 : 1;
        else if (*p == '\n' || (!line_comment && *p == *at))
            return *p == '\n' ? p : p + 1;
    }
    return end;
}

GPtrArray *rl_comments_read(const char *text, size_t len)
{
    struct reading in = {text, g_ptr_array_new_with_free_func(free_directive), NULL};
    const char *at = text, *end = text + len;
    uint32_t line = 1;
    if (len == 0 || (!memmem(text, len, "NOLINT", 6) && !memmem(text, len, "reflint:", 8))) /* as almost always */
        return in.list;
    in.open = g_ptr_array_new();
    while (at < end) {
        bool comment;
        const char *stop = token_end(at, end, &comment);
        if (comment)
            read_comment(&in, at, stop, line);
        for (; at < stop; at++)
            line += *at == '\n';
    }
    g_ptr_array_free(in.open, TRUE);
    return in.list;
}
