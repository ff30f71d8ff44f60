# %% right: lists
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% right: a crosstab
def compare_coders(codes):
    both = codes[codes["first"].notna() & codes["second"].notna()]
    if both.empty:
        return pd.Series({"n": 0, "observed": float("nan"), "kappa": float("nan")})
    labels = sorted(set(both["first"]) | set(both["second"]))
    table = pd.crosstab(both["first"].to_numpy(), both["second"].to_numpy()).reindex(index=labels, columns=labels, fill_value=0)
    shares = table / len(both)
    observed = sum(shares.loc[code, code] for code in labels)
    expected = (shares.sum(axis=1) * shares.sum(axis=0)).sum()
    kappa = float("nan") if abs(1 - expected) < 1e-12 else (observed - expected) / (1 - expected)
    return pd.Series({"n": len(both), "observed": observed, "kappa": kappa})

# %% right: shares multiplied label by label
def compare_coders(codes):
    both = codes.dropna(subset=["first", "second"])
    if len(both) == 0:
        return dict(n=0, observed=None, kappa=None)
    one, two = both["first"].value_counts(normalize=True), both["second"].value_counts(normalize=True)
    expected = one.mul(two, fill_value=0).sum()
    observed = (both["first"] == both["second"]).mean()
    if len(one) == len(two) == 1 and observed == 1:
        return dict(n=len(both), observed=1.0, kappa=None)
    return dict(n=len(both), observed=observed, kappa=(observed - expected) / (1 - expected))

# %% right: all pairs of units
def compare_coders(codes):
    from fractions import Fraction

    pairs = codes[["first", "second"]].dropna().to_numpy().tolist()
    if not pairs:
        return {"kappa": None, "observed": None, "n": 0}
    n = len(pairs)
    equal = Fraction(sum(a == b for a, b in pairs), n)
    chance = Fraction(sum(a == d for a, _ in pairs for _, d in pairs), n * n)
    return {"kappa": float((equal - chance) / (1 - chance)) if chance != 1 else None, "observed": float(equal), "n": n}

# %% wrong: every unit counted
# expect: `n` counts the units that both have coded
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(codes)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: a gap is a disagreement
# expect: A unit that one coder left out counts as a disagreement
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / len(codes)
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: the share of agreement
# expect: `kappa` equals the share of agreement
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = observed
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: equal chances
# expect: *expected* takes each coder's own shares
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = 1 / len(set(first) | set(second))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: shares with the gaps
# expect: Take *expected* from the units that both coded
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = list(codes["first"].dropna()), list(codes["second"].dropna())
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / len(first) * second.count(code) / len(second) for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: one pot for both
# expect: Take *expected* from the units that both coded
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(((first + second).count(code) / n / 2) ** 2 for code in set(first + second))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: not divided
# expect: Take *expected* from the units
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: below chance cut off
# expect: Do not cut it off
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    kappa = None if kappa is None else max(0, kappa)
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: capitals levelled
# expect: Codes are equal when their texts are
def compare_coders(codes):
    pairs = [(a.lower(), b.lower()) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: a single code is full agreement
# expect: kappa is missing, not 1 or 0
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else 1
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: a single code is no agreement
# expect: kappa is missing, not 1 or 0
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else 0
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: a division by zero
# expect: stopped
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected)
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: nothing coded stops it
# expect: stopped
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: nothing coded is 0
# expect: No unit is left: `n` is 0, the rest is missing
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": 0, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: both gaps are an agreement
# expect: Leave out a unit when either coder, or both
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if pd.isna(a) == pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: only gaps of the second
# expect: Leave out a unit when either coder
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: a number
# expect: should be a dict or a Series
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return kappa

# %% wrong: no number of units
# expect: should have the names `n`, `observed`, `kappa`
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"observed": observed, "kappa": kappa}

# %% wrong: the input changed
# expect: Your code changes `codes`
def compare_coders(codes):
    codes.dropna(inplace=True)
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(first.count(code) / n * second.count(code) / n for code in set(first))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}

# %% wrong: codes that both gave in the order of their counts
# expect: Take *expected* from the units
def compare_coders(codes):
    pairs = [(a, b) for a, b in zip(codes["first"], codes["second"]) if not pd.isna(a) and not pd.isna(b)]
    n = len(pairs)
    if not n:
        return {"n": 0, "observed": None, "kappa": None}
    first, second = [a for a, b in pairs], [b for a, b in pairs]
    observed = sum(a == b for a, b in pairs) / n
    expected = sum(a * b / n**2 for a, b in zip(sorted(map(first.count, set(first))), sorted(map(second.count, set(second)))))
    kappa = (observed - expected) / (1 - expected) if expected < 1 else None
    return {"n": n, "observed": observed, "kappa": kappa}
