/* A run practice by practice: what the project keeps and what it does not. */
#include <string.h>

#include "db/report/html.h"
#include "db/report/markup.h"
#include "db/report/overview.h"
#include "db/report/source.h"

static int by_findings(gconstpointer left, gconstpointer right)
{
    const struct rl_practice *a = *(const struct rl_practice *const *)left, *b = *(const struct rl_practice *const *)right;
    uint32_t x = a->errors + a->warnings, y = b->errors + b->warnings;
    if (x != y)
        return x < y ? 1 : -1;
    if (a->findings != b->findings)
        return a->findings < b->findings ? 1 : -1;
    if (!a->rules->len != !b->rules->len)
        return a->rules->len ? -1 : 1;
    return strcmp(a->id, b->id);
}

/* The run and its practices, the worst first; false with ERROR. */
static bool load(struct rl_store *store, int64_t run, const struct rl_report_options *options, struct rl_shown_run **shown, struct rl_overview **overview, GError **error)
{
    *overview = NULL;
    *shown = rl_shown_run_load(store, run, options, error);
    if (*shown)
        *overview = rl_overview_load(store, run, *shown, options, error);
    if (*overview) {
        g_ptr_array_sort((*overview)->practices, by_findings);
        return true;
    }
    rl_shown_run_free(*shown);
    return false;
}

static void unload(struct rl_shown_run *shown, struct rl_overview *overview)
{
    rl_overview_free(overview);
    rl_shown_run_free(shown);
}

static const char *plural(uint32_t count) { return count == 1 ? "" : "s"; }

/* "21 findings (3 errors, 18 notes) in 18 functions" */
static void print_score(FILE *out, const struct rl_practice *p)
{
    const struct {
        uint32_t count;
        const char *name;
    } kinds[] = {{p->errors, "error"}, {p->warnings, "warning"}, {p->notes, "note"}};
    const char *separator = " (";
    fprintf(out, "%u finding%s", p->findings, plural(p->findings));
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (!kinds[i].count)
            continue;
        fprintf(out, "%s%u %s%s", separator, kinds[i].count, kinds[i].name, plural(kinds[i].count));
        separator = ", ";
    }
    fprintf(out, ") in %u function%s", p->functions, plural(p->functions));
}

static uint32_t clean_functions(const struct rl_overview *o, const struct rl_practice *p) { return o->functions > p->functions ? o->functions - p->functions : 0; }

static void count(const struct rl_overview *o, uint32_t *kept, uint32_t *judged)
{
    *kept = *judged = 0;
    for (guint i = 0; i < o->practices->len; i++) {
        const struct rl_practice *p = o->practices->pdata[i];
        *judged += p->rules->len > 0;
        *kept += p->rules->len > 0 && !p->findings;
    }
}

/* ---- text --------------------------------------------------------------------------------------------------- */

static void print_clean_rules(FILE *out, const struct rl_practice *p, const char *before)
{
    const char *separator = before;
    for (guint i = 0; i < p->rules->len; i++) {
        const struct rl_rule_tally *tally = &g_array_index(p->rules, struct rl_rule_tally, i);
        if (tally->findings)
            continue;
        fprintf(out, "%s%s", separator, tally->rule->id);
        separator = ", ";
    }
}

static void print_practice(FILE *out, const struct rl_overview *o, const struct rl_practice *p)
{
    fprintf(out, "%s: %s\n", p->id, p->title);
    if (!p->rules->len) {
        fputs("    not judged: none of its rules is on\n", out);
        return;
    }
    if (p->findings) {
        fputs("    ", out);
        print_score(out, p);
        fprintf(out, "; %u of %u functions and %u of %u rules are clean\n", clean_functions(o, p), o->functions, p->rules_clean, p->rules->len);
    } else {
        fprintf(out, "    kept: %u rule%s found nothing in %u functions\n", p->rules->len, plural(p->rules->len), o->functions);
    }
    for (guint i = 0; i < p->rules->len; i++) {
        const struct rl_rule_tally *tally = &g_array_index(p->rules, struct rl_rule_tally, i);
        if (tally->findings)
            fprintf(out, "%8u  %s %s: %s\n", tally->findings, tally->rule->id, tally->rule->name, tally->rule->summary);
    }
    print_clean_rules(out, p, "       0  ");
    fputs(p->rules_clean ? "\n" : "", out);
}

bool rl_report_practices_text(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{
    struct rl_shown_run *shown;
    struct rl_overview *overview;
    uint32_t kept, judged;
    if (!load(store, run, options, &shown, &overview, error))
        return false;
    count(overview, &kept, &judged);
    for (guint i = 0; i < overview->practices->len; i++) {
        print_practice(out, overview, overview->practices->pdata[i]);
        fputc('\n', out);
    }
    fprintf(out, "%u of %u practices kept; `reflint explain GUIDELINE` tells more of one\n", kept, judged);
    unload(shown, overview);
    return rl_report_flush(out, error);
}

/* ---- Markdown ------------------------------------------------------------------------------------------------ */

static void print_row(FILE *out, const struct rl_overview *o, const struct rl_practice *p)
{
    fprintf(out, "| %s | ", p->id);
    rl_markdown_text(out, p->title);
    if (!p->rules->len) {
        fputs(" | not judged | | | |\n", out);
        return;
    }
    fprintf(out, " | %s | %u | %u of %u | %u of %u |\n", p->findings ? "not kept" : "kept", p->findings, clean_functions(o, p), o->functions, p->rules_clean, p->rules->len);
}

bool rl_report_practices_markdown(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{
    struct rl_shown_run *shown;
    struct rl_overview *overview;
    uint32_t kept, judged;
    if (!load(store, run, options, &shown, &overview, error))
        return false;
    count(overview, &kept, &judged);
    fprintf(out, "## reflint: %u of %u practices kept\n\n| guideline | the practice | | findings | clean functions | clean rules |\n|---|---|---|---:|---:|---:|\n", kept, judged);
    for (guint i = 0; i < overview->practices->len; i++)
        print_row(out, overview, overview->practices->pdata[i]);
    fputs("\n| rule | guideline | what | findings |\n|---|---|---|---:|\n", out);
    for (guint i = 0; i < overview->practices->len; i++) {
        const struct rl_practice *p = overview->practices->pdata[i];
        for (guint r = 0; r < p->rules->len; r++) {
            const struct rl_rule_tally *tally = &g_array_index(p->rules, struct rl_rule_tally, r);
            if (!tally->findings)
                continue;
            fprintf(out, "| %s %s | %s | ", tally->rule->id, tally->rule->name, p->id);
            rl_markdown_text(out, tally->rule->summary);
            fprintf(out, " | %u |\n", tally->findings);
        }
    }
    unload(shown, overview);
    return rl_report_flush(out, error);
}

/* ---- HTML ---------------------------------------------------------------------------------------------------- */

bool rl_report_practices_html(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{
    struct rl_page page = {.out = out, .options = options};
    uint32_t kept, judged;
    if (!load(store, run, options, &page.shown, &page.overview, error))
        return false;
    count(page.overview, &kept, &judged);
    g_autofree char *base = g_path_get_basename(page.shown->root);
    g_autofree char *title = g_strdup_printf("%s: practices, reflint", base);
    rl_html_begin(out, title, "practices");
    rl_markup(out, "<header><h1><span class=tool>reflint</span> %s</h1> <span>%u of %u practices kept</span></header>\n<main>\n", base, kept, judged);
    rl_html_practices(&page);
    fputs("</main>\n", out);
    rl_html_end(out);
    unload(page.shown, page.overview);
    return rl_report_flush(out, error);
}
