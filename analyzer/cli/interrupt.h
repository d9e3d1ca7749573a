/* Ctrl-C and its like, looked at when it suits: between hold and release they wait. */
#ifndef RL_CLI_INTERRUPT_H
#define RL_CLI_INTERRUPT_H

#include <stdbool.h>

void rl_interrupt_hold(void);
bool rl_interrupt_pending(void);
/* What waited takes effect now: the process ends by that signal, as its caller expects. */
void rl_interrupt_release(void);

#endif
