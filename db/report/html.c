/* The HTML report: one page with everything, for people. */
#include "db/report/html.h"

#include <string.h>

#include "analyzer/base/embedded.h"
#include "analyzer/base/error.h"
#include "db/report/markup.h"
#include "db/report/source.h"

static const char *asset(const char *name)
{
    for (size_t i = 0; i < rl_embedded_html_count; i++)
        if (g_str_has_suffix(rl_embedded_html[i].name, name))
            return rl_embedded_html[i].text;
    RL_BUG("%s is not compiled in", name);
}

void rl_html_begin(FILE *out, const char *title, const char *body_class)
{
    rl_markup(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n", title);
    fputs("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
          "<link rel=\"icon\" href=\"data:,\">\n<style>\n", out);
    fputs(asset("/report.css"), out);
    /* The class is there before the first section is: what is not shown at first is not laid out at first. */
    if (strcmp(body_class, "report") == 0)
        fputs("</style>\n<script>document.documentElement.classList.add('js')</script>\n", out);
    else
        fputs("</style>\n", out);
    rl_markup(out, "</head>\n<body class=\"%s\">\n", body_class);
}

void rl_html_end(FILE *out)
{
    fputs("<script>\n", out);
    fputs(asset("/report.js"), out);
    fputs("</script>\n</body>\n</html>\n", out);
}

/* "f" and the fingerprint: the same in the next run.  A second one in another file gets a number. */
static GHashTable *name_findings(const struct rl_shown_run *shown)
{
    GHashTable *ids = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < shown->findings->len; i++) {
        const struct rl_shown_finding *finding = shown->findings->pdata[i];
        char *id = g_strdup_printf("f%s-%u", finding->fingerprint, finding->finding.occurrence);
        for (unsigned n = 2; g_hash_table_contains(taken, id); n++) {
            g_free(id);
            id = g_strdup_printf("f%s-%u-%u", finding->fingerprint, finding->finding.occurrence, n);
        }
        g_hash_table_add(taken, id);
        g_hash_table_insert(ids, (gpointer)finding, id);
    }
    return ids;
}

/* ---- the head of the page ------------------------------------------------------------------------------- */

static void print_header(struct rl_page *page, const char *project)
{
    const struct rl_run_totals *t = &page->shown->totals;
    rl_markup(page->out, "<header>\n<h1><span class=tool>reflint</span> %s</h1>\n", project);
    fputs("<nav aria-label=\"sections\"><a href=\"#overview\">Overview</a>", page->out);
    fprintf(page->out, "<a href=\"#findings\">Findings <span class=count>%u</span></a>", t->findings);
    fputs("<a href=\"#practices\">Practices</a><a href=\"#types\">Ownership</a><a href=\"#analysis\">Analysis</a></nav>\n"
          "<div class=tools hidden><button id=theme type=button title=\"dark or light (t)\">Theme</button>"
          "<button id=keys type=button title=\"keys (?)\">?</button></div>\n</header>\n", page->out);
}

static int by_id(gconstpointer a, gconstpointer b)
{
    return strcmp((*(const struct rl_shown_rule *const *)a)->id, (*(const struct rl_shown_rule *const *)b)->id);
}

static void print_choice(FILE *out, const char *id, const char *label, const char *all)
{
    rl_markup(out, "<label><select id=\"by-%s\" aria-label=\"%s\"><option value=\"\">%s", id, label, all);
}

/* The script counts and hides; without it the filters are not shown. */
static void print_filters(struct rl_page *page)
{
    static const char *const severities[] = {"error", "warning", "note"}, *const ranks[] = {"high", "medium", "low"};
    FILE *out = page->out;
    g_autoptr(GPtrArray) rules = g_ptr_array_new();
    for (guint i = 0; i < page->shown->findings->len; i++) {
        const struct rl_shown_finding *finding = page->shown->findings->pdata[i];
        if (!g_ptr_array_find(rules, finding->rule, NULL))
            g_ptr_array_add(rules, (gpointer)finding->rule);
    }
    g_ptr_array_sort(rules, by_id);
    fputs("<form id=filters role=search hidden><label class=wide><input id=q type=search aria-label=\"text\" placeholder=\"Text, function or file  (/)\" autocomplete=off></label>\n", out);
    print_choice(out, "s", "severity", "All severities");
    for (size_t i = 0; i < G_N_ELEMENTS(severities); i++)
        rl_markup(out, "<option>%s", severities[i]);
    fputs("</select></label>\n", out);
    print_choice(out, "r", "rule", "All rules");
    for (guint i = 0; i < rules->len; i++) {
        const struct rl_shown_rule *rule = rules->pdata[i];
        rl_markup(out, "<option value=\"%s\">%s %s", rule->id, rule->id, rule->name);
    }
    fputs("</select></label>\n", out);
    print_choice(out, "g", "guideline", "All guidelines");
    for (guint i = 0; i < page->overview->practices->len; i++) {
        const struct rl_practice *practice = page->overview->practices->pdata[i];
        if (practice->findings)
            rl_markup(out, "<option>%s", practice->id);
    }
    fputs("</select></label>\n", out);
    print_choice(out, "c", "confidence", "All confidences");
    for (size_t i = 0; i < G_N_ELEMENTS(ranks); i++)
        rl_markup(out, "<option>%s", ranks[i]);
    fputs("</select></label>\n", out);
    print_choice(out, "f", "file", "All files");
    for (guint i = 0; i < page->shown->findings->len; i++) {
        const char *file = ((const struct rl_shown_finding *)page->shown->findings->pdata[i])->finding.file;
        if (i == 0 || strcmp(file, ((const struct rl_shown_finding *)page->shown->findings->pdata[i - 1])->finding.file) != 0)
            rl_markup(out, "<option>%s", file);
    }
    fputs("</select></label>\n<button type=reset>Clear</button> <output id=shown></output></form>\n", out);
}

static void print_findings(struct rl_page *page)
{
    const GPtrArray *findings = page->shown->findings;
    fputs("<section id=findings>\n<h2>Findings</h2>\n", page->out);
    if (!findings->len)
        fputs("<p class=none>Nothing was found.\n", page->out);
    else
        print_filters(page);
    fputs("<div id=work><div id=list>\n", page->out);
    for (guint i = 0; i < findings->len;) {
        const char *file = ((const struct rl_shown_finding *)findings->pdata[i])->finding.file;
        guint end = i;
        while (end < findings->len && strcmp(((const struct rl_shown_finding *)findings->pdata[end])->finding.file, file) == 0)
            end++;
        rl_markup(page->out, "<section class=file data-f=\"%s\"><h3><span class=path>%s</span> <span class=count>%u</span></h3>\n", file, file, end - i);
        for (; i < end; i++)
            rl_html_finding(page, findings->pdata[i]);
        fputs("</section>\n", page->out);
    }
    fputs("</div><p id=empty hidden>No finding passes the filters.</p></div>\n</section>\n", page->out);
}

static void print_help(FILE *out)
{
    static const char *const keys[][2] = {
        {"j  k", "next, previous finding"}, {"n  p", "next, previous step of the path"}, {"/", "filter by text"},
        {"1 \xE2\x80\xA6 5", "overview, findings, practices, ownership, analysis"}, {"x", "clear the filters"}, {"t", "dark or light"}, {"?", "this list"}, {"Esc", "close it; leave the text"},
    };
    fputs("<dialog id=help><h2>Keys</h2><table>\n", out);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        rl_markup(out, "<tr><td><kbd>%s</kbd><td>%s\n", keys[i][0], keys[i][1]);
    fputs("</table><form method=dialog><button>Close</button></form></dialog>\n", out);
}

static void print_page(struct rl_page *page, const struct rl_graph *graph)
{
    g_autofree char *base = g_path_get_basename(page->shown->root);
    g_autofree char *project = g_utf8_make_valid(base, -1), *title = g_strdup_printf("%s: reflint", project);
    rl_html_begin(page->out, title, "report");
    print_header(page, project);
    fputs("<main>\n", page->out);
    rl_html_overview(page);
    print_findings(page);
    rl_html_practices(page);
    rl_html_graph(page, graph);
    rl_html_analysis(page);
    fputs("</main>\n", page->out);
    rl_markup(page->out, "<footer>reflint %s, run %s%s</footer>\n", page->overview->version ? page->overview->version : "", page->overview->started ? page->overview->started : "",
              page->shown->finished ? "" : " (interrupted: not complete)");
    print_help(page->out);
    rl_html_end(page->out);
}

bool rl_report_html(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{
    const struct rl_graph_options all = {.version = options->version};
    struct rl_graph *graph = NULL;
    struct rl_page page = {.out = out, .options = options, .shown = rl_shown_run_load(store, run, options, error)};
    bool ok = page.shown && (page.overview = rl_overview_load(store, run, page.shown, options, error)) && (graph = rl_graph_load(store, run, &all, error));
    if (ok) {
        page.sources = rl_sources_new(page.shown->root, options);
        page.ids = name_findings(page.shown);
        print_page(&page, graph);
        g_hash_table_destroy(page.ids);
        rl_sources_free(page.sources);
    }
    rl_graph_free(graph);
    rl_overview_free(page.overview);
    rl_shown_run_free(page.shown);
    return ok && rl_report_flush(out, error);
}
