# %% right: a loop over directions
def left_out(coded, last_day):
    rows = []
    for direction in coded["direction"].dropna().unique():
        part = coded[(coded["direction"] == direction) & (coded["date"] <= last_day)]
        n = len(part)
        if n == 0:
            continue
        low = (part["is_mentioned"] == False).sum() / n  # noqa: E712
        doubtful = (part["mention"] == "doubtful").sum()
        rows.append({"direction": direction, "low": low, "high": low + doubtful / n, "n": n})
    return pd.DataFrame(rows, columns=["direction", "n", "low", "high"])

# %% right: a table of counts
def left_out(coded, last_day):
    known = coded[coded["date"].le(last_day)].dropna(subset=["direction"])
    kinds = known["mention"].astype(object).where(known["mention"].notna(), "none")
    counts = pd.crosstab(known["direction"], kinds).reindex(columns=["none", "doubtful", "clear"], fill_value=0)
    n = counts.sum(axis=1)
    out = pd.DataFrame({"n": n, "low": counts["none"] / n, "high": 1 - counts["clear"] / n})
    return out.rename_axis("direction").reset_index()

# %% right: plain Python, other order, percent beside
def left_out(coded, last_day):
    tally = {}
    for event in coded.to_dict("records"):
        if event["date"] > last_day or not isinstance(event["direction"], str):
            continue
        n, low, high = tally.get(event["direction"], (0, 0, 0))
        low += not event["is_mentioned"]
        high += not event["is_mentioned"] or event["mention"] == "doubtful"
        tally[event["direction"]] = (n + 1, low, high)
    rows = [(low / n, high / n, n, name, round(100 * low / n)) for name, (n, low, high) in sorted(tally.items())]
    return pd.DataFrame(rows, columns=["low", "high", "n", "direction", "low_pct"])

# %% right: ordered categories compared, direction as index too
def left_out(coded, last_day):
    known = coded.loc[coded["date"] <= last_day]
    groups = known.assign(low=known["mention"].isna(), high=~(known["mention"] > "doubtful")).groupby("direction")
    result = groups[["low", "high"]].mean()
    result["n"] = groups.size()
    result["direction"] = result.index
    return result

# %% wrong: the last day itself left out
# expect: `n` counts up to the last day
def left_out(coded, last_day):
    known = coded[coded["date"] < last_day]
    known = known.assign(low=~known["is_mentioned"], high=known["mention"] != "clear")
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "mean"), high=("high", "mean")).reset_index()

# %% wrong: later events counted
# expect: `n` counts up to the last day
def left_out(coded, last_day):
    known = coded.assign(low=~coded["is_mentioned"], high=coded["mention"] != "clear")
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "mean"), high=("high", "mean")).reset_index()

# %% wrong: the bounds exchanged
# expect: `low` takes doubtful mentions as mentioned
def left_out(coded, last_day):
    known = coded[coded["date"] <= last_day]
    known = known.assign(high=~known["is_mentioned"], low=known["mention"] != "clear")
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "mean"), high=("high", "mean")).reset_index()

# %% wrong: doubtful mentions taken out altogether
# expect: `n` counts up to the last day
def left_out(coded, last_day):
    known = coded[(coded["date"] <= last_day) & (coded["mention"] != "doubtful")]
    known = known.assign(low=~known["is_mentioned"], high=known["mention"] != "clear")
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "mean"), high=("high", "mean")).reset_index()

# %% wrong: doubtful mentions forgotten
# expect: `low` takes doubtful mentions as mentioned
def left_out(coded, last_day):
    known = coded[coded["date"] <= last_day]
    known = known.assign(low=~known["is_mentioned"])
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "mean"), high=("low", "mean")).reset_index()

# %% wrong: percentages
# expect: no percentage and no number of events
def left_out(coded, last_day):
    known = coded[coded["date"] <= last_day]
    known = known.assign(low=100 * ~known["is_mentioned"], high=(known["mention"] != "clear") * 100)
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "mean"), high=("high", "mean")).reset_index()

# %% wrong: numbers instead of shares
# expect: no percentage and no number of events
def left_out(coded, last_day):
    known = coded[coded["date"] <= last_day]
    known = known.assign(low=~known["is_mentioned"], high=known["mention"] != "clear")
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "sum"), high=("high", "sum")).reset_index()

# %% wrong: shares of all that is left out
# expect: Divide by the direction's own `n`
def left_out(coded, last_day):
    known = coded[coded["date"] <= last_day]
    known = known.assign(low=~known["is_mentioned"], high=known["mention"] != "clear")
    counts = known.groupby("direction").agg(n=("low", "size"), low=("low", "sum"), high=("high", "sum")).reset_index()
    return counts.assign(low=counts["low"] / counts["low"].sum(), high=counts["high"] / counts["high"].sum())

# %% wrong: the share mentioned
# expect: `low` takes doubtful mentions as mentioned
def left_out(coded, last_day):
    known = coded[coded["date"] <= last_day]
    known = known.assign(low=known["is_mentioned"], high=known["mention"] == "clear")
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "mean"), high=("high", "mean")).reset_index()

# %% wrong: a row for no direction
# expect: There should be one row for each direction, and no other
def left_out(coded, last_day):
    known = coded[coded["date"] <= last_day]
    known = known.assign(low=~known["is_mentioned"], high=known["mention"] != "clear")
    known["direction"] = known["direction"].fillna("none")
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "mean"), high=("high", "mean")).reset_index()

# %% wrong: direction only as index
# expect: should have the columns `direction`, `n`, `low`, `high`
def left_out(coded, last_day):
    known = coded[coded["date"] <= last_day]
    known = known.assign(low=~known["is_mentioned"], high=known["mention"] != "clear")
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "mean"), high=("high", "mean"))

# %% wrong: only for and against
# expect: Each direction in the table has its row
def left_out(coded, last_day):
    known = coded[(coded["date"] <= last_day) & coded["direction"].isin(["for", "against"])]
    known = known.assign(low=~known["is_mentioned"], high=known["mention"] != "clear")
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "mean"), high=("high", "mean")).reset_index()

# %% wrong: rounded
# expect: A share should be exact
def left_out(coded, last_day):
    known = coded[coded["date"] <= last_day]
    known = known.assign(low=~known["is_mentioned"], high=known["mention"] != "clear")
    groups = known.groupby("direction")
    return groups.agg(n=("low", "size"), low=("low", "mean"), high=("high", "mean")).reset_index().round(3)

# %% wrong: directions of later events with nothing in their row
# expect: should have no row
def left_out(coded, last_day):
    rows = []
    for direction, part in coded.groupby("direction"):
        part = part[part["date"] <= last_day]
        rows.append([direction, len(part), (~part["is_mentioned"]).mean(), (part["mention"] != "clear").mean()])
    return pd.DataFrame(rows, columns=["direction", "n", "low", "high"])

# %% wrong: no columns when no row is left
# expect: Keep the columns also when no row is left
def left_out(coded, last_day):
    rows = []
    for direction, part in coded[coded["date"] <= last_day].groupby("direction"):
        low, high = (~part["is_mentioned"]).mean(), (part["mention"] != "clear").mean()
        rows.append({"direction": direction, "n": len(part), "low": low, "high": high})
    return pd.DataFrame(rows)

# %% wrong: the input changed
# expect: Your code changes `coded`
def left_out(coded, last_day):
    coded["low"] = ~coded["is_mentioned"]
    coded["high"] = coded["mention"] != "clear"
    known = coded[coded["date"] <= last_day]
    return known.groupby("direction").agg(n=("low", "size"), low=("low", "mean"), high=("high", "mean")).reset_index()

# %% wrong: doubtful mentions out of the denominator
# expect: Divide by the direction's own `n`
def left_out(coded, last_day):
    known = coded[coded["date"] <= last_day]
    n = known.groupby("direction").size()
    lost = (~known["is_mentioned"]).groupby(known["direction"]).sum()
    doubtful = (known["mention"] == "doubtful").groupby(known["direction"]).sum()
    return pd.DataFrame({"n": n, "low": lost / n, "high": lost / (n - doubtful)}).reset_index()
