"""The book's page of an assignment, made from its notebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from notebook_factory import cell, essay, notebook, question

from weakest_link.exercise_pages import page
from weakest_link.notebooks import Notebook

FIRST = """# A9 — Which harbour?

**Goal.** Count the cranes,
and say by which rule.

| | |
|---|---|
| **Time** | 20 minutes |
| **Before you start** | chapter 2, *Ports*; chapter 8 |
| **Data** | `events`, the timeline; `cranes`, made up |

**How it works.** Not on the page.
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a book with a second chapter and no eighth."""
    (tmp_path / "02-ports.ipynb").touch()
    return tmp_path


def written(book: Path, *cells: dict[str, object]) -> str:
    """Write the page of a notebook that begins with the first cell above."""
    made: Notebook = notebook(*cells)
    return page({**made, "cells": [{**cell(FIRST, "intro"), "cell_type": "markdown"}, *made["cells"]]}, "ex09-x", book)


def test_page_repeats_title_and_goal(book: Path) -> None:
    """Title and goal stand on the page in one line each."""
    text = written(book, *question(1))

    assert "\n# A9 Which harbour?\n\n**Goal.** Count the cranes, and say by which rule.\n" in text


def test_page_links_chapters_that_exist(book: Path) -> None:
    """A chapter that the notebook names is a link where the book has it, else plain words."""
    assert "[chapter 2, *Ports*](02-ports.ipynb); chapter 8\n" in written(book, *question(1))


def test_page_links_tables_of_the_module(book: Path) -> None:
    """A table of the module is a link to its description; another name in code style is not."""
    assert "[`events`](#table-events), the timeline; `cranes`, made up\n" in written(book, *question(1))


def test_page_lists_questions_with_points_and_markers(book: Path) -> None:
    """Each question stands with the sum of its points and with who marks it."""
    text = written(book, *question(1, points=3), *essay(2))

    assert [line.split(" | ")[1:] for line in text.splitlines() if line.startswith(("| 1 ", "| 2 "))] == [
        ["3", "checks |"],
        ["4", "a person |"],
    ]


def test_page_offers_the_notebook(book: Path) -> None:
    """The page has a button for the file, and one for the browser where the site is built for it."""
    text = written(book, *question(1))

    assert "<../exercises/ex09-x/ex09-x.ipynb>`" in text
    assert ':::{only} browser\n<a class="wl-button" href="lite/notebooks/index.html?path=ex09-x.ipynb">' in text
