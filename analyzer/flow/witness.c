/* What a path does to every reference on it, for the margin of the source: told of observations, and of one path on request. */
#include <string.h>

#include "analyzer/flow/engine.h"

enum { MOST_REFERENCES = 16, MOST_COUNTS = 400 };

/* A reference of the path. */
struct subject {
    rl_term val;
    const char *name; /* the variable or field that holds it; NULL: none */
    struct rl_loc loc; /* where it comes in */
    uint32_t column;
    bool told;    /* something happens to its count */
    bool lent;    /* without a count of ours it is alive: borrowed, or kept by another */
    bool is_shown;
};

static rl_term origin_of(const struct rl_engine *e, rl_term val)
{
    return rl_info(e, val)->kind == RL_T_AGED ? rl_info(e, val)->a : val;
}

/* By what name people know it who have not seen it stored. */
static const char *name_at_entry(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    const struct rl_term_info info = *rl_info(e, val);
    switch ((int)info.kind) {
    case RL_T_PARAM: case RL_T_SINGLETON: case RL_T_ADDR:
        return rl_name_of(e, NULL, val);
    case RL_T_INIT:
        return rl_loc_name_in(e, s, info.a);
    case RL_T_JOIN:
        return info.b ? rl_loc_name(e, info.b) : NULL;
    default:
        return NULL;
    }
}

static struct subject *subject_of(struct rl_engine *e, const struct rl_state *s, GArray *subjects, rl_term val)
{
    for (guint i = 0; i < subjects->len; i++)
        if (g_array_index(subjects, struct subject, i).val == val)
            return &g_array_index(subjects, struct subject, i);
    bool made_here = rl_info(e, val)->kind == RL_T_CALL;
    const struct subject subject = { .val = val, .name = name_at_entry(e, s, val), .lent = !made_here };
    g_array_append_val(subjects, subject);
    return &g_array_index(subjects, struct subject, subjects->len - 1);
}

/* A variable's name wins over a field's. */
static void name_subject(struct subject *subject, const char *name)
{
    bool is_variable = name && !strpbrk(name, "->.[*");
    if (name && (!subject->name || is_variable))
        subject->name = name;
}

/* The path's events, oldest first; of very long paths the last ones. */
static GPtrArray *events_of(const struct rl_state *s)
{
    GPtrArray *events = g_ptr_array_new();
    uint32_t left = MOST_COUNTS;
    for (const struct rl_event *event = s->trail; event && left > 0; event = event->before)
        if (event->object) {
            g_ptr_array_add(events, (gpointer)event);
            left--;
        }
    for (guint i = 0; i < events->len / 2; i++) {
        gpointer other = events->pdata[i];
        events->pdata[i] = events->pdata[events->len - 1 - i];
        events->pdata[events->len - 1 - i] = other;
    }
    return events;
}

static GArray *subjects_of(struct rl_engine *e, const struct rl_state *s, const GPtrArray *events)
{
    GArray *subjects = g_array_new(FALSE, TRUE, sizeof(struct subject));
    for (guint i = 0; i < events->len; i++) {
        const struct rl_event *event = events->pdata[i];
        struct subject *subject = subject_of(e, s, subjects, origin_of(e, event->object));
        if (event->kind == RL_EVENT_HOLD)
            name_subject(subject, event->text);
        else if (event->kind != RL_EVENT_FAILED && event->kind != RL_EVENT_RAISED && event->kind != RL_EVENT_DIED && event->kind != RL_EVENT_STORE)
            subject->told = true;
        if (!rl_loc_known(subject->loc))
            subject->loc = event->loc;
    }
    return subjects;
}

/* A column each, but one for those that a variable held one after the other; OWN (may be none) has the first. */
static void give_columns(struct rl_engine *e, GArray *subjects, rl_term own, const char *own_name)
{
    uint32_t next = 1;
    for (guint i = 0; i < subjects->len; i++) {
        struct subject *subject = &g_array_index(subjects, struct subject, i);
        if (subject->val == own) {
            subject->name = own_name;
            subject->is_shown = true;
            continue;
        }
        if (!subject->told || !subject->name || next > MOST_REFERENCES)
            continue;
        if (own && own_name && strcmp(subject->name, own_name) == 0)
            subject->name = rl_arena_printf(e->arena, "%s:%u", own_name, subject->loc.line);
        subject->is_shown = true;
        subject->column = next;
        for (guint k = 0; k < i && subject->column == next; k++) {
            const struct subject *other = &g_array_index(subjects, struct subject, k);
            if (other->is_shown && other->column && strcmp(other->name, subject->name) == 0)
                subject->column = other->column;
        }
        next += subject->column == next;
    }
}

/* What EVENT makes of SUBJECT, or NULL: nothing that its count would show. */
static const char *standing_after(struct subject *subject, const struct rl_event *event)
{
    switch ((enum rl_event_kind)event->kind) {
    case RL_EVENT_MAKE: case RL_EVENT_RETAIN: case RL_EVENT_NOT_STOLEN:
        return event->count > 0 ? RL_STANDING_OWNED : RL_STANDING_LENT;
    case RL_EVENT_BORROW:
        subject->lent = true;
        return RL_STANDING_LENT;
    case RL_EVENT_RELEASE:
        return event->count > 0 ? RL_STANDING_OWNED : event->count == 0 && subject->lent ? RL_STANDING_LENT : RL_STANDING_RELEASED;
    case RL_EVENT_STEAL:
        return event->count > 0 ? RL_STANDING_OWNED : RL_STANDING_MOVED;
    case RL_EVENT_NULL:
        return RL_STANDING_NULL;
    case RL_EVENT_DIED:
        return RL_STANDING_RELEASED;
    case RL_EVENT_STORE:
        subject->lent = true;
        return NULL;
    case RL_EVENT_BRANCH: case RL_EVENT_HOLD: case RL_EVENT_FAILED: case RL_EVENT_RAISED:
        break;
    }
    return NULL;
}

/* How many of OBS' steps were made by the time of EVENT. */
static uint32_t steps_before(const struct rl_obs *obs, const struct rl_event *event)
{
    uint32_t n = 0;
    while (n < obs->nsteps && obs->steps[n].moment && obs->steps[n].moment <= event->length)
        n++;
    return n;
}

void rl_witness(struct rl_engine *e, const struct rl_state *s, rl_term own, struct rl_obs *obs)
{
    if (e->unit->options->summaries_only) /* of a function that calls itself, a trial is what stays */
        return;
    GPtrArray *events = events_of(s);
    GArray *subjects = subjects_of(e, s, events);
    own = own ? origin_of(e, own) : RL_NO_TERM;
    give_columns(e, subjects, own, obs->object);
    obs->ncounts = 0;
    obs->counts = rl_new_array(e->arena, events->len, struct rl_obs_count);
    for (guint i = 0; i < events->len; i++) {
        const struct rl_event *event = events->pdata[i];
        struct subject *subject = subject_of(e, s, subjects, origin_of(e, event->object));
        const char *standing = subject->is_shown ? standing_after(subject, event) : NULL;
        if (!standing)
            continue;
        obs->counts[obs->ncounts++] = (struct rl_obs_count){
            .name = subject->name, .column = subject->column, .loc = event->loc, .step = steps_before(obs, event),
            .count = event->kind == RL_EVENT_NULL ? 0 : event->count, .standing = standing,
        };
    }
    g_array_free(subjects, TRUE);
    g_ptr_array_free(events, TRUE);
}

/* The most references that the function owns at one time on OBS' path. */
static int peak_of(const struct rl_obs *obs)
{
    int counts[MOST_REFERENCES + 1] = { 0 }, sum = 0, peak = 0;
    for (uint32_t i = 0; i < obs->ncounts; i++) {
        int *count = &counts[obs->counts[i].column], now = MAX(obs->counts[i].count, 0);
        sum += now - *count;
        *count = now;
        peak = MAX(peak, sum);
    }
    return peak;
}

void rl_witness_exit(struct rl_engine *e, const struct rl_state *s)
{
    struct rl_worst *worst = e->unit->worst;
    if (!worst || worst->func != e->func)
        return;
    struct rl_obs obs = { .kind = RL_OBS_COUNT, .func = e->func, .loc = e->loc };
    obs.steps = rl_story(e, s, RL_NO_TERM, &obs.nsteps);
    rl_witness(e, s, RL_NO_TERM, &obs);
    int peak = peak_of(&obs);
    bool is_new = !worst->obs || worst->level != e->level;
    if (!is_new && (peak < worst->peak || (peak == worst->peak && obs.ncounts <= worst->obs->ncounts)))
        return;
    worst->obs = rl_arena_memdup(e->arena, &obs, sizeof(obs));
    worst->peak = peak;
    worst->level = e->level;
}

const struct rl_obs *rl_flow_worst(struct rl_flow_unit *unit, const struct rl_ir_func *func)
{
    struct rl_worst worst = { .func = func };
    struct rl_flow_result result;
    struct rl_summary *summary = NULL;
    if (func->lost || func->nblocks == 0)
        return NULL;
    unit->worst = &worst;
    rl_explore(unit, func, 0, &result, &summary, NULL);
    unit->worst = NULL;
    return worst.obs;
}
