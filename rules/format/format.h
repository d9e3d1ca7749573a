/* What the rules about formats share: the constant formats of a call, and whether an argument fits its unit.
 *
 *   units.c     one argument, one unit
 *   strings.c   constant strings and lists of them, as they reach a call
 */
#ifndef RL_RULES_FORMAT_H
#define RL_RULES_FORMAT_H

#include "rules/rule.h"

/* How sure it is that an argument is wrong. */
enum rl_misfit {
    RL_FITS,
    RL_HARMLESS, /* wrong by the language, and without consequence on this machine: a small constant of the wrong size */
    RL_WRONG_SIZE, /* an integer of another size */
    RL_WRONG,
};

/* Argument INDEX of CALL against UNIT. */
enum rl_misfit rl_format_fits(const struct rl_call_site *call, uint32_t index, const struct rl_format_arg *unit);

/* The C type that UNIT takes: "Py_ssize_t *"; from ARENA. */
const char *rl_format_wanted(const struct rl_call_site *call, const struct rl_format_arg *unit, struct rl_arena *arena);

/* The converter CALL passes at INDEX, and behind it its argument; appends what is wrong with it. */
const char *rl_format_converter(const struct rl_call_site *call, uint32_t index, bool parses, struct rl_arena *arena);

/* True where the length behind `#` depends on PY_SSIZE_T_CLEAN: until 3.12, in functions that it renames. */
bool rl_format_needs_clean(const struct rl_call_site *call);

/* True for an object pointer, and for what may be one: void *, a type that is not known. */
bool rl_format_may_be_object(const struct rl_type *type);

/* True for the constant 0 or NULL. */
bool rl_format_is_null(struct rl_val val);

/* The LOAD or ADDR that made the temporary VAL, also one that lowering put there; or NULL. */
const struct rl_inst *rl_format_origin(const struct rl_call_site *call, struct rl_val val);

enum { RL_FORMAT_CHOICES = 8 };

/* The constant strings that VAL may be in CALL's function; FUNC's `?:` gives several.  Returns: how many, 0 when not all of
 * them are known. */
uint32_t rl_format_strings(const struct rl_call_site *call, struct rl_val val, const char *strings[RL_FORMAT_CHOICES]);

/* The array of strings that argument INDEX is, one entry an element, NULL for a null pointer; LENGTH is the array's.
 * Returns: owned, or NULL when it is not known as a whole. */
GPtrArray *rl_format_list(const struct rl_call_site *call, uint32_t index);

/* A new finding about CALL, of OBJECT; its MESSAGE is from ARENA. */
struct rl_finding *rl_format_finding(const struct rl_call_site *call, struct rl_arena *arena, const char *object,
                                     enum rl_confidence confidence, const char *message);

/* "`&count`" for argument INDEX; from ARENA.  The object is the same without marks. */
const char *rl_format_argument(const struct rl_call_site *call, uint32_t index, struct rl_arena *arena);
const char *rl_format_object(const struct rl_call_site *call, uint32_t index, struct rl_arena *arena);

/* Every argument behind the fixed ones against the constant formats of CALL; appends findings. */
void rl_format_judge(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out);

#endif
