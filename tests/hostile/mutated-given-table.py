# attack: Empties the given table in place, down to the row that it counts.
# gain: points
# expect: q01=1 q02=3 q03=3

# %% q01
listed.drop(index=listed.index[1:], inplace=True)
n_rows = 1
