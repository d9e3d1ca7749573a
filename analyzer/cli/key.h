/* Cache keys: one hash of everything that a unit's result depends on. */
#ifndef RL_CLI_KEY_H
#define RL_CLI_KEY_H

#include <stddef.h>
#include <stdint.h>

struct rl_key_input {
    const char *directory; /* that relative names of INCLUDED count from */
    const char *const *flags;
    const char *path;
    const char *text; /* of the main file */
    size_t len;
    const char *const *included; /* every other file that was read */
    uint32_t nincluded;
    const char *models; /* hash of the project's own models, or NULL */
    int python;         /* as asked for; 0: that of the headers */
    int frontend;       /* as asked for */
};

/* Hashes of files that many units include, each read once. */
struct rl_key_memo;
struct rl_key_memo *rl_key_memo_new(void);
void rl_key_memo_free(struct rl_key_memo *memo);

/* SHA-256 in hex; owned. */
char *rl_key_compute(struct rl_key_memo *memo, const struct rl_key_input *input);

#endif
