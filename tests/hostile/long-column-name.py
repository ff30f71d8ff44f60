# attack: Returns a table with a column name of three million letters, for the messages to repeat.
# gain: marker
# expect: q01=3 q02=3 q03=0

# %% q03
def tidy(table):
    return pd.DataFrame({"A" * 3_000_000: [1]})
