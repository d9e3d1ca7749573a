/* What stands in the margin of a source line: the steps of a finding's path there, and the count of references on it.
 *
 * The database knows the steps and what becomes of each reference; the lines between are read off the shape of the source.  A line gets a count only where
 * the path surely runs over it: not in a block that may have been passed by, nor behind a jump.
 */
#ifndef RL_DB_REPORT_MARGIN_H
#define RL_DB_REPORT_MARGIN_H

#include "db/report/source.h"
#include "rules/finding.h"

struct rl_margin_cell {
    bool has_count, is_change;
    int count;  /* behind the line, when the path leaves it for the last time */
    int change; /* by all that happens on the line */
    const char *standing; /* as in struct rl_path_count; NULL: not known */
};

struct rl_margin_line {
    uint32_t first_step; /* number of the first step of this line, from 1; 0: none */
    uint32_t nsteps;     /* how many steps are on this line, not all in a row where the path comes by again */
    bool on_path;        /* the path surely runs over it */
    struct rl_margin_cell *cells; /* one a column */
};

struct rl_margin {
    uint32_t from, to; /* lines, both included */
    struct rl_margin_line *lines;
    uint32_t ncolumns;  /* the first is the finding's own reference, which may have no name */
    const char **names;
    struct rl_margin_cell *cells; /* of all lines */
};

/* The margin of FILE beside the lines FROM to TO on F's path; steps elsewhere do not count.  Init and release. */
void rl_margin_init(struct rl_margin *margin, const struct rl_source *source, const struct rl_finding *f, const char *file,
                    uint32_t from, uint32_t to);
void rl_margin_release(struct rl_margin *margin);

/* Borrowed; NULL outside of the margin. */
const struct rl_margin_line *rl_margin_at(const struct rl_margin *margin, uint32_t line);

/* What a cell says: "2", "lent", "moved", "gone", "NULL"; "" where nothing is known.  BUFFER may be needed for it. */
enum { RL_MARGIN_CELL = 16 };
const char *rl_margin_cell_text(const struct rl_margin_cell *cell, char buffer[RL_MARGIN_CELL]);

/* Is step I (from 0) of F in FILE? */
bool rl_step_is_in(const struct rl_finding *f, uint32_t i, const char *file);

#endif
