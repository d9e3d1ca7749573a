#include "generated/rl_version.h"

#include <stdio.h>

int main(void)
{
    puts("reflint " RL_VERSION);
    return 0;
}
