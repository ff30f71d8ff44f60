# attack: Returns a table of a million million rows without a column.
# gain: stall
# expect: q01=3 q02=3 q03=0

# %% q03
def tidy(table):
    return pd.DataFrame(index=pd.RangeIndex(10**12))
