# attack: Ends Python while the answer's cell runs.
# gain: stall
# expect: q01=3 q02=0 q03=3
# says: q02: ended
# flag: processes

# %% q02
import os

os._exit(0)
