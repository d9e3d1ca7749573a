/* The files of templates/, which the build puts into the program. */
#ifndef RL_CLI_TEMPLATES_H
#define RL_CLI_TEMPLATES_H

/* The text of templates/NAME, which must exist.  Borrowed. */
const char *rl_template(const char *name);

#endif
