/* rl_treesitter_parse: from a file to a unit. */
#include "analyzer/frontend/treesitter_private.h"
#include "analyzer/base/error.h"

#include <string.h>

const TSLanguage *tree_sitter_c(void);

/* How much work the grammar may do for one file before it is given up: a hundred times what real ones take. */
enum { EFFORT_BASE = 1000000, BYTES_PER_EFFORT = 1, LARGEST_FILE = 64 * 1024 * 1024 };

/* ---- places ------------------------------------------------------------------------------ */

static void find_lines(struct rl_ts *t, struct rl_ts_file *file, const char *text)
{
    uint32_t count = 1;
    for (const char *p = text; (p = memchr(p, '\n', file->size - (size_t)(p - text))) != NULL; p++)
        count++;
    file->lines = rl_new_array(t->arena, count, uint32_t);
    file->nlines = 1;
    for (const char *p = text; (p = memchr(p, '\n', file->size - (size_t)(p - text))) != NULL; p++)
        file->lines[file->nlines++] = (uint32_t)(p - text) + 1;
}

/* Most places are near the last one asked for. */
static bool line_is(const struct rl_ts_file *file, uint32_t line, uint32_t offset)
{
    return line < file->nlines && file->lines[line] <= offset && (line + 1 == file->nlines || file->lines[line + 1] > offset);
}

static void line_col(struct rl_ts_file *file, uint32_t offset, uint32_t *line, uint32_t *col)
{
    uint32_t low = 0, high = file->nlines;
    if (line_is(file, file->last_line, offset))
        low = file->last_line, high = low + 1;
    else if (line_is(file, file->last_line + 1, offset))
        low = file->last_line + 1, high = low + 1;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (file->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    file->last_line = low;
    *line = low + 1;
    *col = offset - file->lines[low] + 1;
}

static const struct rl_ts_seg *seg_of(struct rl_ts *t, uint32_t offset)
{
    const GArray *segs = t->out.segs;
    const struct rl_ts_seg *all = (const struct rl_ts_seg *)(const void *)segs->data;
    for (uint32_t at = t->last_seg; at < MIN(segs->len, t->last_seg + 3); at++) /* most are near the last one asked for */
        if (all[at].out <= offset && (at + 1 == segs->len || all[at + 1].out > offset))
            return &all[t->last_seg = at];
    uint32_t low = 0, high = segs->len;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (all[middle].out <= offset)
            low = middle;
        else
            high = middle;
    }
    t->last_seg = low;
    return &all[low];
}

/* Does what begins in the expansion SEG end there, or in one of its arguments? */
static bool is_one_expansion(struct rl_ts *t, const struct rl_ts_seg *seg, uint32_t last)
{
    const char *text = t->out.text->str;
    while (last > seg->out && (text[last] == ';' || rl_ts_is_blank((unsigned char)text[last])))
        last--; /* the semicolon behind the call */
    const struct rl_ts_seg *tail = seg_of(t, last);
    if (tail == seg || (tail->file == seg->file && tail->fixed && tail->src == seg->src))
        return true;
    uint32_t src = tail->src + (tail->fixed ? 0 : last - tail->out);
    return tail->file == seg->file && src >= seg->src && src < seg->src_end;
}

struct rl_loc rl_ts_loc(struct rl_ts *t, uint32_t begin, uint32_t end, const char **macro)
{
    struct rl_loc loc = {0};
    const struct rl_ts_seg *seg = seg_of(t, begin);
    if (macro)
        *macro = seg->macro && is_one_expansion(t, seg, end > begin ? end - 1 : begin) ? seg->macro : NULL;
    if (seg->file == RL_TS_NO_FILE)
        return loc;
    struct rl_ts_file *file = t->line_owners->pdata[seg->file];
    uint32_t src = seg->fixed ? seg->src : seg->src + (begin - seg->out);
    loc.file = seg->file;
    line_col(file, src, &loc.line, &loc.col);
    uint32_t last = end > begin ? end - 1 : begin, stop;
    const struct rl_ts_seg *tail = seg_of(t, last);
    if (tail->file != seg->file)
        stop = seg->fixed ? seg->src_end : src;
    else
        stop = tail->fixed ? tail->src_end : tail->src + (last - tail->out) + (end > begin);
    line_col(file, MIN(MAX(stop, src), file->size), &loc.end_line, &loc.end_col);
    return loc;
}

void rl_ts_note(struct rl_ts *t, struct rl_loc loc, bool is_error, const char *text)
{
    struct rl_note note = {loc, is_error, rl_arena_intern(t->arena, text)};
    g_array_append_val(t->notes, note);
}

/* ---- files ---------------------------------------------------------------------------------- */

static struct rl_ts_file *new_file(struct rl_ts *t, const char *path, char *text, gsize size)
{
    struct rl_ts_file *file = g_new0(struct rl_ts_file, 1);
    file->path = path;
    file->text = text;
    file->size = (uint32_t)size;
    file->events = g_array_new(FALSE, FALSE, sizeof(struct rl_ts_event));
    g_ptr_array_add(t->opened, file);
    return file;
}

static void free_file(gpointer data)
{
    struct rl_ts_file *file = data;
    g_free(file->text);
    g_array_free(file->events, TRUE);
    g_free(file);
}

/* A carriage return alone ends a line too. */
static void end_lines(char *text, gsize size)
{
    for (char *at = memchr(text, '\r', size); at; at = memchr(at, '\r', size - (gsize)(at - text))) {
        if (at[1] != '\n')
            *at = '\n';
        at++;
    }
}

/* The text of PATH, or what the request says instead of it; owned. */
static bool read_text(const struct rl_ts *t, const char *path, char **text, gsize *size, GError **error)
{
    if (!t->request->text || strcmp(path, t->main_path) != 0)
        return g_file_get_contents(path, text, size, error);
    *size = t->request->len;
    *text = g_malloc(*size + 1);
    memcpy(*text, t->request->text, *size);
    (*text)[*size] = '\0';
    return true;
}

static struct rl_ts_file *open_named(struct rl_ts *t, const char *path, const char *shown, GError **error)
{
    char *text;
    gsize size;
    if (!read_text(t, path, &text, &size, error))
        return NULL;
    if (size > LARGEST_FILE) {
        g_set_error(error, RL_ERROR, RL_ERROR_INPUT, "%s: too large (%zu bytes)", shown, (size_t)size);
        g_free(text);
        return NULL;
    }
    end_lines(text, size);
    struct rl_ts_file *file = new_file(t, path, text, size);
    t->total_size += size;
    gpointer known = g_hash_table_lookup(t->file_index, path);
    if (known) {
        file->index = GPOINTER_TO_UINT(known) - 1;
        const struct rl_ts_file *first = t->line_owners->pdata[file->index];
        file->lines = first->lines;
        file->nlines = first->nlines;
    } else {
        struct rl_file row = {.path = shown};
        file->index = t->unit_files->len;
        g_array_append_val(t->unit_files, row);
        g_hash_table_insert(t->file_index, (gpointer)path, GUINT_TO_POINTER(file->index + 1));
        find_lines(t, file, text);
        g_ptr_array_add(t->line_owners, file);
    }
    rl_ts_mask(t, file);
    return file;
}

struct rl_ts_file *rl_ts_open(struct rl_ts *t, const char *path, bool is_system)
{
    struct rl_ts_file *file = open_named(t, path, path, NULL);
    if (file && is_system)
        g_array_index(t->unit_files, struct rl_file, file->index).is_system = true;
    return file;
}

static char *existing(const char *dir, const char *name)
{
    char *path = g_build_filename(dir, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return path;
    g_free(path);
    return NULL;
}

char *rl_ts_find_include(struct rl_ts *t, const struct rl_ts_file *from, const char *name, bool quoted)
{
    if (strcmp(name, "Python.h") == 0)
        return NULL;
    char *found = NULL;
    if (g_path_is_absolute(name))
        return NULL;
    if (quoted && from->path) {
        char *dir = g_path_get_dirname(from->path);
        found = existing(dir, name);
        g_free(dir);
    }
    for (guint i = 0; !found && i < t->include_dirs->len; i++)
        found = existing(t->include_dirs->pdata[i], name);
    return found;
}

/* ---- flags -------------------------------------------------------------------------------------- */

/* The version in DIR/patchlevel.h, or 0. */
static int python_of(const char *dir)
{
    char *path = g_build_filename(dir, "patchlevel.h", NULL);
    char *text = NULL;
    int version = 0;
    if (g_file_get_contents(path, &text, NULL, NULL)) {
        const char *major = strstr(text, "#define PY_MAJOR_VERSION"), *minor = strstr(text, "#define PY_MINOR_VERSION");
        if (major && minor)
            version = (int)(g_ascii_strtoull(major + 24, NULL, 10) << 8 | g_ascii_strtoull(minor + 24, NULL, 10));
    }
    g_free(text);
    g_free(path);
    return version;
}

static void add_dir(struct rl_ts *t, const char *dir)
{
    char *path = g_path_is_absolute(dir) || !t->request->directory ? g_strdup(dir)
                                                                   : g_build_filename(t->request->directory, dir, NULL);
    int version = python_of(path);
    if (version && !t->python)
        t->python = version;
    if (version || g_str_has_prefix(path, "/usr/"))
        g_free(path); /* not of the project */
    else
        g_ptr_array_add(t->include_dirs, path);
}

/* -DNAME, -DNAME=VALUE, -UNAME as directives before the file. */
static void add_define(GString *text, const char *flag)
{
    bool undefine = flag[1] == 'U';
    const char *name = flag + 2, *equals = strchr(name, '=');
    if (undefine)
        g_string_append_printf(text, "#undef %s\n", name);
    else if (equals)
        g_string_append_printf(text, "#define %.*s %s\n", (int)(equals - name), name, equals + 1);
    else
        g_string_append_printf(text, "#define %s 1\n", name);
}

static void read_flags(struct rl_ts *t, GString *defines)
{
    t->python = t->request->python & RL_PYTHON_VERSION;
    if (t->request->python & RL_PYTHON_FREE_THREADED)
        add_define(defines, "-D" RL_GIL_DISABLED);
    static const char *const dirs[] = {"-I", "-iquote", "-isystem", "-idirafter"};
    for (size_t i = 0; i < t->request->nflags; i++) {
        const char *flag = t->request->flags[i], *next = i + 1 < t->request->nflags ? t->request->flags[i + 1] : NULL;
        for (size_t d = 0; d < G_N_ELEMENTS(dirs); d++) {
            if (!g_str_has_prefix(flag, dirs[d]))
                continue;
            const char *dir = flag[strlen(dirs[d])] ? flag + strlen(dirs[d]) : next;
            if (dir)
                add_dir(t, dir);
        }
        if ((g_str_has_prefix(flag, "-D") || g_str_has_prefix(flag, "-U")) && !strchr(flag, '\n')) {
            if (flag[2]) {
                add_define(defines, flag);
            } else if (next && !strchr(next, '\n')) {
                char *joined = g_strconcat(flag, next, NULL);
                add_define(defines, joined);
                g_free(joined);
            }
        }
    }
}

/* ---- the reader ------------------------------------------------------------------------------------ */

static void reader_init(struct rl_ts *t, struct rl_arena *arena, const struct rl_parse_request *request)
{
    *t = (struct rl_ts){.arena = arena, .models = request->models, .request = request};
    t->unit = rl_new(arena, struct rl_unit);
    t->unit->arena = arena;
    t->unit->frontend = RL_FRONTEND_TREE_SITTER;
    GHashTable **tables[] = {&t->file_index, &t->macros, &t->names,     &t->typedefs, &t->tags,
                             &t->pointers,   &t->consts, &t->apis,      &t->api_types, &t->globals};
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        *tables[i] = g_hash_table_new(NULL, NULL);
    GPtrArray **lists[] = {&t->line_owners, &t->pool, &t->function_list, &t->global_list, &t->record_list, &t->extern_list};
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        *lists[i] = g_ptr_array_new();
    t->include_dirs = g_ptr_array_new_with_free_func(g_free);
    t->opened = g_ptr_array_new_with_free_func(free_file);
    t->unit_files = g_array_new(FALSE, FALSE, sizeof(struct rl_file));
    t->shadowed = g_array_new(FALSE, FALSE, sizeof(struct rl_ts_shadow));
    t->notes = g_array_new(FALSE, FALSE, sizeof(struct rl_note));
    GArray **spans[] = {&t->hidden_attrs, &t->hidden_types, &t->hidden_gotos, &t->found};
    for (size_t i = 0; i < G_N_ELEMENTS(spans); i++)
        *spans[i] = g_array_new(FALSE, FALSE, sizeof(struct rl_ts_span));
    rl_ts_text_init(&t->out);
    rl_ts_types_init(t);
}

static void reader_release(struct rl_ts *t)
{
    GHashTable *tables[] = {t->file_index, t->macros, t->names, t->typedefs, t->tags,
                            t->pointers,   t->consts, t->apis,  t->api_types, t->globals};
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        g_hash_table_destroy(tables[i]);
    GPtrArray *lists[] = {t->line_owners, t->pool,         t->function_list, t->global_list,
                          t->record_list, t->extern_list,  t->include_dirs,  t->opened};
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        g_ptr_array_free(lists[i], TRUE);
    GArray *arrays[] = {t->unit_files,   t->shadowed,     t->notes, t->hidden_attrs,
                        t->hidden_types, t->hidden_gotos, t->found};
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_free(arrays[i], TRUE);
    rl_ts_text_release(&t->out);
    g_free(t->parse);
    g_free(t->stack);
    if (t->has_cursor)
        ts_tree_cursor_delete(&t->cursor);
}

/* ---- text --------------------------------------------------------------------------------------------- */

static gboolean is_project_macro(gpointer key, gpointer value, gpointer data)
{
    (void)key;
    (void)data;
    return !((const struct rl_ts_macro *)value)->fixed;
}

/* structmember.h's short names are common words: only for files that include it. */
static bool is_member_name(const char *line)
{
    return g_str_has_prefix(line, "#define T_") || g_str_has_prefix(line, "#define READONLY");
}

static void read_prelude(struct rl_ts *t, bool members)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; rl_ts_prelude_macros[i]; i++)
        if (members || !is_member_name(rl_ts_prelude_macros[i]))
            g_string_append(text, rl_ts_prelude_macros[i]);
    gsize size = text->len;
    struct rl_ts_file *file = new_file(t, NULL, g_string_free(text, FALSE), size);
    file->index = RL_TS_NO_FILE;
    rl_ts_mask(t, file);
}

/* The flags' macros: a file of their own, so that the project may change them. */
static struct rl_ts_file *command_line(struct rl_ts *t, GString *defines)
{
    gsize size = defines->len;
    struct rl_ts_file *file = new_file(t, NULL, g_string_free(defines, FALSE), size);
    file->index = 0;
    rl_ts_mask(t, file);
    return file;
}

static bool names_structmember(const struct rl_ts *t)
{
    char *text;
    gsize size;
    if (!read_text(t, t->main_path, &text, &size, NULL))
        return false;
    bool found = memmem(text, size, "structmember.h", 14) != NULL;
    g_free(text);
    return found;
}

static bool make_text(struct rl_ts *t, GError **error)
{
    GString *defines = g_string_new(NULL);
    read_flags(t, defines);
    read_prelude(t, names_structmember(t));
    struct rl_ts_file *flags = command_line(t, defines);
    struct rl_ts_file *main_file = open_named(t, t->main_path, t->request->path, error);
    if (!main_file)
        return false;
    g_hash_table_foreach_remove(t->macros, is_project_macro, NULL);
    for (guint i = 0; i < flags->events->len; i++) {
        const struct rl_ts_event *event = &g_array_index(flags->events, struct rl_ts_event, i);
        if (event->kind == RL_TS_DEFINE)
            rl_ts_add_macro(t, event->macro);
    }
    rl_ts_expand(t, main_file);
    rl_ts_prepend_types(t);
    rl_ts_repair(t);
    return true;
}

/* ---- tree ------------------------------------------------------------------------------------------------ */

/* Functions that the text shows and the tree does not have are kept, without a body. */
static void add_lost(struct rl_ts *t)
{
    GHashTable *known = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < t->function_list->len; i++)
        g_hash_table_add(known, (gpointer)((const struct rl_function *)t->function_list->pdata[i])->decl->name);
    for (guint i = 0; i < t->found->len; i++) {
        const struct rl_ts_span *span = &g_array_index(t->found, struct rl_ts_span, i);
        const char *name = rl_arena_intern_len(t->arena, rl_ts_at(t, span->begin), span->end - span->begin);
        struct rl_loc loc = rl_ts_loc(t, span->begin, span->end, NULL);
        if (loc.line == 0 || !g_hash_table_add(known, (gpointer)name))
            continue;
        struct rl_function *fn = rl_new(t->arena, struct rl_function);
        fn->frontend = RL_FRONTEND_TREE_SITTER;
        fn->decl = rl_new(t->arena, struct rl_decl);
        fn->decl->kind = RL_DECL_FUNCTION;
        fn->decl->name = name;
        fn->decl->type = rl_ts_function_of(t, t->no_type, NULL, 0, true);
        fn->decl->loc = fn->loc = loc;
        fn->has_errors = true;
        fn->in_header = loc.file != 0;
        g_ptr_array_add(t->function_list, fn);
    }
    g_hash_table_destroy(known);
}

struct effort {
    const char *text;
    uint32_t size;
    uint64_t spent, allowed; /* calls of is_enough(): one each hundred steps of the parser */
};

static const char *read_parse(void *data, uint32_t at, TSPoint place, uint32_t *count)
{
    const struct effort *effort = data;
    (void)place;
    *count = effort->size - MIN(at, effort->size);
    return effort->text + (effort->size - *count);
}

/* Steps, not time: what is found must not depend on how busy the machine is. */
static bool is_enough(TSParseState *state)
{
    struct effort *effort = state->payload;
    return ++effort->spent > effort->allowed;
}

static TSTree *parse(struct rl_ts *t)
{
    struct effort effort = {.text = t->parse, .size = (uint32_t)t->out.text->len};
    effort.allowed = EFFORT_BASE + effort.size / BYTES_PER_EFFORT;
    TSParser *parser = ts_parser_new();
    TSTree *tree = NULL;
    if (ts_parser_set_language(parser, tree_sitter_c())) {
        const TSInput input = {.payload = &effort, .read = read_parse, .encoding = TSInputEncodingUTF8};
        tree = ts_parser_parse_with_options(parser, NULL, input, (TSParseOptions){.payload = &effort, .progress_callback = is_enough});
    }
    ts_parser_delete(parser);
    return tree;
}

static void *kept_list(struct rl_arena *arena, const GPtrArray *list, uint32_t *count)
{
    *count = list->len;
    return rl_arena_memdup(arena, list->pdata, list->len * sizeof(*list->pdata));
}

static bool is_project_record(const struct rl_record *record) { return record->loc.line != 0; }

static void finish(struct rl_ts *t)
{
    struct rl_unit *unit = t->unit;
    GPtrArray *records = g_ptr_array_new();
    for (guint i = 0; i < t->record_list->len; i++)
        if (is_project_record(t->record_list->pdata[i]))
            g_ptr_array_add(records, t->record_list->pdata[i]);
    unit->records = kept_list(t->arena, records, &unit->nrecords);
    g_ptr_array_free(records, TRUE);
    unit->functions = kept_list(t->arena, t->function_list, &unit->nfunctions);
    unit->globals = kept_list(t->arena, t->global_list, &unit->nglobals);
    unit->externs = kept_list(t->arena, t->extern_list, &unit->nexterns);
    unit->nfiles = t->unit_files->len;
    unit->files = rl_arena_memdup(t->arena, t->unit_files->data, unit->nfiles * sizeof(struct rl_file));
    unit->nnotes = t->notes->len;
    unit->notes = rl_arena_memdup(t->arena, t->notes->data, unit->nnotes * sizeof(struct rl_note));
    unit->target_python = t->python;
    static const char clean[] = "PY_SSIZE_T_CLEAN";
    unit->ssize_clean = rl_ts_macro(t, clean, sizeof(clean) - 1) ? RL_SSIZE_CLEAN : RL_SSIZE_NOT_KNOWN;
    unit->nincluded = unit->nfiles;
    unit->included = rl_new_array(t->arena, unit->nincluded, const char *);
    for (uint32_t i = 0; i < unit->nincluded; i++)
        unit->included[i] = i ? unit->files[i].path : ((const struct rl_ts_file *)t->line_owners->pdata[0])->path;
}

struct rl_unit *rl_treesitter_parse(struct rl_arena *arena, const struct rl_parse_request *request, GError **error)
{
    struct rl_ts t;
    struct rl_unit *unit = NULL;
    char *path = g_path_is_absolute(request->path) || !request->directory
                     ? g_strdup(request->path)
                     : g_build_filename(request->directory, request->path, NULL);
    if (!request->text && !g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_free(path);
        path = g_strdup(request->path);
    }
    GError *problem = NULL;
    reader_init(&t, arena, request);
    TSTree *tree = NULL;
    t.main_path = rl_arena_intern(arena, path);
    if (make_text(&t, &problem)) {
        tree = parse(&t);
        if (!tree)
            g_set_error(&problem, RL_ERROR, RL_ERROR_FRONTEND, "%s: tree-sitter gave up: too many ways to read it", request->path);
    } else if (problem && problem->domain != RL_ERROR) {
        GError *io = g_error_new(RL_ERROR, RL_ERROR_IO, "%s: %s", request->path, problem->message);
        g_clear_error(&problem);
        problem = io;
    }
    if (tree) {
        rl_ts_cst_init(&t, ts_tree_language(tree));
        struct rl_ts_node root = rl_ts_node(&t, ts_tree_root_node(tree));
        rl_ts_top_level(&t, &root);
        add_lost(&t);
        finish(&t);
        unit = t.unit;
        ts_tree_delete(tree);
    }
    if (problem)
        g_propagate_error(error, problem);
    reader_release(&t);
    g_free(path);
    return unit;
}
