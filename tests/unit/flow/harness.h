/* C in, observations out: what the flow engine sees in a snippet, as one line of text.
 *
 *     SEES("LOST x return failure", PyObject *f(void) { ... });
 *
 * A snippet is written as C; it includes the small include/Python.h.  The text lists every observation of every function, in the
 * order of the source, split by "; ": the kind, the object, what distinguishes it, and the function (unless it is called `f`) at
 * the end.  A function that was not analysed completely adds COARSENED or ABANDONED in front.  Nothing at all is "".
 */
#ifndef TESTS_UNIT_FLOW_HARNESS_H
#define TESTS_UNIT_FLOW_HARNESS_H

#include <criterion/criterion.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "analyzer/base/arena.h"
#include "analyzer/flow/flow.h"
#include "analyzer/frontend/frontend.h"

struct flow_setting {
    uint32_t off; /* enum rl_flow_off */
    int python;   /* 0: 3.11 */
    struct rl_flow_limits limits;
};

struct flow_seen {
    char *text;        /* owned */
    uint32_t states;   /* of all functions */
    double seconds;    /* the engine alone */
    enum rl_completeness worst;
};

/* A line for each statement, as people write it. */
static inline char *flow_lines(const char *code)
{
    GString *out = g_string_new("#include <Python.h>\n");
    bool quoted = false;
    int parens = 0;
    for (const char *c = code; *c; c++) {
        g_string_append_c(out, *c);
        if (*c == '\\' && quoted)
            g_string_append_c(out, *++c);
        else if (*c == '"')
            quoted = !quoted;
        else if (!quoted && (*c == '(' || *c == ')'))
            parens += *c == '(' ? 1 : -1;
        else if (!quoted && parens == 0 && strchr(";{}:", *c))
            g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

static inline void flow_tell(GString *out, const struct rl_obs *obs)
{
    static const char *const kinds[] = {
        [RL_OBS_LOST] = "LOST", [RL_OBS_OVER_RELEASE] = "OVER_RELEASE", [RL_OBS_RETURN_BORROWED] = "RETURN_BORROWED",
        [RL_OBS_STORE_BORROWED] = "STORE_BORROWED", [RL_OBS_STEAL_BORROWED] = "STEAL_BORROWED",
        [RL_OBS_USE_DEAD] = "USE_DEAD", [RL_OBS_USE_STOLEN] = "USE_STOLEN", [RL_OBS_NULL] = "NULL",
        [RL_OBS_WRONG_FREE] = "WRONG_FREE", [RL_OBS_DANGLING] = "DANGLING", [RL_OBS_CYCLE] = "CYCLE", [RL_OBS_DANGLING_FIELD] = "DANGLING_FIELD", [RL_OBS_EARLY_RELEASE] = "EARLY_RELEASE", [RL_OBS_GIL] = "GIL",
    };
    static const char *const losses[] = {
        [RL_LOSS_RETURN] = "return", [RL_LOSS_OVERWRITE] = "overwrite", [RL_LOSS_SCOPE] = "scope", [RL_LOSS_DISCARD] = "discard",
    };
    if (obs->kind == RL_OBS_EARLY_RELEASE || obs->kind == RL_OBS_UNRAISED || obs->kind == RL_OBS_RAISED || obs->kind == RL_OBS_CLOBBERED)
        return; /* they have fixtures of their own, and the snippets here set exceptions as they please */
    g_string_append_printf(out, "%s%s %s", out->len ? "; " : "", kinds[obs->kind], obs->object);
    switch (obs->kind) {
    case RL_OBS_LOST:
        g_string_append_printf(out, " %s", losses[obs->loss]);
        if (obs->surplus > 1)
            g_string_append_printf(out, " by %d", obs->surplus);
        if (obs->failure_path)
            g_string_append(out, " failure");
        if (obs->in_loop)
            g_string_append(out, " loop");
        if (obs->after_conditional_steal)
            g_string_append(out, " not-stolen");
        if (obs->into_field)
            g_string_append(out, " field");
        if (!obs->made_here)
            g_string_append(out, " retained");
        break;
    case RL_OBS_OVER_RELEASE:
        if (obs->surplus > 1)
            g_string_append_printf(out, " by %d", obs->surplus);
        break;
    case RL_OBS_STORE_BORROWED: case RL_OBS_EARLY_RELEASE:
        g_string_append_printf(out, " into %s", obs->target);
        break;
    case RL_OBS_STEAL_BORROWED: case RL_OBS_USE_DEAD: case RL_OBS_USE_STOLEN: case RL_OBS_NULL: case RL_OBS_DANGLING: case RL_OBS_WRONG_FREE:
    case RL_OBS_DANGLING_FIELD:
        g_string_append_printf(out, " by %s", obs->user ? obs->user : "?");
        break;
    case RL_OBS_RETURN_BORROWED: case RL_OBS_CYCLE: case RL_OBS_UNRAISED: case RL_OBS_RAISED: case RL_OBS_CLOBBERED: case RL_OBS_GIL:
    case RL_OBS_COUNT:
        break;
    }
    if (strcmp(obs->func->name, "f") != 0)
        g_string_append_printf(out, " in %s", obs->func->name);
}

static inline struct rl_ir_unit *flow_lower(struct rl_arena *arena, const struct rl_models *models, const char *code)
{
    static const char *const flags[] = { "-std=gnu17", "-isystem", RL_SOURCE_DIR "/tests/unit/flow/include" };
    GError *error = NULL;
    char *folder = g_dir_make_tmp("reflint-flow-XXXXXX", NULL), *text = flow_lines(code);
    char *path = g_build_filename(folder, "snippet.c", NULL);
    g_file_set_contents(path, text, -1, &error);
    cr_assert_null(error);
    struct rl_parse_request request = { .path = path, .flags = flags, .nflags = G_N_ELEMENTS(flags), .models = models };
    struct rl_unit *unit = rl_clang_parse(arena, &request, &error);
    cr_assert_not_null(unit, "%s", error ? error->message : "");
    g_unlink(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
    struct rl_ir_unit *ir = rl_ir_lower(unit);
    for (uint32_t i = 0; i < ir->nnotes; i++)
        cr_assert_not(ir->notes[i].is_error, "%s in\n%s", ir->notes[i].text, text);
    g_free(text);
    return ir;
}

/* Every observation of every function of CODE. */
static inline struct flow_seen flow_see(struct flow_setting setting, const char *code)
{
    static struct rl_models *models;
    if (!models)
        models = rl_models_new();
    struct rl_arena *arena = rl_arena_new();
    struct rl_ir_unit *ir = flow_lower(arena, models, code);
    struct rl_flow_options options = { .models = models, .python = setting.python ? setting.python : 0x030b,
                                       .limits = setting.limits, .off = setting.off };
    struct rl_flow_unit *unit = rl_flow_unit_new(arena, ir, &options);
    struct flow_seen seen = { 0 };
    GString *told = g_string_new(NULL);
    gint64 begin = g_get_monotonic_time();
    for (uint32_t i = 0; i < ir->nfunctions; i++) {
        struct rl_flow_result result = { 0 };
        if (ir->functions[i]->in_header)
            continue;
        cr_assert_null(ir->functions[i]->lost, "%s: %s", ir->functions[i]->name, ir->functions[i]->lost);
        rl_flow_run(unit, ir->functions[i], arena, &result);
        for (uint32_t o = 0; o < result.nobs; o++)
            flow_tell(told, result.obs[o]);
        seen.states += result.states;
        seen.worst = MAX(seen.worst, result.completeness);
    }
    seen.seconds = (double)(g_get_monotonic_time() - begin) / 1e6;
    if (seen.worst != RL_COMPLETE)
        g_string_prepend(told, seen.worst == RL_ABANDONED ? (told->len ? "ABANDONED; " : "ABANDONED")
                                                          : (told->len ? "COARSENED; " : "COARSENED"));
    seen.text = g_string_free(told, FALSE);
    rl_flow_unit_free(unit);
    rl_arena_free(arena);
    return seen;
}

static inline char *flow_text(uint32_t off, int python, const char *code)
{
    return flow_see((struct flow_setting){ .off = off, .python = python }, code).text;
}

#define FLOW_EXPECT(expected, off, python, what, code)                                                               \
    do {                                                                                                             \
        char *saw_ = flow_text((off), (python), (code));                                                             \
        cr_expect(strcmp(saw_, (expected)) == 0, "%s\n     code: %s\n expected: \"%s\"\n      saw: \"%s\"", (what), (code), \
                  (expected), saw_);                                                                                 \
        g_free(saw_);                                                                                                \
    } while (0)

/* The engine sees EXPECTED, and nothing else, in the code that follows. */
#define SEES(expected, ...) FLOW_EXPECT(expected, 0, 0, "", #__VA_ARGS__)
#define SEES_NOTHING(...) FLOW_EXPECT("", 0, 0, "", #__VA_ARGS__)

/* The engine sees RIGHT, and WRONG when the mechanism FLAG is switched off. */
#define NEEDS(flag, right, wrong, ...)                                  \
    do {                                                                \
        FLOW_EXPECT(right, 0, 0, "with it", #__VA_ARGS__);              \
        FLOW_EXPECT(wrong, flag, 0, "without " #flag, #__VA_ARGS__);    \
    } while (0)

#endif
