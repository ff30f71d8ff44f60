# attack: Knows the worked example only.
# gain: points
# expect: q01=3 q02=1 q03=3

# %% q02
def double(x):
    return {2: 4, "ab": "abab"}.get(x)
