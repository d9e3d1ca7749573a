/* A finding in HTML: what is wrong, and its source with the path drawn over it. */
#include <string.h>

#include "db/report/html.h"
#include "db/report/markup.h"
#include "db/report/paint.h"
#include "db/report/source.h"

/* Functions of up to WHOLE lines are shown whole; with many findings on the page, less of them. */
enum { MANY = 500, WHOLE = 60, WHOLE_OF_MANY = 20, AROUND = 3, AROUND_OF_MANY = 2, WIDEST_LINE = 400, LONGEST_RANGE = 6, COLUMNS = 5 };

void rl_html_text(FILE *out, const char *text)
{
    while (*text) {
        const char *open = strchr(text, '`'), *close = open ? strchr(open + 1, '`') : NULL;
        if (!close) {
            rl_markup_text(out, text, strlen(text));
            return;
        }
        rl_markup_text(out, text, (size_t)(open - text));
        fputs("<code>", out);
        rl_markup_text(out, open + 1, (size_t)(close - open) - 1);
        fputs("</code>", out);
        text = close + 1;
    }
}

/* ---- the source --------------------------------------------------------------------------------------- */

/* A page of 2,000 findings has as many lines of source as a book, so a line is as few nodes as can be: no element in its cell, no end
 * tags, and the page's own line ends stand inside of tags, where they are none. */

struct view {
    FILE *out;
    const struct rl_source *source;
    const struct rl_finding *f;
    const char *file;
    struct rl_margin margin;
    uint32_t ncolumns; /* of the margin, that are shown */
    uint32_t first, last; /* lines of the first and the last step here; FIRST 0: there are none */
    bool in_comment, is_plain; /* IS_PLAIN: no colours but of comments */
};

static bool is_finding_line(const struct view *v, uint32_t line)
{
    return strcmp(v->f->file, v->file) == 0 && line >= v->f->loc.line && line <= MAX(MIN(v->f->loc.end_line, v->f->loc.line + LONGEST_RANGE), v->f->loc.line);
}

static void print_cell(const struct view *v, const struct rl_margin_cell *cell)
{
    char buffer[RL_MARGIN_CELL];
    if (cell && cell->has_count)
        fprintf(v->out, "<td class=\"n%s%s\">%s", cell->is_change ? " c" : "", cell->count < 0 ? " neg" : cell->count == 0 ? " zero" : "", rl_margin_cell_text(cell, buffer));
    else
        fputs("<td class=n>", v->out);
}

/* No more cells than the first. */
static void print_no_cells(const struct view *v)
{
    for (uint32_t i = 1; i < v->ncolumns; i++)
        fputs("<td class=n>", v->out);
}

/* The step of the path that is numbered I + 1, below its line. */
static void print_step(const struct view *v, uint32_t i)
{
    const struct rl_path_step *step = &v->f->steps[i];
    bool is_last = i + 1 == v->f->nsteps, is_back = i > 0 && rl_step_is_in(v->f, i - 1, v->file) && v->f->steps[i - 1].loc.line > step->loc.line;
    fprintf(v->out, "<tr\nclass=\"st%s%s\" data-n=%u><th>", step->is_branch ? " br" : "", is_last ? " end" : "", i + 1);
    print_cell(v, &(struct rl_margin_cell){.has_count = step->has_count, .is_change = true, .count = step->count});
    print_no_cells(v);
    fprintf(v->out, "<td class=r><b>%u</b><td class=t>", i + 1);
    if (is_back)
        fputs("<span class=back title=\"the path comes back up here\">\xE2\x86\x91 again:</span> ", v->out);
    rl_html_text(v->out, step->text);
}

static void print_line(struct view *v, uint32_t line)
{
    const struct rl_margin_line *m = rl_margin_at(&v->margin, line);
    bool hit = is_finding_line(v, line), is_between = v->first && line >= v->first && line <= v->last;
    size_t length, from = 0, to = 0;
    const char *text = rl_source_line(v->source, line, &length);
    if (hit) {
        from = line == v->f->loc.line && v->f->loc.col ? v->f->loc.col - 1 : 0;
        while (text && line > v->f->loc.line && from < length && (text[from] == ' ' || text[from] == '\t'))
            from++;
        to = line == v->f->loc.end_line && v->f->loc.end_col ? v->f->loc.end_col - 1 : v->f->loc.end_line > line ? (text ? length : 0) : from + 1;
    }
    fprintf(v->out, "<tr\nclass=\"l%s%s\"><th>%u", m && m->on_path ? " on" : is_between ? " by" : "", hit ? " hit" : "", line);
    for (uint32_t i = 0; i < v->ncolumns; i++)
        print_cell(v, m ? &m->cells[i] : NULL);
    fputs("<td class=r><td>", v->out);
    if (text)
        rl_paint(v->out, text, MIN(length, WIDEST_LINE), from, to, v->is_plain, &v->in_comment);
    fputs(text && length > WIDEST_LINE ? "..." : "", v->out);
    for (uint32_t i = 0; m && m->nsteps && i < v->f->nsteps; i++)
        if (v->f->steps[i].loc.line == line && rl_step_is_in(v->f, i, v->file))
            print_step(v, i);
}

static bool matters(const struct view *v, uint32_t line, uint32_t from)
{
    const struct rl_margin_line *m = rl_margin_at(&v->margin, line);
    return (m && m->nsteps) || is_finding_line(v, line) || line == from;
}

static void print_gap(const struct view *v, uint32_t lines, uint32_t at)
{
    bool is_between = v->first && at >= v->first && at <= v->last;
    fprintf(v->out, "<tr\nclass=\"gap%s\"><th><td class=n>", is_between ? " by" : "");
    print_no_cells(v);
    fprintf(v->out, "<td class=r><td>%u line%s", lines, lines == 1 ? "" : "s");
}

static bool *choose(const struct view *v, uint32_t from, uint32_t to, uint32_t context)
{
    uint32_t count = to - from + 1;
    bool *shown = g_new0(bool, count);
    for (uint32_t line = from; line <= to; line++) {
        if (context && !matters(v, line, from))
            continue;
        uint32_t first = MAX(line > context ? line - context : 1, from), last = MIN(line + context, to);
        for (uint32_t at = line == from ? line : first; at <= last; at++)
            shown[at - from] = true;
    }
    return shown;
}

/* Is line FROM inside of a comment? */
static bool comment_before(const struct rl_source *source, uint32_t from)
{
    bool in_comment = false;
    size_t length;
    for (uint32_t line = from > 400 ? from - 400 : 1; line < from; line++) {
        const char *text = rl_source_line(source, line, &length);
        if (text)
            rl_paint_skip(text, length, &in_comment);
    }
    return in_comment;
}

static void print_head(const struct view *v)
{
    fputs("<table class=src><thead><tr><th>line", v->out);
    for (uint32_t i = 0; i < v->ncolumns; i++) {
        const char *name = v->margin.names[i];
        rl_markup(v->out, "<th class=n title=\"references that the function owns%s%s behind the line, on this path\">%s", i > 0 ? " to " : "", i > 0 ? name : "", i > 0 || (v->ncolumns > 1 && name) ? name : "refs");
    }
    fputs("<th>path<th>source</thead><tbody>", v->out);
}

void rl_html_source(struct rl_page *page, const struct rl_finding *f, const char *file, uint32_t from, uint32_t to, uint32_t context)
{
    struct view v = {.out = page->out, .f = f, .file = file, .source = rl_sources_get(page->sources, file), .is_plain = page->shown->findings->len > MANY};
    size_t length;
    if (!v.source || to < from)
        return;
    rl_margin_init(&v.margin, v.source, f, file, from, to);
    for (uint32_t i = 0; i < f->nsteps; i++) {
        if (!rl_step_is_in(f, i, file))
            continue;
        v.first = v.first ? MIN(v.first, f->steps[i].loc.line) : f->steps[i].loc.line;
        v.last = MAX(v.last, f->steps[i].loc.line);
    }
    v.in_comment = comment_before(v.source, from);
    g_autofree bool *shown = choose(&v, from, to, context);
    v.ncolumns = v.is_plain ? 1 : MIN(v.margin.ncolumns, COLUMNS);
    print_head(&v);
    uint32_t hidden = 0;
    for (uint32_t line = from; line <= to; line++) {
        const char *text = rl_source_line(v.source, line, &length);
        if (shown[line - from] && hidden)
            print_gap(&v, hidden, line);
        if (shown[line - from])
            print_line(&v, line);
        else if (text)
            rl_paint_skip(text, length, &v.in_comment);
        hidden = shown[line - from] ? 0 : hidden + 1;
    }
    if (hidden)
        print_gap(&v, hidden, to);
    fputs("\n</table>\n", v.out);
    rl_margin_release(&v.margin);
}

/* ---- the finding -------------------------------------------------------------------------------------- */

/* The lines that F is about in FILE, widened by CONTEXT, within the file. */
static void extent(struct rl_page *page, const struct rl_finding *f, const char *file, uint32_t context, uint32_t *from, uint32_t *to)
{
    bool is_own = strcmp(file, f->file) == 0;
    size_t length;
    *from = is_own && f->loc.line ? f->loc.line : UINT32_MAX;
    *to = is_own ? MAX(f->loc.line, MIN(f->loc.end_line, f->loc.line + LONGEST_RANGE)) : 0;
    for (uint32_t i = 0; i < f->nsteps; i++) {
        if (!rl_step_is_in(f, i, file))
            continue;
        *from = MIN(*from, f->steps[i].loc.line);
        *to = MAX(*to, f->steps[i].loc.line);
    }
    if (*from == UINT32_MAX)
        *from = *to = 1;
    *from = *from > context ? *from - context : 1;
    *to += context;
    const struct rl_source *source = rl_sources_get(page->sources, file);
    while (*to > *from && !rl_source_line(source, *to, &length))
        --*to;
}

static void print_own_source(struct rl_page *page, const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    bool many = page->shown->findings->len > MANY;
    uint32_t from, to, context = many ? AROUND_OF_MANY : AROUND, whole = many ? WHOLE_OF_MANY : WHOLE, length = shown->function_end - shown->function_line + 1;
    extent(page, f, f->file, context, &from, &to);
    if (shown->function_line && shown->function_line <= f->loc.line && shown->function_end >= f->loc.line) {
        if (length <= whole || shown->function_line < from)
            from = MIN(from, shown->function_line);
        to = to - context > shown->function_end ? to : length <= whole ? shown->function_end : MIN(to, shown->function_end);
        context = length <= whole ? 0 : context;
    }
    rl_html_source(page, f, f->file, from, to, context);
}

/* The files that the path also goes through, each once. */
static void print_other_sources(struct rl_page *page, const struct rl_finding *f)
{
    for (uint32_t i = 0; i < f->nsteps; i++) {
        const char *file = f->steps[i].file;
        bool told = !file || strcmp(file, f->file) == 0;
        for (uint32_t k = 0; k < i && !told; k++)
            told = f->steps[k].file && strcmp(f->steps[k].file, file) == 0;
        if (told)
            continue;
        uint32_t from, to;
        rl_markup(page->out, "<p class=file>%s\n", file);
        if (rl_sources_get(page->sources, file)) {
            extent(page, f, file, AROUND_OF_MANY, &from, &to);
            rl_html_source(page, f, file, from, to, AROUND_OF_MANY);
            continue;
        }
        fputs("<ol class=steps>\n", page->out);
        for (uint32_t k = 0; k < f->nsteps; k++) {
            if (!rl_step_is_in(f, k, file))
                continue;
            fprintf(page->out, "<li class=st value=%u data-n=%u>line %u: ", k + 1, k + 1, f->steps[k].loc.line);
            rl_html_text(page->out, f->steps[k].text);
            fputc('\n', page->out);
        }
        fputs("</ol>\n", page->out);
    }
}

static void print_related(FILE *out, const struct rl_finding *f)
{
    const char *before = NULL;
    for (uint32_t i = 0; i < f->nrelated; i++) {
        const struct rl_related *place = &f->related[i];
        bool elsewhere = place->file && strcmp(place->file, f->file) != 0, is_new = i == 0 || g_strcmp0(place->text, before) != 0;
        g_autofree char *text = rl_shown_related(place->text);
        fputs(i == 0 ? "<p class=also>" : is_new ? "; " : ", ", out);
        if (is_new) {
            rl_html_text(out, text);
            fputs(" at", out);
        }
        rl_markup(out, " %s%s%u", elsewhere ? place->file : is_new ? "line " : "", elsewhere ? ":" : "", place->loc.line);
        before = place->text;
    }
    fputs(f->nrelated ? ".\n" : "", out);
}

static void print_summary(struct rl_page *page, const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    rl_markup(page->out, "<summary><span class=\"sev %s\">%s</span> <span class=m>", shown->severity, shown->severity);
    rl_html_text(page->out, f->message);
    rl_markup(page->out, "</span> <span class=w>line %u%s%s%s <b>%s</b> %s", f->loc.line, f->function ? " in " : "", f->function ? f->function : "",
              f->function ? "()" : "", f->rule, shown->rule->name);
    if (f->confidence != RL_CONFIDENCE_HIGH)
        rl_markup(page->out, ", %s confidence", shown->confidence);
    if (shown->verdict)
        rl_markup(page->out, ", judged %s", shown->verdict);
    rl_markup(page->out, "%s%s</span></summary>\n", shown->known ? ", in the baseline" : "", shown->suppressed ? ", suppressed" : "");
}

static void print_about(struct rl_page *page, const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    const char *object = rl_shown_object(page->shown, f);
    fputs("<h4>", page->out);
    rl_html_text(page->out, f->message);
    rl_markup(page->out, "</h4>\n<p class=place><span class=\"sev %s\">%s</span> <span class=path>%s:%u</span>", shown->severity, shown->severity, f->file, f->loc.line);
    if (f->function)
        rl_markup(page->out, " in <code>%s()</code>", f->function);
    rl_markup(page->out, " \xC2\xB7 <a href=\"#rule-%s\">%s %s</a> \xC2\xB7 %s confidence\n", f->rule, f->rule, shown->rule->name, shown->confidence);
    if (object) {
        fputs("<p>", page->out);
        rl_html_text(page->out, object);
        fputs(".\n", page->out);
    }
    if (f->macro)
        rl_markup(page->out, "<p>In an expansion of macro <code>%s</code>.\n", f->macro);
    if (shown->verdict)
        rl_markup(page->out, "<p class=sup><b>Judged %s:</b> %s\n", shown->verdict, shown->why ? shown->why : "");
    else if (shown->suppressed)
        rl_markup(page->out, "<p class=sup><b>Suppressed:</b> %s\n", shown->suppressed_by ? shown->suppressed_by : "by a comment");
    if (shown->known)
        fputs("<p class=sup>In the baseline: it was accepted.\n", page->out);
}

void rl_html_finding(struct rl_page *page, const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    rl_markup(page->out, "<details class=f id=\"%s\" data-r=\"%s\" data-s=\"%s\" data-c=\"%s\" data-g=\"%s\">\n",
              (const char *)g_hash_table_lookup(page->ids, shown), f->rule, shown->severity, shown->confidence, shown->rule->guideline ? shown->rule->guideline : "");
    print_summary(page, shown);
    fputs("<div class=body>\n", page->out);
    print_about(page, shown);
    if (f->hint) {
        fputs("<p class=help><b>To mend it:</b> ", page->out);
        rl_html_text(page->out, f->hint);
        fputs(".\n", page->out);
    }
    rl_html_fix(page, f);
    if (rl_sources_get(page->sources, f->file))
        print_own_source(page, shown);
    else
        fputs("<p class=none>The source cannot be read any more.\n", page->out);
    print_other_sources(page, f);
    print_related(page->out, f);
    fputs("</div></details>\n", page->out);
}
