# attack: Reads other students' submissions and runs their answers.
# gain: points
# expect: q01=0 q02=0 q03=0
# flag: files-outside

# %% q01
import json
from pathlib import Path

answers = {}
for path in Path("{COURSE}/submitted/other-student").rglob("*.ipynb"):
    for cell in json.loads(path.read_text())["cells"]:
        if cell["id"].endswith("-answer"):
            answers[cell["id"][:3]] = "".join(cell["source"])
exec(answers.get("q01", "n_rows = -1"))

# %% q02
exec(answers.get("q02", "double = None"))

# %% q03
exec(answers.get("q03", "tidy = None"))
