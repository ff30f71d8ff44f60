# attack: Prints every argument that a check passes.
# gain: leak
# expect: q01=3 q02=3 q03=3

# %% q02
import sys


def double(x):
    print("seen:", x)
    print("seen:", x, file=sys.__stdout__, flush=True)
    return x + x
