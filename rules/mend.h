/* Mends: from what was observed to an edit of the source.
 *
 * A rule that knows how its bug is mended says which call is missing where.  The change is first tried on the function's
 * IR: the observation must be gone and no new one there.  Only then it becomes an edit of the text, and only where the text
 * has the form that the change needs.  So a mend is certain or there is none.
 */
#ifndef RL_RULES_MEND_H
#define RL_RULES_MEND_H

#include "analyzer/flow/flow.h"
#include "analyzer/ir/change.h"
#include "rules/calls.h"
#include "rules/finding.h"
#include "rules/text_index.h"

enum { RL_MOST_CALLEES = 2 };

struct rl_mend {
    enum rl_change_kind kind;
    struct rl_loc loc;       /* of the statement or call */
    const struct rl_loc *also; /* other places that need the same */
    uint32_t nalso;
    const char *callees[RL_MOST_CALLEES]; /* in the order of preference: the first one that mends is taken; the rest is NULL */
    const char *variable;    /* as in struct rl_change */
    bool address;
    uint32_t argument;
    const char *replace;     /* RL_CHANGE_AROUND_STORE: the macro that the text gets, which does the assignment and the call */
    const char *maker;       /* RL_CHANGE_INSTEAD: the call that is dropped */
    struct rl_calls calls;   /* set before a rule plans */
};

/* Plans for a rule's `mend`.  False: none is known for OBS. */
bool rl_mend_release(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend); /* what leaks */
bool rl_mend_retain(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend);  /* what is only borrowed */
bool rl_mend_replace(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend); /* a field assigned over */
bool rl_mend_clear(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend);   /* a field released only */

bool rl_mend_retain_argument(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend); /* borrowed, stolen */

bool rl_mend_instead(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend); /* an object made for a call alone */

struct rl_text {
    const char *text;
    size_t len;
    struct rl_text_index *index; /* of it */
};

/* Edits that make MEND with CALLEE in TEXT, where FUNC begins at func->loc.  Returns: borrowed from ARENA, in the order of the
 * text; NULL where the text has not the form for it. */
struct rl_edit *rl_mend_edits(struct rl_arena *arena, struct rl_text text, const struct rl_ir_func *func, const struct rl_mend *mend,
                              const char *callee, uint32_t *nedits);

/* The row ROW as the last one of the table that is defined at LOC.  Returns as above. */
struct rl_edit *rl_mend_row(struct rl_arena *arena, struct rl_text text, struct rl_loc loc, const char *row, uint32_t *nedits);

/* Gives FINDING, made of observation OBS of RESULT of FUNC in UNIT, its edits in TEXT (of the finding's file), when its rule knows a
 * mend that holds. */
void rl_mend_finding(struct rl_flow_unit *unit, const struct rl_ir_func *func, const struct rl_flow_result *result,
                     struct rl_text text, struct rl_arena *arena, struct rl_finding *finding);

#endif
