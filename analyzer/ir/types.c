/* Questions about types. */
#include <string.h>

#include "analyzer/ir/ir.h"

bool rl_field_is_anonymous(const struct rl_field *field)
{
    /* libclang 19 names some of them "union (anonymous at ...)". */
    return !field->name || !*field->name || strchr(field->name, '(') != NULL;
}

static bool is_object_name(const char *name)
{
    if (!name)
        return false;
    if (g_str_has_prefix(name, "struct "))
        name += strlen("struct ");
    return strcmp(name, "_object") == 0 || strcmp(name, "PyVarObject") == 0 ||
           (g_str_has_prefix(name, "Py") && g_str_has_suffix(name, "Object"));
}

static bool starts_with_head(const struct rl_record *record, int depth)
{
    if (!record || depth > 8)
        return false;
    if (record->counted || is_object_name(record->name) || is_object_name(record->tag))
        return true;
    if (record->nfields == 0)
        return false;
    const struct rl_field *first = &record->fields[0];
    if (first->name && (strcmp(first->name, "ob_base") == 0 || strcmp(first->name, "ob_refcnt") == 0))
        return true;
    return first->type && first->type->kind == RL_TYPE_RECORD && starts_with_head(first->type->record, depth + 1);
}

bool rl_record_is_object(const struct rl_record *record)
{
    return starts_with_head(record, 0);
}

const struct rl_record *rl_record_beginning(const struct rl_record *record, const char *field)
{
    if (!record || record->is_union || record->nfields == 0)
        return NULL;
    const struct rl_field *first = &record->fields[0];
    bool in_place = first->type && first->type->kind == RL_TYPE_RECORD && first->type->record && !first->type->record->is_union;
    return in_place && first->name && strcmp(first->name, field) == 0 ? first->type->record : NULL;
}

bool rl_type_is_object(const struct rl_type *type)
{
    if (!type || type->kind != RL_TYPE_POINTER || !type->to)
        return false;
    if (type->to->kind == RL_TYPE_RECORD)
        return starts_with_head(type->to->record, 0) || is_object_name(type->to->name);
    return type->to->kind == RL_TYPE_UNKNOWN && is_object_name(type->to->name);
}

static const char *head_of(const struct rl_record *record, int depth)
{
    if (!record || depth > 8)
        return NULL;
    if (is_object_name(record->name) || is_object_name(record->tag) || (record->counted && g_str_has_prefix(record->name, "Py")))
        return "PyObject";
    if (record->counted)
        return record->name;
    if (record->nfields == 0)
        return NULL;
    const struct rl_field *first = &record->fields[0];
    if (first->name && (strcmp(first->name, "ob_base") == 0 || strcmp(first->name, "ob_refcnt") == 0))
        return "PyObject";
    return first->type && first->type->kind == RL_TYPE_RECORD ? head_of(first->type->record, depth + 1) : NULL;
}

const char *rl_type_head(const struct rl_type *type)
{
    const struct rl_type *to = type && type->kind == RL_TYPE_POINTER ? type->to : type;
    if (!to || (to->kind != RL_TYPE_RECORD && to->kind != RL_TYPE_UNKNOWN))
        return NULL;
    const char *head = to->kind == RL_TYPE_RECORD ? head_of(to->record, 0) : NULL;
    return head ? head : is_object_name(to->name) ? "PyObject" : NULL;
}
