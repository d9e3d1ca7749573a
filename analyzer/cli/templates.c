#include "analyzer/cli/templates.h"

#include <glib.h>
#include <string.h>

#include "analyzer/base/embedded.h"

const char *rl_template(const char *name)
{
    for (size_t i = 0; i < rl_embedded_templates_count; i++) {
        const char *slash = strrchr(rl_embedded_templates[i].name, '/');
        if (strcmp(slash ? slash + 1 : rl_embedded_templates[i].name, name) == 0)
            return rl_embedded_templates[i].text;
    }
    g_assert_not_reached();
}
