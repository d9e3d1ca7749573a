/* Rows from attributes in source.  See annotations.h. */
#include "analyzer/model/annotations.h"

#include "analyzer/base/error.h"
#include "analyzer/model/draft.h"

#include <stdlib.h>
#include <string.h>

/* What other tools call the same thing. */
struct foreign {
    const char *text;
    const char *word;      /* on a function */
    const char *param_word; /* on a parameter */
};

static const struct foreign foreigners[] = {
    {"cpychecker_returns_borrowed_ref", "borrowed", NULL},
    {"cf_returns_retained", "new", "out_new"},
    {"cf_returns_not_retained", "borrowed", "out_borrowed"},
    {"cf_consumed", NULL, "steals"},
    {"ns_returns_retained", "new", "out_new"},
    {"ns_returns_not_retained", "borrowed", "out_borrowed"},
    {"ns_returns_autoreleased", "borrowed", NULL},
    {"ns_consumed", NULL, "steals"},
    {"os_returns_retained", "new", "out_new"},
    {"os_returns_not_retained", "borrowed", "out_borrowed"},
    {"os_returns_retained_on_zero", NULL, "out_new"},
    {"os_returns_retained_on_non_zero", NULL, "out_new"},
    {"os_consumed", NULL, "steals"},
    {"returns_nonnull", "returns_nonnull", NULL},
    {"noreturn", "noreturn", NULL},
};

/* One of cpychecker's words may stand for two of ours. */
static const struct {
    const char *text;
    const char *word, *value;
} checks[] = {
    {"cpychecker_negative_result_sets_exception", "error", "-1"},
    {"cpychecker_negative_result_sets_exception", "exception", "on_failure"},
    {"cpychecker_sets_exception", "exception", "always"},
};

enum { MOST_VALUES = 4 };

struct work {
    struct rl_draft draft;
    struct rl_mistake mistake;
    bool any;
};

/* TEXT without blanks and without the underscores of __cf_consumed__. */
static const char *plain(struct rl_arena *arena, const char *text)
{
    while (g_ascii_isspace(*text))
        text++;
    size_t len = strlen(text);
    while (len && g_ascii_isspace(text[len - 1]))
        len--;
    if (len > 4 && strncmp(text, "__", 2) == 0 && strncmp(text + len - 2, "__", 2) == 0) {
        text += 2;
        len -= 4;
    }
    return rl_arena_strndup(arena, text, len);
}

/* Reads `name` or `name("value", word)`; false when it is neither. */
static bool read_attr(struct rl_arena *arena, const char *text, struct rl_attr *attr)
{
    size_t len = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    *attr = (struct rl_attr){.name = rl_arena_strndup(arena, text, len)};
    const char *at = text + len;
    at += strspn(at, " ");
    if (*at == '\0')
        return len > 0;
    if (*at++ != '(')
        return false;
    const char **values = rl_new_array(arena, MOST_VALUES, const char *);
    for (;;) {
        at += strspn(at, " ,");
        if (*at == ')')
            break;
        bool quoted = *at == '"';
        at += quoted;
        size_t n = strcspn(at, quoted ? "\"" : " ,)");
        if (at[n] == '\0' || attr->nvalues == MOST_VALUES)
            return false;
        values[attr->nvalues++] = rl_arena_strndup(arena, at, n);
        at += n + quoted;
    }
    attr->values = values;
    return len > 0;
}

static bool apply_word(struct work *work, int param, const char *word, const char *value)
{
    struct rl_attr attr = {.name = word, .values = &value, .nvalues = value ? 1 : 0};
    work->any = true;
    return rl_draft_attr(&work->draft, param, &attr, &work->mistake);
}

/* `cpychecker_steals_reference_to_arg(2)`: counts from 1.  False when TEXT is something else. */
static bool stolen_argument(const char *text, int *param)
{
    const char *name = "cpychecker_steals_reference_to_arg";
    if (!g_str_has_prefix(text, name))
        return false;
    const char *digits = text + strlen(name);
    digits += strcspn(digits, "0123456789");
    *param = atoi(digits) - 1;
    return true;
}

static bool apply_foreign(struct work *work, int param, const char *text)
{
    int stolen;
    if (stolen_argument(text, &stolen)) {
        if (stolen >= 0 && stolen < work->draft.api.nargs && work->draft.args[stolen].effect == RL_EFFECT_STEALS)
            return true; /* said twice: by an annotation and by the attribute that it stands for */
        if (stolen >= 0 && stolen < work->draft.api.nargs)
            return apply_word(work, stolen, "steals", NULL);
        work->mistake.text = rl_arena_printf(work->draft.arena, "expected the number of a parameter in '%s'", text);
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(checks); i++)
        if (strcmp(checks[i].text, text) == 0 && !apply_word(work, RL_DRAFT_RESULT, checks[i].word, checks[i].value))
            return false;
    for (size_t i = 0; i < G_N_ELEMENTS(foreigners); i++) {
        const char *word = param == RL_DRAFT_RESULT ? foreigners[i].word : foreigners[i].param_word;
        if (word && strcmp(foreigners[i].text, text) == 0)
            return apply_word(work, param, word, NULL);
    }
    return true;
}

static bool apply_text(struct work *work, int param, const char *text)
{
    const char *prefix = "reflint::";
    text = plain(work->draft.arena, text);
    if (!g_str_has_prefix(text, prefix))
        return apply_foreign(work, param, text);
    struct rl_attr attr;
    if (!read_attr(work->draft.arena, text + strlen(prefix), &attr)) {
        work->mistake.text = rl_arena_printf(work->draft.arena, "expected a word and its values, found '%s'", text);
        return false;
    }
    work->any = true;
    return rl_draft_attr(&work->draft, param, &attr, &work->mistake);
}

static bool apply_all(struct work *work, int param, const char *const *texts)
{
    for (; texts && *texts; texts++)
        if (!apply_text(work, param, *texts))
            return false;
    return true;
}

bool rl_api_from_annotations(struct rl_arena *arena, const struct rl_annotated *decl, struct rl_api *api, GError **error)
{
    struct work *work = rl_new(arena, struct work);
    rl_draft_init(&work->draft, arena, decl->name, decl->type);
    work->draft.api.header = decl->file;
    work->draft.variadic = decl->variadic;
    work->draft.lenient = true;
    bool ok = true;
    for (size_t i = 0; ok && i < decl->nparams; i++) {
        ok = rl_draft_param(&work->draft, decl->params[i].name, decl->params[i].type);
        if (!ok)
            work->mistake.text = "expected fewer parameters";
    }
    for (size_t i = 0; ok && i < decl->nparams; i++)
        ok = apply_all(work, (int)i, decl->params[i].annotations);
    ok = ok && apply_all(work, RL_DRAFT_RESULT, decl->annotations);
    if (ok && !work->any)
        return false;
    ok = ok && rl_draft_finish(&work->draft, &work->mistake);
    if (ok)
        *api = work->draft.api;
    else
        g_set_error(error, RL_ERROR, RL_ERROR_SYNTAX, "%s: annotations of '%s': %s", decl->file ? decl->file : "source",
                    decl->name, work->mistake.text);
    return ok;
}
