/* RL903 method-table: a method, member, getset or slot table says something that is not so
 *
 * Sentinels, flags, signatures behind casts, type codes, duplicates and module definitions; each part has its own file. */
#include "rules/table/table.h"

static void judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                        GPtrArray *out)
{
    struct rl_tables tables = { types, unit, python, arena, out, g_hash_table_new(g_str_hash, g_str_equal) };
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        g_hash_table_insert(tables.functions, (gpointer)unit->functions[i]->name, unit->functions[i]);
    rl_tables_judge_signatures(&tables);
    rl_tables_judge_methods(&tables);
    rl_tables_judge_members(&tables);
    rl_tables_judge_slots(&tables);
    g_hash_table_destroy(tables.functions);
}

const struct rl_rule rl_rule_method_table = {
    .id = "RL903",
    .name = "method-table",
    .family = "table",
    .guideline = "declaration-tables",
    .summary = "a method, member, getset or slot table disagrees with the code",
    .severity = RL_SEVERITY_ERROR,
    .judge_types = judge_types,
};
