"""The live fronts of the explorers: the same controls as the chart, and a picture, text and rows that follow."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import nbformat
import pytest
from explorer_samples import SAMPLES, VOTES, another_value, controls, specification
from nbclient import NotebookClient

import weakest_link as wl
from weakest_link import explore
from weakest_link.explore.widgets import browse

IDLE = [("agreement", "JPN"), ("agreement", "RUS")]  # not compared with themselves
every_explorer = pytest.mark.parametrize("name", SAMPLES)


def front(name: str) -> Any:
    """Put live controls in front of one figure."""
    explorer, tables = SAMPLES[name]
    return browse(explorer, *tables)


def parts(box: Any) -> tuple[dict[str, Any], Any, Any, Any, Any]:
    """Return the controls by their descriptions, the box for the rows, and the text, the picture and the rows."""
    _, across, seen, drawing, rows = box.children
    *own, show_rows = across.children
    return {control.description: control for control in own}, show_rows, seen, drawing, rows


def test_every_explorer_has_a_front() -> None:
    """For every name that begins with explore_ there is one that begins with browse_, which takes the same."""
    names = {
        kind: {name.split("_", 1)[1] for name in explore.__all__ if name.startswith(kind)}
        for kind in ("explore_", "browse_")
    }

    assert names["browse_"] == names["explore_"]
    assert all(
        inspect.signature(getattr(explore, f"browse_{name}")) == inspect.signature(getattr(explore, f"explore_{name}"))
        for name in names["browse_"]
    )


@every_explorer
def test_front_has_the_controls_of_its_chart(name: str) -> None:
    """A front has the chart's controls with their labels and first values."""
    own, *_ = parts(front(name))

    params = specification(name)["params"]
    assert {label: control.value for label, control in own.items()} == {
        param["bind"]["name"].strip(): param["value"] for param in params
    }


@pytest.mark.parametrize(("name", "control"), controls())
def test_front_follows_its_controls(name: str, control: str) -> None:
    """Setting a control draws the chart anew, as the figure with this choice would be."""
    own, _, seen, drawing, _ = parts(front(name))
    param = next(param for param in specification(name)["params"] if param["name"] == control)
    before = drawing.value

    own[param["bind"]["name"].strip()].value = another_value(param)

    assert (drawing.value != before) == ((name, control) not in IDLE)
    assert seen.value.startswith("<p>")


def test_front_tells_of_the_rows_that_fit() -> None:
    """The text alternative is that of the chosen rows, and it is the name of the picture."""
    own, _, seen, drawing, _ = parts(explore.browse_events(wl.load("events")))

    own["Actor"].value = "Switzerland"

    assert "1 of 66 rows fit (period 2014 only, actor Switzerland)" in seen.value
    assert 'role="img" aria-label="1 of 66 rows fit' in drawing.value


def test_front_shows_the_rows_that_fit() -> None:
    """The box opens the table, which follows the lists and links to the sources."""
    own, show_rows, _, _, rows = parts(explore.browse_events(wl.load("events")))
    before = rows.value

    show_rows.value = True
    own["Actor"].value = "Switzerland"

    assert before == ""
    assert rows.value.count('<th scope="row"') == 1
    assert 'rel="external noreferrer"' in rows.value


def test_front_begins_with_what_it_is_told() -> None:
    """Keywords set the controls at first."""
    own, *_ = parts(explore.browse_counting(wl.load("divisions"), word="Asia", base="no-sub-unit"))

    assert (own["Word"].value, own["Out of"].value) == ("Asia", "no-sub-unit")


def test_front_takes_what_its_explorer_takes() -> None:
    """An argument that a control can set too is where the control begins, and follows it then."""
    own, _, seen, _, _ = parts(explore.browse_agreement(VOTES, "CAN"))
    before = own["State"].value

    own["State"].value = "DEU"

    assert before == "CAN"
    assert "Germany cast the same vote as Russia" in seen.value


@pytest.mark.slow
def test_front_is_live_in_a_kernel() -> None:
    """In a notebook with a kernel a front is shown as a widget, and a change of a control changes its text."""
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [
        nbformat.v4.new_code_cell(text)
        for text in (
            "import weakest_link as wl\nfrom weakest_link import explore\n"
            "box = explore.browse_events(wl.load('events'))\nbox",
            "_, across, seen, *_ = box.children\nacross.children[1].value = 'Switzerland'\nprint(seen.value)",
        )
    ]

    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(Path(__file__).parent)}}
    ).execute()

    assert "application/vnd.jupyter.widget-view+json" in notebook.cells[0].outputs[0].data
    assert notebook.cells[1].outputs[0].text.startswith("<p>1 of 66 rows fit")
