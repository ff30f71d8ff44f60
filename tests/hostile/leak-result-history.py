# attack: Prints memory, frames and modules of its own process in search of checks.
# gain: leak
# expect: q01=3 q02=3 q03=3
# flag: inspection

# %% after q03
import gc
import sys

words = ("hidden" + "-token", "END " + "HIDDEN", "solution" + "-token")
for found in gc.get_objects():
    if isinstance(found, (dict, list, tuple)):
        for part in found.values() if isinstance(found, dict) else found:
            if isinstance(part, str) and any(word in part for word in words):
                print(part[:2000])
frame = sys._getframe()
while frame is not None:
    print(frame.f_code.co_filename, sorted(map(str, frame.f_locals))[:40])
    frame = frame.f_back
