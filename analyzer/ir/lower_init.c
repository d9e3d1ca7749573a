/* Initialisers: brace lists walked as C does, stored into a local's place or
 * flattened to rows for what has static storage. */
#include "analyzer/ir/lower.h"

/* ---- the walk ------------------------------------------------------------------------- */

struct walk {
    struct rl_arena *arena;
    GArray *path; /* struct rl_step */
    rl_init_visit *visit;
    void *user;
    const struct rl_record *owner; /* of an anonymous member about to be walked: the record around it */
    uint32_t depth;
};

static void walk_value(struct walk *w, const struct rl_type *type, const struct rl_node *node);

static enum rl_type_kind kind_of(const struct rl_type *type)
{
    return type ? type->kind : RL_TYPE_UNKNOWN;
}

static bool is_aggregate(const struct rl_type *type)
{
    return kind_of(type) == RL_TYPE_ARRAY || (kind_of(type) == RL_TYPE_RECORD && type->record && type->record->nfields > 0);
}

static void push_field(struct walk *w, const struct rl_record *owner, const char *name)
{
    struct rl_step step = {.kind = RL_STEP_FIELD, .field = name, .record = owner};
    g_array_append_val(w->path, step);
}

static void push_index(struct walk *w, int64_t index)
{
    struct rl_step step = {.kind = RL_STEP_INDEX, .index = rl_val_int(index)};
    g_array_append_val(w->path, step);
}

static const struct rl_record *record_of(const struct rl_type *type)
{
    return kind_of(type) == RL_TYPE_RECORD ? type->record : NULL;
}

/* Pushes the step to member `at` of TYPE; its type, NULL when it is not known. */
static const struct rl_type *push_member(struct walk *w, const struct rl_type *type, const struct rl_record *owner, int64_t at)
{
    if (kind_of(type) == RL_TYPE_RECORD && type->record) {
        if (at < 0 || at >= type->record->nfields) {
            push_index(w, at);
            return NULL;
        }
        const struct rl_field *field = &type->record->fields[at];
        if (rl_field_is_anonymous(field)) /* transparent: its members are the owner's */
            w->owner = owner;
        else
            push_field(w, owner, field->name);
        return field->type;
    }
    push_index(w, at);
    return kind_of(type) == RL_TYPE_ARRAY ? type->to : NULL;
}

static int64_t member_count(const struct rl_type *type)
{
    if (kind_of(type) == RL_TYPE_RECORD && type->record)
        return type->record->is_union ? MIN(type->record->nfields, 1) : type->record->nfields;
    return kind_of(type) == RL_TYPE_ARRAY && type->length >= 0 ? type->length : INT64_MAX;
}

/* The type of field NAME, also inside anonymous members; *at: the outer member's number. */
static const struct rl_type *find_field(const struct rl_type *type, const char *name, int64_t *at, int depth)
{
    if (kind_of(type) != RL_TYPE_RECORD || !type->record || depth > 8)
        return NULL;
    for (uint32_t i = 0; i < type->record->nfields; i++) {
        const struct rl_field *field = &type->record->fields[i];
        int64_t inner;
        const struct rl_type *found = NULL;
        if (!rl_field_is_anonymous(field)) {
            if (g_str_equal(field->name, name))
                found = field->type;
        } else {
            found = find_field(field->type, name, &inner, depth + 1);
        }
        if (found) {
            *at = i;
            return found;
        }
    }
    return NULL;
}

/* `.a.b[2] = value`: follows the designators.  Returns the outermost member's number. */
static int64_t walk_designated(struct walk *w, const struct rl_type *type, const struct rl_node *node, int64_t at)
{
    bool outermost = true;
    while (node && node->kind == RL_NODE_DESIGNATED) {
        int64_t here = at;
        if (!(node->text && *node->text) && kind_of(type) == RL_TYPE_RECORD) {
            node = node->nkids ? node->kids[0] : NULL; /* an anonymous member, which libclang names */
            continue;
        }
        if (node->text && *node->text) {
            push_field(w, record_of(type), node->text);
            type = find_field(type, node->text, &here, 0);
        } else {
            here = node->value;
            push_index(w, here);
            type = kind_of(type) == RL_TYPE_ARRAY ? type->to : NULL;
        }
        if (outermost)
            at = here;
        outermost = false;
        node = node->nkids ? node->kids[0] : NULL;
    }
    if (node)
        walk_value(w, type, node);
    return at;
}

/* Whether NODE without braces starts the members of a nested aggregate of TYPE. */
static bool starts_members(const struct rl_type *type, const struct rl_node *node)
{
    if (!is_aggregate(type) || node->kind == RL_NODE_INIT_LIST)
        return false;
    if (type->kind == RL_TYPE_ARRAY)
        return node->kind != RL_NODE_STRING && kind_of(node->type) != RL_TYPE_ARRAY;
    return kind_of(node->type) != RL_TYPE_RECORD;
}

/* Gives LIST's elements from *next on to the members of TYPE. */
static void walk_members(struct walk *w, const struct rl_type *type, const struct rl_node *list, uint32_t *next, bool braced)
{
    if (++w->depth > 200) { /* a type that contains itself: only broken code has it */
        *next = list->nkids;
        w->depth--;
        return;
    }
    int64_t count = member_count(type), at = 0;
    const struct rl_record *owner = w->owner ? w->owner : record_of(type);
    w->owner = NULL;
    while (*next < list->nkids && (braced || at < count)) {
        const struct rl_node *element = list->kids[*next];
        uint32_t length = w->path->len;
        if (element && element->kind == RL_NODE_DESIGNATED) {
            if (!braced)
                break;
            at = walk_designated(w, type, element, at);
            ++*next;
        } else {
            const struct rl_type *member = push_member(w, type, owner, at);
            if (element && starts_members(member, element)) {
                uint32_t before = *next;
                walk_members(w, member, list, next, false);
                *next += *next == before; /* an empty member takes nothing: go on */
            } else {
                if (element)
                    walk_value(w, member, element);
                ++*next;
            }
        }
        w->owner = NULL;
        g_array_set_size(w->path, length);
        at++;
    }
    w->depth--;
}

static void walk_value(struct walk *w, const struct rl_type *type, const struct rl_node *node)
{
    if (node->kind != RL_NODE_INIT_LIST) {
        w->visit(w->user, (const struct rl_step *)w->path->data, w->path->len, type, node);
        return;
    }
    bool one_string = kind_of(type) == RL_TYPE_ARRAY && node->nkids == 1 && node->kids[0] &&
                      node->kids[0]->kind == RL_NODE_STRING && kind_of(type->to) != RL_TYPE_POINTER;
    bool scalar = type && !is_aggregate(type) && kind_of(type) != RL_TYPE_UNKNOWN && kind_of(type) != RL_TYPE_RECORD;
    if (one_string || (scalar && node->nkids)) {
        if (node->kids[0])
            walk_value(w, type, node->kids[0]);
        return;
    }
    uint32_t next = 0;
    walk_members(w, type, node, &next, true);
}

void rl_init_walk(struct rl_arena *arena, const struct rl_type *type, const struct rl_node *node, rl_init_visit *visit, void *user)
{
    struct walk w = {.arena = arena, .visit = visit, .user = user};
    w.path = g_array_new(FALSE, FALSE, sizeof(struct rl_step));
    walk_value(&w, type, node);
    g_array_free(w.path, TRUE);
}

/* ---- locals -------------------------------------------------------------------------------- */

struct store {
    struct rl_lowerer *l;
    struct rl_place *place;
    struct rl_loc loc;
};

/* The scalars in TYPE, at most CAP; -1: not known. */
static int64_t count_scalars(const struct rl_type *type, int64_t cap, int depth)
{
    if (!is_aggregate(type) || depth > 16)
        return kind_of(type) == RL_TYPE_RECORD || kind_of(type) == RL_TYPE_UNKNOWN ? -1 : 1;
    if (type->kind == RL_TYPE_ARRAY) {
        int64_t each = count_scalars(type->to, cap, depth + 1);
        if (each < 0 || type->length < 0 || type->length > cap)
            return -1;
        return each * type->length;
    }
    if (type->record->is_union)
        return -1;
    int64_t sum = 0;
    for (uint32_t i = 0; i < type->record->nfields; i++) {
        int64_t each = count_scalars(type->record->fields[i].type, cap, depth + 1);
        if (each < 0 || (sum += each) > cap)
            return -1;
    }
    return sum;
}

static void count_visit(void *user, const struct rl_step *path, uint32_t npath, const struct rl_type *type,
                        const struct rl_node *value)
{
    (void)path;
    (void)npath;
    (void)value;
    int64_t *sum = user;
    int64_t each = count_scalars(type, 4096, 0);
    *sum += each < 0 ? 1 : each;
}

static void store_visit(void *user, const struct rl_step *path, uint32_t npath, const struct rl_type *type,
                        const struct rl_node *value)
{
    struct store *store = user;
    struct rl_lowerer *l = store->l;
    struct rl_place *place = store->place;
    GString *spelling = g_string_new(place->spelling);
    for (uint32_t i = 0; i < npath; i++) {
        if (path[i].kind == RL_STEP_FIELD)
            g_string_append_printf(spelling, ".%s", path[i].field);
        else
            g_string_append_printf(spelling, "[%" G_GINT64_FORMAT "]", path[i].index.num);
        const struct rl_type *step_type = i + 1 == npath ? (type ? type : value->type) : NULL;
        place = rl_lower_step(l, place, path[i], step_type ? step_type : l->unknown_type,
                              rl_arena_intern(l->arena, spelling->str));
    }
    g_string_free(spelling, TRUE);
    rl_lower_store_node(l, place, value, value->loc);
}

void rl_lower_init(struct rl_lowerer *l, struct rl_place *place, const struct rl_node *node, struct rl_loc loc)
{
    if (!rl_lower_down(l))
        return;
    if (node->kind == RL_NODE_INIT_LIST) {
        int64_t given = 0, needed = count_scalars(place->type, 4096, 0);
        rl_init_walk(l->arena, place->type, node, count_visit, &given);
        bool is_struct = is_aggregate(place->type) || kind_of(place->type) == RL_TYPE_RECORD;
        if (given != needed && is_struct)
            rl_lower_zero(l, place, loc);
        else if (given == 0)
            rl_lower_store(l, place, rl_val_int(0), loc, node->macro);
        struct store store = {l, place, loc};
        rl_init_walk(l->arena, place->type, node, store_visit, &store);
    } else {
        const struct rl_node *literal = rl_lower_strip_casts(node);
        /* `struct s x = (struct s){...}` is a plain initialiser. */
        if (literal->kind == RL_NODE_COMPOUND_LITERAL && literal->nkids && literal->kids[0] &&
            kind_of(literal->type) == RL_TYPE_RECORD && literal->kids[0]->kind == RL_NODE_INIT_LIST)
            rl_lower_init(l, place, literal->kids[0], loc);
        else
            rl_lower_store_node(l, place, node, loc);
    }
    rl_lower_up(l);
}

/* ---- static storage --------------------------------------------------------------------------- */

/* Of tables that hold numbers alone, which no rule asks about, the start is kept. */
enum { NUMBERS_KEPT = 64 };

struct rows {
    struct rl_lowerer *l;
    GArray *items;
    bool numbers_only;
};

static bool holds_numbers_only(const struct rl_type *type, int depth)
{
    if (!type || depth > 8)
        return false;
    if (type->kind == RL_TYPE_ARRAY)
        return holds_numbers_only(type->to, depth + 1);
    if (type->kind != RL_TYPE_RECORD)
        return type->kind == RL_TYPE_INT || type->kind == RL_TYPE_FLOAT;
    if (!type->record || type->record->nfields == 0)
        return false;
    for (uint32_t i = 0; i < type->record->nfields; i++)
        if (!holds_numbers_only(type->record->fields[i].type, depth + 1))
            return false;
    return true;
}

static bool names_function(const struct rl_node *node)
{
    return node->decl ? node->decl->kind == RL_DECL_FUNCTION : kind_of(node->type) == RL_TYPE_FUNCTION;
}

/* The variable whose address NODE is, or whose name it is. */
static const char *base_name(const struct rl_node *node)
{
    node = rl_lower_strip_casts(node);
    while (node && (node->kind == RL_NODE_MEMBER || node->kind == RL_NODE_INDEX ||
                    (node->kind == RL_NODE_UNARY && (node->op == RL_OP_ADDR || node->op == RL_OP_DEREF)) ||
                    (node->kind == RL_NODE_BINARY && (node->op == RL_OP_ADD || node->op == RL_OP_SUB))) &&
           node->nkids)
        node = rl_lower_strip_casts(node->kids[0]);
    return node && node->kind == RL_NODE_NAME ? node->text : NULL;
}

static struct rl_val static_value(struct rl_lowerer *l, const struct rl_node *node, const char **address_of)
{
    int64_t constant;
    if (rl_lower_fold(node, &constant))
        return rl_val_int(constant);
    node = rl_lower_strip_casts(node);
    if (node && node->kind == RL_NODE_UNARY && node->op == RL_OP_ADDR && node->nkids) {
        const struct rl_node *operand = rl_lower_strip_casts(node->kids[0]);
        if (!operand || operand->kind != RL_NODE_NAME || !names_function(operand)) {
            *address_of = base_name(operand);
            return rl_val_opaque();
        }
        node = operand;
    }
    if (node && node->kind == RL_NODE_STRING)
        return rl_val_str(node->text ? node->text : "");
    if (node && node->kind == RL_NODE_LABEL_ADDR && node->text && l->func)
        rl_lower_label(l, node->text)->address_taken = true;
    if (!node || node->kind != RL_NODE_NAME || !node->text) {
        *address_of = node ? base_name(node) : NULL;
        return rl_val_opaque();
    }
    if (names_function(node))
        return rl_val_func(node->text);
    if (!node->decl && g_str_equal(node->text, "NULL"))
        return rl_val_int(0);
    *address_of = node->text;
    return rl_val_opaque();
}

static void row_visit(void *user, const struct rl_step *path, uint32_t npath, const struct rl_type *type,
                      const struct rl_node *value)
{
    (void)type;
    struct rows *rows = user;
    if (rows->numbers_only && rows->items->len >= NUMBERS_KEPT)
        return;
    struct rl_init_item item = {.npath = npath, .loc = value->loc};
    item.path = rl_arena_memdup(rows->l->arena, path, npath * sizeof(*path));
    item.value = static_value(rows->l, value, &item.address_of);
    g_array_append_val(rows->items, item);
}

struct rl_init *rl_lower_static_init(struct rl_lowerer *l, const struct rl_type *type, const struct rl_node *node)
{
    struct rows rows = {l, g_array_new(FALSE, FALSE, sizeof(struct rl_init_item)), holds_numbers_only(type, 0)};
    rl_init_walk(l->arena, type, node, row_visit, &rows);
    struct rl_init *init = rl_new(l->arena, struct rl_init);
    init->nitems = rows.items->len;
    init->items = rl_arena_memdup(l->arena, rows.items->data, rows.items->len * sizeof(struct rl_init_item));
    g_array_free(rows.items, TRUE);
    return init;
}
