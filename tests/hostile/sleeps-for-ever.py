# attack: Sleeps for ever.
# gain: stall
# expect: q01=3 q02=0 q03=3
# says: q02: limit

# %% q02
import time

time.sleep(10**8)
