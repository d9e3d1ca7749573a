#include "analyzer/cli/sums.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/ir/codec.h"

static const char magic[8] = {'R', 'L', 'S', 'U', 'M', '1', '\r', '\n'};
enum { HEAD = 16 }; /* magic, checksum of the rest */

void rl_sum_free(struct rl_sum *sum)
{
    if (!sum)
        return;
    rl_parsed_release(&sum->parsed);
    g_clear_pointer(&sum->exports, g_bytes_unref);
    g_free(sum);
}

GBytes *rl_sum_write(const struct rl_parsed *parsed, GBytes *exports)
{
    char *nothing[] = {NULL};
    struct rl_parsed names = *parsed;
    names.why = names.key = NULL;
    names.included = nothing; /* paths */
    GByteArray *body = g_byte_array_new(), *out = g_byte_array_new();
    gsize size = 0;
    const void *data = exports ? g_bytes_get_data(exports, &size) : NULL;
    rl_parsed_put_names(body, &names);
    rl_wire_put_bytes(body, data ? data : "", size);
    uint64_t sum = GUINT64_TO_LE(rl_serial_checksum(body->data, body->len));
    g_byte_array_append(out, (const guint8 *)magic, sizeof(magic));
    g_byte_array_append(out, (const guint8 *)&sum, sizeof(sum));
    g_byte_array_append(out, body->data, body->len);
    g_byte_array_free(body, TRUE);
    return g_byte_array_free_to_bytes(out);
}

static bool read_body(struct rl_sum *sum, const uint8_t *data, size_t size)
{
    struct rl_arena *arena = rl_arena_new();
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
    size_t length;
    rl_parsed_get_names(&in, &sum->parsed);
    const uint8_t *exports = rl_wire_get_bytes(&in, &length);
    bool ok = !in.bad && in.at == in.end && sum->parsed.status == RL_UNIT_DONE;
    if (ok)
        sum->exports = g_bytes_new(exports, length);
    rl_arena_free(arena);
    return ok;
}

struct rl_sum *rl_sum_read(const char *path, GError **error)
{
    char *text;
    gsize size;
    uint64_t check;
    if (!g_file_get_contents(path, &text, &size, error))
        return NULL;
    struct rl_sum *sum = g_new0(struct rl_sum, 1);
    bool ok = size >= HEAD && memcmp(text, magic, sizeof(magic)) == 0;
    if (ok) {
        memcpy(&check, text + sizeof(magic), sizeof(check));
        const uint8_t *body = (const uint8_t *)text + HEAD;
        ok = GUINT64_FROM_LE(check) == rl_serial_checksum(body, size - HEAD) && read_body(sum, body, size - HEAD);
    }
    g_free(text);
    if (ok)
        return sum;
    rl_sum_free(sum);
    g_set_error(error, RL_ERROR, RL_ERROR_INPUT, "%s: no summaries of this reflint: `reflint summarize` makes them", path);
    return NULL;
}

static void free_sum(gpointer sum)
{
    rl_sum_free(sum);
}

GPtrArray *rl_sums_read(char **paths, GError **error)
{
    GPtrArray *sums = g_ptr_array_new_with_free_func(free_sum);
    for (; *paths; paths++) {
        struct rl_sum *sum = rl_sum_read(*paths, error);
        if (!sum) {
            g_ptr_array_free(sums, TRUE);
            return NULL;
        }
        g_ptr_array_add(sums, sum);
    }
    return sums;
}
