"""
The questions of the benchmark's exercise, and the answers that its students give.

Texts and code only; `workload` makes notebooks of them. An exercise has the six questions of `COMMON` and
either `SHARES` or `CHART`. Every question is worth 3 points: its
visible check 1, its hidden check 2. The checks are written as those in `solutions/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

VISIBLE_POINTS = 1
HIDDEN_POINTS = 2
STUB = "# YOUR CODE HERE\nraise NotImplementedError()"

SETUP = """\
import pandas as pd

import weakest_link as wl
from weakest_link import checks

events = wl.load("events")
designations = wl.load("designations")
lists = wl.load("sanction_lists")"""
CHART_SETUP = f"import matplotlib.pyplot as plt\n{SETUP}"


@dataclass(frozen=True)
class Wrong:
    """
    An answer that loses points.

    Attributes
    ----------
    code : str
        What stands in the answer cell.
    score : int
        The points that remain of the question's 3.
    """

    code: str
    score: int


@dataclass(frozen=True)
class Question:
    """
    One question.

    Attributes
    ----------
    topic, title, prompt : str
        The word in its cells' ids, its heading, and what it asks for.
    right, other : str
        Two right answers that differ in style.
    visible, hidden : str
        The bodies of the two checks, without the `with` line.
    wrong : dict of str to Wrong
        Wrong answers by a short name.
    head : str
        The lines of the answer cell that a student finds already written; empty unless a function is asked for.
    """

    topic: str
    title: str
    prompt: str
    right: str
    other: str
    visible: str
    hidden: str
    wrong: dict[str, Wrong] = field(default_factory=dict)
    head: str = ""


FILTER = Question(
    topic="filter",
    title="Filter rows",
    prompt="""\
**Define** `japan_2014`: a DataFrame, the rows of `events` dated 2014 whose `actor` has the word `Japan` in it.

- keep all columns; the order of the rows is free.""",
    right="""\
is_japan = events["actor"].str.contains("Japan")
japan_2014 = events[is_japan & (events["date"].dt.year == 2014)].sort_values("date")
japan_2014.head(10)""",
    other="""\
by_japan = events.loc[["Japan" in actor for actor in events["actor"]]]
japan_2014 = by_japan.loc[by_japan["date"].between("2014-01-01", "2014-12-31")].reset_index(drop=True)
japan_2014[["date", "actor", "event"]].head()""",
    visible="""\
checks.has_columns(japan_2014, "japan_2014", wl.load("events").columns)
checks.that(len(japan_2014), "No row is left. Look for `Japan` inside the actor's name.")
checks.that(japan_2014["actor"].str.contains("Japan").all(), "Some rows do not name Japan as an actor.")""",
    hidden="""\
_timeline = wl.load("events")
_japan = _timeline[_timeline["actor"].str.contains("Japan")]
_expected = _japan[_japan["date"].dt.year == 2014][["event_id", "date", "actor"]]
checks.same_rows(japan_2014, _expected, "japan_2014", "Keep every row of 2014 that fits, once.")""",
    wrong={
        "either": Wrong(
            'japan_2014 = events[events["actor"].str.contains("Japan") | (events["date"].dt.year == 2014)]', score=0
        ),
    },
)

GROUP = Question(
    topic="group",
    title="Group and sum",
    prompt="""\
**Define** `per_issuer`: a DataFrame with one row an issuer of `lists` and the columns `issuer`, `n_lists` (its
number of lists) and `n_persons` (the sum over its lists; a missing number counts as 0).""",
    right="""\
per_issuer = lists.groupby("issuer", as_index=False).agg(n_lists=("list_id", "count"), n_persons=("n_persons", "sum"))
per_issuer.sort_values("n_persons", ascending=False)""",
    other="""\
rows = []
for issuer in lists["issuer"].unique():
    own = lists[lists["issuer"] == issuer]
    rows.append({"issuer": issuer, "n_lists": len(own), "n_persons": int(own["n_persons"].fillna(0).sum())})
per_issuer = pd.DataFrame(rows)""",
    visible="""\
checks.has_columns(per_issuer, "per_issuer", ["issuer"], numbers=["n_lists", "n_persons"])
checks.that(set(per_issuer["issuer"]) == set(wl.load("sanction_lists")["issuer"]), "Each issuer should have a row.")""",
    hidden="""\
_lists = wl.load("sanction_lists")
_lists["n_persons"] = _lists["n_persons"].fillna(0).astype(int)
_sums = _lists.groupby("issuer")["n_persons"].sum()
_expected = pd.DataFrame({"n_lists": _lists["issuer"].value_counts(), "n_persons": _sums})
_expected = _expected.rename_axis("issuer").reset_index()
checks.same_rows(per_issuer, _expected, "per_issuer", "Count the lists, and add up the persons on them.")""",
    wrong={
        "counted": Wrong(
            'per_issuer = lists.groupby("issuer", as_index=False).agg(\n'
            '    n_lists=("list_id", "count"), n_persons=("n_persons", "count")\n)',
            score=1,
        ),
        "typo": Wrong('per_issuer = lists.groupby("isuer")["n_persons"].sum().reset_index()', score=0),
    },
)

MERGE = Question(
    topic="merge",
    title="Merge two tables",
    prompt="""\
**Define** `named`: a DataFrame with one row a list of `lists` and the columns `list_id`, `issuer` and `n_named`,
the number of rows of `designations` with that `list_id`; 0 where there is none.""",
    right="""\
counts = designations.groupby("list_id").size().rename("n_named").reset_index()
named = lists[["list_id", "issuer"]].merge(counts, on="list_id", how="left")
named["n_named"] = named["n_named"].fillna(0).astype(int)
named.head()""",
    other="""\
per_list = designations["list_id"].value_counts()
named = lists.assign(n_named=lists["list_id"].map(per_list).fillna(0))[["list_id", "issuer", "n_named"]]""",
    visible="""\
checks.has_columns(named, "named", ["list_id", "issuer"], numbers=["n_named"])
checks.that(set(named["list_id"]) <= set(wl.load("sanction_lists")["list_id"]), "The rows should be lists.")""",
    hidden="""\
_expected = wl.load("sanction_lists")[["list_id", "issuer"]]
_counts = wl.load("designations")["list_id"].value_counts().to_dict()
_expected["n_named"] = [_counts.get(name, 0) for name in _expected["list_id"]]
checks.same_rows(named, _expected, "named", "Keep every list, also one without a name, once.")""",
    wrong={
        "inner": Wrong(
            'counts = designations.groupby("list_id").size().rename("n_named").reset_index()\n'
            'named = lists[["list_id", "issuer"]].merge(counts, on="list_id")',
            score=1,
        ),
    },
)

PIVOT = Question(
    topic="pivot",
    title="Make a cross table",
    prompt="""\
**Define** `by_category`: a DataFrame with a row for each `issuer` of `designations` (the index), a column for each
`category`, and in the cells the number of designations; 0 where there is none.""",
    right="""\
by_category = designations.pivot_table(
    index="issuer", columns="category", values="designation_id", aggfunc="count", fill_value=0
)
by_category""",
    other='by_category = pd.crosstab(designations["issuer"], designations["category"])',
    visible="""\
_table = wl.load("designations")
checks.has_columns(by_category, "by_category", sorted(_table["category"].dropna().unique()))
checks.that(set(by_category.index) == set(_table["issuer"]), "The index should hold the issuers.")""",
    hidden="""\
_known = wl.load("designations").dropna(subset=["category"])
for (_issuer, _category), _rows in _known.groupby(["issuer", "category"]):
    _otherwise = "A cell should hold the number of designations of its issuer and category."
    checks.that(by_category.loc[_issuer, _category] == len(_rows), _otherwise)
checks.that(by_category.to_numpy().sum() == len(_known), "Where there is no designation, the cell should hold 0.")""",
)

CLEAN = Question(
    topic="clean",
    title="Clean text",
    prompt="""\
**Define** `family_names(table)`: takes a DataFrame like `designations` and returns a copy with one column more,
`family_name`: the first word in capitals of `name_as_printed`, written like `Rogozin`.

- what stands in round brackets does not count; a family name may have a hyphen.""",
    head="""\
def family_names(table):
    \"\"\"Return a copy of `table` with the column `family_name`.\"\"\"
""",
    right="""\
    cleaned = table.copy()
    names = cleaned["name_as_printed"].str.replace(r"\\(.*?\\)", "", regex=True).str.strip()
    cleaned["family_name"] = names.str.extract(r"\\b([A-Z][A-Z-]+)\\b", expand=False).str.title()
    return cleaned""",
    other="""\
    def family_name(printed):
        before, _, rest = printed.partition("(")
        words = (before + rest.partition(")")[2]).replace(",", " ").split()
        return next(word for word in words if word.isupper() and len(word) > 1).title()

    return table.assign(family_name=table["name_as_printed"].apply(family_name))""",
    visible="""\
checks.is_function(family_names, "family_names")
_two = pd.DataFrame({"name_as_printed": ["ROGOZIN, Dmitry Olegovich", "Oksana TCHIGRINA"]})
_found = family_names(_two)
checks.has_columns(_found, "family_names(…)", ["name_as_printed", "family_name"])
checks.that(list(_found["family_name"]) == ["Rogozin", "Tchigrina"], "The family name is the word in capitals.")""",
    hidden="""\
_odd = pd.DataFrame({"name_as_printed": ["(also IVAN) Anna BELA-NOVA", "KUZ, Lev (a.k.a. Leo KUS)"], "key": [4, 2]})
_before = _odd.copy()
_found = family_names(_odd)
checks.unchanged(_odd, _before, "table")
checks.that(list(_found["family_name"]) == ["Bela-Nova", "Kuz"], "Brackets do not count; a hyphen does.")
checks.that(list(_found["key"]) == [4, 2], "The other columns and the rows stay as they are.")
_all = family_names(wl.load("designations"))
checks.that(len(_all) == len(wl.load("designations")), "Every row is kept.")""",
)

DATES = Question(
    topic="dates",
    title="Count days",
    prompt="""\
**Define** `gaps(table, issuer)`: takes a DataFrame like `lists` and the name of an issuer, and returns a list of
whole numbers: the days from each of its lists to its next one, in the order of the dates.

- an issuer with one list, or none, has no gaps: an empty list.""",
    head="""\
def gaps(table, issuer):
    \"\"\"Return the days between the successive lists of `issuer`.\"\"\"
""",
    right="""\
    dates = table.loc[table["issuer"] == issuer, "date"].sort_values()
    return dates.diff().dropna().dt.days.astype(int).tolist()""",
    other="""\
    dates = sorted(table[table["issuer"] == issuer]["date"])
    return [(later - earlier).days for earlier, later in zip(dates, dates[1:])]""",
    visible="""\
checks.is_function(gaps, "gaps")
_dates = pd.to_datetime(["2020-05-01", "2020-05-04", "2020-05-11"])
_found = checks.items(gaps(pd.DataFrame({"issuer": ["A", "B", "A"], "date": _dates}), "A"), "gaps(…)")
checks.that(_found == [10], "From 1 May to 11 May 2020 there are 10 days. Use the rows of the issuer only.")""",
    hidden="""\
_dates = pd.to_datetime(["2020-03-02", "2019-12-30", "2020-03-02", "2018-12-30", "2019-01-01"])
_table = pd.DataFrame({"issuer": ["X", "X", "Y", "X", "X"], "date": _dates})
checks.that(list(gaps(_table, "X")) == [2, 363, 63], "The rows may stand in any order: sort the dates first.")
checks.that(list(gaps(_table, "Y")) == [], "One list has no gap.")
checks.that(list(gaps(_table, "Z")) == [], "An issuer without a list has no gaps.")
checks.that(all(days >= 0 for days in gaps(wl.load("sanction_lists"), "Canada")), "Gaps are never negative.")""",
    wrong={
        "unsorted": Wrong(
            '    dates = table.loc[table["issuer"] == issuer, "date"]\n'
            "    return dates.diff().dropna().dt.days.astype(int).tolist()",
            score=1,
        ),
    },
)

SHARES = Question(
    topic="shares",
    title="Compute shares",
    prompt="""\
**Define** `shares`: a DataFrame with one row for each list of `lists` with at least one person on it, and the columns
`list_id`, `issuer` and `share`: its `n_persons` over the sum of all lists of its issuer, a number from 0 to 1.

- leave out a list whose number of persons is 0 or missing.""",
    right="""\
counted = lists[lists["n_persons"] > 0].copy()
totals = counted.groupby("issuer")["n_persons"].transform("sum")
counted["share"] = (counted["n_persons"] / totals).astype(float)
shares = counted[["list_id", "issuer", "share"]]
shares.head()""",
    other="""\
totals = lists.groupby("issuer", as_index=False).agg(total=("n_persons", "sum"))
joined = lists.dropna(subset=["n_persons"]).merge(totals, on="issuer").query("n_persons > 0")
shares = joined.assign(share=[float(part) / float(whole) for part, whole in zip(joined["n_persons"], joined["total"])])
shares = shares.sort_values("share", ascending=False)""",
    visible="""\
checks.has_columns(shares, "shares", ["list_id", "issuer"], numbers=["share"])
checks.that(shares["share"].between(0, 1).all(), "A share is a number from 0 to 1.")""",
    hidden="""\
_known = wl.load("sanction_lists")
_known["n_persons"] = _known["n_persons"].fillna(0).astype(int)
_totals = _known.groupby("issuer")["n_persons"].sum().to_dict()
_known = _known[_known["n_persons"] > 0]
_shares = [_count / _totals[_issuer] for _count, _issuer in zip(_known["n_persons"], _known["issuer"])]
_expected = _known[["list_id", "issuer"]].assign(share=_shares)
checks.same_rows(shares, _expected, "shares", "Divide by the persons on the lists of the same issuer.")""",
    wrong={
        "overall": Wrong(
            'counted = lists[lists["n_persons"] > 0]\n'
            'shares = counted.assign(share=(counted["n_persons"] / lists["n_persons"].sum()).astype(float))',
            score=1,
        ),
    },
)

CHART = Question(
    topic="chart",
    title="Draw a chart",
    prompt="""\
**Define** `persons_chart`: a bar chart of the number of persons on all lists of each issuer of `lists`.

- one bar for each issuer, labelled with it; the axis of lengths starts at zero.""",
    right="""\
plt.figure()
persons = lists.groupby("issuer")["n_persons"].sum().astype(int)
persons_chart = persons.plot.barh(xlabel="persons", ylabel="", title="Persons on sanction lists")""",
    other="""\
persons = lists.fillna({"n_persons": 0}).groupby("issuer")["n_persons"].sum().sort_values()
figure, persons_chart = plt.subplots(figsize=(7, 4))
persons_chart.bar(list(persons.index), [int(number) for number in persons])
persons_chart.set_ylabel("persons")
persons_chart.tick_params(axis="x", rotation=45)""",
    visible="""\
_bars = checks.bars(persons_chart, "persons_chart")
checks.that(set(_bars) == set(wl.load("sanction_lists")["issuer"]), "There should be one bar for each issuer.")""",
    hidden="""\
_bars = checks.bars(persons_chart, "persons_chart")
_expected = wl.load("sanction_lists").groupby("issuer")["n_persons"].sum().astype(int).to_dict()
checks.that(_bars == _expected, "The length of a bar should be the number of persons on the issuer's lists.")""",
    wrong={
        "lists": Wrong('persons_chart = lists["issuer"].value_counts().plot.bar()', score=1),
    },
)

COMMON = (FILTER, GROUP, MERGE, PIVOT, CLEAN, DATES)
