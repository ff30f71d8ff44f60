# attack: Replaces the visible checks by `pass` and says they are answers.
# gain: points
# expect: q01=0 q02=0 q03=3

# %% q01
n_rows = -1

# %% q02
def double(x):
    return 0

# %% tamper
for cell in notebook["cells"]:
    if cell["id"].endswith("-visible"):
        cell["source"] = "pass"
        cell["metadata"]["nbgrader"].update(locked=False, solution=True, grade=False)
