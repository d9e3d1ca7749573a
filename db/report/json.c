/* The report for programs; db/README.md describes it.  Members are always there, null where nothing is known. */
#include "db/report/load.h"
#include "db/report/tree.h"

enum { FORMAT = 1 }; /* grows when a member changes its meaning or goes */

static void put_place(json_t *object, const char *path, struct rl_loc loc)
{
    rl_json_put(object, "path", rl_json_text(path));
    rl_json_put(object, "line", rl_json_known(loc.line));
    rl_json_put(object, "column", rl_json_known(loc.col));
    rl_json_put(object, "endLine", rl_json_known(loc.end_line));
    rl_json_put(object, "endColumn", rl_json_known(loc.end_col));
}

static json_t *origin_of(const struct rl_finding *f)
{
    if (!f->origin)
        return json_null();
    json_t *origin = json_object();
    rl_json_put(origin, "text", rl_json_text(f->origin));
    put_place(origin, f->origin_file, f->origin_loc);
    return origin;
}

static json_t *steps_of(const struct rl_finding *f)
{
    json_t *steps = json_array();
    for (uint32_t i = 0; i < f->nsteps; i++) {
        json_t *step = json_object();
        put_place(step, f->steps[i].file, f->steps[i].loc);
        rl_json_put(step, "text", rl_json_text(f->steps[i].text));
        rl_json_put(step, "count", f->steps[i].has_count ? json_integer(f->steps[i].count) : json_null());
        rl_json_put(step, "branch", json_boolean(f->steps[i].is_branch));
        rl_json_add(steps, step);
    }
    return steps;
}

static json_t *counts_of(const struct rl_finding *f)
{
    json_t *counts = json_array();
    for (uint32_t i = 0; i < f->ncounts; i++) {
        const struct rl_path_count *at = &f->counts[i];
        json_t *count = json_object();
        rl_json_put(count, "file", rl_json_text(at->file));
        rl_json_put(count, "line", json_integer(at->line));
        rl_json_put(count, "step", json_integer(at->step));
        rl_json_put(count, "reference", json_integer(at->column));
        rl_json_put(count, "name", rl_json_text(at->reference));
        rl_json_put(count, "count", json_integer(at->count));
        rl_json_put(count, "standing", rl_json_text(at->standing));
        rl_json_add(counts, count);
    }
    return counts;
}

static json_t *related_of(const struct rl_finding *f)
{
    json_t *related = json_array();
    for (uint32_t i = 0; i < f->nrelated; i++) {
        json_t *place = json_object();
        put_place(place, f->related[i].file, f->related[i].loc);
        rl_json_put(place, "text", rl_json_text(f->related[i].text));
        rl_json_add(related, place);
    }
    return related;
}

static json_t *edits_of(const struct rl_finding *f)
{
    json_t *edits = json_array();
    for (uint32_t i = 0; i < f->nedits; i++) {
        json_t *edit = json_object();
        put_place(edit, f->file, f->edits[i].loc);
        rl_json_put(edit, "text", rl_json_text(f->edits[i].text));
        rl_json_add(edits, edit);
    }
    return edits;
}

static json_t *finding_of(const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    json_t *object = json_object();
    rl_json_put(object, "rule", rl_json_text(f->rule));
    rl_json_put(object, "name", rl_json_text(shown->rule->name));
    rl_json_put(object, "family", rl_json_text(shown->rule->family));
    rl_json_put(object, "guideline", rl_json_text(shown->rule->guideline));
    rl_json_put(object, "severity", rl_json_text(shown->severity));
    rl_json_put(object, "confidence", rl_json_text(shown->confidence));
    put_place(object, f->file, f->loc);
    rl_json_put(object, "function", rl_json_text(f->function));
    rl_json_put(object, "object", rl_json_text(f->object));
    rl_json_put(object, "origin", origin_of(f));
    rl_json_put(object, "message", rl_json_text(f->message));
    rl_json_put(object, "hint", rl_json_text(f->hint));
    rl_json_put(object, "macro", rl_json_text(f->macro));
    rl_json_put(object, "frontend", rl_json_text(shown->frontend));
    rl_json_put(object, "steps", steps_of(f));
    rl_json_put(object, "counts", counts_of(f));
    rl_json_put(object, "related", related_of(f));
    rl_json_put(object, "edits", edits_of(f));
    rl_json_put(object, "fingerprint", rl_json_text(shown->fingerprint));
    rl_json_put(object, "occurrence", json_integer(f->occurrence));
    rl_json_put(object, "suppressed", json_boolean(shown->suppressed));
    rl_json_put(object, "suppressedBy", rl_json_text(shown->suppressed_by));
    rl_json_put(object, "known", json_boolean(shown->known));
    rl_json_put(object, "verdict", rl_json_text(shown->verdict));
    rl_json_put(object, "why", rl_json_text(shown->why));
    return object;
}

static json_t *totals_of(const struct rl_run_totals *t)
{
    const struct {
        const char *name;
        uint32_t value;
    } rows[] = {
        {"files", t->files}, {"skipped", t->skipped}, {"failed", t->failed}, {"crashed", t->crashed},
        {"functionsComplete", t->complete}, {"functionsCoarsened", t->coarsened}, {"functionsNotAnalysed", t->abandoned},
        {"findings", t->findings}, {"suppressed", t->suppressed}, {"known", t->known},
        {"errors", t->errors}, {"warnings", t->warnings}, {"notes", t->notes},
    };
    json_t *totals = json_object();
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        rl_json_put(totals, rows[i].name, json_integer(rows[i].value));
    return totals;
}

static json_t *functions_of(const struct rl_shown_run *shown)
{
    json_t *functions = json_array();
    for (guint i = 0; i < shown->functions->len; i++) {
        const struct rl_shown_function *function = g_ptr_array_index(shown->functions, i);
        json_t *object = json_object();
        rl_json_put(object, "path", rl_json_text(function->path));
        rl_json_put(object, "line", rl_json_known(function->line));
        rl_json_put(object, "name", rl_json_text(function->name));
        rl_json_put(object, "completeness", rl_json_text(function->completeness));
        rl_json_put(object, "why", rl_json_text(function->why));
        rl_json_add(functions, object);
    }
    return functions;
}

static json_t *units_of(const struct rl_shown_run *shown)
{
    json_t *units = json_array();
    for (guint i = 0; i < shown->units->len; i++) {
        const struct rl_shown_unit *unit = g_ptr_array_index(shown->units, i);
        json_t *object = json_object();
        rl_json_put(object, "path", rl_json_text(unit->path));
        rl_json_put(object, "status", rl_json_text(unit->status));
        rl_json_put(object, "why", rl_json_text(unit->why));
        rl_json_add(units, object);
    }
    return units;
}

static json_t *notes_of(const struct rl_shown_run *shown)
{
    json_t *notes = json_array();
    for (guint i = 0; i < shown->notes->len; i++) {
        const struct rl_shown_note *note = g_ptr_array_index(shown->notes, i);
        json_t *object = json_object();
        rl_json_put(object, "path", rl_json_text(note->path));
        rl_json_put(object, "line", rl_json_known(note->line));
        rl_json_put(object, "column", rl_json_known(note->col));
        rl_json_put(object, "error", json_boolean(note->is_error));
        rl_json_put(object, "text", rl_json_text(note->text));
        rl_json_add(notes, object);
    }
    return notes;
}

bool rl_report_json(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{
    struct rl_shown_run *shown = rl_shown_run_load(store, run, options, error);
    if (!shown)
        return false;
    json_t *root = json_object(), *findings = json_array();
    for (guint i = 0; i < shown->findings->len; i++)
        rl_json_add(findings, finding_of(g_ptr_array_index(shown->findings, i)));
    rl_json_put(root, "format", json_integer(FORMAT));
    rl_json_put(root, "reflint", rl_json_text(options->version));
    rl_json_put(root, "finished", json_boolean(shown->finished));
    rl_json_put(root, "totals", totals_of(&shown->totals));
    rl_json_put(root, "findings", findings);
    rl_json_put(root, "functions", functions_of(shown));
    rl_json_put(root, "units", units_of(shown));
    rl_json_put(root, "notes", notes_of(shown));
    rl_shown_run_free(shown);
    return rl_json_write(root, out, error);
}
