#include "analyzer/base/suggest.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST = 64, FARTHEST = 6 };

/* Edit distance with swaps of neighbours, letters' case aside. */
static unsigned distance(const char *a, const char *b)
{
    size_t na = strlen(a), nb = strlen(b);
    if (na > LONGEST || nb > LONGEST)
        return LONGEST;
    unsigned rows[3][LONGEST + 1];
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= nb; j++)
        last[j] = (unsigned)j;
    for (size_t i = 1; i <= na; i++) {
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= nb; j++) {
            bool same = g_ascii_tolower(a[i - 1]) == g_ascii_tolower(b[j - 1]);
            row[j] = MIN(MIN(last[j] + 1, row[j - 1] + 1), last[j - 1] + !same);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = MIN(row[j], before[j - 2] + 1);
        }
        unsigned *oldest = before;
        before = last;
        last = row;
        row = oldest;
    }
    return last[nb];
}

const char *rl_suggest(const char *word, const char *const *names, size_t count)
{
    const char *nearest = NULL;
    unsigned best = MIN(1 + (unsigned)strlen(word) / 3, (unsigned)FARTHEST);
    for (size_t i = 0; i < count; i++) {
        unsigned away = distance(word, names[i]);
        if (away < best || (away == best && !nearest)) {
            best = away;
            nearest = names[i];
        }
    }
    return nearest;
}
