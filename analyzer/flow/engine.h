/* The engine's insides, in the order in which one function passes through them:
 *   unit.c, recursion.c  the functions of a unit, callees first; recursion
 *   contract.c           what is known before: models by call, promises of slots, fields that the unit releases
 *   explore.c            blocks, states and budgets
 *   transfer.c, eval.c   instructions; values, memory and conditions
 *   call*.c              who is called and what that does: by model, by format, by summary, or unknown
 *   count.c              the account of a reference: retain, release, give, settle
 *   deeds.c              what is done to fields of parameters
 *   holds.c              who holds whom, and cycles of references
 *   merge.c              joining states
 *   observe.c, story.c   telling it
 *
 * The invariant that a correct function keeps, for every object, whenever its
 * last handle is lost and at exit:   must <= delta <= may
 * (delta: retains - releases done here, +1 for a new reference received; must
 * and may: what was returned as new, given to a thief, and held by fields and
 * globals now less what they held at entry).  Returning and giving lower delta
 * at once, so that what is left to compare are the holders.
 */
#ifndef RL_FLOW_ENGINE_H
#define RL_FLOW_ENGINE_H

#include "analyzer/flow/flow.h"
#include "analyzer/flow/loops.h"
#include "analyzer/flow/state.h"
#include "analyzer/flow/summary.h"

/* ---- known before ------------------------------------------------------------- */

/* What is known of how a function is called. */
enum rl_contract {
    RL_CONTRACT_NONE,
    RL_CONTRACT_ASSUMED,  /* external: by convention it returns a new reference */
    RL_CONTRACT_DESTRUCTOR, /* a slot that takes its object apart */
    RL_CONTRACT_CALLBACK, /* a method or slot: arguments are borrowed */
    RL_CONTRACT_NEW,      /* and the result is a new reference */
    RL_CONTRACT_BORROWED, /* and the result is a borrowed reference */
};

enum rl_progress {
    RL_PROGRESS_NONE,
    RL_PROGRESS_UNDER_WAY,
    RL_PROGRESS_ASSUMED, /* under way together with what it calls: its summary is what was found so far */
    RL_PROGRESS_DONE,
};

struct rl_recursion; /* recursion.h */

struct rl_flow_unit {
    struct rl_arena *arena;
    const struct rl_ir_unit *ir;
    const struct rl_flow_options *options;
    GHashTable *apis;      /* call name -> const struct rl_api * (models, annotations), NULL known to be unknown */
    GHashTable *functions; /* name -> function index + 1 */
    GHashTable *contracts; /* function name -> enum rl_contract, by the tables that name it */
    GHashTable *owed;      /* function name -> const struct rl_api *: how it must report failure; NULL: told in two ways */
    GHashTable *inits;     /* names of functions that run once, when a module is initialised */
    GHashTable *owning;    /* fields and globals, by name, that some function of the unit releases */
    GHashTable *owning_anywhere; /* those of them that are fields of structs that are not known */
    GHashTable *field_names; /* of all fields that its functions name: the text that terms know them by */
    GHashTable *ownership; /* answers of the table of types, by struct and field */
    bool counts;           /* some function of the file itself has to do with counted objects, or with their API */
    struct rl_flow_result *results;      /* by function index */
    struct rl_summary **summaries;       /* by function index, NULL: none yet or not known */
    unsigned char *progress;             /* enum rl_progress, by function index */
    struct rl_recursion *recursion;
    uint32_t depth;
    uint64_t nested;                     /* microseconds spent on callees of the function under way */
    struct rl_worst *worst;              /* the path that is looked for, or NULL */
};

struct rl_worst { /* path of one function to its exit */
    const struct rl_ir_func *func;
    const struct rl_obs *obs; /* NULL: none yet */
    int peak, level;
};

const struct rl_api *rl_unit_api(struct rl_flow_unit *unit, const char *name);
/* How FUNC's callers learn of failure, by the table or the annotation that says so; NULL: nothing does. */
const struct rl_api *rl_unit_owed(struct rl_flow_unit *unit, const struct rl_ir_func *func);
enum rl_contract rl_unit_contract(struct rl_flow_unit *unit, const struct rl_ir_func *func);
/* An entry point of the import system, a module's execution slot, or a static function that only such functions call. */
bool rl_unit_is_module_init(const struct rl_flow_unit *unit, const struct rl_ir_func *func);
void rl_unit_find_inits(struct rl_flow_unit *unit);
void rl_unit_find_contracts(struct rl_flow_unit *unit);
void rl_unit_find_owning(struct rl_flow_unit *unit);

/* Whose reference the field, element or global LOC holds: by its struct, else by its name. */
struct rl_engine;
enum rl_ownership rl_loc_ownership(struct rl_engine *e, const struct rl_state *s, rl_term loc);

/* Tells VISIT every function that FUNC calls by name or takes the address of. */
typedef void rl_name_visitor(void *data, const char *name);
void rl_flow_visit_names(const struct rl_ir_func *func, rl_name_visitor *visit, void *data);

/* Summary of a function of this unit, analysing it first where that is possible, or of another one of this run; NULL: not
 * known. */
const struct rl_summary *rl_unit_summary(struct rl_flow_unit *unit, const char *name);

/* ---- one function ---------------------------------------------------------------- */

struct rl_entry { /* a state at the beginning of a block */
    struct rl_state *state;
    uint64_t key;
    bool pending;
    uint32_t merges;
};

struct rl_block_info {
    uint32_t first_inst;  /* number of its first instruction in the function */
    GArray *entries;      /* struct rl_entry */
};

struct rl_engine {
    struct rl_flow_unit *unit;
    const struct rl_ir_func *func;
    struct rl_arena *arena; /* for observations and events */
    struct rl_terms *terms;
    struct rl_pool *pool;
    struct rl_block_info *blocks;
    const struct rl_api **inst_api; /* by instruction number: the call's model */
    const struct rl_inst **insts;   /* by instruction number */
    uint32_t *inst_memory; /* by instruction number: what a helper called there allocates: bit 0 the result, i + 1 argument i's */
    uint32_t *inst_block;           /* by instruction number */
    uint32_t ninsts;
    uint32_t *last_use;  /* by temporary: instruction number of the last use, or UINT32_MAX: in another block */
    bool *read_once;     /* by variable: synthetic, and read by one instruction only: reading it moves the value */
    uint32_t *def_inst;  /* by temporary: the instruction that makes it */
    GArray *loops;       /* struct rl_loop */
    GArray *emptied;     /* arrays that loops empty (emptied.c) */
    uint32_t off;
    enum rl_contract contract;
    bool promised;      /* the result is promised to be a new reference */
    const struct rl_api *owed; /* how the function must report failure, or NULL */
    bool keeps_exception;      /* it must leave the current exception as it is */
    bool module_init;
    GHashTable *field_names; /* of the fields that the function names, or NULL: not gathered yet */
    uint64_t dereferenced; /* parameters that are used somewhere, untested, where NULL crashes, a bit each */
    uint64_t given;     /* parameters that an annotation says the caller gives away, a bit each */
    bool is_method;     /* by its form: it reports success, and its receiver has the name that methods give it */
    bool object_result;
    /* where the exploration stands */
    uint32_t block, inst; /* number of the current instruction */
    struct rl_loc loc;
    const char *macro;
    bool clearing;          /* Py_CLEAR and its like: the place is cleared before its value is released */
    rl_term overwritten;    /* the location that is being assigned over */
    uint64_t all_work;      /* of all passes */
    struct rl_state *current; /* whose accounts are being settled */
    rl_term result;         /* of the call whose effects are being applied */
    uint64_t work, work_limit;
    struct rl_state *forks; /* states split off by the current instruction */
    /* budgets */
    uint32_t steps, step_limit, per_block;
    int level;          /* 0: all; 1: integers forgotten; 2: one object a pass; 3: one state a block */
    uint32_t focus;     /* level 2: the only instruction whose object is followed, + 1 */
    bool exhausted;
    bool trial;         /* nothing gives way when a budget is hit */
    /* results */
    GHashTable *seen;   /* observation key -> struct rl_obs_build * */
    GPtrArray *builds;
    struct rl_summary *summary;
    GHashTable *deeds_seen; /* values with what was done to them, calls */
    GString *dump;      /* receives the states at the end of a pass, or NULL */
    bool success_exit;  /* some exit reports success */
};

/* The rl_term_info of TERM. */
static inline const struct rl_term_info *rl_info(const struct rl_engine *e, rl_term term)
{
    return rl_term_get(e->terms, term);
}

/* ---- eval.c: values and memory --------------------------------------------------- */

rl_term rl_eval_val(struct rl_engine *e, struct rl_state *s, struct rl_val val);
rl_term rl_eval_place(struct rl_engine *e, struct rl_state *s, const struct rl_place *place);
rl_term rl_load(struct rl_engine *e, struct rl_state *s, rl_term loc, const struct rl_type *type);
/* FIELD of the struct RECORD at LOC: of a head, as that of the struct which begins with it. */
rl_term rl_loc_field(struct rl_engine *e, rl_term loc, const char *field, const struct rl_record *record);
/* The struct that begins at LOC, of which LOC is the head (OBJECTS: only heads of objects), else LOC. */
rl_term rl_loc_begun(const struct rl_engine *e, rl_term loc, bool objects);
void rl_store(struct rl_engine *e, struct rl_state *s, rl_term loc, rl_term val, const struct rl_place *place);
rl_term rl_eval_binary(struct rl_engine *e, struct rl_state *s, enum rl_op op, rl_term a, rl_term b);
rl_term rl_eval_unary(struct rl_engine *e, struct rl_state *s, enum rl_op op, rl_term a);

/* The static object that the variable NAME is (`_Py_NoneStruct`) or points to (`PyExc_ValueError`), or RL_NO_TERM. */
rl_term rl_singleton(struct rl_engine *e, const char *name);

/* aggregate.c: a loop comes round, and arrays become aggregates; an element of unknown index is read (true: it may be one
 * that was stored). */
void rl_aggregate(struct rl_engine *e, struct rl_state *s);
bool rl_drain(struct rl_engine *e, struct rl_state *s, rl_term loc);
/* aggregate.c: LOC is the element of an array that a count beside it was lowered to, as a stack's when it is popped: the array holds
 * it no longer. */
bool rl_is_past_end(const struct rl_engine *e, const struct rl_state *s, rl_term loc);

/* emptied.c: finds the loops that release an array's elements; S goes from the current block, a loop's head, to block TO. */
void rl_emptied_find(struct rl_engine *e);
void rl_emptied_leave(struct rl_engine *e, struct rl_state *s, uint32_t to);

/* Forgets what the memory below the location ROOT holds; what it held escapes. */
void rl_havoc(struct rl_engine *e, struct rl_state *s, rl_term root);

/* True for a block of memory that the function has allocated itself. */
bool rl_is_own_memory(struct rl_engine *e, rl_term block);

/* True for memory that outlives the function or belongs to an object: fields, globals, what parameters point to. */
bool rl_loc_is_shared(struct rl_engine *e, const struct rl_state *s, rl_term loc);

/* ---- assume.c: conditions ---------------------------------------------------------- */

struct rl_range {
    int64_t lo, hi;
    bool nonzero;
};
struct rl_range rl_range_of(struct rl_engine *e, const struct rl_state *s, rl_term val);
bool rl_is_null(struct rl_engine *e, const struct rl_state *s, rl_term val);    /* certainly 0 */
bool rl_is_nonnull(struct rl_engine *e, const struct rl_state *s, rl_term val); /* certainly not 0 */

/* Adds the condition to S; false when it contradicts what is known. */
bool rl_assume(struct rl_engine *e, struct rl_state *s, rl_term val, bool truth);
bool rl_assume_compare(struct rl_engine *e, struct rl_state *s, enum rl_op op, rl_term a, rl_term b);

/* VAL may or may not be NULL, and no test is owed any more. */
void rl_forget_null(struct rl_state *s, rl_term val);

/* ---- count.c: the account ------------------------------------------------------------- */

/* The object with an open account that the static object VAL is known to be, else VAL. */
rl_term rl_count_known_as(struct rl_engine *e, struct rl_state *s, rl_term val);
/* A new reference arrives as VAL, made by the current instruction. */
void rl_count_new(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api);
void rl_count_retain(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api);
void rl_count_release(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api);
/* A thief takes a reference to VAL and keeps it in INTO (RL_NO_TERM: somewhere). */
void rl_count_give(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api, rl_term into);
/* The callee keeps a reference of its own. */
void rl_count_share(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api, rl_term into);
void rl_count_escape(struct rl_engine *e, struct rl_state *s, rl_term val);
/* The objects that only VAL kept alive are gone with it. */
void rl_count_owner_gone(struct rl_engine *e, struct rl_state *s, rl_term val);
void rl_count_destroy(struct rl_engine *e, struct rl_state *s, rl_term val);
/* VAL is looked at by USER ("*", "->", a call's name). */
void rl_count_use(struct rl_engine *e, struct rl_state *s, rl_term val, const char *user);
/* VAL is the result of a call of the API that may fail, and nobody has looked. */
bool rl_may_fail(struct rl_engine *e, const struct rl_state *s, rl_term val);
/* VAL is used by USER where NULL crashes. */
void rl_use_nonnull(struct rl_engine *e, struct rl_state *s, rl_term val, const char *user, const char *name);
/* A place that keeps objects alive: a field or global that the unit releases, or any global outside of initialisation. */
bool rl_loc_must_own(struct rl_engine *e, const struct rl_state *s, rl_term loc);
/* VAL may have lost a handle: when it was the last one, the account is settled. */
/* VAL, a block that was read from elsewhere, is freed: what it alone kept is lost with it. */
void rl_count_freed(struct rl_engine *e, struct rl_state *s, rl_term block);
void rl_count_check(struct rl_engine *e, struct rl_state *s, rl_term val, enum rl_loss loss, const char *target);
/* S leaves a block: what was put off because it could be asked for again is settled. */
void rl_count_end_block(struct rl_engine *e, struct rl_state *s);
void rl_count_exit(struct rl_engine *e, struct rl_state *s, rl_term returned);
/* Accounts of objects that nothing reaches any more are settled; facts on them are dropped. */
void rl_count_sweep(struct rl_engine *e, struct rl_state *s);
/* Instruction INST is executed again: its symbols in S name an earlier round from now on. */
void rl_count_age(struct rl_engine *e, struct rl_state *s, rl_term symbol);
/* One byte a term: whether S names it or what is built from it; owned.  COUNT terms are told of, later ones are new. */
unsigned char *rl_count_mentioned(struct rl_engine *e, const struct rl_state *s, uint32_t *count);
bool rl_count_tracked(const struct rl_engine *e, rl_term val);
/* A condition on this path says that VAL is a static object. */
bool rl_count_known_static(const struct rl_engine *e, const struct rl_state *s, rl_term val);
/* Holders now, and at entry (0 or 1); a field that is proven to borrow is none. */
int rl_count_holders(struct rl_engine *e, const struct rl_state *s, rl_term val, int *entry);

/* ---- deeds.c ---------------------------------------------------------------------------------------- */

/* KIND is done to VAL, by API. */
void rl_deeds_note(struct rl_engine *e, const struct rl_state *s, rl_term val, enum rl_deed_kind kind, const char *api);
/* NAME, a callee, does DEEDS with the arguments of INST. */
void rl_deeds_of_callee(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_deeds *deeds, const char *name);
/* VAL is given to code that is not known. */
void rl_deeds_of_argument(struct rl_engine *e, const struct rl_state *s, rl_term val, const struct rl_api_arg *arg, const char *api);
void rl_deeds_return(struct rl_engine *e, rl_term val);
bool rl_deeds_of_slot(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, rl_term callee);
void rl_deeds_hand(struct rl_engine *e, rl_term val);
/* Whether the pointer CALLEE is the collector's visitor. */
bool rl_deeds_is_visit(const struct rl_engine *e, rl_term callee);

/* ---- holds.c: references between objects -------------------------------------------------------- */

/* HOLDER keeps VAL, in a slot of its own. */
void rl_holds_value(struct rl_engine *e, struct rl_state *s, rl_term holder, rl_term val, const char *api);
/* All that HOLDER keeps may have been taken out. */
void rl_holds_drop(struct rl_engine *e, struct rl_state *s, rl_term holder);
/* NULL was stored at LOC. */
void rl_holds_emptied(struct rl_engine *e, struct rl_state *s, rl_term loc);
/* What the model of a call says, once it has succeeded with RESULT. */
void rl_holds_call(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api, rl_term result);
/* Tells of the cycles that are there. */
/* What tells one slot of argument HOLDER from another in this call: its other arguments but HELD. */
int64_t rl_holds_slot(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, uint32_t holder, uint32_t held);
/* The slot of a term RL_T_HOLDS with the number NUM. */
int64_t rl_holds_slot_of(int64_t num);
/* Remembers that VAL is lent by argument HOLDER of this call, and from where. */
void rl_lent_note(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, uint32_t holder, rl_term val);
/* What argument 0 has lent from this place before, and has there still, or RL_NO_TERM: asked twice, it gives the same. */
rl_term rl_lent_again(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api);
/* Its container can be asked for the object of REF once more by a later call of this block. */
bool rl_lent_can_ask(const struct rl_engine *e, const struct rl_state *s, const struct rl_ref *ref);
/* Argument INDEX of this call lets go of what it has: all, or what the next arguments name (lent.c). */
void rl_lent_drop(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api, uint32_t index);
/* The container that lent VAL, or took it, has let go of it. */
void rl_count_dropped(struct rl_engine *e, struct rl_state *s, rl_term val);

void rl_holds_check(struct rl_engine *e, struct rl_state *s);
/* What a call was to store is not kept, where its failure is known. */
void rl_holds_settle(struct rl_engine *e, struct rl_state *s);
/* SYMBOL is about to get another meaning: cycles through it are told. */
void rl_holds_forget(struct rl_engine *e, struct rl_state *s, rl_term symbol);
/* The parameter that holds parameter INDEX, + 1; 0: none. */
uint8_t rl_holds_holder(struct rl_engine *e, struct rl_state *s, uint32_t index);

/* ---- resource.c: memory and buffers --------------------------------------------------------- */

/* BLOCK was allocated by API and is released by one of FAMILY (NULL: not known). */
void rl_memory_new(struct rl_engine *e, struct rl_state *s, rl_term block, const char *api, const char *family);
/* The call under way allocates what its symbol OUT names (rl_call_symbol). */
void rl_memory_mark(struct rl_engine *e, uint32_t out);
/* BLOCK is the caller's from now on, with all it holds; a summary tells what it was. */
void rl_memory_hand(struct rl_engine *e, struct rl_state *s, rl_term block);
/* Memory of our own, or maybe a caller's. */
bool rl_memory_is_block(struct rl_engine *e, rl_term val);
/* Nothing is known of what lies behind VAL any more. */
void rl_memory_write(struct rl_engine *e, struct rl_state *s, rl_term val);
/* Code that is not known gets BLOCK and may keep it, unless it is a text that was made for calls.  NAMED: the callee has a name. */
void rl_memory_pass(struct rl_engine *e, struct rl_state *s, rl_term block, bool named);
/* The effect on memory, buffers and what is kept without a count that API has on VAL, its argument I. */
void rl_memory_effect(struct rl_engine *e, struct rl_state *s, const struct rl_api *api, uint32_t i, rl_term val, bool success);
/* The block that VAL points into is released by API, of the family BY: what only it held is lost. */
void rl_memory_free(struct rl_engine *e, struct rl_state *s, rl_term val, const char *api, const char *by);
/* The Py_buffer at ADDRESS is filled; OUT numbers the argument, + 1. */
void rl_buffer_acquire(struct rl_engine *e, struct rl_state *s, rl_term address, uint32_t out, const char *api);
/* FIELD of a Py_buffer turns out to be 0: there is no buffer in it. */
void rl_buffer_absent(struct rl_engine *e, struct rl_state *s, rl_term field);
void rl_buffer_release(struct rl_engine *e, struct rl_state *s, rl_term address, const char *api);
/* What became of the buffer at ADDRESS: RL_OUT_BUFFER, RL_OUT_RELEASED, or RL_OUT_NOTHING. */
enum rl_out_class rl_buffer_out(struct rl_engine *e, const struct rl_state *s, rl_term address);
/* True for the invented part of a Py_buffer in which its buffer is kept. */
bool rl_buffer_is_part(const struct rl_engine *e, rl_term loc);

/* ---- raise.c: the current exception ------------------------------------------------------- */

enum rl_way { RL_WAY_ONLY, RL_WAY_SUCCEEDED, RL_WAY_FAILED };

/* Before and after a call of API, of which the outcome WAY is followed. */
void rl_raise_before(struct rl_engine *e, struct rl_state *s, const struct rl_api *api);
void rl_raise_call(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                   enum rl_way way, rl_term result);
void rl_raise_unknown(struct rl_state *s);
/* A call of which nothing is known gave the object OBJECT (RL_NO_TERM: no object): by convention there is no exception when
 * it is there. */
void rl_raise_by_convention(struct rl_state *s, rl_term object);
/* The NULL in the out-parameter OUT of API, which had nothing to hand out.  Of a call that cannot fail (PyErr_Fetch) it is
 * only possible where nothing told that no exception is set: a test finds it to be NULL, but it is no NULL to reproach. */
rl_term rl_raise_nothing_out(struct rl_engine *e, struct rl_state *s, const struct rl_api *api, uint32_t out, const struct rl_type *type);
/* Every way out of the callee sets an exception. */
bool rl_raise_is_certain(const struct rl_summary *summary);
void rl_raise_outcome(struct rl_engine *e, struct rl_state *s, const struct rl_summary *summary, const struct rl_outcome *outcome,
                      rl_term result, const char *name);
/* `VAL op N` holds, and R is what is known of it now. */
void rl_raise_tested(struct rl_engine *e, struct rl_state *s, rl_term val, enum rl_op op, int64_t n, struct rl_range r);
/* VAL is about to get a new meaning. */
void rl_raise_forget(struct rl_state *s, rl_term val);
/* The results MINE of INTO and THEIRS of FROM are called VAL from now on. */
void rl_raise_rename(struct rl_engine *e, struct rl_state *into, rl_term mine, struct rl_state *from, rl_term theirs, rl_term val);
/* True when INTO changed.  BLURRED: which calls failed cannot be told any more by the values. */
bool rl_raise_join(const struct rl_engine *e, struct rl_state *into, const struct rl_state *from, bool blurred);
/* No exception of the function's own, for certain; none at all; one, for certain. */
bool rl_raise_is_absent(const struct rl_state *s);
bool rl_raise_is_none(const struct rl_engine *e, const struct rl_state *s);
bool rl_raise_is_set(const struct rl_state *s);
/* Tells what is wrong with leaving by returning RETURNED (RL_NO_TERM: nothing). */
void rl_raise_exit(struct rl_engine *e, struct rl_state *s, rl_term returned);
void rl_raise_summarise(struct rl_engine *e, const struct rl_state *s, rl_term returned, struct rl_outcome *outcome);
/* ---- gil.c: the GIL -------------------------------------------------------------------------------- */

/* API is called: it changes who has the GIL, or needs it. */
void rl_gil_call(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api);
#define RL_GIL_WORD_UNCLEAR UINT32_MAX
/* True when two ways out may be told as one: the same steps, or one of them is not known. */
bool rl_gil_alike(uint32_t a, uint32_t b);
/* NAME is called, which needs the GIL. */
void rl_gil_use(struct rl_engine *e, struct rl_state *s, const char *name);
/* The function NAME was called, which leaves the steps WORD behind. */
void rl_gil_apply(struct rl_engine *e, struct rl_state *s, uint32_t word);
/* True when every way through the function calls the API, and none changes who has the GIL. */
bool rl_gil_needed(struct rl_engine *e);
void rl_gil_exit(struct rl_engine *e, struct rl_state *s, rl_term returned);
/* Nothing is known of the GIL any more. */
void rl_gil_lose_track(struct rl_state *s);

/* ---- transfer.c, call.c ------------------------------------------------------------------ */

/* Runs one instruction; false when the path ends here. May put further states on e->forks. */
bool rl_transfer(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst);
bool rl_call(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst);
bool rl_call_api(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api);
bool rl_call_summary(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst,
                     const struct rl_summary *summary);
/* Tells of arguments that the callee (API: its model, or NULL) looks at when they are gone, or that must not be NULL. */
void rl_call_check_arguments(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api);
void rl_call_unknown(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const char *name);
/* PyArg_Parse* and Py_BuildValue arguments behind the format; on the successful or failed outcome. */
void rl_call_format(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                    bool success, rl_term result);
/* A getter that runs nothing is a read of a field that its argument has: asked twice, it says the same. */
bool rl_call_is_getter(const struct rl_api *api);
rl_term rl_call_arg(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, uint32_t index);
void rl_set_result(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, rl_term val);
/* The symbol of the current call's result (OUT = 0) or of what argument OUT - 1 receives; ages an older one. */
rl_term rl_call_symbol(struct rl_engine *e, struct rl_state *s, uint32_t out, const struct rl_type *type, bool object);

/* ---- merge.c ---------------------------------------------------------------------------------- */

uint64_t rl_state_key(struct rl_engine *e, const struct rl_state *s);
bool rl_state_key_equal(struct rl_engine *e, const struct rl_state *x, const struct rl_state *y);
/* True when both know something of a symbol, and the join would let in what neither allows: 1..9 and 20..99. */
bool rl_merge_blurs(struct rl_engine *e, const struct rl_state *x, const struct rl_state *y);
/* Makes X and Y agree: of accounts that differ nothing is claimed any more; true when X changed. */
bool rl_state_agree(struct rl_engine *e, struct rl_state *x, struct rl_state *y);
/* Joins FROM into INTO at BLOCK; true when INTO changed.  FROM is left in an unspecified but valid state. */
bool rl_merge(struct rl_engine *e, uint32_t block, struct rl_state *into, struct rl_state *from, bool widen);

/* ---- observe.c, story.c --------------------------------------------------------------------------- */

void rl_event_add(struct rl_engine *e, struct rl_state *s, enum rl_event_kind kind, rl_term object, const char *api,
                  const char *text);
void rl_event_branch(struct rl_engine *e, struct rl_state *s, bool truth);

struct rl_cycle { /* of references that objects hold to each other */
    uint32_t length;
    struct rl_obs_step *steps; /* one an edge */
    const char *chain, *uncollected; /* as in struct rl_obs */
};

struct rl_sighting { /* what one path saw */
    enum rl_obs_kind kind;
    const char *name;      /* of the object, where OBJECT is only NULL */
    rl_term object;
    enum rl_loss loss;
    int surplus;
    enum rl_gil_fault gil;
    bool failure_path, null_certain, from_failure, into_field, in_loop;
    const char *user, *target;
    enum rl_confidence_level confidence;
    const struct rl_cycle *cycle;
    struct rl_loc loc;     /* known: use this instead of the current instruction's */
};
void rl_observe(struct rl_engine *e, struct rl_state *s, const struct rl_sighting *sighting);
void rl_observe_finish(struct rl_engine *e, struct rl_flow_result *result);
struct rl_obs_step *rl_story(struct rl_engine *e, const struct rl_state *s, rl_term object, uint32_t *nsteps);
/* "item", "self->name", "PyList_New()": how people call VAL. */
const char *rl_name_of(struct rl_engine *e, const struct rl_state *s, rl_term val);
/* The variable that holds VAL in S, else OTHERWISE. */
const char *rl_variable_of(struct rl_engine *e, const struct rl_state *s, rl_term val, const char *otherwise);
/* How the source writes the operand VAL, or NULL. */
const char *rl_spelled(struct rl_engine *e, struct rl_val val);
const char *rl_loc_name(struct rl_engine *e, rl_term loc);
const char *rl_loc_name_in(struct rl_engine *e, const struct rl_state *s, rl_term loc); /* pointers by S's variables */

/* ---- witness.c --------------------------------------------------------------------------------------- */

/* Fills the counts of OBS, whose steps are there, from the path of S.  OWN: its object, or RL_NO_TERM. */
void rl_witness(struct rl_engine *e, const struct rl_state *s, rl_term own, struct rl_obs *obs);
/* The path of S leaves the function: it may be the worst. */
void rl_witness_exit(struct rl_engine *e, const struct rl_state *s);

/* ---- explore.c ------------------------------------------------------------------------------------- */

/* A trial works on AT_MOST (not 0) states, and is given up when they are not enough: its summary is incomplete.
 * DUMP (may be NULL) receives the states at each block's entry, as text. */
void rl_explore(struct rl_flow_unit *unit, const struct rl_ir_func *func, uint32_t at_most, struct rl_flow_result *result,
                struct rl_summary **summary, GString *dump);

#endif
