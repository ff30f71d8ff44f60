# attack: Lifts the limit of recursion and exhausts the C stack.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __repr__(self):
        return repr([self])


def double(x):
    return repr(Deep())
