#include "analyzer/cli/patch.h"

#include <string.h>

/* ---- edits ------------------------------------------------------------------------------------ */

static bool offset_of(const char *text, size_t len, uint32_t line, uint32_t col, size_t *offset)
{
    size_t at = 0;
    for (uint32_t l = 1; l < line; l++) {
        const char *end = memchr(text + at, '\n', len - at);
        if (!end)
            return false;
        at = (size_t)(end - text) + 1;
    }
    const char *end = memchr(text + at, '\n', len - at);
    *offset = at + col - 1;
    return line > 0 && col > 0 && *offset <= (end ? (size_t)(end - text) : len);
}

bool rl_patch_locate(const char *text, size_t len, const struct rl_edit *edit, struct rl_cut *cut)
{
    cut->text = edit->text;
    return offset_of(text, len, edit->loc.line, edit->loc.col, &cut->from) &&
           offset_of(text, len, edit->loc.end_line, edit->loc.end_col, &cut->to) && cut->from <= cut->to;
}

bool rl_patch_overlap(const struct rl_cut *a, const struct rl_cut *b)
{
    return a->from <= b->to && b->from <= a->to;
}

static gint by_place(gconstpointer a, gconstpointer b)
{
    const struct rl_cut *x = a, *y = b;
    return x->from < y->from ? -1 : x->from > y->from;
}

GBytes *rl_patch_apply(GBytes *text, GArray *cuts)
{
    gsize len;
    const char *data = g_bytes_get_data(text, &len);
    GString *made = g_string_sized_new(len + 256);
    size_t done = 0;
    g_array_sort(cuts, by_place);
    for (guint i = 0; i < cuts->len; i++) {
        const struct rl_cut *cut = &g_array_index(cuts, struct rl_cut, i);
        g_string_append_len(made, data + done, (gssize)(cut->from - done));
        g_string_append(made, cut->text);
        done = cut->to;
    }
    if (len > done)
        g_string_append_len(made, data + done, (gssize)(len - done));
    return g_string_free_to_bytes(made);
}

/* ---- lines -------------------------------------------------------------------------------------- */

struct line {
    const char *text;
    size_t len; /* with its line feed */
};

static GArray *lines_of(GBytes *text)
{
    gsize len;
    const char *at = g_bytes_get_data(text, &len), *end = at + len;
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
    while (at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        struct line line = {at, feed ? (size_t)(feed - at) + 1 : (size_t)(end - at)};
        g_array_append_val(lines, line);
        at += line.len;
    }
    return lines;
}

struct comparing {
    const struct line *a, *b;
    int na, nb;
    bool *gone, *come; /* which lines of A are not in B, and the other way round */
};

static bool same(const struct comparing *c, int x, int y)
{
    return c->a[x].len == c->b[y].len && memcmp(c->a[x].text, c->b[y].text, c->a[x].len) == 0;
}

static void mark_all(struct comparing *c, int x, int y)
{
    memset(c->gone + x, true, (size_t)(c->na - x));
    memset(c->come + y, true, (size_t)(c->nb - y));
}

/* Walks back through TRACE, which has the furthest X of each diagonal for each number of changes below COUNT. */
static void mark_changes(struct comparing *c, const GPtrArray *trace)
{
    int x = c->na, y = c->nb;
    for (int d = (int)trace->len - 1; d > 0; d--) {
        const int *furthest = (const int *)trace->pdata[d - 1] + d - 1; /* of d - 1 changes: diagonals -(d - 1) to d - 1 */
        int k = x - y;
        bool down = k == -d || (k != d && furthest[k - 1] < furthest[k + 1]);
        int from = down ? furthest[k + 1] : furthest[k - 1];
        int before = from - (down ? k + 1 : k - 1);
        if (down)
            c->come[before] = true;
        else
            c->gone[from] = true;
        x = from;
        y = before;
    }
}

/* Myers' greedy algorithm: the fewest lines that go and come. */
static void compare(struct comparing *c)
{
    enum { MOST = 2000 }; /* changes; beyond, all is taken as changed */
    int most = MIN(c->na + c->nb, MOST);
    GPtrArray *trace = g_ptr_array_new_with_free_func(g_free);
    bool found = false;
    for (int d = 0; d <= most && !found; d++) {
        int *now = g_new0(int, 2 * (size_t)d + 1);
        const int *last = d ? (const int *)trace->pdata[d - 1] + d - 1 : NULL;
        g_ptr_array_add(trace, now);
        for (int k = -d; k <= d && !found; k += 2) {
            bool down = d == 0 || k == -d || (k != d && last[k - 1] < last[k + 1]);
            int x = d == 0 ? 0 : down ? last[k + 1] : last[k - 1] + 1;
            while (x < c->na && x - k < c->nb && same(c, x, x - k))
                x++;
            now[k + d] = x;
            found = x >= c->na && x - k >= c->nb;
        }
    }
    if (found)
        mark_changes(c, trace);
    else
        mark_all(c, 0, 0);
    g_ptr_array_free(trace, TRUE);
}

/* ---- the diff ------------------------------------------------------------------------------------- */

enum { CONTEXT = 3 };

static void put_line(GString *out, char sign, const struct line *line)
{
    g_string_append_c(out, sign);
    g_string_append_len(out, line->text, (gssize)line->len);
    if (line->text[line->len - 1] != '\n')
        g_string_append(out, "\n\\ No newline at end of file\n");
}

static void put_range(GString *out, int first, int count)
{
    g_string_append_printf(out, count == 1 ? "%d" : "%d,%d", count ? first + 1 : first, count);
}

/* Lines of A from X to XEND and of B from Y on. */
static void put_hunk(GString *out, const struct comparing *c, int x, int xend, int y, int yend)
{
    g_string_append(out, "@@ -");
    put_range(out, x, xend - x);
    g_string_append(out, " +");
    put_range(out, y, yend - y);
    g_string_append(out, " @@\n");
    while (x < xend || y < yend) {
        if (x < xend && c->gone[x])
            put_line(out, '-', &c->a[x++]);
        else if (y < yend && c->come[y])
            put_line(out, '+', &c->b[y++]);
        else
            put_line(out, ' ', &c->a[x++]), y++;
    }
}

static void put_hunks(GString *out, const struct comparing *c)
{
    int x = 0, y = 0;
    while (x < c->na || y < c->nb) {
        if (!((x < c->na && c->gone[x]) || (y < c->nb && c->come[y]))) {
            x++;
            y++;
            continue;
        }
        int lead = MIN(CONTEXT, MIN(x, y)), xend = x, yend = y, equal = 0, xlast = x, ylast = y;
        while ((xend < c->na || yend < c->nb) && equal <= 2 * CONTEXT) {
            bool changed = (xend < c->na && c->gone[xend]) || (yend < c->nb && c->come[yend]);
            if (xend < c->na && c->gone[xend]) {
                xend++;
            } else if (yend < c->nb && c->come[yend]) {
                yend++;
            } else {
                xend++;
                yend++;
            }
            equal = changed ? 0 : equal + 1;
            xlast = changed ? xend : xlast;
            ylast = changed ? yend : ylast;
        }
        int tail = MIN(CONTEXT, c->na - xlast);
        put_hunk(out, c, x - lead, xlast + tail, y - lead, ylast + tail);
        x = xlast + tail;
        y = ylast + tail;
    }
}

/* As git writes it: quoted where a character could be taken for something else, a tab behind a name with blanks. */
static void put_name(GString *out, const char *mark, const char *side, const char *name)
{
    bool quoted = false;
    for (const char *c = name; *c; c++)
        quoted = quoted || (unsigned char)*c < ' ' || *c == '"' || *c == '\\' || *c == 0x7f;
    g_string_append_printf(out, "%s %s%s/", mark, quoted ? "\"" : "", side);
    for (const char *c = name; *c; c++) {
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            g_string_append_printf(out, "\\%03o", (unsigned)(unsigned char)*c);
        else
            g_string_append_printf(out, *c == '"' || *c == '\\' ? "\\%c" : "%c", *c);
    }
    g_string_append(out, quoted ? "\"\n" : strchr(name, ' ') ? "\t\n" : "\n");
}

void rl_patch_diff(GString *out, const char *name, GBytes *before, GBytes *after)
{
    if (g_bytes_equal(before, after))
        return;
    GArray *a = lines_of(before), *b = lines_of(after);
    struct comparing c = {
        .a = (const struct line *)(const void *)a->data,
        .b = (const struct line *)(const void *)b->data,
        .na = (int)a->len,
        .nb = (int)b->len,
        .gone = g_new0(bool, a->len + 1u),
        .come = g_new0(bool, b->len + 1u),
    };
    compare(&c);
    put_name(out, "---", "a", name);
    put_name(out, "+++", "b", name);
    put_hunks(out, &c);
    g_free(c.gone);
    g_free(c.come);
    g_array_free(a, TRUE);
    g_array_free(b, TRUE);
}
