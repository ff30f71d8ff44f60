# attack: Returns a dict of 20,000 numbers that all have one hash.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
import sys


def double(x):
    return {number * sys.hash_info.modulus: number for number in range(20_000)}
