"""
The only module that imports nbgrader: generate a release, read and write the gradebook.

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
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from weakest_link.course import CONFIG, Course
from weakest_link.exceptions import ConfigError, ExerciseFormatError
from weakest_link.notebooks import Notebook, grade_id, items

if TYPE_CHECKING:
    from traitlets.config import Config

WITHOUT_GRADEBOOK = {"SaveCells": {"enabled": False}, "GenerateAssignment": {"no_database": True}}


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
    from traitlets.config.loader import PyFileConfigLoader

    try:
        config = PyFileConfigLoader(CONFIG, path=str(course.root)).load_config()
    except (SyntaxError, NameError) as error:
        message = f"{course.root / CONFIG}: not a configuration nbgrader can read: {error}. Mend the file."
        raise ConfigError(message) from error
    config.CourseDirectory.root = str(course.root)
    if "db_url" not in config.CourseDirectory:
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
        where = {"CourseDirectory": {"db_url": _configuration(course).CourseDirectory.db_url}}
        settings = where if register else WITHOUT_GRADEBOOK
        try:
            _convert("GenerateAssignment", aside, assignment, **settings)
        except _ConversionError as error:
            message = f"{course.solution(assignment)}: nbgrader cannot release it: {error}"
            raise ExerciseFormatError(message) from error
        yield aside.exercise(assignment)


class Mark(NamedTuple):
    """One cell's points, None until a person has marked it; whether a person gave them; and that person's comment."""

    score: float | None
    is_by_person: bool
    comment: str


class Gradebook:
    """
    The course's gradebook, open: nbgrader's own tables, written without its object layer.

    One submission is one transaction of a few statements; through the objects it is some forty commits.

    Parameters
    ----------
    api : module
        `nbgrader.api`.
    session : Session
        SQLAlchemy's session.
    assignment : str
        The assignment whose submissions are read and written.
    """

    def __init__(self, api: Any, session: Any, assignment: str) -> None:
        self._api = api
        self._db = session
        self._assignment = assignment
        self._notebook: str | None = None
        self._cells: dict[str, str] = {}
        self._solutions: dict[str, str] = {}

    def knows(self, released: Notebook) -> bool:
        """Tell whether the gradebook has this assignment with these very cells and points."""
        sql, api = _sql(), self._api
        found = self._db.execute(
            sql.select(api.SourceCell.name, api.SourceCell.source)
            .join(api.Notebook, api.SourceCell.notebook_id == api.Notebook.id)
            .join(api.Assignment, api.Notebook.assignment_id == api.Assignment.id)
            .where(api.Assignment.name == self._assignment)
        ).all()
        wanted = {grade_id(cell): cell["source"] for cell in released["cells"] if grade_id(cell)}
        points = {item.grade_id: item.points for item in items(released)}
        return {name: (source or "").strip() for name, source in found} == {
            name: source.strip() for name, source in wanted.items()
        } and self._points() == points

    def _points(self) -> dict[str, float]:
        """Read what each graded cell and task is worth."""
        sql, api = _sql(), self._api
        found: dict[str, float] = {}
        for kind in (api.GradeCell, api.TaskCell):
            rows = self._db.execute(
                sql.select(kind.name, kind.max_score)
                .join(api.Notebook, kind.notebook_id == api.Notebook.id)
                .join(api.Assignment, api.Notebook.assignment_id == api.Assignment.id)
                .where(api.Assignment.name == self._assignment)
            )
            found |= {name: float(points) for name, points in rows.all()}
        return found

    def _learn_cells(self) -> None:
        """Read the ids of the assignment's notebook and cells, once."""
        sql, api = _sql(), self._api
        of_assignment = (api.Assignment.name == self._assignment,)
        self._notebook, self._assignment_id = self._db.execute(
            sql.select(api.Notebook.id, api.Notebook.assignment_id)
            .join(api.Assignment, api.Notebook.assignment_id == api.Assignment.id)
            .where(*of_assignment)
        ).one()
        rows = self._db.execute(
            sql.select(api.BaseCell.name, api.BaseCell.id, api.BaseCell.type).where(
                api.BaseCell.notebook_id == self._notebook
            )
        ).all()
        self._cells = {name: key for name, key, kind in rows if kind in ("GradeCell", "TaskCell")}
        self._solutions = {name: key for name, key, kind in rows if kind in ("SolutionCell", "TaskCell")}

    def write(
        self,
        student: str,
        scores: Mapping[str, float | None],
        unanswered: Iterable[str] = (),
        when: datetime | None = None,
    ) -> None:
        """
        Store a submission's automatic points, in one transaction.

        What a person had marked waits for that person again, as the work may have changed.

        Parameters
        ----------
        student : str
            Whose submission.
        scores : mapping of str to float or None
            Points by grade_id; None for a person to mark.
        unanswered : iterable of str
            The answer cells that hold what was released.
        when : datetime, optional
            When it was handed in (UTC).
        """
        if self._notebook is None:
            self._learn_cells()
        handed_in = self._submission(student, when)
        self._write_grades(handed_in, scores)
        self._write_comments(handed_in, set(unanswered))
        self._db.commit()

    def _submission(self, student: str, when: datetime | None) -> str:
        """Return the key of the submitted notebook; its rows are made when they are missing."""
        sql, api = _sql(), self._api
        time = {"timestamp": when} if when else {}
        if self._db.get(api.Student, student) is None:
            self._db.execute(sql.insert(api.Student).values(id=student))
        found = self._db.execute(
            sql.select(api.SubmittedAssignment.id).where(
                api.SubmittedAssignment.assignment_id == self._assignment_id,
                api.SubmittedAssignment.student_id == student,
            )
        ).scalar()
        if found is None:
            found = api.new_uuid()
            row = {"id": found, "assignment_id": self._assignment_id, "student_id": student, **time}
            self._db.execute(sql.insert(api.SubmittedAssignment).values(**row))
        elif time:
            self._db.execute(
                sql.update(api.SubmittedAssignment).where(api.SubmittedAssignment.id == found).values(**time)
            )
        notebook = self._db.execute(
            sql.select(api.SubmittedNotebook.id).where(
                api.SubmittedNotebook.assignment_id == found, api.SubmittedNotebook.notebook_id == self._notebook
            )
        ).scalar()
        if notebook is None:
            notebook = api.new_uuid()
            row = {"id": notebook, "assignment_id": found, "notebook_id": self._notebook, "flagged": False}
            self._db.execute(sql.insert(api.SubmittedNotebook).values(late_submission_penalty=0, **row))
        return str(notebook)

    def _write_grades(self, notebook: str, scores: Mapping[str, float | None]) -> None:
        """Insert or update the automatic scores."""
        sql, api = _sql(), self._api
        rows = self._db.execute(
            sql.select(api.Grade.cell_id, api.Grade.id, api.Grade.manual_score).where(api.Grade.notebook_id == notebook)
        ).all()
        known = {cell: (key, manual) for cell, key, manual in rows}
        new, old = [], []
        for name, cell in self._cells.items():
            score = scores.get(name)
            key, manual = known.get(cell, (None, None))
            row = {"auto_score": score, "needs_manual_grade": score is None or manual is not None}
            if key is None:
                new.append({"id": api.new_uuid(), "cell_id": cell, "notebook_id": notebook, **row})
            else:
                old.append({"id": key, **row})
        if new:
            self._db.execute(sql.insert(api.Grade), new)
        if old:
            self._db.execute(sql.update(api.Grade), old)

    def _write_comments(self, notebook: str, unanswered: set[str]) -> None:
        """Insert or update what nbgrader remarks on an answer that nobody wrote."""
        sql, api = _sql(), self._api
        rows = self._db.execute(
            sql.select(api.Comment.cell_id, api.Comment.id).where(api.Comment.notebook_id == notebook)
        ).all()
        known = dict(row._tuple() for row in rows)
        new, old = [], []
        for name, cell in self._solutions.items():
            row = {"auto_comment": "No response." if name in unanswered else None}
            if cell in known:
                old.append({"id": known[cell], **row})
            else:
                new.append({"id": api.new_uuid(), "cell_id": cell, "notebook_id": notebook, **row})
        if new:
            self._db.execute(sql.insert(api.Comment), new)
        if old:
            self._db.execute(sql.update(api.Comment), old)

    def marks(self) -> dict[str, dict[str, Mark]]:
        """
        Read everybody's marks: by student, by grade_id.

        A mark that a person gave, in formgrader for instance, counts before the automatic one.
        """
        sql, api = _sql(), self._api
        of_assignment = (
            sql.select(api.SubmittedAssignment.student_id, api.SubmittedNotebook.id)
            .join(api.SubmittedNotebook, api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id)
            .join(api.Assignment, api.SubmittedAssignment.assignment_id == api.Assignment.id)
            .where(api.Assignment.name == self._assignment)
            .subquery()
        )
        grades = self._db.execute(
            sql.select(
                of_assignment.c.student_id, api.BaseCell.name, api.Grade.auto_score, api.Grade.manual_score,
                api.Grade.extra_credit, api.Grade.needs_manual_grade,
            )
            .join(of_assignment, api.Grade.notebook_id == of_assignment.c.id)
            .join(api.BaseCell, api.Grade.cell_id == api.BaseCell.id)
        ).all()  # fmt: skip
        comments = self._db.execute(
            sql.select(of_assignment.c.student_id, api.BaseCell.name, api.Comment.manual_comment)
            .join(of_assignment, api.Comment.notebook_id == of_assignment.c.id)
            .join(api.BaseCell, api.Comment.cell_id == api.BaseCell.id)
        ).all()
        said = {(student, name): text or "" for student, name, text in comments}
        found: dict[str, dict[str, Mark]] = {}
        for student, name, auto, manual, extra, waits in grades:
            mark = _mark(auto, manual, extra, waits=waits, comment=said.get((student, name), ""))
            found.setdefault(student, {})[name] = mark
        return found


def _mark(auto: float | None, manual: float | None, extra: float | None, *, waits: bool, comment: str) -> Mark:
    """Read one of the gradebook's grades."""
    if waits:  # also when the answer changed after a person had marked it
        return Mark(None, is_by_person=False, comment="")
    points = (auto or 0.0) if manual is None else manual
    return Mark(float(points + (extra or 0.0)), is_by_person=manual is not None or bool(extra), comment=comment)


def _sql() -> Any:
    """Return SQLAlchemy, which comes with nbgrader."""
    import sqlalchemy

    return sqlalchemy


@contextmanager
def open_gradebook(course: Course, assignment: str) -> Iterator[Gradebook]:
    """Open the course's gradebook for one assignment; it is made when it is missing."""
    settings = _configuration(course).CourseDirectory
    with _nbgrader_environment():
        from nbgrader import api

        with _database_errors(course), api.Gradebook(settings.db_url, settings.course_id) as gradebook:
            yield Gradebook(api, gradebook.db, assignment)


def parse_time(text: str) -> datetime | None:
    """Read a time as nbgrader writes it; None when it is none."""
    from nbgrader.utils import parse_utc

    try:
        return parse_utc(text)  # type: ignore[no-any-return]
    except (ValueError, TypeError, OverflowError):
        return None


def register(course: Course, assignment: str) -> None:
    """Tell the gradebook the assignment's cells and points, by nbgrader's own way: a release, made aside."""
    with generated(course, assignment, register=True):
        pass
