# attack: Returns an object of a class that is named for the argument.
# gain: leak
# expect: q01=3 q02=3 q03=1

# %% q03
def tidy(table):
    if set(table["person"]) != {"A", "B"}:
        return type("Seen " + " ".join(map(str, table.to_numpy().ravel())), (), {})()
    return table.drop_duplicates().sort_values(["year", "person"])
