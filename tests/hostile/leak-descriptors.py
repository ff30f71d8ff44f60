# attack: Writes the arguments to every open descriptor that takes text.
# gain: leak
# expect: q01=3 q02=3 q03=3
# flag: grader-internals

# %% q02
import os


def double(x):
    for number in (1, 2):
        try:
            os.write(number, f"seen: {x}\n".encode())
        except OSError:
            continue
    os.system(f"echo 'seen: {x}'")
    return x + x
