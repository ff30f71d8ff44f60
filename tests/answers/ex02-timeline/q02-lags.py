# %% right: loops and lists
def lags(rounds, issuer, others):
    result = {}
    for _, row in rounds.iterrows():
        if row["issuer"] == issuer:
            earlier = [other["date"] for _, other in rounds.iterrows() if other["issuer"] in others and other["date"] < row["date"]]
            result[row["list_id"]] = (row["date"] - max(earlier)).days if earlier else None
    return result

# %% right: merge_asof, a Series
def lags(rounds, issuer, others):
    table = rounds[["list_id", "issuer", "date"]].sort_values("date")
    own = table[table["issuer"] == issuer]
    lead = table.loc[table["issuer"].isin(others), ["date"]].assign(lead=lambda t: t["date"])
    both = pd.merge_asof(own, lead, on="date", allow_exact_matches=False)
    return both.set_index("list_id")["date"].sub(both.set_index("list_id")["lead"]).dt.days

# %% right: a cross merge and the smallest difference
def lags(rounds, issuer, others):
    own = rounds.query("issuer == @issuer")[["list_id", "date"]]
    lead = rounds.query("issuer in @others")[["date"]]
    pairs = own.merge(lead, how="cross", suffixes=("", "_lead"))
    days = (pairs["date"] - pairs["date_lead"]).dt.days
    nearest = days[days > 0].groupby(pairs["list_id"]).min()
    return nearest.reindex(own["list_id"])

# %% right: day by day backwards, whole numbers with NA
def lags(rounds, issuer, others):
    taken = {(name, day) for name, day in zip(rounds["issuer"], rounds["date"])}
    found = {}
    for name, who, day in rounds[["list_id", "issuer", "date"]].itertuples(index=False):
        if who != issuer:
            continue
        found[name] = pd.NA
        for back in range(1, 5000):
            if any((other, day - pd.Timedelta(days=back)) in taken for other in others):
                found[name] = back
                break
    return pd.Series(found, dtype="Int64")

# %% wrong: the same day counts as earlier
# expect: The same day is not earlier
def lags(rounds, issuer, others):
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    own = rounds[rounds["issuer"] == issuer]
    return {name: (day - lead[lead <= day].max()).days for name, day in zip(own["list_id"], own["date"])}

# %% wrong: missing filled with zero
# expect: the lag is missing, not 0
def lags(rounds, issuer, others):
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    own = rounds[rounds["issuer"] == issuer].set_index("list_id")["date"]
    return own.map(lambda day: (day - lead[lead < day].max()).days).fillna(0)

# %% wrong: rounds without a lag dropped
# expect: stays, with a missing lag
def lags(rounds, issuer, others):
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    own = rounds[rounds["issuer"] == issuer].set_index("list_id")["date"]
    return own.map(lambda day: (day - lead[lead < day].max()).days).dropna()

# %% wrong: nearest in either direction
# expect: A later round is taken
def lags(rounds, issuer, others):
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    result = {}
    for name, day in rounds.loc[rounds["issuer"] == issuer, ["list_id", "date"]].itertuples(index=False):
        gaps = (day - lead[lead != day]).dt.days
        result[name] = None if not (lead < day).any() else gaps.abs().min()
    return result

# %% wrong: the first round instead of the nearest
# expect: Take the nearest earlier round
def lags(rounds, issuer, others):
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    own = rounds[rounds["issuer"] == issuer]
    return {name: (day - lead[lead < day].min()).days for name, day in zip(own["list_id"], own["date"])}

# %% wrong: all others, named or not
# expect: only those of `others`
def lags(rounds, issuer, others):
    lead = rounds.loc[rounds["issuer"] != issuer, "date"]
    own = rounds[rounds["issuer"] == issuer]
    return {name: (day - lead[lead < day].max()).days for name, day in zip(own["list_id"], own["date"])}

# %% wrong: Timedeltas
# expect: A lag should be a number, not text
def lags(rounds, issuer, others):
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    own = rounds[rounds["issuer"] == issuer]
    return {name: day - lead[lead < day].max() for name, day in zip(own["list_id"], own["date"])}

# %% wrong: row numbers as labels
# expect: The labels should be the `list_id`s
def lags(rounds, issuer, others):
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    return rounds.loc[rounds["issuer"] == issuer, "date"].map(lambda day: (day - lead[lead < day].max()).days)

# %% wrong: max of an empty list
# expect: Your code stopped with ValueError
def lags(rounds, issuer, others):
    lead = rounds[rounds["issuer"].isin(others)]["date"].tolist()
    own = rounds[rounds["issuer"] == issuer]
    return {name: (day - max(d for d in lead if d < day)).days for name, day in zip(own["list_id"], own["date"])}

# %% wrong: only the first of the others
# expect: The lag should be the days since that round
def lags(rounds, issuer, others):
    lead = rounds.loc[rounds["issuer"] == others[0], "date"]
    own = rounds[rounds["issuer"] == issuer]
    return {name: (day - lead[lead < day].max()).days for name, day in zip(own["list_id"], own["date"])}

# %% wrong: the row above, the table as it stands
# expect: Each round of the issuer should have its lag
def lags(rounds, issuer, others):
    table = rounds[rounds["issuer"].isin([issuer, *others])]
    result, last = {}, None
    for row in table.itertuples():
        if row.issuer == issuer:
            gap = (row.date - last).days if last is not None else None
            result[row.list_id] = gap or None
        else:
            last = row.date
    return {name: lag for name, lag in result.items() if lag is None or lag > 0}

# %% wrong: the last earlier row instead of the last earlier day
# expect: When a round falls on the same day
def lags(rounds, issuer, others):
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    result = {}
    for name, day in rounds.loc[rounds["issuer"] == issuer, ["list_id", "date"]].itertuples(index=False):
        earlier = lead[lead < day]
        result[name] = (day - earlier.iloc[-1]).days if len(earlier) else None
        if (lead == day).any():
            result[name] = (day - earlier.iloc[0]).days if len(earlier) else None
    return result

# %% wrong: the input sorted in place
# expect: Your code changes `rounds`
def lags(rounds, issuer, others):
    rounds.sort_values("date", ascending=False, inplace=True)
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    own = rounds[rounds["issuer"] == issuer]
    return {name: (day - lead[lead < day].max()).days for name, day in zip(own["list_id"], own["date"])}

# %% wrong: the real rounds instead of the argument
# expect: The labels should be the `list_id`s
def lags(table, issuer, others):
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    own = rounds[rounds["issuer"] == issuer]
    return {name: (day - lead[lead < day].max()).days for name, day in zip(own["list_id"], own["date"])}

# %% wrong: both ends counted
# expect: The lag should be the days since that round
def lags(rounds, issuer, others):
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    own = rounds[rounds["issuer"] == issuer]
    return {name: (day - lead[lead < day].max()).days + 1 for name, day in zip(own["list_id"], own["date"])}
