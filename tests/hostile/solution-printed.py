# attack: Prints the authored notebook, to read it in the feedback.
# gain: read
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
from pathlib import Path

for path in Path("{COURSE}/solutions").rglob("*.ipynb"):
    print(path.read_text())
