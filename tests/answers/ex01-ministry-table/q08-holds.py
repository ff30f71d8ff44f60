# %% right: a dict of conditions
def holds(pairs, reading):
    conditions = {
        "number": pairs["n"] == 4,
        "exact": (pairs["n"] == 4) & (pairs["of"] == 9),
        "share": pairs["n"] / pairs["of"] >= 4 / 9,
    }
    return pairs[conditions[reading]]

# %% right: whole numbers multiplied
def holds(pairs, reading):
    if reading == "share":
        return pairs.loc[9 * pairs["n"] >= 4 * pairs["of"]]
    found = pairs.query("n == 4")
    return found.query("of == 9") if reading == "exact" else found

# %% right: a loop, a new table
def holds(pairs, reading):
    kept = []
    for line in pairs.to_dict("records"):
        number = line["n"] == 4
        if reading == "number" and number:
            kept.append(line)
        if reading == "exact" and number and line["of"] == 9:
            kept.append(line)
        if reading == "share" and line["share"] >= 4 / 9:
            kept.append(line)
    return pd.DataFrame(kept, columns=pairs.columns)

# %% right: fractions, a copy in another order
def holds(pairs, reading):
    from fractions import Fraction

    tests = {
        "number": lambda n, of: n == 4,
        "exact": lambda n, of: (n, of) == (4, 9),
        "share": lambda n, of: Fraction(int(n), int(of)) >= Fraction(4, 9),
    }
    found = pairs.copy()[::-1]
    found["holds"] = [tests[reading](n, of) for n, of in zip(found["n"], found["of"])]
    return found[found["holds"]].reset_index(drop=True)

# %% wrong: larger only
# expect: "share" leaves out 4/9. “At least”
def holds(pairs, reading):
    if reading == "share":
        return pairs[pairs["share"] > 4 / 9]
    return pairs[(pairs["n"] == 4) & ((reading == "number") | (pairs["of"] == 9))]

# %% wrong: equal only
# expect: "share" leaves out larger shares
def holds(pairs, reading):
    if reading == "share":
        return pairs[pairs["share"] == 4 / 9]
    return pairs[(pairs["n"] == 4) & ((reading == "number") | (pairs["of"] == 9))]

# %% wrong: rounded
# expect: has too many rows. "share" compares exactly with 4/9
def holds(pairs, reading):
    if reading == "share":
        return pairs[pairs["share"].round(2) >= 0.44]
    return pairs[(pairs["n"] == 4) & ((reading == "number") | (pairs["of"] == 9))]

# %% wrong: more than two fifths
# expect: "share" keeps a share below 4/9
def holds(pairs, reading):
    if reading == "share":
        return pairs[pairs["share"] >= 0.4]
    return pairs[(pairs["n"] == 4) & ((reading == "number") | (pairs["of"] == 9))]

# %% wrong: at least four
# expect: "number" asks whether `n` is 4
def holds(pairs, reading):
    if reading == "share":
        return pairs[pairs["share"] >= 4 / 9]
    return pairs[(pairs["n"] >= 4) & ((reading == "number") | (pairs["of"] == 9))]

# %% wrong: exact by the number alone
# expect: "exact" asks for both
def holds(pairs, reading):
    if reading == "share":
        return pairs[pairs["share"] >= 4 / 9]
    return pairs[pairs["n"] == 4]

# %% wrong: the share of four out of nine only where nine is the denominator
# expect: has too few rows. "share" compares exactly with 4/9
def holds(pairs, reading):
    if reading == "share":
        return pairs[(pairs["share"] >= 0.445) | ((pairs["n"] == 4) & (pairs["of"] == 9))]
    return pairs[(pairs["n"] == 4) & ((reading == "number") | (pairs["of"] == 9))]

# %% wrong: True and False
# expect: should be a DataFrame; it is of type `Series`
def holds(pairs, reading):
    return pairs["n"] == 4

# %% wrong: rules only
# expect: should have the columns `rule`, `denominator`, `n`, `of`, `share`
def holds(pairs, reading):
    return pairs.loc[pairs["n"] == 4, ["rule"]]

# %% wrong: the input changed
# expect: Your code changes `pairs`
def holds(pairs, reading):
    pairs["holds"] = pairs["n"] == 4
    if reading == "share":
        pairs["holds"] = pairs["share"] >= 4 / 9
    if reading == "exact":
        pairs["holds"] = (pairs["n"] == 4) & (pairs["of"] == 9)
    return pairs[pairs["holds"]]

# %% wrong: one reading for all
# expect: "exact" asks for both
def holds(pairs, reading):
    return pairs.query("n == 4")

# %% wrong: printed
# expect: is a `return` missing?
def holds(pairs, reading):
    print(pairs[pairs["n"] == 4])

# %% wrong: 4/9 cut after four digits
# expect: "share" compares exactly with 4/9, whatever numbers make the share. Do not round.
def holds(pairs, reading):
    if reading == "share":
        return pairs[pairs["share"] >= 0.4444]
    return pairs[(pairs["n"] == 4) & ((reading == "number") | (pairs["of"] == 9))]

# %% wrong: exact by the name of the denominator
# expect: "exact" looks at `n` and `of`, whatever the denominator is called
def holds(pairs, reading):
    if reading == "share":
        return pairs[pairs["n"] / pairs["of"] >= 4 / 9]
    if reading == "exact":
        return pairs[(pairs["n"] == 4) & (pairs["denominator"] == "claimed")]
    return pairs[pairs["n"] == 4]

# %% wrong: no columns when no row is left
# expect: Keep the columns also when no row is left.
def holds(pairs, reading):
    kept = []
    for line in pairs.to_dict("records"):
        number, share = line["n"] == 4, line["n"] / line["of"]
        if {"number": number, "exact": number and line["of"] == 9, "share": share >= 4 / 9}[reading]:
            kept.append(line)
    return pd.DataFrame(kept)

# %% wrong: a column name mistyped
# expect: Your code stopped with KeyError: 'N'.
def holds(pairs, reading):
    return pairs[pairs["N"] == 4]
