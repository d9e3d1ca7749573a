/* The comments of a source file that hide findings: NOLINT and its kin (suppress.h tells their forms).  Only comments count, not
 * strings. */
#ifndef RL_CLI_COMMENTS_H
#define RL_CLI_COMMENTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct rl_directive {
    uint32_t line, col; /* of the comment's word */
    uint32_t from, to;  /* lines that it is about; none where from > to */
    char **rules;       /* NULL: every rule */
    char *text;         /* as written, with what follows in its line */
    char *reason;       /* or NULL */
    const char *problem; /* of a beginning without an end and an end without a beginning; static, or NULL */
    bool is_ours;       /* "reflint:", so no other tool's */
    bool used;          /* has hidden something */
};

/* Returns: owned array of struct rl_directive *, in the order of the text. */
GPtrArray *rl_comments_read(const char *text, size_t len);

#endif
