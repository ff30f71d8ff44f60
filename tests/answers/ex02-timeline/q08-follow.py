# %% right: loops and counts
def follow_table(rounds, issuer, others, windows, at_least):
    own = [day for who, day in zip(rounds["issuer"], rounds["date"]) if who == issuer]
    lead = [day for who, day in zip(rounds["issuer"], rounds["date"]) if who in others]
    rows = []
    for k in windows:
        n_follow = n_precede = 0
        for day in own:
            before = [other for other in lead if 1 <= (day - other).days <= k]
            after = [other for other in lead if 1 <= (other - day).days <= k]
            n_follow += len(before) >= at_least
            n_precede += len(after) >= at_least
        rows.append({"k": k, "n_rounds": len(own), "n_precede": n_precede, "n_follow": n_follow})
    return pd.DataFrame(rows)

# %% right: dates shifted by a Timedelta, largest window first
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds[rounds["issuer"] == issuer]["date"]
    lead = rounds[rounds["issuer"].isin(others)]["date"]
    table = pd.DataFrame({"k": sorted(windows, reverse=True)})
    def count(k, sign):
        step = pd.Timedelta(days=k)
        hits = 0
        for day in own:
            inside = (lead < day) & (lead >= day - step) if sign < 0 else (lead > day) & (lead <= day + step)
            hits += int(inside.sum() >= at_least)
        return hits
    table["n_follow"] = [count(k, -1) for k in table["k"]]
    table["n_precede"] = [count(k, 1) for k in table["k"]]
    return table.assign(n_rounds=len(own), share=table["n_follow"] / max(len(own), 1)).set_index("k", drop=False)

# %% right: numpy, the n-th smallest gap
import numpy as np

def follow_table(rounds, issuer, others, windows, at_least):
    days = rounds["date"].to_numpy().astype("datetime64[D]").astype(int)
    own, lead = days[(rounds["issuer"] == issuer).to_numpy()], days[rounds["issuer"].isin(others).to_numpy()]
    gaps = own[:, None] - lead[None, :]
    result = []
    for k in windows:
        follow = (((gaps >= 1) & (gaps <= k)).sum(axis=1) >= at_least).sum()
        precede = (((gaps <= -1) & (gaps >= -k)).sum(axis=1) >= at_least).sum()
        result.append((k, follow, precede, len(own)))
    return pd.DataFrame(result, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% right: a cross merge, grouped
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, ["list_id", "date"]]
    lead = rounds.loc[rounds["issuer"].isin(others), ["date"]].rename(columns={"date": "lead"})
    pairs = own.merge(lead, how="cross")
    pairs["gap"] = (pairs["date"] - pairs["lead"]).dt.days
    rows = []
    for k in windows:
        before = pairs[(pairs["gap"] > 0) & (pairs["gap"] <= k)]["list_id"].value_counts()
        after = pairs[(pairs["gap"] < 0) & (pairs["gap"] >= -k)]["list_id"].value_counts()
        rows.append([k, (before >= at_least).sum(), (after >= at_least).sum(), len(own)])
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: the k-th day left out
# expect: `n_follow` looks back
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(day - lead).dt.days for day in own]
    rows = [[k, sum(((g > 0) & (g < k)).sum() >= at_least for g in gaps), sum(((g < 0) & (g > -k)).sum() >= at_least for g in gaps), len(own)] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: the others' rounds counted
# expect: Count the issuer's rounds that follow
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(day - lead).dt.days for day in own]
    rows = [[k, sum(g.between(1, k).sum() for g in gaps), sum(g.between(-k, -1).sum() for g in gaps), len(own)] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: at_least forgotten
# expect: `at_least` is the number of rounds in the window
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(day - lead).dt.days for day in own]
    rows = [[k, sum(g.between(1, k).any() for g in gaps), sum(g.between(-k, -1).any() for g in gaps), len(own)] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: more than at_least
# expect: `n_follow` looks back
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(day - lead).dt.days for day in own]
    rows = [[k, sum(g.between(1, k).sum() > at_least for g in gaps), sum(g.between(-k, -1).sum() > at_least for g in gaps), len(own)] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: the same day counts
# expect: A round on the same day counts neither
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(day - lead).dt.days for day in own]
    rows = [[k, sum(g.between(0, k).sum() >= at_least for g in gaps), sum(g.between(-k, 0).sum() >= at_least for g in gaps), len(own)] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: before and after exchanged
# expect: `n_follow` looks back
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(lead - day).dt.days for day in own]
    rows = [[k, sum(g.between(1, k).sum() >= at_least for g in gaps), sum(g.between(-k, -1).sum() >= at_least for g in gaps), len(own)] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: distances without their sign
# expect: A window holds the `k` days before, or after
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(day - lead).dt.days.abs() for day in own]
    n = [sum(g.between(1, k).sum() >= at_least for g in gaps) for k in windows]
    return pd.DataFrame({"k": windows, "n_follow": n, "n_precede": n, "n_rounds": len(own)})

# %% wrong: all other issuers
# expect: Issuers that are not in `others` do not count
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"] != issuer, "date"]
    gaps = [(day - lead).dt.days for day in own]
    rows = [[k, sum(g.between(1, k).sum() >= at_least for g in gaps), sum(g.between(-k, -1).sum() >= at_least for g in gaps), len(own)] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: own rounds count as well
# expect: A window holds the `k` days before, or after
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin([issuer, *others]), "date"]
    gaps = [(day - lead).dt.days for day in own]
    rows = [[k, sum(g.between(1, k).sum() >= at_least for g in gaps), sum(g.between(-k, -1).sum() >= at_least for g in gaps), len(own)] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: each of the others has to act that often
# expect: `at_least` counts the rounds of all `others` together
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    dates = [rounds.loc[rounds["issuer"] == other, "date"] for other in others]
    rows = []
    for k in windows:
        follow = sum(any((day - d).dt.days.between(1, k).sum() >= at_least for d in dates) for day in own)
        precede = sum(any((d - day).dt.days.between(1, k).sum() >= at_least for d in dates) for day in own)
        rows.append([k, follow, precede, len(own)])
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: shares
# expect: no share
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(day - lead).dt.days for day in own]
    n = len(own)
    rows = [[k, sum(g.between(1, k).sum() >= at_least for g in gaps) / n, sum(g.between(-k, -1).sum() >= at_least for g in gaps) / n, n] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: k only as index
# expect: should have the columns `k`, `n_follow`, `n_precede`, `n_rounds`
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(day - lead).dt.days for day in own]
    n = [sum(g.between(1, k).sum() >= at_least for g in gaps) for k in windows]
    return pd.DataFrame({"n_follow": n, "n_precede": 0, "n_rounds": len(own)}, index=windows)

# %% wrong: the rounds of everybody in n_rounds
# expect: `n_rounds` should be the number of the issuer's own rounds
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(day - lead).dt.days for day in own]
    rows = [[k, sum(g.between(1, k).sum() >= at_least for g in gaps), sum(g.between(-k, -1).sum() >= at_least for g in gaps), len(rounds)] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: the largest window only
# expect: There should be one row for each number in `windows`
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(day - lead).dt.days for day in own]
    for k in windows:
        row = [k, sum(g.between(1, k).sum() >= at_least for g in gaps), sum(g.between(-k, -1).sum() >= at_least for g in gaps), len(own)]
    return pd.DataFrame([row], columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: missing when the issuer has no round
# expect: An issuer without a round has its rows too
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"]
    gaps = [(day - lead).dt.days for day in own]
    rows = [[k, sum(g.between(1, k).sum() >= at_least for g in gaps), sum(g.between(-k, -1).sum() >= at_least for g in gaps), len(own)] for k in windows if len(own)]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: a column added to the input
# expect: Your code changes `rounds`
def follow_table(rounds, issuer, others, windows, at_least):
    rounds["day"] = rounds["date"].dt.normalize()
    own = rounds.loc[rounds["issuer"] == issuer, "day"]
    lead = rounds.loc[rounds["issuer"].isin(others), "day"]
    gaps = [(day - lead).dt.days for day in own]
    rows = [[k, sum(g.between(1, k).sum() >= at_least for g in gaps), sum(g.between(-k, -1).sum() >= at_least for g in gaps), len(own)] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])

# %% wrong: two rounds on one day counted once
# expect: `at_least` counts the rounds of all `others` together
def follow_table(rounds, issuer, others, windows, at_least):
    own = rounds.loc[rounds["issuer"] == issuer, "date"]
    lead = rounds.loc[rounds["issuer"].isin(others), "date"].drop_duplicates()
    gaps = [(day - lead).dt.days for day in own]
    rows = [[k, sum(g.between(1, k).sum() >= at_least for g in gaps), sum(g.between(-k, -1).sum() >= at_least for g in gaps), len(own)] for k in windows]
    return pd.DataFrame(rows, columns=["k", "n_follow", "n_precede", "n_rounds"])
