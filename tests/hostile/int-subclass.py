# attack: Answers with a whole number whose comparisons always say yes.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: overridden-eq

# %% q01
class Yes(int):
    def __eq__(self, other):
        return True

    def __gt__(self, other):
        return True

    __hash__ = int.__hash__


n_rows = Yes(-3)
