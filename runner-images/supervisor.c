/*
 * The supervisor: process 1 of a runner container. It starts a stranger's program, watches it, ends it and
 * tells the worker outside what happened.
 *
 * Actors
 *
 *   worker --(stdin: frames)--> supervisor --(pipes 0..4)--> program and all that it starts
 *          <--(stdout: frames)--            <--(pipes 1 2 4)--
 *
 * The supervisor is uid 0 with CAP_KILL, CAP_SETUID and CAP_SETGID and nothing else. The program is one of two other uids:
 * the compiler's, which may write /box, or the program's, which may only read it. Both may write /tmp. All other
 * places are read-only. Neither uid may signal, trace, read or even open anything of the supervisor.
 *
 * Frames (both ways): one byte of kind, four bytes of length, the payload. All numbers are little-endian.
 *
 *   in   F FILE    u16 length of name, name, content: write it below /box
 *        J JOB     limits, argv, environment (see read_job): start it. Then:
 *        I INPUT     a piece of stdin (run), or one line for descriptor 3 (serve): the header, then one a test
 *        E END       no more input; exactly one follows each JOB, also when the job ended before
 *        K KILL      end the job now
 *        G FETCH   u64 greatest size, path below /box
 *   out  H HELLO   JSON: what the walls look like from inside (see probe)
 *        R RECORD  serve: what the program did with one test
 *        D DONE    how the job ended
 *        B BYTES   u8 status (0 here it is, 1 no such regular file, 2 too large), content
 *        X FAULT   a sentence; the supervisor exits
 *
 * Life of a job: fork, give up every right, exec. Then one loop over poll(2): it moves bytes both ways without ever
 * blocking, reads the clocks at least every TICK_MS, and ends the job at the first limit. Ending is always
 * kill(-1, SIGKILL), which from process 1 reaches every process of the pid namespace at once (a fork bomb, a daemon, a
 * stopped process), then wait until nobody is left, then a clean /tmp.
 *
 * Serve: the header goes down descriptor 3 through a pipe of one page, which is writable again only when the
 * program has read it; there the start-up ends and the clock of test 0 begins. A test's clock runs from its line
 * to its answer; processor time burnt between two tests counts for the next. The first line on descriptor 4 is the
 * answer. Bytes beyond it, or when nothing was asked, end the job.
 *
 * Where the numbers come from: processor time from the container's cgroup less our own (where no cgroup can be read,
 * from the clocks of all processes), wall time from CLOCK_MONOTONIC (and its limit is stretched for a program that was kept
 * from the processor by others), memory from the cgroup's anonymous and shared
 * pages and from the kernel's peak of each process. Nothing the program says is believed or even parsed, but for newlines.
 *
 * What can go wrong: the worker dies (end of stdin: we exit, and the kernel ends everything in our pid namespace with
 * us); the worker speaks nonsense (FAULT, exit); we are killed for memory (children are always killed first, see
 * oom_score_adj). In each case the container is thrown away by the other side.
 */

#define _GNU_SOURCE
#include "accounts.h"
#include "probe.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    PROTOCOL = 1,
    TICK_MS = 5,             /* how late a limit may be noticed */
    SAMPLE_NS = 20000000,    /* how often memory is read while it is far from its limit */
    RECORD_SAMPLE_NS = 2000000, /* how often at answers */
    BATCH_NS = 3000000,      /* how long records wait for company: each write costs the engine more than us */
    BATCH_BYTES = 64 << 10,
    PATIENCE = 5,            /* how many times the wall limit a program gets that others keep from the processor */
    STARVED_NS = 50000000,   /* how often it is asked whether they do */
    OPEN_FILES = 512,
    MAX_ARGUMENTS = 4096,
};
#define MAX_FRAME ((size_t)64 << 20)
#define MAX_JOB_FRAME ((size_t)1 << 20)
#define INPUT_HIGH_WATER ((size_t)16 << 20)
#define OUTPUT_HIGH_WATER ((size_t)32 << 20)

/* --- small things --- */

static void send_frame(char kind, const struct iovec *parts, int count);
static void flush_output_blocking(void);

/* The worker is told why, then all ends: a supervisor that is out of step must not go on. */
static _Noreturn void fault(const char *what)
{
    char text[256];
    int length = snprintf(text, sizeof text, "%s (errno %d: %s)", what, errno, strerror(errno));
    struct iovec part = {text, (size_t)(length < (int)sizeof text ? length : (int)sizeof text - 1)};
    send_frame('X', &part, 1);
    flush_output_blocking();
    _exit(1);
}

/* Bytes that grow. Large ones are mapped apart and kept out of forked children: the program's peak memory must not
 * start at ours, and tests to come are not for its eyes. */
struct bytes {
    uint8_t *data;
    size_t size, room;
};

#define SMALL ((size_t)4096)

static void bytes_reserve(struct bytes *b, size_t room)
{
    if (room <= b->room)
        return;
    size_t grown = b->room * 2 > room ? b->room * 2 : room;
    uint8_t *data;
    if (grown <= SMALL) {
        data = realloc(b->data, grown);
        if (!data)
            fault("out of memory");
    } else {
        grown = (grown + SMALL - 1) & ~(SMALL - 1);
        if (b->room > SMALL) {
            data = mremap(b->data, b->room, grown, MREMAP_MAYMOVE);
            if (data == MAP_FAILED)
                fault("out of memory");
        } else {
            data = mmap(NULL, grown, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            if (data == MAP_FAILED)
                fault("out of memory");
            if (b->size)
                memcpy(data, b->data, b->size);
            free(b->data);
            madvise(data, grown, MADV_DONTFORK);
        }
    }
    b->data = data;
    b->room = grown;
}

static void bytes_free(struct bytes *b)
{
    if (b->room > SMALL)
        munmap(b->data, b->room);
    else
        free(b->data);
    *b = (struct bytes){0};
}

static void bytes_add(struct bytes *b, const void *data, size_t size)
{
    if (!size)
        return;
    bytes_reserve(b, b->size + size);
    memcpy(b->data + b->size, data, size);
    b->size += size;
}

/* A cursor over a frame: reads past its end are a fault, never a wild read. */
struct cursor {
    const uint8_t *at;
    size_t left;
};

static const uint8_t *take(struct cursor *c, size_t size)
{
    if (size > c->left) {
        errno = EPROTO;
        fault("a frame is shorter than it says");
    }
    const uint8_t *at = c->at;
    c->at += size;
    c->left -= size;
    return at;
}

static uint64_t take_number(struct cursor *c, int width)
{
    const uint8_t *at = take(c, (size_t)width);
    uint64_t value = 0;
    for (int i = 0; i < width; i++)
        value |= (uint64_t)at[i] << (8 * i);
    return value;
}

static char *take_string(struct cursor *c, size_t size)
{
    const uint8_t *at = take(c, size);
    if (memchr(at, 0, size)) {
        errno = EPROTO;
        fault("a NUL inside a string");
    }
    char *text = malloc(size + 1);
    if (!text)
        fault("out of memory");
    memcpy(text, at, size);
    text[size] = 0;
    return text;
}

static void put_number(uint8_t **at, uint64_t value, int width)
{
    for (int i = 0; i < width; i++)
        *(*at)++ = (uint8_t)(value >> (8 * i));
}

/* --- frames out: never block, keep what the worker has not read --- */

static struct bytes output;
static size_t output_sent;
static uint64_t output_since; /* when the oldest byte that waits was written */

static bool flush_output(void)
{
    while (output_sent < output.size) {
        ssize_t n = write(1, output.data + output_sent, output.size - output_sent);
        if (n < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN)
                return false;
            _exit(1); /* nobody listens */
        }
        output_sent += (size_t)n;
    }
    if (output.room > (1 << 20))
        bytes_free(&output);
    output.size = output_sent = 0;
    return true;
}

static void flush_output_blocking(void)
{
    while (!flush_output()) {
        struct pollfd p = {1, POLLOUT, 0};
        poll(&p, 1, -1);
    }
}

static size_t output_pending(void)
{
    return output.size - output_sent;
}

static void send_frame(char kind, const struct iovec *parts, int count)
{
    size_t size = 0;
    for (int i = 0; i < count; i++)
        size += parts[i].iov_len;
    uint8_t head[5] = {(uint8_t)kind}, *at = head + 1;
    put_number(&at, size, 4);
    if (!output.size)
        output_since = now_ns(CLOCK_MONOTONIC);
    bytes_add(&output, head, sizeof head);
    for (int i = 0; i < count; i++)
        bytes_add(&output, parts[i].iov_base, parts[i].iov_len);
    if (kind != 'R' || output.size > BATCH_BYTES)
        flush_output();
}

/* --- who is who --- */

enum role { PROGRAM, COMPILER };
static uid_t uids[2];
static int box_fd = -1, tmp_fd = -1;

/* Act on files as that user: files and pipes made now are its own, and nothing that it may not reach opens. */
static void act_as(uid_t uid)
{
    setfsgid(uid);
    setfsuid(uid);
    if ((uid_t)setfsuid((uid_t)-1) != uid)
        fault("setfsuid");
}

/* --- the job --- */

enum ending { EXITED, SIGNALED, CPU_TIME, WALL_TIME, MEMORY, OUTPUT, OUT_OF_TURN };
enum phase { STARTING, WAITING, TESTING, CLOSING };

struct input {
    struct bytes line;
    size_t sent;
    struct input *next;
};

static struct job {
    bool is_running, is_serve, is_end_read, is_drained;
    enum role role;
    uint64_t cpu_limit, wall_limit, memory_limit, output_limit, file_limit;
    uint32_t processes;
    char **argv, **environment;

    pid_t pid;
    int to, out, err, answer; /* our ends: 0 or 3, 1, 2, 4; -1 when closed */
    struct bytes out_bytes, err_bytes, answer_bytes;
    bool is_over_output;

    bool is_exited;
    int status;

    enum phase phase;
    bool is_header_written;
    bool is_line_open; /* the front input is this test's line, not all of it written yet */
    uint32_t index; /* the test that is asked, or the next */
    uint64_t cpu_start, wall_start;

    uint64_t peak, base_shared, base_oom, sampled_at, starved_at;
} job;

static struct input *inputs, **inputs_tail = &inputs;
static size_t inputs_size;
/* A file that could not be written (a compiler that ran somebody's code, a full box) fails the job that needs it. */
static char file_failure[256];
static bool is_end_owed; /* the job is done, its END has not come yet */

static void add_input(struct bytes *line)
{
    struct input *input = calloc(1, sizeof *input);
    if (!input)
        fault("out of memory");
    input->line = *line;
    *line = (struct bytes){0};
    inputs_size += input->line.room + sizeof *input;
    *inputs_tail = input;
    inputs_tail = &input->next;
}

static void drop_input(void)
{
    struct input *input = inputs;
    inputs_size -= input->line.room + sizeof *input;
    inputs = input->next;
    if (!inputs)
        inputs_tail = &inputs;
    bytes_free(&input->line);
    free(input);
}

static void close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void free_strings(char ***list)
{
    if (*list)
        for (char **s = *list; *s; s++)
            free(*s);
    free(*list);
    *list = NULL;
}

static char **take_strings(struct cursor *c)
{
    size_t count = take_number(c, 2);
    if (count > MAX_ARGUMENTS) {
        errno = EPROTO;
        fault("too many arguments");
    }
    char **list = calloc(count + 1, sizeof *list);
    if (!list)
        fault("out of memory");
    for (size_t i = 0; i < count; i++)
        list[i] = take_string(c, take_number(c, 4));
    return list;
}

static void read_job(struct cursor *c)
{
    job = (struct job){.to = -1, .out = -1, .err = -1, .answer = -1};
    job.is_serve = take_number(c, 1) == 1;
    job.role = take_number(c, 1) == 1 ? COMPILER : PROGRAM;
    job.cpu_limit = take_number(c, 8);
    job.wall_limit = take_number(c, 8);
    job.memory_limit = take_number(c, 8);
    job.output_limit = take_number(c, 8);
    job.file_limit = take_number(c, 8);
    job.processes = (uint32_t)take_number(c, 4);
    job.argv = take_strings(c);
    job.environment = take_strings(c);
    if (c->left || !job.argv[0] || job.output_limit > MAX_FRAME / 2) {
        errno = EPROTO;
        fault("a job that makes no sense");
    }
}

static void limit(int resource, rlim_t value)
{
    struct rlimit old, wanted = {value, value};
    if (setrlimit(resource, &wanted) == 0)
        return;
    /* we may not raise a hard limit: take what there is */
    if (getrlimit(resource, &old) == 0 && old.rlim_max < value) {
        old.rlim_cur = old.rlim_max;
        if (setrlimit(resource, &old) == 0)
            return;
    }
    _exit(126);
}

/* Become the user: in a child that has nothing of ours but what it is given. Also what the probe runs behind. */
static void become(uid_t uid)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) { /* when the container runs out of memory, the program goes first and we never */
        if (write(fd, "1000", 4) != 4)
            _exit(126);
        close(fd);
    }
    umask(022);
    if (setsid() < 0 || setgroups(0, NULL) < 0 || setresgid(uid, uid, uid) < 0 || setresuid(uid, uid, uid) < 0 ||
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        _exit(126);
    if (setuid(0) == 0)
        _exit(126);
}

static void close_from(int first)
{
    if (close_range((unsigned)first, ~0u, 0) == 0)
        return;
    for (int fd = first; fd < 4096; fd++)
        close(fd);
}

/* Like execvp, but a broken executable is never tried as a shell script. */
static void execute(void)
{
    if (strchr(job.argv[0], '/')) {
        execve(job.argv[0], job.argv, job.environment);
        return;
    }
    static const char *const folders[] = {"/usr/local/bin", "/usr/bin", "/bin"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folders[i], job.argv[0]);
        execve(path, job.argv, job.environment);
        if (errno != ENOENT)
            return;
    }
}

static _Noreturn void start_program(const int theirs[5])
{
    for (int fd = 0; fd < 5; fd++)
        if (theirs[fd] >= 0 && dup2(theirs[fd], fd) < 0)
            _exit(126);
    close_from(job.is_serve ? 5 : 3);

    struct sigaction action = {.sa_handler = SIG_DFL};
    for (int s = 1; s < NSIG; s++)
        sigaction(s, &action, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);

    if (*file_failure) {
        dprintf(2, "%s", file_failure);
        _exit(127);
    }
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_STACK, job.memory_limit);
    limit(RLIMIT_FSIZE, job.file_limit);
    limit(RLIMIT_NOFILE, OPEN_FILES);
    limit(RLIMIT_NPROC, job.processes);
    limit(RLIMIT_MEMLOCK, 64 << 10);
    limit(RLIMIT_MSGQUEUE, 0);
    limit(RLIMIT_SIGPENDING, 1024);
    become(uids[job.role]);
    if (chdir("/box") == 0)
        execute();
    dprintf(2, "cannot start %.200s: %s\n", job.argv[0], strerror(errno));
    _exit(127);
}

/* A pipe that belongs to the program's user, so that /dev/fd/N can be opened again; our end never blocks. */
static void make_pipe(int *ours, int *theirs, bool is_ours_write)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0)
        fault("pipe");
    int mine = is_ours_write ? 1 : 0;
    *ours = fcntl(ends[mine], F_DUPFD_CLOEXEC, OUR_FDS);
    *theirs = fcntl(ends[!mine], F_DUPFD_CLOEXEC, OUR_FDS);
    close(ends[0]);
    close(ends[1]);
    if (*ours < 0 || *theirs < 0 || fcntl(*ours, F_SETFL, O_NONBLOCK) < 0)
        fault("pipe");
}

static void start_job(void)
{
    int theirs[5] = {-1, -1, -1, -1, -1};
    act_as(uids[job.role]);
    if (job.is_serve) {
        theirs[0] = open_own("/dev/null");
        make_pipe(&job.to, &theirs[3], true);
        make_pipe(&job.answer, &theirs[4], false);
        fcntl(job.to, F_SETPIPE_SZ, PAGE); /* see `Serve` above */
    } else {
        make_pipe(&job.to, &theirs[0], true);
    }
    make_pipe(&job.out, &theirs[1], false);
    make_pipe(&job.err, &theirs[2], false);
    act_as(0);

    job.base_oom = oom_kills();
    job.base_shared = count_memory().shared;
    job.cpu_start = cpu_ns();
    job.wall_start = job.sampled_at = now_ns(CLOCK_MONOTONIC);
    job.is_running = true;
    job.phase = STARTING;
    job.pid = fork();
    if (job.pid < 0)
        fault("fork");
    if (job.pid == 0)
        start_program(theirs);
    *file_failure = 0;
    for (int fd = 0; fd < 5; fd++)
        close_fd(&theirs[fd]);
}

/* --- watching --- */

static void saw_memory(uint64_t bytes)
{
    if (bytes > job.peak)
        job.peak = bytes;
}

static void sample_memory(void)
{
    job.sampled_at = now_ns(CLOCK_MONOTONIC);
    struct account now = count_memory();
    saw_memory(now.anonymous + (now.shared > job.base_shared ? now.shared - job.base_shared : 0));
    if (job.is_exited)
        return;
    char path[64], text[4096];
    snprintf(path, sizeof path, "/proc/%d/status", (int)job.pid);
    /* until it has become the program, the child's pages are ours */
    if (read_path(path, text, sizeof text) && strncmp(text, "Name:\tsupervisor\n", 17))
        saw_memory(field(text, "VmHWM:") * 1024);
}

static void saw_usage(const struct rusage *usage)
{
    saw_memory((uint64_t)usage->ru_maxrss * 1024);
}

static void reap(void)
{
    struct rusage usage;
    int status;
    for (pid_t pid; (pid = wait4(-1, &status, WNOHANG, &usage)) > 0;) {
        saw_usage(&usage);
        if (pid == job.pid) {
            job.is_exited = true;
            job.status = status;
        }
    }
}

/* Everybody in the pid namespace but us; comes back when nobody is left. */
static void kill_all(void)
{
    for (;;) {
        kill(-1, SIGKILL);
        struct rusage usage;
        int status;
        pid_t pid = wait4(-1, &status, 0, &usage);
        if (pid < 0 && errno == ECHILD)
            return;
        if (pid > 0) {
            saw_usage(&usage);
            if (pid == job.pid && !job.is_exited) {
                job.is_exited = true;
                job.status = status;
            }
        }
    }
}

/* Read what is there, up to the limit. At end of file or error the descriptor is closed. */
static void drain(int *fd, struct bytes *into)
{
    while (*fd >= 0) {
        if (into->size > job.output_limit) {
            job.is_over_output = true;
            return;
        }
        size_t room = job.output_limit + 1 - into->size;
        if (room > 65536)
            room = 65536;
        bytes_reserve(into, into->size + room);
        ssize_t n = read(*fd, into->data + into->size, room);
        if (n > 0) {
            into->size += (size_t)n;
            if ((size_t)n < room)
                return; /* a pipe gives all it has */
        } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
            close_fd(fd);
        } else if (errno == EAGAIN) {
            return;
        }
    }
}

static void drain_prints(void)
{
    drain(&job.out, &job.out_bytes);
    drain(&job.err, &job.err_bytes);
}

static size_t capped(const struct bytes *b)
{
    return b->size > job.output_limit ? job.output_limit : b->size;
}

static void send_record(size_t answer_size, uint64_t cpu, uint64_t wall)
{
    uint8_t head[4 + 8 * 3 + 4 * 3], *at = head;
    put_number(&at, job.index, 4);
    put_number(&at, cpu, 8);
    put_number(&at, wall, 8);
    put_number(&at, job.peak / 1024, 8);
    put_number(&at, answer_size, 4);
    put_number(&at, capped(&job.out_bytes), 4);
    put_number(&at, capped(&job.err_bytes), 4);
    struct iovec parts[] = {
        {head, sizeof head},
        {job.answer_bytes.data, answer_size},
        {job.out_bytes.data, capped(&job.out_bytes)},
        {job.err_bytes.data, capped(&job.err_bytes)},
    };
    send_frame('R', parts, 4);
    job.out_bytes.size = job.err_bytes.size = 0;
}

static void clean_tmp(void);

static void end_job(enum ending ending)
{
    kill_all();
    drain_prints();
    uint64_t cpu = since(job.cpu_start, cpu_ns()), wall = since(job.wall_start, now_ns(CLOCK_MONOTONIC));
    sample_memory();
    bool is_natural = ending == EXITED;
    if (is_natural && WIFSIGNALED(job.status))
        ending = SIGNALED;
    if (job.peak > job.memory_limit || oom_kills() != job.base_oom)
        ending = MEMORY;
    else if (job.is_over_output && (is_natural || ending == OUTPUT))
        ending = OUTPUT;
    else if (is_natural && cpu > job.cpu_limit)
        ending = CPU_TIME;

    uint8_t head[1 + 4 + 4 + 4 + 8 * 3 + 4 * 2], *at = head;
    put_number(&at, ending, 1);
    put_number(&at, job.index, 4);
    put_number(&at, WIFEXITED(job.status) ? (uint64_t)WEXITSTATUS(job.status) : 0xffffffffu, 4);
    put_number(&at, WIFSIGNALED(job.status) ? (uint64_t)WTERMSIG(job.status) : 0, 4);
    put_number(&at, cpu, 8);
    put_number(&at, wall, 8);
    put_number(&at, job.peak / 1024, 8);
    put_number(&at, capped(&job.out_bytes), 4);
    put_number(&at, capped(&job.err_bytes), 4);
    struct iovec parts[] = {
        {head, sizeof head},
        {job.out_bytes.data, capped(&job.out_bytes)},
        {job.err_bytes.data, capped(&job.err_bytes)},
    };
    send_frame('D', parts, 3);

    close_fd(&job.to);
    close_fd(&job.out);
    close_fd(&job.err);
    close_fd(&job.answer);
    bytes_free(&job.out_bytes);
    bytes_free(&job.err_bytes);
    bytes_free(&job.answer_bytes);
    free_strings(&job.argv);
    free_strings(&job.environment);
    while (inputs)
        drop_input();
    is_end_owed = !job.is_end_read;
    job.is_running = false;
    clean_tmp();
}

/* Look for an answer. True when the job is over. */
static bool take_answer(void)
{
    drain(&job.answer, &job.answer_bytes);
    if (!job.answer_bytes.size)
        return false;
    if (job.phase != TESTING) {
        end_job(OUT_OF_TURN);
        return true;
    }
    uint8_t *end = memchr(job.answer_bytes.data, '\n', job.answer_bytes.size);
    if (!end) {
        if (!job.is_over_output)
            return false;
        end_job(OUTPUT);
        return true;
    }
    size_t size = (size_t)(end - job.answer_bytes.data);
    job.is_over_output = size > job.output_limit;
    drain_prints();
    uint64_t cpu = cpu_ns(), wall = now_ns(CLOCK_MONOTONIC);
    if (wall - job.sampled_at > RECORD_SAMPLE_NS || !job.index)
        sample_memory();
    if (job.is_over_output) {
        end_job(OUTPUT);
        return true;
    }
    if (since(job.cpu_start, cpu) > job.cpu_limit || job.peak > job.memory_limit) {
        end_job(job.peak > job.memory_limit ? MEMORY : CPU_TIME);
        return true;
    }
    send_record(size, since(job.cpu_start, cpu), since(job.wall_start, wall));
    job.cpu_start = cpu;
    job.wall_start = wall;
    job.index++;
    job.phase = WAITING;
    bool is_more = job.answer_bytes.size > size + 1;
    job.answer_bytes.size = 0;
    if (is_more) {
        end_job(OUT_OF_TURN);
        return true;
    }
    return false;
}

/* Write as much of the front input as the pipe takes. True when it is all written. */
static bool write_input(void)
{
    while (inputs && inputs->sent < inputs->line.size) {
        if (job.to < 0)
            return true; /* nobody reads: the program closed its end */
        ssize_t n = write(job.to, inputs->line.data + inputs->sent, inputs->line.size - inputs->sent);
        if (n < 0) {
            if (errno == EAGAIN)
                return false;
            if (errno == EINTR)
                continue;
            close_fd(&job.to);
            return true;
        }
        inputs->sent += (size_t)n;
    }
    return true;
}

static void feed_run(void)
{
    while (inputs) {
        if (!write_input())
            return;
        drop_input();
    }
    if (job.is_end_read)
        close_fd(&job.to);
}


/* `is_room`: poll says that the pipe can be written. */
static void feed_serve(bool is_room)
{
    if (job.phase == STARTING) {
        if (!inputs)
            return;
        if (!job.is_header_written) {
            job.is_header_written = write_input();
            return; /* the next time there is room, it was read */
        }
        if (!is_room)
            return;
        drop_input();
        fcntl(job.to, F_SETPIPE_SZ, 1 << 20);
        job.phase = WAITING;
        job.cpu_start = cpu_ns();
    }
    while (job.is_line_open || (job.phase == WAITING && inputs && output_pending() < OUTPUT_HIGH_WATER)) {
        if (!job.is_line_open) {
            job.is_line_open = true;
            job.phase = TESTING;
            job.wall_start = now_ns(CLOCK_MONOTONIC);
        }
        /* a program may answer before it has read all: the rest still goes first */
        if (!write_input())
            return;
        drop_input();
        job.is_line_open = false;
    }
    if (job.phase == WAITING && !inputs && job.is_end_read) {
        job.phase = CLOSING;
        job.wall_start = now_ns(CLOCK_MONOTONIC);
        close_fd(&job.to);
    }
}

static bool wants_room(void)
{
    if (job.to < 0)
        return false;
    if (!job.is_serve || job.is_line_open)
        return inputs != NULL;
    return job.phase == STARTING && inputs;
}

/* The wall clock stands still while the program is ready to run and the machine is busy with others. What it waits for
 * its own other threads does not help it: they burn processor time meanwhile, and that has its limit. */
static bool is_over_wall(uint64_t now)
{
    uint64_t wall = since(job.wall_start, now);
    if (wall <= job.wall_limit || (job.is_serve && job.phase == WAITING))
        return false;
    if (wall > PATIENCE * job.wall_limit)
        return true;
    if (now - job.starved_at < STARVED_NS)
        return false;
    job.starved_at = now;
    return since(starved_ns(), wall) > job.wall_limit;
}

/* The clocks and the memory. */
static void check_limits(void)
{
    uint64_t now = now_ns(CLOCK_MONOTONIC);
    if (may_exceed(job.memory_limit) || now - job.sampled_at > SAMPLE_NS)
        sample_memory();
    if (job.peak > job.memory_limit)
        end_job(MEMORY);
    else if (since(job.cpu_start, cpu_ns()) > job.cpu_limit)
        end_job(CPU_TIME);
    else if (is_over_wall(now))
        end_job(WALL_TIME);
}

/* --- files --- */

/* Open the folder that holds the last part of a path below /box; `name` becomes that part. -1 when it may not be. */
static int open_parent(char *path, char **name, bool is_made)
{
    int folder = fcntl(box_fd, F_DUPFD_CLOEXEC, OUR_FDS);
    char *part = path;
    for (;;) {
        char *slash = strchr(part, '/');
        if (slash)
            *slash = 0;
        if (!*part || !strcmp(part, ".") || !strcmp(part, "..")) {
            close_fd(&folder);
            errno = EINVAL;
            return -1;
        }
        if (!slash)
            break;
        if (is_made && mkdirat(folder, part, 0755) < 0 && errno != EEXIST) {
            close_fd(&folder);
            return -1;
        }
        int next = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        close_fd(&folder);
        if (next < 0)
            return -1;
        folder = next;
        part = slash + 1;
    }
    *name = part;
    return folder;
}

static void write_file(struct cursor *c)
{
    char *path = take_string(c, take_number(c, 2)), *name;
    act_as(uids[COMPILER]);
    int folder = open_parent(path, &name, true), fd = -1;
    if (folder >= 0) {
        unlinkat(folder, name, 0);
        fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0755);
    }
    while (fd >= 0 && c->left) {
        ssize_t n = write(fd, c->at, c->left);
        if (n > 0)
            take(c, (size_t)n);
        else if (n == 0 || errno != EINTR)
            break;
    }
    if (fd < 0 || c->left)
        snprintf(file_failure, sizeof file_failure, "cannot write %.100s into the box: %s\n", path, strerror(errno));
    close_fd(&fd);
    close_fd(&folder);
    act_as(0);
    free(path);
}

static void fetch_file(struct cursor *c)
{
    uint64_t most = take_number(c, 8);
    char *path = take_string(c, c->left), *name;
    struct bytes content = {0};
    uint8_t status = 1;
    struct stat facts;
    act_as(uids[COMPILER]);
    int folder = open_parent(path, &name, false);
    /* O_NONBLOCK: a pipe in the file's place must not hold us */
    int fd = folder < 0 ? -1 : openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd >= 0 && fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode)) {
        status = 0;
        uint64_t size = (uint64_t)facts.st_size;
        if (size > most || size > MAX_FRAME)
            status = 2;
        else
            bytes_reserve(&content, size + 1);
        while (!status && content.size < size) {
            ssize_t n = read(fd, content.data + content.size, size - content.size);
            if (n <= 0)
                break;
            content.size += (size_t)n;
        }
    }
    close_fd(&fd);
    close_fd(&folder);
    act_as(0);
    free(path);
    struct iovec parts[] = {{&status, 1}, {content.data, content.size}};
    send_frame('B', parts, 2);
    bytes_free(&content);
}

/* Remove all below `folder`, however deep: what lies deeper is moved up to /tmp first, so nothing recurses. */
static bool clear_folder(int folder, bool is_top, unsigned *moved)
{
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = copy < 0 ? NULL : fdopendir(copy);
    if (!entries) {
        close_fd(&copy);
        return false;
    }
    bool is_changed = false;
    for (struct dirent *entry; (entry = readdir(entries));) {
        const char *name = entry->d_name;
        if (!strcmp(name, ".") || !strcmp(name, ".."))
            continue;
        if (unlinkat(folder, name, 0) == 0 || unlinkat(folder, name, AT_REMOVEDIR) == 0) {
            is_changed = true;
            continue;
        }
        if (fchmodat(folder, name, 0700, 0) < 0)
            continue;
        if (!is_top) {
            char target[32];
            snprintf(target, sizeof target, ".gone-%u", (*moved)++);
            if (renameat(folder, name, tmp_fd, target) == 0)
                is_changed = true;
            continue;
        }
        int below = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (below < 0)
            continue;
        is_changed |= clear_folder(below, false, moved);
        close(below);
        is_changed |= unlinkat(folder, name, AT_REMOVEDIR) == 0;
    }
    closedir(entries);
    return is_changed;
}

/* What one run leaves behind, the next must not find. */
static void clean_tmp(void)
{
    struct stat facts;
    if (fstat(tmp_fd, &facts) == 0 && facts.st_nlink == 2 && facts.st_size == 0)
        return; /* tmpfs counts its entries as its size: nothing there */
    unsigned moved = 0;
    for (int role = PROGRAM; role <= COMPILER; role++) {
        act_as(uids[role]);
        while (clear_folder(tmp_fd, true, &moved))
            ;
        act_as(0);
    }
}

/* {"protocol", "accounts", "supervisor": {status}, "program": {status}, "interfaces": [...], "open": [...]} */
static void say_hello(void)
{
    int pipe_ends[2];
    static char text[16384];
    char *at = text, *end = text + sizeof text;
    at = tell(at, end, "{\"protocol\":%d,\"accounts\":\"%s\",\"supervisor\":{", PROTOCOL,
              accounts_kind());
    at = tell_status(at, end, "/proc/self/status");
    if (pipe2(pipe_ends, O_CLOEXEC) < 0)
        fault("pipe");
    pid_t pid = fork();
    if (pid < 0)
        fault("fork");
    if (pid == 0) {
        become(uids[PROGRAM]);
        at = text;
        at = tell(at, end, "},\"program\":{");
        at = tell_status(at, end, "/proc/self/status");
        at = tell(at, end, "},\"interfaces\":[");
        at = tell_interfaces(at, end);
        at = tell(at, end, "],\"open\":[");
        at = tell_doors(at, end);
        at = tell(at, end, "]}");
        _exit(write(pipe_ends[1], text, (size_t)(at - text)) == at - text ? 0 : 1);
    }
    close(pipe_ends[1]);
    for (ssize_t n; (n = read(pipe_ends[0], at, (size_t)(end - at))) > 0 || (n < 0 && errno == EINTR);)
        at += n > 0 ? n : 0;
    close(pipe_ends[0]);
    kill_all();
    clean_tmp();
    struct iovec part = {text, (size_t)(at - text)};
    send_frame('H', &part, 1);
}

/* --- frames in --- */

static struct {
    uint8_t head[5];
    size_t head_size, size;
    struct bytes payload;
} frame;

static void handle_frame(void)
{
    struct cursor c = {frame.payload.data, frame.payload.size};
    char kind = (char)frame.head[0];
    if (kind == 'I' && (job.is_running || is_end_owed)) {
        if (job.is_running && !job.is_end_read)
            add_input(&frame.payload);
    } else if (kind == 'E' && (job.is_running || is_end_owed)) {
        job.is_end_read = true;
        is_end_owed = false;
    } else if (kind == 'K') {
        if (job.is_running)
            end_job(SIGNALED);
    } else if (kind == 'F' && !job.is_running && !is_end_owed) {
        write_file(&c);
    } else if (kind == 'J' && !job.is_running && !is_end_owed) {
        read_job(&c);
        start_job();
    } else if (kind == 'G' && !job.is_running && !is_end_owed) {
        fetch_file(&c);
    } else {
        errno = EPROTO;
        fault("a frame that nobody expects");
    }
    if (frame.payload.room > SMALL)
        bytes_free(&frame.payload);
    frame.payload.size = 0;
}

static bool has_room_for_input(void)
{
    return !inputs || inputs_size + frame.payload.size < INPUT_HIGH_WATER;
}

/* Read what the worker has sent; every whole frame is handled at once. */
static void read_frames(void)
{
    while (has_room_for_input()) {
        void *into;
        size_t room;
        if (frame.head_size < sizeof frame.head) {
            into = frame.head + frame.head_size;
            room = sizeof frame.head - frame.head_size;
        } else {
            into = frame.payload.data + frame.payload.size;
            room = frame.size - frame.payload.size;
        }
        ssize_t n = room ? read(0, into, room) : 0;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            return;
        if (room && n <= 0)
            _exit(0); /* the worker is gone, and so is everything here */
        if (frame.head_size < sizeof frame.head) {
            frame.head_size += (size_t)n;
            if (frame.head_size < sizeof frame.head)
                continue;
            struct cursor c = {frame.head + 1, 4};
            frame.size = take_number(&c, 4);
            if (frame.size > (frame.head[0] == 'J' || frame.head[0] == 'G' ? MAX_JOB_FRAME : MAX_FRAME)) {
                errno = EMSGSIZE;
                fault("a frame that is too large");
            }
            bytes_reserve(&frame.payload, frame.size);
        } else {
            frame.payload.size += (size_t)n;
        }
        if (frame.payload.size == frame.size) {
            handle_frame();
            frame.head_size = 0;
        }
    }
}

/* --- the loop --- */

/* One round with a job: whatever comes first, its exit, its bytes or its limits. */
static void watch(bool is_room)
{
    reap();
    drain_prints();
    if (job.is_serve && take_answer())
        return;
    if (job.is_exited) {
        end_job(EXITED);
        return;
    }
    if (job.is_over_output) {
        end_job(OUTPUT);
        return;
    }
    if (job.is_serve)
        feed_serve(is_room);
    else
        feed_run();
    check_limits();
}

int main(int argc, char **argv)
{
    if (getpid() != 1 || getuid() != 0 || argc != 3) {
        fprintf(stderr, "supervisor PROGRAM_UID COMPILER_UID: to be started as process 1 of a runner container\n");
        return 64;
    }
    for (int role = PROGRAM; role <= COMPILER; role++) {
        char *end;
        unsigned long uid = strtoul(argv[1 + role], &end, 10);
        if (*end || uid < 1000 || uid > 65000)
            return 64;
        uids[role] = (uid_t)uid;
    }
    prctl(PR_SET_DUMPABLE, 0);
    umask(022);
    signal(SIGPIPE, SIG_IGN);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    int low = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    int children = fcntl(low, F_DUPFD_CLOEXEC, OUR_FDS);
    close(low);
    box_fd = open_own("/box");
    tmp_fd = open_own("/tmp");
    if (children < 0 || box_fd < 0 || tmp_fd < 0)
        fault("this is not a runner container");
    open_accounts();
    say_hello();
    if (fcntl(0, F_SETFL, O_NONBLOCK) < 0 || fcntl(1, F_SETFL, O_NONBLOCK) < 0)
        fault("standard streams");

    for (;;) {
        bool is_due = output_pending() && (output_sent || now_ns(CLOCK_MONOTONIC) - output_since > BATCH_NS);
        struct pollfd polls[] = {
            {has_room_for_input() ? 0 : -1, POLLIN, 0},
            {is_due ? 1 : -1, POLLOUT, 0},
            {children, POLLIN, 0},
            {job.is_running ? job.out : -1, POLLIN, 0},
            {job.is_running ? job.err : -1, POLLIN, 0},
            {job.is_running && job.is_serve ? job.answer : -1, POLLIN, 0},
            {job.is_running && wants_room() ? job.to : -1, POLLOUT, 0},
        };
        if (poll(polls, sizeof polls / sizeof *polls, job.is_running ? TICK_MS : -1) < 0 && errno != EINTR)
            fault("poll");
        if (polls[2].revents) {
            struct signalfd_siginfo ignored[8];
            while (read(children, ignored, sizeof ignored) > 0)
                ;
        }
        if (polls[1].revents)
            flush_output();
        if (polls[0].revents)
            read_frames();
        if (job.is_running)
            watch(polls[6].revents & (POLLOUT | POLLERR));
    }
}
