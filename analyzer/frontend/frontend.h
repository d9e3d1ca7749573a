/* Reading one source file into the neutral tree. */
#ifndef RL_FRONTEND_FRONTEND_H
#define RL_FRONTEND_FRONTEND_H

#include <glib.h>

#include "analyzer/frontend/syntax.h"

struct rl_models;

struct rl_parse_request {
    const char *path;         /* as the user or the compile database names it */
    const char *directory;    /* working directory for relative flags, or NULL */
    const char *const *flags; /* compiler flags without compiler, input and output */
    size_t nflags;
    const char *text; /* what PATH is taken to hold, LEN bytes; NULL: it is read */
    size_t len;
    const struct rl_models *models; /* which macros become intrinsics */
    int python; /* the target, 0x030b, maybe with RL_PYTHON_FREE_THREADED; 0: what the headers among FLAGS say.  libclang takes
                 * the version from the headers that it reads */
};

/* Loads libclang, once a process; what is forked later has it.  False with ERROR: there is none that will do. */
bool rl_clang_load(GError **error);

/* A file that is another one when rl_clang_load() loads another library, found without loading it: a cache's key. */
const char *rl_clang_witness(void);

/* Reads PATH with libclang.  Compile errors become notes of the unit.
 * Returns: owned by ARENA, or NULL with ERROR set when no tree could be made. */
struct rl_unit *rl_clang_parse(struct rl_arena *arena, const struct rl_parse_request *request, GError **error);

/* The same with tree-sitter; needs no flags and no headers. */
struct rl_unit *rl_treesitter_parse(struct rl_arena *arena, const struct rl_parse_request *request, GError **error);

enum rl_frontend_choice { RL_CHOOSE_AUTO, RL_CHOOSE_CLANG, RL_CHOOSE_TREE_SITTER };

/* Reads PATH as CHOICE says.  AUTO: libclang, and tree-sitter for each function, record and table in which libclang met an
 * error, or for the whole file when libclang cannot read it.  Returns and fails as the two above. */
struct rl_unit *rl_parse(struct rl_arena *arena, const struct rl_parse_request *request, enum rl_frontend_choice choice,
                         GError **error);

/* One more error of UNIT, at its first line: TEXT is copied. */
void rl_unit_note(struct rl_unit *unit, const char *text);

/* Looks at the text alone.  Why a file is not worth a front end. */
enum rl_input_kind {
    RL_INPUT_C,
    RL_INPUT_NO_REFCOUNTS, /* C that names no refcounted API */
    RL_INPUT_CPLUSPLUS,
    RL_INPUT_GENERATED, /* Cython's output */
    RL_INPUT_BINARY,
    RL_INPUT_EMPTY,
};
/* READ (may be NULL) receives the paths, owned by it, of headers that had a say. */
enum rl_input_kind rl_classify_input(const char *path, const char *text, size_t len, const struct rl_models *models, GPtrArray *read);

#endif
