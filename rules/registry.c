/* All rules.  Where several look at one kind of observation, the first in this table that claims it has it. */
#include "rules/rule.h"

extern const struct rl_rule rl_rule_buffer_not_released;
extern const struct rl_rule rl_rule_memory_not_freed;
extern const struct rl_rule rl_rule_unbalanced_gil;
extern const struct rl_rule rl_rule_conditional_steal;
extern const struct rl_rule rl_rule_leaked_in_loop;
extern const struct rl_rule rl_rule_surplus_retain;
extern const struct rl_rule rl_rule_leaked_temporary;
extern const struct rl_rule rl_rule_overwritten_reference;
extern const struct rl_rule rl_rule_leaked_on_error;
extern const struct rl_rule rl_rule_leaked_reference;
extern const struct rl_rule rl_rule_over_released;
extern const struct rl_rule rl_rule_returned_borrowed;
extern const struct rl_rule rl_rule_stored_borrowed;
extern const struct rl_rule rl_rule_stolen_borrowed;
extern const struct rl_rule rl_rule_use_after_release;
extern const struct rl_rule rl_rule_use_after_steal;
extern const struct rl_rule rl_rule_borrowed_across_call;
extern const struct rl_rule rl_rule_release_before_clear;
extern const struct rl_rule rl_rule_dangling_field;
extern const struct rl_rule rl_rule_reference_cycle;
extern const struct rl_rule rl_rule_self_reference;
extern const struct rl_rule rl_rule_missing_gc_flag;
extern const struct rl_rule rl_rule_traverse_misses_member;
extern const struct rl_rule rl_rule_clear_misses_member;
extern const struct rl_rule rl_rule_dealloc_without_untrack;
extern const struct rl_rule rl_rule_heap_type_not_visited;
extern const struct rl_rule rl_rule_allocation_mismatch;
extern const struct rl_rule rl_rule_untracked_object;
extern const struct rl_rule rl_rule_type_cycle;
extern const struct rl_rule rl_rule_module_state_not_traversed;
extern const struct rl_rule rl_rule_dealloc_misses_member;
extern const struct rl_rule rl_rule_unchecked_null;
extern const struct rl_rule rl_rule_uninitialized_reference;
extern const struct rl_rule rl_rule_argument_format;
extern const struct rl_rule rl_rule_build_format;
extern const struct rl_rule rl_rule_method_table;
extern const struct rl_rule rl_rule_removed_function;
extern const struct rl_rule rl_rule_null_without_exception;
extern const struct rl_rule rl_rule_result_with_exception;
extern const struct rl_rule rl_rule_destructor_clobbers_exception;
extern const struct rl_rule rl_rule_borrowed_under_free_threading;
extern const struct rl_rule rl_rule_mutates_immutable;
extern const struct rl_rule rl_rule_mutated_while_iterated;
extern const struct rl_rule rl_rule_shared_mutable_returned;
extern const struct rl_rule rl_rule_loop_invariant_creation;
extern const struct rl_rule rl_rule_avoidable_temporary;
extern const struct rl_rule rl_rule_redundant_retain_release;
extern const struct rl_rule rl_rule_uncached_lookup;
extern const struct rl_rule rl_rule_late_release;
extern const struct rl_rule rl_rule_global_never_released;
extern const struct rl_rule rl_rule_gc_left_disabled;
extern const struct rl_rule rl_rule_gc_collect_in_hot_path;

const struct rl_rule *const rl_rules[] = {
    &rl_rule_buffer_not_released,
    &rl_rule_memory_not_freed,
    &rl_rule_unbalanced_gil,
    &rl_rule_conditional_steal,
    &rl_rule_leaked_in_loop,
    &rl_rule_surplus_retain,
    &rl_rule_leaked_temporary,
    &rl_rule_overwritten_reference,
    &rl_rule_leaked_on_error,
    &rl_rule_leaked_reference,
    &rl_rule_over_released,
    &rl_rule_returned_borrowed,
    &rl_rule_stored_borrowed,
    &rl_rule_stolen_borrowed,
    &rl_rule_use_after_release,
    &rl_rule_use_after_steal,
    &rl_rule_borrowed_across_call,
    &rl_rule_release_before_clear,
    &rl_rule_dangling_field,
    &rl_rule_reference_cycle,
    &rl_rule_self_reference,
    &rl_rule_missing_gc_flag,
    &rl_rule_traverse_misses_member,
    &rl_rule_clear_misses_member,
    &rl_rule_dealloc_without_untrack,
    &rl_rule_heap_type_not_visited,
    &rl_rule_allocation_mismatch,
    &rl_rule_untracked_object,
    &rl_rule_type_cycle,
    &rl_rule_module_state_not_traversed,
    &rl_rule_dealloc_misses_member,
    &rl_rule_unchecked_null,
    &rl_rule_uninitialized_reference,
    &rl_rule_argument_format,
    &rl_rule_build_format,
    &rl_rule_method_table,
    &rl_rule_removed_function,
    &rl_rule_null_without_exception,
    &rl_rule_result_with_exception,
    &rl_rule_destructor_clobbers_exception,
    &rl_rule_borrowed_under_free_threading,
    &rl_rule_mutates_immutable,
    &rl_rule_mutated_while_iterated,
    &rl_rule_shared_mutable_returned,
    &rl_rule_loop_invariant_creation,
    &rl_rule_avoidable_temporary,
    &rl_rule_redundant_retain_release,
    &rl_rule_uncached_lookup,
    &rl_rule_late_release,
    &rl_rule_global_never_released,
    &rl_rule_gc_left_disabled,
    &rl_rule_gc_collect_in_hot_path,
};

const size_t rl_rules_count = sizeof(rl_rules) / sizeof(rl_rules[0]);
