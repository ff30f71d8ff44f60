# attack: Takes the grader's metadata off every cell; the honest work is still there.
# gain: stall
# expect: q01=3 q02=3 q03=3

# %% tamper
for cell in notebook["cells"]:
    cell["metadata"] = {}
