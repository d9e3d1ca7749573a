/* What the table needs to know of calls beyond their models' effects.
 *
 * Retaining, releasing, clearing, stealing, visiting, destroying and freeing
 * come from the models.  The collector's tracking, weak references, managed
 * dictionaries and the ways from a type or module to its state have no
 * attribute there; they are named here, once.
 */
#include <string.h>

#include "analyzer/graph/actions.h"

static const struct {
    const char *name;
    enum rl_role role;
    int spec_arg, bases_arg; /* MAKE_TYPE */
} roles[] = {
    { "PyObject_GC_Track", RL_ROLE_TRACK, 0, 0 },
    { "_PyObject_GC_TRACK", RL_ROLE_TRACK, 0, 0 },
    { "PyObject_GC_UnTrack", RL_ROLE_UNTRACK, 0, 0 },
    { "_PyObject_GC_UNTRACK", RL_ROLE_UNTRACK, 0, 0 },
    { "PyObject_ClearWeakRefs", RL_ROLE_WEAKREFS, 0, 0 },
    { "PyUnstable_Object_ClearWeakRefsNoCallbacks", RL_ROLE_WEAKREFS, 0, 0 },
    { "FT_CLEAR_WEAKREFS", RL_ROLE_WEAKREFS, 0, 0 },
    { "PyObject_VisitManagedDict", RL_ROLE_VISIT_DICT, 0, 0 },
    { "_PyObject_VisitManagedDict", RL_ROLE_VISIT_DICT, 0, 0 },
    { "_PyObject_VisitInstanceAttributes", RL_ROLE_VISIT_DICT, 0, 0 },
    { "PyObject_ClearManagedDict", RL_ROLE_CLEAR_DICT, 0, 0 },
    { "_PyObject_ClearManagedDict", RL_ROLE_CLEAR_DICT, 0, 0 },
    { "_PyObject_ClearInstanceAttributes", RL_ROLE_CLEAR_DICT, 0, 0 },
    { "_PyObject_FreeInstanceAttributes", RL_ROLE_CLEAR_DICT, 0, 0 },
    { "Py_TYPE", RL_ROLE_TYPE_OF, 0, 0 },
    { "Py_SET_TYPE", RL_ROLE_SET_TYPE, 0, 0 },
    { "_Py_SET_TYPE", RL_ROLE_SET_TYPE, 0, 0 },
    { "PyModule_GetState", RL_ROLE_MODULE_STATE, 0, 0 },
    { "_PyModule_GetState", RL_ROLE_MODULE_STATE, 0, 0 },
    { "PyModule_GetState_DuringGC", RL_ROLE_MODULE_STATE, 0, 0 },
    { "PyType_GetModuleState", RL_ROLE_MODULE_STATE, 0, 0 },
    { "_PyType_GetModuleState", RL_ROLE_MODULE_STATE, 0, 0 },
    { "PyType_GetModuleState_DuringGC", RL_ROLE_MODULE_STATE, 0, 0 },
    { "PyType_GetSlot", RL_ROLE_GET_SLOT, 0, 0 },
    { "PyType_FromSpec", RL_ROLE_MAKE_TYPE, 0, -1 },
    { "PyType_FromSpecWithBases", RL_ROLE_MAKE_TYPE, 0, 1 },
    { "PyType_FromModuleAndSpec", RL_ROLE_MAKE_TYPE, 1, 2 },
    { "PyType_FromMetaclass", RL_ROLE_MAKE_TYPE, 2, 3 },
    { "PyTuple_Pack", RL_ROLE_PACK, 0, 0 },
};

/* A call that makes an object and takes its type as `PyTypeObject *`. */
static int type_argument(const struct rl_api *api)
{
    if (!api || api->result != RL_RESULT_NEW)
        return -1;
    for (int i = 0; i < api->nargs; i++)
        if (api->args[i].type && g_str_has_prefix(api->args[i].type, "PyTypeObject"))
            return i;
    return -1;
}

const struct rl_known_call *rl_known_call(struct rl_reading *reading, const char *name)
{
    struct rl_known_call *known = g_hash_table_lookup(reading->known, name);
    if (known)
        return known;
    known = rl_new(reading->arena, struct rl_known_call);
    known->function = rl_reading_function(reading, name);
    known->api = rl_models_find(reading->models, name, reading->unit->target_python);
    known->type_arg = type_argument(known->api);
    known->bases_arg = -1;
    const char *canonical = known->api ? known->api->name : name;
    for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
        if (strcmp(roles[i].name, canonical) != 0 && strcmp(roles[i].name, name) != 0)
            continue;
        known->role = roles[i].role;
        known->spec_arg = roles[i].spec_arg;
        known->bases_arg = roles[i].role == RL_ROLE_MAKE_TYPE ? roles[i].bases_arg : -1;
        if (known->role == RL_ROLE_MAKE_TYPE)
            known->type_arg = -1;
        break;
    }
    g_hash_table_insert(reading->known, (gpointer)name, known);
    return known;
}
