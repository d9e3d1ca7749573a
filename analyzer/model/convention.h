/* Naming conventions of C APIs that count references: what a name says of a
 * function of which nothing else is known. */
#ifndef RL_MODEL_CONVENTION_H
#define RL_MODEL_CONVENTION_H

#include <stdbool.h>

/* True for the names of constructors: a word new, create, make, from, copy ... in any of the usual spellings
 * ("Foo_New", "fooFromBar", "make_foo"). */
bool rl_name_constructs(const char *name);

#endif
