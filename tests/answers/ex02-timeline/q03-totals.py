# %% right: two loops in plain Python
def running_totals(rounds, days):
    rows = []
    for day in days:
        for issuer in rounds["issuer"].unique():
            numbers = [n for who, date, n in zip(rounds["issuer"], rounds["date"], rounds["n_persons"]) if who == issuer and date <= day]
            known = [int(n) for n in numbers if pd.notna(n)]
            total = sum(known) if known or not numbers else None
            rows.append({"date": day, "issuer": issuer, "n_without": len(numbers) - len(known), "n_persons": total, "n": len(numbers)})
    return pd.DataFrame(rows)

# %% right: a cross merge, grouped
def running_totals(rounds, days):
    pairs = rounds[["issuer"]].drop_duplicates().merge(pd.DataFrame({"day": list(days)}), how="cross")
    merged = pairs.merge(rounds, on="issuer")
    merged = merged[merged["date"] <= merged["day"]]
    groups = merged.groupby(["issuer", "day"])["n_persons"]
    found = groups.agg(n_persons=lambda n: n.sum(min_count=1), size="size", known="count").reset_index()
    result = pairs.merge(found, on=["issuer", "day"], how="left")
    result["n_without"] = (result["size"] - result["known"]).fillna(0).astype(int)
    result["n_persons"] = result["n_persons"].where(result["size"].notna(), 0)
    return result.rename(columns={"day": "date"})

# %% right: one table a day, put together, issuer as index too
def running_totals(rounds, days):
    issuers = sorted(set(rounds["issuer"]))
    parts = []
    for day in sorted(days):
        past = rounds[rounds["date"] <= day].groupby("issuer")["n_persons"]
        part = pd.DataFrame({"n_persons": past.sum(min_count=1).astype("Float64"), "size": past.size(), "known": past.count()})
        part = part.reindex(issuers)
        part.loc[part["size"].isna(), "n_persons"] = 0
        part["n_without"] = (part["size"] - part["known"]).fillna(0)
        parts.append(part.assign(date=day.date(), issuer=issuers))
    return pd.concat(parts)

# %% right: running sums and masks
def running_totals(rounds, days):
    out = []
    for issuer, own in rounds.sort_values("date").groupby("issuer"):
        sums = own["n_persons"].fillna(0).cumsum().tolist()
        known = own["n_persons"].notna().cumsum().tolist()
        for day in days:
            at = int((own["date"] <= day).sum())
            n_known = known[at - 1] if at else 0
            total = float("nan") if at and not n_known else (float(sums[at - 1]) if at else 0.0)
            out.append((issuer, day, total, at - n_known))
    return pd.DataFrame(out, columns=["issuer", "date", "n_persons", "n_without"])

# %% wrong: missing filled with zero
# expect: A round without a number is no 0
def running_totals(rounds, days):
    rows = []
    for issuer, own in rounds.groupby("issuer"):
        for day in days:
            numbers = own.loc[own["date"] <= day, "n_persons"]
            rows.append([issuer, day, numbers.fillna(0).sum(), numbers.isna().sum()])
    return pd.DataFrame(rows, columns=["issuer", "date", "n_persons", "n_without"])

# %% wrong: missing also before the first round
# expect: An issuer without a round yet has listed nobody
def running_totals(rounds, days):
    rows = []
    for issuer, own in rounds.groupby("issuer"):
        for day in days:
            numbers = own.loc[own["date"] <= day, "n_persons"]
            rows.append([issuer, day, numbers.sum(min_count=1), numbers.isna().sum()])
    return pd.DataFrame(rows, columns=["issuer", "date", "n_persons", "n_without"])

# %% wrong: the day itself left out
# expect: `n_persons` should be the sum by that day, the day included
def running_totals(rounds, days):
    rows = []
    for issuer, own in rounds.groupby("issuer"):
        for day in days:
            numbers = own.loc[own["date"] < day, "n_persons"]
            rows.append([issuer, day, numbers.sum(min_count=1) if len(numbers) else 0, numbers.isna().sum()])
    return pd.DataFrame(rows, columns=["issuer", "date", "n_persons", "n_without"])

# %% wrong: issuers without a round yet left out
# expect: A row is lost
def running_totals(rounds, days):
    parts = []
    for day in days:
        past = rounds[rounds["date"] <= day].groupby("issuer")["n_persons"]
        part = pd.DataFrame({"n_persons": past.sum(min_count=1), "n_without": past.size() - past.count()})
        parts.append(part.reset_index().assign(date=day))
    return pd.concat(parts)

# %% wrong: one column a day
# expect: should have the columns `issuer`, `date`, `n_persons`, `n_without`
def running_totals(rounds, days):
    return pd.DataFrame({day: rounds[rounds["date"] <= day].groupby("issuer")["n_persons"].sum() for day in days})

# %% wrong: dates of the rounds instead of the days asked for
# expect: A row is lost
def running_totals(rounds, days):
    table = rounds.sort_values("date")
    total = table.groupby("issuer")["n_persons"].cumsum()
    return table[["issuer", "date"]].assign(n_persons=total, n_without=table["n_persons"].isna().astype(int))

# %% wrong: one missing number spoils the sum
# expect: `n_persons` should be the sum by that day
def running_totals(rounds, days):
    rows = []
    for issuer, own in rounds.groupby("issuer"):
        for day in days:
            numbers = own.loc[own["date"] <= day, "n_persons"]
            rows.append([issuer, day, numbers.sum(skipna=False), numbers.isna().sum()])
    return pd.DataFrame(rows, columns=["issuer", "date", "n_persons", "n_without"])

# %% wrong: the last row of a running sum, the rows not sorted
# expect: A round without a number should not touch
def running_totals(rounds, days):
    rows = []
    for issuer, own in rounds.groupby("issuer"):
        sums = own["n_persons"].fillna(0).cumsum()
        for day in days:
            past = own[own["date"] <= day]
            known = past["n_persons"].notna()
            total = None if len(past) and not known.any() else (sums[past.index[-1]] if len(past) else 0)
            rows.append([issuer, day, total, (~known).sum()])
    return pd.DataFrame(rows, columns=["issuer", "date", "n_persons", "n_without"])

# %% wrong: n_without of the whole table
# expect: `n_without` should count the rounds by that day only
def running_totals(rounds, days):
    rows = []
    for issuer, own in rounds.groupby("issuer"):
        for day in days:
            numbers = own.loc[own["date"] <= day, "n_persons"]
            total = numbers.sum(min_count=1) if len(numbers) else 0
            rows.append([issuer, day, total, own["n_persons"].isna().sum()])
    return pd.DataFrame(rows, columns=["issuer", "date", "n_persons", "n_without"])

# %% wrong: zeros counted as missing
# expect: A round with the number 0 has a number
def running_totals(rounds, days):
    rows = []
    for issuer, own in rounds.groupby("issuer"):
        for day in days:
            numbers = own.loc[own["date"] <= day, "n_persons"]
            total = numbers.sum(min_count=1) if len(numbers) else 0
            rows.append([issuer, day, total, (numbers.fillna(0) == 0).sum()])
    return pd.DataFrame(rows, columns=["issuer", "date", "n_persons", "n_without"])

# %% wrong: a flag instead of a number
# expect: `n_without` of `running_totals(…)` should hold numbers
def running_totals(rounds, days):
    rows = []
    for issuer, own in rounds.groupby("issuer"):
        for day in days:
            numbers = own.loc[own["date"] <= day, "n_persons"]
            total = numbers.sum(min_count=1) if len(numbers) else 0
            rows.append([issuer, day, total, bool(numbers.isna().any())])
    return pd.DataFrame(rows, columns=["issuer", "date", "n_persons", "n_without"])

# %% wrong: the return inside the loop
# expect: A row is lost
def running_totals(rounds, days):
    rows = []
    for issuer, own in rounds.groupby("issuer"):
        for day in days:
            numbers = own.loc[own["date"] <= day, "n_persons"]
            total = numbers.sum(min_count=1) if len(numbers) else 0
            rows.append([issuer, day, total, numbers.isna().sum()])
        return pd.DataFrame(rows, columns=["issuer", "date", "n_persons", "n_without"])

# %% wrong: missing numbers filled in the input
# expect: Your code changes `rounds`
def running_totals(rounds, days):
    rounds["known"] = rounds["n_persons"].notna()
    rows = []
    for issuer, own in rounds.groupby("issuer"):
        for day in days:
            past = own[own["date"] <= day]
            total = past["n_persons"].sum() if past["known"].any() or past.empty else None
            rows.append([issuer, day, total, int((~past["known"]).sum())])
    return pd.DataFrame(rows, columns=["issuer", "date", "n_persons", "n_without"])
