# %% right: lying bars
def plot_unknown(table):
    known = table.dropna(subset=["n_unknown"])
    chart = known.plot.barh(x="list_id", y="n_unknown", legend=False)
    chart.set_xlabel("persons not known by name")
    return chart

# %% right: upright bars, sorted
def plot_unknown(table):
    numbers = table.set_index("list_id")["n_unknown"].dropna().astype(int).sort_values()
    return numbers.plot.bar(ylabel="persons unknown", title="Unknown names by round")

# %% right: pyplot, its figure
def plot_unknown(table):
    figure, axes = plt.subplots(figsize=(8, 4))
    known = table[table["n_unknown"].notna()]
    axes.bar(list(known["list_id"]), [int(n) for n in known["n_unknown"]], color="grey")
    axes.tick_params(axis="x", rotation=90)
    axes.set_ylabel("Persons")
    return figure

# %% right: Altair
def plot_unknown(table):
    import altair as alt

    known = table[table["n_unknown"].notna()].astype({"n_unknown": int})
    return alt.Chart(known).mark_bar().encode(x=alt.X("n_unknown", title="persons unknown"), y="list_id")

# %% right: the bars that pyplot returns
def plot_unknown(table):
    _, axes = plt.subplots()
    axes.set(xlabel="persons unknown")
    pairs = [(r, n) for r, n in zip(table["list_id"], table["n_unknown"]) if not pd.isna(n)]
    return axes.barh([r for r, _ in pairs], [n for _, n in pairs])

# %% wrong: missing drawn as zero
# expect: A round whose number is missing has a bar or a label
def plot_unknown(table):
    table = table.fillna({"n_unknown": 0})
    return table.plot.bar(x="list_id", y="n_unknown", ylabel="persons")

# %% wrong: missing rounds kept as labels
# expect: A round whose number is missing has a bar or a label
def plot_unknown(table):
    return table.plot.bar(x="list_id", y="n_unknown", ylabel="persons")

# %% wrong: Altair, missing rounds kept
# expect: A round whose number is missing has a bar or a label
def plot_unknown(table):
    import altair as alt

    return alt.Chart(table).mark_bar().encode(x="n_unknown", y="list_id")

# %% wrong: zeros left out
# expect: A round with nobody unknown has no bar
def plot_unknown(table):
    return table[table["n_unknown"] > 0].plot.bar(x="list_id", y="n_unknown", ylabel="persons")

# %% wrong: no label
# expect: The axis of lengths has no label
def plot_unknown(table):
    return table.dropna().plot.barh(x="list_id", y="n_unknown", legend=False)

# %% wrong: the wrong axis labelled
# expect: For lying bars that is the x-axis
def plot_unknown(table):
    chart = table.dropna().plot.barh(x="list_id", y="n_unknown", legend=False)
    chart.set_ylabel("persons")
    return chart

# %% wrong: nothing returned
# expect: is a `return` missing?
def plot_unknown(table):
    table.dropna().plot.bar(x="list_id", y="n_unknown", ylabel="persons")

# %% wrong: all columns drawn
# expect: it shows 3
def plot_unknown(table):
    return table.dropna().plot.bar(x="list_id", ylabel="persons")

# %% wrong: row numbers as labels
# expect: Label each bar with its `list_id`
def plot_unknown(table):
    return table["n_unknown"].dropna().plot.bar(ylabel="persons")

# %% wrong: the numbers of persons drawn
# expect: The length of a bar should be the `n_unknown` of its round
def plot_unknown(table):
    return table.dropna().plot.bar(x="list_id", y="n_persons", ylabel="persons")

# %% wrong: labels sorted apart from the lengths
# expect: should be the `n_unknown` of its own round
def plot_unknown(table):
    known = table.dropna(subset=["n_unknown"])
    return pd.Series(sorted(known["n_unknown"]), index=known["list_id"]).plot.bar(ylabel="persons")

# %% wrong: a line
# expect: is a chart without bars
def plot_unknown(table):
    return table.dropna().plot(x="list_id", y="n_unknown", ylabel="persons")

# %% wrong: four rounds only
# expect: Draw one bar for each round that has a number
def plot_unknown(table):
    few = table.dropna(subset=["n_unknown"]).sort_values("n_unknown").head(4)
    return few.plot.bar(x="list_id", y="n_unknown", ylabel="persons")

# %% wrong: an axis that starts at one
# expect: should start at zero
def plot_unknown(table):
    chart = table.dropna().plot.bar(x="list_id", y="n_unknown", ylabel="persons")
    chart.set_ylim(1, 25)
    return chart

# %% wrong: the input changed
# expect: Your code changes `table`, its input
def plot_unknown(table):
    table.dropna(subset=["n_unknown"], inplace=True)
    return table.plot.bar(x="list_id", y="n_unknown", ylabel="persons")
