# %% right: groupby and nunique
def states_per_row(coded):
    codes = coded.groupby(["row", "division"])["country_iso3"].nunique()
    result = codes.rename("n_states").reset_index()
    return result.assign(share=result["n_states"] / result["n_states"].sum())

# %% right: a dict of sets
def states_per_row(coded):
    codes, names = {}, {}
    for line in coded.itertuples():
        names[line.row] = line.division
        found = codes.setdefault(line.row, set())
        if not pd.isna(line.country_iso3):
            found.add(line.country_iso3)
    total = sum(len(found) for found in codes.values())
    rows = [
        {"share": len(found) / total, "n_states": len(found), "division": names[row], "row": row}
        for row, found in codes.items()
    ]
    return pd.DataFrame(rows)

# %% right: duplicates dropped, a left merge, other order and index
def states_per_row(coded):
    rows = coded[["row", "division"]].drop_duplicates()
    pairs = coded.dropna(subset=["country_iso3"]).drop_duplicates(["row", "country_iso3"])
    counts = pairs.groupby("row").size().rename("n_states").reset_index()
    result = rows.merge(counts, on="row", how="left").fillna({"n_states": 0})
    result["share"] = result["n_states"] / result["n_states"].sum()
    return result.sort_values("n_states").set_index("division", drop=False)

# %% right: apply, an extra column
def states_per_row(coded):
    result = coded.drop_duplicates("row")[["row", "division"]].copy()
    result["codes"] = [sorted(set(coded.loc[coded["row"] == row, "country_iso3"].dropna())) for row in result["row"]]
    result["n_states"] = result["codes"].str.len()
    result["share"] = result["n_states"].div(result["n_states"].sum())
    return result

# %% wrong: rows without a state lost
# expect: A row without a state is lost
def states_per_row(coded):
    result = coded.dropna().groupby(["row", "division"])["country_iso3"].nunique().rename("n_states").reset_index()
    return result.assign(share=result["n_states"] / result["n_states"].sum())

# %% wrong: areas counted
# expect: A missing code is counted as a state
def states_per_row(coded):
    result = coded.groupby(["row", "division"]).size().rename("n_states").reset_index()
    return result.assign(share=result["n_states"] / result["n_states"].sum())

# %% wrong: a state counted twice
# expect: A state that a row lists twice is one state
def states_per_row(coded):
    result = coded.groupby(["row", "division"])["country_iso3"].count().rename("n_states").reset_index()
    return result.assign(share=result["n_states"] / result["n_states"].sum())

# %% wrong: percentages
# expect: not a percentage
def states_per_row(coded):
    result = coded.groupby(["row", "division"])["country_iso3"].nunique().rename("n_states").reset_index()
    return result.assign(share=100 * result["n_states"] / result["n_states"].sum())

# %% wrong: shares of all areas
# expect: The shares should add up to 1
def states_per_row(coded):
    result = coded.groupby(["row", "division"])["country_iso3"].nunique().rename("n_states").reset_index()
    return result.assign(share=result["n_states"] / len(coded))

# %% wrong: shares rounded
# expect: `share` should be exact
def states_per_row(coded):
    result = coded.groupby(["row", "division"])["country_iso3"].nunique().rename("n_states").reset_index()
    return result.assign(share=(result["n_states"] / result["n_states"].sum()).round(2))

# %% wrong: a state counted in one row only
# expect: A state that two rows list counts in both
def states_per_row(coded):
    rows = coded[["row", "division"]].drop_duplicates()
    first = coded.dropna(subset=["country_iso3"]).drop_duplicates("country_iso3")
    result = rows.merge(first.groupby("row").size().rename("n_states").reset_index(), how="left").fillna(0)
    return result.assign(share=result["n_states"] / result["n_states"].sum())

# %% wrong: keys in the index
# expect: it has `n_states`, `share`.
def states_per_row(coded):
    result = coded.groupby(["row", "division"])[["country_iso3"]].nunique()
    result.columns = ["n_states"]
    return result.assign(share=result["n_states"] / result["n_states"].sum())

# %% wrong: every division the same share
# expect: `share` should be `n_states` divided by the sum
def states_per_row(coded):
    result = coded.groupby(["row", "division"])["country_iso3"].nunique().rename("n_states").reset_index()
    return result.assign(share=1 / len(result))

# %% wrong: a missing code is a value of its own
# expect: A missing code is counted as a state
def states_per_row(coded):
    result = coded.groupby(["row", "division"])["country_iso3"].nunique(dropna=False).rename("n_states").reset_index()
    return result.assign(share=result["n_states"] / result["n_states"].sum())

# %% wrong: one row an area
# expect: There should be one row for each `row`
def states_per_row(coded):
    result = coded.copy()
    result["n_states"] = coded.groupby("row")["country_iso3"].transform("nunique")
    return result.assign(share=result["n_states"] / coded["country_iso3"].nunique())

# %% wrong: names that belong to other rows
# expect: `division` should be the name that belongs to the row
def states_per_row(coded):
    result = coded.groupby("row")["country_iso3"].nunique().rename("n_states").reset_index()
    result["division"] = coded["division"].unique()
    return result.assign(share=result["n_states"] / result["n_states"].sum())

# %% wrong: rows numbered anew
# expect: `row` should hold the numbers of the input, not new ones.
def states_per_row(coded):
    result = coded.groupby("division")["country_iso3"].nunique().rename("n_states").reset_index()
    result["row"] = range(len(result))
    return result.assign(share=result["n_states"] / result["n_states"].sum())

# %% wrong: rows numbered anew, from 1
# expect: `row` should hold the numbers of the input, not new ones.
def states_per_row(coded):
    result = coded.groupby("division", sort=False)["country_iso3"].nunique().rename("n_states").reset_index()
    result["row"] = range(1, len(result) + 1)
    return result.assign(share=result["n_states"] / result["n_states"].sum())
