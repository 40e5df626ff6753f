# Every way that there is to become someone else.
# problem: add
# verdicts: AC
import ctypes
import os
import subprocess

libc = ctypes.CDLL(None, use_errno=True)
for deed in (os.setuid, os.seteuid, os.setgid, os.setegid, lambda n: os.setgroups([n]), lambda n: os.setresuid(n, n, n)):
    try:
        deed(0)
        print("BREACH: became root")
    except OSError:
        pass
for number, arguments in (
    (272, (0x10000000,)),            # unshare(CLONE_NEWUSER)
    (272, (0x00020000,)),            # unshare(CLONE_NEWNS)
    (56, (0x10000011, 0, 0, 0, 0)),  # clone(CLONE_NEWUSER)
    (165, (b"none", b"/tmp", b"tmpfs", 0, 0)),
    (161, (b"/tmp",)),               # chroot
    (308, (3, 0)),                   # setns
    (101, (16, 1, 0, 0)),            # ptrace(ATTACH, 1)
    (310, (1, 0, 0, 0, 0, 0)),       # process_vm_readv
    (323, (1,)),                     # userfaultfd
    (425, (8, b"\0" * 120)),         # io_uring_setup
    (321, (0, 0, 0)),                # bpf
    (298, (b"\0" * 128, 0, -1, -1, 0)),  # perf_event_open
    (250, (0, -3, 1)),               # keyctl
    (135, (0x0040000,)),             # personality(ADDR_NO_RANDOMIZE)
    (133, (b"/tmp/node", 0o20666, 0x103)),  # mknod(null)
    (304, (3, 0, 0)),                # open_by_handle_at
    (300, (0, 0)),                   # fanotify_init
    (175, (0, 0, 0)),                # init_module
    (317, (1, 0, 0)),                # seccomp
):
    if libc.syscall(number, *arguments) >= 0:
        if number == 56:
            os._exit(9)
        print("BREACH: system call", number)
for program in ("su", "mount", "passwd", "newgrp", "chsh", "sudo"):
    for folder in ("/bin", "/usr/bin", "/sbin"):
        try:
            if os.stat(f"{folder}/{program}").st_mode & 0o6000:
                print("BREACH: set-uid", program)
        except OSError:
            pass

class Solution:
    def add(self, a, b):
        return a + b
