/* Where brackets close, for repair. */
#include "analyzer/frontend/treesitter_repair.h"

enum { SEARCHES = 4 }; /* the text, so often, before all brackets are listed: few files get there */

/* As rl_ts_group_end() counts them: any bracket closes any. */
static GArray *list_groups(const char *text, uint32_t size)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(struct rl_ts_span)), *open = g_array_new(FALSE, FALSE, sizeof(guint));
    for (uint32_t at = 0; at < size;) {
        char ch = text[at];
        if (ch == '"' || ch == '\'') {
            at = rl_ts_quote_end(text, size, at);
            continue;
        }
        at++;
        if (ch == '(' || ch == '[' || ch == '{') {
            struct rl_ts_span span = {at - 1, 0};
            g_array_append_val(open, groups->len);
            g_array_append_val(groups, span);
        } else if ((ch == ')' || ch == ']' || ch == '}') && open->len) {
            g_array_index(groups, struct rl_ts_span, g_array_index(open, guint, open->len - 1)).end = at;
            g_array_set_size(open, open->len - 1);
        }
    }
    g_array_free(open, TRUE);
    return groups;
}

static uint32_t listed_end(const GArray *groups, uint32_t at)
{
    guint low = 0, high = groups->len;
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(groups, struct rl_ts_span, middle).begin <= at)
            low = middle;
        else
            high = middle;
    }
    const struct rl_ts_span *span = low < groups->len ? &g_array_index(groups, struct rl_ts_span, low) : NULL;
    return span && span->begin == at ? span->end : 0;
}

uint32_t rl_repair_group_end(struct rl_repair *r, uint32_t at)
{
    if (!r->groups && r->searched > SEARCHES * (uint64_t)r->size)
        r->groups = list_groups(r->s, r->size);
    if (r->groups)
        return listed_end(r->groups, at);
    uint32_t end = rl_ts_group_end(r->s, r->size, at);
    r->searched += (end ? end : r->size) - at;
    return end;
}
