/* The texts that a trial of `--fix` is made with: which findings' edits are chosen, and what they make of the files. */
#ifndef RL_CLI_DRAFTS_H
#define RL_CLI_DRAFTS_H

#include "analyzer/cli/fixing.h"
#include "analyzer/cli/told.h"

/* A finding whose edits are made. */
struct rl_choice {
    const struct rl_spot *spot;
    const struct rl_fixed_file *file;
    GArray *cuts; /* struct rl_cut, in the file's text that stays */
};

/* An empty list of struct rl_choice *; owned. */
GPtrArray *rl_drafts_new(void);

/* One more choice, edits of FILE's `after`; false: they have no place there, or ask another choice's. */
bool rl_drafts_add(GPtrArray *choices, const struct rl_spot *spot, const struct rl_fixed_file *file);

/* What CHOICES make of the files: path -> GBytes.  Returns: owned; the paths are the files'. */
GHashTable *rl_drafts_texts(const GPtrArray *choices);

#endif
