/* A row of the models while it is made.
 *
 * The loader (annotated headers) and the annotations (attributes in a project's
 * own source) both fill a draft: name, type, parameters, then attributes in any
 * order.  rl_draft_finish() resolves parameter names, fills in what an author
 * leaves out, and refuses what contradicts itself.  The vocabulary is words.h.
 *
 * A draft borrows all its texts; they live in the arena given to init.
 */
#ifndef RL_MODEL_DRAFT_H
#define RL_MODEL_DRAFT_H

#include "analyzer/base/arena.h"
#include "analyzer/model/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RL_DRAFT_ARGS = 32, RL_DRAFT_ALIASES = 8, RL_DRAFT_RESULT = -1 };

/* One attribute: its name without "reflint::", and its values without quotes. */
struct rl_attr {
    const char *name;
    const char *const *values;
    size_t nvalues;
    uint32_t line, col; /* 0 where the place is not known */
};

/* What is wrong, and where. */
struct rl_mistake {
    uint32_t line, col;
    const char *text;
};

/* A parameter named by an attribute, to be found once all are known. */
struct rl_draft_name {
    const char *name;
    uint32_t line, col;
};

struct rl_draft {
    struct rl_arena *arena;
    struct rl_api api;
    struct rl_api_arg args[RL_DRAFT_ARGS];
    struct rl_draft_name from, into[RL_DRAFT_ARGS];
    const char *aliases[RL_DRAFT_ALIASES];
    const char *slot; /* the table that a slot belongs to */
    size_t naliases;
    uint32_t line, col;
    bool plain_c; /* no exceptions and no GIL unless stated */
    bool lenient; /* annotations: an object result may be left unsaid */
    bool variadic;
    bool says_result, says_null, says_failure, says_exception, says_gil;
    bool says_effect[RL_DRAFT_ARGS];
};

void rl_draft_init(struct rl_draft *draft, struct rl_arena *arena, const char *name, const char *type);

/* False when there are too many parameters. */
bool rl_draft_param(struct rl_draft *draft, const char *name, const char *type);

/* Applies ATTR to the parameter at index PARAM, or to the declaration (RL_DRAFT_RESULT). */
bool rl_draft_attr(struct rl_draft *draft, int param, const struct rl_attr *attr, struct rl_mistake *mistake);

/* On success draft->api is complete, its args copied into the arena. */
bool rl_draft_finish(struct rl_draft *draft, struct rl_mistake *mistake);

/* "PyObject *", "PyTypeObject *": a pointer to one of CPython's object structs. */
bool rl_type_text_is_object(const char *type);

/* Reads "3.11" as 0x030b; 0 when it is no version. */
uint16_t rl_version_parse(const char *text);

#endif
