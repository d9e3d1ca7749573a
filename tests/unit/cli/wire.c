/* wire.c: what is written is read again, and no bytes break the reader. */
#include <criterion/criterion.h>
#include <string.h>

#include "analyzer/cli/wire.h"

static struct rl_path_step steps[] = {
    {"/p/a.c", {0, 3, 5, 3, 9}, "`x` is made by PyLong_FromLong", 1, true, false},
    {"/p/a.c", {0, 4, 1, 0, 0}, "x is not NULL", -2, false, true},
};
static struct rl_related related[] = {{"/p/a.h", {1, 7, 1, 7, 2}, "here too"}};

static struct rl_finding_row finding_row(void)
{
    return (struct rl_finding_row){
        .finding = {
            .rule = "RL101", .severity = RL_SEVERITY_WARNING, .confidence = RL_CONFIDENCE_HIGH, .file = "/p/a.c",
            .loc = {0, 10, 5, 10, 12}, .function = "f", .object = "x", .origin = "PyLong_FromLong",
            .origin_loc = {0, 3, 5, 3, 9}, .origin_file = "/p/a.c", .message = "m\xc3\xa4h", .hint = NULL, .macro = "",
            .steps = steps, .nsteps = G_N_ELEMENTS(steps), .related = related, .nrelated = 1,
            .fingerprint = UINT64_MAX - 5, .occurrence = 300,
        },
        .suppressed = true,
        .suppressed_by = "NOLINT(RL101): why",
    };
}

static GByteArray *encoded(void)
{
    const struct rl_slot_row slots[] = {{"tp_dealloc", "a_dealloc", true, 3}, {"tp_clear", NULL, false, 0}};
    const struct rl_member_row members[] = {{"x.y[]", "objects", NULL, 1, 2, 3, true, true}};
    const struct rl_edge_row edges[] = {{"x", "B_Type", "set", "/p/a.c", {0, 9, 1, 9, 2}, true, -1, 1}, {"y", NULL, NULL, NULL, {0}, false, 0, 0}};
    const struct rl_type_row types[] = {
        {.kind = RL_TYPE_ROW_MODULE, .file = "/p/a.c", .loc = {0, 5, 1, 6, 2}, .name = "m", .symbol = "m_def", .is_static = true, .gc = -1,
         .life = {{0}, {.own = true, .file = "/p/a.h", .loc = {1, 7, 1, 0, 0}}}, .flagged = true, .frees = true,
         .slots = slots, .nslots = 2, .members = members, .nmembers = 1, .edges = edges, .nedges = 2},
    };
    const struct rl_function_row functions[] = {
        {"/p/a.c", "f", {0, 1, 1, 20, 2}, 0, NULL, "clang", 17, 1234567890123u, 0xfeedfacecafebeefu},
        {"/p/a.h", "g", {1, 5, 1, 6, 2}, 2, "10000 states", "tree-sitter", 0, 0, 0},
    };
    const struct rl_note_row notes[] = {{"/p/a.c", {0, 2, 10, 0, 0}, true, "'x.h' file not found"}};
    const struct rl_suppression_row suppressions[] = {
        {"/p/a.c", 10, 7, 10, 10, "NOLINT(RL101): why", "RL101", "why", NULL, true, true},
        {"/p/a.h", 3, 1, 0, 0, "NOLINTEND", NULL, NULL, "no beginning", false, false},
    };
    struct rl_finding_row findings[] = {finding_row(), finding_row()};
    struct rl_unit_row row = {
        .path = "/p/a.c", .directory = "/p", .flags = "-DX -I.", .status = RL_UNIT_CRASHED, .why = "why", .cache_key = "abc",
        .cpu_frontend = 99, .cpu_engine = UINT64_MAX, .functions = functions, .nfunctions = 2, .notes = notes, .nnotes = 1,
        .findings = findings, .nfindings = 2, .types = types, .ntypes = 1,
        .suppressions = suppressions, .nsuppressions = 2,
    };
    GByteArray *out = g_byte_array_new();
    rl_wire_put_unit(out, &row);
    return out;
}

static bool decode(const uint8_t *data, size_t size, struct rl_arena *arena, struct rl_unit_row *row)
{
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
    return rl_wire_get_unit(&in, row);
}

Test(wire, a_unit_comes_back_whole)
{
    GByteArray *bytes = encoded();
    struct rl_arena *arena = rl_arena_new();
    struct rl_unit_row row;
    cr_assert(decode(bytes->data, bytes->len, arena, &row));
    cr_expect_str_eq(row.path, "/p/a.c");
    cr_expect_str_eq(row.flags, "-DX -I.");
    cr_expect_eq(row.status, RL_UNIT_CRASHED);
    cr_assert_eq(row.ntypes, 1);
    cr_expect(row.types[0].kind == RL_TYPE_ROW_MODULE && row.types[0].is_static && !row.types[0].is_heap && row.types[0].gc == -1);
    cr_expect(!row.types[0].flags_known && row.types[0].flagged && row.types[0].frees && !row.types[0].life[RL_LIFE_TRAVERSE].own);
    cr_expect(row.types[0].life[RL_LIFE_CLEAR].own && !row.types[0].life[RL_LIFE_CLEAR].whole && row.types[0].life[RL_LIFE_CLEAR].loc.line == 7);
    cr_expect(row.types[0].members[0].inherited && row.types[0].members[0].anything);
    cr_expect(row.types[0].nslots == 2 && row.types[0].slots[0].at_run_time && !row.types[0].slots[1].value);
    cr_expect(row.types[0].nmembers == 1 && row.types[0].members[0].released == 3);
    cr_expect(row.types[0].nedges == 2 && row.types[0].edges[0].visited == -1 && row.types[0].edges[0].loc.line == 9);
    cr_expect_eq(row.cpu_engine, UINT64_MAX);
    cr_assert_eq(row.nfunctions, 2u);
    cr_expect_null(row.functions[0].why);
    cr_expect_eq(row.functions[0].text_hash, 0xfeedfacecafebeefu);
    cr_expect_str_eq(row.functions[1].frontend, "tree-sitter");
    cr_assert_eq(row.nnotes, 1u);
    cr_expect_str_eq(row.notes[0].text, "'x.h' file not found");
    cr_assert_eq(row.nfindings, 2u);
    const struct rl_finding *finding = &row.findings[1].finding;
    cr_expect_str_eq(finding->message, "m\xc3\xa4h");
    cr_expect_null(finding->hint);
    cr_expect_str_eq(finding->macro, "");
    cr_expect_eq(finding->fingerprint, UINT64_MAX - 5);
    cr_assert_eq(finding->nsteps, 2u);
    cr_expect_eq(finding->steps[1].count, -2);
    cr_expect(finding->steps[1].is_branch && !finding->steps[1].has_count);
    cr_expect_str_eq(finding->related[0].text, "here too");
    cr_expect(row.findings[0].suppressed);
    /* the same rows, the same bytes */
    GByteArray *again = g_byte_array_new();
    rl_wire_put_unit(again, &row);
    cr_expect(again->len == bytes->len && memcmp(again->data, bytes->data, bytes->len) == 0);
    g_byte_array_free(again, TRUE);
    g_byte_array_free(bytes, TRUE);
    rl_arena_free(arena);
}

Test(wire, cut_short_anywhere_it_is_refused)
{
    GByteArray *bytes = encoded();
    for (guint size = 0; size < bytes->len; size++) {
        /* a copy of just that size, so that a sanitizer sees any step beyond it */
        uint8_t *part = g_memdup2(bytes->data, size);
        struct rl_arena *arena = rl_arena_new();
        struct rl_unit_row row;
        cr_expect_not(decode(part, size, arena, &row), "%u bytes of %u", size, bytes->len);
        rl_arena_free(arena);
        g_free(part);
    }
    g_byte_array_append(bytes, (const guint8 *)"x", 1);
    struct rl_arena *arena = rl_arena_new();
    struct rl_unit_row row;
    cr_expect_not(decode(bytes->data, bytes->len, arena, &row), "a byte too many");
    rl_arena_free(arena);
    g_byte_array_free(bytes, TRUE);
}

Test(wire, spoilt_bytes_do_no_harm)
{
    GByteArray *bytes = encoded();
    GRand *rand = g_rand_new_with_seed(7);
    for (int round = 0; round < 20000; round++) {
        uint8_t *copy = g_memdup2(bytes->data, bytes->len);
        for (int i = g_rand_int_range(rand, 1, 6); i > 0; i--)
            copy[g_rand_int_range(rand, 0, (gint32)bytes->len)] = (uint8_t)g_rand_int_range(rand, 0, 256);
        struct rl_arena *arena = rl_arena_new();
        struct rl_unit_row row;
        if (decode(copy, bytes->len, arena, &row)) { /* still a unit: then one that can be used */
            cr_assert_not_null(row.path);
            for (uint32_t i = 0; i < row.nfindings; i++)
                cr_assert_not_null(row.findings[i].finding.rule);
        }
        cr_assert_lt(rl_arena_used(arena), 1000 * (size_t)bytes->len);
        rl_arena_free(arena);
        g_free(copy);
    }
    g_rand_free(rand);
    g_byte_array_free(bytes, TRUE);
}

Test(wire, numbers)
{
    const uint64_t values[] = {0, 1, 127, 128, 16383, 16384, UINT32_MAX, (uint64_t)1 << 63, UINT64_MAX};
    const int64_t signed_values[] = {0, -1, 1, INT64_MIN, INT64_MAX, -64, 64};
    GByteArray *bytes = g_byte_array_new();
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        rl_wire_put_uint(bytes, values[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(signed_values); i++)
        rl_wire_put_int(bytes, signed_values[i]);
    struct rl_wire_reader in = {.at = bytes->data, .end = bytes->data + bytes->len};
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        cr_expect_eq(rl_wire_get_uint(&in), values[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(signed_values); i++)
        cr_expect_eq(rl_wire_get_int(&in), signed_values[i]);
    cr_expect(!in.bad && in.at == in.end);
    g_byte_array_free(bytes, TRUE);
    const uint8_t endless[] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02};
    struct rl_wire_reader bad = {.at = endless, .end = endless + sizeof(endless)};
    rl_wire_get_uint(&bad);
    cr_expect(bad.bad, "more than 64 bits");
}
