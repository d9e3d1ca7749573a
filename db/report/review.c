/* Two formats of JSON for reviews of changes: GitLab's Code Quality, and rdjsonl, which reviewdog reads. */
#include <stdlib.h>

#include "analyzer/base/error.h"
#include "db/report/load.h"
#include "db/report/tree.h"

/* ---- GitLab ------------------------------------------------------------------------------------------- */

static const char *gitlab_severity(enum rl_severity severity)
{
    switch (severity) {
    case RL_SEVERITY_NOTE: return "minor";
    case RL_SEVERITY_WARNING: return "major";
    case RL_SEVERITY_ERROR: return "critical";
    }
    RL_BUG("severity %d", (int)severity);
}

/* GitLab takes two findings with one fingerprint for one.  SEEN: how often each came.  Returns: owned. */
static char *gitlab_fingerprint(const struct rl_shown_finding *finding, GHashTable *seen)
{
    const struct rl_finding *f = &finding->finding;
    char *key = g_strdup_printf("%s\n%s\n%s\n%u", f->rule, f->file, finding->fingerprint, f->occurrence);
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
    g_autofree char *whole = count ? g_strdup_printf("%s\n%u", key, count) : g_strdup(key);
    g_hash_table_replace(seen, key, GUINT_TO_POINTER(count + 1));
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, whole, -1);
}

static json_t *gitlab_finding(struct rl_shown_run *shown, const struct rl_shown_finding *finding, GHashTable *seen)
{
    const struct rl_finding *f = &finding->finding;
    const char *object = rl_shown_object(shown, f);
    g_autofree char *fingerprint = gitlab_fingerprint(finding, seen);
    g_autofree char *description = g_strdup_printf("%s%s%s%s%s%s", f->message, f->function ? ", in " : "", f->function ? f->function : "",
                                                   f->function ? "()" : "", object ? ": " : "", object ? object : "");
    json_t *entry = json_object(), *location = json_object(), *lines = json_object();
    rl_json_put(entry, "description", rl_json_text(description));
    rl_json_put(entry, "check_name", rl_json_text(f->rule));
    rl_json_put(entry, "fingerprint", rl_json_text(fingerprint));
    rl_json_put(entry, "severity", rl_json_text(gitlab_severity(f->severity)));
    rl_json_put(location, "path", rl_json_text(f->file));
    rl_json_put(lines, "begin", json_integer(MAX(f->loc.line, 1)));
    rl_json_put(lines, "end", json_integer(MAX(MAX(f->loc.end_line, f->loc.line), 1)));
    rl_json_put(location, "lines", lines);
    rl_json_put(entry, "location", location);
    return entry;
}

bool rl_report_gitlab(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{
    struct rl_shown_run *shown = rl_shown_run_load(store, run, options, error);
    if (!shown)
        return false;
    json_t *findings = json_array();
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < shown->findings->len; i++)
        rl_json_add(findings, gitlab_finding(shown, shown->findings->pdata[i], seen));
    rl_shown_run_free(shown);
    return rl_json_write(findings, out, error);
}

/* ---- reviewdog ---------------------------------------------------------------------------------------- */

static json_t *position(uint32_t line, uint32_t col)
{
    json_t *object = json_object();
    rl_json_put(object, "line", json_integer(line));
    if (col)
        rl_json_put(object, "column", json_integer(col));
    return object;
}

/* Columns count bytes and the end is one past the last, as ours. */
static json_t *review_range(struct rl_loc loc)
{
    json_t *range = json_object();
    rl_json_put(range, "start", position(MAX(loc.line, 1), loc.col));
    if (loc.col && loc.end_col && (loc.end_line > loc.line || (loc.end_line == loc.line && loc.end_col > loc.col)))
        rl_json_put(range, "end", position(loc.end_line, loc.end_col));
    return range;
}

static json_t *review_place(const char *path, struct rl_loc loc)
{
    json_t *object = json_object();
    rl_json_put(object, "path", rl_json_text(path));
    rl_json_put(object, "range", review_range(loc));
    return object;
}

/* Suggestions are alternatives, of one place each: a fix of several parts is none of them. */
static void put_suggestion(json_t *object, const struct rl_finding *f)
{
    if (f->nedits != 1)
        return;
    struct rl_loc loc = f->edits[0].loc;
    json_t *suggestions = json_array(), *one = json_object(), *range = json_object();
    rl_json_put(range, "start", position(loc.line, loc.col));
    rl_json_put(range, "end", position(loc.end_line, loc.end_col));
    rl_json_put(one, "range", range);
    rl_json_put(one, "text", rl_json_text(f->edits[0].text));
    rl_json_add(suggestions, one);
    rl_json_put(object, "suggestions", suggestions);
}

/* The message with the path: a comment on a change can hold it, and shows nothing else. */
static json_t *review_message(struct rl_shown_run *shown, const struct rl_finding *f)
{
    GString *text = g_string_new(f->message);
    const char *object = rl_shown_object(shown, f);
    if (object)
        g_string_append_printf(text, "\n%s", object);
    for (uint32_t i = 0; i < f->nsteps; i++) {
        g_string_append_printf(text, "\n%u. line %u: %s", i + 1, f->steps[i].loc.line, f->steps[i].text);
        if (f->steps[i].has_count)
            g_string_append_printf(text, " (count %d)", f->steps[i].count);
    }
    if (f->hint)
        g_string_append_printf(text, "\nTo mend it: %s", f->hint);
    json_t *message = rl_json_text(text->str);
    g_string_free(text, TRUE);
    return message;
}

static json_t *review_finding(struct rl_shown_run *shown, const struct rl_shown_finding *finding)
{
    static const char *const severities[] = {[RL_SEVERITY_NOTE] = "INFO", [RL_SEVERITY_WARNING] = "WARNING", [RL_SEVERITY_ERROR] = "ERROR"};
    const struct rl_finding *f = &finding->finding;
    g_autofree char *value = g_strdup_printf("%s %s", f->rule, finding->rule->name);
    json_t *object = json_object(), *source = json_object(), *code = json_object();
    rl_json_put(object, "message", review_message(shown, f));
    rl_json_put(object, "location", review_place(f->file, f->loc));
    rl_json_put(object, "severity", rl_json_text(severities[f->severity]));
    rl_json_put(source, "name", rl_json_text("reflint"));
    rl_json_put(object, "source", source);
    rl_json_put(code, "value", rl_json_text(value));
    rl_json_put(object, "code", code);
    put_suggestion(object, f);
    return object;
}

bool rl_report_rdjsonl(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{
    struct rl_shown_run *shown = rl_shown_run_load(store, run, options, error);
    if (!shown)
        return false;
    for (guint i = 0; i < shown->findings->len; i++) {
        json_t *finding = review_finding(shown, shown->findings->pdata[i]);
        char *line = json_dumps(finding, JSON_COMPACT);
        fprintf(out, "%s\n", line ? line : "");
        free(line);
        json_decref(finding);
    }
    rl_shown_run_free(shown);
    return rl_report_flush(out, error);
}
