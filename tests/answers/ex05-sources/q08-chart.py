# %% right: lying bars
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% right: upright bars of a Series, sorted
def plot_shares(shares):
    labels = [f"{group} ({n})" for group, n in zip(shares["group"], shares["n"])]
    bars = pd.Series(list(shares["share_no_source"]), index=labels).sort_values()
    return bars.plot(kind="bar", ylabel="statements that rest on no source (share)", ylim=(0, 1), color="grey")

# %% right: pyplot, its figure
def plot_shares(shares):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    labels = shares["group"].str.cat(shares["n"].map("({})".format), sep=" ")
    axes.bar(labels, shares["share_no_source"])
    axes.tick_params(axis="x", rotation=45)
    axes.set_ylabel("Share without a source")
    return figure

# %% right: Altair
def plot_shares(shares):
    import altair as alt

    table = shares.copy()
    table["statements"] = [f"{row.group} ({row.n})" for row in shares.itertuples()]
    return alt.Chart(table).mark_bar().encode(
        x=alt.X("share_no_source", title="share without a source"), y=alt.Y("statements", sort="-x")
    )

# %% right: the bars that pyplot returns
def plot_shares(shares):
    figure, axes = plt.subplots()
    axes.set(xlabel="share without a source", title="Statements by group")
    return axes.barh([f"{group} ({n})" for group, n in shares[["group", "n"]].to_numpy()], shares["share_no_source"])

# %% wrong: nothing returned
# expect: is a `return` missing?
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")

# %% wrong: no column named
# expect: should show one set of bars
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(x="label", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: a line
# expect: is a chart without bars
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: no label at the axis
# expect: The axis of lengths has no label
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    return chart

# %% wrong: numbers as labels
# expect: The bars are labelled with numbers
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: groups as labels
# expect: The labels do not say out of how many
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(x="group", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: labels of another form
# expect: Label each bar with group and `n`, in the form
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + ": " + shares["n"].astype(str))
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: the share of all statements in the label
# expect: Label each bar with group and `n`
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(float).astype(str) + ")")
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: a column's name at the axis
# expect: The axis shows a column's name
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share_no_source")
    return chart

# %% wrong: the other share
# expect: The lengths are `share_no_note`
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(x="label", y="share_no_note", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: numbers drawn
# expect: The lengths are numbers of statements
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(x="label", y="n", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: percentages
# expect: The lengths are percentages
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    table["share_no_source"] *= 30
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: groups without a share left out
# expect: In a longer table some groups have no bar
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    table = table[table["share_no_source"] > 0]
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: the row of all left out
# expect: In a longer table some groups have no bar
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    table = table[table["group"] != "all"]
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: labels sorted apart from the shares
# expect: the share of its own group
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    table["label"] = sorted(table["label"])
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: rounded
# expect: the share of its own group, not rounded
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    table["share_no_source"] = table["share_no_source"].round(1)
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: an axis that starts at a half
# expect: should start at zero
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    chart.set_xlim(0.5, 1)
    return chart

# %% wrong: the wrong axis labelled
# expect: For lying bars that is the x-axis
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_ylabel("share of statements without a source")
    return chart

# %% wrong: the input changed
# expect: Your code changes `shares`
def plot_shares(shares):
    table = shares
    table["label"] = shares["group"] + " (" + shares["n"].astype(str) + ")"
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return chart

# %% wrong: the table returned
# expect: should be a chart
def plot_shares(shares):
    table = shares.assign(label=shares["group"] + " (" + shares["n"].astype(str) + ")")
    chart = table.plot.barh(x="label", y="share_no_source", legend=False)
    chart.set_xlabel("share of statements without a source")
    return table
