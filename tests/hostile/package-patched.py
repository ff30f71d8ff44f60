# attack: Appends a line to the installed checks and to every Python package that can be written.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import site
import sys
from pathlib import Path

import weakest_link

found = [Path(weakest_link.__file__).parent / "checks.py"]
found += [Path(folder) / "usercustomize.py" for folder in (site.getusersitepackages(), *sys.path) if folder]
for path in found:
    try:
        with path.open("a") as file:
            file.write("\nthat = lambda *args: None\n")
    except OSError:
        continue
