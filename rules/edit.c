/* Mends as edits of text.  Only the plain forms are edited; what looks different is left to the author. */
#include <string.h>

#include "rules/mend.h"

struct editing {
    struct rl_arena *arena;
    const char *text;
    size_t len;
    struct rl_text_index *index;
    const char *callee;
    const struct rl_ir_func *func;
    const struct rl_mend *mend;
    GArray *edits; /* struct rl_edit */
    /* the statement that is edited, and what is before it */
    size_t from, to;      /* to: behind its semicolon */
    size_t before;        /* behind the last token before it */
    size_t controlling;   /* beginning of the statement that it is the unbraced body of */
    bool unbraced;
};

/* ---- places ------------------------------------------------------------------------------------ */

static void replace(struct editing *ed, size_t from, size_t to, const char *text)
{
    struct rl_edit edit = {.text = text};
    rl_text_place(ed->index, from, &edit.loc.line, &edit.loc.col);
    rl_text_place(ed->index, to, &edit.loc.end_line, &edit.loc.end_col);
    edit.loc.file = ed->mend->loc.file;
    g_array_append_val(ed->edits, edit);
}

static void put_in(struct editing *ed, size_t at, const char *text)
{
    replace(ed, at, at, text);
}

/* ---- tokens -------------------------------------------------------------------------------------- */

static bool is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_';
}

static size_t token_end(const struct editing *ed, size_t at, bool *blank)
{
    return rl_token_end(ed->text, ed->len, at, blank);
}

static size_t line_start(const struct editing *ed, size_t at)
{
    while (at > 0 && ed->text[at - 1] != '\n')
        at--;
    return at;
}

static const char *indent_at(const struct editing *ed, size_t at)
{
    size_t start = line_start(ed, at), end = start;
    while (ed->text[end] == ' ' || ed->text[end] == '\t')
        end++;
    return rl_arena_strndup(ed->arena, ed->text + start, end - start);
}

static const char *newline(const struct editing *ed)
{
    const char *first = memchr(ed->text, '\n', ed->len);
    return first && first > ed->text && first[-1] == '\r' ? "\r\n" : "\n";
}

/* Behind the semicolon that ends the statement at AT; 0 where something else comes first. */
static size_t statement_end(const struct editing *ed, size_t at)
{
    int depth = 0;
    bool blank;
    for (size_t end; at < ed->len; at = end) {
        end = token_end(ed, at, &blank);
        char c = ed->text[at];
        if (blank)
            continue;
        depth += c == '(' || c == '[';
        depth -= c == ')' || c == ']';
        if (c == '{' || c == '}' || c == '#' || depth < 0)
            return 0;
        if (c == ';' && depth == 0)
            return end;
    }
    return 0;
}

/* Notes what is before the statement at ed->from.  False where it is no statement that another one can be put before. */
static bool look_before(struct editing *ed, size_t function)
{
    struct rl_token_state token;
    if (!rl_text_before(ed->index, function, ed->from, &token) || (!token.is_directive && token.end > ed->from))
        return false;
    ed->before = token.before;
    ed->unbraced = token.last == ')' || token.is_else;
    ed->controlling = token.started;
    return token.parens == 0 &&
           (ed->unbraced ? !token.directive && token.started != SIZE_MAX : token.last && strchr(";{}:", token.last));
}

/* ---- forms ------------------------------------------------------------------------------------------ */

/* "self->items[0].name": nothing in it is called or changed. */
static bool is_path(const char *text)
{
    if (!is_word(text[0]) || g_ascii_isdigit(text[0]))
        return false;
    for (const char *c = text; *c; c++)
        if (!is_word(*c) && !strchr("[].", *c) && !(c[0] == '-' && c[1] == '>') && !(c[0] == '>' && c > text && c[-1] == '-'))
            return false;
    return true;
}

static bool is_plain_result(const char *text, const char *variable)
{
    if (*text == '-')
        text++;
    for (const char *c = text; *c; c++)
        if (!is_word(*c))
            return false;
    return g_strcmp0(text, variable) != 0;
}

static const char *between(const struct editing *ed, size_t from, size_t to)
{
    char *copy = g_strndup(ed->text + from, to - from);
    const char *stripped = rl_arena_strdup(ed->arena, g_strstrip(copy));
    g_free(copy);
    return stripped;
}

static bool starts_with(const struct editing *ed, size_t at, const char *word)
{
    size_t len = strlen(word);
    return ed->len - at > len && memcmp(ed->text + at, word, len) == 0;
}

/* "(PyObject *)self" is of the path "self"; others are what they are. */
static const char *without_cast(const char *text)
{
    const char *close = *text == '(' ? strchr(text, ')') : NULL;
    for (const char *c = text + 1; close && c < close; c++)
        if (!is_word(*c) && *c != ' ' && *c != '*')
            return text;
    return close && close > text + 1 ? close + 1 + strspn(close + 1, " ") : text;
}

/* What the statement at ed->from returns: "" for nothing; NULL: it is no return statement in the source's own words. */
static const char *returned(const struct editing *ed)
{
    bool blank;
    if (rl_call_returns(&ed->mend->calls, between(ed, ed->from, token_end(ed, ed->from, &blank))))
        return "";
    if (!starts_with(ed, ed->from, "return") || is_word(ed->text[ed->from + 6]))
        return NULL;
    return between(ed, ed->from + 6, ed->to - 1);
}

/* ---- edits --------------------------------------------------------------------------------------------- */

/* STATEMENT before the one at ed->from, which gets braces where it needs them. */
static void put_before(struct editing *ed, const char *statement)
{
    const char *indent = indent_at(ed, ed->from), *nl = newline(ed);
    bool first_on_line = line_start(ed, ed->from) + strlen(indent) == ed->from;
    if (!ed->unbraced) {
        put_in(ed, ed->from, first_on_line ? rl_arena_printf(ed->arena, "%s%s%s", statement, nl, indent)
                                           : rl_arena_printf(ed->arena, "%s ", statement));
        return;
    }
    if (!first_on_line || line_start(ed, ed->before - 1) == line_start(ed, ed->from)) {
        put_in(ed, ed->from, rl_arena_printf(ed->arena, "{ %s ", statement));
        put_in(ed, ed->to, " }");
        return;
    }
    size_t end = ed->to; /* a comment behind the statement stays with it */
    bool blank = true;
    while (blank && end < ed->len && ed->text[end] != '\n' && ed->text[end] != '\r') {
        size_t next = token_end(ed, end, &blank);
        end = blank ? next : end;
    }
    put_in(ed, ed->before, " {");
    put_in(ed, ed->from, rl_arena_printf(ed->arena, "%s%s%s", statement, nl, indent));
    put_in(ed, blank ? end : ed->to, rl_arena_printf(ed->arena, "%s%s}", nl, indent_at(ed, ed->controlling)));
}

/* STATEMENT as the last one before the brace at ed->from, which is alone on its line so far. */
static bool put_before_brace(struct editing *ed, const char *statement)
{
    const char *indent = indent_at(ed, ed->from);
    size_t start = line_start(ed, ed->from);
    if (start + strlen(indent) != ed->from)
        return false;
    const char *unit = strchr(indent_at(ed, ed->before - 1), '\t') ? "\t" : "    ";
    put_in(ed, start, rl_arena_printf(ed->arena, "%s%s%s%s", indent, unit, statement, newline(ed)));
    return true;
}

static const char *call_of(const struct editing *ed, const char *argument)
{
    return rl_arena_printf(ed->arena, "%s(%s%s);", ed->callee, ed->mend->address ? "&" : "", argument);
}

static bool has_variable(const struct rl_ir_func *func, const char *name)
{
    for (uint32_t v = 0; v < func->nvars; v++)
        if (g_strcmp0(func->vars[v].name, name) == 0)
            return true;
    return false;
}

/* `return f(x);` computes its value before something is released: it needs a variable. */
static bool edit_computed_return(struct editing *ed, const char *value)
{
    const struct rl_type *type = ed->func->result;
    const char *name = type && type->kind == RL_TYPE_POINTER && type->to ? type->to->name : NULL;
    if (!name || g_strcmp0(rl_type_head(type), name) != 0 || has_variable(ed->func, "result") || strchr(value, '\n'))
        return false;
    put_before(ed, rl_arena_printf(ed->arena, "%s *result = %s;%s%s%s", name, value, newline(ed), indent_at(ed, ed->from),
                                   call_of(ed, ed->mend->variable)));
    size_t start = ed->from + strlen("return");
    while (g_ascii_isspace(ed->text[start]))
        start++;
    replace(ed, start, ed->to - 1, "result");
    return true;
}

static bool edit_return(struct editing *ed)
{
    const char *value = returned(ed);
    if (!value)
        return false;
    if (ed->mend->kind == RL_CHANGE_RETURNED) {
        const char *path = without_cast(value);
        if (!is_path(path))
            return false;
        put_before(ed, call_of(ed, path));
        return true;
    }
    if (!is_plain_result(value, ed->mend->variable))
        return edit_computed_return(ed, value);
    put_before(ed, call_of(ed, ed->mend->variable));
    return true;
}

/* The assignment's sides: *LEFT ends and *RIGHT begins where the edit cuts. */
static bool sides(const struct editing *ed, size_t *left, size_t *right)
{
    size_t at = ed->from;
    while (at < ed->to && ed->text[at] != '=')
        at++;
    if (at + 1 >= ed->to || ed->text[at + 1] == '=')
        return false;
    *right = at + 1;
    while (g_ascii_isspace(ed->text[*right]))
        ++*right;
    while (at > ed->from && g_ascii_isspace(ed->text[at - 1]))
        at--;
    *left = at;
    return is_path(between(ed, ed->from, at));
}

static bool has_bare_comma(const struct editing *ed, size_t from, size_t to)
{
    int depth = 0;
    bool blank;
    for (size_t at = from, end; at < to; at = end) {
        end = token_end(ed, at, &blank);
        char c = blank ? ' ' : ed->text[at];
        depth += c == '(' || c == '[';
        depth -= c == ')' || c == ']';
        if (c == ',' && depth == 0)
            return true;
    }
    return false;
}

static bool edit_store(struct editing *ed)
{
    size_t left, right;
    if (!sides(ed, &left, &right))
        return false;
    const char *value = between(ed, right, ed->to - 1);
    if (ed->mend->kind == RL_CHANGE_BEFORE_STORE) {
        if (!is_path(value))
            return false;
        put_before(ed, call_of(ed, value));
        return true;
    }
    if (has_bare_comma(ed, right, ed->to - 1))
        return false;
    put_in(ed, ed->from, rl_arena_printf(ed->arena, "%s(", ed->mend->replace));
    replace(ed, left, right, ", ");
    put_in(ed, ed->to - 1, ")");
    return true;
}

static bool edit_callee(struct editing *ed)
{
    bool blank;
    size_t end = token_end(ed, ed->from, &blank);
    const char *close = memchr(ed->text + end, ')', ed->to - end);
    if (!is_word(ed->text[ed->from]) || ed->text[end] != '(' || !close)
        return false;
    if (!is_path(between(ed, end + 1, (size_t)(close - ed->text))))
        return false;
    replace(ed, ed->from, end, ed->callee);
    return true;
}

/* Behind the parenthesis that closes the one at AT; 0: none does. */
static size_t closing(const struct editing *ed, size_t at)
{
    int depth = 0;
    bool blank;
    for (size_t end; at < ed->len; at = end) {
        end = token_end(ed, at, &blank);
        depth += ed->text[at] == '(';
        depth -= ed->text[at] == ')';
        if (depth == 0)
            return end;
    }
    return 0;
}

/* `f(x, made(y))` becomes `g(x, y)`. */
static bool edit_maker(struct editing *ed)
{
    bool blank;
    size_t name = token_end(ed, ed->from, &blank), end = is_word(ed->text[ed->from]) && ed->text[name] == '(' ? closing(ed, name) : 0;
    size_t found = 0, open = 0;
    for (size_t at = name, next; at < end; at = next) {
        next = token_end(ed, at, &blank);
        if (next - at != strlen(ed->mend->maker) || memcmp(ed->text + at, ed->mend->maker, next - at) != 0)
            continue;
        if (found)
            return false;
        found = at;
        open = next;
    }
    size_t close = found && ed->text[open] == '(' ? closing(ed, open) : 0;
    if (!close)
        return false;
    replace(ed, ed->from, name, ed->callee);
    replace(ed, found, open + 1, "");
    replace(ed, close - 1, close, "");
    return true;
}

/* The statement that the call at ed->from is in: itself, or an `if` that tests its result. */
static bool find_statement(struct editing *ed, size_t function)
{
    if (look_before(ed, function))
        return true;
    if (ed->mend->kind != RL_CHANGE_BEFORE_CALL || ed->controlling == SIZE_MAX || !starts_with(ed, ed->controlling, "if"))
        return false;
    ed->from = ed->controlling;
    return look_before(ed, function);
}

static bool edit_at(struct editing *ed, struct rl_loc loc, size_t function)
{
    if (!rl_text_offset(ed->index, loc.line, loc.col, &ed->from) || ed->from <= function)
        return false;
    if (ed->mend->kind == RL_CHANGE_INSTEAD)
        return edit_maker(ed);
    if (!find_statement(ed, function))
        return false;
    if (ed->mend->kind == RL_CHANGE_BEFORE_CALL) {
        if (ed->unbraced || !is_path(ed->mend->variable))
            return false;
        put_before(ed, call_of(ed, ed->mend->variable));
        return true;
    }
    if (ed->text[ed->from] == '}')
        return (ed->mend->kind == RL_CHANGE_BEFORE_RETURN || ed->mend->kind == RL_CHANGE_BEFORE_END) && !ed->unbraced &&
               put_before_brace(ed, call_of(ed, ed->mend->variable));
    ed->to = statement_end(ed, ed->from);
    if (ed->to == 0)
        return false;
    switch (ed->mend->kind) {
    case RL_CHANGE_BEFORE_RETURN: case RL_CHANGE_RETURNED: return edit_return(ed);
    case RL_CHANGE_BEFORE_STORE: case RL_CHANGE_AROUND_STORE: return edit_store(ed);
    case RL_CHANGE_CALLEE: return edit_callee(ed);
    case RL_CHANGE_BEFORE_CALL: case RL_CHANGE_BEFORE_END: case RL_CHANGE_INSTEAD: break;
    }
    return false;
}

static int by_place(const void *a, const void *b)
{
    const struct rl_loc *x = &((const struct rl_edit *)a)->loc, *y = &((const struct rl_edit *)b)->loc;
    return x->line != y->line ? (x->line < y->line ? -1 : 1) : x->col != y->col ? (x->col < y->col ? -1 : 1) : 0;
}

struct rl_edit *rl_mend_edits(struct rl_arena *arena, struct rl_text text, const struct rl_ir_func *func, const struct rl_mend *mend,
                              const char *callee, uint32_t *nedits)
{
    struct editing ed = {.arena = arena, .text = text.text, .len = text.len, .index = text.index, .callee = callee, .func = func, .mend = mend};
    size_t function;
    if (func->loc.file != mend->loc.file || !rl_text_offset(text.index, func->loc.line, func->loc.col, &function))
        return NULL;
    ed.edits = g_array_new(FALSE, FALSE, sizeof(struct rl_edit));
    bool ok = edit_at(&ed, mend->loc, function);
    for (uint32_t i = 0; ok && i < mend->nalso; i++)
        ok = mend->also[i].file == mend->loc.file && edit_at(&ed, mend->also[i], function);
    g_array_sort(ed.edits, by_place);
    struct rl_edit *edits = ok ? rl_arena_memdup(arena, ed.edits->data, ed.edits->len * sizeof(struct rl_edit)) : NULL;
    *nedits = ed.edits->len;
    g_array_free(ed.edits, TRUE);
    return edits;
}

/* ---- tables ------------------------------------------------------------------------------------------------ */

/* Behind the last token of the initialiser that begins behind AT, and its closing brace.  False: there is none, or directives are
 * in it. */
static bool find_last_row(const struct editing *ed, size_t at, size_t *last, size_t *close)
{
    int depth = 0;
    bool blank;
    for (size_t end; at < ed->len; at = end) {
        end = token_end(ed, at, &blank);
        char c = ed->text[at];
        if (blank)
            continue;
        if (c == '#' || (depth == 0 && c == ';'))
            return false;
        depth += c == '{';
        depth -= c == '}';
        if (depth == 0 && c == '}') {
            *close = at;
            return true;
        }
        *last = end;
    }
    return false;
}

struct rl_edit *rl_mend_row(struct rl_arena *arena, struct rl_text text, struct rl_loc loc, const char *row, uint32_t *nedits)
{
    const struct rl_mend mend = {.loc = loc};
    struct editing ed = {.arena = arena, .text = text.text, .len = text.len, .index = text.index, .mend = &mend};
    size_t at, last = 0, close;
    if (!rl_text_offset(text.index, loc.line, loc.col, &at) || !find_last_row(&ed, at, &last, &close))
        return NULL;
    bool comma = ed.text[last - 1] == ',', alone = line_start(&ed, last - 1) != line_start(&ed, close);
    const char *between_rows = alone ? rl_arena_printf(arena, "%s%s", newline(&ed), indent_at(&ed, last - 1)) : " ";
    ed.edits = g_array_new(FALSE, FALSE, sizeof(struct rl_edit));
    put_in(&ed, last, rl_arena_printf(arena, "%s%s%s%s", comma ? "" : ",", between_rows, row, comma ? "," : ""));
    *nedits = ed.edits->len;
    struct rl_edit *edits = rl_arena_memdup(arena, ed.edits->data, ed.edits->len * sizeof(struct rl_edit));
    g_array_free(ed.edits, TRUE);
    return edits;
}
