# %% right: a merge, lying bars
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% right: loops, pyplot's figure, other order
def sensitivity(values, rules):
    rows = []
    for rule in rules.itertuples():
        verdicts = {}
        for value in values.itertuples():
            if value.definition == rule.definition:
                smaller, larger = value.value <= rule.cut, value.value >= rule.cut
                verdicts[value.window] = bool(smaller if rule.bound == "at most" else larger)
        for window, holds in verdicts.items():
            rows.append({"flips": len(set(verdicts.values())) == 2, "holds": holds, "window": window, "rule": rule.rule})
    return pd.DataFrame(rows[::-1])


def plot_sensitivity(table):
    counts = {}
    for line in table.itertuples():
        counts[line.rule] = counts.get(line.rule, 0) + bool(line.holds)
    figure, axes = plt.subplots()
    axes.bar(list(counts), list(counts.values()))
    axes.set_ylabel("Windows")
    return figure

# %% right: where, minimum and maximum of a rule, Altair
def sensitivity(values, rules):
    import numpy as np

    table = values.merge(rules, how="inner", on="definition").set_index("rule", drop=False)
    table.index.name = None
    sign = np.where(table["bound"] == "at most", 1, -1)
    table["holds"] = sign * (table["cut"] - table["value"]) >= 0
    by = table.groupby("rule")["holds"]
    table["flips"] = by.transform("max") != by.transform("min")
    return table


def plot_sensitivity(table):
    import altair as alt

    counts = table.groupby("rule", as_index=False).agg(n=("holds", "sum"))
    return alt.Chart(counts).mark_bar().encode(x=alt.X("n:Q", title="windows"), y="rule:N")

# %% right: apply a row, value_counts with the empty ones, upright bars
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")

    def holds(row):
        return row["value"] <= row["cut"] if row["bound"] == "at most" else row["value"] >= row["cut"]

    table["holds"] = table.apply(holds, axis=1)
    share = table.groupby("rule")["holds"].mean()
    flipping = share.index[(share > 0) & (share < 1)]
    table["flips"] = table["rule"].isin(flipping)
    return table


def plot_sensitivity(table):
    counts = table.loc[table["holds"], "rule"].value_counts().reindex(table["rule"].unique(), fill_value=0)
    return counts.plot.bar(ylabel="number of windows", title="Sensitivity")

# %% wrong: the cut itself left out
# expect: include the rule's own cut
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] < table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] > table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: every bound taken for at most
# expect: `bound` says which way to compare
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    table["holds"] = table["value"] <= table["cut"]
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: every rule against every value
# expect: Give one row for each rule and each window of its definition
def sensitivity(values, rules):
    table = rules.merge(values.drop(columns="definition"), how="cross")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: flips of the whole table
# expect: `flips`: does this one rule
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table["holds"].nunique() > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: flips of a definition
# expect: `flips`: does this one rule
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("definition")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: flips of a window
# expect: `flips`: does this one rule
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("window")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: flips only where the rule fails
# expect: `flips` is true in all rows of a rule that holds and fails
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    table["flips"] = table["flips"] & ~table["holds"]
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: one rule a definition
# expect: Give one row for each rule and each window of its definition
def sensitivity(values, rules):
    table = rules.drop_duplicates("definition").merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: an outer merge
# expect: Give one row for each rule and window of its definition, and no others
def sensitivity(values, rules):
    table = rules.merge(values, on="definition", how="outer")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: a left merge
# expect: Give one row for each rule and window of its definition, and no others
def sensitivity(values, rules):
    table = rules.merge(values, on="definition", how="left")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: no column of windows
# expect: should have the columns `rule`, `window`, `holds`, `flips`
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: a dict
# expect: should be a DataFrame; it is of type `dict`
def sensitivity(values, rules):
    return {"rule": list(rules["rule"])}


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: the input changed
# expect: Your code changes `rules`, its input
def sensitivity(values, rules):
    rules["sign"] = rules["bound"].map({"at most": 1, "at least": -1})
    table = rules.merge(values, on="definition")
    table["holds"] = table["sign"] * (table["cut"] - table["value"]) >= 0
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: one cut a definition
# expect: include the rule's own cut
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    table["cut"] = table["definition"].map(dict(zip(rules["definition"], rules["cut"])))
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: rules that never hold without a bar
# expect: A rule that never holds has no bar
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    return table.loc[table["holds"], "rule"].value_counts().plot.barh(xlabel="windows")

# %% wrong: no label
# expect: The axis of lengths has no label
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    return table.groupby("rule")["holds"].sum().plot.bar()

# %% wrong: shares drawn
# expect: The lengths are shares
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].mean().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: all windows counted
# expect: The lengths count all windows
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].count().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: flips drawn
# expect: The lengths count flips
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["flips"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: nothing returned
# expect: is a `return` missing?
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot.barh()
    chart.set_xlabel("windows in which the claim holds")

# %% wrong: all columns drawn
# expect: it shows 2
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")[["holds", "flips"]].sum().plot.barh()
    chart.set_xlabel("windows")
    return chart

# %% wrong: numbers as labels
# expect: Draw one bar for each rule, labelled with its name
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    return table.groupby("rule")["holds"].sum().reset_index()["holds"].plot.bar(ylabel="windows")

# %% wrong: a line
# expect: is a chart without bars
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    chart = table.groupby("rule")["holds"].sum().plot()
    chart.set_xlabel("windows in which the claim holds")
    return chart

# %% wrong: sorted apart from the labels
# expect: number of windows in which its own rule holds
def sensitivity(values, rules):
    table = rules.merge(values, on="definition")
    at_most = (table["bound"] == "at most") & (table["value"] <= table["cut"])
    table["holds"] = at_most | ((table["bound"] == "at least") & (table["value"] >= table["cut"]))
    table["flips"] = table.groupby("rule")["holds"].transform("nunique") > 1
    return table[["rule", "window", "holds", "flips"]]


def plot_sensitivity(table):
    counts = table.groupby("rule", sort=False)["holds"].sum()
    return pd.Series(sorted(counts, reverse=True), index=counts.index).plot.bar(ylabel="windows")
