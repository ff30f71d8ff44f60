"""
What an exercise notebook is: cells with a role, questions, points.

A cell's `grade_id` reads `q03-areas-visible`: question, topic, role. This module reads and writes
notebooks as plain dictionaries, so it needs neither Jupyter nor nbgrader.
"""

from __future__ import annotations

import copy
import json
import re
import textwrap
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from weakest_link.exceptions import SubmissionError
from weakest_link.files import write_whole

GRADE_ID = re.compile(r"^(q\d{2})-([a-z0-9-]+)-(prompt|hint|answer|visible|hidden|essay|task)$")
HEADING = re.compile(r"^##\s+Question\s+(\d+)\s+—\s+(.+?)\s+\((\d+)\s+points?\)\s*$", re.MULTILINE)
COVERS = re.compile(
    r"\A(?:# (?:also )?checked: |\*\*marked by a person: )(.+?)(?:\*\*)?$", re.MULTILINE | re.IGNORECASE
)

SOLUTION = re.compile(r"^( *)### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL | re.MULTILINE)
HIDDEN = re.compile(r"^ *### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS *\n?", re.DOTALL | re.MULTILINE)
CODE_STUB = "# YOUR CODE HERE\nraise NotImplementedError()"  # as in nbgrader_config.py
TEXT_STUB = "YOUR ANSWER HERE"

MAX_BYTES = 50_000_000  # of a notebook file that is read

Cell = dict[str, Any]
Notebook = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """
    One graded cell, or one task that a person marks.

    Attributes
    ----------
    grade_id : str
        The cell's key in the gradebook, for example ``q03-areas-hidden``.
    question : str
        The question it belongs to, for example ``q03``.
    title : str
        The question's heading without number and points.
    points : float
        What the cell is worth.
    is_manual : bool
        True when a person marks it.
    covers : str
        What the cell looks at, from its first line (``# Checked: …``); empty for an essay.
    """

    grade_id: str
    question: str
    title: str
    points: float
    is_manual: bool
    covers: str


def parse_notebook(text: str, where: str) -> Notebook:
    """
    Read a notebook of format 4 from its text.

    Parameters
    ----------
    text : str
        The file's content.
    where : str
        The file's name, for the message.

    Returns
    -------
    dict
        The notebook; each cell's source is one string.

    Raises
    ------
    SubmissionError
        The text is empty, not JSON, or JSON that is not a notebook of format 4.
    """
    what_next = "Open it in Jupyter, choose File > Save, and hand in the saved .ipynb file."
    if not text.strip():
        msg = f"{where}: the file is empty; expected a notebook. {what_next}"
        raise SubmissionError(msg)
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError) as error:
        at = f" at line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        message = f"{where}: the file is damaged or is not a notebook (no valid JSON{at}). {what_next}"
        raise SubmissionError(message) from None
    if isinstance(notebook, dict) and notebook.get("nbformat") == 3:
        notebook = _upgraded(text)
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        message = f"{where}: the file is not a notebook of format 4 (it has no list of cells). {what_next}"
        raise SubmissionError(message)
    cells = [cell for cell in notebook["cells"] if isinstance(cell, dict)]
    for cell in cells:
        cell["source"] = _joined(cell.get("source", ""))
        if not isinstance(cell.get("metadata"), dict):
            cell["metadata"] = {}
    return {**notebook, "cells": cells}


def _upgraded(text: str) -> object:
    """Bring a notebook of format 3, as Jupyter wrote until 2015, to format 4; None when it cannot be."""
    try:
        import nbformat

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return json.loads(json.dumps(nbformat.reads(text, as_version=4)))  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001  (whatever a damaged notebook leads to, and no nbformat)
        return None


def _joined(source: object) -> str:
    """Join a cell's lines; anything else than text counts as empty, and half a character as a question mark."""
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    return text.encode("utf-8", "replace").decode()


def read_notebook(path: Path) -> Notebook:
    """Read a notebook file; raise `SubmissionError` when it is not one (see `parse_notebook`)."""
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            message = (
                f"{path.name}: the file has {size / 1e6:.0f} MB; expected at most {MAX_BYTES / 1e6:.0f} MB. "
                "Clear the outputs in Jupyter (Edit > Clear All Outputs), save, and hand in again."
            )
            raise SubmissionError(message)
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        message = f"{path.name}: the file is not text; expected a notebook. Hand in the .ipynb file itself."
        raise SubmissionError(message) from None
    except OSError as error:
        message = f"{path.name}: the file cannot be read ({error.strerror}); expected a notebook."
        raise SubmissionError(message) from None
    return parse_notebook(text, path.name)


def write_notebook(notebook: Notebook, path: Path) -> None:
    """Write a notebook in Jupyter's own layout: one space of indentation, lines split."""
    cells = [{**cell, "source": cell["source"].splitlines(keepends=True)} for cell in notebook["cells"]]
    text = json.dumps({**notebook, "cells": cells}, indent=1, ensure_ascii=False, sort_keys=True)
    write_whole(path, text + "\n")


def grader_metadata(cell: Cell) -> dict[str, Any]:
    """Return a cell's nbgrader metadata, empty for a plain cell."""
    found = cell["metadata"].get("nbgrader")
    return found if isinstance(found, dict) else {}


def grade_id(cell: Cell) -> str:
    """Return a cell's grade_id, empty for a plain cell."""
    found = grader_metadata(cell).get("grade_id", "")
    return found if isinstance(found, str) else ""


def is_answer(cell: Cell) -> bool:
    """Tell whether the student writes this cell: code answers and essays."""
    return bool(grader_metadata(cell).get("solution"))


def has_hidden_checks(cell: Cell) -> bool:
    """Tell whether a part of this cell is not released."""
    return HIDDEN.search(cell["source"]) is not None


def question_of(cell: Cell) -> str:
    """Return the question (``q03``) that a released cell belongs to, empty for none."""
    found = re.match(r"q\d{2}(?=-)", grade_id(cell) or str(cell.get("id", "")))
    return found[0] if found and found[0] != "q00" else ""


def released(authored: Notebook) -> Notebook:
    """
    Return the notebook as students get it: stubs for the solutions, no hidden checks, no outputs.

    The released files are made by nbgrader (see `authoring`); this gives the same sources without it.
    """
    return {**authored, "cells": [_released_cell(cell) for cell in authored["cells"]]}


def _released_cell(cell: Cell) -> Cell:
    """Return one cell as students get it."""
    is_code = cell["cell_type"] == "code"
    source = SOLUTION.sub(lambda found: textwrap.indent(CODE_STUB if is_code else TEXT_STUB, found[1]), cell["source"])
    kept = {**cell, "source": HIDDEN.sub("", source).rstrip("\n"), "metadata": copy.deepcopy(cell["metadata"])}
    return {**kept, "outputs": [], "execution_count": None} if is_code else kept


def titles(notebook: Notebook) -> dict[str, str]:
    """Map each question (``q03``) to the title in its heading."""
    headings = (HEADING.search(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    return {f"q{int(found[1]):02}": found[2] for found in headings if found}


def items(notebook: Notebook) -> list[Item]:
    """List the graded cells in the notebook's order."""
    named = titles(notebook)
    found = []
    for cell in notebook["cells"]:
        metadata = grader_metadata(cell)
        if metadata.get("grade") or metadata.get("task"):
            question = grade_id(cell).split("-", 1)[0]
            points = float(metadata["points"])
            title, covers = named.get(question, question), COVERS.search(cell["source"])
            about = covers[1][0].upper() + covers[1][1:] if covers else ""
            is_manual = is_answer(cell) or bool(metadata.get("task"))
            found.append(Item(grade_id(cell), question, title, points, is_manual, about))
    return found
