/* SARIF 2.1.0, as GitHub's code scanning, CodeChecker and editors read it.
 *
 * The same database gives the same bytes: no clock, no absolute path of the project.  Paths below the root are relative to
 * SRCROOT, whose place the reader knows; others are file:// addresses.
 */
#include <string.h>

#include "db/report/load.h"
#include "db/report/source.h"
#include "db/report/tree.h"

/* GitHub's limits: it shows 5,000 results of a run and takes no more than 25,000, and of a result 10,000 steps and 1,000 places. */
enum { LONGEST_TEXT = 1024, MOST_RESULTS = 5000, MOST_STEPS = 10000, MOST_PLACES = 1000 };

struct writer {
    struct rl_shown_run *shown;
    struct rl_sources *sources;
    bool has_baseline; /* SARIF wants the state of all results or of none */
};

/* {KEY: TEXT} */
static json_t *one(const char *key, const char *text)
{
    json_t *object = json_object();
    rl_json_put_text(object, key, text);
    return object;
}

/* A message object; TEXT gets the full stop that SARIF wants of a sentence. */
static json_t *sentence(const char *text)
{
    size_t length = strlen(text);
    bool is_ended = length > 0 && strchr(".!?", text[length - 1]);
    g_autofree char *ended = g_strconcat(text, is_ended ? "" : ".", NULL);
    return one("text", ended);
}

/* The first LONGEST_TEXT characters of TEXT. */
static json_t *short_text(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    if (g_utf8_strlen(valid, -1) < LONGEST_TEXT)
        return sentence(valid);
    strcpy(g_utf8_offset_to_pointer(valid, LONGEST_TEXT - 3), "...");
    return one("text", valid);
}

/* Places. */

static json_t *artifact(const char *path)
{
    json_t *object = json_object();
    if (g_path_is_absolute(path)) {
        g_autofree char *uri = g_filename_to_uri(path, NULL, NULL);
        rl_json_put_text(object, "uri", uri);
    } else {
        g_autofree char *uri = g_uri_escape_string(path, "/!$&'()*+,;=@", FALSE);
        rl_json_put_text(object, "uri", uri);
        rl_json_put(object, "uriBaseId", rl_json_text("SRCROOT"));
    }
    return object;
}

/* All four coordinates, as GitHub demands; the last column is one past the last character. */
static json_t *region(struct writer *w, const char *path, struct rl_loc loc)
{
    struct rl_source *source = rl_sources_get(w->sources, path);
    uint32_t line = MAX(loc.line, 1), col = MAX(loc.col, 1), end_line = MAX(loc.end_line, line), end_col = loc.end_col;
    if (loc.end_line < line || (loc.end_line == line && end_col < col) || end_col == 0)
        end_line = line, end_col = col + 1;
    uint32_t start = rl_source_utf16_col(source, line, col), end = rl_source_utf16_col(source, end_line, end_col);
    json_t *object = json_object();
    rl_json_put(object, "startLine", json_integer(line));
    rl_json_put(object, "startColumn", json_integer(start));
    rl_json_put(object, "endLine", json_integer(end_line));
    rl_json_put(object, "endColumn", json_integer(end_line == line ? MAX(end, start) : end));
    return object;
}

static json_t *physical(struct writer *w, const char *path, struct rl_loc loc)
{
    json_t *object = json_object();
    rl_json_put(object, "artifactLocation", artifact(path));
    rl_json_put(object, "region", region(w, path, loc));
    return object;
}

static json_t *location(struct writer *w, const char *path, struct rl_loc loc, const char *text)
{
    json_t *object = json_object();
    rl_json_put(object, "physicalLocation", physical(w, path, loc));
    if (text)
        rl_json_put(object, "message", sentence(text));
    return object;
}

/* Rules. */

/* The tags that GitHub knows weaknesses by. */
static const struct {
    const char *family, *weakness;
} weaknesses[] = {
    {"leak", "external/cwe/cwe-401"},
    {"over-release", "external/cwe/cwe-911"},
    {"use-after-release", "external/cwe/cwe-416"},
    {"cycle", "external/cwe/cwe-401"},
    {"memory", "external/cwe/cwe-401"},
    {"null", "external/cwe/cwe-476"},
};

static json_t *rule_properties(const struct rl_shown_rule *rule)
{
    json_t *object = json_object(), *tags = json_array();
    rl_json_add(tags, rl_json_text("correctness"));
    if (*rule->family)
        rl_json_add(tags, rl_json_text(rule->family));
    for (size_t i = 0; i < G_N_ELEMENTS(weaknesses); i++)
        if (strcmp(weaknesses[i].family, rule->family) == 0)
            rl_json_add(tags, rl_json_text(weaknesses[i].weakness));
    rl_json_put(object, "family", rl_json_text(rule->family));
    rl_json_put_text(object, "guideline", rule->guideline);
    rl_json_put(object, "precision", rl_json_text(rule->preview ? "low" : "high"));
    rl_json_put(object, "problem.severity", rl_json_text(strcmp(rule->severity, "note") == 0 ? "recommendation" : rule->severity));
    rl_json_put(object, "tags", tags);
    return object;
}

/* What the page says first, below its first section's heading; the summary when it has none.  Returns: owned. */
static char *first_paragraph(const struct rl_shown_rule *rule)
{
    const char *at = rule->page ? strstr(rule->page, "\n## ") : NULL;
    at = at ? strchr(at + 1, '\n') : NULL;
    at = at ? at + strspn(at, "\n") : "";
    const char *end = strstr(at, "\n\n");
    char *text = g_strstrip(g_strndup(at, end ? (size_t)(end - at) : strlen(at)));
    if (*text)
        return g_strdelimit(text, "\n", ' ');
    g_free(text);
    return g_strdup(*rule->summary ? rule->summary : rule->name);
}

static json_t *rule_of(const struct rl_shown_rule *rule)
{
    g_autofree char *paragraph = first_paragraph(rule);
    const char *summary = *rule->summary ? rule->summary : rule->name;
    json_t *object = json_object(), *help = json_object();
    rl_json_put(object, "id", rl_json_text(rule->id));
    rl_json_put(object, "name", rl_json_text(rule->name));
    rl_json_put(object, "shortDescription", short_text(summary));
    rl_json_put(object, "fullDescription", short_text(paragraph));
    rl_json_put(help, "text", rl_json_text(rule->page ? rule->page : summary));
    rl_json_put(help, "markdown", rl_json_text(rule->page ? rule->page : summary));
    rl_json_put(object, "help", help);
    rl_json_put(object, "defaultConfiguration", one("level", rule->severity));
    rl_json_put(object, "properties", rule_properties(rule));
    return object;
}

/* The rules that may speak in this run, INDEX telling each one's place. */
static json_t *rules_of(struct writer *w, bool preview, GHashTable *index)
{
    g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < w->shown->findings->len; i++)
        g_hash_table_add(used, (gpointer)((const struct rl_shown_finding *)g_ptr_array_index(w->shown->findings, i))->rule);
    json_t *rules = json_array();
    for (guint i = 0; i < w->shown->rules->len; i++) {
        const struct rl_shown_rule *rule = g_ptr_array_index(w->shown->rules, i);
        if (rule->preview && !preview && !g_hash_table_contains(used, rule))
            continue;
        g_hash_table_insert(index, (gpointer)rule, GUINT_TO_POINTER(json_array_size(rules)));
        rl_json_add(rules, rule_of(rule));
    }
    return rules;
}

/* Results. */

static json_t *flow_step(struct writer *w, const struct rl_finding *f, uint32_t i)
{
    const struct rl_path_step *step = &f->steps[i];
    const char *importance = i + 1 == f->nsteps ? "essential" : step->is_branch ? "unimportant" : "important";
    json_t *object = json_object();
    rl_json_put(object, "location", location(w, step->file ? step->file : f->file, step->loc, step->text));
    if (step->has_count) {
        g_autofree char *count = g_strdup_printf("%d", step->count);
        json_t *state = json_object(), *properties = json_object();
        rl_json_put(state, "references", one("text", count));
        rl_json_put(object, "state", state);
        rl_json_put(properties, "count", json_integer(step->count));
        rl_json_put(object, "properties", properties);
    }
    rl_json_put(object, "executionOrder", json_integer(i + 1));
    rl_json_put(object, "importance", rl_json_text(importance));
    return object;
}

static json_t *code_flows(struct writer *w, const struct rl_finding *f)
{
    json_t *steps = json_array(), *thread = json_object(), *threads = json_array(), *flow = json_object(), *flows = json_array();
    uint32_t first = f->nsteps > MOST_STEPS ? f->nsteps - MOST_STEPS : 0; /* the end tells more than the beginning */
    for (uint32_t i = first; i < f->nsteps; i++)
        rl_json_add(steps, flow_step(w, f, i));
    rl_json_put(thread, "locations", steps);
    rl_json_add(threads, thread);
    rl_json_put(flow, "threadFlows", threads);
    rl_json_add(flows, flow);
    return flows;
}

static json_t *related(struct writer *w, const struct rl_finding *f)
{
    json_t *places = json_array();
    for (uint32_t i = 0; i < MIN(f->nrelated, MOST_PLACES); i++) {
        json_t *place = location(w, f->related[i].file ? f->related[i].file : f->file, f->related[i].loc, f->related[i].text);
        rl_json_put(place, "id", json_integer(i + 1));
        rl_json_add(places, place);
    }
    return places;
}

static json_t *fingerprints(struct writer *w, const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    g_autofree char *own = g_strdup_printf("%s:%u", shown->fingerprint, f->occurrence);
    const char *hash = rl_source_line_hash(rl_sources_get(w->sources, f->file), MAX(f->loc.line, 1));
    json_t *object = one("primaryLocationLineHash", hash ? hash : own);
    rl_json_put(object, "reflint/v1", rl_json_text(own));
    return object;
}

static json_t *result_properties(struct writer *w, const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    json_t *object = one("family", shown->rule->family);
    rl_json_put(object, "confidence", rl_json_text(shown->confidence));
    rl_json_put_text(object, "object", rl_shown_object(w->shown, f));
    rl_json_put_text(object, "hint", f->hint);
    rl_json_put_text(object, "macro", f->macro);
    rl_json_put_text(object, "frontend", shown->frontend);
    return object;
}

static json_t *result_message(const struct rl_finding *f)
{
    g_autofree char *text = f->hint ? g_strdup_printf("%s. To mend it: %s", f->message, f->hint) : g_strdup(f->message);
    return sentence(text);
}

/* The place, with the function's name. */
static json_t *result_location(struct writer *w, const struct rl_finding *f)
{
    json_t *place = location(w, f->file, f->loc, NULL);
    if (f->function) {
        json_t *names = json_array(), *name = one("name", f->function);
        rl_json_put(name, "fullyQualifiedName", rl_json_text(f->function));
        rl_json_put(name, "kind", rl_json_text("function"));
        rl_json_add(names, name);
        rl_json_put(place, "logicalLocations", names);
    }
    return place;
}

/* The edits as one fix.  An empty region is a place to put text in. */
static json_t *fixes(struct writer *w, const struct rl_finding *f)
{
    json_t *all = json_array(), *fix = json_object(), *changes = json_array(), *change = json_object(), *replacements = json_array();
    for (uint32_t i = 0; i < f->nedits; i++) {
        json_t *replacement = json_object();
        rl_json_put(replacement, "deletedRegion", region(w, f->file, f->edits[i].loc));
        rl_json_put(replacement, "insertedContent", one("text", f->edits[i].text));
        rl_json_add(replacements, replacement);
    }
    rl_json_put(change, "artifactLocation", artifact(f->file));
    rl_json_put(change, "replacements", replacements);
    rl_json_add(changes, change);
    if (f->hint)
        rl_json_put(fix, "description", sentence(f->hint));
    rl_json_put(fix, "artifactChanges", changes);
    rl_json_add(all, fix);
    return all;
}

static json_t *result_of(struct writer *w, const struct rl_shown_finding *shown, GHashTable *index)
{
    const struct rl_finding *f = &shown->finding;
    json_t *object = json_object(), *places = json_array();
    rl_json_put(object, "ruleId", rl_json_text(f->rule));
    rl_json_put(object, "ruleIndex", json_integer(GPOINTER_TO_UINT(g_hash_table_lookup(index, shown->rule))));
    rl_json_put(object, "level", rl_json_text(shown->severity));
    rl_json_put(object, "message", result_message(f));
    rl_json_add(places, result_location(w, f));
    rl_json_put(object, "locations", places);
    rl_json_put(object, "partialFingerprints", fingerprints(w, shown));
    if (f->nsteps)
        rl_json_put(object, "codeFlows", code_flows(w, f));
    if (f->nrelated)
        rl_json_put(object, "relatedLocations", related(w, f));
    if (f->nedits)
        rl_json_put(object, "fixes", fixes(w, f));
    if (w->has_baseline)
        rl_json_put(object, "baselineState", rl_json_text(shown->known ? "unchanged" : "new"));
    if (shown->suppressed) {
        json_t *all = json_array(), *suppression = one("kind", shown->verdict ? "external" : "inSource");
        rl_json_put_text(suppression, "justification", shown->suppressed_by);
        rl_json_add(all, suppression);
        rl_json_put(object, "suppressions", all);
    }
    rl_json_put(object, "properties", result_properties(w, shown));
    return object;
}

/* The run. */

static json_t *notification(struct writer *w, const char *level, const char *path, struct rl_loc loc, const char *text)
{
    json_t *object = one("level", level), *places = json_array(), *place = json_object();
    rl_json_put(object, "message", sentence(text));
    if (path) {
        json_t *where = json_object();
        rl_json_put(where, "artifactLocation", artifact(path));
        if (rl_loc_known(loc))
            rl_json_put(where, "region", region(w, path, loc));
        rl_json_put(place, "physicalLocation", where);
        rl_json_add(places, place);
        rl_json_put(object, "locations", places);
    } else {
        json_decref(places);
        json_decref(place);
    }
    return object;
}

/* Compile errors are notes and do not make a run fail; a unit that could not be analysed does. */
static json_t *invocation(struct writer *w)
{
    const struct rl_loc nowhere = {0};
    json_t *object = json_object(), *notifications = json_array();
    bool successful = w->shown->finished;
    if (!successful)
        rl_json_add(notifications, notification(w, "error", NULL, nowhere, "The run was interrupted; its findings are not complete"));
    if (w->shown->findings->len > MOST_RESULTS) {
        g_autofree char *text = g_strdup_printf("%u findings; these are the %d worst", w->shown->findings->len, (int)MOST_RESULTS);
        rl_json_add(notifications, notification(w, "warning", NULL, nowhere, text));
    }
    for (guint i = 0; i < w->shown->units->len; i++) {
        const struct rl_shown_unit *unit = g_ptr_array_index(w->shown->units, i);
        g_autofree char *text = g_strdup_printf("%s%s%s", unit->status, unit->why ? ": " : "", unit->why ? unit->why : "");
        successful = successful && unit->is_skipped;
        rl_json_add(notifications, notification(w, unit->is_skipped ? "note" : "error", unit->path, nowhere, text));
    }
    for (guint i = 0; i < w->shown->notes->len; i++) {
        const struct rl_shown_note *note = g_ptr_array_index(w->shown->notes, i);
        const struct rl_loc loc = {.line = note->line, .col = note->col};
        rl_json_add(notifications, notification(w, note->is_error ? "warning" : "note", note->path, loc, note->text));
    }
    rl_json_put(object, "executionSuccessful", json_boolean(successful));
    rl_json_put(object, "toolExecutionNotifications", notifications);
    return object;
}

static json_t *tool(const struct rl_report_options *options, json_t *rules)
{
    json_t *object = json_object(), *driver = one("name", "reflint");
    rl_json_put_text(driver, "version", options->version);
    rl_json_put_text(driver, "semanticVersion", options->version);
    rl_json_put_text(driver, "informationUri", options->home);
    rl_json_put(driver, "rules", rules);
    rl_json_put(object, "driver", driver);
    return object;
}

static json_t *run_of(struct writer *w, const struct rl_report_options *options)
{
    g_autoptr(GHashTable) index = g_hash_table_new(NULL, NULL);
    json_t *run = json_object(), *results = json_array(), *invocations = json_array(), *bases = json_object(), *base = json_object();
    rl_json_put(run, "tool", tool(options, rules_of(w, options->filter.preview, index)));
    rl_json_add(invocations, invocation(w));
    rl_json_put(run, "invocations", invocations);
    rl_json_put(base, "description", one("text", "The root of the project that was linted."));
    rl_json_put(bases, "SRCROOT", base);
    rl_json_put(run, "originalUriBaseIds", bases);
    rl_json_put(run, "columnKind", rl_json_text("utf16CodeUnits"));
    g_autoptr(GPtrArray) worst = w->shown->findings->len > MOST_RESULTS ? rl_shown_worst(w->shown) : NULL;
    const GPtrArray *chosen = worst ? worst : w->shown->findings;
    for (guint i = 0; i < MIN(chosen->len, MOST_RESULTS); i++)
        rl_json_add(results, result_of(w, g_ptr_array_index(chosen, i), index));
    rl_json_put(run, "results", results);
    return run;
}

bool rl_report_sarif(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{
    struct rl_shown_run *shown = rl_shown_run_load(store, run, options, error);
    if (!shown)
        return false;
    struct writer w = {.shown = shown, .sources = rl_sources_new(shown->root, options), .has_baseline = shown->totals.known > 0};
    json_t *log = one("$schema", "https://json.schemastore.org/sarif-2.1.0.json"), *runs = json_array();
    rl_json_put(log, "version", rl_json_text("2.1.0"));
    rl_json_add(runs, run_of(&w, options));
    rl_json_put(log, "runs", runs);
    rl_sources_free(w.sources);
    rl_shown_run_free(shown);
    return rl_json_write(log, out, error);
}
