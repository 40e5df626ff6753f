/*
 * The supervisor: it starts a stranger's program, watches it, ends it and tells the worker outside what happened.
 *
 * Actors
 *
 *   worker --(stdin: frames)--> supervisor --(pipes 0..4)--> program and all that it starts
 *          <--(stdout: frames)--            <--(pipes 1 2 4)--
 *
 * It is process 1 of its pid namespace. In `namespaces` mode that is a cell, one of many that a container sees one after
 * the other (cell.h); in `container` mode it is the container itself, which then serves one submission. All else is the same.
 *
 * It has CAP_KILL, CAP_SETUID and CAP_SETGID and nothing else. The program is one of two other uids: the compiler's,
 * which may write /box, or the program's, which may only read it. Both may write /tmp. All other
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
 *        P AHEAD   as JOB: start it now, for the case that exactly this JOB comes; it waits for its input
 *        N NEXT    u8: 0 a new cell for another submission, 1 a new cell with the files of this one,
 *                  2 as 0, and a new fork server
 *   out  H HELLO   JSON: what the walls look like from inside (see probe); once a container
 *        N READY   the new cell that was asked for another submission is there
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
#include "box.h"
#include "cell.h"
#include "descriptors.h"
#include "forks.h"
#include "probe.h"
#include "user.h"
#include "wire.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    PROTOCOL = 2,
    TICK_MS = 5,             /* how late a limit may be noticed */
    SAMPLE_NS = 20000000,    /* how often memory is read while it is far from its limit */
    RECORD_SAMPLE_NS = 2000000, /* how often at answers */
    PATIENCE = 5,            /* how many times the wall limit a program gets that others keep from the processor */
    WATCH_NS = 20000000,     /* how often it is asked whether they do */
    BUSY_SHARE = 8,          /* a program that used all but this part of the time was not kept from anything */
    MAX_ARGUMENTS = 4096,
};
#define MAX_JOB_FRAME ((size_t)1 << 20)
#define INPUT_HIGH_WATER ((size_t)16 << 20)
#define OUTPUT_HIGH_WATER ((size_t)32 << 20)

enum role { PROGRAM, COMPILER };
static uid_t uids[2];
static bool is_in_cell;

/* --- the job --- */

enum ending { EXITED, SIGNALED, CPU_TIME, WALL_TIME, MEMORY, OUTPUT, OUT_OF_TURN };
enum phase { STARTING, WAITING, TESTING, CLOSING };

struct input {
    struct bytes line;
    size_t sent;
    struct input *next;
};

struct job {
    bool is_running, is_serve, is_end_read;
    enum role role;
    uint64_t cpu_limit, wall_limit, output_limit;
    struct bounds bounds;
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

    struct account base; /* what was there before it */
    uint64_t peak, base_oom, sampled_at;
    uint64_t watched_at, watched_cpu, starved; /* since the wall clock started */
};

/* The job, and one that was started ahead of its time: it waits, is not watched, and has seen nothing of a submission. */
static struct job job, spare;
static struct bytes spare_frame; /* what it was asked for in; empty when there is none */
/* What was in memory before a process was forked ahead: its own pages are its program's, too. */
static uint64_t anonymous_before_fork;

static struct input *inputs, **inputs_tail = &inputs;
static size_t inputs_size;
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
    job.bounds.memory = take_number(c, 8);
    job.output_limit = take_number(c, 8);
    job.bounds.file_size = take_number(c, 8);
    job.bounds.processes = (uint32_t)take_number(c, 4);
    job.argv = take_strings(c);
    job.environment = take_strings(c);
    if (c->left || !job.argv[0] || job.output_limit > MAX_FRAME / 2) {
        errno = EPROTO;
        fault("a job that makes no sense");
    }
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

    reset_signals();
    if (*box_failure) {
        dprintf(2, "%s", box_failure);
        _exit(127);
    }
    take_bounds(&job.bounds);
    become(uids[job.role], is_in_cell);
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
    *ours = lift(ends[mine]);
    *theirs = lift(ends[!mine]);
    if (*ours < 0 || *theirs < 0 || fcntl(*ours, F_SETFL, O_NONBLOCK) < 0)
        fault("pipe");
}

/* In a new cell: the first program is likely to be one that the fork server stands for. */
static void prepare_fork(void)
{
    if (!is_in_cell || !has_fork_server())
        return;
    anonymous_before_fork = count_memory().anonymous;
    fork_ahead();
}

/* It was not: nothing of ours may lie beside a stranger's program. */
static void drop_fork(void)
{
    pid_t pid = settle_forks();
    if (!pid)
        return;
    kill(pid, SIGKILL);
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        ;
    forget_fork(pid);
}

/* Start the job's program. What memory it will have used counts from here. */
static void launch(void)
{
    bool is_forked = is_in_cell && !*box_failure && can_fork(job.argv);
    if (!is_forked)
        drop_fork();
    job.base_oom = oom_kills();
    job.base = count_memory();
    if (is_forked && settle_forks() && job.base.anonymous > anonymous_before_fork)
        job.base.anonymous = anonymous_before_fork;
    int theirs[5] = {-1, -1, -1, -1, -1};
    if (!act_as(uids[job.role]))
        fault("setfsuid");
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
    if (!act_as(geteuid()))
        fault("setfsuid");

    if (is_forked) {
        job.pid = fork_program(uids[job.role], &job.bounds, job.argv, job.environment, theirs);
    } else {
        job.pid = fork();
        if (job.pid < 0)
            fault("fork");
        if (job.pid == 0)
            start_program(theirs);
    }
    *box_failure = 0;
    for (int fd = 0; fd < 5; fd++)
        close_fd(&theirs[fd]);
}

static void start_clocks(void)
{
    job.cpu_start = cpu_ns();
    job.wall_start = job.sampled_at = now_ns(CLOCK_MONOTONIC);
    job.is_running = true;
    job.phase = STARTING;
}

static void drop_job(void);

/* AHEAD: start a program whose job may come. */
static void start_spare(const struct bytes *payload)
{
    struct cursor c = {payload->data, payload->size};
    if (spare_frame.size) {
        errno = EPROTO;
        fault("a second program ahead");
    }
    read_job(&c);
    launch();
    spare = job;
    job = (struct job){0};
    bytes_add(&spare_frame, payload->data, payload->size);
}

/* JOB: take the program that waits for exactly this job, or start one. */
static void start_job(const struct bytes *payload)
{
    struct cursor c = {payload->data, payload->size};
    bool is_there = spare_frame.size && !spare.is_exited && !*box_failure && spare_frame.size == payload->size &&
                    !memcmp(spare_frame.data, payload->data, payload->size);
    if (spare_frame.size) {
        job = spare;
        if (!is_there)
            drop_job();
        spare = (struct job){0};
        bytes_free(&spare_frame);
    }
    if (!is_there)
        read_job(&c);
    start_clocks();
    if (!is_there)
        launch();
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
    saw_memory(since(job.base.anonymous, now.anonymous) + since(job.base.shared, now.shared));
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
        forget_fork(pid);
        if (spare_frame.size && pid == spare.pid) {
            spare.is_exited = true;
        } else if (pid == job.pid) {
            job.is_exited = true;
            job.status = status;
        }
    }
}

/* Everybody in the pid namespace but us; comes back when nobody is left. */
static void kill_all(void)
{
    settle_forks(); /* who is still on the way would outlive this */
    for (;;) {
        kill(-1, SIGKILL);
        struct rusage usage;
        int status;
        pid_t pid = wait4(-1, &status, 0, &usage);
        if (pid < 0 && errno == ECHILD)
            return;
        if (pid > 0) {
            saw_usage(&usage);
            forget_fork(pid);
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

/* End its processes and forget it. */
static void drop_job(void)
{
    kill_all();
    close_fd(&job.to);
    close_fd(&job.out);
    close_fd(&job.err);
    close_fd(&job.answer);
    bytes_free(&job.out_bytes);
    bytes_free(&job.err_bytes);
    bytes_free(&job.answer_bytes);
    free_strings(&job.argv);
    free_strings(&job.environment);
    job.is_running = false;
    clean_tmp();
}

static void end_job(enum ending ending)
{
    kill_all();
    drain_prints();
    uint64_t cpu = since(job.cpu_start, cpu_ns()), wall = since(job.wall_start, now_ns(CLOCK_MONOTONIC));
    sample_memory();
    bool is_natural = ending == EXITED;
    if (is_natural && WIFSIGNALED(job.status))
        ending = SIGNALED;
    if (job.peak > job.bounds.memory || oom_kills() != job.base_oom)
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

    while (inputs)
        drop_input();
    is_end_owed = !job.is_end_read;
    drop_job();
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
    if (since(job.cpu_start, cpu) > job.cpu_limit || job.peak > job.bounds.memory) {
        end_job(job.peak > job.bounds.memory ? MEMORY : CPU_TIME);
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
        flush_output(); /* the worker compares while the program ends */
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

/* Add up how long the program was ready to run and got no processor, because the machine was busy with others. Asked
 * while it lives, and of all that it has used: its threads and processes may end at any moment and take their own
 * accounts along. What one thread waits for another of its own does not help it: that one burns processor time. */
static void watch_starvation(uint64_t now, uint64_t cpu)
{
    uint64_t passed = since(job.watched_at, now), used = since(job.watched_cpu, cpu), unused = since(used, passed);
    job.watched_at = now;
    job.watched_cpu = cpu;
    if (unused > passed / BUSY_SHARE && is_anyone_ready())
        job.starved += unused;
}

/* The wall clock stands still while the program is starved. */
static bool is_over_wall(uint64_t now, uint64_t cpu)
{
    if (job.is_serve && job.phase == WAITING)
        return false;
    if (job.watched_at < job.wall_start) {
        job.watched_at = job.wall_start;
        job.watched_cpu = job.cpu_start;
        job.starved = 0;
    }
    uint64_t wall = since(job.wall_start, now);
    if (now - job.watched_at >= WATCH_NS || since(job.starved, wall) > job.wall_limit)
        watch_starvation(now, cpu);
    return since(job.starved, wall) > job.wall_limit || wall > PATIENCE * job.wall_limit;
}

/* The clocks and the memory. */
static void check_limits(void)
{
    uint64_t now = now_ns(CLOCK_MONOTONIC), cpu = cpu_ns();
    if (may_exceed(job.bounds.memory) || now - job.sampled_at > SAMPLE_NS)
        sample_memory();
    if (job.peak > job.bounds.memory)
        end_job(MEMORY);
    else if (since(job.cpu_start, cpu) > job.cpu_limit)
        end_job(CPU_TIME);
    else if (is_over_wall(now, cpu))
        end_job(WALL_TIME);
}

/* {"protocol", "accounts", "isolation", "forks", "gate": {status}, "supervisor": {status}, "program": {status},
 * "interfaces": [...], "open": [...]} */
static void say_hello(void)
{
    int pipe_ends[2];
    static char text[16384];
    char *at = text, *end = text + sizeof text;
    at = tell(at, end, "{\"protocol\":%d,\"accounts\":\"%s\",\"isolation\":\"%s\",\"forks\":%s,", PROTOCOL, accounts_kind(),
              is_in_cell ? "namespaces" : "container", has_fork_server() ? "true" : "false");
    at = tell(at, end, "\"gate\":{%s},\"supervisor\":{", gate_status);
    at = tell_status(at, end, "/proc/self/status");
    if (pipe2(pipe_ends, O_CLOEXEC) < 0)
        fault("pipe");
    pid_t pid = fork();
    if (pid < 0)
        fault("fork");
    if (pid == 0) {
        become(uids[PROGRAM], is_in_cell);
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
    bool is_idle = !job.is_running && !is_end_owed;
    if (kind == 'I' && !is_idle) {
        if (job.is_running && !job.is_end_read)
            add_input(&frame.payload);
    } else if (kind == 'E' && !is_idle) {
        job.is_end_read = true;
        is_end_owed = false;
    } else if (kind == 'K') {
        if (job.is_running)
            end_job(SIGNALED);
    } else if (kind == 'F' && is_idle) {
        write_file(&c);
    } else if (kind == 'J' && is_idle) {
        start_job(&frame.payload);
    } else if (kind == 'P' && is_idle) {
        start_spare(&frame.payload);
    } else if (kind == 'G' && is_idle) {
        fetch_file(&c);
    } else if (kind == 'N' && is_idle) {
        enum leave how = (enum leave)take_number(&c, 1);
        if (is_in_cell)
            leave_cell(how);
        if (how != LEAVE_CARRYING)
            fault("this container serves one submission");
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
            if (frame.size > (frame.head[0] == 'J' || frame.head[0] == 'P' || frame.head[0] == 'G' ? MAX_JOB_FRAME : MAX_FRAME)) {
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

static struct room read_room(char **argv)
{
    uint64_t numbers[5];
    for (int i = 0; i < 5; i++) {
        char *end;
        numbers[i] = strtoul(argv[i], &end, 10);
        if (*end || !numbers[i])
            fault("the room's numbers");
    }
    return (struct room){(uid_t)numbers[0], (unsigned)numbers[1], numbers[2], numbers[3], numbers[4]};
}

int main(int argc, char **argv)
{
    if (getpid() != 1 || getuid() != 0 || argc != 7) {
        fprintf(stderr, "supervisor namespaces|container FIRST_UID SETS BOX_MB TMP_MB INODES: "
                        "to be started as process 1 of a runner container\n");
        return 64;
    }
    prctl(PR_SET_DUMPABLE, 0);
    umask(022);
    signal(SIGPIPE, SIG_IGN);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    open_accounts();
    struct room room = read_room(argv + 2);
    struct cell cell = {.program = room.first, .compiler = room.first + 1, .is_first = true};
    is_in_cell = !strcmp(argv[1], "namespaces");
    if (is_in_cell)
        cell = gate(&room);
    else
        open_box(cell.compiler, cell.program);
    uids[PROGRAM] = cell.program;
    uids[COMPILER] = cell.compiler;

    int children = lift(signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC));
    if (children < 0)
        fault("signalfd");
    if (cell.is_first)
        say_hello();
    else if (cell.carried < 0)
        send_frame('N', NULL, 0);
    if (cell.carried < 0)
        prepare_fork();
    if (fcntl(0, F_SETFL, O_NONBLOCK) < 0 || fcntl(1, F_SETFL, O_NONBLOCK) < 0)
        fault("standard streams");

    for (;;) {
        bool is_due = is_output_due();
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
        if (!job.is_running)
            reap(); /* a program ahead that ended */
        if (polls[0].revents)
            read_frames();
        if (job.is_running)
            watch(polls[6].revents & (POLLOUT | POLLERR));
    }
}
