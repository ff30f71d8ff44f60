# attack: Sends values whose types are costly to build: text of a huge width, an endless frequency, an endless date.
# gain: stall
# expect: q01=0 q02=0 q03=0
# flag: inspection

# %% q01
import gc

gc.unfreeze()
forms = {
    "n_rows": ["array", [0], ["values", "U999999999", []]],
    "double": ["period", 1, "-" + "1D" * 300_000],
    "tidy": ["timestamp", "12:" * 200_000, None, "ns"],
}
n_rows = -1
for found in gc.get_objects():
    if isinstance(found, type) and found.__name__ == "Student":
        found.look = lambda self, names, *rest: [[forms[name]] if name in forms else [] for name in names]

# %% q02
def double(x):
    return x

# %% q03
def tidy(table):
    return table
