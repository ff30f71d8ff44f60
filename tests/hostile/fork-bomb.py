# attack: Starts processes that start processes.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: processes

# %% q02
import os

while True:
    try:
        os.fork()
    except OSError:
        continue
