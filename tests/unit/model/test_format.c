/* Format strings, unit by unit.  Expected is one word for each C argument: a
 * letter for the effect, the unit, and '?' behind a "|". */
#include <criterion/criterion.h>

#include "analyzer/model/model.h"

static char letter(enum rl_format_effect effect)
{
    switch (effect) {
    case RL_FORMAT_VALUE:
        return 'v';
    case RL_FORMAT_BORROWED:
        return 'b';
    case RL_FORMAT_STOLEN:
        return 's';
    case RL_FORMAT_ALLOC:
        return 'a';
    case RL_FORMAT_BUFFER:
        return 'B';
    case RL_FORMAT_INTERIOR:
        return 'i';
    case RL_FORMAT_CONVERTER:
        return 'c';
    case RL_FORMAT_CONVERTED:
        return 'C';
    case RL_FORMAT_INPUT:
        return 'n';
    }
    return '!';
}

/* "b:O n:O! b:O!?" or NULL when malformed; owned. */
static char *split(enum rl_varargs kind, const char *format)
{
    GArray *args = rl_format_split(kind, format);
    if (!args)
        return NULL;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < args->len; i++) {
        const struct rl_format_arg *arg = &g_array_index(args, struct rl_format_arg, i);
        g_string_append_printf(out, "%s%c:%s%s", i ? " " : "", letter(arg->effect), arg->unit, arg->optional ? "?" : "");
        bool object = arg->effect == RL_FORMAT_BORROWED || arg->effect == RL_FORMAT_STOLEN;
        cr_assert_eq(arg->object, object, "%s: %s", format, arg->unit);
    }
    g_array_free(args, TRUE);
    return g_string_free(out, FALSE);
}

static void expect(enum rl_varargs kind, const char *format, const char *expected)
{
    char *got = split(kind, format);
    if (expected)
        cr_expect_str_eq(got ? got : "(malformed)", expected, "\"%s\": %s, expected %s", format, got ? got : "malformed", expected);
    else
        cr_expect_null(got, "\"%s\" should be malformed, gave %s", format, got);
    g_free(got);
}

Test(format, parse_units)
{
    static const char *const rows[][2] = {
        {"", ""},
        {"s", "i:s"}, {"z", "i:z"}, {"y", "i:y"}, {"u", "i:u"}, {"Z", "i:Z"},
        {"s#", "i:s# v:s#"}, {"z#", "i:z# v:z#"}, {"y#", "i:y# v:y#"}, {"u#", "i:u# v:u#"}, {"t#", "i:t# v:t#"},
        {"s*", "B:s*"}, {"z*", "B:z*"}, {"y*", "B:y*"}, {"w*", "B:w*"},
        {"S", "b:S"}, {"Y", "b:Y"}, {"U", "b:U"}, {"O", "b:O"},
        {"O!", "n:O! b:O!"}, {"O&", "c:O& C:O&"},
        {"es", "n:es a:es"}, {"et", "n:et a:et"}, {"es#", "n:es# a:es# v:es#"}, {"et#", "n:et# a:et# v:et#"},
        {"bBhHiIlkLKn", "v:b v:B v:h v:H v:i v:I v:l v:k v:L v:K v:n"}, {"cCfdDp", "v:c v:C v:f v:d v:D v:p"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        expect(RL_VARARGS_PARSE, rows[i][0], rows[i][1]);
}

Test(format, parse_structure)
{
    expect(RL_VARARGS_PARSE, "O|O!i:name", "b:O n:O!? b:O!? v:i?");
    expect(RL_VARARGS_PARSE, "(ii)O", "v:i v:i b:O");
    expect(RL_VARARGS_PARSE, "((s#)O)", "i:s# v:s# b:O");
    expect(RL_VARARGS_PARSE, "O|$Op;message: %d", "b:O b:O? v:p?");
    expect(RL_VARARGS_PARSE, "|Oes:f", "b:O? n:es? a:es?");
    expect(RL_VARARGS_PARSE, ":none", "");
}

Test(format, parse_malformed)
{
    static const char *const formats[] = {"(i", "i)", "q", "O|O|O", "e", "eq", "O O", "i,i", "(O|O)", "$O$O", "N"};
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        expect(RL_VARARGS_PARSE, formats[i], NULL);
}

Test(format, build_units)
{
    static const char *const rows[][2] = {
        {"", ""},
        {"O", "b:O"}, {"S", "b:S"}, {"N", "s:N"}, {"O&", "c:O& C:O&"},
        {"s", "v:s"}, {"s#", "v:s# v:s#"}, {"y", "v:y"}, {"y#", "v:y# v:y#"}, {"z", "v:z"}, {"U", "v:U"}, {"u#", "v:u# v:u#"},
        {"ibhlBHIkLKn", "v:i v:b v:h v:l v:B v:H v:I v:k v:L v:K v:n"}, {"cCdfDp", "v:c v:C v:d v:f v:D v:p"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        expect(RL_VARARGS_BUILD, rows[i][0], rows[i][1]);
}

Test(format, build_structure)
{
    expect(RL_VARARGS_BUILD, "(NO)", "s:N b:O");
    expect(RL_VARARGS_BUILD, "[i, {s:N,  s:O}]", "v:i v:s s:N v:s b:O");
    expect(RL_VARARGS_BUILD, "{}", "");
    expect(RL_VARARGS_BUILD, "()", "");
    expect(RL_VARARGS_BUILD, "((ii)N)s", "v:i v:i s:N v:s");
}

Test(format, build_malformed)
{
    static const char *const formats[] = {"(i", "i)", "(i]", "{s}", "{s:i,O}", "w", "|O", "O!b", "["};
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        expect(RL_VARARGS_BUILD, formats[i], NULL);
}

Test(format, printf_units)
{
    static const char *const rows[][2] = {
        {"plain", ""}, {"100%%", ""},
        {"%d %i %u %x %X %o %c %p %s", "v:%d v:%i v:%u v:%x v:%X v:%o v:%c v:%p v:%s"},
        {"%ld %lu %lld %zd %zu %zi %jd %td", "v:%ld v:%lu v:%lld v:%zd v:%zu v:%zi v:%jd v:%td"},
        {"%R %S %A %U", "b:%R b:%S b:%A b:%U"}, {"%T %#T %N %#N", "b:%T b:%T b:%N b:%N"},
        {"%V", "b:%V v:%V"}, {"%lV %ls", "b:%lV v:%lV v:%ls"},
        {"%.200s %05d %-10R", "v:%s v:%d b:%R"}, {"%.*s %*d", "v:%* v:%s v:%* v:%d"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        expect(RL_VARARGS_PRINTF, rows[i][0], rows[i][1]);
    expect(RL_VARARGS_PRINTF, "%f", NULL);
    expect(RL_VARARGS_PRINTF, "%k", NULL);
    expect(RL_VARARGS_PRINTF, "at the end %", NULL);
}

Test(format, other_kinds_have_none)
{
    expect(RL_VARARGS_NONE, "O", NULL);
    expect(RL_VARARGS_OBJECTS_BORROW, "O", NULL);
}

/* The fault of FORMAT for PYTHON, "" without one; owned. */
static char *fault(enum rl_varargs kind, const char *format, int python, bool keywords)
{
    struct rl_format_shape shape;
    GArray *args = rl_format_read(kind, format, python, keywords, &shape);
    cr_assert_eq(args == NULL, shape.fault != NULL, "%s", format);
    if (args)
        g_array_free(args, TRUE);
    return shape.fault ? shape.fault : g_strdup("");
}

Test(format, faults)
{
    static const struct {
        enum rl_varargs kind;
        const char *format;
        int python;
        bool keywords;
        const char *fault;
    } rows[] = {
        {RL_VARARGS_PARSE, "u", 0x030b, false, ""},
        {RL_VARARGS_PARSE, "u", 0x030c, false, "`u` is gone in Python 3.12"},
        {RL_VARARGS_PARSE, "t#", 0x0300, false, "`t#` is gone in Python 3.0"},
        {RL_VARARGS_PARSE, "y", 0x0207, false, "`y` is new in Python 3.0"},
        {RL_VARARGS_PARSE, "O$O", 0, false, "`$` needs a function that takes keywords"},
        {RL_VARARGS_PARSE, "O$O|O", 0, true, "`$` stands in front of `|`"},
        {RL_VARARGS_PARSE, "O)", 0, true, "a `)` too many"},
        {RL_VARARGS_PARSE, "Q", 0, true, "`Q` is no unit"},
        {RL_VARARGS_BUILD, "[i", 0, false, "a `]` is missing"},
        {RL_VARARGS_BUILD, "p", 0x030d, false, "`p` is new in Python 3.14"},
        {RL_VARARGS_PRINTF, "%5.2f", 0, false, "`%5.2f` is no unit"},
        {RL_VARARGS_PRINTF, "%T", 0x030c, false, "`%T` is new in Python 3.13"},
        {RL_VARARGS_PRINTF, "%", 0, false, "it ends inside a unit"},
        {RL_VARARGS_PACK, "{s:o, s:[iI], s?:f}", 0, false, ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        char *got = fault(rows[i].kind, rows[i].format, rows[i].python, rows[i].keywords);
        cr_expect_str_eq(got, rows[i].fault, "%s: %s", rows[i].format, got);
        g_free(got);
    }
}

Test(format, items_are_keywords)
{
    struct rl_format_shape shape;
    GArray *args = rl_format_read(RL_VARARGS_PARSE, "O!(ii)|O&es#$p:name", 0, true, &shape);
    cr_assert_not_null(args);
    cr_expect_eq(args->len, 10);
    cr_expect_eq(shape.items, 5);
    cr_expect_eq(shape.keyword_only, 4);
    g_array_free(args, TRUE);
}

Test(format, packed)
{
    expect(RL_VARARGS_PACK, "{s:o, s:O, s#:n}", "v:s s:o v:s b:O v:s v:s");
}
