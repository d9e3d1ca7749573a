/* What a function does to the references in the places that it reaches from its parameters: noted as they are done, along all paths
 * that the engine follows, by the place's name; told with the summary, so that it holds through helpers and in other units. */
#include <string.h>

#include "analyzer/flow/engine.h"

enum { DEEPEST = 6 };

/* Appends the name of LOC, ".x.items[]", as the parameter PARAM leads there; false: from none. */
static bool name_place(const struct rl_engine *e, rl_term loc, GString *out, uint32_t *param, int depth);

/* Whether a call of NAME gives the module's state: by its model, or as a getter around such a call. */
static bool gives_state(const struct rl_engine *e, const char *name)
{
    const struct rl_api *api = rl_unit_api(e->unit, name);
    const struct rl_summary *summary = api ? NULL : rl_unit_summary(e->unit, name);
    return api ? api->gives == RL_GIVES_STATE : summary && summary->deeds.state;
}

static bool gives_type(const struct rl_engine *e, const char *name)
{
    const struct rl_api *api = rl_unit_api(e->unit, name);
    return api && api->gives == RL_GIVES_TYPE;
}

/* What such a call returned. */
static bool is_state(const struct rl_engine *e, const struct rl_term_info *info)
{
    const struct rl_inst *call = info->kind == RL_T_CALL && info->b == 0 && info->a < e->ninsts ? e->insts[info->a] : NULL;
    return call && call->kind == RL_INST_CALL && call->a.kind == RL_VAL_FUNC && gives_state(e, call->a.text);
}

static bool name_value(const struct rl_engine *e, rl_term val, GString *out, uint32_t *param, int depth)
{
    const struct rl_term_info *info = rl_info(e, val);
    if (info->kind == RL_T_PARAM)
        *param = info->a;
    if (info->kind == RL_T_CALL && is_state(e, info)) {
        *param = RL_DEED_OF_STATE;
        return true;
    }
    return info->kind == RL_T_PARAM || ((info->kind == RL_T_INIT || info->kind == RL_T_ADDR) && name_place(e, info->a, out, param, depth));
}

static bool name_place(const struct rl_engine *e, rl_term loc, GString *out, uint32_t *param, int depth)
{
    const struct rl_term_info *info = rl_info(e, loc);
    if (depth > DEEPEST)
        return false;
    if (info->kind == RL_T_DEREF)
        return name_value(e, info->a, out, param, depth + 1);
    if (info->kind == RL_T_FIELD && gives_state(e, info->text)) { /* a getter's result is the field of its name: call.c */
        *param = RL_DEED_OF_STATE;
        return true;
    }
    if ((info->kind != RL_T_FIELD && info->kind != RL_T_INDEX) || !name_place(e, info->a, out, param, depth + 1))
        return false;
    if (info->kind == RL_T_FIELD)
        g_string_append_printf(out, ".%s", gives_type(e, info->text) ? "ob_type" : info->text);
    else
        g_string_append(out, "[]");
    return true;
}

/* Whether VAL is or lies in something that has no name: one of several values, what an earlier round of a loop met, what a call lent. */
static bool is_nameless(const struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    for (int depth = 0; depth < DEEPEST * 2; depth++) {
        const struct rl_term_info *info = rl_info(e, val);
        switch ((int)info->kind) {
        case RL_T_INIT: case RL_T_ADDR: case RL_T_FIELD: case RL_T_INDEX: case RL_T_DEREF:
            val = info->a;
            continue;
        case RL_T_JOIN: case RL_T_AGED: case RL_T_OPAQUE: case RL_T_EXPR:
            return true;
        case RL_T_CALL: {
            const struct rl_ref *ref = rl_state_ref(s, val);
            return !ref || !(ref->flags & RL_REF_NEW);
        }
        default:
            return false;
        }
    }
    return true;
}

static void add(struct rl_engine *e, const struct rl_deed *deed)
{
    struct rl_deeds *deeds = &e->summary->deeds;
    for (uint32_t i = 0; i < deeds->count; i++)
        if (deeds->list[i].kind == deed->kind && deeds->list[i].param == deed->param && strcmp(deeds->list[i].path, deed->path) == 0)
            return;
    if (deeds->count == RL_MOST_DEEDS) {
        deeds->partial = true;
        return;
    }
    if (!deeds->list)
        deeds->list = rl_new_array(e->unit->arena, RL_MOST_DEEDS, struct rl_deed);
    deeds->list[deeds->count] = *deed;
    deeds->list[deeds->count++].path = rl_arena_strdup(e->unit->arena, deed->path);
}

void rl_deeds_note(struct rl_engine *e, const struct rl_state *s, rl_term val, enum rl_deed_kind kind, const char *api)
{
    gpointer key = GSIZE_TO_POINTER((gsize)val * RL_DEED_COUNT + kind + 1);
    if (!e->summary || !g_hash_table_add(e->deeds_seen, key))
        return;
    GString *path = g_string_new(NULL);
    uint32_t param = 0;
    bool held = rl_info(e, val)->kind == RL_T_INIT, of_itself = kind > RL_DEED_RELEASE;
    if ((held || of_itself) && name_value(e, val, path, &param, 0)) {
        struct rl_deed deed = { .path = path->len ? path->str + 1 : "", .kind = (uint8_t)kind, .param = (uint8_t)MIN(param, 255u), .loc = e->loc,
                                .api = api };
        if ((path->len > 0 || of_itself) && param < 255u) /* else: what the parameter itself points to, which the summary tells */
            add(e, &deed);
    } else if (is_nameless(e, s, val)) {
        e->summary->deeds.nameless |= (uint8_t)(1u << kind);
    }
    g_string_free(path, TRUE);
}

void rl_deeds_hand(struct rl_engine *e, rl_term val)
{
    if (!e->summary || e->summary->deeds.hands)
        return;
    GString *path = g_string_new(NULL);
    uint32_t param = 0;
    e->summary->deeds.hands = name_value(e, val, path, &param, 0);
    g_string_free(path, TRUE);
}

/* The callee's DEED was done to what a struct of the caller's own leads to: `struct work w = { self }; begin(&w);`. */
static bool note_behind(struct rl_engine *e, struct rl_state *s, rl_term val, const struct rl_deed *deed, const char *name)
{
    if (rl_info(e, val)->kind != RL_T_ADDR || strchr(deed->path, '[') || !deed->path[0])
        return false;
    char **steps = g_strsplit(deed->path, ".", -1);
    for (char **step = steps; *step; step++) {
        rl_term loc = rl_term_text(e->terms, RL_T_FIELD, rl_term_deref(e->terms, val), rl_arena_intern(e->arena, *step));
        val = rl_load(e, s, loc, NULL);
    }
    g_strfreev(steps);
    rl_deeds_note(e, s, val, (enum rl_deed_kind)deed->kind, name);
    return true;
}

void rl_deeds_of_callee(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_deeds *deeds, const char *name)
{
    if (!e->summary || (deeds->count == 0 && !deeds->nameless && !deeds->partial && !deeds->hands) ||
        !g_hash_table_add(e->deeds_seen, GSIZE_TO_POINTER(((gsize)1 << 40) + e->inst)))
        return;
    e->summary->deeds.nameless |= deeds->nameless;
    e->summary->deeds.partial = e->summary->deeds.partial || deeds->partial;
    e->summary->deeds.hands = e->summary->deeds.hands || deeds->hands;
    for (uint32_t i = 0; i < deeds->count; i++) {
        const struct rl_deed *its = &deeds->list[i];
        if (its->param == RL_DEED_OF_STATE)
            add(e, its);
        if (its->param >= inst->nargs)
            continue;
        rl_term val = rl_call_arg(e, s, inst, its->param);
        GString *path = g_string_new(NULL);
        uint32_t param = 0;
        if (name_value(e, val, path, &param, 0)) {
            if (its->path[0])
                g_string_append_printf(path, "%s%s", its->path[0] == '[' ? "" : ".", its->path);
            struct rl_deed deed = { .path = path->len ? path->str + 1 : "", .kind = its->kind, .param = (uint8_t)MIN(param, 255u), .loc = e->loc, .api = name };
            add(e, &deed);
        } else if (!note_behind(e, s, val, its, name) && is_nameless(e, s, val)) {
            e->summary->deeds.nameless |= (uint8_t)(1u << its->kind);
        }
        g_string_free(path, TRUE);
    }
}

/* What the call's model says of tracking, weak references, managed dictionaries and memory. */
void rl_deeds_of_argument(struct rl_engine *e, const struct rl_state *s, rl_term val, const struct rl_api_arg *arg, const char *api)
{
    static const struct {
        enum rl_arg_trait trait;
        enum rl_deed_kind kind;
    } kinds[] = {
        { RL_ARG_TRACKED, RL_DEED_TRACK },           { RL_ARG_UNTRACKED, RL_DEED_UNTRACK },
        { RL_ARG_WEAKREFS_CLEARED, RL_DEED_WEAKREFS }, { RL_ARG_DICT_VISITED, RL_DEED_VISIT_DICT },
        { RL_ARG_DICT_CLEARED, RL_DEED_CLEAR_DICT },
    };
    for (size_t i = 0; arg->traits >= RL_ARG_TRACKED && i < G_N_ELEMENTS(kinds); i++)
        if (arg->traits & kinds[i].trait)
            rl_deeds_note(e, s, val, kinds[i].kind, api);
    if (arg->effect == RL_EFFECT_DESTROYS || arg->effect == RL_EFFECT_FREES)
        rl_deeds_note(e, s, val, RL_DEED_DESTROY, api);
}

void rl_deeds_return(struct rl_engine *e, rl_term val)
{
    GString *path = g_string_new(NULL);
    uint32_t param = 0;
    if (e->summary && rl_info(e, val)->kind != RL_T_INT && name_value(e, val, path, &param, 0) && param == RL_DEED_OF_STATE && path->len == 0)
        e->summary->deeds.state = true;
    g_string_free(path, TRUE);
}

/* `Base_Type.tp_dealloc(self)`: what that slot's function does, where the type is known.  False: it is not. */
bool rl_deeds_of_slot(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, rl_term callee)
{
    const struct rl_flow_options *options = e->unit->options;
    const struct rl_term_info info = *rl_info(e, callee);
    if (info.kind != RL_T_INIT || rl_info(e, info.a)->kind != RL_T_FIELD || !options->slot_function)
        return false;
    const char *slot = rl_info(e, info.a)->text;
    const struct rl_term_info *type = rl_info(e, rl_info(e, info.a)->a);
    if (type->kind != RL_T_GLOBAL || !g_str_has_prefix(slot, "tp_"))
        return false;
    const char *function = options->slot_function(options->types, e->unit->ir->globals[type->a].name, slot);
    const struct rl_summary *summary = function ? rl_unit_summary(e->unit, function) : NULL;
    if (!summary || summary->incomplete)
        return false;
    rl_deeds_of_callee(e, s, inst, &summary->deeds, function);
    return true;
}

/* A call through a pointer to a visitproc. */
bool rl_deeds_is_visit(const struct rl_engine *e, rl_term callee)
{
    const struct rl_type *type = rl_info(e, callee)->type;
    if (type && type->name && strcmp(type->name, "visitproc") == 0)
        return true;
    const struct rl_type *function = type && type->kind == RL_TYPE_POINTER ? type->to : NULL;
    return function && function->kind == RL_TYPE_FUNCTION && function->nparams == 2 && function->to && function->to->kind == RL_TYPE_INT &&
           rl_type_is_object(function->params[0]);
}
