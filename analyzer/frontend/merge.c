/* A libclang unit that has errors takes over what tree-sitter read without. */
#include "analyzer/frontend/merge.h"

#include <glib.h>
#include <string.h>

struct merger {
    struct rl_unit *clang, *other;
    const char *directory;
    bool blind; /* libclang lacked a header, so it did not know which branch of an #ifdef is compiled: what it left out may be there */
    uint32_t *file_map;  /* OTHER's file number -> CLANG's */
    GHashTable *records; /* interned name -> CLANG's struct rl_record */
    GHashTable *seen;    /* nodes, declarations, types and records of OTHER that are adopted already */
};

/* ---- files and places ------------------------------------------------------------- */

static char *plain_path(const struct merger *m, const char *path)
{
    return path[0] == '<' ? g_strdup(path) : g_canonicalize_filename(path, m->directory);
}

static void map_files(struct merger *m)
{
    struct rl_unit *clang = m->clang;
    const struct rl_unit *other = m->other;
    struct rl_file *files = rl_new_array(clang->arena, clang->nfiles + other->nfiles, struct rl_file);
    GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (clang->nfiles)
        memcpy(files, clang->files, clang->nfiles * sizeof(*files));
    for (uint32_t i = clang->nfiles; i-- > 0;)
        g_hash_table_replace(known, plain_path(m, files[i].path), GUINT_TO_POINTER(i + 1));
    m->file_map = rl_new_array(clang->arena, other->nfiles, uint32_t);
    for (uint32_t i = 0; i < other->nfiles; i++) {
        char *path = plain_path(m, other->files[i].path);
        uint32_t found = i == 0 ? 1 : GPOINTER_TO_UINT(g_hash_table_lookup(known, path));
        if (!found) {
            files[clang->nfiles] = other->files[i];
            found = ++clang->nfiles;
        }
        m->file_map[i] = found - 1;
        g_free(path);
    }
    clang->files = files;
    g_hash_table_destroy(known);
}

static void move_loc(const struct merger *m, struct rl_loc *loc)
{
    if (loc->file < m->other->nfiles)
        loc->file = m->file_map[loc->file];
}

/* An error of libclang's between the lines of LOC, a place of OTHER's; a line before it may belong to it too (`static FOO`). */
static bool error_at(const struct merger *m, struct rl_loc loc)
{
    move_loc(m, &loc);
    for (uint32_t i = 0; i < m->clang->nnotes; i++) {
        const struct rl_note *note = &m->clang->notes[i];
        if (note->is_error && note->loc.file == loc.file && note->loc.line + 1 >= loc.line && note->loc.line <= loc.end_line)
            return true;
    }
    return false;
}

static bool lacks_header(const struct rl_unit *clang)
{
    for (uint32_t i = 0; i < clang->nnotes; i++)
        if (clang->notes[i].is_error && strstr(clang->notes[i].text, "file not found"))
            return true;
    return false;
}

/* ---- adopting ------------------------------------------------------------------------ */

static void adopt_type(struct merger *m, const struct rl_type *type);

static void adopt_fields(struct merger *m, struct rl_record *record)
{
    if (!g_hash_table_add(m->seen, record))
        return;
    move_loc(m, &record->loc);
    for (uint32_t i = 0; i < record->nfields; i++)
        adopt_type(m, record->fields[i].type);
}

/* One record a name: libclang's where it has one. */
static void adopt_type(struct merger *m, const struct rl_type *type)
{
    for (; type && g_hash_table_add(m->seen, (gpointer)type); type = type->to) {
        for (uint32_t i = 0; i < type->nparams; i++)
            adopt_type(m, type->params[i]);
        if (!type->record)
            continue;
        struct rl_record *known = g_hash_table_lookup(m->records, type->record->name);
        adopt_fields(m, type->record);
        if (known && known->complete)
            ((struct rl_type *)type)->record = known; /* OTHER is ours */
    }
}

static void adopt_decl(struct merger *m, struct rl_decl *decl)
{
    if (!decl || !g_hash_table_add(m->seen, decl))
        return;
    move_loc(m, &decl->loc);
    adopt_type(m, decl->type);
    for (uint32_t i = 0; i < decl->nparams; i++)
        adopt_decl(m, decl->params[i]);
}

static void adopt_node(struct merger *m, struct rl_node *root)
{
    GPtrArray *stack = g_ptr_array_new();
    g_ptr_array_add(stack, root);
    while (stack->len) {
        struct rl_node *node = g_ptr_array_steal_index_fast(stack, stack->len - 1);
        if (!node || !g_hash_table_add(m->seen, node))
            continue;
        move_loc(m, &node->loc);
        adopt_type(m, node->type);
        adopt_decl(m, node->decl);
        for (uint32_t i = 0; i < node->nkids; i++)
            g_ptr_array_add(stack, node->kids[i]);
    }
    g_ptr_array_free(stack, TRUE);
}

static void adopt_function(struct merger *m, struct rl_function *function)
{
    move_loc(m, &function->loc);
    adopt_decl(m, function->decl);
    adopt_node(m, function->body);
}

/* The pointers LIST[0..COUNT), with room for EXTRA more. */
static void *with_room(const struct merger *m, const void *list, uint32_t count, uint32_t extra)
{
    void **all = rl_new_array(m->clang->arena, count + extra, void *);
    if (count)
        memcpy(all, list, count * sizeof(*all));
    return all;
}

/* ---- what is taken ---------------------------------------------------------------------- */

static bool same_function(const struct merger *m, const struct rl_function *clang, const struct rl_function *other)
{
    return clang->decl->name == other->decl->name && other->loc.file < m->other->nfiles &&
           clang->loc.file == m->file_map[other->loc.file];
}

static struct rl_function **find_function(const struct merger *m, GHashTable *by_name, const struct rl_function *other)
{
    struct rl_function **slot = g_hash_table_lookup(by_name, other->decl->name);
    return slot && same_function(m, *slot, other) ? slot : NULL;
}

static void take_functions(struct merger *m)
{
    struct rl_unit *clang = m->clang;
    struct rl_function **all = with_room(m, clang->functions, clang->nfunctions, m->other->nfunctions);
    GHashTable *by_name = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; i < clang->nfunctions; i++)
        g_hash_table_insert(by_name, (gpointer)all[i]->decl->name, &all[i]);
    for (uint32_t i = 0; i < m->other->nfunctions; i++) {
        struct rl_function *mine = m->other->functions[i], **theirs = find_function(m, by_name, mine);
        if (theirs) {
            if (!(*theirs)->has_errors || mine->has_errors || !mine->body)
                continue;
            adopt_function(m, mine);
            *theirs = mine;
        } else if (!g_hash_table_contains(by_name, mine->decl->name) && (error_at(m, mine->loc) || (m->blind && mine->body))) {
            adopt_function(m, mine);
            all[clang->nfunctions++] = mine;
        }
    }
    clang->functions = all;
    g_hash_table_destroy(by_name);
}

/* Records with an error inside keep their identity and get tree-sitter's fields. */
static void take_records(struct merger *m)
{
    struct rl_unit *clang = m->clang;
    struct rl_record **all = with_room(m, clang->records, clang->nrecords, m->other->nrecords);
    for (uint32_t i = 0; i < clang->nrecords; i++)
        g_hash_table_insert(m->records, (gpointer)all[i]->name, all[i]);
    for (uint32_t i = 0; i < m->other->nrecords; i++) {
        struct rl_record *mine = m->other->records[i], *theirs = g_hash_table_lookup(m->records, mine->name);
        if (!mine->complete || !(error_at(m, mine->loc) || (m->blind && !theirs)))
            continue;
        adopt_fields(m, mine);
        if (theirs) {
            *theirs = *mine;
        } else {
            all[clang->nrecords++] = mine;
            g_hash_table_insert(m->records, (gpointer)mine->name, mine);
        }
    }
    clang->records = all;
}

static struct rl_global *find_global(const struct rl_unit *unit, const char *name)
{
    for (uint32_t i = 0; i < unit->nglobals; i++)
        if (unit->globals[i]->decl->name == name && unit->globals[i]->decl->kind == RL_DECL_GLOBAL)
            return unit->globals[i];
    return NULL;
}

/* Tables with an error inside, and the static variables of functions that were taken. */
static void take_globals(struct merger *m)
{
    struct rl_unit *clang = m->clang;
    struct rl_global **all = with_room(m, clang->globals, clang->nglobals, m->other->nglobals);
    uint32_t count = clang->nglobals;
    for (uint32_t i = 0; i < m->other->nglobals; i++) {
        struct rl_global *mine = m->other->globals[i];
        bool local = mine->decl->kind == RL_DECL_STATIC_LOCAL;
        struct rl_global *theirs = local ? NULL : find_global(clang, mine->decl->name);
        bool missing = mine->init && (error_at(m, mine->init->loc) || (m->blind && !theirs));
        if (local ? !g_hash_table_contains(m->seen, mine->decl) : !missing)
            continue;
        adopt_decl(m, mine->decl);
        adopt_node(m, mine->init);
        if (theirs)
            *theirs = *mine;
        else
            all[count++] = mine;
    }
    clang->globals = all;
    clang->nglobals = count;
}

static void take_externs(struct merger *m)
{
    struct rl_unit *clang = m->clang;
    struct rl_decl **all = with_room(m, clang->externs, clang->nexterns, m->other->nexterns);
    GHashTable *known = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; i < clang->nexterns; i++)
        g_hash_table_add(known, (gpointer)all[i]->name);
    for (uint32_t i = 0; i < m->other->nexterns; i++) {
        if (!g_hash_table_add(known, (gpointer)m->other->externs[i]->name))
            continue;
        adopt_decl(m, m->other->externs[i]);
        all[clang->nexterns++] = m->other->externs[i];
    }
    clang->externs = all;
    g_hash_table_destroy(known);
}

void rl_unit_merge(struct rl_unit *clang, struct rl_unit *other, const char *directory)
{
    struct merger m = {.clang = clang, .other = other, .directory = directory};
    m.records = g_hash_table_new(NULL, NULL);
    m.seen = g_hash_table_new(NULL, NULL);
    m.blind = lacks_header(clang);
    map_files(&m);
    take_records(&m);
    take_functions(&m);
    take_globals(&m);
    take_externs(&m);
    if (!clang->target_python)
        clang->target_python = other->target_python;
    if (clang->ssize_clean == RL_SSIZE_NOT_KNOWN)
        clang->ssize_clean = other->ssize_clean;
    g_hash_table_destroy(m.records);
    g_hash_table_destroy(m.seen);
}
