# attack: Raises an error with a text of 200 MB.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
def double(x):
    raise ValueError("x" * 200_000_000)
