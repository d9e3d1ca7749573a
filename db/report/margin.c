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

/* The path on its way. */
struct walk {
    struct rl_margin *margin;
    const struct rl_source *source;
    const char *file;
    struct rl_margin_cell *now; /* one a column: what is known of each reference */
    uint32_t line;              /* of what happened last; 0: nothing yet, or elsewhere */
    bool was_branch;
};

/* The path runs over LINE. */
static void pass(struct walk *walk, uint32_t line)
{
    struct rl_margin_line *at = line_at(walk->margin, line);
    if (!at)
        return;
    at->on_path = true;
    for (uint32_t i = 0; i < walk->margin->ncolumns; i++) {
        at->cells[i].has_count = walk->now[i].has_count;
        at->cells[i].count = walk->now[i].count;
        at->cells[i].standing = walk->now[i].standing;
    }
}

/* The lines between the steps at A and B, A < B, that no way from A to B goes around. */
static void pass_between(struct walk *walk, uint32_t a, uint32_t b, bool a_is_branch)
{
    int need = shape_of(walk->source, b).indent, own = shape_of(walk->source, a).indent;
    if (need < 0)
        return;
    uint32_t reached = b;
    for (uint32_t line = b - 1; line > a; line--) { /* what stands around and before B */
        struct shape shape = shape_of(walk->source, line);
        if (shape.indent < 0 || shape.indent > need)
            continue;
        if (shape.jumps) /* B was reached by a jump: over what stands before it nothing is known */
            break;
        need = shape.indent;
        if (!shape.marks)
            pass(walk, line);
        reached = line;
    }
    for (uint32_t line = a + 1; !a_is_branch && line < reached; line++) { /* what A's own block goes on with */
        struct shape shape = shape_of(walk->source, line);
        if (shape.indent < 0 || shape.indent > own)
            continue;
        if (shape.indent < own || shape.marks)
            break;
        pass(walk, line);
        if (shape.jumps)
            break;
    }
}

/* Something happens at LINE of the file (0: elsewhere); returns that line, or NULL. */
static struct rl_margin_line *arrive(struct walk *walk, uint32_t line, bool is_branch)
{
    struct rl_margin_line *at = line ? line_at(walk->margin, line) : NULL;
    if (at && walk->line && line > walk->line + 1 && line_at(walk->margin, walk->line))
        pass_between(walk, walk->line, line, walk->was_branch);
    walk->line = line;
    walk->was_branch = is_branch;
    return at;
}

/* The reference of COLUMN has COUNT from now on. */
static void change(struct walk *walk, struct rl_margin_line *at, uint32_t column, int count, const char *standing)
{
    struct rl_margin_cell *now = &walk->now[column];
    int by = count - (now->has_count ? now->count : 0);
    bool changes = !now->has_count || by != 0 || (standing && g_strcmp0(standing, now->standing) != 0);
    now->has_count = true;
    now->count = count;
    now->standing = standing;
    if (!at)
        return;
    at->cells[column].is_change = at->cells[column].is_change || changes;
    at->cells[column].change += by;
}

static void take_step(struct walk *walk, const struct rl_finding *f, uint32_t i)
{
    const struct rl_path_step *step = &f->steps[i];
    uint32_t line = rl_step_is_in(f, i, walk->file) ? step->loc.line : 0;
    struct rl_margin_line *at = arrive(walk, line, step->is_branch);
    if (step->has_count)
        change(walk, at, 0, step->count, step->count == walk->now[0].count ? walk->now[0].standing : NULL);
    if (!at)
        return;
    at->first_step = at->first_step ? at->first_step : i + 1;
    at->nsteps++;
    pass(walk, line);
}

static void take_count(struct walk *walk, const struct rl_finding *f, const struct rl_path_count *count)
{
    bool is_here = count->line && strcmp(count->file ? count->file : f->file, walk->file) == 0;
    struct rl_margin_line *at = arrive(walk, is_here ? count->line : 0, false);
    change(walk, at, count->column, count->count, count->standing);
    if (at)
        pass(walk, count->line);
}

static void init_columns(struct rl_margin *margin, const struct rl_finding *f)
{
    uint32_t lines = margin->to >= margin->from ? margin->to - margin->from + 1 : 1;
    margin->ncolumns = 1;
    for (uint32_t i = 0; i < f->ncounts; i++)
        margin->ncolumns = MAX(margin->ncolumns, f->counts[i].column + 1);
    margin->names = g_new0(const char *, margin->ncolumns);
    for (uint32_t i = 1; i < margin->ncolumns; i++)
        margin->names[i] = ""; /* a database that others have written may lack one */
    margin->names[0] = f->object;
    for (uint32_t i = 0; i < f->ncounts; i++)
        if (f->counts[i].column > 0 && f->counts[i].reference)
            margin->names[f->counts[i].column] = f->counts[i].reference;
    margin->lines = g_new0(struct rl_margin_line, lines);
    margin->cells = g_new0(struct rl_margin_cell, (gsize)lines * margin->ncolumns);
    for (uint32_t i = 0; i < lines; i++)
        margin->lines[i].cells = &margin->cells[(gsize)i * margin->ncolumns];
}

void rl_margin_init(struct rl_margin *margin, const struct rl_source *source, const struct rl_finding *f, const char *file, uint32_t from, uint32_t to)
{
    *margin = (struct rl_margin){.from = from, .to = to};
    init_columns(margin, f);
    g_autofree struct rl_margin_cell *now = g_new0(struct rl_margin_cell, margin->ncolumns);
    struct walk walk = {.margin = margin, .source = source, .file = file, .now = now};
    uint32_t next = 0;
    for (uint32_t i = 0; i <= f->nsteps; i++) {
        for (; next < f->ncounts && (f->counts[next].step <= i || i == f->nsteps); next++)
            take_count(&walk, f, &f->counts[next]);
        if (i < f->nsteps)
            take_step(&walk, f, i);
    }
}

const char *rl_margin_cell_text(const struct rl_margin_cell *cell, char buffer[RL_MARGIN_CELL])
{
    if (!cell->has_count)
        return "";
    bool is_number = cell->count != 0 || !cell->standing || strcmp(cell->standing, "owned") == 0;
    if (!is_number)
        return strcmp(cell->standing, "released") == 0 ? "gone" : cell->standing;
    g_snprintf(buffer, RL_MARGIN_CELL, "%d", cell->count);
    return buffer;
}

void rl_margin_release(struct rl_margin *margin)
{
    g_free(margin->lines);
    g_free(margin->cells);
    g_free(margin->names);
    memset(margin, 0, sizeof(*margin));
}
