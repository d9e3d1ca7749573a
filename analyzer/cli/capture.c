#include "analyzer/cli/capture.h"

#include <errno.h>
#include <glib.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analyzer/cli/flags.h"

bool rl_capture_is_compiler(const char *name)
{
    static const char *const names[] = {"cc", "gcc", "clang", "c99", "c89", "c17", "tcc", "icx"};
    size_t length = strlen(name);
    while (length > 0 && (g_ascii_isdigit(name[length - 1]) || name[length - 1] == '.' || name[length - 1] == '-'))
        length--; /* a version */
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        size_t own = strlen(names[i]);
        bool whole = strcmp(name, names[i]) == 0;
        bool ends = length >= own && strncmp(name + length - own, names[i], own) == 0;
        if (whole || (ends && (length == own || name[length - own - 1] == '-')))
            return true;
    }
    return false;
}

bool rl_capture_is_wrapper(const char *name)
{
    char *base = g_path_get_basename(name);
    bool wrapper = getenv(RL_CAPTURE_LOG) && getenv(RL_CAPTURE_PATH) && rl_capture_is_compiler(base);
    g_free(base);
    return wrapper;
}

/* One line of JSON, in one write, so that compilers that run at the same time do not mix theirs. */
static void record(int argc, char **argv)
{
    json_t *words = json_array();
    for (int i = 0; i < argc; i++)
        json_array_append_new(words, json_string(argv[i]));
    char *here = g_get_current_dir();
    json_t *row = json_pack("{s:s, s:o}", "directory", here, "arguments", words);
    char *text = row ? json_dumps(row, JSON_COMPACT) : NULL;
    int log = open(getenv(RL_CAPTURE_LOG), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (text && log >= 0) {
        char *line = g_strconcat(text, "\n", NULL);
        ssize_t written = write(log, line, strlen(line));
        (void)written; /* a command that is lost is no reason to stop the build */
        g_free(line);
    }
    if (log >= 0)
        close(log);
    free(text);
    json_decref(row);
    g_free(here);
}

int rl_capture_wrap(int argc, char **argv)
{
    char *base = g_path_get_basename(argv[0]);
    record(argc, argv);
    g_setenv("PATH", getenv(RL_CAPTURE_PATH), TRUE);
    argv[0] = base;
    execvp(base, argv);
    fprintf(stderr, "%s: %s\n", base, g_strerror(errno));
    return 127;
}

/* ---- the log ------------------------------------------------------------------------------------- */

static void add_rows(json_t *rows, GHashTable *seen, json_t *command)
{
    const char *directory = json_string_value(json_object_get(command, "directory"));
    json_t *arguments = json_object_get(command, "arguments");
    size_t count = json_array_size(arguments);
    const char **words = g_new0(const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        words[i] = json_string_value(json_array_get(arguments, i));
    char **inputs = directory && count ? rl_flags_inputs(words, directory) : NULL;
    for (char **input = inputs; input && *input; input++) {
        json_t *row = json_pack("{s:s, s:s, s:O}", "directory", directory, "file", *input, "arguments", arguments);
        char *key = row ? json_dumps(row, JSON_COMPACT) : NULL;
        if (key && g_hash_table_add(seen, g_strdup(key)))
            json_array_append(rows, row);
        free(key);
        json_decref(row);
    }
    g_strfreev(inputs);
    g_free(words);
}

json_t *rl_capture_rows(const char *log)
{
    json_t *rows = json_array();
    char *text = NULL;
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (g_file_get_contents(log, &text, NULL, NULL)) {
        char **lines = g_strsplit(text, "\n", -1);
        for (char **line = lines; *line; line++) {
            json_t *command = json_loads(*line, 0, NULL);
            if (command)
                add_rows(rows, seen, command);
            json_decref(command);
        }
        g_strfreev(lines);
    }
    g_hash_table_destroy(seen);
    g_free(text);
    return rows;
}
