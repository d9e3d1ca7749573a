/* Options that several commands share, and how all of them are read. */
#ifndef RL_CLI_OPTIONS_H
#define RL_CLI_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/cli/color.h"
#include "analyzer/cli/config.h"
#include "db/store.h"

/* As the only argument of a command: it prints its options, each with what it does behind a tab, and ends. */
#define RL_LIST_OPTIONS "--list-options"

/* One command's arguments: options are taken out, operands stay. */
struct rl_arguments {
    const char *command; /* "check" */
    GOptionContext *context;
    GString *listing;    /* a line an option, for RL_LIST_OPTIONS */
    GString *with_value; /* short options that take a value: "-j2" is split for GOption, which does not know it */
    char **words;  /* operands after parsing; owned */
    char **behind; /* what stood behind "--"; NULL: nothing did; owned */
    char *config_file; /* --config; NULL: not given */
    char *root;        /* --root; NULL: not given */
};

/* OPERANDS and SUMMARY appear in --help. */
void rl_arguments_init(struct rl_arguments *arguments, const char *command, const char *operands, const char *summary);
void rl_arguments_release(struct rl_arguments *arguments);

/* ENTRIES end with an empty one and need not outlive the call. */
void rl_arguments_add(struct rl_arguments *arguments, const GOptionEntry *entries);

/* --config and --root */
void rl_options_add_config(struct rl_arguments *arguments);
/* The project's configuration; owned.  NULL when it is wrong, which is said. */
struct rl_config *rl_options_config(const struct rl_arguments *arguments);

/* Reads ARGV (argv[0] is the command); on a mistake says what is wrong on stderr and returns false. */
bool rl_arguments_parse(struct rl_arguments *arguments, int argc, char **argv);

/* Says what is wrong with the arguments, as rl_arguments_parse() would. */
void rl_arguments_complain(const struct rl_arguments *arguments, const char *message);

/* --select, --ignore, --path, --min-confidence, --preview, --show-suppressed, --no-baseline */
struct rl_filter_options {
    char **select, **ignore, **paths; /* as given; owned */
    char *confidence;
    gboolean preview, suppressed, no_baseline;
    char **selected, **ignored; /* split at commas */
};
void rl_options_add_filter(struct rl_arguments *arguments, struct rl_filter_options *options);
/* What OPTIONS leave open, CONFIG says.  FILTER borrows from both.  ERROR for rules and ranks that do not exist. */
bool rl_options_filter(struct rl_filter_options *options, const struct rl_config *config, struct rl_filter *filter, GError **error);
void rl_filter_options_release(struct rl_filter_options *options);

/* -p, --python, --frontend, --model, -j, --timeout */
struct rl_input_options {
    char *compdb, *python_text, *frontend_text;
    char **model_files;
    int workers, timeout;
    int python; /* read from python_text: 0x030b; 0: not given */
    int frontend; /* enum rl_frontend_choice, read from frontend_text */
};
void rl_options_add_inputs(struct rl_arguments *arguments, struct rl_input_options *options);
bool rl_options_inputs(struct rl_input_options *options, const struct rl_config *config, GError **error);
void rl_input_options_release(struct rl_input_options *options);

/* --color */
bool rl_options_color(const char *text, enum rl_color *color, GError **error);

/* "3.11" -> 0x030b; false for anything else. */
bool rl_options_python(const char *text, int *version);

/* LISTS (NULL: none) of rules, split at commas, blanks dropped; WORDS (owned) stay as they are where there is none.  ERROR, which
 * begins with OPTION, for a word that is no rule's id or name nor the beginning of one. */
bool rl_options_split_rules(const char *option, char **lists, char ***words, GError **error);
/* The rule that WORD may have meant, or NULL. */
const char *rl_options_suggest_rule(const char *word);

/* One of NAMES, or ERROR: "--fail-on: `warn` is none of note, warning, error, never; did you mean warning?" */
bool rl_options_choice(const char *option, const char *text, const char *const *names, int *index, GError **error);

#endif
