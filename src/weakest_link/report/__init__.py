"""
Pages and tables about a graded class: feedback for students, a report for instructors.

Everything that a student wrote is shown as escaped text. Check cells are never shown, so hidden
checks stay hidden.
"""

from __future__ import annotations

import csv
import functools
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weakest_link.course import Course
from weakest_link.files import write_whole
from weakest_link.grading.isolation import LEVELS
from weakest_link.grading.results import Result
from weakest_link.notebooks import Notebook, grade_id, is_answer, question_of, read_notebook

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

STATES = {
    "graded": "graded",
    "unreadable": "file could not be read",
    "stopped": "could not be graded",
    "missing": "not handed in",
}


@dataclass(frozen=True)
class QuestionSummary:
    """How a class did on one question: shares of its students, and the commonest reasons for losing points."""

    question: str
    title: str
    max_score: float
    mean: float
    n_full: int
    n_marked: int
    reasons: list[tuple[str, int]]


def summarise(class_results: Sequence[Result]) -> list[QuestionSummary]:
    """
    Sum up a class by question, over the submissions that could be run.

    Parameters
    ----------
    class_results : sequence of Graded
        The results of one assignment.

    Returns
    -------
    list of QuestionSummary
        In the notebook's order; empty when nothing could be run.
    """
    ran = [graded for graded in class_results if graded.state == "graded"]
    if not ran:
        return []
    return [_summary(question, ran) for question in ran[0].by_question]


def _summary(question: str, ran: Sequence[Result]) -> QuestionSummary:
    """Sum up one question."""
    parts = [graded.by_question[question] for graded in ran]
    marked = [part for part in parts if all(item.score is not None for item in part)]
    full = sum(item.max_score for item in parts[0])
    sums = [sum(item.score or 0.0 for item in part) for part in marked]
    reasons = Counter(reason for graded in ran for name, _, reason in graded.reasons if name == question)
    return QuestionSummary(
        question=question,
        title=parts[0][0].title,
        max_score=full,
        mean=sum(sums) / len(sums) if sums else 0.0,
        n_full=sum(score >= full for score in sums),
        n_marked=len(marked),
        reasons=reasons.most_common(3),
    )


def write_feedback(course: Course, graded: Result) -> Path:
    """
    Write one student's feedback page to `feedback/STUDENT/ASSIGNMENT/ASSIGNMENT.html`.

    Returns
    -------
    Path
        The page.
    """
    from weakest_link.grading.marked import plain

    page = course.root / "feedback" / graded.student / graded.assignment / f"{graded.assignment}.html"
    answers = {key.split("-", 1)[0]: plain(source) for key, source in graded.answers.items()}
    marked = course.marked(graded.student, graded.assignment)
    shown = outputs(read_notebook(marked)) if marked.is_file() and graded.state == "graded" else {}
    _render(
        "feedback.html", page, graded=graded, questions=graded.by_question, answers=answers, outputs=shown,
        states=STATES, level=LEVELS.get(graded.isolation, ""),  # type: ignore[call-overload]
    )  # fmt: skip
    return page


def outputs(marked: Notebook) -> dict[str, list[tuple[str, Any]]]:
    """
    List what a student's own cells printed and showed, by question (``q03``).

    Parameters
    ----------
    marked : dict
        A marked notebook; its outputs were made harmless when it was made (see `grading.marked`).

    Returns
    -------
    dict of str to list of tuple
        Kind (``text``, ``html``, ``png``, ``jpeg``) and content of each output, at most ten a question.
    """
    from markupsafe import Markup

    from weakest_link.grading.marked import clean_html

    found: dict[str, list[tuple[str, Any]]] = {}
    shown: tuple[str, Any]
    question = ""
    for cell in marked["cells"]:
        question = question_of(cell) or question
        if cell["cell_type"] != "code" or not (is_answer(cell) or not grade_id(cell)):
            continue
        for output in cell.get("outputs", [])[: 10 - len(found.get(question, []))]:
            data = output.get("data", {})
            if "text/html" in data:
                shown = ("html", Markup(clean_html(data["text/html"])))
            elif image := next((kind for kind in ("image/png", "image/jpeg") if kind in data), ""):
                shown = (image.removeprefix("image/"), "".join(data[image].split()))
            else:
                shown = ("text", _text_of(output)[:5000])
            found.setdefault(question, []).append(shown)
    return found


def _text_of(output: dict[str, Any]) -> str:
    """Return an output as text."""
    if output["output_type"] == "error":
        return "\n".join(output["traceback"])
    return str(output.get("text") or output.get("data", {}).get("text/plain", ""))


def write_class_report(course: Course, assignment: str, class_results: Sequence[Result]) -> Path:
    """
    Write the class report, `reports/ASSIGNMENT.html`, and its table, `reports/ASSIGNMENT.csv`.

    Returns
    -------
    Path
        The page.
    """
    page = course.root / "reports" / f"{assignment}.html"
    _render(
        "class.html",
        page,
        assignment=assignment,
        results=class_results,
        questions=summarise(class_results),
        states=STATES,
        levels={graded.isolation: LEVELS[graded.isolation] for graded in class_results if graded.isolation},  # type: ignore[index]
        feedback={
            graded.student: f"../feedback/{graded.student}/{assignment}/{assignment}.html" for graded in class_results
        },
    )
    _write_csv(page.with_suffix(".csv"), class_results)
    return page


def write_index(out: Path, **content: Any) -> Path:
    """Write the page that leads to everything, `OUT/index.html`."""
    page = out / "index.html"
    _render("index.html", page, states=STATES, **content)
    return page


def _render(template: str, page: Path, **content: Any) -> None:
    """Render one template to a file."""
    write_whole(page, _templates().get_template(template).render(**content))


@functools.cache
def _templates() -> Environment:
    """Return the templates; each is compiled once, not once a page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("weakest_link", "report/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"points": points, "prose": prose}
    return environment


def points(value: float | None) -> str:
    """Write points without needless decimals; a dash where a person has yet to mark."""
    return "–" if value is None else f"{value:g}"


def prose(message: str) -> Markup:
    """Escape a message, cut when it is long, and set what stands in backticks as code."""
    from markupsafe import Markup, escape

    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(_short(message)))))


def _short(message: str) -> str:
    """Cut what is too long for a list of messages."""
    from weakest_link.checks import MAX_MESSAGE
    from weakest_link.grading.marked import plain

    return plain(message, MAX_MESSAGE)


def _write_csv(path: Path, class_results: Sequence[Result]) -> None:
    """Write the class as a table, one row a student; text that a spreadsheet would run is made harmless."""
    questions = list(class_results[0].by_question) if class_results else []
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(["student", "state", "score", "max_score", "to_mark", *questions, "reasons", "flags", "isolation"])
    for graded in class_results:
        scores = [points(sum(item.score or 0.0 for item in part)) for part in graded.by_question.values()]
        reasons = "; ".join(f"{name} -{points(lost)}: {_short(why)}" for name, lost, why in graded.reasons)
        row = [graded.student, STATES[graded.state], points(graded.score), points(graded.max_score)]
        row += [points(graded.to_mark), *scores, reasons, " ".join(graded.flags), graded.isolation]
        table.writerow([harmless(cell) for cell in row])
    write_whole(path, file.getvalue())


def harmless(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
