/* reflint rules: what there is. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/cli/cli.h"
#include "analyzer/cli/options.h"
#include "rules/rule.h"

static int by_id(const void *left, const void *right)
{
    const struct rl_rule *const *a = left, *const *b = right;
    return strcmp((*a)->id, (*b)->id);
}

/* The registry's order is that of judging.  Returns: owned. */
static const struct rl_rule **sorted_rules(void)
{
    const struct rl_rule **rules = g_new(const struct rl_rule *, rl_rules_count);
    memcpy(rules, rl_rules, rl_rules_count * sizeof(*rules));
    qsort(rules, rl_rules_count, sizeof(*rules), by_id);
    return rules;
}

static void print_text(const struct rl_rule **rules)
{
    for (size_t i = 0; i < rl_rules_count; i++) {
        const struct rl_rule *rule = rules[i];
        printf("%-6s %-22s %-7s %-18s %-20s %s%s\n", rule->id, rule->name, rl_severity_name(rule->severity), rule->family,
               rule->guideline, rule->summary, rule->preview ? " (preview)" : "");
    }
}

static bool print_json(const struct rl_rule **rules)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rl_rules_count; i++) {
        const struct rl_rule *rule = rules[i];
        char *fixtures = g_strconcat("corpus/rules/", rule->id, NULL);
        json_t *row = json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:s?, s:s, s:s, s:s, s:s?}", "id", rule->id, "name", rule->name, "family",
                                rule->family, "guideline", rule->guideline, "severity", rl_severity_name(rule->severity),
                                "preview", rule->preview != NULL, "why", rule->preview, "default", rule->preview ? "off" : "on", "fixtures", fixtures, "summary",
                                rule->summary, "page", rl_rule_page(rule));
        json_array_append_new(list, row);
        g_free(fixtures);
    }
    bool ok = json_dumpf(list, stdout, JSON_INDENT(2)) == 0;
    json_decref(list);
    putchar('\n');
    return ok;
}

int rl_cmd_rules(int argc, char **argv)
{
    static const char *const formats[] = {"text", "json", NULL};
    char *format_text = NULL;
    const GOptionEntry entries[] = {
        {"format", 'f', 0, G_OPTION_ARG_STRING, &format_text, "text (default) or json", "FORMAT"},
        {0},
    };
    struct rl_arguments arguments;
    enum rl_exit status = RL_EXIT_ERROR;
    rl_arguments_init(&arguments, "rules", "", "Lists the rules: id, name, severity, family, guideline, summary.");
    rl_arguments_add(&arguments, entries);
    if (rl_arguments_parse(&arguments, argc, argv)) {
        GError *error = NULL;
        int format = 0;
        if (format_text && !rl_options_choice("--format", format_text, formats, &format, &error)) {
            rl_arguments_complain(&arguments, error->message);
            g_error_free(error);
        } else if (arguments.words[0]) {
            rl_arguments_complain(&arguments, "rules takes no arguments; `reflint explain RULE` explains one");
        } else {
            const struct rl_rule **rules = sorted_rules();
            status = RL_EXIT_CLEAN;
            if (format == 0)
                print_text(rules);
            else if (!print_json(rules))
                status = RL_EXIT_ERROR;
            g_free(rules);
        }
    }
    rl_arguments_release(&arguments);
    g_free(format_text);
    return status;
}
