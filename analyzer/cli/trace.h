/* `reflint annotate` where no run has what it needs: one file is looked at there and then. */
#ifndef RL_CLI_TRACE_H
#define RL_CLI_TRACE_H

#include <stdbool.h>

#include "analyzer/cli/ledger.h"
#include "analyzer/cli/session.h"
#include "rules/finding.h"

struct rl_trace {
    const struct rl_config *config;
    struct rl_input_options *inputs;
    char **behind; /* the flags that were given; NULL: none */
    struct rl_console *console;
    struct rl_arena *arena; /* of what was told, whose texts are the session's, too; made when needed */
    struct rl_session session;
    bool is_open; /* the session */
};

/* The worst path of FUNCTION, which begins at LINE of PATH: of its own findings' fields only `file`, steps and counts are there.
 * NULL: none is known.  Borrowed from the trace, until the next one. */
const struct rl_finding *rl_trace_worst(void *trace, const char *path, uint32_t line, const char *function);

/* Checks the file PATH alone, in memory, into LEDGER, which is to be released in any case. */
bool rl_trace_check(struct rl_trace *trace, const char *path, struct rl_ledger *ledger, GError **error);

void rl_trace_release(struct rl_trace *trace);

#endif
