"""
Live controls for a notebook: thin fronts that only choose and call the figures.

A front reads the controls of a figure's chart, makes an ipywidget of each, and asks the figure anew when
one changes. So there is one function for all. Needs ipywidgets, a running kernel and vl-convert, which
draws the chart without a network. The pages of the book do not use it: their charts work without a kernel.
"""

from __future__ import annotations

import functools
import html
import inspect
from collections.abc import Callable
from typing import Any

from weakest_link.explore import figures
from weakest_link.explore.page import Figure, html_table

__all__ = [
    "browse",
    "browse_agreement",
    "browse_claims",
    "browse_counting",
    "browse_coverage",
    "browse_divisions",
    "browse_events",
    "browse_lists",
    "browse_notes",
    "browse_overlap",
    "browse_rounds",
]

WIDTH = 760  # [px]
ROOM = {"left": 40, "right": 10, "top": 5, "bottom": 5}  # [px] the browser's letters may be wider than those measured
SHEET = (
    "<style>.wl-scroll{overflow:auto;max-height:24rem}"
    ".wl-table th,.wl-table td{text-align:left;vertical-align:top;padding:2px 8px}</style>"
)


def browse(explore: Callable[..., Figure], *tables: Any, **choices: Any) -> Any:
    """
    Put live controls in front of a figure.

    Parameters
    ----------
    explore : callable
        A function of this package whose name begins with ``explore_``.
    *tables : DataFrame or str
        What the function takes.
    **choices : str or bool
        What the controls show at first.

    Returns
    -------
    ipywidgets.VBox
        The controls, a box that shows the rows, the text alternative, the chart, and the rows.
    """
    import ipywidgets

    given = inspect.signature(explore).bind(*tables).arguments
    figure = explore(**given, **choices)
    controls = {param["name"]: _control(param) for param in figure.specification()["params"]}
    show_rows = ipywidgets.Checkbox(value=False, description="Show the rows", indent=False)
    seen, drawing, rows = (ipywidgets.HTML() for _ in range(3))

    def show(_: object = None) -> None:
        now = explore(**given | {name: control.value for name, control in controls.items()})
        seen.value = f"<p>{html.escape(now.alternative)}</p>"
        drawing.value = _picture(now)
        caption = f"Rows: {len(now.table)}"
        rows.value = SHEET + html_table(now.table, links=now.links, caption=caption) if show_rows.value else ""

    for control in (*controls.values(), show_rows):
        control.observe(show, names="value")
    show()
    across = ipywidgets.Layout(flex_flow="row wrap", display="flex")
    title = ipywidgets.HTML(f"<b>{html.escape(figure.caption)}</b>")
    return ipywidgets.VBox([title, ipywidgets.Box([*controls.values(), show_rows], layout=across), seen, drawing, rows])


def _control(param: dict[str, Any]) -> Any:
    """Make the ipywidget of one native control of a chart."""
    import ipywidgets

    bind, value = param["bind"], param["value"]
    label, style = bind["name"].strip(), {"description_width": "initial"}
    if bind["input"] == "select":
        options = list(zip(bind.get("labels", bind["options"]), bind["options"], strict=True))
        return ipywidgets.Dropdown(options=options, value=value, description=label, style=style)
    if bind["input"] == "checkbox":
        return ipywidgets.Checkbox(value=value, description=label, indent=False, layout={"width": "auto"})
    return ipywidgets.Text(value=value, description=label, style=style)


def _picture(figure: Figure) -> str:
    """Draw the chart as SVG, with the text alternative as its name."""
    import vl_convert

    spec = figure.specification() | {"width": WIDTH, "background": "white", "padding": ROOM}
    drawn: str = vl_convert.vegalite_to_svg(spec)
    name = html.escape(figure.alternative, quote=True)
    return f'<div role="img" aria-label="{name}" style="max-width:100%;overflow-x:auto">{drawn}</div>'


def _front(explore: Callable[..., Figure]) -> Callable[..., Any]:
    """Make the front of one figure."""

    def front(*tables: Any, **choices: Any) -> Any:
        return browse(explore, *tables, **choices)

    functools.update_wrapper(front, explore)
    front.__name__ = front.__qualname__ = explore.__name__.replace("explore_", "browse_")
    front.__doc__ = f"Put live controls in front of ``{explore.__name__}``; it takes the same. See ``browse``."
    return front


browse_agreement = _front(figures.explore_agreement)
browse_claims = _front(figures.explore_claims)
browse_counting = _front(figures.explore_counting)
browse_coverage = _front(figures.explore_coverage)
browse_divisions = _front(figures.explore_divisions)
browse_events = _front(figures.explore_events)
browse_lists = _front(figures.explore_lists)
browse_notes = _front(figures.explore_notes)
browse_overlap = _front(figures.explore_overlap)
browse_rounds = _front(figures.explore_rounds)
