"""
The fixed workloads: an exercise of 30 cells, and a class that hands it in.

"pandas" and "chart" differ in the seventh question only. The exercise is written twice, as nbgrader reads it and as
otter-grader reads it, with the same checks and points. Nothing is random and nothing is downloaded: the same call
gives the same bytes.
"""

from __future__ import annotations

import json
import shutil
import textwrap
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from questions import CHART, CHART_SETUP, COMMON, HIDDEN_POINTS, SETUP, SHARES, STUB, VISIBLE_POINTS, Question

from weakest_link.course import CONFIG, Course
from weakest_link.notebooks import Cell, Notebook, write_notebook

NAME = "bench30"
CELLS = 30
TITLE = "# Benchmark — Lists and dates\n\nSeven questions on the tables of this module. Every question has 3 points."
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
METADATA = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
QUESTION_POINTS = VISIBLE_POINTS + HIDDEN_POINTS

Scores = dict[str, float]


@dataclass(frozen=True)
class Workload:
    """
    One exercise.

    Attributes
    ----------
    name : str
        What it is called in the results.
    setup : str
        The cell before the questions.
    questions : tuple of Question
        Its seven questions.
    """

    name: str
    setup: str
    questions: tuple[Question, ...]

    def labelled(self) -> dict[str, Question]:
        """Map each label (``q01``) to its question."""
        return {f"q{number:02}": question for number, question in enumerate(self.questions, start=1)}


PANDAS = Workload("pandas", SETUP, (*COMMON, SHARES))
WITH_CHART = Workload("chart", CHART_SETUP, (*COMMON, CHART))
WORKLOADS = {workload.name: workload for workload in (PANDAS, WITH_CHART)}
FULL_POINTS = len(PANDAS.questions) * QUESTION_POINTS


@dataclass(frozen=True)
class Kind:
    """
    One kind of submission.

    Attributes
    ----------
    name : str
        What it is called in the results.
    score : int
        The points it must get from every grader.
    style : str
        Which right answers it gives: ``right`` or ``other``.
    but : dict of str to str
        The questions, by topic, that it answers otherwise: the name of a wrong answer, or ``stub``; topics
        that a workload does not have are skipped.
    """

    name: str
    score: int
    style: str = "right"
    but: Mapping[str, str] = field(default_factory=dict)

    def answers(self, workload: Workload) -> dict[str, str]:
        """Map each question (``q01``) to the source of its answer cell."""
        return {label: self._code(question) for label, question in workload.labelled().items()}

    def scores(self, workload: Workload) -> Scores:
        """Map each question to the points that this kind must get for it."""
        return {label: float(self._points(question)) for label, question in workload.labelled().items()}

    def _points(self, question: Question) -> int:
        """Return the points of one question."""
        variant = self.but.get(question.topic)
        if variant in question.wrong:
            return question.wrong[variant].score
        return 0 if variant == "stub" else QUESTION_POINTS

    def _code(self, question: Question) -> str:
        """Return what this kind writes into one answer cell."""
        variant = self.but.get(question.topic, self.style)
        if variant == "stub":
            return question.head + textwrap.indent(STUB, "    " if question.head else "")
        body = question.wrong[variant].code if variant in question.wrong else getattr(question, variant)
        return question.head + body


KINDS = (
    Kind("right", 21),
    Kind("right in another style", 21, style="other"),
    Kind("one wrong", 19, but={"merge": "inner"}),
    Kind(
        "several wrong",
        12,
        but={"filter": "either", "group": "counted", "dates": "unsorted", "shares": "overall", "chart": "lists"},
    ),
    Kind("an error in one cell", 18, but={"group": "typo"}),
    Kind("unfinished", 12, but={"clean": "stub", "dates": "stub", "shares": "stub", "chart": "stub"}),
)


def kind_of(index: int) -> Kind:
    """Return what the student with this number, from 0, hands in; the kinds take turns."""
    return KINDS[index % len(KINDS)]


def student(index: int) -> str:
    """Name the student with this number; the names sort as the numbers do."""
    return f"s{index + 1:05}"


def build_course(root: Path, project: Path, workload: Workload, indices: Iterable[int]) -> Course:
    """
    Write a course in nbgrader's layout: the authored notebook, and what the students handed in.

    Parameters
    ----------
    root : Path
        A folder that does not exist yet.
    project : Path
        The project's checkout, whose `nbgrader_config.py` is copied.
    workload : Workload
        The exercise.
    indices : iterable of int
        The students' numbers, from 0.

    Returns
    -------
    Course
        The course; nothing is released and nothing is graded yet.
    """
    root.mkdir(parents=True)
    shutil.copy(project / CONFIG, root)
    course = Course(root)
    _write(_notebook(_authored_cells(workload)), course.solution(NAME))
    for index in indices:
        handed_in = _notebook(_submitted_cells(workload, kind_of(index)))
        _write(handed_in, course.submission(student(index), NAME) / f"{NAME}.ipynb")
    return course


def build_otter(root: Path, workload: Workload) -> Path:
    """
    Write the exercise for otter-grader: `autograder.zip`, and one notebook for each kind of submission.

    The files are those that `otter assign` 7 makes of the same questions: tests in the OK format with a
    visible and a hidden case, `grader.check(...)` after each answer. A hidden check is no cell here, so
    otter runs fewer cells.

    Parameters
    ----------
    root : Path
        A folder that does not exist yet.
    workload : Workload
        The exercise.

    Returns
    -------
    Path
        The zip file; notebook `N.ipynb` beside it is of kind N.
    """
    root.mkdir(parents=True)
    archive = root / "autograder.zip"
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("otter_config.json", json.dumps({"assignment_name": NAME, "lang": "python"}))
        for label, question in workload.labelled().items():
            target.writestr(f"tests/{label}.py", _otter_test(label, question))
    for index, kind in enumerate(KINDS):
        _write(_otter_notebook(workload, kind), root / f"{index}.ipynb")
    return archive


def code_cells(workload: Workload, kind: Kind) -> list[tuple[str, bool]]:
    """List the code of a submission, its visible and hidden checks in their places; True marks a check."""
    cells = [(workload.setup, False)]
    answers = kind.answers(workload)
    for label, question in workload.labelled().items():
        checks = [(_check(label, body), True) for body in (question.visible, question.hidden)]
        cells += [(answers[label], False), *checks]
    return cells


def _notebook(cells: list[Cell], **metadata: Any) -> Notebook:
    """Build a notebook."""
    return {"cells": cells, "metadata": {**METADATA, **metadata}, "nbformat": 4, "nbformat_minor": 5}


def _write(notebook: Notebook, path: Path) -> None:
    """Write a notebook, and the folder it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_notebook(notebook, path)


def _cell(source: str, name: str, *, is_code: bool = True, metadata: dict[str, Any] | None = None) -> Cell:
    """Build a cell."""
    made: Cell = {"id": name, "metadata": metadata or {}, "source": source}
    if not is_code:
        return {**made, "cell_type": "markdown"}
    return {**made, "cell_type": "code", "execution_count": None, "outputs": []}


def _role(source: str, name: str, *, is_code: bool = True, **nbgrader: Any) -> Cell:
    """Build a cell with a role; keyword arguments become its nbgrader metadata."""
    roles = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    return _cell(source, name, is_code=is_code, metadata={"nbgrader": {**roles, **nbgrader, "grade_id": name}})


def _cells(workload: Workload, answers: Mapping[str, str], hidden: Mapping[str, str]) -> list[Cell]:
    """Build the 30 cells with these sources in the answers and in the hidden checks."""
    cells = [
        _role(TITLE, "q00-title-prompt", is_code=False, locked=True),
        _role(workload.setup, "q00-setup-prompt", locked=True),
    ]
    for label, question in workload.labelled().items():
        name = f"{label}-{question.topic}"
        cells += [
            _role(_prompt(label, question), f"{name}-prompt", is_code=False, locked=True),
            _role(answers[label], f"{name}-answer", solution=True),
            _role(_check(label, question.visible), f"{name}-visible", grade=True, locked=True, points=VISIBLE_POINTS),
            _role(hidden[label], f"{name}-hidden", grade=True, locked=True, points=HIDDEN_POINTS),
        ]
    assert len(cells) == CELLS
    return cells


def _authored_cells(workload: Workload) -> list[Cell]:
    """Build the authored notebook's cells: answers and hidden checks between their markers."""
    answers, hidden = {}, {}
    for label, question in workload.labelled().items():
        margin = "    " if question.head else ""
        solution = f"{margin}### BEGIN SOLUTION\n{question.right}\n{margin}### END SOLUTION"
        answers[label] = question.head + solution
        body = _check(label, question.hidden)
        hidden[label] = f"{_covers(question)}\n### BEGIN HIDDEN TESTS\n{body}\n### END HIDDEN TESTS"
    return _cells(workload, answers, hidden)


def _submitted_cells(workload: Workload, kind: Kind) -> list[Cell]:
    """Build a submission's cells: its hidden checks are one line of comment, as in the release."""
    hidden = {label: _covers(question) for label, question in workload.labelled().items()}
    return _cells(workload, kind.answers(workload), hidden)


def _heading(label: str) -> str:
    """Name a question as students read it: ``Question 1``."""
    return f"Question {int(label[1:])}"


def _prompt(label: str, question: Question) -> str:
    """Write a question's text, with the heading that states its points."""
    return f"## {_heading(label)} — {question.title} ({QUESTION_POINTS} points)\n\n{question.prompt}"


def _covers(question: Question) -> str:
    """Write the line of a hidden check that students see."""
    return f"# Also checked: {question.title.lower()}, on other data and in full."


def _check(label: str, body: str) -> str:
    """Write the code of a check cell."""
    return f'with checks.question("{_heading(label)}"):\n{textwrap.indent(body, "    ")}'


def _otter_notebook(workload: Workload, kind: Kind) -> Notebook:
    """Build one submission as a student of an otter course hands it in."""
    load_otter = f'# Initialize Otter\nimport otter\ngrader = otter.Notebook("{NAME}.ipynb")'
    cells = [
        _cell(load_otter, "otter"),
        _cell(TITLE, "title", is_code=False),
        _cell(workload.setup, "setup"),
    ]
    answers = kind.answers(workload)
    for label, question in workload.labelled().items():
        cells += [
            _cell(_prompt(label, question), f"{label}-prompt", is_code=False),
            _cell(answers[label], f"{label}-answer", metadata={"tags": ["otter_answer_cell"]}),
            _cell(f'grader.check("{label}")', f"{label}-check"),
        ]
    return _notebook(cells, otter={"OK_FORMAT": True, "assignment_name": NAME, "tests": {}})


def _otter_test(label: str, question: Question) -> str:
    """Write the test file of one question."""
    cases = [
        {"code": _doctest(_check(label, body)), "hidden": is_hidden, "locked": False}
        for body, is_hidden in ((question.visible, False), (question.hidden, True))
    ]
    suite = {"cases": cases, "scored": True, "setup": "", "teardown": "", "type": "doctest"}
    test = {"name": label, "points": [VISIBLE_POINTS, HIDDEN_POINTS], "suites": [suite]}
    return f"OK_FORMAT = True\n\ntest = {test!r}\n"


def _doctest(source: str) -> str:
    """Write code as a doctest: a line with a margin continues the statement above it."""
    return "".join(f"{'...' if line.startswith(' ') else '>>>'} {line}\n" for line in source.splitlines())


for _workload in WORKLOADS.values():
    _stated = all(sum(kind.scores(_workload).values()) == kind.score for kind in KINDS)
    assert _stated, "A kind's total differs from its questions."
