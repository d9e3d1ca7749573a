/* Places, source text and macro names.
 *
 * A place outside macros is decoded without libclang: its number less that of
 * the file's first character is the offset.  The number of the first character
 * is learnt from libclang once for each file (struct rl_clang_segment).
 */
#include "analyzer/frontend/clang_private.h"
#include "analyzer/model/model.h"

#include <string.h>

static bool has_prefix_dir(const char *path, const char *dir)
{
    size_t len = strlen(dir);
    return strncmp(path, dir, len) == 0 && (path[len] == '/' || (len > 0 && dir[len - 1] == '/'));
}

static bool is_system_file(const struct rl_clang *c, CXFile handle, const char *path)
{
    if (has_prefix_dir(path, "/usr/include") || has_prefix_dir(path, "/usr/lib"))
        return true;
    if (c->python_dir && has_prefix_dir(path, c->python_dir))
        return true;
    return clang_Location_isInSystemHeader(clang_getLocationForOffset(c->tu, handle, 0)) != 0;
}

struct rl_clang_file *rl_clang_file(struct rl_clang *c, CXFile handle)
{
    if (!handle)
        return NULL;
    struct rl_clang_file *file = g_hash_table_lookup(c->files, handle);
    if (file)
        return file;
    file = rl_new(c->arena, struct rl_clang_file);
    file->handle = handle;
    size_t size = 0;
    file->text = clang_getFileContents(c->tu, handle, &size);
    file->size = file->text ? (uint32_t)size : 0;
    file->index = c->unit_files->len;
    const char *path = rl_clang_intern(c, clang_getFileName(handle));
    file->is_system = file->index != 0 && is_system_file(c, handle, path);
    file->has_checker_words = file->text && !file->is_system &&
                              (memmem(file->text, size, "cpychecker_", 11) || memmem(file->text, size, "CPYCHECKER_", 11));
    struct rl_file row = {.path = path, .is_system = file->is_system};
    g_array_append_val(c->unit_files, row);
    g_hash_table_insert(c->files, handle, file);
    return file;
}

static struct rl_clang_place place_of(struct rl_clang *c, CXFile handle, unsigned offset)
{
    return (struct rl_clang_place){rl_clang_file(c, handle), offset};
}

/* Decodes a place outside macros. */
static struct rl_clang_place plain_place(struct rl_clang *c, CXSourceLocation at)
{
    for (unsigned i = 0; i < RL_CLANG_SEGMENTS; i++) {
        const struct rl_clang_segment *segment = &c->segments[i];
        if (segment->file && at.int_data >= segment->first && at.int_data <= segment->last)
            return (struct rl_clang_place){segment->file, at.int_data - segment->first};
    }
    CXFile handle = NULL;
    unsigned offset = 0;
    clang_getFileLocation(at, &handle, NULL, NULL, &offset);
    struct rl_clang_place place = place_of(c, handle, offset);
    if (place.file && place.file->text && offset <= place.file->size) {
        unsigned first = at.int_data - offset;
        c->segments[c->next_segment++ % RL_CLANG_SEGMENTS] = (struct rl_clang_segment){first, first + place.file->size, place.file};
    }
    return place;
}

struct rl_clang_place rl_clang_file_place(struct rl_clang *c, CXSourceLocation at)
{
    if (!rl_clang_in_macro(at.int_data))
        return at.int_data ? plain_place(c, at) : (struct rl_clang_place){NULL, 0};
    CXFile handle = NULL;
    unsigned offset = 0;
    clang_getFileLocation(at, &handle, NULL, NULL, &offset);
    return place_of(c, handle, offset);
}

struct rl_clang_place rl_clang_spelling_place(struct rl_clang *c, CXSourceLocation at)
{
    if (!rl_clang_in_macro(at.int_data))
        return rl_clang_file_place(c, at);
    CXFile handle = NULL;
    unsigned offset = 0;
    clang_getSpellingLocation(at, &handle, NULL, NULL, &offset);
    return place_of(c, handle, offset);
}

struct rl_clang_place rl_clang_expansion_place(struct rl_clang *c, CXSourceLocation at)
{
    if (!rl_clang_in_macro(at.int_data))
        return rl_clang_file_place(c, at);
    CXFile handle = NULL;
    unsigned offset = 0;
    clang_getExpansionLocation(at, &handle, NULL, NULL, &offset);
    return place_of(c, handle, offset);
}

static void index_lines(struct rl_clang *c, struct rl_clang_file *file)
{
    uint32_t count = 1;
    for (uint32_t i = 0; i < file->size; i++)
        count += file->text[i] == '\n';
    file->lines = rl_new_array(c->arena, count, uint32_t);
    file->nlines = 1;
    for (uint32_t i = 0; i < file->size; i++)
        if (file->text[i] == '\n')
            file->lines[file->nlines++] = i + 1;
}

void rl_clang_line_col(struct rl_clang *c, struct rl_clang_place place, uint32_t *line, uint32_t *col)
{
    *line = *col = 0;
    if (!place.file || !place.file->text || place.offset > place.file->size)
        return;
    if (!place.file->lines)
        index_lines(c, place.file);
    uint32_t low = 0, high = place.file->nlines;
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (place.file->lines[mid] <= place.offset)
            low = mid;
        else
            high = mid;
    }
    *line = low + 1;
    *col = place.offset - place.file->lines[low] + 1;
}

struct rl_loc rl_clang_loc(struct rl_clang *c, CXSourceRange range)
{
    struct rl_loc loc = {0};
    struct rl_clang_place begin = rl_clang_file_place(c, clang_getRangeStart(range));
    if (!begin.file)
        return loc;
    loc.file = begin.file->index;
    rl_clang_line_col(c, begin, &loc.line, &loc.col);
    struct rl_clang_place end = rl_clang_file_place(c, clang_getRangeEnd(range));
    if (end.file == begin.file && end.offset >= begin.offset)
        rl_clang_line_col(c, end, &loc.end_line, &loc.end_col);
    else
        loc.end_line = loc.line, loc.end_col = loc.col;
    return loc;
}

const char *rl_clang_word(struct rl_clang *c, struct rl_clang_place place)
{
    if (!place.file || !place.file->text)
        return NULL;
    uint32_t end = rl_lex_word(place.file->text, place.file->size, place.offset);
    if (end <= place.offset)
        return NULL;
    return rl_arena_intern_len(c->arena, place.file->text + place.offset, end - place.offset);
}

static const struct rl_clang_macro_use *macro_use(struct rl_clang *c, struct rl_clang_place at)
{
    struct rl_clang_macro_use *use = &c->uses[at.offset % RL_CLANG_USES];
    if (use->at.file && rl_clang_same_place(use->at, at))
        return use;
    *use = (struct rl_clang_macro_use){.at = at, .name = rl_clang_word(c, at)};
    if (!use->name)
        return use;
    struct rl_lex_span args[RL_LEX_MAX_ARGS];
    unsigned nargs;
    uint32_t end = rl_lex_word(at.file->text, at.file->size, at.offset);
    uint32_t open = rl_lex_blank(at.file->text, at.file->size, end);
    uint32_t close = rl_lex_arguments(at.file->text, at.file->size, open, args, &nargs);
    use->end = close ? close : end;
    return use;
}

const char *rl_clang_macro_name(struct rl_clang *c, CXSourceRange range)
{
    CXSourceLocation begin = clang_getRangeStart(range);
    struct rl_clang_place at = rl_clang_file_place(c, begin);
    if (!at.file || rl_clang_same_place(at, rl_clang_spelling_place(c, begin)))
        return NULL; /* an argument, written where it stands */
    const struct rl_clang_macro_use *use = macro_use(c, at);
    struct rl_clang_place end = rl_clang_file_place(c, clang_getRangeEnd(range));
    if (end.file == at.file && end.offset <= use->end)
        return use->name;
    /* Inside the argument of another macro, libclang gives that macro's end. */
    return rl_clang_same_place(at, rl_clang_expansion_place(c, begin)) ? NULL : use->name;
}

const char *rl_clang_intern(struct rl_clang *c, CXString text)
{
    const char *chars = clang_getCString(text);
    const char *name = rl_arena_intern(c->arena, chars ? chars : "");
    clang_disposeString(text);
    return name;
}

const struct rl_api *rl_clang_api(struct rl_clang *c, const char *name)
{
    if (!c->models || !name)
        return NULL;
    gpointer found = NULL;
    if (!g_hash_table_lookup_extended(c->apis, name, NULL, &found)) {
        found = (gpointer)rl_models_find(c->models, name, 0);
        g_hash_table_insert(c->apis, (gpointer)name, found);
    }
    return found;
}
