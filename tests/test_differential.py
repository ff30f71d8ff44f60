"""The same check cells, run by stock nbgrader in one process, give honest submissions the same scores."""

from __future__ import annotations

import shutil
from pathlib import Path

import answer_banks
import pytest
import stock

from weakest_link.authoring import release
from weakest_link.course import CONFIG, Course
from weakest_link.grading.run import grade_course
from weakest_link.notebooks import Notebook, items, read_notebook, write_notebook
from weakest_link.sample import columns, fill, submissions

ASSIGNMENTS = answer_banks.assignments()
WHOLE = "ex01-ministry-table"  # compared in every answer and the sample class; the others in some answers
N_COLUMNS = 2  # answers to each question, right and wrong ones, that are compared for the others
# What ends nbgrader's kernel, or lacks cells that only our repair puts back.
NOT_COMPARED = {"crash-exit", "never-ending", "cells-deleted"}


def honest(project: Course, assignment: str) -> dict[str, Notebook]:
    """Return the sample class and every answer of the banks, by student."""
    exercise = read_notebook(project.exercise(assignment))
    made = {}
    if assignment == WHOLE:
        made = {name: notebook for name, notebook in submissions(project, assignment) if name not in NOT_COMPARED}
    for kind in ("right", "wrong"):
        compared = columns(project, assignment, kind)[: None if assignment == WHOLE else N_COLUMNS]  # type: ignore[arg-type]
        for number, column in enumerate(compared):
            answers = {question: answer.code for question, answer in column.items()}
            made[f"bank-{kind}-{number:02}"] = fill(exercise, answers)
    return made


@pytest.fixture(scope="module", params=ASSIGNMENTS)
def courses(request: pytest.FixtureRequest, checkout: Course, tmp_path_factory: pytest.TempPathFactory) -> list[Course]:
    """Return two copies of one course with the same submissions, neither graded yet."""
    assignment = str(request.param)
    first = Course(tmp_path_factory.mktemp(assignment) / "ours")
    first.root.mkdir()
    shutil.copy(checkout.root / CONFIG, first.root)
    shutil.copytree(checkout.solution(assignment).parent, first.solution(assignment).parent)
    release(first, [assignment])
    for student, notebook in honest(checkout, assignment).items():
        write_notebook(notebook, first.submission(student, assignment) / f"{assignment}.ipynb")
    return [first, Course(Path(shutil.copytree(first.root, first.root.with_name("stock"))))]


@pytest.mark.slow
def test_scores_are_those_of_stock_nbgrader(courses: list[Course]) -> None:
    """Every automatic item of every submission has the same score both ways."""
    ours, other = courses
    (assignment,) = ours.assignments()
    automatic = {item.grade_id for item in items(read_notebook(ours.solution(assignment))) if not item.is_manual}

    results = grade_course(ours, assignment)
    stock.nbgrader(other, "generate_assignment", assignment, "--force", "--create")
    stock.nbgrader(other, "autograde", assignment)

    theirs = stock.scores(other, assignment)
    differ = [
        (result.student, item.grade_id, item.score, theirs[result.student][item.grade_id], item.message)
        for result in results
        for item in result.scored
        if item.grade_id in automatic and item.score != theirs[result.student][item.grade_id]
    ]
    assert differ == []
    assert len(theirs) == len(results) >= 2 * N_COLUMNS
