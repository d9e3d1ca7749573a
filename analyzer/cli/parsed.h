/* What phase 1 says of a unit, in memory and as bytes. */
#ifndef RL_CLI_PARSED_H
#define RL_CLI_PARSED_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "analyzer/cli/files.h"
#include "analyzer/cli/wire.h"
#include "db/store.h"

/* A function that other units can call. */
struct rl_offer {
    char *name;
    uint64_t text_hash;
};

struct rl_parsed {
    enum rl_unit_status status; /* DONE: there is IR, here or in the cache */
    char *why;
    char *key;       /* of the unit and the files below, or NULL */
    uint64_t cpu;    /* microseconds */
    GBytes *ir;
    char **included; /* C files that it includes, absolute */
    char **missing;  /* functions that it calls and does not know, sorted */
    struct rl_offer *offers;
    uint32_t noffers;
    struct rl_seen_file *files; /* that it was read from, and folders that were searched; none: nobody asked */
    uint32_t nfiles;
    uint64_t cpu_exchange; /* microseconds that the rounds before phase 2 took */
};
void rl_parsed_release(struct rl_parsed *parsed);

/* Status, key, names and offers: what is worth keeping beside the IR. */
void rl_parsed_put_names(GByteArray *out, const struct rl_parsed *parsed);
/* PARSED must be released in any case; IN says whether all was well. */
void rl_parsed_get_names(struct rl_wire_reader *in, struct rl_parsed *parsed);

void rl_parsed_put_files(GByteArray *out, const struct rl_parsed *parsed);
void rl_parsed_get_files(struct rl_wire_reader *in, struct rl_parsed *parsed);

#endif
