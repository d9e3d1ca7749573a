/* Attributes of declarations.
 *
 * libclang gives the text of annotate("...").  Others it knows are nameless:
 * cleanup, noreturn, cf_* are read from the pretty-printed declaration.
 * cpychecker_* it does not know at all: they are words of the source text.
 */
#include "analyzer/frontend/clang_private.h"
#include "analyzer/model/model.h"

#include <string.h>

struct attribute_reader {
    struct rl_clang *c;
    GPtrArray *texts; /* interned */
    bool nameless;
};

static const char *objc_attribute(int kind)
{
    switch (kind) {
    case CXCursor_NSReturnsRetained:
        return "ns_returns_retained";
    case CXCursor_NSReturnsNotRetained:
        return "ns_returns_not_retained";
    case CXCursor_NSConsumesSelf:
        return "ns_consumes_self";
    case CXCursor_NSConsumed:
        return "ns_consumed";
    default:
        return NULL;
    }
}

static void add_text(struct attribute_reader *reader, const char *text, size_t len)
{
    const char *name = rl_arena_intern_len(reader->c->arena, text, len);
    for (guint i = 0; i < reader->texts->len; i++)
        if (reader->texts->pdata[i] == name)
            return;
    g_ptr_array_add(reader->texts, (gpointer)name);
}

static enum CXChildVisitResult read_attribute(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct attribute_reader *reader = data;
    const char *objc = objc_attribute((int)cursor.kind);
    if (objc) {
        add_text(reader, objc, strlen(objc));
    } else if (cursor.kind == CXCursor_AnnotateAttr) {
        const char *text = rl_clang_intern(reader->c, clang_getCursorSpelling(cursor));
        add_text(reader, text, strlen(text));
    } else if (cursor.kind == CXCursor_UnexposedAttr) {
        reader->nameless = true;
    }
    return CXChildVisit_Continue;
}

/* Is WORD of TEXT an ownership attribute, and one that a KIND can carry? */
static bool is_ownership_word(const char *text, uint32_t begin, uint32_t end, bool is_param)
{
    static const char *const prefixes[] = {"cf_", "ns_", "os_"};
    for (unsigned i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        if (end - begin < 4 || strncmp(text + begin, prefixes[i], 3) != 0)
            continue;
        bool consumed = end - begin >= 8 && strncmp(text + end - 8, "consumed", 8) == 0;
        return is_param == consumed;
    }
    return false;
}

static void read_printed(struct attribute_reader *reader, struct rl_decl *decl, CXCursor cursor)
{
    CXPrintingPolicy policy = clang_getCursorPrintingPolicy(cursor);
    clang_PrintingPolicy_setProperty(policy, CXPrintingPolicy_TerseOutput, 1);
    CXString printed = clang_getCursorPrettyPrinted(cursor, policy);
    clang_PrintingPolicy_dispose(policy);
    const char *text = clang_getCString(printed);
    uint32_t size = text ? (uint32_t)strlen(text) : 0;
    for (uint32_t at = 0; at < size;) {
        uint32_t end = rl_lex_token(text, size, at);
        if (is_ownership_word(text, at, end, decl->kind == RL_DECL_PARAM))
            add_text(reader, text + at, end - at);
        else if (end - at == 7 && memcmp(text + at, "cleanup", 7) == 0 && text[end] == '(')
            decl->cleanup =
                rl_arena_intern_len(reader->c->arena, text + end + 1, rl_lex_word(text, size, end + 1) - end - 1);
        else if ((end - at == 8 && memcmp(text + at, "noreturn", 8) == 0) ||
                 (end - at == 9 && memcmp(text + at, "_Noreturn", 9) == 0))
            decl->noreturn = decl->kind == RL_DECL_FUNCTION;
        at = rl_lex_blank(text, size, end);
    }
    clang_disposeString(printed);
}

/* The words cpychecker_... (or its macro's capitals) between the last declaration and this one's body. */
static void read_source(struct attribute_reader *reader, CXCursor cursor)
{
    CXSourceRange range = clang_getCursorExtent(cursor);
    struct rl_clang_place begin = rl_clang_file_place(reader->c, clang_getRangeStart(range));
    struct rl_clang_place end = rl_clang_file_place(reader->c, clang_getRangeEnd(range));
    if (begin.file != end.file || !rl_clang_text(reader->c, begin.file) || !begin.file->has_checker_words)
        return;
    const char *text = begin.file->text;
    uint32_t at = begin.offset, size = begin.file->size;
    while (at > 0 && !strchr(";}#/", text[at - 1]))
        at--;
    while (at < size && text[at] != ';' && text[at] != '{') {
        uint32_t word_end = rl_lex_token(text, size, at);
        if (word_end - at > 11 && g_ascii_strncasecmp(text + at, "cpychecker_", 11) == 0) {
            uint32_t group = word_end < size && text[word_end] == '(' ? rl_lex_group(text, size, word_end) : 0;
            char *lower = g_ascii_strdown(text + at, (group ? group : word_end) - at);
            add_text(reader, lower, strlen(lower));
            g_free(lower);
        }
        at = rl_lex_blank(text, size, word_end);
    }
}

/* A model says that it never comes back, whatever its header says. */
static bool is_known_noreturn(const struct rl_clang *c, const char *name)
{
    const struct rl_api *api = c->models ? rl_models_find(c->models, name, 0) : NULL;
    return api && api->noreturn;
}

void rl_clang_annotate(struct rl_clang *c, struct rl_decl *decl, CXCursor cursor)
{
    if (decl->kind == RL_DECL_FUNCTION)
        decl->noreturn =
            decl->noreturn || is_known_noreturn(c, decl->name) || strstr(decl->type->name, "noreturn") != NULL;
    bool has_words = c->unit_files->len > decl->loc.file && decl->kind == RL_DECL_FUNCTION && !decl->in_system_header;
    bool has_attributes = clang_Cursor_hasAttrs(cursor) != 0;
    if (!has_words && !has_attributes)
        return;
    struct attribute_reader reader = {c, g_ptr_array_new(), false};
    if (has_attributes)
        clang_visitChildren(cursor, read_attribute, &reader);
    if (reader.nameless && (!decl->in_system_header || decl->kind == RL_DECL_FUNCTION))
        read_printed(&reader, decl, cursor);
    if (has_words)
        read_source(&reader, cursor);
    decl->nannotations = reader.texts->len;
    if (reader.texts->len)
        decl->annotations = rl_arena_memdup(c->arena, reader.texts->pdata, reader.texts->len * sizeof(char *));
    g_ptr_array_free(reader.texts, TRUE);
}
