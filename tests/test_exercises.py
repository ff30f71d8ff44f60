"""The released exercises: up to date, without answers, and runnable from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterable

import answer_banks
import nbformat
import pytest
from nbclient import NotebookClient

from weakest_link.authoring import lint, release
from weakest_link.course import Course
from weakest_link.notebooks import grade_id, read_notebook

ASSIGNMENTS = answer_banks.assignments()


def lines(sources: Iterable[str]) -> set[str]:
    """Return every line of some cells, without indentation."""
    return {line.strip() for source in sources for line in source.splitlines()}


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_solutions_keep_the_rules(checkout: Course, name: str) -> None:
    """Authored notebooks have no faults of format, ids or points."""
    assert lint(read_notebook(checkout.solution(name))) == []


@pytest.mark.slow
def test_exercises_are_up_to_date(checkout: Course) -> None:
    """exercises/ holds what a release of solutions/ gives, byte for byte; else: weakest-link release."""
    assert release(checkout, check=True) == dict.fromkeys(ASSIGNMENTS, False)


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_exercises_hold_no_answer(checkout: Course, name: str) -> None:
    """No line of a solution or of a hidden check stands in the released notebook."""
    hidden = re.compile(r"### BEGIN (SOLUTION|HIDDEN TESTS)\n.*?### END \1", re.DOTALL)
    authored = [cell["source"] for cell in read_notebook(checkout.solution(name))["cells"]]
    released = [cell["source"] for cell in read_notebook(checkout.exercise(name))["cells"]]
    visible = lines(hidden.sub("", source) for source in authored)
    secret = {line for line in lines(authored) - visible if len(line) > 15}

    assert any("### BEGIN HIDDEN TESTS" in source for source in authored)
    assert len(secret) > 20
    assert lines(released) & secret == set()


@pytest.mark.slow
@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_exercises_run_and_fail_only_where_students_write(checkout: Course, name: str) -> None:
    """A released notebook runs from top to bottom; it fails only in answer and check cells."""
    notebook = nbformat.read(checkout.exercise(name), as_version=4)
    NotebookClient(notebook, timeout=120, allow_errors=True, kernel_name="python3").execute()

    failing = {
        cell["id"]
        for cell in notebook.cells
        if any(output.output_type == "error" for output in cell.get("outputs", []))
    }
    asked = {cell["id"] for cell in notebook.cells if grade_id(cell).endswith(("-answer", "-visible", "-hidden"))}
    assert failing <= asked
    assert {name for name in asked if name.endswith("-visible")} <= failing
