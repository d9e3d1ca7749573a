/* jansson: the object leaks when the array for it cannot be made. */
#include <jansson.h>

json_t *
make_report(const char *name)
{
    json_t *report, *lines;

    report = json_object();
    if (report == NULL)
        return NULL;
    lines = json_array();
    if (lines == NULL)
        return NULL; // expect: RL102 'report'
    if (json_array_append_new(lines, json_string(name)) < 0 || json_object_set_new(report, "lines", json_incref(lines)) < 0) {
        json_decref(lines);
        json_decref(report);
        return NULL;
    }
    json_decref(lines);
    return report;
}
