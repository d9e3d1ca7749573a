/* Hash-consing of terms: one open-addressed table a function. */
#include "analyzer/flow/term.h"

#include <string.h>

#include "analyzer/base/error.h"

enum { MAX_DEPTH = 14, MAX_SIZE = 40, FIRST_SLOTS = 256 };

struct rl_terms {
    struct rl_term_info *infos;
    uint32_t count, room;
    uint32_t *slots; /* term numbers, 0: free; a power of two, at most half full */
    uint32_t nslots;
};

struct rl_terms *rl_terms_new(void)
{
    struct rl_terms *terms = g_new0(struct rl_terms, 1);
    terms->room = FIRST_SLOTS / 2;
    terms->infos = g_new0(struct rl_term_info, terms->room);
    terms->count = 1; /* 0 is RL_NO_TERM */
    terms->nslots = FIRST_SLOTS;
    terms->slots = g_new0(uint32_t, terms->nslots);
    return terms;
}

void rl_terms_free(struct rl_terms *terms)
{
    if (!terms)
        return;
    g_free(terms->infos);
    g_free(terms->slots);
    g_free(terms);
}

uint32_t rl_terms_count(const struct rl_terms *terms)
{
    return terms->count;
}

const struct rl_term_info *rl_term_get(const struct rl_terms *terms, rl_term term)
{
    return &terms->infos[term];
}

static uint32_t hash_parts(const struct rl_term_info *t)
{
    uint64_t h = (uint64_t)t->kind * 0x9e3779b97f4a7c15u;
    h = (h ^ (uint64_t)t->op) * 0xff51afd7ed558ccdu;
    h = (h ^ t->a) * 0xc4ceb9fe1a85ec53u;
    h = (h ^ t->b) * 0x9e3779b97f4a7c15u;
    h = (h ^ (uint64_t)t->num) * 0xff51afd7ed558ccdu;
    h ^= (uint64_t)(uintptr_t)t->text * 0xc4ceb9fe1a85ec53u; /* texts are interned */
    return (uint32_t)(h ^ (h >> 32));
}

static bool same_parts(const struct rl_term_info *x, const struct rl_term_info *y)
{
    return x->kind == y->kind && x->op == y->op && x->a == y->a && x->b == y->b && x->num == y->num &&
           x->text == y->text;
}

static void insert_slot(struct rl_terms *terms, uint32_t number)
{
    uint32_t mask = terms->nslots - 1, at = hash_parts(&terms->infos[number]) & mask;
    while (terms->slots[at])
        at = (at + 1) & mask;
    terms->slots[at] = number;
}

static void grow(struct rl_terms *terms)
{
    terms->room *= 2;
    terms->infos = g_renew(struct rl_term_info, terms->infos, terms->room);
    terms->nslots *= 2;
    g_free(terms->slots);
    terms->slots = g_new0(uint32_t, terms->nslots);
    for (uint32_t i = 1; i < terms->count; i++)
        insert_slot(terms, i);
}

/* Whether the operands A and B of KIND are terms that it is built from (else they number something of the IR, or only name
 * it: what is aged does not age again). */
static bool a_is_term(enum rl_term_class kind)
{
    switch ((int)kind) {
    case RL_T_INIT: case RL_T_EXPR: case RL_T_ADDR:
    case RL_T_DEREF: case RL_T_FIELD: case RL_T_INDEX: case RL_T_HOLDS:
        return true;
    case RL_T_NONE: case RL_T_INT: case RL_T_STR: case RL_T_FUNC: case RL_T_UNDEF: case RL_T_ZERO:
    case RL_T_SINGLETON: case RL_T_PARAM: case RL_T_CALL: case RL_T_JOIN: case RL_T_AGED: case RL_T_OPAQUE:
    case RL_T_VAR: case RL_T_TEMP: case RL_T_GLOBAL:
        return false;
    }
    return false;
}

/* A joined or opaque symbol is named after its location, but is not built from it: its name is enough. */
static bool b_is_term(enum rl_term_class kind)
{
    return kind == RL_T_EXPR || kind == RL_T_INDEX || kind == RL_T_HOLDS;
}

static uint16_t depth_of(const struct rl_terms *terms, const struct rl_term_info *t)
{
    uint16_t depth = 0;
    if (a_is_term(t->kind))
        depth = terms->infos[t->a].depth;
    if (b_is_term(t->kind) && t->b && terms->infos[t->b].depth > depth)
        depth = terms->infos[t->b].depth;
    return (uint16_t)(depth + 1);
}

static uint32_t size_of(const struct rl_terms *terms, const struct rl_term_info *t)
{
    uint32_t size = 1;
    if (a_is_term(t->kind))
        size += terms->infos[t->a].size;
    if (b_is_term(t->kind) && t->b)
        size += terms->infos[t->b].size;
    return size;
}

static uint64_t parts_of(const struct rl_terms *terms, rl_term term)
{
    const struct rl_term_info *t = &terms->infos[term];
    uint64_t parts = (uint64_t)1 << (term % 64);
    if (a_is_term(t->kind))
        parts |= terms->infos[t->a].parts;
    if (b_is_term(t->kind) && t->b)
        parts |= terms->infos[t->b].parts;
    return parts;
}

rl_term rl_term_make(struct rl_terms *terms, const struct rl_term_info *parts)
{
    uint32_t mask = terms->nslots - 1;
    for (uint32_t at = hash_parts(parts) & mask; terms->slots[at]; at = (at + 1) & mask)
        if (same_parts(&terms->infos[terms->slots[at]], parts)) {
            struct rl_term_info *known = &terms->infos[terms->slots[at]];
            known->object = known->object || parts->object; /* the name is the identity, these are learnt */
            known->type = known->type ? known->type : parts->type;
            known->record = known->record ? known->record : parts->record;
            return terms->slots[at];
        }
    uint16_t depth = depth_of(terms, parts);
    uint32_t size = size_of(terms, parts);
    if ((depth > MAX_DEPTH || size > MAX_SIZE) && parts->kind != RL_T_OPAQUE)
        return rl_term_symbol(terms, RL_T_OPAQUE, UINT32_MAX, parts->a, parts->type, parts->object);
    if (terms->count == terms->room)
        grow(terms);
    uint32_t number = terms->count++;
    terms->infos[number] = *parts;
    terms->infos[number].depth = depth;
    terms->infos[number].size = (uint16_t)size;
    terms->infos[number].parts = parts_of(terms, number);
    insert_slot(terms, number);
    return number;
}

rl_term rl_term_int(struct rl_terms *terms, int64_t num)
{
    return rl_term_make(terms, &(struct rl_term_info){ .kind = RL_T_INT, .num = num });
}

rl_term rl_term_simple(struct rl_terms *terms, enum rl_term_class kind, uint32_t a, uint32_t b)
{
    return rl_term_make(terms, &(struct rl_term_info){ .kind = kind, .a = a, .b = b });
}

rl_term rl_term_text(struct rl_terms *terms, enum rl_term_class kind, uint32_t a, const char *text)
{
    return rl_term_make(terms, &(struct rl_term_info){ .kind = kind, .a = a, .text = text });
}

rl_term rl_term_symbol(struct rl_terms *terms, enum rl_term_class kind, uint32_t a, uint32_t b,
                       const struct rl_type *type, bool object)
{
    return rl_term_make(terms,
                        &(struct rl_term_info){ .kind = kind, .a = a, .b = b, .type = type, .object = object });
}

rl_term rl_term_deref(struct rl_terms *terms, rl_term value)
{
    const struct rl_term_info *v = rl_term_get(terms, value);
    if (v->kind == RL_T_ADDR)
        return v->a;
    if (v->kind == RL_T_EXPR && v->op == RL_OP_ADD) {
        rl_term base = v->a, index = v->b;
        return rl_term_simple(terms, RL_T_INDEX, rl_term_deref(terms, base), index);
    }
    return rl_term_simple(terms, RL_T_DEREF, value, 0);
}

bool rl_term_depends(const struct rl_terms *terms, rl_term term, rl_term other)
{
    if (term == other)
        return true;
    if (term < other || !(terms->infos[term].parts & (uint64_t)1 << (other % 64))) /* operands come first */
        return false;
    const struct rl_term_info *t = &terms->infos[term];
    if (a_is_term(t->kind) && rl_term_depends(terms, t->a, other))
        return true;
    return b_is_term(t->kind) && t->b && rl_term_depends(terms, t->b, other);
}

rl_term rl_term_replace(struct rl_terms *terms, rl_term term, rl_term from, rl_term to)
{
    if (term == from)
        return to;
    if (term < from || !rl_term_depends(terms, term, from))
        return term;
    struct rl_term_info t = terms->infos[term]; /* a copy: the table may move */
    if (a_is_term(t.kind))
        t.a = rl_term_replace(terms, t.a, from, to);
    if (b_is_term(t.kind) && t.b)
        t.b = rl_term_replace(terms, t.b, from, to);
    if (t.kind == RL_T_DEREF)
        return rl_term_deref(terms, t.a);
    return rl_term_make(terms, &t);
}

rl_term rl_term_root(const struct rl_terms *terms, rl_term location)
{
    while (terms->infos[location].kind == RL_T_FIELD || terms->infos[location].kind == RL_T_INDEX)
        location = terms->infos[location].a;
    return location;
}

rl_term rl_term_pointee(const struct rl_terms *terms, rl_term value)
{
    for (;;) {
        const struct rl_term_info *v = &terms->infos[value];
        if (v->kind == RL_T_EXPR && (v->op == RL_OP_ADD || v->op == RL_OP_SUB)) {
            value = v->a;
        } else if (v->kind == RL_T_ADDR) {
            const struct rl_term_info *root = &terms->infos[rl_term_root(terms, v->a)];
            if (root->kind != RL_T_DEREF)
                return value;
            value = root->a;
        } else {
            return value;
        }
    }
}
