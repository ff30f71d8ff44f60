# attack: Returns dicts with nan, infinities, tuples and repeated text as keys.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
class Key(str):
    __hash__ = object.__hash__

    def __eq__(self, other):
        return False


def double(x):
    nan = float("nan")
    return {nan: nan, float("nan"): 1, float("inf"): -0.0, (1, (2,)): 3, Key("a"): 1, Key("a"): 2, 1: 1, "1": 2, None: 0}
