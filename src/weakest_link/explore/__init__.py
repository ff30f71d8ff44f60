"""
The module's tables to look at: charts, tables and the argument as a tree.

`charts`, `counting` and `rulings` turn a table into an Altair chart and know nothing of pages; `page`
wraps a chart or a table as HTML with its text alternative; `widgets` puts live controls in front of it
in a notebook: write ``browse_`` for ``explore_``. The names below are what a chapter or a student calls.
Needs the extra ``book``.
"""

from __future__ import annotations

from weakest_link.exceptions import not_installed

try:
    import altair as _altair  # noqa: F401
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(not_installed(["altair"], "book"), name="altair") from error

from weakest_link.explore.figures import (
    explore_agreement,
    explore_claims,
    explore_counting,
    explore_coverage,
    explore_divisions,
    explore_events,
    explore_lists,
    explore_notes,
    explore_overlap,
    explore_rounds,
    show_argument,
    show_rows,
)
from weakest_link.explore.page import Figure, Fragment
from weakest_link.explore.widgets import (
    browse_agreement,
    browse_claims,
    browse_counting,
    browse_coverage,
    browse_divisions,
    browse_events,
    browse_lists,
    browse_notes,
    browse_overlap,
    browse_rounds,
)

__all__ = [
    "Figure",
    "Fragment",
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
