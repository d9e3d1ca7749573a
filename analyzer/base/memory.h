/* Memory of the process, asked for at once instead of a page at a time. */
#ifndef RL_BASE_MEMORY_H
#define RL_BASE_MEMORY_H

#include <stddef.h>

/* Makes SIZE bytes of malloc's heap ready for use, and keeps them in the process when they are freed.  A page that is touched
 * first costs a trap into the kernel, many times what it costs as one of a row: under a hypervisor that is a third of a small
 * run.  A hint: where the kernel cannot do it (Linux before 5.14), nothing happens.  Changes no result. */
void rl_memory_warm(size_t size);

/* The same for the pages that a fork() shares: each is copied when one of the two writes to it.  For both of them. */
void rl_memory_after_fork(void);

#endif
