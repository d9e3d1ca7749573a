/* States as text, for `reflint dump --states` and for people who mend the engine. */
#include "analyzer/flow/dump.h"

static const char *const raised_names[] = { "as before", "absent", "cleared", "set", "unknown", "by result" };

static void append_flags(GString *out, uint32_t flags)
{
    static const char *const names[] = { "new", "held", "dead", "stolen", "shared", "escaped", "credit", "aged",
                                         "not-stolen", "given", "guessed", "saturated", "unknown-user", "kept", "spent", "lent", "fresh", "memory", "buffer" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (flags & 1u << i)
            g_string_append_printf(out, " %s", names[i]);
}

static void append_range(GString *out, const struct rl_fact *fact)
{
    if (fact->lo == INT64_MIN && fact->hi == INT64_MAX)
        g_string_append(out, fact->nonzero ? " nonzero" : " tested");
    else if (fact->lo == fact->hi)
        g_string_append_printf(out, " = %lld", (long long)fact->lo);
    else
        g_string_append_printf(out, " in %lld..%lld%s", (long long)fact->lo, (long long)fact->hi,
                               fact->nonzero ? " nonzero" : "");
}

void rl_dump_state(struct rl_engine *e, const struct rl_state *s, GString *out)
{
    if (s->failed)
        g_string_append(out, "    failed\n");
    if (s->raised != RL_RAISED_SAME)
        g_string_append_printf(out, "    exception %s\n", raised_names[s->raised]);
    for (uint32_t i = 0; i < s->nuntested; i++)
        g_string_append_printf(out, "    exception unless #%u says success\n", s->untested[i].val);
    for (uint32_t i = 0; i < s->nbinds; i++) {
        rl_term loc = s->binds[i].loc;
        if (rl_info(e, loc)->kind == RL_T_TEMP)
            g_string_append_printf(out, "    t%u = ", rl_info(e, loc)->a);
        else
            g_string_append_printf(out, "    %s = ", rl_loc_name(e, loc));
        g_string_append_printf(out, "%s #%u\n", rl_name_of(e, NULL, s->binds[i].val), s->binds[i].val);
    }
    for (uint32_t i = 0; i < s->nfacts; i++) {
        g_string_append_printf(out, "    fact %s #%u", rl_name_of(e, NULL, s->facts[i].val), s->facts[i].val);
        append_range(out, &s->facts[i]);
        g_string_append_c(out, '\n');
    }
    for (uint32_t i = 0; i < s->nrefs; i++) {
        const struct rl_ref *ref = &s->refs[i];
        g_string_append_printf(out, "    ref %s #%u delta %+d", rl_name_of(e, NULL, ref->val), ref->val, ref->delta);
        append_flags(out, ref->flags);
        if (ref->owner)
            g_string_append_printf(out, " of #%u", ref->owner);
        g_string_append_c(out, '\n');
    }
}

void rl_dump_entries(struct rl_engine *e, GString *out)
{
    for (uint32_t b = 0; b < e->func->nblocks; b++) {
        GArray *entries = e->blocks[b].entries;
        g_string_append_printf(out, "b%u: %u state%s\n", b, entries->len, entries->len == 1 ? "" : "s");
        for (guint i = 0; i < entries->len; i++) {
            g_string_append_printf(out, "  state %u\n", i);
            rl_dump_state(e, g_array_index(entries, struct rl_entry, i).state, out);
        }
    }
}

static void append_param(GString *out, uint32_t index, const struct rl_param_effect *p)
{
    static const char *const guards[] = { "", " NULL", " not NULL" }, *const outs[] = { "", " out NULL", " out new", " out borrowed", " out memory", " out buffer",
                                                                                      " out released", " out integer", " out other" };
    g_string_append_printf(out, "    argument %u:%s%s", index, guards[p->guard], outs[p->out]);
    if (p->delta)
        g_string_append_printf(out, " delta %+d", p->delta);
    if (p->content_guard)
        g_string_append(out, p->content_guard == RL_GUARD_ZERO ? " holding NULL" : " holding something");
    if (p->content)
        g_string_append_printf(out, " content %+d", p->content);
    static const char *const fates[] = { "written", "nulled", "was NULL", "released" };
    g_string_append_printf(out, "%s%s%s", p->escapes ? " escapes" : p->passed ? " passed on" : "", p->stores ? " stored" : "",
                           p->writes ? p->told ? " written where told" : " written" : "");
    for (uint32_t i = 0; i < p->nfields; i++)
        g_string_append_printf(out, ", %s %s", p->fields[i].name, fates[p->fields[i].fate]);
    g_string_append_c(out, '\n');
}

void rl_dump_summary(const struct rl_summary *summary, GString *out)
{
    static const char *const results[] = { "nothing", "NULL", "new", "borrowed", "argument", "integer", "memory", "other" };
    g_string_append_printf(out, "summary:%s%s\n", summary->incomplete ? " incomplete" : "", summary->coarse ? " coarse" : "");
    for (uint32_t i = 0; i < summary->noutcomes; i++) {
        const struct rl_outcome *o = &summary->outcomes[i];
        g_string_append_printf(out, "  returns %s%s%s%s%s%s%s; exception %s\n", results[o->result], o->singleton ? " " : "",
                               o->singleton ? o->singleton : "", o->nonnull ? " not NULL" : "", o->failed ? " failed" : "",
                               o->shared ? " shared" : "", o->guessed ? " guessed" : "", raised_names[o->raised]);
        for (uint32_t p = 0; p < summary->nparams; p++)
            append_param(out, p, &o->params[p]);
    }
}

char *rl_flow_dump(struct rl_flow_unit *unit, const struct rl_ir_func *func)
{
    GString *out = g_string_new(NULL);
    struct rl_flow_result result;
    struct rl_summary *summary;
    rl_explore(unit, func, 0, &result, &summary, out);
    rl_dump_summary(summary, out);
    return g_string_free(out, FALSE);
}
