/* Failures: a bug aborts, a user's error is a GError that explains. */
#ifndef RL_BASE_ERROR_H
#define RL_BASE_ERROR_H

#include <glib.h>

enum rl_error_code {
    RL_ERROR_IO,     /* a file is missing, unreadable, or a disk is full */
    RL_ERROR_INPUT,  /* a file is not what it should be (binary, empty) */
    RL_ERROR_SYNTAX, /* a model, serial IR or configuration does not parse */
    RL_ERROR_USAGE,  /* flags or arguments */
    RL_ERROR_DB,     /* SQLite said no */
    RL_ERROR_FRONTEND,
};

#define RL_ERROR (rl_error_quark())
GQuark rl_error_quark(void);

/* A broken invariant of our own: says where, and aborts. */
#define RL_BUG(...) rl_bug(__FILE__, __LINE__, __VA_ARGS__)
_Noreturn void rl_bug(const char *file, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
