# attack: Fills memory through an anonymous file.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
import os

files = []
while True:
    files.append(os.memfd_create("held"))
    for _ in range(10):
        os.write(files[-1], bytes(20_000_000))
