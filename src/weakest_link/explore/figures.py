"""
The figures and tables that the chapters show: a chart, a caption, a text alternative, the rows.

Every number in a caption or an alternative is counted from the rows that are shown.
"""

from __future__ import annotations

import html

import pandas as pd

from weakest_link.datasets import load
from weakest_link.explore import charts
from weakest_link.explore.page import STATUS_WORDS, Figure, Fragment, html_table

__all__ = [
    "explore_agreement",
    "explore_claims",
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


def explore_divisions(divisions: pd.DataFrame) -> Figure:
    """
    Show the length of Table 1's printed cells.

    Parameters
    ----------
    divisions : DataFrame
        The table ``divisions``.

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
    return Figure("fig-divisions", charts.plot_divisions(divisions), caption, seen, table)


def explore_events(events: pd.DataFrame) -> Figure:
    """
    Show the events by date and actor, with lists for period, actor, kind and mention.

    Parameters
    ----------
    events : DataFrame
        The table ``events`` or some of its rows.

    Returns
    -------
    Figure
        Works without a kernel; the rows behind it link to their sources.
    """
    mentioned = int(events["is_mentioned"].sum())
    in_2014 = int((events["date"].dt.year == 2014).sum())
    unverified = int((events["evidence_status"] == "unverified").sum())
    seen = (
        f"{len(events)} events from {events['date'].min():%Y} to {events['date'].max():%Y}, {in_2014} of them in 2014. "
        f"The article mentions {mentioned} (filled circles) and leaves out {len(events) - mentioned} (open diamonds). "
        f"Unverified, that is from general knowledge and not traced to a source yet: {unverified} of {len(events)}."
    )
    caption = "Events by date and actor. Choose a period, an actor, a kind, or what the article mentions."
    rows = _with_addresses(events[EVENT_COLUMNS]).drop(columns="source_id")
    return Figure("fig-events", charts.plot_events(events), caption, seen, rows, {"source_title": "source_url"})


def explore_coverage(events: pd.DataFrame, by: str = "actor") -> Figure:
    """
    Show how many events of each group the article mentions and leaves out.

    Parameters
    ----------
    events : DataFrame
        The table ``events`` or some of its rows.
    by : str
        The grouping column, ``actor`` or ``kind``.

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
    return Figure(f"fig-coverage-{by}", charts.plot_coverage(events, by), caption, seen, table)


def explore_rounds(sanction_lists: pd.DataFrame) -> Figure:
    """
    Show the rounds of measures by date and issuer, with what became of the names.

    Parameters
    ----------
    sanction_lists : DataFrame
        The table ``sanction_lists`` or some of its rows.

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
    return Figure(
        "fig-rounds", charts.plot_rounds(sanction_lists), caption, seen, rows.drop(columns="source_id"), links
    )


def explore_agreement(un_agreement: pd.DataFrame, state: str = "JPN") -> Figure:
    """
    Show how often a state voted like others in the General Assembly, year by year.

    Parameters
    ----------
    un_agreement : DataFrame
        The table ``un_agreement`` or some of its rows.
    state : str
        Code of the state that is chosen at first; the list offers the others.

    Returns
    -------
    Figure
        Lines over the years; the table behind it has every pair.
    """
    mine = un_agreement[(un_agreement[["country_a_iso3", "country_b_iso3"]] == state).any(axis=1)]
    seen = (
        f"{un_agreement['year'].min()} to {un_agreement['year'].max()}. At first it shows {charts.STATES[state]} and "
        f"{mine['country_a_iso3'].nunique() + mine['country_b_iso3'].nunique() - 2} other states, with shares from "
        f"{mine['agreement_exact'].min():.2f} to {mine['agreement_exact'].max():.2f} of the votes."
    )
    caption = "Agreement in recorded votes of the General Assembly. Choose a state, a line to set apart, and a measure."
    return Figure("fig-agreement", charts.plot_agreement(un_agreement, state), caption, seen, un_agreement)


def explore_notes(notes: pd.DataFrame) -> Figure:
    """
    Show the article's notes by kind, language or outlet.

    Parameters
    ----------
    notes : DataFrame
        The table ``notes``.

    Returns
    -------
    Figure
        Bars of notes; the rows behind it have the references as printed.
    """
    kinds = notes["kind"].value_counts()
    largest = sorted(kinds.index, key=lambda kind: (-kinds[kind], kind))[0]
    seen = (
        f"{len(notes)} notes of {len(kinds)} kinds. The largest group is {largest}, with {kinds[largest]} notes. "
        f"{int(notes['citation'].isna().sum())} notes have no reference."
    )
    caption = "The notes of the article. Choose what they are grouped by."
    return Figure("fig-notes", charts.plot_notes(notes), caption, seen, notes)


def explore_claims(claims: pd.DataFrame) -> Figure:
    """
    Show the article's claims in the order of the text, with lists for kind, note and table.

    Parameters
    ----------
    claims : DataFrame
        The table ``claims`` or some of its rows.

    Returns
    -------
    Figure
        A mark a claim; the rows behind it have the claims in our words.
    """
    kinds = claims["kind"].value_counts().to_dict()
    listed = ", ".join(f"{kinds[kind]} {kind}" for kind in sorted(kinds, key=lambda kind: (-kinds[kind], kind)))
    seen = (
        f"{len(claims)} claims: {listed}. {int(claims['notes'].notna().sum())} call a note; "
        f"for {int(claims['tables'].notna().sum())} there is a table in this module that bears on them."
    )
    caption = "The claims of the article. Choose a kind, and claims with or without a note or a table."
    return Figure("fig-claims", charts.plot_claims(claims), caption, seen, claims)


def explore_lists(members: pd.DataFrame) -> Figure:
    """
    Show how many members stand on exactly which lists, up to a day of choice.

    Parameters
    ----------
    members : DataFrame
        One row a member of a list: ``list``, ``member`` and ``date``, the day it was added.

    Returns
    -------
    Figure
        An UpSet plot whose matrix is written in words.
    """
    table = charts.combinations_by_day(members)
    last = table[table["date"] == table["date"].max()]
    parts = "; ".join(f"{lists}: {n}" for lists, n in zip(last["lists"], last["n_members"], strict=True))
    seen = f"On the last day, {last['date'].iloc[0]:%Y-%m-%d}, {last['n_members'].sum()} members. Exactly on {parts}."
    caption = "Members by the lists on which they stand, and no others. Choose the day."
    return Figure("fig-lists", charts.plot_upset(members), caption, seen, table)


def explore_overlap(members: pd.DataFrame, first: str, second: str) -> Figure:
    """
    Show how two lists grow and how much they share.

    Parameters
    ----------
    members : DataFrame
        One row a member of a list: ``list``, ``member`` and ``date``, the day it was added.
    first, second : str
        The two values of ``list`` to compare.

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
    return Figure("fig-overlap", charts.plot_overlap(members, first, second), caption, seen, table.round(shares))


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
