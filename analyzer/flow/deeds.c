/* What a function does to the references in the places that it reaches from its parameters: noted as they are done, along all paths
 * that the engine follows, by the place's name; told with the summary, so that it holds through helpers and in other units. */
#include <string.h>

#include "analyzer/flow/engine.h"

enum { DEEPEST = 6 };

/* Appends the name of LOC, ".x.items[]", as the parameter PARAM leads there; false: from none. */
static bool name_place(const struct rl_engine *e, rl_term loc, GString *out, uint32_t *param, int depth);

static bool name_value(const struct rl_engine *e, rl_term val, GString *out, uint32_t *param, int depth)
{
    const struct rl_term_info *info = rl_info(e, val);
    if (info->kind == RL_T_PARAM)
        *param = info->a;
    return info->kind == RL_T_PARAM || ((info->kind == RL_T_INIT || info->kind == RL_T_ADDR) && name_place(e, info->a, out, param, depth));
}

static bool name_place(const struct rl_engine *e, rl_term loc, GString *out, uint32_t *param, int depth)
{
    const struct rl_term_info *info = rl_info(e, loc);
    if (depth > DEEPEST)
        return false;
    if (info->kind == RL_T_DEREF)
        return name_value(e, info->a, out, param, depth + 1);
    if ((info->kind != RL_T_FIELD && info->kind != RL_T_INDEX) || !name_place(e, info->a, out, param, depth + 1))
        return false;
    if (info->kind == RL_T_FIELD)
        g_string_append_printf(out, ".%s", info->text);
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
    bool held = rl_info(e, val)->kind == RL_T_INIT;
    if (held && name_value(e, val, path, &param, 0)) {
        struct rl_deed deed = { .path = path->str + 1, .kind = (uint8_t)kind, .param = (uint8_t)MIN(param, 255u), .loc = e->loc, .api = api };
        if (path->len > 0 && param < 255u) /* else: what the parameter itself points to, which the summary tells */
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
        if (its->param >= inst->nargs)
            continue;
        rl_term val = rl_call_arg(e, s, inst, its->param);
        GString *path = g_string_new(NULL);
        uint32_t param = 0;
        if (name_value(e, val, path, &param, 0)) {
            g_string_append_printf(path, "%s%s", its->path[0] == '[' ? "" : ".", its->path);
            struct rl_deed deed = { .path = path->str + 1, .kind = its->kind, .param = (uint8_t)MIN(param, 255u), .loc = e->loc, .api = name };
            add(e, &deed);
        } else if (is_nameless(e, s, val)) {
            e->summary->deeds.nameless |= (uint8_t)(1u << its->kind);
        }
        g_string_free(path, TRUE);
    }
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
