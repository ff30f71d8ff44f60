# attack: Changes the table that the check passes, and returns that very table.
# gain: points
# expect: q01=3 q02=3 q03=1

# %% q03
def tidy(table):
    table.drop_duplicates(inplace=True)
    table.sort_values(["year", "person"], inplace=True)
    return table
