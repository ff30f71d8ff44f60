# attack: Answers with an object that says yes to every comparison.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: overridden-eq

# %% q01
import numbers


class Same:
    def __eq__(self, other):
        return True

    def __float__(self):
        return 1.0

    __gt__ = __ge__ = __lt__ = __le__ = __eq__
    __hash__ = None


numbers.Real.register(Same)
n_rows = Same()
