/* What a function would be with another statement in it: to try a mend before anyone edits the source. */
#ifndef RL_IR_CHANGE_H
#define RL_IR_CHANGE_H

#include "analyzer/ir/ir.h"

enum rl_change_kind {
    RL_CHANGE_BEFORE_RETURN, /* `callee(variable);` before the return statement, or the call that returns, at `loc` */
    RL_CHANGE_BEFORE_END,    /* the same before the end of the block at `loc`, with which the variable's life ends */
    RL_CHANGE_BEFORE_CALL,   /* `callee(argument);` before the call at `loc`, whose argument number `argument` it is */
    RL_CHANGE_BEFORE_STORE,  /* `callee(value);` before the assignment at `loc`, whose right side the value is */
    RL_CHANGE_RETURNED,      /* `callee(value);` before the return statement at `loc`, which returns the value */
    RL_CHANGE_AROUND_STORE,  /* the assignment at `loc` keeps the old value, which `callee` is called with behind it */
    RL_CHANGE_INSTEAD,       /* the call at `loc` is one of `callee`, whose argument number `argument` is that of the call which made it */
    RL_CHANGE_CALLEE,        /* the call at `loc` is one of `callee` */
};

struct rl_change {
    enum rl_change_kind kind;
    struct rl_loc loc;      /* file, line and column count */
    const char *callee;
    const char *variable;   /* a local variable or parameter; NULL: the kind says what is passed */
    bool address;           /* `callee(&variable);` */
    uint32_t argument;
};

/* FUNC after the CHANGES, one after the other.  What is not changed is shared with FUNC, which must live as long.
 * Returns: borrowed from ARENA, or NULL when one of the places or variables is not there. */
const struct rl_ir_func *rl_ir_change(struct rl_arena *arena, const struct rl_ir_func *func, const struct rl_change *changes,
                                      uint32_t count);

#endif
