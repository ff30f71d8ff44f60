# attack: Splits an answer into 20,000 cells of its name.
# gain: stall
# expect: q01=3 q02=3 q03=3

# %% tamper
import copy

answer = next(cell for cell in notebook["cells"] if cell["id"].startswith("q02") and "answer" in cell["id"])
for number in range(20_000):
    part = copy.deepcopy(answer)
    part.update(id=f"part-{number}", source=f"# {'a' * 100} {number}")
    notebook["cells"].append(part)
