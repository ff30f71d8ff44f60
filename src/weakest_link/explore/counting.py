"""
The ministry table under different counting rules: which rows count, and out of how many.

The rule stands here twice, once in pandas for tables and text, once as a Vega expression for the page
without a kernel; a test compares the two. No word is coded beforehand: the reader chooses it.
"""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from weakest_link.explore.charts import OKABE_ITO
from weakest_link.explore.controls import Control, Drawing, finished, records, said

__all__ = ["BASES", "counted_rows", "plot_counting", "share_in_words"]

STATED = 9  # the number of divisions in the article's text, paragraph 18
PLACES = ("the printed name", "the areas", "the name or the areas")
EXTENTS = ("a part of the text", "the whole name, or one whole area")
BASES = {
    "rows": "the printed rows",
    "claimed": "the article's number",
    "named-division": "rows named Division",
    "no-sub-unit": "rows that are no sub-unit",
}
STATES = {"counts": "counted", "not": "not counted", "out": "left out"}

# The parts of a counting rule.
CONTROLS = [
    Control("word", "Word", "Europe"),
    Control("place", "Look in", PLACES[0], PLACES),
    Control("extent", "It has to be", EXTENTS[0], EXTENTS),
    Control("base", "Out of", "rows", tuple(BASES), tuple(BASES.values())),
]


def counted_rows(
    divisions: pd.DataFrame,
    *,
    word: str = "Europe",
    place: str = PLACES[0],
    extent: str = EXTENTS[0],
    base: str = "rows",
) -> pd.DataFrame:
    """
    Apply one counting rule to every printed row.

    Parameters
    ----------
    divisions : DataFrame
        The table ``divisions``.
    word : str
        What is looked for, with its capital letters; nothing is found by an empty word.
    place : str
        Where: ``"the printed name"``, ``"the areas"`` or ``"the name or the areas"``.
    extent : str
        ``"a part of the text"``, or ``"the whole name, or one whole area"``; only commas separate areas.
    base : str
        Out of what: ``"rows"``, ``"claimed"``, ``"named-division"`` or ``"no-sub-unit"``.

    Returns
    -------
    DataFrame
        `divisions` with the column ``result``: ``"counted"``, ``"not counted"`` or ``"left out"``. What
        the base leaves out below is left out above, whatever word it has.
    """
    names, areas = divisions["division"].astype(str), divisions["areas"].astype(str)
    if extent == EXTENTS[0]:
        in_name, in_areas = (text.str.contains(word, regex=False) & bool(word) for text in (names, areas))
    else:
        in_name, in_areas = names == word, _parts(areas).map(lambda parts: word in parts)
    found = (in_name & (place != PLACES[1])) | (in_areas & (place != PLACES[0]))
    taken = _taken(divisions, base)
    result = (
        pd.Series(STATES["out"], index=divisions.index).mask(taken, STATES["not"]).mask(taken & found, STATES["counts"])
    )
    return divisions.assign(result=result)


def share_in_words(counted: pd.DataFrame, base: str) -> str:
    """Say the share of the rows that count, for example “4 of 8”."""
    taken = int((counted["result"] != STATES["out"]).sum())
    return f"{int((counted['result'] == STATES['counts']).sum())} of {STATED if base == 'claimed' else taken}"


def _parts(areas: pd.Series[str]) -> pd.Series[Any]:
    """Cut each cell at its commas."""
    return areas.astype(object).map(lambda cell: [part.strip() for part in str(cell).split(",") if part.strip()])


def _taken(divisions: pd.DataFrame, base: str) -> pd.Series[bool]:
    """Tell which rows the base takes."""
    if base == "named-division":
        return divisions["division"].astype(str).str.endswith("Division")
    if base == "no-sub-unit":
        return divisions["parent_unit"].isna()
    return pd.Series(True, index=divisions.index)


def plot_counting(divisions: pd.DataFrame, **choices: str) -> Drawing:
    """
    Draw which printed rows count under a rule that the reader chooses, and the share.

    Parameters
    ----------
    divisions : DataFrame
        The table ``divisions``.
    **choices : str
        The rule at first: ``word``, ``place``, ``extent``, ``base``, as in `counted_rows`.

    Returns
    -------
    altair.LayerChart
        A mark and a word a row, in the printed order, and a line that says the share.
    """
    table = divisions[["row", "division", "areas"]].assign(parts=_parts(divisions["areas"]))
    for base in BASES:
        table[f"in_{base}"] = _taken(divisions, base)
    marked = _marked()
    order = table["division"].astype(str).tolist()
    down = alt.Y("division:N", sort=order, title=None)
    tips = [alt.Tooltip(f"{name}:N") for name in ("row", "division", "areas", "result")]
    results = list(STATES.values())
    paint = alt.Scale(domain=results, range=[OKABE_ITO[name] for name in ("blue", "vermillion", "grey")])
    shapes = alt.Scale(domain=results, range=["circle", "diamond", "cross"])
    points = marked.mark_point(size=110, filled=True, opacity=1, x=12).encode(
        y=down,
        color=alt.Color("result:N", scale=paint, legend=None),
        shape=alt.Shape("result:N", scale=shapes, legend=None),
        tooltip=tips,
    )
    labels = marked.mark_text(align="left", x=26, fontSize=13).encode(y=down, text="result:N")
    line = said(_summed(marked), _words(), below_px=14)
    words = (
        f"The {len(table)} printed rows of Table 1, each marked as counting, not counting or left out, and the share."
    )
    chart = alt.layer(points, labels, line, data=records(table))
    return finished(chart, CONTROLS, choices, name="counting", n_lines=len(table), words=words)


def _marked() -> alt.Chart:
    """Apply the rule of `counted_rows` in the chart."""
    part = f"extent == '{EXTENTS[0]}'"
    return alt.Chart().transform_calculate(
        in_name=f"{part} ? indexof(datum.division, word) >= 0 : datum.division == word",
        in_areas=f"{part} ? indexof(datum.areas, word) >= 0 : indexof(datum.parts, word) >= 0",
        by_name=f"datum.in_name && place != '{PLACES[1]}'",
        by_areas=f"datum.in_areas && place != '{PLACES[0]}'",
        found="word != '' && (datum.by_name || datum.by_areas)",
        result=f"!datum['in_' + base] ? '{STATES['out']}' : datum.found ? '{STATES['counts']}' : '{STATES['not']}'",
    )


def _summed(marked: alt.Chart) -> alt.Chart:
    """Count the rows of each result, and those that have the word and are left out."""
    return marked.transform_calculate(
        counts=f"datum.result == '{STATES['counts']}' ? 1 : 0",
        out=f"datum.result == '{STATES['out']}' ? 1 : 0",
        lost=f"datum.result == '{STATES['out']}' && datum.found ? 1 : 0",
    ).transform_aggregate(n="count()", counts="sum(counts)", out="sum(out)", lost="sum(lost)")


def _words() -> str:
    """Write the Vega expression that says the share, its base, and what was left out."""
    share = f"datum.counts + ' of ' + (base == 'claimed' ? {STATED} : datum.n - datum.out)"
    bases = "{" + ", ".join(f"'{name}': \"{words}\"" for name, words in BASES.items()) + "}"
    left = "'\\nleft out below: ' + datum.out + '\\nleft out above: ' + datum.lost"
    return f"{share} + ' count\\nout of ' + ({bases})[base] + (datum.out > 0 ? {left} : '')"
