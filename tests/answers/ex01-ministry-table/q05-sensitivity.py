# %% right: sets, then one row a pair
def sensitivity(table, chosen):
    taken = {
        "rows": table["row"],
        "claimed": table["row"],
        "named-division": table.loc[table["division"].str.endswith("Division"), "row"],
        "no-sub-unit": table.loc[table["parent_unit"].isna(), "row"],
    }
    pairs = [(rule, name) for rule in chosen for name in taken]
    result = pd.DataFrame(pairs, columns=["rule", "denominator"])
    result["n"] = [len(set(chosen[rule]) & set(taken[name])) for rule, name in pairs]
    result["of"] = [9 if name == "claimed" else len(taken[name]) for name in result["denominator"]]
    return result.assign(share=result["n"] / result["of"])

# %% right: two loops, denominators outside, extra column
def sensitivity(table, chosen):
    every = table["row"].notna()
    masks = {"no-sub-unit": table["parent_unit"].isna(), "rows": every, "claimed": every}
    masks["named-division"] = table["division"].map(lambda name: name.endswith("Division"))
    found = []
    for denominator, mask in masks.items():
        for rule, rows in chosen.items():
            n = int((mask & table["row"].isin(rows)).sum())
            of = 9 if denominator == "claimed" else int(mask.sum())
            found.append({"share": n / of, "of": of, "n": n, "denominator": denominator, "rule": rule, "percent": 100 * n / of})
    return pd.DataFrame(found)

# %% right: a cross merge and a sum, other index
def sensitivity(table, chosen):
    def line(rule, denominator, part, of):
        n = part["row"].isin(chosen[rule]).sum()
        return pd.Series({"rule": rule, "denominator": denominator, "n": n, "of": of, "share": n / of})

    lines = []
    for rule in sorted(chosen):
        lines.append(line(rule, "rows", table, len(table)))
        lines.append(line(rule, "claimed", table, 9))
        divisions_only = table[table["division"].str.match(r".*Division$")]
        lines.append(line(rule, "named-division", divisions_only, len(divisions_only)))
        whole = table[~table["parent_unit"].notna()]
        lines.append(line(rule, "no-sub-unit", whole, len(whole)))
    return pd.concat(lines, axis=1).T.set_index("rule", drop=False)

# %% wrong: left out below, counted above
# expect: "no-sub-unit": a row left out below is left out above too
def sensitivity(table, chosen):
    of = {
        "rows": len(table),
        "claimed": 9,
        "named-division": table["division"].str.endswith("Division").sum(),
        "no-sub-unit": table["parent_unit"].isna().sum(),
    }
    return pd.DataFrame([
        {"rule": rule, "denominator": name, "n": len(rows), "of": number, "share": len(rows) / number}
        for rule, rows in chosen.items() for name, number in of.items()
    ])

# %% wrong: percentages
# expect: not a percentage
def sensitivity(table, chosen):
    masks = {"rows": table["row"] > 0, "claimed": table["row"] > 0, "no-sub-unit": table["parent_unit"].isna()}
    masks["named-division"] = table["division"].str.endswith("Division")
    found = []
    for rule, rows in chosen.items():
        for name, mask in masks.items():
            n, of = (mask & table["row"].isin(rows)).sum(), 9 if name == "claimed" else mask.sum()
            found.append([rule, name, n, of, 100 * n / of])
    return pd.DataFrame(found, columns=["rule", "denominator", "n", "of", "share"])

# %% wrong: the table's number for the claimed one
# expect: `of` is the number in the text
def sensitivity(table, chosen):
    masks = {"rows": table["row"] > 0, "claimed": table["row"] > 0, "no-sub-unit": table["parent_unit"].isna()}
    masks["named-division"] = table["division"].str.endswith("Division")
    found = []
    for rule, rows in chosen.items():
        for name, mask in masks.items():
            n, of = (mask & table["row"].isin(rows)).sum(), mask.sum()
            found.append([rule, name, n, of, n / of])
    return pd.DataFrame(found, columns=["rule", "denominator", "n", "of", "share"])

# %% wrong: Division anywhere in the name
# expect: takes names ending in `Division`
def sensitivity(table, chosen):
    masks = {"rows": table["row"] > 0, "claimed": table["row"] > 0, "no-sub-unit": table["parent_unit"].isna()}
    masks["named-division"] = table["division"].str.contains("Division")
    found = []
    for rule, rows in chosen.items():
        for name, mask in masks.items():
            n, of = (mask & table["row"].isin(rows)).sum(), 9 if name == "claimed" else mask.sum()
            found.append([rule, name, n, of, n / of])
    return pd.DataFrame(found, columns=["rule", "denominator", "n", "of", "share"])

# %% wrong: shares rounded
# expect: Do not round `share`
def sensitivity(table, chosen):
    masks = {"rows": table["row"] > 0, "claimed": table["row"] > 0, "no-sub-unit": table["parent_unit"].isna()}
    masks["named-division"] = table["division"].str.endswith("Division")
    found = []
    for rule, rows in chosen.items():
        for name, mask in masks.items():
            n, of = (mask & table["row"].isin(rows)).sum(), 9 if name == "claimed" else mask.sum()
            found.append([rule, name, n, of, round(n / of, 3)])
    return pd.DataFrame(found, columns=["rule", "denominator", "n", "of", "share"])

# %% wrong: a wide table
# expect: should have the columns `rule`, `denominator`, `n`, `of`, `share`
def sensitivity(table, chosen):
    of = {"rows": len(table), "claimed": 9, "no-sub-unit": table["parent_unit"].isna().sum()}
    return pd.DataFrame({name: {rule: len(rows) / n for rule, rows in chosen.items()} for name, n in of.items()})

# %% wrong: one denominator forgotten
# expect: the four names of the question
def sensitivity(table, chosen):
    masks = {"rows": table["row"] > 0, "claimed": table["row"] > 0, "no-sub-unit": table["parent_unit"].isna()}
    found = []
    for rule, rows in chosen.items():
        for name, mask in masks.items():
            n, of = (mask & table["row"].isin(rows)).sum(), 9 if name == "claimed" else mask.sum()
            found.append([rule, name, n, of, n / of])
    return pd.DataFrame(found, columns=["rule", "denominator", "n", "of", "share"])

# %% wrong: rules without rows left out
# expect: A rule under which nothing counts has its four rows too
def sensitivity(table, chosen):
    masks = {"rows": table["row"] > 0, "claimed": table["row"] > 0, "no-sub-unit": table["parent_unit"].isna()}
    masks["named-division"] = table["division"].str.endswith("Division")
    found = []
    for rule, rows in chosen.items():
        for name, mask in masks.items():
            n, of = (mask & table["row"].isin(rows)).sum(), 9 if name == "claimed" else mask.sum()
            if rows:
                found.append([rule, name, n, of, n / of])
    return pd.DataFrame(found, columns=["rule", "denominator", "n", "of", "share"])

# %% wrong: the last rule only
# expect: There should be one row for each pair
def sensitivity(table, chosen):
    masks = {"rows": table["row"] > 0, "claimed": table["row"] > 0, "no-sub-unit": table["parent_unit"].isna()}
    masks["named-division"] = table["division"].str.endswith("Division")
    found = {}
    for rule, rows in chosen.items():
        for name, mask in masks.items():
            n, of = (mask & table["row"].isin(rows)).sum(), 9 if name == "claimed" else mask.sum()
            if n or not rows:
                found[rule, name] = [rule, name, n, of, n / of]
    return pd.DataFrame(list(found.values()), columns=["rule", "denominator", "n", "of", "share"])

# %% wrong: empty text instead of missing
# expect: Your code stopped with ZeroDivisionError
def sensitivity(table, chosen):
    masks = {"rows": table["row"] > 0, "claimed": table["row"] > 0, "no-sub-unit": table["parent_unit"] == ""}
    masks["named-division"] = table["division"].str.endswith("Division")
    found = []
    for rule, rows in chosen.items():
        for name, mask in masks.items():
            n, of = int((mask & table["row"].isin(rows)).sum()), 9 if name == "claimed" else int(mask.sum())
            found.append([rule, name, n, of, n / of])
    return pd.DataFrame(found, columns=["rule", "denominator", "n", "of", "share"])

# %% wrong: numbers of the article's table
# expect: should be as in the worked example
def sensitivity(table, chosen):
    of = {"rows": 8, "claimed": 9, "named-division": 8, "no-sub-unit": 2}
    rows = [(rule, name, min(len(chosen[rule]), 1), n) for rule in chosen for name, n in of.items()]
    result = pd.DataFrame(rows, columns=["rule", "denominator", "n", "of"])
    return result.assign(share=result["n"] / result["of"])

# %% wrong: sub-units kept, the rest left out
# expect: "no-sub-unit" takes rows whose `parent_unit` is missing
def sensitivity(table, chosen):
    masks = {"rows": table["row"] > 0, "claimed": table["row"] > 0, "no-sub-unit": table["parent_unit"].notna()}
    masks["named-division"] = table["division"].str.endswith("Division")
    found = []
    for rule, rows in chosen.items():
        for name, mask in masks.items():
            n, of = (mask & table["row"].isin(rows)).sum(), 9 if name == "claimed" else mask.sum()
            found.append([rule, name, n, of, n / of])
    return pd.DataFrame(found, columns=["rule", "denominator", "n", "of", "share"])

# %% wrong: shares written as text
# expect: `share` of `sensitivity(…)` should hold numbers; it holds text.
def sensitivity(table, chosen):
    masks = {"rows": table["row"] > 0, "claimed": table["row"] > 0, "no-sub-unit": table["parent_unit"].isna()}
    masks["named-division"] = table["division"].str.endswith("Division")
    found = []
    for rule, rows in chosen.items():
        for name, mask in masks.items():
            n, of = (mask & table["row"].isin(rows)).sum(), 9 if name == "claimed" else mask.sum()
            found.append([rule, name, n, of, f"{n / of:.3f}"])
    return pd.DataFrame(found, columns=["rule", "denominator", "n", "of", "share"])
