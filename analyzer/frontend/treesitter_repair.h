/* What the treesitter_repair*.c files share: the state of the one pass over the text.
 *
 *   treesitter_repair.c        tokens, brackets, arguments
 *   treesitter_repair_top.c    attributes, and what stands outside of functions
 *   treesitter_repair_stmts.c  statements
 *   treesitter_repair_words.c  kinds of words
 *   treesitter_repair_groups.c where brackets close
 */
#ifndef RL_FRONTEND_TREESITTER_REPAIR_H
#define RL_FRONTEND_TREESITTER_REPAIR_H

#include <string.h>

#include "analyzer/frontend/treesitter_private.h"

enum rl_last { LAST_NONE, LAST_WORD, LAST_KEYWORD, LAST_NUMBER, LAST_STRING, LAST_PUNCT };

struct rl_bracket {
    char open;
    bool call;         /* ( behind a name, in an expression */
    bool keyword;      /* ( behind if, while, ... */
    bool body;         /* { of statements */
    bool hides_type;   /* the argument being read is a type */
    uint32_t arg;      /* where the argument being read begins */
    uint32_t callee, callee_end;
};

struct rl_repair {
    struct rl_ts *t;
    const char *s; /* t->out */
    char *p;       /* t->parse */
    uint32_t size;
    GArray *stack; /* struct rl_bracket */
    uint32_t braces;
    enum rl_last last;
    char punct;                  /* of LAST_PUNCT */
    uint32_t last_begin, last_end; /* the last token */
    uint32_t item_end;           /* behind the last ; { or } outside parentheses */
    uint32_t words;              /* since then, as long as only words and stars came */
    bool plain;                  /* only words and stars came since then */
    bool in_case;
    struct rl_bracket closed;       /* the last ( ) that was closed */
    uint32_t ended;              /* where a missing semicolon was put last */
    bool declares;               /* the words before that ( were a declaration's */
    uint64_t searched;           /* bytes gone over for closing brackets */
    GArray *groups;              /* struct rl_ts_span, by begin: every bracket's, once so much was searched; else NULL */
};

/* ---- treesitter_repair_words.c ---- */

bool rl_repair_in_list(const char *const *list, size_t count, const char *word, uint32_t len);
/* Keywords that begin or end statements: no name of a function. */
bool rl_repair_is_statement_word(const char *word, uint32_t len);
bool rl_repair_is_qualifier(const char *word, uint32_t len);
bool rl_repair_is_type_word(const char *word, uint32_t len);
bool rl_repair_is_capitals(const char *word, uint32_t len);

/* ---- the text ---- */

static inline uint32_t rl_repair_skip(const struct rl_repair *r, uint32_t at) { return rl_ts_skip_blank(r->s, r->size, at); }
static inline char rl_repair_peek(const struct rl_repair *r, uint32_t at) { return at < r->size ? r->s[at] : '\0'; }
static inline bool rl_repair_is_word_at(const struct rl_repair *r, uint32_t at)
{
    return at < r->size && rl_ts_is_start((unsigned char)r->s[at]);
}

static inline bool rl_repair_has_newline(const struct rl_repair *r, uint32_t begin, uint32_t end)
{
    return begin < end && memchr(r->s + begin, '\n', end - begin) != NULL;
}

static inline void rl_repair_hide(struct rl_repair *r, uint32_t begin, uint32_t end) { memset(r->p + begin, ' ', end - begin); }

static inline void rl_repair_remember(GArray *list, uint32_t begin, uint32_t end)
{
    struct rl_ts_span span = {begin, end};
    g_array_append_val(list, span);
}

static inline struct rl_bracket *rl_repair_top(struct rl_repair *r)
{
    return r->stack->len ? &g_array_index(r->stack, struct rl_bracket, r->stack->len - 1) : NULL;
}

static inline bool rl_repair_in_body(struct rl_repair *r)
{
    const struct rl_bracket *bracket = rl_repair_top(r);
    return bracket && bracket->open == '{' && bracket->body;
}

static inline bool rl_repair_at_statement(const struct rl_repair *r)
{
    if (r->ended && r->ended == r->last_end)
        return true;
    if (r->last == LAST_KEYWORD)
        return rl_ts_equal(r->s + r->last_begin, r->last_end - r->last_begin, "else") ||
               rl_ts_equal(r->s + r->last_begin, r->last_end - r->last_begin, "do");
    return r->last == LAST_PUNCT && strchr(";{}:", r->punct);
}

static inline bool rl_repair_behind_condition(const struct rl_repair *r)
{
    return r->last == LAST_PUNCT && r->punct == ')' && r->closed.keyword;
}

/* ---- treesitter_repair_groups.c ---- */

/* The place behind the bracket that closes the one at AT, or 0: rl_ts_group_end() in linear time, however often it is asked. */
uint32_t rl_repair_group_end(struct rl_repair *r, uint32_t at);

/* ---- treesitter_repair_top.c ---- */

/* The end of an attribute at the word [AT, END), or 0. */
uint32_t rl_repair_attribute_end(struct rl_repair *r, uint32_t at, uint32_t end);
/* A macro among the words of a declaration at top level: `MYLIB_API T *f`, `T * MYLIB_CALL f`.  Its end, or 0. */
uint32_t rl_repair_top_level_word(struct rl_repair *r, uint32_t at, uint32_t end);
/* The grammar takes K&R definitions only without stars before the name. */
void rl_repair_old_style(struct rl_repair *r, const struct rl_bracket *bracket, uint32_t close);
/* A function's body at the start of a line though braces are open: closes them before the function's first word. */
void rl_repair_close_open_bodies(struct rl_repair *r);

/* ---- treesitter_repair_stmts.c ---- */

void rl_repair_put_semicolon(struct rl_repair *r, uint32_t at);
/* NAME(...) where a statement begins: a loop, or a statement without its semicolon. */
void rl_repair_statement_call(struct rl_repair *r, uint32_t at, uint32_t end, uint32_t open);
/* Py_RETURN_NONE without a semicolon, FOO_BEGIN_THREADS alone on its line. */
void rl_repair_statement_word(struct rl_repair *r, uint32_t at, uint32_t end);

#endif
