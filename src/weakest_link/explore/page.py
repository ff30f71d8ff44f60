"""
Charts and tables as HTML that needs no kernel, no network and no mouse.

A `Figure` is a caption, the chart's specification as JSON, and the table behind it. In the built
book the script ``_static/charts.js`` draws the chart; without scripts the table is still there.
In a live notebook the same object shows the chart in a frame that carries its own Vega.
"""

from __future__ import annotations

import html
import json
import os
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

__all__ = ["Figure", "Fragment", "html_table"]

ROOM = 160  # [px] legend and axis in a live notebook's frame
ROOM_FOR_CARD = 230  # [px]
ROOM_FOR_CONTROL = 26  # [px]
STATUS_WORDS = {
    "source-read": "source read",
    "partly-source-read": "partly read",
    "unverified": "unverified",
}

# Words for a column's head where its name alone says too little.
HEADINGS = {
    "event_id": "id",
    "date_status": "how the date is known",
    "is_mentioned": "in the article",
    "mention": "how clearly",
    "evidence_status": "evidence",
    "source_title": "source",
    "note_kinds": "kinds of note",
    "statements": "statements of the map",
    "supports": "kinds of claim that call it",
}


@dataclass(frozen=True)
class Fragment:
    """
    A piece of HTML with a plain-text form.

    Parameters
    ----------
    markup : str
        The HTML, already escaped.
    text : str
        One line that stands for it where HTML cannot be shown.
    """

    markup: str
    text: str

    def _repr_html_(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Figure:
    """
    A chart with its caption, its text alternative and the table behind it.

    Parameters
    ----------
    name : str
        The figure's id on the page, for example ``fig-events``.
    chart : altair.Chart
        The chart; its own display works too.
    caption : str
        What the figure shows, in a sentence or two.
    alternative : str
        What a reader sees in it, for those who do not see it.
    table : DataFrame
        The rows behind the chart.
    links : dict of str to str
        For a column of `table`, the column that holds its link.
    """

    name: str
    chart: Any
    caption: str
    alternative: str
    table: pd.DataFrame
    links: dict[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Figure {self.name}: {self.alternative}"

    def _repr_html_(self) -> str:
        drawing = self._live_frame() if "JPY_SESSION_NAME" in os.environ else self._specification()
        rows = html_table(self.table, links=self.links, caption=f"The rows behind: {self.caption.split('. ')[0]}")
        return (
            f'<figure class="wl-figure" id="{html.escape(self.name)}">\n'
            f"<figcaption>{html.escape(self.caption)}</figcaption>\n"
            f'<p class="wl-alternative" id="{html.escape(self.name)}-alt">{html.escape(self.alternative)}</p>\n'
            f"{drawing}\n"
            f"<details><summary>Show the {len(self.table)} rows behind this chart</summary>\n{rows}\n</details>\n"
            "</figure>"
        )

    def specification(self) -> dict[str, Any]:
        """Give the chart as Vega-Lite; the tests compare every chart with its schema, which takes seconds."""
        spec: dict[str, Any] = self.chart.to_dict(validate=False)
        return spec

    def _height(self) -> int:
        """Guess the height of a frame that shows the chart, its text and its controls, a line each [px]."""
        spec = self.specification()
        card = ROOM_FOR_CARD if any(layer.get("name") == "card" for layer in spec.get("layer", [])) else 0
        return int(spec["height"]) + ROOM + card + ROOM_FOR_CONTROL * len(spec["params"])

    def _specification(self) -> str:
        """Give the chart as JSON for the page's script to draw."""
        spec = json.dumps(self.specification(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        safe = spec.replace("</", "<\\/")
        return f'<div class="wl-chart"><script type="application/json">{safe}</script></div>'

    def _live_frame(self) -> str:
        """Give the chart in a frame with its own Vega, so that a live notebook needs no network."""
        document = html.escape(self.chart.to_html(inline=True), quote=True)
        height = self._height()
        style = f"width:100%;height:{height}px;border:0;background:#fff"
        return f'<iframe title="{html.escape(self.caption)}" srcdoc="{document}" style="{style}"></iframe>'


def html_table(
    table: pd.DataFrame,
    *,
    links: dict[str, str] | None = None,
    caption: str = "",
    anchor: str = "",
    is_whole: bool = False,
) -> str:
    """
    Write a table as HTML with row headers, in a box that scrolls on its own on a narrow screen.

    Parameters
    ----------
    table : DataFrame
        The rows; the index is not shown and the first column heads each row.
    links : dict of str to str, optional
        For a column, the column that holds its link. The link column itself is not shown.
    caption : str
        The line above the table; also its name for those who do not see it.
    anchor : str
        A column whose value becomes the row's id, so that prose can point at a row.
    is_whole : bool
        Show all rows at once; a long table is otherwise a box of limited height that scrolls.

    Returns
    -------
    str
        The same bytes for the same table.
    """
    targets = links or {}
    shown = [column for column in table.columns if column not in targets.values()]
    widths = {column: _width(table[column]) for column in shown}
    head = "".join(f'<th scope="col">{html.escape(HEADINGS.get(str(c), str(c).replace("_", " ")))}</th>' for c in shown)
    body = []
    for row in table.to_dict("records"):
        cells = [f"{widths[column]}>{_cell(str(column), row, targets)}" for column in shown]
        rest = "".join(f"<td{cell}</td>" for cell in cells[1:])
        mark = f' id="{html.escape(str(row[anchor]))}"' if anchor else ""
        body.append(f'<tr{mark}><th scope="row"{cells[0]}</th>{rest}</tr>')
    title = html.escape(caption)
    lines = "\n".join(body)
    box = "wl-scroll wl-whole" if is_whole else "wl-scroll"
    return (
        f'<p class="wl-caption">{title}</p>\n'
        f'<div class="{box}" role="region" aria-label="{title}" tabindex="0">\n'
        f'<table class="wl-table" aria-label="{title}">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table>\n</div>"
    )


def _width(column: pd.Series[Any]) -> str:
    """Keep short words on one line, and give long text room before it wraps."""
    longest = max((len(_words(value)) for value in column if not _is_missing(value)), default=0)
    if longest > 45:
        return ' class="wl-long"'
    return ' class="wl-short"' if longest <= 18 else ""


def _cell(column: str, row: dict[Any, Any], links: dict[str, str]) -> str:
    """Write one cell: a status as a badge, a source as a link, missing as a dash with words."""
    value = row[column]
    if _is_missing(value):
        return '<span class="wl-missing" title="not given">–</span>'
    if column == "evidence_status":
        word = html.escape(STATUS_WORDS.get(str(value), str(value)))
        return f'<span class="wl-status wl-status-{html.escape(str(value))}">{word}</span>'
    text = html.escape(_words(value))
    target = row.get(links.get(column, ""))
    if _is_missing(target):
        return text
    return f'<a href="{html.escape(str(target))}" rel="external noreferrer">{text}</a>'


def _is_missing(value: object) -> bool:
    """Tell whether a cell is empty."""
    return value is None or value is pd.NA or value is pd.NaT or value != value or value == ""


def _words(value: object) -> str:
    """Write a value as a reader expects it: dates without a time, truth values as yes and no."""
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool) or type(value).__name__ == "bool_":
        return "yes" if value else "no"
    return str(value)
