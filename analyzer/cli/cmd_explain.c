/* reflint explain: the page of a rule or of a guideline, as it was compiled in. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "analyzer/base/embedded.h"
#include "analyzer/cli/cli.h"
#include "analyzer/cli/markdown.h"
#include "analyzer/cli/options.h"
#include "analyzer/base/suggest.h"
#include "rules/rule.h"

static const char GUIDELINES[] = "rules/guidelines/";

/* The rule that WORD names, in any case. */
static const struct rl_rule *find_rule(const char *word)
{
    for (size_t i = 0; i < rl_rules_count; i++)
        if (g_ascii_strcasecmp(rl_rules[i]->id, word) == 0 || g_ascii_strcasecmp(rl_rules[i]->name, word) == 0)
            return rl_rules[i];
    return NULL;
}

/* "rules/guidelines/cycles.md" -> "cycles"; owned; NULL for other pages. */
static char *guideline_name(const struct rl_embedded *page)
{
    if (!g_str_has_prefix(page->name, GUIDELINES))
        return NULL;
    const char *name = page->name + strlen(GUIDELINES);
    return g_strndup(name, strlen(name) - strlen(".md"));
}

static const char *find_guideline(const char *word)
{
    for (const struct rl_embedded *page = rl_embedded_pages; page->name; page++) {
        char *name = guideline_name(page);
        bool same = name && g_ascii_strcasecmp(name, word) == 0;
        g_free(name);
        if (same)
            return page->text;
    }
    return NULL;
}

static void complain(const char *word)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < rl_rules_count; i++) {
        g_ptr_array_add(names, g_strdup(rl_rules[i]->id));
        g_ptr_array_add(names, g_strdup(rl_rules[i]->name));
    }
    for (const struct rl_embedded *page = rl_embedded_pages; page->name; page++) {
        char *name = guideline_name(page);
        if (name)
            g_ptr_array_add(names, name);
    }
    const char *near = rl_suggest(word, (const char *const *)names->pdata, names->len);
    fprintf(stderr, "reflint: there is no rule or guideline %s%s%s%s\nThe rules: `reflint rules`.\n", word,
            near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    g_ptr_array_free(names, TRUE);
}

static bool explain(const char *word, bool color)
{
    const struct rl_rule *rule = find_rule(word);
    const char *page = rule ? rl_rule_page(rule) : find_guideline(word);
    if (rule && !page)
        page = rule->summary;
    if (!page) {
        complain(word);
        return false;
    }
    rl_markdown_print(page, color, stdout);
    if (rule)
        printf("\n%s %s; severity %s%s; guideline %s (reflint explain %s)\n", rule->id, rule->name,
               rl_severity_name(rule->severity), rule->preview ? ", preview: off unless asked for" : "", rule->guideline,
               rule->guideline);
    return true;
}

int rl_cmd_explain(int argc, char **argv)
{
    char *color_text = NULL;
    const GOptionEntry entries[] = {
        {"color", 0, 0, G_OPTION_ARG_STRING, &color_text, "auto (default), always or never", "WHEN"},
        {0},
    };
    struct rl_arguments arguments;
    enum rl_exit status = RL_EXIT_ERROR;
    rl_arguments_init(&arguments, "explain", "RULE|GUIDELINE...", "Prints the page of a rule (by id or name) or of a guideline.");
    rl_arguments_add(&arguments, entries);
    if (rl_arguments_parse(&arguments, argc, argv)) {
        GError *error = NULL;
        enum rl_color color = RL_COLOR_AUTO;
        if (!rl_options_color(color_text, &color, &error)) {
            rl_arguments_complain(&arguments, error->message);
            g_error_free(error);
        } else if (!arguments.words[0]) {
            rl_arguments_complain(&arguments, "a rule or a guideline was expected");
        } else {
            status = RL_EXIT_CLEAN;
            for (char **word = arguments.words; *word; word++)
                if (!explain(*word, rl_color_wanted(color, STDOUT_FILENO)))
                    status = RL_EXIT_ERROR;
        }
    }
    rl_arguments_release(&arguments);
    g_free(color_text);
    return status;
}
