# attack: Returns a subclass of DataFrame that hands out columns without end, and other labels at each look.
# gain: stall
# expect: q01=3 q02=3 q03=0

# %% q03
import itertools


class Endless(pd.DataFrame):
    def _iter_column_arrays(self):
        return (pd.array([number, number], dtype="Int64") for number in itertools.count())

    @property
    def columns(self):
        return pd.Index(["person", "year"] * next(lengths))


lengths = itertools.count(1)


def tidy(table):
    return Endless({"person": ["A", "B"], "year": [2012, 2014]})
