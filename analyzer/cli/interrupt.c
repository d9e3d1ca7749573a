#include "analyzer/cli/interrupt.h"

#include <signal.h>
#include <stddef.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { COUNT = sizeof(signals) / sizeof(*signals) };

static sigset_t all(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < COUNT; i++)
        sigaddset(&set, signals[i]);
    return set;
}

void rl_interrupt_hold(void)
{
    sigset_t set = all();
    sigprocmask(SIG_BLOCK, &set, NULL);
}

bool rl_interrupt_pending(void)
{
    sigset_t pending;
    sigpending(&pending);
    for (int i = 0; i < COUNT; i++)
        if (sigismember(&pending, signals[i]))
            return true;
    return false;
}

void rl_interrupt_release(void)
{
    sigset_t set = all();
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}
