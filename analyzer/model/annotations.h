/* Annotations in a project's own source as rows of the models.
 *
 * Understood on a function and on its parameters: annotate("reflint::..."), in
 * the same words as the models; cpychecker's attributes; clang's cf_*, ns_* and
 * os_*.  Anything else is passed over. */
#ifndef RL_MODEL_ANNOTATIONS_H
#define RL_MODEL_ANNOTATIONS_H

#include "analyzer/base/arena.h"
#include "analyzer/model/model.h"

#include <glib.h>

struct rl_annotated_param {
    const char *name;               /* or NULL */
    const char *type;               /* "PyObject *" */
    const char *const *annotations; /* ends with NULL; or NULL */
};

/* A declaration with the texts of its attributes.  All borrowed. */
struct rl_annotated {
    const char *name;
    const char *type; /* of the result */
    const char *file; /* becomes the row's header */
    const struct rl_annotated_param *params;
    size_t nparams;
    const char *const *annotations; /* ends with NULL; or NULL */
    bool variadic;
};

/* Fills API with what DECL's annotations say; its texts live in ARENA.  False
 * when they say nothing; a mistake in them is an ERROR, and false too. */
bool rl_api_from_annotations(struct rl_arena *arena, const struct rl_annotated *decl, struct rl_api *api, GError **error);

#endif
