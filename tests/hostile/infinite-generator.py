# attack: Answers with a generator and an iterator that never end.
# gain: stall
# expect: q01=0 q02=0 q03=3

# %% q01
import itertools

n_rows = itertools.count()

# %% q02
def double(x):
    while True:
        yield x
