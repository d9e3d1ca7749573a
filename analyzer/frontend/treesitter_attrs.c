/* Attributes.  The grammar knows few of the places where compilers take them, so repair hides them from it; here they
 * are read from the text, by the stretch of the declaration that holds them. */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

/* A model says that it never comes back. */
static bool is_known_noreturn(const struct rl_ts *t, const char *name)
{
    const struct rl_api *api = t->models ? rl_models_find(t->models, name, 0) : NULL;
    return api && api->noreturn;
}

struct reader {
    struct rl_ts *t;
    struct rl_decl *decl;
    GPtrArray *texts; /* interned */
};

static void add_text(struct reader *r, const char *text)
{
    for (guint i = 0; i < r->texts->len; i++)
        if (r->texts->pdata[i] == text)
            return;
    g_ptr_array_add(r->texts, (gpointer)text);
}

/* Joins the string literals in [TEXT, TEXT + SIZE). */
static const char *literal(struct rl_ts *t, const char *text, uint32_t size)
{
    GString *joined = g_string_new(NULL);
    for (uint32_t at = 0; at < size;) {
        uint32_t end = text[at] == '"' ? rl_ts_quote_end(text, size, at) : at + 1;
        for (uint32_t i = at + 1; i + 1 < end; i++) {
            i += text[i] == '\\' && i + 2 < end;
            g_string_append_c(joined, text[i]);
        }
        at = end;
    }
    const char *result = rl_arena_intern_len(t->arena, joined->str, joined->len);
    g_string_free(joined, TRUE);
    return result;
}

static bool starts(const char *word, uint32_t len, const char *prefix)
{
    size_t size = strlen(prefix);
    return len > size && g_ascii_strncasecmp(word, prefix, size) == 0;
}

/* One word of an attribute list and the parenthesis behind it, [OPEN, END) or empty. */
static void read_word(struct reader *r, const char *text, uint32_t at, uint32_t len, uint32_t open, uint32_t end)
{
    struct rl_ts *t = r->t;
    const char *word = text + at;
    if (rl_ts_equal(word, len, "annotate") || rl_ts_equal(word, len, "__annotate__")) {
        add_text(r, literal(t, text + open, end - open));
    } else if (rl_ts_equal(word, len, "cleanup") || rl_ts_equal(word, len, "__cleanup__")) {
        uint32_t begin = rl_ts_skip_blank(text, end, open + 1);
        r->decl->cleanup = rl_arena_intern_len(t->arena, text + begin, rl_ts_word_end(text, end, begin) - begin);
    } else if (rl_ts_equal(word, len, "noreturn") || rl_ts_equal(word, len, "__noreturn__") ||
               rl_ts_equal(word, len, "_Noreturn")) {
        r->decl->noreturn = r->decl->kind == RL_DECL_FUNCTION;
    } else if (starts(word, len, "cpychecker_")) {
        char *lower = g_ascii_strdown(word, (end > open ? end : at + len) - at);
        add_text(r, rl_arena_intern(t->arena, lower));
        g_free(lower);
    } else if (starts(word, len, "cf_") || starts(word, len, "ns_") || starts(word, len, "os_")) {
        bool consumed = len >= 8 && memcmp(word + len - 8, "consumed", 8) == 0;
        if (consumed == (r->decl->kind == RL_DECL_PARAM))
            add_text(r, rl_arena_intern_len(t->arena, word, len));
    } else if (starts(word, len, "reflint")) {
        add_text(r, rl_arena_intern_len(t->arena, word, (end > open ? end : at + len) - at));
    }
}

static void read_span(struct reader *r, const char *text, uint32_t begin, uint32_t end)
{
    for (uint32_t at = begin; at < end;) {
        if (text[at] == '"' || text[at] == '\'') {
            at = rl_ts_quote_end(text, end, at);
            continue;
        }
        if (!rl_ts_is_start((unsigned char)text[at])) {
            at++;
            continue;
        }
        uint32_t stop = rl_ts_word_end(text, end, at);
        while (stop + 2 < end && text[stop] == ':' && text[stop + 1] == ':') /* reflint::new */
            stop = rl_ts_word_end(text, end, stop + 2);
        uint32_t open = rl_ts_skip_blank(text, end, stop), close = 0;
        bool wraps = rl_ts_equal(text + at, stop - at, "__attribute__") || rl_ts_equal(text + at, stop - at, "__attribute") ||
                     rl_ts_equal(text + at, stop - at, "__declspec");
        if (open < end && text[open] == '(')
            close = rl_ts_group_end(text, end, open);
        if (!wraps)
            read_word(r, text, at, stop - at, open, close ? close : open);
        at = close && !wraps ? close : stop;
    }
}

/* The first span from BEGIN on. */
static guint first_span(const GArray *spans, uint32_t begin)
{
    guint low = 0, high = spans->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(spans, struct rl_ts_span, middle).begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t rl_ts_attrs_before(const struct rl_ts *t, uint32_t begin)
{
    const GArray *spans = t->hidden_attrs;
    guint at = first_span(spans, begin);
    while (at > 0) {
        const struct rl_ts_span *span = &g_array_index(spans, struct rl_ts_span, at - 1);
        if (span->end > begin || rl_ts_skip_blank(t->out.text->str, begin, span->end) != begin)
            break;
        begin = span->begin;
        at--;
    }
    return begin;
}

uint32_t rl_ts_attrs_behind(const struct rl_ts *t, uint32_t end)
{
    const GArray *spans = t->hidden_attrs;
    for (guint at = first_span(spans, end); at < spans->len; at++) {
        const struct rl_ts_span *span = &g_array_index(spans, struct rl_ts_span, at);
        if (rl_ts_skip_blank(t->out.text->str, span->begin, end) != span->begin)
            break;
        end = span->end;
    }
    return end;
}

void rl_ts_annotate(struct rl_ts *t, struct rl_decl *decl, uint32_t begin, uint32_t end)
{
    if (decl->kind == RL_DECL_FUNCTION)
        decl->noreturn = decl->noreturn || is_known_noreturn(t, decl->name);
    const GArray *spans = t->hidden_attrs;
    guint low = first_span(spans, begin);
    if (low == spans->len || g_array_index(spans, struct rl_ts_span, low).begin >= end)
        return;
    struct reader r = {t, decl, g_ptr_array_new()};
    for (guint i = 0; i < decl->nannotations; i++)
        g_ptr_array_add(r.texts, (gpointer)decl->annotations[i]);
    for (; low < spans->len && g_array_index(spans, struct rl_ts_span, low).begin < end; low++) {
        const struct rl_ts_span *span = &g_array_index(spans, struct rl_ts_span, low);
        read_span(&r, t->out.text->str, span->begin, span->end);
    }
    decl->nannotations = r.texts->len;
    decl->annotations = rl_arena_memdup(t->arena, r.texts->pdata, r.texts->len * sizeof(char *));
    g_ptr_array_free(r.texts, TRUE);
}
