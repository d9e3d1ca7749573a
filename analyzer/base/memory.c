#include "analyzer/base/memory.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Blocks below this come from the heap, and the heap gives nothing back that is less. */
enum { KEPT = 512 * 1024 * 1024, LARGEST_BLOCK = 32 * 1024 * 1024 };

/* The whole pages within [BEGIN, END). */
static void populate(uintptr_t begin, uintptr_t end)
{
#ifdef MADV_POPULATE_WRITE
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    begin = (begin + page - 1) / page * page;
    end = end / page * page;
    if (end > begin)
        madvise((void *)begin, end - begin, MADV_POPULATE_WRITE);
#else
    (void)begin, (void)end;
#endif
}

void rl_memory_warm(size_t size)
{
    mallopt(M_MMAP_THRESHOLD, LARGEST_BLOCK); /* glibc's largest */
    mallopt(M_TRIM_THRESHOLD, KEPT);
    char *block = malloc(size);
    if (block)
        populate((uintptr_t)block, (uintptr_t)block + size);
    free(block);
}

void rl_memory_after_fork(void)
{
    size_t size = mallinfo2().arena; /* what sbrk() gave */
    uintptr_t end = (uintptr_t)sbrk(0);
    if (size <= LARGEST_BLOCK && size < end)
        populate(end - size, end);
}
