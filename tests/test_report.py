"""Pages and tables about a graded class."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from notebook_factory import cell, notebook

from weakest_link.course import Course
from weakest_link.grading import marked
from weakest_link.grading.results import Result, Scored
from weakest_link.report import harmless, outputs, prose, summarise, write_class_report, write_feedback


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


def test_pages_hold_no_message_without_end(tmp_path: Path) -> None:
    """A message of 300 KB makes neither a page nor the table of a class large."""
    course, result = Course(tmp_path), graded("a", 0.0, 0.0, message="x" * 300_000)

    page = write_class_report(course, "ex01", [result])

    written = (page, page.with_suffix(".csv"), write_feedback(course, result))
    assert [path.name for path in written if path.stat().st_size > 30_000] == []


def test_feedback_looks_at_ten_outputs_of_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what a student's cells show, the first ten outputs of a question are on the page; no others are cleaned."""
    cleaned: list[str] = []
    monkeypatch.setattr(marked, "clean_html", lambda text: cleaned.append(text) or text)
    shown = cell("1", "q01-x-mine")
    shown["outputs"] = [{"output_type": "display_data", "data": {"text/html": f"{number}"}} for number in range(7)]

    found = outputs(notebook(shown, shown, shown))

    assert [text for _, text in found["q01"]] == cleaned == [*"0123456", *"012"]
