/* Reads annotated headers into rows.
 *
 * tree-sitter's C grammar reads the C; drafts (draft.h) read the attributes.
 * Used at run time for a project's own models and by rl-model-compile for the
 * shipped ones; nothing here knows the compiled tables. */
#ifndef RL_MODEL_LOADER_H
#define RL_MODEL_LOADER_H

#include "analyzer/base/arena.h"
#include "analyzer/model/model.h"
#include "analyzer/model/slot.h"

#include <glib.h>

struct rl_api_alias {
    const char *alias;
    const char *name;
};

/* Everything read, in the order of the text; the rows live in the arena. */
struct rl_model_rows {
    GPtrArray *apis;    /* struct rl_api *, borrowed */
    GPtrArray *aliases; /* struct rl_api_alias *, borrowed */
    GPtrArray *slots;   /* struct rl_slot *, borrowed */
};

void rl_model_rows_init(struct rl_model_rows *rows);
void rl_model_rows_release(struct rl_model_rows *rows);

/* Adds what TEXT declares to ROWS.  On a mistake nothing is added. */
bool rl_model_read(struct rl_arena *arena, const char *path, const char *text, size_t len, struct rl_model_rows *rows,
                   GError **error);

#endif
