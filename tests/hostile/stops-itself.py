# attack: Stops its own process with a signal that cannot be caught.
# gain: stall
# expect: q01=3 q02=0 q03=3
# says: q02: not defined
# flag: processes

# %% q02
import os
import signal

os.kill(os.getpid(), signal.SIGSTOP)
raise RuntimeError("not an answer")
