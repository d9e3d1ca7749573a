/* The table of commands. */
#ifndef RL_CLI_COMMANDS_H
#define RL_CLI_COMMANDS_H

#include <stddef.h>

struct rl_command {
    const char *name, *what;
    int (*run)(int argc, char **argv);
};

extern const struct rl_command rl_commands[];
extern const size_t rl_commands_count;

#endif
