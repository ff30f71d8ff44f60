# %% right: lying bars
def plot_lags(behind):
    chart = behind.dropna(subset="lag_days").plot.barh(x="list_id", y="lag_days", legend=False)
    chart.set_xlabel("lag in days")
    return chart

# %% right: a Series, upright, sorted
def plot_lags(behind):
    days = behind.set_index("list_id")["lag_days"].dropna().sort_values()
    return days.plot.bar(ylabel="days behind", title="Lag of each round")

# %% right: pyplot, its figure
def plot_lags(behind):
    known = behind[behind["lag_days"].notna()]
    figure, axes = plt.subplots()
    axes.bar(known["list_id"], known["lag_days"], color="grey")
    axes.set_ylabel("Days")
    return figure

# %% right: Altair
def plot_lags(behind):
    import altair as alt

    known = behind[behind["lag_days"] >= 0]
    return alt.Chart(known).mark_bar().encode(x=alt.X("lag_days", title="days"), y="list_id")

# %% right: the bars that pyplot returns
def plot_lags(behind):
    known = {row.list_id: row.lag_days for row in behind.itertuples() if not pd.isna(row.lag_days)}
    figure, axes = plt.subplots()
    axes.set_xlabel("days behind")
    return axes.barh(list(known), list(known.values()))

# %% wrong: nothing returned
# expect: is a `return` missing?
def plot_lags(behind):
    behind.dropna(subset=["lag_days"]).plot.bar(x="list_id", y="lag_days", ylabel="days")

# %% wrong: missing lags drawn as zero
# expect: A round without a lag has a place in the chart
def plot_lags(behind):
    return behind.plot.bar(x="list_id", y="lag_days", ylabel="days")

# %% wrong: missing lags filled with zero
# expect: A round without a lag has a place in the chart
def plot_lags(behind):
    figure, axes = plt.subplots()
    axes.bar(behind["list_id"], behind["lag_days"].fillna(0))
    axes.set_ylabel("days")
    return axes

# %% wrong: all columns drawn
# expect: it shows 2
def plot_lags(behind):
    return behind.dropna(subset=["lag_days"]).plot.bar(x="list_id", ylabel="days")

# %% wrong: a line
# expect: is a chart without bars
def plot_lags(behind):
    return behind.dropna(subset=["lag_days"]).plot(x="list_id", y="lag_days", ylabel="days")

# %% wrong: no label
# expect: The axis of lengths has no label
def plot_lags(behind):
    return behind.dropna(subset=["lag_days"]).plot.bar(x="list_id", y="lag_days", legend=False)

# %% wrong: row numbers as labels
# expect: The bars are labelled with row numbers
def plot_lags(behind):
    return behind["lag_days"].dropna().plot.bar(ylabel="days")

# %% wrong: the issuer as label
# expect: The bars are labelled with the issuer
def plot_lags(behind):
    return behind.dropna(subset=["lag_days"]).plot.bar(x="issuer", y="lag_days", ylabel="days")

# %% wrong: rows with any missing value dropped
# expect: A round is lost because another value of its row is missing
def plot_lags(behind):
    return behind.dropna().plot.bar(x="list_id", y="lag_days", ylabel="days")

# %% wrong: lags of zero dropped
# expect: A round with a lag of 0 is lost
def plot_lags(behind):
    return behind[behind["lag_days"] > 0].plot.bar(x="list_id", y="lag_days", ylabel="days")

# %% wrong: persons drawn
# expect: The lengths are numbers of persons
def plot_lags(behind):
    return behind.dropna(subset=["lag_days"]).plot.bar(x="list_id", y="n_persons", ylabel="days")

# %% wrong: the first five
# expect: Each round with a lag should have its bar
def plot_lags(behind):
    known = behind.dropna(subset=["lag_days"])
    return known.head(5).plot.bar(x="list_id", y="lag_days", ylabel="days")

# %% wrong: an axis that starts at one
# expect: should start at zero
def plot_lags(behind):
    chart = behind.dropna(subset=["lag_days"]).plot.bar(x="list_id", y="lag_days", ylabel="days")
    chart.set_ylim(1, 40)
    return chart

# %% wrong: labels sorted apart from the lengths
# expect: the `lag_days` of its own round
def plot_lags(behind):
    known = behind.dropna(subset=["lag_days"])
    return pd.Series(sorted(known["lag_days"]), index=known["list_id"]).plot.bar(ylabel="days")

# %% wrong: lying bars, the wrong axis labelled
# expect: For lying bars that is the x-axis.
def plot_lags(behind):
    chart = behind.dropna(subset=["lag_days"]).plot.barh(x="list_id", y="lag_days", legend=False)
    chart.set_ylabel("days")
    return chart

# %% wrong: the axis turned round, without zero in a log scale
# expect: should start at zero
def plot_lags(behind):
    chart = behind.dropna(subset=["lag_days"]).plot.bar(x="list_id", y="lag_days", ylabel="days", logy=True)
    return chart

# %% wrong: text instead of a chart
# expect: should be a chart (what `.plot.bar()` returns, a Figure or an Altair chart)
def plot_lags(behind):
    return "\n".join(f"{row.list_id} {'#' * int(row.lag_days)}" for row in behind.dropna().itertuples())
