# A system call by the 32-bit door.
# problem: add
# verdicts: RE
import ctypes
import mmap

page = mmap.mmap(-1, 4096, prot=7)
page.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")  # mov eax, getpid; int 0x80; ret
ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
print("BREACH: came back")

class Solution:
    def add(self, a, b):
        return a + b
