# %% right: columns of True and False
def russian_rows(table, rule):
    named = table["division"].str.contains("Russia")
    areas = table["areas"].map(lambda cell: {part.strip() for part in cell.split(",")})
    region = areas.map(lambda found: found <= set(post_soviet))
    counts = {
        "name": named,
        "own-name": named & table["parent_unit"].isna(),
        "area": areas.map(lambda found: "Russia" in found),
        "region": region,
        "name-or-region": named | region,
    }
    return table.loc[counts[rule], "row"].tolist()

# %% right: a loop over rows, a set
def russian_rows(table, rule):
    found = set()
    for _, line in table.iterrows():
        areas = [area.strip() for area in line["areas"].split(",")]
        name = "Russia" in line["division"]
        region = all(area in post_soviet for area in areas)
        if rule == "name" and name:
            found.add(line["row"])
        elif rule == "own-name" and name and pd.isna(line["parent_unit"]):
            found.add(line["row"])
        elif rule == "area" and "Russia" in areas:
            found.add(line["row"])
        elif rule == "region" and region:
            found.add(line["row"])
        elif rule == "name-or-region" and (name or region):
            found.add(line["row"])
    return found

# %% right: sets of rows united and subtracted
def russian_rows(table, rule):
    long = table.assign(area=table["areas"].str.split(",")).explode("area")
    long["area"] = long["area"].str.strip()
    everything = set(table["row"])
    name = {row for row, text in zip(table["row"], table["division"]) if "Russia" in text}
    outside = set(long.loc[~long["area"].isin(post_soviet), "row"])
    sub_units = set(table.loc[table["parent_unit"].notna(), "row"])
    region = everything - outside
    return {
        "name": name,
        "own-name": name - sub_units,
        "area": set(long.loc[long["area"] == "Russia", "row"]),
        "region": region,
        "name-or-region": region | name,
    }[rule]

# %% right: a Series, by groups
def russian_rows(table, rule):
    by_row = table.set_index("row")
    parts = by_row["areas"].str.split(",").explode().str.strip()
    if rule == "area":
        mask = (parts == "Russia").groupby(level=0).any()
    elif rule == "region":
        mask = parts.isin(post_soviet).groupby(level=0).all()
    elif rule == "name-or-region":
        mask = parts.isin(post_soviet).groupby(level=0).all() | by_row["division"].str.contains("Russia")
    else:
        mask = by_row["division"].str.contains("Russia")
        if rule == "own-name":
            mask &= by_row["parent_unit"].isna()
    return pd.Series(mask[mask].index)

# %% wrong: True and False
# expect: Give the numbers in `row`, not True and False
def russian_rows(table, rule):
    return table["division"].str.contains("Russia")

# %% wrong: positions
# expect: not positions
def russian_rows(table, rule):
    return [position for position, name in enumerate(table["division"]) if "Russia" in name]

# %% wrong: a table
# expect: should be a collection (a list, a set or a Series); it is of type `DataFrame`
def russian_rows(table, rule):
    return table[table["division"].str.contains("Russia")]

# %% wrong: the name and the areas
# expect: "name" looks at `division` only
def russian_rows(table, rule):
    text = table["division"] + " " + table["areas"]
    return list(table.loc[text.str.contains("Russia"), "row"])

# %% wrong: empty text instead of missing
# expect: "own-name" finds nothing
def russian_rows(table, rule):
    named = table["division"].str.contains("Russia")
    if rule == "own-name":
        named = named & (table["parent_unit"] == "")
    return list(table.loc[named, "row"])

# %% wrong: every rule the same
# expect: "own-name" counts a row that only names its parent
def russian_rows(table, rule):
    return list(table.loc[table["division"].str.contains("Russia"), "row"])

# %% wrong: capitals ignored
# expect: "name" counts a name that only looks alike
def russian_rows(table, rule):
    named = table["division"].str.contains("russia", case=False)
    areas = table["areas"].map(lambda cell: {part.strip() for part in cell.split(",")})
    region = areas.map(lambda found: found <= set(post_soviet))
    area = areas.map(lambda found: "Russia" in found)
    own = named & table["parent_unit"].isna()
    counts = {"name": named, "own-name": own, "area": area, "region": region, "name-or-region": named | region}
    return list(table.loc[counts[rule], "row"])

# %% wrong: some areas are enough for the region
# expect: "region" counts a row when all its areas
def russian_rows(table, rule):
    named = table["division"].str.contains("Russia")
    areas = table["areas"].map(lambda cell: {part.strip() for part in cell.split(",")})
    region = areas.map(lambda found: bool(found & set(post_soviet)))
    area = areas.map(lambda found: "Russia" in found)
    own = named & table["parent_unit"].isna()
    counts = {"name": named, "own-name": own, "area": area, "region": region, "name-or-region": named | region}
    return list(table.loc[counts[rule], "row"])

# %% wrong: the cell compared as one text
# expect: "area" counts a row with `Russia` among its areas
def russian_rows(table, rule):
    named = table["division"].str.contains("Russia")
    areas = table["areas"].map(lambda cell: {part.strip() for part in cell.split(",")})
    region = areas.map(lambda found: found <= set(post_soviet))
    area = table["areas"].str.startswith("Russia")
    own = named & table["parent_unit"].isna()
    counts = {"name": named, "own-name": own, "area": area, "region": region, "name-or-region": named | region}
    return list(table.loc[counts[rule], "row"])

# %% wrong: the whole cell must be Russia
# expect: "area" finds nothing
def russian_rows(table, rule):
    named = table["division"].str.contains("Russia")
    areas = table["areas"].map(lambda cell: {part.strip() for part in cell.split(",")})
    region = areas.map(lambda found: found <= set(post_soviet))
    area = table["areas"] == "Russia"
    own = named & table["parent_unit"].isna()
    counts = {"name": named, "own-name": own, "area": area, "region": region, "name-or-region": named | region}
    return list(table.loc[counts[rule], "row"])

# %% wrong: a phrase counts as the area
# expect: "area" counts a phrase
def russian_rows(table, rule):
    named = table["division"].str.contains("Russia")
    areas = table["areas"].map(lambda cell: {part.strip() for part in cell.split(",")})
    region = areas.map(lambda found: found <= set(post_soviet))
    area = table["areas"].str.contains("Russia")
    own = named & table["parent_unit"].isna()
    counts = {"name": named, "own-name": own, "area": area, "region": region, "name-or-region": named | region}
    return list(table.loc[counts[rule], "row"])

# %% wrong: spaces left
# expect: "region" wants each area, stripped
def russian_rows(table, rule):
    named = table["division"].str.contains("Russia")
    areas = table["areas"].map(lambda cell: set(cell.split(",")))
    region = areas.map(lambda found: found <= set(post_soviet))
    area = table["areas"].str.split(",").map(lambda found: "Russia" in [part.strip() for part in found])
    own = named & table["parent_unit"].isna()
    counts = {"name": named, "own-name": own, "area": area, "region": region, "name-or-region": named | region}
    return list(table.loc[counts[rule], "row"])

# %% wrong: split at comma and space
# expect: "region" should not depend on the spaces
def russian_rows(table, rule):
    named = table["division"].str.contains("Russia")
    areas = table["areas"].map(lambda cell: set(cell.split(", ")))
    region = areas.map(lambda found: found <= set(post_soviet))
    area = table["areas"].str.split(",").map(lambda found: "Russia" in [part.strip() for part in found])
    own = named & table["parent_unit"].isna()
    counts = {"name": named, "own-name": own, "area": area, "region": region, "name-or-region": named | region}
    return list(table.loc[counts[rule], "row"])

# %% wrong: and instead of or
# expect: means one of the two, not both at once
def russian_rows(table, rule):
    named = table["division"].str.contains("Russia")
    areas = table["areas"].map(lambda cell: {part.strip() for part in cell.split(",")})
    region = areas.map(lambda found: found <= set(post_soviet))
    area = areas.map(lambda found: "Russia" in found)
    own = named & table["parent_unit"].isna()
    counts = {"name": named, "own-name": own, "area": area, "region": region, "name-or-region": named & region}
    return list(table.loc[counts[rule], "row"])

# %% wrong: the Baltic states added
# expect: "region" counts the Baltic states
def russian_rows(table, rule):
    soviet = [*post_soviet, "Estonia", "Latvia", "Lithuania"]
    named = table["division"].str.contains("Russia")
    areas = table["areas"].map(lambda cell: {part.strip() for part in cell.split(",")})
    region = areas.map(lambda found: found <= set(soviet))
    area = areas.map(lambda found: "Russia" in found)
    own = named & table["parent_unit"].isna()
    counts = {"name": named, "own-name": own, "area": area, "region": region, "name-or-region": named | region}
    return list(table.loc[counts[rule], "row"])

# %% wrong: a comma in the name taken for a parent unit
# expect: "own-name" leaves out each row that has a parent unit
def russian_rows(table, rule):
    named = table["division"].str.contains("Russia")
    areas = table["areas"].map(lambda cell: {part.strip() for part in cell.split(",")})
    region = areas.map(lambda found: found <= set(post_soviet))
    area = areas.map(lambda found: "Russia" in found)
    own = named & ~table["division"].str.contains(", Russia")
    counts = {"name": named, "own-name": own, "area": area, "region": region, "name-or-region": named | region}
    return list(table.loc[counts[rule], "row"])

# %% wrong: the word Russian
# expect: "name" wants the text `Russia` in the name
def russian_rows(table, rule):
    named = table["division"].str.contains("Russian")
    return list(table.loc[named, "row"])

# %% wrong: row numbers of the article's table
# expect: not positions
def russian_rows(table, rule):
    known = {"name": [6, 7, 8], "own-name": [6, 8], "area": [6], "region": [5, 6], "name-or-region": [5, 6, 7, 8]}
    return known[rule]

# %% wrong: a rule without a return
# expect: `russian_rows(…, "own-name")` should be a collection
def russian_rows(table, rule):
    if rule == "name":
        return list(table.loc[table["division"].str.contains("Russia"), "row"])
