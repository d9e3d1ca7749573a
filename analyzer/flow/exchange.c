/* The serial form of summaries, the table of those from elsewhere, and which names of a unit need it. */
#include "analyzer/flow/exchange.h"

#include <string.h>

#include "analyzer/flow/engine.h"

/* ---- names ------------------------------------------------------------------------ */

static void visit_value(struct rl_val val, rl_name_visitor *visit, void *data)
{
    if (val.kind == RL_VAL_FUNC)
        visit(data, val.text);
}

void rl_flow_visit_names(const struct rl_ir_func *func, rl_name_visitor *visit, void *data)
{
    for (uint32_t b = 0; b < func->nblocks; b++) {
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            visit_value(inst->a, visit, data);
            visit_value(inst->b, visit, data);
            for (uint32_t n = 0; n < inst->nargs; n++)
                visit_value(inst->args[n], visit, data);
        }
    }
}

static void add_name(void *data, const char *name)
{
    g_hash_table_add(data, (gpointer)name);
}

struct known {
    const struct rl_models *models;
    int python;
};

static gboolean has_model(gpointer name, gpointer value, gpointer data)
{
    const struct known *known = data;
    (void)value;
    return rl_models_find(known->models, name, known->python) != NULL;
}

void rl_flow_missing(const struct rl_ir_unit *unit, const struct rl_models *models, int python, GHashTable *names)
{
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        rl_flow_visit_names(unit->functions[i], add_name, names);
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        g_hash_table_remove(names, unit->functions[i]->name);
    struct known known = { models, python };
    g_hash_table_foreach_remove(names, has_model, &known);
}

struct dependence {
    GHashTable *names;     /* of other units */
    GHashTable *functions; /* name -> index + 1 */
    GPtrArray **callers;   /* by function: indexes of those that name it */
    bool *depends;
    GArray *work; /* uint32_t: found to depend, callers not yet told */
    uint32_t at;
};

static void mark(struct dependence *in, uint32_t index)
{
    if (in->depends[index])
        return;
    in->depends[index] = true;
    g_array_append_val(in->work, index);
}

static void note_name(void *data, const char *name)
{
    struct dependence *in = data;
    uint32_t number = GPOINTER_TO_UINT(g_hash_table_lookup(in->functions, name));
    if (number == 0) {
        if (g_hash_table_contains(in->names, name))
            mark(in, in->at);
        return;
    }
    if (!in->callers[number - 1])
        in->callers[number - 1] = g_ptr_array_new();
    g_ptr_array_add(in->callers[number - 1], GUINT_TO_POINTER(in->at));
}

bool *rl_flow_depends(struct rl_arena *arena, const struct rl_ir_unit *unit, GHashTable *names)
{
    struct dependence in = {
        .names = names,
        .functions = g_hash_table_new(g_str_hash, g_str_equal),
        .callers = g_new0(GPtrArray *, unit->nfunctions + 1),
        .depends = rl_new_array(arena, unit->nfunctions + 1, bool),
        .work = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
    };
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        g_hash_table_insert(in.functions, (gpointer)unit->functions[i]->name, GUINT_TO_POINTER(i + 1));
    for (in.at = 0; in.at < unit->nfunctions; in.at++)
        rl_flow_visit_names(unit->functions[in.at], note_name, &in);
    for (guint i = 0; i < in.work->len; i++) {
        GPtrArray *callers = in.callers[g_array_index(in.work, uint32_t, i)];
        for (guint n = 0; callers && n < callers->len; n++)
            mark(&in, GPOINTER_TO_UINT(callers->pdata[n]));
    }
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        if (in.callers[i])
            g_ptr_array_free(in.callers[i], TRUE);
    g_free(in.callers);
    g_hash_table_destroy(in.functions);
    g_array_free(in.work, TRUE);
    return in.depends;
}

/* ---- the serial form ------------------------------------------------------------------ */

/* One visitor writes and reads, so that the format is told once. */
struct codec {
    GByteArray *out; /* NULL: reading */
    const uint8_t *at, *end;
    struct rl_arena *arena;
    bool bad;
};

static void code_bytes(struct codec *c, void *data, size_t size)
{
    if (c->out) {
        g_byte_array_append(c->out, data, (guint)size);
        return;
    }
    if ((size_t)(c->end - c->at) < size) {
        c->bad = true;
        c->at = c->end;
        memset(data, 0, size);
        return;
    }
    memcpy(data, c->at, size);
    c->at += size;
}

/* A number up to LAST. */
static uint8_t code_small(struct codec *c, unsigned value, unsigned last)
{
    uint8_t byte = (uint8_t)value;
    code_bytes(c, &byte, 1);
    if (byte > last)
        c->bad = true;
    return c->bad ? 0 : byte;
}

/* True for bits that are set alone or together: at most eight. */
static void code_flags(struct codec *c, bool **flags, unsigned count)
{
    uint8_t bits = 0;
    for (unsigned i = 0; i < count; i++)
        bits |= (uint8_t)(*flags[i] << i);
    code_bytes(c, &bits, 1);
    for (unsigned i = 0; i < count; i++)
        *flags[i] = bits >> i & 1;
}

#define FLAGS(c, ...) code_flags((c), (bool *[]){ __VA_ARGS__ }, sizeof((bool *[]){ __VA_ARGS__ }) / sizeof(bool *))

/* TEXT may be NULL. */
static const char *code_text(struct codec *c, const char *text)
{
    uint32_t size = text ? (uint32_t)strlen(text) + 1 : 0;
    code_bytes(c, &size, sizeof(size));
    if (c->out) {
        code_bytes(c, (void *)text, size);
        return text;
    }
    if (size == 0 || size > (size_t)(c->end - c->at) || c->at[size - 1] != '\0') {
        c->bad = c->bad || size != 0;
        return NULL;
    }
    text = rl_arena_strdup(c->arena, (const char *)c->at);
    c->at += size;
    return text;
}

static void code_param(struct codec *c, struct rl_param_effect *effect)
{
    effect->guard = code_small(c, effect->guard, RL_GUARD_NONZERO);
    effect->out = code_small(c, effect->out, RL_OUT_OTHER);
    effect->content_guard = code_small(c, effect->content_guard, RL_GUARD_NONZERO);
    effect->family = code_text(c, effect->family);
    effect->content_family = code_text(c, effect->content_family);
    code_bytes(c, &effect->number, sizeof(effect->number));
    code_bytes(c, &effect->delta, 1);
    code_bytes(c, &effect->content, 1);
    code_bytes(c, &effect->holder, 1);
    FLAGS(c, &effect->escapes, &effect->passed, &effect->stores, &effect->writes, &effect->refuses_null, &effect->told,
          &effect->out_nonnull, &effect->out_lent);
    effect->nfields = code_small(c, effect->nfields, RL_MOST_FIELDS);
    for (uint32_t i = 0; i < effect->nfields && !c->bad; i++) {
        effect->fields[i].name = code_text(c, effect->fields[i].name);
        effect->fields[i].fate = code_small(c, effect->fields[i].fate, RL_FIELD_RELEASED);
        c->bad = c->bad || !effect->fields[i].name;
    }
}

static void code_outcome(struct codec *c, struct rl_outcome *outcome, uint32_t nparams)
{
    outcome->result = (enum rl_return_class)code_small(c, outcome->result, RL_RETURN_OTHER);
    FLAGS(c, &outcome->nonnull, &outcome->failed, &outcome->guessed, &outcome->shared, &outcome->fresh,
          &outcome->hedged, &outcome->unchecked, &outcome->spent);
    outcome->raised = code_small(c, outcome->raised, RL_RAISED_TELLS);
    outcome->failure = code_small(c, outcome->failure, RL_FAIL_AMBIGUOUS);
    code_bytes(c, &outcome->gil, sizeof(outcome->gil));
    code_bytes(c, &outcome->argument, 1);
    outcome->singleton = code_text(c, outcome->singleton);
    outcome->family = code_text(c, outcome->family);
    code_bytes(c, &outcome->lo, sizeof(outcome->lo));
    code_bytes(c, &outcome->hi, sizeof(outcome->hi));
    if (!c->out)
        outcome->params = rl_new_array(c->arena, nparams, struct rl_param_effect);
    for (uint32_t i = 0; i < nparams && !c->bad; i++)
        code_param(c, &outcome->params[i]);
}

/* Their places are their unit's own. */
static void code_deeds(struct codec *c, struct rl_deeds *deeds)
{
    FLAGS(c, &deeds->partial, &deeds->hands, &deeds->state);
    deeds->nameless = code_small(c, deeds->nameless, UINT8_MAX);
    deeds->count = code_small(c, deeds->count, RL_MOST_DEEDS);
    if (!c->out)
        deeds->list = rl_new_array(c->arena, deeds->count, struct rl_deed);
    for (uint32_t i = 0; i < deeds->count && !c->bad; i++) {
        struct rl_deed *deed = &deeds->list[i];
        deed->kind = code_small(c, deed->kind, RL_DEED_COUNT - 1);
        deed->param = code_small(c, deed->param, UINT8_MAX);
        deed->path = code_text(c, deed->path);
        c->bad = c->bad || !deed->path;
    }
}

static void code_summary(struct codec *c, struct rl_summary *summary)
{
    code_deeds(c, &summary->deeds);
    FLAGS(c, &summary->coarse, &summary->incomplete, &summary->needs_gil, &summary->clears);
    summary->noutcomes = code_small(c, summary->noutcomes, RL_MAX_OUTCOMES);
    summary->nparams = code_small(c, summary->nparams, UINT8_MAX);
    code_bytes(c, &summary->taken, sizeof(summary->taken));
    for (uint32_t i = 0; i < summary->noutcomes && !c->bad; i++)
        code_outcome(c, &summary->outcomes[i], summary->nparams);
}

/* A function that returns now a new reference and now a borrowed one: which it is, callers know and no guard tells, so
 * nothing is sure. */
static void hedge(struct rl_summary *summary)
{
    bool made = false, lent = false;
    for (uint32_t i = 0; i < summary->noutcomes; i++) {
        made = made || summary->outcomes[i].result == RL_RETURN_NEW;
        lent = lent || summary->outcomes[i].result == RL_RETURN_BORROWED;
    }
    for (uint32_t i = 0; made && lent && i < summary->noutcomes; i++) {
        summary->outcomes[i].guessed = true;
        summary->outcomes[i].singleton = NULL;
    }
}

void rl_flow_export(struct rl_flow_unit *unit, uint32_t index, GByteArray *out)
{
    const char *name = unit->ir->functions[index]->name;
    const struct rl_summary *known = rl_unit_summary(unit, name);
    struct rl_summary summary = { .incomplete = true };
    if (known && !known->incomplete && known->nparams <= UINT8_MAX)
        summary = *known;
    hedge(&summary);
    struct codec c = { .out = g_byte_array_new() };
    code_summary(&c, &summary);
    GByteArray *body = c.out;
    c.out = out;
    code_text(&c, name);
    code_bytes(&c, &body->len, sizeof(body->len));
    code_bytes(&c, body->data, body->len);
    g_byte_array_free(body, TRUE);
}

/* ---- the table --------------------------------------------------------------------------- */

struct external {
    struct rl_summary summary;
    const uint8_t *bytes; /* its serial form */
    guint size;
    unsigned round;
    bool ambiguous;
};

struct rl_externals {
    struct rl_arena *arena;
    GHashTable *table; /* name -> struct external * */
};

struct rl_externals *rl_externals_new(void)
{
    struct rl_externals *externals = g_new0(struct rl_externals, 1);
    externals->arena = rl_arena_new();
    externals->table = g_hash_table_new(g_str_hash, g_str_equal);
    return externals;
}

void rl_externals_free(struct rl_externals *externals)
{
    if (!externals)
        return;
    g_hash_table_destroy(externals->table);
    rl_arena_free(externals->arena);
    g_free(externals);
}

struct rl_externals *rl_externals_only(const struct rl_externals *all, char **names)
{
    struct rl_externals *few = rl_externals_new();
    for (char **name = names; all && name && *name; name++) {
        struct external *found = g_hash_table_lookup(all->table, *name);
        if (found)
            g_hash_table_insert(few->table, *name, found);
    }
    return few;
}

/* An earlier round's word gives way, and so does what two units say differently. */
static void put(struct rl_externals *externals, const char *name, const struct external *news)
{
    struct external *old = g_hash_table_lookup(externals->table, name);
    if (!old) {
        old = rl_new(externals->arena, struct external);
        *old = *news;
        g_hash_table_insert(externals->table, (gpointer)name, old);
    } else if (old->round < news->round) {
        bool ambiguous = old->ambiguous;
        *old = *news;
        old->ambiguous = ambiguous;
    } else if (old->round == news->round) {
        old->ambiguous = old->ambiguous || old->size != news->size || memcmp(old->bytes, news->bytes, news->size) != 0;
    }
}

bool rl_externals_add(struct rl_externals *externals, GBytes *bytes, unsigned round)
{
    gsize size;
    const uint8_t *data = g_bytes_get_data(bytes, &size);
    struct codec c = { .at = data, .end = data + size, .arena = externals->arena };
    while (c.at < c.end && !c.bad) {
        struct external news = { .round = round };
        const char *name = code_text(&c, NULL);
        code_bytes(&c, &news.size, sizeof(news.size));
        const uint8_t *body = c.at;
        code_summary(&c, &news.summary);
        if (!name || c.bad || (size_t)(c.at - body) != news.size)
            return false;
        news.bytes = rl_arena_memdup(externals->arena, body, news.size);
        put(externals, name, &news);
    }
    return !c.bad;
}

static gboolean is_not_in(gpointer name, gpointer value, gpointer names)
{
    (void)value;
    return !g_hash_table_contains(names, name);
}

void rl_externals_retain(struct rl_externals *externals, GHashTable *names)
{
    g_hash_table_foreach_remove(externals->table, is_not_in, names);
}

const struct rl_summary *rl_externals_find(const struct rl_externals *externals, const char *name)
{
    const struct external *found = g_hash_table_lookup(externals->table, name);
    return found && !found->ambiguous && !found->summary.incomplete ? &found->summary : NULL;
}

uint64_t rl_externals_hash(const struct rl_externals *externals, const char *name)
{
    const struct external *found = g_hash_table_lookup(externals->table, name);
    if (!found || !rl_externals_find(externals, name))
        return 0;
    uint64_t hash = 14695981039346656037u;
    for (guint i = 0; i < found->size; i++)
        hash = (hash ^ found->bytes[i]) * 1099511628211u;
    return hash;
}
