/* Lowering, shared by lower_*.c and blocks.c; private to analyzer/ir.
 *
 * One rl_lowerer serves a unit and is reset for each function.  Code is
 * appended to the current block; after a jump there is none, and what is
 * emitted then goes to a block that nothing reaches and blocks.c drops.
 *
 * Variables in scope form a tree that only grows: `live` is the innermost one
 * at this point, `outer` the one declared before it.  Leaving for another
 * point ends those up to the nearest common ancestor.
 */
#ifndef RL_IR_LOWER_H
#define RL_IR_LOWER_H

#include "analyzer/ir/ir.h"

#define RL_NO_BLOCK UINT32_MAX
enum { RL_LOWER_MAX_DEPTH = 1600 };

/* A variable in scope. */
struct rl_live {
    struct rl_live *outer;
    const struct rl_decl *decl;
    uint32_t var, depth;
};

/* Where break and continue lead. */
struct rl_target {
    struct rl_target *outer;
    uint32_t break_block, continue_block; /* a switch has no continue: RL_NO_BLOCK */
    struct rl_live *break_live, *continue_live;
};

struct rl_label {
    const char *name;
    uint32_t block;
    struct rl_live *live;
    bool defined, address_taken;
};

/* A goto whose way out of scopes is filled in when all labels are known. */
struct rl_goto {
    uint32_t block;
    struct rl_live *live;
    struct rl_label *label;
    struct rl_loc loc;
};

struct rl_switch {
    struct rl_switch *outer;
    GArray *cases, *targets;   /* struct rl_case, uint32_t: parallel */
    GPtrArray *unknown;        /* case expressions whose value is not known */
    GArray *unknown_targets;
    uint32_t default_block;
};

struct rl_build_block {
    GArray *insts; /* NULL: none yet */
    struct rl_term term;
    bool closed;
};

struct rl_lowerer {
    const struct rl_unit *unit;
    struct rl_ir_unit *out;
    struct rl_arena *arena;
    GArray *globals;          /* struct rl_ir_global */
    GHashTable *global_names; /* file scope: interned name -> id + 1 */
    GHashTable *global_decls; /* static locals: decl -> id + 1 */
    GHashTable *static_inits; /* static locals: decl -> initialiser node */
    GHashTable *pointers;     /* type -> pointer to it */
    const struct rl_type *int_type, *void_type, *unknown_type;

    struct rl_ir_func *func;
    const struct rl_decl *decl;
    GArray *vars;        /* struct rl_var */
    GHashTable *var_ids; /* decl -> id + 1 */
    GArray *blocks;      /* struct rl_build_block */
    uint32_t current;
    GHashTable *labels;  /* interned name -> struct rl_label */
    GPtrArray *label_list;
    GArray *gotos;       /* struct rl_goto */
    GArray *computed;    /* blocks that end in a computed goto */
    struct rl_live *live;
    struct rl_target *target;
    struct rl_switch *in_switch;
    uint32_t depth;
    const char *lost;
};

/* ---- values ------------------------------------------------------------------ */

static inline struct rl_val rl_val_none(void) { return (struct rl_val){.kind = RL_VAL_NONE}; }
static inline struct rl_val rl_val_opaque(void) { return (struct rl_val){.kind = RL_VAL_OPAQUE}; }
static inline struct rl_val rl_val_temp(uint32_t id) { return (struct rl_val){.kind = RL_VAL_TEMP, .id = id}; }
static inline struct rl_val rl_val_int(int64_t num) { return (struct rl_val){.kind = RL_VAL_INT, .num = num}; }
static inline struct rl_val rl_val_str(const char *text) { return (struct rl_val){.kind = RL_VAL_STR, .text = text}; }
static inline struct rl_val rl_val_func(const char *text) { return (struct rl_val){.kind = RL_VAL_FUNC, .text = text}; }

/* ---- blocks.c: the graph under construction ------------------------------------- */

uint32_t rl_lower_new_block(struct rl_lowerer *l);
void rl_lower_enter(struct rl_lowerer *l, uint32_t block);
/* Falls into BLOCK: jumps there and goes on there. */
void rl_lower_fall_into(struct rl_lowerer *l, uint32_t block, struct rl_loc loc);
void rl_lower_jump(struct rl_lowerer *l, uint32_t block, struct rl_loc loc);
void rl_lower_close(struct rl_lowerer *l, struct rl_term term);
void rl_lower_emit(struct rl_lowerer *l, struct rl_inst inst);
uint32_t rl_lower_temp(struct rl_lowerer *l);
/* Threads jumps, drops what is not reached, numbers in reverse post-order. */
void rl_lower_finish_blocks(struct rl_lowerer *l);
/* Gives each argument that a LOAD or ADDR made its place: arg_places. */
void rl_ir_link_args(struct rl_arena *arena, struct rl_ir_func *func);

/* ---- lower_unit.c ---------------------------------------------------------------- */

/* One level deeper; false when the function is lost.  Pair with rl_lower_up(). */
bool rl_lower_down(struct rl_lowerer *l);
void rl_lower_up(struct rl_lowerer *l);
void rl_lower_lose(struct rl_lowerer *l, const char *reason);
uint32_t rl_lower_add_var(struct rl_lowerer *l, const struct rl_decl *decl);
uint32_t rl_lower_synthetic(struct rl_lowerer *l, const struct rl_type *type, struct rl_loc loc);
uint32_t rl_lower_global(struct rl_lowerer *l, const char *name, const struct rl_type *type, const struct rl_decl *decl);
const struct rl_type *rl_lower_pointer_to(struct rl_lowerer *l, const struct rl_type *type);
const struct rl_type *rl_lower_type(struct rl_lowerer *l, const struct rl_node *node);

/* ---- lower_place.c ------------------------------------------------------------------ */

bool rl_lower_is_lvalue(const struct rl_node *node);
/* The place of an lvalue; of another expression, a synthetic variable that holds its value. */
struct rl_place *rl_lower_place(struct rl_lowerer *l, const struct rl_node *node);
struct rl_place *rl_lower_var_place(struct rl_lowerer *l, uint32_t var, const struct rl_type *type);
/* A copy of PLACE with one step more. */
struct rl_place *rl_lower_step(struct rl_lowerer *l, const struct rl_place *place, struct rl_step step,
                               const struct rl_type *type, const char *spelling);
/* What stands at PLACE: loaded, or the address of an array. */
struct rl_val rl_lower_load(struct rl_lowerer *l, struct rl_place *place, const struct rl_node *node);
struct rl_val rl_lower_addr(struct rl_lowerer *l, struct rl_place *place, const struct rl_type *type, const struct rl_node *node);
void rl_lower_store(struct rl_lowerer *l, struct rl_place *place, struct rl_val value, struct rl_loc loc, const char *macro);
void rl_lower_zero(struct rl_lowerer *l, struct rl_place *place, struct rl_loc loc);
/* Evaluates NODE into PLACE: COPY for structs that lie somewhere, else STORE. */
struct rl_val rl_lower_store_node(struct rl_lowerer *l, struct rl_place *place, const struct rl_node *node, struct rl_loc loc);
struct rl_val rl_lower_load_synthetic(struct rl_lowerer *l, uint32_t var, const struct rl_node *node);
/* The expression as C, cut short when it is long. */
const char *rl_lower_spell(struct rl_lowerer *l, const struct rl_node *node);

/* ---- lower_expr.c, lower_call.c -------------------------------------------------------- */

struct rl_val rl_lower_value(struct rl_lowerer *l, const struct rl_node *node);
/* Evaluates NODE, whose value nobody uses. */
void rl_lower_effect(struct rl_lowerer *l, const struct rl_node *node);
struct rl_val rl_lower_binary(struct rl_lowerer *l, const struct rl_node *node, enum rl_op op, struct rl_val a, struct rl_val b);
struct rl_val rl_lower_call(struct rl_lowerer *l, const struct rl_node *node, bool discarded);
struct rl_val rl_lower_opaque(struct rl_lowerer *l, const struct rl_node *node);
const struct rl_node *rl_lower_strip_casts(const struct rl_node *node);

/* ---- lower_cond.c ------------------------------------------------------------------------- */

void rl_lower_cond(struct rl_lowerer *l, const struct rl_node *node, uint32_t if_true, uint32_t if_false);
/* ?:, && and || as a value (through a synthetic variable) or for effect. */
struct rl_val rl_lower_choice(struct rl_lowerer *l, const struct rl_node *node, bool wanted);
/* The value of a constant expression. */
bool rl_lower_fold(const struct rl_node *node, int64_t *value);
bool rl_lower_fold_binary(enum rl_op op, int64_t a, int64_t b, int64_t *value);

/* ---- lower_init.c --------------------------------------------------------------------------- */

/* Stores an initialiser into PLACE of TYPE. */
void rl_lower_init(struct rl_lowerer *l, struct rl_place *place, const struct rl_node *node, struct rl_loc loc);
struct rl_init *rl_lower_static_init(struct rl_lowerer *l, const struct rl_type *type, const struct rl_node *node);
/* One (path, type, value) of an initialiser; the path is valid during the call. */
typedef void rl_init_visit(void *user, const struct rl_step *path, uint32_t npath, const struct rl_type *type,
                           const struct rl_node *value);
/* Walks an initialiser list as C does: designators, nested braces, missing braces. */
void rl_init_walk(struct rl_arena *arena, const struct rl_type *type, const struct rl_node *node, rl_init_visit *visit, void *user);

/* ---- lower_stmt.c, lower_jump.c ---------------------------------------------------------------- */

void rl_lower_stmt(struct rl_lowerer *l, const struct rl_node *node);
struct rl_val rl_lower_stmt_expr(struct rl_lowerer *l, const struct rl_node *node, bool wanted);
void rl_lower_body(struct rl_lowerer *l, const struct rl_node *body);
struct rl_loc rl_lower_end_of(struct rl_loc loc);
/* Ends the variables in scope down to UNTIL; with CLEANUP_ONLY just runs their cleanup functions. */
void rl_lower_leave(struct rl_lowerer *l, const struct rl_live *until, struct rl_loc loc, bool cleanup_only);
struct rl_label *rl_lower_label(struct rl_lowerer *l, const char *name);
void rl_lower_switch(struct rl_lowerer *l, const struct rl_node *node);
/* case, default and label prefixes; the statement behind them. */
const struct rl_node *rl_lower_prefixes(struct rl_lowerer *l, const struct rl_node *node);
void rl_lower_goto(struct rl_lowerer *l, const struct rl_node *node);
void rl_lower_goto_computed(struct rl_lowerer *l, const struct rl_node *node);
void rl_lower_break(struct rl_lowerer *l, const struct rl_node *node);
void rl_lower_continue(struct rl_lowerer *l, const struct rl_node *node);
void rl_lower_finish_gotos(struct rl_lowerer *l);

#endif
