#include "analyzer/cli/key.h"

#include <glib.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analyzer/frontend/frontend.h"
#include "generated/rl_version.h"

/* Each part is led by its length, so that no two lists of parts give the same bytes. */
static void add(GChecksum *sum, const void *data, size_t len)
{
    uint64_t size = GUINT64_TO_LE((uint64_t)len);
    g_checksum_update(sum, (const guchar *)&size, sizeof(size));
    g_checksum_update(sum, data, (gssize)len);
}

static void add_text(GChecksum *sum, const char *text)
{
    add(sum, text ? text : "", text ? strlen(text) : 0);
}

static char *finish(GChecksum *sum)
{
    char *key = g_strdup(g_checksum_get_string(sum));
    g_checksum_free(sum);
    return key;
}

static void add_stamp(GChecksum *sum, const char *path)
{
    struct stat is;
    if (stat(path, &is) != 0)
        return;
    int64_t stamp[] = {is.st_size, is.st_mtim.tv_sec, is.st_mtim.tv_nsec};
    add(sum, stamp, sizeof(stamp));
}

/* The linker's note that no two different programs share, for builds between two versions. */
static int find_build_id(struct dl_phdr_info *info, size_t size, void *data)
{
    bool *found = ((void **)data)[1];
    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type != PT_NOTE)
            continue;
        const char *at = (const char *)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr), *end = at + info->dlpi_phdr[i].p_memsz;
        while (end - at >= (ptrdiff_t)sizeof(ElfW(Nhdr))) {
            const ElfW(Nhdr) *note = (const void *)at;
            const char *name = at + sizeof(*note), *body = name + ((note->n_namesz + 3u) & ~3u);
            if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && memcmp(name, "GNU", 4) == 0) {
                add(((void **)data)[0], body, note->n_descsz);
                *found = true;
            }
            at = body + ((note->n_descsz + 3u) & ~3u);
        }
    }
    return 1; /* the program comes first, its libraries do not matter */
}

static void add_program(GChecksum *sum)
{
    bool found = false;
    add_text(sum, RL_VERSION);
    dl_iterate_phdr(find_build_id, (void *[]){sum, &found});
    if (!found)
        add_stamp(sum, "/proc/self/exe");
    add_text(sum, rl_clang_witness());
    add_stamp(sum, rl_clang_witness());
}

char *rl_key_common(const struct rl_key_options *options)
{
    static const char *const variables[] = {"CPATH", "C_INCLUDE_PATH"};
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    char asked[32];
    g_snprintf(asked, sizeof(asked), "%04x %d", (unsigned)options->python, options->frontend);
    add_program(sum);
    add_text(sum, options->models);
    add_text(sum, asked);
    for (size_t i = 0; i < G_N_ELEMENTS(variables); i++)
        add_text(sum, getenv(variables[i]));
    return finish(sum);
}

char *rl_key_job(const char *common, const struct rl_job *job)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    add_text(sum, common);
    add_text(sum, job->directory);
    for (char **flag = job->flags; *flag; flag++)
        add_text(sum, *flag);
    add_text(sum, job->path);
    return finish(sum);
}

char *rl_key_unit(const char *job, const struct rl_seen_file *files, uint32_t nfiles)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    add_text(sum, job);
    for (uint32_t i = 0; i < nfiles; i++) {
        add_text(sum, files[i].path);
        add_text(sum, files[i].hash);
    }
    return finish(sum);
}

/* ---- what other units tell ---------------------------------------------------------------- */

GArray *rl_key_inputs(const struct rl_parsed *parsed, const struct rl_externals *external)
{
    GArray *inputs = g_array_new(FALSE, FALSE, sizeof(struct rl_input_hash));
    for (char **name = parsed->missing; external && name && *name; name++) {
        struct rl_input_hash input = {*name, rl_externals_hash(external, *name)};
        if (input.hash)
            g_array_append_val(inputs, input);
    }
    return inputs;
}

static void add_inputs(GChecksum *sum, const GArray *inputs)
{
    for (guint i = 0; i < inputs->len; i++) {
        const struct rl_input_hash *input = &g_array_index(inputs, struct rl_input_hash, i);
        uint64_t hash = GUINT64_TO_LE(input->hash);
        add_text(sum, input->name);
        add(sum, &hash, sizeof(hash));
    }
}

char *rl_key_row(const GArray *inputs, bool named)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    add_text(sum, named ? "named" : NULL);
    add_inputs(sum, inputs);
    return finish(sum);
}

char *rl_key_round(const GArray *inputs, const struct rl_parsed *parsed, GHashTable *crossing, unsigned round)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    add_inputs(sum, inputs);
    for (uint32_t i = 0; i < parsed->noffers; i++)
        if (g_hash_table_contains(crossing, parsed->offers[i].name))
            add_text(sum, parsed->offers[i].name);
    add_text(sum, NULL);
    for (char **name = parsed->missing; round > 0 && name && *name; name++)
        if (g_hash_table_contains(crossing, *name))
            add_text(sum, *name);
    return finish(sum);
}
