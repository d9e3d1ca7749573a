#include "db/report/tree.h"

#include "analyzer/base/error.h"
#include "db/report/load.h"

json_t *rl_json_text(const char *text)
{
    if (!text)
        return json_null();
    json_t *value = json_string(text);
    if (value)
        return value;
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    return json_string(valid);
}

json_t *rl_json_known(json_int_t number) { return number ? json_integer(number) : json_null(); }

void rl_json_put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        RL_BUG("jansson refused the member %s", key);
}

void rl_json_put_text(json_t *object, const char *key, const char *text)
{
    if (text)
        rl_json_put(object, key, rl_json_text(text));
}

void rl_json_add(json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        RL_BUG("jansson refused an element");
}

bool rl_json_write(json_t *root, FILE *out, GError **error)
{
    bool done = json_dumpf(root, out, JSON_INDENT(2)) == 0 && fputc('\n', out) != EOF;
    json_decref(root);
    bool flushed = rl_report_flush(out, error);
    if (!done && flushed)
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "the report cannot be written");
    return done && flushed;
}
