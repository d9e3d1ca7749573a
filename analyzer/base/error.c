#include "analyzer/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

G_DEFINE_QUARK(rl-error-quark, rl_error)

_Noreturn void rl_bug(const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "reflint: internal error at %s:%d: ", file, line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}
