/* jansson: json_object_get lends the member, and it is released as if it were new. */
#include <jansson.h>

int
read_width(const char *text)
{
    json_error_t error;
    json_t *root, *width;
    int result;

    root = json_loads(text, 0, &error);
    if (root == NULL)
        return -1;
    width = json_object_get(root, "width");
    result = (int)json_integer_value(width);
    json_decref(width); // expect: RL111 'width'
    json_decref(root);
    return result;
}
