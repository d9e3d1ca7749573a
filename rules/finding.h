/* A finding: what a rule says about one place, ready to be stored.
 *
 * Strings are borrowed from whoever made the finding (a unit's arena, or the
 * decoder's); copy what must outlive it.
 */
#ifndef RL_RULES_FINDING_H
#define RL_RULES_FINDING_H

#include <stdbool.h>
#include <stdint.h>

#include "analyzer/base/loc.h"

enum rl_severity { RL_SEVERITY_NOTE, RL_SEVERITY_WARNING, RL_SEVERITY_ERROR };
enum rl_confidence { RL_CONFIDENCE_LOW, RL_CONFIDENCE_MEDIUM, RL_CONFIDENCE_HIGH };

/* One step of the path that leads to the finding. */
struct rl_path_step {
    const char *file;
    struct rl_loc loc;    /* `file` above counts, not loc.file */
    const char *text;     /* "`item` is made by PyLong_FromLong (new reference)" */
    int count;            /* references this function owns after the step */
    bool has_count;
    bool is_branch;       /* a decision, not an effect on the object */
};

/* What becomes of a reference on the path at one place: of the finding's own, or of another one. */
struct rl_path_count {
    const char *file;
    uint32_t line;
    uint32_t step;         /* how many of the steps come before it */
    uint32_t column;       /* which reference; 0: the finding's own */
    const char *reference; /* the variable or field that holds it; the same in one column */
    int count;             /* references that the function owns behind it */
    const char *standing;  /* "owned", "lent", "moved", "released" or "NULL" */
};

/* Another place of the same bug: a second exit that loses the object, a second expansion of the macro. */
struct rl_related {
    const char *file;
    struct rl_loc loc;
    const char *text;
};

/* A part of a fix: what lies at `loc` becomes `text`; where the place is empty, TEXT is put in. */
struct rl_edit {
    struct rl_loc loc;
    const char *text;
};

struct rl_obs;

struct rl_finding {
    const char *rule; /* "RL101" */
    enum rl_severity severity;
    bool has_severity; /* the rule set it: it is not the rule's usual one */
    enum rl_confidence confidence;
    const char *file; /* as the unit names it; absolute where known */
    struct rl_loc loc;
    const char *function; /* NULL: none */
    const char *object;   /* "item", or the call that made it where no variable held it */
    const char *origin;   /* "PyLong_FromLong", "parameter", "field"; NULL: none */
    struct rl_loc origin_loc;
    const char *origin_file;
    const char *message; /* one sentence, no full stop */
    const char *hint;    /* how to mend it, one sentence; NULL */
    const char *macro;   /* user macro that the place was expanded from; NULL */
    struct rl_path_step *steps;
    uint32_t nsteps;
    struct rl_path_count *counts; /* in the path's order */
    uint32_t ncounts;
    struct rl_related *related;
    uint32_t nrelated;
    /* Hash of rule, function, object, origin and normalised path: no line numbers.  Equal ones within a
     * function are told apart by `occurrence`. */
    uint64_t fingerprint;
    uint32_t occurrence;
    uint64_t shape; /* the same hash without the function's name: it survives a new one */
    /* The fix, all in `file`: edits in the order of the text, which do not overlap.  Only one that the engine has tried. */
    struct rl_edit *edits;
    uint32_t nedits;
    const char *lacks_row; /* the table at `loc` lacks this as its last row; NULL: it is no finding about that */
    const struct rl_obs *seen; /* what it was made of, as long as its function is being judged; NULL: none, or later */
};

const char *rl_severity_name(enum rl_severity severity);     /* "note", "warning", "error" */
const char *rl_confidence_name(enum rl_confidence confidence); /* "low", "medium", "high" */

#endif
