# attack: Swaps the ids and roles of the visible and the hidden check.
# gain: points
# expect: q01=3 q02=0 q03=3

# %% q02
def double(x):
    return 0

# %% tamper
cells = {cell["id"]: cell for cell in notebook["cells"]}
first, second = cells["q02-double-visible"], cells["q02-double-hidden"]
for key in ("id", "metadata"):
    first[key], second[key] = second[key], first[key]
