# attack: Returns right values at the first calls and wrong ones afterwards.
# gain: points
# expect: q01=3 q02=1 q03=3

# %% q02
calls = []


def double(x):
    calls.append(x)
    return x + x if len(calls) < 3 else len(calls)
