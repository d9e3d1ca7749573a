#include "analyzer/model/convention.h"

#include "analyzer/model/model.h"

#include <ctype.h>
#include <glib.h>
#include <string.h>

static const char *const makers[] = { "new", "create", "make", "from", "copy", "dup", "alloc", "build", "clone", "construct" };

static const char *const raisers[] = { "error", "err", "errors", "raise", "exception", "exc", "fail", "throw", "errno" };

static const char *const enders[] = { "free", "release", "unref", "decref", "dealloc", "destroy", "delete", "del", "drop", "clear", "close",
                                       "dispose", "discard", "put", "deinit", "finalize", "fini", "done", "end", "remove", "pop", "consume", "steal" };

/* The length of the word that begins at TEXT: "NewRef" is "New", "new_ref" is "new". */
static size_t word_length(const char *text)
{
    size_t n = 1;
    while (islower((unsigned char)text[n]))
        n++;
    if (n == 1)
        while (isupper((unsigned char)text[n]) && !islower((unsigned char)text[n + 1]))
            n++;
    return n;
}

static bool has_word(const char *name, const char *const *words, size_t nwords)
{
    for (const char *at = name; *at;) {
        if (!isalpha((unsigned char)*at)) {
            at++;
            continue;
        }
        size_t n = word_length(at);
        for (size_t i = 0; i < nwords; i++)
            if (strlen(words[i]) == n && g_ascii_strncasecmp(at, words[i], n) == 0)
                return true;
        at += n;
    }
    return false;
}

bool rl_name_constructs(const char *name)
{
    return has_word(name, makers, G_N_ELEMENTS(makers));
}

bool rl_name_raises(const char *name)
{
    return has_word(name, raisers, G_N_ELEMENTS(raisers));
}

bool rl_name_ends(const char *name)
{
    return has_word(name, enders, G_N_ELEMENTS(enders));
}

bool rl_api_constructs(const struct rl_api *api)
{
    return (api->runs == RL_RUNS_NOTHING || api->runs == RL_RUNS_GC) && api->nargs > 0 && api->varargs == RL_VARARGS_NONE &&
           strcmp(api->type, "PyObject *") == 0 && !g_str_has_prefix(api->args[0].type, "PyObject");
}
