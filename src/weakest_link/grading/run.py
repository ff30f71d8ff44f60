"""
Grade the submissions of one assignment, one after another, and keep each result as JSON.

`results/NAME/STUDENT.json` holds a result with a digest of its inputs; a second run grades only
what changed. Scores also go to nbgrader's `gradebook.db`, so formgrader works on them.
"""

from __future__ import annotations

import functools
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from weakest_link import nbgrader_bridge
from weakest_link.course import CONFIG, Course, digest
from weakest_link.exceptions import ConfigError, SubmissionError
from weakest_link.grading.repair import find_submission, read_release, repair
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
STUDENT = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._@-]*$")
STOPPED = re.compile(r"^(your code stopped with \w+): .*", re.DOTALL)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


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
        The assignment or a student is unknown, or a folder's name cannot be a student's.
    """
    course.choose([assignment])
    chosen = _choose_students(course, list(students))
    release = functools.cache(lambda: _register(course, assignment))
    graded = []
    for student in chosen:
        result, is_new = _grade_if_changed(course, student, assignment, release)
        graded.append(result)
        on_progress(is_new)
    return graded


def _choose_students(course: Course, named: list[str]) -> list[str]:
    """Return the named students, or all; refuse unknown ones and names that are no safe folder names."""
    known = course.students()
    unknown = [name for name in named if name not in known]
    odd = [name for name in known if not STUDENT.match(name)]
    where = course.root / "submitted"
    if unknown:
        message = (
            f"Unknown student: got {', '.join(unknown)}; expected a folder of {where}: {', '.join(known) or '(none)'}."
        )
        raise ConfigError(message)
    if odd:
        message = (
            f"{where}: these folders' names cannot be students' names: {', '.join(map(repr, odd))}. "
            "Use letters, digits and . _ @ - only, and rename the folders."
        )
        raise ConfigError(message)
    if not known:
        message = f"{where}: no submissions. Put each student's notebook into submitted/STUDENT/ASSIGNMENT/."
        raise ConfigError(message)
    return named or known


def _register(course: Course, assignment: str) -> Notebook:
    """Tell the gradebook the assignment's cells, and return the release; the course's own copy stays."""
    with tempfile.TemporaryDirectory(prefix="weakest-link-") as folder:
        aside = Course(Path(folder))
        shutil.copytree(course.solution(assignment).parent, aside.solution(assignment).parent)
        shutil.copy(course.root / CONFIG, aside.root)
        return read_release(nbgrader_bridge.generate(aside, assignment, gradebook=course))


def _grade_if_changed(
    course: Course, student: str, assignment: str, release: Callable[[], Notebook]
) -> tuple[Graded, bool]:
    """Return the stored result when nothing that it depends on changed; else grade and store. Say which."""
    package = Path(__file__).parents[1]
    inputs = digest(
        course.submission(student, assignment), course.solution(assignment), course.root / CONFIG,
        package / "checks.py", package / "grading",
    )  # fmt: skip
    store = course.root / "results" / assignment / f"{student}.json"
    stored = _stored(store) if (course.root / "gradebook.db").is_file() else None
    if stored is not None and stored.inputs == inputs:
        return _with_marks(course, stored), False
    graded = _grade(course, student, assignment, release(), inputs)
    store.parent.mkdir(parents=True, exist_ok=True)
    aside = store.with_suffix(".new")
    aside.write_text(json.dumps(graded.to_json(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    aside.replace(store)
    return graded, True


def stored_results(course: Course, assignment: str) -> list[Graded]:
    """
    Read the results of everybody who was graded so far, with the marks that people gave since.

    Returns
    -------
    list of Graded
        One a student, in the order of their names.
    """
    found = (_stored(path) for path in sorted((course.root / "results" / assignment).glob("*.json")))
    return [_with_marks(course, graded) for graded in found if graded is not None]


def _stored(store: Path) -> Graded | None:
    """Read a stored result; None when there is none, or when it is damaged or of an older form."""
    try:
        return Graded.from_json(json.loads(store.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _grade(course: Course, student: str, assignment: str, release: Notebook, inputs: str) -> Graded:
    """Grade one submission; one that cannot be read or run gets 0 points and the reason."""
    folder = course.submission(student, assignment)
    wanted = items(release)
    if not folder.is_dir() or not any(folder.iterdir()):
        return _nothing(course, student, assignment, wanted, "missing", "Nothing was handed in.", inputs)
    try:
        submitted, renamed = find_submission(folder, assignment)
    except SubmissionError as error:
        return _nothing(course, student, assignment, wanted, "unreadable", str(error), inputs)
    notebook, repaired = repair(release, submitted)
    write_notebook(notebook, course.root / COLLECTED / student / assignment / f"{assignment}.ipynb")
    try:
        ran = read_notebook(nbgrader_bridge.autograde(course, student, assignment, COLLECTED))
    except SubmissionError as error:
        return _nothing(course, student, assignment, wanted, "stopped", str(error), inputs)
    scored = tuple(_unmarked(item, _reason(item, ran)) for item in wanted)
    graded = Graded(student, assignment, "graded", scored, (*renamed, *repaired), _answers(notebook), inputs)
    return _with_marks(course, graded)


def _unmarked(item: Item, reason: str) -> Scored:
    """Start an item's result: no points yet, and why they will be lost if they are."""
    return Scored(item.grade_id, item.question, item.title, item.covers, None, item.points, reason)


def _with_marks(course: Course, graded: Graded) -> Graded:
    """Bring a result up to date with the gradebook, where people mark essays and change points."""
    marks = nbgrader_bridge.read_marks(course, graded.student, graded.assignment)
    return replace(graded, scored=tuple(_scored(item, marks[item.grade_id]) for item in graded.scored))


def _nothing(
    course: Course, student: str, assignment: str, wanted: list[Item], state: State, reason: str, inputs: str
) -> Graded:
    """Give 0 points for everything, each with the one reason."""
    nbgrader_bridge.store_zero(course, student, assignment)
    scored = tuple(replace(_unmarked(item, reason), score=0.0) for item in wanted)
    return Graded(student, assignment, state, scored, (), {}, inputs)


def _answers(notebook: Notebook) -> dict[str, str]:
    """Map each answer cell's grade_id to the student's source."""
    return {grade_id(cell): cell["source"] for cell in notebook["cells"] if is_answer(cell)}


def _scored(item: Scored, mark: Mark) -> Scored:
    """Set an item's points, and keep the reason for lost ones only."""
    full = mark.score is None or mark.score >= item.max_score
    message = "Marked by a person, with the question's rubric." if mark.is_by_person else item.message
    return replace(item, score=mark.score, message="" if full else message)


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
    for output in cell.get("outputs", []):
        if output.get("output_type") != "error":
            continue
        name, text = output.get("ename", ""), COLOUR.sub("", output.get("evalue", ""))
        if name in ("CellTimeoutError", "KeyboardInterrupt"):
            yield "it ran longer than the time limit; a loop may not end."
        else:
            yield text if name == "CheckFailed" else f"{name}: {text}".rstrip(": ")
