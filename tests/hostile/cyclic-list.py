# attack: Answers with a list and a dict that hold themselves.
# gain: stall
# expect: q01=0 q02=0 q03=3

# %% q01
n_rows = []
n_rows.append(n_rows)

# %% q02
def double(x):
    found = {}
    found["self"] = found
    return found
