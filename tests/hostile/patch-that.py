# attack: Replaces `checks.that` by a function that accepts everything.
# gain: points
# expect: q01=0 q02=0 q03=3
# flag: monkeypatching

# %% q01
checks.that = lambda condition, otherwise: None
n_rows = -1

# %% q02
def double(x):
    return 0
