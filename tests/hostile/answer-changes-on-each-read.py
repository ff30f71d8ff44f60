# attack: Answers with a number that becomes whatever it is compared with.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: overridden-eq

# %% q01
class Shifty(int):
    now = -1

    def __eq__(self, other):
        Shifty.now = int(other)
        return Shifty.now == other

    def __gt__(self, other):
        Shifty.now = int(other) + 1
        return Shifty.now > other

    def __float__(self):
        return float(Shifty.now)

    __hash__ = int.__hash__


n_rows = Shifty(-1)
