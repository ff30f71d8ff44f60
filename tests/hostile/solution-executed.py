# attack: Reads the authored notebook and runs its answers.
# gain: points
# expect: q01=0 q02=0 q03=0
# flag: files-outside

# %% q01
import json

try:
    with open("{COURSE}/solutions/hostile/hostile.ipynb") as file:
        authored = json.load(file)["cells"]
    answers = {cell["id"][:3]: "".join(cell["source"]) for cell in authored if cell["id"].endswith("-answer")}
except OSError:
    answers = {}
exec(answers.get("q01", "n_rows = -1"))

# %% q02
exec(answers.get("q02", "double = None"))

# %% q03
exec(answers.get("q03", "tidy = None"))
