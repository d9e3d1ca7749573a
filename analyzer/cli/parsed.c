#include "analyzer/cli/parsed.h"

#include <string.h>

void rl_parsed_release(struct rl_parsed *parsed)
{
    g_free(parsed->why);
    g_free(parsed->key);
    if (parsed->ir)
        g_bytes_unref(parsed->ir);
    g_strfreev(parsed->included);
    g_strfreev(parsed->missing);
    for (uint32_t i = 0; i < parsed->noffers; i++)
        g_free(parsed->offers[i].name);
    g_free(parsed->offers);
    for (uint32_t i = 0; i < parsed->nfiles; i++)
        g_free(parsed->files[i].path);
    g_free(parsed->files);
    memset(parsed, 0, sizeof(*parsed));
}

static void put_texts(GByteArray *out, char **texts)
{
    rl_wire_put_uint(out, g_strv_length(texts));
    for (char **text = texts; *text; text++)
        rl_wire_put_text(out, *text);
}

static char **get_texts(struct rl_wire_reader *in)
{
    GPtrArray *texts = g_ptr_array_new();
    for (uint32_t count = rl_wire_get_count(in); count > 0 && !in->bad; count--) {
        const char *text = rl_wire_get_text(in);
        g_ptr_array_add(texts, g_strdup(text ? text : ""));
    }
    g_ptr_array_add(texts, NULL);
    return (char **)g_ptr_array_free(texts, FALSE);
}

void rl_parsed_put_names(GByteArray *out, const struct rl_parsed *parsed)
{
    rl_wire_put_uint(out, parsed->status);
    rl_wire_put_text(out, parsed->why);
    rl_wire_put_text(out, parsed->key);
    if (parsed->status != RL_UNIT_DONE)
        return;
    put_texts(out, parsed->included);
    put_texts(out, parsed->missing);
    rl_wire_put_uint(out, parsed->noffers);
    for (uint32_t i = 0; i < parsed->noffers; i++) {
        rl_wire_put_text(out, parsed->offers[i].name);
        rl_wire_put_uint(out, parsed->offers[i].text_hash);
    }
}

void rl_parsed_get_names(struct rl_wire_reader *in, struct rl_parsed *parsed)
{
    parsed->status = (enum rl_unit_status)rl_wire_get_upto(in, RL_UNIT_CRASHED);
    parsed->why = g_strdup(rl_wire_get_text(in));
    parsed->key = g_strdup(rl_wire_get_text(in));
    if (parsed->status != RL_UNIT_DONE)
        return;
    parsed->included = get_texts(in);
    parsed->missing = get_texts(in);
    uint32_t count = rl_wire_get_count(in);
    parsed->offers = g_new0(struct rl_offer, (gsize)count + 1);
    for (; parsed->noffers < count && !in->bad; parsed->noffers++) {
        const char *name = rl_wire_get_text(in);
        parsed->offers[parsed->noffers] = (struct rl_offer){g_strdup(name ? name : ""), rl_wire_get_uint(in)};
    }
}

void rl_parsed_put_files(GByteArray *out, const struct rl_parsed *parsed)
{
    rl_wire_put_uint(out, parsed->nfiles);
    for (uint32_t i = 0; i < parsed->nfiles; i++) {
        const struct rl_seen_file *file = &parsed->files[i];
        rl_wire_put_text(out, file->path);
        rl_wire_put_text(out, file->hash);
        rl_wire_put_int(out, file->stamp.size);
        rl_wire_put_int(out, file->stamp.mtime);
        rl_wire_put_int(out, file->stamp.ctime);
        rl_wire_put_int(out, file->stamp.inode);
        rl_wire_put_uint(out, file->stable);
    }
}

void rl_parsed_get_files(struct rl_wire_reader *in, struct rl_parsed *parsed)
{
    uint32_t count = rl_wire_get_count(in);
    parsed->files = g_new0(struct rl_seen_file, (gsize)count + 1);
    for (; parsed->nfiles < count && !in->bad; parsed->nfiles++) {
        struct rl_seen_file *file = &parsed->files[parsed->nfiles];
        const char *path = rl_wire_get_text(in), *hash = rl_wire_get_text(in);
        file->path = g_strdup(path ? path : "");
        g_strlcpy(file->hash, hash ? hash : "", sizeof(file->hash));
        file->stamp.size = rl_wire_get_int(in);
        file->stamp.mtime = rl_wire_get_int(in);
        file->stamp.ctime = rl_wire_get_int(in);
        file->stamp.inode = rl_wire_get_int(in);
        file->stable = rl_wire_get_upto(in, 1);
    }
}
