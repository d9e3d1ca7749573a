/* "Did you mean ...": the nearest of some names. */
#ifndef RL_BASE_SUGGEST_H
#define RL_BASE_SUGGEST_H

#include <stddef.h>

/* The one of NAMES[0..COUNT) that is nearest to WORD, or NULL when none is near.  Borrowed from NAMES. */
const char *rl_suggest(const char *word, const char *const *names, size_t count);

#endif
