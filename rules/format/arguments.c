/* All arguments of a call against its constant formats. */
#include <string.h>

#include "rules/format/format.h"

static enum rl_confidence confidence_of(enum rl_misfit misfit)
{
    return misfit == RL_WRONG ? RL_CONFIDENCE_HIGH : misfit == RL_WRONG_SIZE ? RL_CONFIDENCE_MEDIUM : RL_CONFIDENCE_LOW;
}

static void tell(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out, const char *object,
                 enum rl_confidence confidence, const char *message, const char *hint)
{
    struct rl_finding *finding = rl_format_finding(call, arena, object, confidence, message);
    finding->hint = hint;
    g_ptr_array_add(out, finding);
}

static void judge_argument(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out, uint32_t index,
                           const struct rl_format_arg *unit)
{
    enum rl_misfit misfit = rl_format_fits(call, index, unit);
    const char *object = rl_format_object(call, index, arena);
    if (misfit != RL_FITS) {
        const char *argument = rl_format_argument(call, index, arena), *wanted = rl_format_wanted(call, unit, arena);
        const struct rl_type *type = call->inst->arg_types[index];
        bool null = rl_format_is_null(call->inst->args[index]) && (unit->pointed || type->kind == RL_TYPE_POINTER);
        const char *message = null
                                  ? rl_arena_printf(arena, "`%s` of %s needs `%s`, and gets NULL", unit->unit, call->api->name, wanted)
                                  : rl_arena_printf(arena, "`%s` of %s needs `%s`, and %s is `%s`", unit->unit, call->api->name,
                                                    wanted, argument, type->name);
        tell(call, arena, out, object, confidence_of(misfit), message, "change the unit, or the type of the argument");
        return;
    }
    if (unit->effect != RL_FORMAT_CONVERTER || index + 1 >= call->inst->nargs)
        return;
    const char *wrong = rl_format_converter(call, index, call->api->varargs == RL_VARARGS_PARSE, arena);
    if (wrong)
        tell(call, arena, out, object, RL_CONFIDENCE_HIGH, wrong, "give the converter the type that `O&` calls it with");
}

static void judge_count(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out, uint32_t wanted)
{
    uint32_t given = call->inst->nargs - call->api->nargs;
    if (given == wanted)
        return;
    const char *message = rl_arena_printf(arena, "the format of %s needs %u argument%s, and gets %u", call->api->name, wanted,
                                          wanted == 1 ? "" : "s", given);
    bool habit = given == wanted + 1 && rl_format_is_null(call->inst->args[call->inst->nargs - 1]); /* a NULL that ends the list */
    tell(call, arena, out, call->api->name, given < wanted ? RL_CONFIDENCE_HIGH : habit ? RL_CONFIDENCE_LOW : RL_CONFIDENCE_MEDIUM, message,
         given < wanted ? "pass what the format takes: the call reads whatever lies there" : "drop the argument, or add its unit");
}

/* `#` before 3.13 needs the macro. */
static bool lengths_refused(const struct rl_call_site *call, const GArray *units)
{
    if (call->python < 0x030a || call->unit->ssize_clean != RL_SSIZE_NOT_CLEAN || !rl_format_needs_clean(call))
        return false;
    for (guint i = 0; i < units->len; i++)
        if (g_array_index(units, struct rl_format_arg, i).type == RL_FORMAT_LENGTH)
            return true;
    return false;
}

/* ---- keyword lists ----------------------------------------------------------------------- */

static void judge_names(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out, const GPtrArray *list,
                        uint32_t names, const char *object)
{
    bool named = false;
    for (uint32_t i = 0; i < names; i++) {
        const char *name = list->pdata[i];
        for (uint32_t k = 0; *name && k < i; k++)
            if (strcmp(list->pdata[k], name) == 0)
                tell(call, arena, out, object, RL_CONFIDENCE_HIGH,
                     rl_arena_printf(arena, "the keyword list `%s` holds \"%s\" twice", object, name), "give each argument a name of its own");
        if (named && !*name)
            tell(call, arena, out, object, RL_CONFIDENCE_HIGH,
                 rl_arena_printf(arena, "the keyword list `%s` has a nameless argument behind a named one", object),
                 "arguments without a name (\"\") come first");
        named = named || *name;
    }
}

static void judge_keywords(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out,
                           const struct rl_format_shape *shape, uint32_t index)
{
    if (rl_format_is_null(call->inst->args[index])) {
        tell(call, arena, out, call->api->name, RL_CONFIDENCE_HIGH, rl_arena_printf(arena, "%s gets NULL for the keyword list", call->api->name),
             "pass a list of names that ends with NULL");
        return;
    }
    GPtrArray *list = rl_format_list(call, index);
    if (!list)
        return;
    const char *object = rl_format_object(call, index, arena);
    uint32_t names = 0;
    while (names < list->len && list->pdata[names])
        names++;
    if (names == list->len)
        tell(call, arena, out, object, RL_CONFIDENCE_HIGH, rl_arena_printf(arena, "the keyword list `%s` does not end with NULL", object),
             "add NULL behind the last name: the call reads on until it finds one");
    else if (names != shape->items)
        tell(call, arena, out, object, RL_CONFIDENCE_HIGH,
             rl_arena_printf(arena, "the keyword list `%s` has %u name%s, and the format %u unit%s", object, names, names == 1 ? "" : "s",
                             shape->items, shape->items == 1 ? "" : "s"),
             "one name for each unit: the call fails with SystemError");
    judge_names(call, arena, out, list, names, object);
    g_ptr_array_free(list, TRUE);
}

/* The index of the keyword list, or 0: it is the parameter behind the format. */
static uint32_t keyword_list(const struct rl_api *api)
{
    int next = api->format + 1;
    bool is_list = next < api->nargs && api->args[next].type && strchr(api->args[next].type, '*') != strrchr(api->args[next].type, '*');
    return api->varargs == RL_VARARGS_PARSE && is_list ? (uint32_t)next : 0;
}

/* ---- one format ------------------------------------------------------------------------------ */

static void judge_format(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out, const char *format)
{
    struct rl_format_shape shape;
    uint32_t keywords = keyword_list(call->api);
    GArray *units = rl_format_read(call->api->varargs, format, call->python, keywords != 0, &shape);
    if (!units) {
        tell(call, arena, out, call->api->name, RL_CONFIDENCE_HIGH,
             rl_arena_printf(arena, "the format \"%s\" of %s is not valid: %s", format, call->api->name, shape.fault), "use a unit that exists");
        g_free(shape.fault);
        return;
    }
    if (lengths_refused(call, units))
        tell(call, arena, out, call->api->name, RL_CONFIDENCE_HIGH,
             rl_arena_printf(arena, "`#` in the format of %s needs PY_SSIZE_T_CLEAN: the call fails with SystemError", call->api->name),
             "write `#define PY_SSIZE_T_CLEAN` in front of `#include <Python.h>`");
    judge_count(call, arena, out, units->len);
    for (guint i = 0; i < units->len && call->api->nargs + i < call->inst->nargs; i++)
        judge_argument(call, arena, out, call->api->nargs + i, &g_array_index(units, struct rl_format_arg, i));
    if (keywords)
        judge_keywords(call, arena, out, &shape, keywords);
    g_array_free(units, TRUE);
}

void rl_format_judge(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out)
{
    const char *formats[RL_FORMAT_CHOICES];
    if (call->api->format < 0 || call->inst->nargs < call->api->nargs)
        return;
    uint32_t count = rl_format_strings(call, call->inst->args[call->api->format], formats);
    for (uint32_t i = 0; i < count; i++)
        judge_format(call, arena, out, formats[i]);
}
