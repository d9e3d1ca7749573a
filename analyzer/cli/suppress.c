#include "analyzer/cli/suppress.h"

#include <fnmatch.h>
#include <glib.h>
#include <string.h>

#include "analyzer/cli/comments.h"
#include "rules/rule.h"

struct rl_suppressor {
    GHashTable *files; /* path -> GPtrArray of struct rl_directive * */
};

static void free_list(gpointer list)
{
    g_ptr_array_free(list, TRUE);
}

struct rl_suppressor *rl_suppressor_new(void)
{
    struct rl_suppressor *suppressor = g_new0(struct rl_suppressor, 1);
    suppressor->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
    return suppressor;
}

void rl_suppressor_free(struct rl_suppressor *suppressor)
{
    if (!suppressor)
        return;
    g_hash_table_destroy(suppressor->files);
    g_free(suppressor);
}

void rl_suppressor_begin(struct rl_suppressor *suppressor)
{
    GHashTableIter at;
    gpointer list;
    g_hash_table_iter_init(&at, suppressor->files);
    while (g_hash_table_iter_next(&at, NULL, &list))
        for (guint i = 0; i < ((GPtrArray *)list)->len; i++)
            ((struct rl_directive *)((GPtrArray *)list)->pdata[i])->used = false;
}

void rl_suppressor_put(struct rl_suppressor *suppressor, const char *file, const char *text, size_t len)
{
    g_hash_table_replace(suppressor->files, g_strdup(file), rl_comments_read(text, len));
}

static GPtrArray *directives_of(struct rl_suppressor *suppressor, const char *file)
{
    GPtrArray *list = g_hash_table_lookup(suppressor->files, file);
    if (list)
        return list;
    char *text = NULL;
    gsize len = 0;
    bool there = g_file_get_contents(file, &text, &len, NULL);
    rl_suppressor_put(suppressor, file, there ? text : "", there ? len : 0);
    g_free(text);
    return g_hash_table_lookup(suppressor->files, file);
}

/* ---- findings ----------------------------------------------------------------------------- */

static bool names_rule(const char *pattern, const char *rule)
{
    return fnmatch(pattern, rule, FNM_CASEFOLD) == 0;
}

static bool covers(const struct rl_directive *directive, const char *id, const char *name)
{
    if (!directive->rules)
        return true;
    for (char **rule = directive->rules; *rule; rule++)
        if (names_rule(*rule, id) || (name && names_rule(*rule, name)))
            return true;
    return false;
}

/* All that hide FINDING at LINE of FILE have been of use; the first one's text, or BY where that is known. */
static const char *at_line(struct rl_suppressor *suppressor, const char *file, uint32_t line, const struct rl_finding *finding,
                           const char *name, const char *by)
{
    if (!file || line == 0)
        return by;
    GPtrArray *list = directives_of(suppressor, file);
    for (guint i = 0; i < list->len; i++) {
        struct rl_directive *directive = list->pdata[i];
        if (line < directive->from || line > directive->to || !covers(directive, finding->rule, name))
            continue;
        directive->used = true;
        by = by ? by : directive->text;
    }
    return by;
}

const char *rl_suppressed_by(struct rl_suppressor *suppressor, const struct rl_finding *finding, const char *rule_name)
{
    const char *by = at_line(suppressor, finding->file, finding->loc.line, finding, rule_name, NULL);
    by = at_line(suppressor, finding->file, finding->loc.end_line, finding, rule_name, by);
    return at_line(suppressor, finding->origin_file, finding->origin_loc.line, finding, rule_name, by);
}

/* ---- rows: which of them hide nothing ----------------------------------------------------------- */

static bool is_known(const char *pattern)
{
    for (size_t i = 0; i < rl_rules_count; i++)
        if (names_rule(pattern, rl_rules[i]->id) || names_rule(pattern, rl_rules[i]->name))
            return true;
    return false;
}

/* "RL" and a digit: meant for us, whether there is such a rule or not. */
static bool looks_like_ours(const char *pattern)
{
    return g_ascii_strncasecmp(pattern, "RL", 2) == 0 && g_ascii_isdigit(pattern[2]);
}

/* Whether DIRECTIVE speaks to other tools only; UNKNOWN is set to a word of it that should be a rule and is none. */
static bool is_foreign(const struct rl_directive *directive, const char **unknown)
{
    bool foreign = directive->rules != NULL;
    for (char **rule = directive->rules; rule && *rule; rule++) {
        bool known = is_known(*rule), ours = known || directive->is_ours || looks_like_ours(*rule);
        foreign = foreign && !ours;
        if (!known && ours)
            *unknown = *rule;
    }
    return foreign;
}

/* Marks the files of UNIT that have comments: by file, their list or NULL. */
static GPtrArray **lists_of(struct rl_suppressor *suppressor, const struct rl_ir_unit *unit, const char *main,
                            struct rl_arena *arena)
{
    GPtrArray **lists = rl_new_array(arena, unit->nfiles + 1u, GPtrArray *);
    for (uint32_t i = 0; i < unit->nfunctions; i++) {
        uint32_t file = unit->functions[i]->loc.file;
        if (file < unit->nfiles && !lists[file] && unit->files[file].path[0] != '<')
            lists[file] = directives_of(suppressor, unit->files[file].path);
    }
    bool seen = false;
    for (uint32_t i = 0; i < unit->nfiles; i++)
        seen = seen || (lists[i] && strcmp(unit->files[i].path, main) == 0);
    if (!seen)
        lists[unit->nfiles] = directives_of(suppressor, main);
    return lists;
}

/* Marks in JUDGED, which goes along with LIST, what LOC touches. */
static void mark(const GPtrArray *list, bool *judged, struct rl_loc loc)
{
    uint32_t last = MAX(loc.line, loc.end_line);
    for (guint i = 0; i < list->len; i++) {
        const struct rl_directive *directive = list->pdata[i];
        judged[i] = judged[i] || (loc.line && directive->from <= last && loc.line <= directive->to);
    }
}

static void mark_line(const struct rl_ir_unit *unit, GPtrArray **lists, bool **judged, struct rl_loc loc)
{
    loc.end_line = loc.line;
    if (loc.file < unit->nfiles && judged[loc.file])
        mark(lists[loc.file], judged[loc.file], loc);
}

/* The lines where FUNC begins and where its variables are declared have no instruction. */
static void mark_declared(const struct rl_ir_unit *unit, GPtrArray **lists, bool **judged, const struct rl_ir_func *func)
{
    mark_line(unit, lists, judged, func->loc);
    for (uint32_t i = 0; i < func->nvars; i++)
        if (!func->vars[i].synthetic)
            mark_line(unit, lists, judged, func->vars[i].loc);
}

/* Lines with an instruction in a function that was looked at wholly: what a preprocessor has left out has none. */
static void mark_judged(const struct rl_ir_unit *unit, GPtrArray **lists, bool **judged, const bool *whole)
{
    for (uint32_t i = 0; i < unit->nfunctions; i++) {
        const struct rl_ir_func *func = unit->functions[i];
        if (whole[i])
            mark_declared(unit, lists, judged, func);
        for (uint32_t b = 0; whole[i] && b < func->nblocks; b++) {
            const struct rl_block *block = &func->blocks[b];
            for (uint32_t k = 0; k <= block->ninsts; k++) {
                struct rl_loc loc = k < block->ninsts ? block->insts[k].loc : block->term.loc;
                if (loc.file < unit->nfiles && judged[loc.file])
                    mark(lists[loc.file], judged[loc.file], loc);
            }
        }
    }
}

static struct rl_suppression_row row_of(const struct rl_directive *directive, const char *file, bool judged, const char *unknown,
                                        struct rl_arena *arena)
{
    g_autofree char *rules = directive->rules ? g_strjoinv(",", directive->rules) : NULL;
    return (struct rl_suppression_row){
        .file = rl_arena_strdup(arena, file),
        .line = directive->line,
        .col = directive->col,
        .from = directive->from <= directive->to ? directive->from : 0,
        .to = directive->from <= directive->to ? directive->to : 0,
        .text = rl_arena_strdup(arena, directive->text),
        .rules = rules ? rl_arena_strdup(arena, rules) : NULL,
        .reason = directive->reason ? rl_arena_strdup(arena, directive->reason) : NULL,
        .problem = directive->problem ? directive->problem
                   : unknown          ? rl_arena_printf(arena, "there is no rule %s", unknown)
                                      : NULL,
        .used = directive->used,
        .judged = judged,
    };
}

struct rl_suppression_row *rl_suppression_rows(struct rl_suppressor *suppressor, const struct rl_ir_unit *unit, const char *main,
                                               const bool *whole, struct rl_arena *arena, uint32_t *count)
{
    GPtrArray **lists = lists_of(suppressor, unit, main, arena);
    bool **judged = rl_new_array(arena, unit->nfiles + 1u, bool *), any = false;
    GArray *rows = g_array_new(FALSE, TRUE, sizeof(struct rl_suppression_row));
    for (uint32_t i = 0; i <= unit->nfiles; i++) {
        judged[i] = lists[i] && lists[i]->len ? rl_new_array(arena, lists[i]->len, bool) : NULL;
        any = any || judged[i];
    }
    if (any)
        mark_judged(unit, lists, judged, whole);
    for (uint32_t i = 0; i <= unit->nfiles; i++) {
        for (guint k = 0; judged[i] && k < lists[i]->len; k++) {
            const struct rl_directive *directive = lists[i]->pdata[k];
            const char *unknown = NULL;
            if (is_foreign(directive, &unknown))
                continue;
            struct rl_suppression_row row = row_of(directive, i < unit->nfiles ? unit->files[i].path : main, judged[i][k], unknown, arena);
            g_array_append_val(rows, row);
        }
    }
    *count = rows->len;
    struct rl_suppression_row *kept = rows->len ? rl_arena_memdup(arena, rows->data, rows->len * sizeof(*kept)) : NULL;
    g_array_free(rows, TRUE);
    return kept;
}
