/* What the treesitter_*.c files share: one reader that turns source text into the neutral tree without a compiler.
 *
 *   treesitter_unit.c     the way in: files, flags, the parse, places
 *   treesitter_mask.c     text -> text of the same length without comments, directives and the branches not taken
 *   treesitter_cond.c     the value of an #if
 *   treesitter_expand.c   masked text -> one text with the macros and includes of the project expanded
 *   treesitter_repair*.c  edits of equal length that make the grammar accept what C compilers accept
 *   treesitter_prelude.c  what Python.h would have said, as C text
 *   treesitter_choose.c   which of its types a file needs
 *   treesitter_cst.c      kinds and children of tree-sitter's nodes
 *   treesitter_types.c    types and records
 *   treesitter_spelling.c the names of pointers, arrays and functions
 *   treesitter_names.c    scopes, API models
 *   treesitter_decls.c    declarators and declarations
 *   treesitter_attrs.c    attributes of declarations
 *   treesitter_stmts.c    statements
 *   treesitter_exprs.c    expressions
 *   treesitter_calls.c    names and calls
 *   treesitter_inits.c    literals and initialisers
 *
 * Invariants: the text that tree-sitter parses (t->parse) and the text that is read (t->out) have the same length;
 * t->out.segs tells for each byte which file it came from.  All that the unit keeps lives in its arena; the rest dies
 * with the reader.  Recursion over trees ends at RL_TS_MAX_DEPTH.
 */
#ifndef RL_FRONTEND_TREESITTER_PRIVATE_H
#define RL_FRONTEND_TREESITTER_PRIVATE_H

#include <glib.h>
#include <tree_sitter/api.h>

#include "analyzer/frontend/frontend.h"
#include "analyzer/model/model.h"

enum {
    RL_TS_MAX_DEPTH = 1000,
    RL_TS_MAX_INCLUDES = 20,   /* nested */
    RL_TS_MAX_FILES = 400,
    RL_TS_MAX_SIZE = 8 * 1024 * 1024, /* of files, before another one is included */
    RL_TS_MAX_ARGS = 64,
    RL_TS_DEFAULT_PYTHON = 0x030b, /* what #if compares with where no Python is found */
};

/* The file index of what no file holds: the prelude. */
#define RL_TS_NO_FILE UINT32_MAX

/* ---- files and macros --------------------------------------------------------- */

struct rl_ts_file;

struct rl_ts_macro {
    const char *name; /* interned */
    uint32_t name_len;
    const char *body;
    uint32_t size;
    const char **params; /* interned; the last is __VA_ARGS__ or its name if variadic */
    uint32_t nparams;
    bool function_like, variadic;
    bool keep;   /* the API models know it: stays a call */
    bool fixed;  /* of the prelude: the project cannot change it */
    bool busy;   /* being expanded */
};

enum rl_ts_event_kind { RL_TS_DEFINE, RL_TS_UNDEF, RL_TS_INCLUDE };

/* What a directive at OFFSET does to the text behind it. */
struct rl_ts_event {
    enum rl_ts_event_kind kind;
    uint32_t offset;
    struct rl_ts_macro *macro;
    const char *name;
    struct rl_ts_file *file;
};

/* One file, or one inclusion of it: what is masked depends on the macros at that point. */
struct rl_ts_file {
    const char *path; /* to open it */
    char *text;       /* masked; as long as the file; a NUL behind */
    uint32_t size;
    uint32_t index;   /* in unit->files */
    GArray *events;   /* struct rl_ts_event, by offset */
    uint32_t *lines;  /* offsets of line starts; shared by inclusions of one file */
    uint32_t nlines;
    uint32_t last_line; /* the last one found: a hint */
};

/* Where a stretch of t->out came from. */
struct rl_ts_seg {
    uint32_t out;          /* its first byte; it ends where the next begins */
    uint32_t src, src_end; /* fixed: all of it stands for this range; else src + (offset - out) */
    uint32_t file;
    const char *macro;     /* outermost macro whose body it was */
    bool fixed;
};

struct rl_ts_text {
    GString *text;
    GArray *segs; /* struct rl_ts_seg */
};

/* A stretch of t->out that repair took out of sight of the parser. */
struct rl_ts_span {
    uint32_t begin, end;
};

/* ---- the reader --------------------------------------------------------------- */

/* Kinds of tree-sitter's nodes that we tell apart. */
enum rl_ts_kind {
    RL_TS_OTHER,
#define RL_TS_KIND(id, name) RL_TS_##id,
#include "analyzer/frontend/treesitter_kinds.h"
#undef RL_TS_KIND
};

enum rl_ts_field {
    RL_TS_NO_FIELD,
#define RL_TS_FIELD(id, name) RL_TS_F_##id,
#include "analyzer/frontend/treesitter_kinds.h"
#undef RL_TS_FIELD
};

struct rl_ts_node {
    TSNode node;
    enum rl_ts_kind kind;
    enum rl_ts_field field;
    uint32_t begin, end; /* in t->out */
};

/* Children of a node, on t->stack from START on. */
struct rl_ts_kids {
    uint32_t start, count;
};

struct rl_ts {
    struct rl_arena *arena;
    struct rl_unit *unit;
    const struct rl_models *models; /* may be NULL */
    const struct rl_parse_request *request;
    const char *main_path; /* where the request's file lies */
    int python; /* 0x030b; 0: not known */
    GPtrArray *include_dirs; /* owned strings */

    /* text */
    GArray *unit_files;     /* struct rl_file */
    GHashTable *file_index; /* interned path -> index + 1 */
    GPtrArray *line_owners; /* struct rl_ts_file by index: the first inclusion */
    GPtrArray *opened;      /* every struct rl_ts_file, to be freed */
    GHashTable *macros;     /* interned name -> struct rl_ts_macro */
    uint64_t macro_filter[256]; /* by first character: lengths that exist */
    uint32_t include_depth;
    uint64_t total_size, spent; /* bytes of all files; bytes that expansion made */
    struct rl_ts_text out;
    char *parse;
    uint32_t last_seg;
    GArray *hidden_attrs;  /* struct rl_ts_span: attributes */
    GArray *hidden_types;  /* struct rl_ts_span: types given as arguments */
    GArray *hidden_gotos;  /* struct rl_ts_span: the star of a computed goto, and its word */
    GArray *found;         /* struct rl_ts_span: names of functions that the text seems to define */

    /* tree */
    TSTreeCursor cursor;
    bool has_cursor;
    unsigned char *kinds;  /* by TSSymbol */
    uint32_t nkinds;
    enum rl_ts_field *fields; /* by TSFieldId */
    uint32_t nfields;
    struct rl_ts_node *stack; /* children being looked at; room for stack_room */
    uint32_t stack_len, stack_room;
    uint32_t depth;
    GPtrArray *pool; /* struct rl_node: children being collected */

    /* names */
    GHashTable *names;    /* interned -> struct rl_decl */
    GArray *shadowed;     /* struct rl_ts_shadow */
    uint32_t scope;       /* 0: file */
    GHashTable *typedefs; /* interned -> struct rl_type */
    GHashTable *tags;     /* interned tag, or "enum " and tag -> struct rl_type */
    GHashTable *pointers, *consts; /* type -> pointer to it, type -> const of it */
    GHashTable *apis;     /* interned name -> struct rl_api or NULL */
    GHashTable *api_types;/* text of a type -> struct rl_type */
    GHashTable *globals;  /* struct rl_decl -> struct rl_global */
    const struct rl_type *no_type, *void_type, *int_type, *uint_type, *long_type, *ulong_type, *char_type, *double_type,
        *float_type, *void_pointer, *object_pointer, *size_type;
    const struct rl_decl *function; /* being read */

    GPtrArray *function_list, *global_list, *record_list, *extern_list;
    GArray *notes;
};

/* ---- treesitter_unit.c ---------------------------------------------------------- */

/* The place of [BEGIN, END) of t->out; MACRO (may be NULL) gets the macro that made its first byte. */
struct rl_loc rl_ts_loc(struct rl_ts *t, uint32_t begin, uint32_t end, const char **macro);
/* Reads PATH (interned) and masks it; NULL when it cannot be read. */
struct rl_ts_file *rl_ts_open(struct rl_ts *t, const char *path, bool is_system);
/* The path of an include: owned, or NULL. */
char *rl_ts_find_include(struct rl_ts *t, const struct rl_ts_file *from, const char *name, bool quoted);
void rl_ts_note(struct rl_ts *t, struct rl_loc loc, bool is_error, const char *text);
static inline const char *rl_ts_at(const struct rl_ts *t, uint32_t offset) { return t->out.text->str + offset; }

/* ---- treesitter_mask.c, treesitter_cond.c ---------------------------------------- */

void rl_ts_mask(struct rl_ts *t, struct rl_ts_file *file);

enum rl_ts_truth { RL_TS_FALSE, RL_TS_TRUE, RL_TS_MAYBE };
/* The value of an #if's condition. */
enum rl_ts_truth rl_ts_condition(struct rl_ts *t, const char *text, uint32_t size);
enum rl_ts_truth rl_ts_is_defined(struct rl_ts *t, const char *name);

/* ---- treesitter_expand.c ------------------------------------------------------------ */

void rl_ts_add_macro(struct rl_ts *t, struct rl_ts_macro *macro);
void rl_ts_drop_macro(struct rl_ts *t, const char *name);
struct rl_ts_macro *rl_ts_macro(struct rl_ts *t, const char *text, uint32_t size); /* or NULL */
/* Appends FILE, expanded, to t->out. */
void rl_ts_expand(struct rl_ts *t, struct rl_ts_file *file);
void rl_ts_text_init(struct rl_ts_text *text);
void rl_ts_text_release(struct rl_ts_text *text);

/* ---- treesitter_repair.c, treesitter_prelude.c ---------------------------------------- */

void rl_ts_repair(struct rl_ts *t); /* makes t->parse of t->out */
extern const char *const rl_ts_prelude_macros[]; /* lines; NULL behind the last */
struct rl_ts_prelude_type {
    const char *name;
    bool direct; /* wanted only where the project's text names it; else also by those below */
    const char *text;
};
extern const struct rl_ts_prelude_type rl_ts_prelude_types[]; /* what one needs stands before it; ends with NULL */
/* Puts the prelude's types that t->out names before it. */
void rl_ts_prepend_types(struct rl_ts *t);

/* Characters of C: shared by the four above. */
static inline bool rl_ts_is_start(unsigned char ch) { return g_ascii_isalpha(ch) || ch == '_' || ch == '$' || ch >= 0x80; }
static inline bool rl_ts_is_word(unsigned char ch) { return rl_ts_is_start(ch) || g_ascii_isdigit(ch); }
static inline bool rl_ts_is_blank(unsigned char ch) { return ch == ' ' || (ch >= '\t' && ch <= '\r') || ch == '\0'; }
static inline uint32_t rl_ts_word_end(const char *text, uint32_t size, uint32_t at)
{
    while (at < size && rl_ts_is_word((unsigned char)text[at]))
        at++;
    return at;
}
static inline uint32_t rl_ts_skip_blank(const char *text, uint32_t size, uint32_t at)
{
    while (at < size && rl_ts_is_blank((unsigned char)text[at]))
        at++;
    return at;
}
/* The end of the number at AT: "1.5e+3", "0xE". */
static inline uint32_t rl_ts_number_end(const char *text, uint32_t size, uint32_t at)
{
    bool hex = at + 1 < size && text[at] == '0' && (text[at + 1] == 'x' || text[at + 1] == 'X');
    while (at < size) {
        char before = at ? text[at - 1] : ' ';
        bool exponent = hex ? before == 'p' || before == 'P' : before == 'e' || before == 'E';
        if (!rl_ts_is_word((unsigned char)text[at]) && text[at] != '.' && !(exponent && (text[at] == '+' || text[at] == '-')))
            break;
        at++;
    }
    return at;
}
/* The place behind the string or character that starts at AT; the line's end when it is not closed. */
static inline uint32_t rl_ts_quote_end(const char *text, uint32_t size, uint32_t at)
{
    char quote = text[at++];
    while (at < size && text[at] != quote) {
        if (text[at] == '\n')
            return at;
        at += text[at] == '\\' && at + 1 < size ? 2 : 1;
    }
    return at < size ? at + 1 : size;
}
/* The place behind the bracket that closes the one at AT, or 0. */
uint32_t rl_ts_group_end(const char *text, uint32_t size, uint32_t at);
static inline bool rl_ts_equal(const char *text, uint32_t size, const char *word)
{
    return strlen(word) == size && memcmp(text, word, size) == 0;
}

/* ---- treesitter_cst.c -------------------------------------------------------------------- */

void rl_ts_cst_init(struct rl_ts *t, const TSLanguage *language);
struct rl_ts_node rl_ts_node(struct rl_ts *t, TSNode node);
/* All children but comments; drop them with rl_ts_drop(). */
struct rl_ts_kids rl_ts_kids(struct rl_ts *t, const struct rl_ts_node *node);
static inline struct rl_ts_node rl_ts_kid(const struct rl_ts *t, struct rl_ts_kids kids, uint32_t i)
{
    return t->stack[kids.start + i];
}
static inline void rl_ts_drop(struct rl_ts *t, struct rl_ts_kids kids) { t->stack_len = kids.start; }
/* One more node on t->stack. */
void rl_ts_push(struct rl_ts *t, const struct rl_ts_node *node);
/* The first child in FIELD; false when there is none. */
bool rl_ts_find(const struct rl_ts *t, struct rl_ts_kids kids, enum rl_ts_field field, struct rl_ts_node *found);
bool rl_ts_find_kind(const struct rl_ts *t, struct rl_ts_kids kids, enum rl_ts_kind kind, struct rl_ts_node *found);
bool rl_ts_child(struct rl_ts *t, const struct rl_ts_node *node, enum rl_ts_field field, struct rl_ts_node *found);
const char *rl_ts_intern(struct rl_ts *t, const struct rl_ts_node *node);
static inline bool rl_ts_is(const struct rl_ts *t, const struct rl_ts_node *node, const char *word)
{
    return rl_ts_equal(rl_ts_at(t, node->begin), node->end - node->begin, word);
}
struct rl_node *rl_ts_make(struct rl_ts *t, enum rl_node_kind kind, uint32_t begin, uint32_t end);
void rl_ts_set_kids(struct rl_ts *t, struct rl_node *node, uint32_t count);
/* Children collected on t->pool from START on become NODE's. */
void rl_ts_take_kids(struct rl_ts *t, struct rl_node *node, uint32_t start);

/* ---- treesitter_spelling.c ------------------------------------------------------------------- */

/* The name of a pointer, array or function, whose own is not set yet; interned. */
const char *rl_ts_derived_name(struct rl_ts *t, struct rl_type *type);

/* ---- treesitter_types.c --------------------------------------------------------------------- */

void rl_ts_types_init(struct rl_ts *t);
const struct rl_type *rl_ts_pointer_to(struct rl_ts *t, const struct rl_type *type);
const struct rl_type *rl_ts_const_of(struct rl_ts *t, const struct rl_type *type);
const struct rl_type *rl_ts_array_of(struct rl_ts *t, const struct rl_type *type, int64_t length);
const struct rl_type *rl_ts_function_of(struct rl_ts *t, const struct rl_type *result, const struct rl_type **params,
                                        uint32_t nparams, bool variadic);
/* The type of a type_specifier (with the qualifiers beside it). */
const struct rl_type *rl_ts_specifier(struct rl_ts *t, const struct rl_ts_node *node);
/* A name used as a type: typedef, builtin, API type, or unknown. */
const struct rl_type *rl_ts_named_type(struct rl_ts *t, const char *name);
bool rl_ts_is_type_name(struct rl_ts *t, const char *name);
/* A type from text, as models write it: "const char *". */
const struct rl_type *rl_ts_type_of_text(struct rl_ts *t, const char *text, uint32_t size);
void rl_ts_add_typedef(struct rl_ts *t, const char *name, const struct rl_type *type);
const struct rl_type *rl_ts_field_type(const struct rl_type *record, const char *name); /* or NULL */
uint32_t rl_ts_size_of(const struct rl_type *type, uint32_t *align); /* 0: not known */

/* ---- treesitter_names.c ------------------------------------------------------------------------ */

struct rl_ts_shadow {
    const char *name;
    struct rl_decl *old;
    uint32_t scope;
};
void rl_ts_open_scope(struct rl_ts *t);
void rl_ts_close_scope(struct rl_ts *t);
void rl_ts_declare(struct rl_ts *t, struct rl_decl *decl);
struct rl_decl *rl_ts_lookup(struct rl_ts *t, const char *name);
const struct rl_api *rl_ts_api(struct rl_ts *t, const char *name); /* interned; or NULL */

/* ---- treesitter_decls.c --------------------------------------------------------------------------- */

struct rl_ts_declarator {
    const char *name; /* NULL: abstract */
    struct rl_ts_node name_node;
    const struct rl_type *type;
    struct rl_ts_node params; /* of the outermost function declarator */
    bool has_params, is_array;
};
/* Applies a declarator (may be abstract, or NULL) to BASE. */
void rl_ts_declarator(struct rl_ts *t, const struct rl_ts_node *node, const struct rl_type *base,
                      struct rl_ts_declarator *out);
const struct rl_type *rl_ts_type_descriptor(struct rl_ts *t, const struct rl_ts_node *node);
/* Type and storage of the specifiers among KIDS. */
struct rl_ts_specs {
    const struct rl_type *type;
    bool is_static, is_extern, is_inline, is_noreturn;
};
void rl_ts_specs(struct rl_ts *t, struct rl_ts_kids kids, struct rl_ts_specs *specs);
/* A declaration inside a function: DECL nodes are appended to t->pool. */
void rl_ts_local_declaration(struct rl_ts *t, const struct rl_ts_node *node);
void rl_ts_top_level(struct rl_ts *t, const struct rl_ts_node *root);
void rl_ts_function(struct rl_ts *t, const struct rl_ts_node *node);
void rl_ts_type_definition(struct rl_ts *t, const struct rl_ts_node *node);

/* ---- treesitter_attrs.c ------------------------------------------------------------------------------ */

/* Fills annotations, cleanup and noreturn from the attributes hidden in [BEGIN, END). */
void rl_ts_annotate(struct rl_ts *t, struct rl_decl *decl, uint32_t begin, uint32_t end);
/* Where the attributes begin that stand right before BEGIN. */
uint32_t rl_ts_attrs_before(const struct rl_ts *t, uint32_t begin);
/* Where those end that stand right behind END. */
uint32_t rl_ts_attrs_behind(const struct rl_ts *t, uint32_t end);

/* ---- treesitter_stmts.c, treesitter_exprs.c, treesitter_calls.c, treesitter_inits.c --------------------- */

struct rl_node *rl_ts_stmt(struct rl_ts *t, const struct rl_ts_node *node); /* never NULL */
struct rl_node *rl_ts_body(struct rl_ts *t, const struct rl_ts_node *node); /* a compound, in the scope that is open */
struct rl_node *rl_ts_expr(struct rl_ts *t, const struct rl_ts_node *node); /* never NULL */
bool rl_ts_is_expr(const struct rl_ts_node *node);
struct rl_node *rl_ts_unknown(struct rl_ts *t, uint32_t begin, uint32_t end);
/* `goto *p`: is the statement at OFFSET a computed goto?  GOTO_WORD gets the place of the word. */
bool rl_ts_is_hidden_goto(const struct rl_ts *t, uint32_t offset, uint32_t *goto_word);

/* A node with a type. */
struct rl_node *rl_ts_typed(struct rl_ts *t, enum rl_node_kind kind, const struct rl_ts_node *node, const struct rl_type *type);
/* The expression in FIELD; never NULL. */
struct rl_node *rl_ts_expr_in(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids, enum rl_ts_field field);
/* Appends the expressions among the children of NODE to t->pool. */
void rl_ts_append_exprs(struct rl_ts *t, const struct rl_ts_node *node);

struct rl_node *rl_ts_identifier(struct rl_ts *t, const struct rl_ts_node *node, bool is_callee);
struct rl_node *rl_ts_call(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids);
struct rl_node *rl_ts_bare_macro(struct rl_ts *t, struct rl_node *name);
/* Callee and arguments, on t->pool from START on, become the call MADE. */
struct rl_node *rl_ts_finish_call(struct rl_ts *t, struct rl_node *made, uint32_t start, const struct rl_api *api);
const struct rl_api *rl_ts_callee_api(struct rl_ts *t, const struct rl_node *callee);

struct rl_node *rl_ts_number(struct rl_ts *t, const struct rl_ts_node *node);
struct rl_node *rl_ts_character(struct rl_ts *t, const struct rl_ts_node *node);
struct rl_node *rl_ts_string(struct rl_ts *t, const struct rl_ts_node *node);
/* VALUE (expression or list) as the initialiser of a variable of TYPE. */
struct rl_node *rl_ts_init(struct rl_ts *t, const struct rl_ts_node *node, const struct rl_type *type);
/* The value of a constant expression. */
bool rl_ts_fold(const struct rl_node *node, int64_t *value);

#endif
