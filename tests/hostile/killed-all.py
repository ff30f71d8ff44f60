# attack: Kills every process that it may kill.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: processes

# %% q02
import os
import signal

os.kill(-1, signal.SIGKILL)
raise RuntimeError("not an answer")
