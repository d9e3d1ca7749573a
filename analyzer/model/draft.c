/* Drafts of model rows: what each word sets, and the defaults.
 * See draft.h; the words are in words.c; neighbours: loader.c and annotations.c, which feed it. */
#include "analyzer/model/draft.h"

#include "analyzer/model/words.h"

#include <string.h>

void rl_draft_init(struct rl_draft *draft, struct rl_arena *arena, const char *name, const char *type)
{
    memset(draft, 0, sizeof(*draft));
    draft->arena = arena;
    draft->api = (struct rl_api){.name = name, .type = type, .from = -1, .format = -1};
}

bool rl_draft_param(struct rl_draft *draft, const char *name, const char *type)
{
    if (draft->api.nargs == RL_DRAFT_ARGS)
        return false;
    draft->args[draft->api.nargs++] = (struct rl_api_arg){.name = name, .type = type, .null = RL_NULL_MAYBE, .into = -1};
    return true;
}

/* ---- mistakes ---------------------------------------------------------------------- */

static bool mistaken(struct rl_mistake *mistake, const struct rl_attr *attr, const char *text)
{
    *mistake = (struct rl_mistake){attr->line, attr->col, text};
    return false;
}

/* Edit distance of two words, for suggestions. */
static int distance(const char *a, const char *b)
{
    enum { LONGEST = 40 };
    size_t m = strlen(a), n = strlen(b);
    if (m > LONGEST || n > LONGEST)
        return LONGEST;
    int row[LONGEST + 1];
    for (size_t j = 0; j <= n; j++)
        row[j] = (int)j;
    for (size_t i = 1; i <= m; i++) {
        int diagonal = row[0];
        row[0] = (int)i;
        for (size_t j = 1; j <= n; j++) {
            int above = row[j];
            int change = diagonal + (a[i - 1] != b[j - 1]);
            row[j] = MIN(change, MIN(above, row[j - 1]) + 1);
            diagonal = above;
        }
    }
    return row[n];
}

static const char *nearest(const char *name)
{
    const char *best = NULL;
    int least = 2 + (int)strlen(name) / 3;
    for (size_t i = 0; i < rl_words_count; i++) {
        int d = distance(name, rl_words[i].name);
        if (d < least) {
            least = d;
            best = rl_words[i].name;
        }
    }
    return best;
}

static const char *choice_list(struct rl_arena *arena, const struct rl_choice *choices)
{
    const char *list = choices->name;
    for (const struct rl_choice *c = choices + 1; c->name; c++)
        list = rl_arena_printf(arena, c[1].name ? "%s, %s" : "%s or %s", list, c->name);
    return list;
}

/* ---- attributes -------------------------------------------------------------------- */

static const struct rl_word *find_word(const struct rl_draft *draft, int param, const struct rl_attr *attr,
                                    struct rl_mistake *mistake)
{
    enum rl_word_place place = param == RL_DRAFT_RESULT ? RL_WORD_ON_DECLARATION : RL_WORD_ON_PARAMETER;
    bool elsewhere = false;
    for (size_t i = 0; i < rl_words_count; i++) {
        if (strcmp(rl_words[i].name, attr->name) != 0)
            continue;
        if (rl_words[i].place & place)
            return &rl_words[i];
        elsewhere = true;
    }
    if (elsewhere) {
        const char *text = place == RL_WORD_ON_PARAMETER ? "expected an attribute of a parameter; '%s' describes the function"
                                                 : "expected an attribute of the function; '%s' describes a parameter";
        mistaken(mistake, attr, rl_arena_printf(draft->arena, text, attr->name));
        return NULL;
    }
    const char *guess = nearest(attr->name);
    mistaken(mistake, attr,
             guess ? rl_arena_printf(draft->arena, "expected a known attribute, found '%s'; did you mean '%s'?", attr->name, guess)
                   : rl_arena_printf(draft->arena, "expected a known attribute, found '%s'", attr->name));
    return NULL;
}

/* Checks the number and the kind of values; *VALUE gets the chosen enumerator. */
static bool read_values(const struct rl_draft *draft, const struct rl_word *word, const struct rl_attr *attr, int *value,
                        struct rl_mistake *mistake)
{
    *value = word->value;
    switch (word->shape) {
    case RL_WORD_BARE:
        if (attr->nvalues == 0)
            return true;
        return mistaken(mistake, attr, rl_arena_printf(draft->arena, "expected no value for '%s'", attr->name));
    case RL_WORD_ONE:
        if (attr->nvalues == 1)
            return true;
        return mistaken(mistake, attr, rl_arena_printf(draft->arena, "expected one value: %s(\"...\")", attr->name));
    case RL_WORD_OPTIONAL:
        if (attr->nvalues <= 1)
            return true;
        return mistaken(mistake, attr, rl_arena_printf(draft->arena, "expected at most one value for '%s'", attr->name));
    case RL_WORD_MANY:
        if (attr->nvalues >= 1)
            return true;
        return mistaken(mistake, attr, rl_arena_printf(draft->arena, "expected at least one value: %s(\"...\")", attr->name));
    case RL_WORD_CHOICE:
    case RL_WORD_CHOICE_OR_NOT:
        if (attr->nvalues == 0 && word->shape == RL_WORD_CHOICE_OR_NOT)
            return true;
        if (attr->nvalues == 1)
            for (const struct rl_choice *c = word->choices; c->name; c++)
                if (strcmp(c->name, attr->values[0]) == 0) {
                    *value = c->value;
                    return true;
                }
        return mistaken(mistake, attr,
                        rl_arena_printf(draft->arena, "expected %s in '%s'", choice_list(draft->arena, word->choices),
                                        attr->name));
    }
    return false;
}

static bool set_result(struct rl_draft *draft, const struct rl_attr *attr, int value, struct rl_mistake *mistake)
{
    if (draft->says_result)
        return mistaken(mistake, attr, "expected one attribute for the result, found a second");
    draft->says_result = true;
    draft->api.result = (enum rl_result)value;
    if (attr->nvalues == 0)
        return true;
    if (value == RL_RESULT_ALLOC)
        draft->api.family = attr->values[0];
    else
        draft->from = (struct rl_draft_name){attr->values[0], attr->line, attr->col};
    return true;
}

static bool set_effect(struct rl_draft *draft, int param, const struct rl_attr *attr, int value, struct rl_mistake *mistake)
{
    if (draft->says_effect[param])
        return mistaken(mistake, attr,
                        rl_arena_printf(draft->arena, "expected one effect for '%s', found a second", draft->args[param].name));
    draft->says_effect[param] = true;
    struct rl_api_arg *arg = &draft->args[param];
    arg->effect = (enum rl_effect)value;
    bool frees = value == RL_EFFECT_FREES || value == RL_EFFECT_FREES_ON_SUCCESS;
    bool memory = value == RL_EFFECT_OUT_ALLOC || value == RL_EFFECT_INOUT_REPLACES || value == RL_EFFECT_INOUT_KEEPS;
    if (frees || (memory && attr->nvalues))
        arg->family = attr->nvalues ? attr->values[0] : draft->api.name;
    else if (attr->nvalues)
        draft->into[param] = (struct rl_draft_name){attr->values[0], attr->line, attr->col};
    return true;
}

static bool set_version(uint16_t *version, const struct rl_attr *attr, struct rl_mistake *mistake)
{
    *version = rl_version_parse(attr->values[0]);
    return *version != 0 || mistaken(mistake, attr, "expected a version such as \"3.11\"");
}

static bool set_aliases(struct rl_draft *draft, const struct rl_attr *attr, struct rl_mistake *mistake)
{
    for (size_t i = 0; i < attr->nvalues; i++) {
        if (draft->naliases == RL_DRAFT_ALIASES)
            return mistaken(mistake, attr, "expected fewer aliases");
        draft->aliases[draft->naliases++] = attr->values[i];
    }
    return true;
}

/* "-5..256" */
static bool set_ready(struct rl_api_arg *arg, const struct rl_attr *attr, struct rl_mistake *mistake)
{
    const char *dots = strstr(attr->values[0], "..");
    gint64 lo, hi;
    g_autofree char *from = dots ? g_strndup(attr->values[0], (gsize)(dots - attr->values[0])) : NULL;
    if (!dots || !g_ascii_string_to_signed(from, 10, INT16_MIN, INT16_MAX, &lo, NULL) ||
        !g_ascii_string_to_signed(dots + 2, 10, lo, INT16_MAX, &hi, NULL))
        return mistaken(mistake, attr, "expected a range of small numbers such as \"-5..256\"");
    arg->ready = true;
    arg->ready_lo = (int16_t)lo;
    arg->ready_hi = (int16_t)hi;
    return true;
}

static void set_null(struct rl_draft *draft, int param, int value)
{
    if (param == RL_DRAFT_RESULT) {
        draft->says_null = true;
        draft->api.null = (enum rl_nullness)value;
    } else {
        draft->args[param].null = (enum rl_nullness)value;
        draft->args[param].null_known = true;
    }
}

static void set_trait(struct rl_draft *draft, int param, int value)
{
    if (param == RL_DRAFT_RESULT)
        draft->api.traits |= (uint32_t)value;
    else
        draft->args[param].traits |= (uint16_t)value;
}

static bool set_instead(struct rl_draft *draft, int param, const struct rl_attr *attr, struct rl_mistake *mistake)
{
    if (attr->nvalues != 2)
        return mistaken(mistake, attr, "expected two functions: what makes the object, and what does without it");
    draft->args[param].made_by = attr->values[0];
    draft->args[param].instead = attr->values[1];
    return true;
}

bool rl_draft_attr(struct rl_draft *draft, int param, const struct rl_attr *attr, struct rl_mistake *mistake)
{
    const struct rl_word *word = find_word(draft, param, attr, mistake);
    int value;
    if (!word || !read_values(draft, word, attr, &value, mistake))
        return false;
    struct rl_api *api = &draft->api;
    switch (word->action) {
    case RL_SET_RESULT:
        return set_result(draft, attr, value, mistake);
    case RL_SET_EFFECT:
        return set_effect(draft, param, attr, value, mistake);
    case RL_SET_ALIAS:
        return set_aliases(draft, attr, mistake);
    case RL_SET_SINCE:
        return set_version(&api->since, attr, mistake);
    case RL_SET_UNTIL:
        return set_version(&api->until, attr, mistake);
    case RL_SET_NULL:
        set_null(draft, param, value);
        return true;
    case RL_SET_FAILURE:
        draft->says_failure = true;
        api->failure = (enum rl_failure)value;
        return true;
    case RL_SET_EXCEPTION:
        draft->says_exception = true;
        api->exception = (enum rl_exception)value;
        return true;
    case RL_SET_RUNS:
        api->runs = (enum rl_runs)value;
        return true;
    case RL_SET_VARARGS:
        api->varargs = (enum rl_varargs)value;
        return true;
    case RL_SET_FORMAT:
        api->varargs = (enum rl_varargs)value;
        api->format = (int8_t)param;
        return true;
    case RL_SET_KIND:
        api->kind = (enum rl_api_kind)value;
        api->is_macro |= value == RL_API_STATEMENT;
        return true;
    case RL_SET_NOTE:
        api->note = attr->values[0];
        return true;
    case RL_SET_RETURNS:
        api->returns = attr->values[0];
        return true;
    case RL_SET_SLOT:
        draft->slot = attr->values[0];
        return true;
    case RL_SET_ZEROED:
        api->zeroed = value;
        return true;
    case RL_SET_GIL:
        draft->says_gil = true;
        api->needs_gil = value;
        return true;
    case RL_SET_GIL_CHANGE:
        api->gil = (enum rl_gil)value;
        return true;
    case RL_SET_HANDLE:
        draft->says_result = true;
        api->family = attr->values[0];
        return true;
    case RL_SET_ENDS:
        draft->args[param].family = attr->nvalues ? attr->values[0] : api->name;
        return true;
    case RL_SET_BELOW:
        draft->args[param].below = (uint8_t)MIN(g_ascii_strtoull(attr->values[0], NULL, 10), 255u);
        return true;
    case RL_SET_KEPT:
        *(param == RL_DRAFT_RESULT ? &api->kept : &draft->args[param].kept) = value;
        if (param == RL_DRAFT_RESULT && attr->nvalues)
            draft->from = (struct rl_draft_name){attr->values[0], attr->line, attr->col};
        return true;
    case RL_SET_FIELD:
        api->field = attr->values[0];
        return true;
    case RL_SET_READY:
        return set_ready(&draft->args[param], attr, mistake);
    case RL_SET_TRAIT:
        set_trait(draft, param, value);
        return true;
    case RL_SET_STRONG:
        api->strong = attr->values[0];
        return true;
    case RL_SET_MAKES:
        api->makes = attr->values[0];
        return true;
    case RL_SET_METHOD:
        if (attr->nvalues != 2)
            return mistaken(mistake, attr, "expected a type and the name of its method");
        api->method_of = attr->values[0];
        api->method = attr->values[1];
        return true;
    case RL_SET_CHECKS:
        api->checks = attr->nvalues ? attr->values[0] : "";
        return true;
    case RL_SET_GIVES:
        api->gives = (enum rl_gives)value;
        return true;
    case RL_SET_NAMED:
        api->named = attr->values[0];
        return true;
    case RL_SET_PART:
        draft->args[param].part = attr->values[0];
        return true;
    case RL_SET_EXPECTS:
        draft->args[param].expects = attr->values[0];
        return true;
    case RL_SET_ENTRY:
        api->entry = attr->values[0];
        api->traits |= RL_TRAIT_IMPORT;
        return true;
    case RL_SET_INSTEAD:
        return set_instead(draft, param, attr, mistake);
    case RL_SET_NORETURN:
        api->noreturn = true;
        return true;
    case RL_SET_MACRO:
        api->is_macro = true;
        return true;
    case RL_SET_IMMORTAL:
        api->immortal = true;
        return true;
    }
    return true;
}

/* ---- the finished row -------------------------------------------------------------- */

static int find_param(const struct rl_draft *draft, const char *name)
{
    for (int i = 0; i < draft->api.nargs; i++)
        if (draft->args[i].name && strcmp(draft->args[i].name, name) == 0)
            return i;
    return -1;
}

static bool resolve(const struct rl_draft *draft, const struct rl_draft_name *name, int8_t *index, struct rl_mistake *mistake)
{
    if (!name->name)
        return true;
    int found = find_param(draft, name->name);
    *index = (int8_t)found;
    if (found >= 0)
        return true;
    *mistake = (struct rl_mistake){name->line, name->col,
                                   rl_arena_printf(draft->arena, "expected the name of a parameter, found '%s'", name->name)};
    return false;
}

static bool is_pointer(const char *type)
{
    size_t len = strlen(type);
    return len > 0 && type[len - 1] == '*';
}

bool rl_type_text_is_object(const char *type)
{
    const char *tail = "Object *";
    if (g_str_has_prefix(type, "const "))
        type += strlen("const ");
    return g_str_has_prefix(type, "Py") && g_str_has_suffix(type, tail) && strchr(type, '*') == type + strlen(type) - 1;
}

uint16_t rl_version_parse(const char *text)
{
    char *end;
    unsigned long major = strtoul(text, &end, 10);
    if (end == text || *end != '.' || major < 2 || major > 9)
        return 0;
    const char *minor_text = end + 1;
    unsigned long minor = strtoul(minor_text, &end, 10);
    if (end == minor_text || *end != '\0' || minor > 99)
        return 0;
    return (uint16_t)(major << 8 | minor);
}

/* Whether NULL can come back, where the author did not say so. */
static enum rl_nullness default_null(const struct rl_draft *draft)
{
    const struct rl_api *api = &draft->api;
    if (draft->says_failure && api->failure == RL_FAIL_NULL)
        return RL_NULL_MAYBE;
    switch (api->result) {
    case RL_RESULT_NULL:
        return RL_NULL_ALWAYS;
    case RL_RESULT_ARGUMENT:
    case RL_RESULT_IMMORTAL:
        return RL_NULL_NEVER;
    case RL_RESULT_NEW:
    case RL_RESULT_BORROWED:
    case RL_RESULT_INTERIOR:
    case RL_RESULT_ALLOC:
    case RL_RESULT_UNKNOWN:
        return RL_NULL_MAYBE;
    case RL_RESULT_OTHER:
        return is_pointer(api->type) ? RL_NULL_MAYBE : RL_NULL_NEVER;
    }
    return RL_NULL_MAYBE;
}

static bool depends_on_success(enum rl_effect effect)
{
    return effect == RL_EFFECT_STEALS_ON_SUCCESS || effect == RL_EFFECT_RETAINS_ON_SUCCESS ||
           effect == RL_EFFECT_FREES_ON_SUCCESS;
}

/* A reference or memory that may be NULL says by NULL that it failed, unless
 * the author wrote `nullable` (NULL is an answer) or `error`.  An integer means
 * nothing by itself, unless an argument's fate hangs on it. */
static enum rl_failure default_failure(const struct rl_draft *draft)
{
    const struct rl_api *api = &draft->api;
    for (int i = 0; i < api->nargs; i++)
        if (depends_on_success(draft->args[i].effect) && strcmp(api->type, "void") != 0)
            return is_pointer(api->type) ? RL_FAIL_NULL : RL_FAIL_NEGATIVE;
    if (draft->says_null || api->null != RL_NULL_MAYBE || api->result == RL_RESULT_OTHER)
        return RL_FAIL_NEVER;
    return RL_FAIL_NULL;
}

static enum rl_exception default_exception(const struct rl_draft *draft)
{
    if (draft->plain_c)
        return RL_EXC_NONE;
    if (draft->api.result == RL_RESULT_NULL)
        return RL_EXC_ALWAYS;
    return draft->api.failure == RL_FAIL_NEVER ? RL_EXC_NONE : RL_EXC_ON_FAILURE;
}

static void finish_singleton(struct rl_draft *draft)
{
    struct rl_api *api = &draft->api;
    api->result = RL_RESULT_IMMORTAL;
    api->null = RL_NULL_NEVER;
}

static bool check(const struct rl_draft *draft, struct rl_mistake *mistake)
{
    const struct rl_api *api = &draft->api;
    const char *text = NULL;
    if (api->kind == RL_API_FUNCTION && !draft->says_result && !draft->lenient && rl_type_text_is_object(api->type))
        text = "expected new, borrowed, argument, returns_null or unknown for the object that '%s' returns";
    else if (api->until && api->since >= api->until)
        text = "expected since to be lower than until for '%s'";
    else if (api->varargs != RL_VARARGS_NONE && !draft->variadic)
        text = "expected '...' in the parameters of '%s'";
    if (text) {
        *mistake = (struct rl_mistake){draft->line, draft->col, rl_arena_printf(draft->arena, text, api->name)};
        return false;
    }
    for (int i = 0; i < api->nargs; i++)
        if (depends_on_success(draft->args[i].effect) && api->failure == RL_FAIL_NEVER) {
            *mistake = (struct rl_mistake){
                draft->line, draft->col,
                rl_arena_printf(draft->arena, "expected error(...) for '%s', where '%s' depends on success", api->name,
                                draft->args[i].name)};
            return false;
        }
    return true;
}

/* Python's type of sizes and indexes says what a number is. */
static void find_sizes(struct rl_draft *draft)
{
    static const char size[] = "Py_ssize_t";
    struct rl_api *api = &draft->api;
    if (api->result == RL_RESULT_OTHER && strcmp(api->type, size) == 0 && api->failure != RL_FAIL_ZERO)
        api->traits |= RL_TRAIT_SIZE;
    for (int i = 0; i + 2 < api->nargs; i++)
        if (draft->args[i].effect == RL_EFFECT_DROPS && strcmp(draft->args[i + 1].type, size) == 0 &&
            strcmp(draft->args[i + 2].type, size) == 0)
            draft->args[i].traits |= RL_ARG_RANGE;
}

bool rl_draft_finish(struct rl_draft *draft, struct rl_mistake *mistake)
{
    struct rl_api *api = &draft->api;
    if (!resolve(draft, &draft->from, &api->from, mistake))
        return false;
    for (int i = 0; i < api->nargs; i++)
        if (!resolve(draft, &draft->into[i], &draft->args[i].into, mistake))
            return false;
    if (api->kind == RL_API_SINGLETON)
        finish_singleton(draft);
    else if (api->kind == RL_API_FUNCTION && api->immortal && !draft->says_result) {
        draft->says_result = true;
        api->result = RL_RESULT_IMMORTAL;
    } else if (api->kind == RL_API_FUNCTION && !draft->says_result && rl_type_text_is_object(api->type))
        api->result = RL_RESULT_UNKNOWN;
    if (!draft->says_null)
        api->null = default_null(draft);
    if (!draft->says_failure)
        api->failure = default_failure(draft);
    if (!draft->says_exception)
        api->exception = default_exception(draft);
    if (!draft->says_gil)
        api->needs_gil = !draft->plain_c && api->kind == RL_API_FUNCTION;
    if (!check(draft, mistake))
        return false;
    find_sizes(draft);
    api->args = rl_arena_memdup(draft->arena, draft->args, api->nargs * sizeof(draft->args[0]));
    return true;
}
