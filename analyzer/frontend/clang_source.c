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

static bool is_system_file(const struct rl_clang *c, CXSourceLocation inside, const char *path)
{
    if (has_prefix_dir(path, "/usr/include") || has_prefix_dir(path, "/usr/lib"))
        return true;
    if (c->python_dir && has_prefix_dir(path, c->python_dir))
        return true;
    return clang_Location_isInSystemHeader(inside) != 0;
}

static struct rl_clang_file *file_of(struct rl_clang *c, CXFile handle, CXSourceLocation inside)
{
    if (!handle)
        return NULL;
    struct rl_clang_file *file = g_hash_table_lookup(c->files, handle);
    if (file)
        return file;
    file = rl_new(c->arena, struct rl_clang_file);
    file->handle = handle;
    file->index = c->unit_files->len;
    const char *path = rl_clang_intern(c, clang_getFileName(handle));
    file->is_system = file->index != 0 && is_system_file(c, inside, path);
    struct rl_file row = {.path = path, .is_system = file->is_system};
    g_array_append_val(c->unit_files, row);
    g_hash_table_insert(c->files, handle, file);
    return file;
}

struct rl_clang_file *rl_clang_file(struct rl_clang *c, CXFile handle)
{
    return file_of(c, handle, clang_getLocationForOffset(c->tu, handle, 0));
}

const char *rl_clang_text(struct rl_clang *c, struct rl_clang_file *file)
{
    if (!file || file->text_asked)
        return file ? file->text : NULL;
    size_t size = 0;
    file->text_asked = true;
    file->text = clang_getFileContents(c->tu, file->handle, &size);
    file->size = file->text ? (uint32_t)size : 0;
    file->has_checker_words =
        file->text && !file->is_system &&
        (memmem(file->text, size, "cpychecker_", 11) || memmem(file->text, size, "CPYCHECKER_", 11));
    return file->text;
}

/* ---- places ------------------------------------------------------------------- */

typedef void locate(CXSourceLocation at, CXFile *file, unsigned *line, unsigned *column, unsigned *offset);

static struct rl_clang_place ask(struct rl_clang *c, CXSourceLocation at, locate *how)
{
    CXFile handle = NULL;
    unsigned offset = 0;
    how(at, &handle, NULL, NULL, &offset);
    return (struct rl_clang_place){file_of(c, handle, at), offset};
}

/* Remembers the file's stretch of numbers: up to its end where the text is known, else up to what was seen. */
static void learn_segment(struct rl_clang *c, unsigned raw, struct rl_clang_place place)
{
    unsigned first = raw - place.offset;
    unsigned last = place.file->is_system || !rl_clang_text(c, place.file) ? raw : first + place.file->size;
    for (unsigned i = 0; i < RL_CLANG_SEGMENTS; i++) {
        if (c->segments[i].file == place.file && c->segments[i].first == first) {
            c->segments[i].last = MAX(last, c->segments[i].last);
            return;
        }
    }
    c->segments[c->next_segment++ % RL_CLANG_SEGMENTS] = (struct rl_clang_segment){first, last, place.file};
}

/* Decodes a place outside macros. */
static struct rl_clang_place plain_place(struct rl_clang *c, CXSourceLocation at)
{
    for (unsigned i = 0; i < RL_CLANG_SEGMENTS; i++) {
        const struct rl_clang_segment *segment = &c->segments[i];
        if (segment->file && at.int_data >= segment->first && at.int_data <= segment->last)
            return (struct rl_clang_place){segment->file, at.int_data - segment->first};
    }
    if (at.int_data == 0)
        return (struct rl_clang_place){NULL, 0};
    struct rl_clang_place place = ask(c, at, clang_getFileLocation);
    if (place.file)
        learn_segment(c, at.int_data, place);
    return place;
}

struct rl_clang_origin *rl_clang_origin(struct rl_clang *c, unsigned raw)
{
    struct rl_clang_origin *entry = &c->origins[(raw * 2654435761u >> 16) % RL_CLANG_ORIGINS];
    if (entry->raw != raw)
        *entry = (struct rl_clang_origin){.raw = raw};
    return entry;
}

struct rl_clang_place rl_clang_file_place(struct rl_clang *c, CXSourceLocation at)
{
    if (!rl_clang_in_macro(at.int_data))
        return plain_place(c, at);
    struct rl_clang_origin *entry = rl_clang_origin(c, at.int_data);
    if (!entry->has_file)
        entry->file = ask(c, at, clang_getFileLocation), entry->has_file = true;
    return entry->file;
}

struct rl_clang_place rl_clang_spelling_place(struct rl_clang *c, CXSourceLocation at)
{
    if (!rl_clang_in_macro(at.int_data))
        return plain_place(c, at);
    struct rl_clang_origin *entry = rl_clang_origin(c, at.int_data);
    if (!entry->has_spelling)
        entry->spelling = ask(c, at, clang_getSpellingLocation), entry->has_spelling = true;
    return entry->spelling;
}

struct rl_clang_place rl_clang_expansion_place(struct rl_clang *c, CXSourceLocation at)
{
    if (!rl_clang_in_macro(at.int_data))
        return plain_place(c, at);
    struct rl_clang_origin *entry = rl_clang_origin(c, at.int_data);
    if (!entry->has_expansion)
        entry->expansion = ask(c, at, clang_getExpansionLocation), entry->has_expansion = true;
    return entry->expansion;
}

/* ---- lines -------------------------------------------------------------------- */

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
    if (!place.file || !rl_clang_text(c, place.file) || place.offset > place.file->size)
        return;
    if (!place.file->lines)
        index_lines(c, place.file);
    const uint32_t *lines = place.file->lines;
    uint32_t low = 0, high = place.file->nlines, near = place.file->last_line;
    if (lines[near] <= place.offset) { /* most places follow the last one */
        low = near;
        if (near + 4 < high && lines[near + 4] > place.offset)
            high = near + 4;
    }
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (lines[mid] <= place.offset)
            low = mid;
        else
            high = mid;
    }
    place.file->last_line = low;
    *line = low + 1;
    *col = place.offset - lines[low] + 1;
}

struct rl_loc rl_clang_loc(struct rl_clang *c, CXSourceRange range)
{
    struct rl_loc loc = {0};
    struct rl_clang_place begin = rl_clang_file_place(c, clang_getRangeStart(range));
    if (!begin.file)
        return loc;
    loc.file = begin.file->index;
    if (begin.file->is_system)
        return loc; /* nobody is told a line there */
    rl_clang_line_col(c, begin, &loc.line, &loc.col);
    struct rl_clang_place end = rl_clang_file_place(c, clang_getRangeEnd(range));
    if (end.file == begin.file && end.offset >= begin.offset)
        rl_clang_line_col(c, end, &loc.end_line, &loc.end_col);
    else
        loc.end_line = loc.line, loc.end_col = loc.col;
    return loc;
}

/* ---- macros ---------------------------------------------------------------------- */

const char *rl_clang_word(struct rl_clang *c, struct rl_clang_place place)
{
    if (!rl_clang_text(c, place.file))
        return NULL;
    uint32_t end = rl_lex_word(place.file->text, place.file->size, place.offset);
    if (end <= place.offset)
        return NULL;
    return rl_arena_intern_len(c->arena, place.file->text + place.offset, end - place.offset);
}

const struct rl_clang_defined *rl_clang_define(struct rl_clang *c, struct rl_clang_place place)
{
    struct rl_clang_defined *entry = &c->defined[place.offset % RL_CLANG_DEFINED];
    if (entry->at.file && rl_clang_same_place(entry->at, place))
        return entry;
    *entry = (struct rl_clang_defined){.at = place};
    const char *text = rl_clang_text(c, place.file);
    if (text && rl_lex_define(text, place.file->size, place.offset, &entry->define)) {
        const struct rl_lex_span *name = &entry->define.name;
        entry->name = rl_arena_intern_len(c->arena, text + name->begin, name->end - name->begin);
    }
    return entry;
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
    if (rl_clang_in_macro(range.end_int_data))
        return NULL; /* it ends behind the macro, in the argument of another */
    /* Inside the argument of another macro, libclang gives that macro's end for a token of the body. */
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
