/* The stable ABI's slot numbers: Include/typeslots.h and moduleobject.h. */
#include "analyzer/graph/slots.h"

#include <stddef.h>

static const char *const type_slots[] = {
    [1] = "bf_getbuffer", [2] = "bf_releasebuffer",
    [3] = "mp_ass_subscript", [4] = "mp_length", [5] = "mp_subscript",
    [6] = "nb_absolute", [7] = "nb_add", [8] = "nb_and", [9] = "nb_bool", [10] = "nb_divmod", [11] = "nb_float",
    [12] = "nb_floor_divide", [13] = "nb_index", [14] = "nb_inplace_add", [15] = "nb_inplace_and",
    [16] = "nb_inplace_floor_divide", [17] = "nb_inplace_lshift", [18] = "nb_inplace_multiply", [19] = "nb_inplace_or",
    [20] = "nb_inplace_power", [21] = "nb_inplace_remainder", [22] = "nb_inplace_rshift", [23] = "nb_inplace_subtract",
    [24] = "nb_inplace_true_divide", [25] = "nb_inplace_xor", [26] = "nb_int", [27] = "nb_invert", [28] = "nb_lshift",
    [29] = "nb_multiply", [30] = "nb_negative", [31] = "nb_or", [32] = "nb_positive", [33] = "nb_power",
    [34] = "nb_remainder", [35] = "nb_rshift", [36] = "nb_subtract", [37] = "nb_true_divide", [38] = "nb_xor",
    [39] = "sq_ass_item", [40] = "sq_concat", [41] = "sq_contains", [42] = "sq_inplace_concat", [43] = "sq_inplace_repeat",
    [44] = "sq_item", [45] = "sq_length", [46] = "sq_repeat",
    [47] = "tp_alloc", [48] = "tp_base", [49] = "tp_bases", [50] = "tp_call", [51] = "tp_clear", [52] = "tp_dealloc",
    [53] = "tp_del", [54] = "tp_descr_get", [55] = "tp_descr_set", [56] = "tp_doc", [57] = "tp_getattr",
    [58] = "tp_getattro", [59] = "tp_hash", [60] = "tp_init", [61] = "tp_is_gc", [62] = "tp_iter", [63] = "tp_iternext",
    [64] = "tp_methods", [65] = "tp_new", [66] = "tp_repr", [67] = "tp_richcompare", [68] = "tp_setattr",
    [69] = "tp_setattro", [70] = "tp_str", [71] = "tp_traverse", [72] = "tp_members", [73] = "tp_getset", [74] = "tp_free",
    [75] = "nb_matrix_multiply", [76] = "nb_inplace_matrix_multiply",
    [77] = "am_await", [78] = "am_aiter", [79] = "am_anext", [80] = "tp_finalize", [81] = "am_send",
    [82] = "tp_vectorcall", [83] = "tp_token",
};

static const char *const module_slots[] = {
    [1] = "Py_mod_create", [2] = "Py_mod_exec", [3] = "Py_mod_multiple_interpreters", [4] = "Py_mod_gil",
    /* from 3.15 on */
    [5] = "Py_mod_abi", [6] = "Py_mod_name", [7] = "Py_mod_doc", [8] = "Py_mod_state_size", [9] = "Py_mod_methods",
    [10] = "Py_mod_state_traverse", [11] = "Py_mod_state_clear", [12] = "Py_mod_state_free", [13] = "Py_mod_token",
};

static const char *name_of(const char *const *names, size_t count, int64_t number)
{
    return number > 0 && (size_t)number < count ? names[number] : NULL;
}

const char *rl_slot_by_number(int64_t number)
{
    return name_of(type_slots, sizeof type_slots / sizeof *type_slots, number);
}

const char *rl_module_slot_by_number(int64_t number)
{
    return name_of(module_slots, sizeof module_slots / sizeof *module_slots, number);
}
