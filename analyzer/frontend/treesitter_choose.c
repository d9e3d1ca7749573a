/* Which of the prelude's types a file needs: one pass over its words, then the table upwards. */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

struct chooser {
    GHashTable *wanted; /* name -> 0: not seen, 1: needed by another type, 2: named by the project */
    uint64_t lengths[256];
};

enum { NEEDED = 1, NAMED = 2 };

static void see_words(struct chooser *c, const char *text, uint32_t size, int how)
{
    char name[64];
    for (uint32_t at = 0; at < size;) {
        unsigned char ch = (unsigned char)text[at];
        if (!rl_ts_is_start(ch)) {
            at = ch == '"' ? rl_ts_quote_end(text, size, at) : g_ascii_isdigit(ch) ? rl_ts_number_end(text, size, at) : at + 1;
            continue;
        }
        uint32_t end = rl_ts_word_end(text, size, at), len = end - at;
        if (len < sizeof(name) && c->lengths[ch] >> len & 1) {
            memcpy(name, text + at, len);
            name[len] = '\0';
            gpointer key, old;
            if (g_hash_table_lookup_extended(c->wanted, name, &key, &old) && GPOINTER_TO_INT(old) < how)
                g_hash_table_insert(c->wanted, key, GINT_TO_POINTER(how));
        }
        at = end;
    }
}

static void chooser_init(struct chooser *c)
{
    memset(c, 0, sizeof(*c));
    c->wanted = g_hash_table_new(g_str_hash, g_str_equal);
    for (const struct rl_ts_prelude_type *type = rl_ts_prelude_types; type->name; type++) {
        g_hash_table_insert(c->wanted, (gpointer)type->name, NULL);
        c->lengths[(unsigned char)type->name[0]] |= (uint64_t)1 << strlen(type->name);
    }
}

void rl_ts_prepend_types(struct rl_ts *t)
{
    struct chooser c;
    chooser_init(&c);
    see_words(&c, t->out.text->str, (uint32_t)t->out.text->len, NAMED);
    see_words(&c, "PyObject Py_ssize_t", 19, NAMED); /* in every model */
    if (memmem(t->out.text->str, t->out.text->len, "->tp_", 5))
        see_words(&c, "PyTypeObject", 12, NAMED);
    GPtrArray *chosen = g_ptr_array_new();
    const struct rl_ts_prelude_type *type = rl_ts_prelude_types;
    while (type->name)
        type++;
    while (type-- > rl_ts_prelude_types) {
        int how = GPOINTER_TO_INT(g_hash_table_lookup(c.wanted, type->name));
        if (how < (type->direct ? NAMED : NEEDED))
            continue;
        g_ptr_array_add(chosen, (gpointer)type->text);
        see_words(&c, type->text, (uint32_t)strlen(type->text), NEEDED);
    }
    GString *text = g_string_sized_new(t->out.text->len + 8192);
    for (guint i = chosen->len; i-- > 0;)
        g_string_append(text, chosen->pdata[i]);
    uint32_t shift = (uint32_t)text->len;
    for (guint i = 0; i < t->out.segs->len; i++)
        g_array_index(t->out.segs, struct rl_ts_seg, i).out += shift;
    struct rl_ts_seg seg = {.file = RL_TS_NO_FILE, .fixed = true};
    g_array_prepend_val(t->out.segs, seg);
    g_string_append_len(text, t->out.text->str, (gssize)t->out.text->len);
    g_string_free(t->out.text, TRUE);
    t->out.text = text;
    g_ptr_array_free(chosen, TRUE);
    g_hash_table_destroy(c.wanted);
}
