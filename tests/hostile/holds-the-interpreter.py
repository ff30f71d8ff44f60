# attack: Never lets another thread of Python run.
# gain: stall
# expect: q01=3 q02=0 q03=3
# says: q02: limit

# %% q02
import ctypes
import sys

sys.setswitchinterval(10**6)
ctypes.PyDLL(None).pause()
