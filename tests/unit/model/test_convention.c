#include <criterion/criterion.h>

#include "analyzer/model/convention.h"

Test(convention, constructors)
{
    static const char *const yes[] = { "Foo_New", "foo_new", "fooFromBar", "make_foo", "PyFoo_FromBar", "create", "NEW_FOO" };
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
        cr_expect(rl_name_constructs(yes[i]), "%s", yes[i]);
}

Test(convention, others)
{
    static const char *const no[] = { "get_foo", "renew", "newer", "Foo_Get", "anew_thing", "", "_", "formats" };
    for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
        cr_expect(!rl_name_constructs(no[i]), "%s", no[i]);
}

Test(convention, enders)
{
    static const char *const yes[] = { "foo_release", "closeFoo", "Foo_Free", "node_unref" };
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
        cr_expect(rl_name_ends(yes[i]), "%s", yes[i]);
    static const char *const no[] = { "foo_reset", "released", "append", "Foo_New" };
    for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
        cr_expect(!rl_name_ends(no[i]), "%s", no[i]);
}
