# attack: Leaves shared memory of all three kinds for the next student.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: processes

# %% after q01
import ctypes
from multiprocessing import resource_tracker, shared_memory

libc = ctypes.CDLL(None, use_errno=True)
print(libc.shmget(4711, 4096, 0o1666), libc.msgget(4711, 0o1666), libc.semget(4711, 1, 0o1666))
try:
    left = shared_memory.SharedMemory("left-for-the-next", create=True, size=4096)
    left.buf[:6] = b"is 7!!"
    resource_tracker.unregister(left._name, "shared_memory")
except OSError as error:
    print(error)
