# %% right: a loop over the rounds
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        score = int((days or 0) > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% right: plain Python, dicts, other order, missing as nan
def score_rounds(rounds, issuer, other):
    theirs = [line for _, line in rounds.sort_values("date").iterrows() if line["issuer"] == other]
    rows = []
    for _, own in rounds.sort_values("list_id", ascending=False).iterrows():
        if own["issuer"] != issuer:
            continue
        past = [line for line in theirs if line["date"] <= own["date"]]
        strong = [line["date"] for line in past if line["strength"] >= own["strength"]]
        sizes = [line["n_persons"] for line in past if not pd.isna(line["n_persons"])]
        row = {"list_id": own["list_id"], "issuer": issuer}
        row["days_behind"] = (own["date"] - strong[0]).days if strong else float("nan")
        row["is_softer"] = any(line["strength"] > own["strength"] for line in past)
        row["has_fewer"] = own["n_persons"] < max(sizes) if sizes and not pd.isna(own["n_persons"]) else float("nan")
        tests = [row["days_behind"] > 0, row["is_softer"], row["has_fewer"]]
        row["score"] = sum(1 for test in tests if test is True or test == 1)
        row["n_tests"] = 2 + (not pd.isna(row["has_fewer"]))
        rows.append(row)
    return pd.DataFrame(rows)

# %% right: a cross merge and groups, nullable booleans
def score_rounds(rounds, issuer, other):
    own = rounds[rounds["issuer"] == issuer]
    theirs = rounds[rounds["issuer"] == other]
    pairs = own.merge(theirs, how="cross", suffixes=("", "_other"))
    pairs = pairs[pairs["date_other"] <= pairs["date"]]
    strong = pairs[pairs["strength_other"] >= pairs["strength"]]
    by = pairs.groupby("list_id")
    result = own.set_index("list_id")
    first = strong.groupby("list_id")["date_other"].min().reindex(result.index)
    result["days_behind"] = (result["date"] - first).dt.days
    result["is_softer"] = by["strength_other"].max().reindex(result.index) > result["strength"]
    largest = by["n_persons_other"].max().reindex(result.index)
    result["has_fewer"] = (result["n_persons"].astype("Float64") < largest.astype("Float64")).astype("boolean")
    later = result["days_behind"] > 0
    result["score"] = later.astype(int) + result["is_softer"].astype(int) + result["has_fewer"].fillna(False).astype(int)
    result["n_tests"] = 2 + result["has_fewer"].notna().astype(int)
    return result.reset_index()

# %% right: numbers 1 and 0 for the tests
def score_rounds(rounds, issuer, other):
    def one(own):
        past = rounds[(rounds["issuer"] == other) & (rounds["date"] <= own["date"])]
        gaps = (own["date"] - past["date"]).dt.days[past["strength"] >= own["strength"]]
        days = gaps.max()
        softer = float(past["strength"].max() > own["strength"])
        sizes = past["n_persons"].dropna()
        known = len(sizes) > 0 and pd.notna(own["n_persons"])
        fewer = float(own["n_persons"] < sizes.max()) if known else None
        return [own["list_id"], days, softer, fewer, (days > 0) + softer + (fewer or 0), 3 if known else 2]

    names = ["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"]
    return pd.DataFrame([one(own) for _, own in rounds[rounds["issuer"] == issuer].iterrows()], columns=names)

# %% wrong: the day itself left out
# expect: includes the day itself
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] < line.date)]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        score = int((days or 0) > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: the first round of any strength
# expect: `days_behind`: days from the first round that is as strong
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        first = before["date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        score = int((days or 0) > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: the nearest round
# expect: `days_behind`: days from the first round that is as strong
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        last = before.loc[before["strength"] >= line.strength, "date"].max()
        nearest = before["date"].max() if pd.isna(last) else last
        days = None if pd.isna(nearest) else (line.date - nearest).days
        softer = bool((before["strength"] > line.strength).any())
        fewer = None if pd.isna(line.n_persons) else bool(line.n_persons < before["n_persons"].max())
        score = int((days or 0) > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: later rounds counted too
# expect: `is_softer`: is a round up to this day, not after, stronger?
def score_rounds(rounds, issuer, other):
    found = []
    theirs = rounds[rounds["issuer"] == other]
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = theirs[theirs["date"] <= line.date]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((theirs["strength"] > line.strength).any())
        largest = theirs["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        score = int((days or 0) > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: missing numbers taken for 0
# expect: `has_fewer`: a missing number is not 0
def score_rounds(rounds, issuer, other):
    rounds = rounds.fillna({"n_persons": 0})
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        fewer = bool(line.n_persons < before["n_persons"].max())
        found.append((line.list_id, days, softer, fewer, int((days or 0) > 0) + softer + fewer, 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: a comparison with a missing number
# expect: `has_fewer`: a missing number is not 0
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        fewer = bool(line.n_persons < before["n_persons"].max())
        found.append((line.list_id, days, softer, fewer, int((days or 0) > 0) + softer + fewer, 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: three tests always
# expect: `score`: tests met; `n_tests`: decided
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        score = int((days or 0) > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: all other issuers
# expect: `days_behind`: only rounds of `other`, as strong
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] != issuer) & (rounds["date"] <= line.date)]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        score = int((days or 0) > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: fewer or the same
# expect: `has_fewer`: below the largest known round
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons <= largest)
        score = int((days or 0) > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: the days counted into the score
# expect: `score`: tests met; `n_tests`: decided
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        found.append((line.list_id, days, softer, fewer, (days or 0) + softer + (fewer or 0), 3 - (fewer is None)))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: all rounds of the table
# expect: Give one row for each round of `issuer`
def score_rounds(rounds, issuer, other):
    table = rounds[["list_id"]].assign(days_behind=0, is_softer=False, has_fewer=None, score=0, n_tests=2)
    return table

# %% wrong: a first round 0 days behind
# expect: `days_behind`: only rounds of `other`, as strong
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = 0 if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        score = int(days > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: timedeltas
# expect: `days_behind`: days from the first round that is as strong
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        days = line.date - before.loc[before["strength"] >= line.strength, "date"].min()
        softer = bool((before["strength"] > line.strength).any())
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        score = int(days > pd.Timedelta(0)) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: no test of strength when nothing came before
# expect: `is_softer`: False without a stronger round
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = None if before.empty else bool((before["strength"] > line.strength).any())
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        score = int((days or 0) > 0) + int(softer or False) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 1 + (softer is not None) + (fewer is not None)))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: the smallest round instead of the largest
# expect: `has_fewer`: below the largest known round
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)]
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        smallest = before["n_persons"].min()
        fewer = None if pd.isna(line.n_persons) or pd.isna(smallest) else bool(line.n_persons < smallest)
        score = int((days or 0) > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: the same strength, not a higher one
# expect: `days_behind`: only rounds of `other`, as strong
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)].sort_values("date")
        first = before.loc[before["strength"] == line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool((before["strength"] > line.strength).any())
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        score = int((days or 0) > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])

# %% wrong: compared with the last round only
# expect: `is_softer`: False without a stronger round
def score_rounds(rounds, issuer, other):
    found = []
    for line in rounds[rounds["issuer"] == issuer].itertuples():
        before = rounds[(rounds["issuer"] == other) & (rounds["date"] <= line.date)].sort_values("date")
        first = before.loc[before["strength"] >= line.strength, "date"].min()
        days = None if pd.isna(first) else (line.date - first).days
        softer = bool(len(before) and before["strength"].iloc[-1] > line.strength)
        largest = before["n_persons"].max()
        fewer = None if pd.isna(line.n_persons) or pd.isna(largest) else bool(line.n_persons < largest)
        score = int((days or 0) > 0) + int(softer) + int(fewer or False)
        found.append((line.list_id, days, softer, fewer, score, 2 if fewer is None else 3))
    return pd.DataFrame(found, columns=["list_id", "days_behind", "is_softer", "has_fewer", "score", "n_tests"])
