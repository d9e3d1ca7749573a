/* What source says at first sight: which files it includes, which names it uses and defines.  No compiler, so no answer is
 * sure, but all err on one side: a name or file too many. */
#ifndef RL_CLI_TEXTS_H
#define RL_CLI_TEXTS_H

#include <glib.h>

#include "analyzer/cli/jobs.h"

struct rl_text {
    GHashTable *used, *defined; /* sets of names: all words; those that begin a function's body */
    GPtrArray *includes;        /* as written, without quotes */
};

/* Files by path, each read once. */
struct rl_texts;
struct rl_texts *rl_texts_new(void);
void rl_texts_free(struct rl_texts *texts);

/* Borrowed; NULL: it cannot be read. */
const struct rl_text *rl_texts_read(struct rl_texts *texts, const char *path);

/* JOB's file and all that it includes from the project, paths; a set, owned. */
GHashTable *rl_texts_closure(struct rl_texts *texts, const struct rl_job *job);

#endif
