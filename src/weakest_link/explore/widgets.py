"""
Live controls for a notebook: thin fronts that only choose rows and call the figures.

Needs ipywidgets and a running kernel. The pages of the book do not use them: their charts work
without one.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from weakest_link.explore.figures import EVENT_COLUMNS, show_rows

__all__ = ["browse_events", "chosen_events"]

ALL = "all"


def chosen_events(events: pd.DataFrame, actor: str = ALL, kind: str = ALL, article: str = ALL) -> pd.DataFrame:
    """
    Choose events by actor, kind and mention.

    Parameters
    ----------
    events : DataFrame
        The table ``events`` or some of its rows.
    actor, kind : str
        A value of the column of that name, or ``"all"``.
    article : str
        ``"mentioned"``, ``"left out"`` or ``"all"``.

    Returns
    -------
    DataFrame
        The rows that fit all three, in their order.
    """
    fits = pd.Series(True, index=events.index)
    for column, value in {"actor": actor, "kind": kind}.items():
        if value != ALL:
            fits &= events[column].astype(str) == value
    if article != ALL:
        fits &= events["is_mentioned"].astype(bool) == (article == "mentioned")
    return events[fits]


def browse_events(events: pd.DataFrame) -> Any:
    """
    Browse the timeline with three lists and a table that follows them.

    Parameters
    ----------
    events : DataFrame
        The table ``events`` or some of its rows.

    Returns
    -------
    ipywidgets.VBox
        The lists and, below, the rows that fit, each with its source.
    """
    import ipywidgets

    options = {
        "actor": [ALL, *sorted(events["actor"].astype(str).unique())],
        "kind": [ALL, *sorted(events["kind"].astype(str).unique())],
        "article": [ALL, "mentioned", "left out"],
    }
    lists = {name: ipywidgets.Dropdown(options=values, description=name.title()) for name, values in options.items()}
    rows = ipywidgets.HTML()

    def show(_: object = None) -> None:
        chosen = chosen_events(events, **{name: str(box.value) for name, box in lists.items()})
        rows.value = show_rows(chosen, f"{len(chosen)} of {len(events)} events", columns=EVENT_COLUMNS).markup

    for box in lists.values():
        box.observe(show, names="value")
    show()
    return ipywidgets.VBox([ipywidgets.HBox(list(lists.values())), rows])
