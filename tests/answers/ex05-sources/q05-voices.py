# %% right: lists
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% right: a Series, groupby
def count_sources(cited, writer):
    table = cited.dropna(subset="item").copy()
    table["voice"] = table["origin"].fillna(table["name"])
    outside = table[table["voice"] != writer]
    sizes = outside.groupby("voice")["item"].nunique()
    n = outside["item"].nunique()
    top = sizes.max() / n if n else float("nan")
    return pd.Series({"items": table["item"].nunique(), "references": len(table), "voices": len(sizes), "outside": n, "top_share": top})

# %% right: a dict of items
def count_sources(cited, writer):
    from collections import Counter

    voice_of, references = {}, 0
    for name, item, origin in zip(cited["name"], cited["item"], cited["origin"]):
        if isinstance(item, str):
            references += 1
            voice_of[item] = origin if isinstance(origin, str) else name
    counts = Counter(voice for voice in voice_of.values() if voice != writer)
    total = sum(counts.values())
    top = counts.most_common(1)[0][1] / total if total else None
    return {"references": references, "items": len(voice_of), "outside": total, "voices": len(counts), "top_share": top}

# %% right: value_counts with shares
def count_sources(cited, writer):
    known = cited.loc[cited["item"].notna(), ["name", "item", "origin"]]
    first = known.groupby("item").agg(lambda cells: cells.iloc[0])
    first["voice"] = first["origin"].where(first["origin"].notna(), first["name"])
    shares = first.loc[first["voice"].ne(writer), "voice"].value_counts(normalize=True)
    return {
        "references": int(known["item"].count()), "items": len(first), "outside": int((first["voice"] != writer).sum()),
        "voices": shares.size, "top_share": None if shares.empty else shares.iloc[0],
    }

# %% wrong: every row counted
# expect: A row that cites nothing is counted as a reference
def count_sources(cited, writer):
    known = cited.dropna(how="all")
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: repeats dropped too early
# expect: `references` counts rows, repeats included
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(items), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: repeats counted
# expect: `items` counts different items
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: the writer kept
# expect: `outside`: of the items, leave out those whose voice is the writer's
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices ]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: names are voices
# expect: `voices`: an item with an `origin` is the voice of that origin
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: origins alone are voices
# expect: `outside`: of the items
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = list(items["origin"].dropna())
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: a percentage
# expect: `top_share` should be at most 1
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) * 100 if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: the share of references
# expect: `top_share`: items of the most frequent voice, by `outside`
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(known) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: the share of items
# expect: `top_share`: items of the most frequent voice
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(items) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: rounded
# expect: `top_share`: items of the most frequent voice
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = round(max(outside.count(voice) for voice in outside) / len(outside), 2) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: the writer by name alone
# expect: An item of another name whose `origin` is the writer
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    items = items[items["name"] != writer]
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices ]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": known["item"].nunique(), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: the writer by name or voice
# expect: An item of the writer's name that comes from someone else
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items[items["name"] != writer].itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: voices by citations
# expect: `top_share`: items of the most frequent voice
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    cites = [row.name if pd.isna(row.origin) else row.origin for row in known.itertuples()]
    cites = [voice for voice in cites if voice != writer]
    top = max(cites.count(voice) for voice in cites) / len(cites) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: nothing left is 0
# expect: A share of nothing is missing
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else 0
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: a division by nothing
# expect: stopped
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside)
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: no top share
# expect: The result should have the five names
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside))}

# %% wrong: a missing item counts
# expect: A row that cites nothing is counted as a reference
def count_sources(cited, writer):
    known = cited
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: the input changed
# expect: Your code changes `cited`
def count_sources(cited, writer):
    cited["origin"] = cited["origin"].fillna(cited["name"])
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: repeats only next to each other
# expect: Each item counts once
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known[(known["item"] != known["item"].shift()) & (known["item"] != known["item"].shift(2))]
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: voices before the writer is left out
# expect: `voices`: an item with an `origin`
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(voices)), "top_share": top}

# %% wrong: the writer's name as a part of a name
# expect: An item of the writer's name that comes from someone else
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if writer not in voice]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return {"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}

# %% wrong: a table returned
# expect: should be a dict or a Series
def count_sources(cited, writer):
    known = cited[cited["item"].notna()]
    items = known.drop_duplicates("item")
    voices = [row.name if pd.isna(row.origin) else row.origin for row in items.itertuples()]
    outside = [voice for voice in voices if voice != writer]
    top = max(outside.count(voice) for voice in outside) / len(outside) if outside else None
    return pd.DataFrame([{"references": len(known), "items": len(items), "outside": len(outside), "voices": len(set(outside)), "top_share": top}])
