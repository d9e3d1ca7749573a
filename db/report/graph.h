/* The ownership graph of a run, read from the database, and its pictures. */
#ifndef RL_DB_REPORT_GRAPH_H
#define RL_DB_REPORT_GRAPH_H

#include <glib.h>
#include <stdio.h>

#include "analyzer/base/arena.h"
#include "db/store.h"

struct rl_graph_node {
    int64_t id;
    const char *kind, *name, *symbol, *record; /* kind: "type", "module", "globals", "builtin", "any" */
    const char *path; /* NULL: of no file */
    uint32_t line;
    int gc; /* 1, 0, -1: not known */
    bool shown;
};

struct rl_graph_arrow {
    uint32_t from, to; /* nodes */
    const char *field, *function, *path;
    uint32_t line;
    int visited, cleared; /* 1, 0, -1: not known */
    bool exact;
    uint32_t cycle; /* 0: on none */
    bool unbreakable;
};

struct rl_graph_cycle {
    uint32_t number;
    bool breakable;
};

struct rl_graph {
    struct rl_arena *arena;
    GArray *nodes;  /* struct rl_graph_node */
    GArray *arrows; /* struct rl_graph_arrow */
    GArray *cycles; /* struct rl_graph_cycle */
};

struct rl_graph_options {
    const char *const *types; /* names, symbols or structs, NULL-terminated: these and their neighbours; NULL or empty: all */
    bool cycles;              /* only what lies on a cycle */
    const char *version;
};

/* The graph of RUN.  ERROR for a type that is not there.  Returns: owned, NULL with ERROR. */
struct rl_graph *rl_graph_load(struct rl_store *store, int64_t run, const struct rl_graph_options *options, GError **error);
void rl_graph_free(struct rl_graph *graph);

/* False with ERROR when OUT fails. */
typedef bool rl_graph_fn(const struct rl_graph *graph, const struct rl_graph_options *options, FILE *out, GError **error);
rl_graph_fn rl_graph_dot, rl_graph_json, rl_graph_html;

/* The graph as JSON, for rl_graph_json() and inside the page; owned. */
char *rl_graph_json_text(const struct rl_graph *graph, const struct rl_graph_options *options, size_t flags);

#endif
