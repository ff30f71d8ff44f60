# %% right: a loop over the claims
def verdict_table(claim_ids, evidence, known_ids):
    exists = evidence["evidence_id"].isin(list(known_ids))
    counted = evidence[exists & (evidence["evidence_status"] != "unverified")]
    words = {(True, False): "supported", (True, True): "partly"}
    words |= {(False, True): "contradicted", (False, False): "untestable"}
    found = []
    for claim in claim_ids:
        own = counted[counted["claim_id"] == claim]
        n_for, n_against = (own.loc[own["side"] == side, "evidence_id"].nunique() for side in ("for", "against"))
        found.append((claim, words[n_for > 0, n_against > 0], n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])

# %% right: sets in a dict
def verdict_table(claim_ids, evidence, known_ids):
    ids = {(claim, side): set() for claim in claim_ids for side in ("for", "against")}
    for line in evidence.itertuples():
        counts = line.evidence_id in known_ids and line.evidence_status != "unverified"
        if counts and (line.claim_id, line.side) in ids:
            ids[line.claim_id, line.side].add(line.evidence_id)
    rows = []
    for claim in claim_ids:
        n_for, n_against = len(ids[claim, "for"]), len(ids[claim, "against"])
        if n_for and n_against:
            verdict = "partly"
        elif n_for:
            verdict = "supported"
        elif n_against:
            verdict = "contradicted"
        else:
            verdict = "untestable"
        rows.append({"n_against": n_against, "n_for": n_for, "verdict": verdict, "claim_id": claim, "net": n_for - n_against})
    return pd.DataFrame(rows).sort_values("claim_id", ascending=False)

# %% right: duplicates dropped, counted, a left merge
def verdict_table(claim_ids, evidence, known_ids):
    counted = evidence[evidence["evidence_status"].isin(["source-read", "partly-source-read"])]
    counted = counted[counted["evidence_id"].isin(known_ids)]
    counted = counted.drop_duplicates(["claim_id", "evidence_id", "side"])
    counts = pd.crosstab(counted["claim_id"], counted["side"]).reindex(columns=["for", "against"], fill_value=0)
    result = counts.reindex(claim_ids, fill_value=0).rename(columns={"for": "n_for", "against": "n_against"})
    result["verdict"] = "untestable"
    result.loc[result["n_for"] > 0, "verdict"] = "supported"
    result.loc[result["n_against"] > 0, "verdict"] = "contradicted"
    result.loc[(result["n_for"] > 0) & (result["n_against"] > 0), "verdict"] = "partly"
    result.columns.name = None
    return result.rename_axis("claim_id").reset_index()

# %% wrong: claims without evidence lost
# expect: A claim without evidence that counts is lost
def verdict_table(claim_ids, evidence, known_ids):
    counted = evidence[evidence["evidence_id"].isin(known_ids) & (evidence["evidence_status"] != "unverified")]
    found = []
    for claim, own in counted.groupby("claim_id"):
        n_for, n_against = (own.loc[own["side"] == side, "evidence_id"].nunique() for side in ("for", "against"))
        word = "partly" if n_for and n_against else "supported" if n_for else "contradicted"
        found.append((claim, word, n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])

# %% wrong: ids that stand in no table
# expect: An id that stands in no table is no evidence
def verdict_table(claim_ids, evidence, known_ids):
    counted = evidence[evidence["evidence_status"] != "unverified"]
    found = []
    for claim in claim_ids:
        own = counted[counted["claim_id"] == claim]
        n_for, n_against = (own.loc[own["side"] == side, "evidence_id"].nunique() for side in ("for", "against"))
        word = "partly" if n_for and n_against else "supported" if n_for else "contradicted" if n_against else "untestable"
        found.append((claim, word, n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])

# %% wrong: unverified rows counted
# expect: A row that is unverified does not count
def verdict_table(claim_ids, evidence, known_ids):
    counted = evidence[evidence["evidence_id"].isin(known_ids)]
    found = []
    for claim in claim_ids:
        own = counted[counted["claim_id"] == claim]
        n_for, n_against = (own.loc[own["side"] == side, "evidence_id"].nunique() for side in ("for", "against"))
        word = "partly" if n_for and n_against else "supported" if n_for else "contradicted" if n_against else "untestable"
        found.append((claim, word, n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])

# %% wrong: only rows that were read in full
# expect: a partly read row counts
def verdict_table(claim_ids, evidence, known_ids):
    counted = evidence[evidence["evidence_id"].isin(known_ids) & (evidence["evidence_status"] == "source-read")]
    found = []
    for claim in claim_ids:
        own = counted[counted["claim_id"] == claim]
        n_for, n_against = (own.loc[own["side"] == side, "evidence_id"].nunique() for side in ("for", "against"))
        word = "partly" if n_for and n_against else "supported" if n_for else "contradicted" if n_against else "untestable"
        found.append((claim, word, n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])

# %% wrong: the same id counted twice
# expect: The same id counts once
def verdict_table(claim_ids, evidence, known_ids):
    counted = evidence[evidence["evidence_id"].isin(known_ids) & (evidence["evidence_status"] != "unverified")]
    found = []
    for claim in claim_ids:
        own = counted[counted["claim_id"] == claim]
        n_for, n_against = (int((own["side"] == side).sum()) for side in ("for", "against"))
        word = "partly" if n_for and n_against else "supported" if n_for else "contradicted" if n_against else "untestable"
        found.append((claim, word, n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])

# %% wrong: an id counted for one claim only
# expect: Count the different ids of each claim and side
def verdict_table(claim_ids, evidence, known_ids):
    counted = evidence[evidence["evidence_id"].isin(known_ids) & (evidence["evidence_status"] != "unverified")]
    counted = counted.drop_duplicates(["evidence_id"])
    found = []
    for claim in claim_ids:
        own = counted[counted["claim_id"] == claim]
        n_for, n_against = (int((own["side"] == side).sum()) for side in ("for", "against"))
        word = "partly" if n_for and n_against else "supported" if n_for else "contradicted" if n_against else "untestable"
        found.append((claim, word, n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])

# %% wrong: the claims of the evidence added
# expect: Count the different ids of each claim and side
def verdict_table(claim_ids, evidence, known_ids):
    counted = evidence[evidence["evidence_id"].isin(known_ids) & (evidence["evidence_status"] != "unverified")]
    found = []
    for claim in sorted({*claim_ids, *evidence["claim_id"]}):
        own = counted[counted["claim_id"] == claim]
        n_for, n_against = (own.loc[own["side"] == side, "evidence_id"].nunique() for side in ("for", "against"))
        word = "partly" if n_for and n_against else "supported" if n_for else "contradicted" if n_against else "untestable"
        found.append((claim, word, n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])

# %% wrong: the majority decides
# expect: Evidence on both sides makes `partly`
def verdict_table(claim_ids, evidence, known_ids):
    counted = evidence[evidence["evidence_id"].isin(known_ids) & (evidence["evidence_status"] != "unverified")]
    found = []
    for claim in claim_ids:
        own = counted[counted["claim_id"] == claim]
        n_for, n_against = (own.loc[own["side"] == side, "evidence_id"].nunique() for side in ("for", "against"))
        word = "untestable" if n_for + n_against == 0 else "supported" if n_for >= n_against else "contradicted"
        found.append((claim, word, n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])

# %% wrong: other words
# expect: Use the words of the rule
def verdict_table(claim_ids, evidence, known_ids):
    counted = evidence[evidence["evidence_id"].isin(known_ids) & (evidence["evidence_status"] != "unverified")]
    found = []
    for claim in claim_ids:
        own = counted[counted["claim_id"] == claim]
        n_for, n_against = (own.loc[own["side"] == side, "evidence_id"].nunique() for side in ("for", "against"))
        word = "partly" if n_for and n_against else "true" if n_for else "false" if n_against else "untestable"
        found.append((claim, word, n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])

# %% wrong: counts missing
# expect: should have the columns `claim_id`, `verdict`, `n_for`, `n_against`
def verdict_table(claim_ids, evidence, known_ids):
    return pd.DataFrame({"claim_id": claim_ids, "verdict": "untestable"})

# %% wrong: a dict of verdicts
# expect: should be a DataFrame; it is of type `dict`
def verdict_table(claim_ids, evidence, known_ids):
    return dict.fromkeys(claim_ids, "untestable")

# %% wrong: the input changed
# expect: Your code changes `evidence`, its input
def verdict_table(claim_ids, evidence, known_ids):
    evidence["counts"] = evidence["evidence_id"].isin(known_ids) & (evidence["evidence_status"] != "unverified")
    found = []
    for claim in claim_ids:
        own = evidence[(evidence["claim_id"] == claim) & evidence["counts"]]
        n_for, n_against = (own.loc[own["side"] == side, "evidence_id"].nunique() for side in ("for", "against"))
        word = "partly" if n_for and n_against else "supported" if n_for else "contradicted" if n_against else "untestable"
        found.append((claim, word, n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])

# %% wrong: the greater number decides, a tie is partly
# expect: one id on each side is enough for `partly`
def verdict_table(claim_ids, evidence, known_ids):
    counted = evidence[evidence["evidence_id"].isin(known_ids) & (evidence["evidence_status"] != "unverified")]
    found = []
    for claim in claim_ids:
        own = counted[counted["claim_id"] == claim]
        n_for, n_against = (own.loc[own["side"] == side, "evidence_id"].nunique() for side in ("for", "against"))
        word = "supported" if n_for > n_against else "contradicted" if n_for < n_against else "partly" if n_for else "untestable"
        found.append((claim, word, n_for, n_against))
    return pd.DataFrame(found, columns=["claim_id", "verdict", "n_for", "n_against"])
