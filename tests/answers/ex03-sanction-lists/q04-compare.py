# %% right: sets
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    shorter = min(len(one), len(two))
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two) if one | two else None,
        "overlap": len(one & two) / shorter if shorter else None,
    }

# %% right: a table of persons by issuers, a Series
def compare(table, first, second, day):
    listed = table[(table["date"] <= day) & table["issuer"].isin([first, second])]
    grid = pd.crosstab(listed["person"], listed["issuer"]).reindex(columns=[first, second], fill_value=0) > 0
    one, two = grid[first], grid[second]
    both = (one & two).sum()
    nan = float("nan")
    numbers = {"both": both, "only_first": (one & ~two).sum(), "only_second": (two & ~one).sum()}
    numbers["jaccard"] = both / len(grid) if len(grid) else nan
    numbers["overlap"] = both / min(one.sum(), two.sum()) if min(one.sum(), two.sum()) else nan
    return pd.Series(numbers)

# %% right: an outer merge with its indicator
def compare(table, first, second, day):
    until = table.query("date <= @day")
    ours = until.loc[until["issuer"] == first, ["person"]].drop_duplicates()
    theirs = until.loc[until["issuer"] == second, ["person"]].drop_duplicates()
    n = ours.merge(theirs, how="outer", on="person", indicator=True)["_merge"].value_counts()
    both, one, two = int(n["both"]), int(n["left_only"]), int(n["right_only"])
    result = {"only_first": one, "only_second": two, "both": both, "either": one + two + both}
    result["jaccard"] = both / (one + two + both) if one + two + both else None
    result["overlap"] = both / (both + min(one, two)) if both + min(one, two) else None
    return result

# %% right: a loop
def compare(table, first, second, day):
    one, two = [], []
    for row in table.itertuples():
        if row.date > day:
            continue
        for issuer, members in ((first, one), (second, two)):
            if row.issuer == issuer and row.person not in members:
                members.append(row.person)
    both = sum(person in two for person in one)
    either = len(one) + len(two) - both
    try:
        jaccard = both / either
    except ZeroDivisionError:
        jaccard = None
    try:
        overlap = both / min(len(one), len(two))
    except ZeroDivisionError:
        overlap = None
    return dict(only_first=len(one) - both, only_second=len(two) - both, both=both, jaccard=jaccard, overlap=overlap)

# %% wrong: before the day
# expect: The day itself belongs to
def compare(table, first, second, day):
    listed = table[table["date"] < day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two), "overlap": len(one & two) / min(len(one), len(two)),
    }

# %% wrong: all days
# expect: A person listed after the day is counted
def compare(table, first, second, day):
    one, two = (set(table.loc[table["issuer"] == issuer, "person"]) for issuer in (first, second))
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two), "overlap": len(one & two) / min(len(one), len(two)),
    }

# %% wrong: names of persons instead of numbers
# expect: The value for `only_first` should be one value
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    return {
        "only_first": one - two, "only_second": two - one, "both": one & two,
        "jaccard": len(one & two) / len(one | two), "overlap": len(one & two) / min(len(one), len(two)),
    }

# %% wrong: Jaccard divided by the sum of both lengths
# expect: `jaccard` divides by the persons on at least one list
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": len(one & two),
        "jaccard": len(one & two) / (len(one) + len(two)), "overlap": len(one & two) / min(len(one), len(two)),
    }

# %% wrong: the longer list
# expect: `overlap` divides by the length of the shorter list
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two), "overlap": len(one & two) / max(len(one), len(two)),
    }

# %% wrong: the length of each list for those on it only
# expect: `only_first` counts persons on the first list who are not on the second
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    return {
        "only_first": len(one), "only_second": len(two), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two), "overlap": len(one & two) / min(len(one), len(two)),
    }

# %% wrong: first and second exchanged
# expect: `only_first` counts persons on the first list who are not on the second
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    return {
        "only_first": len(two - one), "only_second": len(one - two), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two), "overlap": len(one & two) / min(len(one), len(two)),
    }

# %% wrong: the issuers in the order of the table
# expect: `only_first` counts persons on the first list who are not on the second
def compare(table, first, second, day):
    listed = table[(table["date"] <= day) & table["issuer"].isin([first, second])]
    one, two = (set(persons) for _, persons in listed.groupby("issuer")["person"])
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two), "overlap": len(one & two) / min(len(one), len(two)),
    }

# %% wrong: rows counted
# expect: Count persons, not rows
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one = listed.loc[listed["issuer"] == first, "person"]
    two = listed.loc[listed["issuer"] == second, "person"]
    both = one.isin(two).sum()
    result = {"only_first": (~one.isin(two)).sum(), "only_second": (~two.isin(one)).sum(), "both": both}
    result["jaccard"] = both / sum([*result.values()]) if len(one) + len(two) else None
    result["overlap"] = both / min(len(one), len(two)) if min(len(one), len(two)) else None
    return result

# %% wrong: the second list is everybody else's
# expect: Compare the two lists that are named, and no third
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = set(listed.loc[listed["issuer"] == first, "person"]), set(listed.loc[listed["issuer"] != first, "person"])
    shorter = min(len(one), len(two))
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two) if one | two else None,
        "overlap": len(one & two) / shorter if shorter else None,
    }

# %% wrong: division by zero
# expect: Your code stopped with ZeroDivisionError
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two), "overlap": len(one & two) / min(len(one), len(two)),
    }

# %% wrong: zero for an empty list
# expect: The shorter list is empty: `overlap` is missing
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    shorter = min(len(one), len(two))
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two) if one | two else 0,
        "overlap": len(one & two) / shorter if shorter else 0,
    }

# %% wrong: Jaccard missing when one list is empty
# expect: One list is empty, the other is not: `jaccard` is 0
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    full = bool(one and two)
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two) if full else None,
        "overlap": len(one & two) / min(len(one), len(two)) if full else None,
    }

# %% wrong: two empty lists taken for equal
# expect: Both lists are empty: `jaccard` is missing
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    shorter = min(len(one), len(two))
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": len(one & two),
        "jaccard": len(one & two) / len(one | two) if one | two else 1.0,
        "overlap": len(one & two) / shorter if shorter else None,
    }

# %% wrong: rounded
# expect: `jaccard` divides by the wrong number, or is rounded
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    shorter = min(len(one), len(two))
    both = len(one & two)
    return {
        "only_first": len(one - two), "only_second": len(two - one), "both": both,
        "jaccard": round(both / len(one | two), 2) if one | two else None,
        "overlap": round(both / shorter, 2) if shorter else None,
    }

# %% wrong: a list of five
# expect: should be a dict or a Series; it is of type `list`
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    return [len(one - two), len(two - one), len(one & two), 0.25, 0.5]

# %% wrong: the measures left out
# expect: The labels should be only_first
def compare(table, first, second, day):
    listed = table[table["date"] <= day]
    one, two = (set(listed.loc[listed["issuer"] == issuer, "person"]) for issuer in (first, second))
    return {"only_first": len(one - two), "only_second": len(two - one), "both": len(one & two)}
