# attack: Returns a list of 20 million numbers.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
def double(x):
    return [7] * 20_000_000
