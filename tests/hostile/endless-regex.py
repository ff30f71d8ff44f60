# attack: Runs a regular expression that backtracks for ever.
# gain: stall
# expect: q01=3 q02=1 q03=3
# says: q02: limit

# %% q02
import re


def double(x):
    if x not in (2, "ab"):
        re.match(r"(a+)+$", "a" * 60 + "b")
    return x + x
