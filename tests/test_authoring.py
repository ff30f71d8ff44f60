"""From solutions to exercises."""

from __future__ import annotations

from typing import Any

import pytest
from notebook_factory import cell, essay, notebook, question, write

from weakest_link.authoring import lint, release
from weakest_link.course import Course
from weakest_link.exceptions import ExerciseFormatError
from weakest_link.notebooks import Cell

NAME = "ex01-double"


def test_lint_accepts_a_good_notebook() -> None:
    """A notebook that keeps the rules has no faults."""
    assert lint(notebook(*question(1), *essay(2))) == []


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        pytest.param(
            cell("1 + 1", "q03-x-visible", grade=True, locked=True, points=0),
            "must end inside a `with",
            id="expression",
        ),
        pytest.param(cell("x = 1", "cell-31f6b", solution=True), "expected the form q03-topic-answer", id="random id"),
        pytest.param(cell("### BEGIN SOLUTION\nx", "a"), "BEGIN SOLUTION stands 1 times, its END 0", id="no end"),
        pytest.param({**cell("1", "b"), "outputs": [{}]}, "has stored outputs; clear them", id="outputs"),
        pytest.param({**cell("x", "q03-x-answer", solution=True), "id": "c"}, "expected the grade_id", id="other id"),
        pytest.param(cell("x = 1", "setup"), "the id already names cell 1", id="id twice"),
        pytest.param({"id": "d", "metadata": {}, "source": ""}, "cell_type got None", id="no type"),
        pytest.param(cell("with x:\n  y", "q03-x-hidden", grade=True), "a graded cell without points", id="no points"),
    ],
)
def test_lint_names_the_cell_and_the_fault(bad: Cell, fault: str) -> None:
    """Each broken rule gives one sentence with the cell's number."""
    found = lint(notebook(bad))

    assert len(found) == 1
    assert fault in found[0]
    assert "(cell 2)" in found[0]


def test_lint_compares_points() -> None:
    """Points in a heading that differ from the cells' are a fault."""
    assert lint(notebook(*question(1, points=3, heading_points=5))) == [
        "q01: the heading says 5.0 points, its cells are worth 3.0."
    ]


@pytest.mark.slow
def test_release_removes_answers_and_hidden_checks(course: Course) -> None:
    """What students get holds no solution and no hidden check."""
    write(notebook(*question(1), *essay(2)), course.solution(NAME))

    assert release(course) == {NAME: True}

    text = course.exercise(NAME).read_text(encoding="utf-8")
    assert not [
        word for word in ("return 2 * x", "Because.", "a secret property", "SOLUTION", "HIDDEN") if word in text
    ]


@pytest.mark.slow
def test_release_gives_identical_bytes(course: Course) -> None:
    """Releasing again changes nothing, and says so."""
    write(notebook(*question(1)), course.solution(NAME))
    release(course)
    before = course.exercise(NAME).read_bytes()

    assert release(course) == {NAME: False}
    assert course.exercise(NAME).read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["lint", "nbgrader"])
def test_release_keeps_the_last_good_one(course: Course, fault: str) -> None:
    """A notebook that is refused leaves the last good release in its place, and nothing beside it."""
    write(notebook(*question(1)), course.solution(NAME))
    release(course)
    before = course.exercise(NAME).read_bytes()
    broken: dict[str, Any] = notebook(*question(1, heading_points=9)) if fault == "lint" else notebook(*question(1))
    if fault == "nbgrader":
        broken["cells"][2]["metadata"]["nbgrader"]["schema_version"] = 99
    write(broken, course.solution(NAME))

    with pytest.raises(ExerciseFormatError, match=r"double\.ipynb: (1 fault|nbgrader cannot release it: One or more)"):
        release(course)

    assert course.exercise(NAME).read_bytes() == before
    assert [path.name for path in (course.root / "exercises").iterdir()] == [NAME]


def test_release_refuses_what_lies_beside_a_notebook(course: Course) -> None:
    """A second notebook in an assignment's folder, which would be released unseen, is refused."""
    write(notebook(*question(1)), course.solution(NAME))
    write(notebook(*question(1)), course.solution(NAME).with_name("old.ipynb"))

    with pytest.raises(ExerciseFormatError, match=r"old\.ipynb lies beside it"):
        release(course)


@pytest.mark.slow
def test_release_check_writes_nothing(course: Course) -> None:
    """With check the difference is told and nothing is written."""
    write(notebook(*question(1)), course.solution(NAME))

    assert release(course, check=True) == {NAME: True}
    assert not course.exercise(NAME).exists()
