# attack: Stops the process that started it for ever.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: processes

# %% q02
import os
import signal

os.kill(os.getppid(), signal.SIGSTOP)
raise RuntimeError("not an answer")
