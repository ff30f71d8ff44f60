"""What an exercise notebook is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from notebook_factory import essay, notebook, question, write

from weakest_link.exceptions import SubmissionError
from weakest_link.notebooks import Item, items, parse_notebook, read_notebook, titles, write_notebook


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "hw.ipynb: the file is empty; expected a notebook", id="empty"),
        pytest.param("  \n", "hw.ipynb: the file is empty", id="white space"),
        pytest.param('{"cells": [', r"no valid JSON at line 1, column 12", id="cut off"),
        pytest.param("dear teacher", r"no valid JSON at line 1, column 1", id="prose"),
        pytest.param("[" * 100_000, r"\(no valid JSON\)", id="nested too deep"),
        pytest.param('{"cells": ' + "9" * 5000 + "}", r"\(no valid JSON\)", id="an endless number"),
        pytest.param("[]", "it has no list of cells", id="another JSON"),
        pytest.param('{"worksheets": []}', "not a notebook of format 4", id="format 3"),
    ],
)
def test_parse_notebook_refuses_what_is_none(text: str, message: str) -> None:
    """A file that is not a notebook is refused with what is wrong and what to do."""
    with pytest.raises(SubmissionError, match=message) as caught:
        parse_notebook(text, "hw.ipynb")

    assert "hand in the saved .ipynb file" in str(caught.value)


def test_read_notebook_refuses_binary(tmp_path: Path) -> None:
    """A file that is not text is refused."""
    path = tmp_path / "hw.ipynb"
    path.write_bytes(b"\x89PNG\r\n\xff\xfe")

    with pytest.raises(SubmissionError, match=r"hw\.ipynb: the file is not text"):
        read_notebook(path)


def test_read_notebook_accepts_a_byte_order_mark(tmp_path: Path) -> None:
    """A notebook that an editor saved with a byte order mark is read like any other."""
    path = tmp_path / "hw.ipynb"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(notebook()).encode())

    assert read_notebook(path) == notebook()


def test_parse_notebook_mends_half_characters() -> None:
    """Half of a character pair, which no file can hold, becomes a question mark."""
    text = '{"cells": [{"cell_type": "code", "metadata": {}, "source": "x = \'\\ud83d\'"}]}'

    assert parse_notebook(text, "hw.ipynb")["cells"][0]["source"] == "x = '?'"


def test_parse_notebook_survives_odd_cells() -> None:
    """Cells that are no objects are dropped, odd sources and metadata count as empty."""
    odd = {"cells": [3, {"cell_type": "code", "source": 5, "metadata": None}]}

    cells = parse_notebook(json.dumps(odd), "hw.ipynb")["cells"]

    assert cells == [{"cell_type": "code", "source": "", "metadata": {}}]


def test_write_notebook_then_read_gives_the_same(tmp_path: Path) -> None:
    """A notebook written and read again is the same notebook."""
    made = notebook(*question(1))

    write_notebook(made, tmp_path / "a.ipynb")

    assert read_notebook(tmp_path / "a.ipynb") == made


def test_items_lists_graded_cells_with_points_and_titles(tmp_path: Path) -> None:
    """Every graded cell is listed with its question, title, points, who marks it and what it looks at."""
    path = write(notebook(*question(1), *essay(2)), tmp_path / "a.ipynb")

    assert items(read_notebook(path)) == [
        Item("q01-double-visible", "q01", "Double", 1.0, is_manual=False, covers=""),
        Item("q01-double-hidden", "q01", "Double", 2.0, is_manual=False, covers="Other numbers"),
        Item("q02-why-essay", "q02", "Why", 4.0, is_manual=True, covers=""),
    ]


def test_titles_reads_the_headings() -> None:
    """The heading gives the title; its number gives the question's key."""
    assert titles(notebook(*question(7))) == {"q07": "Double"}


def test_criterion_of_a_task_is_what_its_item_is_about() -> None:
    """A task cell's first line names the criterion that a person marks, and feedback shows it."""
    source = "**Marked by a person: use of evidence (6 points)**\n\n| full | none |"
    mark = {"grade_id": "q02-evidence-task", "points": 6, "task": True, "grade": False, "solution": False}
    authored = {"cells": [{"cell_type": "markdown", "source": source, "metadata": {"nbgrader": mark}}]}

    (item,) = items(authored)

    assert (item.covers, item.is_manual) == ("Use of evidence (6 points)", True)
