/* A function's source with the count of references beside each line, as memory_profiler shows memory: on the path of one finding. */
#include <inttypes.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "db/report/html.h"
#include "db/report/markup.h"
#include "db/report/source.h"
#include "db/sql.h"

struct place {
    char *path; /* as the run shows it */
    uint32_t from, to;
};

struct annotation {
    struct rl_shown_run *shown;
    struct place place;
    const char *function;
    GPtrArray *findings; /* struct rl_shown_finding * in the function, by place */
    const struct rl_shown_finding *chosen; /* NULL: there is none */
    guint number; /* of the chosen one, from 1 */
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
        g_free(second);
        second = rank == best && strcmp(path, place->path) != 0 ? g_strdup(place->path) : NULL;
        g_free(place->path);
        *place = (struct place){path, (uint32_t)sqlite3_column_int64(row, 1), (uint32_t)sqlite3_column_int64(row, 2)};
        best = rank;
    }
    if (failed)
        g_propagate_error(error, failed);
    else if (!place->path)
        g_set_error(error, RL_ERROR, RL_ERROR_INPUT, "%s: run %" G_GINT64_FORMAT " knows no function %s there", file, run, function);
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

static void print_margin(FILE *out, const struct rl_margin_line *m, bool is_blank)
{
    if (!m || !m->has_count)
        fputs(is_blank ? "" : "              ", out);
    else if (m->change)
        fprintf(out, "%6d%+8d", m->count, m->change);
    else
        fprintf(out, "%6d%8s", m->count, "");
}

static void print_steps_at(FILE *out, const struct rl_finding *f, const char *file, uint32_t line, int indent)
{
    for (uint32_t i = 0; i < f->nsteps; i++)
        if (f->steps[i].loc.line == line && rl_step_is_in(f, i, file))
            fprintf(out, "%*s%u. %s\n", 22 + indent, "", i + 1, f->steps[i].text);
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

static void print_heading(FILE *out, const struct annotation *a)
{
    fprintf(out, "%s:%" PRIu32 ": %s()", a->place.path, a->place.from, a->function);
    if (!a->chosen) {
        fputs(": no finding, so no path is known\n", out);
        return;
    }
    const struct rl_finding *f = &a->chosen->finding;
    const char *object = rl_shown_object(a->shown, f);
    fprintf(out, ", finding %u of %u: %s [%s %s]\n", a->number, a->findings->len, f->message, f->rule, a->chosen->rule->name);
    if (object)
        fprintf(out, "The references that it owns to %s, on one path:\n", object);
}

static void print_text(FILE *out, const struct annotation *a, const struct rl_source *source)
{
    static const struct rl_finding none = {.file = ""};
    const struct rl_finding *f = a->chosen ? &a->chosen->finding : &none;
    struct rl_margin margin;
    size_t length;
    print_heading(out, a);
    rl_margin_init(&margin, source, f, a->place.path, a->place.from, a->place.to);
    fputs("\n  line  refs  change  source\n", out);
    for (uint32_t line = a->place.from; line <= a->place.to; line++) {
        const char *text = rl_source_line(source, line, &length);
        if (!text)
            break;
        g_autofree char *shown = rl_source_display(text, length);
        size_t indent = strspn(shown, " ");
        fprintf(out, "%6" PRIu32, line);
        print_margin(out, rl_margin_at(&margin, line), !shown[indent]);
        fprintf(out, "%s%s\n", shown[indent] ? "  " : "", g_strchomp(shown));
        print_steps_at(out, f, a->place.path, line, (int)indent);
    }
    print_elsewhere(out, a, f);
    rl_margin_release(&margin);
}

/* ---- HTML --------------------------------------------------------------------------------------------------- */

static void print_html(FILE *out, struct annotation *a, struct rl_sources *sources, const struct rl_report_options *options)
{
    static const struct rl_finding none = {.file = ""};
    struct rl_page page = {.out = out, .shown = a->shown, .sources = sources, .options = options};
    const struct rl_finding *f = a->chosen ? &a->chosen->finding : &none;
    g_autofree char *title = g_strdup_printf("%s(): reflint", a->function);
    rl_html_begin(out, title, "annotation");
    rl_markup(out, "<header><h1><span class=tool>reflint</span> %s()</h1> <span class=path>%s:%u</span></header>\n<main><section>\n", a->function, a->place.path, a->place.from);
    if (a->chosen) {
        const char *object = rl_shown_object(a->shown, f);
        rl_markup(out, "<p><span class=\"sev %s\">%s</span> finding %u of %u: <b>", a->chosen->severity, a->chosen->severity, a->number, a->findings->len);
        rl_html_text(out, f->message);
        rl_markup(out, "</b> %s %s\n", f->rule, a->chosen->rule->name);
        if (object) {
            fputs("<p>The references that the function owns to ", out);
            rl_html_text(out, object);
            fputs(", on one path:\n", out);
        }
    } else {
        fputs("<p class=none>No finding, so no path is known.\n", out);
    }
    rl_html_source(&page, f, a->place.path, a->place.from, a->place.to, 0);
    fputs("</section></main>\n", out);
    rl_html_end(out);
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
    if (ok && what->html)
        print_html(out, &a, sources, options);
    else if (ok)
        print_text(out, &a, source);
    g_free(a.place.path);
    g_ptr_array_free(a.findings, TRUE);
    rl_sources_free(sources);
    rl_shown_run_free(a.shown);
    return ok && rl_report_flush(out, error);
}
