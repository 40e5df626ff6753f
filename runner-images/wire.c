#define _GNU_SOURCE
#include "wire.h"
#include "accounts.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    BATCH_NS = 3000000, /* how long records wait for company: each write costs the engine more than us */
    BATCH_BYTES = 64 << 10,
};

_Noreturn void fault(const char *what)
{
    char text[256];
    int length = snprintf(text, sizeof text, "%s (errno %d: %s)", what, errno, strerror(errno));
    struct iovec part = {text, (size_t)(length < (int)sizeof text ? length : (int)sizeof text - 1)};
    send_frame('X', &part, 1);
    flush_output_blocking();
    _exit(1);
}

void bytes_reserve(struct bytes *b, size_t room)
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

void bytes_free(struct bytes *b)
{
    if (b->room > SMALL)
        munmap(b->data, b->room);
    else
        free(b->data);
    *b = (struct bytes){0};
}

void bytes_add(struct bytes *b, const void *data, size_t size)
{
    if (!size)
        return;
    bytes_reserve(b, b->size + size);
    memcpy(b->data + b->size, data, size);
    b->size += size;
}

const uint8_t *take(struct cursor *c, size_t size)
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

uint64_t take_number(struct cursor *c, int width)
{
    const uint8_t *at = take(c, (size_t)width);
    uint64_t value = 0;
    for (int i = 0; i < width; i++)
        value |= (uint64_t)at[i] << (8 * i);
    return value;
}

char *take_string(struct cursor *c, size_t size)
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

void put_number(uint8_t **at, uint64_t value, int width)
{
    for (int i = 0; i < width; i++)
        *(*at)++ = (uint8_t)(value >> (8 * i));
}

static struct bytes output;
static size_t output_sent;
static uint64_t output_since; /* when the oldest byte that waits was written */

bool flush_output(void)
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

void flush_output_blocking(void)
{
    while (!flush_output()) {
        struct pollfd p = {1, POLLOUT, 0};
        poll(&p, 1, -1);
    }
}

size_t output_pending(void)
{
    return output.size - output_sent;
}

void send_frame(char kind, const struct iovec *parts, int count)
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

bool is_output_due(void)
{
    return output_pending() && (output_sent || now_ns(CLOCK_MONOTONIC) - output_since > BATCH_NS);
}
