/* reflint graph: which type can hold which, as a picture or as data. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/cli.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/options.h"
#include "analyzer/cli/output.h"
#include "db/report/graph.h"
#include "db/history.h"
#include "generated/rl_version.h"

struct graph {
    struct rl_config *config;
    char *format, *output, *db;
    gboolean cycles;
    char *run;
    rl_graph_fn *draw;
    struct rl_console console;
};

/* ---- SVG ------------------------------------------------------------------------------------------ */

static bool write_dot_file(const struct rl_graph *graph, const struct rl_graph_options *options, char **path, GError **error)
{
    int fd = g_file_open_tmp("reflint-XXXXXX.dot", path, error);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    if (!file)
        return false;
    bool ok = rl_graph_dot(graph, options, file, error);
    return (fclose(file) == 0) && ok;
}

/* Graphviz lays it out. */
static bool draw_svg(const struct rl_graph *graph, const struct rl_graph_options *options, FILE *out, GError **error)
{
    g_autofree char *dot = g_find_program_in_path("dot"), *path = NULL, *picture = NULL, *said = NULL;
    int status = 0;
    if (!dot) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE,
                            "svg needs Graphviz's `dot`, which is not on the PATH; --format html needs nothing, --format dot is its input");
        return false;
    }
    bool ok = write_dot_file(graph, options, &path, error);
    char *argv[] = { dot, "-Tsvg", path, NULL };
    ok = ok && g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &picture, &said, &status, error);
    if (path)
        unlink(path);
    if (ok && status != 0) {
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "dot failed: %s", g_strstrip(said));
        ok = false;
    }
    if (ok && (fputs(picture, out) < 0 || fflush(out) != 0)) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_IO, g_strerror(errno));
        ok = false;
    }
    return ok;
}

/* ---- options ---------------------------------------------------------------------------------------- */

static const char *const formats[] = { "dot", "svg", "html", "json", NULL };
static rl_graph_fn *const drawers[] = { rl_graph_dot, draw_svg, rl_graph_html, rl_graph_json };

static void add_options(struct rl_arguments *arguments, struct graph *graph)
{
    const GOptionEntry entries[] = {
        {"format", 'f', 0, G_OPTION_ARG_STRING, &graph->format, "dot (default), svg (with Graphviz), html or json", "FORMAT"},
        {"cycles", 0, 0, G_OPTION_ARG_NONE, &graph->cycles, "only what lies on a cycle", NULL},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &graph->output, "write it there, whole or not at all (default: -, standard output)", "FILE"},
        {"db", 0, 0, G_OPTION_ARG_FILENAME, &graph->db, "findings database (default: .reflint/reflint.db in the project's root)", "FILE"},
        {"run", 0, 0, G_OPTION_ARG_STRING, &graph->run, "which run: a number, latest (default) or latest~1", "RUN"},
        {0},
    };
    rl_arguments_add(arguments, entries);
    rl_options_add_config(arguments);
}

static bool read_options(struct graph *graph, GError **error)
{
    int choice = 0;
    if (graph->format && !rl_options_choice("--format", graph->format, formats, &choice, error))
        return false;
    graph->draw = drawers[choice];
    return true;
}

static bool draw_run(struct graph *graph, char **types, struct rl_store *store, GError **error)
{
    int64_t run = rl_store_find_run(store, graph->run, error);
    if (run == 0)
        return false;
    const struct rl_graph_options options = { (const char *const *)types, graph->cycles, RL_VERSION };
    struct rl_graph *loaded = rl_graph_load(store, run, &options, error);
    struct rl_output output;
    bool ok = loaded && rl_output_open(&output, graph->output, error);
    if (ok) {
        bool drawn = graph->draw(loaded, &options, output.file, error);
        ok = rl_output_close(&output, drawn, drawn ? error : NULL) && drawn;
    }
    rl_graph_free(loaded);
    return ok;
}

static enum rl_exit run_graph(struct graph *graph, char **types)
{
    GError *error = NULL;
    g_autofree char *db = rl_config_database(graph->config, graph->db);
    rl_console_init(&graph->console, false, false);
    struct rl_store *store = rl_store_open_to_read(db, &error);
    bool ok = store && draw_run(graph, types, store, &error);
    rl_store_close(store);
    if (!ok)
        rl_error(&graph->console, "%s", error ? error->message : "the graph could not be written");
    g_clear_error(&error);
    return ok ? RL_EXIT_CLEAN : RL_EXIT_ERROR;
}

int rl_cmd_graph(int argc, char **argv)
{
    struct graph graph = {0};
    struct rl_arguments arguments;
    enum rl_exit status = RL_EXIT_ERROR;
    rl_arguments_init(&arguments, "graph", "[TYPE...]",
                      "Draws the ownership graph of a run that the database holds: which type's instances can hold a strong reference to\n"
                      "which. Cycles are blue; red where nothing breaks them. TYPE: only these (by name, symbol or struct) and their neighbours.");
    add_options(&arguments, &graph);
    if (rl_arguments_parse(&arguments, argc, argv) && (graph.config = rl_options_config(&arguments))) {
        GError *error = NULL;
        if (read_options(&graph, &error)) {
            status = run_graph(&graph, arguments.words);
        } else {
            rl_arguments_complain(&arguments, error->message);
            g_error_free(error);
        }
    }
    rl_arguments_release(&arguments);
    g_free(graph.format);
    g_free(graph.output);
    g_free(graph.db);
    g_free(graph.run);
    rl_config_free(graph.config);
    return status;
}
