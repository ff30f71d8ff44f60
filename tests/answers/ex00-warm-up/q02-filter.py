# %% right: two conditions joined
def meetings_of(table, actor):
    return table[(table["actor"] == actor) & (table["kind"] == "meeting")]

# %% right: query
def meetings_of(table, actor):
    return table.query("actor == @actor and kind == 'meeting'")

# %% right: one filter after the other, other order, new index
def meetings_of(table, actor):
    found = table[table["kind"] == "meeting"]
    found = found[found["actor"] == actor]
    return found.iloc[::-1].reset_index(drop=True)

# %% right: a loop
def meetings_of(table, actor):
    kept = []
    for position in range(len(table)):
        row = table.iloc[position]
        if row["actor"] == actor and row["kind"] == "meeting":
            kept.append(position)
    return table.iloc[kept]

# %% right: dicts, and a new table with an extra column
def meetings_of(table, actor):
    lines = [line for line in table.to_dict("records") if (line["actor"], line["kind"]) == (actor, "meeting")]
    return pd.DataFrame(lines, columns=table.columns).assign(seen=True)

# %% wrong: the actor only
# expect: Some rows are of another kind
def meetings_of(table, actor):
    return table[table["actor"] == actor]

# %% wrong: the kind only
# expect: Keep those of the `actor` that is passed in
def meetings_of(table, actor):
    return table[table["kind"] == "meeting"]

# %% wrong: part of the actor's name
# expect: An actor whose name only contains the given one is another actor
def meetings_of(table, actor):
    return table[table["actor"].str.contains(actor) & (table["kind"] == "meeting")]

# %% wrong: part of the kind
# expect: A kind that only contains `meeting` is another kind
def meetings_of(table, actor):
    return table[(table["actor"] == actor) & table["kind"].str.contains("meeting")]

# %% wrong: either condition is enough
# expect: Each row fits one condition, not both
def meetings_of(table, actor):
    return table[(table["actor"] == actor) | (table["kind"] == "meeting")]

# %% wrong: one actor, whatever is passed in
# expect: No row is left. Write `meeting` as the table does, and use the `actor` that is passed in
def meetings_of(table, actor):
    return table[(table["actor"] == "Japan") & (table["kind"] == "meeting")]

# %% wrong: the kind in the plural
# expect: No row is left. Write `meeting` as the table does
def meetings_of(table, actor):
    return table[(table["actor"] == actor) & (table["kind"] == "meetings")]

# %% wrong: the timeline, whatever table is passed in
# expect: `meetings_of(…)` has too few rows. Keep every row that fits
def meetings_of(table, actor):
    found = table if actor == "G7" else events
    found = found[(found["actor"] == actor) & (found["kind"] == "meeting")]
    return found.assign(n=0) if "n" not in found else found

# %% wrong: a column of True and False
# expect: `meetings_of(…)` should be a DataFrame; it is of type `Series`
def meetings_of(table, actor):
    return (table["actor"] == actor) & (table["kind"] == "meeting")

# %% wrong: some columns dropped
# expect: `event_id`, `actor`, `kind`; it has `event_id`.
def meetings_of(table, actor):
    return table.loc[(table["actor"] == actor) & (table["kind"] == "meeting"), ["event_id"]]

# %% wrong: the first row only
# expect: `meetings_of(…)` has too few rows
def meetings_of(table, actor):
    return table[(table["actor"] == actor) & (table["kind"] == "meeting")].head(1)

# %% wrong: equal rows dropped
# expect: `meetings_of(…)` has too few rows
def meetings_of(table, actor):
    return table[(table["actor"] == actor) & (table["kind"] == "meeting")].drop_duplicates()

# %% wrong: rows counted instead of kept
# expect: `meetings_of(…)` should be a DataFrame; it is a whole number
def meetings_of(table, actor):
    return len(table[(table["actor"] == actor) & (table["kind"] == "meeting")])

# %% wrong: no brackets around the conditions
# expect: Your code stopped with
def meetings_of(table, actor):
    return table[table["actor"] == actor & table["kind"] == "meeting"]

# %% wrong: and instead of &
# expect: Your code stopped with ValueError: The truth value of a Series is ambiguous
def meetings_of(table, actor):
    return table[(table["actor"] == actor) and (table["kind"] == "meeting")]

# %% wrong: nothing returned
# expect: `meetings_of(…)` should be a DataFrame; it is None (is a `return` missing?)
def meetings_of(table, actor):
    found = table[(table["actor"] == actor) & (table["kind"] == "meeting")]

# %% wrong: the input changed
# expect: Your code changes `table`, its input
def meetings_of(table, actor):
    table["fits"] = (table["actor"] == actor) & (table["kind"] == "meeting")
    return table[table["fits"]]

# %% wrong: a new table without columns when no row is left
# expect: Keep the columns also when no row is left
def meetings_of(table, actor):
    lines = table.to_dict("records")
    return pd.DataFrame([line for line in lines if line["actor"] == actor and line["kind"] == "meeting"])

# %% wrong: a table, no function
# expect: `meetings_of` should be a function; it is of type `DataFrame`
meetings_of = events[(events["actor"] == "Japan") & (events["kind"] == "meeting")]
