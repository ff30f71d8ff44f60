"""
Bring a submission into the form of the release.

The release is the truth: its cells, their order and their metadata. Of the submission only the
student's sources count: the answers, and the student's own extra cells.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from pathlib import Path

from weakest_link.checks import MAX_MESSAGE
from weakest_link.exceptions import SubmissionError
from weakest_link.grading.marked import plain
from weakest_link.notebooks import Cell, Notebook, grade_id, is_answer, read_notebook


def find_submission(folder: Path, assignment: str) -> tuple[Notebook, list[str]]:
    """
    Read the notebook that a student handed in, whatever its name.

    Parameters
    ----------
    folder : Path
        The student's folder for this assignment.
    assignment : str
        The assignment's name; `NAME.ipynb` is the expected file.

    Returns
    -------
    notebook : dict
        The submitted notebook.
    repairs : list of str
        A sentence when the file has another name.

    Raises
    ------
    SubmissionError
        There is no notebook, there are several under other names, it cannot be read, or it is a link to
        a file outside the folder.
    """
    try:
        notebook, repairs = _find(folder, assignment)
    except SubmissionError as error:
        raise SubmissionError(plain(str(error), MAX_MESSAGE)) from None
    return notebook, [plain(each, MAX_MESSAGE) for each in repairs]


def _find(folder: Path, assignment: str) -> tuple[Notebook, list[str]]:
    """Read the notebook; what is said of it may hold file names, which can be any bytes."""
    expected = folder / f"{assignment}.ipynb"
    others = sorted(path for path in folder.glob("*") if not path.name.startswith("."))
    notebooks = [path for path in others if path.suffix.lower() == ".ipynb" and path.is_file()]
    if expected in notebooks:
        return read_notebook(_inside(expected, folder)), []
    if len(notebooks) == 1:
        repairs = [f"The file was called {notebooks[0].name}; it was read as {expected.name}."]
        return read_notebook(_inside(notebooks[0], folder)), repairs
    got = ", ".join(path.name if path.is_file() else f"{path.name} (no file)" for path in others) or "nothing"
    message = f"Expected the file {expected.name}; got {got}. Hand in that one file, with that name."
    raise SubmissionError(message)


def _inside(path: Path, folder: Path) -> Path:
    """Refuse a link that leads out of the student's folder, and a file that stands in another place too."""
    if not path.resolve().is_relative_to(folder.resolve()) or path.stat().st_nlink > 1:
        message = f"{path.name}: the file is a link to another place. Hand in the notebook itself, or a copy of it."
        raise SubmissionError(message)
    return path


def repair(release: Notebook, submitted: Notebook) -> tuple[Notebook, list[str]]:
    """
    Put the student's sources into a copy of the release.

    Parameters
    ----------
    release, submitted : dict
        The released and the submitted notebook.

    Returns
    -------
    notebook : dict
        The release with the student's answers and extra cells in it.
    repairs : list of str
        What was put right, a sentence each.
    """
    known = {_key(cell) for cell in release["cells"]}
    theirs, repairs = _by_key(submitted["cells"], known)
    extra = _extra_cells(submitted["cells"], known)
    cells = extra.pop("", [])
    waiting: list[Cell] = []  # the student's own cells that stand behind the last released cell
    for original in release["cells"]:
        cell, key = copy.deepcopy(original), _key(original)
        if key not in theirs and is_answer(cell) and cell["cell_type"] == "code" and len(waiting) == 1:
            repairs.append(f"The answer cell {key} had lost its name; the code in its place was taken.")
            cell["source"] = waiting.pop()["source"]
        else:
            repairs += _take_over(cell, theirs.get(key))
        cells += [*waiting, cell]
        waiting = extra.pop(key, [])
    cells += waiting
    for number, cell in enumerate(cells):
        cell.setdefault("id", f"extra-{number}")
    return {**release, "cells": cells}, repairs


def _take_over(cell: Cell, source: str | None) -> list[str]:
    """Put the student's source into a released cell, unless it is locked; say what was put right."""
    name = grade_id(cell)
    if source is None:
        return [f"The cell {name} was missing; it was put back as released."] if name else []
    if is_answer(cell) or not name:
        cell["source"] = source
    elif source.strip() != cell["source"].strip():
        return [f"The locked cell {name} had been changed; it was put back as released."]
    return []


def _key(cell: Cell) -> str:
    """Return the name by which a cell is matched: its grade_id, else its own id; empty if it has neither."""
    return grade_id(cell) or str(cell.get("id", ""))


def _by_key(cells: Iterable[Cell], known: set[str]) -> tuple[dict[str, str], list[str]]:
    """Map each known key to the student's source; the parts of an answer that was split are put together."""
    found: dict[str, dict[str, None]] = {}  # the parts in their order, each once
    for cell in cells:
        key = _key(cell)
        if key in known and (key not in found or is_answer(cell)):
            found.setdefault(key, {})[cell["source"]] = None
    repairs = [
        f"The answer cell {key} stood in {len(parts)} parts; they were put together."
        for key, parts in found.items()
        if len(parts) > 1
    ]
    return {key: "\n\n".join(parts) for key, parts in found.items()}, repairs


def _extra_cells(cells: Iterable[Cell], known: set[str]) -> dict[str, list[Cell]]:
    """Map each released cell's key to the student's own code cells that follow it."""
    extra: dict[str, list[Cell]] = {}
    last = ""
    for cell in cells:
        key = _key(cell)
        if key and key in known:
            last = key
        elif cell.get("cell_type") == "code":
            plain: Cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
            extra.setdefault(last, []).append({**plain, "source": cell["source"]})
    return extra
