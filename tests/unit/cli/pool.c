/* pool.c: every item is settled, whatever its worker does. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analyzer/cli/pool.h"

enum { ITEMS = 40 };

struct test {
    int answers[ITEMS], losses[ITEMS];
    char *texts[ITEMS];
    bool again; /* a lost item is worked on once more */
    uint32_t big;
};

/* What the item does to its worker, told by its number in the request. */
static void work(void *data, uint32_t item, const uint8_t *request, size_t size, struct rl_pool_slot *slot, GByteArray *reply)
{
    struct test *test = data;
    bool first = size == 0 || request[0] == 0;
    rl_pool_at(slot, "flow engine", "victim", item);
    if (first && item == 3)
        kill(getpid(), SIGKILL);
    if (first && item == 7)
        abort();
    if (first && item == 11)
        _exit(5);
    if (first && item == 13)
        for (volatile unsigned forever = 0;; forever++)
            continue;
    if (item == 17)
        for (uint32_t i = 0; i < test->big; i++)
            g_byte_array_append(reply, (const guint8 *)"0123456789", 10);
    g_byte_array_append(reply, (const guint8 *)&item, sizeof(item));
}

static void done(void *data, uint32_t item, GBytes *reply)
{
    struct test *test = data;
    gsize size;
    const uint8_t *bytes = g_bytes_get_data(reply, &size);
    uint32_t said;
    cr_assert_geq(size, sizeof(said));
    memcpy(&said, bytes + size - sizeof(said), sizeof(said));
    cr_expect_eq(said, item);
    cr_expect_eq(size, sizeof(said) + (item == 17 ? 10 * (gsize)test->big : 0));
    test->answers[item]++;
}

static bool lost(void *data, uint32_t item, const struct rl_pool_loss *loss)
{
    struct test *test = data;
    test->losses[item]++;
    g_free(test->texts[item]);
    test->texts[item] = rl_pool_loss_text(loss);
    return test->again;
}

static void ask(void *data, uint32_t item, GByteArray *request)
{
    struct test *test = data;
    uint8_t losses = (uint8_t)test->losses[item];
    g_byte_array_append(request, &losses, 1);
}

static struct rl_pool make(struct test *test, unsigned workers)
{
    return (struct rl_pool){
        .nitems = ITEMS, .workers = workers, .cpu_limit = 1, .data = test, .ask = ask, .work = work, .done = done, .lost = lost,
    };
}

static void expect_losses(struct test *test)
{
    for (int i = 0; i < ITEMS; i++) {
        bool bad = i == 3 || i == 7 || i == 11 || i == 13;
        cr_expect_eq(test->losses[i], bad ? 1 : 0, "item %d was lost %d times", i, test->losses[i]);
        cr_expect_eq(test->answers[i], bad && !test->again ? 0 : 1, "item %d was answered %d times", i, test->answers[i]);
    }
    cr_expect_str_eq(test->texts[3], "internal crash in the flow engine, function victim (SIGKILL)");
    cr_expect_str_eq(test->texts[7], "internal crash in the flow engine, function victim (SIGABRT)");
    cr_expect_str_eq(test->texts[11], "internal crash in the flow engine, function victim (exit status 5)");
    cr_expect_str_eq(test->texts[13], "gave up after 1 s in the flow engine, function victim");
    for (int i = 0; i < ITEMS; i++)
        g_free(test->texts[i]);
}

Test(pool, loses_single_items)
{
    for (unsigned workers = 1; workers <= 4; workers += 3) {
        struct test test = {.big = 10};
        struct rl_pool pool = make(&test, workers);
        cr_expect(rl_pool_run(&pool, NULL));
        expect_losses(&test);
    }
}

Test(pool, works_again_on_what_was_lost)
{
    struct test test = {.again = true, .big = 400000};
    struct rl_pool pool = make(&test, 3);
    cr_expect(rl_pool_run(&pool, NULL));
    expect_losses(&test);
}

Test(pool, nothing_to_do)
{
    struct test test = {0};
    struct rl_pool pool = make(&test, 4);
    pool.nitems = 0;
    cr_expect(rl_pool_run(&pool, NULL));
}

static bool at_once(void)
{
    return true;
}

Test(pool, stops)
{
    struct test test = {0};
    struct rl_pool pool = make(&test, 2);
    pool.stopped = at_once;
    cr_expect(rl_pool_run(&pool, NULL));
    for (int i = 0; i < ITEMS; i++)
        cr_expect_eq(test.answers[i] + test.losses[i], 0);
}
