/* A header is linted the way a unit that includes it sees it. */
#ifndef RL_CLI_HEADERS_H
#define RL_CLI_HEADERS_H

#include <glib.h>
#include <stdbool.h>

struct rl_header_way {
    char *unit;      /* a C file that includes the header, directly or through others; absolute */
    char **includes; /* what is included before it: "-include", "Python.h", ...; owned */
};

bool rl_is_header(const char *path);

/* The way to HEADER (absolute) from one of UNITS (absolute paths), the nearest to it in the fewest steps.  ROOT: where headers that
 * lie beside nobody are looked for.  False when none includes it. */
bool rl_header_find(struct rl_header_way *way, const char *header, const GPtrArray *units, const char *root);
void rl_header_release(struct rl_header_way *way);

#endif
