/* Whether to colour: the option, then NO_COLOR, then CLICOLOR_FORCE, then the terminal. */
#ifndef RL_CLI_COLOR_H
#define RL_CLI_COLOR_H

#include <stdbool.h>

enum rl_color { RL_COLOR_AUTO, RL_COLOR_ALWAYS, RL_COLOR_NEVER };

/* "auto", "always", "never"; false for anything else. */
bool rl_color_parse(const char *text, enum rl_color *color);

/* FD: where the coloured text goes, -1 for a file. */
bool rl_color_wanted(enum rl_color color, int fd);

#endif
