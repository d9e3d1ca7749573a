/* Functions that call themselves or each other: what they do is known, whoever is asked for first. */
#include "analyzer/flow/exchange.h"
#include "analyzer/flow/summary.h"
#include "tests/unit/flow/harness.h"

TestSuite(flow_recursion);

Test(flow_recursion, gives_a_new_reference)
{
    SEES("LOST x return",
        static PyObject *make(int n) { if (n == 0) return PyList_New(0); return make(n - 1); }
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x = make(3);
            if (!x) return NULL;
            Py_RETURN_NONE;
        });
}

Test(flow_recursion, consumes_its_argument)
{
    SEES("OVER_RELEASE x",
        static void take(PyObject *x, int n) { if (n == 0) { Py_DECREF(x); return; } take(x, n - 1); }
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x = PyList_New(0);
            if (!x) return NULL;
            take(x, 3);
            Py_DECREF(x);
            Py_RETURN_NONE;
        });
    SEES_NOTHING(
        static void take(PyObject *x, int n) { if (n == 0) { Py_DECREF(x); return; } take(x, n - 1); }
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x = PyList_New(0);
            if (!x) return NULL;
            take(x, 3);
            Py_RETURN_NONE;
        });
}

/* A caller cannot know which way such a callee goes. */
Test(flow_recursion, what_it_may_consume_is_not_claimed)
{
    SEES_NOTHING(
        int odd(void);
        static void take(PyObject *x, int n) { if (n > 9) { if (odd()) Py_DECREF(x); return; } take(x, n + 1); }
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x = PyList_New(0);
            if (!x) return NULL;
            take(x, 3);
            Py_DECREF(x);
            Py_RETURN_NONE;
        });
}

Test(flow_recursion, a_number_that_grows)
{
    SEES_NOTHING(
        static int depth(PyObject *x) { if (!PyTuple_Check(x)) return 0; return 1 + depth(PyTuple_GET_ITEM(x, 0)); }
        static PyObject *f(PyObject *self, PyObject *arg)
        {
            PyObject *x = PyList_New(0);
            if (!x) return NULL;
            if (depth(arg) < 0) Py_RETURN_NONE;
            return x;
        });
    SEES("LOST x return",
        static int depth(PyObject *x) { if (!PyTuple_Check(x)) return 0; return 1 + depth(PyTuple_GET_ITEM(x, 0)); }
        static PyObject *f(PyObject *self, PyObject *arg)
        {
            PyObject *x = PyList_New(0);
            if (!x) return NULL;
            if (depth(arg) > 5) Py_RETURN_NONE;
            return x;
        });
}

/* Of what only ever calls itself nothing is claimed: the path goes on. */
Test(flow_recursion, without_an_end)
{
    SEES("LOST x return",
        static void spin(int n) { spin(n + 1); }
        static PyObject *f(PyObject *self, PyObject *arg)
        {
            PyObject *x = PyList_New(0);
            if (!x) return NULL;
            spin(1);
            Py_RETURN_NONE;
        });
}

#define EVEN "PyObject *even(int n) { if (n == 0) return PyList_New(0); return odd(n - 1); }"
#define ODD "PyObject *odd(int n) { if (n == 1) return PyList_New(1); return even(n - 1); }"
#define DECLARED "PyObject *even(int n); PyObject *odd(int n);"

static char *serial(struct rl_flow_unit *unit, uint32_t index)
{
    GByteArray *out = g_byte_array_new();
    rl_flow_export(unit, index, out);
    char *hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, out->data, out->len);
    g_byte_array_free(out, TRUE);
    return hash;
}

/* The summaries of a circle do not depend on whom the first question is about, nor on which stands first. */
Test(flow_recursion, no_order_matters)
{
    struct rl_models *models = rl_models_new();
    struct rl_arena *arena = rl_arena_new();
    const char *const codes[] = { DECLARED EVEN ODD, DECLARED ODD EVEN };
    char *first[2][2] = { { NULL } }; /* by code and function: even, odd */
    for (int code = 0; code < 2; code++) {
        struct rl_ir_unit *ir = flow_lower(arena, models, codes[code]);
        struct rl_flow_options options = { .models = models, .python = 0x030b };
        for (int order = 0; order < 2; order++) {
            struct rl_flow_unit *unit = rl_flow_unit_new(arena, ir, &options);
            for (uint32_t n = 0; n < ir->nfunctions; n++) {
                uint32_t i = order ? ir->nfunctions - 1 - n : n;
                const char *name = ir->functions[i]->name;
                if (strcmp(name, "even") != 0 && strcmp(name, "odd") != 0)
                    continue;
                char *hash = serial(unit, i), **known = &first[code][strcmp(name, "odd") == 0];
                if (*known)
                    cr_expect_str_eq(*known, hash, "%s in order %d of code %d", name, order, code);
                else
                    *known = g_strdup(hash);
                g_free(hash);
            }
            rl_flow_unit_free(unit);
        }
    }
    for (int function = 0; function < 2; function++) {
        cr_expect_str_eq(first[0][function], first[1][function]);
        g_free(first[0][function]);
        g_free(first[1][function]);
    }
    rl_arena_free(arena);
    rl_models_free(models);
}

Test(flow_recursion, a_circle_gives_new_references)
{
    SEES("LOST x return",
        static PyObject *odd(int n);
        static PyObject *even(int n) { if (n == 0) return PyList_New(0); return odd(n - 1); }
        static PyObject *odd(int n) { if (n == 1) return PyList_New(1); return even(n - 1); }
        static PyObject *f(PyObject *self, PyObject *args)
        {
            PyObject *x = even(4);
            if (!x) return NULL;
            Py_RETURN_NONE;
        });
}
