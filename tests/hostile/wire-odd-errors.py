# attack: Sends errors whose types, texts and line numbers are of a form that no error has.
# gain: stall
# expect: q01=3 q02=1 q03=1
# flag: inspection

# %% q02
import gc
import itertools

gc.unfreeze()
errors = itertools.cycle(
    [
        [["Unknown"], "text", 1, 0, 1, "line", None],
        [["ValueError"], "text", 1, 0, float("inf"), "line", None],
        [["UnicodeDecodeError", "Exception"], {}, [], None, 10**4000, "line", None],
    ]
)
for found in gc.get_objects():
    if isinstance(found, type) and found.__name__ == "Student":
        found._error = lambda self, error: next(errors)


def double(x):
    if x not in (2, "ab"):
        raise ValueError
    return x + x

# %% q03
def tidy(table):
    if len(table) > 3:
        raise ValueError
    return table.drop_duplicates()
