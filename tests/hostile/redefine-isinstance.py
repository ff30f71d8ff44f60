# attack: Replaces `isinstance` among the builtins, so that an object passes for a number.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: monkeypatching
# flag: overridden-eq

# %% q01
import builtins


class Whole:
    def __float__(self):
        return 1.0

    def __gt__(self, other):
        return True

    def __eq__(self, other):
        return True


real = builtins.isinstance
builtins.isinstance = lambda value, kind: kind is not bool if real(value, Whole) else real(value, kind)
n_rows = Whole()
