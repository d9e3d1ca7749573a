/* One function's code, as rules about calls look at it: the calls that models know, where values come from, loops, and a
 * forward analysis of a few bits a variable.
 *
 *   code.c   the table of calls, origins of values, spellings
 *   paths.c  loops, dominators, the forward analysis
 */
#ifndef RL_RULES_CODE_H
#define RL_RULES_CODE_H

#include "analyzer/graph/types.h"
#include "analyzer/ir/ir.h"
#include "analyzer/model/model.h"
#include "rules/finding.h"

struct rl_code_call {
    const struct rl_inst *inst;
    const struct rl_api *api; /* never NULL */
    uint32_t block, index;    /* of the instruction */
};

struct rl_code {
    const struct rl_ir_unit *unit;
    const struct rl_ir_func *func;
    const struct rl_models *models;
    const struct rl_types *types; /* NULL: no table */
    int python;                   /* target version, 0x030b */
    bool free_threading;          /* the target is a build without the GIL */
    struct rl_arena *arena;
    const struct rl_inst **made; /* by temporary: the instruction that makes it, or NULL */
    struct rl_code_call *calls;  /* calls by name that a model knows and no function of the unit is, block by block */
    uint32_t ncalls;
    /* of all these calls together: what need not be looked for */
    uint32_t traits, arg_traits;
    bool has_strong, has_instead;
    /* made when first asked for */
    GPtrArray *loops;          /* bool * by block, one a loop */
    const bool **dominators;   /* by block: the blocks that every way to it passes */
};

#define RL_CODE_NONE UINT32_MAX

/* Returns: owned by ARENA, but for what rl_code_release() frees.  Borrows all else. */
struct rl_code *rl_code_new(struct rl_arena *arena, const struct rl_ir_unit *unit, const struct rl_ir_func *func,
                            const struct rl_models *models, int python);
void rl_code_release(struct rl_code *code);

/* The call that INST is in the table, or NULL. */
const struct rl_code_call *rl_code_call_at(const struct rl_code *code, const struct rl_inst *inst);

/* The instruction that makes VAL, casts and calls that give back an argument left out; NULL: none. */
const struct rl_inst *rl_code_origin(const struct rl_code *code, struct rl_val val);
/* The whole variable that VAL was read from, or RL_CODE_NONE. */
uint32_t rl_code_variable(const struct rl_code *code, struct rl_val val);
/* The whole variable whose address VAL is, or RL_CODE_NONE. */
uint32_t rl_code_target(const struct rl_code *code, struct rl_val val);
/* The place that VAL was read from: "self->items"; NULL: none, or a place that one cannot name twice. */
const char *rl_code_spelling(const struct rl_code *code, struct rl_val val);
/* The call that makes VAL, or what the only store to the variable that VAL was read from puts there; NULL: none. */
const struct rl_code_call *rl_code_maker(const struct rl_code *code, struct rl_val val);

/* INST stores in the whole variable ID. */
bool rl_code_stores(const struct rl_inst *inst, uint32_t id);
/* INST may change what the variable ID holds: stores there, or hands out its address. */
bool rl_code_changes(const struct rl_inst *inst, uint32_t id);

/* The unit itself, no header, has a function of this name. */
bool rl_code_is_own(const struct rl_code *code, const char *name);
/* Where CPython is told to call the function, or NULL. */
const struct rl_callback *rl_code_callback(const struct rl_code *code);
/* CPython calls it, and not only to initialise a module. */
bool rl_code_is_called_often(const struct rl_code *code);

/* ---- paths.c ----------------------------------------------------------------------------- */

/* The blocks of the innermost loop around BLOCK, or NULL. */
const bool *rl_code_loop(struct rl_code *code, uint32_t block);
/* Every way to B passes A. */
bool rl_code_dominates(struct rl_code *code, uint32_t a, uint32_t b);
/* Every round of LOOP passes BLOCK. */
bool rl_code_every_round(struct rl_code *code, const bool *loop, uint32_t block);
/* Some instruction of LOOP may change the variable ID. */
bool rl_code_changed_in(const struct rl_code *code, const bool *loop, uint32_t id);

/* Bits a variable at the beginning of each block, joined over the ways there.  STEP changes STATE as INST does (CALL: its
 * row, or NULL); EDGE, which may be NULL, as the way from BLOCK to its successor number TARGET does. */
struct rl_code_analysis {
    void (*step)(void *data, const struct rl_code *code, const struct rl_inst *inst, const struct rl_code_call *call,
                 uint8_t *state);
    void (*edge)(void *data, const struct rl_code *code, uint32_t block, uint32_t target, uint8_t *state);
    /* Called once for each instruction that is reached, in order, with what holds before it. */
    void (*visit)(void *data, const struct rl_code *code, const struct rl_inst *inst, const struct rl_code_call *call,
                  const uint8_t *state);
    /* And at each block's end. */
    void (*leave)(void *data, const struct rl_code *code, uint32_t block, const uint8_t *state);
    void *data;
};

/* START: by variable, at the entry; one more, behind the last variable's, is the analysis's own.  False: the function is too large. */
bool rl_code_analyse(struct rl_code *code, const struct rl_code_analysis *analysis, const uint8_t *start);

/* ---- findings ------------------------------------------------------------------------------ */

/* A finding at INST about OBJECT; from the code's arena. */
struct rl_finding *rl_code_finding(const struct rl_code *code, const struct rl_inst *inst, const char *object,
                                   enum rl_confidence confidence, const char *message, const char *hint);
/* Adds a step that comes before. */
void rl_code_step_before(const struct rl_code *code, struct rl_finding *finding, const struct rl_inst *inst, const char *text);

#endif
