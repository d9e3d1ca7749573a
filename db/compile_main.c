/* A tool of the build: applies the migrations named on the command line to an empty database and writes it as a C
 * array, so that a run without a database file starts with a copy of it (store_open.c): to read our SQL again cost more
 * than to lint a small file.
 *
 *     rl-database-compile OUTPUT.c db/schema/NNN_*.sql...
 */
#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { GAP = 16, WIDTH = 40 };

static void die(const char *what, const char *why)
{
    fprintf(stderr, "rl-database-compile: %s: %s\n", what, why);
    exit(1);
}

static void run(sqlite3 *db, const char *what, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        die(what, sqlite3_errmsg(db));
}

static void apply(sqlite3 *db, const char *path)
{
    g_autofree char *text = NULL, *name = g_path_get_basename(path);
    GError *error = NULL;
    if (!g_file_get_contents(path, &text, NULL, &error))
        die(path, error->message);
    g_autofree char *mark = g_strdup_printf("PRAGMA user_version = %d", atoi(name));
    run(db, path, text);
    run(db, path, mark);
}

/* The first byte from AT on that is not zero and lies behind a long row of zeros, or AT. */
static sqlite3_int64 skip_zeros(const unsigned char *data, sqlite3_int64 size, sqlite3_int64 at)
{
    sqlite3_int64 end = at;
    while (end < size && data[end] == 0)
        end++;
    return end - at >= GAP || end == size ? end : at;
}

static void write_array(FILE *out, const unsigned char *data, sqlite3_int64 size)
{
    fprintf(out, "#include \"analyzer/base/embedded.h\"\nconst unsigned char rl_embedded_database[%lld] = {",
            (long long)size);
    bool jumped = true;
    for (sqlite3_int64 at = 0, column = 0; at < size; at++) {
        sqlite3_int64 next = skip_zeros(data, size, at);
        if (next == size)
            break;
        jumped = jumped || next > at;
        at = next;
        if (jumped || ++column % WIDTH == 0)
            fputc('\n', out);
        if (jumped)
            fprintf(out, "[%lld] = ", (long long)at);
        fprintf(out, "%d,", data[at]);
        jumped = false;
    }
    fprintf(out, "};\nconst size_t rl_embedded_database_size = sizeof(rl_embedded_database);\n");
}

int main(int argc, char **argv)
{
    sqlite3 *db;
    if (argc < 3)
        die("usage", "OUTPUT.c MIGRATION.sql...");
    if (sqlite3_open(":memory:", &db) != SQLITE_OK)
        die("sqlite", sqlite3_errmsg(db));
    for (int i = 2; i < argc; i++)
        apply(db, argv[i]);
    run(db, "VACUUM", "VACUUM");
    sqlite3_int64 size = 0;
    unsigned char *data = sqlite3_serialize(db, "main", &size, 0);
    FILE *out = data && size > 0 ? fopen(argv[1], "w") : NULL;
    if (!out)
        die(argv[1], "cannot be written");
    write_array(out, data, size);
    if (fclose(out) != 0)
        die(argv[1], "cannot be written");
    sqlite3_free(data);
    sqlite3_close(db);
    return 0;
}
