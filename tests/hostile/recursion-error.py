# attack: Calls itself without end.
# gain: stall
# expect: q01=3 q02=0 q03=3
# says: q02: RecursionError

# %% q02
def double(x):
    return double(x) + double(x)
