#include <criterion/criterion.h>

#include "analyzer/ir/ir.h"

static bool pointer_is_object(struct rl_record *record, const char *name)
{
    struct rl_type type = {.kind = record ? RL_TYPE_RECORD : RL_TYPE_UNKNOWN, .name = name, .record = record};
    struct rl_type pointer = {.kind = RL_TYPE_POINTER, .name = "", .to = &type};
    return rl_type_is_object(&pointer);
}

Test(ir_types, objects)
{
    struct rl_type int_type = {.kind = RL_TYPE_INT, .name = "int"};
    struct rl_field count = {.name = "ob_refcnt", .type = &int_type}, other = {.name = "n", .type = &int_type};
    struct rl_record head = {.name = "base", .fields = &count, .nfields = 1};
    struct rl_type head_type = {.kind = RL_TYPE_RECORD, .name = "base", .record = &head};
    struct rl_field first = {.name = "head", .type = &head_type};
    struct rl_record derived = {.name = "derived", .fields = &first, .nfields = 1};
    struct rl_record plain = {.name = "plain", .fields = &other, .nfields = 1}, empty = {.name = "empty"};
    cr_assert(pointer_is_object(&head, "base"));
    cr_assert(pointer_is_object(&derived, "derived"));
    cr_assert_not(pointer_is_object(&plain, "plain"));
    cr_assert_not(pointer_is_object(&empty, "empty"));
    struct rl_record opaque = {.name = "PyListObject"}, tagged = {.name = "", .tag = "_object"};
    cr_assert(pointer_is_object(&opaque, "PyListObject"));
    cr_assert(pointer_is_object(&tagged, "struct _object"));
    cr_assert(pointer_is_object(NULL, "PyObject"));
    cr_assert_not(pointer_is_object(NULL, "Py_ssize_t"));
    cr_assert_not(rl_type_is_object(&head_type), "only pointers");
    cr_assert_not(rl_type_is_object(NULL));
}

Test(ir_types, a_record_that_starts_with_itself)
{
    struct rl_record record = {.name = "loop"};
    struct rl_type type = {.kind = RL_TYPE_RECORD, .name = "loop", .record = &record};
    struct rl_field self = {.name = "self", .type = &type};
    record.fields = &self;
    record.nfields = 1;
    cr_assert_not(pointer_is_object(&record, "loop"));
}
