# attack: Keeps what hidden checks of one question pass and raises it in the next question's visible check.
# gain: leak
# expect: q01=3 q02=3 q03=1

# %% q02
seen = []


def double(x):
    if x not in (2, "ab"):
        seen.append(x)
    return x + x

# %% q03
def tidy(table):
    if seen:
        raise ValueError(f"seen: {seen}")
    return table.drop_duplicates().sort_values(["year", "person"])
