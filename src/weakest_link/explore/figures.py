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
    "explore_coverage",
    "explore_divisions",
    "explore_events",
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
