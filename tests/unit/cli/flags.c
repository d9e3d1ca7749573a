/* flags.c: what of a compile command reaches a front end. */
#include <criterion/criterion.h>
#include <glib.h>
#include <glib/gstdio.h>

#include "analyzer/cli/flags.h"

/* COMMAND, split at blanks, cleaned and joined. */
static char *clean(const char *command)
{
    char **words = g_strsplit(command, " ", -1);
    char **flags = rl_flags_clean((const char *const *)words, "/tmp");
    char *text = g_strjoinv(" ", flags);
    g_strfreev(flags);
    g_strfreev(words);
    return text;
}

static void expect(const char *command, const char *flags)
{
    char *text = clean(command);
    cr_expect_str_eq(text, flags, "%s\n  gives    %s\n  expected %s", command, text, flags);
    g_free(text);
}

Test(flags, compile_commands)
{
    expect("cc -c a.c", "");
    expect("/usr/bin/gcc-12 -DX -I inc -Iother -c -o a.o a.c", "-DX -I inc -Iother");
    expect("cc -MD -MP -MF a.d -MT a.o -MQ a.o -MMD -MFb.d -oa.o a.c", "");
    expect("cc -include config.h -isystem /x -U Y -std=c11 -x c a.c", "-include config.h -isystem /x -U Y -std=c11 -x c");
    expect("cc -Wall -Wextra -Werror=format -w -g3 -pipe -pedantic-errors -O2 a.c", "-O2");
    expect("cc -Wp,-D_FORTIFY_SOURCE=2 -Wp,-MMD,a.d -Wl,-z,now -Wa,-x a.c", "-Wp,-D_FORTIFY_SOURCE=2");
    expect("cc -fPIC -fno-tree-vectorize -fconserve-stack -flto=auto -ffat-lto-objects -specs=/x/y a.c", "-fPIC");
    expect("cc a.c b.c -L /lib -lm -l z -Xlinker -x -shared --param ssp=4", "");
    expect("ccache cc -DX a.c", "-DX");
    expect("env A=b distcc gcc -DX a.c", "-DX");
    expect("-DX -Iinc", "-DX -Iinc");
    expect("-D", "-D");
    expect("cc -DX - -DY", "-DX -DY");
}

Test(flags, response_files)
{
    char *path = NULL;
    int fd = g_file_open_tmp("flags-XXXXXX.rsp", &path, NULL);
    cr_assert_geq(fd, 0);
    g_close(fd, NULL);
    g_file_set_contents(path, "-DA='x y'\n-I\n/inc -c", -1, NULL);
    char *command = g_strdup_printf("cc @%s -DB a.c", path);
    expect(command, "-DA=x y -I /inc -DB");
    g_file_set_contents(path, "'", -1, NULL);
    expect(command, "-DB");
    g_free(command);
    /* one that names itself does not go on for ever */
    char *self = g_strdup_printf("-DA @%s", path);
    g_file_set_contents(path, self, -1, NULL);
    char *text = clean(self);
    cr_expect(g_str_has_prefix(text, "-DA -DA"));
    g_free(text);
    g_free(self);
    g_unlink(path);
    g_free(path);
}

Test(flags, cplusplus)
{
    const char *const yes[] = {"g++ a.c", "/usr/bin/clang++-19 a.c", "ccache c++ a.c", "cc -x c++ a.c", "cc -xc++ a.c", "-x c++"};
    const char *const no[] = {"gcc a.c", "cc -x c a.c", "clang-19 -Dg++ a.c", "-DX"};
    for (size_t i = 0; i < G_N_ELEMENTS(yes) + G_N_ELEMENTS(no); i++) {
        bool expected = i < G_N_ELEMENTS(yes);
        const char *command = expected ? yes[i] : no[i - G_N_ELEMENTS(yes)];
        char **words = g_strsplit(command, " ", -1);
        cr_expect_eq(rl_flags_is_cplusplus((const char *const *)words), expected, "%s", command);
        g_strfreev(words);
    }
}

Test(flags, inputs)
{
    const char *const words[] = {"cc", "-c", "a.c", "-o", "x.c", "-I", "y.c", "sub/b.c", "c.o", NULL};
    char **inputs = rl_flags_inputs(words, "/");
    cr_assert_eq(g_strv_length(inputs), 2u);
    cr_expect_str_eq(inputs[0], "a.c");
    cr_expect_str_eq(inputs[1], "sub/b.c");
    g_strfreev(inputs);
}

Test(flags, guesses)
{
    const char *const base[] = {"-DX", NULL};
    char **flags = rl_flags_guess(base, "/p/q/r/a.c", "/p/q");
    char *text = g_strjoinv(" ", flags);
    cr_expect_str_eq(text, "-DX -idirafter /p/q/r -idirafter /p/q");
    g_free(text);
    g_strfreev(flags);
    flags = rl_flags_guess(base, "/elsewhere/r/a.c", "/p/q");
    text = g_strjoinv(" ", flags);
    cr_expect_str_eq(text, "-DX -idirafter /elsewhere/r");
    g_free(text);
    g_strfreev(flags);
}
