# attack: Leaves a child that keeps all descriptors open, so that no reader sees an end.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: processes

# %% q02
import os
import time

if os.fork() == 0:
    os.setsid()
    time.sleep(10**6)
os._exit(1)
