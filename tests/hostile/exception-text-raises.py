# attack: Raises an error whose text cannot be made.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
class Broken(Exception):
    def __str__(self):
        raise self

    __repr__ = __str__


def double(x):
    raise Broken
