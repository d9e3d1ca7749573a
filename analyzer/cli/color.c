#include "analyzer/cli/color.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool rl_color_parse(const char *text, enum rl_color *color)
{
    static const char *const names[] = {
        [RL_COLOR_AUTO] = "auto",
        [RL_COLOR_ALWAYS] = "always",
        [RL_COLOR_NEVER] = "never",
    };
    for (int i = RL_COLOR_AUTO; i <= RL_COLOR_NEVER; i++) {
        if (strcmp(text, names[i]) == 0) {
            *color = (enum rl_color)i;
            return true;
        }
    }
    return false;
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

bool rl_color_wanted(enum rl_color color, int fd)
{
    if (color != RL_COLOR_AUTO)
        return color == RL_COLOR_ALWAYS;
    if (is_set("NO_COLOR"))
        return false;
    if (is_set("CLICOLOR_FORCE") && strcmp(getenv("CLICOLOR_FORCE"), "0") != 0)
        return true;
    const char *terminal = getenv("TERM");
    return fd >= 0 && isatty(fd) && terminal && strcmp(terminal, "dumb") != 0;
}
