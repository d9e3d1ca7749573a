/* Stderr: messages, and the progress line that they must not smear.
 *
 * Invariant: nothing else under cli/ writes to stderr while a run is under way, so
 * that a message always starts on an empty line.
 */
#ifndef RL_CLI_CONSOLE_H
#define RL_CLI_CONSOLE_H

#include <stdbool.h>
#include <stdint.h>

struct rl_console {
    bool quiet;    /* -q: errors only */
    bool verbose;  /* -v */
    bool terminal; /* stderr is one: progress is shown */
    bool shown;    /* a progress line stands there now */
    unsigned width;
    int64_t last;  /* when it was last drawn, microseconds */
};

void rl_console_init(struct rl_console *console, bool quiet, bool verbose);

/* "reflint: ..." and a line feed.  Errors are said even with -q; notes are not. */
void rl_error(struct rl_console *console, const char *format, ...) __attribute__((format(printf, 2, 3)));
void rl_note(struct rl_console *console, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Draws "[done/total] what" over the last one, at most some ten times a second. */
void rl_progress(struct rl_console *console, uint32_t done, uint32_t total, const char *what);
void rl_progress_clear(struct rl_console *console);

#endif
