# %% right: sets and a loop in printed order
def find_defects(numbers, references):
    rows = {(n, "gap") for n in range(1, max(numbers) + 1) if n not in numbers}
    seen = set()
    for row in references.sort_values(["note", "part"]).itertuples():
        key = re.sub(r"\[[^\]]*\]", "", re.sub(r"http[^ ]*", "", row.text)).strip(" .,")
        if key in seen:
            rows.add((row.note, "repeat"))
        seen.add(key)
        if pd.isna(row.url) and row.text.endswith(","):
            rows.add((row.note, "cut"))
    return pd.DataFrame(sorted(rows, reverse=True), columns=["note", "defect"])

# %% right: three tables
def find_defects(numbers, references):
    table = references.copy()
    table["key"] = table["text"].str.replace(r"\[.*?\]", "", regex=True).str.replace(r"http\S*", "", regex=True)
    table["key"] = table["key"].str.strip(",. ")
    table = table.sort_values(["note", "part"])
    gaps = pd.DataFrame({"note": [n for n in range(1, max(numbers)) if n not in set(numbers)]}).assign(defect="gap")
    repeats = table[table.duplicated("key", keep="first")][["note"]].assign(defect="repeat")
    cuts = table[table["url"].isna() & (table["text"].str[-1] == ",")][["note"]].assign(defect="cut")
    return pd.concat([cuts, repeats, gaps]).drop_duplicates().set_index("note", drop=False)

# %% right: each reference compared with each earlier one
def find_defects(numbers, references):
    def bare(text):
        text = " ".join(word for word in re.sub(r"\[.+?\]", "", text).split(" ") if not word.startswith("http"))
        return text.strip(" ,.")

    entries = [(r["note"], r["part"], bare(r["text"]), r["text"], r["url"]) for r in references.to_dict("records")]
    found = []
    for note, part, key, text, url in entries:
        if any((other[0], other[1]) < (note, part) and other[2] == key for other in entries):
            found.append({"note": note, "defect": "repeat"})
        if text[-1] == "," and not isinstance(url, str):
            found.append({"note": note, "defect": "cut"})
    found += [{"note": n, "defect": "gap"} for n in sorted(set(range(1, max(numbers) + 1)).difference(numbers))]
    return pd.DataFrame(found, columns=["note", "defect"]).drop_duplicates()

# %% wrong: the first of two is flagged too
# expect: The first of two is no repeat
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    bare = ordered["text"].str.replace(r"\[.*?\]|http\S+", "", regex=True).str.strip(" ,.")
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(ordered.loc[bare.duplicated(keep=False), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: whole texts compared
# expect: One item, translated in two ways, is a repeat
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(ordered.loc[ordered["text"].duplicated(), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: addresses compared
# expect: One item, translated in two ways, is a repeat
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(ordered.loc[ordered["url"].notna() & ordered["url"].duplicated(), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: paper and day compared
# expect: Another item of the same paper and day is no repeat
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    key = ordered["text"].str.split(".").str[0] + ordered["text"].str.extract(r"(\d+ [A-Z][a-z]+ \d{4})")[0].fillna("")
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(ordered.loc[key.duplicated(), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: no address is enough for a cut
# expect: No address is not enough for `cut`
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    bare = ordered["text"].str.replace(r"\[.*?\]|http\S+", "", regex=True).str.strip(" ,.")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(ordered.loc[bare.duplicated(), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[ordered["url"].isna(), "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: a comma is enough for a cut
# expect: `cut` needs both: no address, and a comma
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    bare = ordered["text"].str.replace(r"\[.*?\]|http\S+", "", regex=True).str.strip(" ,.")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(ordered.loc[bare.duplicated(), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[ordered["text"].str.endswith(","), "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: gaps from the first printed number
# expect: Count gaps from 1
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    bare = ordered["text"].str.replace(r"\[.*?\]|http\S+", "", regex=True).str.strip(" ,.")
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [(n, "gap") for n in set(range(min(numbers), max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(ordered.loc[bare.duplicated(), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: as many numbers as were printed
# expect: A number that is not printed is a gap
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    bare = ordered["text"].str.replace(r"\[.*?\]|http\S+", "", regex=True).str.strip(" ,.")
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [(n, "gap") for n in range(1, len(numbers)) if n not in numbers]
    rows += [(n, "repeat") for n in set(ordered.loc[bare.duplicated(), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: gaps from neighbours in the list
# expect: Count gaps from 1
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    bare = ordered["text"].str.replace(r"\[.*?\]|http\S+", "", regex=True).str.strip(" ,.")
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [(n, "gap") for a, b in zip(numbers, numbers[1:]) for n in range(a + 1, b)]
    rows += [(n, "repeat") for n in set(ordered.loc[bare.duplicated(), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: the rows' order taken for the notes'
# expect: Earlier means a lower number
def find_defects(numbers, references):
    bare = references["text"].str.replace(r"\[.*?\]|http\S+", "", regex=True).str.strip(" ,.")
    cut = references["url"].isna() & references["text"].str.endswith(",")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(references.loc[bare.duplicated(), "note"])]
    rows += [(n, "cut") for n in set(references.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: brackets matched to the last one
# expect: Titles that differ in print are two items
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    bare = ordered["text"].str.replace(r"\[.*\]|http\S+", "", regex=True).str.strip(" ,.")
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(ordered.loc[bare.duplicated(), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: a row for each reference
# expect: A note has a defect once
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    bare = ordered["text"].str.replace(r"\[.*?\]|http\S+", "", regex=True).str.strip(" ,.")
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in ordered.loc[bare.duplicated(), "note"]]
    rows += [(n, "cut") for n in ordered.loc[cut, "note"]]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: addresses kept in the comparison
# expect: One item, translated in two ways, is a repeat
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    bare = ordered["text"].str.replace(r"\[.*?\]", "", regex=True).str.strip(" ,.")
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(ordered.loc[bare.duplicated(), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: other words for the defects
# expect: `defect`: gap, repeat or cut
def find_defects(numbers, references):
    rows = [(n, "missing") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: no columns when nothing is found
# expect: Keep the columns also when no row is left
def find_defects(numbers, references):
    ordered = references.sort_values(["note", "part"])
    bare = ordered["text"].str.replace(r"\[.*?\]|http\S+", "", regex=True).str.strip(" ,.")
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [{"note": n, "defect": "gap"} for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [{"note": n, "defect": "repeat"} for n in set(ordered.loc[bare.duplicated(), "note"])]
    rows += [{"note": n, "defect": "cut"} for n in set(ordered.loc[cut, "note"])]
    return pd.DataFrame(rows)

# %% wrong: the input gets a column
# expect: Your code changes `references`, its input
def find_defects(numbers, references):
    references["bare"] = references["text"].str.replace(r"\[.*?\]|http\S+", "", regex=True).str.strip(" ,.")
    ordered = references.sort_values(["note", "part"])
    cut = ordered["url"].isna() & ordered["text"].str.endswith(",")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(ordered.loc[ordered["bare"].duplicated(), "note"])]
    rows += [(n, "cut") for n in set(ordered.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])

# %% wrong: repeats within one note overlooked
# expect: Two references of one note can mean one item
def find_defects(numbers, references):
    bare = references["text"].str.replace(r"\[.*?\]|http\S+", "", regex=True).str.strip(" ,.")
    first = references.assign(bare=bare).groupby("bare")["note"].transform("min")
    cut = references["url"].isna() & references["text"].str.endswith(",")
    rows = [(n, "gap") for n in set(range(1, max(numbers) + 1)) - set(numbers)]
    rows += [(n, "repeat") for n in set(references.loc[references["note"] > first, "note"])]
    rows += [(n, "cut") for n in set(references.loc[cut, "note"])]
    return pd.DataFrame(rows, columns=["note", "defect"])
