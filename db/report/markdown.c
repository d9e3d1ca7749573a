/* Markdown for job summaries and comments: the totals, a table of the findings, and the paths of the worst ones, folded away. */
#include <inttypes.h>
#include <string.h>

#include "db/report/load.h"
#include "db/report/markup.h"

/* A job summary of GitHub holds 1 MiB: at most this many rows and paths. */
enum { MOST_ROWS = 1000, MOST_PATHS = 50, MOST_STEPS = 100 };

static const char *plural(uint32_t count) { return count == 1 ? "" : "s"; }

static void print_totals(FILE *out, const struct rl_run_totals *t)
{
    const struct {
        uint32_t count;
        const char *name;
    } kinds[] = {{t->errors, "error"}, {t->warnings, "warning"}, {t->notes, "note"}};
    const char *separator = " (";
    uint32_t functions = t->complete + t->coarsened + t->abandoned;
    if (t->findings)
        fprintf(out, "## reflint: %u finding%s", t->findings, plural(t->findings));
    else
        fputs("## reflint: no findings", out);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (!kinds[i].count)
            continue;
        fprintf(out, "%s%u %s%s", separator, kinds[i].count, kinds[i].name, plural(kinds[i].count));
        separator = ", ";
    }
    fprintf(out, "%s\n\n%u file%s, %u function%s", t->findings ? ")" : "", t->files, plural(t->files), functions, plural(functions));
    if (t->coarsened || t->abandoned)
        fprintf(out, " (%u analysed completely, %u coarsened, %u not)", t->complete, t->coarsened, t->abandoned);
    if (t->suppressed)
        fprintf(out, "; %u finding%s suppressed", t->suppressed, plural(t->suppressed));
    if (t->known)
        fprintf(out, "; %u in the baseline", t->known);
    if (t->failed + t->crashed)
        fprintf(out, "; %u file%s could not be analysed", t->failed + t->crashed, plural(t->failed + t->crashed));
    fputs(".\n", out);
}

static void print_place(FILE *out, const struct rl_finding *f)
{
    g_autofree char *place = g_strdup_printf("%s:%" PRIu32, f->file, f->loc.line);
    rl_markdown_code(out, place);
}

static void print_row(FILE *out, const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    fprintf(out, "| %s | %s ", shown->severity, f->rule);
    rl_markdown_text(out, shown->rule->name);
    fputs(" | ", out);
    print_place(out, f);
    fputs(" | ", out);
    if (f->function)
        rl_markdown_code(out, f->function);
    fputs(" | ", out);
    rl_markdown_text(out, f->message);
    if (shown->suppressed) {
        fputs(" (suppressed: ", out);
        rl_markdown_text(out, shown->suppressed_by ? shown->suppressed_by : "by a comment");
        fputc(')', out);
    }
    if (shown->verdict && !shown->suppressed) {
        fprintf(out, " (judged %s: ", shown->verdict);
        rl_markdown_text(out, shown->why ? shown->why : "");
        fputc(')', out);
    }
    fputs(shown->known ? " (in the baseline) |\n" : " |\n", out);
}

static void print_steps(FILE *out, const struct rl_finding *f)
{
    fputs("| line | step | count |\n|---:|---|---:|\n", out);
    for (uint32_t i = f->nsteps > MOST_STEPS ? f->nsteps - MOST_STEPS : 0; i < f->nsteps; i++) {
        const struct rl_path_step *step = &f->steps[i];
        g_autofree char *base = step->file && strcmp(step->file, f->file) != 0 ? g_path_get_basename(step->file) : NULL;
        fputs("| ", out);
        if (base)
            rl_markdown_text(out, base);
        fprintf(out, "%s%" PRIu32 " | %u\\. ", base ? ":" : "", step->loc.line, i + 1);
        rl_markdown_text(out, step->text);
        fputs(" | ", out);
        if (step->has_count)
            fprintf(out, "%d ", step->count);
        fputs("|\n", out);
    }
}

static void print_finding(FILE *out, struct rl_shown_run *shown, const struct rl_shown_finding *finding)
{
    const struct rl_finding *f = &finding->finding;
    const char *object = rl_shown_object(shown, f);
    rl_markup(out, "<details><summary>%s %s: <code>%s:%u</code> %s</summary>\n\n", f->rule, finding->rule->name, f->file, f->loc.line, f->message);
    if (f->function) {
        fputs("In ", out);
        rl_markdown_code(out, f->function);
    }
    if (object) {
        fputs(f->function ? ": " : "", out);
        rl_markdown_text(out, object);
    }
    if (f->function || object)
        fputs(".\n\n", out);
    if (f->nsteps > 1)
        print_steps(out, f);
    if (f->hint) {
        fputs("\nTo mend it: ", out);
        rl_markdown_text(out, f->hint);
        fputs(".\n", out);
    }
    fputs("\n</details>\n\n", out);
}

bool rl_report_markdown(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{
    struct rl_shown_run *shown = rl_shown_run_load(store, run, options, error);
    if (!shown)
        return false;
    g_autoptr(GPtrArray) worst = rl_shown_worst(shown);
    print_totals(out, &shown->totals);
    if (!shown->finished)
        fputs("\nThe run was interrupted: its findings are not complete.\n", out);
    if (worst->len)
        fputs("\n| severity | rule | place | function | finding |\n|---|---|---|---|---|\n", out);
    for (guint i = 0; i < MIN(worst->len, MOST_ROWS); i++)
        print_row(out, worst->pdata[i]);
    if (worst->len > MOST_ROWS)
        fprintf(out, "\n%u more are left out.\n", worst->len - MOST_ROWS);
    if (worst->len)
        fputs(worst->len > MOST_PATHS ? "\n### The paths of the worst ones\n\n" : "\n### The paths\n\n", out);
    for (guint i = 0; i < MIN(worst->len, MOST_PATHS); i++)
        print_finding(out, shown, worst->pdata[i]);
    rl_shown_run_free(shown);
    return rl_report_flush(out, error);
}
