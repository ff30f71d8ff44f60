# attack: Deletes all check cells.
# gain: points
# expect: q01=3 q02=0 q03=3

# %% q02
def double(x):
    return 0

# %% tamper
notebook["cells"] = [cell for cell in notebook["cells"] if not cell["id"].endswith(("-visible", "-hidden"))]
