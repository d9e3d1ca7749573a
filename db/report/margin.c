#include "db/report/margin.h"

#include <string.h>

struct shape {
    int indent; /* -1: nothing but blanks, a comment or a preprocessor line */
    bool jumps; /* begins with return, goto, break or continue */
    bool marks; /* a label, a case, an else or a lone brace: structure, nothing that runs */
};

static bool begins_with(const char *text, size_t length, const char *word)
{
    size_t n = strlen(word);
    return length >= n && strncmp(text, word, n) == 0 && (length == n || !(g_ascii_isalnum(text[n]) || text[n] == '_'));
}

/* "label:", but neither a case nor "a ? b : c". */
static bool is_label(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && (g_ascii_isalnum(text[at]) || text[at] == '_'))
        at++;
    return at > 0 && at < length && text[at] == ':' && (at + 1 == length || text[at + 1] != ':');
}

static struct shape shape_of(const struct rl_source *source, uint32_t line)
{
    static const char *const jumps[] = {"return", "goto", "break", "continue"};
    static const char *const marks[] = {"case", "default", "else", "{", "}"};
    struct shape shape = {.indent = -1};
    size_t length, at = 0;
    const char *text = rl_source_line(source, line, &length);
    while (text && at < length && (text[at] == ' ' || text[at] == '\t'))
        at++;
    if (!text || at == length || text[at] == '#' || strncmp(text + at, "//", 2) == 0 || text[at] == '*' || strncmp(text + at, "/*", 2) == 0)
        return shape;
    shape.indent = (int)rl_source_width(text, length, at);
    for (size_t i = 0; i < G_N_ELEMENTS(jumps); i++)
        shape.jumps = shape.jumps || begins_with(text + at, length - at, jumps[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        shape.marks = shape.marks || begins_with(text + at, length - at, marks[i]);
    shape.marks = shape.marks || is_label(text + at, length - at);
    return shape;
}

bool rl_step_is_in(const struct rl_finding *f, uint32_t i, const char *file)
{
    return f->steps[i].loc.line && strcmp(f->steps[i].file ? f->steps[i].file : f->file, file) == 0;
}

static struct rl_margin_line *line_at(struct rl_margin *margin, uint32_t line)
{
    return line >= margin->from && line <= margin->to ? &margin->lines[line - margin->from] : NULL;
}

const struct rl_margin_line *rl_margin_at(const struct rl_margin *margin, uint32_t line)
{
    return line >= margin->from && line <= margin->to ? &margin->lines[line - margin->from] : NULL;
}

static void pass(struct rl_margin *margin, uint32_t line, bool has_count, int count)
{
    struct rl_margin_line *at = line_at(margin, line);
    if (!at)
        return;
    at->on_path = true;
    at->has_count = has_count;
    at->count = count;
}

/* The lines between the steps at A and B, A < B, that no way from A to B goes around. */
static void pass_between(struct rl_margin *margin, const struct rl_source *source, uint32_t a, uint32_t b, bool a_is_branch, bool has_count, int count)
{
    int need = shape_of(source, b).indent, own = shape_of(source, a).indent;
    if (need < 0)
        return;
    uint32_t reached = b;
    for (uint32_t line = b - 1; line > a; line--) { /* what stands around and before B */
        struct shape shape = shape_of(source, line);
        if (shape.indent < 0 || shape.indent > need)
            continue;
        if (shape.jumps) /* B was reached by a jump: over what stands before it nothing is known */
            break;
        need = shape.indent;
        if (!shape.marks)
            pass(margin, line, has_count, count);
        reached = line;
    }
    for (uint32_t line = a + 1; !a_is_branch && line < reached; line++) { /* what A's own block goes on with */
        struct shape shape = shape_of(source, line);
        if (shape.indent < 0 || shape.indent > own)
            continue;
        if (shape.indent < own || shape.marks)
            break;
        pass(margin, line, has_count, count);
        if (shape.jumps)
            break;
    }
}

void rl_margin_init(struct rl_margin *margin, const struct rl_source *source, const struct rl_finding *f, const char *file, uint32_t from, uint32_t to)
{
    *margin = (struct rl_margin){.from = from, .to = to, .lines = g_new0(struct rl_margin_line, to >= from ? to - from + 1 : 1)};
    bool has_count = false, was_here = false;
    int count = 0;
    uint32_t before = 0;
    for (uint32_t i = 0; i < f->nsteps; i++) {
        const struct rl_path_step *step = &f->steps[i];
        bool is_here = rl_step_is_in(f, i, file);
        if (is_here && was_here && step->loc.line > before + 1 && line_at(margin, before) && line_at(margin, step->loc.line))
            pass_between(margin, source, before, step->loc.line, f->steps[i - 1].is_branch, has_count, count);
        struct rl_margin_line *at = is_here ? line_at(margin, step->loc.line) : NULL;
        bool changes = step->has_count && (!has_count || step->count != count);
        int change = step->has_count ? step->count - (has_count ? count : 0) : 0;
        has_count = has_count || step->has_count;
        count = step->has_count ? step->count : count;
        if (at) {
            at->first_step = at->first_step ? at->first_step : i + 1;
            at->nsteps++;
            at->is_change = at->is_change || changes;
            at->change += change;
            pass(margin, step->loc.line, has_count, count);
        }
        was_here = is_here;
        before = step->loc.line;
    }
}

void rl_margin_release(struct rl_margin *margin)
{
    g_free(margin->lines);
    memset(margin, 0, sizeof(*margin));
}
