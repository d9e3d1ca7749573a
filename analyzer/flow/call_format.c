/* Arguments behind a format or a list: PyArg_Parse*, Py_BuildValue, PyTuple_Pack and their kin. */
#include <string.h>

#include "analyzer/flow/engine.h"

/* Does the function CONVERTER leave a new reference behind its second argument whenever it succeeds? */
static bool converts_to_new(struct rl_engine *e, rl_term converter)
{
    const struct rl_term_info info = *rl_info(e, converter);
    if (info.kind != RL_T_FUNC)
        return false;
    const struct rl_api *api = rl_unit_api(e->unit, info.text);
    if (api)
        return api->nargs == 2 && api->args[1].effect == RL_EFFECT_OUT_NEW;
    const struct rl_summary *summary = rl_unit_summary(e->unit, info.text);
    if (!summary || summary->incomplete || summary->coarse || summary->nparams != 2)
        return false;
    bool any = false;
    for (uint32_t i = 0; i < summary->noutcomes; i++) {
        const struct rl_outcome *outcome = &summary->outcomes[i];
        bool fails = outcome->result == RL_RETURN_INTEGER && outcome->lo == 0 && outcome->hi == 0;
        if (!fails && outcome->params[1].out != RL_OUT_NEW)
            return false;
        any = any || !fails;
    }
    return any;
}

/* `O&`: what the function CONVERTER leaves behind ADDRESS. */
static void converted(struct rl_engine *e, struct rl_state *s, rl_term converter, rl_term address, uint32_t index, bool optional)
{
    if (rl_info(e, address)->kind == RL_T_INT)
        return;
    rl_term loc = rl_term_deref(e->terms, address), old = rl_load(e, s, loc, NULL);
    bool owns = rl_info(e, address)->kind == RL_T_ADDR && (!optional || rl_is_null(e, s, old)) && converts_to_new(e, converter);
    rl_havoc(e, s, loc);
    rl_count_escape(e, s, old);
    rl_term val = rl_call_symbol(e, s, index + 1, NULL, owns);
    rl_forget_null(s, val); /* what stood there before may still stand there */
    rl_store(e, s, loc, val, NULL);
    if (!owns) {
        rl_count_escape(e, s, val);
        return;
    }
    rl_count_new(e, s, val, rl_info(e, converter)->text);
    struct rl_ref *ref = rl_state_ref(s, val);
    if (ref)
        ref->flags |= RL_REF_HELD;
}

/* What a successful parse leaves behind ADDRESS. */
static void parsed(struct rl_engine *e, struct rl_state *s, const struct rl_api *api, rl_term address, uint32_t index,
                   const struct rl_format_arg *unit)
{
    if (unit->effect == RL_FORMAT_INPUT || unit->effect == RL_FORMAT_CONVERTER)
        return;
    if (rl_info(e, address)->kind == RL_T_INT)
        return;
    rl_term loc = rl_term_deref(e->terms, address), old = rl_load(e, s, loc, NULL);
    if (unit->effect == RL_FORMAT_BUFFER) {
        rl_buffer_acquire(e, s, address, index + 1, api->name);
        return;
    }
    bool object = unit->effect == RL_FORMAT_BORROWED && unit->object;
    rl_term val = rl_call_symbol(e, s, index + 1, NULL, object);
    if (unit->effect != RL_FORMAT_VALUE && !unit->optional)
        rl_state_fact_make(s, val)->nonzero = true;
    else
        rl_forget_null(s, val); /* what stood there before may still stand there */
    bool allocates = unit->effect == RL_FORMAT_ALLOC && (!strchr(unit->unit, '#') || rl_is_null(e, s, old));
    if (allocates && !unit->optional) {
        rl_memory_new(e, s, val, api->name, index < api->nargs ? api->args[index].family : NULL);
        rl_state_ref_make(s, val)->flags |= RL_REF_CONVERTED;
    }
    rl_store(e, s, loc, val, NULL);
    if (object && rl_count_tracked(e, val)) {
        rl_state_ref_make(s, val)->flags |= RL_REF_HELD | RL_REF_LENT;
        rl_event_add(e, s, RL_EVENT_BORROW, val, api->name, NULL);
    }
}

/* A value handed to Py_BuildValue; RESULT keeps it, or dropped it when building failed. */
static void built(struct rl_engine *e, struct rl_state *s, const struct rl_api *api, rl_term val,
                  const struct rl_format_arg *unit, rl_term result)
{
    if (unit->effect == RL_FORMAT_STOLEN)
        rl_count_give(e, s, val, api->name, result);
    else if (unit->effect == RL_FORMAT_BORROWED && unit->object)
        rl_count_share(e, s, val, api->name, result);
    bool kept = unit->effect == RL_FORMAT_STOLEN || (unit->effect == RL_FORMAT_BORROWED && unit->object);
    if (kept && api->result == RL_RESULT_NEW)
        rl_holds_value(e, s, result, val, api->name);
    if (unit->effect == RL_FORMAT_CONVERTED)
        rl_count_escape(e, s, val);
}

static uint32_t first_vararg(const struct rl_api *api)
{
    return api->nargs;
}

/* The format is not a constant: anything may have happened to what is behind the pointers. */
static void unknown_format(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                           bool success)
{
    for (uint32_t i = first_vararg(api); i < inst->nargs && success; i++) {
        rl_term val = rl_call_arg(e, s, inst, i);
        if (rl_info(e, val)->kind == RL_T_ADDR)
            rl_havoc(e, s, rl_info(e, val)->a);
        rl_count_escape(e, s, val);
    }
}

static void each_object(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                        bool success, rl_term result)
{
    for (uint32_t i = first_vararg(api); i < inst->nargs; i++) {
        rl_term val = rl_call_arg(e, s, inst, i);
        if (api->varargs == RL_VARARGS_OBJECTS_STORE && success) {
            rl_count_share(e, s, val, api->name, result);
            rl_holds_value(e, s, result, val, api->name);
        }
        if (api->varargs == RL_VARARGS_OUT_BORROWED && success && rl_info(e, val)->kind != RL_T_INT)
            parsed(e, s, api, val, i, &(struct rl_format_arg){ .effect = RL_FORMAT_BORROWED, .object = true, .optional = true });
    }
}

void rl_call_format(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                    bool success, rl_term result)
{
    if (e->off & RL_FLOW_NO_FORMATS)
        return;
    if (api->varargs != RL_VARARGS_PARSE && api->varargs != RL_VARARGS_BUILD && api->varargs != RL_VARARGS_PACK) {
        each_object(e, s, inst, api, success, result);
        return;
    }
    const struct rl_val *format = api->format >= 0 && (uint32_t)api->format < inst->nargs ? &inst->args[api->format] : NULL;
    GArray *units = NULL;
    if (format && format->kind == RL_VAL_STR)
        units = rl_format_split(api->varargs, format->text);
    else if (format) {
        const struct rl_term_info info = *rl_info(e, rl_eval_val(e, s, *format));
        if (info.kind == RL_T_STR)
            units = rl_format_split(api->varargs, info.text);
        else if (info.kind == RL_T_INT && info.num == 0)
            return; /* no format: no arguments */
    }
    if (!units) {
        unknown_format(e, s, inst, api, success);
        return;
    }
    for (guint i = 0; i < units->len && first_vararg(api) + i < inst->nargs; i++) {
        const struct rl_format_arg *unit = &g_array_index(units, struct rl_format_arg, i);
        uint32_t index = first_vararg(api) + i;
        rl_term val = rl_call_arg(e, s, inst, index);
        if (api->varargs != RL_VARARGS_PARSE)
            built(e, s, api, val, unit, result);
        else if (success && unit->effect == RL_FORMAT_CONVERTED)
            converted(e, s, rl_call_arg(e, s, inst, index - 1), val, index, unit->optional);
        else if (success)
            parsed(e, s, api, val, index, unit);
    }
    g_array_free(units, TRUE);
}
