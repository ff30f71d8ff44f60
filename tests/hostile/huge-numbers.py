# attack: Answers with a number of a million digits, and a dict of such numbers.
# gain: stall
# expect: q01=0 q02=0 q03=3
# says: q01: digits

# %% q01
n_rows = 1 << 3_000_000

# %% q02
def double(x):
    return {1 << 3_000_000: -(1 << 3_000_000)}
