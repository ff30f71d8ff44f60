"""
Answer banks and the notebooks that they answer, for tests.

A bank is `answers/<assignment>/<question>.py`: blocks headed `# %% right: …` or `# %% wrong: …`, each
the whole code of the answer cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import matplotlib as mpl
import pandas as pd
import pytest

import weakest_link
from weakest_link.notebooks import Cell, Notebook, grade_id, grader_metadata, is_answer, read_notebook
from weakest_link.sample import Answer, read_bank

__all__ = [
    "ANSWERS",
    "SOLUTIONS",
    "Answer",
    "answer_cells",
    "assignments",
    "banks",
    "parameters",
    "read_bank",
    "run",
    "solution",
    "stub",
]

ANSWERS = Path(__file__).parent / "answers"
SOLUTIONS = Path(__file__).parents[1] / "solutions"
SOLUTION_REGION = re.compile(r"^( *)### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL | re.MULTILINE)


def assignments() -> list[str]:
    """List the assignments that have answer banks."""
    return sorted(folder.name for folder in ANSWERS.iterdir() if folder.is_dir())


def solution(assignment: str) -> Notebook:
    """Read an authored notebook."""
    return read_notebook(SOLUTIONS / assignment / f"{assignment}.ipynb")


def stub(source: str) -> str:
    """Turn an authored answer into what the student finds."""
    return SOLUTION_REGION.sub(r"\1# YOUR CODE HERE\n\1raise NotImplementedError()", source)


def banks() -> Iterator[tuple[str, str, Path]]:
    """Yield assignment, question (``q03``) and file of each bank."""
    for assignment in assignments():
        for path in sorted((ANSWERS / assignment).glob("q*.py")):
            yield assignment, path.stem.split("-", 1)[0], path


def parameters(kind: str) -> list[Any]:
    """Make one pytest parameter of each answer of a kind: assignment, question, answer."""
    return [
        pytest.param(assignment, question, answer, id=f"{assignment}-{path.stem}-{answer.title}")
        for assignment, question, path in banks()
        for answer in read_bank(path)
        if answer.kind == kind
    ]


def run(
    notebook: Notebook, question: str, answer: str, load: Callable[[str], pd.DataFrame] = weakest_link.load
) -> dict[str, str]:
    """
    Run the set-up, one answer and the check cells of its question, in this process.

    Parameters
    ----------
    notebook : dict
        An authored notebook.
    question : str
        For example ``"q03"``.
    answer : str
        The code of the answer cell.
    load : callable
        What the set-up and the answer find as `wl.load`; the check cells find the real one.

    Returns
    -------
    dict of str to str
        By graded cell: the message of what failed, empty when nothing did.
    """
    mpl.use("Agg")
    names: dict[str, Any] = {"__name__": "__main__"}
    messages = {}
    for cell in (cell for cell in notebook["cells"] if cell["cell_type"] == "code"):
        is_own_answer = is_answer(cell) and grade_id(cell).startswith(question)
        if is_own_answer or grade_id(cell) == "q00-setup-prompt":
            with patch.object(weakest_link, "load", load):
                _execute(answer if is_own_answer else cell["source"], names)
        elif grader_metadata(cell).get("grade") and grade_id(cell).startswith(question):
            messages[grade_id(cell)] = _execute(cell["source"], names)
    return messages


def _execute(source: str, names: dict[str, Any]) -> str:
    """Run one cell as Jupyter would: what it raises is kept as text, its figures are closed."""
    import matplotlib.pyplot as plt

    try:
        exec(compile(source, "<cell>", "exec"), names)
    except Exception as error:  # noqa: BLE001  (a student's code may raise anything)
        return str(error) or type(error).__name__
    finally:
        plt.close("all")
    return ""


def answer_cells(notebook: Notebook) -> dict[str, Cell]:
    """Map each question that has automatic checks to its answer cell."""
    return {
        grade_id(cell).split("-", 1)[0]: cell
        for cell in notebook["cells"]
        if is_answer(cell) and cell["cell_type"] == "code"
    }
