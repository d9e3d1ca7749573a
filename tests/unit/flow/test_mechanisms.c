/* Each mechanism is needed: what the engine sees with it, and what it gets wrong when it is switched off. */
#include "tests/unit/flow/harness.h"

TestSuite(flow_mechanisms);

/* ---- merging ----------------------------------------------------------------------------- */

/* CODE ends complete with merging, and runs out of states without. */
#define NEEDS_MERGING(expected, ...)                                                                       \
    do {                                                                                                   \
        struct flow_seen with = flow_see((struct flow_setting){ 0 }, #__VA_ARGS__);                        \
        struct flow_seen without = flow_see((struct flow_setting){ .off = RL_FLOW_NO_MERGE }, #__VA_ARGS__); \
        cr_expect_str_eq(with.text, expected);                                                             \
        cr_expect_eq(with.worst, RL_COMPLETE);                                                             \
        cr_expect_neq(without.worst, RL_COMPLETE);                                                         \
        cr_expect_lt(with.states * 10, without.states, "%u, %u states", with.states, without.states);      \
        g_free(with.text);                                                                                 \
        g_free(without.text);                                                                              \
    } while (0)

Test(flow_mechanisms, merging_joins_paths_without_obligations)
{
    NEEDS_MERGING("LOST x return failure",
        extern int a, b, c, d, e, g, h, i, j, k, l, m;
        PyObject *f(void)
        {
            int n = 0;
            if (a) n += 1;
            if (b) n += 2;
            if (c) n += 4;
            if (d) n += 8;
            if (e) n += 16;
            if (g) n += 32;
            if (h) n += 64;
            if (i) n += 128;
            if (j) n += 256;
            if (k) n += 512;
            if (l) n += 1024;
            if (m) n += 2048;
            PyObject *x = PyLong_FromLong(n);
            if (!x) return NULL;
            if (PyErr_Occurred()) return NULL;
            return x;
        });
}

Test(flow_mechanisms, merging_ends_loops)
{
    NEEDS_MERGING("",
        PyObject *f(Py_ssize_t n)
        {
            PyObject *list = PyList_New(0);
            if (!list) return NULL;
            for (Py_ssize_t i = 0; i < n; i++) {
                PyObject *x = PyLong_FromLong(i);
                if (!x) { Py_DECREF(list); return NULL; }
                if (PyList_Append(list, x) < 0) { Py_DECREF(x); Py_DECREF(list); return NULL; }
                Py_DECREF(x);
            }
            return list;
        });
    NEEDS_MERGING("LOST x scope loop",
        int f(PyObject *list)
        {
            for (;;) {
                PyObject *x = PyObject_CallNoArgs(list);
                if (!x) return -1;
                if (PyObject_IsTrue(x) == 0) { Py_DECREF(x); return 0; }
            }
        });
}

/* ---- recency ---------------------------------------------------------------------------- */

Test(flow_mechanisms, recency_tells_rounds_apart)
{
    NEEDS(RL_FLOW_NO_RECENCY, "LOST last overwrite loop", "",
        int f(PyObject *iter)
        {
            PyObject *last = NULL, *item;
            while ((item = PyIter_Next(iter)) != NULL)
                last = item;
            Py_XDECREF(last);
            return 0;
        });
}

Test(flow_mechanisms, recency_keeps_the_object_of_the_last_round)
{
    NEEDS(RL_FLOW_NO_RECENCY, "", "USE_DEAD last by return",
        PyObject *f(Py_ssize_t n)
        {
            PyObject *last = NULL;
            for (Py_ssize_t i = 0; i < n; i++) {
                PyObject *x = PyLong_FromLong(i);
                if (!x) { Py_XDECREF(last); return NULL; }
                Py_XDECREF(last);
                last = x;
            }
            return last;
        });
}

/* ---- aggregates ------------------------------------------------------------------------- */

Test(flow_mechanisms, aggregates_are_drained_by_a_loop)
{
    NEEDS(RL_FLOW_NO_AGGREGATES, "", "LOST v[i] return",
        int f(PyObject *a)
        {
            PyObject *v[40];
            for (int i = 0; i < 40; i++) v[i] = PyObject_Repr(a);
            for (int i = 0; i < 40; i++) Py_XDECREF(v[i]);
            return 0;
        });
    NEEDS(RL_FLOW_NO_AGGREGATES, "", "LOST v[0] return; LOST v[1] return",
        int f(PyObject *a, int n)
        {
            PyObject *v[2];
            v[0] = PyObject_Repr(a);
            v[1] = PyObject_Str(a);
            do Py_XDECREF(v[n]); while (n-- > 0);
            return 0;
        });
}

Test(flow_mechanisms, aggregates_do_not_say_which_element)
{
    NEEDS(RL_FLOW_NO_AGGREGATES, "", "LOST v[n] return",
        int f(PyObject *a, int n)
        {
            PyObject *v[3] = { NULL };
            v[n] = PyObject_Repr(a);
            for (int i = 0; i < 3; i++) Py_XDECREF(v[i]);
            return 0;
        });
    SEES("LOST v[n] return",
        int f(PyObject *a, int n)
        {
            PyObject *v[3] = { NULL };
            v[n] = PyObject_Repr(a);
            return 0;
        });
}

/* ---- equalities ------------------------------------------------------------------------------ */

Test(flow_mechanisms, equalities_join_accounts)
{
    NEEDS(RL_FLOW_NO_EQUALITIES, "", "OVER_RELEASE x; LOST y return",
        PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a), *y = PyObject_Str(a);
            if (!x || !y) { Py_XDECREF(x); Py_XDECREF(y); return NULL; }
            if (x == y) {
                Py_DECREF(x);
                Py_DECREF(x);
                Py_RETURN_TRUE;
            }
            Py_DECREF(y);
            return x;
        });
}

Test(flow_mechanisms, equalities_with_immortal_singletons)
{
    const char *code = "static PyObject *f(PyObject *a) { PyObject *x = PyObject_CallNoArgs(a); if (x == Py_None) return Py_None; return x; }";
    FLOW_EXPECT("", 0, 0x030c, "with it", code);
    FLOW_EXPECT("LOST x return", RL_FLOW_NO_EQUALITIES, 0x030c, "without", code);
}

/* TODO: before 3.12 the account of `x` is not joined with the singleton's. */
Test(flow_mechanisms, equalities_with_counted_singletons)
{
    NEEDS(RL_FLOW_NO_EQUALITIES, "", "OVER_RELEASE Py_None; LOST x return",
        PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_CallNoArgs(a);
            if (!x) return NULL;
            if (x == Py_None) {
                Py_DECREF(Py_None);
                Py_RETURN_TRUE;
            }
            return x;
        });
    NEEDS(RL_FLOW_NO_EQUALITIES, "", "LOST x return",
        static PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_CallNoArgs(a);
            if (x == Py_None)
                return Py_None;
            return x;
        });
}

Test(flow_mechanisms, equalities_of_variables)
{
    NEEDS(RL_FLOW_NO_EQUALITIES, "", "LOST x return",
        static PyObject *f(PyObject *a, PyObject *b)
        {
            PyObject *x = PyNumber_Index(a), *y = b;
            if (!x) return NULL;
            if (x == y)
                return y;
            Py_DECREF(x);
            Py_RETURN_NONE;
        });
}

/* ---- conditions ------------------------------------------------------------------------------- */

Test(flow_mechanisms, conditions_are_remembered)
{
    NEEDS(RL_FLOW_NO_CONDITIONS, "", "NULL x by Py_DECREF; LOST x return",
        PyObject *f(PyObject *a, int n, int m)
        {
            PyObject *x = NULL;
            if (n & m) {
                x = PyObject_Repr(a);
                if (!x) return NULL;
            }
            PyErr_Clear();
            if (n & m)
                Py_DECREF(x);
            Py_RETURN_NONE;
        });
    NEEDS(RL_FLOW_NO_CONDITIONS, "", "LOST x return",
        struct thing { int first, last; };
        void f(PyObject *a, struct thing *t)
        {
            PyObject *x = NULL;
            if (t->first < t->last) x = PyObject_Repr(a);
            if (t->first < t->last) Py_XDECREF(x);
        });
}

Test(flow_mechanisms, conditions_are_forgotten_when_written)
{
    SEES("NULL x by Py_DECREF; LOST x return",
        PyObject *f(PyObject *a, int n, int m)
        {
            PyObject *x = NULL;
            if (n & m) {
                x = PyObject_Repr(a);
                if (!x) return NULL;
            }
            n++;
            if (n & m)
                Py_DECREF(x);
            Py_RETURN_NONE;
        });
}

Test(flow_mechanisms, conditions_on_integers)
{
    SEES_NOTHING(
        PyObject *f(PyObject *a, int own)
        {
            PyObject *x = a;
            if (own) x = PyObject_Repr(a);
            if (!x) return NULL;
            int ok = PyObject_IsTrue(x);
            if (own) Py_DECREF(x);
            if (ok < 0) return NULL;
            Py_RETURN_NONE;
        });
    SEES_NOTHING(
        PyObject *f(PyObject *a, int n)
        {
            PyObject *x = NULL;
            if (n > 3) x = PyObject_Repr(a);
            PyErr_Clear();
            if (n >= 4) Py_XDECREF(x);
            Py_RETURN_NONE;
        });
}

/* ---- escapes --------------------------------------------------------------------------------- */

Test(flow_mechanisms, escaped_memory_keeps_its_references)
{
    NEEDS(RL_FLOW_NO_ESCAPES, "", "LOST b.value return",
        struct box { PyObject *value; };
        void keep(struct box *);
        void f(PyObject *a) { struct box b; b.value = PyObject_Repr(a); keep(&b); });
    NEEDS(RL_FLOW_NO_ESCAPES, "", "LOST x return",
        void keep(void *);
        int f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            keep(&x);
            return 0;
        });
}

Test(flow_mechanisms, escaped_objects_are_not_claimed)
{
    NEEDS(RL_FLOW_NO_ESCAPES, "", "LOST x return",
        int f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            __asm__ volatile("" : : "r"(x));
            return 0;
        });
}

/* ---- calls that do not return ---------------------------------------------------------------------- */

Test(flow_mechanisms, noreturn_by_summary)
{
    NEEDS(RL_FLOW_NO_NORETURN, "", "LOST x return failure",
        static void die(const char *why) { Py_FatalError(why); }
        int f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            if (PyList_Append(a, x) < 0) {
                die("no room");
                return -1;
            }
            Py_DECREF(x);
            return 0;
        });
    NEEDS(RL_FLOW_NO_NORETURN, "", "LOST x return",
        static void spin(void) { for (;;) PyErr_Clear(); }
        void f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return;
            spin();
        });
}

/* Lowering ends the block behind these, with the mechanism or without. */
Test(flow_mechanisms, noreturn_by_model_or_attribute)
{
    SEES_NOTHING(
        PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return NULL;
            if (PyList_Append(a, x) < 0) {
                Py_FatalError("no room");
                return NULL;
            }
            return x;
        });
    SEES_NOTHING(
        __attribute__((noreturn)) void die(void);
        int f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            if (PyList_Append(a, x) < 0)
                die();
            else
                Py_DECREF(x);
            return 0;
        });
}

/* ---- immortal singletons ------------------------------------------------------------------------------- */

#define BY_VERSION(before, after, ...)                                              \
    do {                                                                            \
        FLOW_EXPECT(before, 0, 0x030b, "3.11", #__VA_ARGS__);                       \
        FLOW_EXPECT(after, 0, 0x030c, "3.12", #__VA_ARGS__);                        \
        FLOW_EXPECT(before, RL_FLOW_NO_IMMORTAL, 0x030c, "3.12 without", #__VA_ARGS__); \
    } while (0)

Test(flow_mechanisms, immortal_none_returned_without_a_reference)
{
    BY_VERSION("RETURN_BORROWED Py_None", "",
        static PyObject *f(PyObject *self) { return Py_None; }
        static PyTypeObject type = { .tp_name = "t", .tp_repr = f };);
}

Test(flow_mechanisms, immortal_true_retained)
{
    BY_VERSION("LOST Py_True return retained", "",
        int f(void)
        {
            Py_INCREF(Py_True);
            return 0;
        });
}

Test(flow_mechanisms, immortal_none_stolen)
{
    BY_VERSION("STEAL_BORROWED Py_None by PyTuple_SetItem", "",
        int f(PyObject *tuple) { return PyTuple_SetItem(tuple, 0, Py_None); });
}

/* ---- formats --------------------------------------------------------------------------------- */

Test(flow_mechanisms, formats_of_parsed_arguments)
{
    NEEDS(RL_FLOW_NO_FORMATS, "RETURN_BORROWED x", "",
        static PyObject *f(PyTypeObject *type, PyObject *args, PyObject *kwargs)
        {
            PyObject *x;
            if (!PyArg_ParseTuple(args, "O", &x)) return NULL;
            return x;
        }
        static PyTypeObject type = { .tp_name = "t", .tp_new = f };);
}

Test(flow_mechanisms, formats_of_built_values)
{
    NEEDS(RL_FLOW_NO_FORMATS, "", "LOST x return",
        PyObject *f(void)
        {
            PyObject *x = PyLong_FromLong(1000);
            if (!x) return NULL;
            return Py_BuildValue("(Ni)", x, 2);
        });
    NEEDS(RL_FLOW_NO_FORMATS, "", "USE_DEAD x by PyObject_IsTrue",
        PyObject *f(void)
        {
            PyObject *x = PyLong_FromLong(1000);
            if (!x) return NULL;
            PyObject *pair = Py_BuildValue("(Oi)", x, 2);
            Py_DECREF(x);
            if (!pair) return NULL;
            PyObject_IsTrue(x);
            return pair;
        });
}

/* ---- handles ------------------------------------------------------------------------------------ */

Test(flow_mechanisms, handles_are_checked_when_lost)
{
    NEEDS(RL_FLOW_NO_HANDLES, "LOST x overwrite", "LOST x return",
        int f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            x = NULL;
            return 0;
        });
    NEEDS(RL_FLOW_NO_HANDLES, "LOST PyObject_Repr discard", "LOST PyObject_Repr return",
        void f(PyObject *a) { PyObject_Repr(a); });
}

Test(flow_mechanisms, handles_lost_in_every_round)
{
    NEEDS(RL_FLOW_NO_HANDLES, "LOST last overwrite loop", "",
        int f(PyObject *iter)
        {
            PyObject *last = NULL, *item;
            while ((item = PyIter_Next(iter)) != NULL)
                last = item;
            Py_XDECREF(last);
            return 0;
        });
}

/* ---- holders ------------------------------------------------------------------------------------- */

Test(flow_mechanisms, holders_at_exit_count)
{
    NEEDS(RL_FLOW_NO_HOLDERS, "", "LOST x return",
        struct box { PyObject_HEAD PyObject *value; };
        int f(struct box *self, PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return -1;
            self->value = x;
            return 0;
        });
}

Test(flow_mechanisms, holders_at_entry_count)
{
    NEEDS(RL_FLOW_NO_HOLDERS, "", "OVER_RELEASE self->value",
        struct box { PyObject_HEAD PyObject *value; };
        void f(struct box *self) { Py_CLEAR(self->value); });
    NEEDS(RL_FLOW_NO_HOLDERS, "", "OVER_RELEASE cache",
        static PyObject *cache;
        void f(void)
        {
            Py_XDECREF(cache);
            cache = NULL;
        });
}

Test(flow_mechanisms, holders_in_memory_of_our_own)
{
    NEEDS(RL_FLOW_NO_HOLDERS, "", "LOST x return",
        struct box { PyObject *value; };
        struct box *f(PyObject *a)
        {
            struct box *b = malloc(sizeof *b);
            if (!b) return NULL;
            PyObject *x = PyObject_Repr(a);
            b->value = x;
            return b;
        });
}

/* ---- null-ness ------------------------------------------------------------------------------------ */

Test(flow_mechanisms, nulls_are_told_apart)
{
    NEEDS(RL_FLOW_NO_NULLS, "", "LOST x return failure",
        PyObject *f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (!x) return NULL;
            return x;
        });
    NEEDS(RL_FLOW_NO_NULLS, "", "LOST x return failure; NULL x by Py_DECREF",
        int f(PyObject *a)
        {
            PyObject *x = PyObject_Repr(a);
            if (x == NULL) return -1;
            Py_DECREF(x);
            return 0;
        });
}

/* ---- budgets ------------------------------------------------------------------------------------------ */

static void with_limits(struct rl_flow_limits limits, const char *expected, const char *code)
{
    struct flow_seen seen = flow_see((struct flow_setting){ .limits = limits }, code);
    cr_expect_str_eq(seen.text, expected, "expected \"%s\", saw \"%s\"", expected, seen.text);
    g_free(seen.text);
    seen = flow_see((struct flow_setting){ .limits = limits, .off = RL_FLOW_NO_BUDGET }, code);
    cr_expect_str_eq(seen.text, "LOST x return failure", "without: \"%s\"", seen.text);
    cr_expect_eq(seen.worst, RL_COMPLETE);
    g_free(seen.text);
}

#define SMALL_FUNCTION                                                                                       \
    "extern int p, q, r; PyObject *f(void) { PyObject *x = PyLong_FromLong(1), *y = NULL, *z = NULL;"        \
    " if (p) y = PyLong_FromLong(2); if (q) z = PyLong_FromLong(3); if (!x) { Py_XDECREF(y); Py_XDECREF(z); return NULL; }" \
    " if (r) { Py_XDECREF(y); Py_XDECREF(z); return NULL; } Py_XDECREF(y); Py_XDECREF(z); return x; }"

Test(flow_mechanisms, budgets_stop_at_the_number_of_states)
{
    with_limits((struct rl_flow_limits){ .states = 2 }, "ABANDONED", SMALL_FUNCTION);
}

/* One object a pass has fewer states: the answer is still found. */
Test(flow_mechanisms, budgets_stop_at_the_states_of_a_block)
{
    with_limits((struct rl_flow_limits){ .per_block = 1 }, "COARSENED; LOST x return failure", SMALL_FUNCTION);
    with_limits((struct rl_flow_limits){ .per_block = 2 }, "COARSENED; LOST x return failure", SMALL_FUNCTION);
}
