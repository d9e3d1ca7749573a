/* Fixes for the findings of a unit: its rules' mends, with the text that they edit. */
#ifndef RL_CLI_MENDING_H
#define RL_CLI_MENDING_H

#include "analyzer/cli/jobs.h"
#include "rules/mend.h"

struct rl_mending {
    const struct rl_job *job; /* borrowed; its text, where it has one, is that of its path */
    char *path;               /* of the text read last */
    GBytes *text;             /* NULL: it could not be read */
    struct rl_text_index *index; /* of it */
};

void rl_mending_release(struct rl_mending *mending);

/* Gives those of FOUND (struct rl_finding *, made of RESULT of FUNC, their files absolute) their edits that have a certain one. */
void rl_mending_run(struct rl_mending *mending, struct rl_flow_unit *unit, const struct rl_ir_func *func,
                    const struct rl_flow_result *result, struct rl_arena *arena, const GPtrArray *found);
/* The same of findings about tables. */
void rl_mending_tables(struct rl_mending *mending, struct rl_arena *arena, const GPtrArray *found);

#endif
