# attack: Raises an error whose text takes for ever.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
class Endless(Exception):
    def __str__(self):
        while True:
            pass

    __repr__ = __str__


def double(x):
    raise Endless
