/* reflint model: what the models say of a function, and which functions they should say more of. */
#include <stdio.h>
#include <string.h>

#include "analyzer/cli/cli.h"
#include "analyzer/cli/interrupt.h"
#include "analyzer/cli/project.h"
#include "analyzer/cli/session.h"
#include "analyzer/base/suggest.h"
#include "analyzer/cli/unknown.h"

enum { DEFAULT_LIMIT = 50 };

struct model {
    struct rl_config *config;
    struct rl_input_options inputs;
    gboolean unknown;
    int limit;
    struct rl_console console;
};

/* ---- reflint model NAME ---------------------------------------------------------------- */

static bool describe(const struct rl_models *models, const char *name, int python)
{
    GPtrArray *rows = rl_models_all(models, name);
    guint printed = 0;
    for (guint i = 0; i < rows->len; i++) {
        const struct rl_api *api = rows->pdata[i];
        if (python && (python < api->since || (api->until && python >= api->until)))
            continue;
        char *text = rl_api_describe(api);
        printf("%s%s%s", printed ? "\n" : "", text, g_str_has_suffix(text, "\n") ? "" : "\n");
        g_free(text);
        printed++;
    }
    bool known = rows->len > 0;
    g_ptr_array_free(rows, TRUE);
    if (printed)
        return true;
    if (known) {
        fprintf(stderr, "reflint: %s is known, but not for that Python\n", name);
        return false;
    }
    GPtrArray *names = rl_models_names(models);
    const char *near = rl_suggest(name, (const char *const *)names->pdata, names->len);
    fprintf(stderr, "reflint: no model knows %s%s%s%s\n", name, near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    g_ptr_array_free(names, TRUE);
    return false;
}

static enum rl_exit describe_all(struct model *model, char **names)
{
    GError *error = NULL;
    struct rl_models *models = rl_session_models(model->inputs.model_files, NULL, &error);
    if (!models) {
        rl_error(&model->console, "%s", error->message);
        g_error_free(error);
        return RL_EXIT_ERROR;
    }
    bool ok = true;
    for (char **name = names; *name; name++)
        ok = describe(models, *name, model->inputs.python & RL_PYTHON_VERSION) && ok;
    rl_models_free(models);
    return ok ? RL_EXIT_CLEAN : RL_EXIT_ERROR;
}

/* ---- reflint model --unknown PATH --------------------------------------------------------- */

static void print_unknown(struct model *model, struct rl_unknown *unknown, const char *here)
{
    GPtrArray *rows = rl_unknown_rows(unknown);
    for (guint i = 0; i < rows->len && i < (guint)model->limit; i++) {
        const struct rl_unknown_row *row = rows->pdata[i];
        char *place = rl_path_display(row->place, here);
        printf("%6u  %-70s  %s\n", row->calls, row->prototype, place);
        g_free(place);
    }
    if (rows->len > (guint)model->limit)
        rl_note(&model->console, "%u more; --limit shows them", rows->len - (guint)model->limit);
    g_ptr_array_free(rows, TRUE);
}

struct gathering {
    struct model *model;
    struct rl_session *session;
    uint32_t failed;
};

/* Units that gave no IR: only what went wrong is said. */
static void take_unit(void *data, uint32_t index, const struct rl_unit_row *row, GBytes *encoded)
{
    struct gathering *gathering = data;
    (void)index, (void)encoded;
    if (row->status != RL_UNIT_FAILED && row->status != RL_UNIT_CRASHED)
        return;
    char *path = rl_path_display(row->path, gathering->session->here);
    rl_error(&gathering->model->console, "%s: %s", path, row->why ? row->why : "not analysed");
    g_free(path);
    gathering->failed++;
}

static void add_unit(struct rl_unknown *unknown, GBytes *ir, struct rl_console *console)
{
    GError *error = NULL;
    struct rl_arena *arena = rl_arena_new();
    struct rl_ir_unit *unit = rl_ir_deserialise(arena, ir, &error);
    if (unit) {
        rl_unknown_add(unknown, unit);
    } else {
        rl_error(console, "%s", error->message);
        g_error_free(error);
    }
    rl_arena_free(arena);
}

static enum rl_exit list_unknown(struct model *model, struct rl_session *session)
{
    GError *error = NULL;
    struct gathering gathering = {.model = model, .session = session};
    struct rl_driver_options options = rl_session_driver(session, &model->inputs, &model->console);
    struct rl_driver *driver = rl_driver_new(&options, session->jobs.list);
    rl_interrupt_hold();
    bool ok = rl_driver_parse(driver, &error);
    rl_progress_clear(&model->console);
    rl_interrupt_release();
    struct rl_unknown *unknown = rl_unknown_new(session->models);
    for (guint i = 0; ok && i < session->jobs.list->len; i++) {
        GBytes *ir = rl_driver_ir(driver, i);
        if (ir)
            add_unit(unknown, ir, &model->console);
    }
    if (ok) {
        rl_driver_report_failures(driver, take_unit, &gathering);
        print_unknown(model, unknown, session->here);
    } else {
        rl_error(&model->console, "%s", error->message);
        g_error_free(error);
    }
    rl_unknown_free(unknown);
    rl_driver_free(driver);
    return ok && !gathering.failed ? RL_EXIT_CLEAN : RL_EXIT_ERROR;
}

static enum rl_exit run(struct model *model, const struct rl_arguments *arguments)
{
    if (!model->unknown)
        return describe_all(model, arguments->words);
    GError *error = NULL;
    struct rl_session session;
    enum rl_exit status = RL_EXIT_ERROR;
    if (rl_session_open(&session, model->config, &model->inputs, arguments->words, arguments->behind, NULL, &error)) {
        status = list_unknown(model, &session);
    } else {
        rl_error(&model->console, "%s", error->message);
        g_error_free(error);
    }
    rl_session_release(&session);
    return status;
}

int rl_cmd_model(int argc, char **argv)
{
    struct model model = {.limit = DEFAULT_LIMIT};
    const GOptionEntry entries[] = {
        {"unknown", 0, 0, G_OPTION_ARG_NONE, &model.unknown, "list the functions that the code under PATH calls and no model knows", NULL},
        {"limit", 'n', 0, G_OPTION_ARG_INT, &model.limit, "of those, the N most called (default: 50)", "N"},
        {0},
    };
    struct rl_arguments arguments;
    enum rl_exit status = RL_EXIT_ERROR;
    rl_arguments_init(&arguments, "model", "NAME... | --unknown [PATH...] [-- FLAGS]", "Shows what is known of API functions and macros.");
    rl_arguments_add(&arguments, entries);
    rl_options_add_inputs(&arguments, &model.inputs);
    rl_options_add_config(&arguments);
    if (rl_arguments_parse(&arguments, argc, argv) && (model.config = rl_options_config(&arguments))) {
        GError *error = NULL;
        rl_console_init(&model.console, false, false);
        if (!rl_options_inputs(&model.inputs, model.config, &error)) {
            rl_arguments_complain(&arguments, error->message);
            g_error_free(error);
        } else if (!model.unknown && !arguments.words[0]) {
            rl_arguments_complain(&arguments, "the name of a function was expected, or --unknown");
        } else {
            status = run(&model, &arguments);
        }
    }
    rl_arguments_release(&arguments);
    rl_input_options_release(&model.inputs);
    rl_config_free(model.config);
    return status;
}
