# attack: Returns a right table whose `attrs` and accessors run code when it is copied or pickled.
# gain: stall
# expect: q01=3 q02=3 q03=3

# %% q03
import os


class Loud:
    def __deepcopy__(self, memory):
        return self

    def __reduce__(self):
        return os._exit, (3,)


def tidy(table):
    found = table.drop_duplicates().sort_values(["year", "person"])
    found.attrs["loud"] = Loud()
    return found
