/* Sizes and offsets as the usual 64-bit ABIs lay structs out; not known where there are bit-fields.
 * Packing is not seen, so that a result is trusted only where the source confirms it (record.c). */
#include <string.h>

#include "analyzer/graph/types_private.h"

enum { POINTER_SIZE = 8, DEEPEST = 8 };

struct layout {
    int64_t size, align; /* -1: not known */
};

static struct layout layout_of(const struct rl_type *type, int depth);

static struct layout float_layout(const struct rl_type *type)
{
    const char *name = type->name ? type->name : "";
    int64_t size = type->size ? (int64_t)type->size : strstr(name, "long") ? 16 : strcmp(name, "float") == 0 ? 4 : strstr(name, "double") ? 8 : -1;
    return (struct layout){ size, size };
}

static int64_t round_up(int64_t size, int64_t align)
{
    return align > 1 ? (size + align - 1) / align * align : size;
}

/* The layout of RECORD's first N fields; *OFFSET: of the next one. */
static struct layout record_layout(const struct rl_record *record, uint32_t n, int64_t *offset, int depth)
{
    struct layout all = { 0, 1 };
    if (!record || !record->complete || record->has_bits || depth > DEEPEST)
        return (struct layout){ -1, -1 };
    for (uint32_t i = 0; i < record->nfields && i <= n; i++) {
        struct layout field = layout_of(record->fields[i].type, depth + 1);
        if (field.align < 0 || (field.size < 0 && i < n))
            return (struct layout){ -1, -1 };
        int64_t at = record->is_union ? 0 : round_up(all.size, field.align);
        if (i == n) {
            *offset = at;
            return all;
        }
        all.align = MAX(all.align, field.align);
        all.size = record->is_union ? MAX(all.size, field.size) : at + field.size;
    }
    all.size = round_up(all.size, all.align);
    return all;
}

static struct layout layout_of(const struct rl_type *type, int depth)
{
    const struct layout unknown = { -1, -1 };
    if (!type)
        return unknown;
    switch (type->kind) {
    case RL_TYPE_INT:
        return type->size ? (struct layout){ type->size, type->size } : unknown;
    case RL_TYPE_FLOAT:
        return float_layout(type);
    case RL_TYPE_POINTER:
        return (struct layout){ POINTER_SIZE, POINTER_SIZE };
    case RL_TYPE_ARRAY: {
        struct layout element = layout_of(type->to, depth + 1);
        if (element.size < 0)
            return unknown;
        return (struct layout){ type->length < 0 ? 0 : element.size * type->length, element.align };
    }
    case RL_TYPE_RECORD:
        return record_layout(type->record, UINT32_MAX, NULL, depth + 1);
    case RL_TYPE_UNKNOWN: case RL_TYPE_VOID: case RL_TYPE_FUNCTION:
        break;
    }
    return unknown;
}

int64_t rl_type_size(const struct rl_type *type)
{
    return layout_of(type, 0).size;
}

int64_t rl_record_size(const struct rl_record *record)
{
    return record_layout(record, UINT32_MAX, NULL, 0).size;
}

int64_t rl_record_offset(const struct rl_record *record, uint32_t i)
{
    int64_t offset = -1;
    record_layout(record, i, &offset, 0);
    return offset;
}
