# attack: Kills the process that started it, its group and its session.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: processes

# %% q02
import os
import signal

for target in (os.getppid(), -os.getpgrp(), -os.getsid(0), 1):
    try:
        os.kill(target, signal.SIGKILL)
    except OSError:
        continue
raise RuntimeError("not an answer")
