"""Pages and tables about a graded class."""

from __future__ import annotations

import json

import pytest

from weakest_link.grading.results import Result, Scored
from weakest_link.report import harmless, prose, summarise


def graded(student: str, *scores: float | None, message: str = "why") -> Result:
    """Build a result with one 2-point item a question."""
    scored = tuple(
        Scored(f"q{n:02}-x-hidden", f"q{n:02}", "Title", "", score, 2.0, "" if score in (2, None) else message)
        for n, score in enumerate(scores, start=1)
    )
    return Result(
        student, "ex01", "graded", scored, ("a repair",), (), {"q01-x-answer": "1"}, {}, "namespaces", "digest"
    )


def test_result_survives_json() -> None:
    """A result written as JSON and read again is the same result."""
    result = graded("a", 2.0, None, 0.0)

    assert Result.from_json(json.loads(json.dumps(result.to_json()))) == result


def test_result_adds_up() -> None:
    """Points, points to be had and points to mark are sums over the items."""
    result = graded("a", 2.0, None, 0.5)

    assert (result.score, result.max_marked, result.to_mark, result.max_score) == (2.5, 4.0, 2.0, 6.0)
    assert result.reasons == [("q03", 1.5, "why")]


def test_summarise_leaves_out_what_waits_for_a_person() -> None:
    """Means and shares are taken over marked answers only."""
    first, second = summarise([graded("a", 2.0, None), graded("b", 1.0, 0.0)])

    assert (first.mean, first.n_full, first.n_marked) == (1.5, 1, 2)
    assert (second.mean, second.n_full, second.n_marked) == (0.0, 0, 1)


def test_summarise_counts_the_commonest_reasons() -> None:
    """Reasons are counted over students, the commonest first."""
    results = [graded("a", 0.0, message="x"), graded("b", 0.0, message="y"), graded("c", 0.0, message="y")]

    assert summarise(results)[0].reasons == [("y", 2), ("x", 1)]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_harmless_stops_formulas(text: str) -> None:
    """Text that a spreadsheet would run gets an apostrophe in front."""
    assert harmless(text) == f"'{text}"


def test_harmless_leaves_other_text() -> None:
    """Other text stays as it is."""
    assert harmless("q01 -2: why") == "q01 -2: why"


def test_prose_escapes_before_it_marks_up() -> None:
    """Backticks become code; markup in a message stays text."""
    assert prose("`x` is <b>") == "<code>x</code> is &lt;b&gt;"
