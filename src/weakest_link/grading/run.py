"""
Grade the submissions of one assignment, one after another, and keep each result as JSON.

`results/NAME/STUDENT.json` holds a result with a digest of its inputs; a second run grades only
what changed. Scores also go to nbgrader's `gradebook.db`, so formgrader works on them.
"""

from __future__ import annotations

import functools
import importlib.metadata
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from weakest_link import datasets, nbgrader_bridge
from weakest_link.course import CONFIG, Course
from weakest_link.exceptions import ConfigError, SubmissionError
from weakest_link.files import digest, write_whole
from weakest_link.grading.repair import find_submission, repair
from weakest_link.grading.results import Graded, Scored, State
from weakest_link.nbgrader_bridge import Mark
from weakest_link.notebooks import (
    Cell,
    Item,
    Notebook,
    grade_id,
    is_answer,
    items,
    read_notebook,
    write_notebook,
)

COLLECTED = "collected"
STUDENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]*")
STOPPED = re.compile(r"^((?:Your code stopped|The check stopped at your answer) with \w+).*", re.DOTALL)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class _Assignment:
    """What every submission of a run shares: the course, the assignment, its release, a digest of all of it."""

    course: Course
    name: str

    @functools.cached_property
    def release(self) -> Notebook:
        """The released notebook; the gradebook learns its cells when it is first asked for."""
        with nbgrader_bridge.generated(self.course, self.name, register=True) as path:
            return read_notebook(path)

    @functools.cached_property
    def inputs(self) -> str:
        """A digest of all that results depend on, beside the submission."""
        shared = digest(
            self.course.solution(self.name),
            self.course.root / CONFIG,
            Path(__file__).parents[1],
            datasets.data_folder(),
        )
        return f"{shared} nbgrader {importlib.metadata.version('nbgrader')}"


def grade(
    course: Course,
    assignment: str,
    students: Iterable[str] = (),
    *,
    on_progress: Callable[[bool], None] = lambda _: None,
) -> list[Graded]:
    """
    Grade what students handed in for one assignment.

    Parameters
    ----------
    course : Course
        The course's folder: `submitted/STUDENT/ASSIGNMENT/` is read, never changed.
    assignment : str
        The assignment's name.
    students : iterable of str
        Whom to grade; nobody named means every folder of `submitted/`.
    on_progress : callable
        Called after each student: True if it was graded now, False if its stored result still holds.

    Returns
    -------
    list of Graded
        One a student, in the order of their names.

    Raises
    ------
    ConfigError
        The assignment or a student is unknown, a folder's name cannot be a student's, or the gradebook
        cannot be used.
    """
    course.choose([assignment])
    chosen = choose_students(course, students)
    shared = _Assignment(course, assignment)
    graded = []
    for student in chosen:
        result, is_new = _grade_if_changed(shared, student)
        graded.append(result)
        on_progress(is_new)
    return graded


def choose_students(course: Course, named: Iterable[str] = ()) -> list[str]:
    """
    Return the named students, each once, or all who have a folder.

    Raises
    ------
    ConfigError
        Nobody handed in, a name is unknown, or it is no safe name for a folder.
    """
    known, chosen = course.students(), sorted(set(named))
    unknown = [name for name in chosen if name not in known]
    odd = [name for name in chosen or known if not STUDENT.fullmatch(name)]
    where = course.root / "submitted"
    message = ""
    if not known:
        message = f"{where}: no submissions. Put each student's notebook into submitted/STUDENT/ASSIGNMENT/."
    elif unknown:
        message = f"Unknown student: got {', '.join(unknown)}; expected a folder of {where}: {', '.join(known)}."
    elif odd:
        message = (
            f"{where}: these folders' names cannot be students' names: {', '.join(map(repr, odd))}. "
            "Use letters, digits and . _ @ - only, and rename the folders."
        )
    if message:
        raise ConfigError(message)
    return chosen or known


def stored_results(course: Course, assignment: str) -> list[Graded]:
    """
    Read the results of everybody who was graded so far, with the marks that people gave since.

    Returns
    -------
    list of Graded
        One a student, in the order of their names.
    """
    found = (_stored(path) for path in sorted((course.root / "results" / assignment).glob("*.json")))
    marked = (_with_marks(course, graded) for graded in found if graded is not None)
    return [graded for graded in marked if graded is not None]


def _stored(store: Path) -> Graded | None:
    """Read a stored result; None when there is none, or when it is damaged or of an older form."""
    try:
        return Graded.from_json(json.loads(store.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _grade_if_changed(shared: _Assignment, student: str) -> tuple[Graded, bool]:
    """Return the stored result when nothing that it depends on changed; else grade and store. Say which."""
    course = shared.course
    inputs = f"{shared.inputs} {digest(course.submission(student, shared.name))}"
    store = course.root / "results" / shared.name / f"{student}.json"
    stored = _stored(store)
    if stored is not None and stored.inputs == inputs and (marked := _with_marks(course, stored)):
        return marked, False
    graded = _with_marks(course, _grade(shared, student, inputs))
    assert graded is not None  # the gradebook has learnt of it just now
    write_whole(store, json.dumps(graded.to_json(), indent=1, ensure_ascii=False) + "\n")
    return graded, True


def _grade(shared: _Assignment, student: str, inputs: str) -> Graded:
    """Grade one submission; points are in the gradebook then, reasons in the result."""
    course, name = shared.course, shared.name
    folder, wanted = course.submission(student, name), items(shared.release)

    def nothing(
        state: State, reason: str, repairs: Iterable[str] = (), answers: dict[str, str] | None = None
    ) -> Graded:
        """Give 0 points and one reason; a text that could be read waits for a person."""
        essays = [item.grade_id for item in wanted if item.is_manual and answers]
        nbgrader_bridge.store_nothing(course, student, name, essays)
        scored = tuple(_unmarked(item, reason) for item in wanted)
        return Graded(student, name, state, scored, tuple(repairs), answers or {}, inputs)

    if not folder.is_dir() or not any(folder.iterdir()):
        return nothing("missing", f"Nothing was handed in (looked in submitted/{student}/{name}/).")
    try:
        submitted, renamed = find_submission(folder, name)
    except SubmissionError as error:
        return nothing("unreadable", str(error))
    notebook, repaired = repair(shared.release, submitted)
    repairs, answers = (*renamed, *repaired), _answers(notebook)
    write_notebook(notebook, course.root / COLLECTED / student / name / f"{name}.ipynb")
    try:
        ran = read_notebook(nbgrader_bridge.autograde(course, student, name, COLLECTED))
    except SubmissionError as error:
        return nothing("stopped", str(error), repairs, answers)
    scored = tuple(_unmarked(item, _reason(item, ran)) for item in wanted)
    return Graded(student, name, "graded", scored, repairs, answers, inputs)


def _answers(notebook: Notebook) -> dict[str, str]:
    """Map each answer cell's grade_id to the student's source."""
    return {grade_id(cell): cell["source"] for cell in notebook["cells"] if is_answer(cell)}


def _unmarked(item: Item, reason: str) -> Scored:
    """Start an item's result: no points yet, and why they will be lost if they are."""
    return Scored(item.grade_id, item.question, item.title, item.covers, None, item.points, reason)


def _with_marks(course: Course, graded: Graded) -> Graded | None:
    """
    Bring a result up to date with the gradebook, where people mark essays and change points.

    None when the gradebook does not know the submission, or not all of its cells.
    """
    marks = nbgrader_bridge.read_marks(course, graded.student, graded.assignment)
    if marks is None or not {item.grade_id for item in graded.scored} <= set(marks):
        return None
    return replace(graded, scored=tuple(_scored(item, marks[item.grade_id]) for item in graded.scored))


def _scored(item: Scored, mark: Mark) -> Scored:
    """Set an item's points; keep the marker's comment, and the reason for lost points."""
    lost = mark.score is not None and mark.score < item.max_score
    by_person = mark.comment or ("Marked by a person, with the question's rubric." if lost else "")
    return replace(item, score=mark.score, message=by_person if mark.is_by_person else item.message if lost else "")


def _reason(item: Item, ran: Notebook) -> str:
    """Say to the student why a cell loses points, if it does: what the check found, what stopped the answer."""
    if item.is_manual:
        return "No answer was written."
    of_question = [cell for cell in ran["cells"] if grade_id(cell).startswith(f"{item.question}-")]
    check = next(cell for cell in of_question if grade_id(cell) == item.grade_id)
    found = next(_errors(check), "The check printed a warning or an error message.")
    found = found.removeprefix(f"Question {int(item.question[1:])}: ")
    if item.grade_id.endswith("-hidden"):  # the error's text could show what a hidden check asks
        found = STOPPED.sub(r"\1 on other data.", found)
    stopped = next((error for cell in of_question if is_answer(cell) for error in _errors(cell)), "")
    if not stopped or stopped.startswith("NotImplementedError"):
        return found
    return f"{found} The answer cell stopped: {stopped}"


def _errors(cell: Cell) -> Iterator[str]:
    """Yield the error messages among a cell's outputs."""
    errors = [output for output in cell.get("outputs", []) if output.get("output_type") == "error"]
    if any(error.get("ename") == "CellTimeoutError" for error in errors):
        yield "it ran longer than the time limit; a loop may not end."
        return
    for error in errors:
        name, text = error.get("ename", ""), COLOUR.sub("", error.get("evalue", ""))
        yield text if name == "CheckFailed" else f"{name}: {text}".rstrip(": ")
