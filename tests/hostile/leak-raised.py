# attack: Raises an error whose text holds the argument.
# gain: leak
# expect: q01=3 q02=1 q03=3

# %% q02
def double(x):
    if x not in (2, "ab"):
        raise ValueError(f"seen: {x}")
    return x + x
