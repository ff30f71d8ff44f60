"""
Charts as pure functions: a table in, an Altair chart out.

Nothing here reads a file, draws a picture or knows about a page. Every chart has a description
(its text alternative), takes its width from the page, and tells groups apart by shape or position
as well as by colour. Colours are those of Okabe and Ito, which most colour-blind readers can tell
apart. Controls are native lists, so the keyboard reaches them; they work without a kernel.
"""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

__all__ = [
    "OKABE_ITO",
    "plot_agreement",
    "plot_claims",
    "plot_coverage",
    "plot_divisions",
    "plot_events",
    "plot_notes",
    "plot_overlap",
    "plot_rounds",
    "plot_upset",
]

OKABE_ITO = {
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "green": "#009E73",
    "orange": "#E69F00",
    "purple": "#CC79A7",
    "sky": "#56B4E9",
    "grey": "#767676",
}
LINE_HEIGHT = 26  # [px]
MENTIONED = ["mentioned", "left out"]
PERIODS = {"2014 only": "2014", "2012 to 2016": "all"}
PUBLIC = {
    "yes": "names published",
    "later": "published later",
    "partly": "partly known",
    "no": "names withheld",
    "": "no list, or not known",
}
STATES = {
    "CAN": "Canada",
    "CHN": "China",
    "DEU": "Germany",
    "FRA": "France",
    "GBR": "United Kingdom",
    "ITA": "Italy",
    "JPN": "Japan",
    "RUS": "Russia",
    "USA": "United States",
}
MEASURES = {"same vote": "agreement_exact", "half a vote for abstentions": "agreement_soft"}


def _records(table: pd.DataFrame) -> alt.Data:
    """Put a table's rows into the chart as plain text and numbers, dates as YYYY-MM-DD."""
    plain = table.copy()
    for column in plain.columns:
        if pd.api.types.is_datetime64_any_dtype(plain[column]):
            plain[column] = plain[column].dt.strftime("%Y-%m-%d")
    rows = [{str(key): _scalar(value) for key, value in row.items()} for row in plain.to_dict("records")]
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _scalar(value: Any) -> Any:
    """Turn a cell into a value that JSON knows; missing becomes None."""
    if value is None or value is pd.NA or value != value:
        return None
    return value.item() if hasattr(value, "item") else value


def _sized(chart: alt.Chart, name: str, n_lines: int, words: str) -> alt.Chart:
    """Let the page give the width and the number of lines the height; add name and description."""
    height = n_lines * LINE_HEIGHT
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    return chart.properties(width="container", height=height, autosize=fit, name=name, description=words)


def _choice(name: str, label: str, values: list[str], first: str) -> alt.Parameter:
    """Make a drop-down list with a fixed name, so that the same chart is the same JSON each time."""
    labelled = f"{label} "
    return alt.param(name=name, value=first, bind=alt.binding_select(options=values, name=labelled))


def _wording(is_mentioned: pd.Series) -> list[str]:
    """Say in words whether the article mentions an event."""
    return [MENTIONED[0] if flag else MENTIONED[1] for flag in is_mentioned.astype(bool)]


def _by_frequency(groups: pd.Series[str]) -> list[str]:
    """List the groups, the most frequent first; equal ones by name, in any version of pandas."""
    counts = groups.value_counts().to_dict()
    return sorted((str(group) for group in counts), key=lambda group: (-counts[group], group))


def plot_divisions(divisions: pd.DataFrame) -> alt.Chart:
    """
    Draw the length of each printed cell of Table 1, in characters or in words.

    Parameters
    ----------
    divisions : DataFrame
        The table ``divisions``: one row a row of Table 1.

    Returns
    -------
    altair.Chart
        A bar a row, in the printed order, with a list to choose the measure.
    """
    table = pd.DataFrame(
        {
            "row": divisions["row"].astype(int),
            "division": divisions["division"].astype(str),
            "characters": divisions["areas"].str.len().astype(int),
            "words": divisions["areas"].map(lambda cell: len(cell.split())).astype(int),
        }
    )
    measure = _choice("measure", "Measure", ["characters", "words"], "characters")
    order = table["division"].tolist()
    base = alt.Chart(_records(table)).transform_calculate(length="datum[measure]")
    across = alt.X("length:Q", title=None, axis=alt.Axis(tickCount=6))
    down = alt.Y("division:N", sort=order, title=None)
    tips = [alt.Tooltip(f"{name}:{kind}") for name, kind in [("row", "O"), ("division", "N")]]
    tips += [alt.Tooltip("characters:Q"), alt.Tooltip("words:Q")]
    bars = base.mark_bar(color=OKABE_ITO["blue"]).encode(x=across, y=down, tooltip=tips)
    words = "Bar chart of the length of the cell that Table 1 prints for each of its rows."
    return _sized(bars.add_params(measure), "divisions", len(table), words)


def plot_events(events: pd.DataFrame, *, order: list[str] | None = None) -> alt.Chart:
    """
    Draw every event as a mark by date and actor.

    Parameters
    ----------
    events : DataFrame
        The table ``events`` or some of its rows.
    order : list of str, optional
        The actors from top to bottom; the most frequent first unless given.

    Returns
    -------
    altair.Chart
        A filled circle for an event that the article mentions, an open diamond for one that it
        leaves out. Lists choose period, actor, kind and mentioned or not; the rest fades.
    """
    table = events[["event_id", "date", "actor", "kind", "event", "evidence_status"]].copy()
    table["article"] = _wording(events["is_mentioned"])
    actors = order or _by_frequency(events["actor"].astype(str))
    kinds = sorted(events["kind"].astype(str).unique())
    controls = [
        _choice("period", "Period", list(PERIODS), next(iter(PERIODS))),
        _choice("actor", "Actor", ["all", *sorted(actors)], "all"),
        _choice("kind", "Kind", ["all", *kinds], "all"),
        _choice("article", "Article", ["all", *MENTIONED], "all"),
    ]
    chosen = " && ".join(f"({name} == 'all' || datum.{name} == {name})" for name in ["actor", "kind", "article"])
    colours = alt.Scale(domain=MENTIONED, range=[OKABE_ITO["blue"], OKABE_ITO["vermillion"]])
    shapes = alt.Scale(domain=MENTIONED, range=["circle", "diamond"])
    fills = alt.Scale(domain=MENTIONED, range=[OKABE_ITO["blue"], "transparent"])
    tips = [
        alt.Tooltip(f"{name}:N", title=title)
        for name, title in [
            ("date", "Date"),
            ("actor", "Actor"),
            ("kind", "Kind"),
            ("event", "Event"),
            ("article", "Article"),
            ("evidence_status", "Evidence"),
        ]
    ]
    words = (
        f"Timeline of {len(table)} events, one line an actor. Circle: the article mentions it. Diamond: it does not."
    )
    legend = alt.Legend(orient="top", title=None)
    chart = (
        alt.Chart(_records(table))
        .transform_calculate(day="toDate(datum.date + 'T12:00:00')")
        .transform_filter("period == '2012 to 2016' || year(datum.day) == 2014")
        .mark_point(size=90, filled=False, strokeWidth=2)
        .encode(
            x=alt.X(
                "day:T",
                title=None,
                scale=alt.Scale(padding=10),
                axis=alt.Axis(format="%b %Y", labelOverlap=True, tickCount=6),
            ),
            y=alt.Y("actor:N", sort=actors, title=None, scale=alt.Scale(domain=actors), axis=alt.Axis(grid=True)),
            color=alt.Color("article:N", scale=colours, legend=legend),
            shape=alt.Shape("article:N", scale=shapes, legend=legend),
            fill=alt.Fill("article:N", scale=fills, legend=legend),
            opacity=alt.condition(chosen, alt.value(1), alt.value(0.08)),
            tooltip=tips,
        )
        .add_params(*controls)
    )
    return _sized(chart, "events", len(actors), words)


def plot_coverage(events: pd.DataFrame, by: str = "actor") -> alt.Chart:
    """
    Draw how many events of each group the article mentions and leaves out.

    Parameters
    ----------
    events : DataFrame
        The table ``events`` or some of its rows.
    by : str
        The grouping column, ``actor`` or ``kind``.

    Returns
    -------
    altair.Chart
        A bar a group in two parts; a list switches from counts to shares.
    """
    table = events[[by]].astype(str).assign(article=_wording(events["is_mentioned"]))
    counts = table.value_counts(sort=False).rename("n_events").reset_index().sort_values([by, "article"])
    order = _by_frequency(table[by])
    measure = _choice("unit", "Show", ["number of events", "share of events"], "number of events")
    colours = alt.Scale(domain=MENTIONED, range=[OKABE_ITO["blue"], OKABE_ITO["orange"]])
    words = f"Bars by {by}: events that the article mentions and events that it leaves out."
    total = alt.JoinAggregateFieldDef(op="sum", field="n_events", **{"as": "total"})
    chart = (
        alt.Chart(_records(counts))
        .transform_joinaggregate([total], groupby=[by])
        .transform_calculate(
            length="unit == 'number of events' ? datum.n_events : datum.n_events / datum.total",
            rank="datum.article == 'mentioned' ? 0 : 1",
        )
        .mark_bar()
        .encode(
            x=alt.X("length:Q", title=None, axis=alt.Axis(tickCount=6)),
            y=alt.Y(f"{by}:N", sort=order, title=None),
            color=alt.Color("article:N", scale=colours, legend=alt.Legend(orient="top", title=None)),
            order=alt.Order("rank:Q"),
            tooltip=[alt.Tooltip(f"{by}:N"), alt.Tooltip("article:N"), alt.Tooltip("n_events:Q", title="events")],
        )
        .add_params(measure)
    )
    return _sized(chart, f"coverage_{by}", len(order), words)


def plot_rounds(sanction_lists: pd.DataFrame) -> alt.Chart:
    """
    Draw every round of measures by date and issuer.

    Parameters
    ----------
    sanction_lists : DataFrame
        The table ``sanction_lists`` or some of its rows.

    Returns
    -------
    altair.Chart
        A mark a round; its size is the number of persons or entities, its shape says what became of
        the names. A round without a number is a small cross. A list chooses what is counted.
    """
    table = sanction_lists[["list_id", "date", "issuer", "n_persons", "n_entities", "instrument"]].copy()
    table["names"] = sanction_lists["names_public"].astype(object).where(sanction_lists["names_public"].notna(), "")
    table["names"] = table["names"].map(PUBLIC)
    order = _by_frequency(table["issuer"].astype(str))
    kinds = list(PUBLIC.values())
    shapes = alt.Scale(domain=kinds, range=["circle", "square", "triangle-up", "diamond", "cross"])
    colours = [OKABE_ITO[name] for name in ("blue", "sky", "orange", "vermillion")]
    paint = alt.Scale(domain=kinds, range=[*colours, OKABE_ITO["grey"]])
    tips = ["list_id", "date", "issuer", "instrument", "n_persons", "n_entities", "names"]
    legend = alt.Legend(orient="top", title=None, columns=2)
    words = (
        f"{len(table)} rounds of measures by date, one line an issuer. The size of a mark is the number listed; "
        "its shape says whether the names were published."
    )
    chart = (
        alt.Chart(_records(table))
        .transform_calculate(
            day="toDate(datum.date + 'T12:00:00')",
            listed="counted == 'persons' ? datum.n_persons : datum.n_entities",
            size="isValid(datum.listed) ? 40 + 12 * datum.listed : 40",
        )
        .mark_point(filled=True, opacity=0.8)
        .encode(
            x=alt.X("day:T", title=None, scale=alt.Scale(padding=20), axis=alt.Axis(format="%b %Y", tickCount=6)),
            y=alt.Y("issuer:N", sort=order, title=None, scale=alt.Scale(domain=order), axis=alt.Axis(grid=True)),
            size=alt.Size("size:Q", scale=None),
            shape=alt.Shape("names:N", scale=shapes, legend=legend),
            color=alt.Color("names:N", scale=paint, legend=legend),
            tooltip=[alt.Tooltip(f"{name}:N") for name in tips],
        )
        .add_params(_choice("counted", "Size shows", ["persons", "entities"], "persons"))
    )
    return _sized(chart, "rounds", len(order) + 2, words)


def plot_agreement(un_agreement: pd.DataFrame, state: str = "JPN") -> alt.Chart:
    """
    Draw how often one state voted like each of the others, year by year.

    Parameters
    ----------
    un_agreement : DataFrame
        The table ``un_agreement`` or some of its rows.
    state : str
        Code of the state that is chosen at first.

    Returns
    -------
    altair.Chart
        A line for each other state. Lists choose the state, one line to set apart, and the measure.
    """
    columns = ["year", *MEASURES.values()]
    one = un_agreement.rename(columns={"country_a_iso3": "state", "country_b_iso3": "other"})
    two = un_agreement.rename(columns={"country_b_iso3": "state", "country_a_iso3": "other"})
    both = pd.concat([table[["state", "other", *columns]] for table in (one, two)])
    both[["state", "other"]] = both[["state", "other"]].replace(STATES)
    names = sorted(both["state"].unique())
    paints = list(OKABE_ITO.values())
    colours = alt.Scale(domain=names, range=[paints[number % len(paints)] for number in range(len(names))])
    dashes = alt.Scale(domain=names, range=[[1, 0] if number < len(paints) else [5, 4] for number in range(len(names))])
    controls = [
        _choice("chosen", "State", names, STATES[state]),
        _choice("apart", "Set apart", ["all", *names], "all"),
        _choice("measure", "Counts", list(MEASURES), next(iter(MEASURES))),
    ]
    legend = alt.Legend(orient="top", title=None, columns=3)
    words = "Lines over the years: the share of recorded votes in which the chosen state voted like each other state."
    chart = (
        alt.Chart(_records(both.sort_values(["state", "other", "year"])))
        .transform_filter("datum.state == chosen")
        .transform_calculate(share="measure == 'same vote' ? datum.agreement_exact : datum.agreement_soft")
        .mark_line(point=alt.OverlayMarkDef(size=20), strokeWidth=2)
        .encode(
            x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickCount=8)),
            y=alt.Y("share:Q", title="share of votes", scale=alt.Scale(domain=[0, 1])),
            color=alt.Color("other:N", scale=colours, legend=legend),
            strokeDash=alt.StrokeDash("other:N", scale=dashes, legend=legend),
            opacity=alt.condition("apart == 'all' || datum.other == apart", alt.value(1), alt.value(0.12)),
            tooltip=[alt.Tooltip("year:Q", format="d"), alt.Tooltip("other:N"), alt.Tooltip("share:Q", format=".2f")],
        )
        .add_params(*controls)
    )
    return _sized(chart, "agreement", 14, words)


def plot_notes(notes: pd.DataFrame) -> alt.Chart:
    """
    Draw the notes by kind, language or outlet.

    Parameters
    ----------
    notes : DataFrame
        The table ``notes``.

    Returns
    -------
    altair.Chart
        A bar a group, each piece one note; a list chooses what they are grouped by.
    """
    table = notes[["note", "paragraph", "kind", "language", "outlet"]].copy()
    table = table.astype(object).where(table.notna(), "none given")
    by = _choice("by", "Group by", ["kind", "language", "outlet"], "kind")
    most = max(table[column].nunique() for column in ("kind", "language", "outlet"))
    words = f"Bars of the article's {len(table)} notes, grouped by kind, by language or by outlet."
    chart = (
        alt.Chart(_records(table))
        .transform_calculate(group="datum[by]")
        .mark_bar(color=OKABE_ITO["blue"], stroke="white", strokeWidth=1)
        .encode(
            x=alt.X("count():Q", title="notes", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("group:N", title=None, sort="-x", axis=alt.Axis(labelLimit=150)),
            detail="note:O",
            tooltip=[alt.Tooltip(f"{name}:N") for name in ("note", "kind", "language", "outlet", "paragraph")],
        )
        .add_params(by)
    )
    return _sized(chart, "notes", most, words)


def plot_claims(claims: pd.DataFrame) -> alt.Chart:
    """
    Draw the claims by part of the article, each with its kind.

    Parameters
    ----------
    claims : DataFrame
        The table ``claims`` or some of its rows.

    Returns
    -------
    altair.Chart
        A mark a claim in the order of the text. Lists choose a kind, and claims with or without a note
        or a table; the rest fades.
    """
    table = claims[["claim_id", "section", "claim", "kind"]].copy()
    table["section"] = table["section"].astype(object).where(table["section"].notna(), "whole article")
    for column, words in {"notes": ("with a note", "no note"), "tables": ("with a table", "no table")}.items():
        table[column] = [words[0] if flag else words[1] for flag in claims[column].notna()]
    table["place"] = table.groupby("section").cumcount() + 1
    sections = list(dict.fromkeys(table["section"]))
    kinds = sorted(table["kind"].unique())
    shapes = alt.Scale(domain=kinds, range=["square", "circle", "diamond", "triangle-up", "triangle-down"])
    controls = [
        _choice("kind", "Kind", ["all", *kinds], "all"),
        _choice("notes", "Note", ["all", "with a note", "no note"], "all"),
        _choice("tables", "Table", ["all", "with a table", "no table"], "all"),
    ]
    chosen = " && ".join(f"({name} == 'all' || datum.{name} == {name})" for name in ("kind", "notes", "tables"))
    legend = alt.Legend(orient="top", title=None, columns=3)
    paint = alt.Scale(domain=kinds, range=[OKABE_ITO[name] for name in ("purple", "blue", "orange", "green", "sky")])
    chart = (
        alt.Chart(_records(table))
        .mark_point(size=110, filled=True)
        .encode(
            x=alt.X("place:Q", title="claims in the order of the text", axis=alt.Axis(tickMinStep=1, grid=False)),
            y=alt.Y("section:N", sort=sections, title=None, axis=alt.Axis(grid=True)),
            shape=alt.Shape("kind:N", scale=shapes, legend=legend),
            color=alt.Color("kind:N", scale=paint, legend=legend),
            opacity=alt.condition(chosen, alt.value(1), alt.value(0.08)),
            tooltip=[alt.Tooltip(f"{name}:N") for name in ("claim_id", "claim", "kind", "notes", "tables")],
        )
        .add_params(*controls)
    )
    text = (
        f"{len(table)} claims in the order of the text, one line a part of the article; the shape is the kind of claim."
    )
    return _sized(chart, "claims", len(sections) + 1, text)


def overlap_by_day(members: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """
    Compare two lists that grow, on every day on which one of them grew.

    Parameters
    ----------
    members : DataFrame
        One row a member of a list: ``list``, ``member`` and ``date``, the day it was added.
    first, second : str
        The two values of ``list`` to compare.

    Returns
    -------
    DataFrame
        One row a day: ``date``, ``n_first``, ``n_second``, ``n_both``, ``jaccard`` and
        ``overlap_coefficient``, which is missing while a list is empty.
    """
    chosen = members[members["list"].isin([first, second])]
    rows = []
    for day in sorted(chosen["date"].unique()):
        until = chosen[chosen["date"] <= day]
        one, two = (set(until.loc[until["list"] == name, "member"]) for name in (first, second))
        both, smaller = len(one & two), min(len(one), len(two))
        shares: dict[str, float | None] = {"jaccard": both / len(one | two)}
        shares["overlap_coefficient"] = both / smaller if smaller else None
        rows.append({"date": day, "n_first": len(one), "n_second": len(two), "n_both": both, **shares})
    return pd.DataFrame(rows)


def plot_overlap(members: pd.DataFrame, first: str, second: str) -> alt.Chart:
    """
    Draw how two lists grow and how much they share, day by day.

    Parameters
    ----------
    members : DataFrame
        One row a member of a list: ``list``, ``member`` and ``date``, the day it was added.
    first, second : str
        The two values of ``list`` to compare.

    Returns
    -------
    altair.Chart
        Steps over time; a list switches from numbers to shares.
    """
    measures = {first: "n_first", second: "n_second", "on both": "n_both"}
    shares = {"Jaccard": "jaccard", "overlap coefficient": "overlap_coefficient"}
    days = overlap_by_day(members, first, second)
    parts = []
    for shown, columns in {"numbers": measures, "shares": shares}.items():
        for label, column in columns.items():
            part = days[["date", column]].rename(columns={column: "value"})
            parts.append(part.astype({"value": "float64"}).assign(label=label, shown=shown))
    labels = [*measures, *shares]
    paint = alt.Scale(domain=labels, range=list(OKABE_ITO.values())[: len(labels)])
    dashes = alt.Scale(domain=labels, range=[[1, 0], [6, 3], [2, 2], [1, 0], [6, 3]])
    legend = alt.Legend(orient="top", title=None, columns=3)
    words = f"Steps over time: how many members {first} and {second} have, how many stand on both, and the shares."
    chart = (
        alt.Chart(_records(pd.concat(parts)))
        .transform_filter("datum.shown == unit")
        .transform_calculate(day="toDate(datum.date + 'T12:00:00')")
        .mark_line(interpolate="step-after", strokeWidth=2.5)
        .encode(
            x=alt.X("day:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=6, labelOverlap=True)),
            y=alt.Y("value:Q", title=None),
            color=alt.Color("label:N", scale=paint, legend=legend),
            strokeDash=alt.StrokeDash("label:N", scale=dashes, legend=legend),
            tooltip=[alt.Tooltip(f"{name}:N") for name in ("date", "label", "value")],
        )
        .add_params(_choice("unit", "Show", ["numbers", "shares"], "numbers"))
    )
    return _sized(chart, "overlap", 11, words)


def combinations_by_day(members: pd.DataFrame) -> pd.DataFrame:
    """
    Count the members that stand on exactly the same lists, on every day on which a list grew.

    Parameters
    ----------
    members : DataFrame
        One row a member of a list: ``list``, ``member`` and ``date``, the day it was added.

    Returns
    -------
    DataFrame
        One row a day and combination of lists that has members on some day: ``date``, ``lists`` (names
        joined by " and "), ``n_members``.
    """
    names = sorted(members["list"].unique())
    counted = {}
    for day in sorted(members["date"].unique()):
        until = members[members["date"] <= day]
        on = until.groupby("member")["list"].agg(
            lambda lists: " and ".join(name for name in names if name in set(lists))
        )
        counted[day] = on.value_counts().to_dict()
    found = sorted(
        {lists for day in counted.values() for lists in day}, key=lambda lists: (lists.count(" and "), lists)
    )
    rows = [(day, lists, int(counted[day].get(lists, 0))) for day in counted for lists in found]
    return pd.DataFrame(rows, columns=["date", "lists", "n_members"])


def plot_upset(members: pd.DataFrame) -> alt.Chart:
    """
    Draw how many members stand on exactly which lists, up to a day of choice.

    Parameters
    ----------
    members : DataFrame
        One row a member of a list: ``list``, ``member`` and ``date``, the day it was added.

    Returns
    -------
    altair.Chart
        A bar a combination of lists (an UpSet plot whose matrix is written in words); a list chooses the day.
    """
    table = combinations_by_day(members).assign(day=lambda rows: rows["date"].dt.strftime("%Y-%m-%d"))
    days = sorted(table["day"].unique())
    order = list(dict.fromkeys(table["lists"]))
    names = sorted(members["list"].unique())
    words = f"Bars for every combination of the lists {', '.join(names)}: how many members stand on exactly these."
    chart = (
        alt.Chart(_records(table[["day", "lists", "n_members"]]))
        .transform_filter("datum.day == until")
        .mark_bar(color=OKABE_ITO["blue"])
        .encode(
            x=alt.X("n_members:Q", title="members", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("lists:N", sort=order, title=None, axis=alt.Axis(labelLimit=260)),
            tooltip=[alt.Tooltip("lists:N"), alt.Tooltip("n_members:Q")],
        )
        .add_params(_choice("until", "Up to", days, days[-1]))
    )
    return _sized(chart, "upset", len(order), words)
