# %% right: lying bars
def plot_states(summary):
    chart = summary.plot.barh(x="division", y="n_states", legend=False)
    chart.set_xlabel("states named in the row")
    return chart

# %% right: upright bars, sorted
def plot_states(summary):
    numbers = summary.set_index("division")["n_states"].sort_values(ascending=False)
    return numbers.plot(kind="bar", ylabel="number of states", title="States by division")

# %% right: pyplot, its figure
def plot_states(summary):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 4))
    axes.bar(summary["division"], summary["n_states"], color="grey")
    axes.tick_params(axis="x", rotation=90)
    axes.set_ylabel("States")
    return figure

# %% right: pyplot without an Axes of its own
def plot_states(summary):
    import matplotlib.pyplot as plt

    plt.figure()
    plt.barh(range(len(summary)), list(summary["n_states"]), tick_label=list(summary["division"]))
    plt.xlabel("Number of states")
    return plt.gca()

# %% right: Altair, its axis titled
def plot_states(summary):
    import altair as alt

    return alt.Chart(summary).mark_bar().encode(x=alt.X("n_states", title="states"), y="division")

# %% right: the bars that pyplot returns
def plot_states(summary):
    figure, axes = plt.subplots()
    axes.set(xlabel="states", title="States by division")
    return axes.barh(summary["division"], summary["n_states"])

# %% wrong: nothing returned
# expect: is a `return` missing?
def plot_states(summary):
    chart = summary.plot.barh(x="division", y="n_states", legend=False)
    chart.set_xlabel("states")

# %% wrong: all columns drawn
# expect: it shows 3
def plot_states(summary):
    chart = summary.plot.barh(x="division")
    chart.set_xlabel("states")
    return chart

# %% wrong: a line
# expect: is a chart without bars
def plot_states(summary):
    return summary.plot(x="division", y="n_states", ylabel="states")

# %% wrong: no label
# expect: The axis of lengths has no label
def plot_states(summary):
    return summary.plot.barh(x="division", y="n_states", legend=False)

# %% wrong: row numbers as labels
# expect: The bars are labelled with numbers
def plot_states(summary):
    return summary["n_states"].plot.bar(ylabel="states")

# %% wrong: divisions without a state left out
# expect: A division without a state has no bar
def plot_states(summary):
    return summary[summary["n_states"] > 0].plot.bar(x="division", y="n_states", ylabel="states")

# %% wrong: shares drawn
# expect: The lengths are shares
def plot_states(summary):
    return summary.plot.bar(x="division", y="share", ylabel="states")

# %% wrong: row numbers drawn
# expect: The lengths are the row numbers
def plot_states(summary):
    return summary.plot.bar(x="division", y="row", ylabel="states")

# %% wrong: the largest five
# expect: In a longer table some divisions have no bar
def plot_states(summary):
    return summary.nlargest(5, "n_states").plot.bar(x="division", y="n_states", ylabel="states")

# %% wrong: an axis that starts at one
# expect: should start at zero
def plot_states(summary):
    chart = summary.plot.bar(x="division", y="n_states", ylabel="states")
    chart.set_ylim(1, 25)
    return chart

# %% wrong: labels sorted apart from the numbers
# expect: the `n_states` of its own division
def plot_states(summary):
    numbers = pd.Series(sorted(summary["n_states"]), index=summary["division"])
    return numbers.plot.bar(ylabel="states")

# %% wrong: the numbers returned
# expect: should be a chart (what `.plot.bar()` returns, a Figure or an Altair chart); it is of type
def plot_states(summary):
    summary.plot.bar(x="division", y="n_states", ylabel="states")
    return summary["n_states"]

# %% wrong: lying bars, the wrong axis labelled
# expect: For lying bars that is the x-axis.
def plot_states(summary):
    chart = summary.plot.barh(x="division", y="n_states", legend=False)
    chart.set_ylabel("states")
    return chart
