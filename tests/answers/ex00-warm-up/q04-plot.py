# %% right: lying bars
kind_chart = events["kind"].value_counts().plot.barh()

# %% right: upright bars in the order of the alphabet
kind_chart = events.groupby("kind").size().plot(kind="bar", title="Events by kind")

# %% right: pyplot, and its figure
import matplotlib.pyplot as plt

counts = events["kind"].value_counts()
kind_chart = plt.figure()
plt.bar(list(counts.index), list(counts))
plt.xticks(rotation=90)

# %% right: the bars that pyplot returns
import matplotlib.pyplot as plt

counts = events.groupby("kind")["event_id"].count()
figure, axes = plt.subplots()
kind_chart = axes.barh(counts.index, counts.values)

# %% right: a DataFrame with its column named
counts = events["kind"].value_counts().rename_axis("kind").reset_index(name="n")
kind_chart = counts.plot.bar(x="kind", y="n", legend=False)

# %% right: Altair, lengths as they stand
import altair as alt

counts = events["kind"].value_counts().rename_axis("kind").reset_index(name="n")
kind_chart = alt.Chart(counts).mark_bar().encode(x="n", y=alt.Y("kind", sort="-x"))

# %% right: pyplot's current axes
plt.figure()
events.groupby("kind").size().sort_values().plot.barh(color="grey")
kind_chart = plt.gca()

# %% wrong: bars by actor
# expect: The bars are actors
kind_chart = events["actor"].value_counts().plot.barh()

# %% wrong: a line
# expect: `kind_chart` is a chart without bars
kind_chart = events["kind"].value_counts().plot()

# %% wrong: shares
# expect: not shares of all events
kind_chart = events["kind"].value_counts(normalize=True).plot.bar()

# %% wrong: the most frequent kinds only
# expect: Some kinds have no bar
kind_chart = events["kind"].value_counts().head(4).plot.bar()

# %% wrong: the chart is shown, not kept
# expect: `kind_chart` should be a chart
import matplotlib.pyplot as plt

events["kind"].value_counts().plot.bar()
kind_chart = plt.show()

# %% wrong: the counts without a chart
# expect: it is of type `Series`
kind_chart = events["kind"].value_counts()

# %% wrong: an axis that does not start at zero
# expect: should start at zero
kind_chart = events["kind"].value_counts().plot.bar()
kind_chart.set_ylim(1, 30)

# %% wrong: bars for the days, too
# expect: it shows 2. Either the one column to draw is not named
counts = events.groupby("kind").agg(n=("event_id", "size"), n_actors=("actor", "nunique"))
kind_chart = counts.plot.bar()

# %% wrong: different actors counted
# expect: count rows
kind_chart = events.groupby("kind")["actor"].nunique().plot.bar()

# %% wrong: the column of labels not named
# expect: The bars are labelled 0, 1, … Name the column of labels with `x=`.
counts = events["kind"].value_counts().reset_index()
kind_chart = counts.plot.bar(y="count")

# %% wrong: drawn twice in one cell
# expect: or the chart was drawn twice in one cell
plt.figure()
events["kind"].value_counts().plot.bar()
kind_chart = events["kind"].value_counts().plot.bar()
