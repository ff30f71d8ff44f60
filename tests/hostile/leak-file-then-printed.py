# attack: Writes the arguments of checks to files and prints these in a later cell.
# gain: leak
# expect: q01=3 q02=3 q03=3
# flag: files-outside

# %% q02
import os

places = ("seen.txt", "/tmp/left-seen.txt", "/dev/shm/left-seen.txt", os.path.expanduser("~/left-seen.txt"))


def double(x):
    for place in places:
        try:
            with open(place, "a") as file:
                file.write(f"{x}\n")
        except OSError:
            continue
    return x + x

# %% after q03
for place in places:
    if os.path.exists(place):
        print(open(place).read())
