/* Units of the text form: the lines around the functions, and the entry point. */
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/ir/lower.h"
#include "analyzer/ir/reader.h"

/* ---- the lines ------------------------------------------------------------------------ */

static void read_unit_line(struct rl_reader *r)
{
    r->unit->frontend = rl_read_word(r, "treesitter") ? RL_FRONTEND_TREE_SITTER : RL_FRONTEND_CLANG;
    rl_read_word(r, "clang");
    rl_read_expect(r, "0x");
    char *end;
    r->unit->target_python = (int)g_ascii_strtoull(r->at, &end, 16);
    r->at = end;
    rl_read_newline(r);
}

static void read_file(struct rl_reader *r)
{
    struct rl_file file = {.path = rl_read_quoted(r, '"')};
    file.is_system = rl_read_word(r, "!system");
    g_array_append_val(r->files, file);
    rl_read_newline(r);
}

static void read_included(struct rl_reader *r)
{
    g_ptr_array_add(r->included, (gpointer)rl_read_quoted(r, '"'));
    rl_read_newline(r);
}

static void read_note(struct rl_reader *r)
{
    struct rl_note note = {.text = rl_read_quoted(r, '"')};
    note.is_error = rl_read_word(r, "!error");
    note.loc = rl_read_loc(r);
    g_array_append_val(r->notes, note);
    rl_read_newline(r);
}

static void read_listed(struct rl_reader *r)
{
    g_ptr_array_add(r->listed, rl_read_record_number(r, rl_read_u32(r)));
    rl_read_newline(r);
}

static void read_init_item(struct rl_reader *r, const struct rl_type *type, GArray *items)
{
    struct rl_init_item item = {0};
    rl_read_peek(r);
    item.path = rl_read_steps(r, type, false, &item.npath);
    rl_read_expect(r, "=");
    item.value = rl_read_value(r);
    if (rl_read_word(r, "of"))
        item.address_of = rl_read_quoted(r, '"');
    item.loc = rl_read_loc(r);
    g_array_append_val(items, item);
    rl_read_newline(r);
}

static void read_global(struct rl_reader *r)
{
    struct rl_ir_global global = {.name = rl_read_name(r)};
    rl_read_expect(r, ":");
    global.type = rl_read_type(r);
    if (!global.type)
        global.type = rl_read_type_named(r, rl_arena_intern(r->arena, "?"));
    global.is_static = rl_read_word(r, "!static");
    bool has_init = rl_read_word(r, "!init");
    global.function = rl_read_macro(r);
    global.loc = rl_read_loc(r);
    rl_read_newline(r);
    if (has_init) {
        GArray *items = g_array_new(FALSE, TRUE, sizeof(struct rl_init_item));
        while (!r->failure && rl_read_word(r, "init"))
            read_init_item(r, global.type, items);
        global.init = rl_new(r->arena, struct rl_init);
        global.init->nitems = items->len;
        global.init->items = rl_read_keep(r, items);
        g_array_free(items, TRUE);
    }
    g_array_append_val(r->globals, global);
}

static const char **read_texts(struct rl_reader *r, uint32_t *count)
{
    GPtrArray *texts = g_ptr_array_new();
    while (!r->failure && rl_read_peek(r) == '"')
        g_ptr_array_add(texts, (gpointer)rl_read_quoted(r, '"'));
    *count = texts->len;
    g_ptr_array_add(texts, NULL);
    const char **kept = *count ? rl_arena_memdup(r->arena, texts->pdata, texts->len * sizeof(gpointer)) : NULL;
    g_ptr_array_free(texts, TRUE);
    return kept;
}

static void read_extern(struct rl_reader *r)
{
    struct rl_ir_extern ext = {.name = rl_read_name(r)};
    rl_read_expect(r, ":");
    ext.type = rl_read_type(r);
    ext.loc = rl_read_loc(r);
    rl_read_newline(r);
    GPtrArray *annotations = g_ptr_array_new(), *names = g_ptr_array_new(), *lists = g_ptr_array_new();
    while (!r->failure && rl_read_word(r, "annotation")) {
        g_ptr_array_add(annotations, (gpointer)rl_read_quoted(r, '"'));
        rl_read_newline(r);
    }
    while (!r->failure && rl_read_word(r, "named")) {
        uint32_t count;
        g_ptr_array_add(names, (gpointer)rl_read_quoted(r, '"'));
        g_ptr_array_add(lists, read_texts(r, &count));
        rl_read_newline(r);
    }
    ext.nannotations = annotations->len;
    g_ptr_array_add(annotations, NULL);
    if (ext.nannotations)
        ext.annotations = rl_arena_memdup(r->arena, annotations->pdata, annotations->len * sizeof(gpointer));
    ext.nparams = names->len;
    ext.param_names = rl_arena_memdup(r->arena, names->pdata, names->len * sizeof(gpointer));
    ext.param_annotations = rl_arena_memdup(r->arena, lists->pdata, lists->len * sizeof(gpointer));
    g_ptr_array_free(annotations, TRUE);
    g_ptr_array_free(names, TRUE);
    g_ptr_array_free(lists, TRUE);
    g_array_append_val(r->externs, ext);
}

struct line {
    const char *word;
    void (*read)(struct rl_reader *r);
    bool is_type; /* stands before all that uses types */
};
static const struct line lines[] = {
    {"unit", read_unit_line, true}, {"file", read_file, true},           {"included", read_included, true},
    {"note", read_note, true},      {"type", rl_read_type_line, true},   {"record", rl_read_record_line, true},
    {"listed", read_listed, true},  {"global", read_global, false},      {"extern", read_extern, false},
    {"func", rl_read_func, false},
};

static void read_line(struct rl_reader *r)
{
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (!rl_read_word(r, lines[i].word))
            continue;
        if (!lines[i].is_type && !r->types_done)
            rl_read_types_done(r);
        lines[i].read(r);
        return;
    }
    rl_read_fail(r, "func, global, type or another word that starts a line");
}

/* ---- the entry point -------------------------------------------------------------------- */

static void init_reader(struct rl_reader *r, struct rl_arena *arena, const char *text)
{
    *r = (struct rl_reader){.at = text, .line = 1, .arena = arena};
    r->unit = rl_new(arena, struct rl_ir_unit);
    r->unit->arena = arena;
    r->types = g_hash_table_new(g_str_hash, g_str_equal);
    r->forward = g_ptr_array_new();
    r->pointers = g_hash_table_new(NULL, NULL);
    r->record_names = g_hash_table_new(g_str_hash, g_str_equal);
    r->records = g_ptr_array_new();
    r->files = g_array_new(FALSE, TRUE, sizeof(struct rl_file));
    r->notes = g_array_new(FALSE, TRUE, sizeof(struct rl_note));
    r->globals = g_array_new(FALSE, TRUE, sizeof(struct rl_ir_global));
    r->externs = g_array_new(FALSE, TRUE, sizeof(struct rl_ir_extern));
    r->included = g_ptr_array_new();
    r->functions = g_ptr_array_new();
    r->listed = g_ptr_array_new();
}

static void *keep_pointers(struct rl_reader *r, const GPtrArray *array, uint32_t *count)
{
    *count = array->len;
    return rl_arena_memdup(r->arena, array->pdata, array->len * sizeof(gpointer));
}

static void finish_unit(struct rl_reader *r)
{
    struct rl_ir_unit *unit = r->unit;
    unit->files = rl_read_keep(r, r->files);
    unit->nfiles = r->files->len;
    unit->notes = rl_read_keep(r, r->notes);
    unit->nnotes = r->notes->len;
    unit->globals = rl_read_keep(r, r->globals);
    unit->nglobals = r->globals->len;
    unit->externs = rl_read_keep(r, r->externs);
    unit->nexterns = r->externs->len;
    unit->included = keep_pointers(r, r->included, &unit->nincluded);
    unit->functions = keep_pointers(r, r->functions, &unit->nfunctions);
    unit->records = keep_pointers(r, r->listed, &unit->nrecords);
}

/* What a text written by hand can get wrong beyond its words. */
static void check_functions(struct rl_reader *r)
{
    for (uint32_t i = 0; i < r->functions->len && !r->failure; i++) {
        struct rl_ir_func *func = g_ptr_array_index(r->functions, i);
        r->failure = rl_ir_verify(func);
        if (!r->failure)
            rl_ir_link_args(r->arena, func);
    }
}

static void release_reader(struct rl_reader *r)
{
    g_hash_table_destroy(r->types);
    g_ptr_array_free(r->forward, TRUE);
    g_hash_table_destroy(r->pointers);
    g_hash_table_destroy(r->record_names);
    g_ptr_array_free(r->records, TRUE);
    g_array_free(r->files, TRUE);
    g_array_free(r->notes, TRUE);
    g_array_free(r->globals, TRUE);
    g_array_free(r->externs, TRUE);
    g_ptr_array_free(r->included, TRUE);
    g_ptr_array_free(r->functions, TRUE);
    g_ptr_array_free(r->listed, TRUE);
    g_free(r->failure);
}

struct rl_ir_unit *rl_ir_read_text(struct rl_arena *arena, const char *text, GError **error)
{
    struct rl_reader r;
    init_reader(&r, arena, text);
    rl_read_blank(&r);
    while (!r.failure && !rl_read_end(&r))
        read_line(&r);
    if (!r.failure)
        check_functions(&r);
    struct rl_ir_unit *unit = NULL;
    if (r.failure) {
        g_set_error(error, RL_ERROR, RL_ERROR_SYNTAX, "IR text: %s", r.failure);
    } else {
        finish_unit(&r);
        unit = r.unit;
    }
    release_reader(&r);
    return unit;
}
