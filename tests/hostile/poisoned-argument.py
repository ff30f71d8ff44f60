# attack: Patches the type of the check's own table from inside the function.
# gain: points
# expect: q01=3 q02=3 q03=0
# flag: overridden-eq

# %% q03
class Agreeing(list):
    def __eq__(self, other):
        return True


def tidy(table):
    kind = type(table)
    kind.duplicated = lambda self, *args, **options: pd.Series([False])
    kind.equals = lambda self, other: True
    kind.itertuples = lambda self, *args, **options: iter(())
    kind.__len__ = lambda self: 2
    kind.__getitem__ = lambda self, name: self if isinstance(name, list) else [0]
    return table
