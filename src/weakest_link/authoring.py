"""
From `solutions/` (authored) to `exercises/` and their pages in the book (generated, never edited).

A release is built aside and swapped in only when it is whole: a refused notebook leaves the last
good release as it was.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from weakest_link import exercise_pages, nbgrader_bridge
from weakest_link.course import Course
from weakest_link.exceptions import ExerciseFormatError, SubmissionError, counted, faults
from weakest_link.files import digest, write_whole
from weakest_link.notebooks import GRADE_ID, HEADING, Cell, Notebook, grade_id, grader_metadata, items, read_notebook

MARKERS = ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS")


def lint(notebook: Notebook) -> list[str]:
    """
    Find what breaks the rules of an exercise notebook.

    Parameters
    ----------
    notebook : dict
        An authored notebook.

    Returns
    -------
    list of str
        One sentence a fault, with the cell's number from 1; empty when all is well.
    """
    found = []
    seen: dict[str, int] = {}
    for number, cell in enumerate(notebook["cells"], start=1):
        name = grade_id(cell) or cell.get("id", "")
        found += [f"{name or '(no id)'} (cell {number}): {fault}" for fault in _cell_faults(cell)]
        if name in seen:
            found.append(f"{name} (cell {number}): the id already names cell {seen[name]}; give each cell its own.")
        seen.setdefault(name, number)
    return found or _point_faults(notebook)


def _cell_faults(cell: Cell) -> list[str]:
    """List the faults of one cell."""
    if cell.get("cell_type") not in ("code", "markdown", "raw"):
        return [f"cell_type got {cell.get('cell_type')!r}; expected code, markdown or raw."]
    name, source = grade_id(cell), cell["source"]
    found = []
    if grader_metadata(cell).get("grade") and not isinstance(grader_metadata(cell).get("points"), int | float):
        found.append("a graded cell without points; give it a number of points in its nbgrader metadata.")
    if cell.get("outputs"):
        found.append("has stored outputs; clear them.")
    if not cell.get("id"):
        found.append("has no cell id; give it a short name in lower case.")
    if name and not GRADE_ID.match(name):
        found.append(f"grade_id got {name!r}; expected the form q03-topic-answer.")
    if name and cell.get("id") != name:
        found.append(f"cell id got {cell.get('id')!r}; expected the grade_id {name!r}.")
    for marker in MARKERS:
        begun, ended = (len(re.findall(word, source)) for word in (marker, marker.replace("BEGIN", "END")))
        if begun != ended:
            found.append(f"{marker} stands {begun} times, its END {ended} times; they must pair.")
    if grader_metadata(cell).get("grade") and cell["cell_type"] == "code" and not _ends_in_a_block(source):
        found.append(
            "a check cell must end inside a `with checks.question(...)` block: "
            "nbgrader takes a last expression for the score."
        )
    return found


def _ends_in_a_block(source: str) -> bool:
    """Tell whether the last line of code is indented, once hidden markers and comments are left out."""
    lines = [line for line in source.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return bool(lines) and lines[-1].startswith(" ")


def _point_faults(notebook: Notebook) -> list[str]:
    """Compare the points in the headings with those in the cells."""
    headings = {
        f"q{int(found[1]):02}": float(found[3])
        for cell in notebook["cells"]
        if cell["cell_type"] == "markdown" and (found := HEADING.search(cell["source"]))
    }
    points: dict[str, float] = {}
    for item in items(notebook):
        points[item.question] = points.get(item.question, 0.0) + item.points
    return [
        f"{question}: the heading says {headings.get(question, 0)} points, "
        f"its cells are worth {points.get(question, 0)}."
        for question in sorted({*headings, *points})
        if headings.get(question, 0) != points.get(question, 0)
    ]


def release(course: Course, assignments: Iterable[str] = (), *, check: bool = False) -> dict[str, bool]:
    """
    Generate the exercises that students get.

    Parameters
    ----------
    course : Course
        The course with `solutions/`; `exercises/` is written, and a page for each in `book/` if there is a book.
    assignments : iterable of str
        Which ones; none named means all.
    check : bool
        Compare only, and write nothing.

    Returns
    -------
    dict of str to bool
        By assignment: whether its release differed from what `exercises/` and `book/` held.

    Raises
    ------
    ExerciseFormatError
        A notebook breaks the format; all faults of the file are in the message, nothing was written.
    """
    changed = {}
    with contextlib.ExitStack() as stack:
        made = {}
        for name in course.choose(assignments):
            _refuse_faults(course.solution(name))
            made[name] = stack.enter_context(nbgrader_bridge.generated(course, name)).parent
        for name, folder in made.items():
            released = course.exercise(name).parent
            changed[name] = digest(folder) != digest(released)
            if changed[name] and not check:
                _swap(folder, released)
            changed[name] |= _write_page(course, name, folder / f"{name}.ipynb", check=check)
    return changed


def _write_page(course: Course, name: str, notebook: Path, *, check: bool) -> bool:
    """Write an assignment's page of the book, and tell whether it differed; without a book there is none."""
    book = course.root / "book"
    if not book.is_dir():
        return False
    path = exercise_pages.page_path(book, name)
    text = exercise_pages.page(read_notebook(notebook), name, book)
    differs = not path.is_file() or path.read_text(encoding="utf-8") != text
    if differs and not check:
        write_whole(path, text)
    return differs


def _refuse_faults(path: Path) -> None:
    """Raise when an authored notebook has faults, or another notebook lies beside it."""
    beside = sorted(other.name for other in path.parent.glob("*.ipynb") if other != path)
    found = [f"{name} lies beside it and would be released too; move it away." for name in beside]
    try:
        found += lint(read_notebook(path))
    except SubmissionError:
        found.append("it is not a notebook of format 4; restore it with git, or save it again in Jupyter.")
    if found:
        raise ExerciseFormatError(faults(f"{path}: {counted(found)}. Mend and release again.", found))


def _swap(new: Path, old: Path) -> None:
    """Put a whole new folder in the place of the old one."""
    incoming, outgoing = (old.with_name(f".{old.name}.{word}") for word in ("new", "old"))
    for left in (incoming, outgoing):
        shutil.rmtree(left, ignore_errors=True)
    old.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(new, incoming)
    if old.exists():
        old.rename(outgoing)
    incoming.rename(old)
    shutil.rmtree(outgoing, ignore_errors=True)
