/* What the clang_*.c files share: one reader that turns a libclang unit into the neutral tree.
 *
 *   clang_unit.c    the way in: flags, parse, notes, files, the Python version
 *   clang_load.c    libclang itself, loaded on first use
 *   clang_flags.c   which compiler flags reach libclang
 *   clang_source.c  places, source text, macro names
 *   clang_types.c   types and records
 *   clang_decls.c   declarations, annotations, functions, globals
 *   clang_stmts.c   statements
 *   clang_exprs.c   expressions
 *   clang_inits.c   initialisers and literals
 *   clang_macros.c  API macros become one call
 *
 * Invariants: all that is made lives in the unit's arena; the hash tables of the
 * reader die with it.  Recursion goes over trees only, and ends at MAX_DEPTH.
 */
#ifndef RL_FRONTEND_CLANG_PRIVATE_H
#define RL_FRONTEND_CLANG_PRIVATE_H

#include <glib.h>

#include "analyzer/frontend/clang_lex.h"
#include "analyzer/frontend/frontend.h"
#include "generated/rl_libclang.h"

struct rl_api;

/* One file that was read. */
struct rl_clang_file {
    CXFile handle;
    const char *text; /* NULL: not to be had, or not asked for yet (rl_clang_text) */
    uint32_t size;
    bool text_asked;
    uint32_t *lines; /* offsets of the lines' starts; made on demand */
    uint32_t nlines, last_line;
    uint32_t index; /* in unit->files */
    bool is_system;
    bool has_checker_words; /* the text names cpychecker_*; known once the text is */
};

/* A place in a file; FILE is NULL when there is none. */
struct rl_clang_place {
    struct rl_clang_file *file;
    uint32_t offset;
};

/* A stretch of libclang's location numbers that lies in one file: [first, last]. */
struct rl_clang_segment {
    unsigned first, last;
    struct rl_clang_file *file;
};

/* One use of a macro in a file: its name, and the place behind its arguments. */
struct rl_clang_macro_use {
    struct rl_clang_place at;
    const char *name;
    uint32_t end;
};

/* Where a number with the macro bit leads, as far as it was asked for. */
struct rl_clang_origin {
    unsigned raw;
    bool has_file, has_spelling, has_expansion;
    bool no_api; /* no API macro made it */
    struct rl_clang_place file, spelling, expansion;
};

/* The #define that holds a place; NAME is NULL when none does. */
struct rl_clang_defined {
    struct rl_clang_place at;
    const char *name;
    struct rl_lex_define define;
};

/* Caches of macros are direct-mapped: an entry is what was seen last. */
enum {
    RL_CLANG_SEGMENTS = 8,
    RL_CLANG_USES = 256,
    RL_CLANG_ORIGINS = 1024,
    RL_CLANG_DEFINED = 512,
    RL_CLANG_MAX_DEPTH = 1500
};

struct rl_clang {
    struct rl_arena *arena;
    struct rl_unit *unit;
    const struct rl_models *models; /* may be NULL */
    CXTranslationUnit tu;
    char *python_dir; /* where Python.h lies, or NULL */
    const struct rl_type *no_type;

    GHashTable *files;    /* CXFile -> struct rl_clang_file */
    GArray *unit_files;   /* struct rl_file */
    GHashTable *types;    /* QualType -> struct rl_type */
    GHashTable *decls;    /* Decl -> struct rl_decl */
    GHashTable *records;  /* Decl -> struct rl_record */
    GHashTable *typedefs; /* record's Decl -> interned typedef name */
    GHashTable *globals;  /* struct rl_decl -> struct rl_global */
    GHashTable *apis;     /* interned name -> struct rl_api, or NULL */
    GQueue unfilled;      /* struct rl_clang_unfilled: records whose fields are not read yet */

    GPtrArray *function_list, *global_list, *record_list, *extern_list;
    GArray *notes; /* struct rl_note */
    GArray *stack; /* CXCursor: the children being lowered */

    struct rl_clang_segment segments[RL_CLANG_SEGMENTS];
    struct rl_clang_macro_use *uses;
    struct rl_clang_origin *origins;
    struct rl_clang_defined *defined;
    unsigned next_segment;
    unsigned depth;
    const struct rl_decl *function;   /* whose body is being lowered, or NULL */
    GPtrArray *locals;                /* struct rl_decl: its variables so far */
    struct rl_clang_place open_macro; /* the API macro whose arguments are being lowered */
    struct rl_clang_place last_macro; /* the API macro that made the last statement */
};

/* ---- clang_source.c -------------------------------------------------------- */

/* libclang marks places that come out of a macro with the top bit. */
static inline bool rl_clang_in_macro(unsigned raw) { return (raw & 0x80000000u) != 0; }

struct rl_clang_file *rl_clang_file(struct rl_clang *c, CXFile handle);

/* The file's text, or NULL. */
const char *rl_clang_text(struct rl_clang *c, struct rl_clang_file *file);

/* Where the text stands that the reader sees: an argument of a macro, or the macro's name. */
struct rl_clang_place rl_clang_file_place(struct rl_clang *c, CXSourceLocation at);
/* Where the characters stand: in a macro's body, or in an argument. */
struct rl_clang_place rl_clang_spelling_place(struct rl_clang *c, CXSourceLocation at);
/* The name of the outermost macro. */
struct rl_clang_place rl_clang_expansion_place(struct rl_clang *c, CXSourceLocation at);

static inline bool rl_clang_same_place(struct rl_clang_place a, struct rl_clang_place b)
{
    return a.file == b.file && a.offset == b.offset;
}

void rl_clang_line_col(struct rl_clang *c, struct rl_clang_place place, uint32_t *line, uint32_t *col);
struct rl_loc rl_clang_loc(struct rl_clang *c, CXSourceRange range);

/* What is known of RAW, a number with the macro bit.  Valid until the next place is asked for. */
struct rl_clang_origin *rl_clang_origin(struct rl_clang *c, unsigned raw);

/* The identifier that starts at PLACE, interned, or NULL. */
const char *rl_clang_word(struct rl_clang *c, struct rl_clang_place place);

/* The #define whose body holds PLACE: name NULL when there is none.  Valid until the next call. */
const struct rl_clang_defined *rl_clang_define(struct rl_clang *c, struct rl_clang_place place);

/* The outermost macro that all of RANGE was expanded from, or NULL. */
const char *rl_clang_macro_name(struct rl_clang *c, CXSourceRange range);

const char *rl_clang_intern(struct rl_clang *c, CXString text); /* text: consumed */

/* The model of NAME (interned), remembered. */
const struct rl_api *rl_clang_api(struct rl_clang *c, const char *name);

/* ---- clang_types.c ----------------------------------------------------------- */

const struct rl_type *rl_clang_type(struct rl_clang *c, CXType type); /* never NULL */
/* The name of a field or record; "" for one without. */
const char *rl_clang_given_name(struct rl_clang *c, CXCursor cursor);
void rl_clang_note_typedef(struct rl_clang *c, CXCursor cursor);
/* Reads the fields of every record met so far, and of those they lead to. */
void rl_clang_fill_records(struct rl_clang *c);

/* ---- clang_decls.c ------------------------------------------------------------- */

struct rl_decl *rl_clang_decl(struct rl_clang *c, CXCursor cursor);
void rl_clang_top_level(struct rl_clang *c);
/* A variable with static storage, file scope or local. */
void rl_clang_global(struct rl_clang *c, CXCursor cursor);

/* ---- clang_annotations.c --------------------------------------------------------- */

/* Fills annotations, cleanup and noreturn of DECL from the attributes of CURSOR. */
void rl_clang_annotate(struct rl_clang *c, struct rl_decl *decl, CXCursor cursor);

/* ---- clang_stmts.c --------------------------------------------------------------- */

struct rl_node *rl_clang_stmt(struct rl_clang *c, CXCursor cursor); /* never NULL */

/* Children of CURSOR that are statements, expressions or variables, on c->stack from the result on.
 * Drop them with g_array_set_size(c->stack, start). */
struct rl_clang_kids {
    uint32_t start, count;
};
struct rl_clang_kids rl_clang_kids(struct rl_clang *c, CXCursor cursor);
static inline CXCursor rl_clang_kid(const struct rl_clang *c, struct rl_clang_kids kids, uint32_t i)
{
    return g_array_index(c->stack, CXCursor, kids.start + i);
}
static inline void rl_clang_drop(struct rl_clang *c, struct rl_clang_kids kids)
{
    g_array_set_size(c->stack, kids.start);
}

/* A node with its place and macro; an expression gets its type too. */
struct rl_node *rl_clang_node(struct rl_clang *c, enum rl_node_kind kind, CXSourceRange range);
void rl_clang_set_kids(struct rl_clang *c, struct rl_node *node, uint32_t count);

static inline bool rl_clang_is_expr(CXCursor cursor)
{
    return cursor.kind >= CXCursor_FirstExpr && cursor.kind <= CXCursor_LastExpr;
}

/* ---- clang_exprs.c ----------------------------------------------------------------- */

struct rl_node *rl_clang_expr(struct rl_clang *c, CXCursor cursor); /* never NULL */

/* ---- clang_inits.c ------------------------------------------------------------------ */

void rl_clang_literal(struct rl_clang *c, CXCursor cursor, CXSourceRange range, struct rl_node *node);
void rl_clang_init_list(struct rl_clang *c, CXCursor cursor, struct rl_node *node);
/* `.a[2] = value` with KIDS its parts, or NULL when CURSOR is something else. */
struct rl_node *rl_clang_designated(struct rl_clang *c, CXCursor cursor, CXSourceRange range);
bool rl_clang_evaluate(CXCursor cursor, int64_t *value);

/* ---- clang_macros.c ------------------------------------------------------------------- */

/* The one call that stands for CURSOR when an API macro made it, else NULL. */
struct rl_node *rl_clang_macro(struct rl_clang *c, CXCursor cursor, CXSourceRange range);

/* ---- clang_flags.c -------------------------------------------------------------------- */

/* The flags for libclang: owned strings in an owned, NULL-terminated array. */
GPtrArray *rl_clang_flags(const struct rl_parse_request *request, const char *path);

#endif
