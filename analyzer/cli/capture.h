/* Recording compile commands without help from outside: a folder of compilers that are reflint under other names.
 *
 * `reflint capture` puts that folder first in PATH.  Called by a compiler's name, reflint appends the command to a log and becomes
 * the compiler of that name that PATH had before; it says nothing itself.
 */
#ifndef RL_CLI_CAPTURE_H
#define RL_CLI_CAPTURE_H

#include <jansson.h>
#include <stdbool.h>

#define RL_CAPTURE_LOG "REFLINT_CAPTURE_LOG"   /* where commands are appended */
#define RL_CAPTURE_PATH "REFLINT_CAPTURE_PATH" /* PATH as it was */

/* Whether reflint was called by the name of a compiler under `reflint capture`. */
bool rl_capture_is_wrapper(const char *name);
/* Becomes that compiler; returns an exit status only when there is none. */
int rl_capture_wrap(int argc, char **argv);

/* Whether NAME is that of a C compiler: cc, gcc-12, x86_64-linux-gnu-gcc, clang-19. */
bool rl_capture_is_compiler(const char *name);

/* The commands in the log LOG as the rows of a compile database, each file with its flags once; owned (json_t *). */
json_t *rl_capture_rows(const char *log);

#endif
