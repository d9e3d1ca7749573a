#include "analyzer/cli/told.h"

#include <string.h>

#include "analyzer/cli/wire.h"

struct rl_told *rl_told_new(struct rl_arena *arena)
{
    struct rl_told *told = g_new0(struct rl_told, 1);
    told->arena = arena;
    told->spots = g_ptr_array_new();
    told->places = g_hash_table_new(g_str_hash, g_str_equal);
    told->counts = g_hash_table_new(g_str_hash, g_str_equal);
    told->healths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return told;
}

void rl_told_free(struct rl_told *told)
{
    if (!told)
        return;
    g_ptr_array_free(told->spots, TRUE);
    g_hash_table_destroy(told->places);
    g_hash_table_destroy(told->counts);
    g_hash_table_destroy(told->healths);
    g_free(told);
}

guint rl_told_count(GHashTable *counts, const char *key)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
}

void rl_told_count_one(GHashTable *counts, const char *key)
{
    g_hash_table_insert(counts, (gpointer)key, GUINT_TO_POINTER(rl_told_count(counts, key) + 1));
}

const char *rl_told_key(struct rl_arena *arena, const struct rl_finding *finding)
{
    char *function = g_utf8_make_valid(finding->function ? finding->function : "", -1);
    char *object = g_utf8_make_valid(finding->object ? finding->object : "", -1);
    const char *key = rl_arena_printf(arena, "%s %s %s %s", finding->rule, function, object, finding->file);
    g_free(function);
    g_free(object);
    return key;
}

const char *rl_told_place(struct rl_arena *arena, const struct rl_finding *finding, const char *key)
{
    return rl_arena_printf(arena, "%u %u %s", finding->loc.line, finding->loc.col, key);
}

void rl_told_add(struct rl_told *told, struct rl_spot *spot)
{
    if (!g_hash_table_add(told->places, (gpointer)spot->place))
        return;
    g_ptr_array_add(told->spots, spot);
    rl_told_count_one(told->counts, spot->key);
}

static void take_finding(struct rl_told *told, const char *unit, const struct rl_finding_row *row)
{
    struct rl_spot *spot = rl_new(told->arena, struct rl_spot);
    *spot = (struct rl_spot){.finding = row->finding, .hidden = row->suppressed, .unit = unit};
    spot->key = rl_told_key(told->arena, &row->finding);
    spot->place = rl_told_place(told->arena, &row->finding, spot->key);
    rl_told_add(told, spot);
}

void rl_told_take(struct rl_told *told, const struct rl_told *first, GBytes *encoded)
{
    gsize size;
    const uint8_t *data = g_bytes_get_data(encoded, &size);
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = told->arena};
    struct rl_unit_row row;
    if (!rl_wire_get_unit(&in, &row) || (first && !g_hash_table_contains(first->healths, row.path)))
        return; /* another file's unit, of which the run has not told what was there before */
    struct rl_health *health = g_hash_table_lookup(told->healths, row.path);
    if (!health) {
        health = g_new0(struct rl_health, 1);
        health->done = true;
        g_hash_table_insert(told->healths, g_strdup(row.path), health);
    }
    health->done = health->done && row.status == RL_UNIT_DONE;
    health->functions += row.nfunctions;
    for (uint32_t i = 0; i < row.nnotes; i++)
        health->errors += row.notes[i].is_error;
    for (uint32_t i = 0; i < row.nfunctions; i++)
        health->lost += row.functions[i].completeness >= 2;
    for (uint32_t i = 0; i < row.nfindings; i++)
        take_finding(told, row.path, &row.findings[i]);
}

bool rl_health_is_worse(const struct rl_health *before, const struct rl_health *after)
{
    return !after || (before->done && !after->done) || after->errors > before->errors || after->lost > before->lost ||
           after->functions < before->functions;
}

void rl_told_keep(struct rl_told *told, const struct rl_told *from, GHashTable *again)
{
    for (guint i = 0; i < from->spots->len; i++) {
        struct rl_spot *spot = from->spots->pdata[i];
        if (!g_hash_table_contains(again, spot->unit))
            rl_told_add(told, spot);
    }
    GHashTableIter at;
    gpointer path, health;
    g_hash_table_iter_init(&at, from->healths);
    while (g_hash_table_iter_next(&at, &path, &health))
        if (!g_hash_table_contains(again, path))
            g_hash_table_insert(told->healths, g_strdup(path), g_memdup2(health, sizeof(struct rl_health)));
}
