/* Two processes that write at once, and one that is killed while it writes. */
#include <criterion/criterion.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/sql.h"
#include "tests/unit/db/fixture.h"

enum { UNITS = 60, WRITERS = 3 };

static int64_t number(struct rl_store *store, const char *sql)
{
    sqlite3_stmt *get = rl_sql(store, sql, NULL);
    cr_assert(get && rl_sql_row(store, get, NULL), "%s", sql);
    int64_t value = sqlite3_column_int64(get, 0);
    rl_sql_reset(get);
    return value;
}

/* A whole run of units; 0 when all went well.  SLOWLY: pauses and never ends. */
static int write_run(const char *path, int units, bool slowly, int ready)
{
    GError *error = NULL;
    struct rl_store *store = rl_store_open(path, &error);
    const struct rl_run_row row = {.root = "/project", .version = "1"};
    int64_t run = store && fixture_rules_put(store, &error) ? rl_store_begin_run(store, &row, &error) : 0;
    for (int i = 0; run && (slowly || i < units); i++) {
        char name[32];
        struct rl_finding_row found[2] = {fixture_findings[0], fixture_findings[1]};
        snprintf(name, sizeof name, "u%d.c", i);
        found[0].finding.file = name; /* the other one is in a header that all share */
        const struct rl_unit_row unit = {.path = name, .directory = "/project", .findings = found, .nfindings = 2};
        if (!rl_store_put_unit(store, run, &unit, &error))
            break;
        if (slowly && i == units && write(ready, "x", 1) != 1)
            break;
    }
    if (!error && run)
        rl_store_end_run(store, run, &error);
    if (error)
        fprintf(stderr, "%s\n", error->message);
    rl_store_close(store);
    return error ? 1 : 0;
}

Test(processes, writers_at_once, .timeout = 120)
{
    g_autofree char *dir = g_dir_make_tmp("rl-two-XXXXXX", NULL), *path = g_build_filename(dir, ".reflint", "reflint.db", NULL);
    pid_t children[WRITERS];
    for (int i = 0; i < WRITERS; i++) { /* they also race for the folder and the schema */
        children[i] = fork();
        cr_assert_geq(children[i], 0);
        if (children[i] == 0)
            _exit(write_run(path, UNITS, false, -1));
    }
    for (int i = 0; i < WRITERS; i++) {
        int status = 0;
        waitpid(children[i], &status, 0);
        cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "writer %d: status %d", i, status);
    }
    struct rl_store *store = rl_store_open(path, NULL);
    cr_assert(store);
    cr_assert_eq(number(store, "SELECT count(*) FROM run WHERE finished_at IS NOT NULL"), WRITERS);
    cr_assert_eq(number(store, "SELECT count(*) FROM unit"), WRITERS * UNITS);
    cr_assert_eq(number(store, "SELECT count(*) FROM finding"), WRITERS * (UNITS + 1));
    cr_assert_eq(number(store, "SELECT count(*) FROM file"), UNITS + 2); /* spam.c, and spam.h of a step */
    cr_assert_eq(number(store, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
    cr_assert_eq(number(store, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    rl_store_close(store);
}

Test(processes, killed_in_the_middle, .timeout = 120)
{
    g_autofree char *dir = g_dir_make_tmp("rl-kill-XXXXXX", NULL), *path = g_build_filename(dir, "k.db", NULL);
    for (int round = 0; round < 5; round++) {
        int ready[2];
        char byte;
        cr_assert_eq(pipe(ready), 0);
        pid_t child = fork();
        cr_assert_geq(child, 0);
        if (child == 0)
            _exit(write_run(path, 5 + round, true, ready[1]));
        close(ready[1]);
        cr_assert_eq(read(ready[0], &byte, 1), 1);
        g_usleep((gulong)(300 * round)); /* somewhere in a transaction */
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        close(ready[0]);

        GError *error = NULL;
        struct rl_store *store = rl_store_open(path, &error);
        cr_assert(store, "%s", error ? error->message : "");
        cr_assert_eq(number(store, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
        cr_assert_eq(number(store, "SELECT count(*) FROM run WHERE finished_at IS NULL"), round + 1);
        cr_assert_geq(number(store, "SELECT count(*) FROM unit WHERE run_id = (SELECT max(id) FROM run)"), 6 + round);
        /* whole units only: each has its finding, and that one its five steps */
        cr_assert_eq(number(store, "SELECT count(*) FROM unit u WHERE NOT EXISTS (SELECT 1 FROM finding f WHERE f.unit_id = u.id"
                                   " AND 5 = (SELECT count(*) FROM finding_step s WHERE s.finding_id = f.id))"), 0);
        cr_assert_eq(rl_store_last_run(store), 0);
        if (round == 4)
            cr_assert(fixture_run(store, "/project", &error), "%s", error ? error->message : "");
        rl_store_close(store);
    }
}
