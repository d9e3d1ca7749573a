#include "analyzer/cli/console.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void rl_console_init(struct rl_console *console, bool quiet, bool verbose)
{
    memset(console, 0, sizeof(*console));
    console->quiet = quiet;
    console->verbose = verbose;
    console->terminal = isatty(STDERR_FILENO);
    console->width = 80;
    struct winsize size;
    if (console->terminal && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        console->width = size.ws_col;
}

static void say(struct rl_console *console, const char *format, va_list args)
{
    rl_progress_clear(console);
    fputs("reflint: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
}

void rl_error(struct rl_console *console, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(console, format, args);
    va_end(args);
}

void rl_note(struct rl_console *console, const char *format, ...)
{
    if (console->quiet)
        return;
    va_list args;
    va_start(args, format);
    say(console, format, args);
    va_end(args);
}
