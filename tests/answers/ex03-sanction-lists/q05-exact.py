# %% right: three loops
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        unknown = rows.loc[rows["category"].isna(), "date"].min()
        days = [day for day in rows["date"].unique() if not day >= unknown]
        for rule, categories in rules.items():
            dates = rows.loc[rows["category"].isin(categories), "date"]
            found += [(issuer, rule, day) for day in days if (dates <= day).sum() == n]
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% right: cumulative sums by day
def exact_counts(table, rules, n):
    pieces = []
    for rule, categories in rules.items():
        counted = table.assign(hit=table["category"].isin(categories), gap=table["category"].isna())
        by_day = counted.groupby(["issuer", "date"])[["hit", "gap"]].sum().groupby(level="issuer").cumsum().reset_index()
        hits = by_day[(by_day["hit"] == n) & (by_day["gap"] == 0)]
        pieces.append(hits.assign(rule=rule))
    return pd.concat(pieces)[["rule", "date", "issuer"]]

# %% right: dicts, days as dates, missing asked for row by row
def exact_counts(table, rules, n):
    rows = []
    for issuer in set(table["issuer"]):
        part = table[table["issuer"] == issuer].sort_values("date")
        for day in sorted(set(part["date"])):
            until = part[part["date"] <= day]
            if until["category"].isna().any():
                break
            for rule in rules:
                members = [c for c in until["category"] if c in rules[rule]]
                if len(members) == n:
                    rows.append({"date": day.date(), "issuer": issuer, "rule": rule})
    return pd.DataFrame(rows, columns=["date", "issuer", "rule"])

# %% right: a cross merge of rules and rows
def exact_counts(table, rules, n):
    days = table[["issuer", "date"]].drop_duplicates()
    grid = days.merge(pd.DataFrame({"rule": list(rules)}), how="cross")
    gaps = table[table["category"].isna()].groupby("issuer")["date"].min()

    def size(row):
        mine = table[(table["issuer"] == row["issuer"]) & (table["date"] <= row["date"])]
        return int(mine["category"].isin(rules[row["rule"]]).sum())

    grid["n"] = [size(row) for _, row in grid.iterrows()]
    known = [not day >= gaps.get(issuer, pd.NaT) for issuer, day in zip(grid["issuer"], grid["date"])]
    return grid[[a and b == n for a, b in zip(known, grid["n"])]]

# %% wrong: one day's persons only
# expect: A day counts all who were listed up to it
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                if rows.loc[rows["date"] == day, "category"].isin(categories).sum() == n:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: before the day
# expect: The day itself counts
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                if rows.loc[rows["date"] < day, "category"].isin(categories).sum() == n:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: days on which somebody of the group was added
# expect: A number that stays the same gives a row for each day
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        for rule, categories in rules.items():
            dates = rows.loc[rows["category"].isin(categories), "date"]
            found += [(issuer, rule, day) for day in dates.unique() if (dates <= day).sum() == n]
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: at least n
# expect: Give only those rules and days
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                if rows.loc[rows["date"] <= day, "category"].isin(categories).sum() >= n:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: one row for each person
# expect: give each hit once
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        for day in rows["date"]:
            for rule, categories in rules.items():
                if rows.loc[rows["date"] <= day, "category"].isin(categories).sum() == n:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: the days of all issuers
# expect: The days to look at are those of the issuer itself
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        for day in table["date"].unique():
            for rule, categories in rules.items():
                if rows.loc[rows["date"] <= day, "category"].isin(categories).sum() == n:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: all issuers counted together
# expect: A rule counts persons of any of its groups
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                if table.loc[table["date"] <= day, "category"].isin(categories).sum() == n:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: the first category of a rule only
# expect: A day counts all who were listed up to it
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                if ((rows["date"] <= day) & (rows["category"] == categories[0])).sum() == n:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: rows taken in the order of the table
# expect: A rule counts persons of any of its groups
def exact_counts(table, rules, n):
    found = []
    for rule, categories in rules.items():
        part = table.assign(n=table["category"].isin(categories).astype(int).groupby(table["issuer"]).cumsum())
        last = part.groupby(["issuer", "date"], sort=False).tail(1)
        found.append(last[last["n"] == n].assign(rule=rule))
    return pd.concat(found)[["issuer", "rule", "date"]]

# %% wrong: missing categories ignored
# expect: On the day of a person without a category
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                if rows.loc[rows["date"] <= day, "category"].isin(categories).sum() == n:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: only the day of the missing category left out
# expect: makes all later numbers unknown too
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        odd = set(rows.loc[rows["category"].isna(), "date"])
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                if day not in odd and rows.loc[rows["date"] <= day, "category"].isin(categories).sum() == n:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: rows without a category dropped first
# expect: makes all later numbers unknown too
def exact_counts(table, rules, n):
    odd = table.loc[table["category"].isna(), ["issuer", "date"]]
    table = table.merge(odd.assign(gap=True), how="left", on=["issuer", "date"])
    table = table[table["gap"].isna()]
    found = []
    for issuer, rows in table.groupby("issuer"):
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                if rows.loc[rows["date"] <= day, "category"].isin(categories).sum() == n:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: the whole issuer left out
# expect: What is unknown later does not make the earlier days unknown
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        if rows["category"].isna().any():
            continue
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                if rows.loc[rows["date"] <= day, "category"].isin(categories).sum() == n:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: unknown for every issuer
# expect: What is unknown of one issuer does not make another's number unknown
def exact_counts(table, rules, n):
    found = []
    unknown = table.loc[table["category"].isna(), "date"].min()
    for issuer, rows in table.groupby("issuer"):
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                hits = rows.loc[rows["date"] <= day, "category"].isin(categories).sum()
                if hits == n and not day >= unknown:
                    found.append((issuer, rule, day))
    return pd.DataFrame(found, columns=["issuer", "rule", "date"])

# %% wrong: a list of tuples
# expect: should be a DataFrame; it is of type `list`
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                if rows.loc[rows["date"] <= day, "category"].isin(categories).sum() == n:
                    found.append((issuer, rule, day))
    return found

# %% wrong: no columns without a hit
# expect: Keep the columns also when no row is left
def exact_counts(table, rules, n):
    found = []
    for issuer, rows in table.groupby("issuer"):
        for day in rows["date"].unique():
            for rule, categories in rules.items():
                if rows.loc[rows["date"] <= day, "category"].isin(categories).sum() == n:
                    found.append({"issuer": issuer, "rule": rule, "date": day})
    return pd.DataFrame(found)

# %% wrong: the answer for the real lists
# expect: The day itself counts
def exact_counts(table, rules, n):
    days = pd.to_datetime(["2014-03-20", "2014-04-11", "2014-03-21"])
    issuers = ["United States", "United States", "European Union"]
    return pd.DataFrame({"issuer": issuers, "rule": ["RF_federal"] * 3, "date": days})
