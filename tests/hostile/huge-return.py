# attack: Returns text of a gigabyte, piece by piece small in memory.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
def double(x):
    row = ["x" * 1_000_000] * 50
    return [row] * 50
