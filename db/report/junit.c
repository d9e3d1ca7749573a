/* JUnit's XML, as CI servers show it: a file without findings is a test that passes, each finding one that fails.
 *
 * No test's name has a line number, so that a server can tell since when it fails.  Notes do not fail: they do not make
 * `reflint check` fail either.
 */
#include <string.h>

#include "db/report/load.h"
#include "db/report/markup.h"

struct suite {
    FILE *out;
    struct rl_shown_run *shown;
    GHashTable *names; /* class and name of the tests so far -> how many */
};

struct tally {
    uint32_t tests, failures, errors, skipped;
};

static bool is_skipped(const struct rl_shown_finding *shown) { return shown->suppressed || shown->known; }
static bool fails(const struct rl_shown_finding *shown) { return !is_skipped(shown) && shown->finding.severity != RL_SEVERITY_NOTE; }

/* <testcase ... without its ">"; equal names get a number. */
static void open_case(struct suite *s, const char *class, const char *name)
{
    char *key = g_strconcat(class, "\n", name, NULL);
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(s->names, key)) + 1;
    g_hash_table_replace(s->names, key, GUINT_TO_POINTER(count));
    rl_markup(s->out, "    <testcase classname=\"%s\" name=\"%s", class, name);
    if (count > 1)
        fprintf(s->out, " (%u)", count);
    fputc('"', s->out);
}

static void print_steps(struct suite *s, const struct rl_finding *f)
{
    for (uint32_t i = 0; i < f->nsteps; i++) {
        const struct rl_path_step *step = &f->steps[i];
        rl_markup(s->out, "\n%s:%u: %u. %s", step->file ? step->file : f->file, step->loc.line, i + 1, step->text);
        if (step->has_count)
            fprintf(s->out, " [count %d]", step->count);
    }
}

static void print_text(struct suite *s, const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    const char *object = rl_shown_object(s->shown, f);
    rl_markup(s->out, "%s:%u:%u: %s: %s [%s %s]", f->file, f->loc.line, f->loc.col, shown->severity, f->message, f->rule, shown->rule->name);
    if (object)
        rl_markup(s->out, "\n%s", object);
    print_steps(s, f);
    if (f->hint)
        rl_markup(s->out, "\nhelp: %s", f->hint);
}

static void print_finding(struct suite *s, const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    g_autofree char *name = g_strdup_printf("%s %s%s%s%s%s", f->rule, shown->rule->name, f->function ? " in " : "",
                                            f->function ? f->function : "", f->object ? ": " : "", f->object ? f->object : "");
    open_case(s, f->file, name);
    if (is_skipped(shown)) {
        const char *why = !shown->suppressed ? "" : shown->suppressed_by ? shown->suppressed_by : "by a comment";
        rl_markup(s->out, ">\n      <skipped message=\"%s%s\"/>\n    </testcase>\n", shown->suppressed ? "suppressed: " : "in the baseline", why);
        return;
    }
    if (fails(shown))
        rl_markup(s->out, ">\n      <failure type=\"%s\" message=\"%s\">", f->rule, f->message);
    else
        fputs(">\n      <system-out>", s->out);
    print_text(s, shown);
    fprintf(s->out, "</%s>\n    </testcase>\n", fails(shown) ? "failure" : "system-out");
}

static void print_unit(struct suite *s, const struct rl_shown_unit *unit)
{
    open_case(s, unit->path, "analysed");
    fprintf(s->out, ">\n      <%s", unit->is_skipped ? "skipped" : "error");
    if (!unit->is_skipped)
        rl_markup(s->out, " type=\"%s\"", unit->status);
    rl_markup(s->out, " message=\"%s%s%s\"/>\n    </testcase>\n", unit->status, unit->why ? ": " : "", unit->why ? unit->why : "");
}

/* Files analysed that no finding speaks of. */
static GPtrArray *clean_files(const struct rl_shown_run *shown)
{
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *clean = g_ptr_array_new();
    for (guint i = 0; i < shown->findings->len; i++)
        g_hash_table_add(told, (gpointer)((const struct rl_shown_finding *)shown->findings->pdata[i])->finding.file);
    for (guint i = 0; i < shown->files->len; i++)
        if (g_hash_table_add(told, shown->files->pdata[i]))
            g_ptr_array_add(clean, shown->files->pdata[i]);
    return clean;
}

static struct tally count(const struct rl_shown_run *shown, const GPtrArray *clean)
{
    struct tally t = {.tests = shown->findings->len + shown->units->len + clean->len};
    for (guint i = 0; i < shown->findings->len; i++) {
        const struct rl_shown_finding *finding = shown->findings->pdata[i];
        t.failures += fails(finding);
        t.skipped += is_skipped(finding);
    }
    for (guint i = 0; i < shown->units->len; i++) {
        bool skipped = ((const struct rl_shown_unit *)shown->units->pdata[i])->is_skipped;
        t.skipped += skipped;
        t.errors += !skipped;
    }
    return t;
}

bool rl_report_junit(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{
    struct rl_shown_run *shown = rl_shown_run_load(store, run, options, error);
    if (!shown)
        return false;
    g_autoptr(GPtrArray) clean = clean_files(shown);
    struct suite s = {out, shown, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    struct tally t = count(shown, clean);
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n", out);
    fprintf(out, "  <testsuite name=\"reflint\" tests=\"%u\" failures=\"%u\" errors=\"%u\" skipped=\"%u\">\n", t.tests, t.failures, t.errors, t.skipped);
    for (guint i = 0; i < shown->findings->len; i++)
        print_finding(&s, shown->findings->pdata[i]);
    for (guint i = 0; i < shown->units->len; i++)
        print_unit(&s, shown->units->pdata[i]);
    for (guint i = 0; i < clean->len; i++) {
        open_case(&s, clean->pdata[i], "analysed");
        fputs("/>\n", out);
    }
    fputs("  </testsuite>\n</testsuites>\n", out);
    g_hash_table_destroy(s.names);
    rl_shown_run_free(shown);
    return rl_report_flush(out, error);
}
