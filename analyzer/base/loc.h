/* Places in source text.  Lines and columns count from 1; 0 means unknown. */
#ifndef RL_BASE_LOC_H
#define RL_BASE_LOC_H

#include <stdbool.h>
#include <stdint.h>

/* FILE indexes the file table of the unit that the place belongs to. */
struct rl_loc {
    uint32_t file;
    uint32_t line, col;
    uint32_t end_line, end_col; /* one past the last character */
};

static inline bool rl_loc_known(struct rl_loc loc) { return loc.line != 0; }

#endif
