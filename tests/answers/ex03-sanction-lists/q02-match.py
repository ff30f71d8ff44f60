# %% right: none of the repeated keys, then a merge
def match_names(left, right):
    left = left.dropna(subset=["key"]).drop_duplicates("key", keep=False)
    right = right.dropna(subset=["key"]).drop_duplicates("key", keep=False)
    pairs = left.merge(right, on="key", suffixes=("_left", "_right"))
    return pairs.rename(columns={"name_left": "left_name", "name_right": "right_name"})

# %% right: two loops and counts
def match_names(left, right):
    ours, theirs = list(left["key"]), list(right["key"])
    rows = []
    for one in left.itertuples():
        for two in right.itertuples():
            if isinstance(one.key, str) and one.key == two.key:
                if ours.count(one.key) == 1 and theirs.count(two.key) == 1:
                    rows.append({"right_name": two.name, "left_name": one.name})
    return pd.DataFrame(rows, columns=["left_name", "right_name"])

# %% right: dicts of keys, other index
def match_names(left, right):
    def single(table):
        seen = {}
        for name, key in zip(table["name"], table["key"]):
            if pd.notna(key):
                seen.setdefault(key, []).append(name)
        return {key: names[0] for key, names in seen.items() if len(names) == 1}

    one, two = single(left), single(right)
    both = sorted(set(one) & set(two), reverse=True)
    return pd.DataFrame({"left_name": [one[k] for k in both], "right_name": [two[k] for k in both]}, index=both)

# %% right: all pairs first, then those whose names repeat are dropped
def match_names(left, right):
    pairs = left.dropna().merge(right.dropna(), on="key")
    pairs = pairs[~pairs["key"].duplicated(keep=False)]
    return pairs.set_axis(["left_name", "key", "right_name"], axis=1)

# %% wrong: a plain merge
# expect: A name of the right table stands in two pairs
def match_names(left, right):
    pairs = left.merge(right, on="key")
    return pairs.rename(columns={"name_x": "left_name", "name_y": "right_name"})[["left_name", "right_name"]]

# %% wrong: the first of the repeated keys
# expect: A key that stands twice in a table pairs nobody, not one of the two
def match_names(left, right):
    left = left.dropna(subset=["key"]).drop_duplicates("key")
    right = right.dropna(subset=["key"]).drop_duplicates("key")
    pairs = left.merge(right, on="key")
    return pairs.rename(columns={"name_x": "left_name", "name_y": "right_name"})

# %% wrong: repeated keys dropped on the left only
# expect: A key that repeats in `right` alone
def match_names(left, right):
    left = left.dropna(subset=["key"]).drop_duplicates("key", keep=False)
    pairs = left.merge(right, on="key")
    return pairs.rename(columns={"name_x": "left_name", "name_y": "right_name"})

# %% wrong: repeated keys dropped on the left, one of the others taken
# expect: A key that repeats in `right` alone
def match_names(left, right):
    left = left.dropna(subset=["key"]).drop_duplicates("key", keep=False)
    pairs = left.merge(right.drop_duplicates("key"), on="key")
    return pairs.rename(columns={"name_x": "left_name", "name_y": "right_name"})

# %% wrong: a left merge
# expect: A name without a partner makes no row
def match_names(left, right):
    left = left.drop_duplicates("key", keep=False)
    right = right.drop_duplicates("key", keep=False)
    pairs = left.merge(right, on="key", how="left")
    return pairs.rename(columns={"name_x": "left_name", "name_y": "right_name"})

# %% wrong: missing keys match
# expect: Two missing keys are taken for equal
def match_names(left, right):
    left = left.drop_duplicates("key", keep=False)
    right = right.drop_duplicates("key", keep=False)
    pairs = left.merge(right, on="key")
    return pairs.rename(columns={"name_x": "left_name", "name_y": "right_name"})

# %% wrong: the columns of the merge
# expect: should have the columns `left_name`, `right_name`; it has `name_x`, `key`, `name_y`
def match_names(left, right):
    left = left.drop_duplicates("key", keep=False)
    right = right.drop_duplicates("key", keep=False)
    return left.merge(right, on="key")

# %% wrong: the keys instead of the names
# expect: Give the names as they are in the tables, not the keys
def match_names(left, right):
    left = left.dropna().drop_duplicates("key", keep=False)
    right = right.dropna().drop_duplicates("key", keep=False)
    both = list(set(left["key"]) & set(right["key"]))
    return pd.DataFrame({"left_name": both, "right_name": both})

# %% wrong: pairs by position
# expect: A key that stands once in each table makes a pair
def match_names(left, right):
    repeated = set(left.loc[left["key"].duplicated(), "key"]) | set(right.loc[right["key"].duplicated(), "key"])
    rows = []
    for one, two in zip(left.itertuples(), right.itertuples()):
        if one.key == two.key and one.key not in repeated:
            rows.append((one.name, two.name))
    return pd.DataFrame(rows, columns=["left_name", "right_name"])

# %% wrong: a list of tuples
# expect: should be a DataFrame; it is of type `list`
def match_names(left, right):
    theirs = dict(zip(right["key"], right["name"]))
    return [(name, theirs[key]) for name, key in zip(left["name"], left["key"]) if key in theirs]

# %% wrong: the last of the repeated keys, from a dict
# expect: A name of the right table stands in two pairs
def match_names(left, right):
    theirs = dict(zip(right["key"], right["name"]))
    rows = [(name, theirs[key]) for name, key in zip(left["name"], left["key"]) if key in theirs]
    return pd.DataFrame(rows, columns=["left_name", "right_name"])

# %% wrong: no columns when there is no pair
# expect: Keep the columns also when no row is left
def match_names(left, right):
    rows = []
    for name, key in zip(left["name"], left["key"]):
        found = right[right["key"] == key]
        if len(found) == 1 and (left["key"] == key).sum() == 1:
            rows.append({"left_name": name, "right_name": found["name"].iloc[0]})
    return pd.DataFrame(rows)

# %% wrong: the inputs changed
# expect: Your code changes its input
def match_names(left, right):
    left.dropna(subset=["key"], inplace=True)
    left.drop_duplicates("key", keep=False, inplace=True)
    right = right.drop_duplicates("key", keep=False)
    pairs = left.merge(right, on="key")
    return pairs.rename(columns={"name_x": "left_name", "name_y": "right_name"})

# %% wrong: a single key sets the pair, each name used once, in order
# expect: A key that stands twice in a table pairs nobody, not one of the two
def match_names(left, right):
    used, rows = set(), []
    for one in left.itertuples():
        for two in right.itertuples():
            if one.key == two.key and two.name not in used:
                used.add(two.name)
                rows.append((one.name, two.name))
                break
    return pd.DataFrame(rows, columns=["left_name", "right_name"])

# %% wrong: names on the wrong sides
# expect: A key that stands once in each table makes a pair
def match_names(left, right):
    left = left.dropna().drop_duplicates("key", keep=False)
    right = right.dropna().drop_duplicates("key", keep=False)
    pairs = left.merge(right, on="key")
    return pairs.rename(columns={"name_x": "right_name", "name_y": "left_name"})
