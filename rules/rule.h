/* A rule: its identity, its page and its judgement on observations.
 *
 * One rule is one file rules/<group>/<rule>.c with its page <rule>.md beside it and
 * one row in rules/registry.c.  A rule looks at an observation and says whether it is
 * its own; the engine decides nothing about rules and rules follow no paths.
 */
#ifndef RL_RULES_RULE_H
#define RL_RULES_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "analyzer/base/arena.h"
#include "analyzer/flow/flow.h"
#include "analyzer/graph/project.h"
#include "analyzer/graph/types.h"
#include "analyzer/model/model.h"
#include "rules/code/code.h"
#include "rules/finding.h"
#include "rules/mend.h"

/* A call of a function that a model knows; a rule looks at it by itself, whatever leads there. */
struct rl_call_site {
    const struct rl_ir_unit *unit;
    const struct rl_ir_func *func;
    const struct rl_inst *inst;
    const struct rl_api *api;
    const struct rl_models *models;
    int python; /* target version, 0x030b */
};

struct rl_rule {
    const char *id;        /* "RL101" */
    const char *name;      /* "leaked-reference" */
    const char *family;    /* "leak": what SARIF groups findings by */
    const char *guideline; /* page in rules/guidelines: "reference-counts" */
    const char *summary;   /* one sentence for lists and SARIF's shortDescription */
    enum rl_severity severity;
    const char *preview;   /* why it is off unless asked for, as its page says; NULL: it is on */
    unsigned observes;     /* bits 1u << enum rl_obs_kind */
    /* True when OBS is this rule's; then fills MESSAGE and HINT (from ARENA) and may change SEVERITY. */
    bool (*judge)(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding);
    /* How OBS of FUNC is mended (mend.h); false, or NULL: nothing that is certain. */
    bool (*mend)(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend);
    /* For rules about types and modules; NULL: none.  Appends findings (from ARENA) with place, function, object, message,
     * hint and confidence; the rest is filled in. */
    void (*judge_types)(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                        GPtrArray *out);
    /* For rules about calls with arguments that no prototype converts; NULL: none.  Appends as above. */
    void (*judge_call)(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out);
    /* For rules about a whole function's instructions; NULL: none.  SITE has neither call nor model.  Appends as above. */
    void (*judge_func)(const struct rl_call_site *site, struct rl_arena *arena, GPtrArray *out);
    /* For rules about the calls of a function and what surrounds them; NULL: none.  Appends as above, from the code's arena. */
    void (*judge_code)(struct rl_code *code, GPtrArray *out);
    /* For rules about the types of all units together; NULL: none.  Appends struct rl_project_finding * as above, with their
     * files. */
    void (*judge_project)(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out);
};

/* What is found in all units together, and the unit that it belongs to. */
struct rl_project_finding {
    struct rl_finding finding;
    uint32_t unit;
};

extern const struct rl_rule *const rl_rules[];
extern const size_t rl_rules_count;

/* By id or name, or NULL. */
const struct rl_rule *rl_rule_find(const char *id);

/* The page's Markdown, or NULL. */
const char *rl_rule_page(const struct rl_rule *rule);

/* Judges OBS by the rules in order; at most one takes it.  Returns: borrowed from ARENA, or NULL. */
struct rl_finding *rl_rules_judge(const struct rl_obs *obs, const struct rl_ir_unit *unit, struct rl_arena *arena);

/* FINDING's steps and counts, those of OBS; the last step says its message.  From ARENA. */
void rl_rules_path(const struct rl_obs *obs, const struct rl_ir_unit *unit, struct rl_arena *arena, struct rl_finding *finding);

/* Judges all observations of a unit's function: merges repeats (one bug, one finding; expansions of one macro
 * are grouped), numbers equal fingerprints, drops what a NOLINT comment in the source hides (kept with
 * `suppressed` by the store).  Appends owned-by-ARENA findings to OUT (GPtrArray of struct rl_finding *). */
void rl_rules_judge_all(const struct rl_flow_result *result, const struct rl_ir_unit *unit, struct rl_arena *arena,
                        GPtrArray *out);

/* The same of FUNC's instructions, whatever path leads to them: the rules about variadic calls, then those about it all.
 * TYPES may be NULL; PYTHON may have RL_PYTHON_FREE_THREADED. */
void rl_rules_judge_code(const struct rl_types *types, const struct rl_ir_unit *unit, const struct rl_ir_func *func,
                         const struct rl_models *models, int python, struct rl_arena *arena, GPtrArray *out);

/* The same of its types and modules, once a unit; PYTHON is the target: 0x030b. */
void rl_rules_judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                          GPtrArray *out);

/* The same of the types of all units of a run, once; appends struct rl_project_finding * from ARENA. */
void rl_rules_judge_project(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out);

#endif
