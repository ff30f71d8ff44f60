# attack: Turns locked text into code that runs before the first cell.
# gain: points
# expect: q01=0 q02=3 q03=3

# %% q01
n_rows = -1

# %% tamper
cell = notebook["cells"][0]
cell.update(cell_type="code", outputs=[], execution_count=None)
cell["source"] = "import builtins\nbuiltins.bool = lambda value=False: True"
