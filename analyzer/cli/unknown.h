/* The functions that code calls and nobody knows: what a model would be most worth for. */
#ifndef RL_CLI_UNKNOWN_H
#define RL_CLI_UNKNOWN_H

#include <glib.h>

#include "analyzer/ir/ir.h"
#include "analyzer/model/model.h"

struct rl_unknown_row {
    char *name;
    guint calls;
    char *prototype; /* from its first call: "PyObject * name(PyObject *, int)" */
    char *place;     /* of the first call: FILE:LINE */
};

struct rl_unknown;

struct rl_unknown *rl_unknown_new(const struct rl_models *models);
void rl_unknown_free(struct rl_unknown *unknown);

/* Counts the calls of one unit. */
void rl_unknown_add(struct rl_unknown *unknown, const struct rl_ir_unit *unit);

/* Called somewhere with a refcounted argument or result, and neither modelled, nor defined in a unit that was added,
 * nor annotated there.  Most called first.  Returns: array of struct rl_unknown_row *, owned; rows borrowed. */
GPtrArray *rl_unknown_rows(struct rl_unknown *unknown);

#endif
