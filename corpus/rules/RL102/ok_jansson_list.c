/* jansson: what ends in _new takes the reference, on failure too; the rest is released on every path. */
#include <jansson.h>

json_t *
make_report(const char *name)
{
    json_t *report, *lines;

    report = json_object();
    if (report == NULL)
        return NULL;
    lines = json_array();
    if (lines == NULL) {
        json_decref(report);
        return NULL;
    }
    if (json_array_append_new(lines, json_string(name)) < 0 || json_object_set_new(report, "lines", json_incref(lines)) < 0) {
        json_decref(lines);
        json_decref(report);
        return NULL;
    }
    json_decref(lines);
    return report;
}
