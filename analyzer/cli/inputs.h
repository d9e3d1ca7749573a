/* Arguments -> files.  Folders are walked for .c files, below them neither hidden nor build folders. */
#ifndef RL_CLI_INPUTS_H
#define RL_CLI_INPUTS_H

#include <glib.h>
#include <stdbool.h>

struct rl_input {
    char *path;       /* absolute */
    char *folder;     /* the argument that it was found through, absolute; NULL: it was named itself */
    char *unreadable; /* why it, or the folder that it stands for, cannot be read; NULL: it seems it can */
};

/* Each file once, sorted by path.  Returns: owned array of struct rl_input *. */
GPtrArray *rl_inputs_collect(const char *const *arguments);

#endif
