# %% right: two loops
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% right: groupby and concat
def without_source(table, by, citing):
    def has_source(cell):
        return not pd.isna(cell) and bool(set(map(int, cell.split(";"))) & set(citing))

    flags = pd.DataFrame({
        by: table[by],
        "share_no_note": table["notes"].isna(),
        "share_no_source": ~table["notes"].map(has_source).astype(bool),
    })
    shares = flags.groupby(by)[["share_no_note", "share_no_source"]].mean()
    shares["n"] = flags[by].value_counts()
    shares.loc["all"] = [flags["share_no_note"].mean(), flags["share_no_source"].mean(), len(flags)]
    return shares.rename_axis("group").reset_index().sort_values("n")

# %% right: explode and merge
def without_source(table, by, citing):
    table = table.reset_index(drop=True)
    long = table.assign(number=table["notes"].str.split(";")).explode("number").dropna(subset=["number"])
    sourced = set(long.index[long["number"].astype(int).isin(list(citing))])
    marked = pd.DataFrame({"group": table[by], "a": table["notes"].isna() * 1, "b": [int(n not in sourced) for n in table.index]})
    both = pd.concat([marked.dropna(subset=["group"]), marked.assign(group="all")])
    result = both.groupby("group", as_index=False).agg(n=("a", "size"), share_no_note=("a", "mean"), share_no_source=("b", "mean"))
    return result.set_index("group", drop=False)

# %% right: counters
def without_source(table, by, citing):
    wanted = {str(number) for number in citing}
    counts = {"all": [0, 0, 0]}
    for group, cell in zip(table[by], table["notes"]):
        names = ["all"] if pd.isna(group) else ["all", group]
        numbers = set() if pd.isna(cell) else {piece.strip() for piece in cell.split(";")}
        for name in names:
            entry = counts.setdefault(name, [0, 0, 0])
            entry[0] += 1
            entry[1] += len(numbers) == 0
            entry[2] += numbers.isdisjoint(wanted)
    return pd.DataFrame([(k, n, a / n, b / n) for k, (n, a, b) in counts.items()], columns=["group", "n", "share_no_note", "share_no_source"])

# %% wrong: no row for all
# expect: The row with the group `all` is missing
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: all without the ungrouped
# expect: `all` counts every row of `table`
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table.dropna(subset=[by]))]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: a group of the missing
# expect: A missing group makes no row of its own
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("none", table[table[by].isna()])] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: percentages
# expect: A share is a number from 0 to 1
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": 100 * no_note / len(part), "share_no_source": 100 * no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: the share with a note
# expect: is the share without a note, not with one
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += bool(numbers)
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: numbers as parts of text
# expect: Compare whole numbers
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not (isinstance(cell, str) and any(str(number) in cell for number in citing))
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: text against numbers
# expect: One note of `citing` is enough
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else cell.split(";")
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: all notes must cite
# expect: One note of `citing` is enough
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not (numbers and all(number in citing for number in numbers))
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: only the first note looked at
# expect: One note of `citing` is enough
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not (numbers and numbers[0] in citing)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: only the last note looked at
# expect: One note in `citing` is a source, at any place
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not (numbers and numbers[-1] in citing)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: of those with a note
# expect: One note of `citing` is enough; no note is no source
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += bool(numbers) and not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: the mean of the groups
# expect: The share of all comes from all rows
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    result = pd.DataFrame(rows)
    rest = result[result["group"] != "all"]
    result.loc[result["group"] == "all", "share_no_note"] = rest["share_no_note"].mean()
    return result

# %% wrong: rounded
# expect: Shares should be exact
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows).round(2)

# %% wrong: notes counted
# expect: `all` counts every row of `table`
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": part["notes"].str.split(";").explode().notna().sum(), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: rows without a note dropped
# expect: `n` counts the rows of `table`
def without_source(table, by, citing):
    citing = set(citing)
    rows, table = [], table.dropna(subset=["notes"])
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: the column's own name
# expect: should have the columns
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({by: name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: the input changed
# expect: Your code changes `table`
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    table["notes"] = table["notes"].fillna("0")
    groups = [(name, table[table[by] == name]) for name in table[by].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if cell == "0" else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: always by section
# expect: stopped
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table["section"] == name]) for name in table["section"].dropna().unique()] + [("all", table)]
    for name, part in groups:
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)

# %% wrong: groups of the worked example
# expect: There should be one row for each value
def without_source(table, by, citing):
    citing = set(citing)
    rows = []
    groups = [(name, table[table[by] == name]) for name in ("sea", "land")] + [("all", table)]
    for name, part in groups:
        if not len(part):
            continue
        no_note = no_source = 0
        for cell in part["notes"]:
            numbers = [] if pd.isna(cell) else [int(number) for number in cell.split(";")]
            no_note += not numbers
            no_source += not any(number in citing for number in numbers)
        rows.append({"group": name, "n": len(part), "share_no_note": no_note / len(part), "share_no_source": no_source / len(part)})
    return pd.DataFrame(rows)
