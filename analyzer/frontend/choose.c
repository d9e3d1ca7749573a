/* rl_parse: which front end reads a file, and which of its functions. */
#include "analyzer/frontend/frontend.h"
#include "analyzer/frontend/merge.h"

#include <string.h>

static bool has_errors(const struct rl_unit *unit)
{
    for (uint32_t i = 0; i < unit->nnotes; i++)
        if (unit->notes[i].is_error)
            return true;
    return false;
}

void rl_unit_note(struct rl_unit *unit, const char *text)
{
    struct rl_note *notes = rl_new_array(unit->arena, unit->nnotes + 1, struct rl_note);
    if (unit->nnotes)
        memcpy(notes, unit->notes, unit->nnotes * sizeof(*notes));
    notes[unit->nnotes++] = (struct rl_note){
        .loc = {.line = 1, .col = 1, .end_line = 1, .end_col = 1},
        .is_error = true,
        .text = rl_arena_strdup(unit->arena, text),
    };
    unit->notes = notes;
}

struct rl_unit *rl_parse(struct rl_arena *arena, const struct rl_parse_request *request, enum rl_frontend_choice choice,
                         GError **error)
{
    if (choice == RL_CHOOSE_TREE_SITTER)
        return rl_treesitter_parse(arena, request, error);
    GError *problem = NULL;
    struct rl_unit *unit = rl_clang_parse(arena, request, &problem);
    if (choice == RL_CHOOSE_AUTO && (!unit || has_errors(unit))) {
        struct rl_unit *other = rl_treesitter_parse(arena, request, NULL);
        if (unit && other)
            rl_unit_merge(unit, other, request->directory);
        else if (other)
            rl_unit_note(unit = other, problem->message);
    }
    if (problem && unit)
        g_error_free(problem);
    else if (problem)
        g_propagate_error(error, problem);
    return unit;
}
