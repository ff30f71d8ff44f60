"""Small notebooks for the tests, built in code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from weakest_link.notebooks import Cell, Notebook

SETUP = "from weakest_link import checks"


def cell(source: str, name: str, *, kind: str = "code", **nbgrader: Any) -> Cell:
    """Build one cell; keyword arguments become its nbgrader metadata."""
    metadata: dict[str, Any] = {}
    if nbgrader:
        roles = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
        metadata = {"nbgrader": {**roles, **nbgrader, "grade_id": name}}
    made: Cell = {"cell_type": kind, "id": name, "metadata": metadata, "source": source}
    return made if kind == "markdown" else {**made, "execution_count": None, "outputs": []}


def question(number: int = 1, *, points: int = 3, heading_points: int | None = None) -> list[Cell]:
    """Build a question that asks for a function `double`: prompt, answer, visible and hidden check."""
    q = f"q{number:02}"
    says = points if heading_points is None else heading_points
    hidden = (
        f"# also checked: other numbers\n### BEGIN HIDDEN TESTS\nwith checks.question('Question {number}'):\n"
        f"    checks.that(double{number}(7) == 14, 'a secret property of {number}')\n### END HIDDEN TESTS"
    )
    return [
        cell(f"## Question {number} — Double ({says} points)", f"{q}-double-prompt", kind="markdown", locked=True),
        cell(
            f"def double{number}(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION",
            f"{q}-double-answer",
            solution=True,
        ),
        cell(
            f"with checks.question('Question {number}'):\n    checks.that(double{number}(2) == 4, 'twice the number')",
            f"{q}-double-visible",
            grade=True,
            locked=True,
            points=1,
        ),
        cell(hidden, f"{q}-double-hidden", grade=True, locked=True, points=points - 1),
    ]


def essay(number: int = 2, points: int = 4) -> list[Cell]:
    """Build a question that a person marks."""
    q = f"q{number:02}"
    return [
        cell(f"## Question {number} — Why ({points} points)", f"{q}-why-prompt", kind="markdown", locked=True),
        cell(
            "### BEGIN SOLUTION\nBecause.\n### END SOLUTION",
            f"{q}-why-essay",
            kind="markdown",
            grade=True,
            solution=True,
            points=points,
        ),
    ]


def notebook(*cells: Cell) -> Notebook:
    """Build a notebook whose first cell imports the checks."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": [cell(SETUP, "setup"), *cells], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def write(content: Notebook, path: Path) -> Path:
    """Write a notebook as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
