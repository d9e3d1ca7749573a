/* Texts as bytes: edits made in them, and what changed as a unified diff. */
#ifndef RL_CLI_PATCH_H
#define RL_CLI_PATCH_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "rules/finding.h"

/* A part of a text, and what it becomes.  Lines end with a line feed, columns count bytes. */
struct rl_cut {
    size_t from, to;  /* of the text, `to` is behind its last byte */
    const char *text; /* borrowed */
};

/* Where EDIT cuts TEXT of LEN bytes; false: there is no such place in it. */
bool rl_patch_locate(const char *text, size_t len, const struct rl_edit *edit, struct rl_cut *cut);

/* Whether one edit cannot be made without asking the other: they share bytes, or the place where something is put in. */
bool rl_patch_overlap(const struct rl_cut *a, const struct rl_cut *b);

/* TEXT with CUTS (struct rl_cut, which do not overlap; sorted here).  Returns: owned. */
GBytes *rl_patch_apply(GBytes *text, GArray *cuts);

/* Appends to OUT what makes AFTER of BEFORE, as `git apply` and `patch -p1` read it; NAME is the file's.  Nothing where they are the same. */
void rl_patch_diff(GString *out, const char *name, GBytes *before, GBytes *after);

#endif
