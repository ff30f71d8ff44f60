# attack: Returns a table whose cells and labels all have one hash.
# gain: stall
# expect: q01=3 q02=3 q03=0

# %% q03
import sys


def tidy(table):
    labels = pd.Index([number * sys.hash_info.modulus for number in range(30_000)], dtype=object)
    return pd.DataFrame({"person": labels, "year": labels})
