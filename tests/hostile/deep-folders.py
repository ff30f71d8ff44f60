# attack: Nests folders so deep that a program that walks them fails.
# gain: stall
# expect: q01=3 q02=3 q03=3

# %% after q02
import os

here = os.getcwd()
for _ in range(3000):
    os.mkdir("d" * 50)
    os.chdir("d" * 50)
os.chdir(here)
