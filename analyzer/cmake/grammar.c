/* npm's grammar, parser.c, with two of its helpers made faster: blanks and names are most of a text, and for each of their characters
 * the generated code searched a list.  Same tables, same tokens; Grammar.cmake compiles this instead of parser.c. */
#include "tree_sitter/parser.h"

/* Is CH in a sorted list of ranges?  What is no ASCII never gets here in great number. */
static inline bool contains(const TSCharacterRange *ranges, uint32_t count, int32_t ch)
{
    if (ch < 0x80) {
        for (uint32_t i = 0; i < count && ranges[i].start <= ch; i++)
            if (ch <= ranges[i].end)
                return true;
        return false;
    }
    return set_contains(ranges, count, ch);
}
#define set_contains contains

/* character, state, character, state ... -> [character] = state, ... : up to 64 pairs */
#define PARENS ()
#define ONCE(...) __VA_ARGS__
#define FOUR(...) ONCE(ONCE(ONCE(ONCE(__VA_ARGS__))))
#define MANY(...) FOUR(FOUR(FOUR(FOUR(__VA_ARGS__))))
#define MOST(...) MANY(MANY(MANY(MANY(__VA_ARGS__))))
#define PAIRS(ch, state, ...) [ch] = state, __VA_OPT__(PAIRS_AGAIN PARENS(__VA_ARGS__))
#define PAIRS_AGAIN() PAIRS

#undef ADVANCE_MAP
#define ADVANCE_MAP(...)                                                \
    {                                                                   \
        static const uint16_t map[128] = {MOST(PAIRS(__VA_ARGS__))};    \
        if ((uint32_t)lookahead < 128 && map[lookahead]) {              \
            state = map[lookahead];                                     \
            goto next_state;                                            \
        }                                                               \
    }

#include "parser.c"
