"""
Grade the submissions of one assignment, several at a time, and keep each result as JSON.

Workers grade; this process alone writes. `results/NAME/STUDENT.json` holds a result with a digest of its
inputs; a second run, or one after a crash, grades only what changed. Scores also go to nbgrader's gradebook
and marked notebooks to `autograded/`, so formgrader works on them.
"""

from __future__ import annotations

import importlib.metadata
import json
import logging
import multiprocessing
import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, as_completed
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from weakest_link import datasets, nbgrader_bridge
from weakest_link.course import CONFIG, Course
from weakest_link.exceptions import ConfigError, SubmissionError
from weakest_link.files import digest, write_whole
from weakest_link.grading import isolation
from weakest_link.grading.examiner import Grader
from weakest_link.grading.marked import plain
from weakest_link.grading.plan import Plan
from weakest_link.grading.repair import find_submission
from weakest_link.grading.results import Graded, Result, Scored
from weakest_link.nbgrader_bridge import Gradebook, Mark
from weakest_link.notebooks import Item, write_notebook

STUDENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]*")
GRACE_S = 120.0  # beyond a submission's own time limit, before its worker is taken for hung
NOT_FINISHED = "Your notebook could not be graded: the grader itself stopped at it. Your teacher knows the reason."
LONGEST_REASON = 500  # characters that are shown of an error's text
LOGGER = logging.getLogger(__name__)
Marks = dict[str, dict[str, Mark]]


def grade_course(
    course: Course,
    assignment: str,
    students: Iterable[str] = (),
    *,
    workers: int | None = None,
    level: str = "auto",
    on_progress: Callable[[bool], None] = lambda _: None,
) -> list[Result]:
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
    workers : int, optional
        How many submissions at a time; by default one for each processor.
    level : str
        The isolation (see `isolation.choose`).
    on_progress : callable
        Called after each student: True if it was graded now, False if its stored result still holds.

    Returns
    -------
    list of Result
        One a student, in the order of their names; the same for any number of workers.

    Raises
    ------
    ConfigError
        The assignment or a student is unknown, a folder's name cannot be a student's, or the gradebook
        cannot be used.
    IsolationError
        This machine offers no boundary, or not the one that was asked for.
    """
    course.choose([assignment])
    chosen = choose_students(course, students)
    inputs = _inputs(course, assignment, chosen)
    kept = _unchanged(course, assignment, inputs)
    results = {result.student: result for result in kept}
    for _ in kept:
        on_progress(False)
    waiting = [student for student in chosen if student not in results]
    if waiting:
        plan, chosen_level = Plan.read(course.solution(assignment)), isolation.choose(level)
        jobs = _Jobs(course, assignment, plan, chosen_level, min(workers or _processors(), len(waiting)))
        with jobs.running(waiting) as finished, _gradebook(course, assignment, plan) as gradebook:
            for student, graded in finished:
                result = _result(plan, student, assignment, inputs[student], graded)
                _store(course, gradebook, result, graded)
                results[student] = result
                on_progress(True)
            marks = gradebook.marks()
        results = {student: _marked(result, marks) for student, result in results.items()}
    return [results[student] for student in chosen]


def _processors() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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


def stored_results(course: Course, assignment: str) -> list[Result]:
    """
    Read the results of everybody who was graded so far, with the marks that people gave since.

    Returns
    -------
    list of Result
        One a student, in the order of their names.
    """
    found = (_stored(path) for path in sorted((course.root / "results" / assignment).glob("*.json")))
    return list(_with_marks(course, assignment, [result for result in found if result is not None]))


def _stored(store: Path) -> Result | None:
    """Read a stored result; None when there is none, or when it is damaged or of an older form."""
    try:
        return Result.from_json(json.loads(store.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _store_of(course: Course, assignment: str, student: str) -> Path:
    """Return the file of a stored result."""
    return course.root / "results" / assignment / f"{student}.json"


def _inputs(course: Course, assignment: str, students: Iterable[str]) -> dict[str, str]:
    """Return for each student a digest of all that the result depends on."""
    shared = digest(
        course.solution(assignment).parent, course.root / CONFIG, Path(__file__).parents[1], datasets.data_folder()
    )
    versions = " ".join(f"{name} {importlib.metadata.version(name)}" for name in ("nbgrader", "pandas"))
    return {student: f"{shared} {versions} {digest(course.submission(student, assignment))}" for student in students}


def _unchanged(course: Course, assignment: str, inputs: dict[str, str]) -> list[Result]:
    """Return the stored results that still hold; where the grader itself stopped, it is tried again."""
    found = ((student, _stored(_store_of(course, assignment, student))) for student in inputs)
    same = [
        result
        for student, result in found
        if result is not None and result.inputs == inputs[student] and result.state != "stopped"
    ]
    return list(_with_marks(course, assignment, same))


def _with_marks(course: Course, assignment: str, results: list[Result]) -> Iterator[Result]:
    """Bring results up to date with the gradebook; leave out those that it does not know, or not whole."""
    if not results:
        return
    with nbgrader_bridge.open_gradebook(course, assignment) as gradebook:
        marks = gradebook.marks()
    for result in results:
        if {item.grade_id for item in result.scored} <= set(marks.get(result.student, {})):
            yield _marked(result, marks)


@contextmanager
def _gradebook(course: Course, assignment: str, plan: Plan) -> Iterator[Gradebook]:
    """Open the gradebook, after it has learnt the assignment's cells and points."""
    with nbgrader_bridge.open_gradebook(course, assignment) as gradebook:
        known = gradebook.knows(plan.released)
    if not known:
        nbgrader_bridge.register(course, assignment)
    with nbgrader_bridge.open_gradebook(course, assignment) as gradebook:
        yield gradebook


class _Jobs:
    """A class' submissions, graded by a few workers; a worker that hangs or dies is replaced."""

    def __init__(self, course: Course, assignment: str, plan: Plan, level: isolation.Level, workers: int) -> None:
        self._course, self._assignment, self._level, self._workers = course, assignment, level, workers
        self._release = course.solution(assignment)
        self._timeout_s = 2 * plan.limits.total_s + GRACE_S

    @contextmanager
    def running(self, students: Iterable[str]) -> Iterator[Iterator[tuple[str, Graded | str]]]:
        """Begin to grade; give an iterator over students and their results, or the reason why there is none."""
        from pebble import ProcessPool

        pool = ProcessPool(
            max_workers=self._workers,
            context=multiprocessing.get_context("spawn"),
            initializer=_begin_worker,
            initargs=(self._release, self._level),
        )
        try:
            jobs = {
                pool.schedule(
                    _grade_folder, args=[self._course.submission(student, self._assignment), self._assignment],
                    timeout=self._timeout_s,
                ): student
                for student in students
            }  # fmt: skip
            yield (_outcome(jobs.pop(job), job) for job in as_completed([*jobs]))  # type: ignore[call-overload]
            pool.close()
        except BaseException:
            pool.stop()
            raise
        finally:
            pool.join()


def _outcome(student: str, job: Future[Any]) -> tuple[str, Graded | str]:
    """Read what a worker gave. Whatever stopped it ends this submission alone, and whoever grades is told."""
    try:
        return student, job.result()
    except Exception as error:  # noqa: BLE001  (also what only a submission made for it can bring about)
        reason = plain(f"{type(error).__name__}: {error}")[:LONGEST_REASON]
        LOGGER.warning("%s: %s stopped the grader at this submission.", student, reason)
        return student, NOT_FINISHED


_grader: Grader  # of this worker


def _begin_worker(release: Path, level: isolation.Level) -> None:
    """Make this worker's warm sandbox; it ends with the worker."""
    global _grader
    _grader = Grader(release, isolation=level).__enter__()


def _grade_folder(folder: Path, assignment: str) -> Graded | str:
    """Grade what a student's folder holds; a text is the reason why there is nothing to grade."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return ""
    try:
        notebook, repairs = find_submission(folder, assignment)
    except SubmissionError as error:
        return _grader.nothing(str(error))
    graded = _grader.grade(notebook)
    return replace(graded, repairs=(*repairs, *graded.repairs))


def _result(plan: Plan, student: str, assignment: str, inputs: str, graded: Graded | str) -> Result:
    """Make a student's result."""
    if isinstance(graded, str):
        state = "stopped" if graded else "missing"
        reason = graded or f"Nothing was handed in (looked in submitted/{student}/{assignment}/)."
        scored = tuple(_scored(item, 0.0, reason) for item in plan.items)
        return Result(student, assignment, state, scored, (), (), {}, {}, "", inputs)  # type: ignore[arg-type]
    scored = tuple(
        _scored(item, graded.scores[item.grade_id], graded.messages.get(item.grade_id, "")) for item in plan.items
    )
    return Result(
        student, assignment, graded.state, scored, graded.repairs, graded.flags, graded.answers, graded.printed,
        graded.isolation, inputs, graded.timings,
    )  # fmt: skip


def _scored(item: Item, score: float | None, message: str) -> Scored:
    """Put an item and its score together."""
    return Scored(item.grade_id, item.question, item.title, item.covers, score, item.points, message)


def _store(course: Course, gradebook: Gradebook, result: Result, graded: Graded | str) -> None:
    """Write a result: points to the gradebook, the marked notebook, and last the JSON that says it is done."""
    unanswered = [item.grade_id for item in result.scored if item.score == 0 and item.grade_id in result.answers]
    gradebook.write(
        result.student,
        {item.grade_id: item.score for item in result.scored},
        unanswered,
        _handed_in(course.submission(result.student, result.assignment)),
    )
    marked = course.marked(result.student, result.assignment)
    if isinstance(graded, Graded) and graded.notebook is not None:
        write_notebook(graded.notebook, marked)
    else:
        marked.unlink(missing_ok=True)
    text = json.dumps(result.to_json(), indent=1, ensure_ascii=False)
    write_whole(_store_of(course, result.assignment, result.student), text + "\n")


def _handed_in(folder: Path) -> datetime | None:
    """Read when a submission was handed in from nbgrader's `timestamp.txt`; None without a readable one."""
    path = folder / "timestamp.txt"
    if not path.is_file() or path.is_symlink() or path.stat().st_size > 100:
        return None
    return nbgrader_bridge.parse_time(path.read_text(encoding="utf-8", errors="replace").strip())


def _marked(result: Result, marks: Marks) -> Result:
    """Take over the gradebook's marks, where people mark essays and change points."""
    own = marks[result.student]
    return replace(result, scored=tuple(_with_mark(item, own[item.grade_id]) for item in result.scored))


def _with_mark(item: Scored, mark: Mark) -> Scored:
    """Set an item's points; keep the marker's comment, and the reason for lost points."""
    lost = mark.score is not None and mark.score < item.max_score
    by_person = mark.comment or ("Marked by a person, with the question's rubric." if lost else "")
    return replace(item, score=mark.score, message=by_person if mark.is_by_person else item.message if lost else "")
