/* The run's record: a database, and what to do when it refuses.
 *
 * A database that cannot be opened or written is said once; the run then goes on in
 * memory, with all that was recorded before, so that no finding is lost for the report.
 */
#ifndef RL_CLI_LEDGER_H
#define RL_CLI_LEDGER_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/cli/config.h"
#include "analyzer/cli/console.h"
#include "db/store.h"

struct rl_ledger {
    struct rl_store *store;
    int64_t run;
    bool failed;      /* the database refused: the record is in memory only */
    bool in_memory;   /* so by wish, or after a refusal */
    bool unsettled;   /* a transaction is open */
    GPtrArray *kept;  /* GBytes of the rows (wire.h), to record them again */
    GPtrArray *added; /* the same of what was added to them */
    struct rl_run_row row;
    struct rl_console *console;
    const struct rl_config *config; /* severities; borrowed */
};

/* DB NULL: in memory.  CONFIG and ROW's texts must outlive the record.  False: not even memory will do; said already. */
bool rl_ledger_open(struct rl_ledger *ledger, const char *db, const struct rl_run_row *row, const struct rl_config *config,
                    struct rl_console *console);
/* Rows that an earlier run has made are not written for good until rl_ledger_settle(), so that they cost one write. */
bool rl_ledger_put(struct rl_ledger *ledger, const struct rl_unit_row *unit, GBytes *encoded);
bool rl_ledger_settle(struct rl_ledger *ledger);
/* More findings of a unit that was put before. */
bool rl_ledger_add(struct rl_ledger *ledger, const struct rl_unit_row *unit);
/* Marks what the baseline accepts (ACCEPTED; NULL: the database's own) and what people have judged. */
bool rl_ledger_recognise(struct rl_ledger *ledger, const GPtrArray *accepted);
/* Closes the run with its totals. */
bool rl_ledger_end(struct rl_ledger *ledger);
/* Forgets all but the newest KEEP runs; 0: none. */
void rl_ledger_prune(struct rl_ledger *ledger, int keep);
void rl_ledger_release(struct rl_ledger *ledger);

#endif
