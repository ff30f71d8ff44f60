"""
What all charts share: their rows as JSON, their native controls, and lines of text counted by the chart.

A control is a list, a check box or a text field that Vega draws below the chart; it needs no kernel. The
same controls become ipywidgets in a live notebook (see `widgets`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from weakest_link.exceptions import ConfigError

__all__ = ["Control", "Drawing", "either", "finished", "legend_above", "records", "said"]

LINE_HEIGHT = 26  # [px]
TEXT_WIDTH = 250  # [px] what a line of `said` may take: the chart's box on a screen of 320 px
ANY = "all"

Drawing = alt.Chart | alt.LayerChart | alt.FacetChart  # altair's `layer` may give the last; here it never does


@dataclass(frozen=True)
class Control:
    """
    One thing that a reader of a chart can choose.

    Parameters
    ----------
    name : str
        The name of the parameter in the chart, and of the keyword in Python.
    label : str
        What stands before it.
    first : str or bool
        What is chosen at first.
    options : tuple
        The values of a list; empty for a text field, or for a check box if `first` is a truth value.
    words : tuple of str
        What the list shows for each value, if not the value itself.
    """

    name: str
    label: str
    first: str | bool
    options: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def parameter(self, choices: Mapping[str, object]) -> alt.Parameter:
        """Make the chart's parameter, with a fixed name, so that the same chart is the same JSON each time."""
        value = choices.get(self.name, self.first)
        label = f"{self.label} "
        bind: Any
        if self.options:
            shown: dict[str, Any] = {"labels": list(self.words)} if self.words else {}
            bind = alt.binding_select(options=list(self.options), name=label, **shown)
        elif isinstance(self.first, bool):
            bind = alt.binding_checkbox(name=label)
        else:
            bind = alt.binding(input="text", name=label, autocomplete="off")
        return alt.param(name=self.name, value=value, bind=bind)

    def refusal(self, value: object) -> str:
        """Say what is wrong with a value; nothing if it can be chosen."""
        if self.options:
            wanted = f"one of {', '.join(map(repr, self.options))}"
            return "" if value in self.options else wanted
        wanted = "True or False" if isinstance(self.first, bool) else "text"
        return "" if isinstance(value, type(self.first)) else wanted


def finished(
    chart: Drawing,
    controls: Sequence[Control],
    choices: Mapping[str, object],
    *,
    name: str,
    n_lines: int,
    words: str,
) -> Drawing:
    """
    Add the controls, the name and the description; let the page give the width, the lines the height.

    Parameters
    ----------
    chart : altair.Chart or altair.LayerChart
        The marks.
    controls : sequence of Control
        What can be chosen.
    choices : mapping of str to object
        Values to begin with, by the controls' names; the others begin as their controls say.
    name, words : str
        The chart's name and its description.
    n_lines : int
        The number of lines of the chart.

    Returns
    -------
    altair.Chart or altair.LayerChart
        The chart, ready for a page.

    Raises
    ------
    ConfigError
        A choice names no control, or has a value that the control does not offer.
    """
    known = {control.name: control for control in controls}
    for key, value in choices.items():
        if key not in known:
            message = f"The chart {name} has no choice {key!r}. Expected one of: {', '.join(known) or 'none'}."
            raise ConfigError(message)
        if wanted := known[key].refusal(value):
            message = f"The choice {key} of the chart {name} is {value!r}. Expected {wanted}."
            raise ConfigError(message)
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    sized = chart.properties(
        width="container", height=n_lines * LINE_HEIGHT, autosize=fit, name=name, description=words
    )
    return sized.add_params(*(control.parameter(choices) for control in controls))


def said(counted: alt.Chart, words: str, *, name: str = "said", below_px: int) -> alt.Chart:
    """
    Write what the chart counts, below its axis; a line break starts a new line.

    Parameters
    ----------
    counted : altair.Chart
        Transforms that leave one row, or none.
    words : str
        A Vega expression for the text of that row.
    name : str
        The layer's name; the page's script reads the layers ``said`` and ``card`` to those who do not see them.
    below_px : int
        How far below the plot the text begins [px].
    """
    left, top = alt.ExprRef(f"min(0, width - {TEXT_WIDTH})"), alt.ExprRef(f"height + {below_px}")
    text = counted.transform_calculate(words=words).mark_text(
        align="left", baseline="top", fontSize=13, lineBreak="\n", x=left, y=top
    )
    line: alt.Chart = text.encode(text="words:N").properties(name=name)
    return line


def legend_above(values: alt.ExprRef | None = None) -> alt.Legend:
    """Put the legend above the plot, in as many columns as its box has room for; `values` chooses its entries."""
    columns = alt.ExprRef("containerSize()[0] < 300 ? 1 : containerSize()[0] < 480 ? 2 : 3")
    return alt.Legend(orient="top", title=None, columns=columns, values=values or alt.Undefined)


def either(names: Sequence[str]) -> str:
    """Write the Vega expression for: each of these lists says all, or the row's own value."""
    return " && ".join(f"({name} == '{ANY}' || datum.{name} == {name})" for name in names)


def records(table: pd.DataFrame) -> alt.Data:
    """Put a table's rows into the chart as plain text and numbers, dates as YYYY-MM-DD."""
    plain = table.copy()
    for column in plain.columns:
        if pd.api.types.is_datetime64_any_dtype(plain[column]):
            plain[column] = plain[column].dt.strftime("%Y-%m-%d")
    rows = [{str(key): _scalar(value) for key, value in row.items()} for row in plain.to_dict("records")]
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _scalar(value: Any) -> Any:
    """Turn a cell into a value that JSON knows; missing becomes None."""
    if isinstance(value, list):
        return value
    if value is None or value is pd.NA or value != value:
        return None
    return value.item() if hasattr(value, "item") else value
