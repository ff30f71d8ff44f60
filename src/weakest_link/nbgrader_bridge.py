"""
The only module that imports nbgrader: generate a release, autograde, read and write the gradebook.

nbgrader loads server extensions when it is imported (about 1.5 s), so it is imported on first use.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from weakest_link.course import CONFIG, Course
from weakest_link.exceptions import ConfigError, ExerciseFormatError, SubmissionError

if TYPE_CHECKING:
    from traitlets.config import Config

WITHOUT_GRADEBOOK = {"SaveCells": {"enabled": False}, "GenerateAssignment": {"no_database": True}}
KERNEL_DIED = (
    "Python itself stopped while your notebook ran (a call that ends the process, such as `exit` or `os._exit`, "
    "or no memory left). Restart the kernel, run all cells, and mend the cell that stops it."
)


@contextmanager
def _nbgrader_environment() -> Iterator[Path]:
    """Give nbgrader what it needs: `alembic` on the PATH, a log file, and silence about its own warnings."""
    # A kernel that died leaves a task that nobody awaits; asyncio would report it at the end, to no use.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
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
    from traitlets.config.loader import PyFileConfigLoader

    try:
        config = PyFileConfigLoader(CONFIG, path=str(course.root)).load_config()
    except (SyntaxError, NameError) as error:
        message = f"{course.root / CONFIG}: not a configuration nbgrader can read: {error}. Mend the file."
        raise ConfigError(message) from error
    config.CourseDirectory.root = str(course.root)
    config.CourseDirectory.db_url = course.gradebook
    for name, values in settings.items():
        config[name].update(values)
    return config


class _ConversionError(Exception):
    """nbgrader refused; the message is the last error of its log, or else what it raised."""

    def __init__(self, log: str, raised: BaseException) -> None:
        self.log = log
        errors = re.findall(r"^[\w.]*(?:Error|Exception|Invalid\w*): .+", log, re.MULTILINE)
        super().__init__(errors[-1] if errors else str(raised))


def _convert(converter: str, course: Course, assignment: str, **settings: dict[str, Any]) -> None:
    """Run one of nbgrader's converters, named as its class; on failure raise `_ConversionError`."""
    config = _configuration(course, **settings)
    config.CourseDirectory.assignment_id = assignment
    with _nbgrader_environment() as log:
        from nbgrader import converters
        from nbgrader.converters.base import NbGraderException
        from nbgrader.coursedir import CourseDirectory

        tool = getattr(converters, converter)(coursedir=CourseDirectory(config=config), config=config)
        tool.force = True
        try:
            with _database_errors(course):
                tool.start()
        except (NbGraderException, SystemExit) as error:
            if "accessing the nbgrader database" in str(error):
                raise ConfigError(_database_message(course)) from error
            raise _ConversionError(log.read_text(encoding="utf-8"), error) from error


@contextmanager
def _database_errors(course: Course) -> Iterator[None]:
    """Turn a database that cannot be used into one message."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        raise ConfigError(_database_message(course)) from error


def _database_message(course: Course) -> str:
    """Say what to do about a gradebook that cannot be used."""
    return (
        f"{course.root / 'gradebook.db'}: the gradebook cannot be used (it is locked, read-only or damaged). "
        "Close other programs that use it; else move it aside, keep it, and grade again: a new one is made."
    )


@contextmanager
def generated(course: Course, assignment: str, *, register: bool = False) -> Iterator[Path]:
    """
    Make the release of one assignment aside; it is gone when the block ends.

    Parameters
    ----------
    course : Course
        Where the authored notebook is; its `exercises/` is not touched.
    assignment : str
        The assignment's name.
    register : bool
        Tell the course's gradebook the assignment's cells and points, too.

    Yields
    ------
    Path
        The released notebook; what else lies in the assignment's folder lies beside it.

    Raises
    ------
    ExerciseFormatError
        nbgrader refused the authored notebook.
    """
    with tempfile.TemporaryDirectory(prefix="weakest-link-") as folder:
        aside = Course(Path(folder))
        shutil.copy(course.root / CONFIG, aside.root)
        skipped = shutil.ignore_patterns(".*", "__pycache__")
        shutil.copytree(course.solution(assignment).parent, aside.solution(assignment).parent, ignore=skipped)
        settings = {"CourseDirectory": {"db_url": course.gradebook}} if register else WITHOUT_GRADEBOOK
        try:
            _convert("GenerateAssignment", aside, assignment, **settings)
        except _ConversionError as error:
            message = f"{course.solution(assignment)}: nbgrader cannot release it: {error}"
            raise ExerciseFormatError(message) from error
        yield aside.exercise(assignment)


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
        The kernel died, or nbgrader could not run the notebook for another reason.
    """
    folders = {"student_id": student, "submitted_directory": collected}
    try:
        _convert("Autograde", course, assignment, CourseDirectory=folders)
    except _ConversionError as error:
        died = "DeadKernelError" in error.log or "UnresponsiveKernelError" in error.log
        message = KERNEL_DIED if died else f"Your notebook could not be run to its end: {error}"
        raise SubmissionError(message) from error
    return course.root / "autograded" / student / assignment / f"{assignment}.ipynb"


@contextmanager
def open_gradebook(course: Course) -> Iterator[Any]:
    """Open the course's gradebook."""
    with _nbgrader_environment():
        from nbgrader.api import Gradebook

        with _database_errors(course), Gradebook(course.gradebook) as gradebook:
            yield gradebook


class Mark(NamedTuple):
    """One cell's points, None until a person has marked it; whether a person gave them; and that person's comment."""

    score: float | None
    is_by_person: bool
    comment: str


def read_marks(course: Course, student: str, assignment: str) -> dict[str, Mark] | None:
    """
    Read the marks of one submission from the gradebook, by grade_id.

    A mark that a person gave, in formgrader for instance, counts before the automatic one. None when
    the gradebook does not know the submission.
    """
    if not (course.root / "gradebook.db").is_file():
        return None
    with open_gradebook(course) as gradebook:
        from nbgrader.api import MissingEntry

        try:
            notebook = gradebook.find_submission_notebook(assignment, assignment, student)
        except MissingEntry:
            return None
        comments = {comment.name: comment.manual_comment or "" for comment in notebook.comments}
        return {grade.name: _mark(grade, comments.get(grade.name, "")) for grade in notebook.grades}


def _mark(grade: Any, comment: str) -> Mark:
    """Read one of the gradebook's grades."""
    if grade.needs_manual_grade:  # also when the answer changed after a person had marked it
        return Mark(None, is_by_person=False, comment="")
    return Mark(float(grade.score), is_by_person=grade.manual_score is not None, comment=comment)


def store_nothing(course: Course, student: str, assignment: str, to_mark: Iterable[str] = ()) -> None:
    """
    Give a submission that cannot be run 0 points, so that the gradebook has a row for the student.

    Parameters
    ----------
    course : Course
        The course.
    student, assignment : str
        Whose submission of what.
    to_mark : iterable of str
        Cells (grade_id) that a person can mark all the same. A cell that a person marked before waits
        for that person again.
    """
    waiting = set(to_mark)
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_student(student)
        submission = gradebook.update_or_create_submission(assignment, student)
        for grade in (grade for notebook in submission.notebooks for grade in notebook.grades):
            grade.auto_score = None if grade.name in waiting else 0
            grade.needs_manual_grade = grade.name in waiting or grade.manual_score is not None
        gradebook.db.commit()
