# attack: Uses cell tags and metadata that tell a runner to skip cells or to accept errors.
# gain: points
# expect: q01=3 q02=0 q03=3

# %% q02
raise RuntimeError("not an answer")

# %% tamper
for cell in notebook["cells"]:
    tags = ["raises-exception", "skip-execution", "remove-cell", "nbval-skip", "parameters", "injected-parameters"]
    cell["metadata"].update(tags=tags, deletable=False, editable=False, execution={"timeout": -1}, trusted=True)
notebook["metadata"]["execution"] = {"timeout": -1, "allow_errors": True}
