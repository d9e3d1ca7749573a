/* What an action of a build has read, in the form of make, and the words with which build systems ask for it. */
#ifndef RL_CLI_DEPFILE_H
#define RL_CLI_DEPFILE_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/cli/parsed.h"

/* "-MD FILE", which GOption would take for -M and -D, becomes "--depfile FILE".  ARGV's words are owned. */
void rl_depfile_option(int argc, char **argv);

/* "TARGET: the files of PARSED, and MORE (ends with NULL; may be NULL)" into PATH; false with ERROR. */
bool rl_depfile_write(const char *path, const char *target, const struct rl_parsed *parsed, char **more, GError **error);

/* WORDS (owned, ends with NULL) with what the files hold that are named by "@FILE": words, quoted as a shell does.  Words behind "--"
 * stay.  Owned, NULL with ERROR. */
char **rl_response_files(char **words, GError **error);

#endif
