# attack: Profiles every call and prints the arguments of all functions, the checks' among them.
# gain: leak
# expect: q01=3 q02=3 q03=3
# flag: inspection

# %% after q01
import sys

seen = []


def profile(frame, event, argument):
    if event == "call" and frame.f_code.co_name in ("that", "same_rows", "has_columns", "is_integer", "double", "tidy"):
        seen.append(repr(frame.f_locals)[:300] + repr(frame.f_back.f_code.co_consts)[:3000])


sys.setprofile(profile)

# %% after q03
sys.setprofile(None)
print(seen)
