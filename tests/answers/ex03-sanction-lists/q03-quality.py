# %% right: sets of pairs
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    found = set(zip(judged["left_name"], judged["right_name"]))
    partners = labelled.dropna(subset=["right_name"])
    true = set(zip(partners["left_name"], partners["right_name"]))
    right = len(found & true)
    return {"precision": right / len(found) if found else None, "recall": right / len(true) if true else None}

# %% right: a dict of the sample and a loop, a Series
def precision_recall(pairs, labelled):
    answer = dict(zip(labelled["left_name"], labelled["right_name"]))
    n_found = n_right = 0
    for left, right in zip(pairs["left_name"], pairs["right_name"]):
        if left in answer:
            n_found += 1
            n_right += right == answer[left]
    n_true = labelled["right_name"].notna().sum()
    nan = float("nan")
    return pd.Series({"recall": n_right / n_true if n_true else nan, "precision": n_right / n_found if n_found else nan})

# %% right: a merge, the divisions by pandas
def precision_recall(pairs, labelled):
    merged = labelled.merge(pairs, on="left_name", suffixes=("_true", "_found"))
    right = (merged["right_name_true"] == merged["right_name_found"]).sum()
    below = pd.Series({"precision": len(merged), "recall": labelled["right_name"].count()})
    return right / below.where(below > 0)

# %% right: mean of True and False
def precision_recall(pairs, labelled):
    truth = labelled.set_index("left_name")["right_name"]
    judged = pairs[pairs["left_name"].isin(truth.index)].set_index("left_name")["right_name"]
    hits = judged == truth.reindex(judged.index)
    wanted = truth.dropna()
    recalled = judged.reindex(wanted.index) == wanted
    return {"precision": hits.mean(), "recall": recalled.mean(), "f": None}

# %% wrong: all pairs below
# expect: `precision` counts a pair whose left name nobody judged
def precision_recall(pairs, labelled):
    found = set(zip(pairs["left_name"], pairs["right_name"]))
    partners = labelled.dropna(subset=["right_name"])
    true = set(zip(partners["left_name"], partners["right_name"]))
    right = len(found & true)
    return {"precision": right / len(found) if found else None, "recall": right / len(true) if true else None}

# %% wrong: names without a partner below
# expect: `recall` counts a name without a partner
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    right = len(judged.merge(labelled, on=["left_name", "right_name"]))
    return {"precision": right / len(judged), "recall": right / len(labelled)}

# %% wrong: the two exchanged, and not restricted
# expect: The two are exchanged
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    right = len(judged.merge(labelled, on=["left_name", "right_name"]))
    return {"precision": right / labelled["right_name"].count(), "recall": right / len(judged)}

# %% wrong: percentages
# expect: `precision` should be at most 1
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    right = len(judged.merge(labelled, on=["left_name", "right_name"]))
    return {"precision": 100 * right / len(judged), "recall": 100 * right / labelled["right_name"].count()}

# %% wrong: a tuple
# expect: should be a dict or a Series; it is of type `tuple`
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    right = len(judged.merge(labelled, on=["left_name", "right_name"]))
    return right / len(judged), right / labelled["right_name"].count()

# %% wrong: only the left name compared
# expect: A judged name with a wrong partner is taken for right
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    partners = labelled.dropna(subset=["right_name"])
    right = judged["left_name"].isin(partners["left_name"]).sum()
    return {"precision": right / len(judged), "recall": right / len(partners)}

# %% wrong: the two names looked up apart
# expect: A judged name with a wrong partner is taken for right
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    right = judged["right_name"].isin(labelled["right_name"].dropna()).sum()
    return {"precision": right / len(judged), "recall": right / labelled["right_name"].count()}

# %% wrong: pairs of names without a partner left out
# expect: `precision` leaves out a wrong pair
def precision_recall(pairs, labelled):
    partners = labelled.dropna(subset=["right_name"])
    judged = pairs[pairs["left_name"].isin(partners["left_name"])]
    right = len(judged.merge(partners, on=["left_name", "right_name"]))
    return {"precision": right / len(judged), "recall": right / len(partners)}

# %% wrong: zero for nothing to divide by
# expect: `precision` has nothing to divide by
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    n_true = labelled["right_name"].count()
    right = len(judged.merge(labelled.dropna(), on=["left_name", "right_name"]))
    return {"precision": right / len(judged) if len(judged) else 0, "recall": right / n_true if n_true else 0}

# %% wrong: division by zero
# expect: Your code stopped with ZeroDivisionError
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    right = len(judged.merge(labelled.dropna(), on=["left_name", "right_name"]))
    return {"precision": right / len(judged), "recall": right / int(labelled["right_name"].count())}

# %% wrong: rounded
# expect: Divide right pairs by those found
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    right = len(judged.merge(labelled.dropna(), on=["left_name", "right_name"]))
    return {"precision": round(right / len(judged), 2), "recall": round(right / labelled["right_name"].count(), 2)}

# %% wrong: nothing at all when no pair counts
# expect: Keep both labels when a value is missing
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    right = len(judged.merge(labelled.dropna(), on=["left_name", "right_name"]))
    if len(judged) == 0:
        return {}
    return {"precision": right / len(judged), "recall": right / labelled["right_name"].count()}

# %% wrong: both missing when no pair counts
# expect: `recall` is 0, and not missing
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    n_true = labelled["right_name"].count()
    right = len(judged.merge(labelled.dropna(), on=["left_name", "right_name"]))
    if len(judged) == 0 or n_true == 0:
        return {"precision": None, "recall": None}
    return {"precision": right / len(judged), "recall": right / n_true}

# %% wrong: labels in capitals
# expect: Give `precision` and `recall`, both with a number
def precision_recall(pairs, labelled):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    right = len(judged.merge(labelled.dropna(), on=["left_name", "right_name"]))
    return {"Precision": right / len(judged), "Recall": right / labelled["right_name"].count()}

# %% wrong: the real sample, whatever is passed in
# expect: some pairs count here
def precision_recall(pairs, sample):
    judged = pairs[pairs["left_name"].isin(labelled["left_name"])]
    right = len(judged.merge(labelled.dropna(), on=["left_name", "right_name"]))
    return {"precision": right / len(judged) if len(judged) else float("nan"), "recall": right / 5}
