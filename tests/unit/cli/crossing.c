/* crossing.c: which names cross the border between units. */
#include <criterion/criterion.h>
#include <string.h>

#include "analyzer/cli/crossing.h"

static char *no_names[] = {NULL};

static struct rl_parsed unit(char **missing, struct rl_offer *offers, uint32_t noffers)
{
    return (struct rl_parsed){.missing = missing, .offers = offers, .noffers = noffers};
}

Test(crossing, names_that_meet)
{
    struct rl_offer first[] = {{"helper", 1}, {"alone", 2}, {"twice", 3}, {"same", 4}}, second[] = {{"twice", 5}, {"same", 4}};
    char *calls[] = {"helper", "twice", "same", "printf_like", NULL};
    struct rl_parsed parsed[] = {unit(no_names, first, 4), unit(no_names, second, 2), unit(calls, NULL, 0), unit(NULL, NULL, 0)};
    for (int turn = 0; turn < 2; turn++) {
        GPtrArray *units = g_ptr_array_new();
        for (guint i = 0; i < G_N_ELEMENTS(parsed); i++)
            g_ptr_array_add(units, &parsed[turn ? G_N_ELEMENTS(parsed) - 1 - i : i]);
        struct rl_crossing crossing;
        rl_crossing_init(&crossing, units);
        cr_expect_eq(g_hash_table_size(crossing.names), 2);
        cr_expect(g_hash_table_contains(crossing.names, "helper"));
        cr_expect(g_hash_table_contains(crossing.names, "same"));
        for (guint i = 0; i < units->len; i++) {
            cr_expect_eq(crossing.gives[i], units->pdata[i] == &parsed[0] || units->pdata[i] == &parsed[1]);
            cr_expect_eq(crossing.takes[i], units->pdata[i] == &parsed[2]);
        }
        rl_crossing_release(&crossing);
        g_ptr_array_free(units, TRUE);
    }
}

Test(crossing, included_files)
{
    char *one[] = {"/b.c", "/c.c", NULL}, *two[] = {"/c.c", NULL}, *back[] = {"/a.c", NULL};
    struct rl_parsed parsed[] = {{.included = one}, {.included = two}, {.included = back}, {.included = NULL}};
    const char *const paths[] = {"/a.c", "/b.c", "/c.c", "/c.c"};
    GPtrArray *units = g_ptr_array_new();
    for (guint i = 0; i < 4; i++)
        g_ptr_array_add(units, &parsed[i]);
    bool covered[4], all[] = {true, true, true, true}, some[] = {false, true, false, true};
    rl_crossing_included(units, paths, all, covered);
    bool expected[] = {true, false, true, true}; /* the circle is cut where it begins */
    cr_expect_arr_eq(covered, expected, sizeof(covered));
    rl_crossing_included(units, paths, some, covered);
    bool expected_some[] = {false, true, false, true};
    cr_expect_arr_eq(covered, expected_some, sizeof(covered));
    g_ptr_array_free(units, TRUE);
}
