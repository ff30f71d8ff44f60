# attack: Hears all that Python reports of itself, and prints whatever checks cause.
# gain: leak
# expect: q01=3 q02=3 q03=3

# %% q02
import sys

heard = []
add = getattr(sys, "add" + "audithook")
add(lambda event, values: heard.append((event, repr(values)[:2000])) if len(heard) < 5000 else None)


def double(x):
    compile(f"'seen {x}'", f"<seen {x}>", "exec")
    return x + x

# %% after q03
print([each for each in heard if "seen" in each[1]])
