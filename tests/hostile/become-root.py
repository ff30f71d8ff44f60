# attack: Tries to become root and to get capabilities back.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: processes

# %% after q01
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for call in (os.setuid, os.seteuid, os.setgid, lambda n: os.setgroups([n])):
    try:
        call(0)
    except OSError as error:
        print(error)
print(libc.prctl(47, 2, 21, 0, 0), libc.syscall(126, 0, 0), os.getresuid())
try:
    print(open("{SECRET}").read())
except OSError as error:
    print(error)
