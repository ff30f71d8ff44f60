"""
The figures and tables that the chapters show: a chart, a caption, a text alternative, the rows.

Every number in a caption or an alternative is counted from the rows that are shown. The keywords of a
figure are the names of the chart's lists: they say what the chart shows at first, and where a list
chooses rows, the table and the alternative keep to these rows. Without keywords, all rows are there.
"""

from __future__ import annotations

import html
from typing import Any

import pandas as pd

from weakest_link.checks import cited
from weakest_link.datasets import load
from weakest_link.explore import charts, counting, rulings
from weakest_link.explore.page import STATUS_WORDS, Figure, Fragment, html_table

__all__ = [
    "explore_agreement",
    "explore_claims",
    "explore_counting",
    "explore_coverage",
    "explore_divisions",
    "explore_events",
    "explore_lists",
    "explore_notes",
    "explore_overlap",
    "explore_rounds",
    "show_argument",
    "show_rows",
]

EVENT_COLUMNS = [
    "event_id",
    "date",
    "date_status",
    "actor",
    "event",
    "evidence_status",
    "source_title",
    "kind",
    "is_mentioned",
    "mention",
    "paragraph",
    "source_id",
]
LINKS = {"source_title": "source_url", "title": "url"}
ROLE_WORDS = {"thesis": "Thesis", "reason": "Reason", "evidence": "Evidence", "premise": "Premise"}


def explore_divisions(divisions: pd.DataFrame, **choices: str) -> Figure:
    """
    Show the length of Table 1's printed cells.

    Parameters
    ----------
    divisions : DataFrame
        The table ``divisions``.
    **choices : str
        What the lists show at first, by their names in the chart.

    Returns
    -------
    Figure
        Bars in the printed order; characters or words.
    """
    lengths = divisions.assign(
        n_characters=divisions["areas"].str.len(), n_words=divisions["areas"].map(lambda cell: len(cell.split()))
    )
    longest = lengths.iloc[int(lengths["n_characters"].argmax())]
    shortest = lengths.iloc[int(lengths["n_characters"].argmin())]
    seen = (
        f"The longest cell belongs to the {longest['division']}, with {longest['n_characters']} characters "
        f"and {longest['n_words']} words; the shortest to the {shortest['division']}, with "
        f"{shortest['n_characters']} characters."
    )
    table = lengths[["division", "row", "n_characters", "n_words"]]
    caption = "Length of each printed cell of Table 1. Choose characters or words."
    return Figure("fig-divisions", charts.plot_divisions(divisions, **choices), caption, seen, table)


def explore_counting(divisions: pd.DataFrame, **choices: str) -> Figure:
    """
    Show which rows of Table 1 count under a rule of the reader's choice, and out of how many.

    Parameters
    ----------
    divisions : DataFrame
        The table ``divisions``.
    **choices : str
        The rule at first, as in `weakest_link.explore.counting.counted_rows`: ``word``, ``place``,
        ``extent``, ``base``.

    Returns
    -------
    Figure
        A mark a row; what is left out below is left out above.
    """
    chart = counting.plot_counting(divisions, **choices)
    counted = counting.counted_rows(divisions, **choices)
    rule = {control.name: str(control.first) for control in counting.CONTROLS} | choices
    named = counted.loc[counted["result"] == "counted", "division"]
    seen = (
        f"Looked for: “{rule['word']}” in {rule['place']}, as {rule['extent']}. Under this rule "
        f"{counting.share_in_words(counted, rule['base'])} count, out of {counting.BASES[rule['base']]}: "
        f"{'; '.join(named) if len(named) else 'none'}. Left out: {int((counted['result'] == 'left out').sum())}."
    )
    caption = "Counting rules on the rows of Table 1. Choose a word, where to look for it, and out of what to count."
    return Figure("fig-counting", chart, caption, seen, counted if choices else divisions)


def explore_events(events: pd.DataFrame, **choices: str) -> Figure:
    """
    Show the events by date and actor, with lists for period, actor, kind and mention.

    Parameters
    ----------
    events : DataFrame
        The table ``events`` or some of its rows.
    **choices : str
        ``period``, ``actor``, ``kind``, ``article``.

    Returns
    -------
    Figure
        Works without a kernel; the rows behind it link to their sources.
    """
    chosen = charts.chosen_events(events, **choices)
    caption = "Events by date and actor. Choose a period, an actor, a kind, or what the article mentions."
    rows = _with_addresses(chosen[EVENT_COLUMNS]).drop(columns="source_id")
    chart = charts.plot_events(events, **choices)
    seen = f"{_part(chosen, events, choices)}{_events_in_words(chosen)}"
    return Figure("fig-events", chart, caption, seen, rows, {"source_title": "source_url"})


def _part(chosen: pd.DataFrame, whole: pd.DataFrame, choices: dict[str, str]) -> str:
    """Say which rows were chosen, if not all."""
    if len(chosen) == len(whole):
        return ""
    words = ", ".join(f"{name} {value}" for name, value in choices.items() if value != "all")
    return f"{len(chosen)} of {len(whole)} rows fit ({words}). "


def _counted(table: pd.DataFrame, word: str) -> str:
    """Say how many rows there are."""
    return f"{len(table)} {word}" if len(table) == 1 else f"{len(table)} {word}s"


def _events_in_words(events: pd.DataFrame) -> str:
    """Tell what the marks of the timeline show."""
    if events.empty:
        return "No event fits."
    mentioned = int(events["is_mentioned"].sum())
    in_2014 = int((events["date"].dt.year == 2014).sum())
    unverified = int((events["evidence_status"] == "unverified").sum())
    years = f"from {events['date'].min():%Y} to {events['date'].max():%Y}"
    return (
        f"{_counted(events, 'event')} {years}, {in_2014} of them in 2014. "
        f"The article mentions {mentioned} (filled circles) and leaves out {len(events) - mentioned} (open diamonds). "
        f"Unverified, that is from general knowledge and not traced to a source yet: {unverified} of {len(events)}."
    )


def explore_coverage(events: pd.DataFrame, by: str = "actor", **choices: str) -> Figure:
    """
    Show how many events of each group the article mentions and leaves out.

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
    Figure
        Bars in two parts, as numbers or as shares.
    """
    flags = events["is_mentioned"].astype(bool)
    groups = events[by].astype(str)
    table = pd.DataFrame({"n_events": groups.value_counts(), "n_mentioned": groups[flags].value_counts()})
    table = table.fillna(0).astype(int).assign(n_left_out=lambda t: t["n_events"] - t["n_mentioned"])
    table = table.rename_axis(by).reset_index().sort_values(["n_events", by], ascending=[False, True])
    none = table.loc[table["n_mentioned"] == 0, by]
    seen = (
        f"{len(table)} groups by {by}. The largest is {table[by].iloc[0]} with {table['n_events'].iloc[0]} events, "
        f"{table['n_mentioned'].iloc[0]} of them mentioned. "
        f"Groups without a mentioned event: {', '.join(none) if len(none) else 'none'}."
    )
    caption = f"Events by {by}, mentioned and left out. Choose numbers or shares."
    return Figure(f"fig-coverage-{by}", charts.plot_coverage(events, by, **choices), caption, seen, table)


def explore_rounds(sanction_lists: pd.DataFrame, **choices: str) -> Figure:
    """
    Show the rounds of measures by date and issuer, with what became of the names.

    Parameters
    ----------
    sanction_lists : DataFrame
        The table ``sanction_lists`` or some of its rows.
    **choices : str
        What the lists show at first, by their names in the chart.

    Returns
    -------
    Figure
        Marks whose size is the number of persons or entities.
    """
    unnumbered = int(sanction_lists["n_persons"].isna().sum())
    withheld = int(sanction_lists["names_public"].isin(["no", "later"]).sum())
    seen = (
        f"{len(sanction_lists)} rounds by {sanction_lists['issuer'].nunique()} issuers, "
        f"{sanction_lists['date'].min():%Y-%m-%d} to {sanction_lists['date'].max():%Y-%m-%d}. "
        f"In {unnumbered} rounds no number of persons is known or none was listed; "
        f"in {withheld} the names were withheld, for good or at first."
    )
    columns = ["list_id", "date", "issuer", "instrument", "n_persons", "n_entities", "names_public", "detail"]
    rows = _with_addresses(sanction_lists[[*columns, "evidence_status", "source_title", "source_id"]])
    caption = "Rounds of measures by date and issuer. Choose what the size of a mark shows."
    links = {"source_title": "source_url"}
    chart = charts.plot_rounds(sanction_lists, **choices)
    return Figure("fig-rounds", chart, caption, seen, rows.drop(columns="source_id"), links)


def explore_agreement(un_agreement: pd.DataFrame, state: str = "JPN", **choices: str | bool) -> Figure:
    """
    Show how often a state voted like a second one in the General Assembly, beside a base rate.

    Parameters
    ----------
    un_agreement : DataFrame
        The table ``un_agreement`` or some of its rows.
    state : str
        Code of the state that is looked at.
    **choices : str or bool
        ``partner`` (a code), ``measure``, and for a state's code whether it is among those compared.

    Returns
    -------
    Figure
        Lines over the years and the mean of the states compared.
    """
    chart = charts.plot_agreement(un_agreement, state, **choices)
    rows = charts.both_ways(un_agreement)
    controls = charts.agreement_controls(tuple(rows["state"].unique()), state)
    chosen: dict[str, Any] = {control.name: control.first for control in controls} | choices
    rows = rows[rows["partner"] == chosen["partner"]]
    compared = [code for code in charts.STATES if chosen.get(code) and code not in (state, chosen["partner"])]
    column = "agreement_exact" if chosen["measure"] == charts.MEASURES[0] else "agreement_soft"
    own, others = rows[rows["state"] == state], rows[rows["state"].isin(compared)]
    partner, names = charts.STATES[chosen["partner"]], ", ".join(charts.STATES[code] for code in compared)
    seen = (
        f"{un_agreement['year'].min()} to {un_agreement['year'].max()}. {charts.STATES[state]} cast the same vote as "
        f"{partner} {_mean(own[column])}. Compared: {names or 'no state'}, {_mean(others[column])}."
    )
    caption = (
        "Agreement in recorded votes of the General Assembly. Choose two states, a measure, and the states to compare."
    )
    table = pd.concat([own, others]).reset_index(drop=True) if choices else un_agreement
    return Figure("fig-agreement", chart, caption, seen, table)


def _mean(shares: pd.Series[float]) -> str:
    """Say the mean and the range of shares of votes."""
    if shares.empty:
        return "in no vote of the table"
    return f"in {shares.mean():.2f} of the votes on average, between {shares.min():.2f} and {shares.max():.2f} a year"


def explore_notes(notes: pd.DataFrame, claims: pd.DataFrame | None = None, **choices: str) -> Figure:
    """
    Show the article's notes by kind, language or outlet, and by the kind of claim they are called for.

    Parameters
    ----------
    notes : DataFrame
        The table ``notes``.
    claims : DataFrame, optional
        The table ``claims``, loaded unless given.
    **choices : str
        ``by`` and ``supports``.

    Returns
    -------
    Figure
        Bars of notes; the rows behind it have the references as printed and the claims that call them.
    """
    calling = load("claims") if claims is None else claims
    called = charts.supported_by_notes(notes, calling)
    kinds, unused = notes["kind"].value_counts(), sum(not ids for ids in called["claims"])
    largest = sorted(kinds.index, key=lambda kind: (-kinds[kind], kind))[0]
    supported = called["supports"].explode().value_counts().to_dict()
    by_kind = [f"{kind} {supported[kind]}" for kind in sorted(supported, key=lambda k: (-supported[k], k))]
    seen = (
        f"{len(notes)} notes. The largest kind is {largest}, with {kinds[largest]}. "
        f"{int(notes['citation'].isna().sum())} notes have no reference. Notes by the kind of claim that calls them: "
        f"{', '.join([*by_kind, f'no claim of the table {unused}'])}."
    )
    caption = "The notes of the article. Choose what they are grouped by, and the kind of claim that calls them."
    table = called.assign(**{name: called[name].map(", ".join) for name in ("claims", "supports")})
    table = table[charts.calls_fit(called, choices.get("supports", "all"))]
    return Figure("fig-notes", charts.plot_notes(notes, calling, **choices), caption, seen, table)


def explore_claims(claims: pd.DataFrame, verdicts: pd.DataFrame | None = None, **choices: str) -> Figure:
    """
    Show the article's claims in the order of the text, what each leans on, and verdicts on them.

    Parameters
    ----------
    claims : DataFrame
        The table ``claims``, some of its rows, or a table like it.
    verdicts : DataFrame, optional
        Somebody's rulings: ``claim_id``; ``verdict`` or ``ruling``; and, if there are, ``confidence`` and
        ``evidence_ids``. The answer to A6, as a DataFrame, has this form.
    **choices : str
        ``kind``, ``notes``, ``tables``, ``claim``; with verdicts also ``marks``.

    Returns
    -------
    Figure
        A mark a claim; the rows behind it have the claims in our words and their evidence.
    """
    traced = _with_evidence(claims)
    ruled = rulings.with_verdicts(traced, verdicts)
    lists = {name: value for name, value in choices.items() if name in rulings.LISTS}
    chosen = rulings.chosen_claims(ruled, **lists)
    seen = f"{_part(chosen, claims, lists)}{_claims_in_words(chosen)}"
    caption = (
        "The claims in the order of the text. Choose a kind, claims with or without a note or a table, and one claim."
    )
    if verdicts is not None:
        caption = f"{caption} Switch the marks from kinds to verdicts."
        counts = chosen["verdict"].value_counts().to_dict()
        seen += f" Verdicts: {', '.join(f'{counts.get(word, 0)} {word}' for word in rulings.VERDICTS)}."
    chart = rulings.plot_claims(traced, verdicts, **choices)
    return Figure("fig-claims" if verdicts is None else "fig-rulings", chart, caption, seen, chosen)


def _claims_in_words(claims: pd.DataFrame) -> str:
    """Tell what the marks of the claims show."""
    kinds = claims["kind"].value_counts().to_dict()
    listed = ", ".join(f"{kinds[kind]} {kind}" for kind in sorted(kinds, key=lambda kind: (-kinds[kind], kind)))
    return (
        f"{_counted(claims, 'claim')}: {listed or 'none'}. {int(claims['notes'].notna().sum())} call a note; "
        f"for {int(claims['tables'].notna().sum())} there is a table in this module that bears on them."
    )


def _with_evidence(claims: pd.DataFrame) -> pd.DataFrame:
    """Add the kinds of the notes that a claim calls, and the statements of the argument map that hold it."""
    kinds = {str(note): str(kind) for note, kind in load("notes").set_index("note")["kind"].items()}
    holds: dict[str, list[str]] = {}
    for row in load("argument_map").to_dict("records"):
        for claim in cited(row["claims"]):
            holds.setdefault(claim, []).append(str(row["node_id"]))
    called = [list(dict.fromkeys(kinds[note] for note in cited(cell) if note in kinds)) for cell in claims["notes"]]
    statements = [";".join(holds.get(str(claim), [])) for claim in claims["claim_id"]]
    return claims.assign(note_kinds=[";".join(each) for each in called], statements=statements)


def explore_lists(members: pd.DataFrame, **choices: str) -> Figure:
    """
    Show how many members stand on exactly which lists, up to a day of choice.

    Parameters
    ----------
    members : DataFrame
        One row a member of a list: ``list``, ``member`` and ``date``, the day it was added.
    **choices : str
        ``until``, a day as YYYY-MM-DD.

    Returns
    -------
    Figure
        An UpSet plot whose matrix is written in words.
    """
    chart = charts.plot_upset(members, **choices)
    table = charts.combinations_by_day(members)
    day = pd.Timestamp(choices.get("until", table["date"].max()))
    then = table[table["date"] == day]
    parts = "; ".join(f"{lists}: {n}" for lists, n in zip(then["lists"], then["n_members"], strict=True))
    last = "On the last day, " if day == table["date"].max() else "Up to "
    seen = f"{last}{day:%Y-%m-%d}, {then['n_members'].sum()} members. Exactly on {parts}."
    caption = "Members by the lists on which they stand, and no others. Choose the day."
    return Figure("fig-lists", chart, caption, seen, then if choices else table)


def explore_overlap(members: pd.DataFrame, first: str, second: str, **choices: str) -> Figure:
    """
    Show how two lists grow and how much they share.

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
    Figure
        Steps over time, as numbers or as shares.
    """
    table = charts.overlap_by_day(members, first, second)
    last = table.iloc[-1]
    seen = (
        f"On the last day, {last['date']:%Y-%m-%d}, {first} has {last['n_first']} members and {second} "
        f"{last['n_second']}; {last['n_both']} stand on both. Jaccard {last['jaccard']:.2f}, "
        f"overlap coefficient {last['overlap_coefficient']:.2f}."
    )
    caption = f"{first} and {second}: members and what they share. Choose numbers or shares."
    shares = {"jaccard": 3, "overlap_coefficient": 3}
    chart = charts.plot_overlap(members, first, second, **choices)
    return Figure("fig-overlap", chart, caption, seen, table.round(shares))


def show_rows(table: pd.DataFrame, caption: str, *, columns: list[str] | None = None, anchor: str = "") -> Fragment:
    """
    Show rows as they are, with their evidence, and with each row's source as a link where it names one.

    Parameters
    ----------
    table : DataFrame
        The rows to show.
    caption : str
        What they are.
    columns : list of str, optional
        The columns to show, in this order; all unless given. ``evidence_status`` is always shown.
    anchor : str
        A column whose value becomes the row's id on the page.

    Returns
    -------
    Fragment
        An HTML table that scrolls on its own on a narrow screen. Where all rows of a table have one
        status, the caption says it.
    """
    shown = _with_addresses(table)
    wanted = list(columns or table.columns)
    if "evidence_status" in table and "evidence_status" not in wanted:
        wanted.append("evidence_status")
    elif "evidence_status" in table.attrs:
        caption = f"{caption} (evidence: {STATUS_WORDS[table.attrs['evidence_status']]})"
    links = {name: link for name, link in LINKS.items() if name in wanted and link in shown}
    wanted += [link for link in links.values() if link not in wanted]
    markup = html_table(shown[wanted], links=links, caption=caption, anchor=anchor)
    return Fragment(markup, f"{caption} ({len(table)} rows)")


def _with_addresses(table: pd.DataFrame) -> pd.DataFrame:
    """Add the address of each row's source, for rows that name one."""
    if "source_id" not in table or "source_title" not in table:
        return table
    addresses = load("sources").set_index("source_id")["url"]
    return table.assign(source_url=table["source_id"].map(addresses))


def show_argument(nodes: pd.DataFrame) -> Fragment:
    """
    Show the argument map as a nested list.

    Parameters
    ----------
    nodes : DataFrame
        The table ``argument_map``: ``node_id``, ``parent_id``, ``role``, ``text``, ``claims``,
        ``notes``, ``paragraph``.

    Returns
    -------
    Fragment
        A list of lists that reads as a tree without colour, script or mouse.
    """
    plain = nodes.astype(object).where(nodes.notna(), "")
    children: dict[str, list[dict[str, object]]] = {}
    for row in plain.to_dict("records"):
        children.setdefault(str(row["parent_id"]), []).append({str(key): value for key, value in row.items()})
    markup = _branch(children, "")
    return Fragment(f'<div class="wl-tree">\n{markup}\n</div>', f"Argument map ({len(nodes)} statements)")


def _branch(children: dict[str, list[dict[str, object]]], parent: str) -> str:
    """Write one level of the tree and all that hangs below it."""
    items = []
    for node in children.get(parent, []):
        below = _branch(children, str(node["node_id"]))
        items.append(f"<li>{_statement(node)}{below}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _statement(node: dict[str, object]) -> str:
    """Write one statement: its role, its words, where it stands, which notes it cites."""
    role = str(node["role"])
    notes = ", ".join(part for part in str(node["notes"]).split(";") if part)
    cites = f"notes {notes}" if "," in notes else (f"note {notes}" if notes else "no note")
    paragraphs = ", ".join(part for part in str(node["paragraph"]).split(";") if part)
    where = [f"paragraphs {paragraphs}" if "," in paragraphs else f"paragraph {paragraphs}"] if paragraphs else []
    claims = ", ".join(part for part in str(node["claims"]).split(";") if part)
    where += [cites] if role != "thesis" or notes else []
    where += [f"claims {claims}" if "," in claims else f"claim {claims}"] if claims else []
    word = html.escape(ROLE_WORDS.get(role, role))
    return (
        f'<span class="wl-role wl-role-{html.escape(role)}">{word}</span> {html.escape(str(node["text"]))} '
        f'<span class="wl-where">({html.escape("; ".join(where))})</span>'
    )
