# %% right: lying bars
def plot_kinds(table):
    return table["kind"].value_counts().plot.barh()

# %% right: upright bars in the order of the alphabet
def plot_kinds(table):
    return table.groupby("kind").size().plot(kind="bar", title="Events by kind")

# %% right: pyplot, and its figure
import matplotlib.pyplot as plt

def plot_kinds(table):
    counts = table["kind"].value_counts()
    figure = plt.figure()
    plt.bar(list(counts.index), list(counts))
    plt.xticks(rotation=90)
    return figure

# %% right: the bars that pyplot returns
import matplotlib.pyplot as plt

def plot_kinds(table):
    counts = table.assign(one=1).groupby("kind")["one"].sum()
    figure, axes = plt.subplots()
    return axes.barh(counts.index, counts.values)

# %% right: a DataFrame with its column named
def plot_kinds(table):
    counts = table["kind"].value_counts().rename_axis("kind").reset_index(name="n")
    return counts.plot.bar(x="kind", y="n", legend=False)

# %% right: Altair, lengths as they stand
import altair as alt

def plot_kinds(table):
    counts = table["kind"].value_counts().rename_axis("kind").reset_index(name="n")
    return alt.Chart(counts).mark_bar().encode(x="n", y=alt.Y("kind", sort="-x"))

# %% right: pyplot's current axes
def plot_kinds(table):
    plt.figure()
    table.groupby("kind").size().sort_values().plot.barh(color="grey")
    return plt.gca()

# %% wrong: bars by actor
# expect: The bars are actors
def plot_kinds(table):
    return table["actor"].value_counts().plot.barh()

# %% wrong: a line
# expect: `plot_kinds(…)` is a chart without bars
def plot_kinds(table):
    return table["kind"].value_counts().plot()

# %% wrong: shares
# expect: The bars should show numbers of rows, not shares
def plot_kinds(table):
    return table["kind"].value_counts(normalize=True).plot.bar()

# %% wrong: the most frequent kinds only
# expect: Some kinds have no bar
def plot_kinds(table):
    return table["kind"].value_counts().head(4).plot.bar()

# %% wrong: the chart is shown, not returned
# expect: `plot_kinds(…)` should be a chart
def plot_kinds(table):
    table["kind"].value_counts().plot.bar()
    return plt.show()

# %% wrong: nothing returned
# expect: it is None (is a `return` missing?)
def plot_kinds(table):
    plt.figure()
    table["kind"].value_counts().plot.bar()

# %% wrong: the counts without a chart
# expect: it is of type `Series`
def plot_kinds(table):
    return table["kind"].value_counts()

# %% wrong: an axis that does not start at zero
# expect: should start at zero
def plot_kinds(table):
    chart = table["kind"].value_counts().plot.bar()
    chart.set_ylim(1, 30)
    return chart

# %% wrong: bars for the actors, too
# expect: it shows 2. Either the one column to draw is not named
def plot_kinds(table):
    counts = table.groupby("kind").agg(n=("kind", "size"), n_actors=("actor", "nunique"))
    return counts.plot.bar()

# %% wrong: different actors counted
# expect: The length of a bar should be the number of rows of its own kind
def plot_kinds(table):
    return table.groupby("kind")["actor"].nunique().plot.bar()

# %% wrong: bars of equal length
# expect: The length of a bar should be the number of rows of its kind
def plot_kinds(table):
    kinds = table["kind"].unique()
    plt.figure()
    return plt.barh(kinds, [len(kinds)] * len(kinds))

# %% wrong: the column of labels not named
# expect: The bars are labelled 0, 1, … Name the column of labels with `x=`.
def plot_kinds(table):
    counts = table["kind"].value_counts().reset_index()
    return counts.plot.bar(y="count")

# %% wrong: drawn twice in one cell
# expect: or the chart was drawn twice in one cell
def plot_kinds(table):
    plt.figure()
    table["kind"].value_counts().plot.bar()
    return table["kind"].value_counts().plot.bar()

# %% wrong: the timeline, whatever table is passed in
# expect: Draw one bar for each `kind` in the `table` that is passed in
def plot_kinds(table):
    return events["kind"].value_counts().plot.barh()

# %% wrong: the input changed
# expect: Your code changes `table`, its input
def plot_kinds(table):
    table["n"] = 1
    return table.groupby("kind")["n"].sum().plot.barh()

# %% wrong: a chart, no function
# expect: `plot_kinds` should be a function; it is a chart
plot_kinds = events["kind"].value_counts().plot.barh()
