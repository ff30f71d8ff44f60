# attack: Answers with a list nested 100,000 deep.
# gain: stall
# expect: q01=0 q02=0 q03=3

# %% q01
n_rows = []
for _ in range(100_000):
    n_rows = [n_rows]

# %% q02
def double(x):
    found = {}
    for _ in range(100_000):
        found = {"a": (found,)}
    return found
