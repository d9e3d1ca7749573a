/* reflint.h: ownership annotations for your own functions, read by the linter reflint.
 *
 * Include it, annotate declarations, ship it: with a compiler that knows no annotations, and in C++ without clang, every macro
 * expands to nothing. An annotation of a result stands before the declaration, one of a parameter before the parameter:
 *
 *     RL_NEW PyObject *widget_children(RL_NONNULL PyObject *self);
 *     RL_BORROWED("self") PyObject *widget_parent(PyObject *self);
 *     int widget_adopt(RL_STORES PyObject *self, RL_STEALS PyObject *child);
 *
 * The same words work as C23 attributes, [[reflint::new]], in a model file: reflint check --model FILE. */
#ifndef REFLINT_H
#define REFLINT_H

#if defined(__clang__)
#define RL_ANNOTATE_(text) __attribute__((annotate("reflint::" text)))
#else
#define RL_ANNOTATE_(text)
#endif

/* Results. */
#define RL_NEW RL_ANNOTATE_("new")                                  /* the caller owns it */
#define RL_BORROWED(from) RL_ANNOTATE_("borrowed(\"" from "\")")    /* lives while the parameter named FROM lives */
#define RL_BORROWED_ELSEWHERE RL_ANNOTATE_("borrowed")              /* something that is no parameter keeps it alive */
#define RL_INTERIOR(from) RL_ANNOTATE_("interior(\"" from "\")")    /* a plain pointer into the parameter FROM */

/* Parameters: what the function does with the caller's reference. */
#define RL_STEALS RL_ANNOTATE_("steals")                            /* takes it, on failure too */
#define RL_STEALS_ON_SUCCESS RL_ANNOTATE_("steals_on_success")      /* takes it unless the call fails */
#define RL_STORES RL_ANNOTATE_("stores")                            /* keeps a reference of its own */
#define RL_RETAINS RL_ANNOTATE_("retains")                          /* adds one */
#define RL_RELEASES RL_ANNOTATE_("releases")                        /* drops one */
#define RL_CLEARS RL_ANNOTATE_("clears")                            /* T **: drops what it points to and sets it to NULL */

/* Out-parameters (T **). */
#define RL_OUT_NEW RL_ANNOTATE_("out_new")                          /* receives a reference that the caller owns */
#define RL_OUT_BORROWED RL_ANNOTATE_("out_borrowed")                /* receives a borrowed reference */

/* NULL. */
#define RL_NULLABLE RL_ANNOTATE_("nullable")                        /* a result or parameter that may be NULL */
#define RL_NONNULL RL_ANNOTATE_("nonnull")                          /* a parameter that must not be NULL */
#define RL_RETURNS_NONNULL RL_ANNOTATE_("returns_nonnull")          /* a result that is never NULL */

/* Functions. */
#define RL_NORETURN RL_ANNOTATE_("noreturn")                        /* does not come back */

#endif
