"""What a student's code may use: defaults, an assignment's own, a question's own."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from notebook_factory import notebook

from weakest_link.course import Course
from weakest_link.exceptions import ExerciseFormatError
from weakest_link.grading.limits import Limits
from weakest_link.notebooks import Notebook, read_notebook


def having(limits: object) -> Notebook:
    """Build a notebook with these limits in its metadata."""
    made = notebook()
    made["metadata"]["weakest_link"] = {"limits": limits}
    return made


def test_defaults() -> None:
    """A notebook that says nothing has the documented defaults."""
    expected = {
        "wall_s": 20, "cpu_s": 20, "memory_mb": 1024, "processes": 32, "file_mb": 64,
        "output_mb": 4, "answer_mb": 16, "total_s": 180, "questions": {},
    }  # fmt: skip

    assert dataclasses.asdict(Limits.read(notebook())) == expected


@pytest.mark.parametrize(
    "metadata",
    [{}, {"weakest_link": {}}, {"weakest_link": {"limits": {}}}],
    ids=["no metadata", "nothing of ours", "no limits"],
)
def test_read_takes_the_defaults_where_nothing_is_said(metadata: dict[str, Any]) -> None:
    """Each part of the metadata may be missing."""
    assert Limits.read({**notebook(), "metadata": metadata}) == Limits()


def test_read_takes_an_assignments_own() -> None:
    """What the metadata name counts; the rest are the defaults."""
    limits = Limits.read(having({"wall_s": 40, "output_mb": 0.5}))

    assert limits == Limits(wall_s=40, output_mb=0.5)


def test_question_has_its_own() -> None:
    """A question's own limits go before the assignment's, which go before the defaults."""
    limits = Limits.read(having({"wall_s": 40, "cpu_s": 30, "questions": {"q03": {"wall_s": 90}}}))

    own = limits.of("q03")

    assert (own.wall_s, own.cpu_s, own.memory_mb) == (90, 30, 1024)


@pytest.mark.parametrize("question", ["q01", "", "no question"])
def test_other_questions_have_the_assignments(question: str) -> None:
    """A question that is not named has the assignment's limits."""
    limits = Limits(questions={"q03": {"wall_s": 90}})

    assert limits.of(question) is limits


@pytest.mark.parametrize(
    ("limits", "fault"),
    [
        pytest.param({"wall": 4}, r"wall: unknown; expected one of answer_mb, cpu_s, file_mb, .*, wall_s\.", id="name"),
        pytest.param({"wall_s": 0}, r"wall_s got 0; expected a number above 0\.", id="zero"),
        pytest.param({"wall_s": -1.5}, r"wall_s got -1\.5; expected a number above 0\.", id="below zero"),
        pytest.param({"wall_s": "20"}, r"wall_s got '20'; expected a number above 0\.", id="text"),
        pytest.param({"wall_s": None}, r"wall_s got None; expected a number above 0\.", id="nothing"),
        pytest.param({"wall_s": True}, r"wall_s got True; expected a number above 0\.", id="true"),
        pytest.param({"wall_s": [20]}, r"wall_s got \[20\]; expected a number above 0\.", id="list"),
        pytest.param([20], r"got \[20\]; expected an object of names and numbers\.", id="no object"),
        pytest.param(None, r"got None; expected an object of names and numbers\.", id="null"),
        pytest.param({"questions": ["q03"]}, r"questions got \['q03'\]; expected an object such as", id="questions"),
        pytest.param({"questions": {"q03": 90}}, r"questions got \{'q03': 90\}; expected an object", id="question"),
        pytest.param({"questions": {"q03": {"wall": 9}}}, r"q03\.wall: unknown; expected one of", id="question's name"),
        pytest.param({"questions": {"q03": {"wall_s": 0}}}, r"q03\.wall_s got 0; expected", id="question's value"),
        pytest.param({"questions": {"q03": {"total_s": 9}}}, r"q03\.total_s: unknown", id="total of a question"),
        pytest.param({"questions": {"q03": {"questions": {}}}}, r"q03\.questions: unknown", id="questions in one"),
    ],
)
def test_read_names_what_is_wrong(limits: object, fault: str) -> None:
    """A limit that cannot be used is named with what was got and what was expected."""
    with pytest.raises(ExerciseFormatError, match=rf"^ex\.ipynb: metadata weakest_link\.limits cannot.*\n  - {fault}"):
        Limits.read(having(limits), "ex.ipynb")


@pytest.mark.parametrize(
    "limits",
    [{"wall_s": float("nan")}, {"file_mb": float("inf")}],
    ids=["not a number", "infinite"],
)
def test_read_refuses_numbers_that_bound_nothing(limits: dict[str, float]) -> None:
    """A number that is no bound is refused: JSON as Python reads it has NaN and Infinity."""
    with pytest.raises(ExerciseFormatError, match="expected a number above 0"):
        Limits.read(having(limits))


@pytest.mark.parametrize("own", [None, [], "limits"], ids=["null", "list", "text"])
def test_read_names_metadata_of_another_form(own: object) -> None:
    """Metadata of ours that are no object are the author's fault, with a message."""
    made = {**notebook(), "metadata": {"weakest_link": own}}

    with pytest.raises(ExerciseFormatError, match="expected an object"):
        Limits.read(made)


def test_read_names_every_fault_at_once() -> None:
    """All faults of a notebook stand in one message."""
    limits = {"wall": 4, "cpu_s": 0, "questions": {"q01": {"file_mb": "x"}, "q02": {"memory": 1}}}

    with pytest.raises(ExerciseFormatError, match="cannot be used") as error:
        Limits.read(having(limits))

    named = [line.split()[1].rstrip(":") for line in str(error.value).splitlines()[1:]]
    assert named == ["wall", "cpu_s", "q01.file_mb", "q02.memory"]


def test_limits_of_every_assignment_can_be_read(checkout: Course) -> None:
    """The project's own notebooks have limits that can be used."""
    for name in checkout.assignments():
        assert Limits.read(read_notebook(checkout.solution(name)), name).wall_s > 0
