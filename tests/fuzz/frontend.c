/* Feeds spoilt C to the tree-sitter front end and the lowering.
 *
 *   fuzz_frontend [--seed N] [--cases N] [--case N] [--print] [--seconds N] FILE...
 *
 * Case N of seed S is always the same text: one of the FILEs with some edits, chosen by S and N alone. Each is parsed, lowered, verified,
 * serialised and read back, in a child process; one that dies, takes more than --seconds (10) of CPU time or makes a wrong IR is told by its number
 * and makes the exit status 1. --case runs one alone, in this process, for a debugger; with --print it is printed instead.
 */
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analyzer/base/arena.h"
#include "analyzer/frontend/frontend.h"
#include "analyzer/ir/ir.h"
#include "analyzer/model/model.h"

struct fuzz {
    gint64 seed, cases, one, seconds;
    gboolean print;
    GPtrArray *texts; /* GString */
    struct rl_models *models;
};

/* ---- edits ------------------------------------------------------------------ */

static const char *const words[] = {
    "#if X\n", "\n#else\n", "\n#endif\n", "\n#elif Y > 1\n", "\n#ifdef A\n", "\n#define F(x) x F(x) #x x##x\n", "\n#define A A B\n",
    "\n#define B(...) A __VA_ARGS__\n", "\n#include \"self.c\"\n", "\n#undef A\n", "F(", "B(a,", "A ", "{", "}", "(", ")", "[", "]", "[[", "]]",
    ";", ",", "\"", "'", "\\", "\\\n", "/*", "*/", "//", "##", "#", "...", "->", "::", "?", ":", "&&", "*", "~", "\r", "\r\n", "\f", "\xff\xfe",
    "\xc3\xa9", "goto *p;", "goto x;", "x:", "case 1 ... 2:", "default:", "switch (", "struct {", "union x {", "enum {", "typedef ", "static ",
    "return ", "if (", "else ", "for (;;", "do {", "while (", "sizeof(", "_Generic(", "__attribute__((", "({ ", " })", "va_arg(a, ",
    "Py_BEGIN_ALLOW_THREADS", "Py_RETURN_NONE", "Py_CLEAR(", "PyObject *", "int f(a, b) int a; char *b; {", "= {.a = 1, [2] = {", "0x", "1e",
    "u8\"", "99999999999999999999", "int f(void) { int g(void) { return 1; } return g(); }", "asm(\"\" : \"=r\"(x));", "extern \"C\" {",
};

static gsize place_in(GRand *random, const GString *text)
{
    return text->len ? (gsize)g_rand_int_range(random, 0, (gint32)text->len) : 0;
}

/* A stretch of TEXT: short as a rule. */
static gsize length_at(GRand *random, const GString *text, gsize at)
{
    gsize length = (gsize)g_rand_int_range(random, 0, g_rand_int_range(random, 0, 8) ? 40 : 2000);
    return MIN(length, text->len - at);
}

static void repeat(GRand *random, GString *text, gsize at)
{
    const char *word = words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))];
    GString *many = g_string_new(NULL);
    for (gint32 n = g_rand_int_range(random, 2, g_rand_int_range(random, 0, 6) ? 60 : 4000); n > 0; n--)
        g_string_append(many, word);
    g_string_insert_len(text, (gssize)at, many->str, (gssize)many->len);
    g_string_free(many, TRUE);
}

static void edit(const struct fuzz *fuzz, GRand *random, GString *text)
{
    gsize at = place_in(random, text), from, len = length_at(random, text, at);
    const GString *other;
    char *copy;
    switch (g_rand_int_range(random, 0, 9)) {
    case 0: /* a byte */
        if (text->len)
            text->str[at] = (char)g_rand_int_range(random, 0, 256);
        break;
    case 1: /* a stretch less */
        g_string_erase(text, (gssize)at, (gssize)len);
        break;
    case 2: /* a stretch twice */
        copy = g_strndup(text->str + at, len);
        g_string_insert_len(text, (gssize)place_in(random, text), copy, (gssize)strlen(copy));
        g_free(copy);
        break;
    case 3: /* a stretch of another file */
        other = fuzz->texts->pdata[g_rand_int_range(random, 0, (gint32)fuzz->texts->len)];
        from = place_in(random, other);
        g_string_insert_len(text, (gssize)at, other->str + from, (gssize)length_at(random, other, from));
        break;
    case 4: /* the end is missing */
        if (g_rand_int_range(random, 0, 4) == 0)
            g_string_truncate(text, at);
        break;
    case 5: repeat(random, text, at); break;
    default: g_string_insert(text, (gssize)at, words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))]); break;
    }
}

static GString *make_case(const struct fuzz *fuzz, gint64 number)
{
    const guint32 seeds[] = {(guint32)fuzz->seed, (guint32)number, (guint32)(number >> 32)};
    GRand *random = g_rand_new_with_seed_array(seeds, G_N_ELEMENTS(seeds));
    const GString *source = fuzz->texts->pdata[g_rand_int_range(random, 0, (gint32)fuzz->texts->len)];
    GString *text = g_string_new_len(source->str, (gssize)source->len);
    for (gint32 n = g_rand_int_range(random, 1, 12); n > 0; n--)
        edit(fuzz, random, text);
    g_rand_free(random);
    return text;
}

/* ---- one case -------------------------------------------------------------------- */

/* What is wrong with IR, which was lowered, or NULL; owned. */
static char *check_ir(struct rl_arena *arena, const struct rl_ir_unit *ir)
{
    for (uint32_t i = 0; i < ir->nfunctions; i++) {
        char *problem = ir->functions[i]->lost ? NULL : rl_ir_verify(ir->functions[i]);
        if (problem)
            return problem;
    }
    GError *error = NULL;
    GBytes *bytes = rl_ir_serialise(ir);
    char *problem = rl_ir_deserialise(arena, bytes, &error) ? NULL : g_strdup(error->message);
    g_clear_error(&error);
    g_bytes_unref(bytes);
    return problem;
}

/* The same for TEXT, which lies in a file too, so that it can include itself. */
static char *run_case(const struct fuzz *fuzz, const GString *text)
{
    struct rl_arena *arena = rl_arena_new();
    struct rl_parse_request request = {.path = "self.c", .models = fuzz->models};
    GError *error = NULL;
    struct rl_unit *unit = NULL;
    if (g_file_set_contents_full("self.c", text->str, (gssize)text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
        unit = rl_treesitter_parse(arena, &request, &error);
    char *problem = unit ? check_ir(arena, rl_ir_lower(unit)) : g_strdup(error->message);
    g_clear_error(&error);
    rl_arena_free(arena);
    return problem;
}

static bool run_and_tell(const struct fuzz *fuzz, gint64 number)
{
    GString *text = make_case(fuzz, number);
    char *problem = NULL;
    if (fuzz->print)
        fwrite(text->str, 1, text->len, stdout);
    else
        problem = run_case(fuzz, text);
    if (problem)
        printf("case %" G_GINT64_FORMAT ": %s\n", number, problem);
    fflush(stdout);
    g_string_free(text, TRUE);
    bool ok = !problem;
    g_free(problem);
    return ok;
}

/* ---- many cases ---------------------------------------------------------------------- */

struct progress {
    gint64 at, failed; /* shared with the child */
};

static void child(const struct fuzz *fuzz, struct progress *progress)
{
    for (; progress->at < fuzz->cases; progress->at++) {
        const struct itimerval limit = {.it_value.tv_sec = (time_t)fuzz->seconds};
        setitimer(ITIMER_PROF, &limit, NULL);
        progress->failed += !run_and_tell(fuzz, progress->at);
    }
    _exit(0);
}

/* Returns: how many cases failed. */
static gint64 run_all(const struct fuzz *fuzz)
{
    struct progress *progress = mmap(NULL, sizeof(*progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (progress == MAP_FAILED)
        g_error("mmap");
    while (progress->at < fuzz->cases) {
        int status = 0;
        pid_t pid = fork();
        if (pid == 0)
            child(fuzz, progress);
        if (pid < 0 || waitpid(pid, &status, 0) < 0)
            g_error("fork");
        if (progress->at >= fuzz->cases)
            break;
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)
            printf("case %" G_GINT64_FORMAT ": takes more than %d s of CPU time\n", progress->at, (int)fuzz->seconds);
        else
            printf("case %" G_GINT64_FORMAT ": died (%s %d)\n", progress->at, WIFSIGNALED(status) ? "signal" : "status",
                   WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
        fflush(stdout);
        progress->failed++;
        progress->at++;
    }
    return progress->failed;
}

int main(int argc, char **argv)
{
    struct fuzz fuzz = {.seed = 1, .cases = 1000, .one = -1, .seconds = 10, .texts = g_ptr_array_new()};
    GOptionEntry entries[] = {
        {"seed", 0, 0, G_OPTION_ARG_INT64, &fuzz.seed, "which cases", "N"},
        {"cases", 0, 0, G_OPTION_ARG_INT64, &fuzz.cases, "how many", "N"},
        {"case", 0, 0, G_OPTION_ARG_INT64, &fuzz.one, "only this one, in this process", "N"},
        {"print", 0, 0, G_OPTION_ARG_NONE, &fuzz.print, "print the case instead of running it", NULL},
        {"seconds", 0, 0, G_OPTION_ARG_INT64, &fuzz.seconds, "CPU time that one case may take", "N"},
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *options = g_option_context_new("FILE...");
    g_option_context_add_main_entries(options, entries, NULL);
    GError *error = NULL;
    if (!g_option_context_parse(options, &argc, &argv, &error) || argc < 2) {
        fprintf(stderr, "fuzz_frontend: %s\n", error ? error->message : "no FILE");
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        char *text;
        gsize size;
        if (!g_file_get_contents(argv[i], &text, &size, NULL))
            continue;
        g_ptr_array_add(fuzz.texts, g_string_new_len(text, (gssize)size));
        g_free(text);
    }
    fuzz.models = rl_models_new();
    char *folder = g_dir_make_tmp("reflint-fuzz-XXXXXX", NULL);
    if (!folder || chdir(folder) != 0)
        g_error("no folder for files");
    gint64 failed = fuzz.one >= 0 ? !run_and_tell(&fuzz, fuzz.one) : run_all(&fuzz);
    unlink("self.c");
    rmdir(folder);
    g_free(folder);
    g_option_context_free(options);
    rl_models_free(fuzz.models);
    for (guint i = 0; i < fuzz.texts->len; i++)
        g_string_free(fuzz.texts->pdata[i], TRUE);
    g_ptr_array_free(fuzz.texts, TRUE);
    if (fuzz.one >= 0)
        return failed != 0;
    printf("%" G_GINT64_FORMAT " cases of seed %" G_GINT64_FORMAT ": %" G_GINT64_FORMAT " failed\n", fuzz.cases, fuzz.seed, failed);
    return failed != 0;
}
