/* Naming conventions of C APIs that count references: what a name says of a
 * function of which nothing else is known. */
#ifndef RL_MODEL_CONVENTION_H
#define RL_MODEL_CONVENTION_H

#include <stdbool.h>

struct rl_api;

/* True for the names of constructors: a word new, create, make, from, copy ... in any of the usual spellings
 * ("Foo_New", "fooFromBar", "make_foo"). */
bool rl_name_constructs(const char *name);

/* True for functions that by their name set an error ("raise_foo", "set_error", "Foo_SetError"): an object result is NULL. */
bool rl_name_raises(const char *name);

/* True for functions that by their name end something ("foo_release", "closeFoo"): what they are given may be theirs. */
bool rl_name_ends(const char *name);

/* A call that makes a new object out of C values: it runs no code that could hand out one that is there. */
bool rl_api_constructs(const struct rl_api *api);

#endif
