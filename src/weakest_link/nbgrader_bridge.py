"""
The only module that imports nbgrader: generate a release, autograde, read and write the gradebook.

nbgrader loads server extensions when it is imported (about 1.5 s), so it is imported on first use.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from weakest_link.course import CONFIG, Course
from weakest_link.exceptions import ConfigError, ExerciseFormatError, SubmissionError

if TYPE_CHECKING:
    from traitlets.config import Config


@contextmanager
def _nbgrader_environment() -> Iterator[Path]:
    """Give nbgrader what it needs: `alembic` on the PATH, a log file, and silence about its own warnings."""
    path = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), path])
    logger = logging.getLogger("traitlets")
    before = (logger.handlers, logger.propagate, logger.level)
    with tempfile.TemporaryDirectory(prefix="weakest-link-") as folder:
        log = Path(folder) / "nbgrader.log"
        handler = logging.FileHandler(log, encoding="utf-8")
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.INFO)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield log
        finally:
            handler.close()
            logger.handlers, logger.propagate = before[:2]
            logger.setLevel(before[2])
            os.environ["PATH"] = path


def _configuration(course: Course, **settings: dict[str, Any]) -> Config:
    """Load the course's nbgrader_config.py and set on top what this call needs, by nbgrader's class."""
    try:
        from traitlets.config.loader import PyFileConfigLoader
    except ModuleNotFoundError as error:
        message = (
            f"nbgrader is not installed ({error}). Install it with: python3 -m pip install 'weakest-link[grading]'"
        )
        raise ConfigError(message) from error
    config = PyFileConfigLoader(CONFIG, path=str(course.root)).load_config()
    config.CourseDirectory.root = str(course.root)
    config.CourseDirectory.db_url = course.gradebook
    for name, values in settings.items():
        config[name].update(values)
    return config


def _convert(converter: str, course: Course, assignment: str, **settings: dict[str, Any]) -> None:
    """Run one of nbgrader's converters; on failure raise `_ConversionError` with the log's errors."""
    config = _configuration(course, **settings)
    config.CourseDirectory.assignment_id = assignment
    with _nbgrader_environment() as log:
        from nbgrader.converters import Autograde, GenerateAssignment
        from nbgrader.converters.base import NbGraderException
        from nbgrader.coursedir import CourseDirectory

        kind = {"generate": GenerateAssignment, "autograde": Autograde}[converter]
        tool = kind(coursedir=CourseDirectory(config=config), config=config)
        tool.force = True
        try:
            tool.start()
        except (NbGraderException, SystemExit) as error:
            msg = f"{error}\n{log.read_text(encoding='utf-8')}"
            raise _ConversionError(msg) from error


class _ConversionError(Exception):
    """nbgrader refused; its log is the message."""


def generate(sources: Course, assignment: str, gradebook: Course | None = None) -> Path:
    """
    Make the released notebook of one assignment, and register its cells in a gradebook if one is given.

    Parameters
    ----------
    sources : Course
        Where the authored notebook is; the release is written to its `exercises/`.
    assignment : str
        The assignment's name.
    gradebook : Course, optional
        The course whose `gradebook.db` learns the assignment's cells and points.

    Returns
    -------
    Path
        The released notebook.

    Raises
    ------
    ExerciseFormatError
        nbgrader refused the authored notebook.
    """
    try:
        if gradebook is None:
            _convert(
                "generate", sources, assignment, SaveCells={"enabled": False}, GenerateAssignment={"no_database": True}
            )
        else:
            _convert("generate", sources, assignment, CourseDirectory={"db_url": gradebook.gradebook})
    except _ConversionError as error:
        lines = [line for line in str(error).splitlines() if line and not line.startswith(("Converting", "Setting"))]
        message = f"{sources.solution(assignment)}: nbgrader cannot release it.\n  " + "\n  ".join(lines[-6:])
        raise ExerciseFormatError(message) from error
    return sources.exercise(assignment)


def autograde(course: Course, student: str, assignment: str, collected: str) -> Path:
    """
    Run one submission with stock nbgrader and store its scores in the course's gradebook.

    Student code runs in a kernel with the rights of the caller: this is no sandbox.

    Parameters
    ----------
    course : Course
        The course.
    student, assignment : str
        Whose submission of what.
    collected : str
        The folder below the course's root that holds the repaired submissions.

    Returns
    -------
    Path
        The notebook with the outputs of this run, below `autograded/`.

    Raises
    ------
    SubmissionError
        The kernel died.
    """
    try:
        folders = {"student_id": student, "submitted_directory": collected}
        _convert("autograde", course, assignment, CourseDirectory=folders)
    except _ConversionError as error:
        if "DeadKernelError" in str(error) or "UnresponsiveKernelError" in str(error):
            message = (
                "Python itself stopped while your notebook ran (a call that ends the process, such as `exit` or "
                "`os._exit`, or no memory left). Restart the kernel, run all cells, and mend the cell that stops it."
            )
            raise SubmissionError(message) from error
        raise
    return course.root / "autograded" / student / assignment / f"{assignment}.ipynb"


@contextmanager
def open_gradebook(course: Course) -> Iterator[Any]:
    """Open the course's gradebook."""
    with _nbgrader_environment():
        from nbgrader.api import Gradebook

        with Gradebook(course.gradebook) as gradebook:
            yield gradebook


class Mark(NamedTuple):
    """One cell's points: None until a person has marked it; and whether a person gave them."""

    score: float | None
    is_by_person: bool


def read_marks(course: Course, student: str, assignment: str) -> dict[str, Mark]:
    """
    Read the marks of one submission from the gradebook, by grade_id.

    A mark that a person gave, in formgrader for instance, counts before the automatic one.
    """
    with open_gradebook(course) as gradebook:
        notebook = gradebook.find_submission_notebook(assignment, assignment, student)
        return {grade.name: _mark(grade) for grade in notebook.grades}


def _mark(grade: Any) -> Mark:
    """Read one of the gradebook's grades."""
    if grade.manual_score is None and grade.needs_manual_grade:
        return Mark(None, is_by_person=False)
    return Mark(float(grade.score), is_by_person=grade.manual_score is not None)


def store_zero(course: Course, student: str, assignment: str) -> None:
    """Give a submission that cannot be run 0 points, so that the gradebook has a row for the student."""
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_student(student)
        submission = gradebook.update_or_create_submission(assignment, student)
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                grade.auto_score, grade.needs_manual_grade = 0, False
        gradebook.db.commit()
