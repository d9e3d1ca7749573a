#include "analyzer/cli/suppress.h"

#include <glib.h>
#include <string.h>

struct directive {
    uint32_t line;  /* that it is about */
    char **rules;   /* NULL: every rule */
    char *text;     /* as written */
};

struct rl_suppressor {
    GHashTable *files; /* path -> GPtrArray of struct directive *, by line */
};

static void free_directive(gpointer data)
{
    struct directive *directive = data;
    g_strfreev(directive->rules);
    g_free(directive->text);
    g_free(directive);
}

static void free_list(gpointer list)
{
    g_ptr_array_free(list, TRUE);
}

struct rl_suppressor *rl_suppressor_new(void)
{
    struct rl_suppressor *suppressor = g_new0(struct rl_suppressor, 1);
    suppressor->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
    return suppressor;
}

void rl_suppressor_free(struct rl_suppressor *suppressor)
{
    if (!suppressor)
        return;
    g_hash_table_destroy(suppressor->files);
    g_free(suppressor);
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

/* What follows up to the line's end belongs to the directive's text: the reason. */
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

static void add_directive(GPtrArray *list, uint32_t line, char **rules, const char *start, const char *end)
{
    struct directive *directive = g_new0(struct directive, 1);
    directive->line = line;
    directive->rules = rules;
    directive->text = text_between(start, end);
    g_ptr_array_add(list, directive);
}

/* A directive that starts at START, if one does; returns where to go on. */
static const char *read_directive(GPtrArray *list, const char *start, const char *end, uint32_t line)
{
    static const char nolint[] = "NOLINT", next_line[] = "NEXTLINE", ours[] = "reflint:", ignore[] = "ignore";
    size_t room = (size_t)(end - start);
    const char *at = start;
    if (room >= strlen(nolint) && memcmp(at, nolint, strlen(nolint)) == 0) {
        at += strlen(nolint);
        bool next = (size_t)(end - at) >= strlen(next_line) && memcmp(at, next_line, strlen(next_line)) == 0;
        at += next ? strlen(next_line) : 0;
        if (at < end && is_word(*at))
            return at;
        char **rules = read_rules(&at, end, '(', ')');
        add_directive(list, line + next, rules, start, end);
    } else if (room >= strlen(ours) && memcmp(at, ours, strlen(ours)) == 0) {
        at += strlen(ours);
        while (at < end && (*at == ' ' || *at == '\t'))
            at++;
        if ((size_t)(end - at) < strlen(ignore) || memcmp(at, ignore, strlen(ignore)) != 0)
            return at;
        at += strlen(ignore);
        if (at < end && is_word(*at))
            return at;
        char **rules = read_rules(&at, end, '[', ']');
        add_directive(list, line, rules, start, end);
    } else {
        at++;
    }
    return at;
}

static void read_comment(GPtrArray *list, const char *at, const char *end, uint32_t line)
{
    bool in_word = false;
    while (at < end) {
        bool candidate = !in_word && (*at == 'N' || *at == 'r');
        const char *go_on = candidate ? read_directive(list, at, end, line) : at + 1;
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

static GPtrArray *read_file(const char *text, size_t len)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(free_directive);
    const char *at = text, *end = text + len;
    uint32_t line = 1;
    while (at < end) {
        bool comment;
        const char *stop = token_end(at, end, &comment);
        if (comment)
            read_comment(list, at, stop, line);
        for (; at < stop; at++)
            line += *at == '\n';
    }
    return list;
}

void rl_suppressor_put(struct rl_suppressor *suppressor, const char *file, const char *text, size_t len)
{
    g_hash_table_replace(suppressor->files, g_strdup(file), read_file(text, len));
}

static GPtrArray *directives_of(struct rl_suppressor *suppressor, const char *file)
{
    GPtrArray *list = g_hash_table_lookup(suppressor->files, file);
    if (list)
        return list;
    char *text = NULL;
    gsize len = 0;
    bool there = g_file_get_contents(file, &text, &len, NULL);
    rl_suppressor_put(suppressor, file, there ? text : "", there ? len : 0);
    g_free(text);
    return g_hash_table_lookup(suppressor->files, file);
}

/* ---- findings ----------------------------------------------------------------------------- */

static bool names_rule(const char *pattern, const char *rule)
{
    size_t len = strlen(pattern);
    if (len > 0 && pattern[len - 1] == '*')
        return g_ascii_strncasecmp(pattern, rule, len - 1) == 0;
    return g_ascii_strcasecmp(pattern, rule) == 0;
}

static bool covers(const struct directive *directive, const char *id, const char *name)
{
    if (!directive->rules)
        return true;
    for (char **rule = directive->rules; *rule; rule++)
        if (names_rule(*rule, id) || (name && names_rule(*rule, name)))
            return true;
    return false;
}

static const char *at_line(struct rl_suppressor *suppressor, const char *file, uint32_t line,
                           const struct rl_finding *finding, const char *name)
{
    if (!file || line == 0)
        return NULL;
    GPtrArray *list = directives_of(suppressor, file);
    for (guint i = 0; i < list->len; i++) {
        const struct directive *directive = list->pdata[i];
        if (directive->line == line && covers(directive, finding->rule, name))
            return directive->text;
    }
    return NULL;
}

const char *rl_suppressed_by(struct rl_suppressor *suppressor, const struct rl_finding *finding, const char *rule_name)
{
    const char *by = at_line(suppressor, finding->file, finding->loc.line, finding, rule_name);
    if (!by)
        by = at_line(suppressor, finding->file, finding->loc.end_line, finding, rule_name);
    if (!by)
        by = at_line(suppressor, finding->origin_file, finding->origin_loc.line, finding, rule_name);
    return by;
}
