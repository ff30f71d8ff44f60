# attack: Fills memory in many children, each below the limit of one process.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: processes

# %% q02
import os
import time

for _ in range(40):
    if os.fork() == 0:
        held = bytearray(60_000_000)
        for at in range(0, len(held), 4096):
            held[at] = 1
        time.sleep(10**6)
while True:
    time.sleep(1)
