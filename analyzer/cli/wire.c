#include "analyzer/cli/wire.h"

#include <string.h>

/* ---- atoms ------------------------------------------------------------------ */

void rl_wire_put_uint(GByteArray *out, uint64_t value)
{
    uint8_t bytes[10];
    guint n = 0;
    do {
        uint8_t low = value & 0x7f;
        value >>= 7;
        bytes[n++] = low | (value ? 0x80 : 0);
    } while (value);
    g_byte_array_append(out, bytes, n);
}

void rl_wire_put_int(GByteArray *out, int64_t value)
{
    uint64_t sign = value < 0 ? UINT64_MAX : 0;
    rl_wire_put_uint(out, ((uint64_t)value << 1) ^ sign);
}

void rl_wire_put_bytes(GByteArray *out, const void *data, size_t size)
{
    rl_wire_put_uint(out, size);
    g_byte_array_append(out, data, (guint)size);
}

void rl_wire_put_text(GByteArray *out, const char *text)
{
    size_t len = text ? strlen(text) : 0;
    rl_wire_put_uint(out, text ? len + 1 : 0);
    if (text)
        g_byte_array_append(out, (const guint8 *)text, (guint)len);
}

static uint64_t fail(struct rl_wire_reader *in)
{
    in->bad = true;
    in->at = in->end;
    return 0;
}

uint64_t rl_wire_get_uint(struct rl_wire_reader *in)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (in->at == in->end)
            return fail(in);
        uint8_t byte = *in->at++;
        if (shift == 63 && byte > 1)
            return fail(in);
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return value;
    }
    return fail(in);
}

int64_t rl_wire_get_int(struct rl_wire_reader *in)
{
    uint64_t value = rl_wire_get_uint(in);
    return (int64_t)((value >> 1) ^ (value & 1 ? UINT64_MAX : 0));
}

uint32_t rl_wire_get_upto(struct rl_wire_reader *in, uint32_t max)
{
    uint64_t value = rl_wire_get_uint(in);
    return (uint32_t)(value <= max ? value : fail(in));
}

uint32_t rl_wire_get_count(struct rl_wire_reader *in)
{
    uint64_t count = rl_wire_get_uint(in);
    bool fits = count <= (uint64_t)(in->end - in->at) && count <= UINT32_MAX;
    return (uint32_t)(fits ? count : fail(in));
}

const uint8_t *rl_wire_get_bytes(struct rl_wire_reader *in, size_t *size)
{
    *size = rl_wire_get_count(in);
    const uint8_t *bytes = in->at;
    in->at += *size;
    return bytes;
}

const char *rl_wire_get_text(struct rl_wire_reader *in)
{
    uint64_t len = rl_wire_get_uint(in);
    if (len == 0)
        return NULL;
    len--;
    if (len > (uint64_t)(in->end - in->at)) {
        fail(in);
        return NULL;
    }
    const char *text = rl_arena_strndup(in->arena, (const char *)in->at, (size_t)len);
    in->at += len;
    return text;
}

/* ---- rows ---------------------------------------------------------------------- */

void rl_wire_put_loc(GByteArray *out, struct rl_loc loc)
{
    rl_wire_put_uint(out, loc.file);
    rl_wire_put_uint(out, loc.line);
    rl_wire_put_uint(out, loc.col);
    rl_wire_put_uint(out, loc.end_line);
    rl_wire_put_uint(out, loc.end_col);
}

struct rl_loc rl_wire_get_loc(struct rl_wire_reader *in)
{
    struct rl_loc loc = {0};
    loc.file = rl_wire_get_upto(in, UINT32_MAX);
    loc.line = rl_wire_get_upto(in, UINT32_MAX);
    loc.col = rl_wire_get_upto(in, UINT32_MAX);
    loc.end_line = rl_wire_get_upto(in, UINT32_MAX);
    loc.end_col = rl_wire_get_upto(in, UINT32_MAX);
    return loc;
}

static void put_function(GByteArray *out, const struct rl_function_row *row)
{
    rl_wire_put_text(out, row->file);
    rl_wire_put_text(out, row->name);
    rl_wire_put_loc(out, row->loc);
    rl_wire_put_uint(out, (unsigned)row->completeness);
    rl_wire_put_text(out, row->why);
    rl_wire_put_text(out, row->frontend);
    rl_wire_put_uint(out, row->states);
    rl_wire_put_uint(out, row->microseconds);
    rl_wire_put_uint(out, row->text_hash);
}

static void get_function(struct rl_wire_reader *in, struct rl_function_row *row)
{
    row->file = rl_wire_get_text(in);
    row->name = rl_wire_get_text(in);
    row->loc = rl_wire_get_loc(in);
    row->completeness = (int)rl_wire_get_upto(in, 2);
    row->why = rl_wire_get_text(in);
    row->frontend = rl_wire_get_text(in);
    row->states = rl_wire_get_upto(in, UINT32_MAX);
    row->microseconds = rl_wire_get_uint(in);
    row->text_hash = rl_wire_get_uint(in);
}

static void put_note(GByteArray *out, const struct rl_note_row *row)
{
    rl_wire_put_text(out, row->file);
    rl_wire_put_loc(out, row->loc);
    rl_wire_put_uint(out, row->is_error);
    rl_wire_put_text(out, row->text);
}

static void get_note(struct rl_wire_reader *in, struct rl_note_row *row)
{
    row->file = rl_wire_get_text(in);
    row->loc = rl_wire_get_loc(in);
    row->is_error = rl_wire_get_upto(in, 1);
    row->text = rl_wire_get_text(in);
}

static void put_counts(GByteArray *out, const struct rl_finding *finding)
{
    rl_wire_put_uint(out, finding->ncounts);
    for (uint32_t i = 0; i < finding->ncounts; i++) {
        const struct rl_path_count *count = &finding->counts[i];
        bool same_file = g_strcmp0(count->file, finding->file) == 0;
        rl_wire_put_text(out, same_file ? NULL : count->file);
        rl_wire_put_uint(out, count->line);
        rl_wire_put_uint(out, count->step);
        rl_wire_put_uint(out, count->column);
        rl_wire_put_text(out, count->reference);
        rl_wire_put_int(out, count->count);
        rl_wire_put_text(out, count->standing);
    }
}

static void get_counts(struct rl_wire_reader *in, struct rl_finding *finding)
{
    uint32_t n = rl_wire_get_count(in);
    finding->counts = rl_new_array(in->arena, n, struct rl_path_count);
    finding->ncounts = n;
    for (uint32_t i = 0; i < n && !in->bad; i++) {
        struct rl_path_count *count = &finding->counts[i];
        count->file = rl_wire_get_text(in);
        count->file = count->file ? count->file : finding->file;
        count->line = rl_wire_get_upto(in, UINT32_MAX);
        count->step = rl_wire_get_upto(in, UINT32_MAX);
        count->column = rl_wire_get_upto(in, UINT32_MAX);
        count->reference = rl_wire_get_text(in);
        count->count = (int)rl_wire_get_int(in);
        count->standing = rl_wire_get_text(in);
        in->bad = in->bad || !count->standing;
    }
}

static void put_path(GByteArray *out, const struct rl_finding *finding)
{
    rl_wire_put_uint(out, finding->nsteps);
    for (uint32_t i = 0; i < finding->nsteps; i++) {
        const struct rl_path_step *step = &finding->steps[i];
        rl_wire_put_text(out, step->file);
        rl_wire_put_loc(out, step->loc);
        rl_wire_put_text(out, step->text);
        rl_wire_put_int(out, step->count);
        rl_wire_put_uint(out, (step->has_count ? 1u : 0u) | (step->is_branch ? 2u : 0u));
    }
    put_counts(out, finding);
    rl_wire_put_uint(out, finding->nrelated);
    for (uint32_t i = 0; i < finding->nrelated; i++) {
        rl_wire_put_text(out, finding->related[i].file);
        rl_wire_put_loc(out, finding->related[i].loc);
        rl_wire_put_text(out, finding->related[i].text);
    }
}

static void get_path(struct rl_wire_reader *in, struct rl_finding *finding)
{
    uint32_t nsteps = rl_wire_get_count(in);
    finding->steps = rl_new_array(in->arena, nsteps, struct rl_path_step);
    finding->nsteps = nsteps;
    for (uint32_t i = 0; i < nsteps && !in->bad; i++) {
        struct rl_path_step *step = &finding->steps[i];
        step->file = rl_wire_get_text(in);
        step->loc = rl_wire_get_loc(in);
        step->text = rl_wire_get_text(in);
        step->count = (int)rl_wire_get_int(in);
        uint32_t bits = rl_wire_get_upto(in, 3);
        step->has_count = bits & 1;
        step->is_branch = bits & 2;
    }
    get_counts(in, finding);
    uint32_t nrelated = rl_wire_get_count(in);
    finding->related = rl_new_array(in->arena, nrelated, struct rl_related);
    finding->nrelated = nrelated;
    for (uint32_t i = 0; i < nrelated && !in->bad; i++) {
        finding->related[i].file = rl_wire_get_text(in);
        finding->related[i].loc = rl_wire_get_loc(in);
        finding->related[i].text = rl_wire_get_text(in);
    }
}

static void put_suppression(GByteArray *out, const struct rl_suppression_row *row)
{
    rl_wire_put_text(out, row->file);
    rl_wire_put_uint(out, row->line);
    rl_wire_put_uint(out, row->col);
    rl_wire_put_uint(out, row->from);
    rl_wire_put_uint(out, row->to);
    rl_wire_put_text(out, row->text);
    rl_wire_put_text(out, row->rules);
    rl_wire_put_text(out, row->reason);
    rl_wire_put_text(out, row->problem);
    rl_wire_put_uint(out, (row->used ? 1u : 0u) | (row->judged ? 2u : 0u));
}

static void get_suppression(struct rl_wire_reader *in, struct rl_suppression_row *row)
{
    row->file = rl_wire_get_text(in);
    row->line = rl_wire_get_upto(in, UINT32_MAX);
    row->col = rl_wire_get_upto(in, UINT32_MAX);
    row->from = rl_wire_get_upto(in, UINT32_MAX);
    row->to = rl_wire_get_upto(in, UINT32_MAX);
    row->text = rl_wire_get_text(in);
    row->rules = rl_wire_get_text(in);
    row->reason = rl_wire_get_text(in);
    row->problem = rl_wire_get_text(in);
    uint32_t bits = rl_wire_get_upto(in, 3);
    row->used = bits & 1;
    row->judged = bits & 2;
    if (!row->file || !row->text)
        fail(in);
}

static void put_edits(GByteArray *out, const struct rl_finding *finding)
{
    rl_wire_put_uint(out, finding->nedits);
    for (uint32_t i = 0; i < finding->nedits; i++) {
        rl_wire_put_loc(out, finding->edits[i].loc);
        rl_wire_put_text(out, finding->edits[i].text);
    }
}

static void get_edits(struct rl_wire_reader *in, struct rl_finding *finding)
{
    uint32_t nedits = rl_wire_get_count(in);
    finding->edits = rl_new_array(in->arena, nedits, struct rl_edit);
    finding->nedits = nedits;
    for (uint32_t i = 0; i < nedits && !in->bad; i++) {
        finding->edits[i].loc = rl_wire_get_loc(in);
        finding->edits[i].text = rl_wire_get_text(in);
        if (!finding->edits[i].text)
            fail(in);
    }
}

void rl_wire_put_finding(GByteArray *out, const struct rl_finding_row *row)
{
    const struct rl_finding *finding = &row->finding;
    rl_wire_put_text(out, finding->rule);
    rl_wire_put_uint(out, finding->severity);
    rl_wire_put_uint(out, finding->confidence);
    rl_wire_put_text(out, finding->file);
    rl_wire_put_loc(out, finding->loc);
    rl_wire_put_text(out, finding->function);
    rl_wire_put_text(out, finding->object);
    rl_wire_put_text(out, finding->origin);
    rl_wire_put_loc(out, finding->origin_loc);
    rl_wire_put_text(out, finding->origin_file);
    rl_wire_put_text(out, finding->message);
    rl_wire_put_text(out, finding->hint);
    rl_wire_put_text(out, finding->macro);
    put_path(out, finding);
    rl_wire_put_uint(out, finding->fingerprint);
    rl_wire_put_uint(out, finding->occurrence);
    rl_wire_put_uint(out, finding->shape);
    put_edits(out, finding);
    rl_wire_put_uint(out, row->suppressed);
    rl_wire_put_text(out, row->suppressed_by);
}

static void get_finding(struct rl_wire_reader *in, struct rl_finding_row *row)
{
    struct rl_finding *finding = &row->finding;
    finding->rule = rl_wire_get_text(in);
    finding->severity = (enum rl_severity)rl_wire_get_upto(in, RL_SEVERITY_ERROR);
    finding->confidence = (enum rl_confidence)rl_wire_get_upto(in, RL_CONFIDENCE_HIGH);
    finding->file = rl_wire_get_text(in);
    finding->loc = rl_wire_get_loc(in);
    finding->function = rl_wire_get_text(in);
    finding->object = rl_wire_get_text(in);
    finding->origin = rl_wire_get_text(in);
    finding->origin_loc = rl_wire_get_loc(in);
    finding->origin_file = rl_wire_get_text(in);
    finding->message = rl_wire_get_text(in);
    finding->hint = rl_wire_get_text(in);
    finding->macro = rl_wire_get_text(in);
    get_path(in, finding);
    finding->fingerprint = rl_wire_get_uint(in);
    finding->occurrence = rl_wire_get_upto(in, UINT32_MAX);
    finding->shape = rl_wire_get_uint(in);
    get_edits(in, finding);
    row->suppressed = rl_wire_get_upto(in, 1);
    row->suppressed_by = rl_wire_get_text(in);
    if (!finding->rule || !finding->file || !finding->message)
        fail(in);
}

/* ---- units ------------------------------------------------------------------------ */

void rl_wire_put_unit_with(GByteArray *out, const struct rl_unit_row *row, const GByteArray *findings, uint32_t nfindings)
{
    rl_wire_put_text(out, row->path);
    rl_wire_put_text(out, row->directory);
    rl_wire_put_text(out, row->flags);
    rl_wire_put_uint(out, row->status);
    rl_wire_put_text(out, row->why);
    rl_wire_put_text(out, row->cache_key);
    rl_wire_put_uint(out, row->cpu_frontend);
    rl_wire_put_uint(out, row->cpu_engine);
    rl_wire_put_uint(out, row->nfunctions);
    for (uint32_t i = 0; i < row->nfunctions; i++)
        put_function(out, &row->functions[i]);
    rl_wire_put_uint(out, row->nnotes);
    for (uint32_t i = 0; i < row->nnotes; i++)
        put_note(out, &row->notes[i]);
    rl_wire_put_types(out, row);
    rl_wire_put_uint(out, row->nsuppressions);
    for (uint32_t i = 0; i < row->nsuppressions; i++)
        put_suppression(out, &row->suppressions[i]);
    rl_wire_put_uint(out, nfindings);
    g_byte_array_append(out, findings->data, findings->len);
}

void rl_wire_put_unit(GByteArray *out, const struct rl_unit_row *row)
{
    GByteArray *findings = g_byte_array_new();
    for (uint32_t i = 0; i < row->nfindings; i++)
        rl_wire_put_finding(findings, &row->findings[i]);
    rl_wire_put_unit_with(out, row, findings, row->nfindings);
    g_byte_array_free(findings, TRUE);
}

static void get_functions(struct rl_wire_reader *in, struct rl_unit_row *row)
{
    uint32_t count = rl_wire_get_count(in);
    struct rl_function_row *functions = rl_new_array(in->arena, count, struct rl_function_row);
    for (uint32_t i = 0; i < count && !in->bad; i++)
        get_function(in, &functions[i]);
    row->functions = functions;
    row->nfunctions = count;
}

static void get_notes(struct rl_wire_reader *in, struct rl_unit_row *row)
{
    uint32_t count = rl_wire_get_count(in);
    struct rl_note_row *notes = rl_new_array(in->arena, count, struct rl_note_row);
    for (uint32_t i = 0; i < count && !in->bad; i++)
        get_note(in, &notes[i]);
    row->notes = notes;
    row->nnotes = count;
}

static void get_suppressions(struct rl_wire_reader *in, struct rl_unit_row *row)
{
    uint32_t count = rl_wire_get_count(in);
    struct rl_suppression_row *suppressions = rl_new_array(in->arena, count, struct rl_suppression_row);
    for (uint32_t i = 0; i < count && !in->bad; i++)
        get_suppression(in, &suppressions[i]);
    row->suppressions = suppressions;
    row->nsuppressions = count;
}

static void get_findings(struct rl_wire_reader *in, struct rl_unit_row *row)
{
    uint32_t count = rl_wire_get_count(in);
    struct rl_finding_row *findings = rl_new_array(in->arena, count, struct rl_finding_row);
    for (uint32_t i = 0; i < count && !in->bad; i++)
        get_finding(in, &findings[i]);
    row->findings = findings;
    row->nfindings = count;
}

bool rl_wire_get_unit(struct rl_wire_reader *in, struct rl_unit_row *row)
{
    memset(row, 0, sizeof(*row));
    row->path = rl_wire_get_text(in);
    row->directory = rl_wire_get_text(in);
    row->flags = rl_wire_get_text(in);
    row->status = (enum rl_unit_status)rl_wire_get_upto(in, RL_UNIT_CRASHED);
    row->why = rl_wire_get_text(in);
    row->cache_key = rl_wire_get_text(in);
    row->cpu_frontend = rl_wire_get_uint(in);
    row->cpu_engine = rl_wire_get_uint(in);
    get_functions(in, row);
    get_notes(in, row);
    rl_wire_get_types(in, row);
    get_suppressions(in, row);
    get_findings(in, row);
    if (!row->path || in->at != in->end)
        fail(in);
    return !in->bad;
}
