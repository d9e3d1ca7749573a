/* reflint dump: what a stage makes of a file or of one function in it. */
#include <stdio.h>
#include <string.h>

#include "analyzer/cli/cli.h"
#include "analyzer/cli/request.h"
#include "analyzer/cli/session.h"
#include "analyzer/base/suggest.h"
#include "analyzer/flow/flow.h"
#include "analyzer/frontend/frontend.h"
#include "analyzer/graph/types.h"
#include "analyzer/ir/ir.h"


struct dump {
    struct rl_config *config;
    struct rl_input_options inputs;
    gboolean syntax, ir, states;
    struct rl_console console;
    char *file, *function; /* function NULL: all */
};

/* FILE or FILE:FUNCTION. */
static void split_place(struct dump *dump, const char *place)
{
    const char *colon = strrchr(place, ':');
    if (!colon || g_file_test(place, G_FILE_TEST_EXISTS)) {
        dump->file = g_strdup(place);
        return;
    }
    dump->file = g_strndup(place, (size_t)(colon - place));
    dump->function = g_strdup(colon + 1);
}

static void no_function(struct dump *dump, const struct rl_unit *unit)
{
    const char **names = g_new(const char *, unit->nfunctions + 1);
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        names[i] = unit->functions[i]->decl->name;
    const char *near = rl_suggest(dump->function, names, unit->nfunctions);
    rl_error(&dump->console, "%s: there is no function %s%s%s%s", dump->file, dump->function, near ? "; did you mean " : "",
             near ? near : "", near ? "?" : "");
    g_free(names);
}

static bool wanted(const struct dump *dump, const char *name)
{
    return !dump->function || strcmp(dump->function, name) == 0;
}

static void print_owned(char *text)
{
    fputs(text, stdout);
    if (!g_str_has_suffix(text, "\n"))
        putchar('\n');
    g_free(text);
}

static bool dump_syntax(struct dump *dump, const struct rl_unit *unit)
{
    if (!dump->function) {
        print_owned(rl_syntax_dump(unit, NULL));
        return true;
    }
    bool found = false;
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        if (wanted(dump, unit->functions[i]->decl->name)) {
            print_owned(rl_syntax_dump(unit, unit->functions[i]));
            found = true;
        }
    return found;
}

static bool dump_ir(struct dump *dump, const struct rl_ir_unit *ir)
{
    if (!dump->function) {
        print_owned(rl_ir_print(ir, NULL));
        return true;
    }
    bool found = false;
    for (uint32_t i = 0; i < ir->nfunctions; i++)
        if (wanted(dump, ir->functions[i]->name)) {
            print_owned(rl_ir_print(ir, ir->functions[i]));
            found = true;
        }
    return found;
}

static bool dump_states(struct dump *dump, const struct rl_ir_unit *ir, const struct rl_models *models)
{
    struct rl_flow_options options = {.models = models, .python = rl_request_python(dump->inputs.python, ir)};
    rl_types_inform(rl_types_find(ir->arena, ir, models), &options);
    struct rl_flow_unit *flow = rl_flow_unit_new(ir->arena, ir, &options);
    bool found = !dump->function;
    for (uint32_t i = 0; i < ir->nfunctions; i++) {
        const struct rl_ir_func *func = ir->functions[i];
        if (!wanted(dump, func->name))
            continue;
        found = true;
        if (func->lost)
            printf("function %s: not analysed: %s\n", func->name, func->lost);
        else
            print_owned(rl_flow_dump(flow, func));
    }
    return found;
}

static bool dump_job(struct dump *dump, const struct rl_session *session, const struct rl_job *job)
{
    GError *error = NULL;
    struct rl_arena *arena = rl_arena_new();
    const struct rl_parse_request request = rl_request_of(job, session->models, dump->inputs.python);
    bool ok = false;
    struct rl_unit *unit = rl_parse(arena, &request, (enum rl_frontend_choice)dump->inputs.frontend, &error);
    if (!unit) {
        rl_error(&dump->console, "%s: %s", dump->file, error->message);
        g_error_free(error);
    } else {
        if (dump->syntax)
            ok = dump_syntax(dump, unit);
        else if (dump->ir)
            ok = dump_ir(dump, rl_ir_lower(unit));
        else
            ok = dump_states(dump, rl_ir_lower(unit), session->models);
        if (!ok)
            no_function(dump, unit);
    }
    rl_arena_free(arena);
    return ok;
}

static enum rl_exit run(struct dump *dump, const struct rl_arguments *arguments)
{
    GError *error = NULL;
    struct rl_session session;
    enum rl_exit status = RL_EXIT_ERROR;
    split_place(dump, arguments->words[0]);
    char *paths[] = {dump->file, NULL};
    if (!rl_session_open(&session, dump->config, &dump->inputs, paths, arguments->behind, NULL, &error)) {
        rl_error(&dump->console, "%s", error->message);
        g_error_free(error);
    } else if (session.jobs.list->len == 0) {
        rl_error(&dump->console, "%s: no C file", dump->file);
    } else {
        const struct rl_job *job = session.jobs.list->pdata[0]; /* of several entries, the first */
        if (job->failed || job->skipped)
            rl_error(&dump->console, "%s: %s", dump->file, job->failed ? job->failed : job->skipped);
        else if (dump_job(dump, &session, job))
            status = RL_EXIT_CLEAN;
    }
    rl_session_release(&session);
    return status;
}

int rl_cmd_dump(int argc, char **argv)
{
    struct dump dump = {0};
    const GOptionEntry entries[] = {
        {"syntax", 0, 0, G_OPTION_ARG_NONE, &dump.syntax, "the syntax tree", NULL},
        {"ir", 0, 0, G_OPTION_ARG_NONE, &dump.ir, "the intermediate representation", NULL},
        {"states", 0, 0, G_OPTION_ARG_NONE, &dump.states, "the flow engine's states at each block's entry", NULL},
        {0},
    };
    struct rl_arguments arguments;
    enum rl_exit status = RL_EXIT_ERROR;
    rl_arguments_init(&arguments, "dump", "FILE[:FUNCTION] [-- FLAGS]", "Prints what a stage makes of a file, or of one function in it.");
    rl_arguments_add(&arguments, entries);
    rl_options_add_inputs(&arguments, &dump.inputs);
    rl_options_add_config(&arguments);
    if (rl_arguments_parse(&arguments, argc, argv) && (dump.config = rl_options_config(&arguments))) {
        GError *error = NULL;
        rl_console_init(&dump.console, false, false);
        if (!rl_options_inputs(&dump.inputs, dump.config, &error)) {
            rl_arguments_complain(&arguments, error->message);
            g_error_free(error);
        } else if (dump.syntax + dump.ir + dump.states != 1) {
            rl_arguments_complain(&arguments, "one of --syntax, --ir and --states was expected");
        } else if (g_strv_length(arguments.words) != 1) {
            rl_arguments_complain(&arguments, "one FILE or FILE:FUNCTION was expected");
        } else {
            status = run(&dump, &arguments);
        }
    }
    rl_arguments_release(&arguments);
    rl_input_options_release(&dump.inputs);
    rl_config_free(dump.config);
    g_free(dump.file);
    g_free(dump.function);
    return status;
}
