/* Repair of statements: what has no semicolon, and macros that are loops. */
#include "analyzer/frontend/treesitter_repair.h"

void rl_repair_put_semicolon(struct rl_repair *r, uint32_t at)
{
    if (at < r->size && rl_ts_is_blank((unsigned char)r->s[at]))
        r->p[at] = ';', r->ended = at;
}

void rl_repair_statement_call(struct rl_repair *r, uint32_t at, uint32_t end, uint32_t open)
{
    uint32_t close = rl_repair_group_end(r, open);
    if (close == 0)
        return;
    uint32_t next = rl_repair_skip(r, close);
    if (rl_repair_peek(r, next) == '{' && end - at >= 2) {
        memset(r->p + at, ' ', end - at);
        r->p[at] = 'i';
        r->p[at + 1] = 'f';
    } else if (rl_repair_peek(r, next) == '}' || (rl_repair_is_word_at(r, next) && rl_repair_has_newline(r, close, next))) {
        rl_repair_put_semicolon(r, close);
    }
}

void rl_repair_statement_word(struct rl_repair *r, uint32_t at, uint32_t end)
{
    uint32_t next = rl_repair_skip(r, end);
    if (next == end || !(rl_repair_peek(r, next) == '}' || rl_repair_is_word_at(r, next)))
        return;
    const char *text = r->s + at;
    bool bracket = memmem(text, end - at, "BEGIN", 5) || memmem(text, end - at, "_END", 4);
    if ((bracket || rl_repair_is_capitals(text, end - at)) && rl_repair_has_newline(r, end, next)) {
        rl_repair_put_semicolon(r, end);
        return;
    }
    const struct rl_api *api = rl_ts_api(r->t, rl_arena_intern_len(r->t->arena, r->s + at, end - at));
    if (api && api->kind == RL_API_STATEMENT)
        rl_repair_put_semicolon(r, end);
}
