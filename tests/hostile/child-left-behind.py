# attack: Leaves children and a daemon of their own session behind, which burn time.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: processes

# %% after q01
import os
import signal
import time

for _ in range(2):
    if os.fork() == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.setsid()
        if os.fork():
            os._exit(0)
        while True:
            pass
time.sleep(0.1)
