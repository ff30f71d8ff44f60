"""
Bring a submission into the form of the release.

The release is the truth: its cells, their order and their metadata. Of the submission only the
student's sources count: the answers, and the student's own extra cells.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path

from weakest_link.exceptions import SubmissionError
from weakest_link.notebooks import Cell, Notebook, grade_id, is_answer, parse_notebook, read_notebook


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
        There is no notebook, there are several under other names, or it cannot be read.
    """
    expected = folder / f"{assignment}.ipynb"
    others = sorted(path for path in folder.glob("*") if path.is_file() and not path.name.startswith("."))
    if expected.is_file():
        return read_notebook(expected), []
    notebooks = [path for path in others if path.suffix.lower() == ".ipynb"]
    if len(notebooks) == 1:
        return read_notebook(notebooks[0]), [
            f"The file was called {notebooks[0].name}; it was read as {expected.name}."
        ]
    got = ", ".join(path.name for path in others) or "nothing"
    message = f"Expected the file {expected.name}; got {got}. Hand in that one file, with that name."
    raise SubmissionError(message)


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
    named, repairs = _first_of_each(submitted["cells"])
    known = {cell["id"] for cell in release["cells"]} | {grade_id(cell) for cell in release["cells"]}
    extra = _extra_cells(submitted["cells"], known)
    cells = list(extra.pop("", []))
    for original in release["cells"]:
        cell = copy.deepcopy(original)
        key = grade_id(cell) or cell["id"]
        theirs = named.get(key)
        if theirs is None and grade_id(cell):
            repairs.append(f"The cell {key} was missing; it was put back as released.")
        elif theirs is not None and (is_answer(cell) or not grade_id(cell)):
            cell["source"] = theirs["source"]
        elif theirs is not None and theirs["source"].strip() != cell["source"].strip():
            repairs.append(f"The locked cell {key} had been changed; it was put back as released.")
        cells += [cell, *extra.pop(key, [])]
    for number, cell in enumerate(cells):
        cell.setdefault("id", f"extra-{number}")
    return {**release, "cells": cells}, repairs


def _key(cell: Cell) -> str:
    """Return the name by which a submitted cell is matched: its grade_id, else its own id."""
    return grade_id(cell) or str(cell.get("id", ""))


def _first_of_each(cells: Sequence[Cell]) -> tuple[dict[str, Cell], list[str]]:
    """Map each key to its first cell, and say which keys stood twice."""
    named: dict[str, Cell] = {}
    twice = []
    for cell in cells:
        key = _key(cell)
        if key in named and grade_id(cell):
            twice.append(f"The cell {key} stood twice; the first one was graded.")
        named.setdefault(key, cell)
    return named, twice


def _extra_cells(cells: Sequence[Cell], known: set[str]) -> dict[str, list[Cell]]:
    """Map each released cell's key to the student's own code cells that follow it."""
    extra: dict[str, list[Cell]] = {}
    last = ""
    for cell in cells:
        if _key(cell) in known:
            last = _key(cell)
        elif cell.get("cell_type") == "code":
            plain: Cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
            extra.setdefault(last, []).append({**plain, "source": cell["source"]})
    return extra


def read_release(path: Path) -> Notebook:
    """Read the released notebook that submissions are compared with."""
    return parse_notebook(path.read_text(encoding="utf-8"), str(path))
