/* Slots: their numbers in PyType_Spec and PyModuleDef_Slot tables. */
#ifndef RL_GRAPH_SLOTS_H
#define RL_GRAPH_SLOTS_H

#include <stdint.h>

/* "tp_dealloc" for Py_tp_dealloc's number in a PyType_Slot table, or NULL. */
const char *rl_slot_by_number(int64_t number);

/* "Py_mod_exec" for its number in a PyModuleDef_Slot table, or NULL. */
const char *rl_module_slot_by_number(int64_t number);

#endif
