/* Where things are in a text that is edited: its lines, and what stands before each token of a function.  Made as it is asked for, once a text, so
 * that many edits cost one walk. */
#ifndef RL_RULES_TEXT_INDEX_H
#define RL_RULES_TEXT_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rl_text_index;
/* Borrows TEXT of LEN bytes.  Returns: owned. */
struct rl_text_index *rl_text_index_new(const char *text, size_t len);
void rl_text_index_free(struct rl_text_index *index);

bool rl_text_offset(const struct rl_text_index *index, uint32_t line, uint32_t col, size_t *offset);
void rl_text_place(const struct rl_text_index *index, size_t offset, uint32_t *line, uint32_t *col);

/* Behind the comment, literal, directive, word or character at AT; *BLANK: it is white space or a comment. */
size_t rl_token_end(const char *text, size_t len, size_t at, bool *blank);

/* A token and what is known behind it, counted from the beginning of its function. */
struct rl_token_state {
    size_t from, end;   /* the last token itself, or a directive */
    size_t before;      /* behind the last token that is no directive */
    size_t started;     /* the statement that it belongs to begins there; SIZE_MAX: the token ends it */
    int parens;
    char last;          /* first character of the last token */
    bool is_else;
    bool is_directive, directive; /* it is one; one came last */
};

/* Of the last token of the function at FUNCTION that begins before AT.  False: there is none. */
bool rl_text_before(struct rl_text_index *index, size_t function, size_t at, struct rl_token_state *state);

#endif
