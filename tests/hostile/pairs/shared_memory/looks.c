// Looks for shared memory, semaphores and messages.
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
    int found = 0;
    found += shmget(0x6A7E1, 0, 0) >= 0;
    found += semget(0x6A7E1, 0, 0) >= 0;
    found += msgget(0x6A7E1, 0) >= 0;
    for (int id = 0; id < 200; id++) {
        struct shmid_ds memory;
        struct msqid_ds queue;
        found += shmctl(id, IPC_STAT, &memory) == 0 || shmctl(id, SHM_STAT, &memory) >= 0;
        found += msgctl(id, IPC_STAT, &queue) == 0;
    }
    static const char *const tables[] = {"/proc/sysvipc/shm", "/proc/sysvipc/sem", "/proc/sysvipc/msg"};
    for (int i = 0; i < 3; i++) {
        FILE *table = fopen(tables[i], "r");
        char line[512];
        for (int n = 0; table && fgets(line, sizeof line, table); n++) found += n > 0;
        if (table) fclose(table);
    }
    found += shm_open("/planted", O_RDWR, 0) >= 0;
    found += sem_open("/planted", 0) != SEM_FAILED;
    found += mq_open("/planted", O_RDONLY) != (mqd_t)-1;
    if (found) printf("BREACH: found %d\n", found);
    return found ? -1 : a + b;
}
