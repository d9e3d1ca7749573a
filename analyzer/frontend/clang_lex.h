/* Raw C text: just enough lexing to find the parts of a macro call, a `for` and a #define.
 * Positions are offsets into TEXT; SIZE is its end.  Nothing here allocates. */
#ifndef RL_FRONTEND_CLANG_LEX_H
#define RL_FRONTEND_CLANG_LEX_H

#include <stdbool.h>
#include <stdint.h>

struct rl_lex_span {
    uint32_t begin, end; /* without blanks at either end */
};

enum { RL_LEX_MAX_ARGS = 16 };

/* The first place from AT that is no blank, comment or line continuation. */
uint32_t rl_lex_blank(const char *text, uint32_t size, uint32_t at);

/* The end of the identifier at AT; AT itself when there is none. */
uint32_t rl_lex_word(const char *text, uint32_t size, uint32_t at);

/* The end of the token at AT: an identifier or number, a string or character, else one character. */
uint32_t rl_lex_token(const char *text, uint32_t size, uint32_t at);

/* The place behind the bracket that closes the one at AT; 0 when it is never closed. */
uint32_t rl_lex_group(const char *text, uint32_t size, uint32_t at);

/* The arguments between the parenthesis at AT and its partner.  Returns the place behind the partner, 0 on failure. */
uint32_t rl_lex_arguments(const char *text, uint32_t size, uint32_t at, struct rl_lex_span *args, unsigned *nargs);

/* Which of the three parts of the `for` at AT are there.  False when it is no `for ( ; ; )`. */
bool rl_lex_for(const char *text, uint32_t size, uint32_t at, bool present[3]);

/* The #define whose body holds AT. */
struct rl_lex_define {
    struct rl_lex_span name, body;
    unsigned nparams;
    bool function_like;
};
bool rl_lex_define(const char *text, uint32_t size, uint32_t at, struct rl_lex_define *define);

#endif
