"""Claims with what they lean on, and with the verdicts that somebody gave them."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from weakest_link.checks import cited
from weakest_link.exceptions import DataError
from weakest_link.explore.charts import OKABE_ITO
from weakest_link.explore.controls import ANY, Control, Drawing, either, finished, legend_above, records, said

__all__ = ["VERDICTS", "chosen_claims", "plot_claims", "with_verdicts"]

NO_VERDICT = "no verdict"
VERDICTS = {
    "supported": ("circle", "blue"),
    "partly": ("diamond", "orange"),
    "contradicted": ("cross", "vermillion"),
    "untestable": ("square", "purple"),
    NO_VERDICT: ("triangle-down", "grey"),
}
SHAPES = ("square", "circle", "diamond", "triangle-up", "triangle-down")
PAINTS = ("purple", "blue", "orange", "green", "sky")
NOTED = ("with a note", "no note")
TABLED = ("with a table", "no table")
LISTS = ("kind", "notes", "tables")  # the lists that choose claims
NOBODY = "none"
LINE = 34  # characters a line of the card, so that it fits a screen of 320 px
# What a claim can lean on: the column, and the words before it. Of notes and tables, none is told too.
EVIDENCE = {
    "notes": "notes",
    "note_kinds": "kinds of note",
    "tables": "tables",
    "statements": "statements of the map",
    "verdict": "verdict",
    "confidence": "confidence",
    "evidence_ids": "evidence",
}


def with_verdicts(claims: pd.DataFrame, verdicts: pd.DataFrame | None) -> pd.DataFrame:
    """
    Put verdicts beside the claims.

    Parameters
    ----------
    claims : DataFrame
        The table ``claims`` or one like it.
    verdicts : DataFrame, optional
        One row a claim: ``claim_id``; ``verdict`` or ``ruling``; and, if there are, ``confidence`` and
        ``evidence_ids`` (a list, or text).

    Returns
    -------
    DataFrame
        `claims` with the columns ``verdict``, ``confidence`` and ``evidence_ids`` as far as given;
        a claim without a verdict has “no verdict”. Without `verdicts`, `claims` as it is.

    Raises
    ------
    DataError
        A column is missing, a claim has two verdicts or is unknown, or a verdict is none of the four words.
    """
    if verdicts is None:
        return claims
    given = verdicts.rename(columns={"ruling": "verdict"})
    _refuse(given, claims)
    extra = [name for name in ("confidence", "evidence_ids") if name in given]
    given = given[["claim_id", "verdict", *extra]]
    if "evidence_ids" in given:
        given = given.assign(evidence_ids=[", ".join(cited(cell)) for cell in given["evidence_ids"]])
    joined = claims.merge(given, on="claim_id", how="left")
    return joined.assign(verdict=joined["verdict"].fillna(NO_VERDICT))


def _refuse(given: pd.DataFrame, claims: pd.DataFrame) -> None:
    """Refuse verdicts that cannot be put beside the claims."""
    words = [word for word in VERDICTS if word != NO_VERDICT]
    missing = [name for name in ("claim_id", "verdict") if name not in given]
    if missing:
        message = f"The verdicts have no column {' and no column '.join(missing)}; got {', '.join(given.columns)}."
        raise DataError(message)
    odd = sorted({str(word) for word in given["verdict"]} - set(words))
    twice = sorted(set(given.loc[given["claim_id"].duplicated(), "claim_id"].astype(str)))
    unknown = sorted(set(given["claim_id"].astype(str)) - set(claims["claim_id"].astype(str)))
    found = {f"words that are no verdict (expected {', '.join(words)})": odd, "claims with two verdicts": twice}
    found["ids that no claim has"] = unknown
    faults = [f"{words}: {', '.join(values)}" for words, values in found.items() if values]
    if faults:
        message = f"The verdicts cannot be put beside the claims. They have {'; '.join(faults)}. Correct these rows."
        raise DataError(message)


def chosen_claims(claims: pd.DataFrame, *, kind: str = ANY, notes: str = ANY, tables: str = ANY) -> pd.DataFrame:
    """
    Choose claims as the lists of the chart do.

    Parameters
    ----------
    claims : DataFrame
        The table ``claims`` or some of its rows.
    kind : str
        A kind of claim, or ``"all"``.
    notes, tables : str
        ``"with a note"`` or ``"no note"``, ``"with a table"`` or ``"no table"``, or ``"all"``.

    Returns
    -------
    DataFrame
        The rows that fit all three, in their order.
    """
    fits = (claims["kind"] == kind) | (kind == ANY)
    for column, value, words in (("notes", notes, NOTED), ("tables", tables, TABLED)):
        fits &= (claims[column].notna() == (value == words[0])) | (value == ANY)
    return claims[fits]


def plot_claims(claims: pd.DataFrame, verdicts: pd.DataFrame | None = None, **choices: str) -> Drawing:
    """
    Draw the claims by part of the article, each with its kind, and say what a chosen one leans on.

    Parameters
    ----------
    claims : DataFrame
        The table ``claims``, some of its rows, or a table like it. Columns of `EVIDENCE` that it has are
        told of the chosen claim.
    verdicts : DataFrame, optional
        As in `with_verdicts`. With it a list switches the marks from the kinds to the verdicts.
    **choices : str
        What the lists show at first: ``kind``, ``notes``, ``tables``, ``claim``, and ``marks``.

    Returns
    -------
    altair.LayerChart
        A mark a claim in the order of the text; what does not fit the lists fades. A ring marks the
        chosen claim, and a card below tells its words and its evidence.
    """
    ruled = with_verdicts(claims, verdicts)
    table, kinds = _claim_rows(ruled), sorted(claims["kind"].unique())
    fits = either(LISTS)
    sections = list(dict.fromkeys(table["section"]))
    base = alt.Chart().transform_calculate(shown="datum.kind" if verdicts is None else "datum[marks]")
    place = alt.X("place:Q", title="in the order of the text", axis=alt.Axis(tickMinStep=1, grid=False))
    line = alt.Y("section:N", sort=sections, title=None, axis=alt.Axis(grid=True))
    marks = _claim_marks(base, kinds, fits, has_verdicts=verdicts is not None).encode(x=place, y=line)
    ring = alt.Chart().transform_filter("datum.claim_id == claim").encode(x=place, y=line)
    ring = ring.mark_point(size=420, filled=False, strokeWidth=2.5, color=OKABE_ITO["vermillion"])
    card = said(alt.Chart().transform_filter("datum.claim_id == claim"), "datum.card", name="card", below_px=76)
    layers = [marks, ring, _claims_said(fits, has_verdicts=verdicts is not None), card]
    words = (
        f"{len(table)} claims in the order of the text, one line a part of the article; the shape is the kind of claim"
        f"{' or its verdict' if verdicts is not None else ''}."
    )
    controls = claim_controls(claims, has_verdicts=verdicts is not None)
    chart = alt.layer(*layers, data=records(table))
    return finished(chart, controls, choices, name="claims", n_lines=len(sections) + 1, words=words)


def claim_controls(claims: pd.DataFrame, *, has_verdicts: bool) -> list[Control]:
    """List what can be chosen of the claims."""
    ids = tuple(claims["claim_id"].astype(str))
    switch = [Control("marks", "Marks show", "verdict", ("kind", "verdict"))] if has_verdicts else []
    return [
        *switch,
        Control("kind", "Kind", ANY, (ANY, *sorted(claims["kind"].unique()))),
        Control("notes", "Note", ANY, (ANY, *NOTED)),
        Control("tables", "Table", ANY, (ANY, *TABLED)),
        Control("claim", "Claim", ids[0], (NOBODY, *ids)),
    ]


def _claim_rows(claims: pd.DataFrame) -> pd.DataFrame:
    """Make the chart's rows: place, words of the lists, and the card of each claim."""
    table = claims[["claim_id", "section", "claim", "kind"]].copy()
    table["section"] = table["section"].astype(object).where(table["section"].notna(), "whole article")
    table["notes"] = [NOTED[0] if flag else NOTED[1] for flag in claims["notes"].notna()]
    table["tables"] = [TABLED[0] if flag else TABLED[1] for flag in claims["tables"].notna()]
    table["verdict"] = claims.get("verdict", NO_VERDICT)
    table["place"] = table.groupby("section").cumcount() + 1
    table["leans_on"] = [_leans_on(row) for row in claims.to_dict("records")]
    table["card"] = [_card(row) for row in table.to_dict("records")]
    return table


def _leans_on(claim: Mapping[object, object]) -> list[str]:
    """Say what one claim leans on, a line for each column of `EVIDENCE` that it has."""
    found = []
    for column, words in EVIDENCE.items():
        value = claim.get(column)
        values = [str(value)] if column == "verdict" and value else cited(value)
        if values or column in ("notes", "tables"):
            found.append(f"{words}: {', '.join(values) or 'none'}")
    return found


def _card(row: Mapping[object, object]) -> str:
    """Write the card of one claim, in short lines."""
    lines = [f"{row['claim_id']} ({row['kind']})", str(row["claim"]), *row["leans_on"]]  # type: ignore[misc]
    return "\n".join(part for line in lines for part in textwrap.wrap(line, LINE, subsequent_indent="  "))


def _claim_marks(base: alt.Chart, kinds: list[str], fits: str, *, has_verdicts: bool) -> alt.Chart:
    """Draw the marks, told apart by shape and colour."""
    verdicts = VERDICTS if has_verdicts else {}
    domain = [*kinds, *verdicts]
    shapes = [*SHAPES[: len(kinds)], *(shape for shape, _ in verdicts.values())]
    paints = [*PAINTS[: len(kinds)], *(paint for _, paint in verdicts.values())]
    shown: Any = alt.ExprRef(f"marks == 'kind' ? {kinds} : {list(verdicts)}") if has_verdicts else None
    legend = legend_above(shown)
    tips = {"claim_id": "claim", "claim": "says", "kind": "kind", "leans_on": "leans on"}
    marks: alt.Chart = base.mark_point(size=110, filled=True).encode(
        shape=alt.Shape("shown:N", scale=alt.Scale(domain=domain, range=shapes), legend=legend),
        color=alt.Color("shown:N", scale=alt.Scale(domain=domain, range=[OKABE_ITO[p] for p in paints]), legend=legend),
        opacity=alt.condition(fits, alt.value(1), alt.value(0.08)),
        tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in tips.items()],
    )
    return marks


def _claims_said(fits: str, *, has_verdicts: bool) -> alt.Chart:
    """Count the claims that fit, and those of them without a verdict."""
    counted = alt.Chart().transform_calculate(
        fits=f"{fits} ? 1 : 0", none=f"{fits} && datum.verdict == '{NO_VERDICT}' ? 1 : 0"
    )
    words = "datum.fits + ' of ' + datum.n + ' claims fit'"
    if has_verdicts:
        words += " + '\\nwithout a verdict: ' + datum.none + ' of these'"
    return said(counted.transform_aggregate(n="count()", fits="sum(fits)", none="sum(none)"), words, below_px=42)
