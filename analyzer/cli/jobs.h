/* The list of units to work on: inputs joined with their compiler flags. */
#ifndef RL_CLI_JOBS_H
#define RL_CLI_JOBS_H

#include <glib.h>
#include <stdbool.h>

struct rl_job {
    char *path;      /* absolute */
    char *directory; /* that relative flags count from, absolute */
    char **flags;
    char *flags_text; /* joined by spaces */
    GBytes *text;     /* what the file is taken to hold; NULL: what it holds */
    bool named;       /* the user named this very file */
    bool walked;      /* found in a folder, and no compile database says that it is built */
    char *failed;     /* known already: why it cannot be analysed; NULL */
    char *skipped;    /* known already: why it is left out; NULL */
    GBytes *context;  /* another unit of the project, there for what it tells; what it used itself (cache.h).  NULL: it is to be linted */
    bool helper;      /* another part's file: it is read for what it tells, too, but never judged */
};

struct rl_jobs_request {
    const char *const *paths;   /* arguments; empty: the compile database, or else the working directory */
    const char *const *command; /* what stood behind "--": flags, or a compile command; NULL: nothing did */
    GBytes *text;               /* what the only path is taken to hold, whether it exists or not; NULL: paths are looked up */
    const char *compdb;         /* -p; NULL: look for one */
    const char *root;
    int python;
};

struct rl_jobs {
    GPtrArray *list; /* struct rl_job *, sorted by path, then flags; each pair once */
    char *compdb;    /* the compile database used, or NULL */
    char *warning;   /* something the user should know, or NULL */
};

/* False with ERROR for a compile database that does not read. */
bool rl_jobs_collect(struct rl_jobs *jobs, const struct rl_jobs_request *request, GError **error);
void rl_jobs_release(struct rl_jobs *jobs);

/* Absolute path -> GBytes *, of jobs whose text is not in their file; owned. */
GHashTable *rl_jobs_texts(const struct rl_jobs *jobs);

/* An empty list. */
void rl_jobs_init(struct rl_jobs *jobs);

/* One more job at the end; FLAGS are consumed.  Borrowed. */
struct rl_job *rl_jobs_add(struct rl_jobs *jobs, const char *path, const char *directory, char **flags);

#endif
