# attack: None; these are the honest answers that every attack builds on.
# gain: points
# expect: q01=3 q02=3 q03=3

# %% q01
n_rows = len(listed)

# %% q02
def double(x):
    return 2 * x

# %% q03
def tidy(table):
    return table.drop_duplicates().sort_values(["year", "person"])

# %% q04
# Two sources name the same person. The list keeps both rows.
