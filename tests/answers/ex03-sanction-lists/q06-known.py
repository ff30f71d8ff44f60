# %% right: counts mapped, kept where the issuer is known
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    n_named = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0)
    result["n_named"] = n_named.where(rounds["issuer"].isin(names["issuer"])).astype("Int64")
    result["n_unknown"] = result["n_persons"] - result["n_named"]
    return result

# %% right: a loop with None
def disclosure(rounds, names):
    rows = []
    for one in rounds.to_dict("records"):
        n_named = sum(names["list_id"] == one["list_id"])
        if one["issuer"] not in set(names["issuer"]):
            n_named = None
        n_persons = None if pd.isna(one["n_persons"]) else int(one["n_persons"])
        n_unknown = None if n_persons is None or n_named is None else n_persons - n_named
        rows.append({"list_id": one["list_id"], "n_persons": n_persons, "n_named": n_named, "n_unknown": n_unknown})
    return pd.DataFrame(rows, index=range(5, 5 + len(rows)), dtype=object)

# %% right: a merge, floats, other order
def disclosure(rounds, names):
    counts = names.groupby("list_id").size().rename("n_named").reset_index()
    merged = rounds.merge(counts, on="list_id", how="left")
    merged["n_persons"] = merged["n_persons"].astype("Float64")
    collected = merged["issuer"].isin(names["issuer"].unique())
    merged.loc[collected & merged["n_named"].isna(), "n_named"] = 0
    merged["n_unknown"] = merged["n_persons"] - merged["n_named"]
    return merged.sort_values("list_id", ascending=False)[["n_unknown", "n_named", "n_persons", "list_id"]]

# %% right: counts for each issuer apart
def disclosure(rounds, names):
    pieces = []
    for issuer, part in rounds.groupby("issuer"):
        part = part[["list_id", "n_persons"]].astype({"n_persons": "float"})
        theirs = names.loc[names["issuer"] == issuer, "list_id"]
        if len(theirs):
            part["n_named"] = [float((theirs == one).sum()) for one in part["list_id"]]
        else:
            part["n_named"] = float("nan")
        pieces.append(part.assign(n_unknown=part["n_persons"] - part["n_named"]))
    return pd.concat(pieces)

# %% wrong: zero for all that is missing
# expect: Without a number of persons `n_unknown` is missing
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    result["n_named"] = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0)
    result["n_unknown"] = (result["n_persons"] - result["n_named"]).fillna(0)
    return result

# %% wrong: zero names of issuers that nobody collected
# expect: Nobody collected this issuer's names
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    result["n_named"] = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0).astype("Int64")
    result["n_unknown"] = result["n_persons"] - result["n_named"]
    return result

# %% wrong: no names, so missing
# expect: a round without one: `n_named` is 0
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    result["n_named"] = rounds["list_id"].map(names["list_id"].value_counts()).astype("Int64")
    result["n_unknown"] = result["n_persons"] - result["n_named"]
    return result

# %% wrong: rounds without names lost
# expect: There should be one row for each round
def disclosure(rounds, names):
    counts = names.groupby("list_id").size().rename("n_named").reset_index()
    merged = rounds.merge(counts, on="list_id")
    return merged.assign(n_unknown=merged["n_persons"] - merged["n_named"])

# %% wrong: one row for each name
# expect: There should be one row for each round
def disclosure(rounds, names):
    merged = rounds.merge(names[["list_id"]], on="list_id", how="left")
    merged["n_named"] = merged.groupby("list_id")["list_id"].transform("size")
    return merged.assign(n_unknown=merged["n_persons"] - merged["n_named"])

# %% wrong: names counted for each issuer
# expect: Count the names of each round; subtract
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    result["n_named"] = rounds["issuer"].map(names["issuer"].value_counts()).astype("Int64")
    result["n_unknown"] = result["n_persons"] - result["n_named"]
    return result

# %% wrong: known instead of unknown
# expect: Count the names of each round; subtract
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    n_named = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0)
    result["n_named"] = n_named.where(rounds["issuer"].isin(names["issuer"])).astype("Int64")
    result["n_unknown"] = result["n_named"]
    return result

# %% wrong: n_unknown left out
# expect: should have the columns `list_id`, `n_persons`, `n_named`, `n_unknown`
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    n_named = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0)
    result["n_named"] = n_named.where(rounds["issuer"].isin(names["issuer"])).astype("Int64")
    return result

# %% wrong: the missing number of persons filled with the names
# expect: Without a number of persons `n_unknown` is missing
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    n_named = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0)
    result["n_named"] = n_named.where(rounds["issuer"].isin(names["issuer"])).astype("Int64")
    result["n_unknown"] = result["n_persons"].fillna(result["n_named"]) - result["n_named"]
    return result

# %% wrong: rounds without a number lost
# expect: There should be one row for each round
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    n_named = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0)
    result["n_named"] = n_named.where(rounds["issuer"].isin(names["issuer"])).astype("Int64")
    result["n_unknown"] = result["n_persons"] - result["n_named"]
    return result.dropna()

# %% wrong: the input changed
# expect: Your code changes its input
def disclosure(rounds, names):
    n_named = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0)
    rounds["n_named"] = n_named.where(rounds["issuer"].isin(names["issuer"])).astype("Int64")
    rounds["n_unknown"] = rounds["n_persons"] - rounds["n_named"]
    return rounds

# %% wrong: nobody listed taken for not known
# expect: A round that lists nobody leaves nobody unknown
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    n_named = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0)
    result["n_named"] = n_named.where(rounds["issuer"].isin(names["issuer"])).astype("Int64")
    result["n_unknown"] = result["n_persons"].where(result["n_persons"] > 0) - result["n_named"]
    return result

# %% wrong: the number of persons of those without one set to the names known
# expect: Names may be known where the number is not
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    n_named = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0)
    result["n_named"] = n_named.where(rounds["issuer"].isin(names["issuer"])).astype("Int64")
    gap = result["n_persons"].isna() & (result["n_named"] > 0)
    result["n_persons"] = result["n_persons"].mask(gap.fillna(False), result["n_named"])
    result["n_unknown"] = result["n_persons"] - result["n_named"]
    return result

# %% wrong: the issuer read from the list's id
# expect: A round that lists nobody leaves nobody unknown
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    n_named = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0)
    collected = rounds["list_id"].str.split("-").str[0].isin(names["list_id"].str.split("-").str[0])
    result["n_named"] = n_named.where(collected).astype("Int64")
    result["n_unknown"] = result["n_persons"] - result["n_named"]
    return result

# %% wrong: issuers known by name
# expect: Nobody collected this issuer's names
def disclosure(rounds, names):
    result = rounds[["list_id", "n_persons"]].copy()
    n_named = rounds["list_id"].map(names["list_id"].value_counts()).fillna(0)
    others = rounds["issuer"].isin(["Australia", "Canada", "Switzerland", "Russia"])
    result["n_named"] = n_named.mask(others).astype("Int64")
    result["n_unknown"] = result["n_persons"] - result["n_named"]
    return result
