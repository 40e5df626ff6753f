// Leaves shared memory, semaphores and messages: System V's and POSIX's.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <unistd.h>

int add(int a, int b) {
    int shared = shmget(0x6A7E1, 4096, IPC_CREAT | 0666);
    if (shared >= 0) strcpy(shmat(shared, NULL, 0), "planted");
    semget(0x6A7E1, 1, IPC_CREAT | 0666);
    int queue = msgget(0x6A7E1, IPC_CREAT | 0666);
    struct { long kind; char text[8]; } message = {1, "planted"};
    msgsnd(queue, &message, sizeof message.text, IPC_NOWAIT);
    int memory = shm_open("/planted", O_CREAT | O_RDWR, 0666);
    if (memory >= 0) (void)!write(memory, "planted", 7);
    sem_open("/planted", O_CREAT, 0666, 1);
    mq_open("/planted", O_CREAT | O_RDWR, 0666, NULL);
    return a + b;
}
