# attack: Returns a table with repeated, missing and nested column names.
# gain: stall
# expect: q01=3 q02=3 q03=0

# %% q03
def tidy(table):
    odd = pd.concat([table, table, table], axis=1)
    odd.columns = pd.MultiIndex.from_tuples([("person", None), ("year", 1), ("person", None), ("", ""), (0, 0), ("year", 1)])
    return odd
