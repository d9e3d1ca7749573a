/* The report for people: each finding with its line, carets, the path with the count after each step, and how to mend it.
 *
 *     spam.c:42:9: warning: `item` is not released when PyList_Append fails [RL102 leaked-on-error]
 *        42 |         return NULL;
 *           |         ^~~~~~~~~~~
 *           = in spam_fill(): `item`, made by PyLong_FromLong at line 38
 *           |                                                        count
 *        38 | 1. `item` is made by PyLong_FromLong (new reference)       1
 *        40 | 2. PyList_Append fails                                      1
 *        42 | 3. the function returns                                     1
 *           = help: release it with Py_DECREF(item) before the return
 */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "db/report/load.h"
#include "db/report/source.h"

enum { MOST_LINES = 3, WIDEST_STEP = 84, WIDEST_LINE = 160 };

enum style { PLAIN, BOLD, DIM, ERROR, WARNING, NOTE, CARET, GUTTER, HELP, COUNT };
static const char *const codes[] = {
    [PLAIN] = "",          [BOLD] = "\033[1m",    [DIM] = "\033[2m",       [ERROR] = "\033[1;31m", [WARNING] = "\033[1;35m",
    [NOTE] = "\033[1;36m", [CARET] = "\033[1;32m", [GUTTER] = "\033[34m", [HELP] = "\033[1;36m",  [COUNT] = "\033[1m",
};

struct printer {
    FILE *out;
    bool color;
    struct rl_shown_run *shown;
    struct rl_sources *sources;
    int gutter; /* width of the line numbers of the finding at hand */
};

__attribute__((format(printf, 3, 4))) static void paint(struct printer *p, enum style style, const char *format, ...)
{
    va_list args;
    bool on = p->color && style != PLAIN;
    if (on)
        fputs(codes[style], p->out);
    va_start(args, format);
    vfprintf(p->out, format, args);
    va_end(args);
    if (on)
        fputs("\033[0m", p->out);
}

/* TEXT with its `quoted` parts in bold. */
static void paint_quoted(struct printer *p, enum style base, const char *text)
{
    while (*text) {
        const char *open = strchr(text, '`'), *close = open ? strchr(open + 1, '`') : NULL;
        if (!p->color || !close) {
            paint(p, base, "%s", text);
            return;
        }
        if (open > text)
            paint(p, base, "%.*s", (int)(open - text), text);
        paint(p, BOLD, "%.*s", (int)(close + 1 - open), open);
        text = close + 1;
    }
}

/* How wide TEXT is on a terminal. */
static int width_of(const char *text) { return (int)rl_source_width(text, strlen(text), strlen(text)); }

static int digits(uint32_t number)
{
    int n = 1;
    for (; number >= 10; number /= 10)
        n++;
    return n;
}

/* "  42 | ", or "     | " for LINE 0; MARK is '|' or '='. */
static void print_gutter(struct printer *p, uint32_t line, char mark)
{
    if (line)
        paint(p, GUTTER, "%*" PRIu32 " %c ", p->gutter + 2, line, mark);
    else
        paint(p, GUTTER, "%*s %c ", p->gutter + 2, "", mark);
}

static int gutter_of(const struct rl_finding *f)
{
    uint32_t last = MAX(f->loc.line, MIN(f->loc.end_line, f->loc.line + MOST_LINES));
    for (uint32_t i = 0; i < f->nsteps; i++)
        last = MAX(last, f->steps[i].loc.line);
    return MAX(digits(last), 3);
}

/* One line of source and the carets below it, for the bytes FROM up to but without TO. */
static void print_line(struct printer *p, uint32_t number, const char *line, size_t length, size_t from, size_t to, bool first)
{
    while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\t'))
        length--;
    g_autofree char *shown = rl_source_display(line, length);
    uint32_t start = rl_source_width(line, length, from), end = MAX(rl_source_width(line, length, MIN(to, length)), start + 1);
    bool is_cut = g_utf8_strlen(shown, -1) > WIDEST_LINE && end < WIDEST_LINE;
    print_gutter(p, number, '|');
    if (is_cut)
        *g_utf8_offset_to_pointer(shown, WIDEST_LINE - 3) = '\0';
    fprintf(p->out, "%s%s\n", shown, is_cut ? "..." : "");
    print_gutter(p, 0, '|');
    fprintf(p->out, "%*s", (int)start, "");
    g_autofree char *tail = g_strnfill(end - start - 1, '~');
    paint(p, CARET, "%s%s", first ? "^" : "~", tail);
    fputc('\n', p->out);
}

static void print_source(struct printer *p, const struct rl_finding *f)
{
    const struct rl_source *source = rl_sources_get(p->sources, f->file);
    uint32_t last = MAX(f->loc.end_line, f->loc.line);
    bool is_long = last - f->loc.line >= MOST_LINES;
    if (is_long)
        last = f->loc.line;
    for (uint32_t at = f->loc.line; at <= last; at++) {
        size_t length, from = 0, to;
        const char *line = rl_source_line(source, at, &length);
        if (!line || (at == f->loc.line && f->loc.col > length + 1)) /* the file has changed since */
            return;
        if (at == f->loc.line)
            from = f->loc.col ? f->loc.col - 1 : 0;
        else
            while (from < length && (line[from] == ' ' || line[from] == '\t'))
                from++;
        to = at == f->loc.end_line && f->loc.end_col ? f->loc.end_col - 1 : f->loc.end_line > at ? length : from + 1;
        if (to > from || at == f->loc.line)
            print_line(p, at, line, length, from, to, at == f->loc.line);
    }
    if (is_long) {
        print_gutter(p, 0, '|');
        paint(p, DIM, "... to line %" PRIu32, f->loc.end_line);
        fputc('\n', p->out);
    }
}

/* A last step that only says the message again says "here". */
static char *step_text(const struct rl_finding *f, uint32_t i)
{
    const struct rl_path_step *step = &f->steps[i];
    const char *text = i + 1 == f->nsteps && strcmp(step->text, f->message) == 0 ? "here" : step->text;
    bool elsewhere = step->file && strcmp(step->file, f->file) != 0;
    g_autofree char *base = elsewhere ? g_path_get_basename(step->file) : NULL;
    return g_strdup_printf("%*u. %s%s%s", digits(f->nsteps), i + 1, elsewhere ? base : "", elsewhere ? ": " : "", text);
}

static void print_steps(struct printer *p, const struct rl_finding *f)
{
    int widest = 0, count = 0;
    bool counted = false;
    if (f->nsteps == 1 && strcmp(f->steps[0].text, f->message) == 0)
        return;
    for (uint32_t i = 0; i < f->nsteps; i++) {
        g_autofree char *text = step_text(f, i);
        widest = MAX(widest, width_of(text));
        counted = counted || f->steps[i].has_count;
    }
    widest = MIN(widest, WIDEST_STEP);
    if (counted) {
        print_gutter(p, 0, '|');
        paint(p, DIM, "%*s  count", widest, "");
        fputc('\n', p->out);
    }
    for (uint32_t i = 0; i < f->nsteps; i++) {
        const struct rl_path_step *step = &f->steps[i];
        g_autofree char *text = step_text(f, i);
        print_gutter(p, step->loc.line, '|');
        paint_quoted(p, step->is_branch ? DIM : PLAIN, text);
        count = step->has_count ? step->count : count;
        if (step->has_count || (counted && i + 1 == f->nsteps)) { /* the path ends with a count: that is the finding */
            fprintf(p->out, "%*s", MAX(widest - width_of(text), 0) + 2, "");
            paint(p, COUNT, "%5d", count);
        }
        fputc('\n', p->out);
    }
}

static bool same_text(const struct rl_related *a, const struct rl_related *b) { return g_strcmp0(a->text, b->text) == 0; }

/* Places that say the same share a line: "also lost at lines 30, 42". */
static void print_places(struct printer *p, const struct rl_finding *f, uint32_t first)
{
    g_autofree char *text = rl_shown_related(f->related[first].text);
    const char *separator = " ";
    uint32_t here = 0;
    for (uint32_t i = first; i < f->nrelated; i++)
        here += same_text(&f->related[i], &f->related[first]) && g_strcmp0(f->related[i].file, f->file) == 0;
    print_gutter(p, 0, '=');
    fprintf(p->out, "%s at", text);
    for (uint32_t i = first; i < f->nrelated; i++) {
        const struct rl_related *place = &f->related[i];
        if (!same_text(place, &f->related[first]))
            continue;
        if (g_strcmp0(place->file, f->file) != 0) {
            fprintf(p->out, "%s%s:%" PRIu32, separator, place->file, place->loc.line);
        } else {
            fprintf(p->out, "%s%s%" PRIu32, separator, here > 1 ? "lines " : here ? "line " : "", place->loc.line);
            here = 0; /* the word is said once */
        }
        separator = ", ";
    }
    fputc('\n', p->out);
}

static void print_related(struct printer *p, const struct rl_finding *f)
{
    for (uint32_t i = 0; i < f->nrelated; i++) {
        bool told = false;
        for (uint32_t j = 0; j < i; j++)
            told = told || same_text(&f->related[j], &f->related[i]);
        if (!told)
            print_places(p, f, i);
    }
}

static void print_about(struct printer *p, const char *name, enum style style, const char *text)
{
    print_gutter(p, 0, '=');
    paint(p, style, "%s", name);
    paint_quoted(p, PLAIN, text);
    fputc('\n', p->out);
}

static void print_finding(struct printer *p, const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    enum style style = f->severity == RL_SEVERITY_ERROR ? ERROR : f->severity == RL_SEVERITY_WARNING ? WARNING : NOTE;
    const char *object = rl_shown_object(p->shown, f);
    p->gutter = gutter_of(f);
    paint(p, BOLD, "%s:%" PRIu32 ":%" PRIu32 ": ", f->file, f->loc.line, f->loc.col);
    paint(p, style, "%s: ", shown->severity);
    paint_quoted(p, PLAIN, f->message);
    paint(p, DIM, " [%s %s%s]", f->rule, shown->rule->name, f->confidence == RL_CONFIDENCE_LOW ? ", low confidence" : "");
    fputc('\n', p->out);
    print_source(p, f);
    g_autofree char *where = f->function ? g_strdup_printf("in %s()", f->function) : g_strdup("");
    if (object || f->function) {
        g_autofree char *about = g_strconcat(where, object && f->function ? ": " : "", object, NULL);
        print_about(p, "", PLAIN, about);
    }
    if (f->macro) {
        g_autofree char *macro = g_strdup_printf("in an expansion of macro `%s`", f->macro);
        print_about(p, "", PLAIN, macro);
    }
    print_steps(p, f);
    print_related(p, f);
    if (f->hint)
        print_about(p, "help: ", HELP, f->hint);
    if (shown->verdict && !shown->suppressed) {
        g_autofree char *verdict = g_strdup_printf("judged %s: ", shown->verdict);
        print_about(p, verdict, NOTE, shown->why);
    }
    if (shown->known)
        print_about(p, "", NOTE, "in the baseline");
    if (shown->suppressed)
        print_about(p, "suppressed: ", NOTE, shown->suppressed_by ? shown->suppressed_by : "by a comment");
}

static const char *plural(uint64_t count) { return count == 1 ? "" : "s"; }

/* One line a file with compile errors; other notes are for the other formats. */
static void print_notes(struct printer *p)
{
    const GPtrArray *notes = p->shown->notes;
    for (guint i = 0, next; i < notes->len; i = next) {
        const struct rl_shown_note *first = NULL;
        uint32_t errors = 0;
        for (next = i; next < notes->len; next++) {
            const struct rl_shown_note *note = g_ptr_array_index(notes, next);
            if (strcmp(note->path, ((const struct rl_shown_note *)g_ptr_array_index(notes, i))->path) != 0)
                break;
            if (note->is_error && !errors++)
                first = note;
        }
        if (!first)
            continue;
        paint(p, BOLD, "%s:%" PRIu32 ":%" PRIu32 ": ", first->path, first->line, first->col);
        paint(p, NOTE, "note: ");
        fprintf(p->out, errors > 1 ? "%" PRIu32 " compile errors, first: %s\n" : "%" PRIu32 " compile error: %s\n", errors, first->text);
    }
    for (guint i = 0; i < p->shown->units->len; i++) {
        const struct rl_shown_unit *unit = g_ptr_array_index(p->shown->units, i);
        if (unit->is_skipped)
            continue;
        paint(p, BOLD, "%s: ", unit->path);
        paint(p, ERROR, "%s: ", unit->status);
        fprintf(p->out, "%s\n", unit->why ? unit->why : "not analysed");
    }
}

static void print_rules(struct printer *p)
{
    for (guint r = 0; r < p->shown->rules->len; r++) {
        const struct rl_shown_rule *rule = g_ptr_array_index(p->shown->rules, r);
        uint32_t count = 0;
        for (guint i = 0; i < p->shown->findings->len; i++)
            count += ((const struct rl_shown_finding *)g_ptr_array_index(p->shown->findings, i))->rule == rule;
        if (count)
            fprintf(p->out, "%6" PRIu32 "  %s %s\n", count, rule->id, rule->name);
    }
}

static int by_text(gconstpointer a, gconstpointer b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* ", 3 skipped (2 C++, 1 generated by Cython)" */
static void print_skipped(struct printer *p)
{
    g_autoptr(GPtrArray) reasons = g_ptr_array_new();
    for (guint i = 0; i < p->shown->units->len; i++) {
        const struct rl_shown_unit *unit = g_ptr_array_index(p->shown->units, i);
        if (unit->is_skipped)
            g_ptr_array_add(reasons, (gpointer)(unit->why ? unit->why : "no reason given"));
    }
    if (!reasons->len)
        return;
    g_ptr_array_sort(reasons, by_text);
    fprintf(p->out, ", %u skipped (", reasons->len);
    for (guint i = 0, next; i < reasons->len; i = next) {
        for (next = i; next < reasons->len && strcmp(reasons->pdata[i], reasons->pdata[next]) == 0; next++) {}
        fprintf(p->out, "%s%u: %s", i ? "; " : "", next - i, (const char *)reasons->pdata[i]);
    }
    fputc(')', p->out);
}

static void print_summary(struct printer *p)
{
    const struct rl_run_totals *t = &p->shown->totals;
    uint32_t functions = t->complete + t->coarsened + t->abandoned;
    print_notes(p);
    print_rules(p);
    if (t->findings) {
        const struct {
            uint32_t count;
            const char *name;
        } kinds[] = {{t->errors, "error"}, {t->warnings, "warning"}, {t->notes, "note"}};
        const char *separator = " (";
        paint(p, BOLD, "%" PRIu32 " finding%s", t->findings, plural(t->findings));
        for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
            if (!kinds[i].count)
                continue;
            fprintf(p->out, "%s%" PRIu32 " %s%s", separator, kinds[i].count, kinds[i].name, plural(kinds[i].count));
            separator = ", ";
        }
        fputc(')', p->out);
    } else {
        paint(p, BOLD, "no findings");
    }
    if (t->suppressed)
        fprintf(p->out, ", %" PRIu32 " suppressed", t->suppressed);
    if (t->known)
        fprintf(p->out, ", %" PRIu32 " in the baseline", t->known);
    fprintf(p->out, "\n%" PRIu32 " file%s", t->files, plural(t->files));
    print_skipped(p);
    if (t->failed)
        fprintf(p->out, ", %" PRIu32 " failed", t->failed);
    if (t->crashed)
        fprintf(p->out, ", %" PRIu32 " crashed", t->crashed);
    fprintf(p->out, "; %" PRIu32 " function%s: %" PRIu32 " analysed completely, %" PRIu32 " coarsened, %" PRIu32 " not; %" PRIu32
            " read by libclang, %" PRIu32 " by tree-sitter\n", functions, plural(functions), t->complete, t->coarsened, t->abandoned,
            t->by_clang, t->by_treesitter);
    fprintf(p->out, "%.2f s; CPU: front end %.2f s, engine %.2f s\n", t->seconds, (double)t->cpu_frontend / 1e6, (double)t->cpu_engine / 1e6);
}

bool rl_report_text(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{
    struct rl_shown_run *shown = rl_shown_run_load(store, run, options, error);
    if (!shown)
        return false;
    struct printer p = {.out = out, .color = options->color, .shown = shown, .sources = rl_sources_new(shown->root, options)};
    for (guint i = 0; i < shown->findings->len; i++) {
        print_finding(&p, g_ptr_array_index(shown->findings, i));
        if (options->statistics || i + 1 < shown->findings->len)
            fputc('\n', out);
    }
    if (options->statistics)
        print_summary(&p);
    rl_sources_free(p.sources);
    rl_shown_run_free(shown);
    return rl_report_flush(out, error);
}
