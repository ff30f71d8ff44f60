# attack: Keeps the arguments of checks and prints them in a later cell.
# gain: leak
# expect: q01=3 q02=3 q03=3

# %% q02
seen = []


def double(x):
    seen.append(x)
    return x + x

# %% after q03
print("seen:", [x for x in seen if x not in (2, "ab")])
