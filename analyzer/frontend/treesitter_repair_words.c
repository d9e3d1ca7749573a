/* Kinds of words, for repair. */
#include "analyzer/frontend/treesitter_repair.h"

bool rl_repair_in_list(const char *const *list, size_t count, const char *word, uint32_t len)
{
    for (size_t i = 0; i < count; i++)
        if (list[i][0] == word[0] && rl_ts_equal(word, len, list[i]))
            return true;
    return false;
}

bool rl_repair_is_statement_word(const char *word, uint32_t len)
{
    static const char *const words[] = {"if",     "for",    "while", "switch",  "return",  "else",       "do",    "case", "goto",
                                        "sizeof", "typeof", "default", "break", "continue", "__typeof__", "_Generic", "asm", "__asm__",
                                        "__asm",  "_Alignof", "__alignof__", "offsetof", "__builtin_offsetof", "defined", "_Static_assert"};
    return len <= 18 && rl_repair_in_list(words, G_N_ELEMENTS(words), word, len);
}

bool rl_repair_is_qualifier(const char *word, uint32_t len)
{
    static const char *const words[] = {"static", "extern",   "inline", "const",  "volatile", "typedef",
                                        "struct", "union",    "enum",   "unsigned", "signed", "_Noreturn"};
    return len <= 9 && rl_repair_in_list(words, G_N_ELEMENTS(words), word, len);
}

bool rl_repair_is_type_word(const char *word, uint32_t len)
{
    static const char *const words[] = {"struct", "union", "enum",  "const", "volatile", "unsigned", "signed", "int",
                                        "char",   "long",  "short", "float", "double",   "void",     "size_t"};
    return len <= 8 && rl_repair_in_list(words, G_N_ELEMENTS(words), word, len);
}

bool rl_repair_is_capitals(const char *word, uint32_t len)
{
    bool letter = false;
    for (uint32_t i = 0; i < len; i++) {
        if (!g_ascii_isupper(word[i]) && !g_ascii_isdigit(word[i]) && word[i] != '_')
            return false;
        letter = letter || g_ascii_isupper(word[i]);
    }
    return letter && len > 1;
}
