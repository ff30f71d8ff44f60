# attack: Puts copies of the check cells, emptied, before and behind the true ones.
# gain: points
# expect: q01=3 q02=0 q03=3

# %% q02
def double(x):
    return 0

# %% tamper
import copy

copies = [copy.deepcopy(cell) for cell in notebook["cells"] if cell["id"].startswith("q02-double-")][1:]
for cell in copies:
    cell["source"] = "pass"
notebook["cells"] = [*copies, *notebook["cells"], *copy.deepcopy(copies)]
