# %% right: two conditions joined
japan_sanctions = events[(events["actor"] == "Japan") & (events["kind"] == "sanction")]

# %% right: query
japan_sanctions = events.query("actor == 'Japan' and kind == 'sanction'")

# %% right: one filter after the other, other order, new index
japan_sanctions = events[events["kind"] == "sanction"]
japan_sanctions = japan_sanctions[japan_sanctions["actor"] == "Japan"]
japan_sanctions = japan_sanctions.sort_values("date", ascending=False).reset_index(drop=True)

# %% right: a loop
kept = []
for position in range(len(events)):
    row = events.iloc[position]
    if row["actor"] == "Japan" and row["kind"] == "sanction":
        kept.append(position)
japan_sanctions = events.iloc[kept]

# %% right: a group
japan_sanctions = events.groupby(["actor", "kind"]).get_group(("Japan", "sanction"))

# %% wrong: the actor only
# expect: Some rows are of another kind
japan_sanctions = events[events["actor"] == "Japan"]

# %% wrong: part of the actor's name
# expect: `Japan and Russia` is not `Japan`
japan_sanctions = events[events["actor"].str.contains("Japan") & events["kind"].isin(["sanction", "meeting"])]

# %% wrong: the kind only
# expect: Filter by `actor` too
japan_sanctions = events[events["kind"] == "sanction"]

# %% wrong: either condition is enough
# expect: Each row fits one condition, not both
japan_sanctions = events[(events["actor"] == "Japan") | (events["kind"] == "sanction")]

# %% wrong: small letters
# expect: No row is left
japan_sanctions = events[(events["actor"] == "japan") & (events["kind"] == "sanction")]

# %% wrong: a column of True and False
# expect: `japan_sanctions` should be a DataFrame; it is of type `Series`
japan_sanctions = (events["actor"] == "Japan") & (events["kind"] == "sanction")

# %% wrong: some columns dropped
# expect: it has `date`, `event`.
japan_sanctions = events[(events["actor"] == "Japan") & (events["kind"] == "sanction")]
japan_sanctions = japan_sanctions[["date", "event"]]

# %% wrong: the first rows only
# expect: `japan_sanctions` has too few rows
japan_sanctions = events[(events["actor"] == "Japan") & (events["kind"] == "sanction")].head(2)

# %% wrong: rows counted instead of kept
# expect: `japan_sanctions` should be a DataFrame; it is a whole number
japan_sanctions = len(events[(events["actor"] == "Japan") & (events["kind"] == "sanction")])

# %% wrong: no brackets around the conditions
# expect: `japan_sanctions` is not defined yet
japan_sanctions = events[events["actor"] == "Japan" & events["kind"] == "sanction"]
