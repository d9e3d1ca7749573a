#include "analyzer/cli/joint.h"

#include <string.h>

#include "analyzer/cli/suppress.h"
#include "analyzer/cli/wire.h"
#include "rules/rule.h"

struct kept {
    char *path, *directory;
    GBytes *types;
};

static void free_kept(gpointer data)
{
    struct kept *kept = data;
    g_free(kept->path);
    g_free(kept->directory);
    g_bytes_unref(kept->types);
    g_free(kept);
}

void rl_joint_init(struct rl_joint *joint)
{
    joint->units = g_ptr_array_new_with_free_func(free_kept);
}

void rl_joint_release(struct rl_joint *joint)
{
    g_ptr_array_free(joint->units, TRUE);
}

void rl_joint_add(struct rl_joint *joint, const struct rl_unit_row *row)
{
    if (row->ntypes == 0)
        return;
    struct kept *kept = g_new0(struct kept, 1);
    GByteArray *types = g_byte_array_new();
    rl_wire_put_types(types, row);
    kept->path = g_strdup(row->path);
    kept->directory = g_strdup(row->directory);
    kept->types = g_byte_array_free_to_bytes(types);
    g_ptr_array_add(joint->units, kept);
}

/* The same whatever order the command line names the files in. */
static gint by_path(gconstpointer a, gconstpointer b)
{
    const struct kept *x = *(struct kept *const *)a, *y = *(struct kept *const *)b;
    return strcmp(x->path, y->path);
}

static struct rl_project_unit *read_units(const struct rl_joint *joint, struct rl_arena *arena)
{
    struct rl_project_unit *units = rl_new_array(arena, joint->units->len, struct rl_project_unit);
    g_ptr_array_sort(joint->units, by_path);
    for (guint i = 0; i < joint->units->len; i++) {
        const struct kept *kept = joint->units->pdata[i];
        gsize size;
        const uint8_t *data = g_bytes_get_data(kept->types, &size);
        struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
        struct rl_unit_row row = {0};
        rl_wire_get_types(&in, &row);
        units[i] = (struct rl_project_unit){kept->path, row.types, in.bad ? 0 : row.ntypes};
    }
    return units;
}

bool rl_joint_judge(const struct rl_joint *joint, const struct rl_jobs *jobs, struct rl_ledger *ledger)
{
    struct rl_arena *arena = rl_arena_new();
    GPtrArray *found = g_ptr_array_new();
    struct rl_suppressor *suppressor = rl_suppressor_new();
    rl_rules_judge_project(read_units(joint, arena), joint->units->len, arena, found);
    for (guint i = 0; jobs && i < jobs->list->len; i++) {
        const struct rl_job *job = jobs->list->pdata[i];
        if (job->text)
            rl_suppressor_put(suppressor, job->path, g_bytes_get_data(job->text, NULL), g_bytes_get_size(job->text));
    }
    bool ok = true;
    for (guint i = 0; ok && i < found->len; i++) {
        const struct rl_project_finding *one = found->pdata[i];
        const struct kept *unit = joint->units->pdata[one->unit];
        const struct rl_rule *rule = rl_rule_find(one->finding.rule);
        struct rl_finding_row row = {.finding = one->finding};
        row.suppressed_by = rl_suppressed_by(suppressor, &one->finding, rule ? rule->name : NULL);
        row.suppressed = row.suppressed_by != NULL;
        const struct rl_unit_row of = {.path = unit->path, .directory = unit->directory, .findings = &row, .nfindings = 1};
        ok = rl_ledger_add(ledger, &of);
    }
    rl_suppressor_free(suppressor);
    g_ptr_array_free(found, TRUE);
    rl_arena_free(arena);
    return ok;
}
