/* The project: its root and where its database lies. */
#ifndef RL_CLI_PROJECT_H
#define RL_CLI_PROJECT_H

#include <glib.h>

/* The nearest parent of DIRECTORY (itself included) that holds .reflint.ini, up to the top of its repository; or else that holds
 * .git or compile_commands.json; DIRECTORY itself when there is none.  Returns: owned. */
char *rl_project_root(const char *directory);

/* ROOT/.reflint/reflint.db; owned. */
char *rl_project_database(const char *root);

/* PATH as people read it: relative to DIRECTORY when it lies below; owned. */
char *rl_path_display(const char *path, const char *directory);

#endif
