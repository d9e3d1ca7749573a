/* A function's source with the count of references beside each line, as memory_profiler shows memory: on the path of one finding. */
#include <inttypes.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/suggest.h"
#include "db/report/html.h"
#include "db/report/markup.h"
#include "db/report/source.h"
#include "db/sql.h"

struct place {
    char *path; /* as the run shows it */
    char *full;
    uint32_t from, to;
};

struct annotation {
    struct rl_shown_run *shown;
    struct place place;
    const char *function;
    GPtrArray *findings; /* struct rl_shown_finding * in the function, by place */
    const struct rl_shown_finding *chosen; /* NULL: there is none */
    guint number; /* of the chosen one, from 1 */
    const struct rl_finding *path; /* its own, or the worst that is known */
};

/* ---- finding it ------------------------------------------------------------------------------------------- */

/* FULL is ASKED, or ends with it behind a slash. */
static bool path_fits(const char *full, const char *asked)
{
    size_t n = strlen(full), m = strlen(asked);
    return n >= m && strcmp(full + n - m, asked) == 0 && (n == m || full[n - m - 1] == '/');
}

static char *shown_path(const struct rl_shown_run *shown, const char *stored)
{
    g_autofree char *full = g_canonicalize_filename(stored, shown->run_root);
    size_t n = strlen(shown->root);
    return g_strdup(n > 1 && strncmp(full, shown->root, n) == 0 && full[n] == '/' ? full + n + 1 : full);
}

/* A path that is exactly ASKED (from the working directory or the root) wins over one that ends with it.  -1: not this one. */
static int rank_of(const struct rl_shown_run *shown, const char *stored, const char *asked)
{
    g_autofree char *full = g_canonicalize_filename(stored, shown->run_root), *here = g_canonicalize_filename(asked, NULL),
                    *below = g_canonicalize_filename(asked, shown->root);
    if (strcmp(full, here) == 0 || strcmp(full, below) == 0)
        return 1;
    return path_fits(full, asked) ? 0 : -1;
}

static void no_function(struct rl_store *store, int64_t run, const struct rl_shown_run *shown, const char *file, const char *function, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    sqlite3_stmt *row = rl_sql(store, "SELECT file.path, n.name FROM function n JOIN file ON file.id = n.file_id WHERE n.run_id = ?1"
                                      " ORDER BY file.path, n.line", error);
    if (!row)
        return;
    rl_sql_int(row, 1, run);
    while (rl_sql_row(store, row, NULL))
        if (rank_of(shown, (const char *)sqlite3_column_text(row, 0), file) >= 0)
            g_ptr_array_add(names, g_strdup((const char *)sqlite3_column_text(row, 1)));
    const char *near = rl_suggest(function, (const char *const *)names->pdata, names->len);
    g_set_error(error, RL_ERROR, RL_ERROR_INPUT, names->len ? "%s: no function %s is known there%s%s%s" : "%s: no run knows this file", file, function,
                near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

static bool find_function(struct rl_store *store, int64_t run, const struct rl_shown_run *shown, const char *file, const char *function, struct place *place, GError **error)
{
    GError *failed = NULL;
    g_autofree char *second = NULL;
    int best = -1;
    sqlite3_stmt *row = rl_sql(store, "SELECT file.path, n.line, n.end_line FROM function n JOIN file ON file.id = n.file_id"
                                      " WHERE n.run_id = ?1 AND n.name = ?2 ORDER BY file.path, n.line", error);
    if (!row)
        return false;
    rl_sql_int(row, 1, run);
    rl_sql_text(row, 2, function);
    while (rl_sql_row(store, row, &failed)) {
        const char *stored = (const char *)sqlite3_column_text(row, 0);
        int rank = rank_of(shown, stored, file);
        if (rank < 0 || rank < best)
            continue;
        char *path = shown_path(shown, stored);
        g_free(place->full);
        place->full = g_canonicalize_filename(stored, shown->run_root);
        g_free(second);
        second = rank == best && strcmp(path, place->path) != 0 ? g_strdup(place->path) : NULL;
        g_free(place->path);
        place->path = path;
        place->from = (uint32_t)sqlite3_column_int64(row, 1);
        place->to = (uint32_t)sqlite3_column_int64(row, 2);
        best = rank;
    }
    if (failed)
        g_propagate_error(error, failed);
    else if (!place->path)
        no_function(store, run, shown, file, function, error);
    else if (second)
        g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "%s: %s() is in %s and in %s; say more of the path", file, function, second, place->path);
    return !failed && place->path && !second;
}

/* The finding that is asked for, or else the worst. */
static bool choose(struct annotation *a, uint32_t number, GError **error)
{
    for (guint i = 0; i < a->shown->findings->len; i++) {
        const struct rl_shown_finding *finding = a->shown->findings->pdata[i];
        if (g_strcmp0(finding->finding.function, a->function) == 0 && strcmp(finding->finding.file, a->place.path) == 0)
            g_ptr_array_add(a->findings, (gpointer)finding);
    }
    if (number > a->findings->len) {
        g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "--finding %u: %s() has %u", number, a->function, a->findings->len);
        return false;
    }
    g_autoptr(GPtrArray) worst = rl_shown_worst(a->shown);
    for (guint i = 0; i < worst->len && !a->chosen; i++)
        if (g_ptr_array_find(a->findings, worst->pdata[i], NULL))
            a->chosen = worst->pdata[i];
    if (number)
        a->chosen = a->findings->pdata[number - 1];
    for (guint i = 0; i < a->findings->len; i++)
        if (a->findings->pdata[i] == a->chosen)
            a->number = i + 1;
    return true;
}

/* ---- text --------------------------------------------------------------------------------------------------- */

/* The references that have a column in a text of WIDTH: the first, and of the others as many as fit. */
enum { WIDTH = 44, LONGEST_NAME = 16, CELL = RL_MARGIN_CELL + 16 };

struct columns {
    uint32_t count;
    int *widths;
};

/* "1 +1", "gone -1", "lent". */
static void cell_text(const struct rl_margin_cell *cell, char text[CELL])
{
    char buffer[RL_MARGIN_CELL];
    bool is_gone = cell->standing && strcmp(cell->standing, "NULL") == 0;
    g_strlcpy(text, rl_margin_cell_text(cell, buffer), CELL);
    if (cell->has_count && cell->change && !is_gone)
        g_snprintf(text + strlen(text), CELL - strlen(text), " %+d", cell->change);
}

static const char *column_name(const struct rl_margin *margin, uint32_t i)
{
    return margin->names[i] ? margin->names[i] : "refs";
}

/* NAME in at most LONGEST_NAME characters, whose end tells more than the beginning; owned. */
static char *short_name(const char *name)
{
    long length = g_utf8_strlen(name, -1);
    return length <= LONGEST_NAME ? g_strdup(name) : g_strconcat("..", g_utf8_offset_to_pointer(name, length - LONGEST_NAME + 2), NULL);
}

static struct columns choose_columns(const struct rl_margin *margin, uint32_t first, bool all)
{
    struct columns columns = {.widths = g_new0(int, margin->ncolumns + 1)};
    int used = 0;
    columns.count = first;
    for (uint32_t i = first; i < margin->ncolumns; i++) {
        char text[CELL];
        g_autofree char *name = short_name(column_name(margin, i));
        int width = (int)g_utf8_strlen(name, -1);
        for (uint32_t line = margin->from; line <= margin->to; line++) {
            cell_text(&rl_margin_at(margin, line)->cells[i], text);
            width = MAX(width, (int)strlen(text));
        }
        columns.widths[i] = width;
        used += width + 2;
        if (i > first && used > WIDTH && !all)
            break;
        columns.count = i + 1;
    }
    return columns;
}

static void print_names(FILE *out, const struct rl_margin *margin, const struct columns *columns, uint32_t first)
{
    fputs("\n  line", out);
    for (uint32_t i = first; i < columns->count; i++) {
        g_autofree char *name = short_name(column_name(margin, i));
        fprintf(out, "  %s%*s", name, columns->widths[i] - (int)g_utf8_strlen(name, -1), "");
    }
    fputs("  source\n", out);
}

static void print_cells(FILE *out, const struct rl_margin_line *m, const struct columns *columns, uint32_t first, bool is_blank)
{
    for (uint32_t i = first; i < columns->count && !is_blank; i++) {
        char text[CELL];
        cell_text(&m->cells[i], text);
        fprintf(out, "  %-*s", columns->widths[i], text);
    }
}

static void print_steps_at(FILE *out, const struct rl_finding *f, const char *file, uint32_t line, int indent)
{
    for (uint32_t i = 0; i < f->nsteps; i++)
        if (f->steps[i].loc.line == line && rl_step_is_in(f, i, file))
            fprintf(out, "%*s%u. %s\n", indent, "", i + 1, f->steps[i].text);
}

static void print_elsewhere(FILE *out, const struct annotation *a, const struct rl_finding *f)
{
    for (uint32_t i = 0; i < f->nsteps; i++) {
        const struct rl_path_step *step = &f->steps[i];
        bool is_shown = rl_step_is_in(f, i, a->place.path) && step->loc.line >= a->place.from && step->loc.line <= a->place.to;
        if (!is_shown)
            fprintf(out, "%s:%" PRIu32 ": %u. %s\n", step->file ? step->file : f->file, step->loc.line, i + 1, step->text);
    }
}

/* What is told of the path, above the source; owned, by words. */
static char *path_title(const struct annotation *a)
{
    if (!a->chosen)
        return g_strdup(a->path->nsteps || a->path->ncounts ? "no finding; the path on which it owns most references at a time" : "no finding, and no path is known");
    const struct rl_finding *f = &a->chosen->finding;
    return g_strdup_printf("finding %u of %u: %s [%s %s]", a->number, a->findings->len, f->message, f->rule, a->chosen->rule->name);
}

static void print_heading(FILE *out, const struct annotation *a)
{
    g_autofree char *title = path_title(a);
    const char *object = a->chosen ? rl_shown_object(a->shown, a->path) : NULL;
    fprintf(out, "%s:%" PRIu32 ": %s(), %s\n", a->place.path, a->place.from, a->function, title);
    if (a->path->ncounts)
        fputs("The references that it owns behind each line: a number, or `lent`, `moved`, `gone` or `NULL` where it owns none.\n", out);
    if (object)
        fprintf(out, "The first is %s.\n", object);
}

static void print_others(FILE *out, const struct rl_margin *margin, uint32_t from)
{
    if (from >= margin->ncolumns)
        return;
    fputs("Not shown, but with --wide: ", out);
    for (uint32_t i = from; i < margin->ncolumns; i++)
        fprintf(out, "%s%s", i > from ? ", " : "", margin->names[i]);
    fputc('\n', out);
}

static void print_text(FILE *out, const struct annotation *a, const struct rl_source *source, bool all)
{
    const struct rl_finding *f = a->path;
    uint32_t first = a->chosen ? 0 : 1;
    struct rl_margin margin;
    size_t length;
    print_heading(out, a);
    rl_margin_init(&margin, source, f, a->place.path, a->place.from, a->place.to);
    struct columns columns = choose_columns(&margin, first, all);
    int width = 8;
    for (uint32_t i = first; i < columns.count; i++)
        width += columns.widths[i] + 2;
    print_names(out, &margin, &columns, first);
    for (uint32_t line = a->place.from; line <= a->place.to; line++) {
        const char *text = rl_source_line(source, line, &length);
        if (!text)
            break;
        g_autofree char *shown = rl_source_display(text, length);
        size_t indent = strspn(shown, " ");
        fprintf(out, "%6" PRIu32, line);
        print_cells(out, rl_margin_at(&margin, line), &columns, first, !shown[indent]);
        fprintf(out, "%s%s\n", shown[indent] ? "  " : "", g_strchomp(shown));
        print_steps_at(out, f, a->place.path, line, width + (int)indent);
    }
    print_elsewhere(out, a, f);
    print_others(out, &margin, columns.count);
    g_free(columns.widths);
    rl_margin_release(&margin);
}

/* ---- HTML --------------------------------------------------------------------------------------------------- */

static void print_html(FILE *out, struct annotation *a, struct rl_sources *sources, const struct rl_report_options *options)
{
    struct rl_page page = {.out = out, .shown = a->shown, .sources = sources, .options = options};
    g_autofree char *title = g_strdup_printf("%s(): reflint", a->function), *told = path_title(a);
    const char *object = a->chosen ? rl_shown_object(a->shown, a->path) : NULL;
    rl_html_begin(out, title, "annotation");
    rl_markup(out, "<header><h1><span class=tool>reflint</span> %s()</h1> <span class=path>%s:%u</span></header>\n<main><section>\n", a->function, a->place.path, a->place.from);
    if (a->chosen) {
        rl_markup(out, "<p><span class=\"sev %s\">%s</span> finding %u of %u: <b>", a->chosen->severity, a->chosen->severity, a->number, a->findings->len);
        rl_html_text(out, a->path->message);
        rl_markup(out, "</b> %s %s\n", a->path->rule, a->chosen->rule->name);
    } else {
        rl_markup(out, "<p class=none>%s.\n", told);
    }
    if (object) {
        fputs("<p>The references that the function owns behind each line, on one path. The first is ", out);
        rl_html_text(out, object);
        fputs(".\n", out);
    }
    rl_html_source(&page, a->path, a->place.path, a->place.from, a->place.to, 0);
    fputs("</section></main>\n", out);
    rl_html_end(out);
}

/* ---- where there is no finding ---------------------------------------------------------------------------------- */

static const char *shown_file(const struct annotation *a, const char *file)
{
    g_autofree char *path = shown_path(a->shown, file);
    return rl_arena_strdup(a->shown->arena, path);
}

/* What WHAT knows of the function, with its files as the run shows them. */
static const struct rl_finding *worst_path(const struct annotation *a, const struct rl_annotate *what)
{
    const struct rl_finding *worst = what->worst ? what->worst(what->data, a->place.full, a->place.from, a->function) : NULL;
    struct rl_finding *path = rl_new(a->shown->arena, struct rl_finding);
    *path = worst ? *worst : (struct rl_finding){0};
    path->file = a->place.path;
    for (uint32_t i = 0; i < path->nsteps; i++)
        path->steps[i].file = shown_file(a, path->steps[i].file);
    for (uint32_t i = 0; i < path->ncounts; i++)
        path->counts[i].file = shown_file(a, path->counts[i].file);
    return path;
}

bool rl_report_annotate(struct rl_store *store, int64_t run, const struct rl_report_options *options, const struct rl_annotate *what, FILE *out, GError **error)
{
    struct annotation a = {.function = what->function, .findings = g_ptr_array_new(), .shown = rl_shown_run_load(store, run, options, error)};
    struct rl_sources *sources = a.shown ? rl_sources_new(a.shown->root, options) : NULL;
    bool ok = a.shown && find_function(store, run, a.shown, what->file, what->function, &a.place, error) && choose(&a, what->finding, error);
    const struct rl_source *source = ok ? rl_sources_get(sources, a.place.path) : NULL;
    if (ok && !source) {
        g_set_error(error, RL_ERROR, RL_ERROR_INPUT, "%s cannot be read", a.place.path);
        ok = false;
    }
    if (ok)
        a.path = a.chosen ? &a.chosen->finding : worst_path(&a, what);
    if (ok && what->html)
        print_html(out, &a, sources, options);
    else if (ok)
        print_text(out, &a, source, what->all);
    g_free(a.place.path);
    g_free(a.place.full);
    g_ptr_array_free(a.findings, TRUE);
    rl_sources_free(sources);
    rl_shown_run_free(a.shown);
    return ok && rl_report_flush(out, error);
}
