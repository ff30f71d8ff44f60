# attack: Calls the answer cell a check that is worth three points and passes.
# gain: points
# expect: q01=0 q02=3 q03=3

# %% q01
n_rows = -1

# %% tamper
for cell in notebook["cells"]:
    if cell["id"] == "q01-rows-answer":
        cell["metadata"]["nbgrader"].update(grade=True, locked=True, solution=True, points=3)
