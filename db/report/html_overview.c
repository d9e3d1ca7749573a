/* The first section of the HTML report, numbers and charts, and the last, what was not analysed. */
#include <string.h>

#include "db/report/html.h"
#include "db/report/markup.h"

/* ---- numbers ---------------------------------------------------------------------------------------------- */

static void print_tile(FILE *out, const char *class, uint32_t number, const char *what, const char *more)
{
    rl_markup(out, "<div class=\"tile %s\"><dt>%s</dt><dd>%u<small>%s</small></dd></div>\n", class, what, number, more);
}

static void print_tiles(struct rl_page *page)
{
    const struct rl_run_totals *t = &page->shown->totals;
    uint32_t functions = t->complete + t->coarsened + t->abandoned;
    g_autofree char *share = functions ? g_strdup_printf(" of %u", functions) : g_strdup("");
    fputs("<dl class=tiles>\n", page->out);
    print_tile(page->out, t->errors ? "error" : "clean", t->errors, t->errors == 1 ? "error" : "errors", "");
    print_tile(page->out, t->warnings ? "warning" : "clean", t->warnings, t->warnings == 1 ? "warning" : "warnings", "");
    print_tile(page->out, t->notes ? "note" : "clean", t->notes, t->notes == 1 ? "note" : "notes", "");
    print_tile(page->out, "plain", t->suppressed, "suppressed", "");
    if (t->known)
        print_tile(page->out, "plain", t->known, "in the baseline", "");
    print_tile(page->out, "plain", t->files, t->files == 1 ? "file" : "files", "");
    print_tile(page->out, "plain", t->complete, "functions analysed completely", share);
    fputs("</dl>\n", page->out);
}

/* ---- charts ----------------------------------------------------------------------------------------------- */

/* A number above MOST that an axis can end at: 1, 2 or 5 times a power of ten. */
static uint32_t nice_top(uint32_t most)
{
    for (uint32_t power = 1;; power *= 10)
        for (uint32_t digit = 1; digit <= 5; digit += digit == 1 ? 1 : 3)
            if (digit * power >= MAX(most, 4))
                return digit * power;
}

enum { TREND_WIDTH = 640, TREND_HEIGHT = 190, LEFT = 40, BOTTOM = 24, TOP = 10 };

static double trend_y(uint32_t value, uint32_t top) { return TREND_HEIGHT - BOTTOM - (double)value / top * (TREND_HEIGHT - BOTTOM - TOP); }

static void print_bar(FILE *out, const struct rl_trend_point *point, double x, double width, uint32_t top)
{
    const struct {
        const char *name;
        uint32_t count;
    } parts[] = {{"error", point->errors}, {"warning", point->warnings}, {"note", point->notes}};
    uint32_t sum = 0;
    rl_markup(out, "<g><title>run %u, %s. Errors: %u, warnings: %u, notes: %u; files: %u</title>", (unsigned)point->run, point->started ? point->started : "",
              point->errors, point->warnings, point->notes, point->files);
    fprintf(out, "<rect class=hover x=%.1f y=%d width=%.1f height=%d />", x, TOP, width, TREND_HEIGHT - BOTTOM - TOP);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        double above = trend_y(sum + parts[i].count, top), below = trend_y(sum, top);
        if (parts[i].count)
            fprintf(out, "<rect class=%s x=%.1f y=%.1f width=%.1f height=%.1f />", parts[i].name, x, above, width, below - above);
        sum += parts[i].count;
    }
    fputs("</g>\n", out);
}

static void print_trend(struct rl_page *page)
{
    const GArray *trend = page->overview->trend;
    uint32_t most = 0;
    fputs("<figure class=chart><figcaption>Findings, run by run</figcaption>\n", page->out);
    for (guint i = 0; i < trend->len; i++) {
        const struct rl_trend_point *point = &g_array_index(trend, struct rl_trend_point, i);
        most = MAX(most, point->errors + point->warnings + point->notes);
    }
    uint32_t top = nice_top(most);
    double slot = (double)(TREND_WIDTH - LEFT - 8) / MAX(trend->len, 8), width = MIN(slot * 0.72, 44);
    fprintf(page->out, "<svg class=trend viewBox=\"0 0 %d %d\" role=img aria-label=\"findings of the last %u runs\">\n", TREND_WIDTH, TREND_HEIGHT, trend->len);
    for (int part = 0; part <= 2; part++) {
        uint32_t value = top * (uint32_t)part / 2;
        double y = trend_y(value, top);
        fprintf(page->out, "<line class=grid x1=%d x2=%d y1=%.1f y2=%.1f /><text class=axis x=%d y=%.1f text-anchor=end>%u</text>\n", LEFT, TREND_WIDTH, y, y, LEFT - 8, y + 4, value);
    }
    guint every = trend->len > 16 ? (trend->len + 9) / 10 : 1;
    for (guint i = 0; i < trend->len; i++) {
        const struct rl_trend_point *point = &g_array_index(trend, struct rl_trend_point, i);
        double x = LEFT + 4 + slot * i + (slot - width) / 2;
        print_bar(page->out, point, x, width, top);
        if ((trend->len - 1 - i) % every == 0)
            fprintf(page->out, "<text class=axis x=%.1f y=%d text-anchor=middle>%u</text>\n", x + width / 2, TREND_HEIGHT - 8, (unsigned)point->run);
    }
    fputs("</svg>\n", page->out);
    if (trend->len < 2)
        fputs("<p class=none>The first run over these files. From the second on, this shows how it goes.\n", page->out);
    fputs("</figure>\n", page->out);
}

struct bar {
    const char *label, *link, *key; /* what is shown; where to go without the script; the value to filter by */
    const char *class;
    uint32_t count;
    int severity;
};

static int by_count(gconstpointer left, gconstpointer right)
{
    const struct bar *a = left, *b = right;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return strcmp(a->label, b->label);
}

enum { BAR_HEIGHT = 24, BARS_WIDTH = 640, MOST_BARS = 12 };

/* The end of TEXT that fits, in a string of PAGE's arena. */
static const char *fitting(struct rl_page *page, const char *text, glong most)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    glong length = g_utf8_strlen(valid, -1);
    if (length <= most)
        return rl_arena_strdup(page->shown->arena, valid);
    return rl_arena_printf(page->shown->arena, "\xE2\x80\xA6%s", g_utf8_offset_to_pointer(valid, length - most + 1));
}

/* BARS, sorted; FILTER: the name of the filter that a click sets. */
static void print_bars(struct rl_page *page, GArray *bars, const char *title, const char *filter, int label_width)
{
    guint count = MIN(bars->len, MOST_BARS);
    g_array_sort(bars, by_count);
    rl_markup(page->out, "<figure class=chart><figcaption>%s</figcaption>\n", title);
    if (!count) {
        fputs("<p class=none>Nothing was found.\n</figure>\n", page->out);
        return;
    }
    uint32_t most = g_array_index(bars, struct bar, 0).count;
    rl_markup(page->out, "<svg class=bars viewBox=\"0 0 %d %d\" role=img aria-label=\"%s\">\n", BARS_WIDTH, (int)count * BAR_HEIGHT, title);
    for (guint i = 0; i < count; i++) {
        const struct bar *bar = &g_array_index(bars, struct bar, i);
        double width = MAX((double)bar->count / most * (BARS_WIDTH - label_width - 50), 2);
        int y = (int)i * BAR_HEIGHT;
        rl_markup(page->out, "<a href=\"#%s\" data-by=\"%s\" data-key=\"%s\"><title>%s: %u</title>", bar->link, filter, bar->key, bar->key, bar->count);
        fprintf(page->out, "<rect class=hover x=0 y=%d width=%d height=%d />", y, BARS_WIDTH, BAR_HEIGHT);
        rl_markup(page->out, "<text x=\"0\" y=\"%d\">%s</text>", y + 16, fitting(page, bar->label, label_width / 8));
        fprintf(page->out, "<rect class=%s x=%d y=%d width=%.1f height=12 rx=2 /><text class=value x=%.1f y=%d>%u</text></a>\n", bar->class, label_width, y + 6, width,
                label_width + width + 8, y + 16, bar->count);
    }
    fputs("</svg>\n", page->out);
    if (bars->len > count)
        fprintf(page->out, "<p class=none>and %u more\n", bars->len - count);
    fputs("</figure>\n", page->out);
}

/* Counts NAME in BARS; the worst severity gives the colour. */
static void tally(struct rl_page *page, GArray *bars, GHashTable *index, const char *key, const char *label, const char *link, const struct rl_shown_finding *finding)
{
    gpointer at = g_hash_table_lookup(index, key);
    if (!at) {
        const struct bar fresh = {.label = label, .key = key, .link = rl_arena_strdup(page->shown->arena, link), .severity = -1};
        g_array_append_val(bars, fresh);
        at = GUINT_TO_POINTER(bars->len);
        g_hash_table_insert(index, (gpointer)key, at);
    }
    struct bar *bar = &g_array_index(bars, struct bar, GPOINTER_TO_UINT(at) - 1);
    bar->count++;
    if ((int)finding->finding.severity > bar->severity) {
        bar->severity = (int)finding->finding.severity;
        bar->class = finding->severity;
    }
}

static void print_charts(struct rl_page *page)
{
    g_autoptr(GArray) rules = g_array_new(FALSE, FALSE, sizeof(struct bar)), files = g_array_new(FALSE, FALSE, sizeof(struct bar));
    g_autoptr(GHashTable) by_rule = g_hash_table_new(g_str_hash, g_str_equal), by_file = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < page->shown->findings->len; i++) {
        const struct rl_shown_finding *finding = page->shown->findings->pdata[i];
        g_autofree char *link = g_strconcat("rule-", finding->rule->id, NULL);
        tally(page, rules, by_rule, finding->rule->id, rl_arena_printf(page->shown->arena, "%s %s", finding->rule->id, finding->rule->name), link, finding);
        tally(page, files, by_file, finding->finding.file, finding->finding.file, g_hash_table_lookup(page->ids, finding), finding);
    }
    print_bars(page, rules, "By rule", "r", 250);
    print_bars(page, files, "By file", "f", 330);
}

static void print_run(struct rl_page *page)
{
    const struct rl_overview *o = page->overview;
    fputs("<p class=run>", page->out);
    if (o->started)
        rl_markup(page->out, "Run of <time>%s</time>", o->started);
    if (o->python)
        rl_markup(page->out, ", for Python %s", o->python);
    if (o->arguments)
        rl_markup(page->out, ": <code>%s</code>", o->arguments);
    fputs(page->shown->finished ? "\n" : "<br><b>The run was interrupted: its findings are not complete.</b>\n", page->out);
}

void rl_html_overview(struct rl_page *page)
{
    fputs("<section id=overview class=shown>\n<h2>Overview</h2>\n", page->out);
    print_run(page);
    print_tiles(page);
    fputs("<div class=charts>\n", page->out);
    print_trend(page);
    print_charts(page);
    fputs("</div>\n</section>\n", page->out);
}

/* ---- what was not analysed ---------------------------------------------------------------------------------- */

void rl_html_analysis(struct rl_page *page)
{
    const struct rl_shown_run *shown = page->shown;
    const struct rl_run_totals *t = &shown->totals;
    FILE *out = page->out;
    fprintf(out, "<section id=analysis>\n<h2>Analysis</h2>\n<p>%u functions: %u analysed completely, %u coarsened, %u not. %u were read by libclang, %u by tree-sitter.\n",
            t->complete + t->coarsened + t->abandoned, t->complete, t->coarsened, t->abandoned, t->by_clang, t->by_treesitter);
    if (shown->functions->len)
        fputs("<h3>Functions not analysed completely</h3>\n<table class=rows><thead><tr><th>function<th>place<th>how far<th>why</thead><tbody>\n", out);
    for (guint i = 0; i < shown->functions->len; i++) {
        const struct rl_shown_function *f = shown->functions->pdata[i];
        rl_markup(out, "<tr><td><code>%s</code><td class=path>%s:%u<td>%s<td>%s\n", f->name, f->path, f->line, f->completeness, f->why ? f->why : "");
    }
    fputs(shown->functions->len ? "</table>\n" : "", out);
    if (shown->units->len)
        fputs("<h3>Files not analysed</h3>\n<table class=rows><thead><tr><th>file<th>status<th>why</thead><tbody>\n", out);
    for (guint i = 0; i < shown->units->len; i++) {
        const struct rl_shown_unit *unit = shown->units->pdata[i];
        rl_markup(out, "<tr><td class=path>%s<td>%s<td>%s\n", unit->path, unit->status, unit->why ? unit->why : "");
    }
    fputs(shown->units->len ? "</table>\n" : "", out);
    guint errors = 0;
    for (guint i = 0; i < shown->notes->len; i++)
        errors += ((const struct rl_shown_note *)shown->notes->pdata[i])->is_error;
    if (errors)
        fputs("<h3>Compile errors</h3>\n<p>What libclang did not understand was read by tree-sitter.\n<table class=rows><thead><tr><th>place<th>what the compiler says</thead><tbody>\n", out);
    for (guint i = 0; i < shown->notes->len; i++) {
        const struct rl_shown_note *note = shown->notes->pdata[i];
        if (note->is_error)
            rl_markup(out, "<tr><td class=path>%s:%u:%u<td>%s\n", note->path, note->line, note->col, note->text);
    }
    fputs(errors ? "</table>\n</section>\n" : "</section>\n", out);
}
