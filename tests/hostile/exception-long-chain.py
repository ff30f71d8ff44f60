# attack: Raises an error with a chain of 100,000 causes.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
def double(x):
    error = ValueError("first")
    for number in range(100_000):
        following = ValueError(number)
        following.__cause__ = error
        error = following
    raise error
