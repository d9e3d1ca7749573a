/* The vocabulary of the models: which words there are, where they may stand, and what each sets.
 *
 * draft.c applies them; rules/apis/README.md explains them.
 */
#ifndef RL_MODEL_WORDS_H
#define RL_MODEL_WORDS_H

#include <stddef.h>

enum rl_word_place { RL_WORD_ON_DECLARATION = 1, RL_WORD_ON_PARAMETER = 2, RL_WORD_ON_BOTH = 3 };

enum rl_word_shape {
    RL_WORD_BARE,          /* new */
    RL_WORD_ONE,           /* since("3.9") */
    RL_WORD_OPTIONAL,      /* borrowed, borrowed("list") */
    RL_WORD_MANY,          /* alias("a", "b") */
    RL_WORD_CHOICE,        /* error(NULL) */
    RL_WORD_CHOICE_OR_NOT, /* runs_code, runs_code(gc) */
};

enum rl_word_action {
    RL_SET_RESULT,
    RL_SET_NULL,
    RL_SET_FAILURE,
    RL_SET_EXCEPTION,
    RL_SET_RUNS,
    RL_SET_VARARGS,
    RL_SET_FORMAT,
    RL_SET_EFFECT,
    RL_SET_KIND,
    RL_SET_SINCE,
    RL_SET_UNTIL,
    RL_SET_NOTE,
    RL_SET_RETURNS,
    RL_SET_SLOT,
    RL_SET_GIL,
    RL_SET_GIL_CHANGE,
    RL_SET_ZEROED,
    RL_SET_ALIAS,
    RL_SET_HANDLE,
    RL_SET_ENDS,
    RL_SET_NORETURN,
    RL_SET_MACRO,
    RL_SET_IMMORTAL,
    RL_SET_BELOW,
    RL_SET_KEPT,
    RL_SET_FIELD,
    RL_SET_READY,
    RL_SET_TRAIT,
    RL_SET_STRONG,
    RL_SET_INSTEAD,
    RL_SET_MAKES,
    RL_SET_CHECKS,
    RL_SET_GIVES,
    RL_SET_NAMED,
    RL_SET_PART,
    RL_SET_EXPECTS,
    RL_SET_ENTRY,
    RL_SET_METHOD,
};

struct rl_choice {
    const char *name;
    int value;
};

struct rl_word {
    const char *name;
    enum rl_word_place place;
    enum rl_word_shape shape;
    enum rl_word_action action;
    int value; /* the enumerator that the word stands for */
    const struct rl_choice *choices;
};

extern const struct rl_word rl_words[];
extern const size_t rl_words_count;

#endif
