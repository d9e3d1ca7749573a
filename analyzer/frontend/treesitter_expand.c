/* Expansion: masked files become one text, in which the project's own macros are expanded and the project's headers
 * stand where they are included.  What the API models know stays a call.
 *
 * A text carries segments, so that arguments keep their own places and everything else of an expansion has the place
 * and the name of the outermost macro, as libclang tells it.
 *
 * Invariants: a macro is not expanded inside itself; what is made of one file stays within a budget, and macros beyond
 * it stay calls.
 */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

enum { MAX_NESTED = 60, BUDGET_BASE = 4 * 1024 * 1024, BUDGET_TIMES = 8, LARGEST_TEXT = 256 * 1024 * 1024 };

/* A text being read.  A file is one segment of itself; FILE is NULL for the others. */
struct input {
    const char *text;
    uint32_t size;
    const struct rl_ts_seg *segs;
    uint32_t nsegs, seg; /* seg: where the last look-up ended */
    struct rl_ts_file *file;
    uint32_t event; /* next of the file's */
};

struct arg {
    uint32_t begin, end; /* in the input, without blanks around */
};

struct call {
    struct rl_ts_macro *macro;
    struct arg args[RL_TS_MAX_ARGS];
    uint32_t nargs;
    struct rl_ts_seg site; /* what the body's text is to have */
    uint32_t end;          /* behind the call */
};

static void expand_into(struct rl_ts *t, struct input *in, struct rl_ts_text *out, uint32_t nested);

/* ---- the macro table ----------------------------------------------------------------- */

static uint64_t length_bit(uint32_t len) { return (uint64_t)1 << (len < 63 ? len : 63); }

void rl_ts_add_macro(struct rl_ts *t, struct rl_ts_macro *macro)
{
    struct rl_ts_macro *old = g_hash_table_lookup(t->macros, macro->name);
    if (old && old->fixed)
        return;
    g_hash_table_insert(t->macros, (gpointer)macro->name, macro);
    t->macro_filter[(unsigned char)macro->name[0]] |= length_bit(macro->name_len);
}

void rl_ts_drop_macro(struct rl_ts *t, const char *name)
{
    struct rl_ts_macro *old = g_hash_table_lookup(t->macros, name);
    if (old && !old->fixed)
        g_hash_table_remove(t->macros, name);
}

struct rl_ts_macro *rl_ts_macro(struct rl_ts *t, const char *text, uint32_t size)
{
    if (size == 0 || !(t->macro_filter[(unsigned char)text[0]] & length_bit(size)))
        return NULL;
    return g_hash_table_lookup(t->macros, rl_arena_intern_len(t->arena, text, size));
}

/* ---- texts and segments ----------------------------------------------------------------- */

void rl_ts_text_init(struct rl_ts_text *text)
{
    text->text = g_string_new(NULL);
    text->segs = g_array_new(FALSE, FALSE, sizeof(struct rl_ts_seg));
}

void rl_ts_text_release(struct rl_ts_text *text)
{
    g_string_free(text->text, TRUE);
    g_array_free(text->segs, TRUE);
}

static void add_seg(struct rl_ts_text *out, struct rl_ts_seg seg)
{
    seg.out = (uint32_t)out->text->len;
    if (out->segs->len) {
        struct rl_ts_seg *last = &g_array_index(out->segs, struct rl_ts_seg, out->segs->len - 1);
        bool same = last->file == seg.file && last->fixed == seg.fixed && last->macro == seg.macro;
        if (same && (seg.fixed ? last->src == seg.src : last->src + (seg.out - last->out) == seg.src))
            return;
        if (last->out == seg.out) {
            *last = seg;
            return;
        }
    }
    g_array_append_val(out->segs, seg);
}

/* The segment of IN that holds AT. */
static const struct rl_ts_seg *seg_at(struct input *in, uint32_t at)
{
    while (in->seg > 0 && in->segs[in->seg].out > at)
        in->seg--;
    while (in->seg + 1 < in->nsegs && in->segs[in->seg + 1].out <= at)
        in->seg++;
    return &in->segs[in->seg];
}

static void copy(struct input *in, uint32_t begin, uint32_t end, struct rl_ts_text *out)
{
    while (begin < end) {
        struct rl_ts_seg seg = *seg_at(in, begin);
        uint32_t stop = in->seg + 1 < in->nsegs ? MIN(end, in->segs[in->seg + 1].out) : end;
        if (!seg.fixed)
            seg.src += begin - seg.out;
        add_seg(out, seg);
        g_string_append_len(out->text, in->text + begin, stop - begin);
        begin = stop;
    }
}

static void put(struct rl_ts_text *out, struct rl_ts_seg site, const char *text, size_t len)
{
    if (len == 0)
        return;
    add_seg(out, site);
    g_string_append_len(out->text, text, (gssize)len);
}

static struct input input_of(const struct rl_ts_text *text)
{
    return (struct input){.text = text->text->str,
                          .size = (uint32_t)text->text->len,
                          .segs = (const struct rl_ts_seg *)(const void *)text->segs->data,
                          .nsegs = text->segs->len};
}

/* ---- arguments ------------------------------------------------------------------------------ */

uint32_t rl_ts_group_end(const char *text, uint32_t size, uint32_t at)
{
    uint32_t depth = 0;
    while (at < size) {
        char ch = text[at];
        if (ch == '"' || ch == '\'') {
            at = rl_ts_quote_end(text, size, at);
            continue;
        }
        depth += ch == '(' || ch == '[' || ch == '{';
        if ((ch == ')' || ch == ']' || ch == '}') && --depth == 0)
            return at + 1;
        at++;
    }
    return 0;
}

static void add_arg(struct call *call, const char *text, uint32_t begin, uint32_t end)
{
    while (begin < end && rl_ts_is_blank((unsigned char)text[begin]))
        begin++;
    while (end > begin && rl_ts_is_blank((unsigned char)text[end - 1]))
        end--;
    call->args[call->nargs++] = (struct arg){begin, end};
}

/* The arguments behind the parenthesis at AT; false when they do not fit the macro. */
static bool read_args(const struct input *in, uint32_t at, struct call *call)
{
    const struct rl_ts_macro *macro = call->macro;
    uint32_t begin = at + 1, depth = 0;
    for (at++; at < in->size;) {
        char ch = in->text[at];
        if (ch == '"' || ch == '\'') {
            at = rl_ts_quote_end(in->text, in->size, at);
            continue;
        }
        bool last = macro->variadic && call->nargs + 1 >= macro->nparams;
        if (depth == 0 && (ch == ')' || (ch == ',' && !last))) {
            if (call->nargs == RL_TS_MAX_ARGS)
                return false;
            add_arg(call, in->text, begin, at);
            begin = at + 1;
            if (ch == ')') {
                call->end = at + 1;
                break;
            }
        }
        depth += ch == '(' || ch == '[' || ch == '{';
        depth -= (ch == ')' || ch == ']' || ch == '}') && depth > 0;
        at++;
    }
    if (call->end == 0)
        return false;
    if (macro->nparams == 0 && call->nargs == 1 && call->args[0].begin == call->args[0].end)
        call->nargs = 0;
    if (macro->variadic && call->nargs + 1 == macro->nparams)
        call->args[call->nargs++] = (struct arg){call->end - 1, call->end - 1};
    return call->nargs == macro->nparams;
}

static int param_index(const struct rl_ts_macro *macro, const char *text, uint32_t len)
{
    for (uint32_t i = 0; i < macro->nparams; i++)
        if (rl_ts_equal(text, len, macro->params[i]))
            return (int)i;
    return -1;
}

/* ---- substitution ------------------------------------------------------------------------------ */

static void put_string(struct rl_ts_text *out, struct rl_ts_seg site, const struct input *in, struct arg arg)
{
    GString *quoted = g_string_new("\"");
    bool gap = false;
    for (uint32_t at = arg.begin; at < arg.end;) {
        char ch = in->text[at];
        uint32_t end = ch == '"' || ch == '\'' ? rl_ts_quote_end(in->text, arg.end, at) : at + 1;
        if (rl_ts_is_blank((unsigned char)ch)) {
            gap = true;
        } else {
            if (gap)
                g_string_append_c(quoted, ' ');
            gap = false;
            for (uint32_t i = at; i < end; i++) {
                if (end > at + 1 && (in->text[i] == '"' || in->text[i] == '\\'))
                    g_string_append_c(quoted, '\\');
                g_string_append_c(quoted, in->text[i] == '\n' ? ' ' : in->text[i]);
            }
        }
        at = end;
    }
    g_string_append_c(quoted, '"');
    put(out, site, quoted->str, quoted->len);
    g_string_free(quoted, TRUE);
}

static void put_expanded(struct rl_ts *t, struct input *in, struct arg arg, struct rl_ts_text *out, uint32_t nested)
{
    struct input part = *in;
    part.file = NULL;
    struct rl_ts_text copied;
    rl_ts_text_init(&copied);
    copy(&part, arg.begin, arg.end, &copied);
    if (copied.segs->len) {
        struct input from = input_of(&copied);
        expand_into(t, &from, out, nested + 1);
    }
    rl_ts_text_release(&copied);
}

static bool next_is_paste(const struct rl_ts_macro *macro, uint32_t at)
{
    at = rl_ts_skip_blank(macro->body, macro->size, at);
    return at + 1 < macro->size && macro->body[at] == '#' && macro->body[at + 1] == '#';
}

/* Drops the blanks that were written just before ##. */
static void trim(struct rl_ts_text *out, size_t floor)
{
    while (out->text->len > floor && rl_ts_is_blank((unsigned char)out->text->str[out->text->len - 1]))
        g_string_truncate(out->text, out->text->len - 1);
    while (out->segs->len &&
           g_array_index(out->segs, struct rl_ts_seg, out->segs->len - 1).out > out->text->len)
        g_array_set_size(out->segs, out->segs->len - 1);
}


static void put_param(struct rl_ts *t, struct input *in, const struct call *call, uint32_t i, bool raw,
                      struct rl_ts_text *out, uint32_t nested)
{
    if (!raw) {
        put_expanded(t, in, call->args[i], out, nested);
        return;
    }
    struct input part = *in;
    copy(&part, call->args[i].begin, call->args[i].end, out);
}

/* `, ## __VA_ARGS__` without arguments: the comma goes too. */
static void drop_comma(const struct call *call, uint32_t i, struct rl_ts_text *out)
{
    bool last = call->macro->variadic && i + 1 == call->macro->nparams;
    bool empty = call->args[i].begin == call->args[i].end;
    if (last && empty && out->text->len && out->text->str[out->text->len - 1] == ',') {
        out->text->str[out->text->len - 1] = ' ';
    }
}

static void substitute(struct rl_ts *t, struct input *in, const struct call *call, struct rl_ts_text *out, uint32_t nested)
{
    const struct rl_ts_macro *macro = call->macro;
    const char *body = macro->body;
    bool pasted = false;
    for (uint32_t at = 0; at < macro->size;) {
        uint32_t end = at + 1;
        if (rl_ts_is_start((unsigned char)body[at])) {
            end = rl_ts_word_end(body, macro->size, at);
            int i = param_index(macro, body + at, end - at);
            if (i < 0) {
                put(out, call->site, body + at, end - at);
            } else {
                if (pasted)
                    drop_comma(call, (uint32_t)i, out);
                put_param(t, in, call, (uint32_t)i, pasted || next_is_paste(macro, end), out, nested);
            }
            pasted = false;
        } else if (body[at] == '"' || body[at] == '\'') {
            end = rl_ts_quote_end(body, macro->size, at);
            put(out, call->site, body + at, end - at);
        } else if (g_ascii_isdigit(body[at])) {
            end = rl_ts_number_end(body, macro->size, at);
            put(out, call->site, body + at, end - at);
            pasted = false;
        } else if (next_is_paste(macro, at) && body[at] == '#') {
            trim(out, 0);
            pasted = true;
            end = rl_ts_skip_blank(body, macro->size, at + 2);
        } else if (body[at] == '#' && macro->function_like) {
            uint32_t word = rl_ts_skip_blank(body, macro->size, at + 1);
            end = rl_ts_word_end(body, macro->size, word);
            int i = param_index(macro, body + word, end - word);
            if (i >= 0)
                put_string(out, call->site, in, call->args[i]);
        } else {
            put(out, call->site, body + at, 1);
        }
        at = end;
    }
}

/* ---- calls of macros ---------------------------------------------------------------------------------- */

/* The macro that NAME stands for: through `#define F G` to G. */
static struct rl_ts_macro *resolve(struct rl_ts *t, struct rl_ts_macro *macro)
{
    for (int i = 0; i < 8 && !macro->function_like && !macro->keep; i++) {
        if (macro->size == 0 || rl_ts_word_end(macro->body, macro->size, 0) != macro->size)
            break;
        struct rl_ts_macro *next = rl_ts_macro(t, macro->body, macro->size);
        if (!next || next->busy || next->keep || !next->function_like)
            break;
        macro = next;
    }
    return macro;
}

static bool read_call(struct rl_ts *t, struct input *in, struct rl_ts_macro *macro, uint32_t begin, uint32_t end,
                      struct call *call)
{
    uint32_t paren = rl_ts_skip_blank(in->text, in->size, end);
    bool is_called = paren < in->size && in->text[paren] == '(';
    call->macro = is_called ? resolve(t, macro) : macro;
    call->nargs = 0;
    call->end = 0;
    if (call->macro->keep || call->macro->busy)
        return false;
    if (!call->macro->function_like)
        call->end = end;
    else if (!is_called)
        return false;
    else if (!read_args(in, paren, call)) {
        t->spent += call->end ? call->end - paren : in->size - paren; /* many that are not closed would each read all of the rest */
        return false;
    }
    struct rl_ts_seg at = *seg_at(in, begin);
    call->site = at;
    if (!at.fixed) {
        call->site.src = at.src + (begin - at.out);
        uint32_t last = call->end - 1;
        const struct rl_ts_seg *stop = seg_at(in, last);
        bool same = stop->file == at.file && !stop->fixed;
        call->site.src_end = same ? stop->src + (last - stop->out) + 1 : call->site.src + (end - begin);
        call->site.macro = macro->name;
        call->site.fixed = true;
    }
    return true;
}

/* What expansion has made so far is too much for files of this size. */
static bool is_spent(const struct rl_ts *t) { return t->spent > BUDGET_BASE + (uint64_t)BUDGET_TIMES * t->total_size; }

/* Expands the macro at [BEGIN, END); returns the place behind its call, or 0 when it stays as it is. */
static uint32_t expand_macro(struct rl_ts *t, struct input *in, uint32_t begin, uint32_t end, struct rl_ts_text *out,
                             uint32_t nested)
{
    struct rl_ts_macro *macro = rl_ts_macro(t, in->text + begin, end - begin);
    if (!macro || macro->keep || macro->busy || nested > MAX_NESTED || is_spent(t))
        return 0;
    struct call call;
    if (!read_call(t, in, macro, begin, end, &call))
        return 0;
    struct rl_ts_text body;
    rl_ts_text_init(&body);
    substitute(t, in, &call, &body, nested);
    t->spent += body.text->len + 32;
    macro->busy = call.macro->busy = true;
    if (body.segs->len) {
        struct input from = input_of(&body);
        expand_into(t, &from, out, nested + 1);
    }
    macro->busy = call.macro->busy = false;
    rl_ts_text_release(&body);
    return call.end;
}

/* ---- the scan -------------------------------------------------------------------------------------------- */

/* Does what the directives up to AT say. */
static void run_events(struct rl_ts *t, struct input *in, uint32_t at)
{
    GArray *events = in->file->events;
    while (in->event < events->len) {
        const struct rl_ts_event *event = &g_array_index(events, struct rl_ts_event, in->event);
        if (event->offset > at)
            return;
        in->event++;
        switch (event->kind) {
        case RL_TS_DEFINE: rl_ts_add_macro(t, event->macro); break;
        case RL_TS_UNDEF: rl_ts_drop_macro(t, event->name); break;
        case RL_TS_INCLUDE: rl_ts_expand(t, event->file); break;
        }
    }
}

static uint32_t next_event(const struct input *in)
{
    if (!in->file || in->event >= in->file->events->len)
        return UINT32_MAX;
    return g_array_index(in->file->events, struct rl_ts_event, in->event).offset;
}

/* The blanks at AT; returns the place behind them, or UPTO.  Comments and directives have become long rows of blanks, over which
 * everybody behind us would go letter by letter: of a long row some stay, and the end of the last line with what indents the next. */
static uint32_t skip_gap(struct input *in, uint32_t at, uint32_t upto, uint32_t *done, struct rl_ts_text *out)
{
    enum { LONG = 8, KEPT = 4 };
    uint32_t end = at, line = at;
    for (upto = MIN(upto, in->size); end < upto && rl_ts_is_blank((unsigned char)in->text[end]); end++)
        if (in->text[end] == '\n')
            line = end;
    if (line - at > LONG) {
        copy(in, *done, at + KEPT, out);
        *done = line;
    }
    if (end - line > LONG) {
        copy(in, *done, line + 2, out);
        *done = end;
    }
    return end;
}

static void expand_into(struct rl_ts *t, struct input *in, struct rl_ts_text *out, uint32_t nested)
{
    uint32_t done = 0, due = next_event(in);
    for (uint32_t at = 0; at < in->size;) {
        if (at >= due) {
            copy(in, done, at, out);
            done = at;
            run_events(t, in, at);
            due = next_event(in);
        }
        unsigned char ch = (unsigned char)in->text[at];
        if (rl_ts_is_start(ch)) {
            uint32_t end = rl_ts_word_end(in->text, in->size, at);
            if (t->macro_filter[ch] & length_bit(end - at)) {
                copy(in, done, at, out);
                done = at;
                uint32_t behind = expand_macro(t, in, at, end, out, nested);
                if (behind)
                    done = end = behind;
            }
            at = end;
        } else if (ch == '"' || ch == '\'') {
            at = rl_ts_quote_end(in->text, in->size, at);
        } else if (g_ascii_isdigit(ch)) {
            at = rl_ts_number_end(in->text, in->size, at);
        } else if (in->file && rl_ts_is_blank(ch)) {
            at = skip_gap(in, at, due, &done, out);
        } else {
            at++;
        }
    }
    copy(in, done, in->size, out);
}

void rl_ts_expand(struct rl_ts *t, struct rl_ts_file *file)
{
    struct rl_ts_seg seg = {.file = file->index};
    struct input in = {.text = file->text, .size = file->size, .segs = &seg, .nsegs = 1, .file = file};
    if (t->out.text->len < LARGEST_TEXT)
        expand_into(t, &in, &t->out, 0);
    run_events(t, &in, UINT32_MAX);
    add_seg(&t->out, (struct rl_ts_seg){.src = file->size, .file = file->index});
    g_string_append_c(t->out.text, '\n');
}
