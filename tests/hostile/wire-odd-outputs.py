# attack: Answers each cell with something other than its outputs and its number.
# gain: stall
# expect: q01=3 q02=3 q03=0
# flag: inspection

# %% q02
import gc
import itertools

gc.unfreeze()
answers = itertools.cycle([[], [1, 2, 3], ["x", "y"], [[], 1.5]])
for found in gc.get_objects():
    if isinstance(found, type) and found.__name__ == "Student":
        found.run = lambda self, *rest: next(answers)


def double(x):
    return x + x
