# %% right: pairs in both orders, pivot
def base_rate(pairs, state, others, column):
    a, b = "country_a_iso3", "country_b_iso3"
    both = pd.concat([pairs, pairs.rename(columns={a: b, b: a})])

    def nearer(country):
        wide = both[both[a] == country].pivot(index="year", columns=b, values=column)
        known = wide.reindex(columns=["RUS", "USA"]).dropna()
        return known["RUS"] > known["USA"]

    years = set(nearer(state)[nearer(state)].index)
    same = {other: nearer(other)[nearer(other).index.isin(years)] for other in others}
    found = [(other, len(known), known.sum(), known.mean()) for other, known in same.items()]
    return pd.DataFrame(found, columns=["country_iso3", "n_years", "n_same", "share"])

# %% right: a dict by year and set of two codes
def base_rate(pairs, state, others, column):
    shares = {}
    for _, line in pairs.iterrows():
        if not pd.isna(line[column]):
            shares[line["year"], frozenset([line["country_a_iso3"], line["country_b_iso3"]])] = line[column]
    years = sorted({year for year, _ in shares})

    def nearer(country, year):
        russia = shares.get((year, frozenset([country, "RUS"])))
        usa = shares.get((year, frozenset([country, "USA"])))
        return None if russia is None or usa is None else russia > usa

    own = [year for year in years if nearer(state, year)]
    rows = []
    for other in others:
        answers = [nearer(other, year) for year in own]
        n_years = sum(answer is not None for answer in answers)
        n_same = sum(answer is True for answer in answers)
        share = n_same / n_years if n_years else None
        rows.append({"share": share, "n_same": n_same, "n_years": n_years, "country_iso3": other})
    return pd.DataFrame(rows)

# %% right: masks and merges, other index and an extra column
def base_rate(pairs, state, others, column):
    def with_(country, partner):
        there = (pairs["country_a_iso3"] == country) & (pairs["country_b_iso3"] == partner)
        back = (pairs["country_b_iso3"] == country) & (pairs["country_a_iso3"] == partner)
        return pairs.loc[there | back, ["year", column]].dropna().rename(columns={column: partner})

    def known(country):
        return with_(country, "RUS").merge(with_(country, "USA"), on="year")

    own = known(state)
    own = own.loc[own["RUS"] > own["USA"], ["year"]]
    result = pd.DataFrame({"country_iso3": others, "state": state}).set_index("country_iso3", drop=False)
    for other in others:
        shared = known(other).merge(own, on="year")
        result.loc[other, "n_years"] = len(shared)
        result.loc[other, "n_same"] = (shared["RUS"] > shared["USA"]).sum()
    result["share"] = result["n_same"] / result["n_years"]
    return result

# %% wrong: one order of the pairs only
# expect: A pair can stand in either order
def base_rate(pairs, state, others, column):
    def nearer(country):
        own = pairs[pairs["country_a_iso3"] == country]
        wide = own.pivot(index="year", columns="country_b_iso3", values=column)
        known = wide.reindex(columns=["RUS", "USA"]).dropna()
        return known["RUS"] > known["USA"]

    years = nearer(state)[nearer(state)].index
    found = []
    for other in others:
        known = nearer(other)[nearer(other).index.isin(years)]
        found.append((other, len(known), known.sum(), known.mean()))
    return pd.DataFrame(found, columns=["country_iso3", "n_years", "n_same", "share"])

# %% wrong: all years
# expect: Look only at years in which `state` itself is nearer
def base_rate(pairs, state, others, column):
    a, b = "country_a_iso3", "country_b_iso3"
    both = pd.concat([pairs, pairs.rename(columns={a: b, b: a})])
    found = []
    for other in others:
        wide = both[both[a] == other].pivot(index="year", columns=b, values=column)
        known = wide.reindex(columns=["RUS", "USA"]).dropna()
        near = known["RUS"] > known["USA"]
        found.append((other, len(near), near.sum(), near.mean()))
    return pd.DataFrame(found, columns=["country_iso3", "n_years", "n_same", "share"])

# %% wrong: unknown years counted as not the same
# expect: A year that is unknown for the other state is counted
def base_rate(pairs, state, others, column):
    a, b = "country_a_iso3", "country_b_iso3"
    both = pd.concat([pairs, pairs.rename(columns={a: b, b: a})])

    def nearer(country):
        wide = both[both[a] == country].pivot(index="year", columns=b, values=column).reindex(columns=["RUS", "USA"])
        return set(wide.index[wide["RUS"] > wide["USA"]])

    years = nearer(state)
    found = [(other, len(years), len(years & nearer(other))) for other in others]
    result = pd.DataFrame(found, columns=["country_iso3", "n_years", "n_same"])
    return result.assign(share=result["n_same"] / result["n_years"])

# %% wrong: equal counted as nearer
# expect: Equal is not greater
def base_rate(pairs, state, others, column):
    a, b = "country_a_iso3", "country_b_iso3"
    both = pd.concat([pairs, pairs.rename(columns={a: b, b: a})])

    def nearer(country):
        wide = both[both[a] == country].pivot(index="year", columns=b, values=column)
        known = wide.reindex(columns=["RUS", "USA"]).dropna()
        return known["RUS"] >= known["USA"]

    years = nearer(state)[nearer(state)].index
    found = []
    for other in others:
        known = nearer(other)[nearer(other).index.isin(years)]
        found.append((other, len(known), known.sum(), known.mean()))
    return pd.DataFrame(found, columns=["country_iso3", "n_years", "n_same", "share"])

# %% wrong: equal counted for the other state
# expect: Equal shares are not nearer to Russia, for the other state either
def base_rate(pairs, state, others, column):
    a, b = "country_a_iso3", "country_b_iso3"
    both = pd.concat([pairs, pairs.rename(columns={a: b, b: a})])

    def known(country):
        wide = both[both[a] == country].pivot(index="year", columns=b, values=column)
        return wide.reindex(columns=["RUS", "USA"]).dropna()

    own = known(state)
    years = own.index[own["RUS"] > own["USA"]]
    found = []
    for other in others:
        shared = known(other)[known(other).index.isin(years)]
        same = ~(shared["USA"] > shared["RUS"])
        found.append((other, len(same), same.sum(), same.mean()))
    return pd.DataFrame(found, columns=["country_iso3", "n_years", "n_same", "share"])

# %% wrong: a share of 0 for a state never known
# expect: With no known year `share` is missing
def base_rate(pairs, state, others, column):
    a, b = "country_a_iso3", "country_b_iso3"
    both = pd.concat([pairs, pairs.rename(columns={a: b, b: a})])

    def nearer(country):
        wide = both[both[a] == country].pivot(index="year", columns=b, values=column)
        known = wide.reindex(columns=["RUS", "USA"]).dropna()
        return known["RUS"] > known["USA"]

    years = nearer(state)[nearer(state)].index
    found = []
    for other in others:
        known = nearer(other)[nearer(other).index.isin(years)]
        found.append((other, len(known), known.sum(), known.sum() / max(len(known), 1)))
    return pd.DataFrame(found, columns=["country_iso3", "n_years", "n_same", "share"])

# %% wrong: a fixed column
# expect: Your code stopped with KeyError
def base_rate(pairs, state, others, column):
    a, b = "country_a_iso3", "country_b_iso3"
    both = pd.concat([pairs, pairs.rename(columns={a: b, b: a})])

    def nearer(country):
        wide = both[both[a] == country].pivot(index="year", columns=b, values="agreement_exact")
        known = wide.reindex(columns=["RUS", "USA"]).dropna()
        return known["RUS"] > known["USA"]

    years = nearer(state)[nearer(state)].index
    found = []
    for other in others:
        known = nearer(other)[nearer(other).index.isin(years)]
        found.append((other, len(known), known.sum(), known.mean()))
    return pd.DataFrame(found, columns=["country_iso3", "n_years", "n_same", "share"])

# %% wrong: the last column taken
# expect: Use the column that `column` names, and find a pair in either order
def base_rate(pairs, state, others, column):
    a, b = "country_a_iso3", "country_b_iso3"
    both = pd.concat([pairs, pairs.rename(columns={a: b, b: a})])
    last = pairs.columns[-1]

    def nearer(country):
        wide = both[both[a] == country].pivot(index="year", columns=b, values=last)
        known = wide.reindex(columns=["RUS", "USA"]).dropna()
        return known["RUS"] > known["USA"]

    years = nearer(state)[nearer(state)].index
    found = []
    for other in others:
        known = nearer(other)[nearer(other).index.isin(years)]
        found.append((other, len(known), known.sum(), known.mean()))
    return pd.DataFrame(found, columns=["country_iso3", "n_years", "n_same", "share"])

# %% wrong: percentages
# expect: `share` should be `n_same` by `n_years`, from 0 to 1
def base_rate(pairs, state, others, column):
    a, b = "country_a_iso3", "country_b_iso3"
    both = pd.concat([pairs, pairs.rename(columns={a: b, b: a})])

    def nearer(country):
        wide = both[both[a] == country].pivot(index="year", columns=b, values=column)
        known = wide.reindex(columns=["RUS", "USA"]).dropna()
        return known["RUS"] > known["USA"]

    years = nearer(state)[nearer(state)].index
    found = []
    for other in others:
        known = nearer(other)[nearer(other).index.isin(years)]
        found.append((other, len(known), known.sum(), 100 * known.mean()))
    return pd.DataFrame(found, columns=["country_iso3", "n_years", "n_same", "share"])

# %% wrong: a mean over the years
# expect: `n_years` and `n_same` should be as in the example
def base_rate(pairs, state, others, column):
    a, b = "country_a_iso3", "country_b_iso3"
    both = pd.concat([pairs, pairs.rename(columns={a: b, b: a})])

    def known(country):
        wide = both[both[a] == country].pivot(index="year", columns=b, values=column)
        return wide.reindex(columns=["RUS", "USA"]).dropna()

    own = known(state)
    years = own.index[own["RUS"] > own["USA"]]
    found = []
    for other in others:
        shared = known(other)[known(other).index.isin(years)]
        same = len(shared) if shared["RUS"].mean() > shared["USA"].mean() else 0
        found.append((other, len(shared), same, same / len(shared)))
    return pd.DataFrame(found, columns=["country_iso3", "n_years", "n_same", "share"])

# %% wrong: a dict
# expect: should be a DataFrame; it is of type `dict`
def base_rate(pairs, state, others, column):
    return dict.fromkeys(others, 0.5)

# %% wrong: states without a known year left out
# expect: A state that is known in no year has a row too
def base_rate(pairs, state, others, column):
    a, b = "country_a_iso3", "country_b_iso3"
    both = pd.concat([pairs, pairs.rename(columns={a: b, b: a})])
    wide = both.pivot(index=[a, "year"], columns=b, values=column)
    known = wide[["RUS", "USA"]].dropna().reset_index()
    known["near"] = known["RUS"] > known["USA"]
    years = known.loc[(known[a] == state) & known["near"], "year"]
    part = known[known[a].isin(others) & known["year"].isin(years)]
    table = part.groupby(a)["near"].agg(["count", "sum", "mean"]).reset_index()
    table.columns = ["country_iso3", "n_years", "n_same", "share"]
    return table
