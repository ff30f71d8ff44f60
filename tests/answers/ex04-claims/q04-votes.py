# %% right: two selections merged
def equal_votes(votes, a, b):
    first, second = (votes[votes["country_iso3"] == country].dropna(subset=["vote"]) for country in (a, b))
    both = first.merge(second, on="roll_call_id")
    n = len(both)
    equal = (both["vote_x"].astype(str) == both["vote_y"].astype(str)).sum()
    return {"n": n, "share": equal / n if n else None}

# %% right: two dicts
def equal_votes(votes, a, b):
    cast = {a: {}, b: {}}
    for line in votes.itertuples():
        if line.country_iso3 in cast and not pd.isna(line.vote):
            cast[line.country_iso3][line.roll_call_id] = line.vote
    common = cast[a].keys() & cast[b].keys()
    if not common:
        return {"share": float("nan"), "n": 0}
    equal = [roll_call for roll_call in common if cast[a][roll_call] == cast[b][roll_call]]
    return {"share": len(equal) / len(common), "n": len(common)}

# %% right: pivot, a Series with an extra number
def equal_votes(votes, a, b):
    wide = votes.pivot(index="roll_call_id", columns="country_iso3", values="vote")
    both = wide[[a, b]].dropna().astype(str)
    equal = both[a] == both[b]
    return pd.Series({"n": len(equal), "n_equal": equal.sum(), "share": equal.mean()})

# %% right: sets of pairs
def equal_votes(votes, a, b):
    known = votes[votes["vote"].notna()]
    mine = set(zip(known["roll_call_id"][known["country_iso3"] == a], known["vote"][known["country_iso3"] == a]))
    yours = set(zip(known["roll_call_id"][known["country_iso3"] == b], known["vote"][known["country_iso3"] == b]))
    n = len({call for call, _ in mine} & {call for call, _ in yours})
    share = len(mine & yours) / n if n > 0 else pd.NA
    return {"n": n, "share": share}

# %% wrong: missing taken for no
# expect: a missing vote is no vote
def equal_votes(votes, a, b):
    wide = votes.pivot(index="roll_call_id", columns="country_iso3", values="vote").astype(object)
    both = wide[[a, b]].fillna("no")
    return {"n": len(both), "share": (both[a] == both[b]).mean()}

# %% wrong: abstentions left out
# expect: Roll calls are lost
def equal_votes(votes, a, b):
    cast = votes[votes["vote"].isin(["yes", "no"])]
    wide = cast.pivot(index="roll_call_id", columns="country_iso3", values="vote")
    both = wide[[a, b]].dropna()
    return {"n": len(both), "share": (both[a] == both[b]).mean()}

# %% wrong: all roll calls below the line
# expect: Divide by `n`
def equal_votes(votes, a, b):
    wide = votes.pivot(index="roll_call_id", columns="country_iso3", values="vote").astype(object)
    both = wide[[a, b]].dropna()
    return {"n": len(both), "share": (both[a] == both[b]).sum() / len(wide)}

# %% wrong: half a vote for an abstention
# expect: No half votes
def equal_votes(votes, a, b):
    wide = votes.pivot(index="roll_call_id", columns="country_iso3", values="vote").astype(object)
    both = wide[[a, b]].dropna()
    equal = (both[a] == both[b]).astype(float)
    half = ((both[a] == "abstain") != (both[b] == "abstain")) * 0.5
    return {"n": len(both), "share": (equal + half).mean()}

# %% wrong: matched by place
# expect: Match the votes by roll call
def equal_votes(votes, a, b):
    first, second = (list(votes.loc[votes["country_iso3"] == country, "vote"].dropna()) for country in (a, b))
    pairs = list(zip(first, second))
    return {"n": len(pairs), "share": sum(x == y for x, y in pairs) / len(pairs)}

# %% wrong: a percentage
# expect: from 0 to 1, not rounded
def equal_votes(votes, a, b):
    wide = votes.pivot(index="roll_call_id", columns="country_iso3", values="vote").astype(object)
    both = wide[[a, b]].dropna()
    return {"n": len(both), "share": 100 * (both[a] == both[b]).mean()}

# %% wrong: a share of 0 without roll calls
# expect: With no roll call in common `n` is 0
def equal_votes(votes, a, b):
    wide = votes.pivot(index="roll_call_id", columns="country_iso3", values="vote").astype(object)
    both = wide[[a, b]].dropna()
    return {"n": len(both), "share": (both[a] == both[b]).sum() / max(len(both), 1)}

# %% wrong: a division by zero
# expect: Your code stopped with ZeroDivisionError
def equal_votes(votes, a, b):
    wide = votes.pivot(index="roll_call_id", columns="country_iso3", values="vote").astype(object)
    both = wide[[a, b]].dropna()
    return {"n": len(both), "share": int((both[a] == both[b]).sum()) / len(both)}

# %% wrong: rows of both states counted
# expect: `n` counts roll calls in which both took part
def equal_votes(votes, a, b):
    own = votes[votes["country_iso3"].isin([a, b])]
    calls = own.groupby("roll_call_id")["vote"]
    equal = (calls.nunique() == 1).sum()
    return {"n": calls.ngroups, "share": equal / calls.ngroups}

# %% wrong: a roll call with one missing vote counted
# expect: a missing vote is no vote
def equal_votes(votes, a, b):
    first, second = (votes[votes["country_iso3"] == country] for country in (a, b))
    both = first.merge(second, on="roll_call_id")
    return {"n": len(both), "share": (both["vote_x"] == both["vote_y"]).mean()}

# %% wrong: the share alone
# expect: should be a dict or a Series; it is a number
def equal_votes(votes, a, b):
    wide = votes.pivot(index="roll_call_id", columns="country_iso3", values="vote").astype(object)
    both = wide[[a, b]].dropna()
    return float((both[a] == both[b]).mean())

# %% wrong: the input changed
# expect: Your code changes `votes`, its input
def equal_votes(votes, a, b):
    votes.dropna(subset=["vote"], inplace=True)
    first, second = (votes[votes["country_iso3"] == country] for country in (a, b))
    both = first.merge(second, on="roll_call_id")
    equal = (both["vote_x"].astype(str) == both["vote_y"].astype(str)).sum()
    return {"n": len(both), "share": equal / len(both) if len(both) else None}
