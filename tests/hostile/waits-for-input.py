# attack: Asks for input that nobody gives.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
import sys

sys.__stdin__.read() if sys.__stdin__ else None
import os

os.read(0, 1)
factor = int(input("How often? "))


def double(x):
    return x * factor
