/* reflint diff: what one run found and another did not. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/history.h"
#include "rules/rule.h"

/* In the order in which they are told. */
enum fate { NEW, FIXED, MOVED, UNCHANGED, NOT_CHECKED, NFATES };
static const char *const fates[] = {"new", "fixed", "moved", "unchanged", "not checked"};

struct change {
    enum fate fate;
    const struct rl_known *before, *after; /* one of them may be NULL */
};

struct diff {
    struct rl_history history;
    char *format;
    gboolean all, exit_code;
    int64_t runs[2];
    GPtrArray *findings[2];
    GArray *changes; /* struct change */
    guint counts[NFATES];
};

static bool is_gone(void *data, const char *path, const char *function)
{
    struct diff *diff = data;
    return rl_store_is_gone(diff->history.store, diff->runs[1], path, function);
}

static void add(struct diff *diff, enum fate fate, const struct rl_known *before, const struct rl_known *after)
{
    struct change change = {fate, before, after};
    g_array_append_val(diff->changes, change);
    diff->counts[fate]++;
}

static enum fate fate_of(struct diff *diff, const struct rl_known *before, const struct rl_known *after)
{
    if (after) {
        bool same = strcmp(before->path, after->path) == 0 && before->line == after->line && g_strcmp0(before->function, after->function) == 0;
        return same ? UNCHANGED : MOVED;
    }
    bool looked = rl_store_looked_at(diff->history.store, diff->runs[1], before->path) || is_gone(diff, before->path, NULL);
    return looked ? FIXED : NOT_CHECKED;
}

static void compare(struct diff *diff)
{
    const GPtrArray *before = diff->findings[0], *after = diff->findings[1];
    struct rl_match_world world = {is_gone, diff};
    uint32_t *where = rl_match(before, after, &world);
    bool *seen = g_new0(bool, after->len + 1);
    diff->changes = g_array_new(FALSE, FALSE, sizeof(struct change));
    for (guint i = 0; i < before->len; i++) {
        const struct rl_known *now = where[i] == RL_NO_MATCH ? NULL : after->pdata[where[i]];
        if (now)
            seen[where[i]] = true;
        add(diff, fate_of(diff, before->pdata[i], now), before->pdata[i], now);
    }
    for (guint i = 0; i < after->len; i++)
        if (!seen[i])
            add(diff, NEW, NULL, after->pdata[i]);
    g_free(seen);
    g_free(where);
}

/* ---- output --------------------------------------------------------------------------------------------- */

static void print_change(const struct change *change)
{
    const struct rl_known *shown = change->after ? change->after : change->before;
    const struct rl_rule *rule = rl_rule_find(shown->rule);
    printf("%-11s %s:%u:%u: %s [%s%s%s]%s%s%s", fates[change->fate], shown->path, shown->line, shown->col, shown->message, shown->rule,
           rule ? " " : "", rule ? rule->name : "", shown->function ? " in " : "", shown->function ? shown->function : "",
           shown->function ? "()" : "");
    if (change->fate == MOVED && strcmp(change->before->path, change->after->path) != 0)
        printf(", was at %s:%u", change->before->path, change->before->line);
    else if (change->fate == MOVED)
        printf(", was at line %u", change->before->line);
    if (change->fate == MOVED && g_strcmp0(change->before->function, change->after->function) != 0)
        printf(" in %s()", change->before->function ? change->before->function : "");
    putchar('\n');
}

static void print_text(const struct diff *diff)
{
    for (int fate = 0; fate < NFATES; fate++)
        for (guint i = 0; (diff->all || fate < UNCHANGED) && i < diff->changes->len; i++)
            if ((int)g_array_index(diff->changes, struct change, i).fate == fate)
                print_change(&g_array_index(diff->changes, struct change, i));
    printf("run %" G_GINT64_FORMAT " to run %" G_GINT64_FORMAT ":", diff->runs[0], diff->runs[1]);
    for (int fate = 0; fate < NFATES; fate++)
        if (fate != NOT_CHECKED || diff->counts[fate])
            printf("%s %u %s", fate ? "," : "", diff->counts[fate], fates[fate]);
    putchar('\n');
}

static json_t *place_of(const struct rl_known *known)
{
    if (!known)
        return json_null();
    return json_pack("{s:s, s:i, s:i, s:s?}", "path", known->path, "line", (int)known->line, "column", (int)known->col, "function",
                     known->function);
}

static bool print_json(const struct diff *diff)
{
    json_t *rows = json_array(), *counts = json_object();
    for (guint i = 0; i < diff->changes->len; i++) {
        const struct change *change = &g_array_index(diff->changes, struct change, i);
        const struct rl_known *shown = change->after ? change->after : change->before;
        json_array_append_new(rows, json_pack("{s:s, s:s, s:s?, s:s, s:i, s:o, s:o}", "change", fates[change->fate], "rule", shown->rule,
                                              "message", shown->message, "fingerprint", shown->fingerprint, "occurrence",
                                              (int)shown->occurrence, "before", place_of(change->before), "after", place_of(change->after)));
    }
    for (int fate = 0; fate < NFATES; fate++)
        json_object_set_new(counts, fates[fate], json_integer(diff->counts[fate]));
    json_t *root = json_pack("{s:i, s:I, s:I, s:o, s:o}", "format", 1, "before", (json_int_t)diff->runs[0], "after",
                             (json_int_t)diff->runs[1], "counts", counts, "changes", rows);
    bool ok = root && json_dumpf(root, stdout, JSON_INDENT(1)) == 0;
    putchar('\n');
    json_decref(root);
    return ok;
}

static bool run(struct diff *diff, GError **error)
{
    static const char *const formats[] = {"text", "json", NULL};
    int format = 0;
    if (diff->format && !rl_options_choice("--format", diff->format, formats, &format, error))
        return false;
    struct rl_filter filter = diff->history.filter;
    filter.known = true; /* accepted is not gone */
    for (int i = 0; i < 2; i++) {
        const char *word = diff->history.arguments.words[i];
        diff->runs[i] = rl_store_find_run(diff->history.store, word, error);
        diff->findings[i] = diff->runs[i] ? rl_store_findings(diff->history.store, diff->runs[i], &filter, error) : NULL;
        if (!diff->findings[i])
            return false;
    }
    compare(diff);
    if (format == 0)
        print_text(diff);
    return format == 0 || print_json(diff);
}

int rl_cmd_diff(int argc, char **argv)
{
    struct diff diff = {0};
    const GOptionEntry entries[] = {
        {"format", 'f', 0, G_OPTION_ARG_STRING, &diff.format, "text (default) or json", "FORMAT"},
        {"all", 'a', 0, G_OPTION_ARG_NONE, &diff.all, "text: list what is unchanged or was not checked, too", NULL},
        {"exit-code", 0, 0, G_OPTION_ARG_NONE, &diff.exit_code, "exit 1 when there is something new", NULL},
        {0},
    };
    enum rl_exit status = RL_EXIT_ERROR;
    rl_history_init(&diff.history, "diff", "RUN RUN",
                    "Compares two runs: what is new in the second, what is fixed, what stands at another line, in another file or in a renamed\n"
                    "function, what is unchanged. RUN: a number, latest, latest~1 (the one before it) and so on.", entries, true);
    if (rl_history_parse(&diff.history, argc, argv, 2, 2) && rl_history_open(&diff.history, false)) {
        GError *error = NULL;
        run(&diff, &error);
        status = rl_history_end(error);
        if (status == RL_EXIT_CLEAN && diff.exit_code && diff.counts[NEW])
            status = RL_EXIT_FINDINGS;
    }
    rl_history_release(&diff.history);
    g_clear_pointer(&diff.findings[0], g_ptr_array_unref);
    g_clear_pointer(&diff.findings[1], g_ptr_array_unref);
    g_clear_pointer(&diff.changes, g_array_unref);
    g_free(diff.format);
    return status;
}
