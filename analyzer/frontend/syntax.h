/* The neutral syntax tree of one translation unit.
 *
 * Two producers fill it (clang_*.c from libclang, treesitter_*.c from
 * tree-sitter); one consumer lowers it (analyzer/ir/lower_*.c).  The tree is
 * what a C programmer sees after the preprocessor, with two liberties:
 *   - a macro that an API model knows is one RL_NODE_CALL by its name, with the
 *     macro's arguments, whatever the header's expansion is;
 *   - implicit casts and parentheses are gone.
 * All of it is borrowed from the unit's arena.  Names and type objects are
 * interned: equal names are equal pointers.
 */
#ifndef RL_FRONTEND_SYNTAX_H
#define RL_FRONTEND_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analyzer/base/arena.h"
#include "analyzer/base/loc.h"

/* ---- types ---------------------------------------------------------------- */

enum rl_type_kind {
    RL_TYPE_UNKNOWN, /* could not be resolved (missing header) */
    RL_TYPE_VOID,
    RL_TYPE_INT, /* integers, characters, _Bool, enums */
    RL_TYPE_FLOAT,
    RL_TYPE_POINTER,  /* to */
    RL_TYPE_ARRAY,    /* to, length (-1: not known) */
    RL_TYPE_FUNCTION, /* to (result), params, variadic */
    RL_TYPE_RECORD,   /* record */
};

struct rl_type {
    enum rl_type_kind kind;
    bool is_unsigned, variadic;
    bool is_const;      /* of a pointer's target: `const char *` has a const `to` */
    uint32_t size;      /* bytes of an RL_TYPE_INT or RL_TYPE_FLOAT; 0: not known */
    const char *name;   /* as written, without qualifiers: "Py_ssize_t", "PyObject *", "struct node" */
    const struct rl_type *to;
    int64_t length;
    const struct rl_type **params;
    uint32_t nparams;
    struct rl_record *record;
    const int64_t *enumerators; /* of an enum whose definition was seen: their values */
    uint32_t nenumerators;
};

struct rl_field {
    const char *name; /* "" for an anonymous struct or union */
    const struct rl_type *type;
};

/* A struct or union.  NAME is the typedef's name where one names it
 * ("PyListObject"), else the tag ("node"), else "". */
struct rl_record {
    const char *name;
    const char *tag; /* the struct tag, or NULL */
    bool is_union, complete;
    bool has_bits; /* a field is a bit-field: offsets are not told by types */
    bool counted; /* an API model says that it is an object: typedef struct W W [[reflint::object]] */
    struct rl_field *fields;
    uint32_t nfields;
    struct rl_loc loc;
};

/* ---- declarations ---------------------------------------------------------- */

enum rl_decl_kind {
    RL_DECL_LOCAL,
    RL_DECL_PARAM,
    RL_DECL_STATIC_LOCAL,
    RL_DECL_GLOBAL, /* file scope: static, external or extern */
    RL_DECL_FUNCTION,
    RL_DECL_ENUMERATOR, /* value */
};

struct rl_decl {
    enum rl_decl_kind kind;
    const char *name;
    const struct rl_type *type;
    struct rl_loc loc;
    int64_t value;          /* enumerators */
    bool is_static;         /* internal linkage */
    bool is_inline;
    bool noreturn;
    bool in_system_header;
    const char *cleanup;    /* function named by __attribute__((cleanup)), or NULL */
    const char **annotations; /* texts of annotate("...") attributes */
    uint32_t nannotations;
    /* Functions: annotations of each parameter, params[i] has name and type. */
    struct rl_decl **params;
    uint32_t nparams;
};

/* ---- nodes ------------------------------------------------------------------ */

/* Children are KIDS[0..NKIDS); "?" may be NULL. */
enum rl_node_kind {
    /* statements */
    RL_NODE_COMPOUND,      /* statements */
    RL_NODE_DECL,          /* decl; kids: initialiser? (one node a declared variable) */
    RL_NODE_EXPR_STMT,     /* kids: expression */
    RL_NODE_IF,            /* cond, then, else? */
    RL_NODE_WHILE,         /* cond, body */
    RL_NODE_DO,            /* body, cond */
    RL_NODE_FOR,           /* init? (COMPOUND of DECLs or EXPR_STMT), cond?, step?, body */
    RL_NODE_SWITCH,        /* value, body */
    RL_NODE_CASE,          /* low, high?, statement? */
    RL_NODE_DEFAULT,       /* statement? */
    RL_NODE_LABEL,         /* text; statement? */
    RL_NODE_GOTO,          /* text */
    RL_NODE_GOTO_COMPUTED, /* address */
    RL_NODE_BREAK,
    RL_NODE_CONTINUE,
    RL_NODE_RETURN, /* value? */
    RL_NODE_ASM,    /* operand expressions */
    RL_NODE_EMPTY,
    /* expressions */
    RL_NODE_NAME,   /* text, decl? (NULL: not declared) */
    RL_NODE_INT,    /* value (characters too) */
    RL_NODE_FLOAT,  /* text */
    RL_NODE_STRING, /* text: the bytes, escapes resolved, up to the first NUL */
    RL_NODE_CALL,   /* callee, arguments... ; callee is a NAME for direct calls and API macros */
    RL_NODE_MEMBER, /* text = field, op = RL_OP_ARROW or RL_OP_DOT; kids: object */
    RL_NODE_INDEX,  /* array, index */
    RL_NODE_UNARY,  /* op; operand */
    RL_NODE_BINARY, /* op; left, right (RL_OP_COMMA, RL_OP_LAND, RL_OP_LOR too) */
    RL_NODE_ASSIGN, /* op = RL_OP_NONE for "=", else the arithmetic operator; left, right */
    RL_NODE_COND,   /* cond, then? (NULL: GNU "a ?: b"), else */
    RL_NODE_CAST,   /* type; operand */
    RL_NODE_SIZEOF, /* value (0: not known); operands are not evaluated, no kids */
    RL_NODE_STMT_EXPR,        /* kids: one COMPOUND; its last EXPR_STMT is the value */
    RL_NODE_INIT_LIST,        /* elements (DESIGNATED where written so) */
    RL_NODE_DESIGNATED,       /* text = field or NULL, value = array index; kids: value (may be DESIGNATED again) */
    RL_NODE_COMPOUND_LITERAL, /* type; kids: INIT_LIST */
    RL_NODE_LABEL_ADDR,       /* text */
    RL_NODE_UNKNOWN,          /* not understood; kids are evaluated in order for their effects */
};

enum rl_op {
    RL_OP_NONE,
    RL_OP_ADD, RL_OP_SUB, RL_OP_MUL, RL_OP_DIV, RL_OP_REM,
    RL_OP_SHL, RL_OP_SHR, RL_OP_AND, RL_OP_OR, RL_OP_XOR,
    RL_OP_EQ, RL_OP_NE, RL_OP_LT, RL_OP_LE, RL_OP_GT, RL_OP_GE,
    RL_OP_LAND, RL_OP_LOR, RL_OP_COMMA,
    RL_OP_NEG, RL_OP_NOT /* ! */, RL_OP_COMPL /* ~ */, RL_OP_ADDR, RL_OP_DEREF,
    RL_OP_PREINC, RL_OP_PREDEC, RL_OP_POSTINC, RL_OP_POSTDEC,
    RL_OP_ARROW, RL_OP_DOT,
};

struct rl_node {
    enum rl_node_kind kind;
    enum rl_op op;
    struct rl_loc loc;
    const struct rl_type *type; /* of an expression; never NULL there */
    const char *text;
    const char *macro; /* outermost macro that this node was expanded from, or NULL */
    int64_t value;
    struct rl_decl *decl;
    struct rl_node **kids;
    uint32_t nkids;
};

/* ---- units -------------------------------------------------------------------- */

enum rl_frontend { RL_FRONTEND_CLANG, RL_FRONTEND_TREE_SITTER };

struct rl_function {
    struct rl_decl *decl;
    struct rl_node *body;    /* RL_NODE_COMPOUND */
    enum rl_frontend frontend; /* which one read it */
    struct rl_loc loc;       /* whole definition, from the name's file */
    bool has_errors;         /* a diagnostic of error level lies inside */
    bool in_header;          /* defined outside the unit's main file */
    const char *from_macro;  /* the macro that made the whole function, or NULL */
};

/* A variable with static storage and an initialiser: type objects, method tables. */
struct rl_global {
    struct rl_decl *decl;
    struct rl_node *init; /* may be NULL */
};

struct rl_note {
    struct rl_loc loc;
    bool is_error; /* else a warning that concerns us */
    const char *text;
};

struct rl_file {
    const char *path;
    bool is_system;
};

/* Whether PY_SSIZE_T_CLEAN was defined when Python.h was read: the lengths behind `#` are Py_ssize_t. */
enum rl_ssize_clean { RL_SSIZE_NOT_KNOWN, RL_SSIZE_NOT_CLEAN, RL_SSIZE_CLEAN };

struct rl_unit {
    struct rl_arena *arena;
    enum rl_frontend frontend;
    struct rl_file *files; /* 0 is the main file */
    uint32_t nfiles;
    struct rl_function **functions; /* those to analyse: main file, project headers, included .c files */
    uint32_t nfunctions;
    struct rl_global **globals;
    uint32_t nglobals;
    struct rl_record **records; /* of project files, and API records that were used */
    uint32_t nrecords;
    struct rl_decl **externs; /* project functions declared (prototypes), for annotations */
    uint32_t nexterns;
    struct rl_note *notes;
    uint32_t nnotes;
    int target_python; /* 0x030b for 3.11, from PY_VERSION_HEX; 0: not known */
    enum rl_ssize_clean ssize_clean;
    const char **included; /* every file read, for cache keys */
    uint32_t nincluded;
};

/* Prints one function's tree, or the whole unit for NULL, one node a line.
 * Returns: owned, free with g_free(). */
char *rl_syntax_dump(const struct rl_unit *unit, const struct rl_function *function);
const char *rl_node_kind_name(enum rl_node_kind kind);
const char *rl_op_name(enum rl_op op);

#endif
