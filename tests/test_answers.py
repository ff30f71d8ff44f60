"""Every right and wrong answer of the banks, graded by real nbgrader."""

from __future__ import annotations

import shutil

import answer_banks
import pytest

from weakest_link.authoring import release
from weakest_link.checks import STOPPED
from weakest_link.course import CONFIG, Course
from weakest_link.grading.results import Result, Scored
from weakest_link.grading.run import grade_course
from weakest_link.notebooks import Notebook, read_notebook, write_notebook
from weakest_link.sample import Answer, columns, fill

ASSIGNMENTS = answer_banks.assignments()
Results = dict[str, Result]


@pytest.fixture(scope="module", params=ASSIGNMENTS)
def assignment(request: pytest.FixtureRequest) -> str:
    """Return each assignment's name in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def dealt(assignment: str, checkout: Course) -> dict[str, dict[str, Answer]]:
    """Map each made-up student to one answer a question."""
    return {
        f"{kind}-{number:02}": column
        for kind in ("right", "wrong")
        for number, column in enumerate(columns(checkout, assignment, kind))  # type: ignore[arg-type]
    }


@pytest.fixture(scope="module")
def graded(
    assignment: str, dealt: dict[str, dict[str, Answer]], checkout: Course, tmp_path_factory: pytest.TempPathFactory
) -> Results:
    """Return the results by student, with the solution and the untouched release among them."""
    course = Course(tmp_path_factory.mktemp(assignment))
    shutil.copy(checkout.root / CONFIG, course.root)
    shutil.copytree(checkout.solution(assignment).parent, course.solution(assignment).parent)
    release(course, [assignment])
    exercise = read_notebook(course.exercise(assignment))
    notebooks: dict[str, Notebook] = {"untouched": exercise, "solution": read_notebook(course.solution(assignment))}
    for student, column in dealt.items():
        notebooks[student] = fill(exercise, {name: answer.code for name, answer in column.items()})
    for student, notebook in notebooks.items():
        write_notebook(notebook, course.submission(student, assignment) / f"{assignment}.ipynb")
    return {result.student: result for result in grade_course(course, assignment)}


def of_question(result: Result, question: str) -> list[Scored]:
    """Return the automatic items of one question."""
    return [item for item in result.scored if item.question == question and item.score is not None]


@pytest.mark.slow
def test_right_answers_keep_every_point(dealt: dict[str, dict[str, Answer]], graded: Results) -> None:
    """No right answer loses a point."""
    lost = [
        (name, answer.title, item.message)
        for student, column in dealt.items()
        for name, answer in column.items()
        if answer.kind == "right"
        for item in of_question(graded[student], name)
        if item.score != item.max_score
    ]

    assert lost == []


@pytest.mark.slow
def test_wrong_answers_lose_points_with_their_own_message(dealt: dict[str, dict[str, Answer]], graded: Results) -> None:
    """Each wrong answer loses points, and its student reads the message meant for it; a hidden check names no error."""
    faults = []
    for student, column in dealt.items():
        for name, answer in column.items():
            found = of_question(graded[student], name)
            messages = " | ".join(item.message for item in found)
            full = all(item.score == item.max_score for item in found)
            meant = str(answer.expect)
            said = meant in messages or ("Error" in meant and STOPPED in messages)
            if answer.kind == "wrong" and (full or not said):
                faults.append((name, answer.title, answer.expect, messages))

    assert faults == []


@pytest.mark.slow
def test_solution_gets_everything(graded: Results) -> None:
    """The authored solution gets every automatic point; only essays wait for a person."""
    result = graded["solution"]

    assert result.reasons == []
    assert result.score + result.to_mark == result.max_score


@pytest.mark.slow
def test_untouched_release_gets_nothing(graded: Results) -> None:
    """The released notebook, handed in as it is, gets 0 points and a reason for each question."""
    result = graded["untouched"]

    assert result.score == 0
    assert {name for name, _, _ in result.reasons} == {item.question for item in result.scored}
