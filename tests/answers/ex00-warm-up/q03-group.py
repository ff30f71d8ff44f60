# %% right: value_counts
events_per_actor = events["actor"].value_counts()

# %% right: groupby and size
events_per_actor = events.groupby("actor").size()

# %% right: a dict from a loop
events_per_actor = {}
for actor in events["actor"]:
    events_per_actor[actor] = events_per_actor.get(actor, 0) + 1

# %% right: a Counter
from collections import Counter

events_per_actor = Counter(events["actor"])

# %% right: the count of one column, as numbers with a point
events_per_actor = events.groupby("actor")["event_id"].count().astype(float)

# %% wrong: grouped by kind
# expect: The labels are kinds of event
events_per_actor = events["kind"].value_counts()

# %% wrong: shares
# expect: counts, not shares
events_per_actor = events["actor"].value_counts(normalize=True)

# %% wrong: every column counted
# expect: `events_per_actor` should be a dict or a Series; it is of type `DataFrame`
events_per_actor = events.groupby("actor").count()

# %% wrong: the number of actors
# expect: `events_per_actor` should be a dict or a Series; it is a whole number
events_per_actor = events["actor"].nunique()

# %% wrong: the first actors only
# expect: Some actors are missing
events_per_actor = events["actor"].value_counts().head(5)

# %% wrong: different kinds counted
# expect: Count rows, not different values
events_per_actor = events.groupby("actor")["kind"].nunique()

# %% wrong: row numbers as labels
# expect: The labels should be actors
events_per_actor = events["actor"].value_counts().reset_index()["count"]

# %% wrong: actors as texts changed on the way
# expect: The labels should be actors
events_per_actor = events["actor"].str.upper().value_counts()

# %% wrong: counts that belong to other actors
# expect: At least one actor has a wrong count
counts = events["actor"].value_counts()
events_per_actor = dict(zip(events["actor"].unique(), reversed(list(counts))))

# %% wrong: a list of events for each actor
# expect: The value for `Australia` should be one value; it is of type `list`
events_per_actor = events.groupby("actor")["event_id"].agg(list)
