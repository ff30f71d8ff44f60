# %% right: split, explode, strip
def areas_long(table):
    long = table[["row"]].assign(area=table["areas"].str.split(",")).explode("area")
    long["area"] = long["area"].str.strip()
    return long[long["area"] != ""]

# %% right: two loops
def areas_long(table):
    rows = []
    for _, line in table.iterrows():
        for part in line["areas"].split(","):
            if part.strip():
                rows.append({"area": part.strip(), "row": line["row"]})
    return pd.DataFrame(rows)

# %% right: other columns kept, other order, new index
def areas_long(table):
    long = table.copy()
    long["area"] = long["areas"].str.split(r"\s*,\s*", regex=True)
    long = long.explode("area")
    long = long[long["area"].str.len() > 0]
    return long.sort_values("area").reset_index(drop=True)

# %% right: one column a part, then stacked
def areas_long(table):
    wide = table.set_index("row")["areas"].str.split(",", expand=True)
    long = wide.stack().dropna().str.strip().rename("area").reset_index()
    return long.loc[long["area"] != "", ["row", "area"]]

# %% right: a comprehension over pairs
def areas_long(table):
    pairs = [(row, a.strip()) for row, cell in zip(table["row"], table["areas"]) for a in cell.split(",")]
    return pd.DataFrame([pair for pair in pairs if pair[1]], columns=["row", "area"])

# %% wrong: spaces left
# expect: An area begins with a space
def areas_long(table):
    long = table[["row"]].assign(area=table["areas"].str.split(",")).explode("area")
    return long[long["area"] != ""]

# %% wrong: “and” separates too
# expect: “and” is part of a name
def areas_long(table):
    long = table[["row"]].assign(area=table["areas"].str.split(r",| and ", regex=True)).explode("area")
    long["area"] = long["area"].str.strip()
    return long[long["area"] != ""]

# %% wrong: lists in the cells
# expect: An area should be text, one a row
def areas_long(table):
    return table[["row"]].assign(area=table["areas"].str.split(", "))

# %% wrong: cells without a comma dropped
# expect: A cell without a comma is one area
def areas_long(table):
    listed = table[table["areas"].str.contains(",")]
    long = listed[["row"]].assign(area=listed["areas"].str.split(",")).explode("area")
    long["area"] = long["area"].str.strip()
    return long[long["area"] != ""]

# %% wrong: comma and space as separator
# expect: A comma separates with or without a space
def areas_long(table):
    return table[["row"]].assign(area=table["areas"].str.split(", ")).explode("area")

# %% wrong: empty pieces kept
# expect: A comma at the end of a cell makes no area
def areas_long(table):
    long = table[["row"]].assign(area=table["areas"].str.split(",")).explode("area")
    long["area"] = long["area"].str.strip()
    return long

# %% wrong: duplicates dropped
# expect: An area that stands in two rows
def areas_long(table):
    long = table[["row"]].assign(area=table["areas"].str.split(",")).explode("area")
    long["area"] = long["area"].str.strip()
    return long[long["area"] != ""].drop_duplicates("area")

# %% wrong: the input changed
# expect: Your code changes `table`, its input
def areas_long(table):
    table["area"] = table["areas"].str.split(",")
    long = table.explode("area")
    long["area"] = long["area"].str.strip()
    return long[long["area"] != ""]

# %% wrong: positions instead of row numbers
# expect: `row` should be the number that the table gives
def areas_long(table):
    rows = []
    for row, cell in enumerate(table["areas"], start=1):
        rows += [{"row": row, "area": part.strip()} for part in cell.split(",") if part.strip()]
    return pd.DataFrame(rows)

# %% wrong: capitals changed
# expect: Change nothing in a name
def areas_long(table):
    long = table[["row"]].assign(area=table["areas"].str.split(",")).explode("area")
    long["area"] = long["area"].str.strip().str.title()
    return long[long["area"] != ""]

# %% wrong: “the” taken off
# expect: Keep “the”
def areas_long(table):
    long = table[["row"]].assign(area=table["areas"].str.split(",")).explode("area")
    long["area"] = long["area"].str.strip().str.removeprefix("the ")
    return long[long["area"] != ""]

# %% wrong: the real table instead of the argument
# expect: Each part between commas
def areas_long(table):
    long = divisions[["row"]].assign(area=divisions["areas"].str.split(",")).explode("area")
    long["area"] = long["area"].str.strip()
    return pd.concat([long, pd.DataFrame({"row": [3], "area": ["Trade and aid"]})])

# %% wrong: the areas only
# expect: should be a DataFrame; it is of type `Series`
def areas_long(table):
    return table["areas"].str.split(",").explode().str.strip()

# %% wrong: strip before explode
# expect: Some areas are missing (NaN). Strip after `explode`.
def areas_long(table):
    return table[["row"]].assign(area=table["areas"].str.split(",").str.strip()).explode("area")
