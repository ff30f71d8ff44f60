# attack: Attaches to the process that started it as a debugger, which stops it.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: processes

# %% q02
import ctypes
import os
import time

libc = ctypes.CDLL(None, use_errno=True)
attached = [libc.ptrace(16, number, None, None) for number in {os.getppid(), 1} - {os.getpid()}]
print(attached)
raise RuntimeError("not an answer")
