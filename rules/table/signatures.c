/* Functions that tables name, against what CPython passes and expects there.
 *
 * A cast hides the difference from the compiler.  More parameters than are passed, or a result of
 * another kind, is garbage at run time; fewer parameters are ignored by the usual calling conventions. */
#include <string.h>

#include "rules/table/table.h"

enum shape { ANY, NOTHING, WORD /* up to 4 bytes */, LONG_WORD, FLOATING, POINTER, ARRAY /* pointer to pointers */ };

static enum shape shape_of(const struct rl_type *type)
{
    if (!type)
        return ANY;
    switch (type->kind) {
    case RL_TYPE_VOID:
        return NOTHING;
    case RL_TYPE_INT:
        return type->size == 0 ? ANY : type->size > 4 ? LONG_WORD : WORD;
    case RL_TYPE_FLOAT:
        return FLOATING;
    case RL_TYPE_POINTER: case RL_TYPE_ARRAY:
        if (!type->to || type->to->kind == RL_TYPE_UNKNOWN || type->to->kind == RL_TYPE_VOID)
            return ANY; /* void * takes any pointer; a typedef of another unit may be one */
        return type->to->kind == RL_TYPE_POINTER ? ARRAY : POINTER;
    case RL_TYPE_UNKNOWN: case RL_TYPE_RECORD: case RL_TYPE_FUNCTION:
        break;
    }
    return ANY;
}

/* Of a type as a model writes it. */
static enum shape shape_named(const char *type)
{
    static const char *const words[] = { "int", "PySendResult" }, *const longs[] = { "Py_ssize_t", "Py_hash_t", "size_t" };
    const char *star = type ? strchr(type, '*') : NULL;
    if (!type || strncmp(type, "void *", 6) == 0)
        return ANY;
    if (star)
        return strchr(star + 1, '*') ? ARRAY : POINTER;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(type, words[i]) == 0)
            return WORD;
    for (size_t i = 0; i < G_N_ELEMENTS(longs); i++)
        if (strcmp(type, longs[i]) == 0)
            return LONG_WORD;
    return strcmp(type, "void") == 0 ? NOTHING : ANY;
}

static bool is_number(enum shape shape)
{
    return shape == WORD || shape == LONG_WORD;
}

static bool is_pointer(enum shape shape)
{
    return shape == POINTER || shape == ARRAY;
}

static bool same_kind(enum shape a, enum shape b)
{
    return a == ANY || b == ANY || a == b || (is_number(a) && is_number(b));
}

/* A `char **` or `PyObject **` is passed for an array only; other levels are casts of the user's. */
static bool fits_parameter(enum shape passed, enum shape taken)
{
    return same_kind(passed, taken) && !(taken == NOTHING);
}

/* ---- one function ---------------------------------------------------------------------------- */

struct callee {
    const struct rl_callback *callback;
    const struct rl_ir_func *func;
    const struct rl_api *expected;
    const char *place; /* "tp_repr", "METH_O" */
    const char *object;
};

static const char *plural(uint64_t n)
{
    return n == 1 ? "" : "s";
}

static void judge_count(const struct rl_tables *tables, const struct callee *callee)
{
    uint32_t takes = callee->func->nparams;
    uint32_t passed = callee->expected->nargs;
    bool keywords = passed == takes + 1 && (callee->callback->flags > 0) && (callee->callback->flags & RL_METH_KEYWORDS);
    if (takes == passed || takes == 0 || callee->func->variadic)
        return;
    const char *message = rl_arena_printf(tables->arena, "`%s` takes %u parameter%s, but %s passes %u", callee->func->name, takes, plural(takes),
                                          callee->place, passed);
    if (keywords && takes >= 2)
        message = rl_arena_printf(tables->arena, "%s: keyword arguments are accepted and dropped", message);
    struct rl_finding *finding = rl_tables_report(tables, callee->callback->loc, NULL, callee->object, message,
                                                  "let the signature and the table agree");
    if (takes > passed)
        finding->severity = RL_SEVERITY_ERROR;
    else if (!keywords || takes < 2) {
        /* Ignored by the usual calling conventions, not by all: WebAssembly checks the signature. */
        finding->severity = RL_SEVERITY_NOTE;
        finding->confidence = RL_CONFIDENCE_LOW;
    }
}

static void judge_parameters(const struct rl_tables *tables, const struct callee *callee)
{
    for (uint32_t i = 0; i < callee->expected->nargs && i < callee->func->nparams; i++) {
        const struct rl_var *param = &callee->func->vars[i];
        enum shape passed = shape_named(callee->expected->args[i].type), taken = shape_of(param->type);
        bool narrow = passed == LONG_WORD && taken == WORD;
        if (fits_parameter(passed, taken) && !narrow)
            continue;
        struct rl_finding *finding = rl_tables_report(
            tables, callee->callback->loc, NULL, callee->object,
            rl_arena_printf(tables->arena, "parameter `%s` of `%s` is `%s`, but %s passes `%s`", param->name ? param->name : "?",
                            callee->func->name, param->type->name, callee->place, callee->expected->args[i].type),
            "let the signature and the table agree");
        bool worded = is_pointer(passed) && is_pointer(taken);
        finding->severity = narrow || worded ? RL_SEVERITY_WARNING : RL_SEVERITY_ERROR;
        return;
    }
}

static void judge_result(const struct rl_tables *tables, const struct callee *callee)
{
    enum shape wanted = shape_named(callee->expected->type), given = shape_of(callee->func->result);
    bool narrow = wanted == LONG_WORD && given == WORD;
    if (wanted == NOTHING || (same_kind(wanted, given) && !narrow))
        return;
    if (is_pointer(wanted) && is_pointer(given))
        return;
    struct rl_finding *finding = rl_tables_report(
        tables, callee->callback->loc, NULL, callee->object,
        rl_arena_printf(tables->arena, "`%s` returns `%s`, but %s expects `%s`", callee->func->name, callee->func->result->name,
                        callee->place, callee->expected->type),
        narrow ? "return the wider type: -1 may not arrive as -1" : "let the signature and the table agree");
    finding->severity = narrow ? RL_SEVERITY_WARNING : RL_SEVERITY_ERROR;
}

/* ---- methods --------------------------------------------------------------------------------- */

static const struct rl_inst *first_call_with(const struct rl_ir_func *func, uint32_t param, const char *const *names, size_t count)
{
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            if (inst->kind != RL_INST_CALL || inst->a.kind != RL_VAL_FUNC || inst->nargs == 0 || !inst->arg_places)
                continue;
            const struct rl_place *place = inst->arg_places[0];
            if (!place || place->base != RL_BASE_VAR || place->id != param || place->nsteps)
                continue;
            for (size_t n = 0; n < count; n++)
                if (!names || strcmp(inst->a.text, names[n]) == 0)
                    return inst;
        }
    return NULL;
}

static bool is_assigned(const struct rl_ir_func *func, uint32_t var)
{
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            bool names = inst->place && inst->place->base == RL_BASE_VAR && inst->place->id == var;
            if (names && (inst->kind == RL_INST_STORE || inst->kind == RL_INST_ADDR))
                return true;
        }
    return false;
}

/* METH_NOARGS passes NULL, METH_O the argument itself: neither is a tuple to parse. */
static void judge_parsing(const struct rl_tables *tables, const struct callee *callee)
{
    static const char *const parsers[] = { "PyArg_ParseTuple", "PyArg_UnpackTuple", "PyArg_ParseTupleAndKeywords",
                                           "_PyArg_ParseTuple_SizeT", "_PyArg_ParseTupleAndKeywords_SizeT" };
    int64_t flags = callee->callback->flags;
    bool none = flags > 0 && (flags & RL_METH_NOARGS);
    if (!none || callee->func->nparams != 2 || callee->func->nblocks == 0 || is_assigned(callee->func, 1) || callee->callback->same)
        return;
    const struct rl_inst *call = first_call_with(callee->func, 1, parsers, G_N_ELEMENTS(parsers));
    if (!call)
        return;
    struct rl_finding *finding = rl_tables_report(
        tables, callee->callback->loc, NULL, callee->object,
        rl_arena_printf(tables->arena, "`%s` parses `%s` at line %u, which METH_NOARGS passes as NULL", callee->func->name,
                        callee->func->vars[1].name, call->loc.line),
        "use METH_VARARGS, or parse nothing");
    finding->severity = RL_SEVERITY_ERROR;
}

static const char *flags_text(struct rl_arena *arena, int64_t flags)
{
    static const struct {
        int bit;
        const char *name;
    } names[] = { { RL_METH_METHOD, "METH_METHOD" }, { RL_METH_FASTCALL, "METH_FASTCALL" }, { RL_METH_VARARGS, "METH_VARARGS" },
                  { RL_METH_NOARGS, "METH_NOARGS" }, { RL_METH_O, "METH_O" }, { RL_METH_KEYWORDS, "METH_KEYWORDS" } };
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (flags & names[i].bit)
            g_string_append_printf(text, "%s%s", text->len ? " | " : "", names[i].name);
    const char *copy = rl_arena_strdup(arena, text->str);
    g_string_free(text, TRUE);
    return copy;
}

/* Flags that CPython knows how to call; methods.c tells of the others. */
static bool is_callable(int64_t flags)
{
    switch (flags & ~(int64_t)(RL_METH_CLASS | RL_METH_STATIC | 0x40)) {
    case RL_METH_VARARGS: case RL_METH_VARARGS | RL_METH_KEYWORDS: case RL_METH_NOARGS: case RL_METH_O: case RL_METH_FASTCALL:
    case RL_METH_FASTCALL | RL_METH_KEYWORDS: case RL_METH_METHOD | RL_METH_FASTCALL | RL_METH_KEYWORDS:
        return true;
    }
    return false;
}

static const char *object_of(struct rl_arena *arena, const struct rl_callback *callback)
{
    if (callback->name)
        return callback->name;
    return strncmp(callback->slot, "PyCFunction", 11) == 0 ? callback->function : rl_arena_strdup(arena, callback->slot);
}

static void judge(const struct rl_tables *tables, const struct rl_callback *callback)
{
    const struct rl_ir_func *func = g_hash_table_lookup(tables->functions, callback->function);
    bool method = strncmp(callback->slot, "PyCFunction", 11) == 0 || strcmp(callback->slot, "PyCMethod") == 0;
    bool known = callback->model && !callback->model->is_field && callback->model->call.nargs > 0;
    if (!func || func->has_errors || func->lost || !known || (method && !is_callable(callback->flags)) ||
        g_str_has_suffix(callback->slot, "_"))
        return;
    struct callee callee = { callback, func, &callback->model->call, callback->slot, object_of(tables->arena, callback) };
    if (method)
        callee.place = flags_text(tables->arena, callback->flags);
    judge_result(tables, &callee);
    judge_count(tables, &callee);
    judge_parameters(tables, &callee);
    if (method)
        judge_parsing(tables, &callee);
}

void rl_tables_judge_signatures(const struct rl_tables *tables)
{
    for (uint32_t i = 0; i < tables->types->ncallbacks; i++)
        judge(tables, tables->types->callbacks[i]);
}
