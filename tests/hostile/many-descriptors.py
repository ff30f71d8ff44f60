# attack: Opens files until no descriptor is left.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
import os

held = []
try:
    while True:
        held.append(os.open("/dev/null", os.O_RDONLY))
except OSError:
    pass
raise RuntimeError("not an answer")
