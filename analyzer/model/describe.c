/* A row as text for people: `reflint model NAME`. */
#include "analyzer/model/model.h"

#include <string.h>

static const char *arg_name(const struct rl_api *api, int index)
{
    return index >= 0 && index < api->nargs && api->args[index].name ? api->args[index].name : "an argument";
}

static void put_typed(GString *out, const char *type, const char *name)
{
    const char *hole = strstr(type, "(*)");
    if (hole)
        g_string_append_printf(out, "%.*s(*%s)%s", (int)(hole - type), type, name, hole + 3);
    else
        g_string_append_printf(out, g_str_has_suffix(type, "*") ? "%s%s" : "%s %s", type, name);
}

static void put_prototype(GString *out, const struct rl_api *api)
{
    g_string_append(out, "  ");
    put_typed(out, api->type, api->name);
    bool call = api->kind == RL_API_FUNCTION || api->nargs > 0;
    if (call)
        g_string_append_c(out, '(');
    for (int i = 0; i < api->nargs; i++) {
        if (i)
            g_string_append(out, ", ");
        if (api->args[i].name)
            put_typed(out, api->args[i].type, api->args[i].name);
        else
            g_string_append(out, api->args[i].type);
    }
    if (api->varargs != RL_VARARGS_NONE)
        g_string_append(out, api->nargs ? ", ..." : "...");
    else if (call && api->nargs == 0)
        g_string_append(out, "void");
    g_string_append(out, call ? ")\n" : "\n");
}

static void put_line(GString *out, const char *head, const char *text)
{
    g_string_append_printf(out, "  %-10s %s\n", head, text);
}

/* ---- the result -------------------------------------------------------------------- */

static char *result_text(const struct rl_api *api)
{
    const char *from = arg_name(api, api->from);
    switch (api->result) {
    case RL_RESULT_OTHER:
        return api->family ? g_strdup_printf("to be handed back by %s", api->family) : g_strdup("no reference");
    case RL_RESULT_NEW:
        return g_strdup("new reference: the caller owns it");
    case RL_RESULT_BORROWED:
        return api->from >= 0 ? g_strdup_printf("borrowed from %s", from) : g_strdup("borrowed");
    case RL_RESULT_IMMORTAL:
        return g_strdup("borrowed from static storage: lives for ever");
    case RL_RESULT_INTERIOR:
        return api->from >= 0 ? g_strdup_printf("pointer into %s: not to be freed", from)
                              : g_strdup("pointer into an object: not to be freed");
    case RL_RESULT_ALLOC:
        return g_strdup_printf("memory, to be released by %s", api->family ? api->family : "its own function");
    case RL_RESULT_NULL:
        return g_strdup("always NULL");
    case RL_RESULT_ARGUMENT:
        return g_strdup_printf("%s itself", from);
    case RL_RESULT_UNKNOWN:
        return g_strdup("not known");
    }
    return NULL;
}

static const char *failure_text(const struct rl_api *api)
{
    switch (api->failure) {
    case RL_FAIL_NEVER:
        return api->null == RL_NULL_MAYBE && api->result != RL_RESULT_OTHER ? "; NULL is an answer, not a failure" : "";
    case RL_FAIL_NULL:
        return "; NULL on failure";
    case RL_FAIL_NEGATIVE:
        return "; -1 on failure";
    case RL_FAIL_ZERO:
        return "; 0 on failure";
    case RL_FAIL_NONZERO:
        return "; not 0 on failure";
    case RL_FAIL_AMBIGUOUS:
        return "; NULL or -1 may be a value: PyErr_Occurred() tells";
    }
    return "";
}

static const char *exception_text(enum rl_exception exception)
{
    switch (exception) {
    case RL_EXC_NONE:
        return NULL;
    case RL_EXC_ON_FAILURE:
        return "set on failure";
    case RL_EXC_MAYBE:
        return "may be set";
    case RL_EXC_ALWAYS:
        return "always set";
    case RL_EXC_CLEARS:
        return "cleared";
    case RL_EXC_TESTS:
        return "asked for: the result tells whether one is set";
    case RL_EXC_MATCHES:
        return "asked for: not 0 when one of that type is set";
    case RL_EXC_RESTORES:
        return "what the first stolen argument is, NULL: none";
    }
    return NULL;
}

static const char *gil_text(enum rl_gil gil)
{
    switch (gil) {
    case RL_GIL_STAYS:
        return NULL;
    case RL_GIL_DETACHES:
        return "lets go of it";
    case RL_GIL_ATTACHES:
        return "takes it again";
    case RL_GIL_ENSURES:
        return "sees to it that it is held";
    case RL_GIL_RELEASES:
        return "undoes that";
    case RL_GIL_UNCLEAR:
        return "not known afterwards";
    }
    return NULL;
}

static const char *runs_text(enum rl_runs runs)
{
    switch (runs) {
    case RL_RUNS_NOTHING:
        return NULL;
    case RL_RUNS_DECREF:
        return "through the destructor of an object it releases";
    case RL_RUNS_GC:
        return "through the collector, up to 3.11";
    case RL_RUNS_MAYBE:
        return "possibly";
    case RL_RUNS_CODE:
        return "any Python code";
    }
    return NULL;
}

/* ---- the arguments ----------------------------------------------------------------- */

static const char *effect_text(enum rl_effect effect)
{
    switch (effect) {
    case RL_EFFECT_BORROW:
        return "borrowed";
    case RL_EFFECT_STORES:
        return "kept with a reference of its own";
    case RL_EFFECT_STEALS:
        return "stolen, on failure too";
    case RL_EFFECT_STEALS_ON_SUCCESS:
        return "stolen on success; on failure still the caller's";
    case RL_EFFECT_RETAINS:
        return "+1";
    case RL_EFFECT_RETAINS_ON_SUCCESS:
        return "+1 on success";
    case RL_EFFECT_RELEASES:
        return "-1";
    case RL_EFFECT_CLEARS:
        return "a place: set to NULL, its old value released";
    case RL_EFFECT_REPLACES:
        return "a place: gets the next argument, its old value released";
    case RL_EFFECT_OUT_FOUND:
        return "receives a new reference when the result is above 0, else NULL";
    case RL_EFFECT_OUT_NEW:
        return "receives a new reference, or NULL";
    case RL_EFFECT_OUT_BORROWED:
        return "receives a borrowed reference";
    case RL_EFFECT_OUT_OTHER:
        return "receives a value";
    case RL_EFFECT_OUT_ALLOC:
        return "receives memory";
    case RL_EFFECT_INOUT_REPLACES:
        return "the old value is consumed, a new one stored, NULL on failure";
    case RL_EFFECT_INOUT_KEEPS:
        return "the old value is replaced by a new one; on failure it stays";
    case RL_EFFECT_INIT_NEW:
        return "raw memory: becomes an object with one reference";
    case RL_EFFECT_FREES:
        return "memory: freed";
    case RL_EFFECT_FREES_ON_SUCCESS:
        return "memory: freed on success; on failure still the caller's";
    case RL_EFFECT_DESTROYS:
        return "freed, whatever its count";
    case RL_EFFECT_BUFFER_ACQUIRE:
        return "a Py_buffer, to be released on success";
    case RL_EFFECT_BUFFER_RELEASE:
        return "a Py_buffer, released";
    case RL_EFFECT_CONTENTS:
        return "copied or written as bytes";
    case RL_EFFECT_ESCAPES:
        return "kept in a way that is not known";
    case RL_EFFECT_STORES_UNCOUNTED:
        return "kept without a reference";
    case RL_EFFECT_VISITS:
        return "visited";
    case RL_EFFECT_EMPTIES:
        return "borrowed; lets go of all that it has lent";
    case RL_EFFECT_DROPS:
        return "borrowed; lets go of what the next argument names";
    }
    return "";
}

/* What the collector's rules ask of an argument. */
static void put_arg_traits(GString *text, const struct rl_api_arg *arg)
{
    static const struct {
        enum rl_arg_trait trait;
        const char *text;
    } traits[] = {
        { RL_ARG_TRACKED, "tracked by the collector" },
        { RL_ARG_UNTRACKED, "untracked by the collector" },
        { RL_ARG_WEAKREFS_CLEARED, "weak references to it are cleared" },
        { RL_ARG_DICT_VISITED, "its managed dictionary is visited" },
        { RL_ARG_DICT_CLEARED, "its managed dictionary is released" },
        { RL_ARG_CHOSEN, "chosen freely by Python code" },
        { RL_ARG_SPEC, "what the type is made from" },
        { RL_ARG_BASES, "the type's bases" },
    };
    if (arg->part)
        g_string_append_printf(text, ", as %s", arg->part);
    for (size_t i = 0; i < G_N_ELEMENTS(traits); i++)
        if (arg->traits & traits[i].trait)
            g_string_append_printf(text, "; %s", traits[i].text);
    if (arg->expects)
        g_string_append_printf(text, "; an instance of %s", arg->expects);
}

/* Whether the argument is worth a line of its own. */
static bool says_something(const struct rl_api_arg *arg)
{
    return arg->effect != RL_EFFECT_BORROW || arg->null_known || arg->family || arg->expects ||
           arg->traits >= RL_ARG_TRACKED || strstr(arg->type, "Object *");
}

static void put_arg(GString *out, const struct rl_api *api, int index)
{
    const struct rl_api_arg *arg = &api->args[index];
    if (!says_something(arg))
        return;
    GString *text = g_string_new(effect_text(arg->effect));
    if (arg->into >= 0)
        g_string_append_printf(text, ", by %s", arg_name(api, arg->into));
    if (arg->family)
        g_string_append_printf(text, " (%s)", arg->family);
    if (arg->null_known)
        g_string_append(text, arg->null == RL_NULL_NEVER ? "; must not be NULL" : "; may be NULL");
    put_arg_traits(text, arg);
    if (arg->kept)
        g_string_append(text, "; others keep it, too");
    if (arg->ready)
        g_string_append_printf(text, "; %d to %d: the result is there already, it cannot fail", arg->ready_lo, arg->ready_hi);
    if (arg->traits & RL_ARG_UNSHARED)
        g_string_append(text, "; while it is new and nobody else has it, the call is not thought to fail");
    put_line(out, arg->name ? arg->name : "?", text->str);
    g_string_free(text, TRUE);
}

static const char *varargs_text(enum rl_varargs varargs)
{
    switch (varargs) {
    case RL_VARARGS_NONE:
        return NULL;
    case RL_VARARGS_OBJECTS_BORROW:
        return "objects, borrowed, with NULL at the end";
    case RL_VARARGS_OBJECTS_STORE:
        return "objects, each kept with a reference of its own";
    case RL_VARARGS_PARSE:
        return "as the PyArg_Parse format says";
    case RL_VARARGS_BUILD:
        return "as the Py_BuildValue format says";
    case RL_VARARGS_PRINTF:
        return "as the PyUnicode_FromFormat format says";
    case RL_VARARGS_PACK:
        return "as the json_pack format says";
    case RL_VARARGS_OUT_BORROWED:
        return "each receives a borrowed reference";
    }
    return NULL;
}

static const char *gives_text(enum rl_gives gives)
{
    switch (gives) {
    case RL_GIVES_NOTHING:
        return NULL;
    case RL_GIVES_TYPE:
        return "the type of its argument";
    case RL_GIVES_SLOT:
        return "a slot of its argument";
    case RL_GIVES_STATE:
        return "the module's state";
    }
    return NULL;
}

/* What the collector's rules ask of a type. */
static void put_type(GString *out, const struct rl_api *api)
{
    if (api->traits & RL_TRAIT_LEAF)
        put_line(out, "holds", "no other objects");
    if (api->traits & RL_TRAIT_COLLECTED)
        put_line(out, "collector", api->traits & RL_TRAIT_CLEARED ? "knows its instances, which break cycles" : "knows its instances");
    else if (api->traits & RL_TRAIT_UNCOLLECTED)
        put_line(out, "collector", "passes over its instances");
}

/* ---- the whole --------------------------------------------------------------------- */

static void put_versions(GString *out, const struct rl_api *api)
{
    if (!api->since && !api->until)
        return;
    GString *text = g_string_new(NULL);
    if (api->since)
        g_string_append_printf(text, "since %d.%d", api->since >> 8, api->since & 0xff);
    if (api->until)
        g_string_append_printf(text, "%suntil %d.%d", api->since ? ", " : "", api->until >> 8, api->until & 0xff);
    put_line(out, "versions", text->str);
    g_string_free(text, TRUE);
}

static void put_call(GString *out, const struct rl_api *api)
{
    if (strcmp(api->type, "void") != 0) {
        char *result = result_text(api);
        char *line = g_strconcat(result, failure_text(api), NULL);
        put_line(out, "result", line);
        g_free(line);
        g_free(result);
    }
    for (int i = 0; i < api->nargs; i++)
        put_arg(out, api, i);
    if (varargs_text(api->varargs))
        put_line(out, "...", varargs_text(api->varargs));
    if (exception_text(api->exception))
        put_line(out, "exception", exception_text(api->exception));
    if (runs_text(api->runs))
        put_line(out, "runs code", runs_text(api->runs));
    if (api->returns)
        g_string_append_printf(out, "  %-10s returns %s from the caller\n", "control", api->returns);
    if (api->noreturn)
        put_line(out, "control", "does not return");
    if (api->makes)
        put_line(out, "makes", api->makes);
    if (api->method) {
        g_autofree char *method = g_strdup_printf("the method %s of %s", api->method, api->method_of);
        put_line(out, "same as", method);
    }
    if (gives_text(api->gives))
        put_line(out, "gives", gives_text(api->gives));
    if (api->checks)
        put_line(out, "checks", *api->checks ? api->checks : "the type of an argument");
    if (api->strong)
        put_line(out, "strong", api->strong);
    if (api->zeroed)
        put_line(out, "memory", "set to zero");
    if (api->field)
        put_line(out, "reads", api->field);
    if (api->kept)
        put_line(out, "lives", "others keep the result, too");
    if (!api->needs_gil && api->kind == RL_API_FUNCTION)
        put_line(out, "GIL", "not needed");
    if (gil_text(api->gil))
        put_line(out, "GIL", gil_text(api->gil));
}

char *rl_api_describe(const struct rl_api *api)
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s (%s)\n", api->name, api->header ? api->header : "annotations");
    put_prototype(out, api);
    switch (api->kind) {
    case RL_API_FUNCTION:
    case RL_API_STATEMENT:
        put_call(out, api);
        break;
    case RL_API_SINGLETON:
        put_line(out, "lives", api->immortal ? "for ever: borrowed; not counted from 3.12 on" : "for ever: borrowed, but counted");
        break;
    case RL_API_TYPE:
        put_line(out, "is", "an object: it starts with a counted head");
        break;
    }
    put_type(out, api);
    put_versions(out, api);
    if (api->note)
        put_line(out, "note", api->note);
    return g_string_free(out, FALSE);
}
