# attack: Edits the locked first cell, so that the checks are false ones.
# gain: points
# expect: q01=0 q02=0 q03=0

# %% q01
n_rows = -1

# %% q02
def double(x):
    return 0

# %% q03
def tidy(table):
    return table

# %% tamper
cell = next(cell for cell in notebook["cells"] if cell["id"] == "q00-setup-prompt")
cell["source"] += "\nimport contextlib\nchecks.question = lambda *args: contextlib.suppress(BaseException)"
cell["metadata"]["nbgrader"]["locked"] = False
