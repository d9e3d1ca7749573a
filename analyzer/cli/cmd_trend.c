/* reflint trend: how many findings the last runs had, by rule, folder or guideline. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/history.h"
#include "rules/rule.h"

enum by { RULE, FOLDER, GUIDELINE };
static const char *const bys[] = {"rule", "folder", "guideline", NULL};
enum { DEFAULT_LAST = 8, MOST_LAST = 1000 };

struct trend {
    struct rl_history history;
    char *by_text, *format;
    int last;
    int by;
    GArray *runs;       /* struct rl_run_told, from the oldest on */
    GHashTable *counts; /* name -> guint[runs] */
};

/* Owned. */
static char *name_of(const struct trend *trend, const struct rl_known *known)
{
    const struct rl_rule *rule = rl_rule_find(known->rule);
    switch ((enum by)trend->by) {
    case RULE: return g_strdup_printf("%s %s", known->rule, rule ? rule->name : "");
    case FOLDER: return g_path_get_dirname(known->path);
    case GUIDELINE: return g_strdup(rule ? rule->guideline : "");
    }
    g_assert_not_reached();
}

static bool count_run(struct trend *trend, guint index, GError **error)
{
    struct rl_filter filter = trend->history.filter;
    filter.known = true;
    GPtrArray *findings = rl_store_findings(trend->history.store, g_array_index(trend->runs, struct rl_run_told, index).id, &filter, error);
    for (guint i = 0; findings && i < findings->len; i++) {
        char *name = name_of(trend, findings->pdata[i]);
        guint *counts = g_hash_table_lookup(trend->counts, name);
        if (!counts)
            g_hash_table_insert(trend->counts, g_strdup(name), counts = g_new0(guint, trend->runs->len));
        counts[index]++;
        g_free(name);
    }
    if (findings)
        g_ptr_array_free(findings, TRUE);
    return findings != NULL;
}

static gint by_text(gconstpointer a, gconstpointer b) { return strcmp(a, b); }

static void print_row(const struct trend *trend, const char *name, const guint *counts, int width)
{
    printf("%-*s", width, name);
    for (guint i = 0; i < trend->runs->len; i++)
        printf(" %6u", counts[i]);
    if (trend->runs->len > 1)
        printf(" %+7d", (int)counts[trend->runs->len - 1] - (int)counts[0]);
    putchar('\n');
}

static void print_text(const struct trend *trend, GList *names)
{
    guint *total = g_new0(guint, trend->runs->len + 1), *files = g_new0(guint, trend->runs->len + 1);
    int width = 8;
    for (GList *name = names; name; name = name->next)
        width = MAX(width, (int)strlen(name->data));
    printf("%-*s", width, bys[trend->by]);
    for (guint i = 0; i < trend->runs->len; i++)
        printf(" %6" G_GINT64_FORMAT, g_array_index(trend->runs, struct rl_run_told, i).id);
    puts(trend->runs->len > 1 ? "  change" : "");
    for (GList *name = names; name; name = name->next) {
        const guint *counts = g_hash_table_lookup(trend->counts, name->data);
        for (guint i = 0; i < trend->runs->len; i++)
            total[i] += counts[i];
        print_row(trend, name->data, counts, width);
    }
    for (guint i = 0; i < trend->runs->len; i++)
        files[i] = g_array_index(trend->runs, struct rl_run_told, i).files;
    print_row(trend, "findings", total, width);
    print_row(trend, "files", files, width);
    g_free(files);
    g_free(total);
}

static bool print_json(const struct trend *trend, GList *names)
{
    json_t *runs = json_array(), *rows = json_array();
    for (guint i = 0; i < trend->runs->len; i++) {
        const struct rl_run_told *run = &g_array_index(trend->runs, struct rl_run_told, i);
        json_array_append_new(runs, json_pack("{s:I, s:s, s:i}", "run", (json_int_t)run->id, "started", run->started, "files", (int)run->files));
    }
    for (GList *name = names; name; name = name->next) {
        const guint *counts = g_hash_table_lookup(trend->counts, name->data);
        json_t *list = json_array();
        for (guint i = 0; i < trend->runs->len; i++)
            json_array_append_new(list, json_integer(counts[i]));
        json_array_append_new(rows, json_pack("{s:s, s:o}", "name", name->data, "counts", list));
    }
    json_t *root = json_pack("{s:i, s:s, s:o, s:o}", "format", 1, "by", bys[trend->by], "runs", runs, "rows", rows);
    bool ok = root && json_dumpf(root, stdout, JSON_INDENT(1)) == 0;
    putchar('\n');
    json_decref(root);
    return ok;
}

static bool run(struct trend *trend, GError **error)
{
    static const char *const formats[] = {"text", "json", NULL};
    int format = 0;
    if (trend->format && !rl_options_choice("--format", trend->format, formats, &format, error))
        return false;
    if (trend->by_text && !rl_options_choice("--by", trend->by_text, bys, &trend->by, error))
        return false;
    trend->runs = rl_store_last_runs(trend->history.store, (uint32_t)CLAMP(trend->last, 1, MOST_LAST), error);
    if (!trend->runs)
        return false;
    trend->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < trend->runs->len; i++)
        if (!count_run(trend, i, error))
            return false;
    GList *names = g_list_sort(g_hash_table_get_keys(trend->counts), by_text);
    bool ok = true;
    if (format == 0)
        print_text(trend, names);
    else
        ok = print_json(trend, names);
    g_list_free(names);
    return ok;
}

int rl_cmd_trend(int argc, char **argv)
{
    struct trend trend = {.last = DEFAULT_LAST};
    const GOptionEntry entries[] = {
        {"by", 0, 0, G_OPTION_ARG_STRING, &trend.by_text, "rule (default), folder or guideline", "WHAT"},
        {"last", 'n', 0, G_OPTION_ARG_INT, &trend.last, "the last N runs (default: 8)", "N"},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &trend.format, "text (default) or json", "FORMAT"},
        {0},
    };
    enum rl_exit status = RL_EXIT_ERROR;
    rl_history_init(&trend.history, "trend", "", "Counts the findings of the last runs; the last row tells how many files each has looked at.", entries, true);
    if (rl_history_parse(&trend.history, argc, argv, 0, 0) && rl_history_open(&trend.history, false)) {
        GError *error = NULL;
        run(&trend, &error);
        status = rl_history_end(error);
    }
    rl_history_release(&trend.history);
    g_clear_pointer(&trend.runs, g_array_unref);
    g_clear_pointer(&trend.counts, g_hash_table_unref);
    g_free(trend.by_text);
    g_free(trend.format);
    return status;
}
