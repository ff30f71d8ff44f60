# attack: Leaves with sys.exit, at definition and when called.
# gain: stall
# expect: q01=0 q02=1 q03=3

# %% q01
import sys

sys.exit(0)

# %% q02
def double(x):
    if x not in (2, "ab"):
        sys.exit("full points")
    return x + x
