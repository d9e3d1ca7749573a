/* Observations: what several paths see of one bug becomes one. */
#include "analyzer/flow/engine.h"
#include "analyzer/model/convention.h"

#include <stdlib.h>
#include <string.h>

struct build {
    int64_t key;
    struct rl_obs obs;
    struct rl_loc *places; /* all of them */
    uint32_t nplaces, room;
};

void rl_event_add(struct rl_engine *e, struct rl_state *s, enum rl_event_kind kind, rl_term object, const char *api,
                  const char *text)
{
    struct rl_event *event = rl_new(e->arena, struct rl_event);
    const struct rl_ref *ref = object ? rl_state_ref(s, object) : NULL;
    *event = (struct rl_event){ .before = s->trail, .loc = e->loc, .object = object, .api = api, .text = text,
                                .count = ref ? ref->delta : 0, .kind = (uint8_t)kind };
    event->length = s->trail ? s->trail->length + 1 : 1;
    s->trail = event;
}

void rl_event_branch(struct rl_engine *e, struct rl_state *s, bool truth)
{
    rl_event_add(e, s, RL_EVENT_BRANCH, RL_NO_TERM, NULL, NULL);
    struct rl_event *event = (struct rl_event *)s->trail;
    event->block = e->block;
    event->truth = truth;
}

static rl_term origin_term(struct rl_engine *e, rl_term object)
{
    const struct rl_term_info *info = rl_info(e, object);
    return info->kind == RL_T_AGED ? info->a : object;
}

/* Names one bug in every state and pass: the kind and where the object comes from. */
static int64_t key_of(struct rl_engine *e, const struct rl_sighting *sighting)
{
    const struct rl_term_info info = *rl_info(e, origin_term(e, sighting->object));
    uint64_t h = (uint64_t)sighting->kind * 1000003u + (uint64_t)info.kind;
    switch ((int)info.kind) {
    case RL_T_INIT:
        h = h * 31 + g_str_hash(rl_loc_name(e, info.a));
        break;
    case RL_T_JOIN:
        h = (h * 31 + info.a) * 31 + g_str_hash(rl_loc_name(e, info.b));
        break;
    case RL_T_SINGLETON:
        h = (h * 31 + g_str_hash(info.text)) * 31 + e->inst;
        break;
    case RL_T_ADDR:
        h = h * 31 + g_str_hash(rl_loc_name(e, info.a));
        break;
    case RL_T_INT: /* NULL: one bug by the name of what is NULL */
        h = h * 31 + (sighting->name ? g_str_hash(sighting->name) : e->inst);
        break;
    default:
        h = (h * 31 + info.a) * 31 + info.b;
        break;
    }
    return (int64_t)h;
}

static void describe_origin(struct rl_engine *e, const struct rl_state *s, rl_term object, struct rl_obs *obs)
{
    const struct rl_term_info info = *rl_info(e, origin_term(e, object));
    switch ((int)info.kind) {
    case RL_T_CALL: {
        const struct rl_inst *inst = e->insts[info.a];
        obs->origin = RL_ORIGIN_CALL;
        obs->origin_loc = inst->loc;
        if (!obs->macro)
            obs->macro = inst->macro;
        obs->api = e->inst_api[info.a] ? e->inst_api[info.a]->name : inst->a.kind == RL_VAL_FUNC ? inst->a.text : NULL;
        break;
    }
    case RL_T_PARAM:
        obs->origin = RL_ORIGIN_PARAMETER;
        obs->origin_loc = e->func->vars[info.a].loc;
        break;
    case RL_T_INIT:
        obs->origin = rl_info(e, rl_term_root(e->terms, info.a))->kind == RL_T_GLOBAL ? RL_ORIGIN_GLOBAL : RL_ORIGIN_FIELD;
        break;
    case RL_T_SINGLETON: case RL_T_ADDR:
        obs->origin = RL_ORIGIN_SINGLETON;
        break;
    default:
        obs->origin = RL_ORIGIN_OTHER;
        break;
    }
    const struct rl_ref *ref = rl_state_ref(s, object);
    if (ref) {
        obs->family = ref->family;
        obs->held = (ref->flags & RL_REF_HELD) != 0;
        obs->made_here = (ref->flags & RL_REF_NEW) != 0;
        obs->retains = ref->retains;
        obs->resource = ref->flags & RL_REF_MEMORY ? RL_RESOURCE_MEMORY : ref->flags & RL_REF_BUFFER ? RL_RESOURCE_BUFFER : RL_RESOURCE_OBJECT;
        obs->after_conditional_steal = (ref->flags & RL_REF_COND_STEAL) != 0;
    }
    obs->object = rl_name_of(e, s, object);
}

static enum rl_confidence_level confidence_of(struct rl_engine *e, const struct rl_state *s,
                                              const struct rl_sighting *sighting)
{
    int level = (int)sighting->confidence - (e->level > 0 ? 1 : 0);
    const struct rl_ref *ref = rl_state_ref(s, sighting->object);
    const struct rl_term_info *info = rl_info(e, origin_term(e, sighting->object));
    if (ref && (ref->flags & RL_REF_GUESSED)) { /* that it came as a new reference is only a convention */
        const struct rl_inst *maker = info->kind == RL_T_CALL ? e->insts[info->a] : NULL;
        level -= maker && maker->a.kind == RL_VAL_FUNC && rl_name_constructs(maker->a.text) ? 1 : 2;
    }
    return (enum rl_confidence_level)CLAMP(level, (int)RL_GUESS, (int)RL_SURE);
}

static void fill(struct rl_engine *e, const struct rl_state *s, const struct rl_sighting *sighting, struct rl_obs *obs)
{
    *obs = (struct rl_obs){ .kind = sighting->kind, .func = e->func, .macro = e->macro, .loss = sighting->loss,
                            .surplus = sighting->surplus, .gil = sighting->gil, .failure_path = sighting->failure_path,
                            .null_certain = sighting->null_certain, .null_from_failure = sighting->from_failure,
                            .into_field = sighting->into_field, .in_loop = sighting->in_loop, .user = sighting->user,
                            .target = sighting->target, .module_init = e->module_init };
    obs->loc = rl_loc_known(sighting->loc) ? sighting->loc : e->loc;
    obs->confidence = confidence_of(e, s, sighting);
    describe_origin(e, s, sighting->object, obs);
    if (sighting->name)
        obs->object = sighting->name;
    if (!sighting->cycle) {
        obs->steps = rl_story(e, s, sighting->object, &obs->nsteps);
        rl_witness(e, s, sighting->object, obs);
        return;
    }
    rl_witness(e, s, RL_NO_TERM, obs);
    obs->steps = sighting->cycle->steps;
    obs->nsteps = obs->cycle = sighting->cycle->length;
    obs->chain = sighting->cycle->chain;
    obs->uncollected = sighting->cycle->uncollected;
}

/* An object made in a loop and lost inside it is lost each round. */
static bool lost_each_round(struct rl_engine *e, const struct rl_sighting *sighting)
{
    const struct rl_term_info *info = rl_info(e, origin_term(e, sighting->object));
    if (sighting->kind != RL_OBS_LOST || info->kind != RL_T_CALL)
        return false;
    if (sighting->loss == RL_LOSS_RETURN)
        return sighting->in_loop;
    return rl_loops_same(e->loops, e->inst_block[info->a], e->block);
}

static bool earlier(struct rl_loc a, struct rl_loc b)
{
    return a.line < b.line || (a.line == b.line && a.col < b.col);
}

/* Which of two sightings of one bug tells it better: the one in the loop, then the first place. */
static bool better(const struct rl_obs *old, bool in_loop, struct rl_loc loc, uint32_t length)
{
    if (old->in_loop != in_loop)
        return in_loop;
    if (old->loc.line != loc.line)
        return earlier(loc, old->loc);
    return length + 4 < old->nsteps;
}

static void add_place(struct rl_engine *e, struct build *build, struct rl_loc loc)
{
    for (uint32_t i = 0; i < build->nplaces; i++)
        if (build->places[i].line == loc.line && build->places[i].file == loc.file)
            return;
    if (build->nplaces == build->room) {
        struct rl_loc *more = rl_new_array(e->arena, build->room + 8u, struct rl_loc);
        if (build->nplaces)
            memcpy(more, build->places, build->nplaces * sizeof(*more));
        build->places = more;
        build->room += 8;
    }
    build->places[build->nplaces++] = loc;
}

void rl_observe(struct rl_engine *e, struct rl_state *s, const struct rl_sighting *given)
{
    const struct rl_ref *block = given->kind == RL_OBS_LOST ? rl_state_ref(s, given->object) : NULL;
    if (block && (block->flags & RL_REF_MEMORY) && !e->unit->counts)
        return; /* a file of plain C beside the others: its memory is for other tools */
    struct rl_sighting sighting = *given;
    sighting.in_loop = lost_each_round(e, &sighting);
    struct rl_loc loc = rl_loc_known(sighting.loc) ? sighting.loc : e->loc;
    int64_t key = key_of(e, &sighting);
    struct build *build = g_hash_table_lookup(e->seen, &key);
    if (!build) {
        build = rl_new(e->arena, struct build);
        build->key = key;
        fill(e, s, &sighting, &build->obs);
        g_hash_table_insert(e->seen, &build->key, build);
        g_ptr_array_add(e->builds, build);
    } else if (better(&build->obs, sighting.in_loop, loc, UINT32_MAX - 8)) {
        bool failure_path = build->obs.failure_path && sighting.failure_path;
        enum rl_confidence_level confidence = MAX(build->obs.confidence, confidence_of(e, s, &sighting));
        bool conditional = build->obs.after_conditional_steal;
        fill(e, s, &sighting, &build->obs);
        build->obs.failure_path = failure_path;
        build->obs.confidence = confidence;
        build->obs.after_conditional_steal = conditional && build->obs.after_conditional_steal;
    } else {
        const struct rl_ref *ref = rl_state_ref(s, sighting.object);
        build->obs.failure_path = build->obs.failure_path && sighting.failure_path;
        build->obs.after_conditional_steal =
            build->obs.after_conditional_steal && ref && (ref->flags & RL_REF_COND_STEAL) != 0;
    }
    add_place(e, build, loc);
}

static int by_place(gconstpointer a, gconstpointer b)
{
    const struct build *x = *(struct build *const *)a, *y = *(struct build *const *)b;
    if (x->obs.loc.line != y->obs.loc.line)
        return x->obs.loc.line < y->obs.loc.line ? -1 : 1;
    if (x->obs.loc.col != y->obs.loc.col)
        return x->obs.loc.col < y->obs.loc.col ? -1 : 1;
    return (int)x->obs.kind - (int)y->obs.kind;
}

static int loc_order(const void *a, const void *b)
{
    const struct rl_loc *x = a, *y = b;
    return earlier(*x, *y) ? -1 : earlier(*y, *x) ? 1 : 0;
}

static void list_places(struct build *build)
{
    struct rl_obs *obs = &build->obs;
    qsort(build->places, build->nplaces, sizeof(*build->places), loc_order);
    obs->also = build->places;
    for (uint32_t i = 0; i < build->nplaces; i++)
        if (build->places[i].line != obs->loc.line)
            obs->also[obs->nalso++] = build->places[i];
}

/* An external function of which every way out lends is meant to lend: `PyObject *error_class(int code)`. */
static bool only_lends(const struct rl_engine *e)
{
    for (uint32_t i = 0; i < e->summary->noutcomes; i++) {
        const struct rl_outcome *outcome = &e->summary->outcomes[i];
        if (outcome->result == RL_RETURN_NEW || (outcome->result == RL_RETURN_ARGUMENT && outcome->params[outcome->argument].delta > 0))
            return false;
    }
    return e->contract == RL_CONTRACT_ASSUMED && !e->summary->incomplete;
}

void rl_observe_finish(struct rl_engine *e, struct rl_flow_result *result)
{
    bool lends = only_lends(e);
    g_ptr_array_sort(e->builds, by_place);
    result->obs = rl_new_array(e->arena, e->builds->len, struct rl_obs *);
    for (guint i = 0; i < e->builds->len; i++) {
        struct build *build = g_ptr_array_index(e->builds, i);
        list_places(build);
        if (!e->success_exit) /* a function that only ever fails has no failure path of its own */
            build->obs.failure_path = false;
        if (lends && build->obs.kind == RL_OBS_RETURN_BORROWED && !build->obs.made_here)
            build->obs.confidence = RL_GUESS;
        result->obs[result->nobs++] = &build->obs;
    }
}
