# attack: Ends its process as one that could not draw its boundaries, so that the whole class is not graded.
# gain: stall
# expect: q01=3 q02=0 q03=1
# says: q02: It ended Python itself
# flag: processes

# %% q02
import os

os._exit(73)

# %% q03
import os


def tidy(table):
    if len(table) > 3:
        os._exit(73)
    return table.drop_duplicates()
