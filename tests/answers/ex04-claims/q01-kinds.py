# %% right: map, groupby, transform
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    pairs = both.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=pairs["n"] / pairs.groupby("kind")["n"].transform("sum"))

# %% right: loops and dicts
def confusion(mine, reference):
    counts, totals = {}, {}
    for _, line in reference.iterrows():
        own = mine.get(line["claim_id"])
        if own is None:
            continue
        pair = (line["kind"], own)
        counts[pair] = counts.get(pair, 0) + 1
        totals[line["kind"]] = totals.get(line["kind"], 0) + 1
    rows = [{"share": n / totals[kind], "n": n, "mine": own, "kind": kind} for (kind, own), n in counts.items()]
    return pd.DataFrame(rows, columns=["share", "n", "mine", "kind"])

# %% right: a merge and two crosstabs, pairs with n 0 kept, other index
def confusion(mine, reference):
    own = pd.DataFrame({"claim_id": list(mine), "mine": list(mine.values())})
    both = reference.merge(own, on="claim_id").dropna(subset=["mine"])
    if both.empty:
        return pd.DataFrame({"kind": [], "mine": [], "n": [], "share": []})
    n = pd.crosstab(both["kind"], both["mine"]).stack().rename("n")
    share = pd.crosstab(both["kind"], both["mine"], normalize="index").stack().rename("share")
    return pd.concat([n, share], axis=1).reset_index().sort_values("n").set_index("kind", drop=False)

# %% right: value_counts, extra column, n as float
def confusion(mine, reference):
    coded = {claim: kind for claim, kind in mine.items() if kind is not None}
    both = reference[reference["claim_id"].isin(list(coded))].copy()
    both["mine"] = [coded[claim] for claim in both["claim_id"]]
    result = both[["kind", "mine"]].value_counts().reset_index(name="n")
    result["n"] = result["n"].astype(float)
    result["of"] = [(both["kind"] == kind).sum() for kind in result["kind"]]
    result["share"] = result["n"] / result["of"]
    return result

# %% wrong: columns swapped
# expect: `kind` is the reference's, `mine` is yours
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    both = both.rename(columns={"kind": "mine", "mine": "kind"})
    pairs = both.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=pairs["n"] / pairs.groupby("kind")["n"].transform("sum"))

# %% wrong: matched by place
# expect: Match the two codings by claim id
def confusion(mine, reference):
    pairs = [pair for pair in zip(reference["kind"], mine.values()) if pair[1] is not None]
    both = pd.DataFrame(pairs, columns=["kind", "mine"])
    pairs = both.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=pairs["n"] / pairs.groupby("kind")["n"].transform("sum"))

# %% wrong: agreement only
# expect: Pairs in which the two codings differ are missing
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    total = both["kind"].value_counts()
    same = both[both["kind"] == both["mine"]]
    pairs = same.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=pairs["n"] / pairs["kind"].map(total))

# %% wrong: not coded taken for a kind
# expect: A claim that only one of the two has coded is counted
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine).fillna("none"))
    pairs = both.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=pairs["n"] / pairs.groupby("kind")["n"].transform("sum"))

# %% wrong: percentages
# expect: not a percentage
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    pairs = both.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=100 * pairs["n"] / pairs.groupby("kind")["n"].transform("sum"))

# %% wrong: share of all claims
# expect: do not divide by all claims
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    pairs = both.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=pairs["n"] / pairs["n"].sum())

# %% wrong: share of one's own kind
# expect: Divide by the claims of the reference's kind, not of yours
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    pairs = both.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=pairs["n"] / pairs.groupby("mine")["n"].transform("sum"))

# %% wrong: claims without a code below the line
# expect: Divide by the claims that both have coded
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    pairs = both.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=pairs["n"] / pairs["kind"].map(reference["kind"].value_counts()))

# %% wrong: shares rounded
# expect: `share` should be exact
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    pairs = both.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=(pairs["n"] / pairs.groupby("kind")["n"].transform("sum")).round(2))

# %% wrong: each pair counted once
# expect: `n` should count the claims of each pair
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    pairs = both.drop_duplicates().assign(n=1)
    return pairs.assign(share=pairs["n"] / pairs.groupby("kind")["n"].transform("sum"))

# %% wrong: the table of the module
# expect: Pairs in which the two codings differ are missing
def confusion(mine, reference):
    both = claims[["kind"]].assign(mine=claims["claim_id"].map(mine)).dropna()
    pairs = both.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=pairs["n"] / pairs.groupby("kind")["n"].transform("sum"))

# %% wrong: the input changed
# expect: Your code changes `reference`, its input
def confusion(mine, reference):
    reference["mine"] = reference["claim_id"].map(mine)
    both = reference[["kind", "mine"]].dropna()
    pairs = both.groupby(["kind", "mine"]).size().rename("n").reset_index()
    return pairs.assign(share=pairs["n"] / pairs.groupby("kind")["n"].transform("sum"))

# %% wrong: a wide table
# expect: should have the columns `kind`, `mine`, `n`, `share`
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    return pd.crosstab(both["kind"], both["mine"])

# %% wrong: no columns when nothing is in common
# expect: Keep the columns also when no row is left
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    rows = []
    for (kind, own), part in both.groupby(["kind", "mine"]):
        rows.append({"kind": kind, "mine": own, "n": len(part), "share": len(part) / (both["kind"] == kind).sum()})
    return pd.DataFrame(rows)

# %% wrong: one number
# expect: should be a DataFrame; it is a number
def confusion(mine, reference):
    both = reference[["kind"]].assign(mine=reference["claim_id"].map(mine)).dropna()
    return float((both["kind"] == both["mine"]).mean())
