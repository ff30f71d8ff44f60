# attack: Gives the names `len` and `list` to functions whose results fit everything.
# gain: points
# expect: q01=3 q02=3 q03=0
# flag: monkeypatching

# %% q03
class Fits:
    def __eq__(self, other):
        return True


def len(value):
    return Fits()


def list(value):
    return Fits()


def tidy(table):
    return pd.DataFrame({"person": ["Z"], "year": [0]})
