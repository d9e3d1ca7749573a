#include "analyzer/cli/ledger.h"

#include <string.h>

#include "analyzer/base/embedded.h"
#include "analyzer/cli/wire.h"
#include "db/history.h"
#include "rules/rule.h"

static bool put_rules(struct rl_store *store, GError **error)
{
    for (size_t i = 0; i < rl_rules_count; i++) {
        const struct rl_rule *rule = rl_rules[i];
        struct rl_rule_row row = {
            .id = rule->id,
            .name = rule->name,
            .family = rule->family,
            .guideline = rule->guideline,
            .summary = rule->summary,
            .page = rl_rule_page(rule),
            .severity = rule->severity,
            .preview = rule->preview != NULL,
        };
        if (!rl_store_put_rule(store, &row, error))
            return false;
    }
    return true;
}

/* "rules/guidelines/cycles.md" -> its id and the title in its first line. */
static bool put_guidelines(struct rl_store *store, GError **error)
{
    static const char folder[] = "rules/guidelines/";
    for (const struct rl_embedded *page = rl_embedded_pages; page->name; page++) {
        if (!g_str_has_prefix(page->name, folder))
            continue;
        char *id = g_strndup(page->name + strlen(folder), strlen(page->name) - strlen(folder) - strlen(".md"));
        const char *title = page->text + strspn(page->text, "# ");
        char *first_line = g_strndup(title, strcspn(title, "\n"));
        bool ok = rl_store_put_guideline(store, id, first_line, page->text, error);
        g_free(first_line);
        g_free(id);
        if (!ok)
            return false;
    }
    return true;
}

/* A store with a run begun in it, or NULL with ERROR. */
static struct rl_store *begin(struct rl_ledger *ledger, const char *db, GError **error)
{
    struct rl_store *store = rl_store_open(db, error);
    if (!store)
        return NULL;
    ledger->run = 0;
    bool ok = rl_store_begin(store, error);
    ok = ok && put_guidelines(store, error) && put_rules(store, error);
    if (ok)
        ledger->run = rl_store_begin_run(store, &ledger->row, error);
    ok = rl_store_end(store, ledger->run != 0, ledger->run ? error : NULL);
    if (ok)
        return store;
    rl_store_close(store);
    return NULL;
}

/* The project's own severity; what the rule has lowered by itself stays as low. */
static enum rl_severity severity_of(const struct rl_ledger *ledger, const struct rl_finding *finding)
{
    const struct rl_rule *rule = rl_rule_find(finding->rule);
    enum rl_severity severity = rl_config_severity(ledger->config, finding->rule, finding->severity);
    return rule && finding->severity != rule->severity ? MIN(severity, finding->severity) : severity;
}

/* ADDED: the findings of a unit that is there. */
static bool put(struct rl_ledger *ledger, const struct rl_unit_row *unit, bool added, GError **error)
{
    struct rl_unit_row row = *unit;
    struct rl_finding_row *findings = g_new(struct rl_finding_row, unit->nfindings + 1u);
    for (uint32_t i = 0; i < unit->nfindings; i++) {
        findings[i] = unit->findings[i];
        findings[i].finding.severity = severity_of(ledger, &findings[i].finding);
    }
    row.findings = findings;
    bool ok = (added ? rl_store_add_findings : rl_store_put_unit)(ledger->store, ledger->run, &row, error);
    g_free(findings);
    return ok;
}

static bool put_again(struct rl_ledger *ledger, GBytes *encoded, bool added, GError **error)
{
    gsize size;
    const uint8_t *data = g_bytes_get_data(encoded, &size);
    struct rl_arena *arena = rl_arena_new();
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
    struct rl_unit_row row;
    bool ok = rl_wire_get_unit(&in, &row) && put(ledger, &row, added, error);
    rl_arena_free(arena);
    return ok;
}

/* The database refused with WHY (consumed): on in memory. */
static bool fall_back(struct rl_ledger *ledger, GError *why)
{
    bool had_store = ledger->store != NULL;
    rl_error(ledger->console, "%s", why->message);
    g_error_free(why);
    ledger->failed = true;
    ledger->unsettled = false;
    if (ledger->store)
        rl_store_close(ledger->store);
    ledger->store = NULL;
    if (ledger->in_memory && had_store)
        return false;
    ledger->in_memory = true;
    GError *error = NULL;
    ledger->store = begin(ledger, NULL, &error);
    bool ok = ledger->store != NULL;
    for (guint i = 0; ok && i < ledger->kept->len; i++)
        ok = put_again(ledger, ledger->kept->pdata[i], false, &error);
    for (guint i = 0; ok && i < ledger->added->len; i++)
        ok = put_again(ledger, ledger->added->pdata[i], true, &error);
    if (!ok)
        rl_error(ledger->console, "%s", error ? error->message : "the findings cannot be kept");
    g_clear_error(&error);
    return ok;
}

static void unref_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

bool rl_ledger_open(struct rl_ledger *ledger, const char *db, const struct rl_run_row *row, const struct rl_config *config,
                    struct rl_console *console)
{
    *ledger = (struct rl_ledger){
        .in_memory = db == NULL,
        .kept = g_ptr_array_new_with_free_func(unref_bytes),
        .added = g_ptr_array_new_with_free_func(unref_bytes),
        .row = *row,
        .console = console,
        .config = config,
    };
    GError *error = NULL;
    ledger->store = begin(ledger, db, &error);
    return ledger->store || fall_back(ledger, error);
}

bool rl_ledger_put(struct rl_ledger *ledger, const struct rl_unit_row *unit, GBytes *encoded)
{
    GError *error = NULL;
    if (!ledger->store)
        return false;
    g_ptr_array_add(ledger->kept, g_bytes_ref(encoded));
    if (unit->recalled && !ledger->unsettled)
        ledger->unsettled = rl_store_begin(ledger->store, &error);
    else if (!unit->recalled && !rl_ledger_settle(ledger))
        return false;
    struct rl_unit_row row = *unit;
    row.encoded = encoded;
    return (!error && put(ledger, &row, false, &error)) || fall_back(ledger, error);
}

bool rl_ledger_settle(struct rl_ledger *ledger)
{
    GError *error = NULL;
    if (!ledger->unsettled)
        return ledger->store != NULL;
    ledger->unsettled = false;
    return rl_store_end(ledger->store, true, &error) || fall_back(ledger, error);
}

bool rl_ledger_end(struct rl_ledger *ledger)
{
    GError *error = NULL;
    if (!ledger->store)
        return false;
    if (rl_store_end_run(ledger->store, ledger->run, &error))
        return true;
    if (!fall_back(ledger, error))
        return false;
    return rl_store_end_run(ledger->store, ledger->run, NULL);
}

bool rl_ledger_add(struct rl_ledger *ledger, const struct rl_unit_row *unit)
{
    GError *error = NULL;
    if (!ledger->store)
        return false;
    GByteArray *encoded = g_byte_array_new();
    rl_wire_put_unit(encoded, unit);
    g_ptr_array_add(ledger->added, g_byte_array_free_to_bytes(encoded));
    return put(ledger, unit, true, &error) || fall_back(ledger, error);
}

bool rl_ledger_recognise(struct rl_ledger *ledger, const GPtrArray *accepted)
{
    GError *error = NULL;
    if (!ledger->store)
        return false;
    if (rl_store_recognise(ledger->store, ledger->run, accepted, &error))
        return true;
    return fall_back(ledger, error) && rl_store_recognise(ledger->store, ledger->run, accepted, NULL);
}

void rl_ledger_prune(struct rl_ledger *ledger, int keep)
{
    GError *error = NULL;
    if (!ledger->store || ledger->in_memory || rl_store_prune(ledger->store, (uint32_t)keep, &error))
        return;
    rl_note(ledger->console, "old runs are kept: %s", error->message);
    g_error_free(error);
}

void rl_ledger_release(struct rl_ledger *ledger)
{
    if (ledger->store)
        rl_store_close(ledger->store);
    g_ptr_array_free(ledger->kept, TRUE);
    g_ptr_array_free(ledger->added, TRUE);
}
