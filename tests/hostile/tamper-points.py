# attack: Gives every check a hundred points.
# gain: points
# expect: q01=3 q02=0 q03=3

# %% q02
def double(x):
    return 0

# %% tamper
for cell in notebook["cells"]:
    if cell["metadata"].get("nbgrader", {}).get("grade"):
        cell["metadata"]["nbgrader"]["points"] = 100
