#include "analyzer/cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/suggest.h"
#include "rules/rule.h"

enum { DEFAULT_TIMEOUT = 120, MOST_WORKERS = 512 };

/* ---- arguments ------------------------------------------------------------------------ */

void rl_arguments_init(struct rl_arguments *arguments, const char *command, const char *operands, const char *summary)
{
    memset(arguments, 0, sizeof(*arguments));
    arguments->command = command;
    arguments->context = g_option_context_new(operands);
    arguments->with_value = g_string_new(NULL);
    arguments->listing = g_string_new("--help\ttells the options\n");
    g_option_context_set_summary(arguments->context, summary);
    char *name = g_strconcat("reflint ", command, NULL);
    g_set_prgname(name);
    g_free(name);
}

void rl_arguments_release(struct rl_arguments *arguments)
{
    g_option_context_free(arguments->context);
    g_string_free(arguments->with_value, TRUE);
    g_string_free(arguments->listing, TRUE);
    g_strfreev(arguments->words);
    g_strfreev(arguments->behind);
    g_free(arguments->config_file);
    g_free(arguments->root);
}

void rl_arguments_add(struct rl_arguments *arguments, const GOptionEntry *entries)
{
    g_option_context_add_main_entries(arguments->context, entries, NULL);
    for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
        if (entry->short_name && entry->arg != G_OPTION_ARG_NONE)
            g_string_append_c(arguments->with_value, entry->short_name);
        if (!(entry->flags & G_OPTION_FLAG_HIDDEN))
            g_string_append_printf(arguments->listing, "--%s\t%s\n", entry->long_name, entry->description);
    }
}

void rl_arguments_complain(const struct rl_arguments *arguments, const char *message)
{
    fprintf(stderr, "reflint: %s\nTry `reflint %s --help`.\n", message, arguments->command);
}

/* "-j2" as "-j" and "2"; other words as they are. */
static void add_word(const struct rl_arguments *arguments, GPtrArray *words, const char *word)
{
    bool joined = word[0] == '-' && word[1] && word[2] && strchr(arguments->with_value->str, word[1]);
    if (joined) {
        g_ptr_array_add(words, g_strndup(word, 2));
        g_ptr_array_add(words, g_strdup(word + 2 + (word[2] == '=')));
    } else {
        g_ptr_array_add(words, g_strdup(word));
    }
}

/* The option that the first one of WORDS that there is not may stand for; interned, or NULL. */
static const char *near_option(const struct rl_arguments *arguments, char **words)
{
    g_auto(GStrv) lines = g_strsplit(arguments->listing->str, "\n", -1);
    guint count = 0;
    for (char **line = lines; *line && **line; line++, count++) {
        char *name = g_strndup(*line + 2, strcspn(*line + 2, "\t"));
        g_free(*line);
        *line = name;
    }
    const char *near = NULL;
    for (char **word = words; *word && !near; word++) {
        bool is_long = g_str_has_prefix(*word, "--") && (*word)[2];
        g_autofree char *name = is_long ? g_strndup(*word + 2, strcspn(*word + 2, "=")) : NULL;
        if (is_long && !g_strv_contains((const char *const *)lines, name))
            near = rl_suggest(name, (const char *const *)lines, count);
    }
    return near ? g_intern_string(near) : NULL;
}

bool rl_arguments_parse(struct rl_arguments *arguments, int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], RL_LIST_OPTIONS) == 0) {
        fputs(arguments->listing->str, stdout);
        return false;
    }
    GPtrArray *words = g_ptr_array_new();
    int i = 0;
    for (; i < argc && (i == 0 || strcmp(argv[i], "--") != 0); i++)
        add_word(arguments, words, argv[i]);
    g_ptr_array_add(words, NULL);
    if (i < argc)
        arguments->behind = g_strdupv(argv + i + 1);
    char **all = (char **)g_ptr_array_free(words, FALSE);
    GError *error = NULL;
    bool ok = g_option_context_parse_strv(arguments->context, &all, &error);
    if (ok) {
        arguments->words = g_strdupv(all + 1);
    } else {
        const char *near = g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION) ? near_option(arguments, all) : NULL;
        g_autofree char *message = near ? g_strdup_printf("%s; did you mean --%s?", error->message, near) : g_strdup(error->message);
        rl_arguments_complain(arguments, message);
        g_error_free(error);
    }
    g_strfreev(all);
    return ok;
}

void rl_options_add_config(struct rl_arguments *arguments)
{
    const GOptionEntry entries[] = {
        {"config", 0, 0, G_OPTION_ARG_FILENAME, &arguments->config_file, "configuration (default: the nearest " RL_CONFIG_NAME " above the working directory)", "FILE"},
        {"root", 0, 0, G_OPTION_ARG_FILENAME, &arguments->root, "the project's root (default: the nearest folder above the working directory with " RL_CONFIG_NAME ", or else with .git or compile_commands.json)", "DIR"},
        {0},
    };
    rl_arguments_add(arguments, entries);
}

struct rl_config *rl_options_config(const struct rl_arguments *arguments)
{
    GError *error = NULL;
    char *here = g_get_current_dir();
    struct rl_config *config = rl_config_load(arguments->config_file, arguments->root, here, &error);
    if (!config) {
        fprintf(stderr, "reflint: %s\n", error->message);
        g_error_free(error);
    }
    g_free(here);
    return config;
}

bool rl_options_choice(const char *option, const char *text, const char *const *names, int *index, GError **error)
{
    GString *list = g_string_new(NULL);
    size_t count = 0;
    for (; names[count]; count++) {
        if (strcmp(names[count], text) == 0) {
            *index = (int)count;
            g_string_free(list, TRUE);
            return true;
        }
        g_string_append_printf(list, "%s%s", count ? ", " : "", names[count]);
    }
    const char *near = rl_suggest(text, names, count);
    g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "%s: \"%s\" is none of %s%s%s%s", option, text, list->str,
                near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    g_string_free(list, TRUE);
    return false;
}

bool rl_options_color(const char *text, enum rl_color *color, GError **error)
{
    if (!text || rl_color_parse(text, color))
        return true;
    static const char *const names[] = {"auto", "always", "never", NULL};
    int unused;
    return rl_options_choice("--color", text, names, &unused, error);
}

/* ---- which findings -------------------------------------------------------------------- */

void rl_options_add_filter(struct rl_arguments *arguments, struct rl_filter_options *options)
{
    const GOptionEntry entries[] = {
        {"select", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->select, "only these rules: ids, names, or beginnings of ids (RL1)", "RULES"},
        {"ignore", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->ignore, "all rules but these", "RULES"},
        {"path", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->paths, "only findings in this file or folder, below the project's root; a pattern may have * and ?", "PATH"},
        {"min-confidence", 0, 0, G_OPTION_ARG_STRING, &options->confidence, "low, medium (default) or high", "RANK"},
        {"preview", 0, 0, G_OPTION_ARG_NONE, &options->preview, "rules that are not yet trusted, too", NULL},
        {"show-suppressed", 0, 0, G_OPTION_ARG_NONE, &options->suppressed, "findings that a comment or a verdict hides, too", NULL},
        {"no-baseline", 0, 0, G_OPTION_ARG_NONE, &options->no_baseline, "findings that the baseline accepts, too", NULL},
        {0},
    };
    rl_arguments_add(arguments, entries);
}

/* A rule's id or name, the beginning of ids, or ALL. */
static bool is_rule_word(const char *word)
{
    if (g_ascii_strcasecmp(word, "ALL") == 0)
        return true;
    for (size_t i = 0; i < rl_rules_count; i++)
        if (g_ascii_strncasecmp(rl_rules[i]->id, word, strlen(word)) == 0 || g_ascii_strcasecmp(rl_rules[i]->name, word) == 0)
            return true;
    return false;
}

const char *rl_options_suggest_rule(const char *word)
{
    const char **names = g_new(const char *, 2 * rl_rules_count + 1);
    for (size_t i = 0; i < rl_rules_count; i++) {
        names[2 * i] = rl_rules[i]->id;
        names[2 * i + 1] = rl_rules[i]->name;
    }
    const char *near = rl_suggest(word, names, 2 * rl_rules_count);
    g_free(names);
    return near;
}

bool rl_options_split_rules(const char *option, char **lists, char ***words, GError **error)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
    bool ok = true;
    for (char **list = lists; ok && list && *list; list++) {
        char **parts = g_strsplit(*list, ",", -1);
        for (char **part = parts; ok && *part; part++) {
            const char *word = g_strstrip(*part);
            if (!*word)
                continue;
            g_ptr_array_add(all, g_strdup(word));
            ok = is_rule_word(word);
            const char *near = ok ? NULL : rl_options_suggest_rule(word);
            if (!ok)
                g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "%s: there is no rule %s%s%s%s", option, word,
                            near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
        }
        g_strfreev(parts);
    }
    if (lists && ok) {
        g_ptr_array_set_free_func(all, NULL);
        g_ptr_array_add(all, NULL);
        *words = (char **)g_ptr_array_free(all, FALSE);
    } else {
        g_ptr_array_free(all, TRUE);
    }
    return ok;
}

/* Ignored here, and in the configuration too: it goes only where other rules are selected. */
static char **all_ignored(const struct rl_filter_options *options, const struct rl_config *config)
{
    GPtrArray *words = g_ptr_array_new();
    for (char **word = options->ignored; word && *word; word++)
        g_ptr_array_add(words, g_strdup(*word));
    for (char **word = options->selected ? NULL : config->ignore; word && *word; word++)
        g_ptr_array_add(words, g_strdup(*word));
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
}

bool rl_options_filter(struct rl_filter_options *options, const struct rl_config *config, struct rl_filter *filter, GError **error)
{
    static const char *const ranks[] = {"low", "medium", "high", NULL};
    const char *confidence = options->confidence ? options->confidence : config->confidence;
    int rank = RL_CONFIDENCE_MEDIUM;
    if (confidence && !rl_options_choice("--min-confidence", confidence, ranks, &rank, error))
        return false;
    if (!rl_options_split_rules("--select", options->select, &options->selected, error) ||
        !rl_options_split_rules("--ignore", options->ignore, &options->ignored, error))
        return false;
    char **ignored = all_ignored(options, config);
    g_strfreev(options->ignored);
    options->ignored = ignored;
    *filter = (struct rl_filter){
        .select = (const char *const *)(options->selected ? options->selected : config->select),
        .ignore = (const char *const *)options->ignored,
        .paths = (const char *const *)options->paths,
        .min_confidence = (enum rl_confidence)rank,
        .preview = options->preview || config->preview > 0,
        .suppressed = options->suppressed,
        .known = options->no_baseline,
    };
    return true;
}

void rl_filter_options_release(struct rl_filter_options *options)
{
    g_strfreev(options->select);
    g_strfreev(options->ignore);
    g_strfreev(options->paths);
    g_strfreev(options->selected);
    g_strfreev(options->ignored);
    g_free(options->confidence);
}

/* ---- which files, and how to read them ----------------------------------------------------- */

void rl_options_add_inputs(struct rl_arguments *arguments, struct rl_input_options *options)
{
    const GOptionEntry entries[] = {
        {"build-dir", 'p', 0, G_OPTION_ARG_FILENAME, &options->compdb, "folder that holds compile_commands.json", "BUILD_DIR"},
        {"python", 0, 0, G_OPTION_ARG_STRING, &options->python_text, "target Python, with a t: without the GIL (default: that of the headers found)", "X.Y[t]"},
        {"frontend", 0, 0, G_OPTION_ARG_STRING, &options->frontend_text, "auto (default), clang or tree-sitter", "WHICH"},
        {"model", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->model_files, "your own API model, an annotated header; may be repeated", "FILE"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &options->workers, "worker processes (default: one a core)", "N"},
        {"timeout", 0, 0, G_OPTION_ARG_INT, &options->timeout, "CPU seconds for one file in one phase (default: 120)", "N"},
        {0},
    };
    options->timeout = DEFAULT_TIMEOUT;
    rl_arguments_add(arguments, entries);
}

bool rl_options_python(const char *text, int *version)
{
    char *end;
    long major = strtol(text, &end, 10);
    if (*end != '.' || !g_ascii_isdigit(end[1]) || major < 2 || major > 3)
        return false;
    long minor = strtol(end + 1, &end, 10);
    bool free_threaded = *end == 't';
    if (end[free_threaded] || minor > 99)
        return false;
    *version = (int)(major << 8 | minor) | (free_threaded ? RL_PYTHON_FREE_THREADED : 0);
    return true;
}

/* What the command line leaves open. */
static void fill_inputs(struct rl_input_options *options, const struct rl_config *config)
{
    if (!options->compdb)
        options->compdb = g_strdup(config->compdb);
    if (!options->python_text)
        options->python_text = g_strdup(config->python);
    if (!options->frontend_text)
        options->frontend_text = g_strdup(config->frontend);
    if (!options->model_files)
        options->model_files = g_strdupv(config->models);
}

bool rl_options_inputs(struct rl_input_options *options, const struct rl_config *config, GError **error)
{
    fill_inputs(options, config);
    static const char *const frontends[] = {"auto", "clang", "tree-sitter", NULL}; /* as enum rl_frontend_choice */
    const char *wrong = NULL;
    if (options->frontend_text && !rl_options_choice("--frontend", options->frontend_text, frontends, &options->frontend, error))
        return false;
    if (options->workers < 0 || options->workers > MOST_WORKERS)
        wrong = "-j: a number of workers was expected";
    if (options->timeout < 1 || options->timeout > 86400)
        wrong = "--timeout: a number of seconds was expected";
    if (options->python_text && !rl_options_python(options->python_text, &options->python))
        wrong = "--python: a version like 3.11 was expected";
    if (wrong) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE, wrong);
        return false;
    }
    if (options->workers == 0)
        options->workers = (int)g_get_num_processors();
    return true;
}

void rl_input_options_release(struct rl_input_options *options)
{
    g_free(options->compdb);
    g_free(options->python_text);
    g_free(options->frontend_text);
    g_strfreev(options->model_files);
}
