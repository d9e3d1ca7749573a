#include "analyzer/cli/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "analyzer/base/memory.h"

enum { NO_ITEM = -1, POLL_MS = 200, CLOCK_PER_CPU = 5, LARGEST_MESSAGE = 1 << 30, SECOND_TRY = 20 /* seconds */ };

struct worker {
    pid_t pid;
    int fd; /* -1: no worker here */
    int64_t item;
    unsigned limit;
    GByteArray *in; /* part of a reply */
};

struct run {
    const struct rl_pool *pool;
    struct worker *workers;
    struct rl_pool_slot *slots; /* shared, one a worker */
    uint32_t next;              /* first item not yet handed out */
    GQueue again;               /* items to be worked on once more */
    GHashTable *slow;           /* those that took too long before */
    uint32_t settled;
};

void rl_pool_at(struct rl_pool_slot *slot, const char *stage, const char *function, uint32_t index)
{
    g_strlcpy(slot->stage, stage, sizeof(slot->stage));
    g_strlcpy(slot->function, function ? function : "", sizeof(slot->function));
    slot->index = index;
}

char *rl_pool_loss_text(const struct rl_pool_loss *loss)
{
    GString *text = g_string_new(NULL);
    if (loss->timeout)
        g_string_append_printf(text, "gave up after %u s", loss->limit);
    else
        g_string_append(text, "internal crash");
    if (*loss->slot->stage)
        g_string_append_printf(text, " in the %s", loss->slot->stage);
    if (*loss->slot->function)
        g_string_append_printf(text, ", function %s", loss->slot->function);
    if (loss->timeout)
        return g_string_free(text, FALSE);
    const char *name = loss->signal ? sigabbrev_np(loss->signal) : NULL;
    if (name)
        g_string_append_printf(text, " (SIG%s)", name);
    else if (loss->signal)
        g_string_append_printf(text, " (signal %d)", loss->signal);
    else
        g_string_append_printf(text, " (exit status %d)", loss->status);
    return g_string_free(text, FALSE);
}

/* ---- bytes -------------------------------------------------------------------- */

static bool send_all(int fd, const void *data, size_t size)
{
    const char *at = data;
    while (size > 0) {
        ssize_t n = send(fd, at, size, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        size -= (size_t)n;
    }
    return true;
}

static bool receive_all(int fd, void *data, size_t size)
{
    char *at = data;
    while (size > 0) {
        ssize_t n = recv(fd, at, size, 0);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        size -= (size_t)n;
    }
    return true;
}

/* A message is its size (32 bits, as this machine writes them) and then its bytes. */
static bool send_message(int fd, const GByteArray *message)
{
    uint32_t size = message->len;
    return send_all(fd, &size, sizeof(size)) && send_all(fd, message->data, size);
}

/* ---- the worker's side ------------------------------------------------------------ */

static void set_limits(unsigned cpu_limit)
{
    struct itimerval cpu = {.it_value.tv_sec = cpu_limit};
    struct itimerval clock = {.it_value.tv_sec = (time_t)cpu_limit * CLOCK_PER_CPU};
    setitimer(ITIMER_PROF, &cpu, NULL);
    setitimer(ITIMER_REAL, &clock, NULL);
}

/* What a request begins with. */
struct order {
    uint32_t item, limit;
};

static _Noreturn void serve(const struct rl_pool *pool, int fd, struct rl_pool_slot *slot)
{
    for (;;) {
        uint32_t size;
        struct order order;
        if (!receive_all(fd, &size, sizeof(size)))
            _exit(0); /* the parent is done, or gone */
        uint8_t *request = g_malloc(MAX(size, sizeof(order)));
        if (!receive_all(fd, request, size))
            _exit(0);
        memcpy(&order, request, sizeof(order));
        GByteArray *reply = g_byte_array_new();
        rl_pool_at(slot, "", NULL, UINT32_MAX);
        set_limits(order.limit);
        pool->work(pool->data, order.item, request + sizeof(order), size - sizeof(order), slot, reply);
        set_limits(0);
        rl_pool_at(slot, "", NULL, UINT32_MAX);
        if (!send_message(fd, reply))
            _exit(0);
        g_byte_array_free(reply, TRUE);
        g_free(request);
    }
}

/* A worker that takes more memory than any source needs is lost like one that crashes.  AddressSanitizer's own maps are larger
 * than any limit. */
static void limit_memory(void)
{
#ifndef __SANITIZE_ADDRESS__
    const rlim_t most = (rlim_t)4 << 30;
    struct rlimit limit;
    if (getrlimit(RLIMIT_AS, &limit) == 0 && (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > most)) {
        limit.rlim_cur = most;
        setrlimit(RLIMIT_AS, &limit);
    }
#endif
}

static _Noreturn void become_worker(struct run *run, struct worker *self, int fd, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(0);
    sigset_t none;
    sigemptyset(&none);
    signal(SIGINT, SIG_IGN); /* the parent decides what a Ctrl-C means */
    signal(SIGTERM, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    signal(SIGPROF, SIG_DFL);
    signal(SIGALRM, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    /* The other workers' ends: while a copy is open here, they would not see the parent close. */
    for (unsigned i = 0; i < run->pool->workers; i++)
        if (run->workers[i].fd >= 0)
            close(run->workers[i].fd);
    int null = open("/dev/null", O_RDWR);
    if (null >= 0) {
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
        close(null);
    }
    limit_memory();
    serve(run->pool, fd, &run->slots[self - run->workers]);
}

/* ---- the parent's side --------------------------------------------------------------- */

static bool start_worker(struct run *run, struct worker *worker)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    pid_t parent = getpid();
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        rl_memory_after_fork();
        become_worker(run, worker, ends[1], parent);
    }
    int number = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        errno = number;
        return false;
    }
    worker->pid = pid;
    worker->fd = ends[0];
    worker->item = NO_ITEM;
    worker->in = g_byte_array_new();
    if (worker == &run->workers[run->pool->workers - 1])
        rl_memory_after_fork();
    return true;
}

/* Ends a worker and says how it ended. */
static int reap(struct worker *worker, bool kill_it)
{
    int status = 0;
    close(worker->fd);
    if (kill_it)
        kill(worker->pid, SIGKILL);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    g_byte_array_free(worker->in, TRUE);
    worker->in = NULL;
    worker->fd = -1;
    return status;
}

static bool take_item(struct run *run, uint32_t *item)
{
    if (!g_queue_is_empty(&run->again)) {
        *item = GPOINTER_TO_UINT(g_queue_pop_head(&run->again));
        return true;
    }
    if (run->next == run->pool->nitems)
        return false;
    *item = run->next++;
    return true;
}

static void item_lost(struct run *run, struct worker *worker, const struct rl_pool_loss *loss)
{
    uint32_t item = (uint32_t)worker->item;
    if (loss->timeout)
        g_hash_table_add(run->slow, GUINT_TO_POINTER(item));
    if (run->pool->lost(run->pool->data, item, loss))
        g_queue_push_tail(&run->again, GUINT_TO_POINTER(item));
    else
        run->settled++;
}

/* The worker is dead or talks nonsense. */
static void worker_died(struct run *run, struct worker *worker, bool kill_it)
{
    int status = reap(worker, kill_it);
    int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    struct rl_pool_loss loss = {
        .signal = signal,
        .status = WIFEXITED(status) ? WEXITSTATUS(status) : 0,
        .timeout = signal == SIGPROF || signal == SIGALRM,
        .limit = worker->limit,
        .slot = &run->slots[worker - run->workers],
    };
    if (worker->item != NO_ITEM)
        item_lost(run, worker, &loss);
}

/* Gives WORKER its next item; false when there is none. */
static bool feed(struct run *run, struct worker *worker)
{
    uint32_t item;
    if (!take_item(run, &item))
        return false;
    bool slow = g_hash_table_contains(run->slow, GUINT_TO_POINTER(item));
    worker->limit = slow ? MIN(run->pool->cpu_limit, SECOND_TRY) : run->pool->cpu_limit;
    struct order order = {item, worker->limit};
    GByteArray *request = g_byte_array_new();
    g_byte_array_append(request, (const guint8 *)&order, sizeof(order));
    if (run->pool->ask)
        run->pool->ask(run->pool->data, item, request);
    worker->item = item;
    bool sent = send_message(worker->fd, request);
    g_byte_array_free(request, TRUE);
    if (!sent)
        worker_died(run, worker, true);
    return true;
}

/* Starts workers for what waits, and feeds the idle ones. */
static bool feed_all(struct run *run, GError **error)
{
    for (unsigned i = 0; i < run->pool->workers; i++) {
        struct worker *worker = &run->workers[i];
        bool waiting = run->next < run->pool->nitems || !g_queue_is_empty(&run->again);
        if (!waiting)
            return true;
        if (worker->fd < 0 && !start_worker(run, worker)) {
            for (unsigned j = 0; j < run->pool->workers; j++)
                if (run->workers[j].fd >= 0)
                    return true; /* fewer will do */
            g_set_error(error, RL_ERROR, RL_ERROR_IO, "no worker process can be started: %s", g_strerror(errno));
            return false;
        }
        if (worker->item == NO_ITEM)
            feed(run, worker);
    }
    return true;
}

/* Reads what has come; hands on a reply that is complete. */
static void receive(struct run *run, struct worker *worker)
{
    guint old = worker->in->len;
    g_byte_array_set_size(worker->in, old + 65536);
    ssize_t n = recv(worker->fd, worker->in->data + old, 65536, MSG_DONTWAIT);
    g_byte_array_set_size(worker->in, old + (n > 0 ? (guint)n : 0));
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    uint32_t size = 0;
    if (worker->in->len >= sizeof(size))
        memcpy(&size, worker->in->data, sizeof(size));
    if (n <= 0 || size > LARGEST_MESSAGE) {
        worker_died(run, worker, n > 0);
        return;
    }
    if (worker->in->len < sizeof(size) || worker->in->len < sizeof(size) + size)
        return;
    uint32_t item = (uint32_t)worker->item;
    GBytes *reply = g_bytes_new(worker->in->data + sizeof(size), size);
    g_byte_array_set_size(worker->in, 0);
    worker->item = NO_ITEM;
    run->settled++;
    run->pool->done(run->pool->data, item, reply);
    g_bytes_unref(reply);
}

static void wait_and_receive(struct run *run)
{
    struct pollfd *fds = g_new0(struct pollfd, run->pool->workers);
    for (unsigned i = 0; i < run->pool->workers; i++) {
        fds[i].fd = run->workers[i].fd; /* poll skips negative ones */
        fds[i].events = POLLIN;
    }
    int ready = poll(fds, run->pool->workers, POLL_MS);
    for (unsigned i = 0; ready > 0 && i < run->pool->workers; i++)
        if (fds[i].fd >= 0 && fds[i].revents)
            receive(run, &run->workers[i]);
    g_free(fds);
}

static bool work_all(struct run *run, GError **error)
{
    const struct rl_pool *pool = run->pool;
    while (run->settled < pool->nitems && !(pool->stopped && pool->stopped())) {
        if (!feed_all(run, error))
            return false;
        wait_and_receive(run);
    }
    return true;
}

bool rl_pool_run(const struct rl_pool *given, GError **error)
{
    struct rl_pool pool = *given;
    pool.workers = CLAMP(pool.workers, 1, MAX(pool.nitems, 1));
    struct run run = {.pool = &pool};
    size_t size = pool.workers * sizeof(struct rl_pool_slot);
    run.slots = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (run.slots == MAP_FAILED) {
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "no shared memory: %s", g_strerror(errno));
        return false;
    }
    g_queue_init(&run.again);
    run.slow = g_hash_table_new(NULL, NULL);
    run.workers = g_new0(struct worker, pool.workers);
    for (unsigned i = 0; i < pool.workers; i++)
        run.workers[i].fd = -1;
    bool ok = work_all(&run, error);
    bool all = run.settled == pool.nitems;
    for (unsigned i = 0; i < pool.workers; i++)
        if (run.workers[i].fd >= 0)
            reap(&run.workers[i], !all);
    g_queue_clear(&run.again);
    g_hash_table_destroy(run.slow);
    munmap(run.slots, size);
    g_free(run.workers);
    return ok;
}
