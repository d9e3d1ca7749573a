/* One argument and one unit: do their C types go together?
 *
 * As lenient as the C standard: signed and unsigned are one, a pointer to a struct is one to its first member, an array
 * is a pointer, void * is anything.  A type that is not known fits. */
#include <string.h>

#include "rules/format/format.h"

static bool is_open(const struct rl_type *type)
{
    return !type || type->kind == RL_TYPE_UNKNOWN || type->kind == RL_TYPE_VOID;
}

static bool is_incomplete(const struct rl_type *type)
{
    return type->kind == RL_TYPE_RECORD && (!type->record || !type->record->complete || type->record->nfields == 0);
}

/* What TYPE points to, or NULL. */
static const struct rl_type *target(const struct rl_type *type)
{
    return type->kind == RL_TYPE_POINTER || type->kind == RL_TYPE_ARRAY ? type->to : NULL;
}

static bool is_address(const struct rl_type *type)
{
    return type->kind == RL_TYPE_POINTER || type->kind == RL_TYPE_ARRAY;
}

/* A struct that is no object stands for its first member, an array for its first element. */
static const struct rl_type *first_member(const struct rl_type *type)
{
    for (int depth = 0; depth < 8 && type; depth++) {
        if (type->kind == RL_TYPE_ARRAY)
            type = type->to;
        else if (type->kind == RL_TYPE_RECORD && !is_incomplete(type) && !type->record->is_union)
            type = type->record->fields[0].type;
        else
            break;
    }
    return type;
}

/* OBJECT is what an object pointer points to. */
static bool may_be_object_struct(const struct rl_type *object)
{
    struct rl_type pointer = { .kind = RL_TYPE_POINTER, .to = object };
    if (is_open(object) || is_incomplete(object) || rl_type_is_object(&pointer))
        return true;
    return object->kind == RL_TYPE_RECORD && (object->record->is_union || !object->record->fields[0].type ||
                                              object->record->fields[0].type->kind == RL_TYPE_UNKNOWN);
}

bool rl_format_may_be_object(const struct rl_type *type)
{
    return is_open(type) || (type->kind == RL_TYPE_POINTER && may_be_object_struct(type->to));
}

bool rl_format_is_null(struct rl_val val)
{
    return val.kind == RL_VAL_INT && val.num == 0;
}

/* ---- values ------------------------------------------------------------------------- */

static enum rl_misfit fits_integer(const struct rl_type *type, struct rl_val val, uint32_t size)
{
    bool text = type->kind == RL_TYPE_POINTER && type->to && type->to->kind == RL_TYPE_INT && type->to->size == 1;
    if (type->kind == RL_TYPE_POINTER && size == 8 && !text && !rl_type_is_object(type) && !rl_format_is_null(val))
        return RL_HARMLESS; /* an address shown as a number */
    if (type->kind != RL_TYPE_INT)
        return RL_WRONG;
    uint32_t given = type->size && type->size < 4 ? 4 : type->size;
    if (given == 0 || given == size)
        return RL_FITS;
    bool constant = val.kind == RL_VAL_INT && (val.num >= 0 || size < given);
    return constant ? RL_HARMLESS : RL_WRONG_SIZE;
}

/* A pointer to what UNIT calls characters. */
static enum rl_misfit fits_text(const struct rl_type *type, enum rl_format_type wanted)
{
    if (!is_address(type))
        return RL_WRONG;
    const struct rl_type *to = type->to;
    struct rl_type pointer = { .kind = RL_TYPE_POINTER, .to = to };
    if (is_open(to) || is_incomplete(to))
        return RL_FITS;
    if (wanted == RL_FORMAT_BYTES)
        return rl_type_is_object(&pointer) ? RL_WRONG : RL_FITS;
    if (to->kind != RL_TYPE_INT)
        return RL_WRONG;
    if (wanted == RL_FORMAT_WIDE)
        return to->size == 1 ? RL_WRONG : RL_FITS;
    return to->size > 1 ? RL_WRONG : RL_FITS;
}

static enum rl_misfit fits_value(const struct rl_type *type, struct rl_val val, const struct rl_format_arg *unit, uint32_t length)
{
    switch (unit->type) {
    case RL_FORMAT_INT:
        return fits_integer(type, val, unit->size);
    case RL_FORMAT_LENGTH:
        return length ? fits_integer(type, val, length) : type->kind == RL_TYPE_INT ? RL_FITS : RL_WRONG;
    case RL_FORMAT_FLOAT:
        return type->kind == RL_TYPE_FLOAT && type->size <= 8 ? RL_FITS : RL_WRONG;
    case RL_FORMAT_CHARS: case RL_FORMAT_BYTES: case RL_FORMAT_WIDE:
        return rl_format_is_null(val) ? RL_FITS : fits_text(type, unit->type);
    case RL_FORMAT_OBJECT:
        return rl_format_is_null(val) || rl_format_may_be_object(type) ? RL_FITS : RL_WRONG;
    case RL_FORMAT_TYPE:
        return rl_format_may_be_object(type) && !rl_format_is_null(val) ? RL_FITS : RL_WRONG;
    case RL_FORMAT_FUNCTION: {
        const struct rl_type *to = target(type);
        bool pointer = type->kind == RL_TYPE_POINTER && (is_open(to) || to->kind == RL_TYPE_FUNCTION);
        return type->kind == RL_TYPE_FUNCTION || (pointer && !rl_format_is_null(val)) ? RL_FITS : RL_WRONG;
    }
    case RL_FORMAT_ADDRESS:
        if (rl_format_is_null(val) || is_address(type) || type->kind == RL_TYPE_FUNCTION)
            return RL_FITS;
        return type->kind == RL_TYPE_INT && type->size == 8 && val.kind != RL_VAL_INT ? RL_FITS : RL_WRONG;
    case RL_FORMAT_COMPLEX: case RL_FORMAT_PY_BUFFER:
        break; /* these are always pointed to */
    }
    return RL_FITS;
}

/* ---- what an address points to ------------------------------------------------------- */

static enum rl_misfit size_fits(const struct rl_type *to, enum rl_type_kind kind, uint32_t size)
{
    const struct rl_type *member = first_member(to);
    if (is_open(member) || is_incomplete(member) || member->kind == RL_TYPE_RECORD)
        return RL_FITS;
    bool handle = member->kind == RL_TYPE_POINTER && !rl_type_is_object(member) && member->to && member->to->kind == RL_TYPE_RECORD;
    if (handle && kind == RL_TYPE_INT && size == 8)
        return RL_FITS; /* a system's handle, handed over as a number */
    if (member->kind != kind)
        return RL_WRONG;
    return member->size == 0 || size == 0 || member->size == size ? RL_FITS : RL_WRONG;
}

static enum rl_misfit fits_record(const struct rl_type *to, const char *name)
{
    struct rl_type pointer = { .kind = RL_TYPE_POINTER, .to = to };
    for (int depth = 0; depth < 8; depth++) {
        if (is_open(to) || is_incomplete(to))
            return RL_FITS;
        if (to->kind == RL_TYPE_RECORD && (to->record->is_union || strcmp(to->record->name, name) == 0))
            return RL_FITS;
        if (to->kind != RL_TYPE_RECORD && to->kind != RL_TYPE_ARRAY)
            return RL_WRONG;
        if (rl_type_is_object(&pointer))
            return RL_WRONG;
        to = to->kind == RL_TYPE_ARRAY ? to->to : to->record->fields[0].type;
        pointer.to = to;
    }
    return RL_FITS;
}

static enum rl_misfit fits_target(const struct rl_type *to, const struct rl_format_arg *unit, uint32_t length)
{
    struct rl_type pointer = { .kind = RL_TYPE_POINTER, .to = to };
    bool is_object = rl_type_is_object(&pointer);
    const struct rl_type *member = is_object ? to : first_member(to);
    if (!member)
        return RL_FITS;
    switch (unit->type) {
    case RL_FORMAT_INT:
        return is_object ? RL_WRONG : size_fits(to, RL_TYPE_INT, unit->size);
    case RL_FORMAT_LENGTH:
        return is_object ? RL_WRONG : size_fits(to, RL_TYPE_INT, length);
    case RL_FORMAT_FLOAT:
        return is_object ? RL_WRONG : size_fits(to, RL_TYPE_FLOAT, unit->size);
    case RL_FORMAT_COMPLEX:
        return to->kind == RL_TYPE_FLOAT ? RL_FITS : fits_record(to, "Py_complex");
    case RL_FORMAT_PY_BUFFER:
        return fits_record(to, "Py_buffer");
    case RL_FORMAT_CHARS: case RL_FORMAT_BYTES: case RL_FORMAT_WIDE: case RL_FORMAT_OBJECT:
        if (is_object || is_incomplete(member))
            return is_object ? RL_WRONG : RL_FITS;
        if (member->kind == RL_TYPE_UNKNOWN || member->kind == RL_TYPE_RECORD || (member->kind == RL_TYPE_INT && member->size == 8))
            return RL_FITS;
        if (unit->type == RL_FORMAT_OBJECT)
            return member->kind == RL_TYPE_POINTER && rl_format_may_be_object(member) ? RL_FITS : RL_WRONG;
        return member->kind == RL_TYPE_POINTER ? fits_text(member, unit->type) : RL_WRONG;
    case RL_FORMAT_TYPE: case RL_FORMAT_FUNCTION: case RL_FORMAT_ADDRESS:
        break; /* these are never pointed to */
    }
    return RL_FITS;
}

bool rl_format_needs_clean(const struct rl_call_site *call)
{
    const char *name = call->api->name;
    char *renamed = g_strdup_printf("%s%s_SizeT", *name == '_' ? "" : "_", name);
    bool known = rl_models_find(call->models, renamed, call->python) != NULL;
    g_free(renamed);
    return known && call->python < 0x030d;
}

/* The bytes of a length behind `#`; 0: either. */
static uint32_t length_size(const struct rl_call_site *call)
{
    bool must_define = call->python >= 0x030a;
    if (must_define || call->unit->ssize_clean == RL_SSIZE_CLEAN || !rl_format_needs_clean(call))
        return 8;
    return call->unit->ssize_clean == RL_SSIZE_NOT_CLEAN ? 4 : 0;
}

enum rl_misfit rl_format_fits(const struct rl_call_site *call, uint32_t index, const struct rl_format_arg *unit)
{
    const struct rl_type *type = call->inst->arg_types[index];
    struct rl_val val = call->inst->args[index];
    if (!type || type->kind == RL_TYPE_UNKNOWN)
        return RL_FITS;
    if (!unit->pointed)
        return fits_value(type, val, unit, length_size(call));
    if (rl_format_is_null(val) || !is_address(type))
        return type->kind == RL_TYPE_INT && val.kind != RL_VAL_INT && type->size == 8 ? RL_FITS : RL_WRONG;
    enum rl_misfit misfit = is_open(type->to) ? RL_FITS : fits_target(type->to, unit, length_size(call));
    if (misfit == RL_FITS)
        return misfit;
    const struct rl_inst *origin = rl_format_origin(call, val); /* `(PyObject *)&item`: what the address is of counts */
    bool address = origin && origin->kind == RL_INST_ADDR && !is_open(origin->place->type);
    return address && fits_target(origin->place->type, unit, length_size(call)) == RL_FITS ? RL_FITS : misfit;
}

/* ---- telling ---------------------------------------------------------------------------- */

static const char *integer_name(const struct rl_format_arg *unit)
{
    static const char *const names[] = { ['b'] = "unsigned char", ['B'] = "unsigned char", ['h'] = "short", ['H'] = "unsigned short",
                                         ['I'] = "unsigned int", ['l'] = "long", ['k'] = "unsigned long", ['L'] = "long long",
                                         ['K'] = "unsigned long long", ['n'] = "Py_ssize_t", ['c'] = "char" };
    unsigned char letter = (unsigned char)unit->unit[0];
    if (letter == '%')
        return unit->unit[1] == 'z' ? "Py_ssize_t" : strncmp(unit->unit, "%ll", 3) == 0 ? "long long"
               : unit->unit[1] == 'j' ? "intmax_t" : unit->unit[1] == 't' ? "ptrdiff_t" : unit->size == 8 ? "long" : "int";
    bool promoted = !unit->pointed && unit->size == 4 && letter != 'I';
    return promoted || letter >= G_N_ELEMENTS(names) || !names[letter] ? "int" : names[letter];
}

const char *rl_format_wanted(const struct rl_call_site *call, const struct rl_format_arg *unit, struct rl_arena *arena)
{
    const char *name = "";
    switch (unit->type) {
    case RL_FORMAT_INT: name = integer_name(unit); break;
    case RL_FORMAT_FLOAT: name = unit->size == 4 ? "float" : "double"; break;
    case RL_FORMAT_LENGTH: name = length_size(call) == 4 ? "int" : "Py_ssize_t"; break;
    case RL_FORMAT_CHARS: case RL_FORMAT_BYTES: name = "char *"; break;
    case RL_FORMAT_WIDE: name = "wchar_t *"; break;
    case RL_FORMAT_OBJECT: name = "PyObject *"; break;
    case RL_FORMAT_TYPE: name = "PyTypeObject *"; break;
    case RL_FORMAT_COMPLEX: name = "Py_complex"; break;
    case RL_FORMAT_PY_BUFFER: name = "Py_buffer"; break;
    case RL_FORMAT_FUNCTION: name = "a converter function"; break;
    case RL_FORMAT_ADDRESS: name = "void *"; break;
    }
    return unit->pointed ? rl_arena_printf(arena, "%s%s*", name, g_str_has_suffix(name, "*") ? "" : " ") : name;
}

/* ---- converters -------------------------------------------------------------------------- */

static const struct rl_type *function_of(const struct rl_type *type)
{
    if (type && type->kind == RL_TYPE_POINTER)
        type = type->to;
    return type && type->kind == RL_TYPE_FUNCTION ? type : NULL;
}

/* What a converter's prototype says it fills, against what it is given. */
static bool same_target(const struct rl_type *want, const struct rl_type *given)
{
    if (is_open(want) || is_open(given) || is_incomplete(want) || is_incomplete(given))
        return true;
    if (want->kind == RL_TYPE_INT && want->size == 1)
        return true; /* raw memory */
    for (int depth = 0; depth < 8; depth++) {
        if (want->kind == RL_TYPE_ARRAY)
            want = want->to;
        if (is_open(want))
            return true;
        if (want->kind == RL_TYPE_RECORD && given->kind == RL_TYPE_RECORD)
            return want->record == given->record || strcmp(want->record->name, given->record->name) == 0 || want->record->is_union ||
                   given->record->is_union || same_target(want, given->record->fields[0].type);
        if (given->kind == RL_TYPE_ARRAY)
            given = given->to;
        else if (given->kind == RL_TYPE_RECORD && !given->record->is_union && !is_incomplete(given))
            given = given->record->fields[0].type;
        else
            break;
        if (is_open(given) || is_incomplete(given))
            return true;
    }
    if (want->kind == RL_TYPE_RECORD || want->kind != given->kind)
        return want->kind == RL_TYPE_RECORD && given->kind == RL_TYPE_RECORD;
    return want->kind == RL_TYPE_POINTER || !want->size || !given->size || want->size == given->size;
}

static const char *wrong_signature(const struct rl_type *function, bool parses)
{
    uint32_t nparams = parses ? 2 : 1;
    if (parses ? function->to && function->to->kind != RL_TYPE_INT && function->to->kind != RL_TYPE_UNKNOWN
               : function->to && !rl_format_may_be_object(function->to))
        return parses ? "does not return int" : "does not return an object";
    if (function->variadic || (function->nparams == 0 && parses))
        return NULL; /* without a prototype, as far as it is known */
    if (function->nparams != nparams)
        return parses ? "does not take (PyObject *, void *)" : "does not take (void *)";
    for (uint32_t i = 0; i < nparams; i++) {
        const struct rl_type *param = function->params[i];
        bool first = parses && i == 0;
        if (param && (first ? !rl_format_may_be_object(param) : !is_address(param) && !is_open(param)))
            return parses ? "does not take (PyObject *, void *)" : "does not take (void *)";
    }
    return NULL;
}

const char *rl_format_converter(const struct rl_call_site *call, uint32_t index, bool parses, struct rl_arena *arena)
{
    const struct rl_type *function = function_of(call->inst->arg_types[index]), *given = call->inst->arg_types[index + 1];
    if (!function)
        return NULL;
    const char *wrong = wrong_signature(function, parses);
    const char *name = rl_format_argument(call, index, arena);
    if (wrong)
        return rl_arena_printf(arena, "the converter %s %s", name, wrong);
    uint32_t filled = parses ? 1 : 0;
    if (function->nparams != filled + 1 || rl_format_is_null(call->inst->args[index + 1]) || !given || !is_address(given))
        return NULL;
    const struct rl_type *param = function->params[filled];
    if (!param || !is_address(param) || same_target(param->to, given->to))
        return NULL;
    return rl_arena_printf(arena, "the converter %s takes `%s`, and %s is `%s`", name, param->name,
                           rl_format_argument(call, index + 1, arena), given->name);
}
