"""
Charts as pure functions: a table in, an Altair chart out.

Nothing here reads a file, draws a picture or knows about a page. Every chart has a description
(its text alternative), takes its width from the page, and tells groups apart by shape or position
as well as by colour. Colours are those of Okabe and Ito, which most colour-blind readers can tell
apart. Controls are native lists, boxes and fields, so the keyboard reaches them; they work without a
kernel. What they show at first are keywords: ``plot_events(events, actor="Japan")``.
"""

from __future__ import annotations

import json

import altair as alt
import pandas as pd

from weakest_link.checks import cited
from weakest_link.explore.controls import ANY, Control, Drawing, either, finished, legend_above, records, said

__all__ = [
    "OKABE_ITO",
    "plot_agreement",
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
MENTIONED = ["mentioned", "left out"]
PERIODS = ("2014 only", "all years")
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
GROUP_OF_SEVEN = ("CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA")
MEASURES = ("same vote", "half a vote for abstentions")
NO_CLAIM = "no claim"
NOTE_GROUPS = {"kind": "kind", "language": "language", "outlet": "outlet", "supports": "kind of claim"}


def _wording(is_mentioned: pd.Series) -> list[str]:
    """Say in words whether the article mentions an event."""
    return [MENTIONED[0] if flag else MENTIONED[1] for flag in is_mentioned.astype(bool)]


def _by_frequency(groups: pd.Series[str]) -> list[str]:
    """List the groups, the most frequent first; equal ones by name, in any version of pandas."""
    counts = groups.value_counts().to_dict()
    return sorted((str(group) for group in counts), key=lambda group: (-counts[group], group))


def plot_divisions(divisions: pd.DataFrame, **choices: str) -> Drawing:
    """
    Draw the length of each printed cell of Table 1, in characters or in words.

    Parameters
    ----------
    divisions : DataFrame
        The table ``divisions``: one row a row of Table 1.
    **choices : str
        What the lists show at first, by their names in the chart.

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
    measure = Control("measure", "Measure", "characters", ("characters", "words"))
    order = table["division"].tolist()
    base = alt.Chart(records(table)).transform_calculate(length="datum[measure]")
    across = alt.X("length:Q", title=None, axis=alt.Axis(tickCount=6))
    down = alt.Y("division:N", sort=order, title=None)
    tips = [alt.Tooltip(f"{name}:{kind}") for name, kind in [("row", "O"), ("division", "N")]]
    tips += [alt.Tooltip("characters:Q"), alt.Tooltip("words:Q")]
    bars = base.mark_bar(color=OKABE_ITO["blue"]).encode(x=across, y=down, tooltip=tips)
    words = "Bar chart of the length of the cell that Table 1 prints for each of its rows."
    return finished(bars, [measure], choices, name="divisions", n_lines=len(table), words=words)


def plot_events(events: pd.DataFrame, **choices: str) -> Drawing:
    """
    Draw every event as a mark by date and actor.

    Parameters
    ----------
    events : DataFrame
        The table ``events`` or some of its rows.
    **choices : str
        What the lists show at first: ``period``, ``actor``, ``kind``, ``article``.

    Returns
    -------
    altair.LayerChart
        A filled circle for an event that the article mentions, an open diamond for one that it
        leaves out; the actors from the most frequent down. Lists choose period, actor, kind and
        mentioned or not; the rest fades, and a line says how many fit.
    """
    table = events[["event_id", "date", "actor", "kind", "event", "evidence_status"]].copy()
    table["article"] = _wording(events["is_mentioned"])
    actors = _by_frequency(events["actor"].astype(str))
    fits = either(["actor", "kind", "article"])
    dated = alt.Chart().transform_calculate(
        day="toDate(datum.date + 'T12:00:00')", shown="period == 'all years' || year(datum.day) == 2014"
    )
    counted = dated.transform_calculate(fits=f"datum.shown && {fits} ? 1 : 0").transform_aggregate(
        n="count()", fits="sum(fits)"
    )
    line = said(counted, "datum.fits + ' of ' + datum.n + ' events fit'", below_px=34)
    marks = _event_marks(dated.transform_filter("datum.shown"), actors, fits)
    words = (
        f"Timeline of {len(table)} events, one line an actor. Circle: the article mentions it. Diamond: it does not."
    )
    controls = event_controls(events)
    chart = alt.layer(marks, line, data=records(table))
    return finished(chart, controls, choices, name="events", n_lines=len(actors), words=words)


def event_controls(events: pd.DataFrame) -> list[Control]:
    """List what can be chosen of the events."""
    columns = {name: sorted(events[name].astype(str).unique()) for name in ("actor", "kind")}
    return [
        Control("period", "Period", PERIODS[0], PERIODS),
        *(Control(name, name.title(), ANY, (ANY, *values)) for name, values in columns.items()),
        Control("article", "Article", ANY, (ANY, *MENTIONED)),
    ]


def chosen_events(
    events: pd.DataFrame, *, period: str = "all years", actor: str = ANY, kind: str = ANY, article: str = ANY
) -> pd.DataFrame:
    """
    Choose events as the lists of the timeline do.

    Parameters
    ----------
    events : DataFrame
        The table ``events`` or some of its rows.
    period : str
        ``"2014 only"`` or ``"all years"``.
    actor, kind : str
        A value of the column of that name, or ``"all"``.
    article : str
        ``"mentioned"``, ``"left out"`` or ``"all"``.

    Returns
    -------
    DataFrame
        The rows that fit all four, in their order.
    """
    fits = (events["date"].dt.year == 2014) | (period == "all years")
    for column, value in {"actor": actor, "kind": kind}.items():
        fits &= (events[column].astype(str) == value) | (value == ANY)
    fits &= (pd.Series(_wording(events["is_mentioned"]), index=events.index) == article) | (article == ANY)
    chosen: pd.DataFrame = events[fits]
    return chosen


def _event_marks(dated: alt.Chart, actors: list[str], fits: str) -> alt.Chart:
    """Draw the marks of the timeline."""
    legend = legend_above()
    colours = alt.Scale(domain=MENTIONED, range=[OKABE_ITO["blue"], OKABE_ITO["vermillion"]])
    shapes = alt.Scale(domain=MENTIONED, range=["circle", "diamond"])
    fills = alt.Scale(domain=MENTIONED, range=[OKABE_ITO["blue"], "transparent"])
    tips = {"date": "Date", "actor": "Actor", "kind": "Kind", "event": "Event", "article": "Article"}
    tips["evidence_status"] = "Evidence"
    days = alt.Axis(format="%b %Y", labelOverlap=True, labelAlign="left", labelBound=True, tickCount=6)
    marks: alt.Chart = dated.mark_point(size=90, filled=False, strokeWidth=2).encode(
        x=alt.X("day:T", title=None, scale=alt.Scale(padding=10), axis=days),
        y=alt.Y("actor:N", sort=actors, title=None, scale=alt.Scale(domain=actors), axis=alt.Axis(grid=True)),
        color=alt.Color("article:N", scale=colours, legend=legend),
        shape=alt.Shape("article:N", scale=shapes, legend=legend),
        fill=alt.Fill("article:N", scale=fills, legend=legend),
        opacity=alt.condition(fits, alt.value(1), alt.value(0.08)),
        tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in tips.items()],
    )
    return marks


def plot_coverage(events: pd.DataFrame, by: str = "actor", **choices: str) -> Drawing:
    """
    Draw how many events of each group the article mentions and leaves out.

    Parameters
    ----------
    events : DataFrame
        The table ``events`` or some of its rows.
    by : str
        The grouping column, ``actor`` or ``kind``.
    **choices : str
        What the lists show at first, by their names in the chart.

    Returns
    -------
    altair.Chart
        A bar a group in two parts; a list switches from counts to shares.
    """
    table = events[[by]].astype(str).assign(article=_wording(events["is_mentioned"]))
    counts = table.value_counts(sort=False).rename("n_events").reset_index().sort_values([by, "article"])
    order = _by_frequency(table[by])
    unit = Control("unit", "Show", "number of events", ("number of events", "share of events"))
    colours = alt.Scale(domain=MENTIONED, range=[OKABE_ITO["blue"], OKABE_ITO["orange"]])
    words = f"Bars by {by}: events that the article mentions and events that it leaves out."
    total = alt.JoinAggregateFieldDef(op="sum", field="n_events", **{"as": "total"})
    chart = (
        alt.Chart(records(counts))
        .transform_joinaggregate([total], groupby=[by])
        .transform_calculate(
            length="unit == 'number of events' ? datum.n_events : datum.n_events / datum.total",
            rank="datum.article == 'mentioned' ? 0 : 1",
        )
        .mark_bar()
        .encode(
            x=alt.X("length:Q", title=None, axis=alt.Axis(tickCount=6)),
            y=alt.Y(f"{by}:N", sort=order, title=None),
            color=alt.Color("article:N", scale=colours, legend=legend_above()),
            order=alt.Order("rank:Q"),
            tooltip=[alt.Tooltip(f"{by}:N"), alt.Tooltip("article:N"), alt.Tooltip("n_events:Q", title="events")],
        )
    )
    return finished(chart, [unit], choices, name=f"coverage_{by}", n_lines=len(order), words=words)


def plot_rounds(sanction_lists: pd.DataFrame, **choices: str) -> Drawing:
    """
    Draw every round of measures by date and issuer.

    Parameters
    ----------
    sanction_lists : DataFrame
        The table ``sanction_lists`` or some of its rows.
    **choices : str
        What the lists show at first, by their names in the chart.

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
    legend = legend_above()
    words = (
        f"{len(table)} rounds of measures by date, one line an issuer. The size of a mark is the number listed; "
        "its shape says whether the names were published."
    )
    chart = (
        alt.Chart(records(table))
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
    )
    counted = Control("counted", "Size shows", "persons", ("persons", "entities"))
    return finished(chart, [counted], choices, name="rounds", n_lines=len(order) + 2, words=words)


def plot_agreement(un_agreement: pd.DataFrame, state: str = "JPN", **choices: str | bool) -> Drawing:
    """
    Draw how often one state voted like a second one, year by year, beside the states of a base rate.

    Parameters
    ----------
    un_agreement : DataFrame
        The table ``un_agreement`` or some of its rows.
    state : str
        Code of the state that is looked at.
    **choices : str or bool
        What the lists show at first: ``partner`` (a code), ``measure``; and for a state's code True or
        False: whether it is among those compared.

    Returns
    -------
    altair.LayerChart
        A thick line for the state, thin ones for the states compared, a broken grey one for their mean.
    """
    both = both_ways(un_agreement)
    codes = tuple(sorted(both["state"].unique(), key=lambda code: STATES[code]))
    both = both.drop(columns="n_roll_calls").sort_values(["state", "partner", "year"])
    compared = " || ".join(f"(datum.state == '{code}' && {code})" for code in codes)
    shares = (
        alt.Chart()
        .transform_filter("datum.partner == partner")
        .transform_calculate(
            share=f"measure == '{MEASURES[0]}' ? datum.agreement_exact : datum.agreement_soft",
            name=f"({_names(codes)})[datum.state]",
            role=f"datum.state == state ? 'own' : ({compared}) ? 'compared' : 'none'",
        )
    )
    line = said(_means(shares), _means_in_words(codes), below_px=34)
    chart = alt.layer(_mean_line(shares), _agreement_lines(shares, codes), line, data=records(both))
    words = (
        "Lines over the years: the share of recorded votes in which a state voted like another one, beside the same "
        "share of the states compared and their mean."
    )
    controls = agreement_controls(codes, state)
    return finished(chart, controls, choices, name="agreement", n_lines=14, words=words)


def both_ways(un_agreement: pd.DataFrame) -> pd.DataFrame:
    """Give each pair of states two rows a year: ``state`` beside ``partner``, and the other way round."""
    columns = {"country_a_iso3": "state", "country_b_iso3": "partner"}
    turned = {"country_a_iso3": "partner", "country_b_iso3": "state"}
    kept = ["year", "state", "partner", "n_roll_calls", "agreement_exact", "agreement_soft"]
    return pd.concat([un_agreement.rename(columns=names)[kept] for names in (columns, turned)], ignore_index=True)


def agreement_controls(codes: tuple[str, ...], state: str) -> list[Control]:
    """List what can be chosen of the votes; at first the other states of the G7 are compared."""
    names = tuple(STATES[code] for code in codes)
    partner = "RUS" if state != "RUS" else "USA"
    boxes = [
        Control(code, f"compare {STATES[code]}", code in GROUP_OF_SEVEN and code not in (state, partner))
        for code in codes
    ]
    return [
        Control("state", "State", state, codes, names),
        Control("partner", "votes like", partner, codes, names),
        Control("measure", "Counts", MEASURES[0], MEASURES),
        *boxes,
    ]


def _means(shares: alt.Chart) -> alt.Chart:
    """Average the shares of the state and of those compared with it, over all years shown."""
    return shares.transform_calculate(
        own="datum.role == 'own' ? datum.share : null",
        other="datum.role == 'compared' ? datum.share : null",
        who="datum.role == 'compared' ? datum.state : null",
    ).transform_aggregate(own="mean(own)", other="mean(other)", n="distinct(who)", gaps="missing(who)")


def _names(codes: tuple[str, ...]) -> str:
    """Write the names of states as a Vega object."""
    return json.dumps({code: STATES[code] for code in codes})


def _means_in_words(codes: tuple[str, ...]) -> str:
    """Write the Vega expression that says both means."""
    names = _names(codes)
    pair = f"({names})[state] + ' like ' + ({names})[partner]"
    mean = "(isValid(datum.own) ? ': mean ' + format(datum.own, '.2f') : ': choose two states')"
    n = "(datum.n - (datum.gaps > 0 ? 1 : 0))"
    others = f"(isValid(datum.other) ? {n} + ' compared: mean ' + format(datum.other, '.2f') : 'None compared')"
    return f"{pair} + {mean} + '\\n' + {others}"


def _mean_line(shares: alt.Chart) -> alt.Chart:
    """Draw the base rate: the mean of the states compared, year by year."""
    means = shares.transform_filter("datum.role == 'compared'").transform_aggregate(
        mean="mean(share)", groupby=["year"]
    )
    tips = [alt.Tooltip("year:Q", format="d"), alt.Tooltip("mean:Q", title="mean of those compared", format=".2f")]
    broken = means.mark_line(color=OKABE_ITO["grey"], strokeWidth=4, strokeDash=[2, 3])
    line: alt.Chart = broken.encode(x="year:Q", y="mean:Q", tooltip=tips)
    return line


def _agreement_lines(shares: alt.Chart, codes: tuple[str, ...]) -> alt.Chart:
    """Draw a line for the state and one for each state compared."""
    names, paints = [STATES[code] for code in codes], list(OKABE_ITO.values())[:-1]
    colours = alt.Scale(domain=names, range=[paints[number % len(paints)] for number in range(len(names))])
    dashes = alt.Scale(domain=names, range=[[1, 0] if number < len(paints) else [5, 4] for number in range(len(names))])
    legend = legend_above()
    tips = [alt.Tooltip("year:Q", format="d"), alt.Tooltip("name:N"), alt.Tooltip("share:Q", format=".2f")]
    lines = shares.transform_filter("datum.role != 'none'").mark_line(point=alt.OverlayMarkDef(size=20))
    drawn: alt.Chart = lines.encode(
        x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickCount=8), scale=alt.Scale(zero=False)),
        y=alt.Y("share:Q", title="share of votes", scale=alt.Scale(domain=[0, 1])),
        color=alt.Color("name:N", scale=colours, legend=legend),
        strokeDash=alt.StrokeDash("name:N", scale=dashes, legend=legend),
        strokeWidth=alt.condition("datum.role == 'own'", alt.value(4), alt.value(1.5)),
        tooltip=tips,
    )
    return drawn


def supported_by_notes(notes: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """
    Find for each note the claims that call it, and their kinds.

    Parameters
    ----------
    notes : DataFrame
        The table ``notes``.
    claims : DataFrame
        The table ``claims``; its column ``notes`` holds the numbers of notes with semicolons between them.

    Returns
    -------
    DataFrame
        `notes` with ``claims`` (ids) and ``supports`` (kinds of claim), each a list; a note that no claim
        calls has an empty list.
    """
    calls = claims[["claim_id", "kind"]].assign(note=claims["notes"].map(cited)).explode("note").dropna()
    called = {str(number): rows for number, rows in calls.groupby("note")}
    none = calls.iloc[:0]
    rows = [called.get(str(number), none) for number in notes["note"]]
    found = {
        "claims": [row["claim_id"].tolist() for row in rows],
        "supports": [sorted(set(row["kind"])) for row in rows],
    }
    return notes.join(pd.DataFrame(found, index=notes.index))


def plot_notes(notes: pd.DataFrame, claims: pd.DataFrame, **choices: str) -> Drawing:
    """
    Draw the notes by kind, language or outlet, or by the kind of claim that they are called for.

    Parameters
    ----------
    notes, claims : DataFrame
        The tables ``notes`` and ``claims``.
    **choices : str
        What the lists show at first: ``by``, ``supports``.

    Returns
    -------
    altair.LayerChart
        A bar a group, each piece one note; one list chooses what they are grouped by, another the
        notes that some kind of claim calls. A note that claims of two kinds call stands in both bars.
    """
    called = supported_by_notes(notes, claims)
    named = called.assign(supports=called["supports"].map(lambda kinds: kinds or [NO_CLAIM]))
    named["claims"] = [", ".join(ids) or NO_CLAIM for ids in called["claims"]]
    tips = ["note", "kind", "language", "outlet", "paragraph", "claims"]
    groups = {by: named.explode("supports")["supports"] if by == "supports" else named[by] for by in NOTE_GROUPS}
    parts = [named[[*tips, "supports"]].join(group.rename("group")).assign(by=by) for by, group in groups.items()]
    table = pd.concat(parts).astype(object)
    table = table.where(table.notna(), "none given")
    fits = f"(supports == '{ANY}' || indexof(datum.supports, supports) >= 0)"
    chosen = alt.Chart().transform_filter("datum.by == by").transform_calculate(fits=fits)
    counted = chosen.transform_calculate(fitting="datum.fits ? datum.note : null")
    counted = counted.transform_aggregate(n="distinct(note)", fitting="distinct(fitting)", gaps="missing(fitting)")
    n_fits = "(datum.fitting - (datum.gaps > 0 ? 1 : 0))"
    bars = chosen.mark_bar(color=OKABE_ITO["blue"], stroke="white", strokeWidth=1).encode(
        x=alt.X("count():Q", title="notes", axis=alt.Axis(tickMinStep=1)),
        y=alt.Y("group:N", title=None, sort="-x", axis=alt.Axis(labelLimit=150)),
        detail=["note:O", "fits:N"],
        opacity=alt.condition("datum.fits", alt.value(1), alt.value(0.25)),
        tooltip=[alt.Tooltip(f"{name}:N") for name in tips],
    )
    line = said(counted, f"{n_fits} + ' of ' + datum.n + ' notes fit'", below_px=48)
    words = f"Bars of the article's {len(notes)} notes, by kind, language, outlet or the kind of claim they support."
    chart = alt.layer(bars, line, data=records(table))
    most = max(group.nunique(dropna=False) for group in groups.values())
    return finished(chart, note_controls(claims), choices, name="notes", n_lines=most, words=words)


def calls_fit(called: pd.DataFrame, supports: str) -> list[bool]:
    """Tell which notes of `supported_by_notes` a kind of claim calls, as the list of the chart does."""
    return [supports == ANY or supports in (kinds or [NO_CLAIM]) for kinds in called["supports"]]


def note_controls(claims: pd.DataFrame) -> list[Control]:
    """List what can be chosen of the notes."""
    kinds = (ANY, *sorted(claims["kind"].astype(str).unique()), NO_CLAIM)
    return [
        Control("by", "Group by", "kind", tuple(NOTE_GROUPS), tuple(NOTE_GROUPS.values())),
        Control("supports", "Called by claims", ANY, kinds),
    ]


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


def plot_overlap(members: pd.DataFrame, first: str, second: str, **choices: str) -> Drawing:
    """
    Draw how two lists grow and how much they share, day by day.

    Parameters
    ----------
    members : DataFrame
        One row a member of a list: ``list``, ``member`` and ``date``, the day it was added.
    first, second : str
        The two values of ``list`` to compare.
    **choices : str
        What the lists show at first, by their names in the chart.

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
    legend = legend_above()
    words = f"Steps over time: how many members {first} and {second} have, how many stand on both, and the shares."
    chart = (
        alt.Chart(records(pd.concat(parts)))
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
    )
    unit = Control("unit", "Show", "numbers", ("numbers", "shares"))
    return finished(chart, [unit], choices, name="overlap", n_lines=11, words=words)


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


def plot_upset(members: pd.DataFrame, **choices: str) -> Drawing:
    """
    Draw how many members stand on exactly which lists, up to a day of choice.

    Parameters
    ----------
    members : DataFrame
        One row a member of a list: ``list``, ``member`` and ``date``, the day it was added.
    **choices : str
        What the list shows at first: ``until``, a day as YYYY-MM-DD.

    Returns
    -------
    altair.LayerChart
        A bar a combination of lists (an UpSet plot whose matrix is written in words); a list chooses the
        day, and a line says how many members there are and how many stand on more than one list.
    """
    table = combinations_by_day(members).assign(day=lambda rows: rows["date"].dt.strftime("%Y-%m-%d"))
    table["shared"] = table["n_members"].where(table["lists"].str.contains(" and ", regex=False), 0)
    days = tuple(sorted(table["day"].unique()))
    order = list(dict.fromkeys(table["lists"]))
    names = sorted(members["list"].unique())
    words = f"Bars for every combination of the lists {', '.join(names)}: how many members stand on exactly these."
    chosen = alt.Chart().transform_filter("datum.day == until")
    bars = chosen.mark_bar(color=OKABE_ITO["blue"]).encode(
        x=alt.X("n_members:Q", title="members", axis=alt.Axis(tickMinStep=1)),
        y=alt.Y("lists:N", sort=order, title=None),
        tooltip=[alt.Tooltip("lists:N"), alt.Tooltip("n_members:Q")],
    )
    counted = chosen.transform_aggregate(n="sum(n_members)", shared="sum(shared)")
    line = said(counted, "datum.n + ' members\\n' + datum.shared + ' on more than one list'", below_px=48)
    chart = alt.layer(bars, line, data=records(table[["day", "lists", "n_members", "shared"]]))
    until = Control("until", "Up to", days[-1], days)
    return finished(chart, [until], choices, name="upset", n_lines=len(order), words=words)
