# attack: Closes every descriptor but the standard ones.
# gain: stall
# expect: q01=3 q02=0 q03=3
# flag: grader-internals

# %% q02
import os

os.closerange(3, 65536)
raise RuntimeError("not an answer")
