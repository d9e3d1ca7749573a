/* A small run, as the analysis would hand it to the store; the tests of db/ and of the report formats share it. */
#ifndef TESTS_DB_FIXTURE_H
#define TESTS_DB_FIXTURE_H

#include <glib.h>
#include <string.h>

#include "db/report/report.h"
#include "db/store.h"

/* The source of spam.c.  Line 8 has tabs, line 12 has characters of two and four bytes before the place. */
static const char fixture_source[] =
    "#include <Python.h>\n"                                                         /* 1 */
    "\n"                                                                            /* 2 */
    "static int spam_fill(PyObject *list, long n)\n"                                /* 3 */
    "{\n"                                                                           /* 4 */
    "\tPyObject *item = PyLong_FromLong(n);\n"                                      /* 5 */
    "\tif (!item)\n"                                                                /* 6 */
    "\t\treturn -1;\n"                                                              /* 7 */
    "\tif (PyList_Append(list, item) < 0)\treturn -1;\n"                            /* 8 */
    "\tPy_DECREF(item);\n"                                                          /* 9 */
    "\treturn 0;\n"                                                                 /* 10 */
    "}\n"                                                                           /* 11 */
    "static void eat(void) { puts(\"gr\xC3\xBC\xC3\x9F \xF0\x9F\x90\x8D \xE6\xBC\xA2\"); PyList_New(0); }\n" /* 12 */
    "static PyObject *many(PyObject *self)\n"                                       /* 13 */
    "{\n"                                                                           /* 14 */
    "    return Py_BuildValue(\"O\",\n"                                             /* 15 */
    "                         PyLong_FromLong(1));\n"                              /* 16 */
    "}\n";                                                                          /* 17 */

static inline struct rl_loc fixture_loc(uint32_t line, uint32_t col, uint32_t end_line, uint32_t end_col)
{
    return (struct rl_loc){.line = line, .col = col, .end_line = end_line, .end_col = end_col};
}

static const struct rl_rule_row fixture_rules[] = {
    {.id = "RL101", .name = "leaked-reference", .family = "leak", .guideline = "reference-counts", .severity = RL_SEVERITY_WARNING,
     .summary = "A reference that the function owns is lost on some path",
     .page = "# leaked-reference\n\nA reference that the function owns is lost on some path.\n"},
    {.id = "RL102", .name = "leaked-on-error", .family = "leak", .guideline = "reference-counts", .severity = RL_SEVERITY_WARNING,
     .summary = "A reference is lost on a failure path", .page = "# leaked-on-error\n\nOnly on a failure path.\n"},
    {.id = "RL103", .name = "leaked-temporary", .family = "leak", .guideline = "reference-counts", .severity = RL_SEVERITY_WARNING,
     .summary = "A new reference is discarded", .page = "# leaked-temporary\n"},
    {.id = "RL203", .name = "borrowed-across-call", .family = "use-after-release", .guideline = "lifetime",
     .severity = RL_SEVERITY_ERROR, .summary = "A borrowed reference is used after its owner was released"},
    {.id = "RL403", .name = "shared-mutable-returned", .family = "mutability", .guideline = "mutability",
     .severity = RL_SEVERITY_NOTE, .summary = "An internal container is handed out", .preview = true},
};

static struct rl_path_step fixture_steps[] = {
    {.file = "spam.c", .loc = {0, 5, 19, 5, 38}, .text = "`item` is made by PyLong_FromLong (new reference)", .count = 1, .has_count = true},
    {.file = "spam.c", .loc = {0, 6, 6, 6, 11}, .text = "`item` is not NULL", .is_branch = true},
    {.file = "spam.c", .loc = {0, 8, 6, 8, 31}, .text = "PyList_Append fails", .count = 1, .has_count = true},
    {.file = "spam.h", .loc = {0, 120, 6, 120, 31}, .text = "FAIL() returns", .count = 1, .has_count = true},
    {.file = "spam.c", .loc = {0, 8, 37, 8, 46}, .text = "`item` is not released when PyList_Append fails"},
};

static struct rl_related fixture_related[] = {
    {.file = "spam.c", .loc = {0, 7, 3, 7, 12}, .text = "also lost here"},
    {.file = "spam.c", .loc = {0, 10, 2, 10, 10}, .text = "also lost here"},
    {.file = "spam.h", .loc = {0, 90, 2, 90, 10}, .text = "the same macro, here too"},
    {.file = "spam.c", .loc = {0, 9, 2, 9, 10}, .text = "the same macro, here too"},
};

static struct rl_edit fixture_edits[] = {
    {.loc = {0, 8, 37, 8, 47}, .text = "{\n\t\tPy_DECREF(item);\n\t\treturn -1;\n\t}"},
};
/* Two parts in one line. */
static struct rl_edit fixture_temporary[] = {
    {.loc = {0, 12, 50, 12, 50}, .text = "Py_XDECREF("},
    {.loc = {0, 12, 63, 12, 63}, .text = ")"},
};

static struct rl_finding_row fixture_findings[] = {
    {.finding = {.rule = "RL102", .severity = RL_SEVERITY_WARNING, .confidence = RL_CONFIDENCE_HIGH, .file = "spam.c",
                 .loc = {0, 8, 37, 8, 46}, .function = "spam_fill", .object = "item", .origin = "PyLong_FromLong",
                 .origin_loc = {0, 5, 19, 5, 38}, .origin_file = "spam.c", .message = "`item` is not released when PyList_Append fails",
                 .hint = "release it with Py_DECREF(item) before the return", .steps = fixture_steps, .nsteps = 5,
                 .related = fixture_related, .nrelated = 4, .fingerprint = 0x8123456789abcdefu,
                 .edits = fixture_edits, .nedits = 1}},
    {.finding = {.rule = "RL103", .severity = RL_SEVERITY_WARNING, .confidence = RL_CONFIDENCE_MEDIUM, .file = "spam.c",
                 .loc = {0, 12, 50, 12, 63}, .function = "eat", .object = "PyList_New", .origin = "PyList_New",
                 .origin_loc = {0, 12, 50, 12, 63}, .origin_file = "spam.c", .message = "the result of PyList_New is discarded",
                 .macro = "EAT", .fingerprint = 0x42, .edits = fixture_temporary, .nedits = 2}},
    {.finding = {.rule = "RL101", .severity = RL_SEVERITY_WARNING, .confidence = RL_CONFIDENCE_LOW, .file = "spam.c",
                 .loc = {0, 15, 12, 16, 44}, .function = "many", .object = "PyLong_FromLong", .origin = "PyLong_FromLong",
                 .message = "the reference that PyLong_FromLong made is leaked", .fingerprint = 0x43, .occurrence = 1}},
    {.finding = {.rule = "RL203", .severity = RL_SEVERITY_ERROR, .confidence = RL_CONFIDENCE_HIGH, .file = "/usr/include/gone.h",
                 .loc = {0, 7, 3, 0, 0}, .function = "gone", .object = "p", .origin = "parameter",
                 .message = "`p` is used after its owner was released", .fingerprint = 0x44}},
    {.finding = {.rule = "RL101", .severity = RL_SEVERITY_WARNING, .confidence = RL_CONFIDENCE_HIGH, .file = "spam.c",
                 .loc = {0, 10, 2, 10, 10}, .function = "spam_fill", .message = "suppressed leak", .fingerprint = 0x45},
     .suppressed = true, .suppressed_by = "NOLINT(RL101): on purpose"},
    {.finding = {.rule = "RL403", .severity = RL_SEVERITY_NOTE, .confidence = RL_CONFIDENCE_HIGH, .file = "spam.c",
                 .loc = {0, 13, 1, 13, 7}, .message = "a preview rule speaks", .fingerprint = 0x46}},
};

static const struct rl_function_row fixture_functions[] = {
    {.file = "spam.c", .name = "spam_fill", .loc = {0, 3, 1, 11, 2}, .frontend = "clang", .states = 12, .microseconds = 340, .text_hash = 7},
    {.file = "spam.c", .name = "eat", .loc = {0, 12, 1, 12, 66}, .frontend = "clang", .states = 2, .microseconds = 20},
    {.file = "spam.c", .name = "many", .loc = {0, 13, 1, 17, 2}, .completeness = 1, .why = "null-ness was given up", .frontend = "tree-sitter"},
};

static const struct rl_note_row fixture_notes[] = {
    {.file = "spam.c", .loc = {0, 1, 10, 0, 0}, .is_error = true, .text = "'Python.h' file not found"},
    {.file = "spam.c", .loc = {0, 3, 22, 0, 0}, .is_error = true, .text = "unknown type name 'PyObject'"},
    {.file = "spam.c", .loc = {0, 14, 1, 0, 0}, .is_error = false, .text = "a remark"},
};

static const struct rl_edge_row fixture_edges[] = {
    {.field = "next", .target = "Spam_Type", .function = "spam_link", .file = "spam.c", .loc = {0, 9, 2, 9, 20}, .exact = true, .visited = 1},
};
static const struct rl_slot_row fixture_slots[] = {{"tp_traverse", "spam_traverse", false, 14}};
static const struct rl_member_row fixture_members[] = {{"next", "object", "SpamObject", 10, 0, 11, false, false}};
static const struct rl_type_row fixture_types[] = {
    {.kind = RL_TYPE_ROW_TYPE, .file = "spam.c", .loc = {0, 13, 1, 17, 2}, .name = "spam.Spam", .symbol = "Spam_Type", .record = "SpamObject",
     .traverse = "spam_traverse", .gc = 1, .slots = fixture_slots, .nslots = 1, .members = fixture_members, .nmembers = 1,
     .edges = fixture_edges, .nedges = 1},
};

/* The unit spam.c in DIRECTORY, which must live as long as the row. */
static inline struct rl_unit_row fixture_unit(const char *directory)
{
    return (struct rl_unit_row){
        .path = "spam.c", .directory = directory, .flags = "-I.", .status = RL_UNIT_DONE, .cpu_frontend = 1500000, .cpu_engine = 20000,
        .functions = fixture_functions, .nfunctions = G_N_ELEMENTS(fixture_functions),
        .notes = fixture_notes, .nnotes = G_N_ELEMENTS(fixture_notes),
        .findings = fixture_findings, .nfindings = G_N_ELEMENTS(fixture_findings),
        .types = fixture_types, .ntypes = G_N_ELEMENTS(fixture_types),
    };
}

static inline bool fixture_rules_put(struct rl_store *store, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fixture_rules); i++)
        if (!rl_store_put_rule(store, &fixture_rules[i], error))
            return false;
    return true;
}

/* A whole run over a project in ROOT; its id, 0 with ERROR. */
static inline int64_t fixture_run(struct rl_store *store, const char *root, GError **error)
{
    const struct rl_run_row row = {.root = root, .arguments = "check .", .version = "0.1.0", .python = 0x030b};
    const struct rl_unit_row units[] = {
        fixture_unit(root),
        {.path = "wrap.cpp", .directory = root, .status = RL_UNIT_SKIPPED, .why = "C++"},
        {.path = "gen.c", .directory = root, .status = RL_UNIT_SKIPPED, .why = "generated by Cython"},
        {.path = "gone.c", .directory = root, .status = RL_UNIT_FAILED, .why = "no such file"},
    };
    int64_t run = fixture_rules_put(store, error) ? rl_store_begin_run(store, &row, error) : 0;
    for (size_t i = 0; run && i < G_N_ELEMENTS(units); i++)
        if (!rl_store_put_unit(store, run, &units[i], error))
            return 0;
    return run && rl_store_end_run(store, run, error) ? run : 0;
}

#endif
