/* Texts that the build compiles into the program: the rule and guideline pages, the database schema, what HTML reports need.
 *
 * Invariants: sorted by name; a name is the file's path from the top of the repository ("rules/leaks/leaked_reference.md");
 * a text ends with NUL and is valid for the whole run. After the last entry stands one with a NULL name.
 * Made by analyzer/cmake/embed.cmake. */
#ifndef RL_BASE_EMBEDDED_H
#define RL_BASE_EMBEDDED_H

#include <stddef.h>

struct rl_embedded {
    const char *name;
    const char *text;
};

/* rules/<group>/<rule>.md and rules/guidelines/<guideline>.md */
extern const struct rl_embedded rl_embedded_pages[];
extern const size_t rl_embedded_pages_count;

/* db/schema/<migration>.sql */
extern const struct rl_embedded rl_embedded_schema[];
extern const size_t rl_embedded_schema_count;

/* An empty database that has seen all of them; made by db/compile_main.c. */
extern const unsigned char rl_embedded_database[];
extern const size_t rl_embedded_database_size;

/* The style sheet and the script below db/report/html. */
extern const struct rl_embedded rl_embedded_html[];
extern const size_t rl_embedded_html_count;

/* analyzer/cli/templates/: hooks, workflows, completion scripts. */
extern const struct rl_embedded rl_embedded_templates[];
extern const size_t rl_embedded_templates_count;

#endif
