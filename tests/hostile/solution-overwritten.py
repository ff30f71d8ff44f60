# attack: Empties the checks of the authored notebook.
# gain: write
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import os
from pathlib import Path

path = Path("{COURSE}/solutions/hostile/hostile.ipynb")
os.chmod(path, 0o666)
path.write_text(path.read_text().replace("checks.that", "id"))
