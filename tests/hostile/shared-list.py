# attack: Answers with a list of 40 levels that unfolds to a million million parts.
# gain: stall
# expect: q01=0 q02=3 q03=3

# %% q01
n_rows = ["x"]
for _ in range(40):
    n_rows = [n_rows, n_rows]
