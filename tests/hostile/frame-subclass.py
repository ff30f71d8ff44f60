# attack: Returns a subclass of DataFrame that shows the check's own expected rows.
# gain: points
# expect: q01=3 q02=3 q03=0
# flag: inspection

# %% q03
import sys


def wanted():
    frame = sys._getframe(2)
    while frame is not None:
        for name in ("expected", "_expected"):
            found = frame.f_locals.get(name)
            if type(found) is pd.DataFrame:
                return found
        frame = frame.f_back
    return pd.DataFrame({"person": ["Z", "Z"], "year": [0, 0]})


class Rows(pd.DataFrame):
    def duplicated(self, *args, **options):
        return pd.Series([False])

    def __len__(self):
        return len(wanted())

    def __getitem__(self, name):
        return wanted()[name]


def tidy(table):
    return Rows({"person": ["Z", "Z"], "year": [0, 0]})
