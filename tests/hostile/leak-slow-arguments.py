# attack: Tells the arguments by the time that each call takes.
# gain: leak
# expect: q01=3 q02=3 q03=3

# %% q02
import time


def double(x):
    time.sleep(0.2 if isinstance(x, int) and x % 2 else 0)
    return x + x
