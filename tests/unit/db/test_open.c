/* Opening: what is made, what is migrated, what is refused and in which words. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "db/sql.h"
#include "tests/unit/db/fixture.h"

static const struct rl_embedded old_schema[] = {
    {"db/schema/001_first.sql", "PRAGMA application_id = 1380729922; CREATE TABLE a (x); INSERT INTO a VALUES (1);"},
};
static const struct rl_embedded new_schema[] = {
    {"db/schema/001_first.sql", "PRAGMA application_id = 1380729922; CREATE TABLE a (x); INSERT INTO a VALUES (1);"},
    {"db/schema/002_second.sql", "CREATE TABLE b (y); INSERT INTO b SELECT x + 1 FROM a;"},
    {"db/schema/003_third.sql", "ALTER TABLE b RENAME TO c;"},
};
static const struct rl_embedded broken_schema[] = {
    {"db/schema/001_first.sql", "PRAGMA application_id = 1380729922; CREATE TABLE a (x);"},
    {"db/schema/002_broken.sql", "CREATE TABLE b (y); CREATE TABLE a (x);"},
};

static char *folder(void)
{
    char *made = g_dir_make_tmp("rl-open-XXXXXX", NULL);
    cr_assert(made);
    return made;
}

static struct rl_store *open_as(const char *path, const struct rl_embedded *schema, size_t n, GError **error)
{
    const struct rl_store_config config = {.busy_ms = 200, .schema = schema, .nschema = n};
    return rl_store_open_with(path, &config, error);
}

static int64_t number(struct rl_store *store, const char *sql)
{
    sqlite3_stmt *get = rl_sql(store, sql, NULL);
    cr_assert(get && rl_sql_row(store, get, NULL), "%s", sql);
    int64_t value = sqlite3_column_int64(get, 0);
    rl_sql_reset(get);
    return value;
}

/* PATH is refused, with WORDS in the message. */
static void refused(const char *path, const char *words)
{
    GError *error = NULL;
    struct rl_store *store = rl_store_open(path, &error);
    cr_assert_null(store, "%s was opened", path);
    cr_assert(error && strstr(error->message, words), "%s: %s", words, error ? error->message : "no message");
    cr_assert(strstr(error->message, path), "no path in: %s", error->message);
    g_clear_error(&error);
}

static char *schema_of(const char *path)
{
    struct rl_store *store = rl_store_open(path, NULL);
    cr_assert(store);
    sqlite3_stmt *get = rl_sql(store,
                               "SELECT group_concat(sql, ';') || (SELECT user_version FROM pragma_user_version)"
                               " || (SELECT application_id FROM pragma_application_id)"
                               " FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name)",
                               NULL);
    cr_assert(get && rl_sql_row(store, get, NULL));
    char *text = g_strdup((const char *)sqlite3_column_text(get, 0));
    rl_sql_reset(get);
    rl_store_close(store);
    return text;
}

Test(open, memory_begins_as_the_migrations_leave_a_file)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, "m.db", NULL);
    g_autofree char *file = schema_of(path), *memory = schema_of(NULL);
    cr_assert_str_eq(memory, file);
    cr_assert(strlen(file) > 5000);
}

Test(open, migrations_run_in_order_from_where_the_file_is)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, "m.db", NULL);
    GError *error = NULL;
    struct rl_store *store = open_as(path, old_schema, 1, &error);
    cr_assert(store, "%s", error ? error->message : "");
    cr_assert_eq(number(store, "PRAGMA user_version"), 1);
    rl_store_close(store);
    store = open_as(path, new_schema, 3, &error);
    cr_assert(store, "%s", error ? error->message : "");
    cr_assert_eq(number(store, "PRAGMA user_version"), 3);
    cr_assert_eq(number(store, "SELECT y FROM c"), 2);
    rl_store_close(store);
    store = open_as(path, new_schema, 3, &error); /* nothing left to do */
    cr_assert(store);
    cr_assert_eq(number(store, "SELECT count(*) FROM c"), 1);
    rl_store_close(store);
}

Test(open, a_broken_migration_changes_nothing)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, "m.db", NULL);
    GError *error = NULL;
    cr_assert_null(open_as(path, broken_schema, 2, &error));
    cr_assert(error);
    g_clear_error(&error);
    struct rl_store *store = open_as(path, old_schema, 1, &error);
    cr_assert(store, "%s", error ? error->message : "");
    cr_assert_eq(number(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'b'"), 0);
    rl_store_close(store);
}

Test(open, newer_is_refused)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, "n.db", NULL);
    struct rl_store *store = rl_store_open(path, NULL);
    cr_assert(store && rl_sql_run(store, "PRAGMA user_version = 9999", NULL));
    rl_store_close(store);
    refused(path, "made by a newer reflint");
}

Test(open, another_programs_is_refused_and_not_touched)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, "other.db", NULL);
    sqlite3 *db = NULL;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, "CREATE TABLE theirs (x)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    g_autofree char *before = NULL, *after = NULL;
    gsize n = 0, m = 0;
    g_file_get_contents(path, &before, &n, NULL);
    refused(path, "another program");
    g_file_get_contents(path, &after, &m, NULL);
    cr_assert(n == m && memcmp(before, after, n) == 0);
}

Test(open, corrupt_files)
{
    g_autofree char *dir = folder(), *text = g_build_filename(dir, "text.db", NULL), *torn = g_build_filename(dir, "torn.db", NULL);
    cr_assert(g_file_set_contents(text, "this is no database, but it is long enough to look at\n", -1, NULL));
    refused(text, "not a database of reflint, or damaged");

    struct rl_store *store = rl_store_open(torn, NULL);
    cr_assert(store);
    rl_store_close(store);
    int fd = open(torn, O_WRONLY);
    static const char junk[8192] = {1, 2, 3};
    cr_assert(fd >= 0 && pwrite(fd, junk, sizeof junk, 100) == (ssize_t)sizeof junk);
    close(fd);
    refused(torn, "not a database of reflint, or damaged");
}

Test(open, an_empty_file_is_a_new_database)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, "empty.db", NULL);
    cr_assert(g_file_set_contents(path, "", 0, NULL));
    struct rl_store *store = rl_store_open(path, NULL);
    cr_assert(store);
    rl_store_close(store);
}

Test(open, the_folder_is_made_and_hidden_from_git)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, ".reflint", "reflint.db", NULL);
    g_autofree char *ignore = g_build_filename(dir, ".reflint", ".gitignore", NULL), *text = NULL;
    struct rl_store *store = rl_store_open(path, NULL);
    cr_assert(store);
    cr_assert(g_file_get_contents(ignore, &text, NULL, NULL));
    cr_assert_str_eq(text, "*\n");
    cr_assert_eq(number(store, "PRAGMA foreign_keys"), 1);
    sqlite3_stmt *mode = rl_sql(store, "PRAGMA journal_mode", NULL);
    cr_assert(rl_sql_row(store, mode, NULL));
    cr_assert_str_eq((const char *)sqlite3_column_text(mode, 0), "wal");
    rl_store_close(store);
}

Test(open, places_where_nothing_can_be_made)
{
    g_autofree char *dir = folder();
    g_autofree char *missing = g_build_filename(dir, "no", "such", "x.db", NULL), *file = g_build_filename(dir, "file", NULL);
    g_autofree char *below = g_build_filename(file, "x.db", NULL), *two = g_build_filename(dir, "no", ".reflint", "x.db", NULL);
    cr_assert(g_file_set_contents(file, "", 0, NULL));
    refused(missing, "No such file or directory");
    refused(two, "No such file or directory");
    refused(below, "is not a folder");
    refused(dir, "cannot be opened");
    refused("/proc/self/reflint.db", "cannot be");
}

Test(open, a_file_that_cannot_be_written)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, "r.db", NULL);
    struct rl_store *store = rl_store_open(path, NULL);
    cr_assert(store && fixture_run(store, "/project", NULL));
    rl_store_close(store);
    if (geteuid() == 0) { /* root may write anything: become somebody */
        cr_assert_eq(chmod(dir, 0755), 0);
        if (setuid(65534) != 0)
            cr_skip_test("cannot give up root");
    } else {
        cr_assert_eq(chmod(path, 0444), 0);
        cr_assert_eq(chmod(dir, 0555), 0);
    }
    refused(path, "cannot be written");
    GError *error = NULL; /* but it can be reported on */
    store = rl_store_open_to_read(path, &error);
    cr_assert(store, "%s", error ? error->message : "");
    cr_assert_eq(rl_store_last_run(store), 1);
    const struct rl_run_row row = {.root = "/project", .version = "1"};
    cr_assert_eq(rl_store_begin_run(store, &row, &error), 0);
    cr_assert(strstr(error->message, "cannot be written"), "%s", error->message);
    g_clear_error(&error);
    rl_store_close(store);
    chmod(dir, 0755);
}

Test(open, to_read_makes_nothing)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, "none.db", NULL);
    GError *error = NULL;
    cr_assert_null(rl_store_open_to_read(path, &error));
    cr_assert(strstr(error->message, "reflint check"), "%s", error->message);
    g_clear_error(&error);
    cr_assert_not(g_file_test(path, G_FILE_TEST_EXISTS));
    struct rl_store *store = rl_store_open(path, NULL);
    cr_assert(store && fixture_run(store, "/project", NULL));
    struct rl_store *reader = rl_store_open_to_read(path, &error); /* beside a writer */
    cr_assert(reader, "%s", error ? error->message : "");
    cr_assert_eq(rl_store_last_run(reader), 1);
    rl_store_close(reader);
    rl_store_close(store);
}

Test(open, locked)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, "l.db", NULL);
    struct rl_store *holder = rl_store_open(path, NULL);
    cr_assert(holder && rl_sql_run(holder, "BEGIN IMMEDIATE", NULL));
    GError *error = NULL;
    struct rl_store *waiter = open_as(path, rl_embedded_schema, rl_embedded_schema_count, &error);
    cr_assert(waiter, "%s", error ? error->message : ""); /* reading is free */
    const struct rl_run_row row = {.root = "/project", .version = "1"};
    cr_assert_eq(rl_store_begin_run(waiter, &row, &error), 0);
    cr_assert(strstr(error->message, "locked by another program"), "%s", error->message);
    g_clear_error(&error);
    cr_assert(rl_sql_run(holder, "ROLLBACK", NULL));
    cr_assert_neq(rl_store_begin_run(waiter, &row, &error), 0);
    rl_store_close(waiter);
    rl_store_close(holder);
}

Test(open, full)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, "f.db", NULL);
    struct rl_store *store = rl_store_open(path, NULL);
    cr_assert(store);
    int64_t run = fixture_run(store, "/project", NULL), pages = number(store, "PRAGMA page_count");
    g_autofree char *most = g_strdup_printf("PRAGMA max_page_count = %d", (int)pages), *text = g_strnfill(1 << 20, 'x');
    cr_assert(number(store, most) == pages);
    const struct rl_note_row note = {.file = "a.c", .text = text};
    const struct rl_unit_row unit = {.path = "a.c", .directory = "/project", .notes = &note, .nnotes = 1};
    GError *error = NULL;
    cr_assert_not(rl_store_put_unit(store, run, &unit, &error));
    cr_assert(g_error_matches(error, RL_ERROR, RL_ERROR_IO));
    cr_assert(strstr(error->message, "the disk is full"), "%s", error->message);
    g_clear_error(&error);
    cr_assert_eq(number(store, "SELECT count(*) FROM unit"), 4); /* the others are kept */
    rl_store_close(store);
}

/* A file system without shared memory, as far as SQLite can tell: its own way of locking with files. */
Test(open, without_shared_memory)
{
    g_autofree char *dir = folder(), *path = g_build_filename(dir, "w.db", NULL), *fresh = g_build_filename(dir, "fresh.db", NULL);
    struct rl_store *store = rl_store_open(path, NULL);
    cr_assert(store && fixture_run(store, "/project", NULL));
    rl_store_close(store);
    cr_assert_eq(sqlite3_vfs_register(sqlite3_vfs_find("unix-dotfile"), 1), SQLITE_OK);
    const char *const paths[] = {path, fresh}; /* one that has a write-ahead log, one that is new */
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        GError *error = NULL;
        store = rl_store_open(paths[i], &error);
        cr_assert(store, "%s", error ? error->message : "");
        cr_assert(fixture_run(store, "/project", &error), "%s", error ? error->message : "");
        cr_assert_eq(number(store, "SELECT count(*) FROM run"), 2 - (int64_t)i);
        rl_store_close(store);
    }
}
