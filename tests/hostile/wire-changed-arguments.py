# attack: Says of each call that it changed the check's arguments, thousands of times and in odd places.
# gain: points
# expect: q01=3 q02=0 q03=0
# flag: inspection

# %% q02
import gc

gc.unfreeze()
servers = [found for found in gc.get_objects() if isinstance(found, type) and found.__name__ == "Student"]
empty = ["frame", ["index", ["values", "object", []], None, None], ["range_index", 0, 0, 1, None], []]
for server in servers:
    server.call = lambda self, *rest: [["value", empty], [[0, empty]] * 2000 + [[-1, 4], [True, empty]], "p" * 1000]


def double(x):
    return x

# %% q03
def tidy(table):
    return table.iloc[:0]
