#include "analyzer/cli/config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/glob.h"
#include "analyzer/cli/options.h"
#include "analyzer/cli/project.h"
#include "analyzer/base/suggest.h"
#include "rules/rule.h"

/* ---- what can be said ----------------------------------------------------------------------- */

enum { DEFAULT_KEEP_RUNS = 100 };
enum kind { WORDS, RULES, FILES, CHOICE, PYTHON, ONE_FILE, SWITCH, COUNT };

struct key {
    const char *name;
    enum kind kind;
    size_t offset; /* of its member of struct rl_config */
    const char *const *choices;
};

static const char *const ranks[] = {"low", "medium", "high", NULL};
static const char *const severities[] = {"note", "warning", "error", NULL}; /* as enum rl_severity */
static const char *const fail_on[] = {"note", "warning", "error", "never", NULL};
static const char *const frontends[] = {"auto", "clang", "tree-sitter", NULL};

#define MEMBER(name) offsetof(struct rl_config, name)
static const struct key keys[] = {
    {"select", RULES, MEMBER(select), NULL},
    {"ignore", RULES, MEMBER(ignore), NULL},
    {"min-confidence", CHOICE, MEMBER(confidence), ranks},
    {"preview", SWITCH, MEMBER(preview), NULL},
    {"unused-suppressions", SWITCH, MEMBER(unused_suppressions), NULL},
    {"fail-on", CHOICE, MEMBER(fail_on), fail_on},
    {"python", PYTHON, MEMBER(python), NULL},
    {"frontend", CHOICE, MEMBER(frontend), frontends},
    {"models", FILES, MEMBER(models), NULL},
    {"build-dir", ONE_FILE, MEMBER(compdb), NULL},
    {"include", WORDS, MEMBER(include), NULL},
    {"exclude", WORDS, MEMBER(exclude), NULL},
    {"database", ONE_FILE, MEMBER(database), NULL},
    {"baseline", ONE_FILE, MEMBER(baseline), NULL},
    {"keep-runs", COUNT, MEMBER(keep_runs), NULL},
};

static const char main_section[] = "reflint", severity_section[] = "severity";

static void *member(struct rl_config *config, const struct key *key)
{
    return (char *)config + key->offset;
}

static const struct key *find_key(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    return NULL;
}

/* ---- mistakes ------------------------------------------------------------------------------------ */

struct reading {
    struct rl_config *config;
    const char *name;  /* of the file, as messages tell it */
    GHashTable *lines; /* "section\nkey" -> its line */
    const char *section, *key;
    GError **error;
};

__attribute__((format(printf, 3, 4))) static bool fail(const struct reading *in, guint line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error(in->error, RL_ERROR, RL_ERROR_SYNTAX, "%s:%u: %s", in->name, line, text);
    g_free(text);
    return false;
}

static guint line_of(const struct reading *in, const char *section, const char *key)
{
    char *name = g_strdup_printf("%s\n%s", section, key);
    guint line = GPOINTER_TO_UINT(g_hash_table_lookup(in->lines, name));
    g_free(name);
    return line;
}

static bool unknown(const struct reading *in, guint line, const char *what, const char *word, const char *const *names, size_t count)
{
    const char *near = rl_suggest(word, names, count);
    return fail(in, line, "there is no %s %s%s%s%s", what, word, near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

/* The mistake that INNER (consumed) tells, with its place. */
static bool fail_with(const struct reading *in, GError *inner)
{
    fail(in, line_of(in, in->section, in->key), "%s", inner->message);
    g_error_free(inner);
    return false;
}

/* ---- lines: what GKeyFile does not tell ---------------------------------------------------------- */

static bool check_section(const struct reading *in, guint line, const char *section)
{
    static const char *const names[] = {main_section, severity_section};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], section) == 0)
            return true;
    return unknown(in, line, "section", section, names, G_N_ELEMENTS(names));
}

static bool check_key(const struct reading *in, guint line, const char *section, const char *key)
{
    const char *names[G_N_ELEMENTS(keys)];
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        names[i] = keys[i].name;
    if (!section)
        return fail(in, line, "%s stands in no section; the first line is to be [%s]", key, main_section);
    if (strcmp(section, main_section) == 0 && !find_key(key))
        return unknown(in, line, "key", key, names, G_N_ELEMENTS(names));
    if (line_of(in, section, key))
        return fail(in, line, "%s was said already in line %u", key, line_of(in, section, key));
    g_hash_table_insert(in->lines, g_strdup_printf("%s\n%s", section, key), GUINT_TO_POINTER(line));
    return true;
}

/* One line, stripped; SECTION is what it stands in, owned. */
static bool check_line(const struct reading *in, guint number, const char *line, char **section)
{
    size_t length = strlen(line);
    if (!length || line[0] == '#')
        return true;
    if (line[0] == '[' && line[length - 1] == ']') {
        g_free(*section);
        *section = g_strndup(line + 1, length - 2);
        return check_section(in, number, *section);
    }
    const char *equals = strchr(line, '=');
    if (!equals || equals == line)
        return fail(in, number, "neither a [section] nor a key = value");
    char *key = g_strchomp(g_strndup(line, (gsize)(equals - line)));
    bool ok = check_key(in, number, *section, key);
    g_free(key);
    return ok;
}

static bool check_lines(const struct reading *in, const char *text)
{
    char **lines = g_strsplit(text, "\n", -1), *section = NULL;
    bool ok = true;
    for (guint i = 0; ok && lines[i]; i++)
        ok = check_line(in, i + 1, g_strstrip(lines[i]), &section);
    g_free(section);
    g_strfreev(lines);
    return ok;
}

/* ---- values ---------------------------------------------------------------------------------------- */

/* Parts of a list, which commas or semicolons part; owned. */
static char **split_list(const char *text)
{
    GPtrArray *words = g_ptr_array_new();
    char **parts = g_strsplit_set(text, ",;", -1);
    for (char **part = parts; *part; part++)
        if (*g_strstrip(*part))
            g_ptr_array_add(words, g_strdup(*part));
    g_strfreev(parts);
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
}

static char *in_folder(const struct reading *in, const char *name)
{
    return g_canonicalize_filename(name, in->config->folder);
}

static bool take_rules(const struct reading *in, const char *text, char ***rules)
{
    char *lists[] = {(char *)text, NULL};
    char *joined = g_strdelimit(g_strdup(text), ";", ',');
    lists[0] = joined;
    GError *inner = NULL;
    bool ok = rl_options_split_rules(in->key, lists, rules, &inner);
    g_free(joined);
    return ok || fail_with(in, inner);
}

static bool take_choice(const struct reading *in, const char *text, const char *const *choices, int *index)
{
    GError *inner = NULL;
    return rl_options_choice(in->key, text, choices, index, &inner) || fail_with(in, inner);
}

static bool take_number(const struct reading *in, const char *text, int *number)
{
    guint64 value;
    if (!g_ascii_string_to_unsigned(text, 10, 0, 1000000, &value, NULL))
        return fail(in, line_of(in, in->section, in->key), "%s: \"%s\" is no number", in->key, text);
    *number = (int)value;
    return true;
}

static bool take_switch(const struct reading *in, const char *text, int *on)
{
    static const char *const words[] = {"false", "true", "no", "yes", "off", "on", "0", "1", NULL};
    int index;
    if (!take_choice(in, text, words, &index))
        return false;
    *on = index % 2;
    return true;
}

static bool take_key(const struct reading *in, const struct key *key, const char *text)
{
    void *at = member(in->config, key);
    int unused;
    switch (key->kind) {
    case WORDS:
        *(char ***)at = split_list(text);
        return true;
    case RULES:
        return take_rules(in, text, at);
    case FILES:
        *(char ***)at = split_list(text);
        for (char **word = *(char ***)at; *word; word++) {
            char *name = in_folder(in, *word);
            g_free(*word);
            *word = name;
        }
        return true;
    case CHOICE:
        *(char **)at = g_strdup(text);
        return take_choice(in, text, key->choices, &unused);
    case PYTHON:
        *(char **)at = g_strdup(text);
        return rl_options_python(text, &unused) ||
               fail(in, line_of(in, in->section, in->key), "%s: a version like 3.11 was expected, not \"%s\"", in->key, text);
    case ONE_FILE:
        *(char **)at = *text ? in_folder(in, text) : NULL;
        return true;
    case SWITCH:
        return take_switch(in, text, at);
    case COUNT:
        return take_number(in, text, at);
    }
    g_assert_not_reached();
}

static bool take_severity(const struct reading *in, const char *text)
{
    const struct rl_rule *rule = rl_rule_find(in->key);
    if (!rule) {
        const char *near = rl_options_suggest_rule(in->key);
        return fail(in, line_of(in, in->section, in->key), "there is no rule %s%s%s%s", in->key, near ? "; did you mean " : "",
                    near ? near : "", near ? "?" : "");
    }
    int severity;
    if (!take_choice(in, text, severities, &severity))
        return false;
    g_hash_table_insert(in->config->severities, g_strdup(rule->id), GINT_TO_POINTER(severity + 1));
    return true;
}

/* TEXT without blanks around it and without a comment: a # behind a blank. */
static char *plain(char *text)
{
    for (char *at = text; *at; at++)
        if (*at == '#' && (at == text || g_ascii_isspace(at[-1])))
            *at = '\0';
    return g_strstrip(text);
}

static bool take_values(struct reading *in, GKeyFile *file)
{
    static const char *const sections[] = {main_section, severity_section};
    bool ok = true;
    for (size_t i = 0; ok && i < G_N_ELEMENTS(sections); i++) {
        char **names = g_key_file_get_keys(file, sections[i], NULL, NULL);
        in->section = sections[i];
        for (char **name = names; ok && name && *name; name++) {
            GError *inner = NULL;
            char *text = g_key_file_get_string(file, sections[i], *name, &inner);
            in->key = *name;
            if (!text)
                ok = fail_with(in, inner);
            else
                ok = in->section == main_section ? take_key(in, find_key(*name), plain(text)) : take_severity(in, plain(text));
            g_free(text);
        }
        g_strfreev(names);
    }
    return ok;
}

/* ---- the file ------------------------------------------------------------------------------------------ */

static bool read_text(struct reading *in, char *text, gsize size)
{
    GError *inner = NULL;
    if (memchr(text, '\0', size) || !g_utf8_validate(text, (gssize)size, NULL))
        return fail(in, 1, "no text in UTF-8");
    GKeyFile *file = g_key_file_new();
    bool ok = check_lines(in, text);
    if (ok && !g_key_file_load_from_data(file, text, size, G_KEY_FILE_NONE, &inner)) {
        ok = fail(in, 1, "%s", inner->message); /* what our own look at the lines has let pass */
        g_error_free(inner);
    }
    ok = ok && take_values(in, file);
    g_key_file_free(file);
    return ok;
}

static bool read_file(struct rl_config *config, const char *here, GError **error)
{
    char *text = NULL;
    gsize size = 0;
    GError *inner = NULL;
    char *name = rl_path_display(config->path, here);
    bool ok = g_file_get_contents(config->path, &text, &size, &inner);
    if (ok) {
        struct reading in = {.config = config, .name = name, .error = error,
                             .lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
        ok = read_text(&in, text, size);
        g_hash_table_destroy(in.lines);
    } else {
        const char *reason = strrchr(inner->message, ':');
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s%s", name, reason ? reason : "");
        g_error_free(inner);
    }
    g_free(name);
    g_free(text);
    return ok;
}

struct rl_config *rl_config_load(const char *file, const char *root, const char *here, GError **error)
{
    struct rl_config *config = g_new0(struct rl_config, 1);
    config->preview = config->unused_suppressions = config->keep_runs = -1;
    config->severities = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    config->root = root ? g_canonicalize_filename(root, here) : rl_project_root(here);
    config->path = file ? g_canonicalize_filename(file, here) : g_build_filename(config->root, RL_CONFIG_NAME, NULL);
    config->folder = g_path_get_dirname(config->path);
    if (!file && !g_file_test(config->path, G_FILE_TEST_EXISTS)) {
        g_clear_pointer(&config->path, g_free);
        return config;
    }
    if (read_file(config, here, error))
        return config;
    rl_config_free(config);
    return NULL;
}

void rl_config_free(struct rl_config *config)
{
    if (!config)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        bool is_list = keys[i].kind == WORDS || keys[i].kind == RULES || keys[i].kind == FILES;
        if (is_list)
            g_strfreev(*(char ***)member(config, &keys[i]));
        else if (keys[i].kind != SWITCH && keys[i].kind != COUNT)
            g_free(*(char **)member(config, &keys[i]));
    }
    g_hash_table_destroy(config->severities);
    g_free(config->root);
    g_free(config->path);
    g_free(config->folder);
    g_free(config);
}

/* ---- questions -------------------------------------------------------------------------------------------- */

enum rl_severity rl_config_severity(const struct rl_config *config, const char *rule, enum rl_severity usual)
{
    int severity = GPOINTER_TO_INT(g_hash_table_lookup(config->severities, rule));
    return severity ? (enum rl_severity)(severity - 1) : usual;
}

static bool any_match(char **patterns, const char *path)
{
    for (; patterns && *patterns; patterns++)
        if (rl_glob_match(*patterns, path))
            return true;
    return false;
}

const char *rl_config_leaves_out(const struct rl_config *config, const char *path, bool named)
{
    char *shown = rl_path_display(path, config->folder);
    const char *why = NULL;
    if (any_match(config->exclude, shown))
        why = "excluded by " RL_CONFIG_NAME;
    else if (config->include && !named && !any_match(config->include, shown))
        why = "not included by " RL_CONFIG_NAME;
    g_free(shown);
    return why;
}

char *rl_config_database(const struct rl_config *config, const char *given)
{
    if (given || config->database)
        return g_strdup(given ? given : config->database);
    return rl_project_database(config->root);
}

char *rl_config_baseline(const struct rl_config *config, const char *given)
{
    if (given || config->baseline)
        return g_strdup(given ? given : config->baseline);
    char *usual = g_build_filename(config->root, RL_BASELINE_NAME, NULL);
    if (!g_file_test(usual, G_FILE_TEST_EXISTS))
        g_clear_pointer(&usual, g_free);
    return usual;
}

int rl_config_keep_runs(const struct rl_config *config) { return config->keep_runs >= 0 ? config->keep_runs : DEFAULT_KEEP_RUNS; }
