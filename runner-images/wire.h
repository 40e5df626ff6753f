/* What the worker and the supervisor send each other, as bytes: frames out, and cursors over frames that came in. */

#ifndef WIRE_H
#define WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>

#define MAX_FRAME ((size_t)64 << 20)
#define SMALL ((size_t)4096) /* what is larger has a mapping of its own */

/* Tell the worker why, then end: a supervisor that is out of step must not go on. */
_Noreturn void fault(const char *what);

/* Bytes that grow. Large ones are mapped apart and kept out of forked children: the program's peak memory must not
 * start at ours, and tests to come are not for its eyes. */
struct bytes {
    uint8_t *data;
    size_t size, room;
};

void bytes_reserve(struct bytes *b, size_t room);
void bytes_add(struct bytes *b, const void *data, size_t size);
void bytes_free(struct bytes *b);

/* A cursor over a frame: reads past its end are a fault, never a wild read. */
struct cursor {
    const uint8_t *at;
    size_t left;
};

const uint8_t *take(struct cursor *c, size_t size);
uint64_t take_number(struct cursor *c, int width);
char *take_string(struct cursor *c, size_t size);
void put_number(uint8_t **at, uint64_t value, int width);

/* Frames out never block: what the worker has not read waits here. Records wait a little for company. */
void send_frame(char kind, const struct iovec *parts, int count);
size_t output_pending(void);

/* Tell whether what waits should go now. */
bool is_output_due(void);

/* Write what the pipe takes. True when all is gone. */
bool flush_output(void);
void flush_output_blocking(void);

#endif
