# %% right: two conditions joined
japan_meetings = events[(events["actor"] == "Japan") & (events["kind"] == "meeting")]

# %% right: query
japan_meetings = events.query("actor == 'Japan' and kind == 'meeting'")

# %% right: one filter after the other, other order, new index
japan_meetings = events[events["kind"] == "meeting"]
japan_meetings = japan_meetings[japan_meetings["actor"] == "Japan"]
japan_meetings = japan_meetings.sort_values("date", ascending=False).reset_index(drop=True)

# %% right: a loop
kept = []
for position in range(len(events)):
    row = events.iloc[position]
    if row["actor"] == "Japan" and row["kind"] == "meeting":
        kept.append(position)
japan_meetings = events.iloc[kept]

# %% right: a group
japan_meetings = events.groupby(["actor", "kind"]).get_group(("Japan", "meeting"))

# %% wrong: the actor only
# expect: Some rows are of another kind
japan_meetings = events[events["actor"] == "Japan"]

# %% wrong: part of the actor's name
# expect: `Japan and Russia` is not `Japan`
japan_meetings = events[events["actor"].str.contains("Japan") & (events["kind"] == "meeting")]

# %% wrong: the kind only
# expect: Filter by `actor` too
japan_meetings = events[events["kind"] == "meeting"]

# %% wrong: either condition is enough
# expect: Each row fits one condition, not both
japan_meetings = events[(events["actor"] == "Japan") | (events["kind"] == "meeting")]

# %% wrong: small letters
# expect: No row is left
japan_meetings = events[(events["actor"] == "japan") & (events["kind"] == "meeting")]

# %% wrong: a column of True and False
# expect: `japan_meetings` should be a DataFrame; it is of type `Series`
japan_meetings = (events["actor"] == "Japan") & (events["kind"] == "meeting")

# %% wrong: some columns dropped
# expect: it has `date`, `event`.
japan_meetings = events[(events["actor"] == "Japan") & (events["kind"] == "meeting")]
japan_meetings = japan_meetings[["date", "event"]]

# %% wrong: the first rows only
# expect: `japan_meetings` has too few rows
japan_meetings = events[(events["actor"] == "Japan") & (events["kind"] == "meeting")].head(1)

# %% wrong: rows counted instead of kept
# expect: `japan_meetings` should be a DataFrame; it is a whole number
japan_meetings = len(events[(events["actor"] == "Japan") & (events["kind"] == "meeting")])

# %% wrong: no brackets around the conditions
# expect: `japan_meetings` is not defined yet
japan_meetings = events[events["actor"] == "Japan" & events["kind"] == "meeting"]

# %% wrong: the kind in the plural
# expect: Write the values as the table does: `Japan`, `meeting`
japan_meetings = events[(events["actor"] == "Japan") & (events["kind"] == "meetings")]

# %% wrong: the joint meetings only
# expect: Compare with `==`
japan_meetings = events[(events["actor"] == "Japan and Russia") & (events["kind"] == "meeting")]
