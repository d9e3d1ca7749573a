/* The serial form against cut, changed and invented bytes. */
#include "front.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/ir/codec.h"

static const char source[] = "struct s { PyObject *o; int n[2]; };\n"
                             "static struct s table[] = {{0, {1, 2}}, {.n[1] = 5}};\n"
                             "PyObject *f(struct s *s, int n) {\n"
                             "    PyObject *p = n ? make(n) : s->o;\n"
                             "    switch (n) { case 1: case 3 ... 5: use(p); break; default: goto out; }\n"
                             "    while (n--) { struct s x = *s, *y = &x; s->n[n] = y->n[0] + table[n].n[1]; }\n"
                             "out: return p;\n"
                             "}\n";

static GBytes *make_bytes(struct front *front)
{
    front_parse(front, source);
    return rl_ir_serialise(front->unit);
}

/* Reads BYTES; whatever they are, that ends in a unit that can be printed or in an error. */
static bool survives(const uint8_t *data, size_t size)
{
    struct rl_arena *arena = rl_arena_new();
    GBytes *bytes = g_bytes_new_static(data, size);
    GError *error = NULL;
    struct rl_ir_unit *unit = rl_ir_deserialise(arena, bytes, &error);
    cr_assert_neq(unit == NULL, error == NULL);
    if (unit) {
        char *text = rl_ir_print(unit, NULL);
        g_free(text);
    } else {
        cr_assert(g_error_matches(error, RL_ERROR, RL_ERROR_SYNTAX));
    }
    g_clear_error(&error);
    g_bytes_unref(bytes);
    rl_arena_free(arena);
    return unit != NULL;
}

static void renew_checksum(uint8_t *data, size_t size)
{
    uint64_t sum = GUINT64_TO_LE(rl_serial_checksum(data + RL_SERIAL_HEADER, size - RL_SERIAL_HEADER));
    memcpy(data + 5, &sum, sizeof(sum));
}

Test(ir_serial, same_unit_same_bytes)
{
    struct front front, again;
    GBytes *a = make_bytes(&front), *b = make_bytes(&again);
    gsize size;
    const uint8_t *data = g_bytes_get_data(a, &size);
    cr_assert(survives(data, size));
    char *one = rl_ir_print(front.unit, front.unit->functions[0]), *two = rl_ir_print(again.unit, again.unit->functions[0]);
    cr_assert_str_eq(one, two);
    cr_assert_eq(front.unit->functions[0]->text_hash, again.unit->functions[0]->text_hash);
    g_free(one);
    g_free(two);
    g_bytes_unref(a);
    g_bytes_unref(b);
    front_release(&front);
    front_release(&again);
}

Test(ir_serial, other_versions_and_files)
{
    struct front front;
    GBytes *bytes = make_bytes(&front);
    gsize size;
    const uint8_t *data = g_bytes_get_data(bytes, &size);
    uint8_t *copy = g_memdup2(data, size);
    copy[4]++;
    cr_assert_not(survives(copy, size));
    copy[4]--;
    copy[size - 1] ^= 1;
    cr_assert_not(survives(copy, size), "a changed byte must be noticed");
    cr_assert_not(survives((const uint8_t *)"", 0));
    cr_assert_not(survives((const uint8_t *)"RLIR", 4));
    g_free(copy);
    g_bytes_unref(bytes);
    front_release(&front);
}

Test(ir_serial, cut_anywhere)
{
    struct front front;
    GBytes *bytes = make_bytes(&front);
    gsize size;
    const uint8_t *data = g_bytes_get_data(bytes, &size);
    for (gsize length = 0; length < size; length++) {
        uint8_t *copy = g_memdup2(data, length ? length : 1);
        if (length > RL_SERIAL_HEADER)
            renew_checksum(copy, length);
        cr_assert_not(survives(copy, length), "read from %zu of %zu bytes", length, size);
        g_free(copy);
    }
    g_bytes_unref(bytes);
    front_release(&front);
}

Test(ir_serial, changed_anywhere)
{
    struct front front;
    GBytes *bytes = make_bytes(&front);
    gsize size;
    const uint8_t *data = g_bytes_get_data(bytes, &size);
    GRand *random = g_rand_new_with_seed(11);
    uint8_t *copy = g_malloc(size);
    for (int round = 0; round < 20000; round++) {
        memcpy(copy, data, size);
        for (int changes = g_rand_int_range(random, 1, 4); changes > 0; changes--) {
            gsize at = (gsize)g_rand_int_range(random, RL_SERIAL_HEADER, (gint32)size);
            copy[at] = g_rand_boolean(random) ? (uint8_t)g_rand_int(random) : (uint8_t)(copy[at] + 1);
        }
        renew_checksum(copy, size);
        survives(copy, size);
    }
    g_free(copy);
    g_rand_free(random);
    g_bytes_unref(bytes);
    front_release(&front);
}
