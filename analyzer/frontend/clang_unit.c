/* rl_clang_parse: from a file and its flags to a unit. */
#include "analyzer/frontend/clang_private.h"
#include "analyzer/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- the files that were read --------------------------------------------------- */

struct inclusions {
    struct rl_clang *c;
    GPtrArray *paths; /* interned */
    GHashTable *seen;
    CXFile patchlevel;
};

static void read_inclusion(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data)
{
    (void)stack;
    (void)depth;
    struct inclusions *inclusions = data;
    const char *path = rl_clang_intern(inclusions->c, clang_getFileName(file));
    if (!g_hash_table_add(inclusions->seen, (gpointer)path))
        return;
    g_ptr_array_add(inclusions->paths, (gpointer)path);
    char *base = g_path_get_basename(path);
    if (strcmp(base, "patchlevel.h") == 0) {
        inclusions->patchlevel = file;
        g_free(inclusions->c->python_dir);
        inclusions->c->python_dir = g_path_get_dirname(path);
    }
    g_free(base);
}

/* The number behind `#define NAME`, or 0. */
static int defined_number(const char *text, size_t size, const char *name)
{
    const char *at = text;
    while ((at = memmem(at, size - (size_t)(at - text), name, strlen(name))) != NULL) {
        const char *line = at;
        at += strlen(name);
        while (line > text && line[-1] != '\n')
            line--;
        if (*line == '#' && (*at == ' ' || *at == '\t'))
            return (int)strtol(at, NULL, 0);
    }
    return 0;
}

static void read_inclusions(struct rl_clang *c)
{
    struct inclusions inclusions = {c, g_ptr_array_new(), g_hash_table_new(NULL, NULL), NULL};
    clang_getInclusions(c->tu, read_inclusion, &inclusions);
    c->unit->nincluded = inclusions.paths->len;
    if (inclusions.paths->len)
        c->unit->included = rl_arena_memdup(c->arena, inclusions.paths->pdata, inclusions.paths->len * sizeof(char *));
    size_t size = 0;
    const char *text = inclusions.patchlevel ? clang_getFileContents(c->tu, inclusions.patchlevel, &size) : NULL;
    if (text)
        c->unit->target_python =
            defined_number(text, size, "PY_MAJOR_VERSION") << 8 | defined_number(text, size, "PY_MINOR_VERSION");
    if (c->unit->target_python) /* until a call of a function whose name PY_SSIZE_T_CLEAN has changed is seen */
        c->unit->ssize_clean = RL_SSIZE_NOT_CLEAN;
    g_ptr_array_free(inclusions.paths, TRUE);
    g_hash_table_destroy(inclusions.seen);
}

/* ---- notes ------------------------------------------------------------------------ */

static void read_diagnostics(struct rl_clang *c)
{
    unsigned count = clang_getNumDiagnostics(c->tu);
    for (unsigned i = 0; i < count; i++) {
        CXDiagnostic diagnostic = clang_getDiagnostic(c->tu, i);
        enum CXDiagnosticSeverity severity = clang_getDiagnosticSeverity(diagnostic);
        if (severity >= CXDiagnostic_Warning) {
            struct rl_note note = {.is_error = severity >= CXDiagnostic_Error};
            struct rl_clang_place place = rl_clang_file_place(c, clang_getDiagnosticLocation(diagnostic));
            if (place.file) {
                note.loc.file = place.file->index;
                rl_clang_line_col(c, place, &note.loc.line, &note.loc.col);
                note.loc.end_line = note.loc.line;
                note.loc.end_col = note.loc.col;
            }
            note.text = rl_clang_intern(c, clang_getDiagnosticSpelling(diagnostic));
            g_array_append_val(c->notes, note);
        }
        clang_disposeDiagnostic(diagnostic);
    }
}

/* ---- the reader --------------------------------------------------------------------- */

static void reader_init(struct rl_clang *c, struct rl_arena *arena, const struct rl_models *models)
{
    *c = (struct rl_clang){.arena = arena, .models = models};
    c->unit = rl_new(arena, struct rl_unit);
    c->unit->arena = arena;
    c->unit->frontend = RL_FRONTEND_CLANG;
    struct rl_type *no_type = rl_new(arena, struct rl_type);
    no_type->name = rl_arena_intern(arena, "");
    c->no_type = no_type;
    GHashTable **tables[] = {&c->files, &c->types, &c->decls, &c->records, &c->typedefs, &c->globals, &c->apis};
    for (unsigned i = 0; i < G_N_ELEMENTS(tables); i++)
        *tables[i] = g_hash_table_new(NULL, NULL);
    GPtrArray **lists[] = {&c->function_list, &c->global_list, &c->record_list, &c->extern_list, &c->locals};
    for (unsigned i = 0; i < G_N_ELEMENTS(lists); i++)
        *lists[i] = g_ptr_array_new();
    g_queue_init(&c->unfilled);
    c->uses = rl_new_array(arena, RL_CLANG_USES, struct rl_clang_macro_use);
    c->origins = rl_new_array(arena, RL_CLANG_ORIGINS, struct rl_clang_origin);
    c->defined = rl_new_array(arena, RL_CLANG_DEFINED, struct rl_clang_defined);
    c->unit_files = g_array_new(FALSE, FALSE, sizeof(struct rl_file));
    c->notes = g_array_new(FALSE, FALSE, sizeof(struct rl_note));
    c->stack = g_array_new(FALSE, FALSE, sizeof(CXCursor));
}

static void reader_release(struct rl_clang *c)
{
    GHashTable *tables[] = {c->files, c->types, c->decls, c->records, c->typedefs, c->globals, c->apis};
    for (unsigned i = 0; i < G_N_ELEMENTS(tables); i++)
        g_hash_table_destroy(tables[i]);
    GPtrArray *lists[] = {c->function_list, c->global_list, c->record_list, c->extern_list, c->locals};
    for (unsigned i = 0; i < G_N_ELEMENTS(lists); i++)
        g_ptr_array_free(lists[i], TRUE);
    GArray *arrays[] = {c->unit_files, c->notes, c->stack};
    for (unsigned i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_free(arrays[i], TRUE);
    g_queue_clear(&c->unfilled);
    g_free(c->python_dir);
}

static void *kept_list(struct rl_arena *arena, const GPtrArray *list, uint32_t *count)
{
    *count = list->len;
    return list->len ? rl_arena_memdup(arena, list->pdata, list->len * sizeof(*list->pdata)) : NULL;
}

static void read_unit(struct rl_clang *c, const char *shown_path, const char *real_path)
{
    struct rl_unit *unit = c->unit;
    read_inclusions(c);
    rl_clang_file(c, clang_getFile(c->tu, real_path));
    if (c->unit_files->len)
        g_array_index(c->unit_files, struct rl_file, 0).path = rl_arena_intern(c->arena, shown_path);
    read_diagnostics(c);
    rl_clang_top_level(c);
    rl_clang_fill_records(c);
    unit->functions = kept_list(c->arena, c->function_list, &unit->nfunctions);
    unit->globals = kept_list(c->arena, c->global_list, &unit->nglobals);
    unit->records = kept_list(c->arena, c->record_list, &unit->nrecords);
    unit->externs = kept_list(c->arena, c->extern_list, &unit->nexterns);
    unit->nfiles = c->unit_files->len;
    if (unit->nfiles)
        unit->files = rl_arena_memdup(c->arena, c->unit_files->data, unit->nfiles * sizeof(struct rl_file));
    unit->nnotes = c->notes->len;
    if (unit->nnotes)
        unit->notes = rl_arena_memdup(c->arena, c->notes->data, unit->nnotes * sizeof(struct rl_note));
}

static char *find_file(const struct rl_parse_request *request, GError **error)
{
    char *path = g_path_is_absolute(request->path) || !request->directory
                     ? g_strdup(request->path)
                     : g_build_filename(request->directory, request->path, NULL);
    if (request->text)
        return path;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT && strcmp(path, request->path) != 0) {
        g_free(path);
        path = realpath(request->path, NULL);
        fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    }
    char byte;
    if (fd < 0 || read(fd, &byte, 1) < 0) {
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: %s", request->path, g_strerror(errno));
        g_clear_pointer(&path, g_free);
    }
    if (fd >= 0)
        close(fd);
    return path;
}

struct rl_unit *rl_clang_parse(struct rl_arena *arena, const struct rl_parse_request *request, GError **error)
{
    char *path = rl_clang_load(error) ? find_file(request, error) : NULL;
    if (!path)
        return NULL;
    struct rl_clang c;
    struct rl_unit *unit = NULL;
    reader_init(&c, arena, request->models);
    GPtrArray *flags = rl_clang_flags(request, path);
    CXIndex index = clang_createIndex(0, 0);
    struct CXUnsavedFile given = {.Filename = path, .Contents = request->text, .Length = request->len};
    enum CXErrorCode code = clang_parseTranslationUnit2(index, path, (const char *const *)flags->pdata, (int)flags->len, &given,
                                                        request->text ? 1 : 0, CXTranslationUnit_KeepGoing, &c.tu);
    if (code == CXError_Success && c.tu) {
        read_unit(&c, request->path, path);
        unit = c.unit;
        clang_disposeTranslationUnit(c.tu);
    } else {
        g_set_error(error, RL_ERROR, RL_ERROR_FRONTEND, "%s: libclang could not read it (error %d%s)", request->path,
                    (int)code, code == CXError_Crashed ? ", it crashed" : "");
    }
    clang_disposeIndex(index);
    g_ptr_array_free(flags, TRUE);
    reader_release(&c);
    g_free(path);
    return unit;
}
