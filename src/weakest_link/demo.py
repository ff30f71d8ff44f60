"""
The demo: book, exercises, a graded sample class and one page that leads to them.

Everything is written below one folder. Each step remembers a digest of its inputs, so a second
run does only what changed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from weakest_link import authoring, book, datasets, report, sample, validation
from weakest_link.course import CONFIG, Course
from weakest_link.exceptions import ConfigError, DataError, counted, faults
from weakest_link.files import digest, write_whole
from weakest_link.grading.results import Result
from weakest_link.grading.run import grade_course

if TYPE_CHECKING:
    from rich.progress import Progress

ASSIGNMENT = "ex01-ministry-table"
STAMP = "released.sha256"  # also marks the folder as a demo's


@dataclass(frozen=True)
class Step:
    """What one step did and how long it took [s]."""

    name: str
    result: str
    seconds: float


@dataclass
class Demo:
    """
    One run of the demo.

    Parameters
    ----------
    project : Course
        A clone of the project.
    out : Path
        The folder to write to; it is made when missing.
    progress : rich.progress.Progress
        Where the bars are drawn.
    isolation : str
        How student code is kept apart (see `grading.isolation.choose`).
    """

    project: Course
    out: Path
    progress: Progress
    isolation: str = "auto"
    steps: list[Step] = field(default_factory=list)

    @property
    def course(self) -> Course:
        """The demo's own course folder."""
        return Course(self.out / "course")

    def run(self) -> tuple[Path, list[Result]]:
        """
        Make everything.

        Returns
        -------
        index : Path
            The page that leads to all the rest.
        results : list of Result
            The sample class, one a student.

        Raises
        ------
        WeakestLinkError
            A step failed; the message says which file and what to do.
        """
        _refuse_other_folders(self.out)
        _refuse_wheel(self.project)
        with self._step("Check the data") as say:
            say(_check_data())
        with self._step("Release the exercises") as say:
            say(self._release())
        with self._step("Build the book") as say:
            pages, result = self._book()
            say(result)
        with self._step("Write the sample class") as say:
            students = sample.write_class(self.project, self.course, ASSIGNMENT)
            say(f"{len(students)} submissions")
        with self._step(f"Grade {ASSIGNMENT}", total=len(students)) as say:
            results = grade_course(self.course, ASSIGNMENT, students, level=self.isolation, on_progress=say.advance)
            say(f"{say.n_new} graded, {len(results) - say.n_new} unchanged")
        with self._step("Write feedback and report") as say:
            index = self._pages(pages, results)
            say(f"{len(results)} pages")
        return index, results

    @contextmanager
    def _step(self, name: str, total: int | None = None) -> Iterator[_Say]:
        """Draw a bar while a step runs (a moving one when it cannot be counted) and note what it did."""
        task = self.progress.add_task(name, total=total)
        say = _Say(lambda: self.progress.advance(task))
        start = perf_counter()
        yield say
        self.progress.update(task, total=total or 1, completed=total or 1)
        self.steps.append(Step(name, say.result, perf_counter() - start))

    def _release(self) -> str:
        """Release every assignment into the demo's course, unless the authored ones are as they were."""
        project, course = self.project.root, self.course
        inputs = digest(project / "solutions", project / CONFIG)
        stamp = self.out / STAMP
        released = all(course.exercise(name).is_file() for name in self.project.assignments())
        if released and stamp.is_file() and stamp.read_text(encoding="utf-8") == inputs:
            return "unchanged"
        write_whole(stamp, "")
        shutil.rmtree(course.root / "solutions", ignore_errors=True)
        shutil.copytree(project / "solutions", course.root / "solutions")
        shutil.copy(project / CONFIG, course.root)
        authoring.release(course)
        write_whole(stamp, inputs)
        return "made"

    def _book(self) -> tuple[Path, str]:
        """Build the book; return its first page."""
        index = self.out / "book" / "_build" / "html" / "index.html"
        before = index.stat().st_mtime_ns if index.is_file() else None
        book.build(self.project.root, self.out / "book")
        return index, "unchanged" if index.stat().st_mtime_ns == before else "made"

    def _pages(self, pages: Path, results: list[Result]) -> Path:
        """Write the feedback, the class report and the first page."""
        feedback = {graded.student: report.write_feedback(self.course, graded) for graded in results}
        table = report.write_class_report(self.course, ASSIGNMENT, results)
        exercises = {name: self.course.exercise(name) for name in self.course.assignments()}

        def link(path: Path) -> str:
            return path.relative_to(self.out).as_posix()

        return report.write_index(
            self.out,
            book=link(pages),
            exercises={name: link(path) for name, path in exercises.items()},
            report=link(table),
            assignment=ASSIGNMENT,
            results=results,
            feedback={student: link(path) for student, path in feedback.items()},
        )


class _Say:
    """What a running step can tell: one more thing done, and its result in a word or two."""

    def __init__(self, on_advance: Callable[[], None]) -> None:
        self.result = "done"
        self.n_new = 0
        self._on_advance = on_advance

    def __call__(self, result: str) -> None:
        self.result = result

    def advance(self, is_new: bool) -> None:
        """Move the bar by one, and count what was not there before."""
        self.n_new += is_new
        self._on_advance()


def _refuse_other_folders(out: Path) -> None:
    """Refuse to write into a folder that holds something else than an earlier demo."""
    if out.is_dir() and any(out.iterdir()) and not (out / STAMP).is_file():
        message = f"--out {out}: the folder is not empty and holds no earlier demo. Name a new or empty folder."
        raise ConfigError(message)
    if out.exists() and not out.is_dir():
        message = f"--out {out}: got a file; expected a folder. Name a new or empty folder."
        raise ConfigError(message)


def _refuse_wheel(project: Course) -> None:
    """Refuse to run without the parts that only a clone holds."""
    missing = [name for name in ("book", "solutions", "tests/answers") if not (project.root / name).is_dir()]
    if missing:
        message = (
            f"{project.root}: the demo needs {', '.join(f'{name}/' for name in missing)}, which a clone of the "
            "project has. Clone it and run the demo there."
        )
        raise ConfigError(message)


def _check_data() -> str:
    """Refuse to go on with faulty data; all faults are in one message."""
    folder = datasets.data_folder()
    found = validation.check(folder)
    if found:
        raise DataError(faults(f"{folder}: {counted(found)}. Mend the files, or restore them with git.", found))
    return f"{len(datasets.names())} tables"
