# %% right: lines filtered, cells split
def read_printed(text):
    lines = [line for line in text.splitlines() if set(line) - set("-| ")]
    cells = [[cell.strip() for cell in line.split("|")[:2]] for line in lines[1:]]
    table = pd.DataFrame(cells, columns=["division", "areas"])
    table.insert(0, "row", range(1, len(table) + 1))
    return table

# %% right: a loop that collects dicts, extra column kept
def read_printed(text):
    rows = []
    header_seen = False
    for line in text.split("\n"):
        line = line.strip()
        if line == "":
            continue
        if not header_seen:
            header_seen = True
            continue
        if line.replace("-", "").replace("|", "").strip() == "":
            continue
        parts = line.split("|")
        rows.append({"areas": parts[1].strip(), "division": parts[0].strip(), "row": len(rows) + 1, "line": line})
    return pd.DataFrame(rows)

# %% right: read_csv, other index
def read_printed(text):
    from io import StringIO

    lines = [line.strip().rstrip("|") for line in text.splitlines() if line.strip()]
    table = pd.read_csv(StringIO("\n".join(lines)), sep="|", header=0, names=["division", "areas"])
    table = table[~table["division"].str.fullmatch("[- ]+")]
    table = table.apply(lambda column: column.str.strip())
    table["row"] = list(range(1, len(table) + 1))
    return table.set_index("row", drop=False)

# %% right: a regular expression for the rule
def read_printed(text):
    import re

    lines = [line.strip(" |") for line in text.splitlines()]
    lines = [line for line in lines if not re.fullmatch(r"[-| ]*", line)]
    found = pd.Series(lines[1:]).str.split("|", n=1, expand=True)
    found.columns = ["division", "areas"]
    found = found.apply(lambda column: column.str.strip())
    found["row"] = (found.index + 1).astype(float)
    return found

# %% wrong: header counted
# expect: The header is counted as a row
def read_printed(text):
    lines = [line for line in text.splitlines() if set(line) - set("-| ")]
    cells = [[cell.strip() for cell in line.split("|")[:2]] for line in lines]
    return pd.DataFrame(cells, columns=["division", "areas"]).assign(row=range(1, len(cells) + 1))

# %% wrong: rule counted
# expect: The rule under the header is counted
def read_printed(text):
    lines = [line for line in text.splitlines() if line.strip()][1:]
    cells = [[cell.strip() for cell in line.split("|")[:2]] for line in lines]
    return pd.DataFrame(cells, columns=["division", "areas"]).assign(row=range(1, len(cells) + 1))

# %% wrong: numbered from 0
# expect: numbered from 0
def read_printed(text):
    lines = [line for line in text.splitlines() if set(line) - set("-| ")]
    cells = [[cell.strip() for cell in line.split("|")[:2]] for line in lines[1:]]
    return pd.DataFrame(cells, columns=["division", "areas"]).rename_axis("row").reset_index()

# %% wrong: spaces left at the ends
# expect: Cells should have no spaces at their ends
def read_printed(text):
    lines = [line for line in text.splitlines() if set(line) - set("-| ")]
    cells = [line.split("|")[:2] for line in lines[1:]]
    return pd.DataFrame(cells, columns=["division", "areas"]).assign(row=range(1, len(cells) + 1))

# %% wrong: cut at commas
# expect: A cell is cut at its comma
def read_printed(text):
    lines = [line for line in text.splitlines() if set(line) - set("-| ")]
    rows = [(line.split("|")[0].strip(), part.strip()) for line in lines[1:] for part in line.split("|")[1].split(",")[:1]]
    return pd.DataFrame(rows, columns=["division", "areas"]).assign(row=range(1, len(rows) + 1))

# %% wrong: every line with a hyphen taken for a rule
# expect: A row whose name has a hyphen is lost
def read_printed(text):
    lines = [line for line in text.splitlines() if line.strip() and "-" not in line]
    cells = [[cell.strip() for cell in line.split("|")[:2]] for line in lines[1:]]
    return pd.DataFrame(cells, columns=["division", "areas"]).assign(row=range(1, len(cells) + 1))

# %% wrong: the first two lines skipped, empty lines kept
# expect: Your code stopped with
def read_printed(text):
    rows = []
    for number, line in enumerate(text.split("\n")[2:], start=1):
        division, areas = line.rstrip().rstrip("|").split("|")
        rows.append({"row": number, "division": division.strip(), "areas": areas.strip()})
    return pd.DataFrame(rows)

# %% wrong: the last bar taken for granted
# expect: Rows are lost or added
def read_printed(text):
    lines = [line for line in text.splitlines() if set(line) - set("-| ")]
    cells = [[cell.strip() for cell in line.split("|")[:-1]] for line in lines[1:] if line.rstrip().endswith("|")]
    return pd.DataFrame(cells, columns=["division", "areas"]).assign(row=range(1, len(cells) + 1))

# %% wrong: a list of dicts
# expect: should be a DataFrame; it is of type `list`
def read_printed(text):
    lines = [line for line in text.splitlines() if set(line) - set("-| ")]
    return [{"row": n, "division": line.split("|")[0], "areas": line.split("|")[1]} for n, line in enumerate(lines[1:], 1)]

# %% wrong: columns named as in the print
# expect: it has `row`, `Division`, `Responsible Areas`
def read_printed(text):
    lines = [line for line in text.splitlines() if set(line) - set("-| ")]
    cells = [[n] + [cell.strip() for cell in line.split("|")[:2]] for n, line in enumerate(lines[1:], 1)]
    return pd.DataFrame(cells, columns=["row", "Division", "Responsible Areas"])

# %% wrong: the loaded table returned
# expect: Each line under the rule should be one row
def read_printed(text):
    return divisions

# %% wrong: no return
# expect: is a `return` missing?
def read_printed(text):
    lines = [line for line in text.splitlines() if set(line) - set("-| ")]
    table = pd.DataFrame([line.split("|")[:2] for line in lines[1:]], columns=["division", "areas"])
    table["row"] = range(1, len(table) + 1)

# %% wrong: lines numbered, with gaps
# expect: without gaps: count rows, not lines
def read_printed(text):
    lines = [line for line in text.splitlines()]
    rows = []
    for position, line in enumerate(lines):
        if not set(line) - set("-| "):
            continue
        rows.append({"row": position - 1, "division": line.split("|")[0].strip(), "areas": line.split("|")[1].strip()})
    return pd.DataFrame(rows[1:])
