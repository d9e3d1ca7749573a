/* The progress line: one line of stderr, redrawn in place, gone when the run ends. */
#include "analyzer/cli/console.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

enum { REDRAW_EVERY = 80 * 1000 /* microseconds */ };

void rl_progress(struct rl_console *console, uint32_t done, uint32_t total, const char *what)
{
    if (!console->terminal || console->quiet)
        return;
    int64_t now = g_get_monotonic_time();
    if (console->shown && now - console->last < REDRAW_EVERY)
        return;
    char head[64];
    int len = snprintf(head, sizeof(head), "[%u/%u] ", done, total);
    /* The end of a path tells more than its beginning. */
    size_t room = console->width > (unsigned)len + 1 ? console->width - (unsigned)len - 1 : 0;
    size_t size = strlen(what);
    const char *tail = size > room ? what + (size - room) : what;
    while (((unsigned char)*tail & 0xc0) == 0x80)
        tail++;
    fprintf(stderr, "\r%s%s\033[K", head, tail);
    fflush(stderr);
    console->shown = true;
    console->last = now;
}

void rl_progress_clear(struct rl_console *console)
{
    if (!console->shown)
        return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    console->shown = false;
}
