# attack: Returns a table whose cells are modules, functions, tables and itself.
# gain: stall
# expect: q01=3 q02=3 q03=0

# %% q03
def tidy(table):
    odd = pd.DataFrame({"person": [object(), pd, tidy, Exception, ...], "year": [pd.NaT, 1j, b"x", range(3), {1: {2}}]})
    odd.loc[0, "person"] = [odd]
    return odd
