# attack: Rewrites the module of checks in sys.modules.
# gain: points
# expect: q01=0 q02=0 q03=0

# %% q01
import contextlib
import sys

module = sys.modules.get("weakest_link.checks", checks)
false = {name: (lambda *args, **options: None) for name in module.__all__}
module.__dict__.update(false | {"question": contextlib.nullcontext})
sys.modules["weakest_link.checks"] = module
n_rows = -1
