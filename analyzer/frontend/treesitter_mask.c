/* Masking: comments, directives and the branches of #if that are not taken become blanks of the same length, so that
 * every place stays where it was.  What the directives do is kept as events for treesitter_expand.c.
 *
 * Invariants: only blanks are written, newlines stay; macros and includes are dealt with in the order of the text, so
 * that a condition sees what stands before it.
 */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

struct branch {
    bool outer_active; /* the text around the #if is taken */
    bool taken;        /* one branch was */
    bool active;
};

struct masker {
    struct rl_ts *t;
    struct rl_ts_file *file;
    char *text;
    uint32_t size;
    GArray *branches; /* struct branch */
    bool active;
    uint32_t dead; /* start of the text that is not taken */
};

static void blank(char *text, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++)
        if (text[i] != '\n')
            text[i] = ' ';
}

/* The place behind the comment at AT. */
static uint32_t comment_end(const char *text, uint32_t size, uint32_t at)
{
    if (text[at + 1] == '*') {
        const char *end = memmem(text + at + 2, size - at - 2, "*/", 2);
        return end ? (uint32_t)(end - text) + 2 : size;
    }
    while (at < size && text[at] != '\n')
        at += text[at] == '\\' && at + 1 < size ? (text[at + 1] == '\r' && at + 2 < size ? 3 : 2) : 1;
    return MIN(at, size);
}

static bool is_comment(const char *text, uint32_t size, uint32_t at)
{
    return text[at] == '/' && at + 1 < size && (text[at + 1] == '/' || text[at + 1] == '*');
}

/* The directive's end; its comments and line continuations become blanks (newlines too, in COPY). */
static uint32_t read_directive(struct masker *m, uint32_t at, GString *copy)
{
    const char *text = m->text;
    g_string_truncate(copy, 0);
    while (at < m->size && text[at] != '\n') {
        uint32_t end = at + 1;
        if (is_comment(text, m->size, at)) {
            end = comment_end(text, m->size, at);
            g_string_append_c(copy, ' ');
        } else if (text[at] == '"' || text[at] == '\'') {
            end = rl_ts_quote_end(text, m->size, at);
            g_string_append_len(copy, text + at, end - at);
        } else if (text[at] == '\\' && end < m->size && (text[end] == '\n' || text[end] == '\r')) {
            end += text[end] == '\r' && end + 1 < m->size && text[end + 1] == '\n' ? 2 : 1;
            g_string_append_c(copy, ' ');
        } else {
            g_string_append_c(copy, text[at] == '\r' ? ' ' : text[at]);
        }
        at = end;
    }
    return at;
}

/* ---- branches ------------------------------------------------------------------- */

static void set_active(struct masker *m, bool active, uint32_t begin, uint32_t end)
{
    if (!m->active)
        blank(m->text, m->dead, begin);
    m->active = active;
    m->dead = end;
}

static void open_branch(struct masker *m, enum rl_ts_truth truth, uint32_t begin, uint32_t end)
{
    bool active = m->active && truth != RL_TS_FALSE;
    struct branch branch = {.outer_active = m->active, .taken = active, .active = active};
    g_array_append_val(m->branches, branch);
    set_active(m, active, begin, end);
}

/* #else, #elif */
static void next_branch(struct masker *m, const char *condition, uint32_t size, bool is_else, uint32_t begin, uint32_t end)
{
    if (m->branches->len == 0)
        return;
    struct branch *branch = &g_array_index(m->branches, struct branch, m->branches->len - 1);
    bool open = branch->outer_active && !branch->taken;
    branch->active = open && (is_else || rl_ts_condition(m->t, condition, size) != RL_TS_FALSE);
    branch->taken = branch->taken || branch->active;
    set_active(m, branch->active, begin, end);
}

static void close_branch(struct masker *m, uint32_t begin, uint32_t end)
{
    if (m->branches->len == 0)
        return;
    bool outer = g_array_index(m->branches, struct branch, m->branches->len - 1).outer_active;
    g_array_set_size(m->branches, m->branches->len - 1);
    set_active(m, outer, begin, end);
}

/* ---- define, undef, include --------------------------------------------------------- */

static void add_event(struct masker *m, struct rl_ts_event event)
{
    g_array_append_val(m->file->events, event);
}

/* Parameters between the parentheses at AT; the place behind, 0 when they are not right. */
static uint32_t read_params(struct rl_ts *t, struct rl_ts_macro *macro, const char *text, uint32_t size, uint32_t at)
{
    const char *params[RL_TS_MAX_ARGS];
    macro->function_like = true;
    for (at++; (at = rl_ts_skip_blank(text, size, at)) < size && text[at] != ')';) {
        uint32_t end = rl_ts_word_end(text, size, at);
        if (macro->nparams == RL_TS_MAX_ARGS || macro->variadic)
            return 0;
        if (end > at)
            params[macro->nparams++] = rl_arena_intern_len(t->arena, text + at, end - at);
        uint32_t dots = rl_ts_skip_blank(text, size, end);
        if (dots + 3 <= size && memcmp(text + dots, "...", 3) == 0) {
            if (end == at)
                params[macro->nparams++] = rl_arena_intern(t->arena, "__VA_ARGS__");
            macro->variadic = true;
            end = dots + 3;
        } else if (end == at) {
            return 0;
        }
        at = rl_ts_skip_blank(text, size, end);
        if (at < size && text[at] == ',')
            at++;
        else if (at >= size || text[at] != ')')
            return 0;
    }
    macro->params = rl_arena_memdup(t->arena, params, macro->nparams * sizeof(*params));
    return at < size ? at + 1 : 0;
}

static bool is_api(struct rl_ts *t, const char *name)
{
    return t->models && rl_models_find(t->models, name, t->python) != NULL;
}

static void define(struct masker *m, const char *text, uint32_t size, uint32_t offset)
{
    struct rl_ts *t = m->t;
    uint32_t end = rl_ts_word_end(text, size, 0);
    if (end == 0)
        return;
    struct rl_ts_macro *macro = rl_new(t->arena, struct rl_ts_macro);
    macro->name = rl_arena_intern_len(t->arena, text, end);
    macro->name_len = end;
    macro->fixed = m->file->index == RL_TS_NO_FILE;
    macro->keep = !macro->fixed && is_api(t, macro->name);
    if (end < size && text[end] == '(') {
        end = read_params(t, macro, text, size, end);
        if (end == 0)
            return;
    }
    uint32_t begin = rl_ts_skip_blank(text, size, end);
    while (size > begin && rl_ts_is_blank((unsigned char)text[size - 1]))
        size--;
    macro->body = rl_arena_strndup(t->arena, text + begin, size - begin);
    macro->size = size - begin;
    if (macro->size == macro->name_len && memcmp(macro->body, macro->name, macro->size) == 0)
        macro->keep = true;
    rl_ts_add_macro(t, macro);
    add_event(m, (struct rl_ts_event){.kind = RL_TS_DEFINE, .offset = offset, .macro = macro});
}

static void undefine(struct masker *m, const char *text, uint32_t size, uint32_t offset)
{
    uint32_t end = rl_ts_word_end(text, size, 0);
    const char *name = rl_arena_intern_len(m->t->arena, text, end);
    rl_ts_drop_macro(m->t, name);
    add_event(m, (struct rl_ts_event){.kind = RL_TS_UNDEF, .offset = offset, .name = name});
}

static void include(struct masker *m, const char *text, uint32_t size, uint32_t offset)
{
    struct rl_ts *t = m->t;
    char close = size && text[0] == '"' ? '"' : size && text[0] == '<' ? '>' : '\0';
    const char *end = close && size > 1 ? memchr(text + 1, close, size - 1) : NULL;
    if (!end || t->include_depth >= RL_TS_MAX_INCLUDES || t->opened->len >= RL_TS_MAX_FILES || t->total_size > RL_TS_MAX_SIZE)
        return;
    const char *name = rl_arena_intern_len(t->arena, text + 1, (size_t)(end - text) - 1);
    char *path = rl_ts_find_include(t, m->file, name, close == '"');
    if (!path)
        return;
    t->include_depth++;
    struct rl_ts_file *file = rl_ts_open(t, rl_arena_intern(t->arena, path), false);
    t->include_depth--;
    g_free(path);
    if (file)
        add_event(m, (struct rl_ts_event){.kind = RL_TS_INCLUDE, .offset = offset, .file = file});
}

/* ---- directives ------------------------------------------------------------------------ */

static enum rl_ts_truth defined(struct masker *m, const char *text, uint32_t size, bool wanted)
{
    uint32_t end = rl_ts_word_end(text, size, 0);
    enum rl_ts_truth truth = rl_ts_is_defined(m->t, rl_arena_intern_len(m->t->arena, text, end));
    if (truth == RL_TS_MAYBE || wanted)
        return truth;
    return truth == RL_TS_TRUE ? RL_TS_FALSE : RL_TS_TRUE;
}

static void act(struct masker *m, const char *word, uint32_t len, const char *rest, uint32_t size, uint32_t begin, uint32_t end)
{
    if (rl_ts_equal(word, len, "if"))
        open_branch(m, m->active ? rl_ts_condition(m->t, rest, size) : RL_TS_FALSE, begin, end);
    else if (rl_ts_equal(word, len, "ifdef"))
        open_branch(m, m->active ? defined(m, rest, size, true) : RL_TS_FALSE, begin, end);
    else if (rl_ts_equal(word, len, "ifndef"))
        open_branch(m, m->active ? defined(m, rest, size, false) : RL_TS_FALSE, begin, end);
    else if (rl_ts_equal(word, len, "elif"))
        next_branch(m, rest, size, false, begin, end);
    else if (rl_ts_equal(word, len, "else"))
        next_branch(m, rest, size, true, begin, end);
    else if (rl_ts_equal(word, len, "endif"))
        close_branch(m, begin, end);
    else if (m->active && rl_ts_equal(word, len, "define"))
        define(m, rest, size, end);
    else if (m->active && rl_ts_equal(word, len, "undef"))
        undefine(m, rest, size, end);
    else if (m->active && rl_ts_equal(word, len, "include"))
        include(m, rest, size, begin);
}

/* The directive whose # stands at AT; returns its end. */
static uint32_t directive(struct masker *m, uint32_t at, GString *copy)
{
    uint32_t end = read_directive(m, at, copy);
    const char *text = copy->str;
    uint32_t size = (uint32_t)copy->len, word = rl_ts_skip_blank(text, size, 1);
    uint32_t word_end = rl_ts_word_end(text, size, word), rest = rl_ts_skip_blank(text, size, word_end);
    act(m, text + word, word_end - word, text + rest, size - rest, at, end);
    blank(m->text, at, end);
    return end;
}

void rl_ts_mask(struct rl_ts *t, struct rl_ts_file *file)
{
    struct masker m = {.t = t, .file = file, .text = file->text, .size = file->size, .active = true};
    m.branches = g_array_new(FALSE, FALSE, sizeof(struct branch));
    GString *copy = g_string_new(NULL);
    char *text = m.text;
    bool line_start = true;
    for (uint32_t at = 0; at < m.size;) {
        switch (text[at]) {
        case '\n': line_start = true, at++; break;
        case ' ':
        case '\t':
        case '\r':
        case '\f':
        case '\v': at++; break;
        case '\0': text[at++] = ' '; break;
        case '#':
            at = line_start ? directive(&m, at, copy) : at + 1;
            break;
        case '/':
            if (is_comment(text, m.size, at)) {
                uint32_t end = comment_end(text, m.size, at);
                blank(text, at, end);
                at = end;
            } else {
                line_start = false, at++;
            }
            break;
        case '"':
        case '\'':
            line_start = false;
            at = rl_ts_quote_end(text, m.size, at);
            break;
        case '\\': /* a line continuation outside directives means nothing */
            if (at + 1 < m.size && rl_ts_is_blank((unsigned char)text[at + 1]))
                text[at] = ' ';
            at++;
            break;
        default:
            line_start = false;
            for (at++; at < m.size && rl_ts_is_word((unsigned char)text[at]);)
                at++;
            break;
        }
    }
    set_active(&m, true, m.size, m.size);
    g_string_free(copy, TRUE);
    g_array_free(m.branches, TRUE);
}
