/* Where a result goes: stdout, or a file that appears whole or not at all. */
#ifndef RL_CLI_OUTPUT_H
#define RL_CLI_OUTPUT_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

struct rl_output {
    FILE *file;
    char *path;      /* NULL: stdout */
    char *temporary; /* beside `path` until it is complete; NULL: written in place (a pipe, a device) */
};

/* PATH NULL or "-" is stdout. */
bool rl_output_open(struct rl_output *output, const char *path, GError **error);

/* Writes out all that is buffered and, when KEEP, puts the file into place.  Frees OUTPUT's own in any case. */
bool rl_output_close(struct rl_output *output, bool keep, GError **error);

/* For messages: the path, or "standard output".  Borrowed from PATH. */
const char *rl_output_name(const char *path);

/* For colours: the descriptor, -1 when it is a file's. */
int rl_output_terminal(const struct rl_output *output);

/* Flushes stdout: false with ERROR when something that was printed did not get out. */
bool rl_output_flush_stdout(GError **error);

#endif
