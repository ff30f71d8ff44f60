# attack: Prints short lines without end, to descriptors and to the notebook.
# gain: stall
# expect: q01=3 q02=0 q03=3
# says: q02: limit

# %% q02
import os

while True:
    print("y", flush=True)
    os.write(1, b"y\n")
