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
    "plot_coverage",
    "plot_divisions",
    "plot_events",
]

OKABE_ITO = {
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "green": "#009E73",
    "orange": "#E69F00",
    "purple": "#CC79A7",
    "sky": "#56B4E9",
}
LINE_HEIGHT = 26  # [px]
MENTIONED = ["mentioned", "left out"]
PERIODS = {"2014 only": "2014", "2012 to 2016": "all"}


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
