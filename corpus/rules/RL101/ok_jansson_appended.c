/* jansson: json_array_append_new takes the copy's reference. */
#include <jansson.h>

static json_t *
copy_of(json_t *value, int deep)
{
    return deep ? json_deep_copy(value) : json_copy(value);
}

int
append_copy(json_t *list, json_t *value, int deep)
{
    json_t *copy = copy_of(value, deep);

    if (copy == NULL)
        return -1;
    return json_array_append_new(list, copy);
}
