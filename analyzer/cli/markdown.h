/* Markdown on a terminal: headings, code, emphasis; the text itself stays as it is. */
#ifndef RL_CLI_MARKDOWN_H
#define RL_CLI_MARKDOWN_H

#include <stdbool.h>
#include <stdio.h>

void rl_markdown_print(const char *text, bool color, FILE *out);

#endif
