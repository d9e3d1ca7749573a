/* What the two JSON formats share: strings that are always UTF-8, objects without reference juggling, writing.
 *
 * Every function takes over the json_t that it is given.
 */
#ifndef RL_DB_REPORT_TREE_H
#define RL_DB_REPORT_TREE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* NULL: null.  Returns: owned. */
json_t *rl_json_text(const char *text);
/* 0: null. */
json_t *rl_json_known(json_int_t number);
void rl_json_put(json_t *object, const char *key, json_t *value);
/* Leaves KEY out when TEXT is NULL. */
void rl_json_put_text(json_t *object, const char *key, const char *text);
void rl_json_add(json_t *array, json_t *value);

/* Writes ROOT (consumed) and flushes; false with ERROR when OUT fails. */
bool rl_json_write(json_t *root, FILE *out, GError **error);

#endif
