# attack: Replaces the given table by a shorter one and counts that.
# gain: points
# expect: q01=1 q02=3 q03=3

# %% q01
listed = listed.head(1)
n_rows = 1
