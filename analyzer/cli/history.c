#include "analyzer/cli/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/project.h"
#include "rules/rule.h"

enum { SHORTEST_FINGERPRINT = 4, MOST_CHOICES = 10 };

void rl_history_init(struct rl_history *history, const char *command, const char *operands, const char *summary,
                     const GOptionEntry *entries, bool filters)
{
    const GOptionEntry common[] = {
        {"db", 0, 0, G_OPTION_ARG_FILENAME, &history->db, "findings database (default: .reflint/reflint.db in the project's root)", "FILE"},
        {0},
    };
    memset(history, 0, sizeof(*history));
    rl_arguments_init(&history->arguments, command, operands, summary);
    if (entries)
        rl_arguments_add(&history->arguments, entries);
    rl_arguments_add(&history->arguments, common);
    if (filters)
        rl_options_add_filter(&history->arguments, &history->filters);
    rl_options_add_config(&history->arguments);
}

bool rl_history_parse(struct rl_history *history, int argc, char **argv, guint least, guint most)
{
    GError *error = NULL;
    if (!rl_arguments_parse(&history->arguments, argc, argv))
        return false;
    guint count = g_strv_length(history->arguments.words);
    if (count < least || count > most) {
        rl_arguments_complain(&history->arguments, count < least ? "an argument is missing" : "too many arguments");
        return false;
    }
    history->config = rl_options_config(&history->arguments);
    if (!history->config)
        return false;
    if (rl_options_filter(&history->filters, history->config, &history->filter, &error))
        return true;
    rl_arguments_complain(&history->arguments, error->message);
    g_error_free(error);
    return false;
}

bool rl_history_open(struct rl_history *history, bool write)
{
    GError *error = NULL;
    char *db = rl_config_database(history->config, history->db);
    if (!g_file_test(db, G_FILE_TEST_EXISTS))
        g_set_error(&error, RL_ERROR, RL_ERROR_IO, "%s: there is no such database; `reflint check` makes it", db);
    else
        history->store = write ? rl_store_open(db, &error) : rl_store_open_to_read(db, &error);
    g_free(db);
    return rl_history_end(error) == RL_EXIT_CLEAN;
}

void rl_history_release(struct rl_history *history)
{
    rl_store_close(history->store);
    rl_arguments_release(&history->arguments);
    rl_filter_options_release(&history->filters);
    rl_config_free(history->config);
    g_free(history->db);
}

enum rl_exit rl_history_end(GError *error)
{
    if (!error)
        return RL_EXIT_CLEAN;
    fprintf(stderr, "reflint: %s\n", error->message);
    g_error_free(error);
    return RL_EXIT_ERROR;
}

/* ---- one finding by its name ------------------------------------------------------------------------------- */

/* "src/a.c:12:RL101" or "src/a.c:12:5" as its parts; NULL when it is not of that form. */
static char **split_place(const char *text)
{
    char **parts = g_strsplit(text, ":", 4);
    guint count = g_strv_length(parts);
    if (count >= 2 && count <= 3 && g_ascii_isdigit(parts[1][0]))
        return parts;
    g_strfreev(parts);
    return NULL;
}

static bool means_place(const struct rl_history *history, const struct rl_known *known, char **place)
{
    char *here = g_get_current_dir(), *wanted = g_canonicalize_filename(place[0], here);
    char *full = g_canonicalize_filename(known->path, history->config->root);
    bool same = strcmp(full, wanted) == 0 && (guint64)known->line == g_ascii_strtoull(place[1], NULL, 10);
    if (same && place[2] && g_ascii_isdigit(place[2][0]))
        same = known->col == g_ascii_strtoull(place[2], NULL, 10);
    else if (same && place[2])
        same = rl_rule_find(place[2]) && strcmp(rl_rule_find(place[2])->id, known->rule) == 0;
    g_free(full);
    g_free(wanted);
    g_free(here);
    return same;
}

static bool means_fingerprint(const struct rl_known *known, const char *text)
{
    size_t length = strcspn(text, ":");
    bool same = length >= SHORTEST_FINGERPRINT && g_ascii_strncasecmp(known->fingerprint, text, length) == 0;
    return same && (!text[length] || known->occurrence == g_ascii_strtoull(text + length + 1, NULL, 10));
}

static void fail(const struct rl_known *const *found, guint count, int64_t run, const char *text, GError **error)
{
    if (count == 0) {
        g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "run %" G_GINT64_FORMAT " has no finding %s; FILE:LINE, FILE:LINE:RULE or a fingerprint's beginning was expected", run, text);
        return;
    }
    GString *choice = g_string_new(NULL);
    for (guint i = 0; i < MIN(count, MOST_CHOICES); i++)
        g_string_append_printf(choice, "\n  %s:%u:%u: %s, %.12s:%u", found[i]->path, found[i]->line, found[i]->col, found[i]->rule,
                               found[i]->fingerprint, found[i]->occurrence);
    g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "%s may be any of %u findings:%s", text, count, choice->str);
    g_string_free(choice, TRUE);
}

struct rl_known *rl_history_find(struct rl_history *history, int64_t run, const char *text, GError **error)
{
    const struct rl_filter all = {.preview = true, .suppressed = true, .known = true};
    GPtrArray *findings = rl_store_findings(history->store, run, &all, error);
    if (!findings)
        return NULL;
    char **place = split_place(text);
    GPtrArray *found = g_ptr_array_new();
    for (guint i = 0; i < findings->len; i++) {
        const struct rl_known *known = findings->pdata[i];
        if (place ? means_place(history, known, place) : means_fingerprint(known, text))
            g_ptr_array_add(found, (gpointer)known);
    }
    struct rl_known *one = found->len == 1 ? rl_known_copy(found->pdata[0]) : NULL;
    if (!one)
        fail((const struct rl_known *const *)found->pdata, found->len, run, text, error);
    g_strfreev(place);
    g_ptr_array_free(found, TRUE);
    g_ptr_array_free(findings, TRUE);
    return one;
}
